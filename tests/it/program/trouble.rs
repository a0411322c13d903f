//! What is refused, and that nothing is half done then: bad text, missing permissions, strangers, other programmes.

use discord_sandbox::{CommandPermission, NewChannel, Overwrite, Permissions};
use duet::app::{About, Asker, enter};
use duet::domain::market::Typed;
use duet::domain::naming::Called;
use duet::domain::server::{ChannelSeen, Look};
use duet::domain::setup::Target;
use duet::domain::{ChannelId, PersonId, Refusal, ServerId};
use duet::error::Error;
use duet::features::{channel, market};
use duet::store;

use super::{another_server, press_all, says, set_up};
use crate::support::{Town, signed};

#[tokio::test(flavor = "multi_thread")]
async fn a_market_of_ones_own_is_read_or_refused() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let begun = ann.run("/program setup").await;
    let markets = ann.press(&begun, "Next").await;
    let good = [
        ("name", "New Zealand"),
        ("code", "NZ"),
        ("currency", "nzd"),
        ("zone", "pacific/auckland"),
        ("disclosure", "#ad"),
    ];
    for (field, text, words) in [
        ("name", "\u{200b}\u{feff}", "nothing of it can be seen"),
        ("code", "n", "2 to 8 small Latin letters"),
        ("code", "нз", "2 to 8 small Latin letters"),
        ("code", "n;drop", "2 to 8 small Latin letters"),
        ("currency", "EURO", "No currency has this code"),
        ("currency", "XXX", "No currency has this code"),
        ("zone", "Auckland time", "No time zone has this name"),
        ("zone", "../etc/passwd", "No time zone has this name"),
        ("disclosure", "\u{202e}", "nothing of it can be seen"),
    ] {
        ann.press(&markets, "Another market: English").await;
        let fields = good.map(|(name, right)| (name, if name == field { text } else { right }));
        says(&ann.submit("", &fields).await, words);
    }
    ann.press(&markets, "Another market: English").await;
    let mut odd = good;
    odd[0].1 = "**@everyone** <@1>";
    let added = ann.submit("", &odd).await;
    says(&added, "\\*\\*@everyone\\*\\* \\<@1\\>");
    says(&added, "NZD, Pacific/Auckland");
    ann.press(&added, "Another market: English").await;
    says(&ann.submit("", &good).await, "code `nz` already");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_landing_page_must_be_a_web_address() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let begun = ann.run("/program setup").await;
    let landing = press_all(&ann, begun, &["Next", "Next", "Next", "Later", "Next"]).await;
    for (url, words) in [
        ("javascript:alert(1)", "must begin with"),
        ("https://me:secret@shop.example.com/", "name or a password"),
        ("https://", "not an address"),
    ] {
        ann.press(&landing, "Write the address").await;
        says(&ann.submit("", &[("url", url)]).await, words);
    }
    let finish = press_all(&ann, landing, &["Later", "Next"]).await;
    says(&finish, "Still needed before creators can come: Channels and Landing page");
    let sent = ann.press(&finish, "Landing page").await;
    says(&sent, "step 6 of 8");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_duet_cannot_use_is_refused_by_the_permission_it_lacks() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let deny = Permissions(Permissions::EMBED_LINKS.0 | Permissions::ATTACH_FILES.0);
    let overwrite = Overwrite { id: town.guild, is_member: false, allow: Permissions::NONE, deny };
    let quiet = NewChannel { overwrites: vec![overwrite], ..NewChannel::named("quiet") };
    town.sandbox.channel(town.guild, &quiet);
    let channels = ann.run("/program channels").await;
    let refused = ann.select(&channels, "Channel: Applications, for managers", &["quiet"]).await;
    says(&refused, "it lacks *Embed Links* and *Attach Files* there");
    let open = ann.select(&channels, "Channel: Applications, for managers", &["creators-us"]).await;
    says(&open, "Everybody can read");
    let moved = ann.select(&channels, "Channel: Applications, for managers", &["review"]).await;
    says(&moved, &format!("Applications, for managers:** <#{}>", town.review));
    let taken = ann.select(&moved, "Channel: Announcements", &["review"]).await;
    says(&taken, "used for something else already");
    let again = ann.select(&moved, "What the channel is for", &["Applications, for managers"]).await;
    let freed = ann.press(&again, "Free: Applications, for managers").await;
    says(&freed, "Applications, for managers:** not chosen yet");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybodys_role_makes_nobody_a_manager() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let roles = ann.run("/program roles").await;
    says(&ann.select(&roles, "Choose the manager roles", &["@everyone"]).await, "cannot be a manager role");
    let bot = town.sandbox.bot_role(town.guild).expect("the bot has a role").to_string();
    says(&ann.select(&roles, "Choose the manager roles", &[&bot]).await, "cannot be a manager role");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_no_manager_is_refused_even_where_discord_shows_the_command() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let hidden = mira.run("/program setup").await;
    assert!(hidden.error.is_some(), "Discord hides it: {}", hidden.text());
    let command = town.sandbox.command("program").expect("it is registered");
    let everybody = CommandPermission { id: town.guild, kind: 1, allowed: true };
    town.sandbox.set_command_permissions(town.guild, command, &[everybody]);
    let sam = town.newcomer("Sam", "ru");
    for name in ["setup", "channels", "roles", "languages", "health", "audit"] {
        says(&mira.run(&format!("/program {name}")).await, "Only managers can do this");
        says(&sam.run(&format!("/program {name}")).await, "Это могут только менеджеры");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programmes_market_and_channel_are_unknown() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    set_up(&ann).await;
    let (server, bo) = another_server(&town, "en-US");
    bo.run("/program setup").await;
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let theirs = town.program(&mut tx).await;
    let markets = store::market::list(&mut tx, theirs.program_id).await.expect("the database works");
    let their_market = markets[0].market_id;
    let ours = store::program::find_by_server(&mut tx, ServerId(signed(server))).await;
    let ours = ours.expect("the database works").expect("the server was seen");
    let asker = Asker {
        person_id: PersonId(signed(bo.id())),
        server_id: Some(ServerId(signed(server))),
        roles: Vec::new(),
        manages_server: true,
        locale: "en-US".to_owned(),
        called: Called::default(),
    };
    let person = store::person::find(&mut tx, asker.person_id).await.expect("the database works");
    let member = enter(app, &mut tx, &asker, person.expect("Bo asked before"), About::Anything)
        .await
        .expect("Bo is there");
    assert_eq!(member.program.program_id, ours.program_id);

    let refused = market::archive(app, &mut tx, &member, their_market).await;
    assert!(matches!(refused, Err(Error::Refusal(Refusal::MarketUnknown))), "{refused:?}");
    let seen = ChannelSeen {
        channel_id: ChannelId(1),
        name: "general".to_owned(),
        is_public: true,
        missing: Vec::new(),
        makes_threads: true,
    };
    let look = Look { channels: vec![seen], ..Look::default() };
    let target = Target::Market(their_market);
    let refused = channel::choose(app, &mut tx, &member, target, ChannelId(1), &look).await;
    assert!(matches!(refused, Err(Error::Refusal(Refusal::MarketUnknown))), "{refused:?}");
    let elsewhere = ChannelId(signed(town.us));
    let refused = channel::choose(app, &mut tx, &member, Target::Review, elsewhere, &look).await;
    assert!(matches!(refused, Err(Error::Refusal(Refusal::ChannelUnknown))), "{refused:?}");
    let french = duet::domain::Language::Ru;
    let refused = market::add_typed(app, &mut tx, &member, french, &Typed::default()).await;
    assert!(matches!(refused, Err(Error::Refusal(Refusal::LanguageUnknown { .. }))), "{refused:?}");
    tx.commit().await.expect("the database works");
    town.close().await;
}
