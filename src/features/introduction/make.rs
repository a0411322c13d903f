//! Introduces by hand and on demand: managers choose who meets whom, creators ask for somebody to talk to.

use super::{Portrait, own_joined, portrait};
use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::creator::Creator;
use crate::domain::introduction::{MadeBy, Reason, Topic, reasons};
use crate::domain::{CreatorId, MarketId, PersonId, Refusal, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Somebody whom a manager wants to introduce, and to whom that is possible.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Who.
    pub creator: Creator,
    /// To whom, whoever shares the most with them first.
    pub others: Vec<Portrait>,
    /// How many at once, at most.
    pub most: usize,
}

/// People whom a manager is about to introduce to each other.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Who; two or three.
    pub people: Vec<Portrait>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Whom a person could be introduced to.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`refusal::Introduction::Unjoined`].
pub async fn open_on(app: &App, tx: &mut Tx, member: &Member, person: PersonId) -> Result<Sheet> {
    member.manager()?;
    let found = store::creator::find(tx, member.program.program_id, person).await?;
    open(app, tx, member, found.ok_or(Refusal::CreatorUnknown)?.creator_id).await
}

/// Whom a creator could be introduced to.
///
/// # Errors
/// Those of [`open_on`].
pub async fn open(app: &App, tx: &mut Tx, member: &Member, id: CreatorId) -> Result<Sheet> {
    member.manager()?;
    let program = member.program.program_id;
    let creator = store::creator::find_in(tx, program, id).await?.ok_or(Refusal::CreatorUnknown)?;
    let own = portrait(tx, program, id).await?.filter(|own| own.profile.joined_at.is_some());
    let Some(own) = own else {
        let no = refusal::Introduction::Unjoined { name: creator.name };
        return Err(Refusal::Introduction(no).into());
    };
    let mut others = possible(app, tx, &own).await?;
    others.sort_by_key(|other| std::cmp::Reverse(why(&[&own, other]).len()));
    let rule = store::introduction::get_rule(tx, program).await?;
    Ok(Sheet { creator, others, most: if rule.allows_trios { 2 } else { 1 } })
}

/// Everybody to whom somebody may be introduced now.
async fn possible(app: &App, tx: &mut Tx, own: &Portrait) -> Result<Vec<Portrait>> {
    let (program, id) = (own.creator.program_id, own.creator.creator_id);
    let mut found = Vec::new();
    for other in store::introduction::list_joined(tx, program).await? {
        if other != id && app.may_meet(tx, program, &[id, other], None).await?.is_ok() {
            found.extend(portrait(tx, program, other).await?);
        }
    }
    Ok(found)
}

fn why(people: &[&Portrait]) -> Vec<Reason> {
    let of = |one: &&Portrait| one.creator.market_id;
    let people: Vec<_> = people.iter().map(|one| (&one.profile, of(one))).collect();
    reasons(&people)
}

/// People whom a manager is about to introduce to each other, to be looked at.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn propose(tx: &mut Tx, member: &Member, people: &[CreatorId]) -> Result<Proposal> {
    member.manager()?;
    let mut portraits = Vec::new();
    for id in people {
        let found = portrait(tx, member.program.program_id, *id).await?;
        portraits.push(found.ok_or(Refusal::CreatorUnknown)?);
    }
    let mut reasons = vec![Reason::Recommended];
    reasons.extend(why(&portraits.iter().collect::<Vec<_>>()));
    Ok(Proposal { people: portraits, reasons })
}

/// Introduces these people to each other by a manager's hand.
///
/// # Errors
/// Those of [`propose`] and [`App::introduce`].
pub async fn make(app: &App, tx: &mut Tx, member: &Member, people: &[CreatorId]) -> Result<Proposal> {
    let proposal = propose(tx, member, people).await?;
    let by = (MadeBy::Manager, Some(member.person.person_id));
    let program = member.program.program_id;
    app.introduce(tx, program, people, proposal.reasons.clone(), by).await?;
    if let Some(first) = people.first() {
        let line = member.did(app, Deed::IntroductionMake, Subject::Creator(*first), "");
        store::audit::insert(tx, &line).await?;
    }
    Ok(proposal)
}

/// Looks for somebody who talks about a topic, of a market if that is asked for, and introduces the asker to them.
///
/// # Errors
/// [`refusal::Introduction::NotJoined`], [`refusal::Introduction::Resting`], [`refusal::Introduction::Asking`],
/// [`refusal::Introduction::Nobody`].
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (topic, market): (Topic, Option<MarketId>),
) -> Result<()> {
    let (profile, now) = (own_joined(tx, member).await?, app.clock.now());
    let program = member.program.program_id;
    let refused = |no| Err(Refusal::Introduction(no).into());
    if let Some(until) = profile.paused_until.filter(|until| now < *until) {
        return refused(refusal::Introduction::Resting { until });
    }
    // Nobody can ask twice at once and have two answers.
    store::introduction::update_asking(tx, profile.creator_id).await?;
    let person = member.person.person_id;
    if let Some(until) = store::introduction::find_asking(tx, (program, person), now).await? {
        return refused(refusal::Introduction::Asking { until });
    }
    let own = portrait(tx, program, profile.creator_id).await?.ok_or(Refusal::NotACreator)?;
    let mut fitting = possible(app, tx, &own).await?;
    fitting.retain(|other| {
        let is_there = market.is_none_or(|market| other.creator.market_id == Some(market));
        is_there && other.profile.topics.contains(&topic)
    });
    let shares = |other: &Portrait| why(&[&own, other]).len();
    // Of those who share as much, whoever opted in first.
    let best = fitting.iter().max_by_key(|other| (shares(other), std::cmp::Reverse(other.profile.joined_at)));
    let Some(best) = best else { return refused(refusal::Introduction::Nobody) };
    let mut reasons = vec![Reason::Asked(topic)];
    reasons.extend(why(&[&own, best]));
    let people = [own.creator.creator_id, best.creator.creator_id];
    app.introduce(tx, program, &people, reasons, (MadeBy::Ask, Some(person))).await?;
    Ok(())
}
