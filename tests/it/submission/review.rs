//! Managers who decide at the same moment, owners who decide from their direct messages, and what is late.

use chrono::TimeDelta;
use duet::domain::tier::Rule;
use duet::domain::{CreatorId, PersonId};
use duet::store;

use super::{hands_in, joined, press_in_thread, reads, says, thread};
use crate::support::{Town, signed};
use crate::tier::{found_tier, selling};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_reviewers_one_decides_and_the_other_is_told() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let olga = town.manager("Ольга", "ru");
    joined(&town, &boss, &[&mira], ("2026-04-15", None)).await;
    hands_in(&mira, "https://videos.example.com/1", "Calm #ad").await;
    town.settle().await;
    let (first, second) = (boss.run("/review content").await, olga.run("/проверка контент").await);
    olga.press(&second, "Отклонить").await;
    let approved = boss.press(&first, "Approve").await;
    says(&approved, &["approved it"]);
    let late = olga.submit("", &[("words", "Слишком длинно")]).await;
    says(&late, &["Пока вы смотрели, все изменилось", "одобряет материал"]);
    town.settle().await;
    let place = thread(&town, &mira).await;
    assert_eq!(mira.transcript(place).matches("approved it").count(), 1);
    assert!(!mira.transcript(place).contains("Слишком длинно"));
    // A version that came meanwhile is not decided by who has not seen it.
    let lena = town.creator("Лена", "ru", "ru").await;
    let brief = lena.run("/бриф показать кампания:Весна").await;
    lena.press(&brief, "Участвовать").await;
    let hand_in = async |link: &str| {
        lena.run("/контент сдать материал:Видео").await;
        lena.submit("", &[("link", link), ("post", "Реклама erid: 2SDnjcXz9q")]).await
    };
    hand_in("https://videos.example.com/2").await;
    let seen = olga.run("/проверка контент").await;
    says(&hand_in("https://videos.example.com/3").await, &["Прежние версии", "https://videos.example.com/2"]);
    says(&olga.press(&seen, "Одобрить").await, &["Пока вы смотрели, все изменилось"]);
    says(&boss.run("/review content").await, &["Лена: A video", "https://videos.example.com/3", "[Approve]"]);
    let public = town.newcomer("Sam", "en-GB").transcript(town.us);
    assert!(!public.contains("videos.example.com"), "{public}");
    town.settle().await;
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_that_wait_for_the_morning_are_told_once_and_as_they_stand() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    joined(&town, &boss, &[&mira], ("2026-04-15", None)).await;
    hands_in(&mira, "https://videos.example.com/1", "Calm #ad").await;
    // It is night in New York.
    town.advance(TimeDelta::hours(1)).await;
    let queue = boss.run("/review content").await;
    boss.press(&queue, "Ask for changes").await;
    boss.submit("", &[("words", "Show the lamp first")]).await;
    town.settle().await;
    hands_in(&mira, "https://videos.example.com/2", "The lamp, then calm #ad").await;
    town.advance(TimeDelta::minutes(30)).await;
    let queue = boss.run("/review content").await;
    says(&boss.press(&queue, "Approve").await, &["approved it"]);
    town.advance(TimeDelta::hours(12)).await;
    let read = mira.transcript(thread(&town, &mira).await);
    assert_eq!(read.matches("approved it").count(), 1, "{read}");
    assert!(!read.contains("would like something changed"), "{read}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_decides_from_their_direct_messages_and_nobody_else_does() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let other = town.creator("Noor", "en-US", "us").await;
    joined(&town, &boss, &[&mira, &other], ("2026-04-15", None)).await;
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let found = store::creator::find(&mut tx, program, PersonId(signed(mira.id()))).await;
    let creator: CreatorId = found.expect("the database works").expect("a creator").creator_id;
    let owner = PersonId(signed(boss.id()));
    store::creator::update_owner_where_none(&mut tx, creator, owner).await.expect("the database works");
    tx.commit().await.expect("the database works");
    hands_in(&mira, "https://videos.example.com/1", "Calm #ad").await;
    hands_in(&other, "https://videos.example.com/2", "Calmer #ad").await;
    town.settle().await;
    let told = boss.direct_messages().pop().expect("the notice");
    let there = boss.in_direct_messages();
    let card = there.press(&told, "Look at it").await;
    says(&card, &["Mira: A video", "1 of 1 in the queue"]);
    says(&there.press(&card, "Approve").await, &["approved it"]);
    // The buttons of what was decided and the managers' own are nothing to others.
    let posted = other.messages(town.review);
    assert!(posted.is_empty(), "{posted:?}");
    town.settle().await;
    reads(&mira.transcript(thread(&town, &mira).await), &["approved it"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_late_is_told_to_the_owner_once_and_handing_it_in_ends_the_reminders() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    joined(&town, &boss, &[&mira, &lena], ("2026-03-16", None)).await;
    lena.run("/контент сдать материал:Видео").await;
    let post = [("link", "https://videos.example.com/2"), ("post", "Реклама erid: 2SDnjcXz9q")];
    lena.submit("", &post).await;
    town.advance(TimeDelta::days(18)).await;
    assert!(!lena.direct_transcript().contains("Срок"), "{}", lena.direct_transcript());
    reads(&mira.direct_transcript(), &["Due today: A video", "Due since yesterday: A video", "[Hand in]"]);
    let review = boss.transcript(town.review);
    assert_eq!(review.matches("Mira has not handed something in").count(), 1, "{review}");
    assert!(!review.contains("Лена has not"), "{review}");
    let reminded = mira.direct_messages().into_iter().rev().find(|one| one.to_string().contains("Due since"));
    let there = mira.in_direct_messages();
    there.press(&reminded.expect("the reminder"), "Hand in").await;
    let late = [("link", "https://videos.example.com/1"), ("post", "Late #ad")];
    says(&there.submit("", &late).await, &["A manager will look at it"]);
    town.settle().await;
    let queue = boss.run("/review content").await;
    let queue = if queue.text().contains("Mira") { queue } else { boss.press(&queue, "Next").await };
    says(&queue, &["after the deadline of March 16, 2026"]);
    // What has to be changed is owed again.
    boss.press(&queue, "Ask for changes").await;
    boss.submit("", &[("words", "Brighter")]).await;
    town.settle().await;
    let before = mira.direct_messages().len();
    town.advance(TimeDelta::days(8)).await;
    assert!(mira.direct_messages().len() > before, "{}", mira.direct_transcript());
    says(&mira.run("/content status").await, &["changes are asked for"]);
    press_in_thread(&town, &mira, "Send another version").await;
    mira.submit("", &[("link", "https://videos.example.com/3"), ("post", "Bright #ad")]).await;
    let before = mira.direct_messages().len();
    town.advance(TimeDelta::days(8)).await;
    assert_eq!(mira.direct_messages().len(), before, "{}", mira.direct_transcript());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn approved_deliverables_reach_a_tier() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let olga = town.manager("Ольга", "ru");
    found_tier(&town, 1, ("Bronze", "Бронза"), selling(None), None).await;
    let rule = Rule { approved: Some(3), ..selling(None) };
    found_tier(&town, 2, ("Silver", "Серебро"), rule, None).await;
    let list = olga.run("/программа уровни").await;
    says(&list, &["3 одобренных материала"]);
    let sheet = olga.select(&list, "Открыть уровень…", &["Серебро"]).await;
    let conditions = olga.press(&sheet, "Условия").await;
    olga.press(&conditions, "Одобренные материалы").await;
    let many = olga.submit("", &[("approved", "five")]).await;
    says(&many, &["Одобренные материалы"]);
    olga.press(&conditions, "Одобренные материалы").await;
    says(&olga.submit("", &[("approved", "1")]).await, &["1 одобренный материал"]);
    joined(&town, &boss, &[&mira], ("2026-04-15", None)).await;
    says(&mira.run("/tier rules").await, &["1 approved deliverable"]);
    hands_in(&mira, "https://videos.example.com/1", "Calm #ad").await;
    let queue = boss.run("/review content").await;
    boss.press(&queue, "Approve").await;
    town.advance(TimeDelta::days(1)).await;
    says(&mira.run("/tier mine").await, &["Silver"]);
    mira.inbox();
    mira.messages(thread(&town, &mira).await);
    town.close().await;
}
