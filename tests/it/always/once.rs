//! A notice is delivered once: whatever breaks, and whenever, neither loses nor repeats it.

use chrono::TimeDelta;
use discord_sandbox::{DirectMessages, Id, Person};
use duet::domain::creator::Stage;
use duet::domain::notice::{Notice, Reader};
use duet::domain::{ApplicationId, CampaignId, ChannelId, Language, PersonId};
use duet::store;
use futures::future::join_all;
use serde_json::Value;

use crate::support::founding::found_creator;
use crate::support::schema::run;
use crate::support::wire::{Courier, Fate};
use crate::support::{Town, signed};

/// Longer than Discord remembers a message's nonce.
const LONG: TimeDelta = TimeDelta::hours(1);
/// Longer than a claim, and shorter than Discord remembers a nonce.
const SHORT: TimeDelta = TimeDelta::minutes(2);

/// A direct message that nobody else gets.
fn to_person(words: &str) -> Notice {
    Notice::DirectTest { program: words.to_owned() }
}

/// A post in a channel that is like no other.
fn to_channel(words: &str) -> Notice {
    Notice::CampaignPublished {
        campaign: CampaignId(7),
        language: Language::En,
        name: words.to_owned(),
        summary: "Once.".to_owned(),
        starts_on: None,
        ends_on: None,
        has_brief: false,
    }
}

/// Writes notices into the outbox.
async fn write(town: &Town, notices: &[(Reader, Notice)]) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    for (reader, notice) in notices {
        app.notify(&mut tx, program, *reader, notice).await.expect("the database works");
    }
    tx.commit().await.expect("the database works");
}

fn reader(person: &Person) -> Reader {
    Reader::Person(PersonId(signed(person.id())))
}

fn readers_of(channel: Id) -> Reader {
    Reader::Channel(ChannelId(signed(channel)))
}

/// How often these words stand among some messages.
fn count(messages: &[Value], words: &str) -> usize {
    messages.iter().filter(|message| message["embeds"].to_string().contains(words)).count()
}

async fn waiting(town: &Town) -> i64 {
    let mut tx = town.duet.app.read().await.expect("the database works");
    store::notice::count_waiting(&mut tx).await.expect("the database works")
}

/// Every way in which a Duet can die at one of its first requests, and for how long there is none after that.
fn deaths(requests: usize) -> Vec<(usize, Fate, TimeDelta)> {
    let mut found = Vec::new();
    for at in 0..requests {
        for fate in [Fate::CutBefore, Fate::CutAfter] {
            found.extend([SHORT, LONG].map(|away| (at, fate, away)));
        }
    }
    found
}

/// A Duet of its own takes up what is due, dies at the request of this number, and the town's goes on after a while.
async fn dies_and_is_replaced(town: &Town, (at, fate, away): (usize, Fate, TimeDelta)) {
    let mortal = Courier::on(town, move |number| if number == at { fate } else { Fate::Pass }).await;
    mortal.dies().await;
    town.settle().await;
    assert_eq!(waiting(town).await, 1, "the claim of the dead does not hold: {at} {fate:?}");
    town.pass(away);
    town.settle().await;
    assert_eq!(waiting(town).await, 0, "a notice was lost: {at} {fate:?} {away}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_neither_loses_nor_repeats_a_direct_message() {
    let town = Town::new().await;
    // The first request opens the direct messages, the second says something there.
    for death in deaths(2) {
        let words = format!("Round {death:?}");
        let mira = town.newcomer("Mira", "en-US");
        write(&town, &[(reader(&mira), to_person(&words))]).await;
        dies_and_is_replaced(&town, death).await;
        let said = count(&mira.direct_messages(), &words);
        assert_eq!(said, 1, "{death:?}");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_neither_loses_nor_repeats_a_post() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    for death in deaths(1) {
        let words = format!("Round {death:?}");
        write(&town, &[(readers_of(town.us), to_channel(&words))]).await;
        dies_and_is_replaced(&town, death).await;
        assert_eq!(count(&sam.messages(town.us), &words), 1, "{death:?}");
    }
    let posts = sam.messages(town.us);
    let lena = town.newcomer("Лена", "ru");
    for post in &posts {
        // A post that was found again is known as a post: its button works.
        let answer = lena.press(post, "🌐").await;
        assert_eq!(answer.error, None, "{}", answer.text());
    }
    town.close().await;
}

/// Somebody whose application waits and is still to be shown to the managers.
async fn applied(town: &Town, name: &str) -> ApplicationId {
    let app = &town.duet.app;
    let person = town.newcomer(name, "en-US");
    let creator = found_creator(app, town.guild, (person.id(), name, "en-US"), "us", Stage::Applied).await;
    let id: ApplicationId = app.ids.next();
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let waits = store::application::insert(&mut tx, id, (program, creator), town.now()).await;
    waits.expect("the database works").expect("it is the only one");
    let application = store::application::find(&mut tx, program, id).await.expect("the database works");
    app.show_application(&mut tx, &application.expect("it is there")).await.expect("the database works");
    tx.commit().await.expect("the database works");
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_leaves_one_application_that_shows_how_it_stands() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    for (number, death) in deaths(1).into_iter().enumerate() {
        let name = format!("Applicant{number}");
        applied(&town, &name).await;
        let (at, fate, away) = death;
        let mortal = Courier::on(&town, move |number| if number == at { fate } else { Fate::Pass }).await;
        mortal.dies().await;
        town.pass(away);
        // A manager decides while the message is there, or not, and nobody has noted where.
        let queue = boss.run("/review applications").await;
        let decided = boss.press(&queue, "Approve").await;
        assert!(decided.text().contains("Approved by"), "{}", decided.text());
        town.settle().await;
        let posted = boss.messages(town.review);
        let about: Vec<Value> =
            posted.into_iter().filter(|message| count(std::slice::from_ref(message), &name) == 1).collect();
        assert_eq!(about.len(), 1, "{death:?}: {about:#?}");
        assert_eq!(count(&about, "Approved by"), 1, "{death:?}: {about:#?}");
        assert_eq!(about[0]["components"].as_array().map_or(0, Vec::len), 0, "{death:?}: {about:#?}");
    }
    read_all(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_says_what_belongs_together_once_and_together() {
    let town = Town::new().await;
    for death in deaths(2) {
        let words = format!("Round {death:?}");
        let mira = town.newcomer("Mira", "en-US");
        let sale = |number: i64| Notice::Sales {
            program: format!("{words} {number}"),
            sales: number,
            revenue: Vec::new(),
            earned: Vec::new(),
        };
        let all = [1, 2, 3].map(|number| (reader(&mira), sale(number)));
        write(&town, &all).await;
        let (at, fate, away) = death;
        let mortal = Courier::on(&town, move |number| if number == at { fate } else { Fate::Pass }).await;
        mortal.dies().await;
        town.settle().await;
        town.pass(away);
        town.settle().await;
        assert_eq!(waiting(&town).await, 0, "{death:?}");
        let said = mira.direct_messages();
        assert_eq!(said.len(), 1, "{death:?}: {said:#?}");
        assert_eq!(count(&said, "3 things from Acme creators"), 1, "{death:?}: {said:#?}");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_one_thing_cannot_be_said_nothing_after_it_is() {
    let town = Town::new().await;
    let (mira, sam) = (town.newcomer("Mira", "en-US"), town.newcomer("Sam", "en-GB"));
    let all = ["First", "Second", "Third"].map(|words| (reader(&mira), to_person(words)));
    write(&town, &all).await;
    // Her channel cannot be opened at first.
    let courier =
        Courier::on(&town, |number| if number == 0 { Fate::Refused(500) } else { Fate::Pass }).await;
    courier.tick().await;
    write(&town, &[(reader(&mira), to_person("Fourth")), (reader(&sam), to_person("Meanwhile"))]).await;
    courier.tick().await;
    courier.close().await;
    town.settle().await;
    assert_eq!(count(&sam.direct_messages(), "Meanwhile"), 1, "somebody else had to wait");
    town.advance(LONG).await;
    let read = mira.direct_messages();
    let order = ["First", "Second", "Third", "Fourth"];
    assert_eq!(read.len(), order.len());
    for (message, words) in read.iter().zip(order) {
        assert_eq!(count(std::slice::from_ref(message), words), 1, "{read:#?}");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn direct_messages_are_opened_a_few_at_a_time() {
    let town = Town::new().await;
    let people: Vec<Person> = (0..25).map(|number| town.newcomer(&format!("P{number}"), "en-US")).collect();
    let all: Vec<_> = people.iter().map(|person| (reader(person), to_person("Hello"))).collect();
    write(&town, &all).await;
    let said = || people.iter().filter(|person| !person.direct_transcript().is_empty()).count();
    town.settle().await;
    assert_eq!(said(), 10);
    town.advance(TimeDelta::minutes(1)).await;
    assert_eq!(said(), 20);
    town.advance(TimeDelta::minutes(1)).await;
    assert_eq!(said(), 25);
    read_all(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_neither_loses_nor_repeats_a_word() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    for (number, jump) in
        [TimeDelta::minutes(-50), TimeDelta::days(40), TimeDelta::days(-39)].into_iter().enumerate()
    {
        let words = format!("Jump {number}");
        write(&town, &[(reader(&mira), to_person(&words))]).await;
        let mortal = Courier::on(&town, |number| if number == 1 { Fate::CutAfter } else { Fate::Pass }).await;
        // From the second time on her channel is known, and the message is the first request.
        let mortal = if number == 0 {
            mortal
        } else {
            mortal.close().await;
            Courier::on(&town, |number| if number == 0 { Fate::CutAfter } else { Fate::Pass }).await
        };
        mortal.dies().await;
        town.pass(jump);
        town.settle().await;
        // Whatever the jump, the claim of the dead is over some day.
        town.pass(TimeDelta::days(2));
        town.settle().await;
        assert_eq!(count(&mira.direct_messages(), &words), 1, "{words}");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_never_came_does_not_repeat_a_notice() {
    let town = Town::new().await;
    let (mira, sam) = (town.newcomer("Mira", "en-US"), town.newcomer("Sam", "en-GB"));
    for (unheard, away) in [(2, SHORT), (9, SHORT), (9, LONG)] {
        let words = format!("{unheard} answers lost, {away}");
        write(&town, &[(reader(&mira), to_person(&words)), (readers_of(town.us), to_channel(&words))]).await;
        let courier = Courier::on(&town, move |number| match number < unheard {
            true => Fate::Unheard(500),
            false => Fate::Pass,
        })
        .await;
        courier.tick().await;
        courier.close().await;
        town.pass(away);
        town.settle().await;
        assert_eq!(waiting(&town).await, 0, "{words}");
        assert_eq!(count(&mira.direct_messages(), &words), 1, "{words}");
        assert_eq!(count(&sam.messages(town.us), &words), 1, "{words}");
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_words_twice_are_two_notices() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    write(&town, &[(reader(&mira), to_person("Again")), (reader(&mira), to_person("Again"))]).await;
    let courier = Courier::on(&town, |_| Fate::Refused(503)).await;
    courier.tick().await;
    courier.close().await;
    town.pass(LONG);
    town.settle().await;
    assert_eq!(count(&mira.direct_messages(), "Again"), 2, "one was taken for the other");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_duets_on_one_database_say_each_notice_once() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    let notices: Vec<_> = (0..60)
        .map(|number| match number % 2 {
            0 => (reader(&mira), to_person(&format!("Word {number}."))),
            _ => (readers_of(town.us), to_channel(&format!("Word {number}."))),
        })
        .collect();
    write(&town, &notices).await;
    let couriers = [Courier::on(&town, |_| Fate::Pass).await, Courier::on(&town, |_| Fate::Pass).await];
    let work = couriers.iter().map(|courier| async { while courier.tick().await > 0 {} });
    tokio::join!(join_all(work), town.settle());
    let sent = town.sandbox.requests();
    let sent = sent.iter().filter(|request| request.route == "/channels/{channel_id}/messages");
    assert_eq!(sent.filter(|request| request.method == "POST").count(), 60, "two Duets took up one notice");
    let said = [mira.direct_messages(), mira.messages(town.us)].concat();
    for number in 0..60 {
        assert_eq!(count(&said, &format!("Word {number}.")), 1, "{number}");
    }
    for courier in couriers {
        courier.close().await;
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_outage_of_discord_loses_nothing() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    write(&town, &[(reader(&mira), to_person("Patience")), (readers_of(town.us), to_channel("Patience"))])
        .await;
    let courier = Courier::on(&town, |_| Fate::Refused(503)).await;
    for _ in 0..60 {
        courier.tick().await;
        town.pass(TimeDelta::minutes(6));
    }
    courier.close().await;
    town.settle().await;
    town.pass(LONG);
    town.settle().await;
    assert_eq!(count(&mira.direct_messages(), "Patience"), 1);
    assert_eq!(count(&mira.messages(town.us), "Patience"), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_direct_messages_hold_nobody_up_and_managers_see_it() {
    let town = Town::new().await;
    let (mira, lena) = (town.newcomer("Mira", "en-US"), town.newcomer("Лена", "ru"));
    mira.set_direct_messages(DirectMessages::Closed);
    write(&town, &[(reader(&mira), to_person("Shut")), (reader(&lena), to_person("Open"))]).await;
    town.settle().await;
    assert_eq!(count(&mira.direct_messages(), "Shut"), 0);
    assert_eq!(count(&lena.direct_messages(), "Open"), 1);
    let english = town.manager("Boss", "en-US").run("/program health").await.text();
    assert!(english.contains("1 notice could not be delivered"), "{english}");
    let russian = town.manager("Босс", "ru").run("/программа состояние").await.text();
    assert!(russian.contains("Не доставлено 1 уведомление"), "{russian}");
    // Nothing is tried over and over at a shut door.
    town.sandbox.clear_requests();
    town.advance(TimeDelta::days(1)).await;
    assert!(town.sandbox.requests().iter().all(|request| request.route != "/channels/{channel_id}/messages"));
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_this_duet_cannot_read_holds_no_other_up() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    write(&town, &[(reader(&mira), to_person("Unread")), (reader(&mira), to_person("Read"))]).await;
    let unread = "update notice set body = '{\"kind\": \"from_a_newer_duet\"}' where body like '%Unread%'";
    run(town.database(), &[unread.to_owned()]).await;
    for _ in 0..20 {
        if town.duet.settle().await.is_ok() {
            break;
        }
        town.pass(SHORT);
    }
    assert_eq!(count(&mira.direct_messages(), "Read"), 1);
    assert_eq!(waiting(&town).await, 1, "it waits for a Duet that can read it");
    run(town.database(), &["delete from notice where state = 'waiting'".to_owned()]).await;
    town.close().await;
}

/// Everybody reads what they got.
fn read_all(town: &Town) {
    for person in town.sandbox.people() {
        person.inbox();
    }
}
