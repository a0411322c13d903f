//! What is said of check-ins to those who did not just ask, as things stand when it is said.

use chrono::{DateTime, Utc};

use super::{Shown, described};
use crate::domain::check_in::{CheckIn, Mood, State, TREND};
use crate::domain::creator::{Creator, Stage};
use crate::domain::{CheckInId, CreatorId, Language, ProgramId};
use crate::error::Result;
use crate::store::{self, Tx};

/// A creator's check-in, for whoever looks after them.
#[derive(Clone, Debug)]
pub struct Told {
    /// The programme's name.
    pub program: String,
    /// Who.
    pub creator: Creator,
    /// What they answered, or did not.
    pub check_in: CheckIn,
    /// How it went the last times, this one included, the newest first.
    pub trend: Vec<Mood>,
}

/// A check-in for its creator; `None` once nobody waits for an answer.
///
/// # Errors
/// When the database fails.
pub async fn asked(
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    id: CheckInId,
    now: DateTime<Utc>,
) -> Result<Option<Shown>> {
    let found = store::check_in::find(tx, id).await?;
    let Some(check_in) = found.filter(|check_in| check_in.state == State::Asked) else { return Ok(None) };
    let program = store::program::get(tx, program).await?.name;
    Ok(Some(described(tx, (&program, language), check_in, now).await?))
}

/// A check-in for whoever looks after its creator; `None` once there is none, or where they left the programme.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, program: ProgramId, id: CheckInId) -> Result<Option<Told>> {
    let Some(check_in) = store::check_in::find(tx, id).await? else { return Ok(None) };
    let found = store::creator::find_in(tx, program, check_in.creator_id).await?;
    let Some(creator) = found.filter(|creator| creator.stage == Stage::Active) else { return Ok(None) };
    let trend = store::check_in::list_moods(tx, creator.creator_id, Some(id), TREND).await?;
    let program = store::program::get(tx, program).await?.name;
    Ok(Some(Told { program, creator, check_in, trend }))
}

/// Who turned check-ins off; `None` once they are asked again or left.
///
/// # Errors
/// When the database fails.
pub async fn turned_off(tx: &mut Tx, program: ProgramId, creator: CreatorId) -> Result<Option<Creator>> {
    let schedule = store::check_in::find_schedule(tx, creator).await?;
    if !schedule.is_some_and(|schedule| schedule.is_off) {
        return Ok(None);
    }
    let found = store::creator::find_in(tx, program, creator).await?;
    Ok(found.filter(|creator| creator.stage == Stage::Active))
}
