//! Whatever Discord does wrong, no notice is lost and none is repeated.

use std::time::Duration;

use chrono::TimeDelta;
use discord_sandbox::{DirectMessages, Effect, Fault, Id, LimitScope, Permissions, Person, Sandbox};
use duet::domain::notice::{Notice, Reader};
use duet::domain::{CampaignId, ChannelId, CreatorId, Language, PersonId};
use duet::store;

use crate::support::wire::{Courier, Fate};
use crate::support::{Town, signed};

/// The route by which messages are said.
const SAY: &str = "POST /channels/{channel_id}/messages";

async fn write(town: &Town, reader: Reader, words: &str) {
    tell(town, reader, &post_or_test(reader, words)).await;
}

/// A notice with these words in it, which a person or a channel can be told at any hour.
fn post_or_test(reader: Reader, words: &str) -> Notice {
    match reader {
        Reader::Person(_) => Notice::DirectTest { program: words.to_owned() },
        Reader::Channel(_) => Notice::CampaignPublished {
            campaign: CampaignId(7),
            language: Language::En,
            name: words.to_owned(),
            summary: "Once.".to_owned(),
            starts_on: None,
            ends_on: None,
            has_brief: false,
        },
    }
}

async fn tell(town: &Town, reader: Reader, notice: &Notice) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    app.notify(&mut tx, program, reader, notice).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

fn to(person: &Person) -> Reader {
    Reader::Person(PersonId(signed(person.id())))
}

fn all_in(channel: Id) -> Reader {
    Reader::Channel(ChannelId(signed(channel)))
}

/// How often somebody was told something in private.
fn told(person: &Person, words: &str) -> usize {
    person.direct_transcript().matches(words).count()
}

async fn waiting(town: &Town) -> i64 {
    let mut tx = town.duet.app.read().await.expect("the database works");
    store::notice::count_waiting(&mut tx).await.expect("the database works")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_429_is_waited_out() {
    let town = Town::new().await;
    let people: Vec<Person> = (0..8).map(|number| town.newcomer(&format!("P{number}"), "en-US")).collect();
    for scope in [LimitScope::User, LimitScope::Shared, LimitScope::Global] {
        let wait = Duration::from_millis(120);
        town.sandbox.fault(&Fault::new(Effect::RateLimit { wait, scope }).on(SAY).times(6));
        let words = format!("{scope:?}");
        for person in &people {
            write(&town, to(person), &words).await;
        }
        town.settle().await;
        town.advance(TimeDelta::hours(1)).await;
        assert_eq!(waiting(&town).await, 0);
        for person in &people {
            assert_eq!(told(person, &words), 1, "{words}");
        }
        town.sandbox.end_faults();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_of_failures_is_waited_out_whether_or_not_they_did_what_was_asked() {
    let town = Town::new().await;
    let (mira, sam) = (town.newcomer("Mira", "en-US"), town.newcomer("Sam", "en-GB"));
    for performed in [false, true] {
        let words = format!("Performed: {performed}.");
        let hour = town.now() + TimeDelta::hours(1);
        town.sandbox
            .fault(&Fault::new(Effect::Failure { status: 503, performed }).on(SAY).until(hour).times(12));
        write(&town, to(&mira), &words).await;
        write(&town, all_in(town.us), &words).await;
        town.advance(TimeDelta::hours(3)).await;
        assert_eq!(waiting(&town).await, 0);
        assert_eq!(told(&mira, &words), 1, "{words}");
        assert_eq!(sam.transcript(town.us).matches(&words).count(), 1, "{words}");
        town.sandbox.end_faults();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_lost_are_not_asked_for_twice() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    for effect in [Effect::AnswerLost, Effect::Dropped] {
        let words = format!("{effect:?}.");
        town.sandbox.fault(&Fault::new(effect).on(SAY).times(7));
        write(&town, to(&mira), &words).await;
        town.advance(TimeDelta::hours(3)).await;
        assert_eq!((waiting(&town).await, told(&mira, &words)), (0, 1), "{words}");
        town.sandbox.end_faults();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_kicked_hears_nothing_more_and_has_left() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    write(&town, to(&lena), "Здесь").await;
    town.settle().await;
    lena.leave(town.guild);
    write(&town, to(&lena), "Там").await;
    town.settle().await;
    assert_eq!((told(&lena, "Здесь"), told(&lena, "Там"), waiting(&town).await), (1, 0, 0));
    let boss = town.manager("Boss", "en-US");
    let listed = boss.run("/creator list").await.text();
    assert!(listed.contains("left"), "{listed}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_is_closed_to_duet_or_gone_holds_nobody_up() {
    let town = Town::new().await;
    let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Boss", "en-US"));
    let lost = Effect::LostPermissions(Permissions::SEND_MESSAGES);
    let fault = town.sandbox.fault(&Fault::new(lost).at(town.us));
    write(&town, all_in(town.us), "Lost").await;
    town.sandbox.delete_channel(town.ru);
    write(&town, all_in(town.ru), "Gone").await;
    write(&town, to(&mira), "Heard").await;
    town.settle().await;
    assert_eq!((told(&mira, "Heard"), waiting(&town).await), (1, 0));
    let health = boss.run("/program health").await.text();
    assert!(health.contains("2 notices could not be delivered"), "{health}");
    town.sandbox.end_fault(fault);
    write(&town, all_in(town.us), "Back").await;
    town.settle().await;
    assert_eq!(mira.transcript(town.us).matches("Back").count(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_come_twice_and_a_clock_of_discords_that_jumps_change_nothing() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    town.sandbox.fault(&Fault::new(Effect::DuplicateEvent(None)));
    for (number, jump) in [TimeDelta::days(-2), TimeDelta::days(3)].into_iter().enumerate() {
        town.sandbox.fault(&Fault::new(Effect::ClockJump(jump)).times(50));
        let words = format!("Номер {number}.");
        write(&town, to(&lena), &words).await;
        town.settle().await;
        assert_eq!((waiting(&town).await, told(&lena, &words)), (0, 1), "{words}");
    }
    lena.leave(town.guild);
    lena.join(town.guild, &[]);
    assert!(town.sandbox.bot_connected(Duration::from_mins(1)).await);
    write(&town, to(&lena), "Снова.").await;
    town.settle().await;
    assert_eq!(told(&lena, "Снова."), 1);
    town.close().await;
}

/// A way in which the connection to Discord breaks: what it is called, and how it comes about.
type Break = (&'static str, fn(&Sandbox));

/// Waits until the managers' list shows a creator so: Discord's events arrive when they arrive.
async fn is_listed(boss: &Person, name: &str, stage: &str) {
    let mut listed = String::new();
    for _ in 0..1_500 {
        listed = boss.run("/creator list").await.text();
        if listed.lines().any(|line| line.contains(name) && line.contains(stage)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{name} is never listed as {stage}:\n{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_loses_and_repeats_nothing_whether_or_not_it_is_resumed() {
    let town = Town::new().await;
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    let boss = town.manager("Boss", "en-US");
    let breaks: [Break; 4] = [
        ("Cut.", Sandbox::cut_connections),
        ("Reconnect.", Sandbox::ask_to_reconnect),
        ("Interrupted.", Sandbox::interrupt_sessions),
        ("Begun anew.", Sandbox::invalidate_sessions),
    ];
    for (words, happens) in breaks {
        happens(&town.sandbox);
        // What is written while nobody listens, and who goes while nobody hears it.
        write(&town, to(&lena), words).await;
        mira.leave(town.guild);
        town.settle().await;
        assert!(town.sandbox.bot_connected(Duration::from_mins(1)).await, "{words} Duet did not come back");
        is_listed(&boss, "Mira", "left").await;
        mira.join(town.guild, &[]);
        is_listed(&boss, "Mira", "active").await;
        town.settle().await;
        assert_eq!((waiting(&town).await, told(&lena, words)), (0, 1), "{words}");
        let link = lena.run("/ссылка получить").await;
        assert_eq!(link.error, None, "{words} {}", link.text());
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_duet_may_make_no_threads_any_more_the_managers_hear_of_it_until_it_may() {
    let town = Town::new().await;
    let (lena, boss) = (town.creator("Лена", "ru", "ru").await, town.manager("Boss", "en-US"));
    lena.set_direct_messages(DirectMessages::Closed);
    let lost = Effect::LostPermissions(Permissions::CREATE_PRIVATE_THREADS);
    let fault = town.sandbox.fault(&Fault::new(lost).at(town.ru));
    let answer = |words: &str| Notice::OwnerAnswer {
        program: "Acme creators".to_owned(),
        creator_id: CreatorId(7),
        question: "?".to_owned(),
        answer: words.to_owned(),
        answered_by: PersonId(7),
    };
    tell(&town, to(&lena), &answer("Lost")).await;
    town.settle().await;
    assert_eq!(waiting(&town).await, 0);
    let review = boss.transcript(town.review);
    assert_eq!(review.matches("Лена cannot be reached").count(), 1, "{review}");
    town.sandbox.end_fault(fault);
    tell(&town, to(&lena), &answer("Back")).await;
    town.settle().await;
    let threads = town.sandbox.requests().into_iter().filter(|request| request.route.ends_with("/threads"));
    assert_eq!(threads.count(), 2, "one was refused, and one was made");
    let inbox: String = lena.inbox().iter().map(ToString::to_string).collect();
    assert!(inbox.contains("Back") && !inbox.contains("Lost"), "{inbox}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_goes_back_between_a_death_and_the_next_try_repeats_and_loses_nothing() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    for (fate, jump) in [
        (Fate::CutAfter, TimeDelta::hours(3)),
        (Fate::CutBefore, TimeDelta::hours(3)),
        (Fate::CutAfter, TimeDelta::days(2)),
    ] {
        let words = format!("{fate:?} {jump}.");
        write(&town, all_in(town.us), &words).await;
        let mortal = Courier::on(&town, move |number| if number == 0 { fate } else { Fate::Pass }).await;
        mortal.dies().await;
        let said = || sam.transcript(town.us).matches(&words).count();
        let before = said();
        town.pass(-jump);
        town.settle().await;
        assert_eq!(
            (waiting(&town).await, said()),
            (1, before),
            "the claim holds, whatever the clock says: {words}"
        );
        town.pass(jump + TimeDelta::hours(1));
        town.settle().await;
        assert_eq!((waiting(&town).await, said()), (0, 1), "{words}");
        // What was said stays said.
        town.pass(-jump);
        town.settle().await;
        town.pass(jump);
        town.settle().await;
        assert_eq!((waiting(&town).await, said()), (0, 1), "{words}");
    }
    town.close().await;
}
