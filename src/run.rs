//! Puts a Duet together: the store, the door to Discord, the web service and what comes due.

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::app::{App, Ids};
use crate::clock::Clock;
use crate::discord::egress::{Egress, Upstream};
use crate::discord::{Door, delivery};
use crate::store::{self, Store};

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
    /// The address that creators' links begin with.
    pub public_url: Url,
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
    door: Door,
    egress: Egress,
    tracker: TaskTracker,
    stop: CancellationToken,
}

impl Duet {
    /// Connects to Discord and begins to answer.
    ///
    /// # Errors
    /// When Discord refuses the token or cannot be reached.
    pub async fn start(parts: Parts) -> anyhow::Result<Self> {
        let Parts { store, clock, token, discord, public_url, pace } = parts;
        let app = App { store, ids: Ids::new(clock.clone()), clock, public_url };
        let (tracker, stop) = (TaskTracker::new(), CancellationToken::new());
        let egress = Egress::start(discord).await?;
        let http = egress.http(&token, None);
        let door = crate::discord::start(app.clone(), http, &tracker, &stop).await?;
        if pace == Pace::Running {
            tracker.spawn(delivery::run(app.clone(), door.clone(), stop.clone()));
        }
        Ok(Self { app, door, egress, tracker, stop })
    }

    /// Says everything that is due now. Returns once nothing is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle(&self) -> crate::error::Result<()> {
        while delivery::tick(&self.app, &self.door.http).await? > 0 {}
        Ok(())
    }

    /// The next moment after now at which something comes due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_due(&self) -> crate::error::Result<Option<DateTime<Utc>>> {
        let mut tx = self.app.read().await?;
        Ok(store::notice::due_next(&mut tx).await?)
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
            self.settle().await?;
        }
        set(to.max(self.app.clock.now()));
        self.settle().await
    }

    /// Stops: no new work is taken, answers in flight finish, connections close.
    pub async fn stop(&self) {
        self.stop.cancel();
        self.tracker.close();
        if tokio::time::timeout(GRACE, self.tracker.wait()).await.is_err() {
            tracing::warn!("some answers did not finish in time");
        }
        self.egress.stop(GRACE).await;
        self.app.store.close().await;
    }
}
