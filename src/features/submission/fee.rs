//! Enters what a creator was promised for a thing that a campaign asks for, once a manager approves it.

use crate::app::App;
use crate::domain::commission::{Commission, Entry};
use crate::domain::money::Money;
use crate::domain::submission::Submission;
use crate::error::Result;
use crate::store::{self, Tx};

/// Enters the fee of what was approved, as the terms say to which its creator agreed. It can be paid at once: nobody takes a
/// post back as a buyer does.
pub(super) async fn enter(app: &App, tx: &mut Tx, approved: &Submission) -> Result<()> {
    let program = approved.program_id;
    let own = store::participation::find_in(tx, program, approved.participation_id).await?;
    let Some(own) = own else { return Ok(()) };
    let terms = store::participation::find_terms(tx, &own).await?;
    let asked = terms.into_iter().flat_map(|terms| terms.deliverables);
    let asked = asked.into_iter().find(|asked| asked.deliverable_id == approved.deliverable_id);
    let Some(asked) = asked else { return Ok(()) };
    let Some(fee) = asked.pay.filter(|fee| fee.minor > 0) else { return Ok(()) };
    let Some(person) = store::creator::find_person(tx, approved.creator_id).await? else { return Ok(()) };
    let language = store::person::language(tx, program, person).await?;
    let today = app.clock.now().with_timezone(&store::program::get(tx, program).await?.zone.0).date_naive();
    let commission = Commission::new(app.ids.next(), (program, approved.creator_id), fee, today);
    let commission = Commission { earned_on: Some(today), ..commission };
    let title = asked.title.read(language);
    if store::commission::insert_fee(tx, &commission, (approved.submission_id, title)).await? {
        let earned = (Entry::Earned, commission.earned_minor);
        let entry = commission.entry(app.ids.next(), earned, app.clock.now());
        store::commission::insert_entry(tx, &entry).await?;
    }
    Ok(())
}

/// What was entered for a submission, if anything was.
pub(super) async fn find(tx: &mut Tx, submission: &Submission) -> Result<Option<Money>> {
    let found = store::commission::find_fee(tx, submission.submission_id).await?;
    Ok(found.map(|(minor, currency)| Money { minor, currency }))
}
