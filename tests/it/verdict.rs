//! A pilot ends with a decision that managers make once, with reasons that everybody reads.

use duet::domain::plan::Kind;

use crate::aggregate::{ended, posts, reads, says};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_pilot_ends_with_one_decision_that_everybody_reads() {
    let mut town = Town::new().await;
    let (max, olga) = (town.manager("Max", "en-US"), town.manager("Ольга", "ru"));
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    ended(&town, Kind::Pilot, &[(&mira, 10, 0, 5), (&lena, 20, 0, 7)]).await;
    let board = max.run("/campaign stage campaign:Spring").await;
    says(&board, &["It is a pilot", "[Scale it up]", "[Adjust it]", "[Stop it]"]);
    let theirs = olga.run("/кампания этап кампания:Весна").await;
    says(&theirs, &["Это пилот", "[Расширить]", "[Изменить]", "[Остановить]"]);
    assert!(max.press(&board, "Scale it up").await.modal.is_some());
    let half = max.submit("", &[("reasons-0", "People asked for more."), ("reasons-1", "\u{200b}")]).await;
    says(&half, &["Reasons", "People asked for more."]);
    assert!(max.press(&board, "Scale it up").await.modal.is_some());
    assert!(olga.press(&theirs, "Остановить").await.modal.is_some());
    let more = [("reasons-0", "People asked for **more**."), ("reasons-1", "Люди просили еще.")];
    let less = [("reasons-0", "Too dear."), ("reasons-1", "Слишком дорого.")];
    let (one, two) = futures::join!(max.submit("", &more), olga.submit("", &less));
    let (one, two) = (one.text(), two.text());
    let is_more = one.contains("It is decided");
    if is_more {
        reads(&two, &["Решение уже есть", &format!("<@{}>", max.id()), "делаем больше"]);
    } else {
        reads(&one, &[&format!("decided already, by <@{}>: ", olga.id()), "we end it here"]);
        reads(&two, &["Решено"]);
    }
    town.restart().await;
    town.settle().await;
    let (english, russian) = (posts(&mira, town.us), posts(&lena, town.ru));
    assert_eq!((english.len(), russian.len()), (1, 1));
    let (title, why, other) = match is_more {
        true => {
            ("Spring: there will be more of it", "People asked for \\*\\*more\\*\\*.", "Люди просили еще.")
        }
        false => ("Spring: we end it here", "Too dear.", "Слишком дорого."),
    };
    reads(&mira.transcript(town.us), &[title, why, "[🌐]"]);
    reads(&lena.transcript(town.ru), &["Весна: ", other]);
    says(&lena.press(&english[0], "🌐").await, &["Весна: ", other]);
    let after = max.run("/campaign stage campaign:Spring").await;
    says(&after, &["Decided <t:"]);
    assert!(!after.text().contains("[Stop it]"), "{}", after.text());
    says(&max.press(&board, "Stop it").await, &["decided already"]);
    says(&max.run("/program audit").await, &["decided what becomes of a pilot"]);
    mira.direct_messages();
    lena.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_decided_about_what_is_no_pilot() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    ended(&town, Kind::Launch, &[(&mira, 10, 0, 5)]).await;
    let board = max.run("/campaign stage campaign:Spring").await;
    assert!(!board.text().contains("[Scale it up]"), "{}", board.text());
    mira.direct_messages();
    town.close().await;
}
