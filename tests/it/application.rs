//! Deciding on applications: approve, ask, decline; by two managers, in two programmes, in two languages.

use discord_sandbox::{NewPerson, Person};

use crate::start::{applies, applies_in_russian, custom_id};
use crate::support::Town;
use crate::support::founding::Grounds;

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_is_approved_and_gets_a_first_link() {
    let town = Town::new().await;
    let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Boss", "en-GB"));
    let sent = applies(&mira).await;
    assert!(sent.text().contains("✅ My direct messages reach you."), "{}", sent.text());
    town.settle().await;
    let posted = boss.messages(town.review).pop().expect("the application is posted");
    let review = boss.transcript(town.review);
    for shown in ["Application: Mira", "Slow travel and tea", "United States", "America/Chicago", "Nowhere"] {
        assert!(review.contains(shown), "{shown} is missing in {review}");
    }
    let answer = boss.press(&posted, "Approve").await;
    assert!(answer.text().contains("Mira is in"), "{}", answer.text());
    assert!(boss.transcript(town.review).contains("Approved by"), "{}", boss.transcript(town.review));
    let inbox = mira.direct_transcript();
    assert!(inbox.contains("Welcome to Acme creators"), "{inbox}");
    assert!(inbox.contains("https://go.example.com/"), "{inbox}");
    let link =
        mira.in_direct_messages().press(mira.direct_messages().last().expect("it"), "Get my link").await;
    assert!(link.text().contains("https://go.example.com/"), "{}", link.text());
    let again = mira.run("/start").await;
    assert!(again.text().contains("You are in Acme creators"), "{}", again.text());
    town.settle().await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_applicant_answers_a_question_and_is_approved() {
    let town = Town::new().await;
    let (lena, boss) = (town.newcomer("Лена", "ru"), town.manager("Boss", "en-US"));
    applies_in_russian(&lena).await;
    town.settle().await;
    let posted = boss.messages(town.review).pop().expect("the application is posted");
    let form = boss.press(&posted, "Ask").await;
    assert!(form.text().contains("A question to the applicant"), "{}", form.text());
    let asked = boss.submit("", &[("question", "Which city **do** you live in?")]).await;
    assert!(asked.text().contains("Лена has been asked"), "{}", asked.text());
    let inbox = lena.direct_transcript();
    assert!(inbox.contains("Вопрос от Acme creators"), "{inbox}");
    assert!(inbox.contains("Which city \\*\\*do\\*\\* you live in?"), "{inbox}");
    let stand = lena.run("/старт").await;
    assert!(stand.text().contains("Сначала менеджеры хотят уточнить"), "{}", stand.text());
    let question = lena.direct_messages().pop().expect("the question");
    lena.in_direct_messages().press(&question, "Ответить").await;
    let answered = lena.submit("", &[("answer", "В Казани")]).await;
    assert!(answered.text().contains("Менеджеры видят ваш ответ"), "{}", answered.text());
    town.settle().await;
    let review = boss.transcript(town.review);
    assert!(review.contains("Answer: В Казани"), "{review}");
    assert_eq!(review.matches("Application: Лена").count(), 1, "the same message is drawn anew: {review}");
    let late = lena.in_direct_messages().press(&question, "Ответить").await;
    assert!(late.text().contains("уже есть ответ"), "{}", late.text());
    boss.press(&posted, "Approve").await;
    assert!(lena.direct_transcript().contains("Добро пожаловать в Acme creators"));
    town.settle().await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_applicant_hears_why_and_can_apply_again() {
    let town = Town::new().await;
    let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Босс", "ru"));
    applies(&mira).await;
    town.settle().await;
    let posted = boss.messages(town.review).pop().expect("the application is posted");
    boss.press(&posted, "Decline").await;
    let declined = boss.submit("", &[("reason", "Too early: come back at 15,000")]).await;
    assert!(declined.text().contains("получит отказ"), "{}", declined.text());
    assert!(mira.direct_transcript().contains("Too early: come back at 15,000"));
    let review = boss.transcript(town.review);
    assert!(review.contains("Declined by") && review.contains("Too early"), "{review}");
    let stand = mira.run("/start").await;
    assert!(stand.text().contains("Too early: come back at 15,000"), "{}", stand.text());
    let again = mira.press(&stand, "Apply again").await;
    let form = mira.press(&again, "Write application").await;
    assert!(form.text().contains("Slow travel and tea"), "{}", form.text());
    let consent = mira.submit("", &[("audience", "15,001")]).await;
    mira.press(&consent, "Send application").await;
    town.settle().await;
    let review = boss.transcript(town.review);
    assert_eq!(
        review.matches("Application: Mira").count(),
        2,
        "a second application is a second message: {review}"
    );
    assert_eq!(mira.direct_messages().len(), 3);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_managers_decide_once() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    let (ann, bob) = (town.manager("Ann", "en-US"), town.manager("Bob", "en-US"));
    applies(&mira).await;
    town.settle().await;
    let posted = ann.messages(town.review).pop().expect("the application is posted");
    bob.press(&posted, "Decline").await;
    let first = ann.press(&posted, "Approve").await;
    assert!(first.text().contains("Mira is in"), "{}", first.text());
    let second = bob.submit("", &[("reason", "No")]).await;
    assert!(second.text().contains("Approved by"), "{}", second.text());
    let stale = bob.press(&posted, "application/1/approve").await;
    assert!(stale.error.is_some(), "the redrawn message has no buttons");
    town.settle().await;
    let inbox = mira.direct_transcript();
    assert!(inbox.contains("Welcome") && !inbox.contains("not this time"), "{inbox}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_leads_from_the_oldest_to_the_newest() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let none = boss.run("/review applications").await;
    assert!(none.text().contains("No application is waiting"), "{}", none.text());
    let mut people = Vec::new();
    for name in ["Mira", "Noor"] {
        let person = town.newcomer(name, "en-US");
        applies(&person).await;
        people.push(person);
    }
    town.settle().await;
    assert_eq!(boss.messages(town.review).len(), 2);
    let queue = boss.run("/review applications").await;
    assert!(queue.text().contains("1 of 2 waiting"), "{}", queue.text());
    let next = boss.press(&queue, "Next").await;
    assert!(next.text().contains("2 of 2 waiting"), "{}", next.text());
    let first = boss.press(&queue, "Previous").await;
    assert!(first.text().contains("1 of 2 waiting"), "{}", first.text());
    let approved = boss.press(&queue, "Approve").await;
    assert!(approved.text().contains("Approved by"), "{}", approved.text());
    assert!(approved.text().contains("1 still waiting"), "{}", approved.text());
    let posted = boss.messages(town.review);
    assert!(posted[0]["components"].as_array().is_none_or(Vec::is_empty), "{}", posted[0]);
    assert!(people[0].direct_transcript().contains("Welcome"));
    people[1].direct_messages();
    town.settle().await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programmes_application_is_as_unknown_as_none() {
    let town = Town::new().await;
    let borealis = town.neighbour("Borealis", "https://borealis.example.com/").await;
    let mira = town.newcomer("Mira", "en-US");
    let (boss, other) = (town.manager("Boss", "en-US"), manager_there(&town, &borealis, "Other"));
    applies(&mira).await;
    let stranger = town.sandbox.person(&NewPerson::speaking("Noor", "en-US", borealis.guild));
    applies(&stranger).await;
    town.settle().await;
    let queue = other.run("/review applications").await;
    assert!(queue.text().contains("1 of 1 waiting"), "{}", queue.text());
    let mine = custom_id(&queue, "Approve");
    let theirs = boss.messages(town.review).pop().expect("the application is posted");
    let theirs = theirs["components"][0]["components"][0]["custom_id"].as_str().expect("a button").to_owned();
    assert_ne!(mine, theirs);
    let sam = town.newcomer("Sam", "en-US");
    let refused = sam.run("/review applications").await;
    assert!(refused.error.is_some(), "staff commands are not shown to strangers");
    let card = other.run("/creator card creator:Mira").await;
    assert!(card.text().contains(&stranger.id().to_string()), "{}", card.text());
    let menu = other.run(&format!("/creator card creator:<@{}>", mira.id())).await;
    assert!(menu.text().contains("no such creator"), "{}", menu.text());
    other.messages(borealis.review);
    mira.direct_messages();
    stranger.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_is_in_two_programmes_and_neither_knows() {
    let town = Town::new().await;
    let borealis = town.neighbour("Borealis", "https://borealis.example.com/").await;
    let mira = town.newcomer("Mira", "en-US");
    mira.join(borealis.guild, &[]);
    applies(&mira).await;
    let there = mira.at(borealis.us);
    let start = there.run("/start").await;
    assert!(start.text().contains("Join Borealis"), "{}", start.text());
    assert!(
        !start.text().contains("What you wrote so far"),
        "the other draft is not shown: {}",
        start.text()
    );
    let which = mira.in_direct_messages().run("/profile show").await;
    assert!(which.text().contains("{Choose a programme: Acme creators, Borealis}"), "{}", which.text());
    let chosen = mira.in_direct_messages().select(&which, "Choose a programme", &["Acme creators"]).await;
    assert!(chosen.text().contains("You in Acme creators"), "{}", chosen.text());
    town.settle().await;
    town.manager("Boss", "en-US").messages(town.review);
    mira.direct_messages();
    town.close().await;
}

/// A manager of another programme.
fn manager_there(town: &Town, there: &Grounds, name: &str) -> Person {
    let speaking = NewPerson::speaking(name, "en-US", there.guild);
    town.sandbox.person(&NewPerson { roles: vec![there.manager_role], ..speaking })
}
