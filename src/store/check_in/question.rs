//! Remembers the questions that managers wrote in place of Duet's own.

use chrono::{DateTime, Utc};

use crate::domain::check_in::Questions;
use crate::domain::{Language, ProgramId};
use crate::store::{Tx, on};

/// The questions of a set, if the managers wrote some in this language.
pub async fn find_questions(
    tx: &mut Tx,
    program: ProgramId,
    language: Language,
    variant: i32,
) -> sqlx::Result<Option<Questions>> {
    on!(tx, conn => sqlx::query_as(
        "select opening, went_well, in_the_way, would_help, would_like from check_in_question
         where program_id = $1 and language = $2 and variant = $3",
    )
    .bind(program)
    .bind(language)
    .bind(variant)
    .fetch_optional(conn)
    .await)
}

/// The sets that the managers of a programme wrote.
pub async fn list_written(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(Language, i32)>> {
    on!(tx, conn => sqlx::query_as(
        "select language, variant from check_in_question where program_id = $1 order by language, variant",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Keeps the questions of a set.
pub async fn insert_or_update_questions(
    tx: &mut Tx,
    program: ProgramId,
    (language, variant): (Language, i32),
    questions: &Questions,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into check_in_question (program_id, language, variant, opening, went_well, in_the_way, would_help,
                                        would_like, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (program_id, language, variant) do update
         set opening = excluded.opening, went_well = excluded.went_well, in_the_way = excluded.in_the_way,
             would_help = excluded.would_help, would_like = excluded.would_like, updated_at = excluded.updated_at",
    )
    .bind(program)
    .bind(language)
    .bind(variant)
    .bind(&questions.opening)
    .bind(&questions.words.went_well)
    .bind(&questions.words.in_the_way)
    .bind(&questions.words.would_help)
    .bind(&questions.words.would_like)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Brings Duet's own questions of a set back.
pub async fn delete_questions(
    tx: &mut Tx,
    program: ProgramId,
    language: Language,
    variant: i32,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from check_in_question where program_id = $1 and language = $2 and variant = $3",
    )
    .bind(program)
    .bind(language)
    .bind(variant)
    .execute(conn)
    .await
    .map(drop))
}
