//! Sends visitors of a referral link on to the landing page, once their click is safely counted, and tells creators who try
//! their link that it works.

use std::net::IpAddr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::{App, Way};
use crate::domain::Language;
use crate::domain::click::{Click, Standing, Visitor, VisitorKey, over_everywhere, sub_id};
use crate::domain::link::is_code;
use crate::domain::own_sale::{REMEMBERED, WAITS};
use crate::domain::secret::Secret;
use crate::domain::trial::{MOST_A_DAY, Trial, is_proof};
use crate::error::{Error, Result};
use crate::store;

/// One visit to a link's address.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// Where from. Used for the day's visitor hash and forgotten.
    pub address: IpAddr,
    /// The browser, as it names itself.
    pub agent: &'a [u8],
    /// A robot or a link preview.
    pub is_robot: bool,
    /// The placement label in the address, if any.
    pub placement: Option<&'a str>,
    /// What the address gives as proof that the link's creator tries it, if anything.
    pub proof: Option<&'a str>,
}

/// Where a visit leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// To the landing page; the click is counted.
    Arrived(String),
    /// To a page that says that the link works, and from there to the landing page: its creator tries it. Not counted.
    Tried(Language, String),
    /// Nowhere: no such link.
    Unknown,
    /// Nowhere yet: the campaign has not begun.
    NotYet(Language),
    /// Nowhere any more: the link or its campaign is over.
    Over(Language),
}

/// A link that leads somewhere now, and all that it takes to count a visit to it.
#[derive(Debug)]
pub struct Open {
    way: Arc<Way>,
    key: VisitorKey,
    now: DateTime<Utc>,
    today: NaiveDate,
}

/// What is known of a link from memory alone; `None` when [`follow`] has to find out more.
pub fn recall(app: &App, code: &str) -> Option<Open> {
    let now = app.clock.now();
    let way = app.destinations.recall(code, now)?;
    let today = way.destination.day(now);
    if way.destination.standing(today) != Standing::Live {
        return None;
    }
    Some(Open { key: app.visitor_keys.recall(today)?, way, now, today })
}

/// Counts a visit and says where it leads. When this says [`Followed::Arrived`], the click survives whatever happens.
///
/// # Errors
/// When the click could not be recorded, or the database not be asked.
pub async fn follow(app: &App, code: &str, visit: &Visit<'_>) -> Result<Followed> {
    if !is_code(code) {
        return Ok(Followed::Unknown);
    }
    let Some(way) = app.destinations.find(&app.store, code).await? else {
        return Ok(Followed::Unknown);
    };
    let now = app.clock.now();
    let today = way.destination.day(now);
    match way.destination.standing(today) {
        Standing::Live => {}
        Standing::NotYet => return Ok(Followed::NotYet(way.destination.language)),
        Standing::Over => return Ok(Followed::Over(way.destination.language)),
    }
    let key = app.visitor_keys.get(&app.store, today).await?;
    let open = Open { way, key, now, today };
    if is_trial(app, &open, visit).await? && keep_trial(app, &open, visit).await? {
        let landing = record(app, &open, visit, true).await?;
        return Ok(Followed::Tried(open.way.destination.language, landing));
    }
    arrive(app, &open, visit).await.map(Followed::Arrived)
}

/// Whether the link's creator tries it. Whoever has no proof, or an old or a forged one, is a visitor like any other.
async fn is_trial(app: &App, open: &Open, visit: &Visit<'_>) -> Result<bool> {
    let Some(given) = visit.proof.filter(|_| !visit.is_robot) else { return Ok(false) };
    Ok(is_proof(secret(app).await?, open.way.destination.link_id, open.today, given))
}

async fn secret(app: &App) -> Result<Secret> {
    if let Some(secret) = app.secret.recall() {
        return Ok(secret);
    }
    let mut tx = app.read().await?;
    let secret = app.secret.get(&mut tx).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Remembers the browser as the creator's own for the day; `false` where they have tried in too many already.
async fn keep_trial(app: &App, open: &Open, visit: &Visit<'_>) -> Result<bool> {
    let destination = &open.way.destination;
    let trial = Trial {
        creator_id: destination.creator_id,
        counted_on: open.today,
        visitor: open.visitor(visit),
        tried_at: open.now,
    };
    let mut tx = app.begin().await?;
    let is_kept = store::trial::insert(&mut tx, &trial, MOST_A_DAY).await?;
    if is_kept {
        store::trial::update_tried(&mut tx, destination.link_id, open.now).await?;
        tx.commit().await?;
    }
    Ok(is_kept)
}

impl Open {
    fn visitor(&self, visit: &Visit<'_>) -> Visitor {
        Visitor::of(self.key, self.way.destination.program_id, visit.address, visit.agent)
    }
}

/// Counts a visit to an open link and says the address that it leads to. When this returns one, the click survives
/// whatever happens. A visit from a browser in which the creator tried a link of theirs is kept as their own.
///
/// # Errors
/// When the click could not be recorded, or the landing page is unfit.
pub async fn arrive(app: &App, open: &Open, visit: &Visit<'_>) -> Result<String> {
    record(app, open, visit, false).await
}

async fn record(app: &App, open: &Open, visit: &Visit<'_>, is_trial: bool) -> Result<String> {
    let destination = &open.way.destination;
    let Some(landing) = &open.way.landing else {
        let unfit = anyhow::anyhow!("link {}: its landing page is unfit", destination.link_id);
        return Err(Error::Broken(unfit));
    };
    let visitor = open.visitor(visit);
    let click = Click {
        click_id: app.ids.next(),
        link_id: destination.link_id,
        clicked_at: open.now,
        clicked_on: open.today,
        visitor,
        is_robot: visit.is_robot,
        is_own: is_trial || (open.way.is_own(visitor) && !visit.is_robot),
        sub_id: visit.placement.and_then(sub_id),
    };
    let click_id = app.clicks.record(click).await.map_err(|error| Error::Broken(error.into()))?;
    Ok(landing.address(click_id))
}

/// Visitors forgotten in one transaction, so that nobody else waits long.
const FORGET_AT_ONCE: i64 = 5_000;

/// Forgets who was counted on days that are over in every zone, and first of all the keys by which they could be
/// recognised; and buyers' addresses whose time is over. Says how many visitors were forgotten.
///
/// # Errors
/// When the database fails.
pub async fn forget_visitors(app: &App) -> Result<u64> {
    app.clicks.roll_up().await.map_err(|error| Error::Broken(error.into()))?;
    let last = over_everywhere(app.clock.now());
    let mut tx = app.begin().await?;
    store::visitor::delete_keys(&mut tx, last).await?;
    tx.commit().await?;
    app.visitor_keys.forget(last);
    // A click of the day's last second may still be on its way to the log: a day more does no harm without the key.
    let last = last.pred_opt().unwrap_or(last);
    let mut tx = app.begin().await?;
    store::trial::delete_days(&mut tx, last).await?;
    let now = app.clock.now();
    store::own_sale::delete_emails(&mut tx, (now - WAITS, now - REMEMBERED)).await?;
    tx.commit().await?;
    let mut forgotten = 0;
    loop {
        let mut tx = app.begin().await?;
        let deleted = store::visitor::delete_days(&mut tx, last, FORGET_AT_ONCE).await?;
        tx.commit().await?;
        forgotten += deleted;
        if deleted == 0 {
            return Ok(forgotten);
        }
    }
}
