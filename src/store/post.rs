//! Remembers Duet's public posts, so that each can be shown in another language.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::post::{Post, Subject};
use crate::domain::{ChannelId, Language, MessageId, ProgramId};

/// Adds a post that was said. A message that is known stays as it was.
pub async fn insert(
    tx: &mut Tx,
    program: ProgramId,
    (channel, message): (ChannelId, MessageId),
    post: Post,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (kind, id) = post.subject.parts();
    on!(tx, conn => sqlx::query(
        "insert into post (message_id, channel_id, program_id, subject, subject_id, language, posted_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (message_id) do nothing",
    )
    .bind(message)
    .bind(channel)
    .bind(program)
    .bind(kind)
    .bind(id)
    .bind(post.language)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// The message in a channel that is about this subject, if it stands there; of several the newest.
pub async fn find_message(
    tx: &mut Tx,
    program: ProgramId,
    channel: ChannelId,
    subject: Subject,
) -> sqlx::Result<Option<MessageId>> {
    let (kind, id) = subject.parts();
    on!(tx, conn => sqlx::query_scalar(
        "select message_id from post
         where program_id = $1 and channel_id = $2 and subject = $3 and subject_id = $4
         order by message_id desc limit 1",
    )
    .bind(program)
    .bind(channel)
    .bind(kind)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Where this subject was posted last.
pub async fn find_place(
    tx: &mut Tx,
    program: ProgramId,
    subject: Subject,
) -> sqlx::Result<Option<(ChannelId, MessageId)>> {
    let (kind, id) = subject.parts();
    on!(tx, conn => sqlx::query_as(
        "select channel_id, message_id from post where program_id = $1 and subject = $2 and subject_id = $3
         order by message_id desc limit 1",
    )
    .bind(program)
    .bind(kind)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Has what is said of this subject next stand in a message of its own; those that stand already stay as they are.
pub async fn delete(tx: &mut Tx, program: ProgramId, subject: Subject) -> sqlx::Result<()> {
    let (kind, id) = subject.parts();
    on!(tx, conn => sqlx::query("delete from post where program_id = $1 and subject = $2 and subject_id = $3")
        .bind(program)
        .bind(kind)
        .bind(id)
        .execute(conn)
        .await
        .map(drop))
}

/// What a message of this programme says, if it is a post of Duet's.
pub async fn find(tx: &mut Tx, program: ProgramId, message: MessageId) -> sqlx::Result<Option<Post>> {
    let found: Option<(String, i64, Language)> = on!(tx, conn => sqlx::query_as(
        "select subject, subject_id, language from post where program_id = $1 and message_id = $2",
    )
    .bind(program)
    .bind(message)
    .fetch_optional(conn)
    .await)?;
    Ok(found.and_then(|(kind, id, language)| Some(Post { subject: Subject::of(&kind, id)?, language })))
}

/// Every channel in which this subject stands, and the language of each post.
pub async fn list_places(
    tx: &mut Tx,
    program: ProgramId,
    subject: Subject,
) -> sqlx::Result<Vec<(ChannelId, Language)>> {
    let (kind, id) = subject.parts();
    on!(tx, conn => sqlx::query_as(
        "select channel_id, language from post where program_id = $1 and subject = $2 and subject_id = $3
         order by message_id",
    )
    .bind(program)
    .bind(kind)
    .bind(id)
    .fetch_all(conn)
    .await)
}
