//! What each setting may be, and what to write when it is something else.

use std::fmt;
use std::net::SocketAddr;

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};
use tracing_subscriber::EnvFilter;
use url::Url;

use super::network::Network;

/// What is wrong with a value and how to mend it: `is not a web address; write it like https://go.example.com`.
pub(super) type Read<T> = Result<T, String>;

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people at a terminal.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// The database's address. Shown without name and password.
#[derive(Clone)]
pub struct DatabaseUrl(SecretString);

impl DatabaseUrl {
    /// A database's address that is known to be one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(address: &str) -> Result<Self, String> {
        database_url(address)
    }

    /// The address with everything in it.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.expose();
        if address.starts_with("sqlite:") {
            return f.write_str(address.split('?').next().unwrap_or(address));
        }
        match Url::parse(address) {
            Ok(url) => write!(f, "postgres://{}{}", url.host_str().unwrap_or("(socket)"), url.path()),
            Err(_) => f.write_str("postgres"),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

pub(super) fn token(text: &str) -> Read<SecretString> {
    let bare = text.strip_prefix("Bot ").unwrap_or(text).trim();
    if bare.is_empty() || bare.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>".contains(c))
    {
        return Err("is not a token; copy it from https://discord.com/developers/applications, your application, Bot, \
                    Reset Token, without quotes or spaces"
            .to_owned());
    }
    Ok(bare.to_owned().into())
}

pub(super) fn discord_url(text: &str) -> Read<Url> {
    web_address(text).ok_or_else(|| "is not a web address; write it like https://discord.com".to_owned())
}

pub(super) fn public_url(text: &str) -> Read<Url> {
    web_address(text).ok_or_else(|| "is not a web address; write it like https://go.example.com".to_owned())
}

pub(super) fn translate_url(text: &str) -> Read<Url> {
    web_address(text)
        .ok_or_else(|| "is not a web address; write it like https://translate.example.com".to_owned())
}

pub(super) fn translate_key(text: &str) -> Read<SecretString> {
    match text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        true => Err("is not a key; copy it from where the translator was set up, without spaces".to_owned()),
        false => Ok(text.to_owned().into()),
    }
}

/// An `http` or `https` address of a whole site: nothing personal in it and nothing after the path.
fn web_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_plain = matches!(url.scheme(), "http" | "https")
        && text.contains("://")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    is_plain.then_some(url)
}

pub(super) fn database_url(text: &str) -> Read<DatabaseUrl> {
    let mend = "is not a database that Duet can use; write it like sqlite://duet.sqlite or \
                postgres://name:password@host/database";
    let is_sqlite = text.strip_prefix("sqlite:").is_some_and(|file| !file.trim_matches('/').is_empty());
    let is_postgres = (text.starts_with("postgres://") || text.starts_with("postgresql://"))
        && Url::parse(text).is_ok_and(|url| url.path().len() > 1 || url.query().is_some());
    if is_sqlite || is_postgres { Ok(DatabaseUrl(text.to_owned().into())) } else { Err(mend.to_owned()) }
}

pub(super) fn listen(text: &str) -> Read<SocketAddr> {
    text.parse().map_err(|_| {
        "is not an address and a port; write it like 127.0.0.1:8080, or 0.0.0.0:8080 to be reached from outside".to_owned()
    })
}

pub(super) fn networks(text: &str) -> Read<Vec<Network>> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse().map_err(|()| {
                format!("has {part:?} in it, which is no address and no network; write them like 10.0.0.1, 172.16.0.0/12")
            })
        })
        .collect()
}

pub(super) fn log_filter(text: &str) -> Read<String> {
    match EnvFilter::try_new(text) {
        Ok(_) if !text.trim().is_empty() => Ok(text.to_owned()),
        _ => Err("is not a filter for logs; write it like info or info,duet=debug".to_owned()),
    }
}

pub(super) fn log_format(text: &str) -> Read<LogFormat> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("is not a way to write logs; write text or json".to_owned()),
    }
}

pub(super) fn seconds(text: &str) -> Read<TimeDelta> {
    match text.parse() {
        Ok(seconds @ 1..=600) => Ok(TimeDelta::seconds(seconds)),
        _ => Err("is not a number of seconds from 1 to 600; write it like 90".to_owned()),
    }
}

pub(super) fn openings(text: &str) -> Read<usize> {
    match text.parse() {
        Ok(openings @ 1..=600) => Ok(openings),
        _ => Err("is not a number from 1 to 600; write it like 10".to_owned()),
    }
}

pub(super) fn server_id(text: &str) -> Read<u64> {
    match text.parse() {
        Ok(id) if (15..=20).contains(&text.len()) => Ok(id),
        _ => Err("is not a server's id; turn on Developer Mode in Discord, right-click the server and choose Copy Server ID"
            .to_owned()),
    }
}
