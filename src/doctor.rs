//! Finds out why a Duet does not work, and says what to do about it.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use url::{Host, Url};

use crate::app::Translator;
use crate::clock::Clock;
use crate::config::Settings;
use crate::discord::checkup::{self, Bot, Trouble};
use crate::discord::egress::{Egress, Limits, Upstream};
use crate::domain::Language;
use crate::domain::program::{Channel, Program};
use crate::domain::server::{Ability, Look};
use crate::store::{self, Store};

/// How far our clock and Discord's may be apart: Discord tells whole seconds, and an answer takes a moment.
const CLOCK_TOLERANCE_SECONDS: i64 = 5;

/// How long one question may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What to do about a translator that gives nothing.
const TRANSLATOR: &str = "see that the translator runs at DUET_TRANSLATE_URL, knows English and Russian, and takes \
                          DUET_TRANSLATE_KEY; without the setting people translate by hand";

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What: `token`, `database` …
    pub what: String,
    /// How it is.
    pub says: String,
    /// What to do, when it does not work.
    pub mend: Option<String>,
}

/// Everything that was looked at.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// In the order in which things depend on each other.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing needs mending.
    pub fn is_healthy(&self) -> bool {
        self.findings.iter().all(|finding| finding.mend.is_none())
    }

    fn works(&mut self, what: impl Into<String>, says: impl Into<String>) {
        self.findings.push(Finding { what: what.into(), says: says.into(), mend: None });
    }

    fn fails(&mut self, what: impl Into<String>, says: impl Into<String>, mend: impl Into<String>) {
        self.findings.push(Finding { what: what.into(), says: says.into(), mend: Some(mend.into()) });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { what, says, mend } in &self.findings {
            let mark = if mend.is_some() { "FAIL" } else { "ok  " };
            writeln!(f, "{mark}  {what}: {says}")?;
            if let Some(mend) = mend {
                writeln!(f, "      → {mend}")?;
            }
        }
        Ok(())
    }
}

/// Looks at everything that a Duet with these settings needs.
pub async fn examine(settings: &Settings, clock: &Clock) -> Report {
    let mut report = Report::default();
    let programs = database(&mut report, settings).await;
    discord(&mut report, settings, clock, programs).await;
    public_url(&mut report, settings).await;
    translator(&mut report, settings).await;
    report
}

/// A programme and the channels that were chosen for it.
type Chosen = (Program, Vec<Channel>);

/// Looks at the database; gives the programmes in it, if they can be read.
async fn database(report: &mut Report, settings: &Settings) -> Option<Vec<Chosen>> {
    let url = &settings.database_url;
    let opened = tokio::time::timeout(PATIENCE, Store::connect(url.expose())).await;
    let store = match opened {
        Ok(Ok(store)) => store,
        Ok(Err(error)) => {
            let mend = "check DATABASE_URL, that the server runs and lets this name and password in, or that the \
                        file's folder exists and can be written to";
            report.fails("database", format!("{url} cannot be opened ({error})"), mend);
            return None;
        }
        Err(_) => {
            let mend = "check the host and port in DATABASE_URL, and that no firewall is in between";
            report.fails("database", format!("{url} does not answer"), mend);
            return None;
        }
    };
    report.works("database", format!("{url} answers"));
    let programs = contents(report, &store).await;
    store.close().await;
    programs
}

async fn contents(report: &mut Report, store: &Store) -> Option<Vec<Chosen>> {
    match store.pending().await {
        Ok(pending) if pending.is_empty() => report.works("migrations", "the tables are up to date"),
        Ok(pending) => {
            let says = format!("not applied yet: {}", pending.join(", "));
            report.fails("migrations", says, "run duet migrate (duet run does it as well)");
            return None;
        }
        Err(error) => {
            let mend = "install the newest Duet, and let this user read and make tables in the database";
            report.fails("migrations", format!("the tables are not as they should be ({error})"), mend);
            return None;
        }
    }
    match store.try_writing().await {
        Ok(()) => report.works("writing", "the database takes what is written"),
        Err(error) => {
            let mend = "let this user write: the file and its folder for SQLite, the tables for PostgreSQL (and not a \
                        replica that only reads)";
            report.fails("writing", format!("the database refuses ({error})"), mend);
        }
    }
    match programs(store).await {
        Ok(programs) => Some(programs),
        Err(error) => {
            let mend = "the tables differ from what this version of Duet made; restore them from a backup";
            report.fails("programmes", format!("they cannot be read ({error})"), mend);
            None
        }
    }
}

async fn programs(store: &Store) -> sqlx::Result<Vec<Chosen>> {
    let mut tx = store.read().await?;
    let mut programs = Vec::new();
    for program in store::program::list(&mut tx).await? {
        let channels = store::program::list_all_channels(&mut tx, program.program_id).await?;
        programs.push((program, channels));
    }
    Ok(programs)
}

async fn discord(report: &mut Report, settings: &Settings, clock: &Clock, programs: Option<Vec<Chosen>>) {
    let token = match settings.token() {
        Ok(token) => token,
        Err(missing) => return report.fails("token", "there is none", missing.to_string()),
    };
    let limits = Limits { tries: 2, deed_within: PATIENCE, ..Limits::default() };
    let upstream = Upstream { base: settings.discord_url.clone(), limits };
    let egress = match Egress::start(upstream).await {
        Ok(egress) => egress,
        Err(error) => {
            let mend = "let Duet open ports on 127.0.0.1";
            return report.fails("way out", format!("it cannot be opened ({error})"), mend);
        }
    };
    let http = egress.http(token, None);
    let bot = match checkup::bot(&http).await {
        Ok(bot) => bot,
        Err(Trouble::Token) => {
            let mend = "copy it anew from https://discord.com/developers/applications, your application, Bot, Reset \
                        Token, and set DISCORD_TOKEN";
            return report.fails("token", "Discord does not know it", mend);
        }
        Err(trouble) => {
            let mend =
                format!("see that {} can be reached from here (DUET_DISCORD_URL)", settings.discord_url);
            return report.fails("Discord", trouble.to_string(), mend);
        }
    };
    report.works("token", format!("Discord knows {} ({})", bot.name, bot.application_id));
    intents(report, &bot);
    time(report, bot.time, clock.now());
    if programs.as_ref().is_some_and(Vec::is_empty) {
        let invitation = invitation(bot.application_id);
        report
            .works("programmes", format!("none yet; invite Duet with {invitation} and type /program setup"));
    }
    for (program, channels) in programs.unwrap_or_default() {
        match checkup::look(&http, program.server_id).await {
            Ok(look) => server(report, &program, &channels, &look),
            Err(Trouble::Absent) => {
                let mend = format!("invite Duet again with {}", invitation(bot.application_id));
                report.fails(&program.name, "Duet is not on this server", mend);
            }
            Err(trouble) => report.fails(&program.name, trouble.to_string(), "try again in a minute"),
        }
    }
    egress.stop(Duration::from_secs(1)).await;
}

fn intents(report: &mut Report, bot: &Bot) {
    match bot.hears_members {
        Some(true) => report.works("intents", "Duet is told who joins and leaves"),
        Some(false) => report.fails(
            "intents",
            "Duet is not told who joins and leaves",
            format!(
                "turn on Server Members Intent at https://discord.com/developers/applications/{}/bot",
                bot.application_id
            ),
        ),
        None => report
            .works("intents", "Discord does not say; if Duet cannot connect, turn on Server Members Intent"),
    }
}

fn time(report: &mut Report, at_discord: Option<DateTime<Utc>>, here: DateTime<Utc>) {
    let Some(at_discord) = at_discord else {
        return report.works("clock", "Discord did not say what time it is");
    };
    let apart = (here - at_discord).num_seconds();
    if apart.abs() <= CLOCK_TOLERANCE_SECONDS {
        return report.works("clock", "it agrees with Discord's");
    }
    let direction = if apart > 0 { "ahead of" } else { "behind" };
    let says = format!("it is {} seconds {direction} Discord's", apart.abs());
    report.fails("clock", says, "let the machine set its clock over the network (timedatectl set-ntp true)");
}

fn server(report: &mut Report, program: &Program, channels: &[Channel], look: &Look) {
    if channels.is_empty() {
        report.works(&program.name, "no channels are chosen yet; type /program setup there");
    }
    for channel in channels {
        let Some(seen) = look.channel(channel.channel_id) else {
            let says = format!("the {:?} channel ({}) was deleted", channel.purpose, channel.channel_id);
            report.fails(&program.name, says.to_lowercase(), "choose another with /program channels");
            continue;
        };
        let what = format!("{} #{}", program.name, seen.name);
        if seen.missing.is_empty() {
            report.works(what, "Duet may do what it needs there");
            continue;
        }
        let missing = seen.missing.iter().map(|ability| named(*ability)).collect::<Vec<_>>().join(", ");
        let mend = format!(
            "in Discord: #{}, Edit Channel, Permissions, add Duet's role, allow {missing}",
            seen.name
        );
        report.fails(what, format!("Duet lacks {missing}"), mend);
    }
}

/// A permission as Discord's client calls it.
fn named(ability: Ability) -> &'static str {
    match ability {
        Ability::View => "View Channel",
        Ability::Send => "Send Messages",
        Ability::Embed => "Embed Links",
        Ability::Attach => "Attach Files",
        Ability::Threads => "Create Private Threads",
        Ability::ThreadSend => "Send Messages in Threads",
        Ability::History => "Read Message History",
    }
}

/// The address at which an administrator adds the bot, with what it needs.
fn invitation(application: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}",
        checkup::needed().bits()
    )
}

async fn public_url(report: &mut Report, settings: &Settings) {
    let url = &settings.public_url;
    // With a Discord of one's own on this machine, everybody is on this machine.
    if is_local(url) && !is_local(&settings.discord_url) {
        let mend = "set DUET_PUBLIC_URL to an address that everybody can open, like https://go.example.com";
        return report.fails("public address", format!("{url} leads nowhere from other machines"), mend);
    }
    match answers_as_duet(url).await {
        Ok(true) => report.works("public address", format!("Duet answers at {url}")),
        Ok(false) => {
            let mend = "let the proxy or DNS at this address lead to DUET_WEB_LISTEN";
            report.fails("public address", format!("something else answers at {url}"), mend);
        }
        Err(error) => {
            let mend = "start duet run, and let DNS and the proxy at this address lead to DUET_WEB_LISTEN";
            report.fails("public address", format!("nothing answers at {url} ({error})"), mend);
        }
    }
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => address.is_loopback() || address.is_unspecified(),
        None => true,
    }
}

/// Tries the machine that drafts translations, where one is set, with one word.
async fn translator(report: &mut Report, settings: &Settings) {
    let Some(url) = &settings.translate_url else { return };
    let machine = match Translator::new(url, settings.translate_key.clone()) {
        Ok(machine) => machine.patient(PATIENCE),
        Err(error) => {
            return report.fails("translator", format!("{url} cannot be used ({error})"), TRANSLATOR);
        }
    };
    match machine.translate("Hello", Language::En, Language::Ru).await {
        Ok(_) => report.works("translator", format!("{url} drafts translations")),
        Err(trouble) => report.fails("translator", format!("{url}: {trouble}"), TRANSLATOR),
    }
}

/// Whether what answers there is a Duet, by its health.
async fn answers_as_duet(url: &Url) -> reqwest::Result<bool> {
    let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
    let health = format!("{}/health", url.as_str().trim_end_matches('/'));
    let answer = client.get(health).send().await?.bytes().await?;
    let health: serde_json::Value = serde_json::from_slice(&answer).unwrap_or_default();
    Ok(health["clicks_waiting"].is_number() && health["version"].is_string())
}
