//! Somebody in several programmes, who says by direct message which one they mean.

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use duet::domain::creator::Stage;

use crate::support::Town;
use crate::support::founding::found_creator;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

/// A creator of the town's programme and of a second one.
async fn of_both(town: &Town, name: &str, locale: &str) -> Person {
    let person = town.creator(name, locale, "us").await;
    let other = town.neighbour("Borealis", "https://borealis.example.org/").await;
    person.join(other.guild, &[]);
    found_creator(&town.duet.app, other.guild, (person.id(), name, locale), "us", Stage::Active).await;
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_of_several_programmes_is_asked_which_and_asked_again_an_hour_later() {
    let town = Town::new().await;
    let mira = of_both(&town, "Mira", "en-US").await;
    says(&mira.run("/link get").await, &["Your link for Always on"]);
    let direct = mira.in_direct_messages();
    let asked = direct.run("/link get").await;
    says(&asked, &["You are in several programmes", "Acme creators", "Borealis"]);
    let chosen = direct.select(&asked, "Choose a programme", &["Borealis"]).await;
    says(&chosen, &["Here we now talk about Borealis", "[Show figures]", "[Other programme]"]);
    let link = direct.run("/link get").await;
    says(&link, &["Your link for Always on"]);
    assert_eq!(mira.run("/link list").await.text().matches("https://go.").count(), 1, "a server is its own");

    let again = direct.press(&chosen, "Other programme").await;
    direct.select(&again, "Choose a programme", &["Acme creators"]).await;
    // The card of a link knows whose it is, whatever was chosen since.
    let archive = direct.press(&link, "Archive").await;
    says(&archive, &["Archive"]);

    town.advance(TimeDelta::minutes(61)).await;
    says(&direct.run("/stats me").await, &["You are in several programmes"]);
    says(&direct.run("/help").await, &["several programmes", "/link"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_creator_of_several_programmes_is_asked_in_russian() {
    let town = Town::new().await;
    let lena = of_both(&town, "Лена", "ru").await.in_direct_messages();
    let asked = lena.run("/ссылка получить").await;
    says(&asked, &["Вы участвуете в нескольких программах"]);
    let chosen = lena.select(&asked, "Выберите программу", &["Acme creators"]).await;
    says(&chosen, &["Теперь речь о программе Acme creators", "[Другая программа]"]);
    says(&lena.press(&chosen, "Показать цифры").await, &["Ваши результаты"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_for_an_answer_is_told_so_by_direct_message() {
    let town = Town::new().await;
    let zoe = town.newcomer("Zoe", "en-GB");
    let known = (zoe.id(), "Zoe", "en-GB");
    found_creator(&town.duet.app, town.guild, known, "us", Stage::Applied).await;
    says(&zoe.in_direct_messages().run("/link get").await, &["still with the managers"]);
    town.close().await;
}
