//! Remembers what creators ask other markets, and how far each question has come.

mod answer;
mod words;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::question::{Question, State};
use crate::domain::{
    ChannelId, CreatorId, Language, MarketNoteId, PersonId, ProgramId, QuestionAnswerId, QuestionId,
};

pub use answer::{
    count_answers, count_helpful, delete_helpful, find_answer, find_helpful, insert_answer, insert_helpful,
    list_answers, list_helped,
};
pub use words::{Of, count_translated, insert_text, is_repeated, list_texts, search};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select question_id, program_id, creator_id, market_id, language, state, asked_at, due_at, offered_at,
                    accepted_answer_id, market_note_id
             from question ",
            $rest
        )
    };
}

/// Adds a question.
pub async fn insert(tx: &mut Tx, question: &Question) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into question (question_id, program_id, creator_id, market_id, language, state, asked_at, due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(question.question_id)
    .bind(question.program_id)
    .bind(question.creator_id)
    .bind(question.market_id)
    .bind(question.language)
    .bind(question.state)
    .bind(question.asked_at)
    .bind(question.due_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A question in this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, id: QuestionId) -> sqlx::Result<Option<Question>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and question_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The programme of a question, and who asked.
pub async fn find_home(tx: &mut Tx, id: QuestionId) -> sqlx::Result<Option<(ProgramId, Option<CreatorId>)>> {
    on!(tx, conn => sqlx::query_as("select program_id, creator_id from question where question_id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The question of an answer, in whatever programme.
pub async fn find_of_answer(tx: &mut Tx, id: QuestionAnswerId) -> sqlx::Result<Option<QuestionId>> {
    on!(tx, conn => sqlx::query_scalar("select question_id from question_answer where question_answer_id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// What a creator asked and did not take back, the newest first.
pub async fn list_own(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Question>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where creator_id = $1 and state = 'open' order by question_id desc limit $2"
    ))
        .bind(creator)
        .bind(most)
        .fetch_all(conn)
        .await)
}

/// How many of a creator's questions nobody has answered.
pub async fn count_open(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from question q where q.creator_id = $1 and q.state = $2
           and not exists (select 1 from question_answer a where a.question_id = q.question_id)",
    )
    .bind(creator)
    .bind(State::Open)
    .fetch_one(conn)
    .await)
}

/// Where a question stands, and in which language.
pub async fn list_posts(tx: &mut Tx, id: QuestionId) -> sqlx::Result<Vec<(ChannelId, Language)>> {
    on!(tx, conn => sqlx::query_as(
        "select channel_id, language from post where subject = 'question' and subject_id = $1 order by message_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await)
}

/// The questions that somebody asked, answered or translated: their posts depend on whether they are there.
pub async fn list_touched(
    tx: &mut Tx,
    (program, creator, person): (ProgramId, CreatorId, PersonId),
) -> sqlx::Result<Vec<QuestionId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select q.question_id from question q where q.program_id = $1
           and (q.creator_id = $2
                or exists (select 1 from question_answer a where a.question_id = q.question_id and a.person_id = $3)
                or exists (select 1 from question_text t where t.question_id = q.question_id and t.person_id = $3))
         order by q.question_id",
    )
    .bind(program)
    .bind(creator)
    .bind(person)
    .fetch_all(conn)
    .await)
}

/// Keeps that somebody answered, so that nobody else has to hear of the question.
pub async fn update_answered(tx: &mut Tx, id: QuestionId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update question set due_at = null where question_id = $1")
        .bind(id)
        .execute(conn)
        .await
        .map(drop))
}

/// Takes a question back; `false` when it was before.
pub async fn update_withdrawn(tx: &mut Tx, id: QuestionId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update question set state = $2, due_at = null where question_id = $1 and state = $3",
    )
    .bind(id)
    .bind(State::Withdrawn)
    .bind(State::Open)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Takes an answer up; `false` when one was before.
pub async fn update_accepted(tx: &mut Tx, id: QuestionId, answer: QuestionAnswerId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update question set accepted_answer_id = $2
         where question_id = $1
           and (accepted_answer_id is null
                or not exists (select 1 from question_answer a where a.question_answer_id = accepted_answer_id))",
    )
    .bind(id)
    .bind(answer)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps the note that a question's answer became.
pub async fn update_note(tx: &mut Tx, id: QuestionId, note: MarketNoteId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update question set market_note_id = $2 where question_id = $1")
        .bind(id)
        .bind(note)
        .execute(conn)
        .await
        .map(drop))
}

/// The questions of which somebody else is to hear by now, those that wait longest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Question>> {
    on!(tx, conn => sqlx::query_as(select!("where due_at <= $1 order by due_at, question_id limit $2"))
        .bind(now)
        .bind(most)
        .fetch_all(conn)
        .await)
}

/// When somebody else is to hear of a question next.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar("select min(due_at) from question where due_at is not null")
        .fetch_one(conn)
        .await)
}

/// Keeps how far a question has come that was due then; `false` when it was answered or taken further meanwhile.
pub async fn update_due(
    tx: &mut Tx,
    (id, was_due): (QuestionId, Option<DateTime<Utc>>),
    offered_at: Option<DateTime<Utc>>,
    next: Option<DateTime<Utc>>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update question set offered_at = $3, due_at = $4 where question_id = $1 and due_at = $2",
    )
    .bind(id)
    .bind(was_due)
    .bind(offered_at)
    .bind(next)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
