//! `duet doctor` names what does not work, and what to do about it.

use chrono::{TimeDelta, Utc};
use discord_sandbox::{Id, NewChannel, NewGuild, Options, Overwrite, Permissions, Sandbox};
use duet::app::Ids;
use duet::clock::Clock;
use duet::config::{Flags, Settings};
use duet::doctor::{Report, examine};
use duet::domain::program::{Channel, Program, Purpose, Zone};
use duet::domain::{ChannelId, Language, ServerId};
use duet::store::{self, Store};
use serde_json::json;

use crate::egress::upstream::{Say, World, limits};
use crate::support::Database;

/// A Discord, a database and a public address, and settings that fit them.
struct Surgery {
    sandbox: Sandbox,
    database: Database,
    web: World,
    guild: Id,
    variables: Vec<(String, String)>,
}

fn signed(id: Id) -> i64 {
    i64::try_from(id).expect("Discord's numbers fit")
}

impl Surgery {
    async fn new(options: Options) -> Self {
        let sandbox = Sandbox::start(options).await.expect("a free port");
        let guild = sandbox.guild(&NewGuild::named("Acme creators"));
        let database = Database::new().await;
        let web =
            World::new(limits(), |_| Say::json(200, &json!({ "clicks_waiting": 0, "version": "1" }))).await;
        let variables = [
            ("DISCORD_TOKEN", "right-token"),
            ("DUET_DISCORD_URL", sandbox.url()),
            ("DATABASE_URL", &database.url),
            ("DUET_PUBLIC_URL", web.base.as_str()),
        ];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Self { sandbox, database, web, guild, variables }
    }

    fn set(&mut self, name: &str, value: &str) {
        self.variables.retain(|(set, _)| set != name);
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// Keeps a programme of this server, with these channels for announcements.
    async fn remember(&self, server: i64, name: &str, channels: &[i64]) {
        let store = Store::open(&self.database.url).await.expect("a database");
        let ids = Ids::new(Clock::system());
        let mut tx = store.begin().await.expect("a transaction");
        let program = Program {
            program_id: ids.next(),
            server_id: ServerId(server),
            name: name.to_owned(),
            language: Language::En,
            currency: "USD".to_owned(),
            zone: Zone(chrono_tz::UTC),
            ready_at: None,
        };
        let now = Clock::system().now();
        store::program::insert(&mut tx, &program, now).await.expect("a programme").expect("a new one");
        for channel in channels {
            let channel = Channel {
                channel_id: ChannelId(*channel),
                program_id: program.program_id,
                purpose: Purpose::Announcements,
                language: None,
                market_id: None,
            };
            store::program::insert_or_update_channel(&mut tx, &channel).await.expect("a channel");
        }
        tx.commit().await.expect("a commit");
        store.close().await;
    }

    async fn report_at(&self, clock: &Clock) -> Report {
        let settings = Settings::from_sources(None, &self.variables, &Flags::new()).expect("settings");
        examine(&settings, clock).await
    }

    async fn report(&self) -> Report {
        self.report_at(&Clock::system()).await
    }

    async fn close(self) {
        crate::support::record(&self.sandbox);
        self.sandbox.stop().await;
        self.web.egress.stop(std::time::Duration::from_secs(1)).await;
        self.database.remove().await;
    }
}

/// What the report says of one thing, and the mend.
fn of<'a>(report: &'a Report, what: &str) -> (&'a str, Option<&'a str>) {
    let finding = report.findings.iter().find(|finding| finding.what == what);
    let finding = finding.unwrap_or_else(|| panic!("nothing about {what} in\n{report}"));
    (&finding.says, finding.mend.as_deref())
}

#[tokio::test]
async fn where_everything_works_the_doctor_says_so() {
    let surgery = Surgery::new(Options { bot_name: "Duet".to_owned(), ..Options::default() }).await;
    let channel = surgery.sandbox.channel(surgery.guild, &NewChannel::named("news"));
    surgery.remember(signed(surgery.guild), "Acme", &[signed(channel)]).await;
    let report = surgery.report().await;
    assert!(report.is_healthy(), "{report}");
    let shown = report
        .to_string()
        .replace(surgery.web.base.as_str(), "[public]")
        .replace(&surgery.sandbox.application_id().to_string(), "[application]");
    let shown: Vec<&str> = shown.lines().skip(1).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    ok    migrations: the tables are up to date
    ok    writing: the database takes what is written
    ok    token: Discord knows Duet ([application])
    ok    intents: Duet is told who joins and leaves
    ok    clock: it agrees with Discord's
    ok    Acme #news: Duet may do what it needs there
    ok    public address: Duet answers at [public]
    ");
    surgery.close().await;
}

#[tokio::test]
async fn a_wrong_token_is_named_and_nothing_is_asked_with_it_again() {
    let options = Options { token: Some("another-token".to_owned()), ..Options::default() };
    let surgery = Surgery::new(options).await;
    let report = surgery.report().await;
    let (says, mend) = of(&report, "token");
    assert_eq!(says, "Discord does not know it");
    assert!(mend.is_some_and(|mend| mend.contains("DISCORD_TOKEN")));
    assert!(!report.to_string().contains("right-token"));
    assert_eq!(surgery.sandbox.requests().len(), 1);
    surgery.close().await;
}

#[tokio::test]
async fn a_missing_token_and_a_silent_discord_are_told_apart() {
    let mut surgery = Surgery::new(Options::default()).await;
    surgery.set("DISCORD_TOKEN", "");
    let report = surgery.report().await;
    assert!(of(&report, "token").1.is_some_and(|mend| mend.starts_with("DISCORD_TOKEN is not set")));
    surgery.set("DISCORD_TOKEN", "right-token");
    surgery.set("DUET_DISCORD_URL", "http://127.0.0.1:1");
    let report = surgery.report().await;
    assert!(of(&report, "Discord").1.is_some_and(|mend| mend.contains("DUET_DISCORD_URL")));
    surgery.close().await;
}

#[tokio::test]
async fn an_intent_that_is_off_is_named_with_the_page_to_turn_it_on() {
    let surgery = Surgery::new(Options { privileged_intents: 0, ..Options::default() }).await;
    let report = surgery.report().await;
    let page = format!("/applications/{}/bot", surgery.sandbox.application_id());
    assert!(of(&report, "intents").1.is_some_and(|mend| mend.contains(&page)), "{report}");
    surgery.close().await;
}

#[tokio::test]
async fn what_duet_lacks_in_a_channel_is_named() {
    let surgery = Surgery::new(Options::default()).await;
    let sandbox = &surgery.sandbox;
    let shut =
        sandbox.channel(surgery.guild, &NewChannel { has_bot: false, ..NewChannel::private("shut", &[]) });
    let mute = Overwrite {
        id: sandbox.application_id(),
        is_member: true,
        allow: Permissions::NONE,
        deny: Permissions::ATTACH_FILES,
    };
    let plain =
        sandbox.channel(surgery.guild, &NewChannel { overwrites: vec![mute], ..NewChannel::named("plain") });
    surgery.remember(signed(surgery.guild), "Acme", &[signed(shut), signed(plain), 42]).await;
    surgery.remember(4242, "Gone", &[]).await;
    let report = surgery.report().await;
    assert!(of(&report, "Acme #shut").0.starts_with("Duet lacks View Channel"), "{report}");
    assert_eq!(of(&report, "Acme #plain").0, "Duet lacks Attach Files");
    assert!(of(&report, "Acme #plain").1.is_some_and(|mend| mend.ends_with("allow Attach Files")));
    assert_eq!(of(&report, "Acme").0, "the announcements channel (42) was deleted");
    assert!(of(&report, "Gone").1.is_some_and(|mend| mend.contains("scope=bot+applications.commands")));
    surgery.close().await;
}

#[tokio::test]
async fn a_database_that_is_away_or_behind_is_named() {
    let mut surgery = Surgery::new(Options::default()).await;
    let report = surgery.report().await;
    let (says, mend) = of(&report, "migrations");
    assert!(says.starts_with("not applied yet: 0001 first light"), "{says}");
    assert!(mend.is_some_and(|mend| mend.contains("duet migrate")));
    surgery.set("DATABASE_URL", "sqlite:///nowhere/at/all/duet.sqlite");
    let report = surgery.report().await;
    assert!(of(&report, "database").0.contains("cannot be opened"), "{report}");
    assert!(of(&report, "database").1.is_some_and(|mend| mend.contains("DATABASE_URL")));
    surgery.close().await;
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_named_with_the_direction() {
    let surgery = Surgery::new(Options::default()).await;
    #[expect(clippy::disallowed_methods, reason = "a clock that is wrong on purpose")]
    let behind = Clock::of(|| Utc::now() - TimeDelta::seconds(90));
    let report = surgery.report_at(&behind).await;
    let (says, mend) = of(&report, "clock");
    assert!(says.ends_with("seconds behind Discord's") && mend.is_some(), "{says}");
    surgery.close().await;
}

#[tokio::test]
async fn a_public_address_that_leads_elsewhere_is_named() {
    let mut surgery = Surgery::new(Options::default()).await;
    let other = World::new(limits(), |_| Say::json(200, &json!({ "status": "up" }))).await;
    surgery.set("DUET_PUBLIC_URL", other.base.as_str());
    assert!(of(&surgery.report().await, "public address").0.starts_with("something else answers"));
    surgery.set("DUET_PUBLIC_URL", "http://127.0.0.1:1");
    let report = surgery.report().await;
    assert!(of(&report, "public address").0.starts_with("nothing answers"));
    assert!(!report.is_healthy());
    surgery.close().await;
}

#[tokio::test]
async fn a_translator_is_tried_where_one_is_set() {
    let mut surgery = Surgery::new(Options { bot_name: "Duet".to_owned(), ..Options::default() }).await;
    let report = surgery.report().await;
    assert!(report.findings.iter().all(|finding| finding.what != "translator"), "{report}");
    let machine =
        World::new(limits(), |seen| match String::from_utf8_lossy(&seen.body).contains("right-key") {
            true => Say::json(200, &json!({ "translatedText": "Привет" })),
            false => Say::json(403, &json!({ "error": "Invalid API key" })),
        })
        .await;
    surgery.set("DUET_TRANSLATE_URL", machine.base.as_str());
    surgery.set("DUET_TRANSLATE_KEY", "right-key");
    let report = surgery.report().await;
    assert_eq!(of(&report, "translator").1, None, "{report}");
    surgery.set("DUET_TRANSLATE_KEY", "wrong-key");
    let report = surgery.report().await;
    let (says, mend) = of(&report, "translator");
    assert!(says.contains("403") && mend.is_some_and(|mend| mend.contains("DUET_TRANSLATE_KEY")), "{report}");
    assert!(!report.to_string().contains("wrong-key"), "{report}");
    machine.egress.stop(std::time::Duration::from_secs(1)).await;
    surgery.close().await;
}
