//! Campaigns as creators join and decline them, ask and suggest, and as managers choose whom to ask.

mod ask;
mod due;
mod join;
mod offer;

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use discord_sandbox::{Id, Outcome, Person};
use duet::domain::brief::Terms;
use duet::domain::campaign::State;
use duet::domain::deliverable::{Deliverable, Format, Piece};
use duet::domain::money::Money;
use duet::domain::wording::Words;
use duet::domain::{CampaignId, Language, PersonId};
use duet::features::participation;
use duet::store;
use serde_json::Value;

use crate::support::Town;
use crate::support::founding::found_campaign;

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

/// The newest of somebody's direct messages.
pub fn newest(person: &Person) -> String {
    let all = person.direct_transcript();
    all.rsplit("Duet:").next().unwrap_or_default().to_owned()
}

/// The posts that stand in a channel for everybody.
fn posts(person: &Person, channel: Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    let is_post = |message: &Value| !is_private(message) && message["components"].is_array();
    let with_buttons = |message: &Value| !message["components"].as_array().is_none_or(Vec::is_empty);
    let all = person.messages(channel).into_iter();
    all.filter(|message| is_post(message) && with_buttons(message)).collect()
}

/// The only post of a channel.
fn only_post(person: &Person, channel: Id) -> Value {
    let mut posts = posts(person, channel);
    assert_eq!(posts.len(), 1, "{posts:?}");
    posts.remove(0)
}

/// The afternoon, when nobody is left alone in either market.
pub async fn afternoon(town: &Town) {
    town.advance(TimeDelta::hours(7)).await;
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A draft with a brief that asks for a video by a day, in both languages.
async fn drafted(town: &Town, (english, russian): (&str, &str), due_on: &str) -> CampaignId {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    let texts = [(Language::En, english, "New colours."), (Language::Ru, russian, "Новые цвета.")];
    let landing = "https://shop.example.com/spring";
    let id = found_campaign(app, program, (State::Draft, false), landing, &texts).await;
    let mut tx = app.begin().await.expect("the database works");
    let deliverable = Deliverable {
        deliverable_id: app.ids.next(),
        campaign_id: id,
        place: 1,
        platform: None,
        format: Format::Video,
        due_on: Some(day(due_on)),
        pay: Some(Money::new(10_000, "USD")),
        rights_from_on: None,
        rights_until_on: None,
        revision: 0,
        words: BTreeMap::new(),
    };
    let (now, by) = (app.clock.now(), PersonId(7));
    store::deliverable::insert(&mut tx, &deliverable, now).await.expect("the database works");
    let words = |language, body: &str, origin: Option<&str>| Words {
        language,
        body: body.to_owned(),
        origin: origin.map(str::to_owned),
        is_draft: false,
        revision: 1,
    };
    let title = (deliverable.deliverable_id, Piece::Title);
    for words in [words(Language::En, "A video", None), words(Language::Ru, "Видео", Some("A video"))] {
        let kept = store::deliverable::insert_or_update_text(&mut tx, title, &words, by, now).await;
        assert!(kept.expect("the database works"), "the words are new");
    }
    tx.commit().await.expect("the database works");
    id
}

/// The same, published by a manager.
pub async fn published(town: &Town, boss: &Person, names: (&str, &str), due_on: &str) -> CampaignId {
    let id = drafted(town, names, due_on).await;
    let done = boss.run(&format!("/campaign publish campaign:{} (draft)", names.0)).await;
    says(&done, &["is published"]);
    town.settle().await;
    id
}

/// Publishes the next version of a campaign's terms, with this change, and asks everybody again.
async fn changed(town: &Town, id: CampaignId, change: impl FnOnce(&mut Terms)) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let version = store::brief::get_terms_version(&mut tx, id).await.expect("the database works");
    let terms = store::brief::find_terms(&mut tx, id, version).await.expect("the database works");
    let mut terms = terms.expect("the terms were published");
    change(&mut terms);
    let (by, now) = (PersonId(7), app.clock.now());
    let added = store::brief::insert_terms(&mut tx, (id, version), &terms, by, now).await;
    assert!(added.expect("the database works"), "it is the next version");
    participation::ask_again(app, &mut tx, program, id).await.expect("the database works");
    tx.commit().await.expect("the database works");
    town.settle().await;
}
