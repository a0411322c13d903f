//! Remembers questions about briefs and their answers in each language.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::brief_question::{BriefAnswer, BriefQuestion};
use crate::domain::{BriefQuestionId, CampaignId, Language, PersonId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select brief_question_id, program_id, campaign_id, creator_id, language, body, asked_at, answered_at
             from brief_question ",
            $rest
        )
    };
}

/// Adds a question.
pub async fn insert(tx: &mut Tx, question: &BriefQuestion) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into brief_question (brief_question_id, program_id, campaign_id, creator_id, language, body, asked_at,
                                     is_shown)
         values ($1, $2, $3, $4, $5, $6, $7, false)",
    )
    .bind(question.brief_question_id)
    .bind(question.program_id)
    .bind(question.campaign_id)
    .bind(question.creator_id)
    .bind(question.language)
    .bind(&question.body)
    .bind(question.asked_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A question in this programme.
pub async fn find(
    tx: &mut Tx,
    program: ProgramId,
    id: BriefQuestionId,
) -> sqlx::Result<Option<BriefQuestion>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and brief_question_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// A campaign's questions that nobody has answered, the oldest first.
pub async fn list_open(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<BriefQuestion>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where campaign_id = $1 and answered_at is null order by brief_question_id"
    ))
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// What is answered under a campaign's brief in a language, the oldest first.
pub async fn list_answered(
    tx: &mut Tx,
    campaign: CampaignId,
    language: Language,
) -> sqlx::Result<Vec<BriefAnswer>> {
    on!(tx, conn => sqlx::query_as(
        "select a.language, a.question, a.answer from brief_answer a
         join brief_question q on q.brief_question_id = a.brief_question_id
         where q.campaign_id = $1 and a.language = $2 and q.is_shown order by q.brief_question_id",
    )
    .bind(campaign)
    .bind(language)
    .fetch_all(conn)
    .await)
}

/// A question's answer in each language in which it is there.
pub async fn list_answers(tx: &mut Tx, id: BriefQuestionId) -> sqlx::Result<Vec<BriefAnswer>> {
    on!(tx, conn => sqlx::query_as(
        "select language, question, answer from brief_answer where brief_question_id = $1 order by language",
    )
    .bind(id)
    .fetch_all(conn)
    .await)
}

/// Keeps that a question is answered, for everybody or for its author alone; `false` when it was before.
pub async fn update_answered(
    tx: &mut Tx,
    id: BriefQuestionId,
    (by, is_shown): (PersonId, bool),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update brief_question set answered_by_person_id = $2, answered_at = $3, is_shown = $4
         where brief_question_id = $1 and answered_at is null",
    )
    .bind(id)
    .bind(by)
    .bind(now)
    .bind(is_shown)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps a question and its answer in a language.
pub async fn insert_answer(tx: &mut Tx, id: BriefQuestionId, words: &BriefAnswer) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into brief_answer (brief_question_id, language, question, answer) values ($1, $2, $3, $4)
         on conflict (brief_question_id, language) do nothing",
    )
    .bind(id)
    .bind(words.language)
    .bind(&words.question)
    .bind(&words.answer)
    .execute(conn)
    .await
    .map(drop))
}
