//! What always holds of what payment services tell: in whatever order it comes, however often and however many at once, the
//! same is counted for the same creator, as long as what came too early comes again.

use std::collections::{BTreeMap, VecDeque};

use chrono::TimeDelta;
use duet::app::App;
use duet::domain::api_key::{ApiKey, Kind};
use duet::domain::payment::stripe;
use duet::domain::{ApiKeyId, LinkId};
use duet::features::conversion::{Heard, hear};
use futures::future::join_all;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use super::service::{Service, click_id, location};
use super::stripe::{checkout, invoice, paid_with, refunded, subscribed};

fn key(service: &Service) -> ApiKey {
    ApiKey {
        api_key_id: ApiKeyId(1),
        program_id: service.program,
        kind: Kind::Stripe,
        name: "dk_service".to_owned(),
        has_secret: true,
        created_at: service.app.clock.now(),
        used_at: None,
    }
}

async fn tell(app: &App, key: &ApiKey, event: &Value) -> Heard {
    let told = stripe::read(event.to_string().as_bytes()).expect("an event");
    let mut tx = app.begin().await.expect("the database works");
    let heard = hear(app, &mut tx, key, told).await.expect("the database works");
    match heard {
        Heard::Early(_) | Heard::Refused(_) => drop(tx),
        _ => tx.commit().await.expect("the database works"),
    }
    heard
}

/// Everything that happens to one buyer: a thing that is given back in two parts, and a subscription, by another creator's
/// link, of which the second month is given back.
fn story(service: &Service, name: &str, (first, second): (&str, &str)) -> Vec<Value> {
    let now = service.app.clock.now().timestamp();
    let thing = format!("{name}t");
    vec![
        subscribed(now, name, first, 1_200),
        invoice(now, (name, ""), "subscription_create", 1_200),
        paid_with(now, (name, "")),
        invoice(now, (name, "2"), "subscription_cycle", 700),
        paid_with(now, (name, "2")),
        refunded(now, &format!("{name}2"), (0, 333, 700)),
        refunded(now, &format!("{name}2"), (333, 700, 700)),
        checkout(now, &thing, second, 1_000),
        refunded(now, &thing, (0, 101, 1_000)),
        refunded(now, &thing, (101, 777, 1_000)),
    ]
}

/// What counts of a story for each link: conversions of each kind, and what is left of the money.
async fn counted(service: &Service, name: &str, links: [LinkId; 2]) -> Vec<BTreeMap<&'static str, i64>> {
    let mut all = Vec::new();
    for link in links {
        let mut of_link = BTreeMap::new();
        for kind in ["sale", "renewal", "refund"] {
            let which = format!(
                "from conversion where link_id = {link} and kind = '{kind}'
                 and (customer_id = 'cus_{name}' or customer_id = 'cus_{name}t')"
            );
            of_link.insert(kind, service.count(&format!("select count(*) {which}")).await);
            let sum = format!("select cast(coalesce(sum(amount_minor), 0) as bigint) {which}");
            let money = if kind == "refund" { "back" } else { "paid" };
            *of_link.entry(money).or_default() += service.count(&sum).await;
        }
        all.push(of_link);
    }
    all
}

/// Orders in which a story is told, some of it more than once.
fn draw(length: usize) -> Vec<Vec<usize>> {
    let mut runner = TestRunner::new(Config::default());
    let any = (Just((0..length).collect::<Vec<_>>()).prop_shuffle(), vec(0..length, 0..6), any::<u64>());
    let one = any.prop_map(|(mut order, again, salt)| {
        for (place, which) in again.into_iter().enumerate() {
            let at =
                usize::try_from(salt.rotate_left(u32::try_from(place * 9).unwrap_or(0)) % 11).unwrap_or(0);
            order.insert(at.min(order.len()), which);
        }
        order
    });
    (0..24).map(|_| one.new_tree(&mut runner).expect("an order").current()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_order_and_however_often_the_same_is_counted() {
    let service = Service::start().await;
    let links = [
        service.link("Spring42", &service.campaign()).await.link_id,
        service.link("Autumn42", &service.campaign()).await.link_id,
    ];
    let mut clicks = Vec::new();
    for code in ["Spring42", "Autumn42"] {
        let answer = service.visit(&format!("/{code}")).send().await.expect("an answer");
        clicks.push(click_id(&location(&answer)).to_string());
    }
    let key = key(&service);
    let length = story(&service, "x", ("", "")).len();
    let mut expected = None;
    for (case, order) in draw(length).into_iter().enumerate() {
        let name = format!("c{case}x");
        let story = story(&service, &name, (&clicks[0], &clicks[1]));
        let mut left: VecDeque<usize> = order.iter().copied().collect();
        let mut tries = 0;
        while let Some(which) = left.pop_front() {
            tries += 1;
            assert!(tries < 500, "nothing comes of {order:?}");
            match tell(&service.app, &key, &story[which]).await {
                Heard::Early(_) => left.push_back(which),
                heard => assert!(matches!(heard, Heard::Kept(_)), "{heard:?} of {}", story[which]),
            }
        }
        let counted = counted(&service, &name, links).await;
        assert_eq!(counted[0].get("sale"), Some(&1), "{order:?}: {counted:?}");
        assert_eq!(counted[0].get("back"), Some(&584), "all of the second month: {order:?}");
        assert_eq!(counted[1].get("paid"), Some(&834), "{order:?}: {counted:?}");
        assert_eq!(expected.get_or_insert_with(|| counted.clone()), &counted, "{order:?}");
    }
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_many_times_at_once_counts_once() {
    let service = Service::start().await;
    let links = [service.link("Spring42", &service.campaign()).await.link_id; 2];
    let answer = service.visit("/Spring42").send().await.expect("an answer");
    let click = click_id(&location(&answer)).to_string();
    let key = key(&service);
    let story = story(&service, "many", (&click, &click));
    for _ in 0..3 {
        join_all((0..60).map(|number| tell(&service.app, &key, &story[number % story.len()]))).await;
    }
    service.set("2026-03-02T10:30:00Z");
    for event in story.iter().chain(&story) {
        tell(&service.app, &key, event).await;
    }
    let counted = &counted(&service, "many", links).await[0];
    let expected =
        [("sale", 2), ("renewal", 1), ("refund", 4), ("paid", 1_000 + 584 + 834), ("back", 584 + 648)];
    assert_eq!(counted, &BTreeMap::from(expected));
    assert!(service.app.clock.now() > key.created_at + TimeDelta::hours(1));
    service.close().await;
}
