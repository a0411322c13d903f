//! A town: a server with two markets, an evergreen campaign and managers, on a sandbox, with a Duet that serves it.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{
    Id, NewChannel, NewGuild, NewPerson, NewRole, Options, Permissions, Person, Sandbox, Time as _,
};
use duet::discord::egress::Upstream;
use duet::domain::campaign::{Campaign, State};
use duet::domain::creator::{Creator, Portrait, Stage};
use duet::domain::market::Market;
use duet::domain::program::{Channel, Program, Purpose, Zone};
use duet::domain::{ChannelId, Language, MarketId, PersonId, ProgramId, RoleId, ServerId};
use duet::run::{Duet, Pace, Parts};
use duet::store::{self, Store};
use tokio::net::TcpListener;

use super::database::Database;
use super::log;
use super::time::TownTime;

/// Where the evergreen campaign of every town leads.
pub const LANDING: &str = "https://shop.example.com/";

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
    is_closed: bool,
}

impl Town {
    /// A town whose programme is set up, with nobody in it.
    pub async fn new() -> Self {
        let town = Self::bare().await;
        town.found_program().await;
        town
    }

    /// A town whose programme nobody has set up.
    pub async fn bare() -> Self {
        log::listen();
        let time = TownTime::new();
        let options = Options { time: time.clone(), bot_name: "Duet".to_owned(), ..Options::default() };
        let sandbox = Sandbox::start(options).await.expect("a free port");
        let guild = sandbox.guild(&NewGuild::named("Acme creators"));
        let manager = NewRole { permissions: Permissions::MANAGE_GUILD, ..NewRole::named("Managers") };
        let manager_role = sandbox.role(guild, &manager).expect("the server exists");
        let us = sandbox.channel(guild, &NewChannel::named("creators-us"));
        let ru = sandbox.channel(guild, &NewChannel::named("авторы"));
        let review = sandbox.channel(guild, &NewChannel::private("review", &[manager_role]));
        let database = Database::new().await;
        let store = Store::open(&database.url).await.expect("the database opens");
        let parts = Parts {
            store,
            clock: time.clock(),
            token: "town.token".to_owned().into(),
            discord: Upstream::new(sandbox.url().parse().expect("an address")),
            development_server: None,
            listener: TcpListener::bind("127.0.0.1:0").await.expect("a free port"),
            web: duet::web::Settings::default(),
            public_url: "https://go.example.com".parse().expect("an address"),
            pace: Pace::Stepped,
        };
        let duet = Arc::new(Duet::start(parts).await.expect("Duet starts"));
        time.drive(Arc::clone(&duet));
        assert!(sandbox.bot_connected(Duration::from_secs(10)).await, "Duet did not connect");
        Self { sandbox, duet, guild, us, ru, review, manager_role, time, database, is_closed: false }
    }

    async fn found_program(&self) {
        let app = &self.duet.app;
        let now = app.clock.now();
        let mut tx = app.begin().await.expect("the database works");
        let server_id = ServerId(signed(self.guild));
        let program = Program {
            program_id: app.ids.next(),
            server_id,
            name: "Acme creators".to_owned(),
            language: Language::En,
            currency: "USD".to_owned(),
            zone: Zone(chrono_tz::UTC),
            ready_at: Some(now),
        };
        let founded = store::program::insert(&mut tx, &program, now).await.expect("the database works");
        let program_id = founded.expect("nobody set the programme up before");
        for language in [Language::En, Language::Ru] {
            store::program::insert_language(&mut tx, program_id, language).await.expect("the database works");
        }
        let role = RoleId(signed(self.manager_role));
        store::program::insert_manager_role(&mut tx, program_id, role).await.expect("the database works");
        let us = self.found_market(&mut tx, program_id, "us", "United States", Language::En, "#ad").await;
        let ru = self.found_market(&mut tx, program_id, "ru", "Россия", Language::Ru, "Реклама").await;
        let channel = |id: Id, purpose, language, market_id| Channel {
            channel_id: ChannelId(signed(id)),
            program_id,
            purpose,
            language,
            market_id,
        };
        for channel in [
            channel(self.review, Purpose::Review, None, None),
            channel(self.us, Purpose::Market, Some(Language::En), Some(us)),
            channel(self.ru, Purpose::Market, Some(Language::Ru), Some(ru)),
        ] {
            store::program::insert_or_update_channel(&mut tx, &channel).await.expect("the database works");
        }
        let evergreen = Campaign {
            campaign_id: app.ids.next(),
            program_id,
            state: State::Live,
            is_evergreen: true,
            landing_url: LANDING.to_owned(),
            utm_source: None,
            utm_medium: None,
            utm_campaign: None,
            starts_on: None,
            ends_on: None,
            name: String::new(),
        };
        store::campaign::insert(&mut tx, &evergreen, now).await.expect("the database works");
        for (language, name, summary) in [
            (Language::En, "Always on", "Share Acme whenever it fits."),
            (Language::Ru, "Круглый год", "Рассказывайте об Acme, когда к слову."),
        ] {
            let id = evergreen.campaign_id;
            store::campaign::insert_or_update_text(&mut tx, id, language, name, summary, now)
                .await
                .expect("the database works");
        }
        tx.commit().await.expect("the database works");
    }

    async fn found_market(
        &self,
        tx: &mut store::Tx,
        program_id: ProgramId,
        code: &str,
        name: &str,
        language: Language,
        disclosure: &str,
    ) -> MarketId {
        let app = &self.duet.app;
        let market = Market {
            market_id: app.ids.next(),
            program_id,
            code: code.to_owned(),
            name: name.to_owned(),
            language,
            currency: if code == "ru" { "RUB" } else { "USD" }.to_owned(),
            zone: Zone(if code == "ru" { chrono_tz::Europe::Moscow } else { chrono_tz::America::New_York }),
            disclosure: disclosure.to_owned(),
            needs_token: code == "ru",
        };
        store::market::insert(tx, &market, app.clock.now()).await.expect("the database works");
        market.market_id
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
        let app = &self.duet.app;
        let now = app.clock.now();
        let mut tx = app.begin().await.expect("the database works");
        let program = self.program(&mut tx).await;
        let markets = store::market::list(&mut tx, program.program_id).await.expect("the database works");
        let market = markets.into_iter().find(|known| known.code == market).expect("a market of the town");
        let person_id = PersonId(signed(person.id()));
        store::person::insert_or_see(&mut tx, person_id, Some(locale), now)
            .await
            .expect("the database works");
        let creator = Creator {
            creator_id: app.ids.next(),
            program_id: program.program_id,
            person_id,
            stage: Stage::Active,
            name: name.to_owned(),
            market_id: Some(market.market_id),
            joined_at: now,
        };
        let portrait = Portrait::default();
        store::creator::insert(&mut tx, &creator, &portrait).await.expect("the database works");
        tx.commit().await.expect("the database works");
        person
    }

    /// The town's programme.
    pub async fn program(&self, tx: &mut store::Tx) -> Program {
        let server = ServerId(signed(self.guild));
        store::program::find_by_server(tx, server).await.expect("the database works").expect("it is set up")
    }

    /// What the clock shows.
    pub fn now(&self) -> DateTime<Utc> {
        self.time.now()
    }

    /// Moves the clock; all that comes due on the way is done and said.
    pub async fn advance(&self, by: TimeDelta) {
        self.sandbox.advance(self.now() + by).await;
    }

    /// Lets Duet say everything that is due now.
    pub async fn settle(&self) {
        self.duet.settle().await.expect("the database works");
    }

    /// Ends the town, and fails if anything was left unsaid, unread or unanswered.
    pub async fn close(mut self) {
        self.is_closed = true;
        let mut tx = self.duet.app.read().await.expect("the database works");
        let waiting = store::notice::count_waiting(&mut tx).await.expect("the database works");
        tx.commit().await.expect("the database works");
        assert_eq!(waiting, 0, "notices were left unsaid");
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
        self.duet.stop().await;
        super::record(&self.sandbox);
        self.sandbox.stop().await;
        let Self { database, .. } = &mut self;
        std::mem::replace(database, Database::none()).remove().await;
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        if !self.is_closed && !std::thread::panicking() {
            panic!("a town was left without `close`, so nothing was asserted");
        }
    }
}

/// Discord's numbers as Duet keeps them.
pub fn signed(id: Id) -> i64 {
    i64::try_from(id).expect("an id of the sandbox")
}
