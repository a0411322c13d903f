//! Remembers what one should know before speaking to a market.

use chrono::{DateTime, NaiveTime, Utc};

use super::{Tx, on};
use crate::domain::contact;
use crate::domain::market_note::{Kind, MarketNote, State, Text};
use crate::domain::{CreatorId, MarketId, MarketNoteId, ProgramId};

#[derive(sqlx::FromRow)]
struct Row {
    market_note_id: MarketNoteId,
    program_id: ProgramId,
    market_id: MarketId,
    kind: Kind,
    state: State,
    creator_id: Option<CreatorId>,
    from_minute: Option<i32>,
    until_minute: Option<i32>,
    revision: i64,
}

impl Row {
    fn with(self, texts: Vec<Text>) -> MarketNote {
        let hours = self.from_minute.zip(self.until_minute);
        MarketNote {
            market_note_id: self.market_note_id,
            program_id: self.program_id,
            market_id: self.market_id,
            kind: self.kind,
            state: self.state,
            creator_id: self.creator_id,
            hours: hours.map(|(from, until)| (contact::time(from), contact::time(until))),
            revision: self.revision,
            texts,
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select market_note_id, program_id, market_id, kind, state, creator_id, from_minute, until_minute,
                    revision
             from market_note ",
            $rest
        )
    };
}

/// Adds a note with its words.
pub async fn insert(tx: &mut Tx, note: &MarketNote, now: DateTime<Utc>) -> sqlx::Result<()> {
    let minute = |time: Option<NaiveTime>| time.map(contact::minute);
    let (from, until) = note.hours.unzip();
    on!(tx, conn => sqlx::query(
        "insert into market_note (market_note_id, program_id, market_id, kind, state, creator_id, from_minute,
                                  until_minute, revision, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(note.market_note_id)
    .bind(note.program_id)
    .bind(note.market_id)
    .bind(note.kind)
    .bind(note.state)
    .bind(note.creator_id)
    .bind(minute(from))
    .bind(minute(until))
    .bind(note.revision)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    for text in &note.texts {
        insert_or_update_text(tx, note.market_note_id, text).await?;
    }
    Ok(())
}

/// Keeps a note's words in one language.
pub async fn insert_or_update_text(tx: &mut Tx, note: MarketNoteId, text: &Text) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into market_note_text (market_note_id, language, title, body) values ($1, $2, $3, $4)
         on conflict (market_note_id, language) do update set title = excluded.title, body = excluded.body",
    )
    .bind(note)
    .bind(text.language)
    .bind(&text.title)
    .bind(&text.body)
    .execute(conn)
    .await
    .map(drop))
}

/// Counts a change of a note's words; `false` when there was one since `revision`.
pub async fn update_revision(tx: &mut Tx, note: MarketNoteId, revision: i64) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update market_note set revision = revision + 1 where market_note_id = $1 and revision = $2",
    )
    .bind(note)
    .bind(revision)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// A note of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, note: MarketNoteId) -> sqlx::Result<Option<MarketNote>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and market_note_id = $2"))
        .bind(program)
        .bind(note)
        .fetch_optional(conn)
        .await)?;
    match row {
        Some(row) => {
            let texts = list_texts(tx, row.market_note_id).await?;
            Ok(Some(row.with(texts)))
        }
        None => Ok(None),
    }
}

async fn list_texts(tx: &mut Tx, note: MarketNoteId) -> sqlx::Result<Vec<Text>> {
    on!(tx, conn => sqlx::query_as(
        "select language, title, body from market_note_text where market_note_id = $1 order by language",
    )
    .bind(note)
    .fetch_all(conn)
    .await)
}

/// What everybody can read of a kind about a market, the newest first: so many after the first so many.
pub async fn list(
    tx: &mut Tx,
    market: MarketId,
    kind: Kind,
    (skipped, most): (i64, i64),
) -> sqlx::Result<Vec<MarketNote>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(select!(
        "where market_id = $1 and kind = $2 and state = 'standing' order by market_note_id desc limit $3 offset $4"
    ))
    .bind(market)
    .bind(kind)
    .bind(most)
    .bind(skipped)
    .fetch_all(conn)
    .await)?;
    let mut notes = Vec::with_capacity(rows.len());
    for row in rows {
        let texts = list_texts(tx, row.market_note_id).await?;
        notes.push(row.with(texts));
    }
    Ok(notes)
}

/// How many notes of a kind everybody can read about a market.
pub async fn count(tx: &mut Tx, market: MarketId, kind: Kind) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from market_note where market_id = $1 and kind = $2 and state = 'standing'",
    )
    .bind(market)
    .bind(kind)
    .fetch_one(conn)
    .await)
}

/// How many proposals of a creator wait for the managers.
pub async fn count_proposed(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from market_note where creator_id = $1 and state = 'proposed'",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)
}

/// Moves a note from one state to another; `false` when it is not in the first.
pub async fn update_state(
    tx: &mut Tx,
    note: MarketNoteId,
    (from, to): (State, State),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update market_note set state = $3, decided_at = $4 where market_note_id = $1 and state = $2",
    )
    .bind(note)
    .bind(from)
    .bind(to)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
