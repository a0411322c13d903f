//! How often and on which days a programme speaks to its creators unasked, as managers choose it.

use chrono::{DateTime, TimeDelta, Utc};

use super::{sale, says, write};
use crate::support::Town;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_chooses_how_many_unasked_messages_a_week_creators_get() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    let card = boss.run("/program cadence").await;
    says(&card.text(), &["at most 5 unasked messages in seven days", "No market has days off ahead"]);
    let two = boss.select(&card, "Unasked messages", &["At most 2 a week"]).await;
    says(&two.text(), &["at most 2 unasked messages in seven days"]);
    for number in 0..3 {
        write(&town, &lena, &sale(&format!("Номер {number}."))).await;
        town.settle().await;
        town.advance(TimeDelta::minutes(1)).await;
    }
    assert_eq!(lena.direct_transcript().matches("Номер").count(), 2, "{}", lena.direct_transcript());
    // What waits is said as soon as there is room for it.
    let three = boss.select(&two, "Unasked messages", &["At most 3 a week"]).await;
    says(&three.text(), &["at most 3 unasked messages"]);
    town.settle().await;
    assert_eq!(lena.direct_transcript().matches("Номер").count(), 3, "{}", lena.direct_transcript());
    // The same again is no news for the audit.
    boss.select(&three, "Unasked messages", &["At most 3 a week"]).await;
    let audit = boss.run("/program audit").await.text();
    assert_eq!(audit.matches("set how many unasked messages a week").count(), 2, "{audit}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_spoken_to_unasked_on_a_day_off_and_it_can_be_taken_back() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    let card = boss.run("/program cadence").await;
    let days = boss.select(&card, "Days off of a market…", &["Russia"]).await;
    says(&days.text(), &["Days off: Russia", "There are no days off ahead", "[Add days off]"]);
    boss.press(&days, "Add days off").await;
    let kept = boss.submit("", &[("days", "2 March – 3 March; May 9, 2026")]).await;
    says(&kept.text(), &["March 2, 2026", "March 3, 2026", "May 9, 2026", "wait until the day after"]);
    // The same day once more changes nothing.
    boss.press(&kept, "Add days off").await;
    says(&boss.submit("", &[("days", "2026-05-09")]).await.text(), &["May 9, 2026"]);
    let card = boss.press(&kept, "Back to the rhythm").await;
    says(&card.text(), &["**Russia:** 3 days ahead, the next on March 2, 2026", "every two weeks"]);
    town.advance(TimeDelta::hours(7)).await;
    for person in [&lena, &mira] {
        write(&town, person, &sale("Today.")).await;
    }
    town.settle().await;
    says(&mira.direct_transcript(), &["Today."]);
    assert_eq!(lena.direct_messages().len(), 0, "{}", lena.direct_transcript());
    // In Moscow it is eight in the morning of the fourth.
    town.advance(at("2026-03-04T04:59:00Z") - town.now()).await;
    assert_eq!(lena.direct_messages().len(), 0, "{}", lena.direct_transcript());
    town.advance(TimeDelta::minutes(1)).await;
    says(&lena.direct_transcript(), &["Today."]);
    // A day that is taken back is one like any other, for what waits already too.
    town.advance(at("2026-05-09T09:00:00Z") - town.now()).await;
    write(&town, &lena, &sale("Then.")).await;
    town.settle().await;
    assert!(!lena.direct_transcript().contains("Then."), "{}", lena.direct_transcript());
    let card = boss.run("/program cadence").await;
    let days = boss.select(&card, "Days off of a market…", &["Russia"]).await;
    let back = boss.select(&days, "Take days off back…", &["May 9, 2026"]).await;
    says(&back.text(), &["There are no days off ahead"]);
    town.settle().await;
    says(&lena.direct_transcript(), &["Then."]);
    let audit = boss.run("/program audit").await.text();
    says(
        &audit,
        &["gave a market days off", "2026-03-02, 2026-03-03, 2026-05-09", "took days off of a market back"],
    );
    assert_eq!(audit.matches("gave a market days off").count(), 1, "{audit}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_off_that_make_no_sense_are_refused_in_russian() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    let card = boss.run("/программа ритм").await;
    says(&card.text(), &["не больше 5 сообщений", "выходных впереди нет"]);
    let days = boss.select(&card, "Выходные дни рынка…", &["Россия"]).await;
    for (typed, refused) in [
        ("скоро", "Не получается понять день: «скоро»"),
        ("1 мая, а потом еще", "Не получается понять день: «а потом еще»"),
        ("01.03.2026", "уже позади"),
        ("1 июня – 30 июня", "не больше 25 выходных"),
    ] {
        boss.press(&days, "Добавить выходные").await;
        says(&boss.submit("", &[("days", typed)]).await.text(), &[refused]);
    }
    boss.press(&days, "Добавить выходные").await;
    let kept = boss.submit("", &[("days", "31 декабря – 8 января\n23.02, 9 мая")]).await;
    says(
        &kept.text(),
        &["Выходные дни: Россия", "9 мая 2026", "31 декабря 2026", "8 января 2027", "23 февраля 2027"],
    );
    boss.press(&kept, "Добавить выходные").await;
    says(&boss.submit("", &[("days", "1 июня – 20 июня")]).await.text(), &["Сначала уберите лишние"]);
    let card = boss.press(&kept, "Назад к ритму").await;
    says(&card.text(), &["впереди 11 выходных, ближайший — 9 мая 2026"]);
    let fewer = boss.select(&card, "Сообщения от программы", &["Не больше 21 в неделю"]).await;
    says(&fewer.text(), &["не больше 21 сообщения"]);
    town.close().await;
}
