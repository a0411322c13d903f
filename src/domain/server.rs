//! What Discord says of a programme's server: its channels and roles, what Duet may do there, who sees which command.

use super::{ChannelId, RoleId};

/// Something that Duet must be able to do in every channel that has a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ability {
    /// *View Channel*.
    View,
    /// *Send Messages*.
    Send,
    /// *Embed Links*: cards are embeds.
    Embed,
    /// *Attach Files*: QR codes and charts.
    Attach,
    /// *Create Private Threads*: where direct messages are closed.
    Threads,
    /// *Send Messages in Threads*: what is said there.
    ThreadSend,
    /// *Read Message History*: after a crash Duet looks whether it has said something.
    History,
}

impl Ability {
    /// Every one, in the order in which Discord lists them.
    pub const ALL: &'static [Self] =
        &[Self::View, Self::Send, Self::Embed, Self::Attach, Self::Threads, Self::ThreadSend, Self::History];
}

/// A text channel as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelSeen {
    /// Discord's number.
    pub channel_id: ChannelId,
    /// Its name, without the `#`.
    pub name: String,
    /// Whether everybody on the server can read it.
    pub is_public: bool,
    /// What Duet must be able to do there and cannot.
    pub missing: Vec<Ability>,
    /// Whether Duet may make threads there that everybody reads: those for questions under briefs.
    pub makes_threads: bool,
}

/// A role as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, as Discord tells it")]
pub struct RoleSeen {
    /// Discord's number.
    pub role_id: RoleId,
    /// The role that everybody has.
    pub is_everyone: bool,
    /// Belongs to an app or a subscription: nobody can be given it.
    pub is_managed: bool,
    /// Holds *Administrator*: sees every command, whatever else is said.
    pub is_administrator: bool,
    /// Holds *Manage Server*: sees staff commands unless somebody said otherwise.
    pub manages_server: bool,
    /// Stands below Duet's own highest role, as it must for Duet to give it.
    pub is_below: bool,
}

/// Why a role cannot, or should not, be given by Duet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ungivable {
    /// It was deleted.
    Gone,
    /// Everybody has it, or only an app can give it.
    Fixed,
    /// It stands above Duet's own.
    Above,
    /// Its holders run the server or the programme.
    Powerful,
    /// Duet lacks *Manage Roles*.
    Forbidden,
}

/// A server as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Its text channels.
    pub channels: Vec<ChannelSeen>,
    /// Its roles.
    pub roles: Vec<RoleSeen>,
    /// Whether Duet may make channels.
    pub makes_channels: bool,
    /// Whether Duet may give roles.
    pub gives_roles: bool,
}

impl Look {
    /// The text channel of this number.
    pub fn channel(&self, channel: ChannelId) -> Option<&ChannelSeen> {
        self.channels.iter().find(|seen| seen.channel_id == channel)
    }

    /// The role of this number.
    pub fn role(&self, role: RoleId) -> Option<&RoleSeen> {
        self.roles.iter().find(|seen| seen.role_id == role)
    }

    /// Nothing, if Duet can give the role to creators and it makes nobody a manager.
    ///
    /// # Errors
    /// Why not, what has to be mended first before anything else.
    pub fn givable(&self, role: RoleId, managers: &[RoleId]) -> Result<(), Ungivable> {
        let seen = self.role(role).ok_or(Ungivable::Gone)?;
        if seen.is_everyone || seen.is_managed {
            return Err(Ungivable::Fixed);
        }
        if seen.is_administrator || seen.manages_server || managers.contains(&role) {
            return Err(Ungivable::Powerful);
        }
        if !self.gives_roles {
            return Err(Ungivable::Forbidden);
        }
        if seen.is_below { Ok(()) } else { Err(Ungivable::Above) }
    }
}

/// What an administrator said under *Integrations*: whether a role sees a command, or all of Duet's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Override {
    /// The command; none when it is said of all.
    pub command_id: Option<i64>,
    /// The role; the role that everybody has stands for everybody.
    pub role_id: RoleId,
    /// Whether it may.
    pub is_allowed: bool,
}

/// A staff command as Discord knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffCommand {
    /// Discord's number.
    pub command_id: i64,
    /// Its English name, by which its other names are found.
    pub name: String,
}

/// A staff command that some managers cannot see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Its English name.
    pub name: String,
    /// The manager roles whose holders do not see it.
    pub roles: Vec<RoleId>,
}

/// The staff commands that holders of some of `managers` do not see. Roles that are gone from the server are left out.
pub fn hidden(
    look: &Look,
    managers: &[RoleId],
    commands: &[StaffCommand],
    overrides: &[Override],
) -> Vec<Hidden> {
    let roles: Vec<&RoleSeen> = managers.iter().filter_map(|role| look.role(*role)).collect();
    let everyone = look.roles.iter().find(|role| role.is_everyone);
    let blind = |command: &StaffCommand| {
        roles
            .iter()
            .filter(|role| !sees(role, everyone, command, overrides))
            .map(|role| role.role_id)
            .collect()
    };
    let all = commands.iter().map(|command| Hidden { name: command.name.clone(), roles: blind(command) });
    all.filter(|hidden| !hidden.roles.is_empty()).collect()
}

/// As Discord decides it for someone who has this role alone: what was said of the command counts first, then a no
/// that was said of all commands, then the permission that the command asks for.
fn sees(
    role: &RoleSeen,
    everyone: Option<&RoleSeen>,
    command: &StaffCommand,
    overrides: &[Override],
) -> bool {
    let said = |of: Option<i64>| {
        let to = |role: RoleId| overrides.iter().find(|it| it.command_id == of && it.role_id == role);
        to(role.role_id).or_else(|| to(everyone?.role_id)).map(|it| it.is_allowed)
    };
    let everyone_manages = everyone.is_some_and(|role| role.manages_server);
    role.is_administrator
        || said(Some(command.command_id))
            .unwrap_or_else(|| said(None) != Some(false) && (role.manages_server || everyone_manages))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYONE: RoleId = RoleId(1);
    const MANAGER: RoleId = RoleId(2);

    fn role(role_id: RoleId) -> RoleSeen {
        RoleSeen {
            role_id,
            is_everyone: role_id == EVERYONE,
            is_managed: false,
            is_administrator: false,
            manages_server: false,
            is_below: true,
        }
    }

    fn blind(manager: RoleSeen, overrides: &[Override]) -> bool {
        let look = Look { roles: vec![role(EVERYONE), manager], ..Look::default() };
        let commands = [StaffCommand { command_id: 7, name: "program".to_owned() }];
        !hidden(&look, &[MANAGER, RoleId(99)], &commands, overrides).is_empty()
    }

    fn said(command_id: Option<i64>, role_id: RoleId, is_allowed: bool) -> Override {
        Override { command_id, role_id, is_allowed }
    }

    #[test]
    fn a_role_without_manage_server_sees_a_staff_command_only_when_it_was_let() {
        assert!(blind(role(MANAGER), &[]));
        assert!(!blind(role(MANAGER), &[said(Some(7), MANAGER, true)]));
        assert!(!blind(role(MANAGER), &[said(Some(7), EVERYONE, true)]));
        assert!(blind(role(MANAGER), &[said(Some(8), MANAGER, true)]));
        assert!(blind(role(MANAGER), &[said(None, MANAGER, true)]));
    }

    #[test]
    fn a_role_with_manage_server_sees_it_until_someone_said_no() {
        let manager = RoleSeen { manages_server: true, ..role(MANAGER) };
        assert!(!blind(manager, &[]));
        assert!(blind(manager, &[said(Some(7), MANAGER, false)]));
        assert!(blind(manager, &[said(None, EVERYONE, false)]));
        assert!(!blind(manager, &[said(None, EVERYONE, false), said(Some(7), MANAGER, true)]));
    }

    #[test]
    fn an_administrator_sees_everything() {
        let manager = RoleSeen { is_administrator: true, ..role(MANAGER) };
        assert!(!blind(manager, &[said(Some(7), MANAGER, false)]));
    }

    #[test]
    fn a_role_is_given_only_where_duet_can_and_it_makes_nobody_a_manager() {
        const TIER: RoleId = RoleId(3);
        let givable = |tier: RoleSeen, gives_roles| {
            let look = Look { roles: vec![role(EVERYONE), tier], gives_roles, ..Look::default() };
            look.givable(tier.role_id, &[MANAGER])
        };
        assert_eq!(givable(role(TIER), true), Ok(()));
        assert_eq!(givable(role(TIER), false), Err(Ungivable::Forbidden));
        assert_eq!(givable(RoleSeen { is_below: false, ..role(TIER) }, true), Err(Ungivable::Above));
        assert_eq!(givable(RoleSeen { is_managed: true, ..role(TIER) }, true), Err(Ungivable::Fixed));
        assert_eq!(givable(RoleSeen { manages_server: true, ..role(TIER) }, true), Err(Ungivable::Powerful));
        assert_eq!(givable(role(MANAGER), true), Err(Ungivable::Powerful));
        assert_eq!(givable(role(EVERYONE), true), Err(Ungivable::Fixed));
        assert_eq!(Look::default().givable(TIER, &[]), Err(Ungivable::Gone));
    }
}
