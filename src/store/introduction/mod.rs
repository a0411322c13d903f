//! Remembers introductions: who is asked about whom, what each answered, and what came of it.

mod due;
mod profile;
mod work;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::introduction::rule::{Candidate, Rule};
use crate::domain::introduction::{Answer, Introduction, MadeBy, Party, State, Verdict};
use crate::domain::{ChannelId, CreatorId, IntroductionId, PersonId, ProgramId};

pub use due::{
    Step, claim_opening, due, due_next, due_openings, is_thread, update_agreed, update_closed,
    update_followed_up, update_nudged, update_open, update_reopened, update_thread, update_troubled,
};
pub use profile::{
    delete_avoid, find_profile, insert_avoid, insert_or_update_profile, list_directory, list_joined,
    update_asking, update_left,
};
pub use work::{delete_works, insert_work, list_courses, list_works};

#[derive(sqlx::FromRow)]
struct Row {
    introduction_id: IntroductionId,
    program_id: ProgramId,
    state: State,
    made_by: MadeBy,
    made_by_person_id: Option<PersonId>,
    reasons: String,
    times: String,
    made_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    opens_at: Option<DateTime<Utc>>,
    agreed_at: Option<DateTime<Utc>>,
    channel_id: Option<ChannelId>,
    thread_id: Option<ChannelId>,
}

impl Row {
    fn with(self, people: Vec<Party>) -> sqlx::Result<Introduction> {
        Ok(Introduction {
            introduction_id: self.introduction_id,
            program_id: self.program_id,
            state: self.state,
            made_by: self.made_by,
            made_by_person_id: self.made_by_person_id,
            reasons: read(&self.reasons)?,
            times: read(&self.times)?,
            made_at: self.made_at,
            closes_at: self.closes_at,
            opens_at: self.opens_at,
            agreed_at: self.agreed_at,
            channel_id: self.channel_id,
            thread_id: self.thread_id,
            people,
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> sqlx::Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

fn written<T: serde::Serialize>(value: &T) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select introduction_id, program_id, state, made_by, made_by_person_id, reasons, times, made_at, closes_at,
                    opens_at, agreed_at, channel_id, thread_id
             from introduction ",
            $rest
        )
    };
}

/// What a programme decided about introductions.
pub async fn get_rule(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Rule> {
    let found: Option<Rule> = on!(tx, conn => sqlx::query_as(
        "select cool_down_months, markets_differ, allows_trios from introduction_rule where program_id = $1",
    )
    .bind(program)
    .fetch_optional(conn)
    .await)?;
    Ok(found.unwrap_or_default())
}

/// Keeps what a programme decided about introductions.
pub async fn insert_or_update_rule(tx: &mut Tx, program: ProgramId, rule: Rule) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into introduction_rule (program_id, cool_down_months, markets_differ, allows_trios)
         values ($1, $2, $3, $4)
         on conflict (program_id) do update set cool_down_months = excluded.cool_down_months,
            markets_differ = excluded.markets_differ, allows_trios = excluded.allows_trios",
    )
    .bind(program)
    .bind(rule.cool_down_months)
    .bind(rule.markets_differ)
    .bind(rule.allows_trios)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps other introductions of these people out until this transaction is committed. They are to be in their order.
pub async fn update_held(tx: &mut Tx, people: &[CreatorId]) -> sqlx::Result<()> {
    for creator in people {
        on!(tx, conn => sqlx::query("update creator set name = name where creator_id = $1")
            .bind(creator)
            .execute(conn)
            .await
            .map(drop))?;
    }
    Ok(())
}

/// Keeps other answers to an introduction out until this transaction is committed.
pub async fn update_locked(tx: &mut Tx, id: IntroductionId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update introduction set state = state where introduction_id = $1")
        .bind(id)
        .execute(conn)
        .await
        .map(drop))
}

/// Adds an introduction with its people.
pub async fn insert(tx: &mut Tx, introduction: &Introduction, nudge_at: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into introduction (introduction_id, program_id, state, made_by, made_by_person_id, reasons, times,
                                   made_at, nudge_at, closes_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(introduction.introduction_id)
    .bind(introduction.program_id)
    .bind(introduction.state)
    .bind(introduction.made_by)
    .bind(introduction.made_by_person_id)
    .bind(written(&introduction.reasons)?)
    .bind(written(&introduction.times)?)
    .bind(introduction.made_at)
    .bind(nudge_at)
    .bind(introduction.closes_at)
    .execute(conn)
    .await
    .map(drop))?;
    for party in &introduction.people {
        on!(tx, conn => sqlx::query(
            "insert into introduction_person (introduction_id, creator_id) values ($1, $2)",
        )
        .bind(introduction.introduction_id)
        .bind(party.creator_id)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// An introduction of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, id: IntroductionId) -> sqlx::Result<Option<Introduction>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and introduction_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)?;
    match row {
        Some(row) => {
            let people = list_people(tx, row.introduction_id).await?;
            row.with(people).map(Some)
        }
        None => Ok(None),
    }
}

async fn list_people(tx: &mut Tx, id: IntroductionId) -> sqlx::Result<Vec<Party>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, told_at, answer from introduction_person where introduction_id = $1 order by creator_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await)
}

/// A creator's introductions of which they have read, the newest first.
pub async fn list_of_creator(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Introduction>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(select!(
        "where introduction_id in (select introduction_id from introduction_person
                                   where creator_id = $1 and told_at is not null)
         order by introduction_id desc limit $2"
    ))
    .bind(creator)
    .bind(most)
    .fetch_all(conn)
    .await)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let people = list_people(tx, row.introduction_id).await?;
        found.push(row.with(people)?);
    }
    Ok(found)
}

/// Until when somebody whom this person asked for may answer, if they asked and it is not over.
pub async fn find_asking(
    tx: &mut Tx,
    (program, person): (ProgramId, PersonId),
    now: DateTime<Utc>,
) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select max(closes_at) from introduction
         where program_id = $1 and made_by_person_id = $2 and made_by = $3 and closes_at > $4 and state <> $5",
    )
    .bind(program)
    .bind(person)
    .bind(MadeBy::Ask)
    .bind(now)
    .bind(State::Open)
    .fetch_one(conn)
    .await)
}

/// How many introductions wait for an answer of this creator's.
pub async fn count_unanswered(tx: &mut Tx, creator: CreatorId, now: DateTime<Utc>) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from introduction_person p join introduction i on i.introduction_id = p.introduction_id
         where p.creator_id = $1 and p.told_at is not null and p.answer is null and i.state = 'asked'
           and i.closes_at > $2",
    )
    .bind(creator)
    .bind(now)
    .fetch_one(conn)
    .await)
}

/// Notes that somebody has read who it is.
pub async fn update_told(
    tx: &mut Tx,
    (id, creator): (IntroductionId, CreatorId),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update introduction_person set told_at = $3
         where introduction_id = $1 and creator_id = $2 and told_at is null",
    )
    .bind(id)
    .bind(creator)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what somebody answers, as long as everybody is asked; `false` when that is over.
pub async fn update_answer(
    tx: &mut Tx,
    (id, creator): (IntroductionId, CreatorId),
    answer: Answer,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction_person set answer = $3, answered_at = $4
         where introduction_id = $1 and creator_id = $2
           and exists (select 1 from introduction i where i.introduction_id = $1 and i.state = 'asked'
                       and i.closes_at > $4)",
    )
    .bind(id)
    .bind(creator)
    .bind(answer)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps how it was for one of an introduction's people.
pub async fn insert_or_update_verdict(
    tx: &mut Tx,
    (id, creator): (IntroductionId, CreatorId),
    verdict: Verdict,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into introduction_follow_up (introduction_id, creator_id, verdict, answered_at)
         values ($1, $2, $3, $4)
         on conflict (introduction_id, creator_id) do update set verdict = excluded.verdict,
            answered_at = excluded.answered_at",
    )
    .bind(id)
    .bind(creator)
    .bind(verdict)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// How it was for one of an introduction's people, if they said.
pub async fn find_verdict(
    tx: &mut Tx,
    (id, creator): (IntroductionId, CreatorId),
) -> sqlx::Result<Option<Verdict>> {
    on!(tx, conn => sqlx::query_scalar(
        "select verdict from introduction_follow_up where introduction_id = $1 and creator_id = $2",
    )
    .bind(id)
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// What decides whom a creator of a programme may be introduced to, an introduction aside; `None` of whoever has no place
/// there.
pub async fn find_candidate(
    tx: &mut Tx,
    (program, creator): (ProgramId, CreatorId),
    aside: Option<IntroductionId>,
) -> sqlx::Result<Option<Candidate>> {
    let Some(found) = super::creator::find_in(tx, program, creator).await? else { return Ok(None) };
    let (has_joined, paused, rests): (bool, Option<DateTime<Utc>>, Option<DateTime<Utc>>) = on!(tx, conn => sqlx::query_as(
            "select p.joined_at is not null, p.paused_until, c.paused_until
             from creator c left join introduction_profile p on p.creator_id = c.creator_id where c.creator_id = $1",
        )
        .bind(creator)
        .fetch_one(conn)
        .await)?;
    let avoids = on!(tx, conn => sqlx::query_scalar(
        "select avoided_creator_id from introduction_avoid where creator_id = $1 order by avoided_creator_id",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let met = on!(tx, conn => sqlx::query_as(
        "select o.creator_id, i.made_at from introduction_person p
         join introduction i on i.introduction_id = p.introduction_id
         join introduction_person o on o.introduction_id = p.introduction_id and o.creator_id <> p.creator_id
         where p.creator_id = $1 and i.introduction_id <> $2 order by i.introduction_id",
    )
    .bind(creator)
    .bind(aside.unwrap_or(IntroductionId(0)))
    .fetch_all(conn)
    .await)?;
    Ok(Some(Candidate {
        creator_id: creator,
        stage: found.stage,
        market_id: found.market_id,
        has_joined,
        paused_until: paused.max(rests),
        avoids,
        met,
    }))
}
