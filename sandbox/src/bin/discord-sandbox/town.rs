//! The server that a bot finds: a few channels, two roles, and somebody in each of two languages.

use discord_sandbox::{ChannelKind, Id, NewChannel, NewGuild, NewPerson, NewRole, Permissions, Sandbox};

/// What was built.
pub(super) struct Town {
    /// The server.
    pub guild: Id,
    /// Who is in it, in words.
    pub people: String,
}

/// Builds the server and lets the bot in.
pub(super) fn build(sandbox: &Sandbox) -> Town {
    let everything = Permissions::ALL.without(Permissions::ADMINISTRATOR);
    let guild = sandbox.guild(&NewGuild { bot_permissions: everything, ..NewGuild::named("Northlight") });
    let staff = NewRole { permissions: Permissions::MANAGE_GUILD, ..NewRole::named("Staff") };
    let staff: Vec<Id> = sandbox.role(guild, &staff).into_iter().collect();
    let members: Vec<Id> = sandbox.role(guild, &NewRole::named("Members")).into_iter().collect();
    let start = sandbox
        .channel(guild, &NewChannel { kind: ChannelKind::Category, ..NewChannel::named("Start here") });
    let in_start = |name: &str, topic: &str| NewChannel {
        category: Some(start),
        topic: Some(topic.to_owned()),
        ..NewChannel::named(name)
    };
    let welcome = sandbox.channel(guild, &in_start("welcome", "Say hello"));
    let news = NewChannel { kind: ChannelKind::Announcement, ..in_start("announcements", "What is new") };
    sandbox.channel(guild, &news);
    let general = sandbox.channel(guild, &NewChannel::named("general"));
    sandbox.channel(guild, &NewChannel::named("болталка"));
    sandbox.channel(guild, &NewChannel::private("staff", &staff));
    let maya = sandbox.person(&NewPerson {
        timezone: chrono_tz::America::New_York,
        roles: staff,
        administrator: true,
        ..NewPerson::speaking("Maya", "en-US", guild)
    });
    let alisa = sandbox.person(&NewPerson {
        timezone: chrono_tz::Europe::Moscow,
        roles: members,
        ..NewPerson::speaking("Алиса", "ru", guild)
    });
    maya.at(welcome).say("Welcome! Type / to see what the bot can do.");
    alisa.at(general).say("Всем привет!");
    let told = |name: &str, locale: &str, role: &str| format!("{name} ({locale}, {role})");
    let people = [told("Maya", "en-US", "administrator"), told("Алиса", "ru", "member")].join(" and ");
    Town { guild, people }
}
