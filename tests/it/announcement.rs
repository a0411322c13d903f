//! Announcements: written in each language, published at once or at their time, corrected where they stand.

use chrono::TimeDelta;
use discord_sandbox::{Id, Outcome, Person};
use duet::domain::PersonId;
use duet::features::announcement;
use duet::store;
use serde_json::Value;

use crate::conversion::code;
use crate::support::{Town, eventually, signed};

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

/// What stands in a channel for everybody, as somebody sees it.
fn posts(person: &Person, channel: Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    person.messages(channel).into_iter().filter(|message| !is_private(message)).collect()
}

/// A draft in English.
async fn draft(manager: &Person, title: &str, body: &str) -> Outcome {
    manager.run("/announce draft").await;
    manager.submit("", &[("title", title), ("body", body)]).await
}

/// The same in both languages.
async fn whole(manager: &Person) -> Outcome {
    let sheet = draft(manager, "Spring news", "A new colour is coming.").await;
    manager.press(&sheet, "Text: Русский").await;
    manager.submit("", &[("title", "Весенние новости"), ("body", "Будет новый цвет.")]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_reaches_everybody_in_the_channels_language_and_is_corrected_in_place() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let sheet = draft(&max, "Spring news", "A new **colour** is coming.").await;
    says(&sheet, &["Spring news", "the text in Russian is missing", "English ✓", "Everybody"]);
    says(&max.press(&sheet, "Publish").await, &["the text in Russian is missing"]);
    let form = max.run("/announce translate announcement:Spring news").await;
    says(&form, &["Text: Russian", "Spring news"]);
    let sheet = max.submit("", &[("title", "Весенние новости"), ("body", "Будет новый цвет.")]).await;
    says(&sheet, &["Everything is there", "Russian ✓", "Будет новый цвет."]);
    says(&max.press(&sheet, "Publish").await, &["It is being posted in"]);
    town.settle().await;
    let (english, russian) = (posts(&mira, town.us), posts(&lena, town.ru));
    assert_eq!((english.len(), russian.len()), (1, 1));
    reads(&mira.transcript(town.us), &["Spring news", "A new \\*\\*colour", "[🌐]"]);
    reads(&lena.transcript(town.ru), &["Весенние новости", "Будет новый цвет.", "[🌐]"]);
    says(&lena.press(&english[0], "🌐").await, &["Весенние новости"]);
    says(&mira.press(&russian[0], "🌐").await, &["Spring news"]);

    let sheet = max.run("/announce correct announcement:Spring news").await;
    says(&sheet, &["It is published in"]);
    max.press(&sheet, "Text: English").await;
    let changed = max.submit("", &[("body", "Two new colours are coming.")]).await;
    says(&changed, &["The posts still say what they said before", "the text in Russian needs another look"]);
    says(&max.press(&changed, "Correct the posts").await, &["the text in Russian needs another look"]);
    town.settle().await;
    reads(&mira.transcript(town.us), &["A new "]);
    // What is not corrected yet is not shown in the other language either.
    says(&mira.press(&russian[0], "🌐").await, &["A new "]);
    max.press(&changed, "Text: Русский").await;
    let ready = max.submit("", &[("body", "Будет два новых цвета.")]).await;
    says(&max.press(&ready, "Correct the posts").await, &["are being corrected"]);
    town.settle().await;
    let (after, russian) = (posts(&mira, town.us), posts(&lena, town.ru));
    assert_eq!((after.len(), russian.len()), (1, 1), "a correction is no second post");
    assert_eq!(after[0]["id"], english[0]["id"]);
    reads(&mira.transcript(town.us), &["Two new colours are coming."]);
    reads(&lena.transcript(town.ru), &["Будет два новых цвета."]);
    says(&lena.press(&after[0], "🌐").await, &["Будет два новых цвета."]);
    says(&max.run("/program audit").await, &["published an announcement", "corrected an announcement"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_manager_announces_to_one_market() {
    let town = Town::new().await;
    let olga = town.manager("Ольга", "ru");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    says(&olga.run("/объявление черновик").await, &["Новое объявление: английский"]);
    let sheet = olga.submit("", &[("title", "Summer"), ("body", "It is warm.")]).await;
    says(&sheet, &["Прежде чем публиковать: нет текста (русский)", "Для всех"]);
    let chosen = olga.select(&sheet, "Рынки (ничего не выбрано — для всех)", &["США"]).await;
    says(&chosen, &["США", "Все готово"]);
    let offered = olga.complete("/объявление опубликовать объявление:sum").await;
    assert_eq!(offered.names(), ["Summer"]);
    let none = olga.run("/объявление исправить объявление:Summer").await;
    says(&none, &["Такого объявления здесь нет"]);
    says(&olga.run("/объявление опубликовать объявление:Summer").await, &["Публикации появятся в"]);
    town.settle().await;
    assert_eq!((posts(&mira, town.us).len(), posts(&lena, town.ru).len()), (1, 0));
    let post = posts(&lena, town.us).remove(0);
    says(&lena.press(&post, "🌐").await, &["нет"]);
    let again = olga.run("/объявление запланировать объявление:Summer").await;
    assert!(again.modal.is_none(), "{}", again.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_is_published_at_its_time() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let sheet = whole(&max).await;
    max.press(&sheet, "Schedule").await;
    let past = max.submit("", &[("day", "2026-03-01"), ("time", "10:00")]).await;
    says(&past, &["is over already", "Choose a later day"]);
    max.press(&sheet, "Schedule").await;
    says(&max.submit("", &[("day", "soon"), ("time", "10:00")]).await, &["“soon” is not a day"]);
    let tomorrow = (town.now() + TimeDelta::days(1)).date_naive().to_string();
    max.press(&sheet, "Schedule").await;
    let planned = max.submit("", &[("day", &tomorrow), ("time", "9:30")]).await;
    says(&planned, &["It will be published <t:"]);
    town.advance(TimeDelta::hours(12)).await;
    assert!(posts(&mira, town.us).is_empty());
    town.advance(TimeDelta::hours(24)).await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    town.advance(TimeDelta::hours(48)).await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    says(&max.run("/program audit").await, &["scheduled an announcement", "published an announcement"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_translation_is_not_published_at_its_time_and_whoever_scheduled_it_hears_of_it() {
    let town = Town::new().await;
    let olga = town.manager("Ольга", "ru");
    olga.run("/помощь").await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    whole(&max).await;
    let tomorrow = (town.now() + TimeDelta::days(1)).date_naive().to_string();
    olga.run("/объявление запланировать объявление:Весенние новости").await;
    olga.submit("", &[("day", &tomorrow), ("time", "12:00")]).await;
    max.run("/announce translate announcement:Spring news language:English").await;
    let stale = max.submit("", &[("body", "Two colours.")]).await;
    says(&stale, &["It is to be published", "the text in Russian needs another look"]);
    town.advance(TimeDelta::days(2)).await;
    assert!(posts(&mira, town.us).is_empty(), "it was published all the same");
    let told = olga.direct_transcript();
    reads(&told, &["Не опубликовано", "русский", "/объявление опубликовать"]);
    let sheet = max.run("/announce publish announcement:Spring news").await;
    says(&sheet, &["Before it can be published", "[Schedule]"]);
    max.press(&sheet, "Schedule").await;
    let later = (town.now() + TimeDelta::days(2)).date_naive().to_string();
    let planned = max.submit("", &[("day", &later), ("time", "12:00")]).await;
    says(&max.press(&planned, "Do not publish").await, &["Before it can be published"]);
    town.advance(TimeDelta::days(4)).await;
    assert!(posts(&mira, town.us).is_empty(), "it was called off");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_managers_who_change_the_same_text_nobody_loses_a_word() {
    let town = Town::new().await;
    let (max, olga) = (town.manager("Max", "en-US"), town.manager("Ольга", "ru"));
    whole(&max).await;
    max.run("/announce translate announcement:Spring news language:English").await;
    olga.run("/объявление перевести объявление:Весенние новости язык:Английский").await;
    max.submit("", &[("body", "Max says three colours.")]).await;
    let overtaken = olga.submit("", &[("title", "News"), ("body", "Olga says four colours.")]).await;
    says(&overtaken, &["Вас опередили", "Max says three colours.", "Olga says four colours."]);
    let form = olga.press(&overtaken, "Продолжить со своим").await;
    says(&form, &["News", "Olga says four colours."]);
    let kept = olga.submit("", &[("body", "Three or four colours.")]).await;
    says(&kept, &["Three or four colours."]);
    // Different languages are no conflict: a translation that did not see the change is out of date, and stays.
    max.run("/announce translate announcement:News language:Russian").await;
    olga.run("/объявление перевести объявление:Весенние новости язык:Английский").await;
    olga.submit("", &[("body", "Five colours.")]).await;
    let late = max.submit("", &[("body", "Четыре цвета.")]).await;
    says(&late, &["Четыре цвета.", "Russian: out of date"]);
    max.press(&late, "Text: Русский").await;
    says(&max.submit("", &[]).await, &["Everything is there"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_are_not_named_in_public() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira Bell", "en-US", "us").await;
    let alina = town.creator("Алина", "ru", "ru").await;
    says(&mira.run("/link new alias:bell-own").await, &["bell-own"]);
    let code = code(&alina, "/ссылка получить").await;
    let named = [
        "Thanks, mira BELL.".to_owned(),
        format!("Thanks, <@{}>.", mira.id()),
        "Use Bell-Own today.".to_owned(),
        format!("See https://go.example.com/{code}?s=1"),
        "Спасибо Алине!".to_owned(),
        format!("Thanks, <@!{}>.", alina.id()),
    ];
    for body in &named {
        let refused = draft(&max, "Our best", body).await;
        says(&refused, &["creators are not named in public posts", "This is what you wrote"]);
    }
    says(&draft(&max, "Thank you, Mira Bell", "All of you.").await, &["“Mira Bell” is"]);
    assert!(max.complete("/announce publish announcement:").await.names().is_empty());
    // Somebody who joins later under a name that stands in the text keeps it from being published.
    whole(&max).await;
    town.creator("Colour", "en-US", "us").await;
    says(&max.run("/announce publish announcement:Spring news").await, &["“Colour” is a creator’s name"]);
    let tomorrow = (town.now() + TimeDelta::days(1)).date_naive().to_string();
    max.run("/announce schedule announcement:Spring news").await;
    max.submit("", &[("day", &tomorrow), ("time", "10:00")]).await;
    town.advance(TimeDelta::days(2)).await;
    assert!(posts(&mira, town.us).is_empty());
    reads(&max.direct_transcript(), &["the text in English names a creator"]);
    town.close().await;
}

/// Waits until Duet has heard of somebody's nickname.
async fn is_called(town: &Town, person: &Person, nickname: &str) {
    let person = PersonId(signed(person.id()));
    eventually(&format!("somebody is called {nickname}"), async || {
        let mut tx = town.duet.app.read().await.expect("the database works");
        let program = town.program(&mut tx).await.program_id;
        let known = store::creator::find_called(&mut tx, program, person).await.expect("the database works");
        tx.commit().await.expect("the database works");
        known.is_some_and(|known| known.nickname.as_deref() == Some(nickname))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_calls_creators_is_their_name_too() {
    let mut town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira Bell", "en-US", "us").await;
    // Who calls themselves otherwise in the programme is still known by their name on Discord.
    mira.run("/profile edit").await;
    says(
        &mira
            .submit(
                "",
                &[
                    ("name", "Quill"),
                    ("niche", "Tea"),
                    ("platforms", "YouTube"),
                    ("audience", "10,000"),
                    ("about", "Colour"),
                ],
            )
            .await,
        &["Quill"],
    );
    for body in ["Thanks, quill.", "Thanks, mira BELL.", "Thanks, @mira_bell."] {
        says(&draft(&max, "Our best", body).await, &["creators are not named in public posts"]);
    }
    // A nickname counts from the moment at which it is chosen, also while Duet is away.
    mira.set_nickname(town.guild, Some("Captain Night"));
    is_called(&town, &mira, "Captain Night").await;
    says(&draft(&max, "Our best", "Ask Captain Night.").await, &["“Captain Night” is a creator’s name"]);
    town.duet.stop().await;
    mira.set_nickname(town.guild, Some("Admiral"));
    town.restart().await;
    is_called(&town, &mira, "Admiral").await;
    says(&draft(&max, "Our best", "Ask the Admiral.").await, &["“Admiral” is a creator’s name"]);
    says(&draft(&max, "Our best", "Ask Captain Night, or an admiral.").await, &["Our best"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_look_at_once_publish_once_and_a_restart_in_between_loses_nothing() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let sheet = whole(&max).await;
    let tomorrow = (town.now() + TimeDelta::days(1)).date_naive().to_string();
    max.press(&sheet, "Schedule").await;
    max.submit("", &[("day", &tomorrow), ("time", "10:00")]).await;
    town.pass(TimeDelta::days(3));
    let app = &town.duet.app;
    let both = tokio::join!(announcement::publish_due(app), announcement::publish_due(app));
    assert_eq!(both.0.expect("the database works") + both.1.expect("the database works"), 1);
    town.settle().await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    says(&max.run("/announce correct announcement:Spring news").await, &["It is published in"]);
    town.settle().await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_discarded_only_on_a_second_look() {
    let town = Town::new().await;
    let (max, olga) = (town.manager("Max", "en-US"), town.manager("Ольга", "ru"));
    let sheet = whole(&max).await;
    let asked = max.press(&sheet, "Discard").await;
    says(&asked, &["Discard this draft?", "[Discard]", "[Keep it]"]);
    says(&max.press(&asked, "Keep it").await, &["Everything is there"]);
    let asked = max.press(&sheet, "Discard").await;
    says(&max.press(&asked, "Discard").await, &["The draft “Spring news” is discarded"]);
    // Whatever still shows it does nothing any more.
    let gone = max.run("/announce publish announcement:Spring news").await;
    says(&gone, &["There is no such announcement here"]);
    assert!(olga.complete("/объявление опубликовать объявление:").await.names().is_empty());
    // What is to be published by itself is called off first.
    let sheet = whole(&max).await;
    let tomorrow = (town.now() + TimeDelta::days(1)).date_naive().to_string();
    let asked = max.press(&sheet, "Discard").await;
    olga.run("/объявление запланировать объявление:Весенние новости").await;
    says(&olga.submit("", &[("day", &tomorrow), ("time", "10:00")]).await, &["Весенние новости"]);
    says(&max.press(&asked, "Discard").await, &["This button is out of date"]);
    assert_eq!(max.complete("/announce publish announcement:").await.names(), ["Spring news"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_managers_announce() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let sheet = whole(&max).await;
    for button in ["Publish", "Schedule", "Text: English"] {
        let refused = mira.press(&sheet, button).await;
        assert!(refused.modal.is_none() && !refused.text().contains("is being posted"), "{}", refused.text());
    }
    town.settle().await;
    assert!(posts(&mira, town.us).is_empty());
    town.close().await;
}
