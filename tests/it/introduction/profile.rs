//! Opting in and out of introductions, resting, avoiding somebody, and being found.

use super::{all_read, joins, says};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_opts_in_rests_and_opts_out() {
    let mut town = Town::new().await;
    let (mira, sam) = (town.creator("Mira", "en-US", "us").await, town.newcomer("Sam", "en-GB"));
    says(&sam.run("/intro join").await, &["/start"]);
    says(&mira.run("/intro ask topic:Tools").await, &["You have not joined introductions", "`/intro join`"]);
    says(&mira.run("/intro pause until:2026-06-30").await, &["You have not joined introductions"]);
    let own = mira.run("/intro join").await;
    says(&own, &["You are not introduced to anybody yet", "[Join]"]);
    says(&mira.press(&own, "Join").await, &["too little yet"]);
    town.restart().await;
    joins(&mira, &["Filming", "Tools"]).await;
    let own = mira.run("/intro join").await;
    says(&own, &["You are in", "Filming", "English (my own)", "Fast cuts and tea", "[Leave]"]);
    let chosen = mira.select(&own, "Whom you would like to meet: any market, or these…", &["Russia"]).await;
    assert_eq!(chosen.error, None);
    let monthly = mira.select(&own, "How often…", &["Somebody new once a month"]).await;
    assert_eq!(monthly.error, None);
    says(&mira.run("/intro pause until:soon").await, &["soon"]);
    says(&mira.run("/intro pause until:2026-01-01").await, &["January 1, 2026"]);
    let paused = mira.run("/intro pause until:2026-06-30").await;
    says(&paused, &["You rest until", "[End my rest]"]);
    says(&mira.run("/intro ask topic:Tools").await, &["You rest from introductions until"]);
    says(&mira.press(&paused, "End my rest").await, &["You are in"]);
    let left = mira.run("/intro leave").await;
    says(&left, &["introduced to nobody"]);
    let shown = mira.press(&left, "Show what others see").await;
    says(&shown, &["You are not introduced to anybody yet", "Fast cuts and tea"]);
    says(&mira.press(&shown, "Join").await, &["You are in"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_writes_of_themselves_in_both_languages() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    joins(&lena, &["Съемка"]).await;
    let own = lena.run("/знакомство вступить").await;
    lena.press(&own, "Написать о себе").await;
    let half = lena.submit("", &[("offers-0", "Чай"), ("learns-0", "Монтаж"), ("offers-1", "Tea")]).await;
    says(&half, &["Чему хотите научиться", "здесь пусто"]);
    lena.press(&own, "Написать о себе").await;
    let whole = [("offers-0", "Чай"), ("learns-0", "Монтаж"), ("offers-1", "Tea"), ("learns-1", "Cuts")];
    says(&lena.submit("", &whole).await, &["Чай", "Монтаж"]);
    lena.set_locale("en-US");
    says(&lena.run("/intro join").await, &["Tea", "Cuts"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_whom_a_creator_avoids() {
    let town = Town::new().await;
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let avoided = mira.run(&format!("/intro avoid person:<@{}>", lena.id())).await;
    says(&avoided, &["never introduced to Лена", "Nobody is told"]);
    says(&mira.run(&format!("/intro avoid person:<@{}>", mira.id())).await, &["cannot avoid yourself"]);
    town.settle().await;
    assert!(lena.direct_messages().is_empty());
    says(&mira.press(&avoided, "Take it back").await, &["may be introduced to Лена again"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_has_only_those_who_agreed() {
    let town = Town::new().await;
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let sam = town.newcomer("Sam", "en-GB");
    says(&mira.run("/intro directory").await, &["Nobody yet"]);
    joins(&lena, &["Съемка"]).await;
    says(&mira.run("/intro directory").await, &["Nobody yet"]);
    let profile = lena.run("/профиль показать").await;
    let names = lena.press(&profile, "Где меня называть").await;
    assert_eq!(lena.press(&names, "Каталог: нет").await.error, None);
    says(&mira.run("/intro directory").await, &["Лена", "Russia", "filming"]);
    says(&lena.run("/знакомство каталог").await, &["Лена", "съемка"]);
    says(&sam.run("/intro directory").await, &["/start"]);
    all_read(&town);
    town.close().await;
}
