//! Moves meetings, calls them off, and notes who comes.

use super::plan::remind_of_record;
use super::{Sheet, known, planner, sheet};
use crate::app::{App, Member, Sitting};
use crate::domain::audit::{Deed, Subject};
use crate::domain::contact::read_time;
use crate::domain::council::News;
use crate::domain::meeting::{Answer, Meeting, Piece};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Zone;
use crate::domain::refusal::Council as No;
use crate::domain::reminder::Kind;
use crate::domain::zone::resolve;
use crate::domain::{MeetingId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Notes whether the asker comes. Saying so twice is the same as once, and the last word counts.
///
/// # Errors
/// [`No::MeetingUnknown`], [`No::NotSeated`], [`No::MeetingPast`].
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, answer): (MeetingId, Answer),
) -> Result<Sheet> {
    let (meeting, sitting) = known(tx, member, id).await?;
    let own = sitting.own.clone().ok_or(Refusal::Council(No::NotSeated))?;
    let now = app.clock.now();
    meeting.ahead(now)?;
    store::meeting::insert_attendance(tx, app.ids.next(), (id, own.creator_id)).await?;
    let all = store::meeting::list_attendance(tx, id).await?;
    if let Some(known) = all.iter().find(|known| known.creator_id == own.creator_id)
        && known.answer != Some(answer)
    {
        store::meeting::update_answer(tx, known.attendance_id, answer, now).await?;
        match answer {
            Answer::Coming => app.expect_at(tx, &meeting, std::slice::from_ref(&own)).await?,
            Answer::Absent => {
                store::reminder::update_done(tx, Kind::Meeting, known.attendance_id.0, now).await?;
            }
        }
        app.show_meeting(tx, (&sitting.council, &meeting), &[Piece::Plan]).await?;
    }
    sheet(app, tx, member, (&sitting, meeting)).await
}

/// A meeting that the asker can move or call off, and where they are.
///
/// # Errors
/// [`No::MeetingUnknown`], [`No::NotSeated`], [`No::NotPlanner`], [`No::MeetingPast`].
pub async fn moving(app: &App, tx: &mut Tx, member: &Member, id: MeetingId) -> Result<(Meeting, Zone)> {
    let (meeting, _) = movable(app, tx, member, id).await?;
    let zone = app.zone_of(tx, member.program.program_id, member.person.person_id).await?;
    Ok((meeting, zone))
}

async fn movable(app: &App, tx: &mut Tx, member: &Member, id: MeetingId) -> Result<(Meeting, Sitting)> {
    let (meeting, sitting) = known(tx, member, id).await?;
    planner(member, &sitting)?;
    meeting.ahead(app.clock.now())?;
    Ok((meeting, sitting))
}

/// Moves a meeting to a day and time where the asker is, who had it as of `revision` before their eyes. Everybody who is to
/// come hears of it, and says anew whether they do.
///
/// # Errors
/// Those of [`moving`], [`Refusal::ChangedMeanwhile`], [`No::DayNeeded`], [`Refusal::TimeUnclear`],
/// [`No::MomentPast`].
pub async fn move_to(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (MeetingId, i64),
    (day, time): (&str, &str),
) -> Result<Sheet> {
    let (before, sitting) = movable(app, tx, member, id).await?;
    let now = app.clock.now();
    let day = member.day_needed(app, day)?;
    let zone = app.zone_of(tx, member.program.program_id, member.person.person_id).await?;
    let starts_at = resolve(zone, day.and_time(read_time(time)?));
    if starts_at <= now {
        return Err(Refusal::Council(No::MomentPast).into());
    }
    // An agenda that stands is drawn anew; one that does not is posted a week before the new time.
    let agenda_at = before.agenda_at.map(|_| Meeting::agenda_of(starts_at, now));
    let meeting = Meeting { revision, starts_at, agenda_at, ..before };
    if !store::meeting::update_moved(tx, &meeting, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    app.expect_at(tx, &meeting, &sitting.seats).await?;
    remind_of_record(app, tx, member.program.zone, &meeting).await?;
    tell(app, tx, member, (&sitting, &meeting), News::MeetingMoved { meeting_id: id }).await?;
    let (meeting, sitting) = known(tx, member, id).await?;
    sheet(app, tx, member, (&sitting, meeting)).await
}

/// Calls a meeting off. Everybody who was to come hears of it. Doing so twice is the same as once.
///
/// # Errors
/// Those of [`moving`].
pub async fn call_off(app: &App, tx: &mut Tx, member: &Member, id: MeetingId) -> Result<Sheet> {
    let (meeting, sitting) = movable(app, tx, member, id).await?;
    let now = app.clock.now();
    if store::meeting::update_called_off(tx, id, now).await? {
        for expected in store::meeting::list_attendance(tx, id).await? {
            store::reminder::update_done(tx, Kind::Meeting, expected.attendance_id.0, now).await?;
        }
        store::reminder::update_done(tx, Kind::Record, id.0, now).await?;
        tell(app, tx, member, (&sitting, &meeting), News::MeetingOff { meeting_id: id }).await?;
    }
    let (meeting, sitting) = known(tx, member, id).await?;
    sheet(app, tx, member, (&sitting, meeting)).await
}

/// Tells everybody but the asker, has what stands in the channel drawn anew, and the audit say who did it.
async fn tell(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (sitting, meeting): (&Sitting, &Meeting),
    told: News,
) -> Result<()> {
    for seat in sitting.seats.iter().filter(|seat| seat.person_id != member.person.person_id) {
        let reader = Reader::Person(seat.person_id);
        app.notify(tx, meeting.program_id, reader, &Notice::Council { told }).await?;
    }
    let pieces: &[Piece] = match meeting.agenda_at {
        Some(_) => &[Piece::Plan],
        None => &[Piece::Plan, Piece::Agenda],
    };
    app.show_meeting(tx, (&sitting.council, meeting), pieces).await?;
    if member.is_manager {
        let subject = Subject::Council(sitting.council.council_id);
        store::audit::insert(tx, &member.did(app, Deed::CouncilMeet, subject, "")).await?;
    }
    Ok(())
}
