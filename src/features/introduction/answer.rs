//! Takes what people answer to an introduction, and how it was once they had met.

use super::told::{Offer, offer};
use crate::app::{App, Member};
use crate::domain::introduction::{Answer, Introduction, State, Verdict, works};
use crate::domain::{CreatorId, IntroductionId, Refusal, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What came of an introduction, as one of its people reads it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Which.
    pub introduction_id: IntroductionId,
    /// The reader.
    pub creator_id: CreatorId,
    /// How it was for them.
    pub verdict: Verdict,
    /// Where what they made together stands, and who says so.
    pub works: Vec<(CreatorId, String)>,
}

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
) -> Result<Outcome> {
    let creator = met(tx, member, id).await?;
    store::introduction::insert_or_update_verdict(tx, (id, creator), verdict, app.clock.now()).await?;
    outcome(tx, (id, creator), verdict).await
}

/// The asker, in an introduction that came about.
async fn met(tx: &mut Tx, member: &Member, id: IntroductionId) -> Result<CreatorId> {
    let found = own(tx, member, id).await?;
    if found.state != State::Open {
        return Err(Refusal::PressStale.into());
    }
    Ok(member.creator()?.creator_id)
}

async fn outcome(
    tx: &mut Tx,
    (introduction_id, creator_id): (IntroductionId, CreatorId),
    verdict: Verdict,
) -> Result<Outcome> {
    let works = store::introduction::list_works(tx, introduction_id).await?;
    Ok(Outcome { introduction_id, creator_id, verdict, works })
}

/// What came of an introduction, to be written by one of its people who has said that they met.
///
/// # Errors
/// Those of [`follow_up`]; [`Refusal::PressStale`] of whoever has not said so.
pub async fn open_works(tx: &mut Tx, member: &Member, id: IntroductionId) -> Result<Outcome> {
    let creator = met(tx, member, id).await?;
    let verdict = store::introduction::find_verdict(tx, (id, creator)).await?;
    let verdict = verdict.filter(|verdict| verdict.is_met()).ok_or(Refusal::PressStale)?;
    outcome(tx, (id, creator), verdict).await
}

/// Keeps links to what came of it, in place of those that the asker told before: its people alone read them, and everybody
/// else that there are some, among those of all introductions.
///
/// # Errors
/// Those of [`open_works`], and what makes a link unfit.
pub async fn update_works(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: IntroductionId,
    typed: &[String],
) -> Result<Outcome> {
    let before = open_works(tx, member, id).await?;
    let works = works(typed)?;
    let own = (id, before.creator_id);
    store::introduction::delete_works(tx, own).await?;
    for url in &works {
        store::introduction::insert_work(tx, own, url, app.clock.now()).await?;
    }
    outcome(tx, own, before.verdict).await
}

/// An introduction of the asker's.
async fn own(tx: &mut Tx, member: &Member, id: IntroductionId) -> Result<Introduction> {
    let creator = member.creator()?;
    let found = store::introduction::find(tx, creator.program_id, id).await?;
    Ok(found.filter(|found| found.party(creator.creator_id).is_some()).ok_or(Refusal::PressStale)?)
}
