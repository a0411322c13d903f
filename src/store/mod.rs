//! What Duet remembers, on SQLite or PostgreSQL: the only place that speaks SQL.

pub mod access;
pub mod aggregate;
pub mod agreement;
pub mod announcement;
pub mod api_key;
pub mod application;
pub mod attribution;
pub mod audit;
pub mod brief;
pub mod brief_question;
pub mod campaign;
pub mod check_in;
pub mod click;
pub mod commission;
pub mod consent;
pub mod contact;
pub mod conversion;
pub mod council;
pub mod creator;
pub mod decision;
pub mod deliverable;
pub mod election;
pub mod experiment;
pub mod feedback;
pub mod goods;
pub mod hold;
pub mod hub;
pub mod idea;
pub mod introduction;
pub mod link;
pub mod machine_draft;
pub mod market;
pub mod market_note;
pub mod meeting;
mod migrate;
pub mod notice;
pub mod own_sale;
pub mod owner_question;
pub mod participation;
pub mod payment;
pub mod payout;
pub mod person;
pub mod personal;
pub mod plan;
pub mod post;
pub mod program;
pub mod promo_code;
pub mod proposal;
pub mod question;
pub mod relationship;
pub mod reminder;
pub mod report;
pub mod result;
pub mod reward;
pub mod roster;
pub mod round;
pub mod secret;
pub mod setting;
pub mod setup;
pub mod stage;
pub mod standing;
pub mod stats;
pub mod submission;
pub mod thanks;
pub mod tier;
pub mod trial;
mod turns;
pub mod usage_right;
pub mod verdict;
pub mod visitor;
pub mod vote;
mod wording;

use std::str::FromStr as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, SqlitePool, Transaction};
use tokio::time::{Instant, sleep};

pub use turns::{Turn, Turns};

/// Later than everything that is remembered: the bound of what has none.
const LATEST: DateTime<Utc> = DateTime::from_timestamp(253_402_300_799, 0).expect("a moment of the calendar");

/// The database of one Duet, chosen by the address's scheme. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Store {
    /// One file on this machine.
    Sqlite {
        /// Writing transactions: one at a time.
        writer: SqlitePool,
        /// Reading transactions: many, beside the writer.
        reader: SqlitePool,
        /// Who writes next: writing transactions and the click log.
        turns: Turns,
    },
    /// A server.
    Postgres(PgPool),
}

/// Hears of new notices.
#[derive(Debug)]
pub struct Written(Option<Box<PgListener>>);

impl Written {
    /// Waits until somebody has written a notice.
    pub async fn next(&mut self) {
        let heard = match &mut self.0 {
            Some(listener) => listener.recv().await.map(drop),
            None => std::future::pending().await,
        };
        if let Err(error) = heard {
            tracing::warn!(%error, "the database does not tell of new notices any more; they are looked for");
            self.0 = None;
        }
    }
}

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(turns::Held),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// How many transactions this process has committed that may have changed something.
static COMMITS: AtomicU64 = AtomicU64::new(0);

/// A number that differs once this process has committed a change: what was read at another number may be out of date.
/// (What other processes commit does not show. On PostgreSQL it may differ without a change, too.)
pub fn commits() -> u64 {
    COMMITS.load(Ordering::Acquire)
}

/// Runs the same expression on whichever database the transaction is of. `$conn` is its connection.
///
/// What waits for the database is boxed: that it can be sent to another thread is then known here, and need not be proved
/// anew by everything that leads here, which made compiling three times as slow.
macro_rules! on {
    ($tx:expr, $conn:ident => $body:expr) => {
        match $tx {
            $crate::store::Tx::Sqlite(inner) => {
                let $conn = &mut **inner;
                $crate::store::boxed(async { $body }).await
            }
            $crate::store::Tx::Postgres(inner) => {
                let $conn = &mut **inner;
                $crate::store::boxed(async { $body }).await
            }
        }
    };
}
pub(crate) use on;

fn boxed<'a, T>(future: impl Future<Output = T> + Send + 'a) -> BoxFuture<'a, T> {
    Box::pin(future)
}

impl Store {
    /// Opens `sqlite:` or `postgres:` and brings its schema up to date.
    ///
    /// # Errors
    /// When the address cannot be read, the database cannot be reached, a migration fails, or a newer Duet has been here.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        let store = Self::connect(url).await?;
        store.migrate().await?;
        Ok(store)
    }

    /// Opens the database as it is.
    ///
    /// # Errors
    /// When the address cannot be read or the database cannot be reached.
    pub async fn connect(url: &str) -> sqlx::Result<Self> {
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10));
            let writer = write_to(options.clone()).await?;
            let reader = pool(4).connect_with(options).await?;
            return Ok(Self::Sqlite { writer, reader, turns: Turns::default() });
        }
        let options = PgConnectOptions::from_str(url)?;
        Ok(Self::Postgres(PgPoolOptions::new().max_connections(16).connect_with(options).await?))
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Self::Sqlite { writer, turns, .. } => {
                let turn = turns.wait().await?;
                Tx::Sqlite(turn.hold(writer.begin_with("begin immediate").await?))
            }
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Begins a transaction that only reads: it sees one moment and waits for no writer.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Self::Sqlite { reader, .. } => Tx::Sqlite(Turn::none().hold(reader.begin().await?)),
            Self::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?)
            }
        })
    }

    /// Nothing, if the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> sqlx::Result<()> {
        let mut tx = self.read().await?;
        on!(&mut tx, conn => sqlx::query("select 1").execute(conn).await.map(drop))
    }

    /// Hears of notices that other processes write, where the database tells; on SQLite there is nobody else. When it
    /// cannot be heard, there is nothing to wait for, and whoever waits looks by themselves.
    pub async fn written(&self) -> Written {
        match self {
            Self::Sqlite { .. } => Written(None),
            Self::Postgres(pool) => {
                let listening = async {
                    let mut listener = PgListener::connect_with(pool).await?;
                    listener.listen(notice::WRITTEN).await?;
                    Ok::<_, sqlx::Error>(listener)
                };
                match listening.await {
                    Ok(listener) => Written(Some(Box::new(listener))),
                    Err(error) => {
                        tracing::warn!(%error, "the database does not tell of new notices; they are looked for");
                        Written(None)
                    }
                }
            }
        }
    }

    /// Closes every connection, after those in use were given back.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, reader, .. } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// A file does not hang up, so that nobody has to ask it whether it is still there.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false)
}

/// How long somebody else may keep a file to themselves when it is opened.
const OPENING: Duration = Duration::from_secs(10);

/// The one writing connection to a file. SQLite waits for nobody while a file becomes one with a write-ahead log, so that
/// of two processes that open a new one together the second has to ask again.
async fn write_to(options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    let until = Instant::now() + OPENING;
    loop {
        match pool(1).connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && Instant::now() < until => sleep(Duration::from_millis(50)).await,
            opened => return opened,
        }
    }
}

/// Whether SQLite says `SQLITE_BUSY`, plain or extended.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

impl Tx {
    /// Makes what was written last.
    ///
    /// # Errors
    /// When the database refuses; then nothing was written.
    pub async fn commit(self) -> sqlx::Result<()> {
        let committed = match self {
            Self::Sqlite(held) if held.only_reads() => return held.commit().await,
            Self::Sqlite(held) => held.commit().await,
            Self::Postgres(inner) => inner.commit().await,
        };
        COMMITS.fetch_add(1, Ordering::AcqRel);
        committed
    }
}
