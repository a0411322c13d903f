//! Managers build a ladder, try it out and open it, in both languages.

use discord_sandbox::NewRole;

use super::{a_day, found_ladder, newest, reads, says, sell};
use crate::conversion::code;
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_ladder_is_built_in_both_languages_tried_out_and_opened() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    let none = boss.run("/program tiers").await;
    says(&none, &["Tiers of Acme creators", "There are none yet", "micro: 1,000–49,999"]);
    boss.press(&none, "New tier").await;
    let fields = [("name", "Silver"), ("benefits", "Early access"), ("revenue", "100 USD; 9 000,50 RUB")];
    let sheet = boss.submit("", &fields).await;
    says(
        &sheet,
        &["Silver", "no words yet in Russian", "any one of RUB\u{a0}9,000.50 and $100.00", "Early access"],
    );
    says(&boss.press(&sheet, "Open").await, &["Write the text first: Russian"]);
    boss.press(&sheet, "Text: Русский").await;
    let written = boss.submit("", &[("name", "Серебро"), ("benefits", "Ранний доступ")]).await;
    says(&written, &["Try it out to see who would reach it", "Russian ✓"]);
    says(&boss.press(&written, "Try it out").await, &["Dry run with Silver", "Nobody would move"]);

    let olga = town.manager("Ольга", "ru");
    let list = olga.run("/программа уровни").await;
    says(&list, &["Уровни Acme creators", "**1. Серебро** (черновик)", "выручка за 90 дней"]);
    let sheet = olga.select(&list, "Открыть уровень…", &["Серебро"]).await;
    let conditions = olga.press(&sheet, "Условия").await;
    says(&conditions, &["Серебро: условия", "Одних подписчиков для уровня мало"]);
    olga.press(&conditions, "Изменить числа").await;
    let changed = olga.submit("", &[("window", "30"), ("revenue", ""), ("sales", "1"), ("tenure", "")]).await;
    says(&changed, &["1 продажа за 30 дней"]);
    let audience =
        olga.select(&changed, "Размер аудитории", &["Не меньше микро: 1\u{a0}000–49\u{a0}999"]).await;
    says(&audience, &["1 продажа за 30 дней и аудитория не меньше микро"]);
    let sheet = olga.press(&audience, "К уровню").await;
    let sheet = olga.select(&sheet, "Как часто спрашивать авторов о делах", &["раз в квартал"]).await;
    says(&sheet, &["раз в квартал"]);
    olga.press(&sheet, "Коллаборации").await;
    let sheet = olga.submit("", &[("floor", "2"), ("ceiling", "6")]).await;
    says(&sheet, &["2–6"]);
    let role = town.sandbox.role(town.guild, &NewRole::named("Silver")).expect("the server exists");
    let sheet = olga.select(&sheet, "Роль в Discord для авторов этого уровня", &["Silver"]).await;
    says(&sheet, &[&format!("<@&{role}>")]);
    let opened = olga.press(&sheet, "Открыть уровень").await;
    says(&opened, &["Уровень есть у 0 авторов"]);

    let code = code(&lena, "/ссылка получить").await;
    sell(&town, &code, 1, 1).await;
    let card = boss.run("/creator card creator:Лена").await;
    says(
        &boss.select(&card, "Size of the audience", &["micro: 1,000–49,999"]).await,
        &["Audience band: micro"],
    );
    let list = boss.run("/program tiers").await;
    let dry = boss.press(&list, "Dry run").await;
    says(
        &dry,
        &[
            "1 up",
            &format!("▲ <@{}>: Silver", lena.id()),
            "Sales: 1 of 1 in 30 days",
            "Nobody has been moved",
        ],
    );
    a_day(&town).await;
    reads(&newest(&lena), &["Теперь ваш уровень — Серебро", "Ранний доступ"]);
    assert!(lena.roles(town.guild).contains(&role), "the role comes with the tier");
    says(&boss.run("/creator card creator:Лена").await, &["Tier: Silver"]);
    says(&boss.run("/program audit").await, &["began a tier: Silver", "opened a tier", "noted the size"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tiers_change_places_change_words_and_go_out_of_use() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    found_ladder(&town).await;
    let list = boss.run("/program tiers").await;
    says(
        &list,
        &["**1. Bronze** · 0 creators · Everybody begins here.", "**2. Silver**", "Places are counted next"],
    );
    let bronze = boss.select(&list, "Open a tier…", &["Bronze"]).await;
    says(&boss.press(&bronze, "Higher").await, &["“Bronze” asks for nothing", "make it the lowest"]);
    let list = boss.run("/program tiers").await;
    says(&list, &["**1. Bronze**"]);
    boss.press(&list, "New tier").await;
    let gold = boss.submit("", &[("name", "Gold"), ("sales", "9")]).await;
    let lower = boss.press(&gold, "Lower").await;
    says(&lower, &["**2. Gold** (draft)", "**3. Silver**"]);
    let silver = boss.select(&lower, "Open a tier…", &["Silver"]).await;
    boss.press(&silver, "Text: English").await;
    says(&boss.submit("", &[("name", "Sterling")]).await, &["Sterling", "Russian: out of date"]);
    let list = boss.run("/program tiers").await;
    let gold = boss.select(&list, "Open a tier…", &["Gold"]).await;
    let discard = boss.press(&gold, "Discard").await;
    says(&discard, &["Discard the draft of Gold?"]);
    says(&boss.press(&discard, "Discard").await, &["Gold is out of use"]);
    let list = boss.run("/program tiers").await;
    let silver = boss.select(&list, "Open a tier…", &["Sterling"]).await;
    let archive = boss.press(&silver, "Take out of use").await;
    says(&archive, &["Take Sterling out of use?", "No creator has it"]);
    boss.press(&archive, "Keep it").await;
    let list = boss.run("/program tiers").await;
    boss.press(&list, "Grace and bands").await;
    let kept = boss.submit("", &[("grace", "14"), ("micro", "2000")]).await;
    says(&kept, &["loses it 14 days later", "nano: 0–1,999", "micro: 2,000–49,999"]);
    town.close().await;
}
