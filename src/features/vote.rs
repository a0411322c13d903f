//! Has a council vote in secret, one vote a seat, and counts when the time has come.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::{App, Member, Sitting};
use crate::domain::audit::{Deed, Subject};
use crate::domain::council::Piece;
use crate::domain::proposal::{Proposal, State, View};
use crate::domain::refusal::{Council as No, Field};
use crate::domain::text::whole;
use crate::domain::vote::{Choice, DAYS, count};
use crate::domain::{ProposalId, Refusal, post};
use crate::error::Result;
use crate::store::{self, Tx};

/// Votes that are counted in one transaction.
const BATCH: i64 = 20;

/// A proposal of the asker's programme, and its council.
async fn of(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Sitting)> {
    let found = store::proposal::find_view(tx, member.program.program_id, id).await?;
    let found = found.filter(|found| found.proposal.state != State::Withdrawn);
    let view = found.ok_or(Refusal::Council(No::ProposalUnknown))?;
    let sitting = member.sits_in(tx, view.proposal.council_id).await?;
    Ok((view, sitting))
}

/// A proposal on which the asker can open the vote: the chair, or a manager, once it is there in every language.
///
/// # Errors
/// [`No::ProposalUnknown`], [`No::NotSeated`], [`No::NotChair`], [`No::NotOpen`], [`No::Empty`], [`No::Untranslated`].
pub async fn opening(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Sitting)> {
    let (view, sitting) = chaired(tx, member, id).await?;
    if view.proposal.state != State::Open {
        return Err(Refusal::Council(No::NotOpen).into());
    }
    ready(view, sitting)
}

/// A proposal, for whoever may open votes.
async fn chaired(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Sitting)> {
    let (view, sitting) = of(tx, member, id).await?;
    if !member.is_manager && !sitting.own.as_ref().is_some_and(|own| own.is_chair) {
        return Err(Refusal::Council(No::NotChair).into());
    }
    Ok((view, sitting))
}

/// The same, once there is somebody to vote, and everybody can read what about.
fn ready(view: View, sitting: Sitting) -> Result<(View, Sitting)> {
    if sitting.seats.is_empty() {
        return Err(Refusal::Council(No::Empty).into());
    }
    let languages = view.missing();
    match languages.is_empty() {
        true => Ok((view, sitting)),
        false => Err(Refusal::Council(No::Untranslated { languages }).into()),
    }
}

/// Opens the vote for so many days. Of two who open it at once one does.
///
/// # Errors
/// Those of [`opening`], [`Refusal::NumberUnfit`].
pub async fn open(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ProposalId,
    days: &str,
) -> Result<DateTime<Utc>> {
    let (_, sitting) = opening(tx, member, id).await?;
    let channel = sitting.council.channel()?;
    let closes_at = closing(app, days)?;
    if !store::vote::update_open(tx, id, closes_at).await? {
        return Err(Refusal::Council(No::NotOpen).into());
    }
    app.show_proposal(tx, (&sitting.council, channel), id, &[Piece::Proposal, Piece::Vote]).await?;
    note(app, tx, member, &sitting).await?;
    Ok(closes_at)
}

/// When a vote closes that begins now, after so many days as were typed.
fn closing(app: &App, days: &str) -> Result<DateTime<Utc>, Refusal> {
    Ok(app.clock.now() + TimeDelta::days(whole(Field::VoteDays, days, DAYS)?))
}

async fn note(app: &App, tx: &mut Tx, member: &Member, sitting: &Sitting) -> Result<()> {
    if member.is_manager {
        let subject = Subject::Council(sitting.council.council_id);
        store::audit::insert(tx, &member.did(app, Deed::CouncilVote, subject, "")).await?;
    }
    Ok(())
}

/// A proposal that was voted on and can be once more: nothing is decided about it.
///
/// # Errors
/// [`No::ProposalUnknown`], [`No::NotSeated`], [`No::NotChair`], [`No::NotAgain`], [`No::Empty`], [`No::Untranslated`].
pub async fn reopening(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Sitting)> {
    let (view, sitting) = chaired(tx, member, id).await?;
    if view.proposal.state != State::Closed || view.decision.is_some() {
        return Err(Refusal::Council(No::NotAgain).into());
    }
    ready(view, sitting)
}

/// Has the council vote once more, for so many days, below what was said so far. What the earlier vote came to can be read
/// until this one is counted. Of two who do so at once one does.
///
/// # Errors
/// Those of [`reopening`], [`Refusal::NumberUnfit`].
pub async fn reopen(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ProposalId,
    days: &str,
) -> Result<DateTime<Utc>> {
    let (_, sitting) = reopening(tx, member, id).await?;
    let channel = sitting.council.channel()?;
    let closes_at = closing(app, days)?;
    if !store::vote::update_again(tx, id, closes_at).await? {
        return Err(Refusal::Council(No::NotAgain).into());
    }
    let vote = post::Subject::Council(Piece::Vote, id);
    store::post::delete(tx, member.program.program_id, vote).await?;
    let pieces = [Piece::Proposal, Piece::Outcome, Piece::Vote];
    app.show_proposal(tx, (&sitting.council, channel), id, &pieces).await?;
    note(app, tx, member, &sitting).await?;
    Ok(closes_at)
}

/// Keeps how the asker's seat votes, in place of how it voted before. Says until when that can be changed.
///
/// # Errors
/// [`No::ProposalUnknown`], [`No::NotSeated`], [`No::VoteClosed`].
pub async fn cast(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ProposalId,
    choice: Choice,
) -> Result<(View, DateTime<Utc>)> {
    let (view, sitting) = of(tx, member, id).await?;
    let own = sitting.own.ok_or(Refusal::Council(No::NotSeated))?;
    let closes_at = view.proposal.closes_at.ok_or(Refusal::Council(No::VoteClosed))?;
    let place = (id, own.council_seat_id);
    match store::vote::insert_or_update(tx, place, choice, app.clock.now()).await? {
        true => Ok((view, closes_at)),
        false => Err(Refusal::Council(No::VoteClosed).into()),
    }
}

/// Counts every vote whose time has come; says how many. Another process that is at it too counts none twice.
///
/// # Errors
/// When the database fails.
pub async fn close_due(app: &App) -> Result<usize> {
    let mut closed = 0;
    loop {
        let mut tx = app.begin().await?;
        let due = store::vote::due(&mut tx, app.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(closed);
        }
        for proposal in due {
            closed += usize::from(close(app, &mut tx, &proposal).await?);
        }
        tx.commit().await?;
    }
}

async fn close(app: &App, tx: &mut Tx, proposal: &Proposal) -> Result<bool> {
    let id = proposal.proposal_id;
    // From here on nobody votes; whoever was about to has done so, or is told that it is over.
    if !store::vote::update_closed(tx, id, app.clock.now()).await? {
        return Ok(false);
    }
    let Some(council) = store::council::find(tx, proposal.program_id, proposal.council_id).await? else {
        return Ok(true);
    };
    let seats = store::council::list_seats(tx, council.council_id).await?;
    let seats: Vec<_> = seats.iter().map(|seat| (seat.council_seat_id, seat.market_id)).collect();
    let ballots = store::vote::list(tx, id).await?;
    store::vote::update_counted(tx, id, &count(council.quorum, &seats, &ballots)).await?;
    if proposal.outcome.is_some() {
        // What an earlier vote came to stands further up, and says that it does not count any more.
        let outcome = post::Subject::Council(Piece::Outcome, id);
        store::post::delete(tx, proposal.program_id, outcome).await?;
    }
    if let Some(channel) = council.channel_id {
        let pieces = [Piece::Proposal, Piece::Vote, Piece::Outcome];
        app.show_proposal(tx, (&council, channel), id, &pieces).await?;
    }
    Ok(true)
}

/// When the next vote is to be counted.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::vote::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}
