//! Lets managers bring creators of different markets together, everybody at once.

mod due;
mod start;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::matching::Likeness;
use crate::domain::refusal;
use crate::domain::round::{MOST_MONTHS, Rule};
use crate::domain::{ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use due::{ask_due, next_due};
pub use start::{Ground, Preview, Status, preview, read, start, status};

/// A change of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Whether only people of different markets meet.
    Markets(bool),
    /// Whether whoever is left may join two others.
    Trios(bool),
    /// What audiences are to be beside each other.
    Audience(Likeness),
}

/// What the programme decided about rounds.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn rules(tx: &mut Tx, member: &Member) -> Result<Rule> {
    member.manager()?;
    rule(tx, member.program.program_id).await
}

pub(super) async fn rule(tx: &mut Tx, program: ProgramId) -> Result<Rule> {
    let meeting = store::introduction::get_rule(tx, program).await?;
    Ok(Rule { meeting, audience: store::round::get_audience(tx, program).await? })
}

/// Changes the rule.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn change(app: &App, tx: &mut Tx, member: &Member, change: Change) -> Result<Rule> {
    let mut rule = rules(tx, member).await?;
    match change {
        Change::Markets(differ) => rule.meeting.markets_differ = differ,
        Change::Trios(allowed) => rule.meeting.allows_trios = allowed,
        Change::Audience(audience) => rule.audience = audience,
    }
    keep(app, tx, member, rule).await
}

/// Changes for how many months the same people are not introduced to each other again.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Introduction::MonthsUnclear`].
pub async fn change_months(app: &App, tx: &mut Tx, member: &Member, typed: &str) -> Result<Rule> {
    let mut rule = rules(tx, member).await?;
    let months = typed.trim().parse().ok().filter(|months| (0..=MOST_MONTHS).contains(months));
    let months = months.and_then(|months: i64| i32::try_from(months).ok());
    let unclear = Refusal::Introduction(refusal::Introduction::MonthsUnclear { most: MOST_MONTHS });
    rule.meeting.cool_down_months = months.ok_or(unclear)?;
    keep(app, tx, member, rule).await
}

async fn keep(app: &App, tx: &mut Tx, member: &Member, rule: Rule) -> Result<Rule> {
    let program = member.program.program_id;
    store::introduction::insert_or_update_rule(tx, program, rule.meeting).await?;
    store::round::update_audience(tx, program, rule.audience).await?;
    store::audit::insert(
        tx,
        &member.did(app, Deed::RoundRules, Subject::Program(member.program.program_id), ""),
    )
    .await?;
    Ok(rule)
}
