//! What creators earn: by terms that managers write, entered line by line, explained, and taken back with what was paid.

mod always;
mod examples;
mod histories;
mod rules;

pub use always::{balances, creator_of, pay_share};

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use serde_json::{Value, json};

use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, sale};
use crate::support::Town;

/// The newest thing that somebody was told.
pub async fn newest(town: &Town, person: &Person) -> String {
    town.settle().await;
    person.direct_transcript().rsplit("Duet:").next().unwrap_or_default().to_owned()
}

/// What somebody was told says all of this.
#[track_caller]
pub fn reads(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

/// A sale or refund with a customer.
fn of(mut conversion: Value, customer: &str) -> Value {
    conversion["customer_id"] = json!(customer);
    conversion
}

fn refund(id: &str, refunds: &str, minor: i64, currency: &str) -> Value {
    json!({"id": id, "type": "refund", "refunds": refunds, "amount_minor": minor, "currency": currency})
}

/// Opens the draft of everybody's terms.
async fn everybody(boss: &Person) -> Outcome {
    let card = boss.run("/program rewards").await;
    let sheet = boss.select(&card, "Open the terms of…", &["Everybody"]).await;
    let label = if sheet.text().contains("In force") { "Change the terms" } else { "Write terms" };
    boss.press(&sheet, label).await
}

async fn add(boss: &Person, draft: &Outcome, kind: &str, fields: &[(&str, &str)]) -> Outcome {
    boss.select(draft, "Add something that is paid for…", &[kind]).await;
    boss.submit("", fields).await
}

const SHARE: &str = "A share of what customers pay";
const BOUNTY: &str = "An amount for every new customer";

/// Has everybody earn so much of what is paid for a year, instead of so much.
async fn pay(boss: &Person, rate: &str, before: Option<&str>) {
    let mut draft = everybody(boss).await;
    if let Some(before) = before {
        let taken = format!("{before}% of what customers pay, for 12 months from their first payment");
        let part = boss.select(&draft, "Add rules, or take something out…", &[&taken]).await;
        draft = boss.press(&part, "Take it out").await;
    }
    let draft = add(boss, &draft, SHARE, &[("rate", rate), ("months", "12")]).await;
    says(&boss.press(&draft, "Put into force").await, &["In force"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_is_earned_explained_and_taken_back_in_both_languages() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    says(&mira.run("/earnings balance").await, &["Nothing earned so far", "nothing is paid for them here"]);
    report(&town, sale("o-0", &hers, 5_000, "USD")).await;

    says(&boss.run("/program rewards").await, &["earn nobody anything yet"]);
    let draft = everybody(&boss).await;
    says(&draft, &["Nothing is paid for so far"]);
    let draft = add(&boss, &draft, BOUNTY, &[("amount", "10 USD")]).await;
    let draft = add(&boss, &draft, SHARE, &[("rate", "20 %"), ("months", "12")]).await;
    says(
        &draft,
        &[
            "$10.00 for every new customer who pays",
            "20% of what customers pay, for 12 months",
            "On hold for 30 days",
        ],
    );
    // The sale before would have earned a share; its customer has no name, so that it is nobody's first.
    says(
        &draft,
        &[
            "1 payment comes under these terms",
            "creators nothing by what is in force, and $10.00 by the draft",
        ],
    );
    says(&boss.press(&draft, "Put into force").await, &["In force", "Version 1"]);
    reads(
        &newest(&town, &mira).await,
        &["You earn by other terms from now on", "From now on", "20% of what customers pay"],
    );
    reads(
        &newest(&town, &lena).await,
        &["Ваши условия изменились", "С этого момента", "20\u{a0}% от оплат покупателя"],
    );
    says(
        &mira.run("/earnings balance").await,
        &["Nothing earned so far", "share your link", "What you earn by"],
    );

    report(&town, of(sale("o-1", &hers, 6_000, "USD"), "ann")).await;
    report(&town, of(sale("o-2", &other, 199_050, "RUB"), "боря")).await;
    reads(
        &newest(&town, &lena).await,
        &["Ваша первая продажа", "Это принесло вам", "398,10\u{a0}₽", "10,00\u{a0}$"],
    );
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["$22.00 on hold", "In case a sale is taken back", "<t:1775001600"]);
    says(&mira.press(&balance, "Show every line").await, &["$10.00 · Sale o-1", "$12.00 · Sale o-1"]);
    let why = mira.run("/earnings explain what:o-1").await;
    says(&why, &["You earned $22.00", "Sale of <t:", "$60.00, o-1 in the shop", "20% of $60.00 is $12.00"]);
    says(&why, &["once for this customer", "Can be paid from April 1, 2026, after 30 days on hold"]);
    says(&why, &["By everybody’s terms, version 1, in force since <t:"]);
    let why = lena.run("/заработок объяснить что:o-2").await;
    says(&why, &["Вам начислено", "20\u{a0}% от 1\u{a0}990,50\u{a0}₽", "К выплате с 1 апреля 2026"]);
    says(&why, &["По общим условиям, версия 1"]);
    says(&lena.run("/заработок баланс").await, &["Ваш заработок", "398,10\u{a0}₽ пока удерживается"]);
    // What is another's is unknown.
    says(&lena.run("/заработок объяснить что:o-1").await, &["вам ничего не принесла"]);
    says_nothing_of(&lena.run("/заработок объяснить").await, &["o-1"]);
    says(&boss.run("/earnings explain what:o-1").await, &["Mira earned $22.00"]);

    report(&town, refund("r-1", "o-1", 2_000, "USD")).await;
    let why = mira.run("/earnings explain what:o-1").await;
    says(
        &why,
        &["You earned $14.67", "$20.00 of it was taken back", "After what was taken back $8.00 is left"],
    );
    town.advance(TimeDelta::days(30)).await;
    says(&mira.run("/earnings balance").await, &["$14.67 ready to be paid"]);
    says(&mira.run("/earnings explain what:o-1").await, &["Can be paid since April 1, 2026"]);
    report(&town, refund("r-2", "o-1", 4_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-1").await, &["Nothing is left of it", "Void"]);
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["Nothing earned so far", "taken back with its sales"]);
    says(&mira.press(&balance, "Show every line").await, &["-$6.67 · Refund r-2", "-$3.33 · Refund r-1"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_have_versions_and_the_most_specific_count() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    pay(&boss, "20", None).await;
    report(&town, sale("o-1", &hers, 1_000, "USD")).await;
    town.advance(TimeDelta::minutes(5)).await;
    pay(&boss, "30", Some("20")).await;
    reads(&newest(&town, &mira).await, &["From now on", "30% of what", "Until now", "20% of what"]);
    report(&town, sale("o-2", &hers, 1_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-1").await, &["20% of $10.00 is $2.00", "version 1"]);
    says(&mira.run("/earnings explain what:o-2").await, &["30% of $10.00 is $3.00", "version 2"]);

    // Terms for one creator, from what was agreed on with them.
    town.advance(TimeDelta::minutes(5)).await;
    let deal = olga.run("/автор договоренность автор:Mira").await;
    let sheet = olga.press(&deal, "Показать условия оплаты").await;
    says(&sheet, &["Условия: Только Mira", "действуют более общие"]);
    let draft = olga.press(&sheet, "Задать условия").await;
    olga.select(&draft, "Добавить, за что платят…", &["Доля от оплат покупателей"]).await;
    let draft = olga.submit("", &[("rate", "12,5"), ("payments", "3")]).await;
    says(&draft, &["12,5\u{a0}% от первых 3 оплат покупателя", "2 оплаты"]);
    olga.press(&draft, "Изменить срок удержания").await;
    let draft = olga.submit("", &[("days", "0")]).await;
    let held = olga.press(&draft, "Ввести в действие").await;
    says(&held, &["Действуют", "К выплате сразу"]);
    report(&town, sale("o-3", &hers, 1_000, "USD")).await;
    let why = mira.run("/earnings explain what:o-3").await;
    says(&why, &["12.5% of $10.00 is $1.25", "By individual terms, version 1", "Can be paid since"]);
    says(&boss.run("/program rewards").await, &["Everybody", "30% of what", "Mira alone", "12.5% of"]);
    says(&mira.run("/earnings balance").await, &["$1.25 ready to be paid", "$5.00 more on hold"]);

    // Ended, what is less specific counts again.
    town.advance(TimeDelta::minutes(5)).await;
    let sure = olga.press(&held, "Отменить условия").await;
    says(&sure, &["Отменить эти условия? Только Mira", "более общие"]);
    says(&olga.press(&sure, "Отменить их").await, &["действуют более общие"]);
    reads(&newest(&town, &mira).await, &["From now on", "30% of what", "Until now", "12.5% of"]);
    report(&town, sale("o-4", &hers, 1_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-4").await, &["30% of $10.00 is $3.00"]);
    says(&boss.run("/program audit").await, &["changed what creators earn", "ended terms by which"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn campaigns_and_tiers_have_terms_of_their_own() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    let card = boss.run("/program rewards").await;
    let sheet = boss.select(&card, "Open the terms of…", &["Campaign Always on"]).await;
    says(&sheet, &["Terms: Campaign Always on", "the less specific ones hold"]);
    let draft = boss.press(&sheet, "Write terms").await;
    let draft = add(&boss, &draft, SHARE, &[("rate", "5"), ("months", ""), ("payments", "")]).await;
    says(&draft, &["5% of what customers pay, without an end"]);
    boss.press(&draft, "Put into force").await;
    reads(&newest(&town, &mira).await, &["campaign Always on"]);
    report(&town, sale("o-1", &hers, 1_000, "USD")).await;
    says(&mira.run("/earnings explain what:o-1").await, &["By the terms of the campaign Always on"]);

    crate::tier::found_tier(&town, 1, ("Silver", "Серебро"), crate::tier::selling(Some(1)), None).await;
    let card = boss.run("/program rewards").await;
    let sheet = boss.select(&card, "Open the terms of…", &["Tier Silver"]).await;
    let draft = boss.press(&sheet, "Write terms").await;
    let draft = add(&boss, &draft, SHARE, &[("rate", "50")]).await;
    boss.press(&draft, "Put into force").await;
    town.advance(TimeDelta::days(2)).await;
    report(&town, sale("o-2", &hers, 1_000, "USD")).await;
    let why = mira.run("/earnings explain what:o-2").await;
    says(&why, &["50% of $10.00 is $5.00", "By the terms of the tier Silver"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_paid_is_refused_and_of_two_managers_one_decides() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let draft = everybody(&boss).await;
    for rate in ["0", "100.01", "lots"] {
        says(
            &add(&boss, &draft, SHARE, &[("rate", rate)]).await,
            &["no percentage that can be paid", "12.5"],
        );
    }
    says(&add(&boss, &draft, SHARE, &[("rate", "5"), ("months", "121")]).await, &["Months", "120"]);
    says(&add(&boss, &draft, BOUNTY, &[("amount", "10 bucks")]).await, &["currency"]);
    boss.press(&draft, "Change the hold").await;
    says(&boss.submit("", &[("days", "121")]).await, &["120"]);
    for number in 1..10 {
        add(&boss, &draft, SHARE, &[("rate", &number.to_string())]).await;
    }
    // Both have the draft before their eyes.
    let card = olga.run("/программа вознаграждения").await;
    let same = olga.select(&card, "Открыть условия…", &["Для всех"]).await;
    says(&same, &["Черновик, еще не действует", "9\u{a0}% от оплат"]);
    let full = add(&boss, &draft, SHARE, &[("rate", "10")]).await;
    assert!(!full.text().contains("Add something that is paid for"), "{}", full.text());
    olga.select(&same, "Добавить, за что платят…", &["Доля от оплат покупателей"]).await;
    says(&olga.submit("", &[("rate", "11")]).await, &["Больше в эти условия не помещается"]);
    says(&boss.press(&full, "Put into force").await, &["In force"]);
    says(&olga.press(&same, "Выбросить черновик").await, &["изменил кто-то другой"]);
    let mira = town.creator("Mira", "en-US", "us").await;
    says(&mira.run("/program rewards").await, &["There is no command"]);
    close(town).await;
}
