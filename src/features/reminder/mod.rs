//! Reminds people of what is due until it is done, and gives up where nobody answers.

mod told;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::agreement::{Agreement, has_earned};
use crate::domain::application::{Application, State as ApplicationState};
use crate::domain::check_in::{CheckIn, State};
use crate::domain::contact::Topic;
use crate::domain::creator::{Creator, Stage};
use crate::domain::meeting::{Answer, Meeting, State as MeetingState};
use crate::domain::notice::{Notice, Reader};
use crate::domain::participation::{Deadline, News, Participation, State as Taking};
use crate::domain::program::{Purpose, Zone};
use crate::domain::reminder::{Deed, Kind, Reminder, Snooze, Tone};
use crate::domain::result::Outcome;
use crate::domain::stats::Scope;
use crate::domain::submission;
use crate::domain::usage_right::{State as RightState, UsageRight};
use crate::domain::{
    AgreementId, ApplicationId, AttendanceId, CampaignId, CheckInId, CreatorId, DeadlineId, DecisionId,
    MeetingId, PersonId, ProgramId, Refusal, ReminderId, UsageRightId,
};
use crate::error::Result;
use crate::store::{self, Tx};

pub use told::{Told, told};

/// Reminders looked at in one transaction.
const BATCH: i64 = 100;

/// What is due, as long as it is not done.
enum Matter {
    /// A check-in without an answer, and whose it is.
    CheckIn(Box<CheckIn>, Creator),
    /// An application without a decision.
    Application(Box<Application>),
    /// Something that may be used until a day, and whose it is as long as they can be told.
    UsageRight(Box<UsageRight>, Option<Creator>),
    /// Something owed that is not there, and by whom.
    Deadline(DeadlineId, Creator),
    /// An agreement that nothing follows, and with whom it is.
    Agreement(Box<Agreement>, Creator),
    /// An agreement at which both sides look, and with whom it is.
    AgreementReview(Box<Agreement>, Creator),
    /// What came of a campaign, as long as its participants were not told.
    Result(Outcome),
    /// What the programme does about a vote, as long as it is not done.
    Decision(Option<PersonId>),
    /// A meeting that has not begun, and who is to come.
    Meeting(Creator),
    /// A meeting of which nothing is on record, and who chairs the council.
    Record(Option<PersonId>),
}

/// Takes every step that is due. Says how many people are reminded or told.
///
/// # Errors
/// When the database fails; what was said before is not said again.
pub async fn remind_due(app: &App) -> Result<usize> {
    let mut reminded = 0;
    // Several applications of one programme are one message.
    let mut queues = BTreeSet::new();
    loop {
        let mut tx = app.begin().await?;
        let now = app.clock.now();
        let due = store::reminder::due(&mut tx, now, BATCH).await?;
        if due.is_empty() {
            return Ok(reminded);
        }
        for reminder in due {
            reminded += usize::from(take(app, &mut tx, reminder, &mut queues, now).await?);
        }
        tx.commit().await?;
    }
}

/// When the next step is due.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::reminder::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Takes one reminder's step. Another process that is at it too finds that its moment has moved.
async fn take(
    app: &App,
    tx: &mut Tx,
    reminder: Reminder,
    queues: &mut BTreeSet<ProgramId>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let Some(matter) = matter(tx, &reminder, now).await? else {
        store::reminder::update_done(tx, reminder.kind, reminder.subject_id, now).await?;
        return Ok(false);
    };
    let before = reminder.due_at;
    if let Matter::CheckIn(_, creator) = &matter {
        let reader = (creator.program_id, creator.person_id);
        if store::notice::count_waiting_of(tx, reader, Topic::CheckIn).await? > 0 {
            // Nobody hears two things about one check-in at once, or of its silence before they were asked.
            store::reminder::update(tx, &reminder.held(now), before).await?;
            return Ok(false);
        }
    }
    let turn = reminder.turn(now);
    if !store::reminder::update(tx, &turn.next, before).await? {
        return Ok(false);
    }
    let (id, program) = (turn.next.reminder_id, turn.next.program_id);
    let notice = |tone| Notice::Reminder { reminder_id: id, about: turn.next.kind, tone };
    match (matter, turn.deed) {
        (
            Matter::CheckIn(_, creator) | Matter::Deadline(_, creator) | Matter::Meeting(creator),
            Some(Deed::Remind(tone)),
        ) => {
            app.notify(tx, program, Reader::Person(creator.person_id), &notice(tone)).await?;
            Ok(true)
        }
        (Matter::CheckIn(check_in, creator), Some(Deed::GiveUp)) => {
            store::check_in::update_closed(tx, check_in.check_in_id, State::Lapsed).await?;
            store::reminder::update_done(tx, Kind::CheckIn, check_in.check_in_id.0, now).await?;
            let creator_id = creator.creator_id;
            let unanswered = Notice::CheckInUnanswered { creator_id, check_in_id: check_in.check_in_id };
            Ok(app.notify_owner(tx, creator_id, &unanswered).await?.is_some())
        }
        (Matter::Deadline(deadline, creator), Some(Deed::GiveUp)) => {
            let creator_id = creator.creator_id;
            let missed = Notice::Participation { creator_id, news: News::Missed(deadline) };
            Ok(app.notify_owner(tx, creator_id, &missed).await?.is_some())
        }
        (Matter::Application(application), Some(Deed::Remind(tone))) => {
            let is_asked = is_asked(tx, &application).await?;
            remind_reviewers(app, tx, program, &notice(tone), || !is_asked && queues.insert(program)).await
        }
        (Matter::Agreement(agreement, creator), Some(Deed::Remind(tone))) => {
            ending(app, tx, (&agreement, &creator), turn.next.zone).await?;
            if present(tx, program, creator.creator_id, now).await?.is_some() {
                app.notify(tx, program, Reader::Person(creator.person_id), &notice(tone)).await?;
            }
            Ok(true)
        }
        (Matter::AgreementReview(agreement, creator), Some(Deed::Remind(tone))) => {
            let (creator_id, agreement_id) = (creator.creator_id, agreement.agreement_id);
            app.notify_owner(tx, creator_id, &Notice::AgreementReview { creator_id, agreement_id }).await?;
            if present(tx, program, creator_id, now).await?.is_some() {
                app.notify(tx, program, Reader::Person(creator.person_id), &notice(tone)).await?;
            }
            Ok(true)
        }
        (Matter::UsageRight(right, creator), Some(Deed::Remind(tone))) => {
            if let Some(creator) = creator {
                app.notify(tx, program, Reader::Person(creator.person_id), &notice(tone)).await?;
            }
            let creator_id = right.creator_id;
            let news = submission::News::RightEnds(right.usage_right_id);
            Ok(app.notify_owner(tx, creator_id, &Notice::Submission { creator_id, news }).await?.is_some())
        }
        (Matter::Result(outcome), Some(Deed::Remind(tone))) => {
            remind_owners(app, tx, &outcome, &notice(tone)).await?;
            Ok(true)
        }
        (Matter::Decision(owner) | Matter::Record(owner), Some(Deed::Remind(tone))) => {
            match owner {
                Some(owner) => {
                    app.notify(tx, program, Reader::Person(owner), &notice(tone)).await?;
                }
                None => drop(app.notify_managers(tx, program, &notice(tone)).await?),
            }
            Ok(true)
        }
        (Matter::Result(_), Some(Deed::GiveUp)) => {
            app.notify_managers(tx, program, &notice(Tone::Last)).await?;
            Ok(true)
        }
        (_, None)
        | (
            Matter::Application(_)
            | Matter::Agreement(..)
            | Matter::AgreementReview(..)
            | Matter::Decision(_)
            | Matter::Meeting(_)
            | Matter::Record(_)
            | Matter::UsageRight(..),
            Some(Deed::GiveUp),
        ) => Ok(false),
    }
}

/// Reminds whoever looks through applications, in their channel, where that `is_wanted`.
async fn remind_reviewers(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    notice: &Notice,
    is_wanted: impl FnOnce() -> bool,
) -> Result<bool> {
    let channels = store::program::list_channels(tx, program, Purpose::Review, None).await?;
    match channels.first() {
        Some(channel) if is_wanted() => {
            app.notify(tx, program, Reader::Channel(channel.channel_id), notice).await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Reminds everybody who looks after a participant of a campaign, once each, that they are owed results; the managers for
/// those after whom nobody looks.
async fn remind_owners(app: &App, tx: &mut Tx, outcome: &Outcome, notice: &Notice) -> Result<()> {
    for owner in store::result::list_owners(tx, outcome.campaign_id).await? {
        match owner {
            Some(owner) => {
                app.notify(tx, outcome.program_id, Reader::Person(owner), notice).await?;
            }
            None => drop(app.notify_managers(tx, outcome.program_id, notice).await?),
        }
    }
    Ok(())
}

/// Tells whoever looks after a creator that an agreement ends, and proposes to renew it where results earned that.
async fn ending(
    app: &App,
    tx: &mut Tx,
    (agreement, creator): (&Agreement, &Creator),
    zone: Zone,
) -> Result<()> {
    let now = app.clock.now();
    if let Some((during, before)) = agreement.compared(now.with_timezone(&zone.0).date_naive()) {
        let of = Scope::of(creator.creator_id);
        let during = store::stats::get_figures(tx, of, during).await?;
        let before = store::stats::get_figures(tx, of, before).await?;
        if has_earned(&during, &before) {
            store::agreement::update_proposed(tx, agreement.agreement_id, now).await?;
        }
    }
    let (creator_id, agreement_id) = (creator.creator_id, agreement.agreement_id);
    app.notify_owner(tx, creator_id, &Notice::AgreementEnding { creator_id, agreement_id }).await?;
    Ok(())
}

/// An agreement, as long as it was not ended; one whose end is near, as long as nothing follows it either.
async fn agreed(tx: &mut Tx, reminder: &Reminder) -> Result<Option<Agreement>> {
    let found = store::agreement::find(tx, AgreementId(reminder.subject_id)).await?;
    let Some(agreement) = found.filter(|found| found.ended_at.is_none()) else { return Ok(None) };
    if reminder.kind == Kind::AgreementReview {
        return Ok(Some(agreement));
    }
    let all = store::agreement::list(tx, agreement.creator_id).await?;
    let is_followed = all.iter().any(|other| other.ended_at.is_none() && other.starts_on > agreement.ends_on);
    Ok((!is_followed).then_some(agreement))
}

/// What a reminder is about; `None` once it is done, or there is nobody any more who could do it.
async fn matter(tx: &mut Tx, reminder: &Reminder, now: DateTime<Utc>) -> Result<Option<Matter>> {
    if reminder.done_at.is_some() {
        return Ok(None);
    }
    match reminder.kind {
        Kind::CheckIn => {
            let found = store::check_in::find(tx, CheckInId(reminder.subject_id)).await?;
            let Some(check_in) = found.filter(|found| found.state == State::Asked) else { return Ok(None) };
            let creator = present(tx, reminder.program_id, check_in.creator_id, now).await?;
            if creator.is_none() {
                // Nobody is waited for who left or rests.
                store::check_in::update_closed(tx, check_in.check_in_id, State::Lapsed).await?;
            }
            Ok(creator.map(|creator| Matter::CheckIn(Box::new(check_in), creator)))
        }
        Kind::Application => {
            let id = ApplicationId(reminder.subject_id);
            let found = store::application::find(tx, reminder.program_id, id).await?;
            let waiting = found.filter(|found| found.state == ApplicationState::Waiting);
            Ok(waiting.map(|waiting| Matter::Application(Box::new(waiting))))
        }
        Kind::Deadline => {
            let Some((deadline, owner)) = open_deadline(tx, reminder).await? else { return Ok(None) };
            // Whoever rests still owes it: whether they hear of it is settled when it is said.
            let found = store::creator::find_in(tx, reminder.program_id, owner.creator_id).await?;
            let creator = found.filter(|creator| creator.stage == Stage::Active);
            Ok(creator.map(|creator| Matter::Deadline(deadline.deadline_id, creator)))
        }
        Kind::UsageRight => {
            let Some(right) = open_right(tx, reminder).await? else { return Ok(None) };
            let found = store::creator::find_in(tx, reminder.program_id, right.creator_id).await?;
            let creator = found.filter(|creator| creator.stage == Stage::Active);
            Ok(Some(Matter::UsageRight(Box::new(right), creator)))
        }
        Kind::Agreement | Kind::AgreementReview => {
            let Some(agreement) = agreed(tx, reminder).await? else { return Ok(None) };
            let creator = store::creator::find_in(tx, reminder.program_id, agreement.creator_id).await?;
            let Some(creator) = creator.filter(|creator| creator.stage == Stage::Active) else {
                return Ok(None);
            };
            Ok(Some(match reminder.kind {
                Kind::Agreement => Matter::Agreement(Box::new(agreement), creator),
                _ => Matter::AgreementReview(Box::new(agreement), creator),
            }))
        }
        Kind::Result => Ok(owed_results(tx, reminder).await?.map(Matter::Result)),
        Kind::Decision => {
            let found = store::decision::find(tx, DecisionId(reminder.subject_id)).await?;
            Ok(found.filter(|found| found.done_at.is_none()).map(|found| Matter::Decision(found.owner)))
        }
        Kind::Meeting => Ok(expected(tx, reminder, now).await?.map(|(_, creator)| Matter::Meeting(creator))),
        Kind::Record => {
            let Some(meeting) = unrecorded(tx, reminder).await? else { return Ok(None) };
            let seats = store::council::list_seats(tx, meeting.council_id).await?;
            let chair = seats.iter().find(|seat| seat.is_chair).map(|seat| seat.person_id);
            Ok(Some(Matter::Record(chair)))
        }
    }
}

/// A meeting that has not begun, and whoever is to come to it: they have a seat, and did not say that they cannot.
async fn expected(
    tx: &mut Tx,
    reminder: &Reminder,
    now: DateTime<Utc>,
) -> Result<Option<(Meeting, Creator)>> {
    let found = store::meeting::find_attendance(tx, AttendanceId(reminder.subject_id)).await?;
    let Some(known) = found.filter(|found| found.answer != Some(Answer::Absent)) else { return Ok(None) };
    let meeting = store::meeting::find(tx, reminder.program_id, known.meeting_id).await?;
    let Some(meeting) = meeting.filter(|meeting| meeting.is_ahead(now)) else { return Ok(None) };
    let seats = store::council::list_seats(tx, meeting.council_id).await?;
    if seats.iter().all(|seat| seat.creator_id != known.creator_id) {
        return Ok(None);
    }
    let creator = store::creator::find_in(tx, reminder.program_id, known.creator_id).await?;
    Ok(creator.map(|creator| (meeting, creator)))
}

/// A meeting of which nothing is on record, unless it was called off.
async fn unrecorded(tx: &mut Tx, reminder: &Reminder) -> Result<Option<Meeting>> {
    let id = MeetingId(reminder.subject_id);
    let found = store::meeting::find(tx, reminder.program_id, id).await?;
    let Some(meeting) = found.filter(|found| found.state == MeetingState::Planned) else { return Ok(None) };
    let is_empty = store::meeting::list_records(tx, id).await?.is_empty();
    Ok(is_empty.then_some(meeting))
}

/// What a participant owes as long as it is not there, and how they are in the campaign.
async fn open_deadline(tx: &mut Tx, reminder: &Reminder) -> Result<Option<(Deadline, Participation)>> {
    let found = store::participation::find_deadline(tx, DeadlineId(reminder.subject_id)).await?;
    Ok(found.filter(|(deadline, own)| deadline.done_at.is_none() && own.state == Taking::Joined))
}

/// What came of a campaign, as long as there are participants who were not told of it.
async fn owed_results(tx: &mut Tx, reminder: &Reminder) -> Result<Option<Outcome>> {
    let id = CampaignId(reminder.subject_id);
    let found = store::result::find(tx, reminder.program_id, id).await?;
    let open = found.filter(|found| found.told_at.is_none());
    let waiting = store::result::count_waiting(tx, id).await?;
    Ok(open.filter(|_| waiting > 0))
}

/// Something that may be used, as long as it is.
async fn open_right(tx: &mut Tx, reminder: &Reminder) -> Result<Option<UsageRight>> {
    let found = store::usage_right::find(tx, UsageRightId(reminder.subject_id)).await?;
    Ok(found.filter(|right| right.state != RightState::Stopped))
}

/// The creator, if they are active and do not rest.
async fn present(
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
    now: DateTime<Utc>,
) -> Result<Option<Creator>> {
    let found = store::creator::find_in(tx, program, creator).await?;
    let Some(creator) = found.filter(|creator| creator.stage == Stage::Active) else { return Ok(None) };
    let paused_until = store::creator::get_paused_until(tx, creator.creator_id).await?;
    Ok(paused_until.is_none_or(|until| until <= now).then_some(creator))
}

/// Whether an application waits for its applicant's answer rather than for the managers.
async fn is_asked(tx: &mut Tx, application: &Application) -> Result<bool> {
    let inquiries = store::application::list_inquiries(tx, application.application_id).await?;
    Ok(inquiries.last().is_some_and(|newest| newest.answer.is_none()))
}

/// Reminds the managers of what waits for them again at ten o'clock in some days. Says when.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] of what is done.
pub async fn snooze(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ReminderId,
    by: Snooze,
) -> Result<DateTime<Utc>> {
    let reminder = staffs(tx, member, id).await?;
    let mut until = None;
    for open in store::reminder::list_open(tx, reminder.program_id, reminder.kind).await? {
        let (before, snoozed) = (open.due_at, open.snoozed(app.clock.now(), by));
        until = snoozed.due_at;
        store::reminder::update(tx, &snoozed, before).await?;
    }
    Ok(until.ok_or(Refusal::PressStale)?)
}

/// Reminds the managers no more of what waits for them now. What comes later has reminders of its own.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] of another's.
pub async fn done(app: &App, tx: &mut Tx, member: &Member, id: ReminderId) -> Result<()> {
    let reminder = staffs(tx, member, id).await?;
    for open in store::reminder::list_open(tx, reminder.program_id, reminder.kind).await? {
        store::reminder::update_done(tx, open.kind, open.subject_id, app.clock.now()).await?;
    }
    Ok(())
}

/// A reminder of the asker's programme that is for its managers.
async fn staffs(tx: &mut Tx, member: &Member, id: ReminderId) -> Result<Reminder> {
    member.manager()?;
    let found = store::reminder::find(tx, id).await?;
    let own = found
        .filter(|found| found.program_id == member.program.program_id && found.kind == Kind::Application);
    Ok(own.ok_or(Refusal::PressStale)?)
}
