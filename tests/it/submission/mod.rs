//! What creators hand in, as they send it and as managers decide about it, until it is published and after.

mod review;
mod rights;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use discord_sandbox::{Attachment, Id, Outcome, Person};
use duet::domain::campaign::State;
use duet::domain::deliverable::{Deliverable, Format, Piece};
use duet::domain::money::Money;
use duet::domain::wording::Words;
use duet::domain::{Language, PersonId};
use duet::store;

use crate::support::founding::found_campaign;
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

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A campaign that asks for a video by a day, which may be used until another one, and that these creators have joined.
pub async fn joined(town: &Town, boss: &Person, creators: &[&Person], (due, until): (&str, Option<&str>)) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    tx.commit().await.expect("the database works");
    let texts = [(Language::En, "Spring", "New colours."), (Language::Ru, "Весна", "Новые цвета.")];
    let landing = "https://shop.example.com/spring";
    let id = found_campaign(app, program, (State::Draft, false), landing, &texts).await;
    let mut tx = app.begin().await.expect("the database works");
    let deliverable = Deliverable {
        deliverable_id: app.ids.next(),
        campaign_id: id,
        place: 1,
        platform: None,
        format: Format::Video,
        due_on: Some(day(due)),
        pay: Some(Money::new(10_000, "USD")),
        rights_from_on: None,
        rights_until_on: until.map(day),
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
    let mut pieces = vec![(Piece::Title, "A video", "Видео")];
    if until.is_some() {
        pieces.push((Piece::RightsScope, "Advertisements", "Реклама у нас"));
    }
    for (piece, english, russian) in pieces {
        let piece = (deliverable.deliverable_id, piece);
        for words in [words(Language::En, english, None), words(Language::Ru, russian, Some(english))] {
            let kept = store::deliverable::insert_or_update_text(&mut tx, piece, &words, by, now).await;
            assert!(kept.expect("the database works"), "the words are new");
        }
    }
    tx.commit().await.expect("the database works");
    says(&boss.run("/campaign publish campaign:Spring (draft)").await, &["is published"]);
    town.settle().await;
    for creator in creators {
        let is_russian = creator.locale() == "ru";
        let (command, join) = match is_russian {
            true => ("/бриф показать кампания:Весна", "Участвовать"),
            false => ("/brief show campaign:Spring", "Join"),
        };
        let brief = creator.run(command).await;
        let answer = creator.press(&brief, join).await;
        assert_eq!(answer.error, None, "{}", answer.text());
    }
}

/// Hands in a version of the video in English.
async fn hands_in(person: &Person, link: &str, post: &str) -> Outcome {
    let form = person.run("/content submit deliverable:A video").await;
    assert!(form.modal.is_some(), "{}", form.text());
    person.submit("", &[("link", link), ("post", post)]).await
}

/// The private thread of somebody.
pub async fn thread(town: &Town, of: &Person) -> Id {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let place = store::contact::get_place(&mut tx, program, PersonId(signed(of.id()))).await;
    let thread = place.expect("the database works").thread_id.expect("there is a thread");
    Id::try_from(thread.0).expect("an id")
}

/// Presses a button of the newest message in somebody's private thread.
async fn press_in_thread(town: &Town, person: &Person, button: &str) -> Outcome {
    let thread = thread(town, person).await;
    let newest = person.messages(thread).into_iter().rev().find(|one| one["components"].is_array());
    person.at(thread).press(&newest.expect("a message"), button).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_creator_hands_in_goes_from_the_first_version_to_the_confirmed_post() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    joined(&town, &boss, &[&mira], ("2026-04-15", None)).await;
    says(&mira.run("/content status").await, &["A video", "Spring: due April 15, 2026"]);
    assert_eq!(mira.complete("/content submit deliverable:").await.names(), ["A video · Spring"]);

    let sent = hands_in(&mira, "https://videos.example.com/1", "Calm mornings #ad").await;
    says(&sent, &["A manager will look at it", "https://videos.example.com/1", "Calm mornings #ad"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["Mira handed in: A video", "For Spring.", "[Look at it]"]);
    let queue = boss.run("/review content").await;
    says(&queue, &["Mira: A video", "1 of 1 in the queue", "[Approve]", "[Ask for changes]", "[Decline]"]);
    boss.press(&queue, "Ask for changes").await;
    let asked = boss.submit("", &[("words", "Show the **lamp** first")]).await;
    says(&asked, &["would like something changed", "[Usage rights]"]);
    town.settle().await;
    let place = thread(&town, &mira).await;
    reads(&mira.transcript(place), &["would like something changed", "Show the \\*\\*lamp\\*\\* first"]);
    reads(&mira.transcript(place), &["[Send another version]", "You can talk about it with the managers"]);
    assert!(boss.can_see(place), "managers can answer there");

    let form = press_in_thread(&town, &mira, "Send another version").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let again = [("link", "https://videos.example.com/2"), ("post", "The lamp, then calm mornings #ad")];
    let again = mira.at(place).submit("", &again).await;
    says(&again, &["A manager will look at it", "Earlier versions", "https://videos.example.com/1", "lamp"]);
    town.settle().await;
    let queue = boss.run("/review content").await;
    says(&queue, &["Version", "Earlier versions", "https://videos.example.com/1"]);
    says(&boss.press(&queue, "Approve").await, &["approved it", "[Open the thread]"]);
    town.settle().await;
    reads(&mira.transcript(place), &["approved it. Publish it with the text as it is"]);
    reads(&mira.transcript(place), &["$100.00 for it can be paid"]);
    says(&mira.run("/earnings balance").await, &["$100.00 ready to be paid"]);
    says(&mira.run("/earnings history").await, &["$100.00 · for A video"]);
    says(&hands_in_refused(&mira).await, &["This is approved already", "/content status"]);

    let status = mira.run("/content status").await;
    says(&status, &["approved, not published yet"]);
    let own = mira.select(&status, "Choose one to see more", &["A video · Spring"]).await;
    mira.press(&own, "Say where it is published").await;
    let late = mira.submit("", &[("link", "https://videos.example.com/p"), ("day", "March 30 2027")]).await;
    says(&late, &["has not come yet"]);
    mira.press(&own, "Say where it is published").await;
    let told = mira.submit("", &[("link", "https://videos.example.com/p"), ("day", "")]).await;
    says(&told, &["A manager will look at the post", "https://videos.example.com/p"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["Mira published: A video"]);
    let queue = boss.run("/review content").await;
    says(&queue, &["[The post is right]", "[Something is wrong]", "https://videos.example.com/p"]);
    says(&boss.press(&queue, "The post is right").await, &["has seen the post"]);
    town.settle().await;
    reads(&mira.transcript(place), &["has seen the post. Nothing more is to be done"]);
    says(&boss.run("/review content").await, &["Nothing waits for you"]);
    says(&boss.run("/program audit").await, &["confirmed a creator’s post"]);
    town.close().await;
}

/// Tries to hand the video in by its name.
async fn hands_in_refused(person: &Person) -> Outcome {
    person.run("/content submit deliverable:A video").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_does_not_say_that_it_is_an_advertisement_is_refused_with_the_text_to_add() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    joined(&town, &boss, &[&mira, &lena], ("2026-04-15", None)).await;
    let bare = hands_in(&mira, "https://videos.example.com/1", "Calm mornings, an #adventure").await;
    says(&bare, &["does not say that it is an advertisement", "Add `#ad`", "Calm mornings, an #adventure"]);
    says(&mira.run("/content status").await, &["due April 15, 2026"]);

    let form = lena.run("/контент сдать материал:Видео").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let bare = [("link", "https://videos.example.com/2"), ("post", "Реклама. Тихое утро")];
    let bare = lena.submit("", &bare).await;
    says(&bare, &["не сказано, что это реклама", "`Реклама erid: …`", "Тихое утро"]);
    let link = lena.run("/ссылка получить кампания:Весна").await;
    let words = lena.press(&link, "Текст поста: Русский").await;
    lena.press(&words, "Ввести токен").await;
    lena.submit("", &[("token", "2SDnjcXz9q")]).await;
    lena.run("/контент сдать материал:Видео").await;
    let bare = [("link", "https://videos.example.com/2"), ("post", "Тихое утро")];
    says(&lena.submit("", &bare).await, &["Добавьте `Реклама erid: 2SDnjcXz9q`"]);
    lena.run("/контент сдать материал:Видео").await;
    let marked =
        [("link", "https://videos.example.com/2"), ("post", "Тихое утро. Реклама, erid: 2SDnjcXz9q")];
    says(&lena.submit("", &marked).await, &["Материал посмотрит менеджер", "Тихое утро"]);
    town.settle().await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_and_a_message_of_ones_own_can_be_handed_in() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    joined(&town, &boss, &[&mira, &lena], ("2026-04-15", None)).await;
    let file = |bytes: usize| Attachment {
        option: "file".to_owned(),
        filename: "calm_[1].mp4".to_owned(),
        content_type: "video/mp4".to_owned(),
        bytes: vec![0; bytes],
    };
    let large = mira.run_with("/content submit deliverable:A video", vec![file(10 * 1024 * 1024 + 1)]).await;
    says(&large, &["too large for me to keep: 10 MB is the most", "send the link"]);
    let form = mira.run_with("/content submit deliverable:A video", vec![file(8)]).await;
    assert!(form.modal.is_some(), "{}", form.text());
    says(&mira.submit("", &[("post", "Calm #ad")]).await, &["calm\\_\\_1\\_.mp4](http", "Calm #ad"]);

    let said = lena.at(town.ru).say("Тихое утро https://videos.example.com/2 Реклама erid: 2SDnjcXz9q");
    let message: Id = said.messages[0]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    says(&mira.menu("Submit as content", message).await, &["Only what you wrote yourself"]);
    let form = lena.menu("Сдать как контент", message).await;
    assert!(form.modal.is_some(), "{}", form.text());
    let post = [("link", "https://videos.example.com/2"), ("post", "Тихое утро Реклама erid: 2SDnjcXz9q")];
    says(&lena.submit("", &post).await, &["Материал посмотрит менеджер", "https://videos.example.com/2"]);
    says(&boss.menu("Submit as content", message).await, &["Only what you wrote yourself"]);
    town.settle().await;
    // Discord drops files of commands after some days; the one in the thread stays.
    let thread = thread(&town, &mira).await;
    reads(&mira.transcript(thread), &["A video: version 1", "Your file is kept here", "(file calm__1_.mp4)"]);
    let kept = mira.messages(thread).into_iter().find(|one| one["attachments"][0].is_object());
    let kept = kept.expect("the message with the file")["id"].as_str().expect("an id").to_owned();
    let address = format!("https://discord.com/channels/{}/{thread}/{kept}", town.guild);
    says(&boss.run("/review content").await, &["Mira: A video", &address]);
    says(&mira.run("/content status").await, &["A video"]);
    // What somebody sent who steps back then waits for nobody.
    let brief = mira.run("/brief show campaign:Spring").await;
    mira.press(&brief, "Step back").await;
    mira.submit("", &[("reason", "No time")]).await;
    let queue = boss.run("/review content").await;
    says(&queue, &["Лена: A video", "1 of 1 in the queue"]);
    town.settle().await;
    town.close().await;
}
