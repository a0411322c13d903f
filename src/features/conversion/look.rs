//! Says what would become of a report, without keeping it.

use std::collections::BTreeMap;

use super::{Fate, Fault, NOT_PAID, OTHER_MONEY, TOO_MUCH, UNKNOWN, known};
use crate::app::App;
use crate::domain::ProgramId;
use crate::domain::conversion::{Kind, Report};
use crate::error::Result;
use crate::store::{self, Tx};

/// A report that was looked at before, as far as later ones depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What stands for all of it.
    digest: [u8; 32],
    kind: Kind,
    currency: Option<String>,
    /// What is left of it after refunds, in minor units.
    left: i64,
}

/// What would become of a report after those that were seen before it.
///
/// # Errors
/// When the database fails.
pub async fn look_over(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    report: Report,
    seen: &mut BTreeMap<String, Seen>,
) -> Result<std::result::Result<Fate, Fault>> {
    let began = store::conversion::get_began_at(tx, program).await?;
    let report = match report.check(began, app.clock.now()) {
        Ok(report) => report,
        Err(unfit) => return Ok(Err(unfit.into())),
    };
    if let Some(known) = known(tx, program, &report).await? {
        return Ok(known);
    }
    let digest = *blake3::hash(report.canonical().as_bytes()).as_bytes();
    if let Some(earlier) = seen.get(&report.id) {
        return Ok(if earlier.digest == digest { Ok(Fate::Duplicate) } else { Err(Fault::Conflict) });
    }
    if let Some(of) = &report.refunds {
        if !seen.contains_key(of) {
            let Some(original) = store::conversion::find(tx, program, of).await? else {
                return Ok(Err(UNKNOWN.into()));
            };
            let (paid, refunded) = store::commission::get_paid(tx, original.conversion_id).await?;
            let digest = *blake3::hash(original.report.as_bytes()).as_bytes();
            let (kind, currency) = (original.kind, original.currency);
            seen.insert(of.clone(), Seen { digest, kind, currency, left: paid - refunded });
        }
        let Some(original) = seen.get_mut(of) else { return Ok(Err(UNKNOWN.into())) };
        if !matches!(original.kind, Kind::Sale | Kind::Renewal) {
            return Ok(Err(NOT_PAID.into()));
        }
        if original.currency != report.currency {
            return Ok(Err(OTHER_MONEY.into()));
        }
        if report.amount() > original.left {
            return Ok(Err(TOO_MUCH.into()));
        }
        original.left -= report.amount();
    }
    let left = report.amount();
    seen.insert(report.id, Seen { digest, kind: report.kind, currency: report.currency, left });
    Ok(Ok(Fate::Recorded))
}
