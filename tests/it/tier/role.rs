//! The Discord role of a tier is kept in step, whatever happens to it.

use std::time::Duration;

use discord_sandbox::{Effect, Fault, Id, NewRole, Permissions, Person};
use duet::domain::RoleId;

use super::{a_day, found_tier, says, sell, selling};
use crate::conversion::code;
use crate::support::{Town, eventually, signed};

struct Ladder {
    town: Town,
    roles: [Id; 2],
    mira: Person,
}

/// A town with two tiers that have roles, and a creator.
async fn ladder() -> Ladder {
    let town = Town::new().await;
    let role = |name: &str| town.sandbox.role(town.guild, &NewRole::named(name)).expect("the server exists");
    let roles = [role("Bronze"), role("Silver")];
    let id = |role: Id| Some(RoleId(signed(role)));
    found_tier(&town, 1, ("Bronze", "Бронза"), selling(None), id(roles[0])).await;
    found_tier(&town, 2, ("Silver", "Серебро"), selling(Some(1)), id(roles[1])).await;
    let mira = town.creator("Mira", "en-US", "us").await;
    Ladder { town, roles, mira }
}

/// Waits until somebody has exactly these of the ladder's roles: Discord's events arrive when they arrive.
async fn comes_to_have(ladder: &Ladder, wanted: &[Id]) {
    eventually(&format!("whoever climbs has {wanted:?} of the ladder's roles"), async || {
        ladder.town.settle().await;
        let mut has = ladder.mira.roles(ladder.town.guild);
        has.retain(|role| ladder.roles.contains(role));
        has == wanted
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_comes_changes_and_comes_back() {
    let ladder = ladder().await;
    let (town, mira, [bronze, silver]) = (&ladder.town, &ladder.mira, ladder.roles);
    a_day(town).await;
    comes_to_have(&ladder, &[bronze]).await;
    let code = code(mira, "/link get").await;
    sell(town, &code, 1, 1).await;
    a_day(town).await;
    comes_to_have(&ladder, &[silver]).await;
    mira.set_roles(town.guild, &[]);
    comes_to_have(&ladder, &[silver]).await;
    mira.set_roles(town.guild, &[bronze, silver]);
    comes_to_have(&ladder, &[silver]).await;
    mira.leave(town.guild);
    tokio::time::sleep(Duration::from_millis(100)).await;
    mira.join(town.guild, &[]);
    comes_to_have(&ladder, &[silver]).await;
    let boss = town.manager("Boss", "en-US");
    let list = boss.run("/program tiers").await;
    let sheet = boss.select(&list, "Open a tier…", &["Silver"]).await;
    says(&boss.press(&sheet, "No role").await, &["Discord role: none"]);
    comes_to_have(&ladder, &[]).await;
    mira.direct_messages();
    ladder.town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_comes_also_where_discord_fails_at_first() {
    let ladder = ladder().await;
    let give = "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}";
    let failure = Effect::Failure { status: 503, performed: false };
    // As often as one request is repeated, so that all of it fails.
    ladder.town.sandbox.fault(&Fault::new(failure).on(give).times(5));
    a_day(&ladder.town).await;
    comes_to_have(&ladder, &[ladder.roles[0]]).await;
    ladder.mira.direct_messages();
    ladder.town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_the_programme_leaves_its_role() {
    let ladder = ladder().await;
    a_day(&ladder.town).await;
    comes_to_have(&ladder, &[ladder.roles[0]]).await;
    let pause = ladder.mira.run("/profile pause").await;
    let asked = ladder.mira.press(&pause, "Leave the programme").await;
    ladder.mira.press(&asked, "Leave").await;
    comes_to_have(&ladder, &[]).await;
    let boss = ladder.town.manager("Boss", "en-US");
    boss.messages(ladder.town.review);
    ladder.mira.direct_messages();
    ladder.town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_forgotten_has_no_role_any_more() {
    let ladder = ladder().await;
    a_day(&ladder.town).await;
    comes_to_have(&ladder, &[ladder.roles[0]]).await;
    let asked = ladder.mira.run("/profile forget").await;
    ladder.mira.press(&asked, "Erase everything").await;
    comes_to_have(&ladder, &[]).await;
    ladder.mira.direct_messages();
    ladder.town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_cannot_be_given_is_refused_and_one_that_cannot_any_more_is_shown() {
    let ladder = ladder().await;
    let (town, [bronze, silver]) = (&ladder.town, ladder.roles);
    let boss = town.manager("Boss", "en-US");
    let role = |new: &NewRole| town.sandbox.role(town.guild, new).expect("the server exists");
    let high = role(&NewRole::named("High"));
    town.sandbox.raise_role(town.guild, high);
    role(&NewRole { permissions: Permissions::ADMINISTRATOR, ..NewRole::named("Power") });
    let list = boss.run("/program tiers").await;
    let sheet = boss.select(&list, "Open a tier…", &["Bronze"]).await;
    let place = "The Discord role that its creators have";
    for (name, words) in [
        ("High", "stands above Duet’s own role"),
        ("Power", "nobody should come to that by selling"),
        ("Managers", "nobody should come to that by selling"),
        ("Duet", "Nobody can be given"),
    ] {
        says(&boss.select(&sheet, place, &[name]).await, &[words]);
    }
    says(&boss.run("/program health").await, &["All is well"]);
    town.sandbox.delete_role(town.guild, silver);
    town.sandbox.raise_role(town.guild, bronze);
    a_day(town).await;
    let ill = boss.run("/program health").await;
    says(
        &ill,
        &["2 things need you", "The Discord role of the tier Silver was deleted:** choose another, or none"],
    );
    says(
        &ill,
        &[&format!("Duet cannot give <@&{bronze}> to creators of Bronze"), "drag Duet’s role above it"],
    );
    comes_to_have(&ladder, &[]).await;
    let bots = town.sandbox.bot_role(town.guild).expect("the bot has a role");
    town.sandbox.set_permissions(town.guild, bots, Permissions::EVERYDAY);
    says(&boss.run("/program health").await, &["grant its role *Manage Roles*"]);
    town.sandbox.set_permissions(town.guild, bots, Permissions::EVERYDAY.with(Permissions::MANAGE_ROLES));
    town.sandbox.raise_role(town.guild, bots);
    a_day(town).await;
    comes_to_have(&ladder, &[bronze]).await;
    ladder.mira.direct_messages();
    ladder.town.close().await;
}
