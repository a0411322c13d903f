//! Questions across markets: asked in one language, answered in another, found by words of both.

use chrono::TimeDelta;
use discord_sandbox::{Id, NewPerson, Outcome, Person};
use duet::domain::question::stems;
use duet::store;
use serde_json::Value;

use crate::strangers::forged::{Pen, button};
use crate::support::Town;
use crate::thanks::switch_thanks;

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

/// The only post of Duet's in a channel.
#[track_caller]
fn post(person: &Person, channel: Id) -> Value {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    let mut posts: Vec<Value> =
        person.messages(channel).into_iter().filter(|message| !is_private(message)).collect();
    assert_eq!(posts.len(), 1, "{posts:#?}");
    posts.remove(0)
}

/// The newest direct message.
#[track_caller]
fn told(person: &Person) -> Value {
    person.direct_messages().pop().expect("a direct message")
}

/// Has somebody ask the American market about sneakers in Russian.
async fn asked(town: &Town, lena: &Person) {
    let form = lena.run("/спросить вопрос рынок:United States").await;
    says(&form, &["Спросить авторов: США", "Тема", "Вопрос"]);
    let words = [("title", "Кроссовки зимой"), ("body", "Покупают ли у вас **кроссовки** в январе?")];
    says(&lena.submit("", &words).await, &["Вопрос задан: США", "Кроссовки зимой", "личное сообщение"]);
    town.settle().await;
}

/// Has somebody put it into English.
async fn translated(town: &Town, mira: &Person) {
    let form = mira.press(&post(mira, town.us), "Translate: English").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let words = [("title", "Sneakers in winter"), ("body", "Do people buy sneakers in January?")];
    says(&mira.submit("", &words).await, &["it stands in English now"]);
    town.settle().await;
}

/// Has somebody answer it under its post.
async fn answered(town: &Town, sam: &Person, words: &str) {
    let form = sam.press(&post(sam, town.us), "Answer").await;
    assert!(form.modal.is_some(), "{}", form.text());
    says(&sam.submit("", &[("body", words)]).await, &["Thank you for your answer"]);
    town.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_in_russian_is_translated_answered_in_english_and_found_again() {
    let mut town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-GB", "us").await;
    asked(&town, &lena).await;
    let stands = post(&mira, town.us);
    let raw = mira.transcript(town.us);
    reads(
        &raw,
        &[
            "A question to creators: United States",
            "Кроссовки зимой",
            "Translation wanted",
            "Russian",
            "[🌐]",
        ],
    );
    reads(&raw, &["\\*\\*кроссовки\\*\\*", "[Answer]", "[Translate: English]"]);
    assert!(!raw.contains("Лена"), "who asked is nobody's to read: {raw}");
    says(&mira.press(&stands, "🌐").await, &["no other language yet", "Translate"]);
    town.restart().await;
    let form = mira.press(&stands, "Translate: English").await;
    says(&form, &["Кроссовки зимой"]);
    says(&mira.submit("", &[]).await, &["still the original words"]);
    translated(&town, &mira).await;
    let stands = post(&sam, town.us);
    let read = sam.transcript(town.us);
    reads(&read, &["Sneakers in winter", "buy sneakers in January", "Translated from Russian"]);
    assert!(!read.contains("Translation wanted") && !read.contains("Mira"), "{read}");
    says(&sam.press(&stands, "🌐").await, &["Кроссовки зимой"]);
    reads(
        &mira.direct_transcript(),
        &["Thank you for translating", "Sneakers in winter", "first translation"],
    );
    town.restart().await;
    answered(&town, &sam, "They buy boots; sneakers sell again in March.").await;
    reads(&sam.transcript(town.us), &["[1 answer]"]);

    let news = told(&lena);
    reads(
        &lena.direct_transcript(),
        &["Вам ответили: Кроссовки зимой", "boots; sneakers sell", "английский", "[🌐]"],
    );
    assert!(!lena.direct_transcript().contains("Sam"), "{}", lena.direct_transcript());
    says(&lena.press(&news, "🌐").await, &["только на одном языке", "[Перевести: русский]"]);
    town.restart().await;
    says(&lena.press(&news, "Полезно").await, &["Помогло 1 человеку", "[Все-таки не помогло]", "[Принять]"]);
    let taken = lena.press(&news, "Принять").await;
    says(&taken, &["Ответ принят", "есть в заметках о рынке"]);
    assert!(!taken.text().contains("[Принять]"), "{}", taken.text());
    town.settle().await;
    reads(&sam.direct_transcript(), &["Your answer was taken up: Sneakers in winter", "without your name"]);
    let notes = mira.run("/market notes market:United States").await;
    says(&notes, &["Sneakers in winter", "sneakers sell again in March"]);
    reads(&mira.transcript(town.us), &["An answer was taken up"]);

    // Whoever speaks both puts the answer into Russian; the asker reads it, and so does whoever reads the notes.
    let answers = mira.press(&post(&mira, town.us), "1 answer").await;
    says(&answers, &["They buy boots", "It helped 1 person", "[Helpful]", "[Translate: Russian]"]);
    mira.press(&answers, "Translate: Russian").await;
    let russian = [("body", "Покупают сапоги; кроссовки снова пойдут в марте.")];
    says(&mira.submit("", &russian).await, &["it stands in Russian now"]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["Теперь на вашем языке", "кроссовки снова пойдут в марте"]);
    says(&lena.run("/рынок заметки рынок:United States").await, &["кроссовки снова пойдут в марте"]);
    reads(&mira.direct_transcript(), &["You have made 2 translations"]);

    for (who, command) in [
        (&lena, "/спросить поиск слова:кроссовка"),
        (&lena, "/спросить поиск слова:buying SNEAKER"),
        (&mira, "/ask search words:boot"),
        (&mira, "/ask search words:сапогах"),
        (&mira, "/ask search words:how do boots sell in марта"),
    ] {
        let found = who.run(command).await;
        reads(&found.text(), &["✓", "1 "]);
        assert!(found.text().contains("Sneakers in winter") || found.text().contains("Кроссовки зимой"));
    }
    let found = lena.run("/спросить поиск слова:сапоги").await;
    let open = lena.select(&found, "Открыть вопрос…", &["Кроссовки зимой"]).await;
    says(&lena.press(&open, "1 ответ").await, &["Покупают сапоги", "Перевод, язык оригинала: английский"]);
    says(&lena.run("/спросить мои").await, &["Ваши вопросы", "Кроссовки зимой", "1 ответ"]);
    says(&mira.run("/ask search words:gardening").await, &["Nobody has asked that yet"]);
    says(&mira.run("/ask search words:***").await, &["no word in that to look for"]);
    says(&mira.run("/ask mine").await, &["You have not asked"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_press_at_once_do_no_harm() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-GB", "us").await;
    asked(&town, &lena).await;
    let stands = post(&mira, town.us);
    mira.press(&stands, "Translate: English").await;
    sam.press(&stands, "Translate: English").await;
    let (words, others) = ([("title", "Sneakers")], [("title", "Trainers")]);
    let (one, two) = futures::join!(mira.submit("", &words), sam.submit("", &others));
    let both = format!("{}{}", one.text(), two.text());
    reads(&both, &["it stands in English now", "Somebody has translated this already"]);
    says(&mira.press(&stands, "Translate: English").await, &["translated this already"]);
    town.settle().await;
    answered(&town, &sam, "In March.").await;
    sam.press(&stands, "Answer").await;
    says(&sam.submit("", &[("body", "In March. ")]).await, &["answered in these words already"]);
    says(&lena.press(&stands, "Answer").await, &["Это ваш собственный вопрос"]);
    let own = sam.press(&post(&sam, town.us), "1 answer").await;
    says(&sam.press(&own, "Helpful").await, &["your own answer"]);
    let answers = boss.press(&post(&boss, town.us), "1 answer").await;
    let (one, two) = futures::join!(boss.press(&answers, "Helpful"), boss.press(&answers, "Helpful"));
    reads(&one.text(), &["It helped 1 person"]);
    reads(&two.text(), &["It helped 1 person"]);
    let news = told(&lena);
    let (one, two) = futures::join!(boss.press(&answers, "Accept"), lena.press(&news, "Принять"));
    let both = format!("{}{}", one.text(), two.text());
    assert_eq!(
        both.matches("Taken up: it stands").count() + both.matches("Ответ принят").count(),
        1,
        "{both}"
    );
    assert!(both.contains("taken up already") || both.contains("уже принят"), "{both}");
    town.settle().await;
    let notes = mira.run("/market notes market:United States").await.text();
    assert_eq!(notes.matches("In March.").count(), 1, "{notes}");
    mira.direct_messages();
    sam.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_nobody_answers_is_offered_to_those_who_know_and_then_to_the_owner() {
    let mut town = Town::new().await;
    let anna = town.manager("Анна", "ru");
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-GB", "us").await;
    let runner = mira.run("/profile edit").await;
    assert!(runner.modal.is_some(), "{}", runner.text());
    let platforms =
        [("platforms", "YouTube"), ("audience", "9,000"), ("about", "I run."), ("niche", "Sneaker reviews")];
    says(&mira.submit("", &platforms).await, &["Sneaker reviews"]);
    anna.run(&format!("/автор куратор автор:Лена куратор:<@{}>", anna.id())).await;
    asked(&town, &lena).await;
    translated(&town, &sam).await;
    reads(&sam.direct_transcript(), &["Thank you for translating"]);
    lena.direct_messages();
    anna.direct_messages();
    town.advance(TimeDelta::hours(47)).await;
    assert_eq!(mira.direct_messages().len(), 0, "two days are not over");
    town.restart().await;
    town.advance(TimeDelta::hours(24)).await;
    reads(&mira.direct_transcript(), &["Do you know this one?", "Sneakers in winter", "[Answer]"]);
    assert!(!mira.direct_transcript().contains("Лена"), "{}", mira.direct_transcript());
    assert!(!anna.direct_transcript().contains("Лена: вопрос без ответа"), "the owner is asked last");
    town.advance(TimeDelta::hours(48)).await;
    let waits = told(&anna);
    reads(&anna.direct_transcript(), &["Лена: вопрос без ответа", "Кроссовки зимой", "[Ответить]"]);
    assert_eq!(mira.direct_messages().len(), 1, "whoever was asked once is not asked again");
    let form = anna.press(&waits, "Ответить").await;
    assert!(form.modal.is_some(), "{}", form.text());
    says(&anna.submit("", &[("body", "Спросите Россию весной.")]).await, &["Спасибо за ответ"]);
    town.advance(TimeDelta::days(7)).await;
    reads(&lena.direct_transcript(), &["Вам ответили", "Спросите Россию весной."]);
    assert_eq!(sam.direct_messages().len(), 1, "nobody else is asked once it is answered");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answered_question_is_offered_to_nobody() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    asked(&town, &lena).await;
    answered(&town, &mira, "In March.").await;
    reads(&lena.direct_transcript(), &["Вам ответили"]);
    town.advance(TimeDelta::days(6)).await;
    assert_eq!(mira.direct_messages().len(), 0);
    assert!(!town.manager("Boss", "en-US").transcript(town.review).contains("waits for an answer"));
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programmes_question_is_as_unknown_as_none() {
    let town = Town::new().await;
    let borealis = town.neighbour("Borealis", "https://borealis.example.org/").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-GB", "us").await;
    asked(&town, &lena).await;
    answered(&town, &mira, "In March.").await;
    lena.direct_messages();
    let speaking = NewPerson::speaking("Noor", "en-US", borealis.guild);
    let noor = town.sandbox.person(&NewPerson { roles: vec![borealis.manager_role], ..speaking });
    says(&noor.run("/ask search words:кроссовки").await, &["Nobody has asked that yet"]);

    let mut tx = town.duet.app.begin().await.expect("the database works");
    let here = town.program(&mut tx).await.program_id;
    let found =
        store::question::search(&mut tx, here, &stems("кроссовки")).await.expect("the database works");
    let (id, _) = found.first().expect("the question").clone();
    let answers = store::question::list_answers(&mut tx, id).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let pen = Pen::of(&town);
    for (question, answer) in [(id.0, answers[0].0), (1, 1)] {
        for custom_id in [
            format!("question/{question}/open"),
            format!("question/{question}/answers"),
            format!("question/{question}/answer"),
            format!("question/{question}/send-answer"),
            format!("question/en.{question}/translate"),
            format!("question/en.{question}/send-translation"),
            format!("answer/{answer}/show"),
            format!("answer/en.{answer}/other"),
            format!("answer/ru.{answer}/translate"),
            format!("answer/ru.{answer}/send-translation"),
            format!("answer/{answer}/helpful"),
            format!("answer/{answer}/accept"),
        ] {
            let forged = pen.post(borealis.us, &button(&custom_id)).await;
            let refused = noor.at(borealis.us).press(forged, "…").await;
            assert!(refused.text().contains("is not here any more"), "{custom_id}: {}", refused.text());
        }
    }
    // Nor can whoever belongs here take up what others asked, or say twice what they made of it.
    let forged = pen.post(town.us, &button(&format!("answer/{}/accept", answers[0]))).await;
    says(&sam.press(forged, "…").await, &["Only whoever asked, and managers"]);
    let forged = pen.post(town.us, &button(&format!("question/xx.{id}/translate"))).await;
    assert!(sam.press(forged, "…").await.modal.is_none(), "there is no such language");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_ask_and_read_nothing_and_nobody_asks_without_end() {
    let town = Town::new().await;
    let noor = town.newcomer("Noor", "en-GB");
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    says(&noor.run("/ask question market:Россия").await, &["/start"]);
    says(&noor.run("/ask search words:tea").await, &["/start"]);
    says(&mira.run("/ask question market:Narnia").await, &["There is no such market here"]);
    asked(&town, &lena).await;
    let stands = post(&noor, town.us);
    says(&noor.press(&stands, "Answer").await, &["/start"]);
    says(&noor.press(&stands, "Translate: English").await, &["/start"]);
    mira.run("/ask question market:Россия").await;
    let named = mira.submit("", &[("title", "Tea"), ("body", "Does Лена drink tea?")]).await;
    says(&named, &["Лена", "not named in public posts"]);
    for number in 0..5 {
        mira.run("/ask question market:Россия").await;
        let words = [("title", "Tea"), ("body", &*format!("Is cup {number} too much?"))];
        says(&mira.submit("", &words).await, &["Asked: Russia"]);
    }
    says(&mira.run("/ask question market:Россия").await, &["5 questions of yours wait"]);
    let own = mira.run("/ask mine").await;
    assert_eq!(own.text().matches("no answer yet").count(), 5, "{}", own.text());
    town.settle().await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn translators_are_named_as_long_as_they_agree_and_whoever_is_forgotten_leaves_no_words() {
    let mut town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-GB", "us").await;
    switch_thanks(&mira, true).await;
    asked(&town, &lena).await;
    translated(&town, &mira).await;
    reads(&sam.transcript(town.us), &["Translated by Mira", "Sneakers in winter"]);
    switch_thanks(&mira, false).await;
    town.settle().await;
    let read = sam.transcript(town.us);
    assert!(read.contains("Translated from Russian") && !read.contains("Mira"), "{read}");
    answered(&town, &sam, "They buy boots.").await;
    reads(&lena.direct_transcript(), &["boots"]);
    mira.direct_messages();

    town.restart().await;
    let sure = sam.run("/profile forget").await;
    assert_eq!(sam.press(&sure, "Erase everything").await.error, None);
    town.settle().await;
    assert!(!mira.transcript(town.us).contains("1 answer"), "{}", mira.transcript(town.us));
    says(&mira.run("/ask search words:boots").await, &["Nobody has asked that yet"]);

    let sure = lena.run("/профиль забыть").await;
    assert_eq!(lena.press(&sure, "Удалить все").await.error, None);
    town.settle().await;
    let stands = post(&mira, town.us);
    let gone = stands["embeds"].to_string();
    reads(&gone, &["There was a question here"]);
    assert!(!gone.contains("Sneakers") && !gone.contains("Кроссовки"), "{gone}");
    says(&mira.run("/ask search words:sneakers").await, &["Nobody has asked that yet"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asked_takes_their_question_back_and_nobody_reads_it_or_its_answers_any_longer() {
    let mut town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-GB", "us").await;
    asked(&town, &lena).await;
    translated(&town, &mira).await;
    answered(&town, &sam, "They buy boots in January.").await;
    let own = lena.run("/спросить мои").await;
    says(&own, &["Кроссовки зимой", "Отозвать вопрос…"]);
    let meant = lena.select(&own, "Отозвать вопрос…", &["Кроссовки зимой"]).await;
    says(&meant, &["Отозвать этот вопрос?", "вернуть его нельзя", "[Отозвать] [Оставить]"]);
    says(&lena.press(&meant, "Оставить").await, &["Кроссовки зимой"]);
    reads(&mira.transcript(town.us), &["Sneakers in winter"]);
    town.restart().await;
    let before = post(&mira, town.us);
    let meant = lena.run("/спросить мои").await;
    let meant = lena.select(&meant, "Отозвать вопрос…", &["Кроссовки зимой"]).await;
    let gone = lena.press(&meant, "Отозвать").await;
    says(&gone, &["Вопрос отозван"]);
    assert!(!gone.text().contains("Кроссовки"), "{}", gone.text());
    town.settle().await;
    let read = post(&mira, town.us).to_string();
    reads(&read, &["Its author took it back"]);
    assert!(!read.contains("Sneakers") && !read.contains("Answer"), "{read}");
    let components = before["components"].to_string();
    let sign = components.split('"').find(|part| part.starts_with("post/")).expect("there was a 🌐");
    let before = Pen::of(&town).post(town.us, &button(sign)).await;
    says(&mira.press(before, "…").await, &["Only Duet’s own posts"]);
    says(&sam.run("/ask search words:boots").await, &["Nobody has asked that yet"]);
    says(&lena.run("/спросить мои").await, &["еще не спрашивали"]);
    let news = told(&lena);
    says(&lena.press(&news, "Полезно").await, &["больше нет"]);
    // Not twice, and not by anybody else.
    says(&lena.run("/спросить мои").await, &["еще не спрашивали"]);
    asked_again_by_another(&town, &mira, &lena).await;
    town.advance(TimeDelta::days(3)).await;
    for person in [&lena, &mira, &sam] {
        person.inbox();
    }
    town.close().await;
}

/// Somebody else's question cannot be taken back, also by a forged press, nor one's own twice.
async fn asked_again_by_another(town: &Town, mira: &Person, lena: &Person) {
    mira.run("/ask question market:Россия").await;
    mira.submit("", &[("title", "Tea"), ("body", "Do you drink it at work?")]).await;
    town.settle().await;
    let components = post(lena, town.ru)["components"].to_string();
    let id = components.split("question/").nth(1).and_then(|rest| rest.split('/').next()).expect("an id");
    let pen = Pen::of(town);
    let forged = pen.post(town.us, &button(&format!("question/{id}/withdraw"))).await;
    says(&lena.press(forged, "…").await, &["больше нет"]);
    says(&mira.press(forged, "…").await, &["Taken back"]);
    says(&mira.press(forged, "…").await, &["not here any more"]);
    town.settle().await;
}
