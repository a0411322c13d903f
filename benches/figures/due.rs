//! How long it takes to find whose check-in is due among very many schedules.

use std::fs;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use duet::clock::Clock;
use duet::store::{self, Store};
use sqlx::{Pool, Postgres, Sqlite};

use crate::ground::Plan;
use crate::{databases, quantile, say};

/// Schedules, when it is measured.
const SCHEDULES: i64 = 1_000_000;
/// How many of them are due: as many as one transaction takes up.
const DUE: i64 = 100;
/// Days over which the others are spread.
const DAYS: i64 = 90;
/// How often it is looked for.
const QUESTIONS: usize = 500;
/// The person who founds the programme; the others have higher numbers.
const FOUNDER: i64 = 1;
const SCHEMA: &str = "bench_due";

/// Looks for what is due on SQLite and on PostgreSQL.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let (schedules, questions) = if is_measured { (SCHEDULES, QUESTIONS) } else { (2_000, 4) };
    let folder = databases::folder("due")?;
    look("SQLite", &databases::file(&folder, "due"), schedules, questions).await?;
    fs::remove_dir_all(&folder)?;
    let Some(server) = databases::server() else {
        say("PostgreSQL was not run: DUET_TEST_DATABASE_URL names no server.");
        return Ok(());
    };
    let schema = databases::fresh_schema(&server, SCHEMA).await?;
    look("PostgreSQL", &schema, schedules, questions).await?;
    databases::remove_schema(&server, SCHEMA).await
}

async fn look(name: &str, database: &str, schedules: i64, questions: usize) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let members = Plan { server_id: 1, people: &[FOUNDER], links_each: 0 }.found(&store).await?;
    let program = members.first().map(|member| member.program.program_id.0).unwrap_or_default();
    let now = Clock::system().now();
    match &store {
        Store::Sqlite { writer, .. } => fill_file(writer, program, schedules, now).await?,
        Store::Postgres(pool) => fill_server(pool, program, schedules, now).await?,
    }
    let (mut found, mut next) = (Vec::new(), Vec::new());
    for _ in 0..questions {
        let mut tx = store.read().await?;
        let began = Instant::now();
        let due = store::check_in::due(&mut tx, now, DUE).await?;
        found.push(milliseconds(began));
        anyhow::ensure!(due.len() == usize::try_from(DUE)?, "{} are due", due.len());
        let began = Instant::now();
        anyhow::ensure!(store::check_in::due_next(&mut tx).await?.is_some(), "nothing is due");
        next.push(milliseconds(began));
        tx.commit().await?;
    }
    say(&format!(
        "{name}: {schedules} schedules, {DUE} due, {questions} times; milliseconds (p50, p99): found {:.3} {:.3}   when is the next {:.3} {:.3}",
        quantile(&found, 0.5),
        quantile(&found, 0.99),
        quantile(&next, 0.5),
        quantile(&next, 0.99),
    ));
    store.close().await;
    Ok(())
}

fn milliseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1_000.0
}

const PEOPLE: &str = "insert into person (person_id, reach, seen_at)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < $1)
    select 1000 + i, 'open', $2 from n";
const CREATORS: &str = "insert into creator (creator_id, program_id, person_id, stage, name, niche, platforms, audience,
                                              about, joined_at)
    select person_id, $1, person_id, 'active', '', '', '', '', '', seen_at from person where person_id > 1000";
const SPREAD: &str = "insert into check_in_schedule (creator_id, program_id, is_off, anchor_on, next_at, is_planned)
    select creator_id, $1, false, '2026-03-02', $2, true from creator where creator_id > $3 and creator_id <= $4";

macro_rules! fill {
    ($name:ident, $database:ty) => {
        /// As many creators with a schedule, of whom [`DUE`] are due.
        async fn $name(
            pool: &Pool<$database>,
            program: i64,
            schedules: i64,
            now: DateTime<Utc>,
        ) -> anyhow::Result<()> {
            let mut tx = pool.begin().await?;
            sqlx::query(PEOPLE).bind(schedules).bind(now).execute(&mut *tx).await?;
            sqlx::query(CREATORS).bind(program).execute(&mut *tx).await?;
            for (next_at, after, until) in spread(schedules, now) {
                let query = sqlx::query(SPREAD).bind(program).bind(next_at).bind(after).bind(until);
                query.execute(&mut *tx).await?;
            }
            tx.commit().await?;
            sqlx::query("analyze").execute(pool).await?;
            Ok(())
        }
    };
}

fill!(fill_file, Sqlite);
fill!(fill_server, Postgres);

/// When which creators are due: those with keys above the first number, up to the second.
fn spread(schedules: i64, now: DateTime<Utc>) -> Vec<(DateTime<Utc>, i64, i64)> {
    let rest = schedules - DUE;
    let later = (0..DAYS).map(|day| {
        let from = 1_000 + DUE + rest * day / DAYS;
        (now + TimeDelta::days(day + 1), from, 1_000 + DUE + rest * (day + 1) / DAYS)
    });
    [(now - TimeDelta::minutes(1), 1_000, 1_000 + DUE)].into_iter().chain(later).collect()
}
