//! Writes groups of clicks to an SQLite file, one durable transaction a group.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use chrono::{NaiveDate, SecondsFormat};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use sqlx::SqlitePool;
use sqlx::pool::PoolConnection;

use crate::domain::LinkId;
use crate::domain::click::Click;

// Parameters are `?1`, not `$1` as elsewhere: SQLite numbers those by where they first stand.
const INSERT_CLICK: &str =
    "insert into click (click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const INSERT_VISITOR: &str =
    "insert into visitor_day (counted_on, link_id, visitor) values (?1, ?2, ?3) on conflict do nothing";
const ADD_TO_DAY: &str =
    "insert into link_day (link_id, counted_on, creator_id, campaign_id, program_id, clicks, visitors, robots)
     select link_id, ?2, creator_id, campaign_id, program_id, ?3, ?4, ?5 from link where link_id = ?1
     on conflict (link_id, counted_on) do update
     set clicks = link_day.clicks + excluded.clicks, visitors = link_day.visitors + excluded.visitors,
         robots = link_day.robots + excluded.robots";
const ADD_TO_PLACEMENT: &str =
    "insert into link_sub_day (link_id, counted_on, sub_id, clicks) values (?1, ?2, ?3, ?4)
     on conflict (link_id, counted_on, sub_id) do update set clicks = link_sub_day.clicks + excluded.clicks";
const ADD_TO_MONTH: &str = "insert into creator_month (creator_id, month, program_id, clicks, visitors)
     select creator_id, ?2, program_id, ?3, ?4 from link where link_id = ?1
     on conflict (creator_id, month) do update
     set clicks = creator_month.clicks + excluded.clicks, visitors = creator_month.visitors + excluded.visitors";

/// Pages written ahead before they are moved to their places: the same ones are written again and again, and those of
/// several groups are moved for the price of one.
const AHEAD: i64 = 4_000;
/// How long another process may hold the file before a group fails.
const BUSY: Duration = Duration::from_secs(2);

/// The click log's own connection to the file.
pub(super) struct Writer {
    connection: Connection,
    queue: SqlitePool,
}

/// While it is held, nobody else in this process writes: it is the one writing connection of the store.
pub(super) type Turn = PoolConnection<sqlx::Sqlite>;

/// What a group adds to one link's day.
#[derive(Default)]
struct Added {
    clicks: i64,
    visitors: i64,
    robots: i64,
    placements: BTreeMap<String, i64>,
}

impl Writer {
    pub(super) fn open(queue: &SqlitePool) -> rusqlite::Result<Self> {
        let options = queue.connect_options();
        let path: &Path = options.get_filename();
        let connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "wal_autocheckpoint", AHEAD)?;
        connection.set_prepared_statement_cache_capacity(8);
        Ok(Self { connection, queue: queue.clone() })
    }

    pub(super) async fn turn(&mut self) -> sqlx::Result<Turn> {
        self.queue.acquire().await
    }

    /// Writes all of them or none.
    pub(super) fn insert(&mut self, clicks: &[Click]) -> rusqlite::Result<()> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut days: BTreeMap<(LinkId, NaiveDate), Added> = BTreeMap::new();
        for click in clicks {
            let added = days.entry((click.link_id, click.clicked_on)).or_default();
            insert(&tx, click, added)?;
        }
        for ((link, day), added) in days {
            add(&tx, link, day, &added)?;
        }
        tx.commit()
    }
}

/// Adds to every roll-up what a group brought to one link's day.
fn add(tx: &Transaction<'_>, link: LinkId, day: NaiveDate, added: &Added) -> rusqlite::Result<()> {
    let (month, day) = (day.format("%Y-%m").to_string(), day.to_string());
    let Added { clicks, visitors, robots, placements } = added;
    tx.prepare_cached(ADD_TO_DAY)?.execute(params![link.0, day, clicks, visitors, robots])?;
    for (placement, clicks) in placements {
        tx.prepare_cached(ADD_TO_PLACEMENT)?.execute(params![link.0, day, placement, clicks])?;
    }
    if *clicks > 0 {
        tx.prepare_cached(ADD_TO_MONTH)?.execute(params![link.0, month, clicks, visitors])?;
    }
    Ok(())
}

/// Times and days are written as sqlx writes them, which is how the rest of Duet reads them.
fn insert(tx: &Transaction<'_>, click: &Click, added: &mut Added) -> rusqlite::Result<()> {
    let day = click.clicked_on.to_string();
    tx.prepare_cached(INSERT_CLICK)?.execute(params![
        click.click_id.0,
        click.link_id.0,
        click.clicked_at.to_rfc3339_opts(SecondsFormat::AutoSi, false),
        day,
        click.visitor.0,
        click.is_robot,
        click.sub_id
    ])?;
    if click.is_robot {
        added.robots += 1;
        return Ok(());
    }
    added.clicks += 1;
    *added.placements.entry(click.sub_id.clone().unwrap_or_default()).or_default() += 1;
    let is_new =
        tx.prepare_cached(INSERT_VISITOR)?.execute(params![day, click.link_id.0, click.visitor.0])?;
    added.visitors += i64::from(is_new > 0);
    Ok(())
}
