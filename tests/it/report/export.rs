//! The programme's records as files.

use super::past::Past;
use super::{Line, file, says, varied};
use crate::support::Town;

fn only<'a>(lines: &'a [Line], column: &str, value: &str) -> &'a Line {
    let found: Vec<&Line> = lines.iter().filter(|line| line[column] == value).collect();
    assert_eq!(found.len(), 1, "{column} {value}: {lines:#?}");
    found[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_has_the_columns_that_are_documented_and_nothing_that_runs() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let mut past = Past::of(&town).await;
    past.tier(31, "@Silver");
    past.campaign(201, "=Tea", ("2026-01-01", Some("2026-02-20")), &["video"]);
    past.creator(101, "=HYPERLINK(\"https://evil.example\")", Some("us"), "2026-01-05");
    past.creator(102, "Вера, «чай»", Some("ru"), "2026-01-06").known(102, 31, "nano");
    past.joined(101, 201, 1, "2026-02-10").approved(101, 201, "2026-02-12").measured(
        101,
        201,
        (1_000, 20, 30),
    );
    past.brought((101, 201), "2026-02-15", (10, 1), &[("USD", -1_999)]);
    past.brought((102, 201), "2026-02-15", (5, 2), &[("USD", 250), ("RUB", 100_050)]);
    past.keep().await;

    let creators = file(&boss.run("/report export what:creators").await, "creators.csv").await;
    let ann = only(&creators, "creator_id", "101");
    assert_eq!(ann["name"], "'=HYPERLINK(\"https://evil.example\")");
    assert_eq!((ann["revenue_usd"].as_str(), ann["revenue_rub"].as_str()), ("-19.99", ""));
    assert_eq!((ann["approved_at"].as_str(), ann["collaborations"].as_str()), ("2026-01-05T09:00:00Z", "1"));
    let vera = only(&creators, "name", "Вера, «чай»");
    assert_eq!((vera["tier"].as_str(), vera["audience"].as_str()), ("'@Silver", "nano"));
    assert_eq!((vera["market"].as_str(), vera["revenue_rub"].as_str()), ("ru", "1000.50"));

    let answer = olga.run("/сводка выгрузка что:campaigns период:30d").await;
    says(&answer, &["Кампании: 30 дней", "В файле 2 строки"]);
    let campaigns = file(&answer, "campaigns.csv").await;
    let tea = only(&campaigns, "campaign_id", "201");
    assert_eq!(
        (tea["name"].as_str(), tea["state"].as_str(), tea["clicks"].as_str()),
        ("'=Tea", "closed", "15")
    );
    assert_eq!((tea["participants"].as_str(), tea["deliverables_approved"].as_str()), ("1", "1"));
    assert_eq!((tea["ended_at"].as_str(), tea["revenue_usd"].as_str()), ("2026-02-20T09:00:00Z", "-17.49"));

    let answer = boss.run("/report export what:participations").await;
    let part = file(&answer, "participations.csv").await;
    let part = only(&part, "creator_id", "101");
    assert_eq!(
        (part["ordinal"].as_str(), part["views"].as_str(), part["sentiment"].as_str()),
        ("1", "1000", "good")
    );
    assert_eq!((part["clicks"].as_str(), part["revenue_usd"].as_str()), ("10", "-19.99"));

    let content = file(&boss.run("/report export what:content").await, "content.csv").await;
    let video = only(&content, "creator_id", "101");
    assert_eq!((video["format"].as_str(), video["state"].as_str()), ("video", "approved"));
    assert_eq!(
        (video["sent_at"].as_str(), video["approved_at"].as_str()),
        ("2026-02-12T09:00:00Z", "2026-02-14T09:00:00Z")
    );

    let days = file(&boss.run("/report export what:days").await, "days.csv").await;
    let russia = only(&days, "market", "ru");
    assert_eq!((russia["day"].as_str(), russia["campaign"].as_str()), ("2026-02-15", "'=Tea"));
    assert_eq!((russia["sales"].as_str(), russia["revenue_usd"].as_str()), ("2", "2.50"));

    // Nothing is in the last seven days.
    let none = olga.run("/сводка выгрузка что:days период:7d").await;
    says(&none, &["За эти дни ничего нет"]);
    town.close().await;
}

/// What docs/reports.md says of a file's columns.
pub fn documented(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reports.md"));
    let text = text.expect("the document");
    let from =
        text.split_once(&format!("## `{name}`")).unwrap_or_else(|| panic!("{name} is not documented")).1;
    let section = from.split("\n## ").next().unwrap_or_default();
    let columns = section.lines().filter_map(|line| line.strip_prefix("| `"));
    columns
        .flat_map(|line| line.split('|').next().unwrap_or_default().split(", "))
        .map(|name| name.trim().replace('`', ""))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_columns_of_each_file_are_those_of_the_document() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    varied(&town).await;
    let mut past = Past::of(&town).await;
    past.campaign(301, "One", ("2025-04-01", Some("2025-05-01")), &[]).campaign(
        302,
        "Two",
        ("2025-06-01", Some("2025-07-01")),
        &[],
    );
    past.creator(151, "Twice", Some("us"), "2025-03-10").joined(151, 301, 1, "2025-04-01").joined(
        151,
        302,
        2,
        "2025-06-01",
    );
    past.brought((151, 301), "2025-04-01", (9, 1), &[("USD", 1)]);
    past.keep().await;
    for (command, name) in [
        ("overview period:all", "overview.csv"),
        ("segment by:market period:all", "segment.csv"),
        ("repeat", "repeat.csv"),
        ("retention", "retention.csv"),
        ("export what:creators period:all", "creators.csv"),
        ("export what:campaigns period:all", "campaigns.csv"),
        ("export what:participations period:all", "participations.csv"),
        ("export what:content period:all", "content.csv"),
        ("export what:days period:all", "days.csv"),
    ] {
        let lines = file(&boss.run(&format!("/report {command}")).await, name).await;
        let mut wanted = documented(name);
        let has_money = wanted.iter().any(|column| column == "revenue_…");
        wanted.retain(|column| column != "revenue_…");
        wanted.sort_unstable();
        let (money, mut own): (Vec<&String>, Vec<&String>) =
            lines[0].keys().partition(|column| column.starts_with("revenue_"));
        own.sort_unstable();
        assert_eq!(own.into_iter().cloned().collect::<Vec<_>>(), wanted, "{name}");
        assert_eq!(!money.is_empty(), has_money, "{name}: {money:?}");
    }
    town.close().await;
}
