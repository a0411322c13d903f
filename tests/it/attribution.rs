//! Whose a sale is: decided by managers for what comes, explained to whoever asks, and never changed afterwards.

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use serde_json::{Value, json};

use crate::conversion::{code, report, report_unattributed};
use crate::support::Town;

#[track_caller]
pub fn says(answer: &Outcome, words: &[&str]) {
    let text = answer.text();
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

#[track_caller]
pub fn says_nothing_of(answer: &Outcome, words: &[&str]) {
    let text = answer.text();
    for word in words {
        assert!(!text.contains(word), "{word:?} stands in\n{text}");
    }
}

/// A sale of twenty dollars to a customer, with whatever else is known of it.
fn sale(id: &str, customer: &str, known: Value) -> Value {
    let mut sale =
        json!({"id": id, "type": "sale", "customer_id": customer, "amount_minor": 2_000, "currency": "USD"});
    for (field, value) in known.as_object().into_iter().flatten() {
        sale[field] = value.clone();
    }
    sale
}

/// Mira of the one market and Лена of the other, each with the code of a link.
async fn two(town: &Town) -> (Person, String, Person, String) {
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    (mira, hers, lena, other)
}

/// Everybody reads what they got, and the town closes.
pub async fn close(town: Town) {
    town.settle().await;
    for person in town.sandbox.people() {
        person.inbox();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_comes_before_a_link_and_both_sides_read_why() {
    let town = Town::new().await;
    let (boss, (mira, hers, lena, other)) = (town.manager("Boss", "en-US"), two(&town).await);
    report(&town, sale("o-1", "ann", json!({"code": hers, "promo_code": other}))).await;
    let why = lena.run("/статистика объяснить что:o-1").await;
    says(
        &why,
        &["Засчитано вам", "20,00", "Покупатель ввел код", "30 дней", "вы: введенный код `", "`; засчитано"],
    );
    says(&why, &["другой автор: код ссылки от магазина; введен код, он важнее"]);
    says_nothing_of(&why, &["Mira"]);
    let why = mira.run("/stats explain what:o-1").await;
    says(
        &why,
        &["Credited to another creator", "you: code named by the shop; a code was typed, which comes first"],
    );
    says_nothing_of(&why, &["Лена", "$20.00"]);
    let why = boss.run("/stats explain what:o-1").await;
    says(&why, &["Credited to Лена", "$20.00", "Mira: code named by the shop"]);
    let sam = town.creator("Sam", "en-US", "us").await;
    says(&sam.run("/stats explain what:o-1").await, &["goes by that name", "`/stats me`"]);
    says(&sam.run("/stats explain what:whenever").await, &["goes by that name"]);
    says(&sam.run("/stats explain").await, &["Nothing on"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_holds_for_what_comes_and_changes_nothing_that_was_credited() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, hers, lena, other) = two(&town).await;
    report(&town, sale("o-1", "ann", json!({"code": hers}))).await;
    town.advance(TimeDelta::days(2)).await;
    report(&town, sale("o-2", "ann", json!({"code": other}))).await;
    says(&lena.run("/статистика объяснить что:o-2").await, &["Засчитано вам", "засчитано более позднее"]);
    let card = boss.run("/program attribution").await;
    says(&card, &["Whose a sale is", "30 days", "the last before the purchase", "the code"]);
    let old = olga.run("/программа атрибуция").await;
    says(&old, &["Кому засчитывается продажа", "последнее перед покупкой"]);
    says(&boss.press(&card, "Count the first").await, &["the first", "In force since"]);
    // Somebody who still has the old card before them changes nothing.
    says(&olga.press(&old, "Считать первое").await, &["изменил кто-то другой"]);
    says(&olga.run("/программа атрибуция").await, &["первое"]);
    report(&town, sale("o-3", "ann", json!({"code": other}))).await;
    says(
        &mira.run("/stats explain what:o-3").await,
        &["Credited to you", "brought before", "an earlier one counts"],
    );
    says(&lena.run("/статистика объяснить что:o-2").await, &["Засчитано вам", "последнее перед покупкой"]);
    says(&mira.run("/program attribution").await, &["There is no command"]);

    // Thirty days after the first, only the later touch counts.
    town.advance(TimeDelta::days(30)).await;
    report(&town, sale("o-4", "ann", json!({"code": other}))).await;
    let why = lena.run("/статистика объяснить что:o-4").await;
    says(&why, &["Засчитано вам", "прошло больше чем 30 дней"]);
    let card = boss.run("/program attribution").await;
    boss.press(&card, "Change the days").await;
    says(&boss.submit("", &[("days", "0")]).await, &["1", "365"]);
    boss.press(&card, "Change the days").await;
    says(&boss.submit("", &[("days", "90")]).await, &["90 days"]);
    report(&town, sale("o-5", "ann", json!({"code": other}))).await;
    says(&mira.run("/stats explain what:o-5").await, &["Credited to you", "90 days"]);
    says(&boss.run("/program audit").await, &["changed whose sales are from now on"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_stays_with_whoever_brought_the_customer_and_a_campaign_has_days_of_its_own() {
    let town = Town::new().await;
    let (boss, (mira, hers, lena, other)) = (town.manager("Boss", "en-US"), two(&town).await);
    report(&town, json!({"id": "u-1", "type": "signup", "customer_id": "ann", "code": hers})).await;
    let mut renewal = sale("o-1", "ann", json!({"promo_code": other}));
    renewal["type"] = json!("renewal");
    report(&town, renewal).await;
    let why = mira.run("/stats explain what:o-1").await;
    says(
        &why,
        &["Credited to you", "Renewal of", "A renewal stays with the creator who brought the customer"],
    );
    says(&lena.run("/статистика объяснить что:o-1").await, &["Засчитано другому автору"]);

    let card = boss.run("/program attribution").await;
    boss.select(&card, "Give a campaign days of its own…", &["Always on"]).await;
    let kept = boss.submit("", &[("days", "1")]).await;
    says(&kept, &["Always on: 1 day"]);
    report(&town, json!({"id": "u-2", "type": "signup", "customer_id": "bob", "code": hers})).await;
    says(&boss.run("/stats explain what:u-2").await, &["A link or code counts for 1 day;"]);
    town.advance(TimeDelta::days(3)).await;
    report(&town, sale("o-2", "bob", json!({"code": other}))).await;
    says(&boss.run("/stats explain what:o-2").await, &["Credited to Лена", "older than 1 day"]);
    // Nobody's touch counts any more: it stays with whoever brought the customer.
    report(&town, sale("o-3", "ann", json!({}))).await;
    says(
        &mira.run("/stats explain what:o-3").await,
        &["Credited to you", "brought before", "older than 1 day"],
    );
    boss.select(&kept, "Give a campaign days of its own…", &["Always on"]).await;
    says_nothing_of(&boss.submit("", &[("days", "")]).await, &["Always on: 1 day"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_lists_what_counts_on_it_and_a_refund_goes_with_what_it_takes_back() {
    let town = Town::new().await;
    let (mira, hers, lena, _) = two(&town).await;
    report(&town, sale("o-1", "ann", json!({"code": hers}))).await;
    let refund =
        json!({"id": "r-1", "type": "refund", "refunds": "o-1", "amount_minor": 500, "currency": "USD"});
    report(&town, refund).await;
    let day = mira.run("/stats explain").await;
    says(&day, &["2 entries", "Refund r-1, $5.00: credited to you", "Sale o-1, $20.00: credited to you"]);
    // Days later, and without a year, it is still the day that was meant.
    let on = town.now().format("%-d %B").to_string();
    town.advance(TimeDelta::days(3)).await;
    says(&mira.run("/stats explain").await, &["2 entries"]);
    says(&mira.run(&format!("/stats explain what:{on}")).await, &["2 entries"]);
    let why = mira.select(&day, "Explain…", &["Refund r-1, $5.00: credited to you"]).await;
    says(&why, &["Refund of", "It takes back what was credited so", "r-1"]);
    says(&lena.run("/статистика объяснить что:02.03.2026").await, &["ничего", "`/статистика объяснить`"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_credits_what_is_nobodys_once_and_what_the_customer_did_follows() {
    let town = Town::new().await;
    let (boss, (mira, ..)) = (town.manager("Boss", "en-US"), two(&town).await);
    town.creator("Sam", "en-US", "us").await;
    report_unattributed(&town, sale("o-1", "ann", json!({}))).await;
    report_unattributed(&town, sale("o-2", "ann", json!({}))).await;
    let refund =
        json!({"id": "r-1", "type": "refund", "refunds": "o-1", "amount_minor": 500, "currency": "USD"});
    report_unattributed(&town, refund).await;
    says(&mira.run("/stats explain what:o-1").await, &["goes by that name"]);
    let why = boss.run("/stats explain what:o-1").await;
    says(&why, &["Nobody’s so far", "The shop named no link or code"]);
    let old = boss.run("/stats explain what:o-1").await;
    let refund = boss.run("/stats explain what:r-1").await;
    says(&boss.select(&refund, "Credit it to a creator…", &["Mira"]).await, &["There is no"]);
    says(&boss.select(&why, "Credit it to a creator…", &["Sam"]).await, &["no link yet", "`/link get`"]);
    let credited = boss.select(&why, "Credit it to a creator…", &["Mira"]).await;
    says(
        &credited,
        &["Credited to Mira", "A manager credited it by hand", "Mira: credited by a manager; counts"],
    );
    // Whoever still has the old card before them changes nothing.
    says(&boss.select(&old, "Credit it to a creator…", &["Лена"]).await, &["credited already"]);
    says(&mira.run("/stats explain what:o-1").await, &["Credited to you", "$20.00"]);
    says(&mira.run("/stats explain what:o-2").await, &["Credited to you", "brought before"]);
    says(&mira.run("/stats explain what:r-1").await, &["Credited to you", "takes back"]);
    says(&boss.run("/program audit").await, &["credited a sale or sign-up by hand"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_day_shows_its_latest_and_says_how_to_find_the_rest() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (_, hers, ..) = two(&town).await;
    for number in 1..=26 {
        report(&town, sale(&format!("o-{number}"), "ann", json!({"code": hers}))).await;
    }
    let day = boss.run("/stats explain").await;
    says(&day, &["the latest 25 entries", "There are more on that day", "`/stats explain`"]);
    says(&olga.run("/статистика объяснить").await, &["последние 25 записей", "назовите номер в магазине"]);
    let first = boss.run("/stats explain what:o-1").await;
    says(&first, &["Credited to Mira", "o-1 in the shop"]);
    close(town).await;
}
