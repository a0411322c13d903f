//! Tells creators how they are doing.

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::stats::{Figures, Period};
use crate::error::Result;
use crate::store::{self, Tx};

/// A creator's figures over a period.
#[derive(Clone, Debug)]
pub struct Mine {
    /// The period.
    pub period: Period,
    /// Its first day.
    pub since: NaiveDate,
    /// Its last day: today in the market's zone, not over yet.
    pub until: NaiveDate,
    /// The figures.
    pub figures: Figures,
}

/// The asker's clicks and visitors over `period`.
///
/// # Errors
/// When the asker is not a creator.
pub async fn me(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Mine> {
    let creator = member.creator()?;
    let zone = match creator.market_id {
        Some(market) => store::market::get(tx, market).await?.zone,
        None => member.program.zone,
    };
    let until = app.clock.now().with_timezone(&zone.0).date_naive();
    let since = period.since(until);
    let figures = store::stats::of_creator(tx, creator.creator_id, since, until).await?;
    Ok(Mine { period, since, until, figures })
}
