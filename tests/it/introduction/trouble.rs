//! What goes wrong between two yeses and a thread: nothing is lost, and nothing comes twice.

use chrono::TimeDelta;
use discord_sandbox::{Overwrite, Permissions, Person};
use duet::domain::creator::Stage;
use duet::domain::introduction::rule::Rule;
use duet::domain::introduction::{Answer, MadeBy, Reason};
use duet::store;

use super::{all_read, day_for_both, hours, made, opted_in, paired, place, press, reads, says, threads, two};
use crate::support::wire::{Courier, Fate};
use crate::support::{Town, becomes};

/// What it takes to open a thread: who Duet is, the threads that there are, the thread, its two members, who Duet is,
/// what was said there, a message in each language.
const REQUESTS: usize = 9;

async fn pair(town: &Town, name: &str) -> (Person, Person) {
    let ann = town.creator(&format!("Ann {name}"), "en-US", "us").await;
    let boris = town.creator(&format!("Борис {name}"), "ru", "ru").await;
    opted_in(town, &ann).await;
    opted_in(town, &boris).await;
    (ann, boris)
}

/// Has both of a pair say yes, while nothing is done about it.
async fn agreed(town: &Town, (one, other): (&Person, &Person)) {
    let id = paired(town, one, other).await;
    let now = town.now();
    for person in [one, other] {
        let (_, creator) = place(town, person).await;
        let mut tx = town.duet.app.begin().await.expect("the database works");
        let kept = store::introduction::update_answer(&mut tx, (id, creator), Answer::Yes, now).await;
        assert!(kept.expect("the database works"), "they are asked");
        tx.commit().await.expect("the database works");
    }
    let mut tx = town.duet.app.begin().await.expect("the database works");
    assert!(store::introduction::update_agreed(&mut tx, id, now).await.expect("the database works"));
    tx.commit().await.expect("the database works");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_leaves_one_thread_with_one_message_in_each_language() {
    let town = Town::new().await;
    day_for_both(&town).await;
    for at in 0..REQUESTS {
        for fate in [Fate::CutBefore, Fate::CutAfter] {
            let what = format!("{at} {fate:?}");
            let (ann, boris) = pair(&town, &what).await;
            agreed(&town, (&ann, &boris)).await;
            town.sandbox.clear_requests();
            let mortal = Courier::on(&town, move |number| if number == at { fate } else { Fate::Pass }).await;
            mortal.dies().await;
            town.pass(TimeDelta::minutes(2));
            town.settle().await;
            assert_eq!(made(&town), 1, "{what}");
            let opened = threads(&town, &ann);
            assert_eq!((opened.len(), &opened), (1, &threads(&town, &boris)), "{what}");
            let thread = ann.transcript(opened[0]);
            assert_eq!(thread.matches("meet each other").count(), 1, "{what}: {thread}");
            assert_eq!(thread.matches("Знакомьтесь:").count(), 1, "{what}: {thread}");
        }
    }
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_say_yes_at_once_get_one_thread() {
    let town = Town::new().await;
    day_for_both(&town).await;
    for round in 0..4 {
        let (ann, boris) = pair(&town, &round.to_string()).await;
        paired(&town, &ann, &boris).await;
        town.sandbox.clear_requests();
        let (one, other) = futures::join!(press(&ann, "Yes"), press(&boris, "Да"));
        let both = format!("{}{}", one.text(), other.text());
        assert!(both.contains("Everybody said yes") || both.contains("Все согласны"), "{both}");
        futures::join!(town.settle(), town.settle());
        assert_eq!((made(&town), threads(&town, &ann).len()), (1, 1));
    }
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_discord_forbids_is_told_to_managers_and_tried_again() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = two(&town).await;
    day_for_both(&town).await;
    let shut = Overwrite {
        id: town.guild,
        is_member: false,
        allow: Permissions::NONE,
        deny: Permissions::CREATE_PRIVATE_THREADS,
    };
    for channel in [town.us, town.ru] {
        town.sandbox.set_overwrites(channel, std::slice::from_ref(&shut));
    }
    paired(&town, &mira, &lena).await;
    says(&press(&mira, "Yes").await, &["You said yes"]);
    says(&press(&lena, "Да").await, &["Все согласны"]);
    town.settle().await;
    hours(&town, 3).await;
    let told = boss.transcript(town.review);
    reads(&told, &["cannot be opened", "Mira", "Лена", "tried again every hour"]);
    assert_eq!(told.matches("cannot be opened").count(), 1, "{told}");
    assert_eq!(made(&town), 0);
    for channel in [town.us, town.ru] {
        town.sandbox.set_overwrites(channel, &[]);
    }
    hours(&town, 2).await;
    assert_eq!((made(&town), threads(&town, &mira).len()), (1, 1));
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_between_yes_and_yes_is_met_by_nobody() {
    let mut town = Town::new().await;
    let (mira, lena) = two(&town).await;
    day_for_both(&town).await;
    paired(&town, &mira, &lena).await;
    says(&press(&lena, "Да").await, &["Вы согласились"]);
    lena.leave(town.guild);
    becomes(&town, &lena, Stage::Left).await;
    says(&press(&mira, "Yes").await, &["You said yes"]);
    town.restart().await;
    for _ in 0..4 {
        hours(&town, 24).await;
    }
    reads(&mira.direct_transcript(), &["This introduction did not come about", "`/intro ask`"]);
    assert_eq!(made(&town), 0);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_to_be_forgotten_is_in_no_introduction() {
    let town = Town::new().await;
    let (mira, lena) = two(&town).await;
    day_for_both(&town).await;
    paired(&town, &mira, &lena).await;
    says(&press(&mira, "Yes").await, &["You said yes"]);
    let sure = lena.run("/профиль забыть").await;
    assert_eq!(lena.press(&sure, "Удалить все").await.error, None);
    town.settle().await;
    for _ in 0..4 {
        hours(&town, 24).await;
    }
    reads(&mira.direct_transcript(), &["This introduction did not come about"]);
    says(&mira.run("/intro history").await, &["somebody who is gone", "It did not come about"]);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_meet_only_when_all_three_want_to() {
    let town = Town::new().await;
    day_for_both(&town).await;
    let ((ann, boris), mira) = (pair(&town, "of three").await, town.creator("Mira", "en-US", "us").await);
    opted_in(&town, &mira).await;
    let app = &town.duet.app;
    let (program, first) = place(&town, &ann).await;
    let people = [first, place(&town, &boris).await.1, place(&town, &mira).await.1];
    let mut tx = app.begin().await.expect("the database works");
    let by = (MadeBy::Manager, None);
    let refused = app.introduce(&mut tx, program, &people, Vec::new(), by).await;
    assert!(refused.is_err(), "two of them are of one market");
    let rule = Rule { markets_differ: false, allows_trios: false, ..Rule::default() };
    store::introduction::insert_or_update_rule(&mut tx, program, rule).await.expect("the database works");
    let refused = app.introduce(&mut tx, program, &people, Vec::new(), by).await;
    assert!(refused.is_err(), "the programme allows no three");
    let rule = Rule { allows_trios: true, ..rule };
    store::introduction::insert_or_update_rule(&mut tx, program, rule).await.expect("the database works");
    let made_one = app.introduce(&mut tx, program, &people, vec![Reason::Recommended], by).await;
    made_one.expect("three may be introduced");
    tx.commit().await.expect("the database works");
    town.settle().await;
    reads(&mira.direct_transcript(), &["Would you like to meet Ann of three and Борис of three?"]);
    says(&press(&ann, "Yes").await, &["You said yes"]);
    says(&press(&boris, "Да").await, &["Вы согласились"]);
    town.settle().await;
    assert_eq!(made(&town), 0, "two of three open nothing");
    says(&press(&mira, "Yes").await, &["Everybody said yes"]);
    town.settle().await;
    let opened = threads(&town, &mira);
    assert_eq!((made(&town), &opened, opened.len()), (1, &threads(&town, &boris), 1));
    all_read(&town);
    town.close().await;
}
