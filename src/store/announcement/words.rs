//! Remembers the words of announcements, and what a manager wrote while somebody else changed the same text.

use chrono::{DateTime, Utc};

use super::super::{Tx, on};
use crate::domain::announcement::{Text, Words};
use crate::domain::{AnnouncementId, Language, PersonId};

/// An announcement's texts, by language.
pub async fn list_texts(tx: &mut Tx, announcement: AnnouncementId) -> sqlx::Result<Vec<Text>> {
    on!(tx, conn => sqlx::query_as(
        "select language, title, body, revision, seen_revision, posted_title, posted_body from announcement_text
         where announcement_id = $1 order by language",
    )
    .bind(announcement)
    .fetch_all(conn)
    .await)
}

/// Counts one more change of an announcement's words, and keeps other changes out until this one is committed. The
/// number of the change.
pub async fn update_revision(tx: &mut Tx, announcement: AnnouncementId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "update announcement set revision = revision + 1 where announcement_id = $1 returning revision",
    )
    .bind(announcement)
    .fetch_one(conn)
    .await)
}

/// Keeps changes of an announcement's words out until this transaction is committed; `false` when there were some since
/// `revision`.
pub async fn update_unchanged(
    tx: &mut Tx,
    announcement: AnnouncementId,
    revision: i64,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update announcement set revision = revision where announcement_id = $1 and revision = $2",
    )
    .bind(announcement)
    .bind(revision)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps an announcement's words in one language, as the change of this number, by somebody who had that other one
/// before their eyes. What stands in public stays.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    (announcement, language): (AnnouncementId, Language),
    words: &Words,
    (revision, seen): (i64, i64),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into announcement_text (announcement_id, language, title, body, revision, seen_revision, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (announcement_id, language) do update
         set title = excluded.title, body = excluded.body, revision = excluded.revision,
             seen_revision = excluded.seen_revision, updated_at = excluded.updated_at",
    )
    .bind(announcement)
    .bind(language)
    .bind(&words.title)
    .bind(&words.body)
    .bind(revision)
    .bind(seen)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what somebody wrote and could not be put in.
pub async fn insert_or_update_aside(
    tx: &mut Tx,
    (announcement, language): (AnnouncementId, Language),
    person: PersonId,
    words: &Words,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into announcement_aside (announcement_id, language, person_id, title, body, kept_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (announcement_id, language, person_id) do update
         set title = excluded.title, body = excluded.body, kept_at = excluded.kept_at",
    )
    .bind(announcement)
    .bind(language)
    .bind(person)
    .bind(&words.title)
    .bind(&words.body)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// What somebody wrote and could not be put in, if there is something.
pub async fn find_aside(
    tx: &mut Tx,
    (announcement, language): (AnnouncementId, Language),
    person: PersonId,
) -> sqlx::Result<Option<Words>> {
    let found: Option<(String, String)> = on!(tx, conn => sqlx::query_as(
        "select title, body from announcement_aside
         where announcement_id = $1 and language = $2 and person_id = $3",
    )
    .bind(announcement)
    .bind(language)
    .bind(person)
    .fetch_optional(conn)
    .await)?;
    Ok(found.map(|(title, body)| Words { title, body }))
}

/// Drops what somebody wrote before: they have put something in since.
pub async fn delete_aside(
    tx: &mut Tx,
    (announcement, language): (AnnouncementId, Language),
    person: PersonId,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from announcement_aside where announcement_id = $1 and language = $2 and person_id = $3",
    )
    .bind(announcement)
    .bind(language)
    .bind(person)
    .execute(conn)
    .await
    .map(drop))
}
