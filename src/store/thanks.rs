//! Remembers public thanks: whom they are for, their words, and how far they have come.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::consent::Use;
use crate::domain::creator::Stage;
use crate::domain::thanks::{Public, State, Thanks};
use crate::domain::{ChannelId, CreatorId, Language, PersonId, ProgramId, ThanksId};

/// Adds a draft.
pub async fn insert(tx: &mut Tx, thanks: &Thanks, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into thanks (thanks_id, program_id, creator_id, state, written_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(thanks.thanks_id)
    .bind(thanks.program_id)
    .bind(thanks.creator_id)
    .bind(thanks.state)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps the words in a language.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    thanks: ThanksId,
    language: Language,
    body: &str,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into thanks_text (thanks_id, language, body) values ($1, $2, $3)
         on conflict (thanks_id, language) do update set body = excluded.body",
    )
    .bind(thanks)
    .bind(language)
    .bind(body)
    .execute(conn)
    .await
    .map(drop))
}

/// Thanks of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, thanks: ThanksId) -> sqlx::Result<Option<Thanks>> {
    on!(tx, conn => sqlx::query_as(
        "select thanks_id, program_id, creator_id, state from thanks where program_id = $1 and thanks_id = $2",
    )
    .bind(program)
    .bind(thanks)
    .fetch_optional(conn)
    .await)
}

/// The words, by language.
pub async fn list_texts(tx: &mut Tx, thanks: ThanksId) -> sqlx::Result<Vec<(Language, String)>> {
    on!(tx, conn => sqlx::query_as(
        "select language, body from thanks_text where thanks_id = $1 order by language",
    )
    .bind(thanks)
    .fetch_all(conn)
    .await)
}

/// Makes a draft something for everybody to read; `false` when it is none any more, or its creator does not agree.
pub async fn update_posted(tx: &mut Tx, thanks: ThanksId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let posted = on!(tx, conn => sqlx::query(
        "update thanks set state = $2, posted_at = $3
         where thanks_id = $1 and state = $4
           and exists (select 1 from consent o where o.creator_id = thanks.creator_id and o.use_of_name = $5)",
    )
    .bind(thanks)
    .bind(State::Posted)
    .bind(now)
    .bind(State::Draft)
    .bind(Use::Thanks)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(posted > 0)
}

/// Notes that the post stands; `false` when that was noted before.
pub async fn update_told(tx: &mut Tx, thanks: ThanksId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let told = on!(tx, conn => sqlx::query(
        "update thanks set told_at = $2 where thanks_id = $1 and told_at is null",
    )
    .bind(thanks)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(told > 0)
}

/// Takes back everything that thanks a creator, with its words. Gives what was not taken back before.
pub async fn update_withdrawn(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<ThanksId>> {
    let withdrawn = on!(tx, conn => sqlx::query_scalar(
        "update thanks set state = $2 where creator_id = $1 and state <> $2 returning thanks_id",
    )
    .bind(creator)
    .bind(State::Withdrawn)
    .fetch_all(conn)
    .await)?;
    on!(tx, conn => sqlx::query(
        "delete from thanks_text where thanks_id in (select thanks_id from thanks where creator_id = $1)",
    )
    .bind(creator)
    .execute(conn)
    .await
    .map(drop))?;
    Ok(withdrawn)
}

/// Drops the drafts that were written before a moment; says how many.
pub async fn delete_drafts(tx: &mut Tx, before: DateTime<Utc>) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query(
        "delete from thanks_text where thanks_id in
            (select thanks_id from thanks where state = $1 and written_at < $2)",
    )
    .bind(State::Draft)
    .bind(before)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, conn => sqlx::query("delete from thanks where state = $1 and written_at < $2")
        .bind(State::Draft)
        .bind(before)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}

/// Thanks as everybody may read them now; none where nothing stands and nothing may. Whoever is thanked is there and
/// agrees.
pub async fn find_public(tx: &mut Tx, program: ProgramId, thanks: ThanksId) -> sqlx::Result<Option<Public>> {
    let found: Option<(PersonId, String)> = on!(tx, conn => sqlx::query_as(
        "select c.person_id, c.name from thanks t join creator c on c.creator_id = t.creator_id
         where t.program_id = $1 and t.thanks_id = $2 and t.state = $3 and c.stage = $4 and c.person_id is not null
           and exists (select 1 from consent o where o.creator_id = c.creator_id and o.use_of_name = $5)",
    )
    .bind(program)
    .bind(thanks)
    .bind(State::Posted)
    .bind(Stage::Active)
    .bind(Use::Thanks)
    .fetch_optional(conn)
    .await)?;
    match found {
        Some((person_id, name)) => {
            let texts = list_texts(tx, thanks).await?;
            Ok(Some(Public::Thanked { person_id, name, texts }))
        }
        None => Ok((!list_posts(tx, thanks).await?.is_empty()).then_some(Public::Withdrawn)),
    }
}

/// The channels in which these thanks stand, with the language there.
pub async fn list_posts(tx: &mut Tx, thanks: ThanksId) -> sqlx::Result<Vec<(ChannelId, Language)>> {
    on!(tx, conn => sqlx::query_as(
        "select channel_id, language from post where subject = 'thanks' and subject_id = $1 order by message_id",
    )
    .bind(thanks)
    .fetch_all(conn)
    .await)
}
