//! Pays creators: shows what is due, freezes it, has a second manager confirm it, and keeps what was paid.

mod adjust;
mod mark;

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::money::Money;
use crate::domain::payout::{Due, Item, Line, Payout, Plan, Rules, hash};
use crate::domain::table::{Cell, Table};
use crate::domain::{PayoutId, Refusal, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use adjust::{Adjustment, adjust, hold};
pub use mark::{Marked, Which, mark, undo, undoing};

/// What would be paid by now.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Who would be paid, and who would not and why.
    pub plan: Plan,
    /// What the programme decided.
    pub rules: Rules,
    /// What is frozen and not paid yet, by the number of the payout and by currency.
    pub unpaid: Vec<(i64, Money)>,
    /// Until which day.
    pub until_on: NaiveDate,
}

/// A payout with what is in it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The payout.
    pub payout: Payout,
    /// What is in it, in the order of names.
    pub items: Vec<Item>,
    /// Whether the asker is the one who froze it.
    pub is_own: bool,
}

/// The columns of an exported payout.
pub const COLUMNS: [&str; 7] =
    ["payout_item_id", "creator_id", "creator", "amount", "currency", "paid_at", "reference"];

fn no(refusal: refusal::Payout) -> Refusal {
    Refusal::Payout(refusal)
}

/// What would be paid by now. Changes nothing.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn preview(app: &App, tx: &mut Tx, member: &Member) -> Result<Preview> {
    member.manager()?;
    let (program, until_on) = (member.program.program_id, member.today(app));
    let rules = store::payout::get_rules(tx, program).await?;
    let due = store::payout::due(tx, program, until_on).await?;
    let unpaid = store::payout::list_unpaid(tx, program).await?;
    Ok(Preview { plan: Plan::of(due, &rules), rules, unpaid, until_on })
}

/// Decides what is the least that is paid, and what a second manager confirms.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
pub async fn change_rules(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (least, confirm): (&str, &str),
) -> Result<Preview> {
    member.manager()?;
    let rules = Rules::read(least, confirm)?;
    store::payout::update_rules(tx, member.program.program_id, &rules).await?;
    note(app, tx, member, Deed::PayoutRules, "").await?;
    preview(app, tx, member).await
}

/// Freezes what is due by now: exactly that is paid and nothing else, whatever is reported meanwhile.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Payout::NothingDue`].
pub async fn run(app: &App, tx: &mut Tx, member: &Member) -> Result<Sheet> {
    member.manager()?;
    let program = member.program.program_id;
    // Of two who freeze at once the second finds what the first has left.
    store::payout::lock(tx, program).await?;
    let Preview { plan, rules, until_on, .. } = preview(app, tx, member).await?;
    let mut payout = Payout {
        payout_id: app.ids.next(),
        number: store::payout::get_next(tx, program).await?,
        until_on,
        hash: String::new(),
        frozen_at: app.clock.now(),
        frozen_by_person_id: Some(member.person.person_id),
        needs_second: false,
        confirmed_at: None,
        called_off_at: None,
    };
    store::payout::insert(tx, program, &payout).await?;
    let mut lines = Vec::new();
    for due in &plan.paid {
        lines.extend(take(app, tx, &payout, due, &rules).await?);
    }
    if lines.is_empty() {
        return Err(no(refusal::Payout::NothingDue).into());
    }
    let items = store::payout::list_items(tx, payout.payout_id).await?;
    let sums = Money::sums(items.iter().map(Item::amount));
    payout.hash = hash(payout.number, until_on, &lines);
    payout.needs_second = rules.needs_second(&sums);
    store::payout::update_frozen(tx, &payout).await?;
    note(app, tx, member, Deed::PayoutFreeze, &payout.number.to_string()).await?;
    Ok(Sheet { payout, items, is_own: true })
}

/// Takes what is due to one creator into a payout. A refund may have come since it was looked at.
async fn take(app: &App, tx: &mut Tx, payout: &Payout, due: &Due, rules: &Rules) -> Result<Vec<Line>> {
    let item = app.ids.next();
    let lines = store::payout::insert_item(tx, (payout.payout_id, payout.until_on), item, due).await?;
    let sum: i64 = lines.iter().map(|(.., minor)| minor).sum();
    if sum < rules.least(&due.currency) {
        store::payout::delete_item(tx, item).await?;
        return Ok(Vec::new());
    }
    store::payout::update_amount(tx, item, sum).await?;
    Ok(lines)
}

/// A payout of the programme by its number; without one the last.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Payout::Unknown`].
pub async fn meant(tx: &mut Tx, member: &Member, number: Option<i64>) -> Result<Sheet> {
    member.manager()?;
    let found = store::payout::find_by_number(tx, member.program.program_id, number).await?;
    sheet(tx, member, found).await
}

/// The same by its key.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Payout::Unknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: PayoutId) -> Result<Sheet> {
    member.manager()?;
    let found = store::payout::find(tx, member.program.program_id, id).await?;
    sheet(tx, member, found).await
}

async fn sheet(tx: &mut Tx, member: &Member, found: Option<Payout>) -> Result<Sheet> {
    let payout = found.ok_or(no(refusal::Payout::Unknown))?;
    let items = store::payout::list_items(tx, payout.payout_id).await?;
    let is_own = payout.frozen_by_person_id == Some(member.person.person_id);
    Ok(Sheet { payout, items, is_own })
}

/// Confirms a payout, as somebody else than who froze it.
///
/// # Errors
/// Those of [`show`], [`refusal::Payout::OwnConfirm`], [`Refusal::ChangedMeanwhile`] where it was confirmed or called off.
pub async fn confirm(app: &App, tx: &mut Tx, member: &Member, id: PayoutId) -> Result<Sheet> {
    let seen = show(tx, member, id).await?;
    if seen.is_own {
        return Err(no(refusal::Payout::OwnConfirm).into());
    }
    let person = member.person.person_id;
    if !store::payout::update_confirmed(tx, id, person, app.clock.now()).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    note(app, tx, member, Deed::PayoutConfirm, &seen.payout.number.to_string()).await?;
    show(tx, member, id).await
}

/// Calls a payout off of which nothing was paid: what is in it can be paid by another.
///
/// # Errors
/// Those of [`show`], [`refusal::Payout::PaidBefore`], [`refusal::Payout::CalledOff`].
pub async fn call_off(app: &App, tx: &mut Tx, member: &Member, id: PayoutId) -> Result<Sheet> {
    let seen = show(tx, member, id).await?;
    if !store::payout::update_called_off(tx, id, app.clock.now()).await? {
        let is_off = seen.payout.called_off_at.is_some();
        return Err(no(if is_off { refusal::Payout::CalledOff } else { refusal::Payout::PaidBefore }).into());
    }
    for item in &seen.items {
        store::payout::update_free(tx, item.payout_item_id).await?;
    }
    note(app, tx, member, Deed::PayoutCallOff, &seen.payout.number.to_string()).await?;
    show(tx, member, id).await
}

/// A payout as a file for a bank or a payment provider, with the columns [`COLUMNS`].
///
/// # Errors
/// Those of [`meant`], [`refusal::Payout::NotConfirmed`], [`refusal::Payout::CalledOff`].
pub fn file(sheet: &Sheet) -> Result<Vec<u8>> {
    open(&sheet.payout)?;
    let mut table = Table::new(COLUMNS);
    for item in &sheet.items {
        table.add(vec![
            // As text: readers round large numbers.
            Cell::Text(item.payout_item_id.to_string()),
            Cell::Text(item.creator_id.to_string()),
            item.name.as_str().into(),
            Cell::Amount(item.amount()),
            item.currency.as_str().into(),
            item.paid_at.into(),
            item.reference.clone().into(),
        ]);
    }
    Ok(table.file())
}

/// A payout that can be paid.
fn open(payout: &Payout) -> Result<()> {
    if payout.called_off_at.is_some() {
        return Err(no(refusal::Payout::CalledOff).into());
    }
    if !payout.is_open() {
        return Err(no(refusal::Payout::NotConfirmed).into());
    }
    Ok(())
}

async fn note(app: &App, tx: &mut Tx, member: &Member, deed: Deed, detail: &str) -> Result<()> {
    let line = member.did(app, deed, Subject::Program(member.program.program_id), detail);
    Ok(store::audit::insert(tx, &line).await?)
}
