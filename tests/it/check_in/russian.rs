//! The same in Russian where the others are in English: put off, never answered, and heard of by an English owner.

use super::{creator, newest, press, says, told, until};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_check_in_is_put_off_comes_back_and_is_given_up() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = creator(&town, "Лена", "ru", &boss).await;
    until(&town, "2026-03-16T07:00:00Z").await;
    let asked = newest(&lena);
    says(&press(&lena, "Через 3 дня").await.text(), &["Следующий раз спрошу", "[Отлично]"]);
    until(&town, "2026-03-19T06:59:00Z").await;
    assert_eq!(lena.direct_messages().len(), 1);
    until(&town, "2026-03-19T07:00:00Z").await;
    says(&told(&lena), &["Вы просили вернуться"]);
    until(&town, "2026-03-22T07:00:00Z").await;
    says(&told(&lena), &["Еще можно рассказать"]);
    until(&town, "2026-03-26T07:00:00Z").await;
    says(&told(&lena), &["Последний раз: как ваши дела?"]);
    assert!(boss.direct_messages().is_empty(), "{}", boss.direct_transcript());
    until(&town, "2026-03-29T07:00:00Z").await;
    says(&told(&boss), &["No answer from Лена", "/creator card"]);
    assert_eq!(lena.direct_messages().len(), 4);
    // Late is better than never, here too.
    says(&lena.in_direct_messages().press(&asked, "Так себе").await.text(), &["Ответ принят: Так себе"]);
    town.close().await;
}
