//! Duet is killed again and again while it says things: everybody hears each thing once, and nothing is lost.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use discord_sandbox::{Id, NewGuild, NewPerson, Options, Person, Request, Sandbox};
use duet::app::App;
use duet::clock::Clock;
use duet::domain::notice::{Notice, Reader};
use duet::domain::program::{Program, Zone};
use duet::domain::{Language, PersonId, ProgramId, ServerId};
use duet::store::{self, Store};
use rand::RngExt as _;

use crate::support::{Database, Running, setting, signed};

/// People who are spoken to.
const PEOPLE: usize = 24;
/// Notices written before each death.
const EACH: usize = 8;
/// Deaths in the test that always runs.
const DEATHS: usize = 100;
/// Deaths in the one for a long evening, unless `DUET_TEST_DEATHS` says how many.
const MANY_DEATHS: usize = 2_000;
/// A claim holds this long, in seconds.
const LEASE: i64 = 2;
/// Duet trusts Discord to know a message's nonce this long, in seconds.
const WINDOW: i64 = 1;
/// And this long Discord does.
const MEMORY: TimeDelta = TimeDelta::seconds(4);

/// Where messages are sent to and read from.
const MESSAGES: &str = "/channels/{channel_id}/messages";

/// A Discord, a database with people in it, and what was written for them.
struct Ground {
    sandbox: Sandbox,
    database: Database,
    app: App,
    program: ProgramId,
    people: Vec<Person>,
    written: Vec<Vec<usize>>,
}

impl Ground {
    async fn new(database: Database) -> Self {
        let sandbox = Sandbox::start(Options { nonce_memory: MEMORY, ..Options::generous() }).await;
        let sandbox = sandbox.expect("a free port");
        let guild = sandbox.guild(&NewGuild::named("Acme creators"));
        let store = Store::open(&database.url).await.expect("the database opens");
        let public_url = "https://go.example.com".parse().expect("an address");
        let app = App::start(store, Clock::system(), public_url).expect("the click log opens");
        let (program, now) = (found(&app, guild).await, app.clock.now());
        let new = |number| NewPerson::speaking(&format!("Person {number}"), "en-US", guild);
        let people: Vec<Person> = (0..PEOPLE).map(|number| sandbox.person(&new(number))).collect();
        let mut tx = app.begin().await.expect("the database works");
        for person in &people {
            // Whoever was here a moment ago is told at once, whatever the hour.
            let seen = store::person::insert_or_see(&mut tx, id(person), Some("en-US"), now).await;
            seen.expect("the database works");
        }
        tx.commit().await.expect("the database works");
        Self { sandbox, database, app, program, people, written: vec![Vec::new(); PEOPLE] }
    }

    /// Writes one notice more to some of the people.
    async fn write(&mut self, count: usize) {
        let mut tx = self.app.begin().await.expect("the database works");
        for _ in 0..count {
            let place = rand::rng().random_range(0..PEOPLE);
            let number = self.written.iter().map(Vec::len).sum();
            let notice = Notice::DirectTest { program: format!("Number {number}.") };
            let reader = Reader::Person(id(&self.people[place]));
            self.app.notify(&mut tx, self.program, reader, &notice).await.expect("the database works");
            self.written[place].push(number);
        }
        tx.commit().await.expect("the database works");
    }

    fn start(&self) -> Running {
        let settings = [
            ("DUET_WEB_LISTEN", "127.0.0.1:0".to_owned()),
            ("DUET_NOTICE_LEASE", LEASE.to_string()),
            ("DUET_NONCE_WINDOW", WINDOW.to_string()),
            ("DUET_DIRECT_OPENINGS", "600".to_owned()),
        ];
        Running::start(&self.database.url, self.sandbox.url(), &settings)
    }

    /// How many messages were sent, and how often earlier ones were looked for.
    fn sent(&self) -> (usize, usize) {
        let requests = self.sandbox.requests();
        let of = |method| {
            let is_it = |request: &&Request| request.route == MESSAGES && request.method == method;
            requests.iter().filter(is_it).count()
        };
        (of("POST"), of("GET"))
    }

    async fn waiting(&self) -> i64 {
        let mut tx = self.app.read().await.expect("the database works");
        store::notice::count_waiting(&mut tx).await.expect("the database works")
    }

    /// Fails unless everybody read what was written for them, each once and in its order.
    fn check(&self) {
        let read: BTreeMap<usize, Vec<usize>> =
            self.people.iter().map(|person| numbers(&person.direct_messages())).enumerate().collect();
        for (place, written) in self.written.iter().enumerate() {
            assert_eq!(&read[&place], written, "what person {place} read is not what was written for them");
        }
    }

    async fn close(self) {
        self.app.close().await;
        self.sandbox.stop().await;
        self.database.remove().await;
    }
}

async fn found(app: &App, guild: Id) -> ProgramId {
    let now = app.clock.now();
    let program = Program {
        program_id: app.ids.next(),
        server_id: ServerId(signed(guild)),
        name: "Acme creators".to_owned(),
        language: Language::En,
        currency: "USD".to_owned(),
        zone: Zone(chrono_tz::UTC),
        ready_at: Some(now),
    };
    let mut tx = app.begin().await.expect("the database works");
    let founded = store::program::insert(&mut tx, &program, now).await.expect("the database works");
    tx.commit().await.expect("the database works");
    founded.expect("it is the only one")
}

fn id(person: &Person) -> PersonId {
    PersonId(signed(person.id()))
}

/// The numbers that some messages say.
fn numbers(messages: &[serde_json::Value]) -> Vec<usize> {
    let number = |message: &serde_json::Value| {
        let words = message["embeds"].to_string();
        let (_, rest) = words.split_once("Number ")?;
        rest.split_once('.')?.0.parse().ok()
    };
    messages.iter().filter_map(number).collect()
}

/// Waits until so many messages more were sent or asked about, or a moment has passed, and then for a blink: the death
/// comes before a claim, after it, before a message, after it, or amid many.
async fn a_while(ground: &Ground) {
    let (wanted, until, blink) = {
        let mut dice = rand::rng();
        let until = Duration::from_millis(dice.random_range(30..600));
        (dice.random_range(0..12), until, Duration::from_micros(dice.random_range(0..20_000)))
    };
    let (before, began) = (ground.sent().0, Instant::now());
    while ground.sent().0 < before + wanted && began.elapsed() < until {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(blink).await;
}

/// Kills one of the processes again and again, and lets them finish in the end.
async fn survive(database: Database, (processes, deaths): (usize, usize)) {
    let mut ground = Ground::new(database).await;
    let mut running: Vec<Running> = (0..processes).map(|_| ground.start()).collect();
    for death in 0..deaths {
        ground.write(EACH).await;
        a_while(&ground).await;
        running[death % processes].kill();
        running[death % processes] = ground.start();
    }
    let began = Instant::now();
    while ground.waiting().await > 0 && began.elapsed() < Duration::from_mins(3) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(ground.waiting().await, 0, "notices were lost");
    drop(running);
    let looked = ground.sent().1;
    // Deaths that hit nothing would prove nothing.
    assert!(looked > deaths / 10, "only {looked} of {deaths} deaths left anything to look for");
    ground.check();
    ground.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_deaths_neither_lose_nor_repeat_a_word() {
    survive(Database::new().await, (1, DEATHS)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_that_die_in_turn_neither_lose_nor_repeat_a_word() {
    // SQLite is for one process; where no server is named, `cargo test` says at its end that only half was tried.
    if setting("DUET_TEST_DATABASE_URL").is_some() {
        survive(Database::new().await, (2, DEATHS)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "half an hour: cargo test -p duet --test it -- --ignored thousands_of_deaths"]
async fn thousands_of_deaths_neither_lose_nor_repeat_a_word() {
    let wanted = setting("DUET_TEST_DEATHS").and_then(|number| number.parse().ok());
    survive(Database::new().await, (2, wanted.unwrap_or(MANY_DEATHS))).await;
}
