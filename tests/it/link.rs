//! Referral links, as creators get them.

use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_gets_the_same_link_twice() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let first = mira.run("/link get").await;
    assert!(first.text().contains("https://go.example.com/"), "{}", first.text());
    assert!(first.text().contains("#ad"), "{}", first.text());
    let second = mira.run("/link get").await;
    assert_eq!(first.text(), second.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_creator_is_answered_in_russian() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let answer = lena.run("/ссылка получить").await;
    assert!(answer.text().contains("Ваша ссылка: Круглый год"), "{}", answer.text());
    let stats = lena.run("/статистика моя").await;
    assert!(stats.text().contains("30 дней"), "{}", stats.text());
    let week = lena.press(&stats, "7 дней").await;
    assert!(week.text().contains("7 дней"), "{}", week.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_told_how_to_apply() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    let answer = sam.run("/link get").await;
    assert!(answer.text().contains("/start"), "{}", answer.text());
    town.close().await;
}
