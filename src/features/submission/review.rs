//! Lets managers decide on what was handed in: approve, ask for changes, decline, and look at the post in the end.

use chrono::{DateTime, Days, Utc};

use super::view::{View, of_submission};
use super::{fee, zone};
use crate::app::{App, Reviewer};
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::brief::Rights;
use crate::domain::notice::{Notice, Reader};
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::submission::{News, State, Submission, Verdict, words, words_if_any};
use crate::domain::usage_right::{State as RightState, UsageRight};
use crate::domain::{Refusal, SubmissionId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Days that a creator has at least for what is to be changed, before they are reminded of it.
const RESPITE: u64 = 3;

/// A submission among those that wait.
#[derive(Clone, Debug)]
pub struct Place {
    /// The submission.
    pub view: View,
    /// How many wait in all.
    pub waiting: usize,
    /// Its place among them, from 1; none when nobody has to do anything about it.
    pub position: Option<usize>,
    /// The one before it.
    pub previous: Option<SubmissionId>,
    /// The one after it.
    pub next: Option<SubmissionId>,
}

/// What came of a decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The submission as it stands now.
    pub view: View,
    /// Whether this is what the asker decided, rather than somebody who was faster.
    pub is_own: bool,
}

/// A submission that the asker may decide on.
async fn seen(tx: &mut Tx, who: &Reviewer, id: SubmissionId) -> Result<Submission> {
    let found = store::submission::find(tx, id).await?.ok_or(Refusal::PressStale)?;
    if who.may_decide(tx, found.program_id, found.creator_id).await? {
        return Ok(found);
    }
    let is_here = who.here == Some(found.program_id);
    Err(if is_here { Refusal::NotAManager } else { Refusal::PressStale }.into())
}

/// What waits for the asker, the longest first.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn queued(tx: &mut Tx, who: &Reviewer, id: Option<SubmissionId>) -> Result<Vec<SubmissionId>> {
    let program = match id {
        Some(id) => seen(tx, who, id).await?.program_id,
        None => who.manages().ok_or(Refusal::NotAManager)?,
    };
    let all = store::submission::list_queue(tx, program).await?;
    let is_theirs = |one: &&store::submission::Queued| {
        let responsible = [one.owner_person_id, one.backup_person_id];
        who.manages() == Some(program) || responsible.contains(&Some(who.person_id))
    };
    Ok(all.iter().filter(is_theirs).map(|one| one.submission_id).collect())
}

/// The submission of this key, or the one that has waited longest, with its place in the queue; `None` when none waits.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn place(tx: &mut Tx, who: &Reviewer, id: Option<SubmissionId>) -> Result<Option<Place>> {
    let waiting = queued(tx, who, id).await?;
    let Some(id) = id.or(waiting.first().copied()) else { return Ok(None) };
    let submission = seen(tx, who, id).await?;
    let view = of_submission(tx, who.language, &submission).await?.ok_or(Refusal::PressStale)?;
    let position = waiting.iter().position(|known| *known == id);
    // Beside one that is decided stand those that came after it.
    let at = position.unwrap_or_else(|| waiting.partition_point(|known| *known < id));
    let next = if position.is_some() { at + 1 } else { at };
    Ok(Some(Place {
        view,
        waiting: waiting.len(),
        position: position.map(|position| position + 1),
        previous: at.checked_sub(1).and_then(|before| waiting.get(before)).copied(),
        next: waiting.get(next).copied(),
    }))
}

/// A submission that the asker may decide on, and whether it is as they saw it.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn open(tx: &mut Tx, who: &Reviewer, (id, step): (SubmissionId, i32)) -> Result<Decision> {
    let submission = seen(tx, who, id).await?;
    let view = of_submission(tx, who.language, &submission).await?.ok_or(Refusal::PressStale)?;
    Ok(Decision { view, is_own: submission.step == step && submission.is_queued() })
}

/// Decides on the version that the asker saw. Whoever is second changes nothing, and sees what was decided.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn decide(
    app: &App,
    tx: &mut Tx,
    who: &Reviewer,
    (id, step): (SubmissionId, i32),
    (verdict, typed): (Verdict, &str),
) -> Result<Decision> {
    let before = seen(tx, who, id).await?;
    let typed = if verdict == Verdict::Approve { words_if_any(typed)? } else { words(typed)? };
    let now = app.clock.now();
    let decided = before.clone().decided(verdict, who.person_id, now).filter(|_| before.step == step);
    let Some(decided) = decided else { return open(tx, who, (id, step)).await };
    if !store::submission::update(tx, &decided).await? {
        return open(tx, who, (id, step)).await;
    }
    note_revision(tx, &decided, &typed, now).await?;
    if verdict == Verdict::Change {
        ask_again(app, tx, &decided).await?;
    }
    if verdict == Verdict::Approve {
        fee::enter(app, tx, &decided).await?;
    }
    let deed = match verdict {
        Verdict::Approve => Deed::ContentApprove,
        Verdict::Change => Deed::ContentChange,
        Verdict::Decline => Deed::ContentDecline,
    };
    settle(app, tx, who, &decided, deed).await
}

/// Says whether the post is as it should be. If it is, the time in which the programme may use it begins.
///
/// # Errors
/// Those of [`decide`].
pub async fn check(
    app: &App,
    tx: &mut Tx,
    who: &Reviewer,
    (id, step): (SubmissionId, i32),
    (is_right, typed): (bool, &str),
) -> Result<Decision> {
    let before = seen(tx, who, id).await?;
    let typed = if is_right { words_if_any(typed)? } else { words(typed)? };
    let now = app.clock.now();
    let checked = before.clone().checked(is_right, who.person_id, now).filter(|_| before.step == step);
    let Some(checked) = checked else { return open(tx, who, (id, step)).await };
    if !store::submission::update(tx, &checked).await? {
        return open(tx, who, (id, step)).await;
    }
    note_revision(tx, &checked, &typed, now).await?;
    if is_right {
        grant(app, tx, &checked).await?;
    }
    let deed = if is_right { Deed::ContentConfirm } else { Deed::ContentChange };
    settle(app, tx, who, &checked, deed).await
}

/// Keeps with the newest version what was decided about it.
async fn note_revision(tx: &mut Tx, after: &Submission, typed: &str, now: DateTime<Utc>) -> Result<()> {
    let Some(by) = after.decided_by_person_id else { return Ok(()) };
    let which = (after.submission_id, after.revision);
    Ok(store::submission::update_revision(tx, which, (after.state, typed), (by, now)).await?)
}

/// Has a creator owe it again, and reminded of it: by its day, or in some days where that is near or past.
async fn ask_again(app: &App, tx: &mut Tx, after: &Submission) -> Result<()> {
    let deadlines = store::participation::list_deadlines(tx, after.participation_id).await?;
    let deadline = deadlines.into_iter().find(|known| known.deliverable_id == after.deliverable_id);
    let creator = store::creator::find_in(tx, after.program_id, after.creator_id).await?;
    let (Some(deadline), Some(creator)) = (deadline, creator) else { return Ok(()) };
    let (now, zone) = (app.clock.now(), zone(app, tx, &creator).await?);
    let soonest = now.with_timezone(&zone.0).date_naive() + Days::new(RESPITE);
    let whose = (after.program_id, Some(after.creator_id));
    let about = (Kind::Deadline, deadline.deadline_id.0);
    let until = (zone, deadline.due_on.max(soonest));
    let reminder = Reminder::until(app.ids.next(), whose, about, until, now);
    store::participation::update_deadline_open(tx, deadline.deadline_id).await?;
    Ok(store::reminder::insert_or_update(tx, &reminder).await?)
}

/// Begins the time in which the programme may use what was published, as the terms say that its creator agreed to.
async fn grant(app: &App, tx: &mut Tx, published: &Submission) -> Result<()> {
    let Some(posted_on) = published.posted_on else { return Ok(()) };
    let program = published.program_id;
    let own = store::participation::find_in(tx, program, published.participation_id).await?;
    let terms = match own {
        Some(own) => store::participation::find_terms(tx, &own).await?,
        None => None,
    };
    let asked = terms.map(|terms| terms.deliverables).unwrap_or_default();
    let asked = asked.into_iter().find(|asked| asked.deliverable_id == published.deliverable_id);
    let Some(rights) = asked.map(|asked| asked.rights).filter(|rights| !rights.is_empty()) else {
        return Ok(());
    };
    let Rights { scope, channels, territory, from_on, until_on } = rights;
    let right = UsageRight {
        usage_right_id: app.ids.next(),
        program_id: program,
        campaign_id: published.campaign_id,
        creator_id: published.creator_id,
        submission_id: published.submission_id,
        scope,
        channels,
        territory,
        from_on: from_on.unwrap_or(posted_on),
        until_on,
        state: RightState::Running,
        revision: 0,
        proposed: None,
        stopped_at: None,
    };
    if !store::usage_right::insert(tx, &right).await? {
        return Ok(());
    }
    let creator = store::creator::find_in(tx, program, published.creator_id).await?;
    let (Some(until), Some(creator)) = (until_on, creator) else { return Ok(()) };
    let whose = (program, Some(creator.creator_id));
    let about = (Kind::UsageRight, right.usage_right_id.0);
    let until = (zone(app, tx, &creator).await?, until);
    let reminder = Reminder::until(app.ids.next(), whose, about, until, app.clock.now());
    Ok(store::reminder::insert(tx, &reminder).await?)
}

/// Writes what a decision causes: the audit's line, and word to the creator.
async fn settle(app: &App, tx: &mut Tx, who: &Reviewer, after: &Submission, deed: Deed) -> Result<Decision> {
    let line = Line {
        audit_id: app.ids.next(),
        program_id: after.program_id,
        person_id: Some(who.person_id),
        deed,
        subject: Subject::Creator(after.creator_id),
        detail: String::new(),
        done_at: app.clock.now(),
    };
    store::audit::insert(tx, &line).await?;
    let view = of_submission(tx, who.language, after).await?.ok_or(Refusal::PressStale)?;
    let news = News::Decided(after.submission_id);
    let notice = Notice::Submission { creator_id: after.creator_id, news };
    app.notify(tx, after.program_id, Reader::Person(view.creator.person_id), &notice).await?;
    Ok(Decision { view, is_own: true })
}

impl Decision {
    /// The state that the submission is in now.
    pub fn state(&self) -> Option<State> {
        self.view.submission.as_ref().map(|submission| submission.state)
    }
}
