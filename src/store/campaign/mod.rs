//! Remembers campaigns and their texts in each language.

mod wording;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::campaign::{Campaign, State, Text};
use crate::domain::creator::Creator;
use crate::domain::plan::Kind;
use crate::domain::{CampaignId, Language, MarketId, ProgramId};

pub use wording::{get_name, get_reach, get_wording, update_drafts, update_held};

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

/// All campaigns of a programme, the newest first.
pub async fn list(tx: &mut Tx, program: ProgramId, language: Language) -> sqlx::Result<Vec<Campaign>> {
    on!(tx, conn => sqlx::query_as(select!("where c.program_id = $1 order by c.campaign_id desc"))
        .bind(program)
        .bind(language)
        .fetch_all(conn)
        .await)
}

/// The programme of a campaign.
pub async fn find_program(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Option<ProgramId>> {
    on!(tx, conn => sqlx::query_scalar("select program_id from campaign where campaign_id = $1")
        .bind(campaign)
        .fetch_optional(conn)
        .await)
}

/// The evergreen campaign of a programme.
pub async fn find_evergreen(
    tx: &mut Tx,
    program: ProgramId,
    language: Language,
) -> sqlx::Result<Option<Campaign>> {
    on!(tx, conn => sqlx::query_as(select!("where c.program_id = $1 and c.is_evergreen"))
        .bind(program)
        .bind(language)
        .fetch_optional(conn)
        .await)
}

/// Adds the evergreen campaign as a draft, or keeps where the one that there is leads from now on.
pub async fn insert_or_update_evergreen(
    tx: &mut Tx,
    campaign: CampaignId,
    program: ProgramId,
    landing_url: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<CampaignId> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into campaign (campaign_id, program_id, state, is_evergreen, landing_url, created_at, kind)
         values ($1, $2, $3, true, $4, $5, 'evergreen')
         on conflict (program_id) where is_evergreen do update set landing_url = excluded.landing_url
         returning campaign_id",
    )
    .bind(campaign)
    .bind(program)
    .bind(State::Draft)
    .bind(landing_url)
    .bind(now)
    .fetch_one(conn)
    .await)
}

/// Publishes the evergreen campaign, if it is not yet.
pub async fn update_evergreen_live(tx: &mut Tx, program: ProgramId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update campaign set state = $2, published_at = $3
         where program_id = $1 and is_evergreen and state = $4",
    )
    .bind(program)
    .bind(State::Live)
    .bind(now)
    .bind(State::Draft)
    .execute(conn)
    .await
    .map(drop))
}

/// Adds a campaign's name and summary in a language that it lacks, *ready*; what there is stays.
pub async fn insert_text(
    tx: &mut Tx,
    campaign: CampaignId,
    language: Language,
    name: &str,
    summary: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into campaign_text (campaign_id, language, name, summary, state, updated_at)
         values ($1, $2, $3, $4, 'ready', $5) on conflict (campaign_id, language) do nothing",
    )
    .bind(campaign)
    .bind(language)
    .bind(name)
    .bind(summary)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// The campaigns that a creator can link to, because they are for their market or were offered to them in person: the
/// evergreen one first, then the newest.
pub async fn list_live(tx: &mut Tx, creator: &Creator, language: Language) -> sqlx::Result<Vec<Campaign>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where c.program_id = $1 and c.state = 'live'
           and (not exists (select 1 from campaign_market m where m.campaign_id = c.campaign_id)
                or exists (select 1 from campaign_market m where m.campaign_id = c.campaign_id and m.market_id = $3)
                or exists (select 1 from participation n where n.campaign_id = c.campaign_id and n.creator_id = $4
                           and n.state in ('offered', 'joined')))
         order by c.is_evergreen desc, c.campaign_id desc"
    ))
    .bind(creator.program_id)
    .bind(language)
    .bind(creator.market_id)
    .bind(creator.creator_id)
    .fetch_all(conn)
    .await)
}

/// Adds a campaign. Its name is a text, added by [`insert_or_update_text`].
pub async fn insert(tx: &mut Tx, campaign: &Campaign, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into campaign (campaign_id, program_id, state, is_evergreen, landing_url, utm_source, utm_medium,
                               utm_campaign, starts_on, ends_on, created_at, kind)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(campaign.campaign_id)
    .bind(campaign.program_id)
    .bind(campaign.state)
    .bind(campaign.is_evergreen)
    .bind(&campaign.landing_url)
    .bind(&campaign.utm_source)
    .bind(&campaign.utm_medium)
    .bind(&campaign.utm_campaign)
    .bind(campaign.starts_on)
    .bind(campaign.ends_on)
    .bind(now)
    .bind(if campaign.is_evergreen { Kind::Evergreen } else { Kind::Launch })
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps a campaign's name and summary in one language, *ready*; of a translation also the original as it is.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    campaign: CampaignId,
    language: Language,
    name: &str,
    summary: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into campaign_text (campaign_id, language, name, summary, state, updated_at, origin_name, origin_summary)
         values ($1, $2, $3, $4, 'ready', $5,
                 (select o.name from campaign_text o join campaign c on c.campaign_id = o.campaign_id
                  join program p on p.program_id = c.program_id
                  where o.campaign_id = $1 and o.language = p.language and o.language <> $2),
                 (select o.summary from campaign_text o join campaign c on c.campaign_id = o.campaign_id
                  join program p on p.program_id = c.program_id
                  where o.campaign_id = $1 and o.language = p.language and o.language <> $2))
         on conflict (campaign_id, language) do update
         set name = excluded.name, summary = excluded.summary, state = 'ready', updated_at = excluded.updated_at,
             origin_name = excluded.origin_name, origin_summary = excluded.origin_summary,
             revision = campaign_text.revision + 1",
    )
    .bind(campaign)
    .bind(language)
    .bind(name)
    .bind(summary)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Restricts a campaign to a market, or adds one; without any it is open to all.
pub async fn insert_market(tx: &mut Tx, campaign: CampaignId, market: MarketId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into campaign_market (campaign_id, market_id) values ($1, $2) on conflict do nothing",
    )
    .bind(campaign)
    .bind(market)
    .execute(conn)
    .await
    .map(drop))
}

/// A campaign's texts, by language.
pub async fn list_texts(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Text>> {
    on!(tx, conn => sqlx::query_as(
        "select language, name, summary, state from campaign_text where campaign_id = $1 order by language",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// The markets that a campaign is restricted to; none when it is open to all.
pub async fn list_markets(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<MarketId>> {
    on!(tx, conn => sqlx::query_scalar("select market_id from campaign_market where campaign_id = $1 order by market_id")
        .bind(campaign)
        .fetch_all(conn)
        .await)
}

/// Opens a campaign to all markets.
pub async fn delete_markets(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from campaign_market where campaign_id = $1")
        .bind(campaign)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps where a campaign leads, how it is tagged and when it runs.
pub async fn update(tx: &mut Tx, campaign: &Campaign) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update campaign set landing_url = $2, utm_source = $3, utm_medium = $4, utm_campaign = $5, starts_on = $6,
                             ends_on = $7
         where campaign_id = $1",
    )
    .bind(campaign.campaign_id)
    .bind(&campaign.landing_url)
    .bind(&campaign.utm_source)
    .bind(&campaign.utm_medium)
    .bind(&campaign.utm_campaign)
    .bind(campaign.starts_on)
    .bind(campaign.ends_on)
    .execute(conn)
    .await
    .map(drop))
}

/// Marks the finished texts in other languages than `source`: the original changed after they were written.
pub async fn update_stale(tx: &mut Tx, campaign: CampaignId, source: Language) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update campaign_text set state = 'stale' where campaign_id = $1 and language <> $2 and state = 'ready'",
    )
    .bind(campaign)
    .bind(source)
    .execute(conn)
    .await
    .map(drop))
}

/// Publishes a draft; false when it was none any more.
pub async fn update_published(tx: &mut Tx, campaign: CampaignId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done: Option<CampaignId> = on!(tx, conn => sqlx::query_scalar(
        "update campaign set state = 'live', published_at = $2 where campaign_id = $1 and state = 'draft'
         returning campaign_id",
    )
    .bind(campaign)
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    Ok(done.is_some())
}

/// Closes a campaign that is in state `from`; false when it was not. The evergreen one never closes.
pub async fn update_closed(
    tx: &mut Tx,
    campaign: CampaignId,
    from: State,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done: Option<CampaignId> = on!(tx, conn => sqlx::query_scalar(
        "update campaign set state = 'closed', closed_at = $3
         where campaign_id = $1 and state = $2 and not is_evergreen returning campaign_id",
    )
    .bind(campaign)
    .bind(from)
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    Ok(done.is_some())
}

/// How many live links lead through a campaign, and of how many creators.
pub async fn count_links(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<(i64, i64)> {
    on!(tx, conn => sqlx::query_as(
        "select count(*), count(distinct creator_id) from link where campaign_id = $1 and archived_at is null",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)
}
