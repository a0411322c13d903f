//! Creators climb, are told, are given time, and are told again.

use chrono::TimeDelta;
use duet::domain::audience::Band;
use duet::domain::tier::Rule;

use super::{a_day, dollars, found_ladder, found_tier, newest, reads, says, sell, selling};
use crate::conversion::code;
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_sees_how_far_it_is_and_what_is_missing() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    for command in ["/tier mine", "/tier next", "/tier rules"] {
        says(&mira.run(command).await, &["No tiers in Acme creators yet", "[Show figures]"]);
    }
    let rule = Rule { revenue: vec![dollars(5_000)], tenure_days: Some(30), ..selling(Some(4)) };
    found_tier(&town, 1, ("Silver", "Серебро"), rule, None).await;
    let code = code(&mira, "/link get").await;
    sell(&town, &code, 1, 3).await;
    let mine = mira.run("/tier mine").await;
    says(&mine, &["No tier in Acme creators yet", "Next: Silver", "▰▰▰▰▰▰▰▱▱▱ Sales: 3 of 4 in 90 days"]);
    says(&mine, &["▰▰▰▰▰▰▱▱▱▱ Revenue: $30.00 of $50.00", "▱▱▱▱▱▱▱▱▱▱ Days as a creator: 0 of 30"]);
    let next = mira.press(&mine, "What is missing").await;
    says(&next, &["Next: Silver", "1 more sale within 90 days", "$20.00 more revenue within 90 days"]);
    says(&next, &["30 more days as a creator (until <t:1775034000:f>)", "A gift box", "1–4"]);
    let rules = mira.press(&next, "All tiers").await;
    says(
        &rules,
        &["**Silver**", "4 sales in 90 days, $50.00 of revenue in 90 days, and 30 days as a creator"],
    );
    says(&rules, &["down only after a message and 30 days"]);
    says(&mira.run("/home").await, &["Next: Silver", "▰▰▰▰▰▰▰▱▱▱ Sales: 3 of 4 in 90 days", "[My tier]"]);
    mira.direct_messages();

    let lena = town.creator("Лена", "ru", "ru").await;
    says(
        &lena.run("/уровень мой").await,
        &["у вас пока нет уровня", "▱▱▱▱▱▱▱▱▱▱ Продажи: 0 из 4 за 90 дней"],
    );
    says(
        &lena.run("/уровень следующий").await,
        &["Следующий: Серебро", "еще 4 продажи за 90 дней", "еще 30 дней"],
    );
    let rules = lena.run("/уровень правила").await;
    says(&rules, &["Уровни Acme creators", "**Серебро**", "4 продажи за 90 дней", "Подарок"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn up_is_at_once_and_down_after_a_word_and_the_time_of_grace() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let code = code(&lena, "/ссылка получить").await;
    found_ladder(&town).await;
    a_day(&town).await;
    reads(&newest(&lena), &["Ваш уровень — Бронза", "с этого уровня начинают все"]);
    sell(&town, &code, 1, 2).await;
    a_day(&town).await;
    reads(&lena.direct_transcript(), &["🎉 Теперь ваш уровень — Серебро", "Подарок"]);
    says(
        &lena.run("/уровень мой").await,
        &["Серебро", "Ваш уровень в Acme creators с <t:", "Выше вас на лестнице уровней нет"],
    );
    says(&lena.run("/уровень следующий").await, &["Выше уровня «Серебро» ничего нет"]);
    for _ in 0..91 {
        a_day(&town).await;
    }
    reads(&newest(&lena), &["надеется, что уровень останется за вами", "еще 2 продажи за 90 дней", "<t:"]);
    says(&lena.run("/уровень мой").await, &["Уровень за вами до <t:", "еще 2 продажи"]);
    let boss = town.manager("Boss", "en-US");
    says(&boss.run("/creator card creator:Лена").await, &["Silver, until <t:"]);
    for _ in 0..28 {
        a_day(&town).await;
    }
    says(&lena.run("/уровень мой").await, &["Серебро"]);
    a_day(&town).await;
    a_day(&town).await;
    reads(&newest(&lena), &["Теперь ваш уровень — Бронза", "срок для уровня «Серебро» вышел"]);
    let told = lena.direct_transcript();
    for once in ["Ваш уровень — Бронза\n", "🎉 Теперь", "надеется", "Теперь ваш уровень — Бронза"]
    {
        let once = once.trim_end();
        assert!(told.matches(once).count() >= 1, "{once} in {told}");
    }
    assert_eq!(told.matches("надеется").count(), 1, "{told}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_recovers_in_time_is_told_kindly() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let code = code(&mira, "/link get").await;
    found_tier(&town, 1, ("Silver", "Серебро"), Rule { window_days: 7, ..selling(Some(1)) }, None).await;
    sell(&town, &code, 1, 1).await;
    a_day(&town).await;
    reads(&mira.direct_transcript(), &["🎉 You have reached Silver"]);
    for _ in 0..7 {
        a_day(&town).await;
    }
    reads(&newest(&mira), &["would like you to keep it", "1 more sale within 7 days"]);
    sell(&town, &code, 2, 1).await;
    a_day(&town).await;
    reads(&mira.direct_transcript(), &["Silver stays yours"]);
    let mine = mira.in_direct_messages().run("/tier mine").await;
    says(&mine, &["Silver", "Your tier in Acme creators since"]);
    assert!(!mine.text().contains("You keep it until"), "{}", mine.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_says_who_would_move_and_why_and_moves_nobody() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let olga = town.manager("Ольга", "ru");
    let mira = town.creator("Mira", "en-US", "us").await;
    let code = code(&mira, "/link get").await;
    found_tier(&town, 1, ("Silver", "Серебро"), Rule { window_days: 7, ..selling(Some(1)) }, None).await;
    sell(&town, &code, 1, 1).await;
    a_day(&town).await;
    let dry = async || boss.press(&boss.run("/program tiers").await, "Dry run").await;
    says(&dry().await, &["Nobody would move"]);
    town.pass(TimeDelta::days(7));
    let warned = format!("▽ <@{}>: loses Silver on <t:", mira.id());
    for _ in 0..2 {
        let shown = dry().await;
        says(&shown, &["1 told that they lose theirs", &warned, "missing: 1 more sale within 7 days"]);
    }
    a_day(&town).await;
    town.pass(TimeDelta::days(30));
    says(&dry().await, &["1 down", &format!("▼ <@{}>: Silver → no tier · missing: 1 more sale", mira.id())]);
    let list = olga.run("/программа уровни").await;
    let shown = olga.press(&list, "Пробный подсчет").await;
    says(
        &shown,
        &["вниз: 1", "Серебро → без уровня · не хватает: еще 1 продажа за 7 дней", "Никто не перемещен"],
    );
    sell(&town, &code, 2, 1).await;
    says(&dry().await, &["1 keep theirs after all", "keeps Silver"]);
    a_day(&town).await;
    reads(&mira.direct_transcript(), &["Silver stays yours"]);
    mira.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_is_done_once_and_a_clock_that_goes_back_repeats_nothing() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    found_ladder(&town).await;
    town.pass(TimeDelta::days(5));
    town.advance(TimeDelta::hours(8)).await;
    assert_eq!(mira.direct_transcript().matches("Your tier: Bronze").count(), 1);
    town.pass(-TimeDelta::days(3));
    town.advance(TimeDelta::days(2)).await;
    assert_eq!(mira.direct_transcript().matches("Your tier: Bronze").count(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_tell_nobody_twice() {
    let town = Town::new().await;
    let mut people = Vec::new();
    for number in 0..12 {
        people.push(town.creator(&format!("Creator {number}"), "en-US", "us").await);
    }
    found_ladder(&town).await;
    town.pass(TimeDelta::hours(6));
    let app = &town.duet.app;
    let (one, other) =
        tokio::join!(duet::features::tier::compute_daily(app), duet::features::tier::compute_daily(app));
    assert_eq!(one.expect("the database works") + other.expect("the database works"), 12);
    town.settle().await;
    town.advance(TimeDelta::hours(12)).await;
    for person in &people {
        assert_eq!(person.direct_transcript().matches("Your tier: Bronze").count(), 1);
        person.direct_messages();
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_may_congratulate_whoever_agreed() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    found_ladder(&town).await;
    let (hers, other) = (code(&mira, "/link get").await, code(&lena, "/ссылка получить").await);
    let profile = lena.run("/профиль показать").await;
    let consents = lena.press(&profile, "Где меня называть").await;
    says(&lena.press(&consents, "Достижения: нет").await, &["Достижения: да"]);
    a_day(&town).await;
    sell(&town, &hers, 1, 2).await;
    sell(&town, &other, 1, 2).await;
    a_day(&town).await;
    let post = lena.messages(town.ru).pop().expect("congratulations");
    reads(&lena.transcript(town.ru), &["🎉 Лена: новый уровень — Серебро", "Поздравляем"]);
    assert!(!mira.transcript(town.us).contains("🎉"), "who did not agree is not named");
    let shown = mira.press(&post, "🌐").await;
    says(&shown, &["🎉 Лена has reached Silver"]);
    lena.press(&consents, "Достижения: да").await;
    says(&mira.press(&post, "🌐").await, &["Only Duet’s own posts"]);
    mira.direct_messages();
    lena.direct_messages();
    mira.messages(town.ru);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn congratulations_that_are_no_longer_agreed_to_are_not_said() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    found_ladder(&town).await;
    let code = code(&lena, "/ссылка получить").await;
    let profile = lena.run("/профиль показать").await;
    let consents = lena.press(&profile, "Где меня называть").await;
    lena.press(&consents, "Достижения: нет").await;
    a_day(&town).await;
    sell(&town, &code, 1, 2).await;
    town.pass(TimeDelta::days(1));
    duet::features::tier::compute_daily(&town.duet.app).await.expect("the database works");
    lena.press(&consents, "Достижения: да").await;
    a_day(&town).await;
    assert!(!lena.transcript(town.ru).contains("🎉"), "{}", lena.transcript(town.ru));
    lena.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_audience_counts_only_beside_other_conditions() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    let mira = town.creator("Mira", "en-US", "us").await;
    let rule = Rule { audience: Some(Band::Micro), tenure_days: Some(1), ..selling(None) };
    found_tier(&town, 1, ("Silver", "Серебро"), rule, None).await;
    says(&mira.run("/tier next").await, &["an audience of at least micro", "a manager can do it"]);
    let list = boss.run("/программа уровни").await;
    let sheet = boss.select(&list, "Открыть уровень…", &["Серебро"]).await;
    let conditions = boss.press(&sheet, "Условия").await;
    boss.press(&conditions, "Изменить числа").await;
    says(&boss.submit("", &[("tenure", "")]).await, &["Одних подписчиков для уровня мало: их можно купить"]);
    a_day(&town).await;
    a_day(&town).await;
    assert!(!mira.direct_transcript().contains("Silver"), "{}", mira.direct_transcript());
    let card = boss.run("/автор карточка автор:Mira").await;
    boss.select(&card, "Размер аудитории", &["макро: 500\u{a0}000–999\u{a0}999"]).await;
    a_day(&town).await;
    reads(&newest(&mira), &["You have reached Silver"]);
    let noted = boss.run("/автор карточка автор:Mira").await;
    boss.select(&noted, "Размер аудитории", &["Не отмечен"]).await;
    a_day(&town).await;
    reads(&newest(&mira), &["bring by then: an audience of at least micro"]);
    town.close().await;
}
