//! Whatever Discord does wrong, no notice is lost and none is repeated.

use std::time::Duration;

use chrono::TimeDelta;
use discord_sandbox::{Effect, Fault, Id, LimitScope, Permissions, Person};
use duet::domain::notice::{Notice, Reader};
use duet::domain::{CampaignId, ChannelId, Language, PersonId};
use duet::store;

use crate::support::{Town, signed};

/// The route by which messages are said.
const SAY: &str = "POST /channels/{channel_id}/messages";

async fn write(town: &Town, reader: Reader, words: &str) {
    let notice = match reader {
        Reader::Person(_) => Notice::DirectTest { program: words.to_owned() },
        Reader::Channel(_) => Notice::CampaignPublished {
            campaign: CampaignId(7),
            language: Language::En,
            name: words.to_owned(),
            summary: "Once.".to_owned(),
            starts_on: None,
            ends_on: None,
        },
    };
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    app.notify(&mut tx, program, reader, &notice).await.expect("the database works");
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
    assert!(town.sandbox.bot_connected(Duration::from_secs(10)).await);
    write(&town, to(&lena), "Снова.").await;
    town.settle().await;
    assert_eq!(told(&lena, "Снова."), 1);
    town.close().await;
}
