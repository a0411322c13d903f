//! Writes groups of clicks to an SQLite file, one durable transaction a group, and now and then what they add up to.

use std::path::Path;
use std::time::Duration;

use super::moment::Moments;
use super::unrolled::Unrolled;
use crate::domain::ClickId;
use crate::domain::click::Click;
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

// Parameters are `?1`, not `$1` as elsewhere: SQLite numbers those by where they first stand.
const INSERT_CLICK: &str =
    "insert into click (click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id, is_own)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const FIND_LAST: &str = "select max(click_id) from click";
/// Up to which click the roll-ups have everything. Clicks are written in the order of their ids, by whichever process,
/// so that what comes after this one is exactly what the roll-ups lack.
const FIND_ROLLED: &str = "select cast(value as integer) from setting where name = 'clicks_rolled_up_to'";
const UPDATE_ROLLED: &str =
    "insert into setting (name, value) values ('clicks_rolled_up_to', cast(?1 as text))
     on conflict (name) do update set value = excluded.value";

/// Pages written ahead before they are moved to their places: the same ones are written again and again, and those of
/// several groups are moved for the price of one.
const AHEAD: i64 = 4_000;
/// How long another process may hold the file before a group fails.
const BUSY: Duration = Duration::from_secs(2);
/// How long clicks are gathered for one group when they come fast.
const WINDOW: Duration = Duration::from_micros(500);
/// Clicks in a group after which more are expected at once.
const FAST: usize = 4;

/// The click log's own connection to the file.
pub(super) struct Writer {
    connection: Connection,
    moments: Moments,
    unrolled: Unrolled,
    last_group: usize,
}

impl Writer {
    pub(super) fn open(path: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "wal_autocheckpoint", AHEAD)?;
        Ok(Self { connection, moments: Moments::default(), unrolled: Unrolled::default(), last_group: 0 })
    }

    /// Waits a moment for whoever comes meanwhile, when they come fast. This blocks: the thread is the log's own.
    pub(super) fn gather(&self) {
        if self.last_group >= FAST {
            std::thread::sleep(WINDOW);
        }
    }

    /// Writes all of them or none. Each gets the id that it is kept under: its own, or the next one after the last
    /// click if that is greater.
    pub(super) fn insert(&mut self, clicks: &mut [Click]) -> rusqlite::Result<()> {
        self.last_group = clicks.len();
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = find_last(&tx)?;
        let mut last = before;
        let mut insert = tx.prepare_cached(INSERT_CLICK)?;
        for click in &mut *clicks {
            last = click.click_id.0.max(last + 1);
            click.click_id = ClickId(last);
            let (at, on) = self.moments.write(click.clicked_at, click.clicked_on);
            insert.execute(params![
                last,
                click.link_id.0,
                at,
                on,
                click.visitor.0,
                click.is_robot,
                click.sub_id,
                click.is_own
            ])?;
        }
        drop(insert);
        tx.commit()?;
        self.unrolled.add(before, clicks);
        Ok(())
    }

    /// Whether so much has come that it should be rolled up before its time.
    pub(super) fn is_full(&self) -> bool {
        self.unrolled.is_full()
    }

    /// Adds to the roll-ups what they lack, or as much of it as does not keep other writers waiting for long. Says
    /// whether there is more.
    pub(super) fn roll_up(&mut self) -> rusqlite::Result<bool> {
        let unrolled = std::mem::take(&mut self.unrolled);
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rolled: i64 =
            tx.prepare_cached(FIND_ROLLED)?.query_row((), |row| row.get(0)).optional()?.unwrap_or(0);
        let last = find_last(&tx)?;
        if last <= rolled {
            return Ok(false);
        }
        // Another process has written too, or one was killed before it came to this: then the table is asked.
        let unrolled =
            if unrolled.is_between(rolled, last) { unrolled } else { Unrolled::read(&tx, rolled)? };
        unrolled.write(&tx)?;
        tx.prepare_cached(UPDATE_ROLLED)?.execute([unrolled.last()])?;
        tx.commit()?;
        Ok(unrolled.last() < last)
    }
}

fn find_last(tx: &Transaction<'_>) -> rusqlite::Result<i64> {
    let last: Option<i64> = tx.prepare_cached(FIND_LAST)?.query_row((), |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}
