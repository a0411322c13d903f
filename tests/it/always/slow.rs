//! An interaction is answered within Discord's three seconds, also while the database lets nobody in.

use std::time::{Duration, Instant};

use discord_sandbox::{Attachment, Outcome, Person};
use futures::future::{BoxFuture, join_all};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};

use crate::start::{ENGLISH, RUSSIAN};
use crate::support::Town;
use crate::support::schema::Schema;

/// Discord's patience.
const PATIENCE: Duration = Duration::from_secs(3);
/// What Duet says first: everything, that an answer follows, that a change follows, or a form.
const ANSWERED: u64 = 4;
const ANSWER_FOLLOWS: u64 = 5;
const CHANGE_FOLLOWS: u64 = 6;

/// Somebody else's transaction that keeps the database to itself.
enum Held {
    File(SqliteConnection),
    Server(PgConnection),
}

impl Held {
    async fn of(town: &Town) -> Self {
        let url = town.database();
        if url.starts_with("sqlite:") {
            let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
            connection.execute("begin immediate").await.expect("the lock");
            return Self::File(connection);
        }
        let mut connection = PgConnection::connect(url).await.expect("the database opens");
        let tables = Schema::of(url).await.tables().join(", ");
        let lock = format!("begin; lock table {tables} in access exclusive mode");
        connection.execute(AssertSqlSafe(lock)).await.expect("the lock");
        Self::Server(connection)
    }

    async fn release(self) {
        match self {
            Self::File(mut connection) => connection.execute("rollback").await.map(drop),
            Self::Server(mut connection) => connection.execute("rollback").await.map(drop),
        }
        .expect("the lock goes");
    }
}

/// Duet's first answers so far.
fn first_answers(town: &Town) -> Vec<Value> {
    let requests = town.sandbox.requests().into_iter();
    let first = requests.filter(|request| request.route.ends_with("/callback") && request.status < 300);
    first.map(|request| request.body).collect()
}

/// Waits until Duet has said something to so many deeds, or Discord's patience is over.
async fn acknowledged(town: &Town, count: usize) {
    let began = Instant::now();
    let mut changes = town.sandbox.changes();
    while first_answers(town).len() < count && began.elapsed() < PATIENCE {
        let _ = tokio::time::timeout(Duration::from_millis(50), changes.recv()).await;
    }
}

/// What comes of deeds that are begun while the database lets nobody in, and what Duet said to them first. The
/// database lets everybody in again once each has heard something.
async fn while_held<T>(town: &Town, deeds: Vec<BoxFuture<'_, T>>) -> (Vec<T>, Vec<u64>) {
    let (before, count) = (first_answers(town).len(), deeds.len());
    let held = Held::of(town).await;
    let release = async {
        acknowledged(town, before + count).await;
        held.release().await;
    };
    let (outcomes, ()) = tokio::join!(join_all(deeds), release);
    let first = first_answers(town).split_off(before);
    (outcomes, first.iter().filter_map(|answer| answer["type"].as_u64()).collect())
}

#[track_caller]
fn is_in_time(outcome: &Outcome) {
    assert_eq!(outcome.error, None, "{}", outcome.text());
    assert!(u128::from(outcome.milliseconds) < PATIENCE.as_millis(), "{} ms", outcome.milliseconds);
}

#[track_caller]
fn says(outcome: &Outcome, words: &str) {
    is_in_time(outcome);
    assert!(outcome.text().contains(words), "{words:?} is missing in\n{}", outcome.text());
}

/// Somebody in each language.
async fn two(town: &Town) -> (Person, Person) {
    (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_is_promised_an_answer_and_gets_it() {
    let town = Town::new().await;
    let (mira, lena) = two(&town).await;
    let deeds: Vec<BoxFuture<'_, Outcome>> =
        vec![Box::pin(mira.run("/link get")), Box::pin(lena.run("/ссылка получить"))];
    let (outcomes, first) = while_held(&town, deeds).await;
    assert_eq!(first, [ANSWER_FOLLOWS, ANSWER_FOLLOWS]);
    says(&outcomes[0], "Your link for Always on");
    says(&outcomes[1], "Ваша ссылка: Круглый год");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_cannot_open_in_time_is_a_button_away() {
    let town = Town::new().await;
    let (mira, lena) = two(&town).await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let english = mira.run("/profile show").await;
    let russian = lena.run("/профиль показать").await;
    let deeds: Vec<BoxFuture<'_, Outcome>> = vec![
        Box::pin(mira.press(&english, "Edit")),
        Box::pin(lena.press(&russian, "Изменить")),
        Box::pin(boss.run("/campaign new")),
        Box::pin(olga.run("/кампания новая")),
    ];
    let (late, first) = while_held(&town, deeds).await;
    assert_eq!(first, [ANSWERED; 4]);
    let cases = [
        (&mira, "The form took too long to open", "Open form"),
        (&lena, "Форма открывалась слишком долго", "Открыть форму"),
        (&boss, "The form took too long to open", "Open form"),
        (&olga, "Форма открывалась слишком долго", "Открыть форму"),
    ];
    for (late, (person, words, button)) in late.iter().zip(cases) {
        says(late, words);
        let form = person.press(late, button).await;
        is_in_time(&form);
        assert!(form.modal.is_some(), "{}", form.text());
    }
    // What was given up holds no lock: others write, and so does whoever gave it up.
    Held::of(&town).await.release().await;
    is_in_time(&mira.submit("", ENGLISH).await);
    says(&mira.run("/profile show").await, "Slow travel and tea");
    is_in_time(&lena.submit("", RUSSIAN).await);
    says(&lena.run("/профиль показать").await, "Чай и малые города");
    boss.close_form();
    olga.close_form();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_is_acknowledged_and_the_card_is_drawn_anew_later() {
    let town = Town::new().await;
    let (mira, lena) = two(&town).await;
    let english = mira.run("/profile show").await;
    let english = mira.press(&english, "Where my name appears").await;
    let russian = lena.run("/профиль показать").await;
    let russian = lena.press(&russian, "Где меня называть").await;
    let deeds: Vec<BoxFuture<'_, Outcome>> =
        vec![Box::pin(mira.press(&english, "Quotes: off")), Box::pin(lena.press(&russian, "Цитаты: нет"))];
    let (outcomes, first) = while_held(&town, deeds).await;
    assert_eq!(first, [CHANGE_FOLLOWS, CHANGE_FOLLOWS]);
    says(&outcomes[0], "[Quotes: on]");
    says(&outcomes[1], "[Цитаты: да]");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_filled_in_is_not_lost() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    boss.run("/campaign new").await;
    olga.run("/кампания новая").await;
    let fields = [("name", "Spring"), ("landing", "https://shop.example.com/s")];
    let wrong = [("name", "Лето"), ("landing", "nowhere"), ("summary", "Все о лете")];
    let deeds: Vec<BoxFuture<'_, Outcome>> =
        vec![Box::pin(boss.submit("", &fields)), Box::pin(olga.submit("", &wrong))];
    let (outcomes, first) = while_held(&town, deeds).await;
    assert_eq!(first, [ANSWER_FOLLOWS, ANSWER_FOLLOWS]);
    says(&outcomes[0], "the text in Russian is missing");
    says(&outcomes[1], "Все о лете");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_stay_away_rather_than_fail() {
    let town = Town::new().await;
    let (mira, lena) = two(&town).await;
    let boss = town.manager("Boss", "en-US");
    let typed = [
        (&mira, "/link get campaign:"),
        (&lena, "/ссылка получить кампания:"),
        (&lena, "/старт язык:"),
        (&lena, "/старт пояс:моск"),
        (&boss, "/campaign close campaign:"),
        (&boss, "/creator card creator:"),
    ];
    let deeds = typed.map(|(person, text)| {
        let asked: BoxFuture<'_, _> = Box::pin(async move { person.complete(text).await });
        asked
    });
    let (suggestions, _) = while_held(&town, deeds.into()).await;
    for (suggestions, (_, text)) in suggestions.iter().zip(typed) {
        assert_eq!(suggestions.error, None, "{text}");
    }
    assert_eq!(suggestions[3].names(), ["Москва, UTC+3 · Europe/Moscow"], "what needs no database is there");
    assert_eq!(mira.complete("/link get campaign:").await.names(), ["Always on"]);
    town.close().await;
}

/// Every command that somebody is offered, typed in their language with something in each option that it needs.
fn commands(person: &Person) -> Vec<String> {
    let is_russian = person.locale() == "ru";
    let shown = |of: &Value| {
        let translated = of["name_localizations"]["ru"].as_str().filter(|_| is_russian);
        translated.or(of["name"].as_str()).unwrap_or_default().to_owned()
    };
    let options = |of: &Value| of["options"].as_array().cloned().unwrap_or_default();
    let mut open: Vec<(String, Value)> = person
        .commands()
        .into_iter()
        .filter(|command| command["type"].as_u64().unwrap_or(1) == 1)
        .map(|command| (format!("/{}", shown(&command)), command))
        .collect();
    let mut found = Vec::new();
    while let Some((line, command)) = open.pop() {
        let (below, own): (Vec<Value>, Vec<Value>) =
            options(&command).into_iter().partition(|option| matches!(option["type"].as_u64(), Some(1 | 2)));
        open.extend(below.iter().map(|branch| (format!("{line} {}", shown(branch)), branch.clone())));
        if below.is_empty() {
            let needed = own.iter().filter(|option| option["required"] == true);
            let needed = needed.map(|option| match option["type"].as_u64() {
                Some(6) => format!(" {}:<@{}>", shown(option), person.id()),
                Some(11) => format!(" {}:{FILE}", shown(option)),
                _ => {
                    let choice = option["choices"][0]["value"].as_str().unwrap_or("something");
                    format!(" {}:{choice}", shown(option))
                }
            });
            found.push(needed.fold(line, |line, option| line + &option));
        }
    }
    found
}

/// What a file is called that a command is given.
const FILE: &str = "creators.csv";

/// A file that a command can do something with.
fn file() -> Attachment {
    Attachment {
        option: String::new(),
        filename: FILE.to_owned(),
        content_type: "text/csv".to_owned(),
        bytes: b"person\n42\n".to_vec(),
    }
}

/// What can be pressed on a message.
fn buttons(message: &Value) -> Vec<String> {
    let rows = message["components"].as_array().into_iter().flatten();
    let all = rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    let can = |button: &Value| button["type"] == 2 && button["disabled"] != true;
    all.filter(can).filter_map(|button| button["custom_id"].as_str().map(str::to_owned)).collect()
}

/// Does everything that somebody can do from a command, in two rounds: the commands, and every button on what they
/// brought. Fails with all that was not in time.
async fn tries_everything(town: &Town, person: &Person) {
    let lines = commands(person);
    assert!(lines.len() > 8, "{lines:?}");
    let mut late = Vec::new();
    let mut note = |what: &str, outcome: &Outcome| {
        if outcome.error.is_some() || u128::from(outcome.milliseconds) >= PATIENCE.as_millis() {
            late.push(format!("{what}: {} ms, {}", outcome.milliseconds, outcome.text()));
        }
    };
    let deeds = lines.iter().map(|line| {
        let files = if line.contains(FILE) { vec![file()] } else { Vec::new() };
        let deed: BoxFuture<'_, Outcome> = Box::pin(person.run_with(line, files));
        deed
    });
    let (outcomes, _) = while_held(town, deeds.collect()).await;
    lines.iter().zip(&outcomes).for_each(|(line, outcome)| note(line, outcome));
    let mut pressed = Vec::new();
    for message in outcomes.iter().flat_map(|outcome| &outcome.messages) {
        pressed.extend(buttons(message).into_iter().map(|custom_id| (message, custom_id)));
    }
    assert!(pressed.len() > 8, "{pressed:?}");
    let deeds = pressed.iter().map(|(message, custom_id)| {
        let deed: BoxFuture<'_, Outcome> = Box::pin(person.press(message, custom_id));
        deed
    });
    let (outcomes, _) = while_held(town, deeds.collect()).await;
    pressed.iter().zip(&outcomes).for_each(|((_, custom_id), outcome)| note(custom_id, outcome));
    person.close_form();
    assert!(late.is_empty(), "{}: {late:#?}", person.name());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_can_be_typed_or_pressed_keeps_discord_waiting() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let boss = town.manager("Boss", "en-US");
    tries_everything(&town, &boss).await;
    tries_everything(&town, &lena).await;
    town.settle().await;
    for person in town.sandbox.people() {
        person.inbox();
    }
    town.close().await;
}
