//! Asks a machine elsewhere for a draft of a translation, where an operator has set one up.

use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::redirect::Policy;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use url::{Host, Url};

use crate::domain::Language;

/// How long one text may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long it may take until the machine takes a connection.
const CONNECTING: Duration = Duration::from_secs(5);
/// Bytes of an answer; the longest text of a form takes a third of them, however it is written.
const MOST: usize = 64 * 1_024;
/// Texts that are translated at a time.
const AT_ONCE: usize = 2;

/// A machine that speaks as `LibreTranslate` does. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Translator {
    client: reqwest::Client,
    address: Url,
    key: Option<SecretString>,
    turns: Arc<Semaphore>,
    patience: Duration,
}

/// Why there is no translation. Says nothing of the text, the key or the machine's own words.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// It could not be reached, or broke off.
    #[error("it cannot be reached ({0})")]
    Unreachable(reqwest::Error),
    /// It took too long.
    #[error("it does not answer in time")]
    Slow,
    /// It refused.
    #[error("it answers {0}")]
    Refused(StatusCode),
    /// Its answer is longer than any text.
    #[error("its answer is too long")]
    TooLong,
    /// Its answer is no translation.
    #[error("its answer is no translation")]
    Unreadable,
}

impl From<reqwest::Error> for Trouble {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() { Self::Slow } else { Self::Unreachable(error.without_url()) }
    }
}

#[derive(Serialize)]
struct Question<'a> {
    q: &'a str,
    source: &'a str,
    target: &'a str,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'a str>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "translatedText")]
    translated: String,
}

impl Translator {
    /// The machine at an address, which is asked with a key where it wants one. It is never followed elsewhere: what it is
    /// sent is meant for it alone.
    ///
    /// # Errors
    /// When no client can be made on this machine.
    pub fn new(url: &Url, key: Option<SecretString>) -> anyhow::Result<Self> {
        let mut client =
            reqwest::Client::builder().connect_timeout(CONNECTING).redirect(Policy::none()).tcp_nodelay(true);
        if is_loopback(url) {
            client = client.no_proxy();
        }
        let address = format!("{}/translate", url.as_str().trim_end_matches('/')).parse()?;
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        Ok(Self { client: client.build()?, address, key, turns, patience: PATIENCE })
    }

    /// The same with less patience, or more.
    #[must_use]
    pub fn patient(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// A text in another language.
    ///
    /// # Errors
    /// When the machine gives nothing that can be used.
    pub async fn translate(&self, text: &str, from: Language, into: Language) -> Result<String, Trouble> {
        let asked = tokio::time::timeout(self.patience, async {
            let _turn = self.turns.acquire().await;
            self.ask(text, from, into).await
        });
        asked.await.unwrap_or(Err(Trouble::Slow))
    }

    async fn ask(&self, text: &str, from: Language, into: Language) -> Result<String, Trouble> {
        let question = Question {
            q: text,
            source: stem(from),
            target: stem(into),
            format: "text",
            api_key: self.key.as_ref().map(ExposeSecret::expose_secret),
        };
        let body = serde_json::to_vec(&question).map_err(|_| Trouble::Unreadable)?;
        let request = self.client.post(self.address.clone()).header("content-type", "application/json");
        let mut answer = request.body(body).send().await?;
        if answer.status() != StatusCode::OK {
            return Err(Trouble::Refused(answer.status()));
        }
        let mut read = Vec::new();
        while let Some(more) = answer.chunk().await? {
            if read.len() + more.len() > MOST {
                return Err(Trouble::TooLong);
            }
            read.extend_from_slice(&more);
        }
        let answer: Answer = serde_json::from_slice(&read).map_err(|_| Trouble::Unreadable)?;
        let translated = answer.translated.trim();
        if translated.is_empty() { Err(Trouble::Unreadable) } else { Ok(translated.to_owned()) }
    }
}

/// The language as such machines call it, without the country that Discord may name.
fn stem(language: Language) -> &'static str {
    let code: &'static str = language.code();
    code.split('-').next().unwrap_or(code)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
