//! How many visitors a second Duet can send on, each click durable first: in groups and one by one, on both databases.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use duet::app::App;
use duet::clock::Clock;
use duet::domain::campaign::{Campaign, State};
use duet::domain::creator::{Creator, Portrait, Stage};
use duet::domain::link::Link;
use duet::domain::program::{Program, Zone};
use duet::domain::{Language, ServerId};
use duet::store::click::ClickLog;
use duet::store::{self, Store};
use duet::web::{self, Settings};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Visitors at the same time, each on a connection of their own.
const VISITORS: usize = 64;
/// Visits of each visitor in one round.
const VISITS: usize = 30;
/// Rounds. In each, every contender has its turn, so that all see the same machine.
const ROUNDS: usize = 7;
/// Clicks in one transaction at most, for the contenders that write in groups.
const TOGETHER: usize = 512;

const REQUEST: &str = "GET /Spring42?s=reel HTTP/1.1\r\nhost: go.example\r\n\
    user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0\r\n\
    accept-language: en\r\nx-forwarded-for: 192.0.2.";

/// One way to run the web service.
struct Contender {
    name: &'static str,
    app: App,
    address: SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<anyhow::Result<()>>,
    rates: Vec<f64>,
}

fn main() -> anyhow::Result<()> {
    // `cargo test` runs this too, to see that it still works: a single small round is enough for that.
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let (rounds, visits) = if is_measured { (ROUNDS, VISITS) } else { (1, 1) };
    tokio::runtime::Runtime::new()?.block_on(race(rounds, visits))
}

async fn race(rounds: usize, visits: usize) -> anyhow::Result<()> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("clicks");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let mut contenders = vec![
        Contender::start("SQLite, in groups", &file(&folder, "groups"), TOGETHER).await?,
        Contender::start("SQLite, one by one", &file(&folder, "single"), 1).await?,
    ];
    let server = server();
    if let Some(server) = &server {
        for (name, schema, most) in [
            ("PostgreSQL, in groups", "bench_groups", TOGETHER),
            ("PostgreSQL, one by one", "bench_single", 1),
        ] {
            contenders.push(Contender::start(name, &fresh_schema(server, schema).await?, most).await?);
        }
    }
    for contender in &mut contenders {
        contender.round(visits).await?;
        contender.rates.clear();
    }
    for _ in 0..rounds {
        for contender in &mut contenders {
            contender.round(visits).await?;
        }
    }
    report(&contenders, visits);
    for contender in contenders {
        contender.close().await?;
    }
    if server.is_none() {
        say("PostgreSQL was not run: DUET_TEST_DATABASE_URL names no server.");
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

fn file(folder: &std::path::Path, name: &str) -> String {
    format!("sqlite://{}/{name}.sqlite", folder.display())
}

#[expect(clippy::disallowed_methods, reason = "the same setting as the tests have")]
fn server() -> Option<String> {
    std::env::var("DUET_TEST_DATABASE_URL").ok().filter(|server| !server.is_empty())
}

async fn fresh_schema(server: &str, schema: &str) -> anyhow::Result<String> {
    let mut connection = PgConnection::connect(server).await?;
    connection.execute(AssertSqlSafe(format!("drop schema if exists {schema} cascade"))).await?;
    connection.execute(AssertSqlSafe(format!("create schema {schema}"))).await?;
    connection.close().await?;
    let sign = if server.contains('?') { '&' } else { '?' };
    Ok(format!("{server}{sign}options=-csearch_path%3D{schema}"))
}

impl Contender {
    async fn start(name: &'static str, database: &str, most: usize) -> anyhow::Result<Self> {
        let store = Store::open(database).await?;
        let mut app = App::start(store, Clock::system(), "https://go.example/".parse()?)?;
        app.clicks.close().await;
        app.clicks = ClickLog::in_groups(&app.store, most)?;
        found(&app).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let stop = CancellationToken::new();
        let here = "127.0.0.0/8".parse().map_err(|()| anyhow::anyhow!("a network"))?;
        let settings = Settings { trusted_proxies: vec![here], ..Settings::default() };
        let serving = TaskTracker::new().spawn(web::serve(app.clone(), settings, listener, stop.clone()));
        Ok(Self { name, app, address, stop, serving, rates: Vec::new() })
    }

    /// Everybody visits, and the rate is kept.
    async fn round(&mut self, visits: usize) -> anyhow::Result<()> {
        let address = self.address;
        let began = Instant::now();
        let visitors = TaskTracker::new();
        let coming: Vec<_> =
            (0..VISITORS).map(|visitor| visitors.spawn(visit(address, visitor, visits))).collect();
        for visitor in coming {
            visitor.await??;
        }
        self.rates.push(rate(VISITORS * visits, began.elapsed()));
        Ok(())
    }

    fn median(&self) -> f64 {
        let mut rates = self.rates.clone();
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or_default()
    }

    async fn close(self) -> anyhow::Result<()> {
        self.stop.cancel();
        self.serving.await??;
        self.app.close().await;
        Ok(())
    }
}

fn rate(visits: usize, took: Duration) -> f64 {
    u32::try_from(visits).map_or(0.0, f64::from) / took.as_secs_f64()
}

/// One visitor, who comes again as soon as they have arrived.
async fn visit(address: SocketAddr, visitor: usize, visits: usize) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let request = format!("{REQUEST}{visitor}\r\n\r\n");
    let mut answer = Vec::with_capacity(1_024);
    for _ in 0..visits {
        stream.write_all(request.as_bytes()).await?;
        answer.clear();
        while !answer.ends_with(b"\r\n\r\n") {
            anyhow::ensure!(stream.read_buf(&mut answer).await? > 0, "the service hung up");
        }
        anyhow::ensure!(answer.starts_with(b"HTTP/1.1 302"), "{}", String::from_utf8_lossy(&answer));
    }
    Ok(())
}

fn report(contenders: &[Contender], visits: usize) {
    say(&format!(
        "{VISITORS} visitors at once, {visits} visits each, {} rounds in turn",
        contenders[0].rates.len()
    ));
    let best = contenders[0].median();
    for contender in contenders {
        let median = contender.median();
        let (name, ratio) = (contender.name, median / best);
        say(&format!("{name:<24} {median:>8.0} redirects a second   {ratio:>5.2} of {}", contenders[0].name));
    }
}

/// A programme with one creator and one link.
async fn found(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut tx = app.begin().await?;
    let program_id = app.ids.next();
    let program = Program {
        program_id,
        server_id: ServerId(1),
        name: "Acme".to_owned(),
        language: Language::En,
        currency: "USD".to_owned(),
        zone: Zone(chrono_tz::UTC),
        ready_at: Some(now),
    };
    store::program::insert(&mut tx, &program, now).await?;
    let campaign_id = app.ids.next();
    let campaign = Campaign {
        campaign_id,
        program_id,
        state: State::Live,
        is_evergreen: true,
        landing_url: "https://shop.example/landing?lang=en".to_owned(),
        utm_source: Some("duet".to_owned()),
        utm_medium: None,
        utm_campaign: None,
        starts_on: None,
        ends_on: None,
        name: String::new(),
    };
    store::campaign::insert(&mut tx, &campaign, now).await?;
    let person_id = app.ids.next();
    store::person::insert_or_see(&mut tx, person_id, None, now).await?;
    let creator_id = app.ids.next();
    let creator = Creator {
        creator_id,
        program_id,
        person_id,
        stage: Stage::Active,
        name: "Mira".to_owned(),
        market_id: None,
        joined_at: now,
    };
    store::creator::insert(&mut tx, &creator, &Portrait::default()).await?;
    let code = "Spring42".to_owned();
    let link = Link {
        link_id: app.ids.next(),
        program_id,
        creator_id,
        campaign_id,
        code,
        created_at: now,
        archived_at: None,
    };
    store::link::insert(&mut tx, &link, false).await?;
    tx.commit().await?;
    Ok(())
}

fn say(line: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
