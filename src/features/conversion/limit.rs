//! Has managers asked once as much is earned by some terms in a month as was meant to be.

use chrono::NaiveDate;

use super::flag::hold;
use crate::app::App;
use crate::domain::conversion::{Conversion, Source};
use crate::domain::hold::Kind;
use crate::domain::money::Money;
use crate::domain::notice::{EarningsNews, Notice};
use crate::domain::reward::{Period, Plan};
use crate::error::Result;
use crate::store::{self, Tx};

/// Counts what a payment earns against the limit of its plan. What goes beyond waits for a manager, and managers are asked
/// once a month.
pub(super) async fn count(
    app: &App,
    tx: &mut Tx,
    (conversion, source): (&Conversion, &Source),
    (plan, day): (&Plan, NaiveDate),
    earned: &[Money],
) -> Result<()> {
    let Some(limit) = &plan.limit else { return Ok(()) };
    let Some(earned) = earned.iter().find(|earned| earned.currency == limit.currency) else { return Ok(()) };
    let (whose, (began_on, _)) = ((conversion.program_id, plan.scope), Period::Month.around(day));
    let (spent, is_asked) = store::reward::add_spend(tx, whose, began_on, earned).await?;
    if spent <= limit.minor {
        return Ok(());
    }
    let id = hold(app, tx, conversion, source, (Kind::Limit, spent, limit.minor)).await?;
    store::hold::update_held(tx, id, conversion.conversion_id).await?;
    if !is_asked {
        let now = app.clock.now();
        store::reward::update_asked(tx, whose, (began_on, &limit.currency), now).await?;
        let program = store::program::get(tx, conversion.program_id).await?;
        let news = EarningsNews::Limit { scope: plan.scope, limit: limit.clone() };
        let notice = Notice::Earnings { program: program.name, news };
        app.notify_managers(tx, program.program_id, &notice).await?;
    }
    Ok(())
}
