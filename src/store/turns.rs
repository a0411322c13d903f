//! Lets whoever writes to an SQLite file do so one after another, in the order in which they came.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use sqlx::{Sqlite, SqliteConnection, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::timeout;

/// How long a turn is waited for at most.
const PATIENCE: Duration = Duration::from_secs(30);

/// The queue of one file's writers in this process. SQLite itself would let them in at random. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Turns(Arc<Mutex<()>>);

/// While it is held, nobody else in this process writes.
#[derive(Debug)]
pub struct Turn {
    held: Option<OwnedMutexGuard<()>>,
}

impl Turns {
    /// Waits until everybody who came before has written.
    ///
    /// # Errors
    /// When that takes half a minute.
    pub async fn wait(&self) -> sqlx::Result<Turn> {
        let waited = timeout(PATIENCE, Arc::clone(&self.0).lock_owned()).await;
        waited.map(|turn| Turn { held: Some(turn) }).map_err(|_| sqlx::Error::PoolTimedOut)
    }
}

impl Turn {
    /// The turn of those who only read: nobody waits for them.
    pub(super) fn none() -> Self {
        Self { held: None }
    }

    /// Keeps the turn for as long as a transaction lasts.
    pub(super) fn hold(self, inner: Transaction<'static, Sqlite>) -> Held {
        Held { inner, turn: self }
    }
}

/// A transaction and the turn that it has; when it is dropped, the next one's turn comes after its end.
#[derive(Debug)]
pub struct Held {
    inner: Transaction<'static, Sqlite>,
    turn: Turn,
}

impl Held {
    /// Whether nobody has to wait for its end, because it changes nothing.
    pub(super) fn only_reads(&self) -> bool {
        self.turn.held.is_none()
    }

    /// Makes what was written last, and lets the next one write.
    pub(super) async fn commit(self) -> sqlx::Result<()> {
        self.inner.commit().await
    }
}

impl Deref for Held {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.inner
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }
}
