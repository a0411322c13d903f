//! Questions about briefs, ideas before they are final, and the links and files that stand on them.

use super::{afternoon, drafted, newest, only_post, published, reads, reads_nothing_of, says};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_once_for_everybody_in_both_languages_without_a_name() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    lena.press(&only_post(&lena, town.ru), "Задать вопрос").await;
    let sent = lena.submit("", &[("words", "А на планшете можно?")]).await;
    says(&sent, &["Ваш вопрос о кампании «Весна» — у менеджеров"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["A question about Spring", "А на планшете можно?", "Лена"]);
    let asked = boss.messages(town.review).pop().expect("the question");
    let form = boss.press(&asked, "Answer everybody").await;
    says(&form, &["The question: Russian", "The answer: English"]);
    let fields = [
        ("question-0", "Можно показать на планшете?"),
        ("answer-0", "Да, на любом."),
        ("question-1", "May I show it on a tablet?"),
        ("answer-1", "Yes, on any."),
    ];
    says(&boss.submit("", &fields).await, &["Answered: Spring", "without a name"]);
    says(
        &boss.press(&asked, "Answer only them").await,
        &["answered this question already", "/campaign roster"],
    );
    town.settle().await;
    reads(&newest(&lena), &["Весна: на ваш вопрос ответили", "Да, на любом."]);
    let brief = mira.run("/brief show campaign:Spring").await;
    says(&brief, &["Questions and answers", "May I show it on a tablet?", "Yes, on any."]);
    reads_nothing_of(&brief.text(), &["Лена", "планшет"]);
    let brief = lena.run("/бриф показать кампания:Весна").await;
    says(&brief, &["Вопросы и ответы", "Можно показать на планшете?"]);
    let sam = town.newcomer("Sam", "en-GB");
    for channel in [town.us, town.ru] {
        reads_nothing_of(&sam.transcript(channel), &["tablet", "планшет", "Лена"]);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_one_person_stays_with_them() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    afternoon(&town).await;
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let brief = mira.run("/brief show campaign:Spring").await;
    mira.press(&brief, "Ask a question").await;
    mira.submit("", &[("words", "Can I have an advance?")]).await;
    let roster = boss.run("/campaign roster campaign:Spring").await;
    let open = boss.press(&roster, "Questions (1)").await;
    says(&open, &["Can I have an advance?"]);
    town.settle().await;
    let asked = boss.messages(town.review).pop().expect("the question");
    boss.press(&asked, "Answer only them").await;
    says(&boss.submit("", &[("words", "Half of it.")]).await, &["nobody else does"]);
    town.settle().await;
    reads(&newest(&mira), &["Half of it.", "Can I have an advance?"]);
    reads_nothing_of(&mira.run("/brief show campaign:Spring").await.text(), &["advance", "Half"]);
    reads_nothing_of(&town.newcomer("Sam", "en-GB").transcript(town.us), &["advance", "Half", "Mira"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_under_a_brief_is_kept_as_a_question_only_by_its_menu() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let elsewhere = mira.at(town.us).say("Which colours?");
    let id = elsewhere.messages[0]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    says(&mira.menu("Keep as a question", id).await, &["Only what is written under a brief"]);
    let thread = only_post(&mira, town.us)["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let there = mira.at(thread).say("Which colours?");
    let id = there.messages[0]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let form = mira.at(thread).menu("Keep as a question", id).await;
    says(&form, &["A question about the brief", "Which colours?"]);
    says(&mira.submit("", &[]).await, &["Your question about Spring is with the managers"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["A question about Spring", "Which colours?"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ideas_are_asked_for_before_it_is_final_and_quoted_only_with_consent() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    let id = drafted(&town, ("Spring", "Весна"), "2026-04-15").await;
    says(&lena.run(&format!("/бриф показать кампания:{id}")).await, &["Такого брифа среди открытых вам нет"]);
    let round = boss.run("/campaign ask campaign:Spring (draft)").await;
    says(&round, &["Nobody was asked yet", "There is no idea so far"]);
    says(&boss.select(&round, "Ask for ideas…", &["Лена"]).await, &["1 creator is asked now"]);
    town.settle().await;
    reads(&newest(&lena), &["Пока не поздно: Весна", "[Предложить идею]"]);
    let asked = lena.direct_messages().pop().expect("the message");
    let there = lena.in_direct_messages();
    there.press(&asked, "Предложить идею").await;
    let given = there.submit("", &[("words", "Утро вместо обзора")]).await;
    says(&given, &["Ваша идея для «Весна»", "Можно процитировать вас в брифе без имени?"]);

    let round = boss.run("/campaign ask campaign:Spring (draft)").await;
    says(&round, &["1 creator was asked", "There is 1 idea", "Лена: Утро вместо обзора"]);
    let chosen = boss.select(&round, "Say what became of an idea…", &["Лена: Утро вместо обзора"]).await;
    says(&chosen, &["has not agreed to be quoted"]);
    boss.press(&chosen, "Say what became of it").await;
    let fields = [
        ("said-0", "Утро вместо обзора"),
        ("done-0", "Бриф просит одно утро."),
        ("said-1", "A morning, not a review"),
        ("done-1", "The brief asks for a morning."),
    ];
    says(&boss.submit("", &fields).await, &["Лена ✓: Утро вместо обзора"]);
    town.settle().await;
    reads(&newest(&lena), &["Весна: что вышло из вашей идеи", "Бриф просит одно утро."]);
    says(&boss.run("/campaign publish campaign:Spring (draft)").await, &["is published"]);
    town.settle().await;
    reads_nothing_of(&mira.run("/brief show campaign:Spring").await.text(), &["morning", "You said"]);
    says(&there.press(&given, "Можно, без имени").await, &["могут процитировать без имени"]);
    let brief = mira.run("/brief show campaign:Spring").await;
    says(&brief, &["You said → we did", "A morning, not a review", "The brief asks for a morning."]);
    reads_nothing_of(&brief.text(), &["Лена"]);
    let sam = town.newcomer("Sam", "en-GB");
    for channel in [town.us, town.ru] {
        reads_nothing_of(&sam.transcript(channel), &["Лена", "morning", "Утро"]);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_files_have_versions_and_stand_on_the_brief_of_their_language() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let roster = boss.run("/campaign roster campaign:Spring").await;
    let hub = boss.press(&roster, "Links and files").await;
    says(&hub, &["Nothing here yet"]);
    boss.press(&hub, "Add: English").await;
    boss.submit("", &[("title", "Logos"), ("url", "https://files.example.com/1")]).await;
    boss.press(&hub, "Add: English").await;
    let hub = boss.submit("", &[("title", "Logos"), ("url", "https://files.example.com/2")]).await;
    says(&hub, &["Logos, version 2: https://files.example.com/2"]);
    boss.press(&hub, "Add: English").await;
    says(&boss.submit("", &[("title", "x"), ("url", "javascript:alert(1)")]).await, &["must begin with"]);
    says(&mira.run("/brief show campaign:Spring").await, &["Logos, version 2: https://files.example.com/2"]);
    reads_nothing_of(&lena.run("/бриф показать кампания:Весна").await.text(), &["Logos"]);
    let gone = boss.select(&hub, "Remove one…", &["Logos (English)"]).await;
    says(&gone, &["Nothing here yet"]);
    reads_nothing_of(&mira.run("/brief show campaign:Spring").await.text(), &["Logos"]);
    town.close().await;
}
