//! Tiers as creators climb them and managers build them.

mod build;
mod climb;
mod role;
mod trouble;

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};
use duet::domain::check_in::Cadence;
use duet::domain::money::Money;
use duet::domain::tier::{Collaborations, Rule, Tier};
use duet::domain::{Language, RoleId, TierId};
use duet::store;

use crate::conversion::{report, sale};
use crate::support::Town;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    reads(&answer.text(), words);
}

#[track_caller]
fn reads(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

fn newest(person: &Person) -> String {
    let all = person.direct_transcript();
    all.rsplit("Duet:").next().unwrap_or_default().to_owned()
}

/// A rule that asks for sales within ninety days; none for nothing.
pub fn selling(sales: Option<i64>) -> Rule {
    Rule {
        window_days: 90,
        sales,
        revenue: Vec::new(),
        tenure_days: None,
        collaborations: None,
        approved: None,
        audience: None,
    }
}

/// A tier that counts, at this place of the ladder.
pub async fn found_tier(
    town: &Town,
    place: i32,
    (english, russian): (&str, &str),
    rule: Rule,
    role: Option<RoleId>,
) -> TierId {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let tier = Tier {
        tier_id: app.ids.next(),
        program_id: town.program(&mut tx).await.program_id,
        place,
        rule,
        role_id: role,
        cadence: Cadence::Monthly,
        collaborations: Collaborations { floor: Some(1), ceiling: Some(4) },
        opened_at: Some(app.clock.now()),
        archived_at: None,
        texts: Vec::new(),
    };
    let now = app.clock.now();
    let id =
        store::tier::insert(&mut tx, &tier, now).await.expect("the database works").expect("a free place");
    for words in [(Language::En, english, "A gift box"), (Language::Ru, russian, "Подарок")] {
        store::tier::insert_or_update_text(&mut tx, id, words, now).await.expect("the database works");
    }
    tx.commit().await.expect("the database works");
    id
}

/// A ladder of two: Bronze for everybody, Silver for two sales.
async fn found_ladder(town: &Town) -> [TierId; 2] {
    let bronze = found_tier(town, 1, ("Bronze", "Бронза"), selling(None), None).await;
    let silver = found_tier(town, 2, ("Silver", "Серебро"), selling(Some(2)), None).await;
    [bronze, silver]
}

/// Has this many sales reported, each of ten dollars.
async fn sell(town: &Town, code: &str, first: usize, many: usize) {
    for number in first..first + many {
        report(town, sale(&format!("o-{code}-{number}"), code, 1_000, "USD")).await;
    }
}

/// Lets a day pass: places are counted on it, and said at an hour at which everybody is awake.
async fn a_day(town: &Town) {
    town.advance(TimeDelta::days(1)).await;
}

fn dollars(minor: i64) -> Money {
    Money::new(minor, "USD")
}
