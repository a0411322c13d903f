//! Whether figures cost more when there are many more clicks behind them: two million against a hundred thousand.

use std::fs;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use duet::app::{App, Member};
use duet::clock::Clock;
use duet::domain::stats::Period;
use duet::features::stats;
use duet::store::Store;
use sqlx::AssertSqlSafe;

use crate::ground::Plan;
use crate::{databases, quantile, say};

/// Clicks in the smaller and in the larger database, when it is measured.
const CLICKS: [usize; 2] = [100_000, 2_000_000];
/// Creators, each with [`LINKS_EACH`] links.
const CREATORS: i64 = 200;
const LINKS_EACH: usize = 5;
/// Days with clicks, up to today: the same in both, and each link has some on each.
const DAYS: usize = 90;
/// How often each question is asked of each database.
const QUESTIONS: usize = 600;
/// What is asked, and over which period.
const ASKED: [(&str, Question, Period); 4] = [
    ("/stats me, 30 days", Question::Me, Period::Month),
    ("/stats me, all time", Question::Me, Period::Ever),
    ("/stats top, 30 days", Question::Top, Period::Month),
    ("/stats top, all time", Question::Top, Period::Ever),
];
const SCHEMAS: [&str; 2] = ["bench_fewer", "bench_more"];

/// Whose figures are asked for.
#[derive(Clone, Copy)]
enum Question {
    Me,
    Top,
}

/// A database full of clicks.
struct Filled {
    app: App,
    members: Vec<Member>,
}

/// Asks both databases the same, in turn, on SQLite and PostgreSQL.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let (clicks, questions) = if is_measured { (CLICKS, QUESTIONS) } else { ([1_000, 2_000], 4) };
    let folder = databases::folder("stats")?;
    let files = [databases::file(&folder, "fewer"), databases::file(&folder, "more")];
    compare("SQLite", &files, clicks, questions).await?;
    fs::remove_dir_all(&folder)?;
    let Some(server) = databases::server() else {
        say("PostgreSQL was not run: DUET_TEST_DATABASE_URL names no server.");
        return Ok(());
    };
    let [fewer, more] = SCHEMAS;
    let schemas =
        [databases::fresh_schema(&server, fewer).await?, databases::fresh_schema(&server, more).await?];
    compare("PostgreSQL", &schemas, clicks, questions).await?;
    for schema in SCHEMAS {
        databases::remove_schema(&server, schema).await?;
    }
    Ok(())
}

async fn compare(
    name: &str,
    databases: &[String; 2],
    clicks: [usize; 2],
    questions: usize,
) -> anyhow::Result<()> {
    let fewer = Filled::new(&databases[0], clicks[0]).await?;
    let more = Filled::new(&databases[1], clicks[1]).await?;
    say(&format!(
        "{name}: {CREATORS} creators, {LINKS_EACH} links each, {DAYS} days; each question {questions} times in turn, milliseconds (p50, p99)"
    ));
    for (what, question, period) in ASKED {
        let mut times = [Vec::new(), Vec::new()];
        for number in 0..questions {
            // Who is first changes from time to time: the first warms the processor for the second.
            let order = if number % 2 == 0 { [0, 1] } else { [1, 0] };
            for which in order {
                times[which].push([&fewer, &more][which].ask(question, period, number).await?);
            }
        }
        let [few, many] = times;
        let (slow, fast) = (quantile(&many, 0.5), quantile(&few, 0.5));
        say(&format!(
            "{what:<22} {} clicks {fast:>7.3} {:>7.3}   {} clicks {slow:>7.3} {:>7.3}   ratio {:>5.2}",
            clicks[0],
            quantile(&few, 0.99),
            clicks[1],
            quantile(&many, 0.99),
            slow / fast
        ));
    }
    fewer.app.close().await;
    more.app.close().await;
    Ok(())
}

impl Filled {
    async fn new(database: &str, clicks: usize) -> anyhow::Result<Self> {
        let store = Store::open(database).await?;
        let people: Vec<i64> = (1..=CREATORS).collect();
        let members = Plan { server_id: 1, people: &people, links_each: LINKS_EACH }.found(&store).await?;
        fill(&store, clicks).await?;
        Ok(Self { app: App::start(store, Clock::system(), "https://go.example/".parse()?)?, members })
    }

    /// The milliseconds of one answer, for one creator after another.
    async fn ask(&self, question: Question, period: Period, number: usize) -> anyhow::Result<f64> {
        let member = &self.members[number % self.members.len()];
        let began = Instant::now();
        let mut tx = self.app.read().await?;
        let clicks = match question {
            Question::Me => {
                let report = stats::me(&self.app, &mut tx, member, period).await;
                report.map_err(|error| anyhow::anyhow!("{error:?}"))?.figures.clicks
            }
            Question::Top => {
                let top = stats::top(&self.app, &mut tx, member, period).await;
                let rows = top.map_err(|error| anyhow::anyhow!("{error:?}"))?.rows;
                rows.iter().map(|place| place.clicks).sum()
            }
        };
        tx.commit().await?;
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        anyhow::ensure!(clicks > 0, "there are no figures");
        Ok(took)
    }
}

/// Spreads clicks evenly over all links and the days up to today.
pub async fn fill(store: &Store, clicks: usize) -> sqlx::Result<()> {
    for statement in statements(store, clicks, Clock::system().now().date_naive()) {
        run(store, statement).await?;
    }
    Ok(())
}

/// Runs a statement.
pub async fn run(store: &Store, statement: String) -> sqlx::Result<()> {
    let statement = sqlx::raw_sql(AssertSqlSafe(statement));
    match store {
        Store::Sqlite { writer, .. } => statement.execute(writer).await.map(drop),
        Store::Postgres(pool) => statement.execute(pool).await.map(drop),
    }
}

/// The clicks, and the roll-ups that the click log would have made of them, in the order in which it would have: day by
/// day. Otherwise each database would group them as it likes, and the two would lie differently on the disk.
fn statements(store: &Store, clicks: usize, today: NaiveDate) -> Vec<String> {
    let (date, bytes) = match store {
        Store::Sqlite { .. } => ("", "x'00'"),
        Store::Postgres(_) => ("date ", "'\\x00'::bytea"),
    };
    let days: Vec<String> = (0..DAYS)
        .filter_map(|ago| Some((ago, today.checked_sub_days(Days::new(u64::try_from(ago).ok()?))?)))
        .map(|(ago, day)| format!("({ago}, {date}'{day}')"))
        .collect();
    let moment = match store {
        Store::Sqlite { .. } => "counted_on || 'T09:00:00+00:00'",
        Store::Postgres(_) => "counted_on + time '09:00' at time zone 'UTC'",
    };
    let month = "substr(cast(counted_on as text), 1, 7)";
    // On SQLite the click log would add to the roll-ups whatever comes after this click.
    let rolled = "insert into setting (name, value) select 'clicks_rolled_up_to', cast(max(click_id) as text) from click";
    vec![
        format!(
            "with recursive number (number) as (select 0 union all select number + 1 from number where number < {last}),
                  day (ago, counted_on) as (values {days}),
                  place (place, link_id) as (select row_number() over (order by link_id) - 1, link_id from link)
             insert into click (click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id)
             select number, link_id, {moment}, counted_on, {bytes}, false, 'reel'
             from number
             join place on place = number % (select count(*) from link)
             join day on ago = number / (select count(*) from link) % {DAYS}",
            last = clicks - 1,
            days = days.join(", "),
        ),
        "insert into link_day (link_id, counted_on, creator_id, campaign_id, program_id, clicks, visitors, robots)
         select c.link_id, clicked_on, creator_id, campaign_id, program_id, count(*), count(*), 0
         from click c join link l on l.link_id = c.link_id
         group by c.link_id, clicked_on, creator_id, campaign_id, program_id
         order by clicked_on, c.link_id"
            .to_owned(),
        "insert into link_sub_day (link_id, counted_on, sub_id, clicks)
         select link_id, clicked_on, sub_id, count(*) from click group by link_id, clicked_on, sub_id
         order by clicked_on, link_id"
            .to_owned(),
        format!(
            "insert into creator_month (creator_id, month, program_id, clicks, visitors)
             select creator_id, {month}, program_id, cast(sum(clicks) as bigint), cast(sum(visitors) as bigint)
             from link_day group by creator_id, {month}, program_id"
        ),
        rolled.to_owned(),
        // A server gathers statistics by itself; SQLite has none unless told to, and Duet does not tell it to.
        match store {
            Store::Sqlite { .. } => String::new(),
            Store::Postgres(_) => "analyze".to_owned(),
        },
    ]
}
