//! A council's private channel: whoever has a seat is let in by Duet, and put out when they have none.

use chrono::TimeDelta;
use discord_sandbox::{Effect, Fault, Id, NewChannel, Overwrite, Permissions, Person};
use duet::domain::creator::Stage;

use super::{close, reads, says};
use crate::support::{Town, becomes};

/// What Discord is asked when somebody is let in.
const LET_IN: &str = "PUT /channels/{channel_id}/permissions/{overwrite_id}";

/// A council that meets in a private channel that nobody but managers sees, with one seat each for Mira and Лена.
async fn convened(town: &Town) -> (Person, [Person; 2], Id) {
    let max = town.manager("Max", "en-US");
    let people = [town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await];
    let channel = town.sandbox.channel(town.guild, &NewChannel::private("council", &[town.manager_role]));
    let none = max.run("/program council").await;
    max.press(&none, "Found a council").await;
    let typed = [
        ("name-0", "Spring council"),
        ("name-1", "Весенний совет"),
        ("ends", "2026-03-30"),
        ("seats", "2"),
        ("quorum", "1"),
    ];
    let sheet = max.submit("", &typed).await;
    let sheet = max.select(&sheet, "Give somebody a seat…", &["Mira"]).await;
    let sheet = max.select(&sheet, "Choose its private channel…", &["council"]).await;
    max.select(&sheet, "Give somebody a seat…", &["Лена"]).await;
    (max, people, channel)
}

/// Who of the two sees a channel.
fn see(people: &[Person; 2], channel: Id) -> [bool; 2] {
    [people[0].can_see(channel), people[1].can_see(channel)]
}

/// A manager takes somebody's seat back.
async fn unseat(max: &Person, seat: &str) {
    let sheet = max.run("/program council").await;
    let after = max.select(&sheet, "Take a seat back…", &[seat]).await;
    assert_eq!(after.error, None, "{}", after.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn members_see_the_channel_as_long_as_they_have_a_seat_wherever_the_council_meets() {
    let town = Town::new().await;
    let (max, people, channel) = convened(&town).await;
    assert_eq!(see(&people, channel), [false, false], "the deed waits for nothing");
    town.settle().await;
    assert_eq!(see(&people, channel), [true, true]);
    let private = NewChannel::private("elsewhere", &[town.manager_role]);
    let elsewhere = town.sandbox.channel(town.guild, &private);
    let sheet = max.run("/program council").await;
    says(&sheet, &["Duet lets whoever sits in it into that channel"]);
    max.select(&sheet, "Choose its private channel…", &["elsewhere"]).await;
    town.settle().await;
    assert_eq!((see(&people, channel), see(&people, elsewhere)), ([false, false], [true, true]));
    unseat(&max, "Лена (Russia)").await;
    town.settle().await;
    assert_eq!(see(&people, elsewhere), [true, false]);
    // Whoever leaves the programme is put out, and let in again when they are back with their seat.
    let [mira, _] = &people;
    mira.leave(town.guild);
    becomes(&town, mira, Stage::Left).await;
    town.settle().await;
    mira.join(town.guild, &[]);
    assert!(!mira.can_see(elsewhere));
    becomes(&town, mira, Stage::Active).await;
    town.settle().await;
    assert!(mira.can_see(elsewhere));
    let gone = mira.press(&mira.run("/profile forget").await, "Erase everything").await;
    assert_eq!(gone.error, None, "{}", gone.text());
    town.settle().await;
    assert!(!mira.can_see(elsewhere));
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_council_meets_without_those_who_sat_in_the_last() {
    let town = Town::new().await;
    let (max, people, channel) = convened(&town).await;
    town.advance(TimeDelta::days(40)).await;
    assert_eq!(see(&people, channel), [true, true], "until the next is founded they can read what was said");
    let none = max.run("/program council").await;
    max.press(&none, "Found a council").await;
    let typed = [
        ("name-0", "Summer council"),
        ("name-1", "Летний совет"),
        ("ends", "2026-09-30"),
        ("seats", "1"),
        ("quorum", "1"),
    ];
    let sheet = max.submit("", &typed).await;
    max.select(&sheet, "Give somebody a seat…", &["Лена"]).await;
    town.settle().await;
    assert_eq!(see(&people, channel), [false, true]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_duet_may_not_let_anybody_in_managers_read_whom_and_what_to_do() {
    let town = Town::new().await;
    let lost = Fault::new(Effect::LostPermissions(Permissions::MANAGE_ROLES)).at(town.guild);
    let fault = town.sandbox.fault(&lost);
    let (max, people, channel) = convened(&town).await;
    town.settle().await;
    assert_eq!(see(&people, channel), [false, false]);
    reads(&people[0].direct_transcript(), &["You have a seat"]);
    let sheet = max.run("/program council").await;
    says(&sheet, &["Duet could not let them in: Mira and Лена", "*Manage Permissions*"]);
    says(&people[1].run("/совет состав").await, &["Весенний совет"]);
    assert!(!people[1].run("/совет состав").await.text().contains("не получилось"));
    town.sandbox.end_fault(fault);
    town.advance(TimeDelta::hours(1)).await;
    assert_eq!(see(&people, channel), [true, true]);
    assert!(!max.run("/program council").await.text().contains("could not"));
    // The same when somebody is to be put out.
    town.sandbox.fault(&lost);
    unseat(&max, "Лена (Russia)").await;
    town.settle().await;
    says(&max.run("/program council").await, &["could not put them out: Лена"]);
    town.sandbox.end_faults();
    town.advance(TimeDelta::hours(1)).await;
    assert_eq!(see(&people, channel), [true, false]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_lets_nobody_stay_inside_or_outside() {
    let mut town = Town::new().await;
    for performed in [false, true] {
        town.sandbox.fault(&Fault::new(Effect::Failure { status: 503, performed }).on(LET_IN).times(8));
    }
    let (max, people, channel) = convened(&town).await;
    town.settle().await;
    town.restart().await;
    town.advance(TimeDelta::hours(2)).await;
    assert_eq!(see(&people, channel), [true, true]);
    unseat(&max, "Mira (United States)").await;
    town.settle().await;
    assert_eq!(see(&people, channel), [false, true]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_managers_let_in_themselves_is_not_put_out_by_duet() {
    let town = Town::new().await;
    let (max, people, channel) = convened(&town).await;
    let all = Permissions::VIEW_CHANNEL
        .with(Permissions::READ_MESSAGE_HISTORY)
        .with(Permissions::SEND_MESSAGES_IN_THREADS);
    let said = |id: Id, is_member: bool, allow: Permissions, deny: Permissions| Overwrite {
        id,
        is_member,
        allow,
        deny,
    };
    let bot = town.sandbox.bot_role(town.guild).expect("a role");
    let works = all.with(Permissions::SEND_MESSAGES);
    town.sandbox.set_overwrites(
        channel,
        &[
            said(town.guild, false, Permissions::NONE, Permissions::VIEW_CHANNEL),
            said(bot, false, works, Permissions::NONE),
            said(people[0].id(), true, all, Permissions::NONE),
            said(people[1].id(), true, Permissions::ADD_REACTIONS, Permissions::NONE),
        ],
    );
    town.settle().await;
    assert_eq!(see(&people, channel), [true, true]);
    unseat(&max, "Mira (United States)").await;
    unseat(&max, "Лена (Russia)").await;
    town.settle().await;
    assert_eq!(see(&people, channel), [true, false]);
    close(town).await;
}
