//! Plans a council's meetings, says who comes and where it is what time, and keeps what is on record of them.

mod change;
mod due;
mod event;
mod plan;
mod record;

use crate::app::{App, Member, Sitting};
use crate::domain::meeting::{Meeting, Piece, Posted, View};
use crate::domain::post::Subject;
use crate::domain::refusal::Council as No;
use crate::domain::text::Variants;
use crate::domain::{ChannelId, MeetingId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use change::{answer, call_off, move_to, moving};
pub use due::{next_due, post_due};
pub use event::{Staging, begin_event, due_events, end_event, keep_event, put_off_event, troubled_event};
pub use plan::{Fate, Preview, open, plan, preview, wish};
pub use record::{keep_record, recordable};

/// A council's meetings, as one of those who take part in it sees them.
#[derive(Clone, Debug)]
pub struct Overview {
    /// What the council is called.
    pub name: Variants,
    /// Those that are still to come, the next first.
    pub ahead: Vec<View>,
    /// Those that took place, the latest first.
    pub past: Vec<View>,
    /// Whether the reader may plan.
    pub is_planner: bool,
}

/// One meeting, as one of those who take part in its council sees it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The meeting.
    pub view: View,
    /// Whether the reader may move it, call it off, and put something on record of it.
    pub is_planner: bool,
    /// Whether the reader is to come.
    pub is_expected: bool,
}

/// Whether somebody may plan meetings: the chair and managers.
fn is_planner(member: &Member, sitting: &Sitting) -> bool {
    member.is_manager || sitting.own.as_ref().is_some_and(|own| own.is_chair)
}

/// Nothing, if somebody may plan meetings.
fn planner(member: &Member, sitting: &Sitting) -> Result<()> {
    if is_planner(member, sitting) { Ok(()) } else { Err(Refusal::Council(No::NotPlanner).into()) }
}

/// A meeting of the asker's programme and its council, for whoever takes part in that.
async fn known(tx: &mut Tx, member: &Member, id: MeetingId) -> Result<(Meeting, Sitting)> {
    let found = store::meeting::find(tx, member.program.program_id, id).await?;
    let meeting = found.ok_or(Refusal::Council(No::MeetingUnknown))?;
    let sitting = member.sits_in(tx, meeting.council_id).await?;
    Ok((meeting, sitting))
}

/// The council's meetings, for whoever takes part in it.
///
/// # Errors
/// [`No::Unset`], [`No::NotSeated`].
pub async fn list(app: &App, tx: &mut Tx, member: &Member) -> Result<Overview> {
    let sitting = member.sits(tx).await?;
    overview(app, tx, member, &sitting).await
}

async fn overview(app: &App, tx: &mut Tx, member: &Member, sitting: &Sitting) -> Result<Overview> {
    let (mut ahead, mut past) = (Vec::new(), Vec::new());
    for meeting in store::meeting::list(tx, sitting.council.council_id).await? {
        let view = app.meeting_view(tx, &sitting.council, meeting).await?;
        if view.is_over { past.push(view) } else { ahead.push(view) }
    }
    past.reverse();
    Ok(Overview {
        name: store::council::get_name(tx, sitting.council.council_id).await?,
        ahead,
        past,
        is_planner: is_planner(member, sitting),
    })
}

/// One meeting, for whoever takes part in its council.
///
/// # Errors
/// [`No::MeetingUnknown`], [`No::NotSeated`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, id: MeetingId) -> Result<Sheet> {
    let (meeting, sitting) = known(tx, member, id).await?;
    sheet(app, tx, member, (&sitting, meeting)).await
}

async fn sheet(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (sitting, meeting): (&Sitting, Meeting),
) -> Result<Sheet> {
    Ok(Sheet {
        view: app.meeting_view(tx, &sitting.council, meeting).await?,
        is_planner: is_planner(member, sitting),
        is_expected: sitting.own.is_some(),
    })
}

/// What stands of a meeting in the council's channel; none where there is no such meeting.
///
/// # Errors
/// When the database fails.
pub async fn posted(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    of: (Piece, MeetingId),
) -> Result<Option<Posted>> {
    Ok(app.meeting_posted(tx, program, of).await?)
}

/// A meeting and what its council is called; none where there is no such meeting.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, program: ProgramId, id: MeetingId) -> Result<Option<(Meeting, Variants)>> {
    match store::meeting::find(tx, program, id).await? {
        Some(meeting) => {
            let name = store::council::get_name(tx, meeting.council_id).await?;
            Ok(Some((meeting, name)))
        }
        None => Ok(None),
    }
}

/// The post under which the thread of a meeting stands, once there is one: the thread has its number.
///
/// # Errors
/// When the database fails.
pub async fn thread(tx: &mut Tx, program: ProgramId, id: MeetingId) -> sqlx::Result<Option<ChannelId>> {
    let subject = Subject::Meeting(Piece::Agenda, id);
    let place = store::post::find_place(tx, program, subject).await?;
    Ok(place.map(|(_, message)| ChannelId(message.0)))
}
