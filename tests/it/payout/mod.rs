//! Paying creators: what is frozen is paid and nothing else, once, with a statement, and can be taken back for a day.

mod always;

pub use always::{manager, paid};

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use serde_json::{Value, json};

use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, sale};
use crate::reward::{newest, pay_share, reads};
use crate::support::Town;

/// The file that an answer carries.
fn file(outcome: &Outcome) -> String {
    let message = outcome.message().expect("an answer");
    let attachment = &message["attachments"][0];
    attachment["filename"].as_str().unwrap_or_else(|| panic!("no file: {message}")).to_owned()
}

/// The payments of the last payout with their keys, as a bank would read them.
async fn keys(town: &Town) -> Vec<(String, String)> {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let found =
        duet::store::payout::find_by_number(&mut tx, program, None).await.expect("the database works");
    let id = found.expect("there is one").payout_id;
    let items = duet::store::payout::list_items(&mut tx, id).await.expect("the database works");
    tx.commit().await.expect("the database works");
    items.into_iter().map(|item| (item.name, item.payout_item_id.to_string())).collect()
}

/// Mira, who gets dollars, and Лена, who gets roubles, each with the code of a link; everybody earns a fifth at once.
async fn two(town: &Town) -> (Person, String, Person, String) {
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    pay_share(town, 2_000, 0).await;
    (mira, hers, lena, other)
}

fn refund(id: &str, refunds: &str, minor: i64, currency: &str) -> Value {
    json!({"id": id, "type": "refund", "refunds": refunds, "amount_minor": minor, "currency": currency})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_is_paid_stated_taken_back_and_missing_in_the_next_payout() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, hers, lena, other) = two(&town).await;
    says(&boss.run("/payout preview").await, &["Nothing to pay by now", "Nobody has to confirm"]);
    says(&boss.run("/payout run").await, &["Nothing can be paid by now"]);
    report(&town, sale("o-1", &hers, 6_000, "USD")).await;
    report(&town, sale("o-2", &other, 100_000, "RUB")).await;
    let preview = olga.run("/выплата просмотр").await;
    says(&preview, &["К выплате", "12,00\u{a0}$", "200,00\u{a0}₽", "1 автор", "2 марта 2026"]);
    let payout = olga.press(&preview, "Зафиксировать выплату").await;
    says(&payout, &["Выплата 1:", "Mira: 12,00\u{a0}$", "Лена: 200,00\u{a0}₽", "контрольная сумма"]);
    says(&mira.run("/earnings balance").await, &["$12.00 ready to be paid", "$12.00 of it is in a payout"]);
    // What comes meanwhile waits for the next one.
    report(&town, sale("o-3", &hers, 1_000, "USD")).await;
    says(&boss.run("/payout preview").await, &["$2.00 to pay", "Frozen and not paid yet", "Payout 1: "]);
    let opened = boss.run("/payout mark").await;
    says(&opened, &["Payout 1:", "Ready to be paid"]);
    assert_eq!(file(&boss.press(&opened, "Export").await), "payout.csv");
    let same = olga.run("/выплата отметить").await;
    boss.press(&opened, "Mark all as paid").await;
    let paid = boss.submit("", &[("reference", "SEPA-7")]).await;
    says(&paid, &["2 payments are newly marked as paid", "Everything is marked as paid", "SEPA-7"]);
    olga.press(&same, "Отметить все").await;
    says(&olga.submit("", &[("reference", "SEPA-8")]).await, &["Все платежи этой выплаты уже отмечены"]);
    reads(&newest(&town, &lena).await, &["Вам выплачено", "200,00\u{a0}₽", "выплата 1"]);
    // It is night in New York.
    town.advance(TimeDelta::hours(8)).await;
    reads(&mira.direct_transcript(), &["$12.00 paid to you", "payout 1"]);

    let all = mira.run("/earnings payouts").await;
    says(&all, &["What you were paid", "$12.00 · payout 1, SEPA-7"]);
    let statement = mira.select(&all, "Open a statement…", &["Payout 1: $12.00"]).await;
    says(&statement, &["$12.00 in payout 1", "$12.00 · o-1"]);
    assert_eq!(file(&statement), "statement.csv");
    let statement = lena.run("/заработок выплаты").await;
    says(&statement, &["Ваши выплаты", "200,00\u{a0}₽ · выплата 1, SEPA-7"]);
    says_nothing_of(&statement, &["12,00"]);
    says(&mira.run("/earnings balance").await, &["$2.00 ready to be paid"]);
    says(&mira.run("/earnings explain what:o-1").await, &["Paid out."]);

    // A refund after the payout is missing in the next one.
    report(&town, refund("r-1", "o-1", 3_000, "USD")).await;
    says(&mira.run("/earnings balance").await, &["$4.00 more taken back than earned"]);
    says(&mira.run("/earnings explain what:o-1").await, &["Paid out, and $6.00 of it taken back since"]);
    says(&boss.run("/payout preview").await, &["Left out", "Mira, -$4.00: more was taken back than earned"]);
    report(&town, sale("o-4", &hers, 10_000, "USD")).await;
    says(&boss.run("/payout preview").await, &["$16.00 to pay"]);
    boss.run("/payout run").await;
    let opened = boss.run("/payout mark payout:2").await;
    boss.press(&opened, "Mark all as paid").await;
    boss.submit("", &[]).await;
    let all = mira.run("/earnings payouts").await;
    let statement = mira.select(&all, "Open a statement…", &["Payout 2: $16.00"]).await;
    says(&statement, &["-$6.00 · o-1", "$2.00 · o-3", "$20.00 · o-4"]);
    says(&mira.run("/earnings balance").await, &["Nothing earned so far"]);
    let history = mira.run("/earnings history").await;
    says(&history, &["-$16.00 · payout 2", "$20.00 · Sale o-4", "-$6.00 · Refund r-1", "-$12.00 · payout 1"]);
    says(&boss.run("/program audit").await, &["froze a payout", "marked payments as made"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_manager_confirms_what_is_much_and_nothing_is_paid_before() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, hers, _, other) = two(&town).await;
    report(&town, sale("o-1", &hers, 60_000, "USD")).await;
    report(&town, sale("o-2", &other, 5_000, "RUB")).await;
    let preview = boss.run("/payout preview").await;
    boss.press(&preview, "Change the rules").await;
    says(&boss.submit("", &[("least", "20"), ("confirm", "")]).await, &["20"]);
    boss.press(&preview, "Change the rules").await;
    let preview = boss.submit("", &[("least", "20 USD; 15 RUB"), ("confirm", "100 USD")]).await;
    says(&preview, &["$120.00 to pay", "Лена, RUB\u{a0}10.00: less than the least", "more than $100.00"]);
    says(&mira.run("/earnings balance").await, &["$120.00 ready to be paid"]);
    let payout = boss.press(&preview, "Freeze the payout").await;
    says(&payout, &["Another manager than you has to confirm it"]);
    says(&boss.press(&payout, "Confirm").await, &["somebody else has to confirm it"]);
    says(&boss.run("/payout export").await, &["A second manager has to confirm this payout first"]);
    let opened = olga.run("/выплата отметить").await;
    says(&opened, &["должен подтвердить второй менеджер"]);
    says(&olga.press(&opened, "Подтвердить").await, &["Можно платить"]);
    // Marked one by one, with what the bank calls each; what is none of it is told.
    let keys = keys(&town).await;
    let opened = boss.run("/payout mark").await;
    boss.press(&opened, "Mark some").await;
    says(&boss.submit("", &[("marks", "Mira SEPA-1")]).await, &["Line 1 names no payment"]);
    let opened = boss.run("/payout mark").await;
    boss.press(&opened, "Mark some").await;
    let typed = format!("{} SEPA 1\n77 SEPA-2", keys[0].1);
    let marked = boss.submit("", &[("marks", &typed)]).await;
    says(&marked, &["1 payment is newly marked as paid", "1 is not in this payout: 77", "SEPA 1"]);
    says(&boss.run("/payout mark").await, &["Everything is marked as paid", "Take back"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_taken_back_within_a_day_and_a_payout_called_off() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, hers, lena, _) = two(&town).await;
    report(&town, sale("o-1", &hers, 6_000, "USD")).await;
    boss.run("/payout run").await;
    says(&boss.run("/payout undo").await, &["Nothing of this payout was marked as paid within the last day"]);
    let opened = boss.run("/payout mark").await;
    boss.press(&opened, "Mark all as paid").await;
    boss.submit("", &[]).await;
    says(&mira.run("/earnings balance").await, &["Nothing earned so far"]);
    let sure = boss.run("/payout undo").await;
    says(&sure, &["Take back 1 payment of payout 1", "their creators are told"]);
    says(&boss.press(&sure, "Take them back").await, &["Ready to be paid"]);
    reads(&newest(&town, &mira).await, &["$12.00 is not paid yet after all", "Nothing is lost"]);
    says(&mira.run("/earnings balance").await, &["$12.00 ready to be paid"]);
    let opened = boss.run("/payout mark").await;
    let sure = boss.press(&opened, "Call it off").await;
    says(&boss.press(&sure, "Call it off").await, &["Called off"]);
    says(&boss.run("/payout export").await, &["was called off"]);
    says(&boss.run("/payout preview").await, &["$12.00 to pay"]);
    boss.run("/payout run").await;
    let opened = boss.run("/payout mark").await;
    says(&opened, &["Payout 2: $12.00"]);
    boss.press(&opened, "Mark all as paid").await;
    boss.submit("", &[]).await;
    town.advance(TimeDelta::hours(25)).await;
    says(&boss.run("/payout undo").await, &["what is older stays"]);
    says(&boss.run("/payout mark payout:7").await, &["There is no such payout"]);
    says(&lena.run("/заработок выплаты").await, &["Выплат пока не было"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_put_things_right_by_hand_and_hold_payouts_with_a_reason() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, hers, lena, _) = two(&town).await;
    report(&town, sale("o-1", &hers, 6_000, "USD")).await;
    let done = olga.run("/выплата исправить автор:Лена сумма:500 RUB причина:Приз за обзор").await;
    says(&done, &["Лена: добавлено 500,00\u{a0}₽", "Приз за обзор"]);
    reads(&newest(&town, &lena).await, &["К вашему заработку добавлено 500,00\u{a0}₽", "Приз за обзор"]);
    let done = boss.run("/payout adjust creator:Mira amount:-2 USD reason:Paid twice in May").await;
    says(&done, &["$2.00 taken away from what Mira has"]);
    says(&mira.run("/earnings history").await, &["-$2.00 · by hand: Paid twice in May"]);
    says(&boss.run("/payout adjust creator:Mira amount:lots reason:x").await, &["lots"]);
    says(&boss.run("/payout hold creator:Mira reason:Tax form is missing").await, &["Mira is paid nothing"]);
    says(&boss.run("/payout hold creator:Mira reason:again").await, &["on hold already"]);
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["$10.00 ready to be paid", "Your payouts rest for now"]);
    says_nothing_of(&balance, &["Tax form"]);
    says(&boss.run("/payout preview").await, &["500.00", "Mira, $10.00: on hold"]);
    boss.run("/payout run").await;
    says(&boss.run("/payout mark").await, &["Лена: RUB\u{a0}500.00"]);
    says(&boss.run("/payout release creator:Mira reason:It is here").await, &["Mira is paid again"]);
    says(&boss.run("/payout release creator:Mira reason:again").await, &["not on hold"]);
    says(&boss.run("/payout preview").await, &["$10.00 to pay"]);
    let audit = boss.run("/program audit").await;
    says(&audit, &["put somebody’s earnings right by hand", "Paid twice in May", "Tax form is missing"]);
    says(&mira.run("/payout preview").await, &["There is no command"]);
    close(town).await;
}
