//! Remembers campaigns and their texts in each language.

use super::{Tx, on};
use crate::domain::campaign::Campaign;
use crate::domain::{CampaignId, Language, MarketId, ProgramId};

/// The columns of a [`Campaign`], its name in language `$2`, else in the programme's, else in any.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select c.campaign_id, c.program_id, c.state, c.is_evergreen, c.landing_url, c.utm_source, c.utm_medium,
                    c.utm_campaign, c.starts_on, c.ends_on,
                    coalesce(
                        (select t.name from campaign_text t where t.campaign_id = c.campaign_id and t.language = $2),
                        (select t.name from campaign_text t join program p on p.program_id = c.program_id
                         where t.campaign_id = c.campaign_id and t.language = p.language),
                        (select min(t.name) from campaign_text t where t.campaign_id = c.campaign_id)) as name
             from campaign c ",
            $rest
        )
    };
}

/// A campaign of this programme.
pub async fn find(
    tx: &mut Tx,
    program: ProgramId,
    language: Language,
    campaign: CampaignId,
) -> sqlx::Result<Option<Campaign>> {
    on!(tx, conn => sqlx::query_as(select!("where c.program_id = $1 and c.campaign_id = $3"))
        .bind(program)
        .bind(language)
        .bind(campaign)
        .fetch_optional(conn)
        .await)
}

/// The campaigns that a creator of `market` can link to, the evergreen one first, then the newest.
pub async fn list_live(
    tx: &mut Tx,
    program: ProgramId,
    language: Language,
    market: Option<MarketId>,
) -> sqlx::Result<Vec<Campaign>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where c.program_id = $1 and c.state = 'live'
           and (not exists (select 1 from campaign_market m where m.campaign_id = c.campaign_id)
                or exists (select 1 from campaign_market m where m.campaign_id = c.campaign_id and m.market_id = $3))
         order by c.is_evergreen desc, c.campaign_id desc"
    ))
    .bind(program)
    .bind(language)
    .bind(market)
    .fetch_all(conn)
    .await)
}
