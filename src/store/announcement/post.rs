//! Remembers what of announcements stands in public, and where.

use super::super::{Tx, on};
use crate::domain::announcement::Words;
use crate::domain::{AnnouncementId, ChannelId, Language};

/// Makes an announcement's words in these languages what stands in public; in any other nothing does.
pub async fn update_posted(
    tx: &mut Tx,
    announcement: AnnouncementId,
    languages: &[Language],
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update announcement_text set posted_title = null, posted_body = null where announcement_id = $1",
    )
    .bind(announcement)
    .execute(conn)
    .await
    .map(drop))?;
    for language in languages {
        on!(tx, conn => sqlx::query(
            "update announcement_text set posted_title = title, posted_body = body
             where announcement_id = $1 and language = $2",
        )
        .bind(announcement)
        .bind(language)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// Notes that an announcement is posted in a channel, in this language.
pub async fn insert_post(
    tx: &mut Tx,
    announcement: AnnouncementId,
    channel: ChannelId,
    language: Language,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into announcement_post (announcement_id, channel_id, language) values ($1, $2, $3)
         on conflict do nothing",
    )
    .bind(announcement)
    .bind(channel)
    .bind(language)
    .execute(conn)
    .await
    .map(drop))
}

/// The channels that an announcement was posted in, and the language in each.
pub async fn list_posts(
    tx: &mut Tx,
    announcement: AnnouncementId,
) -> sqlx::Result<Vec<(ChannelId, Language)>> {
    on!(tx, conn => sqlx::query_as(
        "select channel_id, language from announcement_post where announcement_id = $1 order by channel_id",
    )
    .bind(announcement)
    .fetch_all(conn)
    .await)
}

/// What stands in public of an announcement, by language.
pub async fn list_shown(tx: &mut Tx, announcement: AnnouncementId) -> sqlx::Result<Vec<(Language, Words)>> {
    let found: Vec<(Language, String, String)> = on!(tx, conn => sqlx::query_as(
        "select language, posted_title, posted_body from announcement_text
         where announcement_id = $1 and posted_title is not null and posted_body is not null order by language",
    )
    .bind(announcement)
    .fetch_all(conn)
    .await)?;
    Ok(found.into_iter().map(|(language, title, body)| (language, Words { title, body })).collect())
}
