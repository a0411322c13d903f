//! A web service of a test's own: one programme, two markets, some campaigns, and a clock that the test moves.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Days, NaiveDate, Utc};
use duet::app::App;
use duet::clock::Clock;
use duet::domain::campaign::{Campaign, State};
use duet::domain::creator::{Creator, Portrait, Stage};
use duet::domain::link::Link;
use duet::domain::market::Market;
use duet::domain::program::{Program, Zone};
use duet::domain::{Language, MarketId, PersonId, ProgramId, ServerId};
use duet::store::click::{Tally, count_clicks, count_raw, count_rolled};
use duet::store::{self, Store, Tx};
use duet::web::{self, Settings};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use sqlx::AssertSqlSafe;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::support::Database;

/// A browser that a person uses.
pub const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
/// Where the campaigns lead unless a test says otherwise.
pub const LANDING: &str = "https://shop.example/p?x=%2f&y#top";
const START: &str = "2026-03-02T09:00:00Z";

/// A running web service.
pub struct Service {
    /// What it is made of.
    pub app: App,
    /// Where it is reached.
    pub address: SocketAddr,
    /// The programme.
    pub program: ProgramId,
    /// Two markets, Moscow's and New York's.
    pub markets: [MarketId; 2],
    now: Arc<AtomicI64>,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    database: Database,
    client: Client,
}

/// A manual clock.
pub fn clock(now: &Arc<AtomicI64>) -> Clock {
    let now = Arc::clone(now);
    Clock::of(move || DateTime::from_timestamp_micros(now.load(Ordering::SeqCst)).expect("a moment"))
}

impl Service {
    /// One that believes no proxy.
    pub async fn start() -> Self {
        Self::with(Settings::default()).await
    }

    /// One that stands behind a proxy on this machine.
    pub async fn behind_proxy() -> Self {
        let here = ["127.0.0.0/8", "10.0.0.0/8"];
        let trusted_proxies = here.iter().map(|network| network.parse().expect("a network")).collect();
        Self::with(Settings { trusted_proxies, ..Settings::default() }).await
    }

    /// One with settings of its own.
    pub async fn with(settings: Settings) -> Self {
        let database = Database::with_tables().await;
        let store = Store::open(&database.url).await.expect("the database opens");
        let now = Arc::new(AtomicI64::new(moment(START).timestamp_micros()));
        let public_url = "https://go.example/".parse().expect("an address");
        let app = App::start(store, clock(&now), public_url).expect("the click log opens");
        let (program, markets) = found(&app).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let stop = CancellationToken::new();
        let served = web::serve(app.clone(), settings, listener, stop.clone());
        let serving = TaskTracker::new().spawn(async move { served.await.expect("metrics are kept") });
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client");
        Self { app, address, program, markets, now, stop, serving, database, client }
    }

    /// The database's address.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// A clock that shows what this service's shows.
    pub fn clock(&self) -> Clock {
        clock(&self.now)
    }

    /// Moves the clock.
    pub fn set(&self, now: &str) {
        self.now.store(moment(now).timestamp_micros(), Ordering::SeqCst);
    }

    /// A campaign that leads to [`LANDING`], for a test to change.
    pub fn campaign(&self) -> Campaign {
        Campaign {
            campaign_id: self.app.ids.next(),
            program_id: self.program,
            state: State::Live,
            is_evergreen: false,
            landing_url: LANDING.to_owned(),
            utm_source: None,
            utm_medium: None,
            utm_campaign: None,
            starts_on: None,
            ends_on: None,
            name: String::new(),
        }
    }

    /// A link with `code` for `campaign`, of a new creator of Moscow's market.
    pub async fn link(&self, code: &str, campaign: &Campaign) -> Link {
        self.link_of(code, campaign, Some(self.markets[0])).await
    }

    /// The same for a creator of any market or none.
    pub async fn link_of(&self, code: &str, campaign: &Campaign, market: Option<MarketId>) -> Link {
        let app = &self.app;
        let mut tx = app.begin().await.expect("the database works");
        store::campaign::insert(&mut tx, campaign, app.clock.now()).await.expect("a campaign");
        let (id, now) = (campaign.campaign_id, app.clock.now());
        let texted = store::campaign::insert_or_update_text(&mut tx, id, Language::En, "Spring", "", now);
        texted.await.expect("the database works");
        let creator_id = creator(app, &mut tx, self.program, market).await;
        let link = Link {
            link_id: app.ids.next(),
            program_id: self.program,
            creator_id,
            campaign_id: campaign.campaign_id,
            code: code.to_owned(),
            created_at: app.clock.now(),
            archived_at: None,
        };
        let link = store::link::insert(&mut tx, &link, code.contains('-')).await.expect("the database works");
        tx.commit().await.expect("the database works");
        link.expect("the code is free")
    }

    /// A request for a path, as a person's browser makes it.
    pub fn visit(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("http://{}{path}", self.address)).header("user-agent", BROWSER)
    }

    /// The same with another name than a browser's, or none.
    pub fn visit_as(&self, path: &str, agent: &str) -> RequestBuilder {
        let request = self.client.get(format!("http://{}{path}", self.address));
        if agent.is_empty() { request } else { request.header("user-agent", agent) }
    }

    /// A request that brings something, for a test to fill.
    pub fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("http://{}{path}", self.address))
    }

    /// A request that is only about the answer's head.
    pub fn head(&self, path: &str) -> RequestBuilder {
        self.client.head(format!("http://{}{path}", self.address)).header("user-agent", BROWSER)
    }

    /// What `sql` changes, by a transaction of this process.
    pub async fn change(&self, sql: &str) {
        let mut tx = self.app.begin().await.expect("the database works");
        let sql = AssertSqlSafe(sql.to_owned());
        match &mut tx {
            Tx::Sqlite(inner) => sqlx::query(sql).execute(&mut **inner).await.map(drop),
            Tx::Postgres(inner) => sqlx::query(sql).execute(&mut **inner).await.map(drop),
        }
        .expect("the change is valid");
        tx.commit().await.expect("the database works");
    }

    /// What `sql` changes, as another process would.
    pub async fn change_elsewhere(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.app.store {
            Store::Sqlite { writer, .. } => sqlx::query(sql).execute(writer).await.map(drop),
            Store::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(drop),
        }
        .expect("the change is valid");
    }

    /// How many rows `sql` counts.
    pub async fn count(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.app.store {
            Store::Sqlite { reader, .. } => sqlx::query_scalar(sql).fetch_one(reader).await,
            Store::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
        }
        .expect("the question is valid")
    }

    /// What each link had on each day. Fails when the roll-ups do not add up to the single clicks.
    pub async fn tallies(&self) -> Vec<Tally> {
        tallies(&self.app).await
    }

    /// Clicks, visitors and robots of everything together.
    pub async fn totals(&self) -> (i64, i64, i64) {
        let tallies = self.tallies().await;
        tallies.iter().fold((0, 0, 0), |(clicks, visitors, robots), tally| {
            (clicks + tally.clicks, visitors + tally.visitors, robots + tally.robots)
        })
    }

    /// Stops the web service only.
    pub async fn stop(&mut self) {
        self.stop.cancel();
        (&mut self.serving).await.expect("the service ends well");
    }

    /// Stops everything.
    pub async fn close(mut self) {
        if !self.stop.is_cancelled() {
            self.stop().await;
        }
        self.app.close().await;
        self.database.remove().await;
    }
}

/// What each link had on each day. Fails when the roll-ups do not add up to the single clicks.
pub async fn tallies(app: &App) -> Vec<Tally> {
    app.clicks.roll_up().await.expect("the database works");
    let today = app.clock.now().date_naive();
    let (since, until) = (today - Days::new(400), today + Days::new(400));
    let mut tx = app.read().await.expect("the database works");
    let raw = count_raw(&mut tx, since, until).await.expect("the database works");
    let rolled = count_rolled(&mut tx, since, until).await.expect("the database works");
    assert_eq!(raw, rolled, "the roll-ups agree with a recount");
    let clicks = count_clicks(&mut tx).await.expect("the database works");
    assert!(clicks.iter().all(|sum| *sum == clicks[0]), "the roll-ups agree with each other: {clicks:?}");
    rolled
}

/// Where an answer leads.
pub fn location(response: &Response) -> String {
    let location = response.headers().get("location").map(|value| value.to_str().expect("an address"));
    assert_eq!(response.status(), 302, "leads to {location:?}");
    location.expect("a redirect leads somewhere").to_owned()
}

/// The click id in an address.
pub fn click_id(location: &str) -> i64 {
    let url: url::Url = location.parse().expect("an address");
    let (_, id) = url.query_pairs().find(|(name, _)| name == "duet_click").expect("a click id");
    id.parse().expect("a number")
}

/// A moment.
pub fn moment(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn found(app: &App) -> (ProgramId, [MarketId; 2]) {
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let program = Program {
        program_id: app.ids.next(),
        server_id: ServerId(1),
        name: "Acme".to_owned(),
        language: Language::En,
        currency: "USD".to_owned(),
        zone: Zone(chrono_tz::UTC),
        ready_at: Some(now),
    };
    store::program::insert(&mut tx, &program, now).await.expect("a programme");
    let mut markets = [MarketId(0); 2];
    let zones =
        [("ru", Language::Ru, chrono_tz::Europe::Moscow), ("us", Language::En, chrono_tz::America::New_York)];
    for (market_id, (code, language, zone)) in markets.iter_mut().zip(zones) {
        *market_id = app.ids.next();
        let market = Market {
            market_id: *market_id,
            program_id: program.program_id,
            code: code.to_owned(),
            name: code.to_owned(),
            language,
            currency: "USD".to_owned(),
            zone: Zone(zone),
            disclosure: "#ad".to_owned(),
            needs_token: false,
        };
        store::market::insert(&mut tx, &market, now).await.expect("a market");
    }
    tx.commit().await.expect("the database works");
    (program.program_id, markets)
}

async fn creator(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    market: Option<MarketId>,
) -> duet::domain::CreatorId {
    let now = app.clock.now();
    let person: PersonId = app.ids.next();
    store::person::insert_or_see(tx, person, None, now).await.expect("a person");
    let creator = Creator {
        creator_id: app.ids.next(),
        program_id: program,
        person_id: person,
        stage: Stage::Active,
        name: "Mira".to_owned(),
        market_id: market,
        joined_at: now,
    };
    store::creator::insert(tx, &creator, &Portrait::default())
        .await
        .expect("the database works")
        .expect("a creator")
}
