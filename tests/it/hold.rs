//! What waits for a decision before it is paid: what creators object to, and sales that look unusual.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, sale};
use crate::reward::{balances, creator_of, newest, pay_share, reads};
use crate::submission::thread;
use crate::support::Town;

/// A sale by a code that was typed.
fn typed(id: &str, code: &str) -> Value {
    json!({"id": id, "type": "sale", "promo_code": code, "amount_minor": 1_000, "currency": "USD"})
}

fn refund(id: &str, refunds: &str, minor: i64) -> Value {
    json!({"id": id, "type": "refund", "refunds": refunds, "amount_minor": minor, "currency": "USD"})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_objects_and_hears_the_answer_before_anything_is_paid() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    boss.run(&format!("/creator owner creator:Mira owner:<@{}>", boss.id())).await;
    pay_share(&town, 2_000, 0).await;
    says(&boss.run("/review disputes").await, &["Nobody objects to anything"]);
    report(&town, sale("o-1", &hers, 5_000, "USD")).await;
    report(&town, sale("o-2", &hers, 1_000, "USD")).await;
    report(&town, sale("p-1", &other, 1_000, "RUB")).await;
    // What is another's cannot be objected to.
    says(&lena.run("/заработок возразить что:o-1 слова:Мало").await, &["вам ничего не принесла"]);
    let why = mira.run("/earnings explain what:o-1").await;
    let twice = mira.run("/earnings explain what:o-1").await;
    mira.press(&why, "Object").await;
    let sent = mira.submit("", &[("words", "It should be 30 percent")]).await;
    says(&sent, &["Your objection to o-1 is with your owner", "not paid before somebody has looked"]);
    town.settle().await;
    let place = thread(&town, &mira).await;
    reads(&mira.transcript(place), &["You object to what o-1 earned you", "It should be 30 percent"]);
    reads(&mira.transcript(place), &["You can talk about it with the managers in your private thread"]);
    assert!(boss.can_see(place) && !olga.can_see(place), "whoever looks after her has joined");
    reads(&newest(&town, &boss).await, &["Mira objects to what o-1 earned", "[Look at it]"]);
    mira.press(&twice, "Object").await;
    says(&mira.submit("", &[("words", "Once more")]).await, &["waits for a decision already"]);
    let why = mira.run("/earnings explain what:o-1").await;
    says(&why, &["Held for review"]);
    says_nothing_of(&why, &["Object"]);
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["$2.00 ready to be paid", "$10.00 more is held for review"]);
    says(&boss.run("/payout preview").await, &["$2.00", "RUB"]);
    says(&mira.run("/review disputes").await, &["There is no command"]);

    let waits = olga.run("/проверка споры").await;
    says(&waits, &["Mira: возражение", "It should be 30 percent", "o-1: 10,00\u{a0}$"]);
    let same = boss.run("/review disputes").await;
    olga.press(&waits, "Ответить и вернуть к выплате").await;
    let done = olga.submit("", &[("words", "Двадцать процентов по общим условиям")]).await;
    says(&done, &["Mira: можно выплачивать"]);
    says(&boss.press(&same, "Take away").await, &["Somebody else"]);
    town.settle().await;
    let answer = ["What o-1 earned you can be paid", "Двадцать процентов по общим условиям"];
    reads(&mira.transcript(place), &answer);
    says(&mira.run("/earnings balance").await, &["$12.00 ready to be paid"]);

    // Taken away, nothing is left, also when the sale is taken back afterwards.
    says(&mira.run("/earnings dispute what:o-2 words:Not mine").await, &["objection to o-2"]);
    let waits = boss.run("/review disputes").await;
    boss.press(&waits, "Take away").await;
    says(&boss.submit("", &[("words", "You are right, it was a test")]).await, &["Taken away from Mira"]);
    town.settle().await;
    reads(&mira.transcript(place), &["What o-2 earned you is not paid", "it was a test"]);
    says(&mira.run("/earnings explain what:o-2").await, &["Nothing is left of it"]);
    says(&mira.run("/earnings history").await, &["-$2.00 · o-2 is not paid"]);
    report(&town, refund("r-2", "o-2", 1_000)).await;
    let creator = creator_of(&town, &mira).await;
    assert_eq!(balances(&town, creator).await.get("USD"), Some(&1_000));
    says(&boss.run("/program audit").await, &["took away what was held for review", "it was a test"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sales_that_look_unusual_wait_and_their_creator_reads_no_accusation() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    pay_share(&town, 2_000, 0).await;
    says(&boss.run("/review fraud").await, &["Nothing looks unusual"]);
    // Thirty within an hour, of which the last makes it unusual: all of them wait.
    for number in 0..29 {
        report(&town, sale(&format!("o-{number}"), &hers, 1_000, "USD")).await;
    }
    says(&mira.run("/earnings balance").await, &["$58.00 ready to be paid"]);
    report(&town, sale("o-29", &hers, 1_000, "USD")).await;
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["$60.00 held for review"]);
    says_nothing_of(&balance, &["unusual", "fraud"]);
    says(
        &mira.run("/earnings explain what:o-3").await,
        &["Held for review. You hear as soon as it is decided."],
    );
    reads(&boss.transcript(town.review), &["Some sales look unusual", "/review fraud"]);
    // A code that is typed far more often than a link is followed: from then on.
    for number in 0..22 {
        report(&town, typed(&format!("p-{number}"), &other)).await;
        town.advance(TimeDelta::hours(2)).await;
    }
    says(&lena.run("/заработок баланс").await, &["38,00\u{a0}$ к выплате", "6,00\u{a0}$ на проверке"]);
    let waits = boss.run("/review fraud").await;
    says(&waits, &["Mira: $60.00 held for review", "30 sales or more within an hour", "Show the next of 2"]);
    let next = boss.press(&waits, "Show the next of 2").await;
    says(&next, &["Лена: $6.00 held for review", "20 sales by code or more", "0 clicks", "p-21: $2.00"]);
    boss.press(&next, "Take away").await;
    says(&boss.submit("", &[("words", "The code is on a coupon site")]).await, &["Taken away from Лена"]);
    let waits = boss.run("/review fraud").await;
    boss.press(&waits, "Release").await;
    says(&boss.submit("", &[("words", " ")]).await, &["What the creator is told"]);
    boss.press(&waits, "Release").await;
    says(&boss.submit("", &[("words", "A post went far")]).await, &["Released for Mira"]);
    // It is night in New York.
    town.advance(TimeDelta::hours(12)).await;
    reads(&mira.direct_transcript(), &["What 30 sales earned you can be paid", "A post went far"]);
    says(&mira.run("/earnings balance").await, &["$60.00 ready to be paid"]);
    says(&lena.run("/заработок баланс").await, &["38,00\u{a0}$ к выплате"]);
    // What a manager found in order is not asked about again; what was taken away is, with the next sale.
    for number in 30..62 {
        report(&town, sale(&format!("o-{number}"), &hers, 1_000, "USD")).await;
    }
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["$124.00 ready to be paid"]);
    says_nothing_of(&balance, &["held for review"]);
    report(&town, typed("p-22", &other)).await;
    says(&lena.run("/заработок баланс").await, &["2,00\u{a0}$ на проверке"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sales_of_whoever_has_much_taken_back_wait() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    pay_share(&town, 2_000, 0).await;
    for number in 0..10 {
        report(&town, sale(&format!("o-{number}"), &hers, 1_000, "USD")).await;
        town.advance(TimeDelta::hours(2)).await;
    }
    for number in 0..5 {
        report(&town, refund(&format!("r-{number}"), &format!("o-{number}"), 1_000)).await;
    }
    report(&town, sale("o-10", &hers, 1_000, "USD")).await;
    says(&mira.run("/earnings balance").await, &["$10.00 ready to be paid", "$2.00 more is held for review"]);
    says(&boss.run("/review fraud").await, &["5 of 11 sales in 30 days were taken back", "o-10: $2.00"]);
    close(town).await;
}
