//! From when results are owed, who is reminded of them, and where the debt stands.

use chrono::TimeDelta;

use super::{closed, ending, joined, reads, reads_nothing_of, says, sent, written};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn the_last_day_of_a_campaign_is_over_in_the_last_of_its_markets() {
    let mut town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let id = joined(&town, &boss, &[&mira]).await;
    ending(&town, id, "2026-03-03").await;
    // In Moscow the day is over at nine in the evening by the programme's clock, in New York at five in the morning.
    town.advance(TimeDelta::hours(43)).await;
    says(&boss.run("/campaign results campaign:Spring").await, &["still running"]);
    town.restart().await;
    town.advance(TimeDelta::hours(2)).await;
    says(&boss.run("/campaign results campaign:Spring").await, &["1 creator waits for the results until"]);
    // Whoever took part can still hand in what they owe.
    says(&mira.run("/content status").await, &["A video"]);
    // Closing it by hand later begins nothing anew, and nobody is reminded twice.
    closed(&boss).await;
    town.advance(TimeDelta::days(16)).await;
    let heard = boss.transcript(town.review);
    assert_eq!(heard.matches("Spring: creators wait for the results").count(), 3, "{heard}");
    assert_eq!(heard.matches("Spring: the results are overdue").count(), 1, "{heard}");
    says(&boss.run("/program health").await, &["Spring: **overdue since ", "**; 1 creator waits since "]);
    let sheet = boss.run("/campaign results campaign:Spring").await;
    says(&sheet, &["1 creator has been waiting for the results"]);
    written(&boss).await;
    town.advance(TimeDelta::hours(10)).await;
    sent(&boss, "1 creator").await;
    town.settle().await;
    reads(&mira.direct_transcript(), &["Spring: your results"]);
    reads_nothing_of(&boss.run("/program health").await.text(), &["Results owed", "overdue"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_goes_on_owes_nothing() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let id = joined(&town, &boss, &[&mira]).await;
    ending(&town, id, "2026-03-03").await;
    town.advance(TimeDelta::days(3)).await;
    let sheet = boss.run("/campaign results campaign:Spring").await;
    let card = boss.press(&sheet, "Show the campaign").await;
    says(&card, &["Creators are owed a word on it until", "[Results]"]);
    boss.press(&card, "Change page and dates").await;
    let page = [("landing", "https://shop.example.com/spring"), ("starts", ""), ("ends", "2026-03-20")];
    reads_nothing_of(&boss.submit("", &page).await.text(), &["Creators are owed"]);
    says(&boss.run("/campaign results campaign:Spring").await, &["still running"]);
    town.advance(TimeDelta::days(10)).await;
    reads_nothing_of(&boss.transcript(town.review), &["wait for the results"]);
    town.advance(TimeDelta::days(15)).await;
    reads(&boss.transcript(town.review), &["Spring: creators wait for the results"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_owed_anything_where_nobody_took_part() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    joined(&town, &boss, &[]).await;
    let done = closed(&boss).await;
    reads_nothing_of(&done.text(), &["owed", "[Results]"]);
    says(&boss.run("/campaign results campaign:Spring").await, &["Nobody took part", "/campaign roster"]);
    reads_nothing_of(&boss.run("/program health").await.text(), &["Results owed"]);
    says(&mira.run("/results mine").await, &["There are none yet"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_choose_within_how_many_days_results_are_due() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let mira = town.creator("Mira", "en-US", "us").await;
    joined(&town, &boss, &[&mira]).await;
    let cadence = boss.run("/program cadence").await;
    says(&cadence, &["within 14 days of its end"]);
    boss.press(&cadence, "Change when results are due").await;
    says(&boss.submit("", &[("days", "91")]).await, &["from 1 to 90"]);
    boss.press(&cadence, "Change when results are due").await;
    says(&boss.submit("", &[("days", "2")]).await, &["within 2 days of its end"]);
    says(&olga.run("/программа ритм").await, &["в течение 2 дней после ее конца"]);
    closed(&boss).await;
    town.advance(TimeDelta::days(4)).await;
    reads(&boss.transcript(town.review), &["Spring: the results are overdue"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_after_a_participant_can_tell_them_from_a_direct_message() {
    let town = Town::new().await;
    let (boss, anna) = (town.manager("Boss", "en-US"), town.manager("Anna", "en-US"));
    let (mira, sam) = (town.creator("Mira", "en-US", "us").await, town.creator("Sam", "en-US", "us").await);
    for name in ["Mira", "Sam"] {
        boss.run(&format!("/creator owner creator:{name} owner:<@{}>", anna.id())).await;
    }
    joined(&town, &boss, &[&mira, &sam]).await;
    closed(&boss).await;
    town.advance(TimeDelta::days(8)).await;
    let heard = anna.direct_transcript();
    assert_eq!(heard.matches("Spring: creators wait for the results").count(), 1, "{heard}");
    let asked = anna.direct_messages().pop().expect("the reminder");
    let sheet = anna.in_direct_messages().press(&asked, "Results").await;
    says(&sheet, &["2 creators wait"]);
    anna.press(&sheet, "Text: English").await;
    says(&anna.submit("", &super::ENGLISH).await, &["Short videos in the morning."]);
    town.advance(TimeDelta::days(20)).await;
    reads(&boss.transcript(town.review), &["Spring: the results are overdue"]);
    for person in [&anna, &mira, &sam] {
        person.direct_messages();
    }
    town.close().await;
}
