//! The worked examples of docs/rewards.md, executed.

use chrono::TimeDelta;
use duet::domain::PersonId;
use duet::domain::money::Money;
use duet::domain::reward::{Asked, Offer, Period, Rule, Tenure, Terms};
use duet::store;
use regex::Regex;
use serde_json::json;

use super::always::pay;
use super::{of, refund};
use crate::attribution::{close, says};
use crate::conversion::{code, report, sale};
use crate::support::{Town, signed};

/// The terms of an example, as the document writes them.
fn terms(written: &str) -> Vec<Offer> {
    let bounty = Regex::new(r"^bounty (.+)$").expect("a pattern");
    let share = Regex::new(r"^share ([0-9.]+) %(?: for ([0-9]+) (months|payments))?$").expect("a pattern");
    let bonus = Regex::new(r"^bonus (.+) for ([0-9]+) sales in a month$").expect("a pattern");
    let read = |part: &str| {
        if let Some(found) = bounty.captures(part) {
            return Terms::read_bounty(&found[1]);
        }
        if let Some(found) = bonus.captures(part) {
            return Terms::read_bonus(&found[1], &found[2], Period::Month);
        }
        let found = share.captures(part).unwrap_or_else(|| panic!("no terms: {part}"));
        match found.get(3).map(|unit| unit.as_str()) {
            None => Terms::read_share(&found[1], "", ""),
            Some("months") => Terms::read_share(&found[1], &found[2], ""),
            Some(_) => Terms::read_share(&found[1], "", &found[2]),
        }
    };
    let offer = |part: &str| {
        let mut parts = part.split(", ");
        let terms = read(parts.next().unwrap_or_default()).unwrap_or_else(|no| panic!("{part}: {no:?}"));
        Offer { terms, rules: parts.map(rule).collect() }
    };
    written.split("; ").map(offer).collect()
}

/// A rule of an example, as the document writes it.
fn rule(written: &str) -> Rule {
    let rise =
        Regex::new(r"^([0-9.]+) % more after every ([0-9]+) months up to ([0-9.]+) %$").expect("a pattern");
    let most = Regex::new(r"^at most (.+) in a month$").expect("a pattern");
    let read = match (rise.captures(written), most.captures(written)) {
        (Some(found), _) => Asked::Rise(Tenure::Months).read(&found[2], &found[1], &found[3]),
        (None, Some(found)) => Asked::Cap(Period::Month).read(&found[1], "", ""),
        (None, None) => panic!("no rule: {written}"),
    };
    read.unwrap_or_else(|no| panic!("{written}: {no:?}"))
}

/// The sums of a cell: `1.25 EUR, 1.25 USD`.
fn sums(cell: &str) -> Vec<String> {
    cell.split(", ").map(str::trim).filter(|sum| !sum.is_empty()).map(str::to_owned).collect()
}

fn minor(amount: &str) -> i64 {
    amount.replace('.', "").parse().unwrap_or_else(|_| panic!("no amount: {amount}"))
}

/// Lets happen what a row says; says to which payment.
async fn happen(town: &Town, code: &str, (number, what): (usize, &str)) -> String {
    let paid =
        Regex::new(r"^(\w+) (pays|renews for) ([0-9.]+) ([A-Z]{3}) \(`([\w-]+)`\)$").expect("a pattern");
    let back = Regex::new(r"^([0-9.]+) ([A-Z]{3}) of `([\w-]+)` are taken back$").expect("a pattern");
    if let Some(found) = paid.captures(what) {
        let mut told = of(sale(&found[5], code, minor(&found[3]), &found[4]), &found[1]);
        if &found[2] != "pays" {
            told["type"] = json!("renewal");
        }
        report(town, told).await;
        return found[5].to_owned();
    }
    let found = back.captures(what).unwrap_or_else(|| panic!("nothing that can happen: {what}"));
    report(town, refund(&format!("back-{number}"), &found[3], minor(&found[1]), &found[2])).await;
    found[3].to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worked_examples_come_to_what_the_document_says() {
    let document = include_str!("../../../docs/rewards.md");
    let (_, examples) = document.split_once("## Worked examples").expect("there are examples");
    let mut rows = 0;
    let (examples, _) = examples.split_once("### Two touches").expect("there is one");
    for example in examples.split("\n### ").skip(1) {
        let title = example.lines().next().unwrap_or_default();
        let town = Town::new().await;
        let mira = town.creator("Mira", "en-US", "us").await;
        let hers = code(&mira, "/link get").await;
        let written = example.lines().find_map(|line| line.strip_prefix("Terms: ")).expect("terms");
        pay(&town, 1, terms(written), town.now()).await;
        let mut today = 0;
        for row in example.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| day")) {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [day, what, commissions, balance] = cells[..] else { panic!("no row: {row}") };
            let day: i64 = day.parse().expect("a day");
            town.advance(TimeDelta::days(day - today)).await;
            today = day;
            let name = happen(&town, &hers, (rows, what)).await;
            let mut tx = town.duet.app.read().await.expect("the database works");
            let program = town.program(&mut tx).await.program_id;
            let found = store::conversion::find(&mut tx, program, &name).await.expect("the database works");
            let id = found.expect("it was reported").conversion_id;
            let earned = store::commission::list_of(&mut tx, id).await.expect("the database works");
            let person = PersonId(signed(mira.id()));
            let creator = store::creator::find(&mut tx, program, person).await.expect("the database works");
            let creator = creator.expect("she is a creator").creator_id;
            let has = store::commission::list_sums(&mut tx, creator).await.expect("the database works");
            tx.commit().await.expect("the database works");
            let left: Vec<String> = earned.iter().map(|commission| commission.left().plain()).collect();
            assert_eq!(left, sums(commissions), "{title}: {row}");
            let has = Money::sums(has.into_iter().map(|(currency, _, minor)| Money { minor, currency }));
            let mut has: Vec<String> = has.iter().map(Money::plain).collect();
            has.sort_by_key(|sum| sum.rsplit(' ').next().map(str::to_owned));
            assert_eq!(has, sums(balance), "{title}: {row}");
            rows += 1;
        }
        close(town).await;
    }
    assert!(rows > 10, "the document has examples");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_touches_the_one_that_the_document_says_is_credited() {
    let document = include_str!("../../../docs/rewards.md");
    let (_, example) = document.split_once("### Two touches").expect("there is an example");
    let town = Town::new().await;
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Lena", "en-US", "us").await);
    let codes = [("Mira", code(&mira, "/link get").await), ("Lena", code(&lena, "/link get").await)];
    let written = example.lines().find_map(|line| line.strip_prefix("Terms: ")).expect("terms");
    pay(&town, 1, terms(written), town.now()).await;
    let of_whom = |name: &str| codes.iter().find(|(known, _)| *known == name).expect("somebody").1.clone();
    let what = Regex::new(
        r"^(\w+) (signs up|pays ([0-9.]+) EUR|renews for ([0-9.]+) EUR)(?: by (\w+)’s link)?(?: and (\w+)’s code)? \(`([\w-]+)`\)$",
    )
    .expect("a pattern");
    let (mut today, mut rows) = (0, 0);
    for row in example.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| day")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [day, happens, whose, earned] = cells[..] else { panic!("no row: {row}") };
        let day: i64 = day.parse().expect("a day");
        town.advance(TimeDelta::days(day - today)).await;
        today = day;
        let found = what.captures(happens).unwrap_or_else(|| panic!("nothing that can happen: {happens}"));
        let kind = match (found.get(3), found.get(4)) {
            (Some(_), _) => "sale",
            (None, Some(_)) => "renewal",
            (None, None) => "signup",
        };
        let mut told = json!({"id": &found[7], "type": kind, "customer_id": &found[1]});
        if let Some(paid) = found.get(3).or(found.get(4)) {
            (told["amount_minor"], told["currency"]) = (json!(minor(paid.as_str())), json!("EUR"));
        }
        for (group, field) in [(5, "code"), (6, "promo_code")] {
            if let Some(name) = found.get(group) {
                told[field] = json!(of_whom(name.as_str()));
            }
        }
        report(&town, told).await;
        let person = if whose == "Mira" { &mira } else { &lena };
        let explained = person.run(&format!("/stats explain what:{}", &found[7])).await;
        says(&explained, &["Credited to you"]);
        if !earned.is_empty() {
            let why = person.run(&format!("/earnings explain what:{}", &found[7])).await;
            says(&why, &["You earned", &format!("€{}", earned.trim_end_matches(" EUR"))]);
        }
        rows += 1;
    }
    assert!(rows > 3, "the example has rows");
    close(town).await;
}
