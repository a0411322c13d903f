//! The demo has something to show under every report.

use duet::demo::{Demo, Settings};

use super::{file, has_picture, says};

#[tokio::test(flavor = "multi_thread")]
async fn the_demos_reports_are_worth_a_look_in_both_languages() {
    let anywhere = "127.0.0.1:0".parse().expect("an address");
    let settings = Settings { page: anywhere, web: anywhere, data: None, has_page: false };
    let demo = Demo::start(&settings).await.expect("the demo starts");
    let nina = demo.sandbox.find_person("Nina Hartley").expect("a manager");
    let pavel = demo.sandbox.find_person("Павел Орлов").expect("a manager");
    let repeat = nina.run("/report repeat").await;
    says(
        &repeat,
        &[
            "After the second collaboration it levels off: conversion",
            "Compared are 7 creators",
            "Engagement",
        ],
    );
    assert!(file(&repeat, "repeat.csv").await.len() >= 20, "{}", repeat.text());
    let stays = pavel.run("/сводка удержание").await;
    says(&stays, &["Всего одобрено 12 авторов", "Через 12 месяцев: ", "Участвуют снова: "]);
    let whole = pavel.run("/сводка обзор").await;
    says(&whole, &["Переходы: ", "Выручка: ", "Активные авторы: 12", "Участий начато: "]);
    for by in ["market", "tier", "campaign", "stage", "format", "partner"] {
        let divided = nina.run(&format!("/report segment by:{by} period:all")).await;
        says(&divided, &["**1.** ", "**2.** "]);
        assert!(has_picture(&divided), "{}", divided.text());
    }
    let returns = pavel.run("/сводка окупаемость").await;
    says(&returns, &["Все вместе: ", "**1.** ", "×", "По рынкам", "По уровням"]);
    assert!(has_picture(&returns), "{}", returns.text());
    for what in ["creators", "campaigns", "participations", "content", "days"] {
        let export = nina.run(&format!("/report export what:{what} period:all")).await;
        assert!(!file(&export, &format!("{what}.csv")).await.is_empty(), "{}", export.text());
        assert!(has_picture(&export), "{}", export.text());
    }
    assert!([&repeat, &stays, &whole].into_iter().all(has_picture));
    demo.stop().await;
}
