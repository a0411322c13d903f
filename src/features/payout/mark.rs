//! Marks payments as made, all of a payout or those that somebody names, and takes that back within a day.

use super::{Sheet, no, note, open, show};
use crate::app::{App, Member};
use crate::domain::audit::Deed;
use crate::domain::commission::{Entry, LedgerEntry};
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::payout::{Item, Mark, REFERENCE_LENGTH, UNDO};
use crate::domain::refusal::{self, Field};
use crate::domain::text::optional;
use crate::domain::{PayoutId, PayoutItemId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Which payments were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// All, and what the bank calls them together.
    All(String),
    /// These, each with what the bank calls it.
    These(Vec<Mark>),
}

/// What became of payments that somebody said were made.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The payout, as it is now.
    pub sheet: Sheet,
    /// How many are marked as paid by this.
    pub paid: i64,
    /// How many were before.
    pub before: i64,
    /// Those that are none of this payout's.
    pub unknown: Vec<PayoutItemId>,
}

/// Marks payments as made. Their creators are told, and the ledger has a line of each.
///
/// # Errors
/// Those of [`show`], [`refusal::Payout::NotConfirmed`], [`refusal::Payout::CalledOff`], [`refusal::Payout::AllPaid`]
/// where all were meant and paid before.
pub async fn mark(app: &App, tx: &mut Tx, member: &Member, id: PayoutId, which: Which) -> Result<Marked> {
    let seen = show(tx, member, id).await?;
    open(&seen.payout)?;
    let is_all = matches!(which, Which::All(_));
    let marks: Vec<Mark> = match which {
        Which::These(marks) => marks,
        Which::All(typed) => {
            let reference = optional(Field::PayoutReference, &typed, REFERENCE_LENGTH)?.unwrap_or_default();
            let open = seen.items.iter().filter(|item| item.paid_at.is_none());
            open.map(|item| (item.payout_item_id, reference.clone())).collect()
        }
    };
    let (mut paid, mut before, mut unknown) = (0, 0, Vec::new());
    for (item_id, reference) in marks {
        let Some(item) = seen.items.iter().find(|item| item.payout_item_id == item_id) else {
            unknown.push(item_id);
            continue;
        };
        if store::payout::update_paid(tx, (id, item_id), &reference, app.clock.now()).await? {
            enter(app, tx, (member, &seen), (item, Entry::Paid, -item.amount_minor)).await?;
            paid += 1;
        } else {
            before += 1;
        }
    }
    if is_all && paid == 0 {
        return Err(no(refusal::Payout::AllPaid).into());
    }
    if paid > 0 {
        let detail = format!("{}: {paid}", seen.payout.number);
        note(app, tx, member, Deed::PayoutMark, &detail).await?;
    }
    Ok(Marked { sheet: show(tx, member, id).await?, paid, before, unknown })
}

/// The payout of which payments are about to be taken for unpaid again.
///
/// # Errors
/// Those of [`show`], [`refusal::Payout::NothingToUndo`].
pub async fn undoing(app: &App, tx: &mut Tx, member: &Member, id: PayoutId) -> Result<Sheet> {
    let seen = show(tx, member, id).await?;
    let since = app.clock.now() - UNDO;
    let is_fresh = |item: &Item| item.paid_at.is_some_and(|at| at >= since);
    if !seen.items.iter().any(is_fresh) {
        return Err(no(refusal::Payout::NothingToUndo).into());
    }
    Ok(seen)
}

/// Takes payments of a payout that were marked within a day for unpaid again: everything is as it was.
///
/// # Errors
/// Those of [`show`], [`refusal::Payout::NothingToUndo`].
pub async fn undo(app: &App, tx: &mut Tx, member: &Member, id: PayoutId) -> Result<Sheet> {
    let seen = undoing(app, tx, member, id).await?;
    let since = app.clock.now() - UNDO;
    let mut undone = 0;
    for item in &seen.items {
        if store::payout::update_unpaid(tx, item.payout_item_id, since).await? {
            enter(app, tx, (member, &seen), (item, Entry::Unpaid, item.amount_minor)).await?;
            undone += 1;
        }
    }
    if undone == 0 {
        return Err(no(refusal::Payout::NothingToUndo).into());
    }
    note(app, tx, member, Deed::PayoutUndo, &format!("{}: {undone}", seen.payout.number)).await?;
    show(tx, member, id).await
}

/// Enters a payment, or that it was none, and lets its creator hear of it.
async fn enter(
    app: &App,
    tx: &mut Tx,
    (member, of): (&Member, &Sheet),
    (item, kind, amount_minor): (&Item, Entry, i64),
) -> Result<()> {
    let program = &member.program;
    let entry = LedgerEntry {
        ledger_entry_id: app.ids.next(),
        program_id: program.program_id,
        creator_id: item.creator_id,
        commission_id: None,
        conversion_id: None,
        payout_item_id: Some(item.payout_item_id),
        kind,
        amount_minor,
        currency: item.currency.clone(),
        payable_on: of.payout.until_on,
        entered_at: app.clock.now(),
    };
    store::commission::insert_entry(tx, &entry).await?;
    let (number, amount) = (of.payout.number, item.amount());
    let news = match kind {
        Entry::Paid => EarningsNews::Paid { number, amount, payout_item_id: item.payout_item_id },
        _ => EarningsNews::Unpaid { number, amount },
    };
    let notice = Notice::Earnings { program: program.name.clone(), news };
    // Money stays where the person is gone.
    if let Some(person) = store::creator::find_person(tx, item.creator_id).await? {
        app.notify(tx, program.program_id, Reader::Person(person), &notice).await?;
    }
    Ok(())
}
