//! How many sales a second are attributed, earn, and are entered in the ledger; and whether a balance grows slow with its history.

use std::fs;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use duet::app::{App, Member};
use duet::clock::Clock;
use duet::domain::ProgramId;
use duet::domain::conversion::{Kind, Report};
use duet::domain::money::Money;
use duet::domain::reward::{Component, Plan as Terms, Scope, Terms as Paid};
use duet::features::conversion::{at_once, record};
use duet::features::earnings;
use duet::store::{self, Store};

use crate::ground::Plan;
use crate::stats::run;
use crate::{databases, quantile, say};

/// Rounds in turn, and sales in each.
const ROUNDS: usize = 5;
const SALES: usize = 5_000;
/// Creators, each with a link.
const CREATORS: i64 = 200;
/// Payments of each customer.
const PAYMENTS_EACH: usize = 3;
/// Sales behind the shorter and the longer history of one creator.
const HISTORY: [usize; 2] = [500, 50_000];
/// How often each is asked for.
const QUESTIONS: usize = 600;
/// Days over which sales are spread.
const DAYS: i64 = 90;
const SCHEMAS: [&str; 4] = ["bench_paid", "bench_unpaid", "bench_short", "bench_long"];

/// A programme whose sales earn something, or nothing.
struct Ground {
    app: App,
    members: Vec<Member>,
    program: ProgramId,
    sold: usize,
}

/// Measures on SQLite, and on PostgreSQL where there is a server.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let folder = databases::folder("conversions")?;
    let files = SCHEMAS.map(|name| databases::file(&folder, name));
    compare("SQLite", &files, is_measured).await?;
    fs::remove_dir_all(&folder)?;
    let Some(server) = databases::server() else {
        say("PostgreSQL was not run: DUET_TEST_DATABASE_URL names no server.");
        return Ok(());
    };
    let mut schemas = Vec::new();
    for schema in SCHEMAS {
        schemas.push(databases::fresh_schema(&server, schema).await?);
    }
    let schemas: [String; 4] = schemas.try_into().map_err(|_| anyhow::anyhow!("there are four"))?;
    compare("PostgreSQL", &schemas, is_measured).await?;
    for schema in SCHEMAS {
        databases::remove_schema(&server, schema).await?;
    }
    Ok(())
}

async fn compare(name: &str, databases: &[String; 4], is_measured: bool) -> anyhow::Result<()> {
    let (sales, rounds) = if is_measured { (SALES, ROUNDS) } else { (60, 1) };
    let mut paid = Ground::new(&databases[0], CREATORS, true).await?;
    let mut unpaid = Ground::new(&databases[1], CREATORS, false).await?;
    let mut rates = [Vec::new(), Vec::new()];
    for round in 0..rounds {
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        for which in order {
            let ground = if which == 0 { &mut paid } else { &mut unpaid };
            let took = ground.sell(sales).await?;
            rates[which].push(f64::from(u32::try_from(sales)?) / took.as_secs_f64());
        }
    }
    let [earning, counting] = rates.map(|rates| quantile(&rates, 0.5));
    say(&format!(
        "{name}: {rounds} rounds of {sales} sales of {CREATORS} creators, {} in a transaction",
        at_once(&paid.app)
    ));
    say(&format!("attributed, earned and entered {earning:>9.0} a second"));
    say(&format!(
        "attributed alone               {counting:>9.0} a second   ratio {:>5.2}",
        earning / counting
    ));
    paid.app.close().await;
    unpaid.app.close().await;
    let (history, questions) = if is_measured { (HISTORY, QUESTIONS) } else { ([10, 20], 4) };
    let mut grounds = Vec::new();
    for (database, sales) in databases[2..].iter().zip(history) {
        let mut ground = Ground::new(database, 1, true).await?;
        ground.sell(sales).await?;
        grounds.push(ground);
    }
    let mut times = [Vec::new(), Vec::new()];
    for number in 0..questions {
        let order = if number % 2 == 0 { [0, 1] } else { [1, 0] };
        for which in order {
            times[which].push(grounds[which].ask().await?);
        }
    }
    let [short, long] = times.map(|times| quantile(&times, 0.5));
    say(&format!(
        "{name}: /earnings balance after {} sales {short:.3} ms, after {} {long:.3} ms   ratio {:>5.2}",
        history[0],
        history[1],
        long / short
    ));
    for ground in grounds {
        ground.app.close().await;
    }
    Ok(())
}

impl Ground {
    async fn new(database: &str, creators: i64, earns: bool) -> anyhow::Result<Self> {
        let store = Store::open(database).await?;
        let people: Vec<i64> = (1..=creators).collect();
        let members = Plan { server_id: 1, people: &people, links_each: 1 }.found(&store).await?;
        // Sales are spread over the past, which the programme has to have.
        let since = Clock::system().now() - TimeDelta::days(2 * DAYS);
        run(&store, format!("update program set created_at = '{}'", since.to_rfc3339())).await?;
        let app = App::start(store, Clock::system(), "https://go.example/".parse()?)?;
        let program = members[0].program.program_id;
        if earns {
            let component = |terms: Paid| Component::new(app.ids.next(), terms);
            let terms = Terms {
                reward_plan_id: app.ids.next(),
                scope: Scope::Program,
                version: 1,
                hold_days: 30,
                is_ended: false,
                set_at: Some(since),
                limit: None,
                components: vec![
                    component(Paid::Bounty(Money::new(500, "USD"))),
                    component(Paid::Share { rate_bps: 2_000, months: Some(12), payments: None }),
                ],
            };
            let mut tx = app.begin().await?;
            store::reward::insert(&mut tx, program, &terms, since).await?;
            tx.commit().await?;
        }
        Ok(Self { app, members, program, sold: 0 })
    }

    /// Records as many more sales, and says how long that takes.
    async fn sell(&mut self, sales: usize) -> anyhow::Result<Duration> {
        let began = Instant::now();
        let (now, spread) = (self.app.clock.now(), TimeDelta::days(DAYS));
        let step = spread / i32::try_from(sales)?;
        let mut left = sales;
        while left > 0 {
            let mut tx = self.app.begin().await?;
            for _ in 0..at_once(&self.app).min(left) {
                left -= 1;
                let number = self.sold;
                self.sold += 1;
                let report = Report {
                    id: format!("o-{number}"),
                    kind: if number.is_multiple_of(PAYMENTS_EACH) { Kind::Sale } else { Kind::Renewal },
                    click_id: None,
                    code: Some(format!("Link{:03}", number % self.members.len())),
                    promo_code: None,
                    customer_id: Some(format!("c-{}", number / PAYMENTS_EACH)),
                    customer_email_hash: None,
                    amount_minor: Some(1_999),
                    currency: Some("USD".to_owned()),
                    occurred_at: now - step * i32::try_from(left)?,
                    refunds: None,
                    product: None,
                };
                let fate = record(&self.app, &mut tx, self.program, report).await;
                fate.map_err(|error| anyhow::anyhow!("{error:?}"))??;
            }
            tx.commit().await?;
        }
        Ok(began.elapsed())
    }

    /// The milliseconds of one balance.
    async fn ask(&self) -> anyhow::Result<f64> {
        let began = Instant::now();
        let mut tx = self.app.read().await?;
        let view = earnings::balance(&self.app, &mut tx, &self.members[0]).await;
        let view = view.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        tx.commit().await?;
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        anyhow::ensure!(!view.balances.is_empty(), "there is no balance");
        Ok(took)
    }
}
