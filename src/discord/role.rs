//! Keeps the Discord role of every creator in step with their tier.

use serenity::all::{Http, HttpError, Member, RoleId as DiscordRole, UserId};
use tokio_util::sync::CancellationToken;

use super::ask::signed;
use super::server::guild;
use super::{Door, step};
use crate::app::App;
use crate::domain::{PersonId, RoleId, ServerId};
use crate::error::Result;
use crate::features::tier::{self, End};
use crate::store::standing::RoleDue;

/// What Discord answers when somebody is not on the server.
const UNKNOWN_MEMBER: isize = 10_007;

/// What Discord writes into its log of the server.
const REASON: &str = "Tier";

/// Brings roles into step until `stop`.
pub async fn run(app: App, door: Door, stop: CancellationToken) {
    step::rounds(&stop, "roles could not be brought into step", || tick(&app, &door.http)).await;
}

/// Brings the roles into step that wait. Returns how many it took up.
///
/// # Errors
/// When the database fails.
pub async fn tick(app: &App, http: &Http) -> Result<usize> {
    let due = tier::due_roles(app).await?;
    for role in &due {
        let Some((of_tiers, until)) = tier::begin_role(app, role).await? else { continue };
        let end = match bring(http, role, &of_tiers).await {
            Ok(()) => End::InStep(role.wanted_role_id),
            Err(error) => {
                let end = ending(&error, role);
                tracing::warn!(creator = %role.creator_id, %error, ?end, "a role could not be brought into step");
                end
            }
        };
        tier::end_role(app, role, until, end).await?;
    }
    Ok(due.len())
}

/// Gives the wanted role and takes those of other tiers: only what differs is asked of Discord.
async fn bring(http: &Http, due: &RoleDue, of_tiers: &[RoleId]) -> serenity::Result<()> {
    let (server, user) = (guild(due.server_id), user(due.person_id));
    let member: Member = http.get_member(server, user).await?;
    let has: Vec<RoleId> = member.roles.iter().map(|role| RoleId(signed(role.get()))).collect();
    if let Some(wanted) = due.wanted_role_id.filter(|wanted| !has.contains(wanted)) {
        http.add_member_role(server, user, discord(wanted), Some(REASON)).await?;
    }
    let others = of_tiers.iter().filter(|role| has.contains(role) && Some(**role) != due.wanted_role_id);
    for other in others {
        http.remove_member_role(server, user, discord(*other), Some(REASON)).await?;
    }
    Ok(())
}

/// Whether trying again soon can help: what Discord understood and refused stays refused until somebody mends it.
fn ending(error: &serenity::Error, due: &RoleDue) -> End {
    let serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) = error else { return End::Later };
    match (response.status_code.as_u16(), response.error.code) {
        (404, UNKNOWN_MEMBER) if due.wanted_role_id.is_none() => End::InStep(None),
        (401 | 429, _) => End::Later,
        (400..500, _) => End::Refused,
        _ => End::Later,
    }
}

/// Takes roles from a person who is being forgotten; one that cannot be taken stays.
pub async fn take(http: &Http, person: PersonId, roles: &[(ServerId, RoleId)]) {
    for (server, role) in roles {
        let taken = http.remove_member_role(guild(*server), user(person), discord(*role), Some(REASON)).await;
        if let Err(error) = taken {
            tracing::warn!(%error, "a role of somebody who was forgotten could not be taken");
        }
    }
}

fn user(person: PersonId) -> UserId {
    UserId::new(person.0.unsigned_abs())
}

fn discord(role: RoleId) -> DiscordRole {
    DiscordRole::new(role.0.unsigned_abs())
}
