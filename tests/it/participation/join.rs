//! Creators see briefs, join them, say no, step back, and agree anew when the terms have changed.

use chrono::TimeDelta;
use duet::domain::money::Money;

use super::{changed, day, newest, only_post, published, reads, reads_nothing_of, says};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn two_creators_of_two_markets_answer_a_brief_each_in_their_language() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let (olga, lena) = (town.manager("Ольга", "ru"), town.creator("Лена", "ru", "ru").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    reads(&mira.transcript(town.us), &["Spring", "[Open the brief]", "[Ask a question]", "[Not this time]"]);
    reads(&lena.transcript(town.ru), &["Весна", "[Открыть бриф]", "[Задать вопрос]", "[Предложить идею]"]);

    let brief = mira.press(&only_post(&mira, town.us), "Open the brief").await;
    says(&brief, &["you agree to version 1 of the terms", "A video", "April 15, 2026", "$100"]);
    let joined = mira.press(&brief, "Join").await;
    says(&joined, &["You take part: collaboration no. 1 of you and Acme creators", "[Step back]"]);
    says(&mira.press(&joined, "Get my link").await, &["Your link for Spring"]);
    says(&mira.run("/brief list").await, &["Spring", "A video is due on April 15, 2026"]);
    says(&mira.run("/home").await, &["A video, Spring: due April 15, 2026", "[Briefs]"]);

    says(&lena.run("/бриф список").await, &["Весна", "можно участвовать"]);
    let brief = lena.run("/бриф показать кампания:Весна").await;
    says(&brief, &["Так вы принимаете версию 1 условий", "Видео", "15 апреля 2026"]);
    says(&lena.press(&brief, "Не в этот раз").await, &["Почему; видят только менеджеры"]);
    let no = lena.submit("", &[("reason", "До лета нет времени")]).await;
    says(&no, &["Весна: отмечено, не в этот раз", "Причину видят только менеджеры"]);
    says(&lena.press(&no, "Открыть бриф").await, &["От этой кампании вы отказались", "[Участвовать]"]);

    let roster = olga.run("/кампания состав кампания:Весна").await;
    says(&roster, &["Участвуют (1)", "Mira, коллаборация № 1", "Отказ (1)", "Лена: До лета нет времени"]);
    says(&boss.run("/campaign roster campaign:Spring").await, &["Said no (1)", "Лена: До лета нет времени"]);
    let sam = town.newcomer("Sam", "en-GB");
    for channel in [town.us, town.ru] {
        reads_nothing_of(&sam.transcript(channel), &["До лета", "Mira", "Лена", "collaboration"]);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_presses_twice_joins_once() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let brief = mira.run("/brief show campaign:Spring").await;
    let (first, second) = tokio::join!(mira.press(&brief, "Join"), mira.press(&brief, "Join"));
    says(&first, &["collaboration no. 1"]);
    says(&second, &["collaboration no. 1"]);
    says(
        &boss.run("/campaign roster campaign:Spring").await,
        &["Take part (1)", "Mira, collaboration no. 1"],
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_terms_ask_again_and_show_the_difference() {
    let town = Town::new().await;
    let (boss, lena) = (town.manager("Boss", "en-US"), town.creator("Лена", "ru", "ru").await);
    let id = published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let old = lena.run("/бриф показать кампания:Весна").await;
    let brief = lena.run("/бриф показать кампания:Весна").await;
    let joined = lena.press(&brief, "Участвовать").await;
    says(&joined, &["это ваша с Acme creators коллаборация № 1"]);
    changed(&town, id, |terms| {
        terms.deliverables[0].due_on = Some(day("2026-04-20"));
        terms.deliverables[0].pay = Some(Money::new(15_000, "USD"));
    })
    .await;
    reads(&newest(&lena), &["Весна: условия изменились", "вы приняли версию 1, теперь действует версия 2"]);
    reads(&newest(&lena), &["20 апреля 2026", "15 апреля 2026", "[Принять версию 2]"]);
    says(&lena.run("/бриф список").await, &["вы участвуете; условия изменились"]);
    says(&lena.run("/главная").await, &["Весна: условия изменились"]);
    // What was drawn before does not agree to what came after.
    says(&lena.press(&old, "Участвовать").await, &["Условия с тех пор изменились", "/бриф показать"]);
    let asked = lena.direct_messages().pop().expect("the message");
    let agreed = lena.in_direct_messages().press(&asked, "Принять версию 2").await;
    says(&agreed, &["это ваша с Acme creators коллаборация № 1", "Видео: до 20 апреля 2026"]);
    says(&lena.run("/бриф список").await, &["ближайший срок 20 апреля 2026", ": Видео"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_steps_back_owes_nothing_and_their_owner_hears_why() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let brief = mira.run("/brief show campaign:Spring").await;
    let joined = mira.press(&brief, "Join").await;
    mira.press(&joined, "Step back").await;
    says(&mira.submit("", &[("reason", "I broke my arm")]).await, &["Noted: not Spring"]);
    town.settle().await;
    reads(&boss.transcript(town.review), &["Mira stepped back from Spring", "I broke my arm"]);
    reads_nothing_of(&town.newcomer("Sam", "en-GB").transcript(town.us), &["arm", "Mira"]);
    town.advance(TimeDelta::days(50)).await;
    reads_nothing_of(&mira.direct_transcript(), &["Due in", "Due today", "Due since"]);
    says(&boss.run("/campaign roster campaign:Spring").await, &["Stepped back (1)", "Mira: I broke my arm"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_campaign_ends_for_whoever_took_part_and_takes_nobody_else() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let own = mira.run("/brief show campaign:Spring").await;
    mira.press(&own, "Join").await;
    let other = lena.run("/бриф показать кампания:Весна").await;
    let asked = boss.run("/campaign close campaign:Spring").await;
    boss.press(&asked, "Close it").await;
    says(&lena.press(&other, "Участвовать").await, &["Эта кампания закончилась", "/бриф список"]);
    says(&mira.run("/brief list").await, &["Nothing is open to you right now"]);
    says(
        &boss.run("/campaign roster campaign:Spring").await,
        &["Take part (1)", "Mira, collaboration no. 1"],
    );
    town.close().await;
}
