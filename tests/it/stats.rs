//! Figures, as creators read them.

use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn without_a_click_the_card_says_what_to_do() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let stats = lena.run("/статистика моя").await;
    assert!(stats.text().contains("За эти дни пока ничего нет"), "{}", stats.text());
    let week = lena.press(&stats, "7 дней").await;
    assert!(week.text().contains("Ваши результаты: 7 дней"), "{}", week.text());
    let link = lena.press(&week, "Получить ссылку").await;
    assert!(link.text().contains("https://go.example.com/"), "{}", link.text());
    let mira = town.creator("Mira", "en-US", "us").await;
    let quarter = mira.run("/stats me period:90d").await;
    assert!(quarter.text().contains("Your results: 90 days"), "{}", quarter.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_has_no_figures() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    let answer = sam.run("/stats me").await;
    assert!(answer.text().contains("/start"), "{}", answer.text());
    town.close().await;
}
