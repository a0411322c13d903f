//! Remembers what creators ask their owners, and how long it has waited for an answer.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::owner_question::OwnerQuestion;
use crate::domain::{CreatorId, OwnerQuestionId, PersonId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select owner_question_id, program_id, creator_id, body, asked_at, remind_at, escalate_at, reminded_at,
                    escalated_at, answer, answered_by_person_id, answered_at from owner_question ",
            $rest
        )
    };
}

/// Adds a question.
pub async fn insert(tx: &mut Tx, question: &OwnerQuestion) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into owner_question (owner_question_id, program_id, creator_id, body, asked_at, remind_at, escalate_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(question.owner_question_id)
    .bind(question.program_id)
    .bind(question.creator_id)
    .bind(&question.body)
    .bind(question.asked_at)
    .bind(question.remind_at)
    .bind(question.escalate_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A question of a creator who is still known.
pub async fn find(tx: &mut Tx, id: OwnerQuestionId) -> sqlx::Result<Option<OwnerQuestion>> {
    on!(tx, conn => sqlx::query_as(select!("where owner_question_id = $1"))
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// A creator's questions that nobody has answered, oldest first.
pub async fn list_open(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<OwnerQuestion>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where creator_id = $1 and answered_at is null order by owner_question_id"
    ))
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// Questions about which something may have to be done by now, oldest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<OwnerQuestion>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where answered_at is null and escalated_at is null and remind_at <= $1
           and (reminded_at is null or escalate_at <= $1)
         order by remind_at limit $2"
    ))
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// When the next question waits too long.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select case when reminded_at is null then remind_at else escalate_at end as due_at from owner_question
         where answered_at is null and escalated_at is null order by due_at limit 1",
    )
    .fetch_optional(conn)
    .await)
}

/// Keeps that the owner was reminded; `false` when they were before, or the question was answered.
pub async fn update_reminded(tx: &mut Tx, id: OwnerQuestionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update owner_question set reminded_at = $2
         where owner_question_id = $1 and reminded_at is null and escalated_at is null and answered_at is null",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps that the other managers heard of it; `false` when they did before, or the question was answered.
pub async fn update_escalated(tx: &mut Tx, id: OwnerQuestionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update owner_question set escalated_at = $2
         where owner_question_id = $1 and escalated_at is null and answered_at is null",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps the answer; `false` when there is one already.
pub async fn update_answered(
    tx: &mut Tx,
    id: OwnerQuestionId,
    (answer, by): (&str, PersonId),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update owner_question set answer = $2, answered_by_person_id = $3, answered_at = $4
         where owner_question_id = $1 and answered_at is null",
    )
    .bind(id)
    .bind(answer)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
