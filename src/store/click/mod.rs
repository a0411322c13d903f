//! Remembers every click before its visitor is sent on: clicks that come together are written together.

mod moment;
mod postgres;
mod recount;
mod sqlite;
mod unrolled;

use std::time::Duration;

use tokio::runtime::{Builder, Handle};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until, timeout, timeout_at};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Store, Turn, Turns};
use crate::domain::ClickId;
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
/// How long a click may be missing in the roll-ups on SQLite. Figures promise two seconds.
const LAG: Duration = Duration::from_secs(1);

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

/// Writes clicks, in groups, and answers each once it is durable. PostgreSQL's roll-ups change with the group; SQLite's
/// follow within a second, and whatever a Duet that was killed left is made up for by the next one. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ClickLog {
    queue: mpsc::Sender<Wanted>,
    closing: CancellationToken,
    closed: CancellationToken,
}

/// What the log is asked for.
#[derive(Debug)]
enum Wanted {
    Recorded(Waiting),
    RolledUp(oneshot::Sender<Result<(), NotRecorded>>),
}

/// A click whose visitor waits.
#[derive(Debug)]
struct Waiting {
    click: Click,
    answer: oneshot::Sender<Result<ClickId, NotRecorded>>,
    /// Where the visitor waits.
    home: Handle,
}

/// Where groups are written.
enum Writer {
    Sqlite(Box<sqlite::Writer>, Turns),
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
            Store::Sqlite { writer, turns, .. } => {
                let options = writer.connect_options();
                let writer =
                    Writer::Sqlite(Box::new(sqlite::Writer::open(options.get_filename())?), turns.clone());
                let runtime = Builder::new_current_thread().enable_time().build()?;
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

    /// Records a click. When this returns, it survives whatever happens next. Waits two seconds at most. Says the id that
    /// the click is kept under: its own, or on SQLite, where clicks are kept in the order of their ids, one after that of
    /// the last click.
    ///
    /// # Errors
    /// When it was not recorded, or not known to be.
    pub async fn record(&self, click: Click) -> Result<ClickId, NotRecorded> {
        let until = Instant::now() + PATIENCE;
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { click, answer, home: Handle::current() };
        match self.queue.try_send(Wanted::Recorded(waiting)) {
            Ok(()) => {}
            Err(TrySendError::Closed(_)) => return Err(NotRecorded::Closed),
            Err(TrySendError::Full(waiting)) => match timeout_at(until, self.queue.send(waiting)).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return Err(NotRecorded::Closed),
                Err(_) => return Err(NotRecorded::Busy),
            },
        }
        match timeout_at(until, answered).await {
            Ok(Ok(recorded)) => recorded,
            Ok(Err(_)) => Err(NotRecorded::Closed),
            Err(_) => Err(NotRecorded::Busy),
        }
    }

    /// Has every click that was recorded until now in the roll-ups when this returns. For whoever does not want to wait
    /// for it to happen by itself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn roll_up(&self) -> Result<(), NotRecorded> {
        let (answer, answered) = oneshot::channel();
        if self.queue.send(Wanted::RolledUp(answer)).await.is_err() {
            // Closing rolls up too.
            self.closed.cancelled().await;
            return Ok(());
        }
        answered.await.unwrap_or(Err(NotRecorded::Closed))
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
    mut waiting: mpsc::Receiver<Wanted>,
    most: usize,
    closing: CancellationToken,
) {
    // A Duet that was killed may have left something.
    let mut due = writer.lags().then(Instant::now);
    loop {
        let first = tokio::select! {
            biased;
            () = closing.cancelled(), if !waiting.is_closed() => {
                waiting.close();
                continue;
            }
            first = waiting.recv() => first,
            () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => {
                due = writer.roll_up().await;
                continue;
            }
        };
        let Some(first) = first else { break };
        let asked = group(&mut writer, first, &mut waiting, most).await;
        if writer.lags() {
            due.get_or_insert_with(|| Instant::now() + LAG);
        }
        if let Some(asked) = asked {
            let rolled_up = writer.roll_up_all().await;
            let _ = asked.send(rolled_up);
        } else if writer.is_full() || due.is_some_and(|due| due <= Instant::now()) {
            due = writer.roll_up().await;
        }
    }
    // What fails here has been logged; the next start makes up for it.
    let _ = writer.roll_up_all().await;
}

/// Writes one group, which ends where somebody wants the roll-ups, and returns that one.
async fn group(
    writer: &mut Writer,
    first: Wanted,
    waiting: &mut mpsc::Receiver<Wanted>,
    most: usize,
) -> Option<oneshot::Sender<Result<(), NotRecorded>>> {
    let first = match first {
        Wanted::Recorded(first) => first,
        Wanted::RolledUp(asked) => return Some(asked),
    };
    // The turn is waited for first: whoever comes meanwhile is in the same group.
    writer.gather();
    let turn = writer.turn().await;
    let (mut group, mut asked) = (vec![first], None);
    while group.len() < most {
        match waiting.try_recv() {
            Ok(Wanted::Recorded(next)) => group.push(next),
            Ok(Wanted::RolledUp(next)) => {
                asked = Some(next);
                break;
            }
            Err(_) => break,
        }
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
    asked
}

fn refuse(group: Vec<Waiting>) {
    for waiting in group {
        let _ = waiting.answer.send(Err(NotRecorded::Failed));
    }
}

impl Writer {
    /// Waits until this process may write: on SQLite behind every other writer that came before, in their order.
    async fn turn(&mut self) -> sqlx::Result<Option<Turn>> {
        match self {
            Self::Sqlite(_, turns) => turns.wait().await.map(Some),
            Self::Postgres(_) => Ok(None),
        }
    }

    /// Waits a moment for whoever comes meanwhile, where a thread of its own may.
    fn gather(&self) {
        if let Self::Sqlite(writer, _) = self {
            writer.gather();
        }
    }

    /// Whether the roll-ups follow the clicks rather than changing with them.
    fn lags(&self) -> bool {
        matches!(self, Self::Sqlite(..))
    }

    /// Whether so much has come that it should be rolled up before its time.
    fn is_full(&self) -> bool {
        matches!(self, Self::Sqlite(writer, _) if writer.is_full())
    }

    /// Adds to the roll-ups what they lack, or the first part of much. Says when to go on.
    async fn roll_up(&mut self) -> Option<Instant> {
        match self.roll_up_once().await {
            Ok(has_more) => has_more.then(Instant::now),
            Err(_) => Some(Instant::now() + LAG),
        }
    }

    /// Adds to the roll-ups all that they lack.
    async fn roll_up_all(&mut self) -> Result<(), NotRecorded> {
        while self.roll_up_once().await? {}
        Ok(())
    }

    /// Says whether there is more. What fails is logged.
    async fn roll_up_once(&mut self) -> Result<bool, NotRecorded> {
        let Self::Sqlite(writer, turns) = self else { return Ok(false) };
        let rolled_up = match turns.wait().await {
            Ok(turn) => {
                let rolled_up = writer.roll_up().map_err(Failure::Sqlite);
                drop(turn);
                rolled_up
            }
            Err(error) => Err(Failure::Turn(error)),
        };
        rolled_up.map_err(|error| {
            tracing::error!(%error, "clicks could not be rolled up");
            NotRecorded::Failed
        })
    }

    /// Writes a group and answers everyone in it. When one click spoils it, the others are written without it.
    async fn answer(&mut self, group: Vec<Waiting>) {
        let Some(home) = group.first().map(|waiting| waiting.home.clone()) else { return };
        let (mut clicks, answers): (Vec<Click>, Vec<_>) =
            group.into_iter().map(|waiting| (waiting.click, waiting.answer)).unzip();
        let began = Instant::now();
        let written = self.insert(&mut clicks).await;
        metrics::histogram!("duet_click_group_size").record(size(clicks.len()));
        metrics::histogram!("duet_click_group_seconds").record(began.elapsed().as_secs_f64());
        let told = match written {
            Ok(()) => Ok(()),
            Err(error) if error.is_of_one_click() && clicks.len() > 1 => {
                for (mut click, answer) in clicks.into_iter().zip(answers) {
                    let alone = self.insert(std::slice::from_mut(&mut click)).await;
                    let told = alone.map(|()| click.click_id).map_err(|error| log(&error, 1));
                    let _ = answer.send(told);
                }
                return;
            }
            Err(error) => Err(log(&error, clicks.len())),
        };
        // On SQLite this is another thread: from here each answer would wake the visitors' runtime by itself, from within
        // it they are all on their way at once.
        let answering = async move {
            for (click, answer) in clicks.into_iter().zip(answers) {
                let _ = answer.send(told.map(|()| click.click_id));
            }
        };
        TaskTracker::new().spawn_on(answering, &home);
    }

    async fn insert(&mut self, clicks: &mut [Click]) -> Result<(), Failure> {
        match self {
            Self::Sqlite(writer, _) => writer.insert(clicks).map_err(Failure::Sqlite),
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
    #[error("no turn to write: {0}")]
    Turn(sqlx::Error),
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
            Self::Postgres(_) | Self::Slow | Self::Turn(_) => false,
        }
    }
}
