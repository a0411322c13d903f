//! Drafts of translations: made by a machine where an operator has set one up, read and sent by people or by nobody.

use std::time::Duration;

use chrono::TimeDelta;
use discord_sandbox::{Id, Outcome, Person};
use duet::app::Translator;
use duet::domain::machine_draft::{Kind, Source};
use duet::domain::{Language, PersonId};
use duet::features::profile;
use duet::store;
use serde_json::{Value, json};

use crate::brief;
use crate::council;
use crate::egress::upstream::{Say, Seen, World, limits};
use crate::result;
use crate::strangers::forged::{Pen, button};
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

/// What the machine was asked.
fn question(seen: &Seen) -> Value {
    serde_json::from_slice(&seen.body).expect("JSON")
}

/// What it says: the same words, with the languages before them.
fn translated(seen: &Seen) -> Say {
    let asked = question(seen);
    let text = |name: &str| asked[name].as_str().unwrap_or_default().to_owned();
    let said = format!("{}→{}: {}", text("source"), text("target"), text("q"));
    Say::json(200, &json!({ "translatedText": said }))
}

/// A machine that answers so.
async fn machine(script: impl Fn(&Seen) -> Say + Send + Sync + 'static) -> World {
    World::new(limits(), script).await
}

/// The way to it, with little patience.
fn translator(machine: &World) -> Translator {
    let translator = Translator::new(&machine.base, Some("key-of-the-machine".to_owned().into()));
    translator.expect("a client").patient(Duration::from_secs(2))
}

/// The only post of Duet's in a channel.
#[track_caller]
fn post(person: &Person, channel: Id) -> Value {
    let mut posts = council::posts(person, channel);
    assert_eq!(posts.len(), 1, "{posts:#?}");
    posts.remove(0)
}

/// The custom id on a message that ends so.
#[track_caller]
fn custom_id(message: &Value, end: &str) -> String {
    let components = message["components"].to_string();
    let mut all = components.split('"').filter(|part| part.ends_with(end));
    all.next().expect("it is there").to_owned()
}

/// Has Лена ask the American market something in Russian.
async fn asked(town: &Town, lena: &Person) {
    lena.run("/спросить вопрос рынок:United States").await;
    let words = [("title", "Кроссовки зимой"), ("body", "Покупают ли кроссовки в январе? <@123456789012>")];
    says(&lena.submit("", &words).await, &["Вопрос задан"]);
    town.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machines_draft_is_read_mended_and_sent_by_a_person_before_anybody_else_reads_it() {
    let machine = machine(translated).await;
    let mut town = Town::translating(translator(&machine)).await;
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    asked(&town, &lena).await;
    let stands = post(&mira, town.us);
    reads(&mira.transcript(town.us), &["[Translate: English]", "[Draft by machine: English]"]);
    let draft = mira.press(&stands, "Draft by machine: English").await;
    says(&draft, &["Machine draft: English", "nobody has read it yet", "ru→en: Кроссовки зимой"]);
    let asked: Vec<Value> = machine.seen().iter().map(question).collect();
    let first = json!({
        "q": "Кроссовки зимой", "source": "ru", "target": "en", "format": "text", "api_key": "key-of-the-machine",
    });
    assert_eq!((machine.seen()[0].path.as_str(), &asked[0]), ("/translate", &first));
    assert_eq!(asked[1]["q"], "Покупают ли кроссовки в январе? @…", "nobody is named");
    town.settle().await;
    assert!(!lena.transcript(town.us).contains("ru→en:"), "nothing of it is public");
    let again = mira.press(&stands, "Draft by machine: English").await;
    says(&again, &["ru→en: Кроссовки зимой"]);
    assert_eq!(machine.seen().len(), 2, "the machine is asked once");
    town.restart().await;
    let form = mira.press(&draft, "Use this draft").await;
    says(&form, &["Machine draft, to be read: English", "ru→en: Кроссовки зимой", "ru→en: Покупают"]);
    assert!(!post(&mira, town.us).to_string().contains("ru→en:"), "an open form is no translation");
    let words = [("title", "Sneakers in winter"), ("body", "Do people buy sneakers in January?")];
    says(&mira.submit("", &words).await, &["it stands in English now"]);
    town.settle().await;
    let read = post(&mira, town.us).to_string();
    reads(&read, &["Sneakers in winter", "Translated from Russian"]);
    assert!(!read.contains("ru→en:") && !read.contains("Draft by machine"), "{read}");
    says(&mira.press(&draft, "Use this draft").await, &["draft is not here any more"]);
    let question = post(&mira, town.us);
    let before = Pen::of(&town).post(town.us, &button(&custom_id(&stands, "/make"))).await;
    says(&mira.press(before, "…").await, &["translated this already"]);
    assert_eq!(machine.seen().len(), 2, "what is translated is not sent anywhere");

    // The answer comes back the same way, for whoever asked, in direct messages.
    mira.press(&question, "Answer").await;
    mira.submit("", &[("body", "They do, in March.")]).await;
    town.settle().await;
    let news = lena.direct_messages().pop().expect("a direct message");
    let draft = lena.in_direct_messages().press(&news, "Машинный черновик: русский").await;
    says(&draft, &["Машинный черновик: русский", "никто еще этого не читал", "en→ru: They do"]);
    let form = lena.in_direct_messages().press(&draft, "Взять этот черновик").await;
    says(&form, &["Машинный черновик: русский", "en→ru: They do"]);
    // What a person sends as it is, they have read and send as theirs.
    says(&lena.submit("", &[]).await, &["перевод теперь видят все"]);
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_gives_nothing_leaves_everything_to_people() {
    let long = "x".repeat(70_000);
    let machine = machine(move |seen| match seen.before {
        0 => Say::json(429, &json!({ "error": "Slowdown: too many requests" })),
        1 => Say::error(500),
        2 => Say::json(200, &json!({ "translated": "not so" })),
        3 => Say { body: "<html>".to_owned(), ..Say::error(200) },
        4 => Say::json(200, &json!({ "translatedText": long })),
        5 => Say::json(200, &json!({ "translatedText": " " })),
        6 => Say::error(302).header("location", "https://elsewhere.example.com/translate"),
        7 => translated(seen).after(Duration::from_secs(5)),
        _ => Say::json(403, &json!({ "error": "Invalid API key" })),
    })
    .await;
    let town = Town::translating(translator(&machine)).await;
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    asked(&town, &lena).await;
    let stands = post(&mira, town.us);
    for turn in 0..9 {
        let refused = mira.press(&stands, "Draft by machine: English").await;
        says(&refused, &["There is no draft just now", "by hand"]);
        assert_eq!(machine.seen().len(), turn + 1, "{}", refused.text());
    }
    drop(machine);
    says(&mira.press(&stands, "Draft by machine: English").await, &["There is no draft just now"]);
    says(&lena.press(&stands, "Draft by machine: English").await, &["Сейчас черновика нет"]);
    mira.press(&stands, "Translate: English").await;
    let words = [("title", "Sneakers in winter"), ("body", "Do people buy sneakers in January?")];
    says(&mira.submit("", &words).await, &["it stands in English now"]);
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_longer_than_the_form_is_cut_and_says_so() {
    let machine = machine(|_| Say::json(200, &json!({ "translatedText": "ж".repeat(3_000) }))).await;
    let town = Town::translating(translator(&machine)).await;
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    asked(&town, &lena).await;
    let draft = mira.press(&post(&mira, town.us), "Draft by machine: English").await;
    says(&draft, &["its end is missing here"]);
    let form = mira.press(&draft, "Use this draft").await;
    assert!(form.modal.is_some(), "{}", form.text());
    mira.close_form();
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_machine_nobody_is_offered_one_and_a_forged_press_is_refused() {
    let town = Town::new().await;
    let council = council::found(&town).await;
    let council::Council { max, mira, lena, .. } = &council;
    asked(&town, lena).await;
    let proposal = council::propose(&town, &council).await;
    let stands = post(mira, town.us);
    let note = max.run("/announce draft").await;
    assert!(note.modal.is_some(), "{}", note.text());
    let sheet = max.submit("", &[("title", "Spring news"), ("body", "A new colour.")]).await;
    for shown in [&stands.to_string(), &proposal.to_string(), &sheet.text()] {
        assert!(!shown.contains("machine"), "{shown}");
        assert!(!shown.contains("draft/"), "{shown}");
    }
    let question = stands["components"].to_string();
    let question = question.split("question/").nth(1).and_then(|rest| rest.split('/').next()).expect("an id");
    let pen = Pen::of(&town);
    let forged = pen.post(town.us, &button(&format!("draft/en.question.{question}/make"))).await;
    says(&mira.press(forged, "…").await, &["No machine translates here", "by hand"]);
    says(&lena.press(forged, "…").await, &["Машинного перевода здесь нет"]);
    let forged = pen.post(town.us, &button("draft/12345678901234/use")).await;
    says(&mira.press(forged, "…").await, &["not here any more"]);
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_council_reads_drafts_of_proposals_and_of_what_is_said_to_them() {
    let machine = machine(translated).await;
    let town = Town::translating(translator(&machine)).await;
    let council = council::found(&town).await;
    let council::Council { mira, lena, channel, .. } = &council;
    let stranger = town.creator("Sam", "en-US", "us").await;
    let proposal = council::propose(&town, &council).await;
    let pen = Pen::of(&town);
    let id = proposal["components"].to_string();
    let id = id.split("proposal.").nth(1).and_then(|rest| rest.split('/').next()).expect("an id").to_owned();
    let elsewhere = pen.post(town.us, &button(&format!("draft/en.proposal.{id}/make"))).await;
    let refused = stranger.press(elsewhere, "…").await;
    assert!(!refused.text().contains("ru→en:"), "{}", refused.text());
    assert_eq!(machine.seen().len(), 0, "nothing is sent for whoever may not translate it");
    let draft = mira.press(&proposal, "Draft by machine").await;
    says(&draft, &["Machine draft: English", "ru→en: Больше времени", "две недели"]);
    says(&mira.press(&draft, "Use this draft").await, &["ru→en: Больше времени"]);
    assert!(!council::post(mira, *channel, "Proposed by").to_string().contains("ru→en:"));
    let typed = [("title", "More time"), ("body", "Give us two weeks for a video.")];
    says(&mira.submit("", &typed).await, &["More time", "named beside its author"]);
    town.settle().await;
    let russian = council::post(lena, *channel, "Обсуждение:");
    let english = council::post(mira, *channel, "Discussion in English");
    mira.press(&english, "Carry across").await;
    mira.submit("", &[("body", "Two weeks is long.")]).await;
    town.settle().await;
    let thread: Id = russian["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let carried = council::post(lena, thread, "Two weeks is");
    let draft = lena.press(&carried, "Машинный черновик: русский").await;
    lena.press(&draft, "Взять этот черновик").await;
    says(&lena.submit("", &[("body", "Две недели — это долго.")]).await, &["уже в обсуждении"]);
    town.settle().await;
    council::post(lena, thread, "это долго");
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_have_announcements_and_briefs_drafted_and_nothing_is_published_before_they_send_it() {
    let machine = machine(translated).await;
    let town = Town::translating(translator(&machine)).await;
    let max = town.manager("Max", "en-US");
    max.run("/announce draft").await;
    let sheet = max.submit("", &[("title", "Spring news"), ("body", "A new colour.")]).await;
    let draft = max.press(&sheet, "Draft by machine: Russian").await;
    says(&draft, &["en→ru: Spring news", "en→ru: A new colour."]);
    says(&max.press(&sheet, "Publish").await, &["the text in Russian is missing"]);
    // A draft of words that are others by now is no draft of them.
    max.press(&sheet, "Text: English").await;
    max.submit("", &[("body", "Two new colours.")]).await;
    says(&max.press(&draft, "Use this draft").await, &["have changed since the machine translated them"]);
    let draft = max.press(&sheet, "Draft by machine: Russian").await;
    says(&draft, &["en→ru: Two new colours."]);
    says(&max.press(&draft, "Use this draft").await, &["en→ru: Two new colours."]);
    let ready = max.submit("", &[("title", "Весенние новости")]).await;
    says(&ready, &["Everything is there", "Весенние новости"]);

    let olga = town.manager("Ольга", "ru");
    brief::written(&max).await;
    let card = olga.run("/кампания перевести кампания:Весна (черновик)").await;
    says(&card, &["Машинный черновик…"]);
    let before = machine.seen().len();
    let draft = olga.select(&card, "Машинный черновик…", &["О чем"]).await;
    says(&draft, &["en→ru: Show that sleep can be steady", "en→ru: The app is called Lumen"]);
    assert_eq!(machine.seen().len(), before + 2, "empty sections are nothing to translate");
    let form = olga.press(&draft, "Взять этот черновик").await;
    says(&form, &["Машинный черновик: русский", "en→ru: Show that sleep can be steady"]);
    let refused = max.run("/campaign publish campaign:Spring (draft)").await;
    says(&refused, &["in Russian (missing)"]);
    let card = olga.submit("", &[("first", "Показать, что сон бывает ровным")]).await;
    says(&card, &["Не хватает 2 текстов"]);
    let draft = olga.select(&card, "Машинный черновик…", &["Evening video"]).await;
    says(&draft, &["en→ru: Evening video"]);
    olga.press(&draft, "Взять этот черновик").await;
    olga.submit("", &[("first", "Вечернее видео"), ("second", "Полминуты вашего вечера")]).await;
    let card = olga.run("/кампания перевести кампания:Весна (черновик)").await;
    says(&card, &["Все переведено (русский)"]);
    assert!(!card.text().contains("Машинный"), "{}", card.text());
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_gone_after_a_week_and_with_whoever_wrote_the_words() {
    let machine = machine(translated).await;
    let town = Town::translating(translator(&machine)).await;
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    asked(&town, &lena).await;
    let stands = post(&mira, town.us);
    let draft = mira.press(&stands, "Draft by machine: English").await;
    town.advance(TimeDelta::days(7) + TimeDelta::hours(1)).await;
    says(&mira.press(&draft, "Use this draft").await, &["a week is over"]);
    assert_eq!(kept(&town, &stands).await, None);
    mira.press(&stands, "Draft by machine: English").await;
    assert_eq!(
        kept(&town, &stands).await,
        Some(signed(lena.id())),
        "whose words they are is kept beside them"
    );
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let lena_is = PersonId(signed(lena.id()));
    let exported = store::personal::export(&mut tx, lena_is).await.expect("the database works");
    let drafts = exported.iter().find(|(table, _)| *table == "machine_draft").map(|(_, rows)| rows.len());
    assert_eq!(drafts, Some(1));
    profile::forget(&town.duet.app, &mut tx, lena_is).await.expect("the database works");
    tx.commit().await.expect("the database works");
    assert_eq!(kept(&town, &stands).await, None);
    council::close(town).await;
}

/// Whose words a draft of a posted question is of, if there is one.
async fn kept(town: &Town, stands: &Value) -> Option<i64> {
    let components = stands["components"].to_string();
    let id = components.split("question.").nth(1).and_then(|rest| rest.split('/').next()).expect("an id");
    let source = Source { kind: Kind::Question, id: id.parse().expect("a number") };
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let found = store::machine_draft::find(&mut tx, program, (source, Language::En)).await;
    found.expect("the database works").and_then(|draft| draft.person_id).map(|person| person.0)
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_on_markets_and_results_of_campaigns_are_drafted_for_managers_alone() {
    let machine = machine(translated).await;
    let town = Town::translating(translator(&machine)).await;
    let (max, mira) = (town.manager("Max", "en-US"), town.creator("Mira", "en-US", "us").await);
    max.run("/market add market:Россия what:how things are done").await;
    max.submit("", &[("title", "Gifts"), ("body", "March 8 is a holiday.")]).await;
    let shelf = max.run("/market notes market:Россия").await;
    let note = max.select(&shelf, "Change one…", &["Gifts"]).await;
    let draft = max.press(&note, "Draft by machine: Russian").await;
    says(&draft, &["en→ru: Gifts", "en→ru: March 8 is a holiday."]);
    max.press(&draft, "Use this draft").await;
    let kept = max.submit("", &[("title", "Подарки")]).await;
    says(&kept, &["Подарки", "Gifts"]);
    assert!(!kept.text().contains("Draft by machine"), "{}", kept.text());

    result::joined(&town, &max, &[&mira]).await;
    result::closed(&max).await;
    let sheet = max.run("/campaign results campaign:Spring").await;
    assert!(!sheet.text().contains("Draft by machine"), "there is nothing to translate: {}", sheet.text());
    max.press(&sheet, "Text: English").await;
    let half = max.submit("", &result::ENGLISH).await;
    let draft = max.press(&half, "Draft by machine: Russian").await;
    says(&draft, &["en→ru: Short videos in the morning."]);
    says(&half, &["in Russian"]);
    max.press(&draft, "Use this draft").await;
    let kept = max.submit("", &result::RUSSIAN).await;
    assert!(!kept.text().contains("Draft by machine"), "{}", kept.text());
    says(&kept, &["Short videos in the morning."]);
    council::close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_draft_and_send_at_once_the_first_is_kept_and_the_other_gets_their_words_back() {
    let machine = machine(|seen| translated(seen).after(Duration::from_millis(200))).await;
    let town = Town::translating(translator(&machine)).await;
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    let sam = town.creator("Sam", "en-GB", "us").await;
    asked(&town, &lena).await;
    let stands = post(&mira, town.us);
    let label = "Draft by machine: English";
    let (one, two) = futures::join!(mira.press(&stands, label), sam.press(&stands, label));
    says(&one, &["ru→en: Кроссовки зимой"]);
    says(&two, &["ru→en: Кроссовки зимой"]);
    mira.press(&one, "Use this draft").await;
    sam.press(&two, "Use this draft").await;
    let words = [("title", "Sneakers in winter"), ("body", "Do people buy sneakers in January?")];
    let other = [("title", "Trainers in winter"), ("body", "Do people buy trainers in January?")];
    let (one, two) = futures::join!(mira.submit("", &words), sam.submit("", &other));
    let both = format!("{}{}", one.text(), two.text());
    assert_eq!(both.matches("it stands in English now").count(), 1, "{both}");
    assert_eq!(both.matches("translated this already").count(), 1, "{both}");
    assert!(both.contains("in January?"), "the other words are given back: {both}");
    council::close(town).await;
}
