//! `/help`, as everybody meets it.

use discord_sandbox::Outcome;
use duet::discord::commands;
use serde_json::{Value, json};

use crate::support::Town;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

#[track_caller]
fn keeps_to_itself(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(!answer.text().contains(word), "{word:?} stands in\n{}", answer.text());
    }
}

fn registered() -> Vec<Value> {
    commands::registration().iter().map(|command| json!(command)).collect()
}

fn both(command: &Value) -> [String; 2] {
    let name = |locale: &str| command["name_localizations"][locale].as_str().expect("a name").to_owned();
    [name("en-US"), name("ru")]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_finds_every_command_by_both_its_names() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let (english, russian) = (max.run("/help").await, olga.run("/помощь").await);
    for command in registered() {
        let [en, ru] = both(&command);
        if command["type"] == 2 || command["type"] == 3 {
            says(&english, &[&format!("`{en}` · `{ru}`")]);
            says(&russian, &[&format!("`{ru}` · `{en}`")]);
            continue;
        }
        says(&english, &[&format!("`/{en}` · `/{ru}` — ")]);
        says(&russian, &[&format!("`/{ru}` · `/{en}` — ")]);
        let select = if command["default_member_permissions"].is_null() { "topic" } else { "staff-topic" };
        let topic = max.select(&english, &format!("help/-/{select}"), &[&en]).await;
        let options = command["options"].as_array().cloned().unwrap_or_default();
        for option in options {
            let [own, other] = both(&option);
            let names = match option["type"] == 1 {
                true => format!("`/{en} {own}` · `/{ru} {other}`"),
                false => format!("`{own}` · `{other}`"),
            };
            says(&topic, &[&names]);
            for inner in option["options"].as_array().into_iter().flatten() {
                let [own, other] = both(inner);
                says(&topic, &[&format!("`{own}` · `{other}`")]);
            }
        }
        says(&max.press(&topic, "All commands").await, &["What Duet can do for you"]);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_sees_what_creators_can_do() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    for lena in [lena.clone(), lena.in_direct_messages()] {
        let help = lena.run("/помощь").await;
        says(&help, &["Вы автор программы Acme creators", "`/ссылка` · `/link`", "[Получить ссылку]"]);
        keeps_to_itself(&help, &["/программа", "/кампания", "/проверка"]);
        let topic = lena.select(&help, "Выберите команду, чтобы узнать больше…", &["link"]).await;
        says(&topic, &["/ссылка · /link", "`/ссылка архив` · `/link archive`", "`метка` · `placement`"]);
        says(&lena.press(&topic, "Все команды").await, &["Чем полезен Duet"]);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_led_to_the_start() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    let help = sam.run("/help").await;
    says(&help, &["Acme creators works with creators", "`/start` · `/старт`", "[Start]"]);
    keeps_to_itself(&help, &["/link", "/campaign", "/program"]);
    let elsewhere = sam.in_direct_messages().run("/help").await;
    says(&elsewhere, &["You are in no programme yet", "/start"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_set_up_help_says_how() {
    let town = Town::bare().await;
    let max = town.manager("Max", "en-US");
    let lena = town.newcomer("Лена", "ru");
    says(&max.run("/help").await, &["Begin with `/program setup`", "`/program` · `/программа`"]);
    let help = lena.run("/помощь").await;
    says(&help, &["еще не настроен", "/программа настройка"]);
    keeps_to_itself(&help, &["`/ссылка` · "]);
    town.close().await;
}
