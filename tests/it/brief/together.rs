//! Two managers who write the same words at once.

use super::{draft, says, says_nothing_of, written};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_managers_is_shown_the_firsts_words_and_gets_theirs_back() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let brief = written(&max).await;
    let theirs = olga.run("/кампания бриф кампания:Весна (черновик)").await;
    max.press(&brief, "What it is about").await;
    olga.press(&theirs, "О чем").await;
    let kept = max.submit("", &[("first", "Sell a hundred lamps"), ("fourth", "")]).await;
    says(&kept, &["Objective ✓", "Must say: empty"]);
    let shown = olga.submit("", &[("first", "Win ten new partners"), ("second", "Night owls")]).await;
    says(
        &shown,
        &[
            "Вас опередили",
            "Цель · как сейчас",
            "Sell a hundred lamps",
            "Цель · ваш вариант",
            "Win ten new partners",
            "Night owls",
            "Обязательно сказать · ваш вариант",
        ],
    );
    let brief = max.run("/campaign brief campaign:Spring (draft)").await;
    says(&brief, &["Audience insight: empty"]);
    let form = olga.press(&shown, "Открыть форму с моим текстом").await;
    says(&form, &["Win ten new partners", "Night owls"]);
    let merged = olga.submit("", &[("first", "Sell a hundred lamps and win ten partners")]).await;
    says(&merged, &["Что известно об аудитории ✓"]);
    let form = max.press(&brief, "What it is about").await;
    says(&form, &["Sell a hundred lamps and win ten partners", "Night owls"]);
    max.close_form();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_duet_starts_anew_between_any_two_steps() {
    let mut town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let brief = written(&max).await;
    town.restart().await;
    let theirs = olga.run("/кампания бриф кампания:Весна (черновик)").await;
    let form = max.press(&brief, "What it is about").await;
    says(&form, &["Show that sleep can be steady"]);
    olga.press(&theirs, "О чем").await;
    town.restart().await;
    max.submit("", &[("first", "Sell a hundred lamps")]).await;
    town.restart().await;
    let shown = olga.submit("", &[("first", "Win ten new partners")]).await;
    says(&shown, &["Вас опередили"]);
    town.restart().await;
    let form = olga.press(&shown, "Открыть форму с моим текстом").await;
    says(&form, &["Win ten new partners"]);
    town.restart().await;
    olga.submit("", &[("first", "Sell a hundred lamps to ten partners")]).await;
    let board = max.run("/campaign stage campaign:Spring (draft)").await;
    town.restart().await;
    max.press(&board, "On to qualification all the same").await;
    town.restart().await;
    let moved = max.submit("", &[("reason", "The launch day is fixed")]).await;
    says(&moved, &["Spring: qualification"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_the_same_is_not_in_the_way() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let brief = written(&max).await;
    let theirs = olga.run("/кампания бриф кампания:Весна (черновик)").await;
    max.press(&brief, "What it is about").await;
    olga.press(&theirs, "О чем").await;
    max.submit("", &[("first", "Sell a hundred lamps")]).await;
    let same = olga.submit("", &[("first", "Sell a hundred lamps")]).await;
    says_nothing_of(&same, "Вас опередили");
    // Another part of the brief is another form.
    max.press(&brief, "Making and measuring").await;
    let kept = max.submit("", &[("first", "Clicks")]).await;
    says(&kept, &["How it is measured ✓"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaigns_name_is_not_overwritten_either() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let sheet = draft(&max).await;
    let theirs = olga.run("/кампания бриф кампания:Весна (черновик)").await;
    let theirs = olga.press(&theirs, "Показать кампанию").await;
    max.press(&sheet, "Text: Русский").await;
    olga.press(&theirs, "Текст: Русский").await;
    max.submit("", &[("second", "Новые цвета и подарок.")]).await;
    let shown = olga.submit("", &[("second", "Цвета весны.")]).await;
    says(&shown, &["Вас опередили", "Новые цвета и подарок.", "Цвета весны."]);
    olga.press(&shown, "Открыть форму с моим текстом").await;
    let kept = olga.submit("", &[("second", "Цвета весны и подарок.")]).await;
    says(&kept, &["Все переведено"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_to_be_merged_goes_after_a_day() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let brief = written(&max).await;
    let theirs = olga.run("/кампания бриф кампания:Весна (черновик)").await;
    max.press(&brief, "What it is about").await;
    olga.press(&theirs, "О чем").await;
    max.submit("", &[("first", "Sell a hundred lamps")]).await;
    let shown = olga.submit("", &[("first", "Win ten new partners")]).await;
    town.advance(chrono::TimeDelta::hours(25)).await;
    says(&olga.press(&shown, "Открыть форму с моим текстом").await, &["больше не хранится"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn goals_and_terms_that_changed_meanwhile_are_not_overwritten() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let sheet = draft(&max).await;
    let theirs = olga.run("/кампания бриф кампания:Весна (черновик)").await;
    let theirs = olga.press(&theirs, "Показать кампанию").await;
    max.press(&sheet, "Goals and budget").await;
    olga.press(&theirs, "Цели и бюджет").await;
    let fields = [("performance", "500 sales"), ("awareness", "Steady sleep"), ("budget", "10 000 USD")];
    let kept = max.submit("", &fields).await;
    says(&kept, &["To sell: 500 sales", "To be known: Steady sleep", "Budget: $10,000.00"]);
    let refused = olga.submit("", &[("performance", "Продать 500 штук за неделю")]).await;
    says(&refused, &["это изменил кто-то другой", "Продать 500 штук за неделю"]);
    let kept = max.select(&kept, "What kind of campaign it is", &["seasonal"]).await;
    says(&kept, &["To sell: 500 sales"]);
    olga.press(&theirs, "Цели и бюджет").await;
    let kept = olga.submit("", &[("budget", "")]).await;
    says_nothing_of(&kept, "Бюджет:");
    town.close().await;
}
