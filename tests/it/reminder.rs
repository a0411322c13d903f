//! Reminders of applications, as managers get them in their channel: of all that wait at once, until they are decided.

use chrono::TimeDelta;
use discord_sandbox::Person;
use duet::features::{check_in, reminder};
use duet::store;

use crate::start::{applies, applies_in_russian};
use crate::support::Town;

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

/// How many reminders stand in the managers' channel.
fn reminders(town: &Town, boss: &Person) -> usize {
    boss.transcript(town.review).matches("[Look through]").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_are_reminded_of_all_that_waits_until_it_is_decided() {
    let town = Town::new().await;
    let (mira, lena) = (town.newcomer("Mira", "en-US"), town.newcomer("Лена", "ru"));
    let boss = town.manager("Босс", "ru");
    applies(&mira).await;
    applies_in_russian(&lena).await;
    town.advance(TimeDelta::hours(24)).await;
    assert_eq!(reminders(&town, &boss), 0);
    // It is nine in the morning; the programme's clocks show ten an hour later.
    town.advance(TimeDelta::hours(1)).await;
    assert_eq!(reminders(&town, &boss), 1, "{}", boss.transcript(town.review));
    says(&boss.transcript(town.review), &["2 applications are waiting", "[Remind tomorrow]"]);
    let reminded = boss.messages(town.review).pop().expect("the reminder");
    says(&boss.press(&reminded, "Look through").await.text(), &["Заявка: Mira"]);
    says(&boss.press(&reminded, "Remind tomorrow").await.text(), &["Напомню здесь снова <t:1772618400"]);
    town.advance(TimeDelta::hours(24)).await;
    assert_eq!(reminders(&town, &boss), 2);
    let queue = boss.run("/проверка заявки").await;
    boss.press(&queue, "Одобрить").await;
    town.advance(TimeDelta::hours(24)).await;
    says(&boss.transcript(town.review), &["1 application is waiting"]);
    let last = boss.messages(town.review).pop().expect("the reminder");
    says(&boss.press(&last, "Remind no more").await.text(), &["/проверка заявки"]);
    let before = reminders(&town, &boss);
    town.advance(TimeDelta::days(10)).await;
    assert_eq!(reminders(&town, &boss), before);
    let late = boss.press(&last, "In 3 days").await;
    says(&late.text(), &["устарела"]);
    mira.direct_messages();
    lena.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_look_at_once_say_everything_once() {
    let town = Town::new().await;
    let (mira, boss) = (town.creator("Mira", "en-US", "us").await, town.manager("Boss", "en-US"));
    let noor = town.newcomer("Noor", "en-US");
    applies(&noor).await;
    mira.run("/checkin schedule").await;
    town.advance(TimeDelta::zero()).await;
    town.pass(TimeDelta::days(14) + TimeDelta::hours(6));
    let app = &town.duet.app;
    let asked = tokio::join!(check_in::ask_due(app), check_in::ask_due(app));
    assert_eq!(asked.0.expect("the database works") + asked.1.expect("the database works"), 1);
    let reminded = tokio::join!(reminder::remind_due(app), reminder::remind_due(app));
    assert_eq!(reminded.0.expect("the database works") + reminded.1.expect("the database works"), 1);
    let mut tx = app.read().await.expect("the database works");
    let waiting = store::notice::count_waiting(&mut tx).await.expect("the database works");
    tx.commit().await.expect("the database works");
    assert!(waiting >= 2, "{waiting}");
    town.settle().await;
    assert_eq!(mira.direct_transcript().matches("How is it going?").count(), 1);
    assert_eq!(reminders(&town, &boss), 1);
    let asked = mira.direct_messages().pop().expect("the check-in");
    mira.in_direct_messages().press(&asked, "Skip this one").await;
    noor.direct_messages();
    town.close().await;
}
