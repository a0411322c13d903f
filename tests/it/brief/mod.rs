//! Briefs, as managers write, translate, preview and publish them and as creators read them.

mod stage;
mod terms;
mod together;

use discord_sandbox::{Outcome, Person};
use duet::domain::CampaignId;
use duet::features::brief::{View, view};
use duet::store;

use crate::support::Town;

#[track_caller]
pub fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

#[track_caller]
pub fn says_nothing_of(answer: &Outcome, word: &str) {
    assert!(!answer.text().contains(word), "{word:?} stands in\n{}", answer.text());
}

/// A draft called Spring, in English and Russian.
pub async fn draft(manager: &Person) -> Outcome {
    manager.run("/campaign new").await;
    let fields = [
        ("name", "Spring"),
        ("summary", "New colours."),
        ("landing", "https://shop.example.com/spring"),
        ("ends", "2027-05-31"),
    ];
    let sheet = manager.submit("", &fields).await;
    manager.press(&sheet, "Text: Русский").await;
    let sheet = manager.submit("", &[("first", "Весна"), ("second", "Новые цвета.")]).await;
    says(&sheet, &["Everything is there"]);
    sheet
}

/// The brief of a draft called Spring, that says and asks something in English alone.
pub async fn written(manager: &Person) -> Outcome {
    draft(manager).await;
    let brief = manager.run("/campaign brief campaign:Spring (draft)").await;
    says(&brief, &["Spring: the brief", "Nothing is asked of creators yet", "Objective: empty"]);
    manager.press(&brief, "What it is about").await;
    let brief = manager
        .submit("", &[("first", "Show that sleep can be steady"), ("fourth", "The app is called Lumen")])
        .await;
    says(&brief, &["Objective ✓", "Must say ✓", "Brand voice: empty"]);
    says(&brief, &["Objective and Must say in Russian (missing)"]);
    manager.press(&brief, "Ask for something").await;
    let deliverable =
        manager.submit("", &[("first", "Evening video"), ("second", "Thirty seconds of your evening")]).await;
    says(&deliverable, &["Evening video", "Still to be said: by when and what it pays."]);
    manager.press(&deliverable, "Back to the brief").await
}

/// Says when the evening video is due and what it pays.
pub async fn set_terms(manager: &Person, brief: &Outcome, pay: &str) -> Outcome {
    let video = manager.select(brief, "Change what is asked for…", &["Evening video"]).await;
    manager.press(&video, "Date, pay, rights").await;
    let fields = [("due", "2027-05-01"), ("pay", pay), ("rights-until", "2027-12-31")];
    let video = manager.submit("", &fields).await;
    says(&video, &["Everything is said.", "May 1, 2027"]);
    manager.press(&video, "Back to the brief").await
}

/// Translates all of it, as a Russian manager does.
pub async fn translate(manager: &Person) -> Outcome {
    let card = manager.run("/кампания перевести кампания:Весна (черновик)").await;
    says(&card, &["Весна: перевод (русский)", "Цель · исходный текст", "Show that sleep can be steady"]);
    manager.press(&card, "О чем").await;
    let fields = [("first", "Показать, что сон бывает ровным"), ("fourth", "Приложение называется Lumen")];
    let card = manager.submit("", &fields).await;
    says(&card, &["Не хватает 2 текстов"]);
    manager.select(&card, "Тексты материалов…", &["Evening video"]).await;
    manager.submit("", &[("first", "Вечернее видео"), ("second", "Полминуты вашего вечера")]).await
}

/// A published campaign called Spring, whose brief stands in both languages.
pub async fn published(town: &Town, manager: &Person, other: &Person) -> Outcome {
    let brief = written(manager).await;
    set_terms(manager, &brief, "250 USD").await;
    translate(other).await;
    let done = manager.run("/campaign publish campaign:Spring (draft)").await;
    says(&done, &["Spring is published"]);
    town.settle().await;
    done
}

/// The key of the campaign called Spring.
pub async fn spring(town: &Town) -> CampaignId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await;
    let all = store::campaign::list(&mut tx, program.program_id, program.language).await;
    let all = all.expect("the database works");
    all.into_iter().find(|one| one.name == "Spring").expect("there is one").campaign_id
}

/// What somebody of the market `us` or `ru` reads, in that market's language.
pub async fn reads(town: &Town, code: &str) -> View {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await;
    let market = store::market::find_by_code(&mut tx, program.program_id, code).await;
    let market = market.expect("the database works").expect("a market of the town");
    let reader = (market.language, Some(market.market_id));
    let view = view(&mut tx, &program, spring(town).await, reader).await;
    view.expect("it is published").expect("it has a brief")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_brief_goes_from_nothing_to_both_languages() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let brief = written(&max).await;
    says(
        &brief,
        &["Evening video has no date", "nobody has said what Evening video pays", "in Russian (missing)"],
    );
    let refused = max.run("/campaign publish campaign:Spring (draft)").await;
    says(&refused, &["Before it can be published", "Evening video has no date"]);
    let refused = max.press(&refused, "Publish").await;
    says(&refused, &["Before it can be published"]);
    let brief = set_terms(&max, &brief, "250 USD").await;
    says(&brief, &["due May 1, 2027 · $250.00"]);
    says_nothing_of(&brief, "has no date");
    says(&translate(&olga).await, &["Все переведено (русский)"]);
    let brief = max.run("/campaign brief campaign:Spring (draft)").await;
    says(&brief, &["The brief is complete"]);
    let preview = max.press(&brief, "Preview: Русский").await;
    says(
        &preview,
        &[
            "Весна in Russian",
            "Цель",
            "Показать, что сон бывает ровным",
            "1. Вечернее видео",
            "по 31 декабря 2027",
            "Как пометить публикацию",
        ],
    );
    says(&max.run("/campaign publish campaign:Spring (draft)").await, &["Spring is published"]);
    town.settle().await;
    let (english, russian) = (reads(&town, "us").await, reads(&town, "ru").await);
    assert_eq!((english.version, english.name.as_str(), russian.name.as_str()), (1, "Spring", "Весна"));
    assert_eq!(russian.sections[1].1, "Приложение называется Lumen");
    assert_eq!(russian.deliverables[0].title.read(russian.language), "Вечернее видео");
    assert_eq!(english.marks.len(), 1, "one's own market is enough");
    assert!(!russian.is_stale && !russian.is_instead);
    let brief = olga.run("/кампания бриф кампания:Весна").await;
    says(&brief, &["Авторы видят версию 1 условий"]);
    let mira = town.creator("Mira", "en-US", "us").await;
    let card = mira.run("/brief show campaign:Spring").await;
    let whole = mira.press(&card, "Read the whole brief").await;
    says(&whole, &["Show that sleep can be steady", "United States: \\#ad", "Version 1 of the terms"]);
    says_nothing_of(&whole, "Реклама");
    says(&mira.press(&whole, "What I can do").await, &["You can join"]);
    let lena = town.creator("Лена", "ru", "ru").await;
    let card = lena.run("/бриф показать кампания:Весна").await;
    let whole = lena.press(&card, "Прочитать весь бриф").await;
    says(&whole, &["Показать, что сон бывает ровным", "Реклама и свой токен", "Условия, версия 1"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_translation_stops_publishing_and_shows_what_changed() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let brief = written(&max).await;
    let brief = set_terms(&max, &brief, "0").await;
    says(&brief, &["without pay"]);
    translate(&olga).await;
    max.press(&brief, "What it is about").await;
    let brief = max.submit("", &[("first", "Show that sleep can be deep and steady")]).await;
    says(&brief, &["Objective in Russian (out of date, because the original has changed)"]);
    let refused = max.run("/campaign publish campaign:Spring (draft)").await;
    says(&refused, &["Objective in Russian (out of date"]);
    max.press(&refused, "Publish").await;
    town.settle().await;
    assert!(!olga.transcript(town.ru).contains("Весна"), "it was published all the same");
    let late = olga.run("/кампания перевести кампания:Весна (черновик)").await;
    let card = olga.run("/кампания перевести кампания:Весна (черновик) язык:Русский").await;
    says(
        &card,
        &["Устарел 1", "что с тех пор изменилось", "**deep and**", "Показать, что сон бывает ровным"],
    );
    let held = olga.press(&card, "Все по-прежнему верно").await;
    says(&held, &["Все переведено (русский)"]);
    says(&olga.press(&late, "Все по-прежнему верно").await, &["это изменил кто-то другой"]);
    says(&max.run("/campaign publish campaign:Spring (draft)").await, &["Spring is published"]);
    town.settle().await;
    assert!(olga.transcript(town.ru).contains("Новые цвета."));
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_brief_at_discords_limits_is_read_page_by_page() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let brief = written(&max).await;
    let long = |letter: &str| format!("{}.", format!("{letter}ord* ").repeat(249).trim());
    let texts = ["a", "b", "c", "d", "e", "f", "g", "h"].map(long);
    assert!(texts.iter().all(|text| text.chars().count() <= 1_500));
    let names = ["first", "second", "third", "fourth", "fifth"];
    let fields = |texts: &'static [String]| -> Vec<(&'static str, &'static str)> {
        names.into_iter().zip(texts.iter().map(String::as_str)).collect()
    };
    let texts: &'static [String] = Box::leak(Box::new(texts));
    max.press(&brief, "What it is about").await;
    let brief = max.submit("", &fields(&texts[..5])).await;
    max.press(&brief, "Making and measuring").await;
    let brief = max.submit("", &fields(&texts[5..])).await;
    says(&brief, &["What earlier content did well ✓"]);
    let mut page = max.press(&brief, "Preview: English").await;
    let mut all = page.text();
    let mut turned = 0;
    while page.text().contains("[Next]") {
        page = max.press(&page, "Next").await;
        assert_eq!(page.error, None);
        all.push_str(&page.text());
        turned += 1;
    }
    assert!(turned >= 3, "{turned} pages were turned");
    for letter in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        let told = all.matches(&format!("{letter}ord")).count();
        assert_eq!(told, 249, "words of {letter} are lost or said twice");
    }
    says(&page, &["[Back]", "Page"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_managers_read_what_is_not_published() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let brief = written(&max).await;
    for button in ["What it is about", "Preview: English", "Ask for something"] {
        says_nothing_of(&mira.press(&brief, button).await, "Lumen");
    }
    says_nothing_of(&mira.run("/campaign brief campaign:Spring (draft)").await, "Lumen");
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await;
    let view = view(&mut tx, &program, spring(&town).await, (program.language, None)).await;
    assert!(view.is_err(), "a draft was shown");
    drop(tx);
    town.close().await;
}
