//! How many visitors a second Duet can send on, each click durable first: in groups and one by one, on both databases.

use std::fs;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use duet::app::App;
use duet::clock::Clock;
use duet::store::Store;
use duet::store::click::ClickLog;
use duet::web::{self, Settings};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::ground::Plan;
use crate::{databases, float, quantile, say};

/// Visitors at the same time, each on a connection of their own.
const VISITORS: usize = 64;
/// Visits of each visitor in one round.
const VISITS: usize = 30;
/// Rounds. In each, every contender has its turn, so that all see the same machine.
const ROUNDS: usize = 7;
/// Clicks in one transaction at most, for the contenders that write in groups.
const TOGETHER: usize = 512;

/// Who runs on PostgreSQL, in a schema of this name.
const ON_SERVER: [(&str, &str, usize); 2] =
    [("PostgreSQL, in groups", "bench_groups", TOGETHER), ("PostgreSQL, one by one", "bench_single", 1)];

const REQUEST: &str = "GET /Link000?s=reel HTTP/1.1\r\nhost: go.example\r\n\
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

/// Has everybody send the same visitors on in turn.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let (rounds, visits) = if is_measured { (ROUNDS, VISITS) } else { (1, 1) };
    let folder = databases::folder("clicks")?;
    let mut contenders = vec![
        Contender::start("SQLite, in groups", &databases::file(&folder, "groups"), TOGETHER).await?,
        Contender::start("SQLite, one by one", &databases::file(&folder, "single"), 1).await?,
    ];
    let server = databases::server();
    if let Some(server) = &server {
        for (name, schema, most) in ON_SERVER {
            let database = databases::fresh_schema(server, schema).await?;
            contenders.push(Contender::start(name, &database, most).await?);
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
    match server {
        None => say("PostgreSQL was not run: DUET_TEST_DATABASE_URL names no server."),
        Some(server) => {
            for (_, schema, _) in ON_SERVER {
                databases::remove_schema(&server, schema).await?;
            }
        }
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

impl Contender {
    async fn start(name: &'static str, database: &str, most: usize) -> anyhow::Result<Self> {
        let store = Store::open(database).await?;
        Plan { server_id: 1, people: &[1], links_each: 1 }.found(&store).await?;
        let mut app = App::start(store, Clock::system(), "https://go.example/".parse()?)?;
        app.clicks.close().await;
        app.clicks = ClickLog::in_groups(&app.store, most)?;
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
        quantile(&self.rates, 0.5)
    }

    async fn close(self) -> anyhow::Result<()> {
        self.stop.cancel();
        self.serving.await??;
        self.app.close().await;
        Ok(())
    }
}

fn rate(visits: usize, took: Duration) -> f64 {
    float(visits) / took.as_secs_f64()
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
