//! How often and when somebody is asked: as their programme does, or as they would rather have it.

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::check_in::{Cadence, Schedule, State, Wish};
use crate::domain::creator::Creator;
use crate::domain::notice::Notice;
use crate::domain::reminder::{Kind, Snooze};
use crate::domain::{CreatorId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// How and when a creator is asked.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who.
    pub creator_id: CreatorId,
    /// The programme's name.
    pub program: String,
    /// How often their programme asks.
    pub usual: Cadence,
    /// How often they are asked.
    pub cadence: Cadence,
    /// Whether they turned check-ins off.
    pub is_off: bool,
    /// When they are asked next; none while they are off.
    pub next_at: Option<DateTime<Utc>>,
    /// Until when they rest, if they do.
    pub paused_until: Option<DateTime<Utc>>,
}

/// How and when the asker is asked.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn plan(app: &App, tx: &mut Tx, member: &Member) -> Result<Plan> {
    let now = app.clock.now();
    let schedule = own(app, tx, member.creator()?).await?;
    planned(tx, member, &schedule, now).await
}

/// Asks the asker this often from now on, though never more often than the programme does, or no more.
/// Their owner hears when they turn check-ins off.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn choose(app: &App, tx: &mut Tx, member: &Member, wish: Wish) -> Result<Plan> {
    let now = app.clock.now();
    let creator = member.creator()?;
    let schedule = own(app, tx, creator).await?;
    match wish {
        Wish::Every(cadence) => {
            let own = (cadence > schedule.usual).then_some(cadence);
            store::check_in::update_own_cadence(tx, creator.creator_id, own).await?;
            let changed = Schedule { own, ..schedule.clone() };
            let next = (changed.anchor(now), changed.next_after(now));
            store::check_in::update_next(tx, creator.creator_id, schedule.next_at, next).await?;
        }
        Wish::Never => {
            if store::check_in::update_off(tx, creator.creator_id).await? {
                withdraw(app, tx, creator).await?;
                let notice = Notice::CheckInsOff { creator_id: creator.creator_id };
                app.notify_owner(tx, creator.creator_id, &notice).await?;
            }
        }
    }
    let schedule = own(app, tx, creator).await?;
    planned(tx, member, &schedule, now).await
}

/// Waits no longer for the answer to a check-in.
async fn withdraw(app: &App, tx: &mut Tx, creator: &Creator) -> Result<()> {
    let newest = store::check_in::find_newest(tx, creator.creator_id).await?;
    if let Some(open) = newest.filter(|newest| newest.state == State::Asked) {
        store::check_in::update_closed(tx, open.check_in_id, State::Skipped).await?;
        store::reminder::update_done(tx, Kind::CheckIn, open.check_in_id.0, app.clock.now()).await?;
    }
    Ok(())
}

/// Puts the next check-in off by some days.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`], [`Refusal::CheckInTooFar`], [`Refusal::CheckInsOff`].
pub async fn put_off(app: &App, tx: &mut Tx, member: &Member, by: Snooze) -> Result<Plan> {
    let now = app.clock.now();
    let schedule = own(app, tx, member.creator()?).await?;
    if schedule.is_off {
        return Err(Refusal::CheckInsOff.into());
    }
    let next = (schedule.anchor(now), schedule.put_off(now, by)?);
    store::check_in::update_next(tx, schedule.creator_id, schedule.next_at, next).await?;
    plan(app, tx, member).await
}

/// How often the programme's creators are asked for whom nothing else is set.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn usual(tx: &mut Tx, member: &Member) -> Result<Cadence> {
    member.manager()?;
    Ok(store::check_in::get_cadence(tx, member.program.program_id).await?)
}

/// Asks the programme's creators this often for whom nothing else is set. Their times are planned anew.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn set_usual(app: &App, tx: &mut Tx, member: &Member, cadence: Cadence) -> Result<()> {
    member.manager()?;
    let program = member.program.program_id;
    if store::check_in::update_cadence(tx, program, cadence).await? {
        store::check_in::update_unplanned(tx, (program, None), app.clock.now()).await?;
        let line = member.did(app, Deed::CheckInCadence, Subject::Program(program), cadence.code());
        store::audit::insert(tx, &line).await?;
    }
    Ok(())
}

/// How a creator is asked; from now on, if they never were.
async fn own(app: &App, tx: &mut Tx, creator: &Creator) -> Result<Schedule> {
    store::check_in::insert_schedule(tx, creator.creator_id, creator.program_id, app.clock.now()).await?;
    let schedule = store::check_in::find_schedule(tx, creator.creator_id).await?;
    Ok(schedule.ok_or(Refusal::NotACreator)?)
}

async fn planned(tx: &mut Tx, member: &Member, schedule: &Schedule, now: DateTime<Utc>) -> Result<Plan> {
    let paused = store::creator::get_paused_until(tx, schedule.creator_id).await?;
    Ok(Plan {
        creator_id: schedule.creator_id,
        program: member.program.name.clone(),
        usual: schedule.usual,
        cadence: schedule.cadence(),
        is_off: schedule.is_off,
        next_at: schedule.upcoming(now),
        paused_until: paused.filter(|until| *until > now),
    })
}
