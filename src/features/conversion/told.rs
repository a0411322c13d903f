//! Lets creators hear of their sales: of the first at once, of later ones as they choose.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::App;
use crate::domain::commission::Commission;
use crate::domain::contact::{Frequency, gathered_at};
use crate::domain::conversion::{Conversion, Kind, Source};
use crate::domain::money::Money;
use crate::domain::notice::{Notice, Reader};
use crate::error::Result;
use crate::store::{self, Tx};

/// For how long a sale is news.
const NEWS: TimeDelta = TimeDelta::days(7);

/// Whether a conversion is something to hear of. What a shop reports much later is no news.
pub(super) fn is_news(app: &App, conversion: &Conversion) -> bool {
    app.clock.now() - conversion.occurred_at < NEWS && matches!(conversion.kind, Kind::Sale | Kind::Renewal)
}

/// Has the creator hear of news that has just become theirs and of what it earns, if they should at once.
pub(super) async fn hear(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    source: &Source,
    earned: Vec<Money>,
) -> Result<()> {
    let id = conversion.conversion_id;
    let Some(listener) = store::conversion::find_listener(tx, source.creator_id).await? else {
        return Ok(store::conversion::update_told(tx, id, app.clock.now()).await?);
    };
    let is_first = listener.paid == 1;
    match listener.frequency {
        Frequency::Daily | Frequency::Weekly if !is_first => return Ok(()),
        Frequency::Off => {}
        Frequency::Each | Frequency::Daily | Frequency::Weekly => {
            let program = store::program::get(tx, conversion.program_id).await?;
            let language = store::person::language(tx, program.program_id, listener.person_id).await?;
            let campaign =
                store::campaign::find(tx, program.program_id, language, source.campaign_id).await?;
            let notice = Notice::Sale {
                program: program.name,
                campaign: campaign.map(|campaign| campaign.name).unwrap_or_default(),
                amount: conversion.revenue(),
                earned,
                is_first,
            };
            app.notify(tx, program.program_id, Reader::Person(listener.person_id), &notice).await?;
        }
    }
    Ok(store::conversion::update_told(tx, id, app.clock.now()).await?)
}

/// Lets every creator hear of the sales that they should hear of by now. Says how many heard.
///
/// # Errors
/// When the database fails; who heard before is not told again.
pub async fn tell_daily(app: &App) -> Result<usize> {
    let mut told = 0;
    let mut tx = app.read().await?;
    let waiting = store::conversion::list_untold(&mut tx).await?;
    tx.commit().await?;
    for untold in waiting {
        if gathered_at(untold.frequency, untold.since, untold.zone) > app.clock.now() {
            continue;
        }
        let mut tx = app.begin().await?;
        told += usize::from(tell(app, &mut tx, &untold).await?);
        tx.commit().await?;
    }
    Ok(told)
}

async fn tell(app: &App, tx: &mut Tx, untold: &store::conversion::Untold) -> Result<bool> {
    let now = app.clock.now();
    let paid = store::conversion::update_all_told(tx, untold.creator_id, now).await?;
    let listener = store::conversion::find_listener(tx, untold.creator_id).await?;
    let listener = listener.filter(|listener| listener.frequency != Frequency::Off);
    let (Some(listener), false) = (listener, paid.is_empty()) else { return Ok(false) };
    let revenue = Money::sums(paid.iter().filter_map(Conversion::revenue));
    let program = store::program::get(tx, untold.program_id).await?;
    let sales = i64::try_from(paid.len()).unwrap_or(i64::MAX);
    let mut earned = Vec::new();
    for conversion in &paid {
        let commissions = store::commission::list_of(tx, conversion.conversion_id).await?;
        earned.extend(commissions.iter().map(Commission::left));
    }
    let earned = Money::sums(earned.into_iter().filter(|amount| amount.minor > 0));
    let notice = Notice::Sales { program: program.name, sales, revenue, earned };
    app.notify(tx, program.program_id, Reader::Person(listener.person_id), &notice).await?;
    Ok(true)
}

/// When the next creator should hear of the day's sales.
///
/// # Errors
/// When the database fails.
pub async fn next_daily(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let waiting = store::conversion::list_untold(&mut tx).await?;
    tx.commit().await?;
    Ok(waiting.iter().map(|untold| gathered_at(untold.frequency, untold.since, untold.zone)).min())
}
