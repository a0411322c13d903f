//! Lets creators object to what a sale came to, and managers decide that and what looks unusual, before it is paid.

use std::collections::BTreeSet;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::commission::Entry;
use crate::domain::hold::{Hold, Kind, WORDS_LENGTH};
use crate::domain::money::Money;
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::refusal::{self, Field};
use crate::domain::text::{clean, required};
use crate::domain::{CommissionHoldId, ConversionId, CreatorId, Refusal};
use crate::error::Result;
use crate::store::commission::Earned;
use crate::store::hold::Held;
use crate::store::{self, Tx};

/// Objections of one creator that may wait at once.
const MOST_DISPUTES: i64 = 20;

/// Something that waits, with what it is about.
#[derive(Clone, Debug)]
pub struct View {
    /// What waits.
    pub hold: Hold,
    /// The commissions concerned, the newest first; none any more once it is decided.
    pub held: Vec<Held>,
    /// What they come to, each currency by itself.
    pub sums: Vec<Money>,
    /// How many wait in all.
    pub waiting: i64,
}

/// The sale that the asker names as the shop does, if it earned them something.
///
/// # Errors
/// [`Refusal::NotACreator`], [`refusal::Reward::CommissionUnknown`].
pub async fn meant(tx: &mut Tx, member: &Member, typed: &str) -> Result<Earned> {
    let scope = (member.program.program_id, Some(member.creator()?.creator_id));
    let found = store::commission::find_earned_by_name(tx, scope, &clean(typed)).await?;
    Ok(found.ok_or(Refusal::Reward(refusal::Reward::CommissionUnknown))?)
}

/// Objects to what a sale of the asker's came to: it is not paid before somebody has answered.
///
/// # Errors
/// Those of [`meant`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`refusal::Reward::Waiting`],
/// [`refusal::Reward::TooManyDisputes`].
pub async fn dispute(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ConversionId,
    words: &str,
) -> Result<Earned> {
    let creator = member.creator()?;
    let program = &member.program;
    let scope = (program.program_id, Some(creator.creator_id));
    let found = store::commission::find_earned(tx, scope, id).await?;
    let earned = found.ok_or(Refusal::Reward(refusal::Reward::CommissionUnknown))?;
    let words = required(Field::Objection, words, WORDS_LENGTH)?;
    if store::hold::count_disputes(tx, creator.creator_id).await? >= MOST_DISPUTES {
        return Err(Refusal::Reward(refusal::Reward::TooManyDisputes).into());
    }
    let hold = Hold {
        commission_hold_id: app.ids.next(),
        creator_id: creator.creator_id,
        name: creator.name.clone(),
        kind: Kind::Dispute,
        words: Some(words.clone()),
        evidence_some: 0,
        evidence_of: 0,
        opened_at: app.clock.now(),
        decided_at: None,
    };
    store::hold::insert(tx, program.program_id, &hold).await?;
    if store::hold::update_held(tx, hold.commission_hold_id, id).await? == 0 {
        return Err(Refusal::Reward(refusal::Reward::Waiting).into());
    }
    let (creator_id, reported_id) = (creator.creator_id, earned.reported_id.clone());
    let notice = |news| Notice::Earnings { program: program.name.clone(), news };
    let news = EarningsNews::Objected { creator_id, reported_id: reported_id.clone(), words: words.clone() };
    app.notify(tx, program.program_id, Reader::Person(creator.person_id), &notice(news)).await?;
    let news = EarningsNews::Disputed {
        creator: creator.name.clone(),
        creator_id,
        reported_id,
        words,
        commission_hold_id: hold.commission_hold_id,
    };
    app.notify_owner(tx, creator_id, &notice(news)).await?;
    Ok(earned)
}

/// What waits longest after one of them, of objections or of what looks unusual; `None` where nothing does.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn queue(
    tx: &mut Tx,
    member: &Member,
    is_dispute: bool,
    after: Option<CommissionHoldId>,
) -> Result<Option<View>> {
    member.manager()?;
    let program = member.program.program_id;
    let (mut oldest, waiting) = store::hold::find_oldest(tx, program, is_dispute, after).await?;
    if oldest.is_none() && after.is_some() {
        (oldest, _) = store::hold::find_oldest(tx, program, is_dispute, None).await?;
    }
    match oldest {
        Some(hold) => Ok(Some(view(tx, hold, waiting).await?)),
        None => Ok(None),
    }
}

async fn view(tx: &mut Tx, hold: Hold, waiting: i64) -> Result<View> {
    let held = store::hold::list_held(tx, hold.commission_hold_id).await?;
    let sums = Money::sums(held.iter().map(|held| held.commission.left()));
    Ok(View { hold, held, sums, waiting })
}

/// The creator whose commissions wait, whosever they are.
///
/// # Errors
/// [`Refusal::PressStale`] where there is no such thing.
pub async fn creator_of(tx: &mut Tx, id: CommissionHoldId) -> Result<CreatorId> {
    Ok(store::hold::find_creator(tx, id).await?.ok_or(Refusal::PressStale)?)
}

/// Whether something that waits, or waited, is an objection.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] of another programme's.
pub async fn is_dispute(tx: &mut Tx, member: &Member, id: CommissionHoldId) -> Result<bool> {
    member.manager()?;
    let found = store::hold::find(tx, member.program.program_id, id).await?;
    Ok(found.ok_or(Refusal::PressStale)?.kind.is_dispute())
}

/// Something that waits still.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ChangedMeanwhile`] where it was decided.
pub async fn show(tx: &mut Tx, member: &Member, id: CommissionHoldId) -> Result<View> {
    member.manager()?;
    let program = member.program.program_id;
    let found = store::hold::find(tx, program, id).await?.filter(|hold| hold.decided_at.is_none());
    let hold = found.ok_or(Refusal::ChangedMeanwhile)?;
    let (_, waiting) = store::hold::find_oldest(tx, program, hold.kind.is_dispute(), None).await?;
    view(tx, hold, waiting).await
}

/// Decides: what waited can be paid, or is taken away. The creator hears that and why.
///
/// # Errors
/// Those of [`show`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn decide(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CommissionHoldId,
    (is_voided, answer): (bool, &str),
) -> Result<View> {
    let seen = show(tx, member, id).await?;
    let answer = required(Field::HoldAnswer, answer, WORDS_LENGTH)?;
    let now = app.clock.now();
    if seen.hold.kind == Kind::OwnSale && !is_voided {
        store::own_sale::update_released(tx, (seen.hold.creator_id, id), now).await?;
    }
    if !store::hold::update_decided(tx, id, (is_voided, &answer), now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if is_voided {
        for held in &seen.held {
            void(app, tx, held).await?;
        }
    }
    let (program, creator) = (&member.program, seen.hold.creator_id);
    let news = EarningsNews::Decided {
        reported_id: only(&seen.held),
        sales: sales(&seen.held),
        is_voided,
        is_objection: seen.hold.kind.is_dispute(),
        answer: answer.clone(),
    };
    if let Some(person) = store::creator::find_person(tx, creator).await? {
        let notice = Notice::Earnings { program: program.name.clone(), news };
        app.notify(tx, program.program_id, Reader::Person(person), &notice).await?;
    }
    let deed = if is_voided { Deed::HoldVoid } else { Deed::HoldRelease };
    let line = member.did(app, deed, Subject::Creator(creator), answer);
    store::audit::insert(tx, &line).await?;
    Ok(seen)
}

/// How many sales it is about: one may have earned several commissions.
fn sales(held: &[Held]) -> i64 {
    let sales: BTreeSet<_> = held.iter().map(|held| held.commission.conversion_id).collect();
    i64::try_from(sales.len()).unwrap_or(i64::MAX)
}

/// The one sale that it is all about, if it is one.
fn only(held: &[Held]) -> Option<String> {
    let first = held.first()?.reported_id.clone()?;
    held.iter().all(|other| other.reported_id.as_ref() == Some(&first)).then_some(first)
}

/// Takes away what is left of a commission.
async fn void(app: &App, tx: &mut Tx, held: &Held) -> Result<()> {
    let of = &held.commission;
    if of.left_minor == 0 {
        return Ok(());
    }
    store::commission::update_left(tx, of.commission_id, 0).await?;
    let entry = of.entry(app.ids.next(), (Entry::Voided, -of.left_minor), app.clock.now());
    store::commission::insert_entry(tx, &entry).await?;
    Ok(())
}
