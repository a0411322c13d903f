//! What a creator is told has nothing of anybody else in it but a median over many.

use discord_sandbox::Person;

use super::{afternoon, closed, code, joined, newest, reads, report, sale, says, sent, written};
use crate::support::Town;

/// Names that are in no other's text, each with figures of its own: views, and what was paid in minor units.
const CREATORS: [(&str, i64, i64); 6] = [
    ("Abigail", 10_007, 111_137),
    ("Bartholomew", 20_011, 222_311),
    ("Clementine", 30_013, 333_701),
    ("Desdemona", 40_009, 444_113),
    ("Evangeline", 50_021, 555_119),
    ("Ferdinand", 60_013, 666_109),
];

/// A number as it stands on an English card.
fn grouped(number: i64) -> String {
    format!("{},{:03}", number / 1_000, number % 1_000)
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_anything_of_another_in_their_results() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mut people: Vec<Person> = Vec::new();
    for (name, ..) in CREATORS {
        people.push(town.creator(name, "en-US", "us").await);
    }
    joined(&town, &boss, &people.iter().collect::<Vec<_>>()).await;
    for (person, (name, _, paid)) in people.iter().zip(CREATORS) {
        let own = code(person, "/link get campaign:Spring").await;
        report(&town, sale(name, &own, paid, "USD")).await;
    }
    closed(&boss).await;
    let sheet = boss.run("/campaign results campaign:Spring").await;
    let mut parts = boss.press(&sheet, "Creators and metrics").await;
    for (name, views, _) in CREATORS {
        boss.select(&parts, "Enter metrics of …", &[name]).await;
        let typed = views.to_string();
        parts = boss.submit("", &[("views", &typed), ("saves", ""), ("shares", ""), ("sentiment", "")]).await;
        says(&parts, &[&format!("Views: {}", grouped(views))]);
    }
    written(&boss).await;
    afternoon(&town).await;
    sent(&boss, "6 creators").await;
    town.settle().await;
    for (person, (name, views, paid)) in people.iter().zip(CREATORS) {
        let told = newest(person);
        let own = format!("${},{:03}.{:02}", paid / 100_000, paid / 100 % 1_000, paid % 100);
        // Half-way between the third and the fourth: nobody's own.
        let median = format!("{} · median 35,011", grouped(views));
        reads(&told, &[&median, &own, "Median: half of the creators"]);
        for (other, theirs, took) in CREATORS.iter().filter(|(other, ..)| *other != name) {
            let took = format!("{},{:03}.{:02}", took / 100_000, took / 100 % 1_000, took % 100);
            for foreign in [(*other).to_owned(), grouped(*theirs), took] {
                assert!(
                    !told.contains(&foreign),
                    "{foreign} of {other} stands in what {name} reads:\n{told}"
                );
            }
        }
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_median_is_not_told_where_few_stand_behind_it() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mut people: Vec<Person> = Vec::new();
    for (name, ..) in &CREATORS[..4] {
        people.push(town.creator(name, "en-US", "us").await);
    }
    joined(&town, &boss, &people.iter().collect::<Vec<_>>()).await;
    closed(&boss).await;
    written(&boss).await;
    afternoon(&town).await;
    sent(&boss, "4 creators").await;
    town.settle().await;
    for person in &people {
        let told = newest(person);
        reads(&told, &["Spring: your results"]);
        assert!(!told.to_lowercase().contains("median"), "{told}");
    }
    town.close().await;
}
