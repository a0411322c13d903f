//! Remembers every click before its visitor is sent on: clicks that come together are written together.

mod postgres;
mod recount;
mod sqlite;

use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Store;
use crate::domain::click::Click;

pub use recount::{Tally, count_clicks, count_raw, count_rolled};

/// Clicks that may wait to be written.
const QUEUE: usize = 8_192;
/// Clicks written in one transaction at most.
const GROUP: usize = 512;
/// How long a visitor waits before being told to come again.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long one group may take before it counts as failed: nobody waits for it any more.
const GROUP_LIMIT: Duration = Duration::from_secs(5);

/// Why a click was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRecorded {
    /// Too many are waiting, or the database does not answer.
    #[error("the click log did not answer in time")]
    Busy,
    /// The database refused; the cause is in the log.
    #[error("the click log failed")]
    Failed,
    /// Duet is stopping.
    #[error("the click log is closed")]
    Closed,
}

/// Writes clicks, in groups, and answers each once it is durable. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ClickLog {
    queue: mpsc::Sender<Waiting>,
    closing: CancellationToken,
    closed: CancellationToken,
}

/// A click whose visitor waits.
#[derive(Debug)]
struct Waiting {
    click: Click,
    answer: oneshot::Sender<Result<(), NotRecorded>>,
}

/// Where groups are written.
enum Writer {
    Sqlite(sqlite::Writer),
    Postgres(postgres::Writer),
}

impl ClickLog {
    /// Opens the log of a store, whose schema must be up to date. On SQLite it writes from a thread of its own.
    ///
    /// # Errors
    /// When the database file cannot be opened.
    pub fn start(store: &Store) -> anyhow::Result<Self> {
        Self::in_groups(store, GROUP)
    }

    /// The same with at most `most` clicks in one transaction: with one, this is what others do.
    ///
    /// # Errors
    /// As [`ClickLog::start`].
    pub fn in_groups(store: &Store, most: usize) -> anyhow::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let log = Self { queue, closing: CancellationToken::new(), closed: CancellationToken::new() };
        let ends = log.closed.clone().drop_guard();
        let closing = log.closing.clone();
        match store {
            Store::Sqlite { writer, .. } => {
                let writer = Writer::Sqlite(sqlite::Writer::open(writer)?);
                let runtime = Handle::current();
                std::thread::Builder::new().name("click-log".to_owned()).spawn(move || {
                    runtime.block_on(write(writer, waiting, most, closing));
                    drop(ends);
                })?;
            }
            Store::Postgres(pool) => {
                let writer = Writer::Postgres(postgres::Writer::new(pool));
                TaskTracker::new().spawn(async move {
                    write(writer, waiting, most, closing).await;
                    drop(ends);
                });
            }
        }
        Ok(log)
    }

    /// Records a click. When this returns, it survives whatever happens next. Waits two seconds at most.
    ///
    /// # Errors
    /// When it was not recorded, or not known to be.
    pub async fn record(&self, click: Click) -> Result<(), NotRecorded> {
        let until = Instant::now() + PATIENCE;
        let (answer, answered) = oneshot::channel();
        match timeout_at(until, self.queue.send(Waiting { click, answer })).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return Err(NotRecorded::Closed),
            Err(_) => return Err(NotRecorded::Busy),
        }
        match timeout_at(until, answered).await {
            Ok(Ok(recorded)) => recorded,
            Ok(Err(_)) => Err(NotRecorded::Closed),
            Err(_) => Err(NotRecorded::Busy),
        }
    }

    /// How many clicks are waiting to be written.
    pub fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// Takes no more clicks, writes those that wait, and returns when that is done.
    pub async fn close(&self) {
        self.closing.cancel();
        self.closed.cancelled().await;
    }
}

/// Writes groups until the log is closed and nothing waits any more.
async fn write(
    mut writer: Writer,
    mut waiting: mpsc::Receiver<Waiting>,
    most: usize,
    closing: CancellationToken,
) {
    loop {
        let first = tokio::select! {
            biased;
            () = closing.cancelled(), if !waiting.is_closed() => {
                waiting.close();
                continue;
            }
            first = waiting.recv() => first,
        };
        let Some(first) = first else { break };
        // The turn is waited for first: whoever comes meanwhile is in the same group.
        let turn = writer.turn().await;
        let mut group = vec![first];
        while group.len() < most {
            let Ok(next) = waiting.try_recv() else { break };
            group.push(next);
        }
        // Whoever has been told to come again would be counted twice.
        group.retain(|waiting| !waiting.answer.is_closed());
        match turn {
            Ok(turn) => {
                writer.answer(group).await;
                drop(turn);
            }
            Err(error) => {
                tracing::error!(%error, clicks = group.len(), "clicks could not be recorded");
                refuse(group);
            }
        }
    }
}

fn refuse(group: Vec<Waiting>) {
    for waiting in group {
        let _ = waiting.answer.send(Err(NotRecorded::Failed));
    }
}

impl Writer {
    /// Waits until this process may write: on SQLite behind every other writer that came before, in their order.
    async fn turn(&mut self) -> sqlx::Result<Option<sqlite::Turn>> {
        match self {
            Self::Sqlite(writer) => writer.turn().await.map(Some),
            Self::Postgres(_) => Ok(None),
        }
    }

    /// Writes a group and answers everyone in it. When one click spoils it, the others are written without it.
    async fn answer(&mut self, group: Vec<Waiting>) {
        if group.is_empty() {
            return;
        }
        let (clicks, answers): (Vec<Click>, Vec<_>) =
            group.into_iter().map(|waiting| (waiting.click, waiting.answer)).unzip();
        let began = Instant::now();
        let written = self.insert(&clicks).await;
        metrics::histogram!("duet_click_group_size").record(size(clicks.len()));
        metrics::histogram!("duet_click_group_seconds").record(began.elapsed().as_secs_f64());
        let told = match written {
            Ok(()) => Ok(()),
            Err(error) if error.is_of_one_click() && clicks.len() > 1 => {
                for (click, answer) in clicks.into_iter().zip(answers) {
                    let alone = self.insert(std::slice::from_ref(&click)).await;
                    let _ = answer.send(alone.map_err(|error| log(&error, 1)));
                }
                return;
            }
            Err(error) => Err(log(&error, clicks.len())),
        };
        // On SQLite this is another thread: from here each answer would wake the runtime by itself, from within it
        // they are all on their way at once.
        TaskTracker::new().spawn(async move {
            for answer in answers {
                let _ = answer.send(told);
            }
        });
    }

    async fn insert(&mut self, clicks: &[Click]) -> Result<(), Failure> {
        match self {
            Self::Sqlite(writer) => writer.insert(clicks).map_err(Failure::Sqlite),
            Self::Postgres(writer) => match timeout(GROUP_LIMIT, writer.insert(clicks)).await {
                Ok(written) => written.map_err(Failure::Postgres),
                Err(_) => Err(Failure::Slow),
            },
        }
    }
}

fn log(error: &Failure, clicks: usize) -> NotRecorded {
    tracing::error!(%error, clicks, "clicks could not be recorded");
    NotRecorded::Failed
}

fn size(clicks: usize) -> f64 {
    u32::try_from(clicks).map_or(f64::MAX, f64::from)
}

/// Why a group was not written.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
    #[error("PostgreSQL: {0}")]
    Postgres(sqlx::Error),
    #[error("PostgreSQL took too long")]
    Slow,
}

impl Failure {
    /// Whether a rule of the schema was broken, which is the doing of one click rather than of the database.
    fn is_of_one_click(&self) -> bool {
        match self {
            Self::Sqlite(error) => {
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
            }
            Self::Postgres(sqlx::Error::Database(error)) => {
                error.is_unique_violation() || error.is_foreign_key_violation() || error.is_check_violation()
            }
            Self::Postgres(_) | Self::Slow => false,
        }
    }
}
