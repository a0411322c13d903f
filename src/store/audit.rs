//! Remembers what the staff did: lines are added, and the database refuses to change or remove one.

use chrono::{DateTime, Utc};

use super::{LATEST, Tx, on};
use crate::domain::audit::{Deed, Line, MOST_DEEDS, Subject, Topic};
use crate::domain::{ApplicationId, AuditId, CreatorId, PersonId, ProgramId};

/// Adds a line, in the transaction of the deed.
pub async fn insert(tx: &mut Tx, line: &Line) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into audit (audit_id, program_id, person_id, deed, subject, detail, done_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(line.audit_id)
    .bind(line.program_id)
    .bind(line.person_id)
    .bind(line.deed)
    .bind(line.subject.to_string())
    .bind(&line.detail)
    .bind(line.done_at)
    .execute(conn)
    .await
    .map(drop))
}

/// What is looked for, as the statements need it.
#[derive(Clone, Debug)]
pub struct Sieve {
    /// Whose audit.
    pub program_id: ProgramId,
    /// Not before this moment.
    pub since: DateTime<Utc>,
    /// Before this one.
    pub until: DateTime<Utc>,
    /// Who did it.
    pub who: Option<PersonId>,
    /// About whom, and which person that is.
    pub about: Option<(CreatorId, PersonId)>,
    /// What it is about.
    pub topic: Option<Topic>,
    /// What stands in the detail, in small letters.
    pub words: Option<String>,
}

impl Sieve {
    /// Every line of a programme.
    pub const fn all(program_id: ProgramId) -> Self {
        let (since, until) = (DateTime::UNIX_EPOCH, LATEST);
        Self { program_id, since, until, who: None, about: None, topic: None, words: None }
    }

    /// The deeds that are looked for, as many as a statement has places for.
    fn deeds(&self) -> [Option<Deed>; MOST_DEEDS] {
        let deeds = self.topic.map(Topic::deeds).unwrap_or_default();
        std::array::from_fn(|place| deeds.get(place).copied())
    }

    /// The words as they may stand in a text: small, with a capital, in capitals. SQLite folds Latin letters alone.
    fn patterns(&self) -> [Option<String>; 3] {
        let Some(words) = &self.words else { return [None, None, None] };
        let mut letters = words.chars();
        let capital =
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
        let escaped = |words: String| words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        [words.clone(), capital, words.to_uppercase()].map(|words| Some(format!("%{}%", escaped(words))))
    }

    /// Which of the statements leads to the fewest lines.
    const fn way(&self) -> usize {
        match self {
            Self { about: Some(_), .. } => 0,
            Self { who: Some(_), .. } => 1,
            Self { topic: Some(_), .. } => 2,
            _ => 3,
        }
    }
}

// Where something else leads, time is written so that SQLite, which knows nothing of how many lines an index leads to, does
// not take the index by time for the better one.
macro_rules! part {
    (time) => {
        "done_at >= $2 and done_at < $3 and done_at <= $4"
    };
    (maybe_time) => {
        "(done_at >= $2 or $1 is null) and (done_at < $3 or $1 is null)"
    };
    (who) => {
        "person_id = $6"
    };
    (maybe_who) => {
        "($6 is null or person_id = $6)"
    };
    (about) => {
        "subject in (select $7 union all select $8 union all
                     select 'application/' || cast(application_id as text) from application where creator_id = $9)"
    };
    (anybody) => {
        "$7 is null and $8 is null and $9 is null"
    };
    (deed) => {
        "deed in ($13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32,
                  $33, $34, $35, $36)"
    };
    (maybe_deed) => {
        "($13 is null or deed in ($13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29,
                                  $30, $31, $32, $33, $34, $35, $36))"
    };
}

macro_rules! statement {
    ($select:literal, ($time:ident, $who:ident, $about:ident, $deed:ident), $rest:literal) => {
        concat!(
            $select,
            " from audit
             where program_id = $1 and ",
            part!($time),
            " and (done_at < $4 or (done_at = $4 and audit_id < $5)) and ",
            part!($who),
            " and ",
            part!($about),
            " and ",
            part!($deed),
            " and ($10 is null or lower(detail) like $10 escape '!' or detail like $11 escape '!'
                   or detail like $12 escape '!')",
            $rest
        )
    };
}

// One statement for each way into the audit, so that an index leads to few lines: by creator, by person, by deed, or by time
// alone. What does not lead is looked at line by line.
macro_rules! statements {
    ($select:literal, $sorted:literal, $rest:literal) => {
        [
            statement!($select, (maybe_time, maybe_who, about, maybe_deed), $sorted),
            statement!($select, (maybe_time, who, anybody, maybe_deed), $rest),
            statement!($select, (maybe_time, maybe_who, anybody, deed), $sorted),
            statement!($select, (time, maybe_who, anybody, maybe_deed), $rest),
        ]
    };
}

const LINES: [&str; 4] = statements!(
    "select audit_id, program_id, person_id, deed, subject, detail, done_at",
    " order by coalesce(done_at, $4) desc, audit_id desc limit $37",
    " order by done_at desc, audit_id desc limit $37"
);
const ROWS: [&str; 4] = statements!(
    "select audit_id, done_at, person_id, deed, subject, detail",
    " order by coalesce(done_at, $4) desc, audit_id desc limit $37",
    " order by done_at desc, audit_id desc limit $37"
);
const COUNTS: [&str; 4] =
    statements!("select count(*) from (select 1", " limit $37) found", " limit $37) found");

/// Fills in what is looked for, beyond a line that was seen last, of so many lines.
macro_rules! filled {
    ($query:expr, $sieve:expr, $beyond:expr, $most:expr) => {{
        let (sieve, (moment, line)) = ($sieve, $beyond);
        let [small, capital, capitals] = sieve.patterns();
        let mut query = $query
            .bind(sieve.program_id)
            .bind(sieve.since)
            .bind(sieve.until)
            .bind(moment)
            .bind(line)
            .bind(sieve.who)
            .bind(sieve.about.map(|(creator, _)| Subject::Creator(creator).to_string()))
            .bind(sieve.about.map(|(_, person)| Subject::Person(person).to_string()))
            .bind(sieve.about.map(|(creator, _)| creator))
            .bind(small)
            .bind(capital)
            .bind(capitals);
        for deed in sieve.deeds() {
            query = query.bind(deed);
        }
        query.bind($most)
    }};
}

/// Lines that pass the sieve, older than `before`, newest first, at most `most`.
pub async fn list(tx: &mut Tx, sieve: &Sieve, before: Option<AuditId>, most: i64) -> sqlx::Result<Vec<Line>> {
    let beyond = match before {
        None => NEWEST,
        Some(line) => find_moment(tx, sieve.program_id, line).await?.map_or(NEWEST, |moment| (moment, line)),
    };
    let statement = LINES[sieve.way()];
    on!(tx, conn => filled!(sqlx::query_as(statement), sieve, beyond, most).fetch_all(conn).await)
}

/// Before everything that was ever done.
const NEWEST: (DateTime<Utc>, AuditId) = (LATEST, AuditId(i64::MAX));

/// When a line of a programme's was added.
async fn find_moment(tx: &mut Tx, program: ProgramId, line: AuditId) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar("select done_at from audit where program_id = $1 and audit_id = $2")
        .bind(program)
        .bind(line)
        .fetch_optional(conn)
        .await)
}

/// How many lines pass the sieve, counted up to `most`.
pub async fn count(tx: &mut Tx, sieve: &Sieve, most: i64) -> sqlx::Result<i64> {
    let statement = COUNTS[sieve.way()];
    on!(tx, conn => filled!(sqlx::query_scalar(statement), sieve, NEWEST, most).fetch_one(conn).await)
}

/// A line as it stands in the table.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its key.
    pub audit_id: AuditId,
    /// When.
    pub done_at: DateTime<Utc>,
    /// Who.
    pub person_id: Option<PersonId>,
    /// What, by its word.
    pub deed: String,
    /// To what, by its noun and key.
    pub subject: String,
    /// A word more.
    pub detail: String,
}

/// Lines that pass the sieve as they stand in the table, newest first, at most `most`.
pub async fn list_rows(tx: &mut Tx, sieve: &Sieve, most: i64) -> sqlx::Result<Vec<Row>> {
    let statement = ROWS[sieve.way()];
    on!(tx, conn => filled!(sqlx::query_as(statement), sieve, NEWEST, most).fetch_all(conn).await)
}

/// Whoever a creator of this programme is.
pub async fn find_creator(
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
) -> sqlx::Result<Option<PersonId>> {
    on!(tx, conn => sqlx::query_scalar("select person_id from creator where program_id = $1 and creator_id = $2")
        .bind(program)
        .bind(creator)
        .fetch_optional(conn)
        .await)
}

/// Whoever applied.
pub async fn find_applicant(
    tx: &mut Tx,
    program: ProgramId,
    application: ApplicationId,
) -> sqlx::Result<Option<PersonId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select c.person_id from application a join creator c on c.creator_id = a.creator_id
         where a.program_id = $1 and a.application_id = $2",
    )
    .bind(program)
    .bind(application)
    .fetch_optional(conn)
    .await)
}
