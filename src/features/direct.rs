//! Lets somebody in several programmes say which one their direct messages are about.

use chrono::TimeDelta;

use crate::app::App;
use crate::domain::creator::Stage;
use crate::domain::person::Person;
use crate::domain::{ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// How long a choice holds: a conversation, not a day, so that nobody is answered about the wrong programme tomorrow.
const HOLDS: TimeDelta = TimeDelta::hours(1);

/// The programmes in which the person is a creator: key and name, oldest first.
///
/// # Errors
/// [`Refusal::InNoProgram`].
pub async fn list(tx: &mut Tx, person: &Person) -> Result<Vec<(ProgramId, String)>> {
    let programs = store::program::list_of_person(tx, person.person_id, Stage::Active).await?;
    if programs.is_empty() {
        return Err(Refusal::InNoProgram.into());
    }
    Ok(programs.into_iter().map(|program| (program.program_id, program.name)).collect())
}

/// Keeps which of them the person's direct messages are about for the next hour, and says its name.
///
/// # Errors
/// [`Refusal::InNoProgram`], [`Refusal::PressStale`] when it is none of theirs.
pub async fn choose(app: &App, tx: &mut Tx, person: &Person, wanted: ProgramId) -> Result<String> {
    let programs = list(tx, person).await?;
    let found = programs.into_iter().find(|(program, _)| *program == wanted);
    let (program, name) = found.ok_or(Refusal::PressStale)?;
    store::person::update_direct_program(tx, person.person_id, program, app.clock.now() + HOLDS).await?;
    Ok(name)
}
