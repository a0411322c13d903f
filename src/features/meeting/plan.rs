//! Proposes times that are fair over a series of meetings, and plans those that somebody looked at.

use chrono::{DateTime, Utc};

use super::{Overview, overview, planner};
use crate::app::{App, Member, Sitting};
use crate::domain::audit::{Deed, Subject};
use crate::domain::meeting::{
    self, MOST_AHEAD, Meeting, Offer, Piece, Place, Sitter, State, Wish, read_numbers,
};
use crate::domain::program::Zone;
use crate::domain::refusal::Council as No;
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::text::Variants;
use crate::domain::{CreatorId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What the meetings would be.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What was wished.
    pub wish: Wish,
    /// What the council is called.
    pub name: Variants,
    /// When they would begin.
    pub times: Vec<DateTime<Utc>>,
    /// Who would come.
    pub sitters: Vec<Sitter>,
    /// By what it is known again.
    pub offer: Offer,
    /// Whether the term ends before the last.
    pub is_cut_short: bool,
}

/// What became of a wish to plan.
#[derive(Clone, Debug)]
pub enum Fate {
    /// The meetings are planned.
    Planned(Box<Overview>),
    /// They would be other ones by now, which have to be looked at first.
    Changed(Box<Preview>),
}

/// The council, for whoever may plan its meetings now.
///
/// # Errors
/// [`No::Unset`], [`No::NotSeated`], [`No::NotPlanner`], [`No::Over`], [`No::ChannelMissing`], [`No::Empty`].
pub async fn open(app: &App, tx: &mut Tx, member: &Member) -> Result<Sitting> {
    let sitting = member.sits(tx).await?;
    planner(member, &sitting)?;
    sitting.council.running(member.today(app))?;
    sitting.council.channel()?;
    if sitting.seats.is_empty() {
        return Err(Refusal::Council(No::Empty).into());
    }
    Ok(sitting)
}

/// What somebody wishes, as they typed it: the day before which there is no meeting, minutes, and how many.
///
/// # Errors
/// Those of [`open`], [`No::DayNeeded`], [`Refusal::DayOver`], [`Refusal::NumberUnfit`].
pub async fn wish(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (day, minutes, count): (&str, &str, &str),
) -> Result<Wish> {
    open(app, tx, member).await?;
    let today = member.today(app);
    let first = member.day_needed(app, day)?;
    if first < today {
        return Err(Refusal::DayOver { day: first }.into());
    }
    Ok(Wish::new(first, read_numbers(minutes, count)?))
}

/// What the meetings would be.
///
/// # Errors
/// Those of [`open`], [`No::NoTime`].
pub async fn preview(app: &App, tx: &mut Tx, member: &Member, wish: Wish) -> Result<Preview> {
    let sitting = open(app, tx, member).await?;
    let council = &sitting.council;
    let now = app.clock.now();
    let sitters = app.sitters(tx, (member.program.program_id, &sitting.seats), None).await?;
    let mut places: Vec<Place> = Vec::new();
    for (seat, sitter) in sitting.seats.iter().zip(&sitters) {
        let days_off = store::contact::list_days_off(tx, seat.market_id, now.date_naive()).await?;
        places.push(Place { zone: sitter.zone, days_off: days_off.into_iter().collect() });
    }
    let earlier = store::meeting::list(tx, council.council_id).await?;
    let earlier: Vec<_> = earlier.iter().map(|meeting| (meeting.starts_at, meeting.minutes)).collect();
    let bounds = (member.program.zone, now, council.ends_on);
    let times = meeting::plan(&wish, &places, &earlier, bounds);
    if times.is_empty() {
        return Err(Refusal::Council(No::NoTime).into());
    }
    Ok(Preview {
        wish,
        name: store::council::get_name(tx, council.council_id).await?,
        offer: Offer::of((&times, wish.minutes), &people(&sitters)),
        is_cut_short: times.len() < usize::from(wish.count),
        times,
        sitters,
    })
}

fn people(sitters: &[Sitter]) -> Vec<(CreatorId, Zone)> {
    sitters.iter().map(|sitter| (sitter.creator_id, sitter.zone)).collect()
}

/// Plans the meetings that were looked at, each with a post, a scheduled event and reminders. Doing so twice is the same as
/// once; of two who plan at once the second is shown what there would be then.
///
/// # Errors
/// Those of [`preview`], [`No::MeetingsEnough`].
pub async fn plan(app: &App, tx: &mut Tx, member: &Member, (wish, seen): (Wish, Offer)) -> Result<Fate> {
    let sitting = open(app, tx, member).await?;
    // Of two who plan at once, the second waits here.
    store::council::update_revision(tx, sitting.council.council_id).await?;
    let sitters = app.sitters(tx, (member.program.program_id, &sitting.seats), None).await?;
    if is_planned(tx, &sitting, (&sitters, seen)).await? {
        return Ok(Fate::Planned(Box::new(overview(app, tx, member, &sitting).await?)));
    }
    let preview = preview(app, tx, member, wish).await?;
    if preview.offer != seen {
        return Ok(Fate::Changed(Box::new(preview)));
    }
    let ahead = app.meetings_ahead(tx, sitting.council.council_id).await?.len();
    if ahead + preview.times.len() > MOST_AHEAD {
        return Err(Refusal::Council(No::MeetingsEnough { most: MOST_AHEAD }).into());
    }
    for starts_at in &preview.times {
        insert(app, tx, member, &sitting, (*starts_at, wish.minutes)).await?;
    }
    if member.is_manager {
        let subject = Subject::Council(sitting.council.council_id);
        store::audit::insert(tx, &member.did(app, Deed::CouncilMeet, subject, "")).await?;
    }
    Ok(Fate::Planned(Box::new(overview(app, tx, member, &sitting).await?)))
}

/// Whether the meetings that were planned last are those that were looked at.
async fn is_planned(tx: &mut Tx, sitting: &Sitting, (sitters, seen): (&[Sitter], Offer)) -> Result<bool> {
    let mut all = store::meeting::list(tx, sitting.council.council_id).await?;
    let last = all.iter().map(|meeting| meeting.planned_at).max();
    all.retain(|meeting| Some(meeting.planned_at) == last);
    let Some(first) = all.first() else { return Ok(false) };
    let times: Vec<DateTime<Utc>> = all.iter().map(|meeting| meeting.starts_at).collect();
    Ok(Offer::of((&times, first.minutes), &people(sitters)) == seen)
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    sitting: &Sitting,
    (starts_at, minutes): (DateTime<Utc>, i32),
) -> Result<()> {
    let now = app.clock.now();
    let meeting = Meeting {
        meeting_id: app.ids.next(),
        program_id: member.program.program_id,
        council_id: sitting.council.council_id,
        revision: 0,
        state: State::Planned,
        starts_at,
        minutes,
        planned_by_person_id: Some(member.person.person_id),
        planned_at: now,
        agenda_at: Some(Meeting::agenda_of(starts_at, now)),
        event_id: None,
    };
    store::meeting::insert(tx, &meeting).await?;
    app.expect_at(tx, &meeting, &sitting.seats).await?;
    remind_of_record(app, tx, member.program.zone, &meeting).await?;
    app.show_meeting(tx, (&sitting.council, &meeting), &[Piece::Plan]).await?;
    Ok(())
}

/// Has whoever chairs asked for a record once a meeting is over; anew where it was moved.
pub(super) async fn remind_of_record(app: &App, tx: &mut Tx, zone: Zone, meeting: &Meeting) -> Result<()> {
    let (whose, about) = ((meeting.program_id, None), (Kind::Record, meeting.meeting_id.0));
    let reminder = Reminder::at(app.ids.next(), whose, about, (zone, meeting.ends_at()), app.clock.now());
    store::reminder::insert_or_update(tx, &reminder).await?;
    Ok(())
}
