//! Which Discord role each creator should have for their tier, and which ones wait to be brought into step.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::App;
use crate::domain::{PersonId, ProgramId, RoleId, ServerId};
use crate::error::Result;
use crate::store::standing::RoleDue;
use crate::store::{self, Tx};

/// Roles that are brought into step in one go.
const BATCH: i64 = 20;
/// A role that somebody took up and did not finish is taken up again after this.
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// A role is tried again after this where Discord could not answer.
const LATER: TimeDelta = TimeDelta::minutes(5);

/// The roles that wait by now.
///
/// # Errors
/// When the database fails.
pub async fn due_roles(app: &App) -> Result<Vec<RoleDue>> {
    let mut tx = app.read().await?;
    let due = store::standing::due_roles(&mut tx, app.clock.now(), BATCH).await?;
    tx.commit().await?;
    Ok(due)
}

/// When the next role is looked at.
///
/// # Errors
/// When the database fails.
pub async fn next_role(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::standing::due_next_role(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Takes a role up: every role that a tier of the programme has, and until when this one is taken. `None` when somebody
/// else has taken it.
///
/// # Errors
/// When the database fails.
pub async fn begin_role(app: &App, due: &RoleDue) -> Result<Option<(Vec<RoleId>, DateTime<Utc>)>> {
    let until = app.clock.now() + LEASE;
    let mut tx = app.begin().await?;
    let is_ours = store::standing::claim_role(&mut tx, due, until).await?;
    let roles = store::standing::list_roles(&mut tx, due.program_id).await?;
    tx.commit().await?;
    Ok(is_ours.then_some((roles, until)))
}

/// How bringing a role into step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The creator has this role and no other of a tier.
    InStep(Option<RoleId>),
    /// Discord said no: it is tried again when places are computed next.
    Refused,
    /// Discord did not answer: it is tried again soon.
    Later,
}

/// Notes how bringing a role into step went.
///
/// # Errors
/// When the database fails.
pub async fn end_role(app: &App, due: &RoleDue, until: DateTime<Utc>, end: End) -> Result<()> {
    let mut tx = app.begin().await?;
    match end {
        End::InStep(role) => store::standing::update_role(&mut tx, due, until, Some(role)).await?,
        End::Refused => store::standing::update_role(&mut tx, due, until, None).await?,
        End::Later => {
            let taken = RoleDue { role_due_at: until, ..*due };
            store::standing::claim_role(&mut tx, &taken, app.clock.now() + LATER).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Has a person's role looked at in the programme of a server: they came back, say, and have none.
///
/// # Errors
/// When the database fails.
pub async fn look_at_role(app: &App, tx: &mut Tx, server: ServerId, person: PersonId) -> Result<()> {
    if let Some(program) = store::program::find_by_server(tx, server).await? {
        store::standing::update_role_due(tx, program.program_id, person, app.clock.now()).await?;
    }
    Ok(())
}

/// Whether somebody who has these roles on a server is out of step there: without the one that Duet gave, or with one
/// of another tier.
///
/// # Errors
/// When the database fails.
pub async fn role_lost(tx: &mut Tx, server: ServerId, person: PersonId, has: &[RoleId]) -> Result<bool> {
    let Some(program) = store::program::find_by_server(tx, server).await? else { return Ok(false) };
    let Some(given) = store::standing::find_role(tx, program.program_id, person).await? else {
        return Ok(false);
    };
    let tiers = store::standing::list_roles(tx, program.program_id).await?;
    let has: Vec<RoleId> = has.iter().copied().filter(|role| tiers.contains(role)).collect();
    Ok(has != Vec::from_iter(given))
}

/// The roles that a person has by Duet's doing, each with its server: to be taken when they are forgotten.
///
/// # Errors
/// When the database fails.
pub async fn roles_of(tx: &mut Tx, person: PersonId) -> Result<Vec<(ServerId, RoleId)>> {
    Ok(store::standing::list_of_person(tx, person).await?)
}

/// Has every creator of a programme whose role is not the one of their tier looked at.
pub(super) async fn look_at_all(app: &App, tx: &mut Tx, program: ProgramId) -> Result<()> {
    store::standing::update_all_roles_due(tx, program, app.clock.now()).await?;
    Ok(())
}
