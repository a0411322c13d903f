//! What partnerships bring for what they cost: the same sums as the shop's reports and the ledger, over years and at once.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use discord_sandbox::NewPerson;
use duet::domain::CreatorId;
use duet::domain::overview::Window;
use duet::domain::roi::{Cost, Flow};
use duet::domain::span::Span;
use duet::store::report::roi::{Whose, list_flows};
use duet::store::{self, Store};
use serde_json::json;

use super::past::Past;
use super::{file, has_picture};
use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, sale};
use crate::reward::pay_share;
use crate::support::Town;

/// What somebody costs and brings, each currency by itself, by the lines of the ledger and by what the shop reported.
type Sums = BTreeMap<(Option<Cost>, String), i64>;

fn summed<'a>(flows: impl IntoIterator<Item = &'a Flow>) -> Sums {
    let mut sums = Sums::new();
    for flow in flows {
        *sums.entry((flow.cost, flow.money.currency.clone())).or_default() += flow.money.minor;
    }
    sums.retain(|_, minor| *minor != 0);
    sums
}

/// What a creator's payments come to, less what was taken back of them.
async fn reported(town: &Town, creator: CreatorId) -> Vec<(String, i64)> {
    let statement = "select currency, cast(sum(amount_minor - refunded_minor) as bigint) from conversion
                     where creator_id = $1 and kind in ('sale', 'renewal') and currency is not null group by currency";
    match &town.duet.app.store {
        Store::Sqlite { writer, .. } => sqlx::query_as(statement).bind(creator).fetch_all(writer).await,
        Store::Postgres(pool) => sqlx::query_as(statement).bind(creator).fetch_all(pool).await,
    }
    .expect("the database works")
}

/// Fails where what a creator brings and costs, by month or by day, is not what the shop reported and the ledger has.
pub async fn adds_up(town: &Town, creator: CreatorId) {
    let mut sums = Sums::new();
    for (currency, minor) in reported(town, creator).await {
        *sums.entry((None, currency)).or_default() += minor;
    }
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await;
    let lines =
        store::commission::list_entries(&mut tx, creator, None, 100_000).await.expect("the database works");
    for line in lines {
        let Some(cost) = Cost::of(line.entry.kind) else { continue };
        *sums.entry((Some(cost), line.entry.currency)).or_default() += line.entry.amount_minor;
    }
    sums.retain(|_, minor| *minor != 0);
    let days = Span::ending(town.now().date_naive() + TimeDelta::days(400), 4_000);
    for whose in [Whose::One(creator), Whose::All(program.program_id)] {
        for window in [None, Some(Window::of(days, program.zone))] {
            let flows = list_flows(&mut tx, whose, window).await.expect("the database works");
            let own = flows.iter().filter(|flow| flow.creator_id == creator);
            assert_eq!(summed(own), sums, "{whose:?} {window:?}");
        }
    }
    tx.commit().await.expect("the database works");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partnership_is_told_with_all_that_it_brings_and_costs_in_both_languages() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    pay_share(&town, 2_000, 0).await;
    says(&boss.run("/report roi").await, &["Return of partnerships: all time", "nothing was spent"]);
    says(&olga.run("/сводка окупаемость автор:Лена").await, &["Окупаемость, Лена", "ничего не потрачено"]);

    let mut sold = sale("o-1", &hers, 6_000, "USD");
    sold["customer_id"] = json!("ann");
    report(&town, sold).await;
    report(&town, sale("o-2", &hers, 4_000, "USD")).await;
    let back =
        json!({"id": "r-1", "type": "refund", "refunds": "o-2", "amount_minor": 2_000, "currency": "USD"});
    report(&town, back).await;
    report(&town, sale("o-3", &other, 100_000, "RUB")).await;
    boss.run("/payout adjust creator:Mira amount:4 USD reason:Shipping").await;

    let one = boss.run("/report roi creator:Mira").await;
    says(&one, &["Return of Mira: all time", "Return: 4.0×", "Revenue: $80.00", "Costs: $20.00"]);
    says(&one, &["Revenue less costs: $60.00", "Cost of a sale: $10.00", "Cost of a new customer: $20.00"]);
    says(&one, &["Paid back: within 1 month", "commissions and fees: $16.00", "by hand: $4.00"]);
    assert!(has_picture(&one), "{}", one.text());
    let lines = file(&one, "partnership.csv").await;
    assert_eq!(
        (lines.len(), lines[0]["revenue"].as_str(), lines[0]["costs"].as_str()),
        (1, "80.00", "20.00")
    );

    let all = olga.press(&olga.run("/сводка окупаемость автор:Лена").await, "Показать все партнерства").await;
    says(&all, &["Окупаемость партнерств: все время", "По рынкам", "Россия: 5,0×"]);
    says(&all, &["**1.** Лена · 5,0× · выручка 1\u{a0}000,00\u{a0}₽, расходы 200,00\u{a0}₽"]);
    says(&all, &["**2.** Mira · 4,0× · выручка 80,00\u{a0}$, расходы 20,00\u{a0}$"]);
    assert!(has_picture(&all), "{}", all.text());
    let lines = file(&all, "roi.csv").await;
    let of = |name: &str| lines.iter().find(|line| line["name"] == name).expect("a line");
    let (mira_line, lena_line) = (of("Mira"), of("Лена"));
    assert_eq!((mira_line["currency"].as_str(), mira_line["return"].as_str()), ("USD", "4.0"));
    assert_eq!(mira_line["cost_commissions"], "16.00");
    assert_eq!(mira_line["cost_adjustments"], "4.00");
    assert_eq!((mira_line["sales"].as_str(), mira_line["customers"].as_str()), ("2", "1"));
    assert_eq!((lena_line["left"].as_str(), lena_line["paid_back_in_months"].as_str()), ("800.00", "1"));

    let opened = olga.select(&all, "Открыть партнерство…", &["Mira"]).await;
    says(
        &opened,
        &[
            "Окупаемость, Mira: все время",
            "Окупаемость: 4,0×",
            "вознаграждения и оплата материалов: 16,00\u{a0}$",
        ],
    );
    let month = olga.press(&opened, "30 дней").await;
    says(&month, &["Окупаемость, Mira: 30 дней", "Выручка: 80,00\u{a0}$"]);
    says_nothing_of(&month, &["Расходы вернулись"]);

    // What was paid out has been counted when it was earned.
    boss.run("/payout run").await;
    let opened = boss.run("/payout mark").await;
    boss.press(&opened, "Mark all as paid").await;
    boss.submit("", &[]).await;
    says(&boss.run("/report roi creator:Mira").await, &["Costs: $20.00"]);
    for person in [&mira, &lena] {
        adds_up(&town, crate::reward::creator_of(&town, person).await).await;
    }
    says(&mira.run("/report roi").await, &["There is no command"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn years_are_told_from_months_and_what_is_missing_is_said() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mut past = Past::of(&town).await;
    past.tier(31, "Silver").tier(32, "Gold");
    past.campaign(201, "Tea", ("2025-01-01", None), &["video"]);
    past.creator(101, "Ann", Some("us"), "2025-01-15").known(101, 31, "nano");
    past.creator(102, "Вера", Some("ru"), "2025-06-01").known(102, 32, "nano");
    past.creator(103, "Zed", None, "2025-06-01");
    past.cost(101, "2025-01-20", "adjusted", ("USD", 15_000)).sent((101, 201), "2025-02-20", ("USD", 10_000));
    past.cost(101, "2025-03-10", "earned", ("USD", 5_000)).cost(101, "2025-04-10", "voided", ("USD", -1_000));
    past.cost(101, "2025-06-10", "earned", ("USD", 1_000));
    past.brought((101, 201), "2025-03-10", (100, 4), &[("USD", 10_000)]);
    past.brought((101, 201), "2025-06-10", (100, 6), &[("USD", 25_000), ("EUR", 900)]);
    past.brought((102, 201), "2025-07-10", (100, 6), &[("RUB", 50_000)]);
    past.cost(103, "2025-08-10", "adjusted", ("EUR", 1_000));
    past.keep().await;

    let all = boss.run("/report roi").await;
    says(&all, &["**1.** Ann · 1.2× · revenue $350.00, costs $300.00", "**2.** Zed · 0.0×"]);
    says(&all, &["Вера · no costs yet · revenue RUB\u{a0}500.00", "Ann · no costs yet · revenue €9.00"]);
    says(&all, &["By tier", "Silver: 1.2×", "no market: 0.0×", "Together: "]);
    let lines = file(&all, "roi.csv").await;
    assert_eq!(lines.len(), 4, "a line for each currency of each");
    assert_eq!((lines[0]["name"].as_str(), lines[0]["return"].as_str()), ("Ann", "1.2"));
    let back = (lines[0]["paid_back_in_months"].as_str(), lines[0]["paid_back_since"].as_str());
    assert_eq!(back, ("6", "2025-06-01"));
    assert_eq!((lines[0]["cost_per_sale"].as_str(), lines[0]["cost_goods"].as_str()), ("30.00", "100.00"));
    let one = boss.select(&all, "Open a partnership…", &["Ann"]).await;
    says(&one, &["USD: 1.2×", "EUR: no costs yet", "USD: within 6 months, since June 1, 2025"]);
    says(
        &one,
        &[
            "EUR: nothing was spent yet",
            "January 15, 2025",
            "by hand: $150.00",
            "goods that were sent: $100.00",
            "commissions and fees: $50.00",
        ],
    );
    says(&one, &["Cost of a new customer: no new customer that the shop has named"]);
    says(&boss.press(&one, "30 days").await, &["Nothing came in and nothing was spent"]);
    says(&boss.run("/report roi period:quarter").await, &["Nothing came in", "`/program rewards`"]);

    let grounds = town.neighbour("Borealis", "https://borealis.example.org/").await;
    let gerda = town.sandbox.person(&NewPerson {
        roles: vec![grounds.manager_role],
        ..NewPerson::speaking("Gerda", "en-US", grounds.guild)
    });
    for command in ["/report roi", "/report roi creator:101", "/report roi creator:Ann"] {
        says_nothing_of(&gerda.run(command).await, &["350.00", "Tea", "Вера"]);
    }
    close(town).await;
}
