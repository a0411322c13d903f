//! Nobody is spoken to when they want to be left alone, and everybody hears what they chose to hear.

mod bounds;
mod languages;

use chrono::TimeDelta;
use discord_sandbox::{DirectMessages, Id, Person};
use duet::domain::notice::{Notice, Reader};
use duet::domain::{CreatorId, PersonId};
use duet::store;

use crate::support::{Town, signed};

fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
}

fn person(person: &Person) -> PersonId {
    PersonId(signed(person.id()))
}

/// A first sale, which is told as soon as its reader may be spoken to.
fn sale(words: &str) -> Notice {
    Notice::Sale {
        program: "Acme creators".to_owned(),
        campaign: words.to_owned(),
        amount: None,
        earned: Vec::new(),
        is_first: true,
    }
}

async fn write(town: &Town, to: &Person, notice: &Notice) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    app.notify(&mut tx, program, Reader::Person(person(to)), notice).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

async fn creator(town: &Town, of: &Person) -> CreatorId {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let found = store::creator::find(&mut tx, program, person(of)).await.expect("the database works");
    found.expect("a creator").creator_id
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_woken_and_quiet_hours_are_chosen() {
    let town = Town::new().await;
    // It is noon in Moscow.
    let lena = town.creator("Лена", "ru", "ru").await;
    let card = lena.run("/профиль часы").await;
    says(&card.text(), &["С 22:00 до 08:00", "UTC+3", "12:00"]);
    let form = lena.press(&card, "Изменить часы").await;
    assert_eq!(form.error, None);
    let refused = lena.submit("", &[("from", "25:00"), ("until", "9")]).await;
    says(&refused.text(), &["Такого времени на часах не бывает"]);
    lena.press(&card, "Изменить часы").await;
    let kept = lena.submit("", &[("from", "11:30"), ("until", "13")]).await;
    says(&kept.text(), &["С 11:30 до 13:00"]);
    let kept = lena.select(&kept, "Дни без сообщений…", &["Вторник", "Воскресенье"]).await;
    says(&kept.text(), &["Весь день тихо: Вторник и Воскресенье"]);
    write(&town, &lena, &sale("Полдень")).await;
    town.settle().await;
    assert_eq!(lena.direct_messages().len(), 0, "it is a quiet hour");
    town.advance(TimeDelta::minutes(59)).await;
    assert_eq!(lena.direct_messages().len(), 0, "it is a quiet hour");
    town.advance(TimeDelta::minutes(2)).await;
    says(&lena.direct_transcript(), &["Полдень"]);
    town.advance(TimeDelta::hours(14)).await;
    write(&town, &lena, &sale("Вторник")).await;
    town.advance(TimeDelta::hours(20)).await;
    assert!(!lena.direct_transcript().contains("Вторник"), "it is a quiet day");
    town.advance(TimeDelta::hours(2)).await;
    says(&lena.direct_transcript(), &["Вторник"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_holds_everything_until_it_ends() {
    let town = Town::new().await;
    town.advance(TimeDelta::hours(6)).await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let card = mira.run("/profile pause").await;
    says(&card.text(), &["Take a break from Acme creators?"]);
    let paused = mira.select(&card, "For how long…", &["For a week"]).await;
    says(&paused.text(), &["You are taking a break", "<t:"]);
    write(&town, &mira, &sale("While away")).await;
    town.advance(TimeDelta::days(3)).await;
    assert_eq!(mira.direct_messages().len(), 0);
    mira.press(&paused, "Until a day…").await;
    let dated = mira.submit("", &[("day", "March 20")]).await;
    says(&dated.text(), &["You are taking a break", "Until <t:1774015200"]);
    let open = mira.select(&paused, "For how long…", &["Until I say so"]).await;
    says(&open.text(), &["until you say so"]);
    town.advance(TimeDelta::days(30)).await;
    assert_eq!(mira.direct_messages().len(), 0);
    let back = mira.press(&open, "Hear again").await;
    says(&back.text(), &["Take a break"]);
    town.settle().await;
    says(&mira.direct_transcript(), &["While away"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_hears_nothing_more_and_managers_are_told() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let boss = town.manager("Boss", "en-US");
    let card = lena.run("/профиль пауза").await;
    let sure = lena.press(&card, "Выйти из программы").await;
    says(&sure.text(), &["Выйти из Acme creators?", "/старт", "/профиль забыть"]);
    let left = lena.press(&sure, "Выйти").await;
    says(&left.text(), &["Вы больше не в программе"]);
    write(&town, &lena, &sale("После")).await;
    town.settle().await;
    assert_eq!(lena.direct_messages().len(), 0);
    says(&boss.transcript(town.review), &["Лена has left the programme", "/creator invite"]);
    says(&boss.run("/program audit").await.text(), &["left the programme"]);
    says(&lena.run("/профиль пауза").await.text(), &["/старт"]);
    let back = lena.run("/старт").await;
    says(&back.text(), &["Заявка в Acme creators", "Написанное сохранено"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_unasked_messages_are_enough_for_a_week() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    for number in 0..8 {
        write(&town, &lena, &sale(&format!("Номер {number}."))).await;
        town.settle().await;
        town.advance(TimeDelta::minutes(1)).await;
    }
    assert_eq!(lena.direct_transcript().matches("Номер").count(), 5);
    town.advance(TimeDelta::days(6)).await;
    assert_eq!(lena.direct_transcript().matches("Номер").count(), 5);
    town.advance(TimeDelta::days(1)).await;
    assert_eq!(lena.direct_transcript().matches("Номер").count(), 8);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_that_is_turned_off_is_not_heard_of_and_every_message_leads_to_the_choice() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    write(&town, &lena, &Notice::DirectTest { program: "Acme creators".to_owned() }).await;
    town.settle().await;
    let message = lena.direct_messages().pop().expect("a message");
    let card = lena.in_direct_messages().press(&message, "Выбрать уведомления").await;
    says(&card.text(), &["О чем вам сообщает Acme creators", "Продажи: раз в день, в десять"]);
    let card = lena.in_direct_messages().select(&card, "Продажи", &["Продажи: не сообщать"]).await;
    assert_eq!(card.error, None, "{}", card.text());
    write(&town, &lena, &sale("Тихо")).await;
    town.advance(TimeDelta::days(2)).await;
    assert!(!lena.direct_transcript().contains("Тихо"));
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_direct_messages_are_closed_there_is_one_private_thread() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let other = town.creator("Олег", "ru", "ru").await;
    let boss = town.manager("Boss", "en-US");
    lena.set_direct_messages(DirectMessages::Closed);
    write(&town, &lena, &sale("Первая.")).await;
    town.settle().await;
    write(&town, &lena, &sale("Вторая.")).await;
    town.settle().await;
    let (first, made) = thread(&town, &lena).await;
    assert_eq!(made, 1);
    says(&lena.transcript(first), &["Первая.", "Вторая.", "Acme creators"]);
    assert!(!other.can_see(first), "a private word can be read by others");
    let shown = boss.run("/creator card creator:Лена").await;
    says(&shown.text(), &["closed"]);
    // It sleeps, and wakes when there is something to say.
    town.advance(TimeDelta::days(8)).await;
    write(&town, &lena, &sale("Третья.")).await;
    town.settle().await;
    says(&lena.transcript(first), &["Третья."]);
    assert_eq!(thread(&town, &lena).await, (first, 1));
    // Somebody deletes it.
    town.sandbox.delete_channel(first);
    write(&town, &lena, &sale("Четвертая.")).await;
    town.settle().await;
    let (anew, made) = thread(&town, &lena).await;
    assert_eq!((anew == first, made), (false, 2));
    says(&lena.transcript(anew), &["Четвертая."]);
    town.close().await;
}

/// The private thread of somebody, and how many were ever made.
async fn thread(town: &Town, of: &Person) -> (Id, usize) {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let place = store::contact::get_place(&mut tx, program, person(of)).await.expect("the database works");
    let made = town.sandbox.requests().into_iter().filter(|request| request.route.ends_with("/threads"));
    let thread = place.thread_id.expect("there is a thread").0;
    (Id::try_from(thread).expect("an id"), made.count())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_cannot_be_reached_is_the_owners_to_reach() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let boss = town.manager("Boss", "en-US");
    let id = creator(&town, &lena).await;
    let mut tx = town.duet.app.begin().await.expect("the database works");
    store::creator::update_owner_where_none(&mut tx, id, person(&boss)).await.expect("the database works");
    tx.commit().await.expect("the database works");
    lena.set_direct_messages(DirectMessages::Closed);
    town.sandbox.delete_channel(town.ru);
    write(&town, &lena, &sale("Первая.")).await;
    write(&town, &lena, &sale("Вторая.")).await;
    town.settle().await;
    let told = boss.direct_transcript();
    says(&told, &["Лена cannot be reached", "Sales", "/program health"]);
    assert_eq!(told.matches("cannot be reached").count(), 1, "once a day is enough: {told}");
    says(&boss.run("/program health").await.text(), &["2 notices could not be delivered"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_things_at_once_are_one_message_in_which_each_can_be_pressed() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    town.advance(TimeDelta::hours(11)).await;
    for words in ["Первая.", "Вторая.", "Третья."] {
        write(&town, &lena, &sale(words)).await;
    }
    town.advance(TimeDelta::hours(12)).await;
    let messages = lena.direct_messages();
    assert_eq!(messages.len(), 1, "{messages:#?}");
    let text = lena.direct_transcript();
    says(&text, &["Acme creators: 3 новости", "1. ", "Первая.", "2. ", "Вторая.", "3. ", "Третья."]);
    let figures = lena.in_direct_messages().press(&messages[0], "Показать цифры").await;
    assert_eq!(figures.error, None, "{}", figures.text());
    // It counts once among the week's messages.
    for number in 0..5 {
        write(&town, &lena, &sale(&format!("Еще {number}."))).await;
        town.settle().await;
    }
    assert_eq!(lena.direct_transcript().matches("Еще").count(), 4);
    town.close().await;
}
