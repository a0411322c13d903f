//! Records what shops report, finds out whose it is and what it earns, and has the creator hear of it.

mod bonus;
mod credit;
mod earn;
mod flag;
mod limit;
mod look;
mod own;
mod payment;
mod told;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::ProgramId;
use crate::domain::conversion::{Conversion, Kind, Report, Unfit};
use crate::domain::own_sale;
use crate::error::Result;
use crate::store::{self, Store, Tx};

pub use credit::by_hand;
pub use earn::earn;
pub use look::{Seen, look_over};
pub use payment::{Heard, hear};
pub use told::{next_daily, tell_daily};

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is kept, and it is a creator's.
    Recorded,
    /// It was kept before, just so.
    Duplicate,
    /// It is kept, and nobody's until its customer becomes known.
    Unattributed,
}

/// Why a report was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A field makes no sense.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The shop has reported something else under this id.
    #[error("id: something else was reported under it")]
    Conflict,
}

const UNKNOWN: Unfit = Unfit { field: "refunds", why: "names no conversion that was reported" };
const NOT_PAID: Unfit = Unfit { field: "refunds", why: "names a conversion in which nothing was paid" };
const OTHER_MONEY: Unfit = Unfit { field: "currency", why: "is not the one that was paid in" };
const TOO_MUCH: Unfit = Unfit { field: "amount_minor", why: "is more than what is left of the payment" };

/// How many reports may be kept in one transaction. On SQLite so many that a batch is quick and nobody else waits long; on
/// PostgreSQL one, because transactions that each change several links' figures could wait for one another.
pub fn at_once(app: &App) -> usize {
    match app.store {
        Store::Sqlite { .. } => 50,
        Store::Postgres(_) => 1,
    }
}

/// Keeps what a shop reports, once however often it is reported.
///
/// # Errors
/// When the database fails; then nothing was kept.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    report: Report,
) -> Result<std::result::Result<Fate, Fault>> {
    let now = app.clock.now();
    let began = store::conversion::get_began_at(tx, program).await?;
    let report = match report.check(began, now) {
        Ok(report) => report,
        Err(unfit) => return Ok(Err(unfit.into())),
    };
    // Of a payment the insertion says whether it is known. A refund changes what it takes back before.
    if report.refunds.is_some()
        && let Some(known) = known(tx, program, &report).await?
    {
        return Ok(known);
    }
    // A refund concerns the customer of what it takes back.
    if report.refunds.is_none() {
        store::conversion::hold_customer(tx, program, report.customer_id.as_deref()).await?;
    }
    let mut new = conversion(app, program, &report, now);
    if let Some(hash) = report.customer_email_hash.as_deref().filter(|_| report.refunds.is_none()) {
        new.customer_email = Some(own_sale::email(app.secret.get(tx).await?, program, hash));
    }
    if let Some(of) = &report.refunds {
        match take_back(tx, program, of, &report).await? {
            Ok(original) => {
                new.refunded_conversion_id = Some(original.conversion_id);
                new.customer_id = new.customer_id.or(original.customer_id);
            }
            // The same refund may have been on its way twice.
            Err(unfit) => return Ok(known(tx, program, &report).await?.unwrap_or(Err(unfit.into()))),
        }
    }
    if store::conversion::insert(tx, &new).await?.is_none() {
        if let Some(of) = new.refunded_conversion_id {
            store::conversion::update_refunded(tx, of, -new.amount_minor).await?;
        }
        return Ok(known(tx, program, &report).await?.unwrap_or(Err(Fault::Conflict)));
    }
    credit::touch(app, tx, &new, &report).await?;
    let Some(source) = credit::settle(app, tx, &new).await? else { return Ok(Ok(Fate::Unattributed)) };
    credit::bind(app, tx, &new, &source).await?;
    Ok(Ok(Fate::Recorded))
}

/// What is known of a report's id: the same, something else, or nothing.
async fn known(
    tx: &mut Tx,
    program: ProgramId,
    report: &Report,
) -> Result<Option<std::result::Result<Fate, Fault>>> {
    let known = store::conversion::find(tx, program, &report.id).await?;
    Ok(known.map(
        |known| {
            if known.report == report.canonical() { Ok(Fate::Duplicate) } else { Err(Fault::Conflict) }
        },
    ))
}

fn conversion(app: &App, program: ProgramId, report: &Report, now: DateTime<Utc>) -> Conversion {
    Conversion {
        conversion_id: app.ids.next(),
        program_id: program,
        reported_id: report.id.clone(),
        report: report.canonical(),
        kind: report.kind,
        customer_id: report.customer_id.clone(),
        amount_minor: report.amount(),
        currency: report.currency.clone(),
        occurred_at: report.occurred_at,
        recorded_at: now,
        refunded_conversion_id: None,
        customer_email: None,
    }
}

/// Takes back what a refund says of the conversion that it names, if so much is left of it.
async fn take_back(
    tx: &mut Tx,
    program: ProgramId,
    of: &str,
    report: &Report,
) -> Result<std::result::Result<Conversion, Unfit>> {
    let Some(original) = store::conversion::find(tx, program, of).await? else { return Ok(Err(UNKNOWN)) };
    if !matches!(original.kind, Kind::Sale | Kind::Renewal) {
        return Ok(Err(NOT_PAID));
    }
    if original.currency != report.currency {
        return Ok(Err(OTHER_MONEY));
    }
    store::conversion::hold_customer(tx, program, original.customer_id.as_deref()).await?;
    match store::conversion::update_refunded(tx, original.conversion_id, report.amount()).await? {
        true => Ok(Ok(original)),
        false => Ok(Err(TOO_MUCH)),
    }
}
