//! Remembers what a machine made of somebody's words until a person sends it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Tx, on};
use crate::domain::machine_draft::{Kind, MachineDraft, Source};
use crate::domain::{Language, MachineDraftId, PersonId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select machine_draft_id, program_id, kind, subject_id, language, person_id, origin, body, is_cut, drafted_at
             from machine_draft ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct Row {
    machine_draft_id: MachineDraftId,
    program_id: ProgramId,
    kind: Kind,
    subject_id: i64,
    language: Language,
    person_id: Option<PersonId>,
    origin: String,
    body: String,
    is_cut: bool,
    drafted_at: DateTime<Utc>,
}

impl Row {
    fn read(self) -> sqlx::Result<MachineDraft> {
        Ok(MachineDraft {
            machine_draft_id: self.machine_draft_id,
            program_id: self.program_id,
            source: Source { kind: self.kind, id: self.subject_id },
            language: self.language,
            person_id: self.person_id,
            origin: self.origin,
            texts: serde_json::from_str(&self.body).map_err(|error| sqlx::Error::Decode(error.into()))?,
            is_cut: self.is_cut,
            drafted_at: self.drafted_at,
        })
    }
}

/// Keeps a draft, in place of an earlier one of the same words in the same language. Gives the key under which it is kept.
pub async fn insert_or_update(tx: &mut Tx, draft: &MachineDraft) -> sqlx::Result<MachineDraftId> {
    let body = serde_json::to_string(&draft.texts).map_err(|error| sqlx::Error::Encode(error.into()))?;
    on!(tx, conn => sqlx::query_scalar(
        "insert into machine_draft (machine_draft_id, program_id, kind, subject_id, language, person_id, origin, body,
                                    is_cut, drafted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (program_id, kind, subject_id, language) do update
         set person_id = excluded.person_id, origin = excluded.origin, body = excluded.body, is_cut = excluded.is_cut,
             drafted_at = excluded.drafted_at
         returning machine_draft_id",
    )
    .bind(draft.machine_draft_id)
    .bind(draft.program_id)
    .bind(draft.source.kind)
    .bind(draft.source.id)
    .bind(draft.language)
    .bind(draft.person_id)
    .bind(&draft.origin)
    .bind(&body)
    .bind(draft.is_cut)
    .bind(draft.drafted_at)
    .fetch_one(conn)
    .await)
}

/// The draft of something in a language.
pub async fn find(
    tx: &mut Tx,
    program: ProgramId,
    (source, language): (Source, Language),
) -> sqlx::Result<Option<MachineDraft>> {
    let found: Option<Row> = on!(tx, conn => sqlx::query_as(select!(
        "where program_id = $1 and kind = $2 and subject_id = $3 and language = $4"
    ))
    .bind(program)
    .bind(source.kind)
    .bind(source.id)
    .bind(language)
    .fetch_optional(conn)
    .await)?;
    found.map(Row::read).transpose()
}

/// What a draft is of, and in which language, in whatever programme.
pub async fn find_place(tx: &mut Tx, id: MachineDraftId) -> sqlx::Result<Option<(Source, Language)>> {
    let found: Option<(Kind, i64, Language)> = on!(tx, conn => sqlx::query_as(
        "select kind, subject_id, language from machine_draft where machine_draft_id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await)?;
    Ok(found.map(|(kind, id, language)| (Source { kind, id }, language)))
}

/// Drops the draft of something in a language: a person has sent a translation.
pub async fn delete(
    tx: &mut Tx,
    program: ProgramId,
    (source, language): (Source, Language),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from machine_draft where program_id = $1 and kind = $2 and subject_id = $3 and language = $4",
    )
    .bind(program)
    .bind(source.kind)
    .bind(source.id)
    .bind(language)
    .execute(conn)
    .await
    .map(drop))
}

/// Drops every draft of something that is there no longer.
pub async fn delete_of(tx: &mut Tx, program: ProgramId, source: Source) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from machine_draft where program_id = $1 and kind = $2 and subject_id = $3",
    )
    .bind(program)
    .bind(source.kind)
    .bind(source.id)
    .execute(conn)
    .await
    .map(drop))
}

/// Drops what was drafted before `since`. Says how many.
pub async fn delete_old(tx: &mut Tx, since: DateTime<Utc>) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query("delete from machine_draft where drafted_at < $1")
        .bind(since)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}
