//! Remembers announcements: their words in each language, where they go, and what stands in public.

mod post;
mod words;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::announcement::{Announcement, State};
use crate::domain::{AnnouncementId, Language, MarketId, PersonId, ProgramId};

pub use post::{insert_post, list_posts, list_shown, update_posted};
pub use words::{
    delete_aside, find_aside, insert_or_update_aside, insert_or_update_text, list_texts, update_revision,
    update_unchanged,
};

/// An announcement in a list: its title in the language asked for, else in any.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Titled {
    /// Its key.
    pub announcement_id: AnnouncementId,
    /// Whether it stands in public.
    pub state: State,
    /// What it is called.
    pub title: String,
}

/// Adds an announcement without words.
pub async fn insert(tx: &mut Tx, announcement: &Announcement, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into announcement (announcement_id, program_id, state, revision, created_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(announcement.announcement_id)
    .bind(announcement.program_id)
    .bind(announcement.state)
    .bind(announcement.revision)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// An announcement of this programme.
pub async fn find(
    tx: &mut Tx,
    program: ProgramId,
    announcement: AnnouncementId,
) -> sqlx::Result<Option<Announcement>> {
    on!(tx, conn => sqlx::query_as(
        "select announcement_id, program_id, state, revision, scheduled_at, scheduled_by_person_id, published_at
         from announcement where program_id = $1 and announcement_id = $2",
    )
    .bind(program)
    .bind(announcement)
    .fetch_optional(conn)
    .await)
}

/// The announcements of a programme, the newest first, at most so many, each by its title in a language, else in any.
pub async fn list(
    tx: &mut Tx,
    program: ProgramId,
    language: Language,
    most: i64,
) -> sqlx::Result<Vec<Titled>> {
    on!(tx, conn => sqlx::query_as(
        "select a.announcement_id, a.state, coalesce(
                (select t.title from announcement_text t
                 where t.announcement_id = a.announcement_id and t.language = $2),
                (select min(t.title) from announcement_text t where t.announcement_id = a.announcement_id), '') as title
         from announcement a where a.program_id = $1 order by a.announcement_id desc limit $3",
    )
    .bind(program)
    .bind(language)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// The markets that an announcement is for; none when it is for everybody.
pub async fn list_markets(tx: &mut Tx, announcement: AnnouncementId) -> sqlx::Result<Vec<MarketId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select market_id from announcement_market where announcement_id = $1 order by market_id",
    )
    .bind(announcement)
    .fetch_all(conn)
    .await)
}

/// Makes an announcement one for a market.
pub async fn insert_market(tx: &mut Tx, announcement: AnnouncementId, market: MarketId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into announcement_market (announcement_id, market_id) values ($1, $2) on conflict do nothing",
    )
    .bind(announcement)
    .bind(market)
    .execute(conn)
    .await
    .map(drop))
}

/// Makes an announcement one for everybody.
pub async fn delete_markets(tx: &mut Tx, announcement: AnnouncementId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from announcement_market where announcement_id = $1")
        .bind(announcement)
        .execute(conn)
        .await
        .map(drop))
}

/// Has an announcement published at a point in time; `false` once it is published.
pub async fn update_scheduled(
    tx: &mut Tx,
    announcement: AnnouncementId,
    at: DateTime<Utc>,
    by: PersonId,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update announcement set state = 'scheduled', scheduled_at = $2, scheduled_by_person_id = $3
         where announcement_id = $1 and state <> 'published'",
    )
    .bind(announcement)
    .bind(at)
    .bind(by)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Throws an announcement away; `false` when it is no draft.
pub async fn update_discarded(tx: &mut Tx, announcement: AnnouncementId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update announcement set state = 'discarded' where announcement_id = $1 and state = 'draft'",
    )
    .bind(announcement)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Makes an announcement that is to be published then a draft again; `false` when it is not to be published then.
pub async fn update_unscheduled(
    tx: &mut Tx,
    announcement: AnnouncementId,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update announcement set state = 'draft', scheduled_at = null, scheduled_by_person_id = null
         where announcement_id = $1 and state = 'scheduled' and scheduled_at = $2",
    )
    .bind(announcement)
    .bind(at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Publishes an announcement as it was found; `false` when it was published or scheduled anew meanwhile.
pub async fn update_published(tx: &mut Tx, found: &Announcement, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update announcement set state = 'published', published_at = $4, scheduled_at = null,
                                 scheduled_by_person_id = null
         where announcement_id = $1 and state = $2 and revision = $3
           and (scheduled_at = $5 or (scheduled_at is null and $5 is null))",
    )
    .bind(found.announcement_id)
    .bind(found.state)
    .bind(found.revision)
    .bind(now)
    .bind(found.scheduled_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The announcements whose moment has come, at most so many, those that wait longest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Announcement>> {
    on!(tx, conn => sqlx::query_as(
        "select announcement_id, program_id, state, revision, scheduled_at, scheduled_by_person_id, published_at
         from announcement where state = 'scheduled' and scheduled_at <= $1
         order by scheduled_at, announcement_id limit $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// The moment at which the next announcement is to be published.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select scheduled_at from announcement where state = 'scheduled' order by scheduled_at limit 1",
    )
    .fetch_optional(conn)
    .await)
}
