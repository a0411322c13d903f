//! How long what was published may be used: both sides are told before it ends, and renew it or end it.

use chrono::TimeDelta;
use discord_sandbox::Person;

use super::{day, hands_in, joined, reads, says};
use crate::support::Town;

/// Brings Mira's video to the confirmed post, which may be used until the 1st of June.
async fn published(town: &Town, boss: &Person, mira: &Person) {
    joined(town, boss, &[mira], ("2026-04-15", Some("2026-06-01"))).await;
    hands_in(mira, "https://videos.example.com/1", "Calm #ad").await;
    let queue = boss.run("/review content").await;
    boss.press(&queue, "Approve").await;
    let status = mira.run("/content status").await;
    let own = mira.select(&status, "Choose one to see more", &["A video · Spring"]).await;
    mira.press(&own, "Say where it is published").await;
    mira.submit("", &[("link", "https://videos.example.com/p"), ("day", "")]).await;
    let queue = boss.run("/review content").await;
    says(&boss.press(&queue, "The post is right").await, &["has seen the post"]);
    town.settle().await;
    mira.inbox();
    boss.inbox();
}

/// Lets time pass until ten in the morning in New York on a day.
async fn until(town: &Town, date: &str) {
    let to = day(date).and_hms_opt(14, 1, 0).expect("a time").and_utc();
    town.advance(to - town.now()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_are_told_thirty_and_seven_days_before_and_on_the_last_day() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    published(&town, &boss, &mira).await;
    let rights = mira.run("/content rights").await;
    says(&rights, &["A video · Spring", "until June 1, 2026"]);
    let right = mira.select(&rights, "Choose one to see more", &["A video · Spring"]).await;
    says(
        &right,
        &["May be used until June 1, 2026", "Advertisements", "[Renew]", "[Stop using after that day]"],
    );
    until(&town, "2026-05-01").await;
    assert!(!mira.direct_transcript().contains("more days"), "{}", mira.direct_transcript());
    for (date, left) in [("2026-05-02", "for 30 more days"), ("2026-05-25", "for 7 more days")] {
        until(&town, date).await;
        town.advance(TimeDelta::hours(3)).await;
        reads(&mira.direct_transcript(), &[&format!("A video may be used {left}"), "[Renew]"]);
        let told = format!("Mira: A video may be used {left}");
        assert_eq!(
            boss.transcript(town.review).matches(&told).count(),
            1,
            "{}",
            boss.transcript(town.review)
        );
    }
    until(&town, "2026-06-01").await;
    reads(&mira.direct_transcript(), &["A video: the right to use it ends today"]);
    reads(&boss.transcript(town.review), &["Mira: the right to use A video ends today", "[Stop using]"]);
    town.advance(TimeDelta::days(2)).await;
    let told =
        boss.messages(town.review).into_iter().rev().find(|one| one.to_string().contains("ends today"));
    let asked = boss.press(&told.expect("the message"), "Stop using").await;
    says(&asked, &["From now on nobody should use it"]);
    says(&boss.press(&asked, "Stop using").await, &["Not used any more"]);
    town.settle().await;
    reads(&mira.direct_transcript(), &["About the usage rights of A video", "Not used any more"]);
    says(&mira.run("/content rights").await, &["not used any more"]);
    town.advance(TimeDelta::days(40)).await;
    assert_eq!(mira.direct_transcript().matches("ends today").count(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_side_proposes_a_renewal_and_the_other_answers_in_whatever_language() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let olga = town.manager("Ольга", "ru");
    published(&town, &boss, &mira).await;
    let queue = olga.run("/проверка контент").await;
    let rights = olga.press(&queue, "Права на контент").await;
    says(&rights, &["Mira: Видео", "до 1 июня 2026"]);
    let right = olga.select(&rights, "Выберите, чтобы увидеть подробности", &["Mira: Видео"]).await;
    olga.press(&right, "Продлить").await;
    says(&olga.submit("", &[("until", "1 мая 2026")]).await, &["позже, чем 1 июня 2026"]);
    olga.press(&right, "Продлить").await;
    says(&olga.submit("", &[("until", "1 сентября 2026")]).await, &["Предложено: до 1 сентября 2026"]);
    town.settle().await;
    reads(
        &mira.direct_transcript(),
        &["The managers would like to use it until September 1, 2026", "[Agree]"],
    );
    let asked = mira.direct_messages().pop().expect("the message");
    let there = mira.in_direct_messages();
    let agreed = there.press(&asked, "Agree").await;
    says(&agreed, &["May be used until September 1, 2026"]);
    says(&there.press(&asked, "No, thank you").await, &["out of date"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["Mira answered about the renewal", "until September 1, 2026"]);
    until(&town, "2026-06-02").await;
    assert!(!mira.direct_transcript().contains("ends today"), "{}", mira.direct_transcript());
    // Its creator wants no more of it in the end, and the managers know.
    let rights = mira.run("/content rights").await;
    let right = mira.select(&rights, "Choose one to see more", &["A video · Spring"]).await;
    let meant = mira.press(&right, "Stop using after that day").await;
    says(&meant, &["The managers hear that you do not wish to renew it"]);
    says(&mira.press(&meant, "Stop using after that day").await, &["The managers know"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["Mira does not wish to renew: A video"]);
    until(&town, "2026-09-01").await;
    reads(&mira.direct_transcript(), &["the right to use it ends today"]);
    reads(&boss.transcript(town.review), &["Mira: the right to use A video ends today"]);
    town.close().await;
}
