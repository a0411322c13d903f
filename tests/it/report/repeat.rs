//! Whether working together again pays, and who stays.

use super::past::Past;
use super::{file, has_picture, says};
use crate::support::Town;

/// Campaigns that are over, one after the other.
const OVER: [(i64, &str, &str); 4] = [
    (201, "2025-04-01", "2025-05-01"),
    (202, "2025-07-01", "2025-08-01"),
    (203, "2025-10-01", "2025-11-01"),
    (204, "2025-12-01", "2026-01-10"),
];

/// Five creators with four collaborations each: the second converts twice as well as the first, later ones hardly better;
/// what they are paid grows each time, in two currencies.
async fn plateau(town: &Town) {
    let mut past = Past::of(town).await;
    for (id, published, closed) in OVER {
        past.campaign(id, &format!("Season {id}"), (published, Some(closed)), &["video"]);
    }
    for creator in 101..106 {
        past.creator(creator, &format!("Maker {creator}"), Some("us"), "2025-03-10");
        for ((campaign, on, _), (ordinal, sales)) in OVER.into_iter().zip((1..).zip([10, 20, 21, 21])) {
            past.joined(creator, campaign, ordinal, on);
            let paid = [("USD", 10_000 * ordinal), ("RUB", 500)];
            past.brought((creator, campaign), on, (1_000, sales), &paid);
            past.measured(creator, campaign, (10_000, 100 * ordinal, 100));
        }
    }
    // Whoever came once, however well it went, changes nothing.
    past.creator(109, "Once", Some("ru"), "2025-03-10").joined(109, 201, 1, "2025-04-01");
    past.brought((109, 201), "2025-04-02", (100, 90), &[("EUR", 1)]);
    past.keep().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plateau_is_told_where_it_is_one() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    says(
        &boss.run("/report repeat").await,
        &["Nobody has had two collaborations that are over", "`/campaign roster`"],
    );
    plateau(&town).await;
    let answer = boss.run("/report repeat").await;
    says(&answer, &["After the second collaboration it levels off: conversion and revenue in RUB."]);
    says(
        &answer,
        &["Compared are 5 creators", "First: 5 collaborations", "Third and later: 10 collaborations"],
    );
    says(
        &answer,
        &[
            "Conversion 1.0%",
            "Conversion 2.0%",
            "Conversion 2.1%",
            "Engagement 2.0%",
            "$200.00 each",
            "$350.00 each",
        ],
    );
    says(
        &answer,
        &["**conversion**: second gains, ▲ 100%; later levels off, ▲ 5%", "**revenue in USD**: second gains"],
    );
    assert!(!answer.text().contains("EUR"), "somebody with one collaboration counts: {}", answer.text());
    assert!(has_picture(&answer), "{}", answer.text());
    let lines = file(&answer, "repeat.csv").await;
    assert_eq!(lines.len(), 15);
    let later =
        lines.iter().find(|line| line["creator_id"] == "101" && line["turn"] == "later").expect("a line");
    assert_eq!((later["collaborations"].as_str(), later["conversion_percent"].as_str()), ("2", "2.1"));
    assert_eq!((later["revenue_usd"].as_str(), later["revenue_rub"].as_str()), ("700.00", "10.00"));
    assert_eq!(later["engagement_percent"], "4.5");
    let russian = olga.run("/сводка повторы").await;
    says(&russian, &["После второй коллаборации рост останавливается: конверсия и выручка в RUB."]);
    says(&russian, &["Сравниваются 5 авторов", "Третья и дальше: 10 коллабораций", "Вовлеченность 2,0 %"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_few_creators_and_of_what_still_runs_nothing_is_said() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let mut past = Past::of(&town).await;
    past.campaign(201, "First", ("2025-04-01", Some("2025-05-01")), &[]);
    past.campaign(202, "Second", ("2025-07-01", Some("2025-08-01")), &[]);
    past.campaign(203, "Third", ("2026-02-01", None), &[]);
    for creator in 101..103 {
        past.creator(creator, &format!("Maker {creator}"), Some("us"), "2025-03-10");
        for (ordinal, campaign) in (1..).zip(201..204) {
            past.joined(creator, campaign, ordinal, "2026-02-02");
            past.brought((creator, campaign), "2026-02-02", (100, 5), &[("USD", 100)]);
        }
    }
    past.keep().await;
    let answer = boss.run("/report repeat").await;
    says(
        &answer,
        &[
            "Whether it levels off cannot be said yet",
            "Compared are 2 creators",
            "(2 creators, five are needed)",
        ],
    );
    says(&answer, &["Third and later: 0 collaborations"]);
    let russian = olga.run("/сводка повторы").await;
    says(
        &russian,
        &["Пока нельзя сказать, останавливается ли рост", "сказать нельзя (2 автора, нужно пять)"],
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_have_had_the_time_can_have_stayed() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    says(&olga.run("/сводка удержание").await, &["Пока никого не одобрили", "/автор пригласить"]);
    let mut past = Past::of(&town).await;
    past.campaign(201, "Tea", ("2025-01-01", None), &["video"]).campaign(
        202,
        "Cups",
        ("2025-01-01", None),
        &[],
    );
    // Three months later they brought clicks, joined, had something approved, or did nothing.
    for (creator, approved_on) in [
        (101, "2025-08-20"),
        (102, "2025-08-01"),
        (103, "2025-08-31"),
        (104, "2025-09-05"),
        (105, "2026-01-10"),
    ] {
        past.creator(creator, &format!("Maker {creator}"), Some("us"), approved_on);
    }
    past.brought((101, 201), "2025-11-01", (1, 0), &[]).brought((101, 201), "2026-02-28", (1, 0), &[]);
    past.joined(102, 201, 1, "2025-11-30").joined(102, 202, 2, "2025-12-01");
    past.joined(103, 201, 1, "2025-09-01").approved(103, 201, "2025-11-03");
    past.keep().await;
    let answer = boss.run("/report retention").await;
    says(&answer, &["5 creators have been approved so far", "After 3 months: 75.0% (3 of 4)"]);
    says(
        &answer,
        &[
            "After 6 months: 33.3% (1 of 3)",
            "After 12 months: nobody has had the time",
            "Came back: 50.0% (1 of 2)",
        ],
    );
    assert!(has_picture(&answer), "{}", answer.text());
    let lines = file(&answer, "retention.csv").await;
    let cohorts: Vec<&str> = lines.iter().map(|line| line["cohort"].as_str()).collect();
    assert_eq!(cohorts, ["2025-Q3", "2026-Q1", "all"]);
    assert_eq!((lines[0]["months_3_some"].as_str(), lines[0]["months_3_of"].as_str()), ("3", "4"));
    assert_eq!((lines[1]["months_3_of"].as_str(), lines[1]["months_3_percent"].as_str()), ("0", ""));
    assert_eq!(lines[2]["repeat_percent"], "50.0");
    let russian = olga.run("/сводка удержание").await;
    says(&russian, &["Через 3 месяца: 75,0 % (3 из 4)", "Через 12 месяцев: времени прошло слишком мало"]);
    town.close().await;
}
