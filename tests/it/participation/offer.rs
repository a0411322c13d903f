//! Who hears of a campaign first, who is offered it personally, and how much is enough for one person.

use chrono::TimeDelta;
use duet::domain::tier::Rule;
use duet::store;

use super::{afternoon, drafted, newest, only_post, posts, published, reads, reads_nothing_of, says};
use crate::conversion::{code, report, sale};
use crate::support::Town;
use crate::tier::{found_tier, selling};

#[tokio::test(flavor = "multi_thread")]
async fn higher_tiers_come_first_and_then_everybody() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let lena = town.creator("Лена", "ru", "ru").await;
    found_tier(&town, 1, ("Silver", "Серебро"), Rule { ..selling(Some(1)) }, None).await;
    let own = code(&mira, "/link get").await;
    report(&town, sale("o-1", &own, 1_000, "USD")).await;
    town.advance(TimeDelta::days(1)).await;
    reads(&mira.direct_transcript(), &["You have reached Silver"]);
    afternoon(&town).await;
    let id = drafted(&town, ("Spring", "Весна"), "2026-04-15").await;
    let done = boss.run("/campaign publish campaign:Spring (draft)").await;
    says(
        &done,
        &["Spring is published", "offered first to those who have earned a tier", "the posts come <t:"],
    );
    town.settle().await;
    assert!(posts(&mira, town.us).is_empty() && posts(&lena, town.ru).is_empty(), "everybody heard of it");
    reads(&newest(&mira), &["For you: Spring", "[Open the brief]", "[Not this time]"]);
    says(&lena.run("/бриф список").await, &["Сейчас вам ничего не открыто"]);
    let early = lena.run(&format!("/бриф показать кампания:{id}")).await;
    says(&early, &["Сначала это предлагают другим, для всех откроется <t:"]);
    let offered = mira.direct_messages().pop().expect("the offer");
    let brief = mira.in_direct_messages().press(&offered, "Open the brief").await;
    says(&mira.in_direct_messages().press(&brief, "Join").await, &["collaboration no. 1"]);
    town.advance(TimeDelta::hours(23)).await;
    assert!(posts(&lena, town.ru).is_empty(), "it was posted too early");
    town.advance(TimeDelta::hours(1)).await;
    reads(&lena.transcript(town.ru), &["Весна", "[Открыть бриф]"]);
    let brief = lena.press(&only_post(&lena, town.ru), "Открыть бриф").await;
    says(&lena.press(&brief, "Участвовать").await, &["коллаборация № 1"]);
    town.advance(TimeDelta::hours(24)).await;
    assert_eq!(posts(&mira, town.us).len(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_is_good_for_somebody_takes_a_written_reason() {
    let town = Town::new().await;
    let (boss, mira) = (town.manager("Boss", "en-US"), town.creator("Mira", "en-US", "us").await);
    let (olga, _lena) = (town.manager("Ольга", "ru"), town.creator("Лена", "ru", "ru").await);
    afternoon(&town).await;
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let brief = mira.run("/brief show campaign:Spring").await;
    let joined = mira.press(&brief, "Join").await;
    let own = code(&mira, "/link get campaign:Spring").await;
    report(&town, sale("o-1", &own, 4_200, "USD")).await;
    says(&joined, &["collaboration no. 1"]);
    published(&town, &boss, ("Summer", "Лето"), "2026-06-15").await;
    let open = posts(&mira, town.us).pop().expect("the post");
    let brief = mira.press(&open, "Open the brief").await;
    says(&brief, &["Your last collaboration began less than a month ago", "ask your owner"]);
    reads_nothing_of(&brief.text(), &["[Join]"]);

    let roster = boss.run("/campaign roster campaign:Summer").await;
    says(&roster, &["Owed work (2)", "Mira: 1 in twelve months, should be 2–3", "Лена: 0 in twelve months"]);
    let label = "Mira: 1 in twelve months, should be 2–3";
    let chosen = boss.select(&roster, "Offer it to…", &[label]).await;
    says(
        &chosen,
        &["Not offered", "Mira: the last one began less than a month ago", "[Offer to Mira anyway]"],
    );
    boss.press(&chosen, "Offer to Mira anyway").await;
    says(&boss.submit("", &[("reason", "\u{200b}")]).await, &["Reason is empty"]);
    boss.press(&chosen, "Offer to Mira anyway").await;
    let offered = boss.submit("", &[("reason", "Mira asked for it")]).await;
    says(&offered, &["It is offered to Mira", "Mira: Mira asked for it"]);
    town.settle().await;
    reads(&newest(&mira), &["For you: Summer", "Last time", "Spring brought 0 clicks, 1 sale and $42"]);
    reads_nothing_of(&newest(&mira), &["Mira asked for it"]);
    let sam = town.newcomer("Sam", "en-GB");
    for channel in [town.us, town.ru] {
        reads_nothing_of(&sam.transcript(channel), &["$42", "asked for it", "Mira"]);
    }
    let offer = mira.direct_messages().pop().expect("the offer");
    let brief = mira.in_direct_messages().press(&offer, "Open the brief").await;
    says(&mira.in_direct_messages().press(&brief, "Join").await, &["collaboration no. 2"]);
    let roster = olga.run("/кампания состав кампания:Лето").await;
    says(&roster, &["Mira, коллаборация № 2; сверх нормы, потому что: Mira asked for it"]);
    let tired = olga.run("/сводка усталость").await;
    says(
        &tired,
        &["Рядом с ним (1)", "Mira: 2 за двенадцать месяцев, норма 2–3", "Ждут работы (1)", "Лена: 0"],
    );
    says(&boss.run("/report fatigue").await, &["Near it (1)", "Owed work (1)", "One a month is the most"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_creator_is_offered_it_once_and_may_refuse() {
    let town = Town::new().await;
    let (boss, lena) = (town.manager("Boss", "en-US"), town.creator("Лена", "ru", "ru").await);
    published(&town, &boss, ("Spring", "Весна"), "2026-04-15").await;
    let offered = boss.run("/campaign roster campaign:Spring offer:Лена").await;
    says(&offered, &["It is offered to Лена", "Asked, no answer yet (1)"]);
    says(&boss.run("/campaign roster campaign:Spring offer:Лена").await, &["Asked, no answer yet (1)"]);
    town.settle().await;
    assert_eq!(lena.direct_transcript().matches("Для вас: Весна").count(), 1);
    let offer = lena.direct_messages().pop().expect("the offer");
    let lena_there = lena.in_direct_messages();
    lena_there.press(&offer, "Не в этот раз").await;
    says(&lena_there.submit("", &[("reason", "Снимаю другое")]).await, &["Весна: отмечено, не в этот раз"]);
    let roster = boss.run("/campaign roster campaign:Spring").await;
    says(&roster, &["Said no (1)", "Лена: Снимаю другое"]);
    reads_nothing_of(&town.newcomer("Sam", "en-GB").transcript(town.ru), &["Снимаю другое", "Лена"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_in_person_crosses_the_border_of_a_market() {
    let town = Town::new().await;
    let (boss, lena) = (town.manager("Boss", "en-US"), town.creator("Лена", "ru", "ru").await);
    let id = drafted(&town, ("Spring", "Весна"), "2026-04-15").await;
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let markets = store::market::list(&mut tx, program).await.expect("the database works");
    let us = markets.iter().find(|market| market.code == "us").expect("a market of the town");
    store::campaign::insert_market(&mut tx, id, us.market_id).await.expect("the database works");
    tx.commit().await.expect("the database works");
    says(&boss.run("/campaign publish campaign:Spring (draft)").await, &["is published"]);
    town.settle().await;
    says(&lena.run(&format!("/бриф показать кампания:{id}")).await, &["Такого брифа среди открытых вам нет"]);
    says(&boss.run("/campaign roster campaign:Spring offer:Лена").await, &["It is offered to Лена"]);
    town.settle().await;
    let offer = lena.direct_messages().pop().expect("the offer");
    let there = lena.in_direct_messages();
    let brief = there.press(&offer, "Открыть бриф").await;
    let joined = there.press(&brief, "Участвовать").await;
    says(&joined, &["коллаборация № 1"]);
    says(&there.press(&joined, "Получить ссылку").await, &["Ваша ссылка: Весна"]);
    town.close().await;
}
