//! Days on which something is due, as participants are reminded of them.

use chrono::TimeDelta;
use duet::features::participation::open_due;
use duet::features::reminder;

use super::{newest, posts, published, reads, reads_nothing_of, says};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_is_reminded_of_until_it_is_done_or_its_owner_knows() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    published(&town, &boss, ("Spring", "Весна"), "2026-03-16").await;
    for (person, command, join) in [
        (&mira, "/brief show campaign:Spring", "Join"),
        (&lena, "/бриф показать кампания:Весна", "Участвовать"),
    ] {
        let brief = person.run(command).await;
        person.press(&brief, join).await;
    }
    town.advance(TimeDelta::days(8)).await;
    reads(&lena.direct_transcript(), &["Осталось 7 дней: Видео", "[Сдать]", "[Напомнить завтра]"]);
    reads(&mira.direct_transcript(), &["Due in 7 days: A video", "For Spring, by March 16, 2026"]);
    let asked = lena.direct_messages().into_iter().rev().find(|one| one.to_string().contains("Видео"));
    let there = lena.in_direct_messages();
    let later = there.press(&asked.expect("the reminder"), "Напомнить завтра").await;
    says(&later, &["Напомню снова <t:", "Сам срок остается прежним"]);
    town.advance(TimeDelta::days(1)).await;
    reads(&lena.direct_transcript(), &["Осталось 5 дней: Видео"]);
    let asked = lena.direct_messages().into_iter().rev().find(|one| one.to_string().contains("5 дней"));
    there.press(&asked.expect("the reminder"), "Сдать").await;
    let post = [("link", "https://videos.example.com/1"), ("post", "Реклама erid: 2SDnjcXz9q")];
    says(&there.submit("", &post).await, &["Материал посмотрит менеджер"]);
    town.advance(TimeDelta::days(12)).await;
    let said = mira.direct_transcript();
    for title in ["Due in 2 days: A video", "Due today: A video", "Due since yesterday: A video"] {
        assert_eq!(said.matches(title).count(), 1, "{title}:\n{said}");
    }
    reads_nothing_of(&lena.direct_transcript(), &["Осталось 2 дня", "Срок сегодня", "Срок прошел"]);
    let review = boss.transcript(town.review);
    reads(&review, &["Mira has not handed something in", "A video for Spring was due on March 16, 2026"]);
    reads_nothing_of(&review, &["Лена has not"]);
    reads_nothing_of(
        &town.newcomer("Sam", "en-GB").transcript(town.us),
        &["handed", "Due in", "Due today", "Due since", "Mira"],
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_open_and_remind_once_and_a_restart_forgets_nothing() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-03-16").await;
    let brief = mira.run("/brief show campaign:Spring").await;
    mira.press(&brief, "Join").await;
    town.pass(TimeDelta::days(12) + TimeDelta::hours(10));
    let app = &town.duet.app;
    let opened = tokio::join!(open_due(app), open_due(app));
    assert_eq!(opened.0.expect("the database works") + opened.1.expect("the database works"), 0);
    let reminded = tokio::join!(reminder::remind_due(app), reminder::remind_due(app));
    assert_eq!(reminded.0.expect("the database works") + reminded.1.expect("the database works"), 1);
    town.settle().await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    reads(&newest(&mira), &["A video"]);
    mira.direct_messages();
    town.close().await;
}
