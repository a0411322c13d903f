//! Remembers the words of questions and answers in each language, and finds them by their stems.

use chrono::{DateTime, Utc};

use crate::domain::question::{State, Text};
use crate::domain::{PersonId, ProgramId, QuestionAnswerId, QuestionId, QuestionTextId};
use crate::store::{Tx, on};

/// Texts that are looked at to answer one search.
const MOST: i64 = 500;

/// Whose words: a question's own, or those of an answer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    /// The question.
    pub question: QuestionId,
    /// The answer, where it is one's.
    pub answer: Option<QuestionAnswerId>,
}

impl From<QuestionId> for Of {
    fn from(question: QuestionId) -> Self {
        Self { question, answer: None }
    }
}

/// Adds words in a language, by a translator if they are no original; `false` when there are some in it.
pub async fn insert_text(
    tx: &mut Tx,
    (id, of): (QuestionTextId, Of),
    (text, stems): (&Text, &str),
    translator: Option<PersonId>,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into question_text (question_text_id, question_id, question_answer_id, language, title, body, person_id,
                                    written_at, stems)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
    )
    .bind(id)
    .bind(of.question)
    .bind(of.answer)
    .bind(text.language)
    .bind(&text.title)
    .bind(&text.body)
    .bind(translator)
    .bind(now)
    .bind(stems)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The words in every language in which there are some, with the name of each translator who agrees to be thanked by name.
pub async fn list_texts(tx: &mut Tx, of: Of) -> sqlx::Result<Vec<Text>> {
    on!(tx, conn => sqlx::query_as(
        "select t.language, t.title, t.body, (
             select c.name from creator c join consent o on o.creator_id = c.creator_id and o.use_of_name = 'thanks'
             where c.person_id = t.person_id and c.program_id = q.program_id and c.stage = 'active') as credit
         from question_text t join question q on q.question_id = t.question_id
         where t.question_id = $1
           and (t.question_answer_id = $2 or ($2 is null and t.question_answer_id is null))
         order by t.question_text_id",
    )
    .bind(of.question)
    .bind(of.answer)
    .fetch_all(conn)
    .await)
}

/// Whether somebody answered a question in these words before.
pub async fn is_repeated(
    tx: &mut Tx,
    question: QuestionId,
    person: PersonId,
    body: &str,
) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, conn => sqlx::query_scalar(
        "select count(*) from question_answer a join question_text t on t.question_answer_id = a.question_answer_id
         where a.question_id = $1 and a.person_id = $2 and t.language = a.language and t.body = $3",
    )
    .bind(question)
    .bind(person)
    .bind(body)
    .fetch_one(conn)
    .await)?;
    Ok(found > 0)
}

/// How many translations somebody made in a programme.
pub async fn count_translated(tx: &mut Tx, program: ProgramId, person: PersonId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from question_text t join question q on q.question_id = t.question_id
         where q.program_id = $1 and t.person_id = $2",
    )
    .bind(program)
    .bind(person)
    .fetch_one(conn)
    .await)
}

const SEARCH_SQLITE: &str = "select t.question_id, t.stems from question_search
     join question_text t on t.question_text_id = question_search.rowid
     join question q on q.question_id = t.question_id
     where question_search match $1 and q.program_id = $2 and q.state = $3
     order by t.question_id desc limit $4";

const SEARCH_POSTGRES: &str = "select t.question_id, t.stems from question_text t
     join question q on q.question_id = t.question_id
     where to_tsvector('simple', t.stems) @@ to_tsquery('simple', $1) and q.program_id = $2 and q.state = $3
     order by t.question_id desc limit $4";

/// The questions of a programme in whose words, or in those of whose answers, any word begins with one of these stems, the
/// newest first: with all stems of each text that does.
pub async fn search(
    tx: &mut Tx,
    program: ProgramId,
    stems: &[String],
) -> sqlx::Result<Vec<(QuestionId, String)>> {
    // What people type goes in as quoted words alone, so that nothing in it is read as a sign of the database's.
    let (text, wanted) = match tx {
        Tx::Sqlite(_) => (SEARCH_SQLITE, joined(stems, ("\"", "\"*"), " OR ")),
        Tx::Postgres(_) => (SEARCH_POSTGRES, joined(stems, ("'", "':*"), " | ")),
    };
    on!(tx, conn => sqlx::query_as(text)
        .bind(&wanted)
        .bind(program)
        .bind(State::Open)
        .bind(MOST)
        .fetch_all(conn)
        .await)
}

/// Each stem between these signs, and this between each two.
fn joined(stems: &[String], (before, after): (&str, &str), between: &str) -> String {
    let quoted: Vec<String> = stems.iter().map(|stem| format!("{before}{stem}{after}")).collect();
    quoted.join(between)
}
