//! Check-ins as people meet them: asked at ten where they live, answered in one press, put off, left out, and heard.

mod asked;
mod russian;

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{Outcome, Person};
use duet::domain::{CreatorId, PersonId};
use duet::store;
use serde_json::Value;

use crate::support::{Town, signed};

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

/// The place of a person in the town's programme.
async fn place(town: &Town, person: &Person) -> CreatorId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let person = PersonId(signed(person.id()));
    let found = store::creator::find(&mut tx, program, person).await.expect("the database works");
    tx.commit().await.expect("the database works");
    found.expect("a creator").creator_id
}

/// A creator who is asked how it goes for the first time on Monday, the 16th of March, and whom `owner` looks after.
async fn creator(town: &Town, name: &str, locale: &str, owner: &Person) -> Person {
    let market = if locale == "ru" { "ru" } else { "us" };
    let person = town.creator(name, locale, market).await;
    let creator_id = place(town, &person).await;
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let now = app.clock.now();
    let spoken = Some(owner.locale());
    let owner = PersonId(signed(owner.id()));
    store::person::insert_or_see(&mut tx, owner, spoken.as_deref(), now).await.expect("the database works");
    store::creator::update_owner_where_none(&mut tx, creator_id, owner).await.expect("the database works");
    store::check_in::insert_schedule(&mut tx, creator_id, program, now).await.expect("the database works");
    tx.commit().await.expect("the database works");
    town.advance(TimeDelta::zero()).await;
    person
}

async fn until(town: &Town, moment: &str) {
    town.advance(at(moment) - town.now()).await;
}

fn newest(person: &Person) -> Value {
    person.direct_messages().pop().expect("a direct message")
}

/// What the newest direct message says.
fn told(person: &Person) -> String {
    let all = person.direct_transcript();
    all.rsplit("Duet:").next().unwrap_or_default().to_owned()
}

async fn press(person: &Person, button: &str) -> Outcome {
    person.in_direct_messages().press(&newest(person), button).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_is_asked_at_ten_answers_in_a_press_and_adds_a_few_words() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    // The clocks in New York went forward on the 8th: ten o'clock is an hour earlier in UTC.
    until(&town, "2026-03-16T13:59:59Z").await;
    assert!(mira.direct_messages().is_empty(), "{}", mira.direct_transcript());
    until(&town, "2026-03-16T14:00:00Z").await;
    says(&told(&mira), &["How is it going?", "Acme creators", "[Great]", "[It’s hard]", "[Skip this one]"]);
    let noted = press(&mira, "All right").await;
    says(
        &noted.text(),
        &["Noted: All right", "Only the managers", "[Add a few words]", "[I would like help]"],
    );
    press(&mira, "Add a few words").await;
    let said = mira.submit("", &[("went-well", "A **calm** week"), ("would-like", "")]).await;
    says(&said.text(), &["Went well: A \\*\\*calm\\*\\* week", "[Change the words]"]);
    assert!(boss.direct_messages().is_empty(), "nothing to worry about: {}", boss.direct_transcript());
    let card = boss.run("/creator card creator:Mira").await;
    says(&card.text(), &["Lately, the newest first: All right"]);
    let check_ins = boss.press(&card, "Check-ins").await;
    says(&check_ins.text(), &["Check-ins of Mira", "All right", "calm", "1 of 1"]);
    let own = mira.run("/checkin history").await;
    says(&own.text(), &["Your check-ins", "All right", "calm"]);
    // It can be changed for a day, and then no more.
    says(&press(&mira, "Change the answer").await.text(), &["[Great]"]);
    says(&press(&mira, "Great").await.text(), &["Noted: Great", "calm"]);
    town.advance(TimeDelta::hours(25)).await;
    says(&press(&mira, "Change the answer").await.text(), &["/checkin now"]);
    // Nobody is reminded of what is answered, and the next one is another.
    let before = mira.direct_messages().len();
    until(&town, "2026-03-30T13:59:00Z").await;
    assert_eq!(mira.direct_messages().len(), before);
    until(&town, "2026-03-30T14:00:00Z").await;
    says(&told(&mira), &["just checking in"]);
    press(&mira, "Skip this one").await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_hears_at_once_of_a_low_mood_in_their_own_language() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = creator(&town, "Лена", "ru", &boss).await;
    until(&town, "2026-03-16T06:59:59Z").await;
    assert!(lena.direct_messages().is_empty(), "{}", lena.direct_transcript());
    until(&town, "2026-03-16T07:00:00Z").await;
    says(&told(&lena), &["Как ваши дела?", "[Отлично]", "[Тяжело]", "[Пропустить]"]);
    says(&press(&lena, "Нормально").await.text(), &["Ответ принят: Нормально"]);
    until(&town, "2026-03-30T07:00:00Z").await;
    says(&press(&lena, "Тяжело").await.text(), &["Ответ принят: Тяжело", "Ваш куратор"]);
    town.settle().await;
    says(
        &told(&boss),
        &["Лена could use a word from you", "answered the check-in: It’s hard", "It’s hard and All right"],
    );
    press(&lena, "Добавить пару слов").await;
    lena.submit("", &[("in-the-way", "Нет времени")]).await;
    town.settle().await;
    says(&told(&boss), &["In the way: Нет времени"]);
    says(&press(&lena, "Нужна помощь").await.text(), &["свяжется с вами"]);
    town.settle().await;
    says(&told(&boss), &["would like help"]);
    assert_eq!(boss.direct_messages().len(), 3);
    let review = town.sandbox.people().iter().map(|person| person.transcript(town.ru)).collect::<String>();
    assert!(!review.contains("времени"), "nothing stands where everybody reads it: {review}");
    says(
        &lena.run("/чекин история").await.text(),
        &["Ваши чек-ины", "Тяжело", "Нужна помощь", "Нет времени"],
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_answers_so_two_reminders_come_and_then_the_owner_hears() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    until(&town, "2026-03-16T14:00:00Z").await;
    let asked = newest(&mira);
    until(&town, "2026-03-19T13:59:00Z").await;
    assert_eq!(mira.direct_messages().len(), 1);
    until(&town, "2026-03-19T14:00:00Z").await;
    says(&told(&mira), &["Still time to say", "[Great]"]);
    until(&town, "2026-03-23T14:00:00Z").await;
    says(&told(&mira), &["One last time"]);
    assert!(boss.direct_messages().is_empty(), "{}", boss.direct_transcript());
    until(&town, "2026-03-26T14:00:00Z").await;
    says(&told(&boss), &["Нет ответа: Mira", "/автор карточка"]);
    assert_eq!(mira.direct_messages().len(), 3);
    // Late is better than never.
    let late = mira.in_direct_messages().press(&asked, "So-so").await;
    says(&late.text(), &["Noted: So-so"]);
    until(&town, "2026-03-30T14:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 4, "the rhythm goes on");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_in_is_put_off_left_out_or_given_unasked() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    until(&town, "2026-03-16T14:00:00Z").await;
    says(&press(&mira, "In 3 days").await.text(), &["I will ask again", "[Great]"]);
    until(&town, "2026-03-19T13:59:00Z").await;
    assert_eq!(mira.direct_messages().len(), 1);
    until(&town, "2026-03-19T14:00:00Z").await;
    says(&told(&mira), &["You asked me to come back"]);
    says(&mira.run("/checkin snooze days:1 day").await.text(), &["I will ask again"]);
    until(&town, "2026-03-20T14:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 3);
    says(&press(&mira, "Skip this one").await.text(), &["is skipped"]);
    // With none that waits, the next one is put off.
    says(&mira.run("/checkin snooze days:a week").await.text(), &["The next check-in comes <t:1775484000"]);
    until(&town, "2026-04-06T13:59:00Z").await;
    assert_eq!(mira.direct_messages().len(), 3);
    // Whoever speaks up by themselves is not asked just then.
    let fresh = mira.run("/checkin now").await;
    says(&fresh.text(), &["How is it going?", "[Great]"]);
    says(&mira.press(&fresh, "Great").await.text(), &["Noted: Great"]);
    says(&mira.run("/checkin now").await.text(), &["Noted: Great", "[Change the answer]"]);
    until(&town, "2026-04-12T14:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 3);
    until(&town, "2026-04-13T14:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 4);
    press(&mira, "Skip this one").await;
    assert!(boss.direct_messages().is_empty(), "{}", boss.direct_transcript());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_is_asked_less_often_or_not_at_all_and_the_owner_hears_of_that() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    let lena = creator(&town, "Лена", "ru", &boss).await;
    let plan = lena.run("/чекин расписание").await;
    says(&plan.text(), &["раз в две недели", "<t:1773644400"]);
    let monthly = lena.select(&plan, "Как часто?", &["monthly"]).await;
    says(&monthly.text(), &["раз в месяц", "<t:1773644400"]);
    until(&town, "2026-03-16T07:00:00Z").await;
    press(&lena, "Отлично").await;
    until(&town, "2026-04-16T06:59:00Z").await;
    assert_eq!(lena.direct_messages().len(), 1);
    until(&town, "2026-04-16T07:00:00Z").await;
    assert_eq!(lena.direct_messages().len(), 2);
    // Often is what the programme asks at most.
    says(&lena.run("/чекин расписание частота:каждую неделю").await.text(), &["раз в две недели"]);
    says(&lena.run("/чекин расписание частота:не спрашивать").await.text(), &["не спрашивает"]);
    town.settle().await;
    says(&told(&boss), &["Чек-ины отключены: Лена"]);
    town.advance(TimeDelta::days(100)).await;
    assert_eq!(lena.direct_messages().len(), 2, "nothing is said any more");
    says(&lena.run("/чекин отложить дни:1 день").await.text(), &["/чекин расписание"]);
    says(&lena.run("/чекин расписание частота:раз в три месяца").await.text(), &["раз в три месяца"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_comes_once_and_a_clock_that_goes_back_repeats_nothing() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    // Duet is away for ten weeks, in which five would have come.
    town.pass(at("2026-05-20T15:00:00Z") - town.now());
    town.advance(TimeDelta::zero()).await;
    assert_eq!(mira.direct_messages().len(), 1, "{}", mira.direct_transcript());
    press(&mira, "All right").await;
    town.pass(TimeDelta::days(-40));
    town.advance(TimeDelta::days(40)).await;
    assert_eq!(mira.direct_messages().len(), 1, "{}", mira.direct_transcript());
    until(&town, "2026-06-08T13:59:00Z").await;
    assert_eq!(mira.direct_messages().len(), 1);
    until(&town, "2026-06-08T14:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 2);
    press(&mira, "All right").await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_moves_is_asked_at_ten_there_and_whoever_rests_or_left_is_not() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    mira.run("/profile timezone timezone:Europe/Berlin").await;
    until(&town, "2026-03-16T08:59:00Z").await;
    assert!(mira.direct_messages().is_empty());
    until(&town, "2026-03-16T09:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 1);
    // Whoever rests is neither reminded nor asked, and then goes on as before.
    let (creator, app) = (place(&town, &mira).await, &town.duet.app);
    let mut tx = app.begin().await.expect("the database works");
    let rested =
        store::creator::update_paused_until(&mut tx, creator, Some(at("2026-04-20T00:00:00Z"))).await;
    rested.expect("the database works");
    tx.commit().await.expect("the database works");
    says(&mira.run("/checkin schedule").await.text(), &["while you rest"]);
    until(&town, "2026-04-27T07:59:00Z").await;
    assert_eq!(mira.direct_messages().len(), 1);
    until(&town, "2026-04-27T08:00:00Z").await;
    assert_eq!(mira.direct_messages().len(), 2);
    // Leaving the server ends it all.
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let person = PersonId(signed(mira.id()));
    store::creator::update_left(&mut tx, program, person, town.now()).await.expect("the database works");
    tx.commit().await.expect("the database works");
    town.advance(TimeDelta::days(40)).await;
    assert_eq!(mira.direct_messages().len(), 2);
    assert!(boss.direct_messages().is_empty(), "{}", boss.direct_transcript());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_choose_the_rhythm_and_put_the_questions_in_their_own_words() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    let cadence = boss.run("/program cadence").await;
    says(&cadence.text(), &["every two weeks", "[Check-in questions]"]);
    let weekly = boss.select(&cadence, "How often creators are asked how it goes", &["weekly"]).await;
    says(&weekly.text(), &["every week"]);
    let sets = boss.press(&weekly, "Check-in questions").await;
    says(&sets.text(), &["[English 1]", "[Russian 3]"]);
    boss.press(&sets, "English 1").await;
    let some = boss.submit("", &[("opening", "Hello"), ("went-well", "Well?")]).await;
    says(&some.text(), &["A question is empty"]);
    boss.press(&sets, "English 1").await;
    let fields = [
        ("opening", "Hello from the *team*"),
        ("went-well", "Best bit?"),
        ("in-the-way", "Worst bit?"),
        ("would-help", "What next?"),
        ("would-like", "From us?"),
    ];
    says(&boss.submit("", &fields).await.text(), &["[English 1 (yours)]"]);
    says(&boss.run("/program audit").await.text(), &["wrote the questions", "set how often"]);
    until(&town, "2026-03-16T14:00:00Z").await;
    says(&told(&mira), &["Acme creators: Hello from the \\*team\\*"]);
    press(&mira, "Great").await;
    let form = press(&mira, "Add a few words").await;
    says(&form.text(), &["Best bit?", "From us?"]);
    mira.close_form();
    until(&town, "2026-03-23T14:00:00Z").await;
    says(&told(&mira), &["just checking in"]);
    press(&mira, "Skip this one").await;
    town.close().await;
}
