//! What came of campaigns: owed to whoever took part, written and measured by managers, told to each creator in private.

mod demo;
mod mine;
mod owed;
mod private;
mod told;

use chrono::NaiveDate;
use discord_sandbox::{Outcome, Person};
use duet::domain::campaign::Campaign;
use duet::domain::{CampaignId, Language};
use duet::store;

use crate::conversion::{code, report, sale};
use crate::participation::{afternoon, newest, published};
use crate::support::Town;

/// The sentences as a manager types them in English.
pub const ENGLISH: [(&str, &str); 3] = [
    ("worked", "Short videos in the morning."),
    ("failed", "Long posts led nowhere."),
    ("next", "Two short videos in May."),
];
/// The same in Russian.
pub const RUSSIAN: [(&str, &str); 3] = [
    ("worked", "Короткие ролики утром."),
    ("failed", "Длинные посты ни к чему не привели."),
    ("next", "Два коротких ролика в мае."),
];

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

#[track_caller]
fn reads_nothing_of(text: &str, words: &[&str]) {
    for word in words {
        assert!(!text.contains(word), "{word:?} stands in\n{text}");
    }
}

/// A campaign that is published and that these creators have joined.
pub async fn joined(town: &Town, boss: &Person, creators: &[&Person]) -> CampaignId {
    let id = published(town, boss, ("Spring", "Весна"), "2026-04-15").await;
    for person in creators {
        let brief = person.run("/brief show campaign:Spring").await;
        let (brief, join) = match brief.error {
            None if brief.text().contains("[Join]") => (brief, "Join"),
            _ => (person.run("/бриф показать кампания:Весна").await, "Участвовать"),
        };
        let joined = person.press(&brief, join).await;
        assert!(joined.error.is_none(), "{}", joined.text());
    }
    id
}

/// Has a manager close it.
pub async fn closed(boss: &Person) -> Outcome {
    let asked = boss.run("/campaign close campaign:Spring").await;
    boss.press(&asked, "Close it").await
}

/// Has managers write the sentences in both languages.
async fn written(boss: &Person) -> Outcome {
    let sheet = boss.run("/campaign results campaign:Spring").await;
    boss.press(&sheet, "Text: English").await;
    let half = boss.submit("", &ENGLISH).await;
    says(&half, &["Short videos in the morning."]);
    boss.press(&half, "Text: Русский").await;
    boss.submit("", &RUSSIAN).await
}

/// Has them sent.
async fn sent(boss: &Person, creators: &str) -> Outcome {
    let sheet = boss.run("/campaign results campaign:Spring").await;
    let asked = boss.press(&sheet, &format!("Send to {creators}")).await;
    let sent = boss.press(&asked, &format!("Send to {creators}")).await;
    says(&sent, &["Creators were told on"]);
    sent
}

/// Has a campaign end on a day.
async fn ending(town: &Town, id: CampaignId, last: &str) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let found = store::campaign::find(&mut tx, program, Language::En, id).await.expect("the database works");
    let last: NaiveDate = last.parse().expect("a day");
    let changed = Campaign { ends_on: Some(last), ..found.expect("it is there") };
    store::campaign::update(&mut tx, &changed).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

/// The pictures that stand in somebody's direct messages.
fn pictures(person: &Person) -> usize {
    let has = |message: &serde_json::Value| {
        message["embeds"][0]["image"]["url"].as_str().is_some_and(|url| url.ends_with("results.png"))
    };
    person.direct_messages().iter().filter(|message| has(message)).count()
}
