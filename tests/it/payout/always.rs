//! What always holds of payouts: nothing is paid twice or lost, whoever freezes at once, whatever comes meanwhile, and in
//! whatever order things are paid, taken back and paid again.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use duet::app::{About, Asker, Member, enter};
use duet::domain::naming::Called;
use duet::domain::{CreatorId, PersonId, RoleId};
use duet::features::payout::{self, Which};
use duet::store;
use futures::future::join_all;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;

use super::{refund, two};
use crate::attribution::close;
use crate::conversion::{report, sale};
use crate::reward::{balances, creator_of};
use crate::support::{Town, signed};

/// A manager, as features know them.
pub async fn manager(town: &Town, person: &discord_sandbox::Person) -> Member {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let id = PersonId(signed(person.id()));
    let server = town.program(&mut tx).await.server_id;
    let known = store::person::insert_or_see(&mut tx, id, Some("en-US"), app.clock.now()).await;
    let asker = Asker {
        person_id: id,
        server_id: Some(server),
        roles: vec![RoleId(signed(town.manager_role))],
        manages_server: true,
        locale: "en-US".to_owned(),
        called: Called::default(),
    };
    let member = enter(app, &mut tx, &asker, known.expect("the database works"), About::Anything).await;
    tx.commit().await.expect("the database works");
    member.expect("they are a manager")
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_freeze_at_once_one_pays_each_creator() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, hers, _, other) = two(&town).await;
    for number in 0..10 {
        report(&town, sale(&format!("o-{number}"), &hers, 1_000, "USD")).await;
    }
    report(&town, sale("p-1", &other, 100_000, "RUB")).await;
    let boss = manager(&town, &boss).await;
    let app = &town.duet.app;
    let freeze = async |_: usize| {
        let mut tx = app.begin().await.expect("the database works");
        match payout::run(app, &mut tx, &boss).await {
            Ok(sheet) => {
                tx.commit().await.expect("the database works");
                Some(sheet)
            }
            Err(_) => None,
        }
    };
    let frozen: Vec<_> = join_all((0..8).map(freeze)).await.into_iter().flatten().collect();
    let sums: i64 = frozen.iter().flat_map(|sheet| &sheet.items).map(|item| item.amount_minor).sum();
    assert_eq!((frozen.len(), sums), (1, 2_000 + 20_000), "{frozen:?}");
    let id = frozen[0].payout.payout_id;
    let mark = async |_: usize| {
        let mut tx = app.begin().await.expect("the database works");
        let marked = payout::mark(app, &mut tx, &boss, id, Which::All(String::new())).await;
        match marked {
            Ok(marked) => {
                tx.commit().await.expect("the database works");
                marked.paid
            }
            Err(_) => 0,
        }
    };
    let paid: i64 = join_all((0..8).map(mark)).await.into_iter().sum();
    assert_eq!(paid, 2, "each is paid once");
    let creator = creator_of(&town, &mira).await;
    assert_eq!(balances(&town, creator).await.get("USD"), Some(&0));
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_frozen_paid_and_taken_back_nothing_is_paid_twice_or_lost() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, hers, ..) = two(&town).await;
    let (boss, creator) = (manager(&town, &boss).await, creator_of(&town, &mira).await);
    let mut chance = StdRng::seed_from_u64(7);
    let (mut sold, mut back): (Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new());
    let app = &town.duet.app;
    for step in 0..60 {
        match chance.random_range(0..7) {
            0 | 1 => {
                let minor = chance.random_range(1..10_000);
                report(&town, sale(&format!("s-{}", sold.len()), &hers, minor, "USD")).await;
                sold.push(minor);
                back.push(0);
            }
            2 if !sold.is_empty() => {
                let of = chance.random_range(0..sold.len());
                let left = sold[of] - back[of];
                if left > 0 {
                    let minor = chance.random_range(1..=left);
                    report(&town, refund(&format!("r-{step}"), &format!("s-{of}"), minor, "USD")).await;
                    back[of] += minor;
                }
            }
            3 => {
                let mut tx = app.begin().await.expect("the database works");
                if payout::run(app, &mut tx, &boss).await.is_ok() {
                    tx.commit().await.expect("the database works");
                }
            }
            deed => {
                let mut tx = app.begin().await.expect("the database works");
                let Ok(sheet) = payout::meant(&mut tx, &boss, None).await else { continue };
                let id = sheet.payout.payout_id;
                let done = match deed {
                    4 => payout::mark(app, &mut tx, &boss, id, Which::All("ref".to_owned())).await.map(drop),
                    5 => payout::undo(app, &mut tx, &boss, id).await.map(drop),
                    _ => payout::call_off(app, &mut tx, &boss, id).await.map(drop),
                };
                if done.is_ok() {
                    tx.commit().await.expect("the database works");
                }
            }
        }
        // What was earned by what is left of each sale is what there is, and what was paid.
        let earned: i64 = sold.iter().zip(&back).map(|(paid, back)| left_of(*paid, *back)).sum();
        let has = balances(&town, creator).await.get("USD").copied().unwrap_or_default();
        let was_paid = paid(&town, creator).await.get("USD").copied().unwrap_or_default();
        assert_eq!(has + was_paid, earned, "after step {step}");
        town.advance(TimeDelta::hours(1)).await;
    }
    // In the end everything is paid out, and nothing is left but what was taken back since.
    mark_all(&town, &boss).await;
    let mut tx = app.begin().await.expect("the database works");
    match payout::run(app, &mut tx, &boss).await {
        Ok(_) => tx.commit().await.expect("the database works"),
        Err(_) => drop(tx),
    }
    mark_all(&town, &boss).await;
    let has = balances(&town, creator).await.get("USD").copied().unwrap_or_default();
    let mut tx = app.read().await.expect("the database works");
    let held = store::commission::list_held(&mut tx, creator).await.expect("the database works");
    tx.commit().await.expect("the database works");
    // So much taken back looks unusual: what waits for a decision is not paid.
    let held: i64 = held.into_iter().map(|(.., minor)| minor).sum();
    assert!(has <= held, "{has} was not paid, and {held} waits");
    close(town).await;
}

/// Everything of every payout is paid that was not, and not called off.
async fn mark_all(town: &Town, boss: &Member) {
    let app = &town.duet.app;
    for number in 1.. {
        let mut tx = app.begin().await.expect("the database works");
        let Ok(sheet) = payout::meant(&mut tx, boss, Some(number)).await else { return };
        let all = Which::All(String::new());
        if payout::mark(app, &mut tx, boss, sheet.payout.payout_id, all).await.is_ok() {
            tx.commit().await.expect("the database works");
        }
    }
}

/// A fifth of a sale, less its share of what was taken back.
fn left_of(paid: i64, back: i64) -> i64 {
    let half_up = |of: i64, part: i64, whole: i64| (2 * of * part + whole) / (2 * whole);
    half_up(half_up(paid, 2_000, 10_000), paid - back, paid)
}

/// What a creator was paid by now of each currency, as the payouts say.
pub async fn paid(town: &Town, creator: CreatorId) -> BTreeMap<String, i64> {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let items = store::payout::list_paid(&mut tx, creator, 1_000).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let mut sums = BTreeMap::new();
    for item in items {
        *sums.entry(item.currency).or_default() += item.amount_minor;
    }
    sums
}

#[test]
fn the_expectation_is_that_of_the_document() {
    assert_eq!(json!([left_of(6_000, 2_000), left_of(6_000, 6_000)]), json!([800, 0]));
}
