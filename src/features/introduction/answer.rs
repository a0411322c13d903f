//! Takes what people answer to an introduction, and how it was once they had met.

use super::told::{Offer, offer};
use crate::app::{App, Member};
use crate::domain::introduction::{Answer, Introduction, State, Verdict};
use crate::domain::{IntroductionId, Refusal, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Keeps the asker's answer to an introduction; until it closes they can change it. Once everybody has said yes, their
/// thread is opened. What anybody else answered, nobody learns from this.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::PressStale`] of another's, [`refusal::Introduction::NotJoined`],
/// [`refusal::Introduction::Resting`], and [`refusal::Introduction::Over`] once it is closed or agreed.
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: IntroductionId,
    answer: Answer,
) -> Result<Offer> {
    let found = own(tx, member, id).await?;
    let (program, creator, now) = (found.program_id, member.creator()?.creator_id, app.clock.now());
    if answer == Answer::Yes {
        let profile = super::own_joined(tx, member).await?;
        if let Some(until) = profile.paused_until.filter(|until| now < *until) {
            return Err(Refusal::Introduction(refusal::Introduction::Resting { until }).into());
        }
    }
    // Of two who answer at once the second sees what the first said.
    store::introduction::update_locked(tx, id).await?;
    if !store::introduction::update_answer(tx, (id, creator), answer, now).await? {
        return Err(Refusal::Introduction(refusal::Introduction::Over).into());
    }
    if answer == Answer::Never {
        for other in found.others(creator) {
            store::introduction::insert_avoid(tx, (creator, other), now).await?;
        }
    }
    let after = own(tx, member, id).await?;
    if after.is_wanted() {
        let people: Vec<_> = after.people.iter().map(|party| party.creator_id).collect();
        if app.may_meet(tx, program, &people, Some(id)).await?.is_ok() {
            store::introduction::update_agreed(tx, id, now).await?;
        }
    }
    let after = own(tx, member, id).await?;
    Ok(offer(tx, &after, creator).await?.ok_or(Refusal::PressStale)?)
}

/// Keeps how an introduction was for the asker, in private.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::PressStale`] of another's, or one that did not come about.
pub async fn follow_up(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: IntroductionId,
    verdict: Verdict,
) -> Result<()> {
    let found = own(tx, member, id).await?;
    if found.state != State::Open {
        return Err(Refusal::PressStale.into());
    }
    let creator = member.creator()?.creator_id;
    store::introduction::insert_or_update_verdict(tx, (id, creator), verdict, app.clock.now()).await?;
    Ok(())
}

/// An introduction of the asker's.
async fn own(tx: &mut Tx, member: &Member, id: IntroductionId) -> Result<Introduction> {
    let creator = member.creator()?;
    let found = store::introduction::find(tx, creator.program_id, id).await?;
    Ok(found.filter(|found| found.party(creator.creator_id).is_some()).ok_or(Refusal::PressStale)?)
}
