//! Lets managers add to what a creator has, or take away from it, and hold and release what they are paid, each with a reason.

use super::no;
use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::commission::{Commission, Entry};
use crate::domain::creator::Creator;
use crate::domain::money::Money;
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::payout::{REASON_LENGTH, read_adjustment};
use crate::domain::refusal::{self, Field};
use crate::domain::text::required;
use crate::domain::{CreatorId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What was added or taken away.
#[derive(Clone, Debug)]
pub struct Adjustment {
    /// Whose.
    pub creator: Creator,
    /// How much; negative where it was taken away.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

async fn creator(tx: &mut Tx, member: &Member, id: CreatorId) -> Result<Creator> {
    member.manager()?;
    let found = store::creator::find_in(tx, member.program.program_id, id).await?;
    Ok(found.ok_or(Refusal::CreatorUnknown)?)
}

/// Adds to what a creator has, or takes away from it. They are told how much and why.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`],
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn adjust(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CreatorId,
    (amount, reason): (&str, &str),
) -> Result<Adjustment> {
    let creator = creator(tx, member, id).await?;
    let amount = read_adjustment(amount)?;
    let reason = required(Field::PayoutReason, reason, REASON_LENGTH)?;
    let (program, now) = (&member.program, app.clock.now());
    let whose = (program.program_id, id);
    let commission = Commission::new(app.ids.next(), whose, amount.clone(), member.today(app));
    store::commission::insert(tx, &commission, None).await?;
    store::commission::update_reason(tx, commission.commission_id, &reason).await?;
    let entry = commission.entry(app.ids.next(), (Entry::Adjusted, amount.minor), now);
    store::commission::insert_entry(tx, &entry).await?;
    let news = EarningsNews::Adjusted { amount: amount.clone(), reason: reason.clone() };
    let notice = Notice::Earnings { program: program.name.clone(), news };
    app.notify(tx, program.program_id, Reader::Person(creator.person_id), &notice).await?;
    let detail = format!("{}: {reason}", amount.plain());
    note(app, tx, member, (Deed::PayoutAdjust, id), &detail).await?;
    Ok(Adjustment { creator, amount, reason })
}

/// Has a creator be paid nothing until somebody releases it, or be paid again. What they earn is entered as before.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`],
/// [`refusal::Payout::Held`], [`refusal::Payout::NotHeld`].
pub async fn hold(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CreatorId,
    (is_held, reason): (bool, &str),
) -> Result<Creator> {
    let creator = creator(tx, member, id).await?;
    let reason = required(Field::PayoutReason, reason, REASON_LENGTH)?;
    let (is_changed, refused, deed) = match is_held {
        true => {
            let is_new = store::payout::insert_hold(tx, id, &reason, app.clock.now()).await?;
            (is_new, refusal::Payout::Held, Deed::PayoutHold)
        }
        false => (store::payout::delete_hold(tx, id).await?, refusal::Payout::NotHeld, Deed::PayoutRelease),
    };
    if !is_changed {
        return Err(no(refused).into());
    }
    note(app, tx, member, (deed, id), &reason).await?;
    Ok(creator)
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (deed, of): (Deed, CreatorId),
    detail: &str,
) -> Result<()> {
    let line = member.did(app, deed, Subject::Creator(of), detail);
    Ok(store::audit::insert(tx, &line).await?)
}
