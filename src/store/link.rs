//! Remembers referral links.

use super::{Tx, on};
use crate::domain::click::Destination;
use crate::domain::link::Link;
use crate::domain::{CampaignId, CreatorId};

/// A creator's newest live link for a campaign.
pub async fn find_live(tx: &mut Tx, creator: CreatorId, campaign: CampaignId) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "select link_id, program_id, creator_id, campaign_id, code, created_at, archived_at from link
         where creator_id = $1 and campaign_id = $2 and archived_at is null order by link_id desc limit 1",
    )
    .bind(creator)
    .bind(campaign)
    .fetch_optional(conn)
    .await)
}

/// Adds a link; `None` when its code is taken.
pub async fn insert(tx: &mut Tx, link: &Link, is_alias: bool) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "insert into link (link_id, program_id, creator_id, campaign_id, code, is_alias, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (code) do nothing
         returning link_id, program_id, creator_id, campaign_id, code, created_at, archived_at",
    )
    .bind(link.link_id)
    .bind(link.program_id)
    .bind(link.creator_id)
    .bind(link.campaign_id)
    .bind(&link.code)
    .bind(is_alias)
    .bind(link.created_at)
    .fetch_optional(conn)
    .await)
}

/// Where a code leads. An alias is found however it is capitalised.
pub async fn find_destination(tx: &mut Tx, code: &str) -> sqlx::Result<Option<Destination>> {
    on!(tx, conn => sqlx::query_as(
        "select l.link_id, l.program_id, l.archived_at, c.state, c.landing_url, c.utm_source, c.utm_medium,
                c.utm_campaign, c.starts_on, c.ends_on, coalesce(m.zone, p.zone) as zone,
                coalesce(m.language, p.language) as language
         from link l
         join campaign c on c.campaign_id = l.campaign_id
         join program p on p.program_id = l.program_id
         join creator a on a.creator_id = l.creator_id
         left join market m on m.market_id = a.market_id
         where l.code = $1 or (l.code = $2 and l.is_alias)
         order by case when l.code = $1 then 0 else 1 end limit 1",
    )
    .bind(code)
    .bind(code.to_ascii_lowercase())
    .fetch_optional(conn)
    .await)
}
