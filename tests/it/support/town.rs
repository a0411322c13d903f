//! A town: a server with two markets, an evergreen campaign and managers, on a sandbox, with a Duet that serves it.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{
    Id, NewChannel, NewGuild, NewPerson, NewRole, Options, Permissions, Person, Sandbox, Time as _,
};
use duet::app::Translator;
use duet::clock::Clock;
use duet::discord::egress::Upstream;
use duet::domain::ServerId;
use duet::domain::creator::Stage;
use duet::domain::program::Program;
use duet::run::{Duet, Pace, Parts};
use duet::store::{self, Store};
use tokio::net::TcpListener;

use super::database::Database;
use super::founding::{Grounds, found, found_creator};
use super::log;
use super::time::TownTime;

/// Where the evergreen campaign of every town leads.
pub const LANDING: &str = "https://shop.example.com/";

/// The bot's token.
pub const TOKEN: &str = "town.token";

/// A server, its people, and the Duet that serves it.
pub struct Town {
    /// The Discord.
    pub sandbox: Sandbox,
    /// The bot.
    pub duet: Arc<Duet>,
    /// The server.
    pub guild: Id,
    /// Its channel for English-speaking creators; everybody sees it.
    pub us: Id,
    /// Its channel for Russian-speaking creators; everybody sees it.
    pub ru: Id,
    /// Its channel for managers.
    pub review: Id,
    /// The managers' role.
    pub manager_role: Id,
    time: Arc<TownTime>,
    database: Database,
    translator: Option<Translator>,
    is_closed: bool,
}

impl Town {
    /// A town whose programme is set up, with nobody in it.
    pub async fn new() -> Self {
        let town = Self::bare().await;
        found(&town.duet.app, &town.grounds()).await;
        town
    }

    /// The same where a machine drafts translations.
    pub async fn translating(translator: Translator) -> Self {
        let town = Self::opened(Some(translator)).await;
        found(&town.duet.app, &town.grounds()).await;
        town
    }

    /// A town whose programme nobody has set up.
    pub async fn bare() -> Self {
        Self::opened(None).await
    }

    async fn opened(translator: Option<Translator>) -> Self {
        log::listen();
        let time = TownTime::new();
        let options = Options { time: time.clone(), bot_name: "Duet".to_owned(), ..Options::generous() };
        let sandbox = Sandbox::start(options).await.expect("a free port");
        let guild = sandbox.guild(&NewGuild::named("Acme creators"));
        let manager = NewRole { permissions: Permissions::MANAGE_GUILD, ..NewRole::named("Managers") };
        let manager_role = sandbox.role(guild, &manager).expect("the server exists");
        let us = sandbox.channel(guild, &NewChannel::named("creators-us"));
        let ru = sandbox.channel(guild, &NewChannel::named("авторы"));
        let review = sandbox.channel(guild, &NewChannel::private("review", &[manager_role]));
        let database = Database::with_tables().await;
        let duet = awaken(&sandbox, &database, &time, translator.clone()).await;
        let is_closed = false;
        Self { sandbox, duet, guild, us, ru, review, manager_role, time, database, translator, is_closed }
    }

    /// Stops Duet and starts it anew on what it has kept.
    pub async fn restart(&mut self) {
        self.duet.stop().await;
        let translator = self.translator.clone();
        self.duet = awaken(&self.sandbox, &self.database, &self.time, translator).await;
    }

    /// The server, as a programme is founded on it.
    fn grounds(&self) -> Grounds {
        let Self { guild, us, ru, review, manager_role, .. } = *self;
        Grounds { guild, name: "Acme creators".to_owned(), us, ru, review, manager_role, landing: LANDING }
    }

    /// A second server with a programme of its own, served by the same Duet.
    pub async fn neighbour(&self, name: &str, landing: &'static str) -> Grounds {
        let sandbox = &self.sandbox;
        let guild = sandbox.guild(&NewGuild::named(name));
        let manager = NewRole { permissions: Permissions::MANAGE_GUILD, ..NewRole::named("Staff") };
        let manager_role = sandbox.role(guild, &manager).expect("the server exists");
        let us = sandbox.channel(guild, &NewChannel::named("makers-us"));
        let ru = sandbox.channel(guild, &NewChannel::named("мастера"));
        let review = sandbox.channel(guild, &NewChannel::private("staff", &[manager_role]));
        let grounds = Grounds { guild, name: name.to_owned(), us, ru, review, manager_role, landing };
        found(&self.duet.app, &grounds).await;
        grounds
    }

    /// Somebody who is in the server and nothing more.
    pub fn newcomer(&self, name: &str, locale: &str) -> Person {
        self.sandbox.person(&NewPerson::speaking(name, locale, self.guild))
    }

    /// A manager, who sees staff commands.
    pub fn manager(&self, name: &str, locale: &str) -> Person {
        let new =
            NewPerson { roles: vec![self.manager_role], ..NewPerson::speaking(name, locale, self.guild) };
        self.sandbox.person(&new)
    }

    /// An approved creator of the market `us` or `ru`.
    pub async fn creator(&self, name: &str, locale: &str, market: &str) -> Person {
        let person = self.newcomer(name, locale);
        let known = (person.id(), name, locale);
        found_creator(&self.duet.app, self.guild, known, market, Stage::Active).await;
        person
    }

    /// The town's programme.
    pub async fn program(&self, tx: &mut store::Tx) -> Program {
        let server = ServerId(signed(self.guild));
        store::program::find_by_server(tx, server).await.expect("the database works").expect("it is set up")
    }

    /// The address of the database.
    pub fn database(&self) -> &str {
        &self.database.url
    }

    /// What the clock shows.
    pub fn now(&self) -> DateTime<Utc> {
        self.time.now()
    }

    /// The town's clock, for another Duet.
    pub fn clock(&self) -> Clock {
        self.time.clock()
    }

    /// Moves the clock while Duet does nothing, as if it were not there.
    pub fn pass(&self, by: TimeDelta) {
        self.time.set(self.now() + by);
    }

    /// Moves the clock; all that comes due on the way is done and said.
    pub async fn advance(&self, by: TimeDelta) {
        self.sandbox.advance(self.now() + by).await;
    }

    /// Lets Duet say everything that is due now.
    pub async fn settle(&self) {
        self.duet.settle().await.expect("the database works");
    }

    /// Ends the town, and fails if anything was left unsaid, unread or unanswered, or could mention somebody.
    pub async fn close(mut self) {
        self.is_closed = true;
        let mut tx = self.duet.app.read().await.expect("the database works");
        // What is held until its reader's morning is not late.
        let next = store::notice::due_next(&mut tx).await.expect("the database works");
        tx.commit().await.expect("the database works");
        assert_eq!(next.filter(|due| *due <= self.now()), None, "notices were left unsaid");
        assert_eq!(self.sandbox.unanswered(), Vec::<String>::new(), "interactions were left unanswered");
        assert_eq!(self.sandbox.lacking(), Vec::<String>::new(), "the sandbox lacks routes");
        let unread: Vec<String> = self
            .sandbox
            .unread()
            .into_iter()
            .map(|(person, message)| format!("{}: {message}", person.name()))
            .collect();
        assert_eq!(unread, Vec::<String>::new(), "messages were left unread");
        assert_eq!(log::unread_events(), Vec::<String>::new(), "serenity could not read events");
        super::mentions::check(&self.sandbox);
        self.duet.stop().await;
        super::record(&self.sandbox);
        self.sandbox.stop().await;
        let Self { database, .. } = &mut self;
        std::mem::replace(database, Database::none()).remove().await;
    }
}

/// A Duet that serves the sandbox on a database.
async fn awaken(
    sandbox: &Sandbox,
    database: &Database,
    time: &Arc<TownTime>,
    translator: Option<Translator>,
) -> Arc<Duet> {
    let store = Store::open(&database.url).await.expect("the database opens");
    let parts = Parts {
        store,
        clock: time.clock(),
        token: TOKEN.to_owned().into(),
        discord: Upstream::new(sandbox.url().parse().expect("an address")),
        development_server: None,
        listener: TcpListener::bind("127.0.0.1:0").await.expect("a free port"),
        web: duet::web::Settings::default(),
        public_url: "https://go.example.com".parse().expect("an address"),
        patience: duet::app::Patience::default(),
        translator,
        pace: Pace::Stepped,
    };
    let duet = Arc::new(Duet::start(parts).await.expect("Duet starts"));
    time.drive(Arc::clone(&duet));
    assert!(sandbox.bot_connected(Duration::from_secs(10)).await, "Duet did not connect");
    duet
}

impl Drop for Town {
    fn drop(&mut self) {
        let is_seen_to = self.is_closed || std::thread::panicking();
        assert!(is_seen_to, "a town was left without `close`, so nothing was asserted");
    }
}

/// Discord's numbers as Duet keeps them.
pub fn signed(id: Id) -> i64 {
    i64::try_from(id).expect("an id of the sandbox")
}
