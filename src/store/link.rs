//! Remembers referral links.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::click::Destination;
use crate::domain::link::Link;
use crate::domain::placement::SubId;
use crate::domain::{CampaignId, CreatorId, LinkId, ProgramId};

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
        "select l.link_id, l.program_id, l.creator_id, l.archived_at, c.state, c.landing_url, c.utm_source,
                c.utm_medium, c.utm_campaign, c.starts_on, c.ends_on, coalesce(m.zone, p.zone) as zone,
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

/// A creator's link, live or archived.
pub async fn find(tx: &mut Tx, creator: CreatorId, link: LinkId) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "select link_id, program_id, creator_id, campaign_id, code, created_at, archived_at from link
         where creator_id = $1 and link_id = $2",
    )
    .bind(creator)
    .bind(link)
    .fetch_optional(conn)
    .await)
}

/// A creator's link by the last part of its address, live or archived.
pub async fn find_by_code(tx: &mut Tx, creator: CreatorId, code: &str) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "select link_id, program_id, creator_id, campaign_id, code, created_at, archived_at from link
         where creator_id = $1 and code = $2",
    )
    .bind(creator)
    .bind(code)
    .fetch_optional(conn)
    .await)
}

/// The programme of a link.
pub async fn find_program(tx: &mut Tx, link: LinkId) -> sqlx::Result<Option<ProgramId>> {
    on!(tx, conn => sqlx::query_scalar("select program_id from link where link_id = $1")
        .bind(link)
        .fetch_optional(conn)
        .await)
}

/// Whether a code is somebody's already, in whatever programme, live or archived.
pub async fn is_taken(tx: &mut Tx, code: &str) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from link where code = $1")
        .bind(code)
        .fetch_one(conn)
        .await)
    .map(|count: i64| count > 0)
}

/// Whether a buyer who types this, in whatever capitals, could mean the link of another creator than this, live or archived.
pub async fn is_typed_of_another(
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
    code: &str,
) -> sqlx::Result<bool> {
    let found: Option<LinkId> = on!(tx, conn => sqlx::query_scalar(
        "select link_id from link where program_id = $1 and creator_id <> $2 and lower(code) = $3 limit 1",
    )
    .bind(program)
    .bind(creator)
    .bind(code.to_lowercase())
    .fetch_optional(conn)
    .await)?;
    Ok(found.is_some())
}

/// The aliases that creators of a programme chose, also those of archived links.
pub async fn list_aliases(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<String>> {
    on!(tx, conn => sqlx::query_scalar("select code from link where program_id = $1 and is_alias order by code")
        .bind(program)
        .fetch_all(conn)
        .await)
}

/// The codes of a creator's links, archived ones too.
pub async fn list_codes(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<String>> {
    on!(tx, conn => sqlx::query_scalar("select code from link where creator_id = $1 order by code")
        .bind(creator)
        .fetch_all(conn)
        .await)
}

/// Whether a link of a programme has this code; an alias however it is capitalised.
pub async fn is_used(tx: &mut Tx, program: ProgramId, code: &str) -> sqlx::Result<bool> {
    let found: Option<LinkId> = on!(tx, conn => sqlx::query_scalar(
        "select link_id from link where program_id = $1 and (code = $2 or (code = $3 and is_alias)) limit 1",
    )
    .bind(program)
    .bind(code)
    .bind(code.to_ascii_lowercase())
    .fetch_optional(conn)
    .await)?;
    Ok(found.is_some())
}

/// How many live links a creator has.
pub async fn count_live(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from link where creator_id = $1 and archived_at is null")
        .bind(creator)
        .fetch_one(conn)
        .await)
}

/// A link and how often people came through it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counted {
    /// The link.
    #[sqlx(flatten)]
    pub link: Link,
    /// Visits by people.
    pub clicks: i64,
}

/// A creator's live links, the newest first, with the clicks of the days `since ..= until`.
pub async fn list_live(
    tx: &mut Tx,
    creator: CreatorId,
    (since, until): (NaiveDate, NaiveDate),
    (skip, most): (i64, i64),
) -> sqlx::Result<Vec<Counted>> {
    on!(tx, conn => sqlx::query_as(
        "select l.link_id, l.program_id, l.creator_id, l.campaign_id, l.code, l.created_at, l.archived_at,
                cast(coalesce((select sum(d.clicks) from link_day d
                               where d.link_id = l.link_id and d.counted_on between $2 and $3), 0) as bigint) as clicks
         from link l where l.creator_id = $1 and l.archived_at is null
         order by l.link_id desc limit $5 offset $4",
    )
    .bind(creator)
    .bind(since)
    .bind(until)
    .bind(skip)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Archives a creator's link if it is live; `None` if it was not.
pub async fn update_archived(
    tx: &mut Tx,
    creator: CreatorId,
    link: LinkId,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "update link set archived_at = $3 where creator_id = $1 and link_id = $2 and archived_at is null
         returning link_id, program_id, creator_id, campaign_id, code, created_at, archived_at",
    )
    .bind(creator)
    .bind(link)
    .bind(now)
    .fetch_optional(conn)
    .await)
}

/// The advertising token of a link's placement.
pub async fn find_token(tx: &mut Tx, link: LinkId, placement: Option<SubId>) -> sqlx::Result<Option<String>> {
    on!(tx, conn => sqlx::query_scalar("select token from link_token where link_id = $1 and sub_id = $2")
        .bind(link)
        .bind(placement.as_ref().map_or("", SubId::as_str))
        .fetch_optional(conn)
        .await)
}

/// The advertising token that was kept last for any placement of a link.
pub async fn find_newest_token(tx: &mut Tx, link: LinkId) -> sqlx::Result<Option<String>> {
    on!(tx, conn => sqlx::query_scalar(
        "select token from link_token where link_id = $1 order by updated_at desc, sub_id limit 1",
    )
    .bind(link)
    .fetch_optional(conn)
    .await)
}

/// Keeps the advertising token of a link's placement.
pub async fn insert_or_update_token(
    tx: &mut Tx,
    link: LinkId,
    placement: Option<SubId>,
    token: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into link_token (link_id, sub_id, token, updated_at) values ($1, $2, $3, $4)
         on conflict (link_id, sub_id) do update set token = excluded.token, updated_at = excluded.updated_at",
    )
    .bind(link)
    .bind(placement.as_ref().map_or("", SubId::as_str))
    .bind(token)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
