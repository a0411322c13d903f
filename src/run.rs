//! Puts a Duet together: the store, the door to Discord, the web service and what comes due.

use std::net::SocketAddr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::app::{App, Gateway, Patience, Translator};
use crate::clock::Clock;
use crate::discord::egress::{Egress, Upstream};
use crate::discord::{Door, access, delivery, role};
use crate::error::Error;
use crate::features::{access as councils, tier};
use crate::store::{self, Store};
use crate::{jobs, web};

/// What one Duet is made of.
#[derive(Debug)]
pub struct Parts {
    /// What is remembered; open and up to date.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// The bot's token.
    pub token: SecretString,
    /// Where Discord is.
    pub discord: Upstream,
    /// The server in which the commands are registered alone and at once, for whoever develops Duet.
    pub development_server: Option<u64>,
    /// The address that creators' links begin with.
    pub public_url: Url,
    /// Where the web service is reached.
    pub listener: TcpListener,
    /// What an operator decides about the web service.
    pub web: web::Settings,
    /// What an operator decides about delivery.
    pub patience: Patience,
    /// The machine that drafts translations, where there is one.
    pub translator: Option<Translator>,
    /// Who calls the ticks.
    pub pace: Pace,
}

/// Who calls the ticks by which things come due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Loops of Duet's own, all the time.
    Running,
    /// Whoever holds the clock, by [`Duet::advance`].
    Stepped,
}

/// How long answers in flight may take when Duet stops.
const GRACE: Duration = Duration::from_secs(10);

/// A running Duet.
pub struct Duet {
    /// What features use.
    pub app: App,
    /// Where the web service listens.
    pub web_address: SocketAddr,
    door: Door,
    egress: Egress,
    tracker: TaskTracker,
    stop: CancellationToken,
}

impl Duet {
    /// Connects to Discord and begins to answer.
    ///
    /// # Errors
    /// When Discord refuses the token or cannot be reached, or the click log cannot open the database.
    pub async fn start(parts: Parts) -> anyhow::Result<Self> {
        let Parts {
            store,
            clock,
            token,
            discord,
            development_server,
            public_url,
            listener,
            web,
            patience,
            translator,
            pace,
        } = parts;
        let app = App { patience, translator, ..App::start(store, clock, public_url)? };
        let web_address = listener.local_addr()?;
        let (tracker, stop) = (TaskTracker::new(), CancellationToken::new());
        tracker.spawn(serve(app.clone(), web, listener, stop.clone()));
        app.readiness.set_gateway(Gateway::Away);
        let egress = Egress::start(discord).await?;
        let http = egress.http(&token, None);
        let door = crate::discord::start(app.clone(), http, development_server, &tracker, &stop).await?;
        if pace == Pace::Running {
            tracker.spawn(delivery::run(app.clone(), door.clone(), stop.clone()));
            tracker.spawn(role::run(app.clone(), door.clone(), stop.clone()));
            tracker.spawn(access::run(app.clone(), door.clone(), stop.clone()));
            jobs::start(&app, &tracker, &stop);
        }
        Ok(Self { app, web_address, door, egress, tracker, stop })
    }

    /// Says everything that is due now, brings every role and every council's channel into step, and has every click so far in the figures. Returns
    /// once nothing is left.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle(&self) -> crate::error::Result<()> {
        self.app.clicks.roll_up().await.map_err(|error| Error::Broken(error.into()))?;
        while delivery::tick(&self.app, &self.door.http).await?
            + role::tick(&self.app, &self.door.http).await?
            + access::tick(&self.app, &self.door.http).await?
            > 0
        {}
        Ok(())
    }

    /// The next moment after now at which something comes due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_due(&self) -> crate::error::Result<Option<DateTime<Utc>>> {
        let mut tx = self.app.read().await?;
        let notice = store::notice::due_next(&mut tx).await?;
        tx.commit().await?;
        let role = tier::next_role(&self.app).await?;
        let access = councils::next_due(&self.app).await?;
        Ok([notice, role, access, jobs::next_due(&self.app).await?].into_iter().flatten().min())
    }

    /// Lives through the time until `to`, for whoever holds the clock: stops it by `set` at each moment at which
    /// something comes due, and does that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn advance(
        &self,
        to: DateTime<Utc>,
        set: &(dyn Fn(DateTime<Utc>) + Sync),
    ) -> crate::error::Result<()> {
        self.settle().await?;
        while let Some(next) = self.next_due().await?.filter(|next| *next <= to) {
            set(next.max(self.app.clock.now()));
            jobs::tick(&self.app).await?;
            self.settle().await?;
        }
        set(to.max(self.app.clock.now()));
        jobs::tick(&self.app).await?;
        self.settle().await
    }

    /// Stops: no new work is taken, answers in flight finish, connections close.
    pub async fn stop(&self) {
        self.app.readiness.set_stopping();
        self.stop.cancel();
        self.tracker.close();
        if tokio::time::timeout(GRACE, self.tracker.wait()).await.is_err() {
            tracing::warn!("some answers did not finish in time");
        }
        self.egress.stop(GRACE).await;
        self.app.close().await;
    }
}

/// Visitors are served also while Discord is away.
async fn serve(app: App, settings: web::Settings, listener: TcpListener, stop: CancellationToken) {
    if let Err(error) = web::serve(app, settings, listener, stop).await {
        tracing::error!(%error, "the web service could not start");
    }
}
