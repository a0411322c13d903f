//! Clicks that are safely kept but not yet in the figures, added up as they come, on SQLite.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Transaction, params};

use crate::domain::LinkId;
use crate::domain::click::{Click, Visitor};

const LIST_CLICKS: &str = "select click_id, link_id, clicked_on, visitor, is_robot, sub_id, is_own from click
     where click_id > ?1 order by click_id limit ?2";
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

/// Rows written into roll-ups in one transaction, so that no other writer waits for more than a tenth of a second.
const AT_ONCE: u32 = 20_000;

/// What clicks that were written one after another add up to.
#[derive(Debug, Default)]
pub(super) struct Unrolled {
    /// The last click before these and the last of these.
    between: Option<(i64, i64)>,
    /// Somebody else has written clicks between these: only the table has all of them.
    is_torn: bool,
    days: HashMap<(LinkId, NaiveDate), Added>,
    visitors: HashSet<(NaiveDate, LinkId, Visitor)>,
}

/// What one link's day gets.
#[derive(Debug, Default)]
struct Added {
    clicks: i64,
    robots: i64,
    placements: BTreeMap<String, i64>,
}

impl Unrolled {
    /// Adds clicks that were just written, in the order of their ids; `before` was the last one until then.
    pub(super) fn add(&mut self, before: i64, clicks: &[Click]) {
        let Some(newest) = clicks.last() else { return };
        let (first, last) = self.between.unwrap_or((before, before));
        self.between = Some((first, newest.click_id.0));
        self.is_torn |= last != before;
        if self.is_torn {
            return;
        }
        for click in clicks.iter().filter(|click| !click.is_own) {
            self.count(
                (click.link_id, click.clicked_on),
                click.visitor,
                click.is_robot,
                click.sub_id.as_deref(),
            );
        }
    }

    /// The first clicks after the click `rolled`, from the table.
    pub(super) fn read(tx: &Transaction<'_>, rolled: i64) -> rusqlite::Result<Self> {
        let mut read = Self { between: Some((rolled, rolled)), ..Self::default() };
        let mut list = tx.prepare_cached(LIST_CLICKS)?;
        let mut rows = list.query(params![rolled, AT_ONCE])?;
        while let Some(row) = rows.next()? {
            read.between = Some((rolled, row.get(0)?));
            if row.get(6)? {
                continue;
            }
            let mut visitor = Visitor([0; 16]);
            for (byte, kept) in visitor.0.iter_mut().zip(row.get_ref(3)?.as_blob()?) {
                *byte = *kept;
            }
            let place = (LinkId(row.get(1)?), day(row.get_ref(2)?.as_str()?)?);
            read.count(place, visitor, row.get(4)?, row.get_ref(5)?.as_str_or_null()?);
        }
        Ok(read)
    }

    fn count(&mut self, place: (LinkId, NaiveDate), visitor: Visitor, is_robot: bool, sub_id: Option<&str>) {
        let added = self.days.entry(place).or_default();
        if is_robot {
            added.robots += 1;
            return;
        }
        added.clicks += 1;
        let placement = sub_id.unwrap_or_default();
        match added.placements.get_mut(placement) {
            Some(clicks) => *clicks += 1,
            None => drop(added.placements.insert(placement.to_owned(), 1)),
        }
        self.visitors.insert((place.1, place.0, visitor));
    }

    /// Whether this is as much as may be written at once.
    pub(super) fn is_full(&self) -> bool {
        u32::try_from(self.visitors.len() + self.days.len()).is_ok_and(|rows| rows >= AT_ONCE)
    }

    /// Whether these are all clicks after `first` up to `last`.
    pub(super) fn is_between(&self, first: i64, last: i64) -> bool {
        !self.is_torn && self.between == Some((first, last))
    }

    /// The last of these clicks; 0 without any.
    pub(super) fn last(&self) -> i64 {
        self.between.map_or(0, |(_, last)| last)
    }

    /// Adds them to every roll-up.
    pub(super) fn write(&self, tx: &Transaction<'_>) -> rusqlite::Result<()> {
        let visitors = self.write_visitors(tx)?;
        let mut days: Vec<_> = self.days.iter().collect();
        days.sort_unstable_by_key(|(place, _)| **place);
        let mut to_day = tx.prepare_cached(ADD_TO_DAY)?;
        let mut to_placement = tx.prepare_cached(ADD_TO_PLACEMENT)?;
        let mut to_month = tx.prepare_cached(ADD_TO_MONTH)?;
        for ((link, day), Added { clicks, robots, placements }) in days {
            let visitors = visitors.get(&(*link, *day)).copied().unwrap_or(0);
            let (on, month) = (day.to_string(), day.format("%Y-%m").to_string());
            to_day.execute(params![link.0, on, clicks, visitors, robots])?;
            for (placement, clicks) in placements {
                to_placement.execute(params![link.0, on, placement, clicks])?;
            }
            if *clicks > 0 {
                to_month.execute(params![link.0, month, clicks, visitors])?;
            }
        }
        Ok(())
    }

    /// Writes down who came, in the order in which they stand, and says how many of them are new to each link's day.
    fn write_visitors(&self, tx: &Transaction<'_>) -> rusqlite::Result<HashMap<(LinkId, NaiveDate), i64>> {
        let mut visitors: Vec<_> = self.visitors.iter().collect();
        visitors.sort_unstable();
        let mut insert = tx.prepare_cached(INSERT_VISITOR)?;
        let mut new = HashMap::new();
        let mut written = (NaiveDate::default(), NaiveDate::default().to_string());
        for (day, link, visitor) in visitors {
            if written.0 != *day {
                written = (*day, day.to_string());
            }
            if insert.execute(params![written.1, link.0, visitor.0])? > 0 {
                *new.entry((*link, *day)).or_default() += 1;
            }
        }
        Ok(new)
    }
}

fn day(text: &str) -> rusqlite::Result<NaiveDate> {
    text.parse().map_err(|error| rusqlite::Error::FromSqlConversionFailure(2, Type::Text, Box::new(error)))
}
