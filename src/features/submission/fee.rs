//! Enters what a creator was promised for a thing that a campaign asks for, once a manager approves it.

use crate::app::App;
use crate::domain::commission::{Commission, Entry, LedgerEntry};
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
    let commission = Commission {
        commission_id: app.ids.next(),
        program_id: program,
        creator_id: approved.creator_id,
        conversion_id: None,
        reward_plan_id: None,
        reward_component_id: None,
        rate_bps: None,
        earned_minor: fee.minor,
        left_minor: fee.minor,
        paid_minor: 0,
        currency: fee.currency,
        payable_on: today,
        commission_hold_id: None,
        earned_on: Some(today),
        root_component_id: None,
        tenure: None,
        uncut_minor: None,
        bonus_on: None,
    };
    let title = asked.title.read(language);
    if store::commission::insert_fee(tx, &commission, (approved.submission_id, title)).await? {
        let entry = LedgerEntry {
            ledger_entry_id: app.ids.next(),
            program_id: program,
            creator_id: approved.creator_id,
            commission_id: Some(commission.commission_id),
            conversion_id: None,
            payout_item_id: None,
            kind: Entry::Earned,
            amount_minor: commission.earned_minor,
            currency: commission.currency.clone(),
            payable_on: today,
            entered_at: app.clock.now(),
        };
        store::commission::insert_entry(tx, &entry).await?;
    }
    Ok(())
}

/// What was entered for a submission, if anything was.
pub(super) async fn find(tx: &mut Tx, submission: &Submission) -> Result<Option<Money>> {
    let found = store::commission::find_fee(tx, submission.submission_id).await?;
    Ok(found.map(|(minor, currency)| Money { minor, currency }))
}
