//! Remembers what was answered to questions, whom it helped, and who may know what.

use chrono::{DateTime, Utc};

use crate::domain::creator::Stage;
use crate::domain::question::{Answer, Known, State};
use crate::domain::{PersonId, ProgramId, QuestionAnswerId, QuestionId};
use crate::store::{Tx, on};

/// Answers that are looked at to find who knows a topic.
const MOST: i64 = 2_000;

/// Adds an answer.
pub async fn insert_answer(tx: &mut Tx, answer: &Answer) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into question_answer (question_answer_id, program_id, question_id, person_id, language, given_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(answer.question_answer_id)
    .bind(answer.program_id)
    .bind(answer.question_id)
    .bind(answer.person_id)
    .bind(answer.language)
    .bind(answer.given_at)
    .execute(conn)
    .await
    .map(drop))
}

/// An answer in this programme.
pub async fn find_answer(
    tx: &mut Tx,
    program: ProgramId,
    id: QuestionAnswerId,
) -> sqlx::Result<Option<Answer>> {
    on!(tx, conn => sqlx::query_as(
        "select question_answer_id, program_id, question_id, person_id, language, given_at from question_answer
         where program_id = $1 and question_answer_id = $2",
    )
    .bind(program)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// A question's answers, those that helped most first, and of equals the oldest.
pub async fn list_answers(tx: &mut Tx, question: QuestionId) -> sqlx::Result<Vec<QuestionAnswerId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select a.question_answer_id from question_answer a where a.question_id = $1
         order by (select count(*) from question_helpful h where h.question_answer_id = a.question_answer_id) desc,
                  a.question_answer_id",
    )
    .bind(question)
    .fetch_all(conn)
    .await)
}

/// How many answers a question has.
pub async fn count_answers(tx: &mut Tx, question: QuestionId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from question_answer where question_id = $1")
        .bind(question)
        .fetch_one(conn)
        .await)
}

/// Keeps that an answer helped somebody; `false` when it did before.
pub async fn insert_helpful(
    tx: &mut Tx,
    (answer, person): (QuestionAnswerId, PersonId),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into question_helpful (question_answer_id, person_id, marked_at) values ($1, $2, $3)
         on conflict do nothing",
    )
    .bind(answer)
    .bind(person)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps that an answer did not help somebody after all.
pub async fn delete_helpful(tx: &mut Tx, answer: QuestionAnswerId, person: PersonId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from question_helpful where question_answer_id = $1 and person_id = $2")
        .bind(answer)
        .bind(person)
        .execute(conn)
        .await
        .map(drop))
}

/// How many people an answer helped.
pub async fn count_helpful(tx: &mut Tx, answer: QuestionAnswerId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from question_helpful where question_answer_id = $1")
        .bind(answer)
        .fetch_one(conn)
        .await)
}

/// When an answer helped somebody, if it did.
pub async fn find_helpful(
    tx: &mut Tx,
    answer: QuestionAnswerId,
    person: PersonId,
) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select marked_at from question_helpful where question_answer_id = $1 and person_id = $2",
    )
    .bind(answer)
    .bind(person)
    .fetch_optional(conn)
    .await)
}

/// What is known of every creator of a programme who could know a topic.
pub async fn list_helped(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Known>> {
    let creators: Vec<(PersonId, String)> = on!(tx, conn => sqlx::query_as(
        "select person_id, niche from creator
         where program_id = $1 and stage = $2 and person_id is not null order by creator_id",
    )
    .bind(program)
    .bind(Stage::Active)
    .fetch_all(conn)
    .await)?;
    let helped: Vec<(PersonId, String)> = on!(tx, conn => sqlx::query_as(
        "select a.person_id, t.title from question_answer a join question q on q.question_id = a.question_id
         join question_text t on t.question_id = q.question_id and t.question_answer_id is null
         where q.program_id = $1 and q.state = $2
           and (q.accepted_answer_id = a.question_answer_id
                or exists (select 1 from question_helpful h where h.question_answer_id = a.question_answer_id))
         order by a.question_answer_id desc limit $3",
    )
    .bind(program)
    .bind(State::Open)
    .bind(MOST)
    .fetch_all(conn)
    .await)?;
    let of = |person: PersonId| {
        helped.iter().filter(move |(who, _)| *who == person).map(|(_, title)| title.clone())
    };
    let known = |(person, niche)| Known { person, niche, helped: of(person).collect() };
    Ok(creators.into_iter().map(known).collect())
}
