//! What always holds of money: a balance is the sum of its lines, a line never changes, nothing is earned twice, and what
//! was taken back whole leaves nothing, in whatever order a shop reports it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use duet::domain::conversion::Report;
use duet::domain::money::Money;
use duet::domain::reward::{Component, Offer, Plan, Scope, Terms};
use duet::domain::{CreatorId, ProgramId};
use duet::features::conversion::{Fate, Fault, record};
use duet::store::{self, Store};
use futures::future::join_all;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::{of, refund};
use crate::attribution::close;
use crate::conversion::{code, sale};
use crate::report::roi::adds_up;
use crate::support::{Town, signed};

/// The programme.
pub async fn program(town: &Town) -> ProgramId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    program
}

/// Has everybody earn by these terms from a moment on.
pub async fn pay(town: &Town, version: i64, offers: Vec<impl Into<Offer>>, since: DateTime<Utc>) {
    insert(town, (Scope::Program, version, 30), offers, since).await;
}

/// Has everybody earn a share without an end from now on, on hold for so many days.
pub async fn pay_share(town: &Town, rate_bps: i32, hold_days: i32) {
    let share = Terms::Share { rate_bps, months: None, payments: None };
    insert(town, (Scope::Program, 1, hold_days), vec![share], town.now()).await;
}

/// Has whoever is within a scope earn by these terms from a moment on, on hold for so many days.
pub async fn insert(
    town: &Town,
    (scope, version, hold_days): (Scope, i64, i32),
    offers: Vec<impl Into<Offer>>,
    since: DateTime<Utc>,
) {
    let app = &town.duet.app;
    let plan = Plan {
        reward_plan_id: app.ids.next(),
        scope,
        version,
        hold_days,
        is_ended: false,
        set_at: Some(since),
        limit: None,
        components: offers.into_iter().map(|offer| Component::new(app.ids.next(), offer)).collect(),
    };
    let program = program(town).await;
    let mut tx = app.begin().await.expect("the database works");
    assert!(store::reward::insert(&mut tx, program, &plan, since).await.expect("the database works"));
    tx.commit().await.expect("the database works");
}

/// Reports something, as a shop does.
pub async fn tell(town: &Town, program: ProgramId, told: &Value) -> Result<Fate, Fault> {
    let report: Report = serde_json::from_value(told.clone()).expect("a report");
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let fate = record(&town.duet.app, &mut tx, program, report).await.expect("the database works");
    match fate {
        Ok(_) => tx.commit().await.expect("the database works"),
        Err(_) => drop(tx),
    }
    fate
}

/// What a creator has of each currency, by the sums of days; fails where these are not the sums of the ledger's lines.
pub async fn balances(town: &Town, creator: CreatorId) -> BTreeMap<String, i64> {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let sums = store::commission::list_sums(&mut tx, creator).await.expect("the database works");
    let lines =
        store::commission::list_entries(&mut tx, creator, None, 10_000).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let mut by_day = BTreeMap::new();
    for line in &lines {
        let entry = &line.entry;
        *by_day.entry((entry.currency.clone(), entry.payable_on)).or_default() += entry.amount_minor;
    }
    let kept: BTreeMap<_, i64> =
        sums.into_iter().map(|(currency, day, minor)| ((currency, day), minor)).collect();
    assert_eq!(kept, by_day, "a balance is the sum of its lines");
    let mut balances = BTreeMap::new();
    for ((currency, _), minor) in kept {
        *balances.entry(currency).or_default() += minor;
    }
    balances
}

/// The creator whom somebody is.
pub async fn creator_of(town: &Town, person: &discord_sandbox::Person) -> CreatorId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let person = duet::domain::PersonId(signed(person.id()));
    let found = store::creator::find(&mut tx, program, person).await.expect("the database works");
    tx.commit().await.expect("the database works");
    found.expect("they are a creator").creator_id
}

/// A payment of a history, and how it is taken back: in so many parts, whole or not.
#[derive(Clone, Debug)]
struct Paid {
    customer: Option<u8>,
    is_renewal: bool,
    minor: i64,
    currency: &'static str,
    hours: i64,
    parts: Vec<i64>,
    is_whole: bool,
}

fn any_payment() -> impl Strategy<Value = Paid> {
    let customer = prop_oneof![Just(None), (0..3_u8).prop_map(Some)];
    let currency = prop_oneof![Just("USD"), Just("EUR"), Just("JPY")];
    (customer, any::<bool>(), 1..100_000_i64, currency, 0..500_i64, vec(1..50_i64, 0..4), any::<bool>())
        .prop_map(|(customer, is_renewal, minor, currency, hours, shares, is_whole)| {
            let sum: i64 = shares.iter().sum::<i64>() + i64::from(!is_whole);
            let mut parts: Vec<i64> =
                shares.iter().map(|share| minor * share / sum.max(1)).filter(|part| *part > 0).collect();
            let left = minor - parts.iter().sum::<i64>();
            if is_whole && left > 0 {
                parts.push(left);
            }
            Paid { customer, is_renewal, minor, currency, hours, parts, is_whole }
        })
}

/// What a shop reports of a history, payments before what takes them back, otherwise in an order of its own.
fn told(history: &[Paid], code: &str, (case, order): (usize, u64), start: DateTime<Utc>) -> Vec<Value> {
    let mut all = Vec::new();
    for (number, paid) in history.iter().enumerate() {
        let at = start + TimeDelta::hours(paid.hours);
        let name = format!("p{case}-{number}");
        let mut told = sale(&name, code, paid.minor, paid.currency);
        if let Some(customer) = paid.customer {
            told = of(told, &format!("c{case}-{customer}"));
        }
        if paid.is_renewal {
            told["type"] = json!("renewal");
        }
        told["occurred_at"] = json!(at);
        let place = |salt: u64| (number as u64 * 7_919 + salt * 104_729) ^ order;
        all.push((place(0) % 1_000, told));
        for (part, minor) in paid.parts.iter().enumerate() {
            let mut back = refund(&format!("{name}-r{part}"), &name, *minor, paid.currency);
            back["occurred_at"] = json!(at + TimeDelta::hours(1));
            all.push((1_000 + place(part as u64 + 1) % 1_000, back));
        }
    }
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, told)| told).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_balances_are_sums_and_what_was_taken_back_leaves_nothing() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let (hers, creator, program) =
        (code(&mira, "/link get").await, creator_of(&town, &mira).await, program(&town).await);
    let start = town.now();
    // Terms change in the middle of every history.
    let share = |rate_bps, months, payments| Terms::Share { rate_bps, months, payments };
    pay(&town, 1, vec![Terms::Bounty(Money::new(777, "EUR")), share(1_999, Some(12), None)], start).await;
    pay(&town, 2, vec![share(3_333, None, Some(2)), share(1, None, None)], start + TimeDelta::hours(250))
        .await;
    town.advance(TimeDelta::days(22)).await;
    let drawn = draw();
    for (case, (history, order)) in drawn.into_iter().enumerate() {
        let before = balances(&town, creator).await;
        let all = told(&history, &hers, (case, order), start);
        for report in &all {
            assert_eq!(tell(&town, program, report).await, Ok(Fate::Recorded), "{report}");
        }
        let after = balances(&town, creator).await;
        adds_up(&town, creator).await;
        for report in all.iter().rev() {
            assert_eq!(tell(&town, program, report).await, Ok(Fate::Duplicate), "{report}");
        }
        assert_eq!(balances(&town, creator).await, after, "a replay changes nothing");
        adds_up(&town, creator).await;
        for (number, paid) in history.iter().enumerate() {
            let left = left_of(&town, program, &format!("p{case}-{number}")).await;
            assert!(left.iter().all(|(left, earned)| (0..=*earned).contains(left)), "{left:?} of {paid:?}");
            if paid.is_whole {
                assert!(left.iter().all(|(left, _)| *left == 0), "{left:?} of {paid:?}");
            }
        }
        let paid_in: Vec<&str> = history.iter().map(|paid| paid.currency).chain(["EUR"]).collect();
        for (currency, minor) in &after {
            let changed = before.get(currency).copied().unwrap_or_default() != *minor;
            assert!(!changed || paid_in.contains(&currency.as_str()), "currencies never mix: {currency}");
        }
    }
    close(town).await;
}

/// Histories, each with an order in which it is told.
fn draw() -> Vec<(Vec<Paid>, u64)> {
    let mut runner = TestRunner::new(Config::default());
    let any = (vec(any_payment(), 1..8), any::<u64>());
    (0..24).map(|_| any.new_tree(&mut runner).expect("a history").current()).collect()
}

/// What is left of each commission of a payment, and what it came to.
async fn left_of(town: &Town, program: ProgramId, name: &str) -> Vec<(i64, i64)> {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let found = store::conversion::find(&mut tx, program, name).await.expect("the database works");
    let id = found.expect("it was reported").conversion_id;
    let all = store::commission::list_of(&mut tx, id).await.expect("the database works");
    tx.commit().await.expect("the database works");
    all.iter().map(|commission| (commission.left_minor, commission.earned_minor)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_reported_a_hundred_times_at_once_is_earned_once() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let (hers, creator, program) =
        (code(&mira, "/link get").await, creator_of(&town, &mira).await, program(&town).await);
    let terms = vec![
        Terms::Bounty(Money::new(1_000, "USD")),
        Terms::Share { rate_bps: 2_000, months: Some(12), payments: None },
    ];
    pay(&town, 1, terms, town.now()).await;
    let mut sold = of(sale("o-1", &hers, 5_000, "USD"), "ann");
    sold["occurred_at"] = json!(town.now());
    let fates = join_all((0..100).map(|_| tell(&town, program, &sold))).await;
    assert_eq!(fates.iter().filter(|fate| **fate == Ok(Fate::Recorded)).count(), 1);
    assert_eq!(balances(&town, creator).await, BTreeMap::from([("USD".to_owned(), 2_000)]));
    // Different sales of one new customer at once: one of them is the first.
    let others: Vec<Value> = (0..20)
        .map(|number| {
            let mut other = of(sale(&format!("p-{number}"), &hers, 5_000, "USD"), "bob");
            other["occurred_at"] = json!(town.now());
            other
        })
        .collect();
    let fates = join_all(others.iter().map(|other| tell(&town, program, other))).await;
    assert!(fates.iter().all(|fate| *fate == Ok(Fate::Recorded)), "{fates:?}");
    assert_eq!(
        balances(&town, creator).await,
        BTreeMap::from([("USD".to_owned(), 2_000 + 20 * 1_000 + 1_000)])
    );
    // Every part of it taken back at once.
    let backs: Vec<Value> = (0..10)
        .map(|number| {
            let mut back = refund(&format!("r-{number}"), "o-1", 500, "USD");
            back["occurred_at"] = json!(town.now());
            back
        })
        .collect();
    let fates = join_all(backs.iter().chain(&backs).map(|back| tell(&town, program, back))).await;
    assert_eq!(fates.iter().filter(|fate| **fate == Ok(Fate::Recorded)).count(), 10, "{fates:?}");
    assert_eq!(left_of(&town, program, "o-1").await.iter().map(|(left, _)| left).sum::<i64>(), 0);
    assert_eq!(balances(&town, creator).await, BTreeMap::from([("USD".to_owned(), 21_000)]));
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_change_or_remove_a_line_of_the_ledger() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let (hers, program) = (code(&mira, "/link get").await, program(&town).await);
    pay(&town, 1, vec![Terms::Share { rate_bps: 2_000, months: None, payments: None }], town.now()).await;
    let mut sold = sale("o-1", &hers, 5_000, "USD");
    sold["occurred_at"] = json!(town.now());
    assert_eq!(tell(&town, program, &sold).await, Ok(Fate::Recorded));
    let mut attempts = vec![
        "update ledger_entry set amount_minor = 1",
        "update ledger_entry set kind = kind",
        "delete from ledger_entry",
    ];
    if let Store::Postgres(_) = &town.duet.app.store {
        attempts.push("truncate ledger_entry cascade");
    }
    for attempt in attempts {
        let refused = match &town.duet.app.store {
            Store::Sqlite { writer, .. } => sqlx::query(attempt).execute(writer).await.map(drop),
            Store::Postgres(pool) => sqlx::query(attempt).execute(pool).await.map(drop),
        };
        let error = refused.expect_err("the database refuses").to_string();
        assert!(error.contains("append-only"), "{error}");
    }
    close(town).await;
}
