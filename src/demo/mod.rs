//! Duet to try out: a Discord in memory, a programme with some history, and a page to act as anyone in it.

mod brief;
mod care;
mod cast;
mod check_in;
mod clicks;
mod content;
mod council;
mod history;
mod introduction;
mod ladder;
mod participation;
mod past;
mod payout;
mod question;
mod result;
mod reward;
mod sales;
mod thanks;
mod time;
mod told;
mod world;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use discord_sandbox::viewer::{Action, Field};
use discord_sandbox::{Options, Sandbox};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::discord::egress::Upstream;
use crate::domain::Language;
use crate::i18n::{Message, label, text};
use crate::run::{Duet, Pace, Parts};
use crate::store::Store;
use crate::web;
use crate::web::shop::{Shop, Till};
use time::DemoTime;

/// How the demo is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the page is served.
    pub page: SocketAddr,
    /// Where referral links lead first.
    pub web: SocketAddr,
    /// The SQLite file to keep everything in; a temporary one if none.
    pub data: Option<PathBuf>,
    /// Whether the page is served, or the sandbox's interfaces alone.
    pub has_page: bool,
}

/// A running demo.
pub struct Demo {
    /// The Discord in memory, which serves the page.
    pub sandbox: Sandbox,
    /// The bot.
    pub duet: Arc<Duet>,
    has_page: bool,
    folder: Option<TempDir>,
}

impl Demo {
    /// Starts everything and fills it with a believable programme.
    ///
    /// # Errors
    /// When an address is taken or the file cannot be opened.
    pub async fn start(settings: &Settings) -> anyhow::Result<Self> {
        let (url, folder) = data(settings.data.as_ref())?;
        let time = Arc::new(DemoTime::default());
        let shop = Shop::default();
        let options = Options {
            listen: settings.page,
            time: time.clone(),
            bot_name: "Duet".to_owned(),
            extra: shop.router(),
            actions: actions(),
            has_page: settings.has_page,
            ..Options::default()
        };
        let sandbox = Sandbox::start(options)
            .await
            .with_context(|| format!("the page cannot be served at {}", settings.page))?;
        let world = world::build(&sandbox)?;
        let listener = TcpListener::bind(settings.web)
            .await
            .with_context(|| format!("links cannot be served at {}", settings.web))?;
        let parts = Parts {
            store: Store::open(&url).await.context("the demo's database")?,
            clock: time.clock(),
            token: "demo.token".to_owned().into(),
            discord: Upstream::new(sandbox.url().parse()?),
            development_server: None,
            public_url: format!("http://{}", listener.local_addr()?).parse()?,
            listener,
            web: web::Settings::default(),
            patience: crate::app::Patience::default(),
            translator: None,
            pace: Pace::Running,
        };
        let duet = Arc::new(Duet::start(parts).await?);
        anyhow::ensure!(
            sandbox.bot_connected(Duration::from_secs(20)).await,
            "the bot did not connect to the sandbox"
        );
        history::write(&duet.app, &world, &format!("{}{}", sandbox.url(), web::shop::PATH))
            .await
            .context("the demo's history")?;
        shop.open(Till {
            url: format!("http://{}", duet.web_address),
            key: history::KEY_NAME.to_owned(),
            secret: history::KEY_SECRET.into(),
            clock: duet.app.clock.clone(),
        });
        time.drive(Arc::clone(&duet));
        Ok(Self { sandbox, duet, has_page: settings.has_page, folder })
    }

    /// What to say once everything runs.
    pub fn welcome(&self) -> String {
        let url = self.sandbox.url();
        let ready = match self.has_page {
            true => format!("Duet's demo is ready: open {url}"),
            false => format!("Duet's demo is ready, without a page: its interfaces are at {url}/_sandbox/"),
        };
        let kept = match &self.folder {
            Some(_) => "Nothing is kept; `--data FILE` keeps it.",
            None => "Everything is kept in the file.",
        };
        format!("{ready}\n{kept} Stop with Ctrl+C.")
    }

    /// Stops everything. A temporary file goes.
    pub async fn stop(self) {
        self.duet.stop().await;
        self.sandbox.stop().await;
        drop(self.folder);
    }
}

/// What the page offers besides Discord: a shop's side.
fn actions() -> Vec<Action> {
    let [in_english, in_russian] =
        [Language::En, Language::Ru].map(|language| move |words| label(language, &words));
    let field = |name: &str, words: Message, value: &str| Field {
        name: name.to_owned(),
        label_en: in_english(words.clone()),
        label_ru: in_russian(words),
        value: value.to_owned(),
    };
    let action = |name: &str, words: Message, fields, path: &str| Action {
        name: name.to_owned(),
        label_en: in_english(words.clone()),
        label_ru: in_russian(words),
        fields,
        path: path.to_owned(),
    };
    let asked = vec![
        field("code", text::web_shop_field_code(), ""),
        field("amount", text::web_shop_field_amount(), "19.90"),
        field("currency", text::web_shop_field_currency(), "USD"),
    ];
    vec![
        action("sell", text::web_shop_sell(), asked, web::shop::SELL),
        action("refund", text::web_shop_refund(), Vec::new(), web::shop::REFUND),
    ]
}

fn data(file: Option<&PathBuf>) -> anyhow::Result<(String, Option<TempDir>)> {
    match file {
        Some(file) => Ok((format!("sqlite://{}", file.display()), None)),
        None => {
            let folder = tempfile::tempdir().context("a temporary folder")?;
            Ok((format!("sqlite://{}/demo.sqlite", folder.path().display()), Some(folder)))
        }
    }
}
