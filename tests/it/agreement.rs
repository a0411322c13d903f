//! Agreements: made, changed and ended by managers, seen by creators, and renewed when results speak for it.

use chrono::TimeDelta;
use discord_sandbox::{Outcome, Person};

use crate::conversion::{code, report, sale};
use crate::support::Town;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    reads(&answer.text(), words);
}

#[track_caller]
fn reads(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

const TERMS: [(&str, &str); 4] =
    [("starts", "2026-03-01"), ("ends", "2026-08-31"), ("campaigns", "4"), ("review", "2026-06-01")];

/// An agreement with Лена, made by whoever looks after her.
async fn agreed(town: &Town) -> (Person, Person) {
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    boss.run(&format!("/creator owner creator:Лена owner:<@{}>", boss.id())).await;
    let none = boss.run("/creator deal creator:Лена").await;
    says(&none, &["Agreements with Лена", "Nothing is agreed on"]);
    boss.press(&none, "New agreement").await;
    let made = boss.submit("", &TERMS).await;
    says(&made, &["Holds now", "March 1, 2026 – August 31, 2026: 4 campaigns", "June 1, 2026"]);
    town.settle().await;
    boss.direct_messages();
    (boss, lena)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_made_changed_seen_and_ended() {
    let town = Town::new().await;
    let (boss, lena) = agreed(&town).await;
    reads(
        &lena.direct_transcript(),
        &["У вас договоренность с Acme creators", "4 кампании", "31 августа 2026"],
    );
    let home = lena.run("/главная").await;
    says(&home, &["Договоренности на ближайшие двенадцать месяцев", "4 кампании"]);

    let deal = boss.run("/creator deal creator:Лена").await;
    boss.press(&deal, "New agreement").await;
    says(
        &boss.submit("", &TERMS).await,
        &["Something else is agreed on from March 1, 2026 to August 31, 2026"],
    );
    boss.press(&deal, "Change (until August 31, 2026)").await;
    let changed = boss.submit("", &[("campaigns", "5")]).await;
    says(&changed, &["5 campaigns"]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["Ваша договоренность с Acme creators изменилась", "5 кампаний"]);

    boss.press(&changed, "End early (until August 31, 2026)").await;
    let ended = boss.submit("", &[("reason", "The budget is gone")]).await;
    says(&ended, &["Nothing is agreed on", "ended early", "The budget is gone"]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["закончится раньше", "The budget is gone"]);
    says(&boss.press(&changed, "Change (until August 31, 2026)").await, &["This agreement is over"]);
    let home = lena.run("/главная").await;
    assert!(!home.text().contains("Договоренности"), "{}", home.text());
    let audit = boss.run("/program audit").await;
    says(&audit, &["made an agreement", "changed an agreement", "ended an agreement"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_that_make_no_sense_are_refused_in_words() {
    let town = Town::new().await;
    let olga = town.manager("Ольга", "ru");
    town.creator("Mira", "en-US", "us").await;
    let deal = olga.run("/автор договоренность автор:Mira").await;
    let wrong = [
        ("starts", "2026-09-02", "закончится раньше, чем начнется"),
        ("ends", "2026-03-01", "уже позади"),
        ("ends", "2033-01-01", "не больше пяти лет"),
        ("review", "2027-06-01", "выходит за срок"),
        ("campaigns", "many", "Кампании"),
        ("ends", "когда-нибудь", "когда-нибудь"),
    ];
    for (field, typed, said) in wrong {
        olga.press(&deal, "Новая договоренность").await;
        let fields = TERMS.map(|(name, value)| (name, if name == field { typed } else { value }));
        says(&olga.submit("", &fields).await, &[said]);
    }
    says(&olga.run("/автор договоренность автор:Mira").await, &["ни о чем не договорились"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_are_reminded_and_a_renewal_is_proposed_when_results_earned_it() {
    let town = Town::new().await;
    let (boss, lena) = agreed(&town).await;
    lena.direct_messages();
    let code = code(&lena, "/ссылка получить").await;
    for number in 0..3 {
        report(&town, sale(&format!("o-{number}"), &code, 1_000, "USD")).await;
    }
    // Sixty days before the first of September is the third of July.
    town.advance(TimeDelta::days(122)).await;
    reads(
        &boss.direct_transcript(),
        &["Лена: today you look at how it goes", "[Change (until August 31, 2026)]"],
    );
    reads(&lena.direct_transcript(), &["Сегодня вы с куратором обсуждаете, как идет", "[Спросить куратора]"]);
    let before = boss.direct_transcript().matches("ends on August 31").count();
    town.advance(TimeDelta::days(2)).await;
    let told = boss.direct_transcript();
    assert_eq!((before, told.matches("ends on August 31").count()), (0, 1), "{told}");
    reads(&told, &["speak for a renewal", "3 sales", "[Renew]"]);
    reads(&lena.direct_transcript(), &["Ваша договоренность действует по 31 августа 2026"]);
    let notice = boss.direct_messages().into_iter().rev().find(|message| {
        message["embeds"][0]["title"].as_str().is_some_and(|title| title.contains("ends on August 31"))
    });
    let notice = notice.expect("the notice");
    let direct = boss.in_direct_messages();
    let form = direct.press(&notice, "Renew").await;
    says(&form, &["2026-09-01", "2027-02-28"]);
    let renewed = direct.submit("", &[]).await;
    says(&renewed, &["To come", "September 1, 2026 – February 28, 2027: 4 campaigns"]);
    town.settle().await;
    let home = lena.run("/главная").await;
    says(&home, &["31 августа 2026", "1 сентября 2026", "Пока вы ни к одной не присоединились"]);
    // What is followed by another is not reminded of any more.
    town.advance(TimeDelta::days(40)).await;
    assert_eq!(boss.direct_transcript().matches("ends on August 31").count(), 1);
    lena.direct_messages();
    boss.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_results_both_sides_are_reminded_twice_and_nothing_is_proposed() {
    let town = Town::new().await;
    let (boss, lena) = agreed(&town).await;
    town.advance(TimeDelta::days(160)).await;
    let told = boss.direct_transcript();
    assert_eq!(told.matches("ends on August 31").count(), 2, "{told}");
    reads(&told, &["Nothing is agreed on with"]);
    assert!(!told.contains("speak for a renewal"), "{told}");
    assert_eq!(lena.direct_transcript().matches("Ваша договоренность действует по").count(), 2);
    lena.direct_messages();
    boss.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_managers_who_change_an_agreement_the_second_looks_again() {
    let town = Town::new().await;
    let (boss, lena) = agreed(&town).await;
    let olga = town.manager("Ольга", "ru");
    let deal = boss.run("/creator deal creator:Лена").await;
    let other = olga.run("/автор договоренность автор:Лена").await;
    boss.press(&deal, "Change (until August 31, 2026)").await;
    let change = &other.messages[0]["components"][0]["components"][0];
    reads(change["label"].as_str().unwrap_or_default(), &["Изменить (до 31 августа 2026"]);
    let form = olga.press(&other, change["custom_id"].as_str().unwrap_or_default()).await;
    says(&form, &["Изменить договоренность"]);
    says(&boss.submit("", &[("campaigns", "6")]).await, &["6 campaigns"]);
    let late = olga.submit("", &[("campaigns", "2")]).await;
    says(&late, &["изменил кто-то другой"]);
    says(&olga.run("/автор договоренность автор:Лена").await, &["6 кампаний"]);
    town.settle().await;
    lena.direct_messages();
    // Nobody but managers, and by direct message nobody but whoever looks after the creator, touches it.
    let mira = town.creator("Mira", "en-US", "us").await;
    let refused = mira.press(&deal, "New agreement").await;
    assert!(refused.modal.is_none(), "{}", refused.text());
    town.close().await;
}
