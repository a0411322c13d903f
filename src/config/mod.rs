//! Everything that can be set: from a file, the environment and the command line, with one clear line for each mistake.

mod network;
mod reading;
mod sources;
mod value;

use std::fmt;
use std::net::SocketAddr;
use std::path::Path;

use chrono::TimeDelta;
use secrecy::SecretString;
use url::Url;

pub use network::Network;
use reading::Reading;
pub use sources::Flags;
pub use value::{DatabaseUrl, LogFormat};

/// How one Duet is set up.
///
/// Each setting can stand in `duet.toml` (by its field's name), in the environment (`.env.example` lists the
/// names) or on the command line; the later of these wins. Secrets cannot be given on the command line, which
/// every program on the machine can read.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token; see [`Settings::token`].
    pub discord_token: Option<SecretString>,
    /// Discord, or another server that speaks as Discord does.
    pub discord_url: Url,
    /// The database.
    pub database_url: DatabaseUrl,
    /// Where the web service listens: links, conversions, health, metrics.
    pub web_listen: SocketAddr,
    /// The address that creators' links begin with.
    pub public_url: Url,
    /// The proxies in front of the web service whose word on a visitor's address is believed.
    pub trusted_proxies: Vec<Network>,
    /// What is logged, as `info` or `info,duet=debug`.
    pub log: String,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// For how long a message that is being sent is left to the process that sends it.
    pub notice_lease: TimeDelta,
    /// For how long Discord is trusted to recognise a repeated message.
    pub nonce_window: TimeDelta,
    /// Direct message channels opened in a minute, beside those that somebody waits for.
    pub direct_openings: usize,
    /// A machine that drafts translations, as `LibreTranslate` does.
    pub translate_url: Option<Url>,
    /// The key that it wants.
    pub translate_key: Option<SecretString>,
    /// The server on which `duet register` registers commands, in place of everywhere.
    pub development_server: Option<u64>,
}

/// One setting as people meet it.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in `duet.toml`, and (with `-` for `_`) on the command line.
    pub key: &'static str,
    /// Its name in the environment.
    pub variable: &'static str,
    /// What holds when nobody sets it.
    pub default: Option<&'static str>,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Whether its value is never shown.
    pub is_secret: bool,
}

const fn setting(
    key: &'static str,
    variable: &'static str,
    default: Option<&'static str>,
    about: &'static str,
) -> Setting {
    Setting { key, variable, default, about, is_secret: false }
}

const fn secret(
    key: &'static str,
    variable: &'static str,
    default: Option<&'static str>,
    about: &'static str,
) -> Setting {
    Setting { key, variable, default, about, is_secret: true }
}

/// All settings, in the order of `.env.example`.
pub const SETTINGS: &[Setting] = &[
    secret("discord_token", "DISCORD_TOKEN", None, "The bot's token"),
    setting(
        "discord_url",
        "DUET_DISCORD_URL",
        Some("https://discord.com"),
        "Discord, or another server that speaks as Discord does",
    ),
    secret("database_url", "DATABASE_URL", Some("sqlite://duet.sqlite"), "The database: sqlite or postgres"),
    setting("web_listen", "DUET_WEB_LISTEN", Some("127.0.0.1:8080"), "Where the web service listens"),
    setting(
        "public_url",
        "DUET_PUBLIC_URL",
        Some("http://localhost:8080"),
        "The address that creators' links begin with",
    ),
    setting(
        "trusted_proxies",
        "DUET_TRUSTED_PROXIES",
        Some(""),
        "Addresses or networks of the proxies in front of the web service, separated by commas",
    ),
    setting("log", "DUET_LOG", Some("info"), "What is logged, as info or info,duet=debug"),
    setting("log_format", "DUET_LOG_FORMAT", Some("text"), "How log lines are written: text or json"),
    setting(
        "notice_lease",
        "DUET_NOTICE_LEASE",
        Some("90"),
        "Seconds for which a message that is being sent is left to the process that sends it",
    ),
    setting(
        "nonce_window",
        "DUET_NONCE_WINDOW",
        Some("60"),
        "Seconds for which Discord is trusted to recognise a repeated message; later its channel is searched",
    ),
    setting(
        "direct_openings",
        "DUET_DIRECT_OPENINGS",
        Some("10"),
        "Direct message channels opened in a minute, beside those that somebody waits for",
    ),
    setting(
        "translate_url",
        "DUET_TRANSLATE_URL",
        None,
        "A machine that drafts translations, as LibreTranslate does: people's words are sent there",
    ),
    secret("translate_key", "DUET_TRANSLATE_KEY", None, "The key of that machine, where it wants one"),
    setting(
        "development_server",
        "DUET_DEVELOPMENT_SERVER",
        None,
        "A server's id: register commands there, at once, in place of everywhere",
    ),
];

/// Every setting that is wrong, one line each, with the mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct WrongSettings(pub Vec<String>);

impl fmt::Display for WrongSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl Settings {
    /// Reads the settings from `file` (or `duet.toml`, if there is one), the environment and the command line.
    ///
    /// # Errors
    /// When a setting is wrong: then all that are wrong are named.
    pub fn load(file: Option<&Path>, flags: &Flags) -> Result<Self, WrongSettings> {
        Self::from_sources(file, &sources::environment(), flags)
    }

    /// The same with a given environment.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn from_sources(
        file: Option<&Path>,
        environment: &[(String, String)],
        flags: &Flags,
    ) -> Result<Self, WrongSettings> {
        let mut reading = Reading::new(sources::layers(file, environment, flags));
        let settings = Self {
            discord_token: reading.optional("discord_token", value::token),
            discord_url: reading.required("discord_url", value::discord_url),
            database_url: reading.required("database_url", value::database_url),
            web_listen: reading.required("web_listen", value::listen),
            public_url: reading.required("public_url", value::public_url),
            trusted_proxies: reading.required("trusted_proxies", value::networks),
            log: reading.required("log", value::log_filter),
            log_format: reading.required("log_format", value::log_format),
            notice_lease: reading.required("notice_lease", value::seconds),
            nonce_window: reading.required("nonce_window", value::seconds),
            direct_openings: reading.required("direct_openings", value::openings),
            translate_url: reading.optional("translate_url", value::translate_url),
            translate_key: reading.optional("translate_key", value::translate_key),
            development_server: reading.optional("development_server", value::server_id),
        };
        reading.finish(settings)
    }

    /// The bot's token.
    ///
    /// # Errors
    /// When none is set, with where to find it.
    pub fn token(&self) -> Result<&SecretString, WrongSettings> {
        self.discord_token.as_ref().ok_or_else(|| {
            WrongSettings(vec![
                "DISCORD_TOKEN is not set; copy it from https://discord.com/developers/applications, your application, \
                 Bot, Reset Token"
                    .to_owned(),
            ])
        })
    }
}
