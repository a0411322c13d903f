//! Introductions as creators and managers meet them: asked in private, declined without a trace, opened once.

mod always;
mod declined;
mod demo;
mod journey;
mod profile;
mod report;
mod round;
mod trouble;

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{Id, Outcome, Person};
use duet::domain::introduction::{Level, MadeBy, Profile, Reason, Skill, Text, Topic};
use duet::domain::person::Reach;
use duet::domain::{ChannelId, CreatorId, IntroductionId, Language, PersonId, ProgramId};
use duet::store;
use serde_json::Value;

use crate::support::founding::lives_in;
use crate::support::{Town, signed};

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

/// Opts a creator in by what they choose and write, in the language of their client.
async fn joins(person: &Person, topics: &[&str]) {
    let is_russian = person.locale() == "ru";
    let person = person.clone();
    let own = person.run(if is_russian { "/знакомство вступить" } else { "/intro join" }).await;
    let (own, language, write, join) = match is_russian {
        true => {
            let chosen = person.select(&own, "О чем вам интересно говорить…", topics).await;
            (chosen, "Русский (родной)", "Написать о себе", "Участвовать")
        }
        false => {
            let chosen = person.select(&own, "What you like to talk about…", topics).await;
            (chosen, "English (my own)", "Write what I offer", "Join")
        }
    };
    let speaks = if is_russian {
        "На каких языках говорите и как…"
    } else {
        "What you speak, and how well…"
    };
    let own = person.select(&own, speaks, &[language]).await;
    person.press(&own, write).await;
    let (offers, learns) = match is_russian {
        true => ("Умею снимать чай", "Хочу говорить с брендами"),
        false => ("Fast cuts and tea", "How brands think"),
    };
    let own = person.submit("", &[("offers-0", offers), ("learns-0", learns)]).await;
    let joined = person.press(&own, join).await;
    let is_in = if is_russian { "Вы участвуете" } else { "You are in" };
    says(&joined, &[is_in, offers]);
}

/// Mira of New York and Лена of Almaty, who both opted in, in the town's afternoon.
async fn two(town: &Town) -> (Person, Person) {
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    lives_in(&town.duet.app, lena.id(), chrono_tz::Asia::Almaty).await;
    joins(&mira, &["Editing and sound", "Working with brands"]).await;
    joins(&lena, &["Монтаж и звук"]).await;
    (mira, lena)
}

/// When it is day for both.
async fn day_for_both(town: &Town) {
    town.advance("2026-03-02T14:30:00Z".parse::<DateTime<Utc>>().expect("a moment") - town.now()).await;
}

/// Has a manager introduce the first to the second.
async fn introduced(town: &Town, boss: &Person, first: &Person, second: &Person) {
    let proposal = proposed(boss, first, second).await;
    says(&proposal, &["Why you", "A manager of the programme thinks you would get on"]);
    says(&boss.press(&proposal, "Ask them").await, &["are asked"]);
    town.settle().await;
}

/// What a manager sees before the first is introduced to the second.
async fn proposed(boss: &Person, first: &Person, second: &Person) -> Outcome {
    let sheet = boss.menu("Introduce…", first.id()).await;
    let list = if boss.locale() == "ru" { "С кем…" } else { "To whom…" };
    let text = sheet.text();
    let rest = text.split(&format!("{{{list}: ")).nth(1);
    let labels = rest.unwrap_or_else(|| panic!("nobody can be chosen in\n{text}")).split('}').next();
    let name = second.name();
    let mut labels = labels.unwrap_or_default().split(", ");
    let label = labels.find(|label| label.starts_with(&name)).expect("they can be chosen");
    boss.select(&sheet, list, &[label]).await
}

/// Presses a button on the newest of somebody's direct messages that has it.
async fn press(person: &Person, label: &str) -> Outcome {
    let has = |message: &Value| message["components"].to_string().contains(&format!("\"label\":\"{label}\""));
    let all = person.direct_messages();
    let message = all.iter().rev().find(|message| has(message));
    let message = message.unwrap_or_else(|| panic!("{label} is nowhere in\n{}", person.direct_transcript()));
    person.in_direct_messages().press(message, label).await
}

/// The threads that somebody can read and that are none of the town's own channels.
fn threads(town: &Town, person: &Person) -> Vec<Id> {
    let own = [town.us, town.ru, town.review, person.direct_channel()];
    let all = person.inbox();
    let places = all.iter().filter_map(|message| message["channel_id"].as_str()?.parse::<Id>().ok());
    let mut found: Vec<Id> = places.filter(|place| !own.contains(place)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// How many threads were made.
fn made(town: &Town) -> usize {
    let requests = town.sandbox.requests().into_iter();
    let made = requests.filter(|one| one.method == "POST" && one.route.ends_with("/threads"));
    made.filter(|one| one.status < 300).count()
}

/// Everybody reads what they got.
fn all_read(town: &Town) {
    for person in town.sandbox.people() {
        person.inbox();
    }
}

/// Lives through some hours.
async fn hours(town: &Town, hours: i64) {
    town.advance(TimeDelta::hours(hours)).await;
}

/// Opens somebody's direct messages.
async fn reached(town: &Town, person: &Person) {
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let (id, channel) = (PersonId(signed(person.id())), ChannelId(signed(person.direct_channel())));
    let kept = store::person::update_reach(&mut tx, id, Reach::Open, Some(channel)).await;
    kept.expect("the database works");
    tx.commit().await.expect("the database works");
}

/// A creator's place in the town's programme.
async fn place(town: &Town, person: &Person) -> (ProgramId, CreatorId) {
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let id = PersonId(signed(person.id()));
    let found = store::creator::find(&mut tx, program, id).await.expect("the database works");
    tx.commit().await.expect("the database works");
    (program, found.expect("they are a creator").creator_id)
}

/// Opts a creator in who talks about editing, without a word typed.
async fn opted_in(town: &Town, person: &Person) {
    let (program, creator) = place(town, person).await;
    let language = if person.locale() == "ru" { Language::Ru } else { Language::En };
    let words = Text { language, offers: "Tea".to_owned(), learns: "Cuts".to_owned() };
    let profile = Profile {
        joined_at: Some(town.now()),
        texts: vec![words],
        topics: vec![Topic::Editing],
        languages: vec![Skill { language, level: Level::Own }],
        ..Profile::new(creator, program)
    };
    let mut tx = town.duet.app.begin().await.expect("the database works");
    store::introduction::insert_or_update_profile(&mut tx, &profile).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

/// Has these two introduced as by a manager, and everything said that can be.
async fn paired(town: &Town, first: &Person, second: &Person) -> IntroductionId {
    paired_or_refused(town, first, second).await.expect("they may be introduced")
}

/// The same, where they may be introduced.
async fn paired_or_refused(
    town: &Town,
    first: &Person,
    second: &Person,
) -> duet::error::Result<IntroductionId> {
    let ((program, one), (_, other)) = (place(town, first).await, place(town, second).await);
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let by = (MadeBy::Manager, None);
    let made = app.introduce(&mut tx, program, &[one, other], vec![Reason::Recommended], by).await;
    match made.is_ok() {
        true => tx.commit().await.expect("the database works"),
        false => drop(tx),
    }
    town.settle().await;
    made
}
