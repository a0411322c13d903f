//! Sales, as creators hear of them and read them, and the keys that shops sign with, as managers make them.

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use duet::domain::ProgramId;
use duet::domain::conversion::Report;
use duet::features::conversion::{Fate, record};
use serde_json::{Value, json};

use crate::support::Town;

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

/// The code of somebody's evergreen link.
pub async fn code(person: &Person, command: &str) -> String {
    let card = person.run(command).await.text();
    let from = card.find("https://go.example.com/").unwrap_or_else(|| panic!("no address in {card}"));
    let address = card[from..].split_whitespace().next().expect("an address");
    address.rsplit('/').next().expect("a code").to_owned()
}

async fn program(town: &Town) -> ProgramId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    program
}

/// Has the town's shop report something of a creator's, now.
pub async fn report(town: &Town, conversion: Value) {
    reported(town, conversion, Fate::Recorded).await;
}

/// Has the town's shop report something that is nobody's, now.
pub async fn report_unattributed(town: &Town, conversion: Value) {
    reported(town, conversion, Fate::Unattributed).await;
}

async fn reported(town: &Town, mut conversion: Value, becomes: Fate) {
    conversion["occurred_at"] = json!(town.now());
    let report: Report = serde_json::from_value(conversion).expect("a report");
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let fate = record(app, &mut tx, program(town).await, report).await.expect("the database works");
    assert_eq!(fate, Ok(becomes));
    tx.commit().await.expect("the database works");
    town.settle().await;
}

pub fn sale(id: &str, code: &str, minor: i64, currency: &str) -> Value {
    json!({"id": id, "type": "sale", "code": code, "amount_minor": minor, "currency": currency})
}

fn newest(person: &Person) -> String {
    let all = person.direct_transcript();
    all.rsplit("Duet:").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sale_is_told_at_once_and_later_ones_at_ten_in_the_morning() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let code = code(&lena, "/ссылка получить").await;
    report(&town, sale("o-1", &code, 199_050, "RUB")).await;
    says(
        &newest(&lena),
        &["🎉 Ваша первая продажа", "1\u{a0}990,50\u{a0}₽", "Круглый год", "/профиль уведомления"],
    );
    report(&town, sale("o-2", &code, 1_000, "USD")).await;
    report(&town, sale("o-3", &code, 500, "RUB")).await;
    let before = lena.direct_transcript();
    assert!(!before.contains("новые продажи"), "{before}");
    // It is noon in Moscow: ten o'clock is tomorrow.
    town.advance(TimeDelta::hours(21)).await;
    assert_eq!(lena.direct_transcript(), before);
    town.advance(TimeDelta::hours(1)).await;
    says(&newest(&lena), &["2 новые продажи", "10,00\u{a0}$", "5,00\u{a0}₽", "Показать цифры"]);
    town.advance(TimeDelta::days(3)).await;
    assert_eq!(lena.direct_transcript().matches("новые продажи").count(), 1, "they are told once");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_chooses_how_often_they_hear_of_sales() {
    let town = Town::new().await;
    // Nobody hears of anything at four in the morning.
    town.advance(TimeDelta::hours(5)).await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let code = code(&mira, "/link get").await;
    let card = mira.run("/profile notify").await;
    says(&card.text(), &["Acme creators", "Sales: once a day"]);
    let card = mira.select(&card, "Sales", &["Sales: at once"]).await;
    says(&card.text(), &["Sales: at once"]);
    report(&town, sale("o-1", &code, 100, "USD")).await;
    says(&newest(&mira), &["🎉 Your first sale", "$1.00"]);
    report(&town, sale("o-2", &code, 0, "USD")).await;
    says(&newest(&mira), &["A sale", "for free"]);
    let card = mira.select(&card, "Sales", &["Sales: not at all"]).await;
    assert_eq!(card.error, None, "{}", card.text());
    let before = mira.direct_transcript();
    report(&town, sale("o-3", &code, 100, "USD")).await;
    town.advance(TimeDelta::days(2)).await;
    assert_eq!(mira.direct_transcript(), before);
    town.close().await;
}

/// How many pictures a card has.
fn pictures(card: &Outcome) -> usize {
    card.text().matches("(image)").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_come_with_a_picture_and_lead_from_period_to_period() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let code = code(&mira, "/link get").await;
    let none = mira.run("/stats me").await;
    assert_eq!(pictures(&none), 0, "nothing is nothing to draw");
    report(&town, sale("o-1", &code, 1_999, "USD")).await;
    report(
        &town,
        json!({"id": "r-1", "type": "refund", "refunds": "o-1", "amount_minor": 999, "currency": "USD"}),
    )
    .await;
    report(&town, sale("o-2", &code, 500, "EUR")).await;
    report(&town, json!({"id": "u-1", "type": "signup", "code": code})).await;
    mira.direct_messages();
    let card = mira.run("/stats me").await;
    says(
        &card.text(),
        &["Your results: 30 days", "Sales: 2", "Sign-ups: 1", "Refunds: 1", "$10.00", "€5.00"],
    );
    assert_eq!(pictures(&card), 1, "sales are drawn also where nobody clicked");
    for period in ["this quarter", "this year", "all time", "30 days"] {
        let next = mira.press(&card, period).await;
        says(&next.text(), &[&format!("Your results: {period}"), "Sales: 2"]);
        assert_eq!(pictures(&next), 1, "the picture is replaced");
    }
    town.advance(TimeDelta::days(8)).await;
    let week = mira.press(&card, "7 days").await;
    says(&week.text(), &["Nothing in these days yet"]);
    assert_eq!(pictures(&week), 0, "an old picture does not stay");
    mira.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_campaigns_and_ranks_have_figures_of_their_own() {
    let town = Town::new().await;
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    report(&town, sale("o-1", &hers, 700, "USD")).await;
    report(&town, sale("o-2", &other, 100, "USD")).await;
    report(&town, sale("o-3", &other, 100, "USD")).await;
    let link = mira.run(&format!("/stats link link:{hers}")).await;
    says(&link.text(), &[&format!("Link {hers}: 30 days"), "Sales: 1", "$7.00", "[Show the link]"]);
    says(&mira.press(&link, "90 days").await.text(), &[&format!("Link {hers}: 90 days")]);
    says(&mira.run("/stats campaign").await.text(), &["Always on: 30 days", "$7.00"]);
    assert_eq!(mira.complete("/stats campaign campaign:").await.names(), ["Always on"]);
    says(&mira.run("/stats campaign campaign:Always on period:7 days").await.text(), &["Always on: 7 days"]);
    let stranger = mira.run(&format!("/stats link link:{other}")).await;
    says(&stranger.text(), &["/link list"]);
    let top = mira.run("/stats top").await.text();
    says(&top, &["**1.** a creator · 2 sales", "**2.** Mira (you) · 1 sale", "$7.00"]);
    assert!(!top.contains("Лена") && !top.contains("$2.00"), "nobody is named who did not agree: {top}");
    let shown = lena.run("/профиль показать").await;
    let consents = lena.press(&shown, "Где меня называть").await;
    lena.press(&consents, "Рейтинг: нет").await;
    says(&mira.run("/stats top period:all time").await.text(), &["**1.** Лена · 2 sales", "$2.00"]);
    says(
        &lena.run("/статистика рейтинг").await.text(),
        &["**1.** Лена (вы) · 2 продажи", "**2.** один из авторов"],
    );
    says(&lena.run("/статистика кампания").await.text(), &["Круглый год: 30 дней", "Продажи: 2"]);
    mira.direct_messages();
    lena.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_makes_a_key_sees_its_secret_once_and_revokes_it() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let none = boss.run("/program keys").await;
    says(&none.text(), &["There is none yet"]);
    let made = boss.press(&none, "New key").await;
    says(&made.text(), &["whsec_", "dk_", "https://go.example.com/v1/conversions", "shown this once"]);
    let olga = town.manager("Ольга", "ru");
    let listed = olga.run("/программа ключи").await;
    says(&listed.text(), &["`dk_", "еще не использован"]);
    assert!(!listed.text().contains("whsec_"), "the secret is gone: {}", listed.text());
    let name = listed.text().split('`').nth(1).expect("a name").to_owned();
    let asked = olga.select(&listed, "Отозвать ключ…", &[&name]).await;
    says(&asked.text(), &["Отозвать ключ", "Отменить это нельзя"]);
    let revoked = olga.press(&asked, "Отозвать").await;
    says(&revoked.text(), &[&format!("Ключ {name} отозван")]);
    says(&boss.run("/program keys").await.text(), &["There is none yet"]);
    says(&boss.run("/program audit").await.text(), &["made a key", "revoked a shop’s key"]);
    town.close().await;
}
