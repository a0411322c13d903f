//! Lets managers choose how often and on which days the programme speaks to its creators unasked.

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::contact::{MOST_A_WEEK, MOST_DAYS_OFF, read_days_off};
use crate::domain::market::Market;
use crate::domain::{MarketId, Refusal};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

/// How often and on which days a programme speaks to its creators unasked.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Unasked messages a week to one creator, at most.
    pub limit: i32,
    /// The markets in use, each with the days ahead on which nobody in it is spoken to.
    pub markets: Vec<DaysOff>,
}

/// The days ahead on which nobody in a market is spoken to unasked.
#[derive(Clone, Debug)]
pub struct DaysOff {
    /// The market.
    pub market: Market,
    /// The days, the next one first.
    pub days: Vec<NaiveDate>,
}

/// How often and on which days the asker's programme speaks to its creators unasked.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn bounds(app: &App, tx: &mut Tx, member: &Member) -> Result<Bounds> {
    member.manager()?;
    let program = member.program.program_id;
    let mut markets = Vec::new();
    for market in store::market::list(tx, program).await? {
        markets.push(ahead(app, tx, market).await?);
    }
    Ok(Bounds { limit: store::contact::get_limit(tx, program).await?, markets })
}

async fn ahead(app: &App, tx: &mut Tx, market: Market) -> Result<DaysOff> {
    let days = store::contact::list_days_off(tx, market.market_id, today(app, &market)).await?;
    Ok(DaysOff { market, days })
}

/// Today, where the market is.
fn today(app: &App, market: &Market) -> NaiveDate {
    app.clock.now().with_timezone(&market.zone.0).date_naive()
}

/// Keeps how many unasked messages a week a creator gets at most. What waits is looked at anew.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] for what no list offers.
pub async fn limit(app: &App, tx: &mut Tx, member: &Member, limit: i32) -> Result<()> {
    member.manager()?;
    if !(1..=MOST_A_WEEK).contains(&limit) {
        return Err(Refusal::PressStale.into());
    }
    let program = member.program.program_id;
    if store::contact::update_limit(tx, program, limit).await? {
        store::contact::update_waiting_of(tx, (program, None), app.clock.now()).await?;
        let line = member.did(app, Deed::ContactLimit, Subject::Program(program), limit.to_string());
        store::audit::insert(tx, &line).await?;
    }
    Ok(())
}

/// The days off of a market in use.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::MarketUnknown`].
pub async fn days_off(app: &App, tx: &mut Tx, member: &Member, market: MarketId) -> Result<DaysOff> {
    member.manager()?;
    let known = store::market::list(tx, member.program.program_id).await?;
    let market = known.into_iter().find(|known| known.market_id == market).ok_or(Refusal::MarketUnknown)?;
    ahead(app, tx, market).await
}

/// Adds the days off that a manager typed; those that are there already stay.
///
/// # Errors
/// Those of [`days_off`] and [`read_days_off`], the latter counting what is there.
pub async fn add_days_off(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    market: MarketId,
    typed: &str,
) -> Result<DaysOff> {
    let known = days_off(app, tx, member, market).await?;
    let today = today(app, &known.market);
    let locale = member.person.locale.as_deref().unwrap_or_default();
    let mut new = read_days_off(typed, today, |day| read_day(locale, today, day))?;
    new.retain(|day| !known.days.contains(day));
    if known.days.len() + new.len() > MOST_DAYS_OFF {
        return Err(Refusal::DaysOffTooMany { most: MOST_DAYS_OFF }.into());
    }
    for day in &new {
        store::contact::insert_day_off(tx, market, *day).await?;
    }
    let new: Vec<NaiveDate> = new.into_iter().collect();
    note(app, tx, member, (market, Deed::MarketDayOff), &new).await?;
    ahead(app, tx, known.market).await
}

/// Makes days off of a market days like any others. What waits for its creators is looked at anew.
///
/// # Errors
/// Those of [`days_off`].
pub async fn take_days_back(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    market: MarketId,
    days: &[NaiveDate],
) -> Result<DaysOff> {
    let known = days_off(app, tx, member, market).await?;
    let mut gone = Vec::new();
    for day in days {
        if store::contact::delete_day_off(tx, market, *day).await? {
            gone.push(*day);
        }
    }
    if !gone.is_empty() {
        let whose = (member.program.program_id, Some(market));
        store::contact::update_waiting_of(tx, whose, app.clock.now()).await?;
    }
    note(app, tx, member, (market, Deed::MarketDayOn), &gone).await?;
    ahead(app, tx, known.market).await
}

/// Has the audit remember what became of some days; nothing where there are none.
async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (market, deed): (MarketId, Deed),
    days: &[NaiveDate],
) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    let line = member.did(app, deed, Subject::Market(market), days.join(", "));
    Ok(store::audit::insert(tx, &line).await?)
}
