//! The demo's Discord server: its roles, channels and people.

use anyhow::Context as _;
use discord_sandbox::{
    DirectMessages, Id, NewChannel, NewGuild, NewPerson, NewRole, Permissions, Person, Sandbox,
};

use super::cast::{CAST, Cast, Part, SEATED, SHUT};

/// What stands in the sandbox, by Discord's numbers.
pub struct World {
    /// The server.
    pub guild: Id,
    /// The managers' role.
    pub managers: Id,
    /// The managers' channel.
    pub review: Id,
    /// For everybody.
    pub announcements: Id,
    /// The English-speaking creators' channel.
    pub us: Id,
    /// The Russian-speaking creators' channel.
    pub ru: Id,
    /// Where creators are thanked.
    pub wins: Id,
    /// Where English-speaking creators read what came of campaigns.
    pub results_us: Id,
    /// Where Russian-speaking ones do.
    pub results_ru: Id,
    /// The council's own.
    pub council: Id,
    /// The roles of the second and the third tier.
    pub tiers: [Id; 2],
    /// Everybody, with who they are.
    pub people: Vec<(Id, &'static Cast)>,
}

impl World {
    /// The one of the cast who is called so.
    ///
    /// # Errors
    /// When nobody is.
    pub fn named(&self, name: &str) -> anyhow::Result<(Id, &'static Cast)> {
        let found = self.people.iter().find(|(_, cast)| cast.name == name);
        found.copied().with_context(|| format!("{name} is one of the cast"))
    }

    /// The first of the managers.
    ///
    /// # Errors
    /// When there is none.
    pub fn manager(&self) -> anyhow::Result<(Id, &'static Cast)> {
        let found = self.people.iter().find(|(_, cast)| matches!(cast.part, Part::Manager));
        found.copied().context("the cast has a manager")
    }
}

/// The server's name.
pub const NAME: &str = "Lumen Creators";

/// The first of the demo's numbers. They never change, so that a file kept from an earlier demo knows its server again.
const FIRST: Id = 1_310_000_000_000_000_000;

/// Builds the server.
///
/// # Errors
/// When the sandbox does not know the server that it has just made.
pub fn build(sandbox: &Sandbox) -> anyhow::Result<World> {
    let numbered = |number: Id| Some(FIRST + (number << 22));
    let people: Vec<(Person, &Cast)> = (100..)
        .zip(CAST)
        .map(|(number, cast)| {
            let new = NewPerson {
                id: numbered(number),
                locale: cast.locale.to_owned(),
                timezone: cast.zone,
                ..NewPerson::named(cast.name)
            };
            (sandbox.person(&new), cast)
        })
        .collect();
    let owner =
        people.iter().find(|(_, cast)| matches!(cast.part, Part::Manager)).map(|(person, _)| person.id());
    let guild = sandbox.guild(&NewGuild { id: numbered(1), owner, ..NewGuild::named(NAME) });
    let role =
        |new: NewRole| sandbox.role(guild, &new).ok_or_else(|| anyhow::anyhow!("the server has no roles"));
    let managers = role(NewRole {
        id: numbered(2),
        permissions: Permissions::MANAGE_GUILD,
        color: 0x2A_9D_8F,
        ..NewRole::named("Managers")
    })?;
    let creators = role(NewRole { id: numbered(3), ..NewRole::named("Creators") })?;
    let glow = role(NewRole { id: numbered(8), color: 0xE9_C4_6A, ..NewRole::named("Glow") })?;
    let beacon = role(NewRole { id: numbered(9), color: 0xF4_A2_61, ..NewRole::named("Beacon") })?;
    let channel =
        |number, new: NewChannel| sandbox.channel(guild, &NewChannel { id: numbered(number), ..new });
    let us = channel(4, NewChannel::named("creators-us"));
    let ru = channel(5, NewChannel::named("авторы"));
    let announcements = channel(6, NewChannel::named("announcements"));
    let wins = channel(10, NewChannel::named("wins"));
    let results_us = channel(11, NewChannel::named("results-us"));
    let results_ru = channel(12, NewChannel::named("итоги"));
    let review = channel(7, NewChannel::private("review", &[managers]));
    let seated = people.iter().filter(|(_, cast)| SEATED.contains(&cast.name));
    let seated: Vec<Id> = seated.map(|(person, _)| person.id()).collect();
    let private = NewChannel { people: seated, ..NewChannel::private("council", &[managers]) };
    let council = channel(13, private);
    for (person, cast) in &people {
        if cast.name == SHUT {
            person.set_direct_messages(DirectMessages::Closed);
        }
        match cast.part {
            Part::Manager => person.join(guild, &[managers]),
            Part::Creator { .. } => person.join(guild, &[creators]),
            Part::Newcomer => person.join(guild, &[]),
        }
    }
    let people = people.into_iter().map(|(person, cast)| (person.id(), cast)).collect();
    Ok(World {
        guild,
        managers,
        review,
        announcements,
        us,
        ru,
        wins,
        results_us,
        results_ru,
        council,
        tiers: [glow, beacon],
        people,
    })
}
