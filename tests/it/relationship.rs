//! What managers keep of their creators, and what creators and owners say to each other.

use chrono::TimeDelta;

use discord_sandbox::Attachment;
use serde_json::Value;

use crate::support::Town;

/// What is to be read in a message.
fn said(message: &Value) -> String {
    message["embeds"][0].to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_managers_keep_stands_on_the_creators_card() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    town.creator("Mira", "en-US", "us").await;
    let staged = boss.run("/creator stage creator:Mira stage:growing").await;
    assert!(staged.text().contains("The relationship is now “growing”."), "{}", staged.text());
    let tagged = boss.run("/creator tag creator:Mira tag:#Tea  Lovers").await;
    assert!(tagged.text().contains("Tagged `tea lovers`"), "{}", tagged.text());
    let offered = boss.complete("/creator tag creator:Mira tag:tea").await;
    assert_eq!(offered.names(), ["tea lovers"]);
    boss.run("/creator note creator:Mira").await;
    let noted = boss.submit("", &[("words", "Prefers short briefs")]).await;
    assert!(noted.text().contains("The note is kept."), "{}", noted.text());
    let favour = boss.press(&noted, "Note a favour").await;
    assert!(favour.error.is_none());
    boss.submit("", &[("words", "Sent samples")]).await;
    let card = boss.run("/creator card creator:Mira").await;
    for shown in
        ["growing", "tea lovers", "Prefers short briefs", "Sent samples", "1 other word", "Owner: nobody yet"]
    {
        assert!(card.text().contains(shown), "{shown} is missing in {}", card.text());
    }
    let off = boss.run("/creator tag creator:Mira tag:TEA lovers").await;
    assert!(off.text().contains("is taken off"), "{}", off.text());
    let audit = boss.run("/program audit").await;
    assert!(audit.text().contains("wrote a note about a creator"), "{}", audit.text());
    assert!(!audit.text().contains("Prefers short briefs"), "{}", audit.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_is_refused_in_words() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    town.creator("Mira", "en-US", "us").await;
    let empty = boss.run("/автор метка автор:Mira метка:##").await;
    assert!(empty.text().contains("Метка: здесь пусто"), "{}", empty.text());
    let long = boss.run(&format!("/автор метка автор:Mira метка:{}", "а".repeat(31))).await;
    assert!(long.text().contains("30 символов"), "{}", long.text());
    for number in 0..20 {
        boss.run(&format!("/автор метка автор:Mira метка:t{number}")).await;
    }
    let many = boss.run("/автор метка автор:Mira метка:one-more").await;
    assert!(many.text().contains("не больше 20 меток"), "{}", many.text());
    let unknown = boss.run("/автор этап автор:Nobody этап:растем").await;
    assert!(unknown.text().contains("Такого автора"), "{}", unknown.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn handing_over_tells_the_new_owner_what_there_is_to_know() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let anna = town.manager("Анна", "ru");
    anna.run("/помощь").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    boss.run("/creator note creator:Mira").await;
    boss.submit("", &[("words", "Prefers short briefs")]).await;
    let stranger = boss.run(&format!("/creator owner creator:Mira owner:<@{}>", mira.id())).await;
    assert!(stranger.text().contains("Only a manager"), "{}", stranger.text());
    let both = format!("/creator owner creator:Mira owner:<@{0}> backup:<@{0}>", anna.id());
    let both = boss.run(&both).await;
    assert!(both.text().contains("cannot be the same person"), "{}", both.text());
    let command = format!("/creator owner creator:Mira owner:<@{}> backup:<@{}>", anna.id(), boss.id());
    let handed = boss.run(&command).await;
    assert!(handed.text().contains("looks after this creator from now on"), "{}", handed.text());
    town.settle().await;
    let summary = anna.direct_messages().pop().expect("a summary");
    for shown in ["теперь куратор — вы", "Prefers short briefs", "знакомимся", "Вопросы без ответа"]
    {
        assert!(said(&summary).contains(shown), "{shown} is missing in {}", said(&summary));
    }
    let news = mira.direct_messages().pop().expect("news");
    assert!(said(&news).contains("Somebody new looks after you"), "{}", said(&news));
    // The same owner again is no news.
    boss.run(&format!("/creator owner creator:Mira owner:<@{}>", anna.id())).await;
    town.settle().await;
    assert_eq!((anna.direct_messages().len(), mira.direct_messages().len()), (1, 1));
    let card = boss.run("/creator card creator:Mira").await;
    assert!(card.text().contains("Backup"), "the backup stays: {}", card.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_to_the_owner_is_answered_in_two_languages() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    boss.run(&format!("/creator owner creator:Лена owner:<@{}>", boss.id())).await;
    town.settle().await;
    boss.direct_messages();
    lena.direct_messages();
    let home = lena.run("/главная").await;
    assert!(home.text().contains("Ваш куратор"), "{}", home.text());
    lena.press(&home, "Спросить куратора").await;
    let asked = lena.submit("", &[("words", "Можно позже?")]).await;
    assert!(asked.text().contains("уже у куратора"), "{}", asked.text());
    town.settle().await;
    let question = boss.direct_messages().pop().expect("the question");
    assert!(said(&question).contains("Лена asks you something"), "{}", said(&question));
    assert!(said(&question).contains("Можно позже?"), "{}", said(&question));
    let home = lena.run("/home").await;
    assert!(home.text().contains("— у куратора") && home.text().contains("Чек-ин"), "{}", home.text());
    let direct = boss.in_direct_messages();
    direct.press(&question, "Answer").await;
    let answered = direct.submit("", &[("words", "Until Friday")]).await;
    assert!(answered.text().contains("on its way"), "{}", answered.text());
    town.settle().await;
    let answer = lena.direct_messages().pop().expect("the answer");
    assert!(said(&answer).contains("Куратор ответил") && said(&answer).contains("Until Friday"));
    let again = direct.press(&question, "Answer").await;
    assert!(again.text().contains("has answered this question"), "{}", again.text());
    // Answering has stopped the clock.
    town.advance(TimeDelta::days(10)).await;
    assert!(!boss.direct_transcript().contains("is waiting for an answer"), "{}", boss.direct_transcript());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_nobody_answers_is_brought_up_again() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let anna = town.manager("Анна", "ru");
    anna.run("/помощь").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let command = format!("/creator owner creator:Mira owner:<@{}> backup:<@{}>", boss.id(), anna.id());
    boss.run(&command).await;
    town.settle().await;
    boss.direct_messages();
    mira.direct_messages();
    let home = mira.run("/home").await;
    mira.press(&home, "Ask my owner").await;
    mira.submit("", &[("words", "Is the deadline firm?")]).await;
    town.settle().await;
    assert_eq!(boss.direct_messages().len(), 2, "a summary and the question");
    town.advance(TimeDelta::days(5)).await;
    let heard = boss.direct_messages();
    assert_eq!(heard.len(), 3, "{}", boss.direct_transcript());
    let reminder = &heard[2..];
    assert!(said(&reminder[0]).contains("Mira is waiting for an answer"), "{}", said(&reminder[0]));
    town.advance(TimeDelta::days(5)).await;
    let told = anna.direct_messages().pop().expect("the backup hears of it");
    assert!(said(&told).contains("Mira ждет ответа"), "{}", said(&told));
    let posted = boss.messages(town.review).pop().expect("the managers hear of it");
    let answer = boss.at(town.review).press(&posted, "Answer").await;
    assert!(answer.error.is_none());
    boss.at(town.review).submit("", &[("words", "It is")]).await;
    town.advance(TimeDelta::days(12)).await;
    assert_eq!(mira.direct_transcript().matches("Your owner has answered").count(), 1);
    assert_eq!(boss.direct_transcript().matches("is waiting for an answer").count(), 1);
    assert_eq!(anna.direct_transcript().matches("ждет ответа").count(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn feedback_reaches_the_owner_and_nobody_else() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let anna = town.manager("Анна", "ru");
    anna.run("/помощь").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    boss.run(&format!("/creator owner creator:Лена owner:<@{}>", anna.id())).await;
    town.settle().await;
    anna.direct_messages();
    lena.direct_messages();
    lena.run("/отзыв").await;
    let given = lena.submit("", &[("words", "Брифы длинноваты")]).await;
    assert!(given.text().contains("Это дошло до куратора"), "{}", given.text());
    town.settle().await;
    let heard = anna.direct_messages().pop().expect("the owner hears it");
    assert!(said(&heard).contains("Вам пишет Лена") && said(&heard).contains("Брифы длинноваты"));
    assert!(boss.direct_messages().is_empty() && boss.messages(town.review).is_empty());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_nobody_has_been_in_touch_with_is_listed() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    town.creator("Mira", "en-US", "us").await;
    town.creator("Лена", "ru", "ru").await;
    let none = boss.run("/creator quiet").await;
    assert!(none.text().contains("Everybody has heard"), "{}", none.text());
    town.advance(TimeDelta::days(40)).await;
    boss.run("/creator support creator:Лена").await;
    boss.submit("", &[("words", "Прислали образцы")]).await;
    let quiet = boss.run("/creator quiet").await;
    assert!(quiet.text().contains("Mira") && !quiet.text().contains("Лена"), "{}", quiet.text());
    let card = boss.press(&quiet, "Open Mira").await;
    assert!(card.text().contains("Relationship"), "{}", card.text());
    let longer = boss.run("/creator quiet days:60").await;
    assert!(longer.text().contains("Everybody has heard"), "{}", longer.text());
    town.close().await;
}

/// A file as a manager attaches it to `/creator import`.
fn file(content: &str) -> Attachment {
    Attachment {
        option: "file".to_owned(),
        filename: "creators.csv".to_owned(),
        content_type: "text/csv".to_owned(),
        bytes: content.as_bytes().to_vec(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_are_brought_in_from_a_file_after_it_was_looked_over() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.newcomer("Лена", "ru");
    let content = format!(
        "person;name;market;tags;stage\n{};Лена;RU;tea|cups;active\n<@{}>;Mira;;;\nsomebody;;;;\n77;Kay;nowhere;;\n",
        lena.id(),
        mira.id()
    );
    let overview = boss.run_with("/creator import", vec![file(&content)]).await;
    for shown in [
        "1 new creator",
        "Known already: 1",
        "Left out: 2",
        "Line 4: the person is no",
        "Line 5: the programme has no",
    ] {
        assert!(overview.text().contains(shown), "{shown} is missing in {}", overview.text());
    }
    let before = boss.run("/creator list").await;
    assert!(before.text().contains("Creators: 1"), "a look changes nothing: {}", before.text());
    let done = boss.press(&overview, "Bring in 1").await;
    assert!(done.text().contains("1 creator is in"), "{}", done.text());
    let card = boss.run("/creator card creator:Лена").await;
    for shown in ["active", "`cups` and `tea`", "Russia"] {
        assert!(card.text().contains(shown), "{shown} is missing in {}", card.text());
    }
    let home = lena.run("/главная").await;
    assert!(home.text().contains("Вы и Acme creators"), "{}", home.text());
    let again = boss.run_with("/creator import", vec![file(&content)]).await;
    assert!(again.text().contains("Nobody new in this file"), "{}", again.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_is_refused_and_one_left_lying_goes() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    for (content, words) in [
        ("name,market\nMira,us\n".to_owned(), "среди них `person`"),
        ("person\n".to_owned(), "никого нет"),
        ("person\n".to_owned() + &"42\n".repeat(1_001), "1\u{a0}000 строк"),
        ("person\n".to_owned() + &"x".repeat(600 * 1_024), "половины мегабайта"),
    ] {
        let refused = boss.run_with("/автор импорт", vec![file(&content)]).await;
        assert!(refused.text().contains(words), "{words} is missing in {}", refused.text());
    }
    let bytes = Attachment { bytes: vec![0xff, 0xfe, 0x00], ..file("") };
    let refused = boss.run_with("/автор импорт", vec![bytes]).await;
    assert!(refused.text().contains("CSV в UTF-8"), "{}", refused.text());
    let overview = boss.run_with("/автор импорт", vec![file("person\n42\n")]).await;
    assert!(overview.text().contains("1 новый автор"), "{}", overview.text());
    town.advance(TimeDelta::hours(26)).await;
    let late = boss.press(&overview, "Загрузить: 1").await;
    assert!(late.text().contains("больше суток"), "{}", late.text());
    town.close().await;
}
