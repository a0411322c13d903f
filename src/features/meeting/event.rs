//! Says what Discord's scheduled events for meetings are to be, and keeps which they are.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::App;
use crate::domain::council::News;
use crate::domain::meeting::{Meeting, State};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Program;
use crate::domain::text::Variants;
use crate::domain::{ChannelId, Language, MeetingId, ProgramId};
use crate::error::Result;
use crate::store;

/// Events that are brought into step in one go.
const BATCH: i64 = 20;
/// What somebody took up and did not finish is taken up again after this.
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// It is tried again after this where Discord did not answer.
const LATER: TimeDelta = TimeDelta::minutes(5);
/// And after this where Discord said no.
const MUCH_LATER: TimeDelta = TimeDelta::days(1);

/// A meeting whose scheduled event is to be brought into step.
#[derive(Clone, Debug)]
pub struct Staging {
    /// The meeting.
    pub meeting: Meeting,
    /// The programme.
    pub program: Program,
    /// What its council is called.
    pub name: Variants,
    /// The council's channel.
    pub channel: Option<ChannelId>,
    /// The language in which the server reads it.
    pub language: Language,
    /// Until when it is taken up.
    pub until: DateTime<Utc>,
}

/// The meetings whose events are to be brought into step by now.
///
/// # Errors
/// When the database fails.
pub async fn due_events(app: &App) -> Result<Vec<(ProgramId, MeetingId, DateTime<Utc>)>> {
    let mut tx = app.read().await?;
    let due = store::meeting::due_events(&mut tx, app.clock.now(), BATCH).await?;
    tx.commit().await?;
    Ok(due)
}

/// Takes one up. `None` where somebody else has, or there is nothing to be done: it has begun.
///
/// # Errors
/// When the database fails.
pub async fn begin_event(
    app: &App,
    (program, id, planned): (ProgramId, MeetingId, DateTime<Utc>),
) -> Result<Option<Staging>> {
    let now = app.clock.now();
    let until = now + LEASE;
    let mut tx = app.begin().await?;
    let found = store::meeting::find(&mut tx, program, id).await?;
    let open = found.filter(|found| found.starts_at > now);
    let is_ours =
        store::meeting::claim_event(&mut tx, id, (planned, open.is_some().then_some(until))).await?;
    let staging = match open.filter(|_| is_ours) {
        Some(meeting) => {
            let council = store::council::find(&mut tx, program, meeting.council_id).await?;
            let program = store::program::get(&mut tx, program).await?;
            Some(Staging {
                name: store::council::get_name(&mut tx, meeting.council_id).await?,
                channel: council.and_then(|council| council.channel_id),
                language: program.language,
                meeting,
                program,
                until,
            })
        }
        None => None,
    };
    tx.commit().await?;
    Ok(staging)
}

/// Keeps Discord's number for an event.
///
/// # Errors
/// When the database fails.
pub async fn keep_event(app: &App, id: MeetingId, event: Option<i64>) -> Result<()> {
    let mut tx = app.begin().await?;
    store::meeting::update_event(&mut tx, id, event).await?;
    Ok(tx.commit().await?)
}

/// Notes that an event is in step, unless the meeting was changed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn end_event(app: &App, staging: &Staging) -> Result<()> {
    settle(app, staging, None).await
}

/// Has it tried again soon: Discord did not answer.
///
/// # Errors
/// When the database fails.
pub async fn put_off_event(app: &App, staging: &Staging) -> Result<()> {
    settle(app, staging, Some(app.clock.now() + LATER)).await
}

async fn settle(app: &App, staging: &Staging, next: Option<DateTime<Utc>>) -> Result<()> {
    let mut tx = app.begin().await?;
    store::meeting::claim_event(&mut tx, staging.meeting.meeting_id, (staging.until, next)).await?;
    Ok(tx.commit().await?)
}

/// Has it tried again the next day: Discord said no. Whoever planned the meetings hears once which permission is missing, if
/// it is one.
///
/// # Errors
/// When the database fails.
pub async fn troubled_event(app: &App, staging: &Staging, is_forbidden: bool) -> Result<()> {
    let meeting = &staging.meeting;
    let now = app.clock.now();
    let mut tx = app.begin().await?;
    let later = (staging.until, Some(now + MUCH_LATER));
    let is_ours = store::meeting::claim_event(&mut tx, meeting.meeting_id, later).await?;
    let is_open = is_ours && is_forbidden && meeting.state == State::Planned;
    if is_open && store::meeting::update_troubled(&mut tx, meeting.council_id, now).await? {
        let told = News::EventForbidden { meeting_id: meeting.meeting_id };
        let notice = Notice::Council { told };
        match meeting.planned_by_person_id {
            Some(planner) => {
                app.notify(&mut tx, meeting.program_id, Reader::Person(planner), &notice).await?;
            }
            None => drop(app.notify_managers(&mut tx, meeting.program_id, &notice).await?),
        }
    }
    Ok(tx.commit().await?)
}
