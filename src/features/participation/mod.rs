//! Lets creators see what a campaign asks of them, join it, say no or step back; lets managers choose whom to ask.

mod deadline;
mod goods;
mod load;
mod offer;
mod roster;
mod told;
mod view;

use crate::app::{App, Member};
use crate::domain::notice::{Notice, Reader};
use crate::domain::participation::{News, Participation, State, reason};
use crate::domain::{CampaignId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use deadline::{place, plan, snooze};
pub use load::Loaded;
pub use offer::{next_opening, open, open_due};
pub use roster::{Chosen, Roster, choose, fatigue, insist, roster};
pub use told::{Told, told};
pub use view::{Access, LastTime, Owed, Row, View, list, show};

use view::Seat;

/// Joins a campaign under a version of its terms, or agrees to the new ones of a campaign that was joined before. Joining
/// again changes nothing.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::BriefUnknown`], [`Refusal::CampaignOver`], [`Refusal::CampaignNotYet`],
/// [`Refusal::BandReached`], [`Refusal::TermsMoved`].
pub async fn join(app: &App, tx: &mut Tx, member: &Member, id: CampaignId, version: i32) -> Result<View> {
    let creator = member.creator()?;
    store::creator::hold(tx, creator.creator_id).await?;
    let seen = show(app, tx, member, id).await?;
    match seen.access {
        Access::Joined => return Ok(seen),
        Access::Over => return Err(Refusal::CampaignOver.into()),
        Access::Later(opens_at) => return Err(Refusal::CampaignNotYet { opens_at }.into()),
        Access::TooMuch(excess) => return Err(Refusal::BandReached { excess }.into()),
        Access::Open | Access::Agree { .. } => {}
    }
    if version != seen.terms {
        return Err(Refusal::TermsMoved.into());
    }
    let now = app.clock.now();
    let after = match seen.participation {
        Some(before) => {
            let after = match before.state {
                State::Joined => Participation { terms_version: Some(version), ..before.clone() },
                _ => before.clone().joined(version, next_ordinal(tx, member).await?, now),
            };
            if !store::participation::update(tx, &before, &after).await? {
                return Err(Refusal::PressStale.into());
            }
            after
        }
        None => {
            let place = (creator.program_id, id);
            let new = Participation::new(app.ids.next(), place, creator.creator_id);
            let new = new.joined(version, next_ordinal(tx, member).await?, now);
            if !store::participation::insert(tx, &new).await? {
                return Err(Refusal::PressStale.into());
            }
            new
        }
    };
    plan(app, tx, &after, seen.zone).await?;
    goods::promise(app, tx, &after).await?;
    app.welcome_with_promo_code(tx, (&member.program, id), creator.creator_id, true).await?;
    show(app, tx, member, id).await
}

/// Tells everybody who takes part in a campaign under earlier terms that these have changed.
///
/// # Errors
/// When the database fails.
pub async fn ask_again(app: &App, tx: &mut Tx, program: ProgramId, id: CampaignId) -> Result<()> {
    let version = store::brief::get_terms_version(tx, id).await?;
    for one in store::participation::list(tx, id).await? {
        let own = &one.participation;
        if own.state == State::Joined && own.terms_version != Some(version) {
            let news = News::TermsChanged(own.participation_id);
            let notice = Notice::Participation { creator_id: own.creator_id, news };
            app.notify(tx, program, Reader::Person(one.person_id), &notice).await?;
        }
    }
    Ok(())
}

/// Which of the asker's collaborations the next one is.
async fn next_ordinal(tx: &mut Tx, member: &Member) -> Result<i32> {
    let so_far = store::participation::count(tx, member.creator()?.creator_id).await?;
    Ok(i32::try_from(so_far).unwrap_or(i32::MAX).saturating_add(1))
}

/// Says no to a campaign, or steps back from one that was joined, for a reason that only managers see.
///
/// # Errors
/// Those of [`show`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::CampaignOver`].
pub async fn decline(app: &App, tx: &mut Tx, member: &Member, id: CampaignId, raw: &str) -> Result<View> {
    let creator = member.creator()?;
    let reason = reason(raw)?;
    store::creator::hold(tx, creator.creator_id).await?;
    let seen = show(app, tx, member, id).await?;
    if seen.access == Access::Over {
        return Err(Refusal::CampaignOver.into());
    }
    let now = app.clock.now();
    let Some(before) = seen.participation else {
        let place = (creator.program_id, id);
        let new = Participation::new(app.ids.next(), place, creator.creator_id).declined(reason, now);
        store::participation::insert(tx, &new).await?;
        return show(app, tx, member, id).await;
    };
    let after = before.clone().declined(reason, now);
    if !store::participation::update(tx, &before, &after).await? {
        return Err(Refusal::PressStale.into());
    }
    if let (State::Joined, Some(ordinal)) = (before.state, before.ordinal) {
        store::participation::update_ordinals(tx, creator.creator_id, ordinal).await?;
        deadline::forget(app, tx, &after).await?;
        goods::call_off(tx, &after).await?;
        let news = News::Withdrawn(after.participation_id);
        let notice = Notice::Participation { creator_id: creator.creator_id, news };
        app.notify_owner(tx, creator.creator_id, &notice).await?;
    }
    show(app, tx, member, id).await
}

/// The asker as somebody who looks at campaigns.
fn seat(member: &Member) -> Result<Seat<'_>, Refusal> {
    Ok(Seat { program: &member.program, creator: member.creator()?, language: member.language })
}
