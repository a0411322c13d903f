//! The same in the other language: quiet hours and a private thread in English, a pause in Russian.

use chrono::TimeDelta;
use discord_sandbox::DirectMessages;
use duet::store;

use super::{creator, person, sale, says, thread, write};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn an_english_creator_is_not_woken_and_chooses_quiet_hours() {
    let town = Town::new().await;
    // It is four in the morning in New York.
    let mira = town.creator("Mira", "en-US", "us").await;
    write(&town, &mira, &sale("Early.")).await;
    town.advance(TimeDelta::minutes(239)).await;
    assert_eq!(mira.direct_messages().len(), 0, "{}", mira.direct_transcript());
    town.advance(TimeDelta::minutes(1)).await;
    says(&mira.direct_transcript(), &["Early."]);
    let card = mira.run("/profile hours").await;
    says(&card.text(), &["From 10:00", "as is usual here"]);
    mira.press(&card, "Change hours").await;
    let refused = mira.submit("", &[("from", "noon"), ("until", "9")]).await;
    says(&refused.text(), &["No clock shows that time"]);
    mira.press(&card, "Change hours").await;
    let kept = mira.submit("", &[("from", "8:00"), ("until", "12:00")]).await;
    says(&kept.text(), &["waits until the morning after"]);
    write(&town, &mira, &sale("Later.")).await;
    town.advance(TimeDelta::minutes(239)).await;
    assert!(!mira.direct_transcript().contains("Later."), "{}", mira.direct_transcript());
    town.advance(TimeDelta::minutes(1)).await;
    says(&mira.direct_transcript(), &["Later."]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_creator_rests_and_their_owner_hears_of_it_once() {
    let town = Town::new().await;
    let (lena, boss) = (town.creator("Лена", "ru", "ru").await, town.manager("Boss", "en-US"));
    let id = creator(&town, &lena).await;
    let mut tx = town.duet.app.begin().await.expect("the database works");
    store::creator::update_owner_where_none(&mut tx, id, person(&boss)).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let card = lena.run("/профиль пауза").await;
    says(&card.text(), &["Взять паузу в Acme creators?", "ваш куратор узнает"]);
    let paused = lena.select(&card, "На сколько…", &["На две недели"]).await;
    says(&paused.text(), &["У вас пауза в Acme creators"]);
    town.settle().await;
    says(&boss.direct_transcript(), &["Лена is taking a break", "Leave them in peace"]);
    says(&boss.run("/creator card creator:Лена").await.text(), &["Taking a break: until"]);
    write(&town, &lena, &sale("Пока нет.")).await;
    let open = lena.select(&paused, "На сколько…", &["Пока не скажу"]).await;
    says(&open.text(), &["пока вы сами не скажете"]);
    town.advance(TimeDelta::days(20)).await;
    assert_eq!(lena.direct_messages().len(), 0, "{}", lena.direct_transcript());
    assert_eq!(boss.direct_messages().len(), 1, "once is enough: {}", boss.direct_transcript());
    says(&boss.run("/creator card creator:Лена").await.text(), &["Taking a break: until they say so"]);
    lena.press(&open, "До какого дня…").await;
    says(&lena.submit("", &[("day", "потом")]).await.text(), &["Не получается понять день: «потом»"]);
    lena.press(&open, "До какого дня…").await;
    says(&lena.submit("", &[("day", "01.03.2026")]).await.text(), &["уже позади"]);
    lena.press(&open, "До какого дня…").await;
    let dated = lena.submit("", &[("day", "30 марта")]).await;
    // Ten in the morning of that day in Moscow.
    says(&dated.text(), &["До <t:1774854000"]);
    let back = lena.press(&dated, "Закончить паузу").await;
    says(&back.text(), &["Взять паузу"]);
    town.settle().await;
    says(&lena.direct_transcript(), &["Пока нет."]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_an_english_creators_direct_messages_are_closed_there_is_a_thread() {
    let town = Town::new().await;
    let (mira, boss) = (town.creator("Mira", "en-US", "us").await, town.manager("Босс", "ru"));
    mira.set_direct_messages(DirectMessages::Closed);
    town.advance(TimeDelta::hours(6)).await;
    write(&town, &mira, &sale("First.")).await;
    town.settle().await;
    let (first, made) = thread(&town, &mira).await;
    assert_eq!(made, 1);
    says(&mira.transcript(first), &["First.", "Acme creators"]);
    says(&boss.run("/автор карточка автор:Mira").await.text(), &["закрыты"]);
    says(&boss.run("/программа состояние").await.text(), &[&format!("<@{}>", mira.id())]);
    town.close().await;
}
