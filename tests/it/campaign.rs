//! Campaigns, as managers write, publish and close them and as creators find them.

use discord_sandbox::{Id, Outcome, Person};
use serde_json::Value;

use crate::support::Town;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

#[track_caller]
fn says_nothing_of(answer: &Outcome, word: &str) {
    assert!(!answer.text().contains(word), "{word:?} stands in\n{}", answer.text());
}

const SPRING: [(&str, &str); 5] = [
    ("name", "Spring"),
    ("summary", "New colours for **spring**."),
    ("landing", "https://shop.example.com/spring"),
    ("starts", "2026-03-01"),
    ("ends", "5/31/2026"),
];

/// What stands in a channel for everybody, as somebody sees it.
fn posts(person: &Person, channel: Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    person.messages(channel).into_iter().filter(|message| !is_private(message)).collect()
}

/// The only post of a channel.
fn only_post(person: &Person, channel: Id) -> Value {
    let mut posts = posts(person, channel);
    assert_eq!(posts.len(), 1, "{posts:?}");
    posts.remove(0)
}

/// A draft called Spring, in English only.
async fn draft(manager: &Person) -> Outcome {
    says(&manager.run("/campaign new").await, &["New campaign: English"]);
    manager.submit("", &SPRING).await
}

/// A campaign called Spring, published in both markets.
async fn published(town: &Town, manager: &Person) -> Outcome {
    let sheet = draft(manager).await;
    manager.press(&sheet, "Text: Русский").await;
    let sheet = manager.submit("", &[("first", "Весна"), ("second", "Новые цвета.")]).await;
    let done = manager.press(&sheet, "Publish").await;
    says(&done, &["Spring is published"]);
    town.settle().await;
    done
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_goes_from_a_form_to_both_markets() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let sheet = draft(&max).await;
    says(
        &sheet,
        &[
            "Spring",
            "the text in Russian is missing",
            "March 1, 2026 – May 31, 2026",
            "English ✓",
            "Markets: All",
        ],
    );
    let refused = max.press(&sheet, "Publish").await;
    says(&refused, &["the text in Russian is missing"]);
    says_nothing_of(&mira.run("/link get campaign:Spring").await, "https://go");
    let form = max.press(&sheet, "Text: Русский").await;
    says(&form, &["Текст", "Spring"].map(|word| if word == "Текст" { "Text: Russian" } else { word }));
    let sheet = max.submit("", &[("first", "Весна"), ("second", "Новые цвета.")]).await;
    says(&sheet, &["Everything is there", "Russian ✓"]);
    let done = max.press(&sheet, "Publish").await;
    says(&done, &["Spring is published", "each time in the channel’s language"]);
    town.settle().await;
    let english = mira.transcript(town.us);
    for word in ["Spring", "New colours for", "[Get my link]", "[🌐]"] {
        assert!(english.contains(word), "{word:?} is missing in\n{english}");
    }
    let russian = lena.transcript(town.ru);
    for word in ["Весна", "Новые цвета.", "1 марта 2026", "[Получить ссылку]", "[🌐]"]
    {
        assert!(russian.contains(word), "{word:?} is missing in\n{russian}");
    }
    let post = only_post(&lena, town.ru);
    says(&lena.press(&post, "Получить ссылку").await, &["Ваша ссылка: Весна", "https://go.example.com/"]);
    says(&mira.run("/link get campaign:Spring").await, &["Your link for Spring"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_manager_works_in_russian() {
    let town = Town::new().await;
    let olga = town.manager("Ольга", "ru");
    says(&olga.run("/кампания новая").await, &["Новая кампания: английский", "Первый день"]);
    let sheet = olga
        .submit("", &[("name", "Summer"), ("landing", "https://shop.example.com/s"), ("ends", "31 августа")])
        .await;
    says(&sheet, &["Прежде чем публиковать: нет текста (русский)", "По 31 августа 2026", "[Удалить]"]);
    let offered = olga.complete("/кампания опубликовать кампания:sum").await;
    assert_eq!(offered.names(), ["Summer (черновик)"]);
    let asked = olga.press(&sheet, "Удалить").await;
    says(&asked, &["Удалить черновик «Summer»?"]);
    says(&olga.press(&asked, "Оставить").await, &["нет текста (русский)"]);
    let again = olga.run("/кампания закрыть кампания:Summer (черновик)").await;
    says(&olga.press(&again, "Удалить").await, &["Кампания «Summer» закрыта", "Ссылок на нее не было"]);
    says(&olga.press(&sheet, "Опубликовать").await, &["Эта кампания закрыта", "/кампания новая"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_original_holds_the_translation_back() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let sheet = draft(&max).await;
    max.press(&sheet, "Text: Русский").await;
    let sheet = max.submit("", &[("first", "Весна"), ("second", "Новые цвета.")]).await;
    says(&sheet, &["Everything is there"]);
    max.press(&sheet, "Text: English").await;
    let same = max.submit("", &[]).await;
    says(&same, &["Everything is there"]);
    max.press(&same, "Text: English").await;
    let stale = max.submit("", &[("second", "New colours, and a gift.")]).await;
    says(&stale, &["the text in Russian needs another look", "Russian: out of date"]);
    says(&max.run("/campaign publish campaign:Spring (draft)").await, &["needs another look"]);
    town.settle().await;
    assert!(posts(&max, town.us).is_empty(), "it was published all the same");
    max.press(&stale, "Text: Русский").await;
    let looked = max.submit("", &[]).await;
    says(&looked, &["Everything is there"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_for_one_market_stays_in_it() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let sheet = draft(&max).await;
    let chosen = max.select(&sheet, "Markets (none chosen: all)", &["United States"]).await;
    says(&chosen, &["Markets: United States", "Everything is there"]);
    let done = max.press(&chosen, "Publish").await;
    says(&done, &["Spring is published"]);
    says(&max.run("/campaign publish campaign:Spring").await, &["It is published: creators can get links"]);
    town.settle().await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    assert!(posts(&lena, town.ru).is_empty());
    assert!(lena.complete("/ссылка получить кампания:Spring").await.names().is_empty());
    let post = only_post(&mira, town.us);
    says(&lena.press(&post, "Get my link").await, &["Такой кампании среди открытых вам нет"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_campaign_gives_no_links() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    published(&town, &max).await;
    says(&mira.run("/link get campaign:Spring").await, &["Your link for Spring"]);
    let asked = max.run("/campaign close campaign:Spring").await;
    says(&asked, &["Close Spring?", "1 live link of 1 creator will lead"]);
    let closed = max.press(&asked, "Close it").await;
    says(&closed, &["Spring is closed", "Its 1 live link now leads"]);
    let post = only_post(&mira, town.us);
    says(&mira.press(&post, "Get my link").await, &["There is no such campaign open to you"]);
    assert!(max.complete("/campaign close campaign:").await.names().is_empty());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_standing_campaign_cannot_be_closed() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let sheet = max.run("/campaign publish campaign:Always on").await;
    says(&sheet, &["This is the standing campaign"]);
    says_nothing_of(&sheet, "[Close it]");
    let id = standing(&town).await;
    says(
        &max.run(&format!("/campaign close campaign:{id}")).await,
        &["The standing campaign is always there"],
    );
    max.press(&sheet, "UTM").await;
    let tagged = max.submit("", &[("utm-source", "duet"), ("utm-campaign", "a`b")]).await;
    says(&tagged, &["`utm_source=duet` `utm_campaign=a'b`"]);
    says(&mira.run("/link get").await, &["Your link for Always on"]);
    town.close().await;
}

async fn standing(town: &Town) -> duet::domain::CampaignId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await;
    let all = duet::store::campaign::list(&mut tx, program.program_id, program.language).await;
    all.expect("the database works")
        .into_iter()
        .find(|one| one.is_evergreen)
        .expect("there is one")
        .campaign_id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_ended_is_not_offered() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    published(&town, &max).await;
    assert_eq!(mira.complete("/link get campaign:").await.names(), ["Always on", "Spring"]);
    town.advance(chrono::TimeDelta::days(120)).await;
    assert_eq!(mira.complete("/link get campaign:").await.names(), ["Always on"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_filled_in_badly_says_what_to_do() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-GB");
    let wrong: [(&str, &str, &str); 9] = [
        ("name", "\u{200b}\u{202e}", "is empty, or nothing of it can be seen"),
        ("landing", "javascript:alert(1)", "must begin with"),
        ("landing", "go.example.com/abc", "in circles"),
        ("landing", "https://me:secret@shop.example.com/", "name or a password"),
        ("landing", "https://a b", "not an address that a browser can open"),
        ("starts", "tomorrow", "“tomorrow” is not a day"),
        ("starts", "31/02/2026", "is not a day"),
        ("starts", "1/6/2026", "would end before it starts"),
        ("ends", "1/3/2026", "is over already"),
    ];
    for (field, typed, said) in wrong {
        max.run("/campaign new").await;
        let mut fields =
            SPRING.map(|(name, value)| (name, if name == "ends" { "31.05.2026" } else { value }));
        let fields =
            fields.each_mut().map(|(name, value)| (*name, if *name == field { typed } else { *value }));
        let refused = max.submit("", &fields).await;
        says(&refused, &[said, "This is what you wrote", "New colours for **spring**."]);
    }
    assert_eq!(
        max.complete("/campaign publish campaign:").await.names(),
        ["Always on"],
        "a draft was left behind"
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_managers_touch_campaigns() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    says(&mira.run("/campaign new").await, &["campaign"]);
    let sheet = draft(&max).await;
    says_nothing_of(&mira.press(&sheet, "Publish").await, "published");
    town.settle().await;
    assert!(posts(&mira, town.us).is_empty());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_managers_publish_once() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let mira = town.creator("Mira", "en-US", "us").await;
    let sheet = draft(&max).await;
    max.select(&sheet, "Markets (none chosen: all)", &["United States"]).await;
    let (first, second) = tokio::join!(
        max.run("/campaign publish campaign:Spring (draft)"),
        olga.run("/кампания опубликовать кампания:Spring (черновик)"),
    );
    let said = [first.text(), second.text()].join("\n");
    assert!(said.contains("Spring is published") != said.contains("Опубликовано: "), "{said}");
    town.settle().await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_shown_in_the_readers_language() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let lena = town.newcomer("Лена", "ru");
    let sam = town.newcomer("Sam", "en-GB");
    published(&town, &max).await;
    let post = only_post(&lena, town.us);
    says(&lena.press(&post, "🌐").await, &["Весна", "Новые цвета."]);
    says(&sam.press(&post, "🌐").await, &["Весна", "Новые цвета."]);
    let id = post["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    says(&lena.menu("Показать на моем языке", id).await, &["Весна"]);
    let russian = only_post(&sam, town.ru);
    let id = russian["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    says(&sam.menu("Show in my language", id).await, &["Spring", "New colours for"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_is_not_read() {
    let town = Town::new().await;
    let lena = town.newcomer("Лена", "ru");
    let sam = town.newcomer("Sam", "en-GB");
    let said = sam.at(town.us).say("Hello there");
    let id = said.messages[0]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    says(&lena.menu("Показать на моем языке", id).await, &["🌐", "Duet не читает"]);
    says(&sam.menu("Show in my language", id).await, &["Duet does not read"]);
    town.close().await;
}
