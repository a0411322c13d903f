//! What managers read of their programme: as a whole, divided, from collaboration to collaboration, and as files.

mod demo;
pub mod export;
mod past;
mod repeat;
pub mod roi;

use std::collections::BTreeMap;

use discord_sandbox::Outcome;

use crate::support::Town;
use past::Past;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

/// A line of a file: what stands in each column.
pub type Line = BTreeMap<String, String>;

/// The lines of the file that came with an answer.
pub async fn file(answer: &Outcome, name: &str) -> Vec<Line> {
    let attachments = answer.messages.iter().filter_map(|message| message["attachments"].as_array());
    let found = attachments.flatten().find(|attachment| attachment["filename"] == name);
    let url = found.unwrap_or_else(|| panic!("no {name} with\n{}", answer.text()))["url"].as_str();
    let response = reqwest::get(url.expect("an address")).await.expect("the file is served");
    let bytes = response.bytes().await.expect("it is whole");
    let text = std::str::from_utf8(&bytes).expect("it is UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("it says so");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|line| line.expect("each line has every column")).collect()
}

fn has_picture(answer: &Outcome) -> bool {
    answer.text().contains("(image)")
}

/// Two markets, two tiers, three campaigns of different formats, and creators who are known to different degrees, with
/// figures in three currencies over a year. It is March 2, 2026.
async fn varied(town: &Town) {
    let mut past = Past::of(town).await;
    past.tier(31, "Silver").tier(32, "Gold");
    past.campaign(201, "Tea", ("2025-04-01", Some("2025-12-20")), &["video"]);
    past.campaign(202, "Cups", ("2025-11-01", None), &["short", "post"]);
    past.campaign(203, "Pots", ("2026-02-10", Some("2026-02-25")), &[]);
    for (id, market) in (101..109).zip([Some("us"), Some("ru"), None].into_iter().cycle()) {
        past.creator(id, &format!("Maker {id}"), market, "2025-03-10");
    }
    past.known(101, 31, "nano").known(102, 32, "micro").known(104, 31, "micro");
    past.joined(101, 202, 1, "2026-02-03").approved(101, 202, "2026-02-05");
    past.joined(102, 202, 1, "2026-01-10");
    let mut number: i64 = 7;
    for day in [
        "2025-06-03",
        "2025-11-20",
        "2025-12-05",
        "2026-01-05",
        "2026-01-20",
        "2026-02-01",
        "2026-02-20",
        "2026-03-02",
    ] {
        for creator in 101..109 {
            for campaign in 201..204 {
                number = (number * 31 + creator + campaign) % 997;
                let paid = [("USD", number * 3), ("RUB", number * 100), ("EUR", number)];
                let paid = &paid[..usize::try_from(number % 4).expect("few")];
                past.brought((creator, campaign), day, (number % 90, number % 7), paid);
            }
        }
    }
    past.keep().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_sees_the_whole_beside_the_period_before_in_both_languages() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    says(&boss.run("/report overview").await, &["Overview: 30 days", "Nothing happened in these days"]);
    let mut past = Past::of(&town).await;
    past.creator(101, "Ann", Some("us"), "2026-02-10").creator(102, "Вера", Some("ru"), "2025-06-01");
    past.creator(103, "Quiet", Some("ru"), "2025-06-01");
    past.campaign(201, "Tea", ("2025-12-01", Some("2026-02-20")), &["video"]);
    past.campaign(202, "Cups", ("2026-02-21", None), &["post"]);
    past.joined(101, 201, 1, "2026-02-11").approved(101, 201, "2026-02-12");
    past.brought((102, 201), "2026-02-15", (120, 6), &[("RUB", 500_000), ("USD", 1_000)]);
    past.brought((102, 201), "2026-01-15", (100, 3), &[("RUB", 250_000)]);
    past.keep().await;

    let whole = boss.run("/report overview").await;
    says(&whole, &["Clicks: 120 · ▲ 20%", "Sales: 6 · ▲ 100%", "RUB\u{a0}5,000.00 · ▲ 100%", "$10.00"]);
    says(
        &whole,
        &["Active creators: 2 · ▲ 100%", "New creators: 1", "Joined a campaign: 1", "Approved content: 1"],
    );
    says(
        &whole,
        &["Campaigns open: 3", "Campaigns ended: 1", "Until approval: 2 days", "Conversion rate: 5.0%"],
    );
    assert!(has_picture(&whole), "{}", whole.text());
    let lines = file(&whole, "overview.csv").await;
    let line = |measure: &str, currency: &str| {
        let found = lines.iter().find(|line| line["measure"] == measure && line["currency"] == currency);
        found.map(|line| (line["value"].as_str(), line["before"].as_str())).expect("a line")
    };
    assert_eq!(line("clicks", ""), ("120", "100"));
    assert_eq!(line("creators_active", ""), ("2", "1"));
    assert_eq!(line("revenue", "RUB"), ("5000.00", "2500.00"));
    assert_eq!(line("revenue", "USD"), ("10.00", ""));
    assert_eq!(line("median_minutes_to_approval", ""), ("2880", ""));

    let russian = olga.run("/сводка обзор период:30d").await;
    says(
        &russian,
        &["Обзор: 30 дней", "Переходы: 120 · ▲ 20 %", "Активные авторы: 2", "До одобрения: 2 дня"],
    );
    let ever = olga.press(&russian, "все время").await;
    says(
        &ever,
        &["Обзор: все время", "Активные авторы: 2", "Переходы: 220", "Продажи: 9", "7\u{a0}500,00\u{a0}₽"],
    );
    let chosen = boss.select(&whole, "Divide the figures…", &["By market"]).await;
    says(&chosen, &["By market: 30 days", "**1.** Russia · 6 sales · 120 clicks · 1 creator · 5.0%"]);
    assert!(has_picture(&chosen), "{}", chosen.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn results_that_are_owed_are_told_of() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mut past = Past::of(&town).await;
    past.creator(101, "Ann", Some("us"), "2026-02-10");
    past.campaign(201, "Tea", ("2025-12-01", Some("2026-02-20")), &["video"]).joined(
        101,
        201,
        1,
        "2026-02-11",
    );
    past.over(201, "2026-02-20").keep().await;
    says(
        &boss.run("/report overview").await,
        &["Participants of 1 campaign are still owed results", "`/program health`"],
    );
    town.close().await;
}

/// The sum of a column.
fn sum(lines: &[Line], column: &str) -> f64 {
    let cells = lines.iter().filter_map(|line| line.get(column)).filter(|cell| !cell.is_empty());
    cells.map(|cell| cell.parse::<f64>().expect("a number")).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_figures_are_divided_by_the_segments_are_the_whole() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    varied(&town).await;
    for period in ["7d", "30d", "90d", "quarter", "year", "all"] {
        let whole = file(&boss.run(&format!("/report overview period:{period}")).await, "overview.csv").await;
        let of_whole = |measure: &str, currency: &str| {
            let found = whole.iter().find(|line| line["measure"] == measure && line["currency"] == currency);
            found.map_or(0.0, |line| line["value"].parse::<f64>().expect("a number"))
        };
        assert!(of_whole("clicks", "") > 0.0, "{period}");
        for by in ["market", "tier", "campaign", "stage", "format", "partner"] {
            let answer = boss.run(&format!("/report segment by:{by} period:{period}")).await;
            let lines = file(&answer, "segment.csv").await;
            assert!(lines.len() > 1 && has_picture(&answer), "{by} {period}: {}", answer.text());
            for measure in ["clicks", "visitors", "signups", "sales"] {
                let (divided, whole) = (sum(&lines, measure), of_whole(measure, ""));
                assert!((divided - whole).abs() < 0.001, "{by} {period} {measure}: {divided} of {whole}");
            }
            for currency in ["EUR", "RUB", "USD"] {
                let column = format!("revenue_{}", currency.to_lowercase());
                let (divided, whole) = (sum(&lines, &column), of_whole("revenue", currency));
                assert!((divided - whole).abs() < 0.001, "{by} {period} {currency}: {divided} of {whole}");
            }
        }
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_division_has_words_for_its_segments_in_both_languages() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    says(&olga.run("/сводка срез по:market").await, &["По рынкам: 30 дней", "За эти дни разбивать нечего"]);
    varied(&town).await;
    for (by, english, russian) in [
        ("market", ["United States", "no market"], ["Россия", "без рынка"]),
        ("tier", ["Silver", "no tier"], ["Gold", "без уровня"]),
        ("campaign", ["Tea", "Pots"], ["Cups", "Tea"]),
        ("stage", ["execution", "measurement"], ["проведение", "измерение"]),
        ("format", ["a post and a short video", "nothing asked for"], ["видео", "без материалов"]),
        ("partner", ["nano", "size not set"], ["микро", "размер не указан"]),
    ] {
        let answer = boss.run(&format!("/report segment by:{by} period:90d")).await;
        says(&answer, &english);
        let answer = olga.run(&format!("/сводка срез по:{by} период:90d")).await;
        says(&answer, &russian);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_and_other_programmes_read_nothing_of_it() {
    let town = Town::new().await;
    varied(&town).await;
    let grounds = town.neighbour("Borealis", "https://borealis.example.org/").await;
    let gerda = town.sandbox.person(&discord_sandbox::NewPerson {
        roles: vec![grounds.manager_role],
        ..discord_sandbox::NewPerson::speaking("Gerda", "en-US", grounds.guild)
    });
    for command in [
        "overview period:all",
        "segment by:campaign period:all",
        "roi",
        "roi period:year",
        "repeat",
        "retention",
        "export what:creators period:all",
        "export what:campaigns period:all",
        "export what:participations period:all",
        "export what:days period:all",
    ] {
        let answer = gerda.run(&format!("/report {command}")).await;
        for secret in ["Maker", "Tea", "Cups", "Pots"] {
            assert!(!answer.text().contains(secret), "{command}: {}", answer.text());
        }
        let files = answer.messages.iter().filter_map(|message| message["attachments"].as_array()).flatten();
        for attachment in files.filter(|attachment| attachment["content_type"] != "image/png") {
            let response =
                reqwest::get(attachment["url"].as_str().expect("an address")).await.expect("a file");
            let text = response.text().await.expect("it is whole");
            assert!(
                !["Maker", "Tea", "Cups", "Pots"].iter().any(|secret| text.contains(secret)),
                "{command}: {text}"
            );
        }
    }
    town.close().await;
}
