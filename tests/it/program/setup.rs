//! The set-up from nothing to ready, in both languages, left and resumed, by one manager or two.

use discord_sandbox::{NewRole, Permissions};

use super::{another_server, is_silent_about, press_all, says, set_up};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_set_up_by_pressing_buttons() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let languages = ann.run("/program setup").await;
    says(&languages, "step 1 of 8: Languages");
    let markets = ann.press(&languages, "Next").await;
    says(&markets, "you begin with United States");
    let roles = ann.press(&markets, "Next").await;
    says(&roles, "everybody with *Manage Server*");
    let channels = ann.press(&roles, "Next").await;
    says(&channels, "Applications, for managers:** not chosen yet");
    let made = ann.press(&channels, "Create them for me").await;
    says(&made, "Announcements:** <#");
    says(&made, &format!("United States:** <#{}>", town.us));
    let money = ann.press(&made, "Next").await;
    says(&money, "USD");
    says(&money, "America/New_York");
    let landing = ann.press(&money, "Next").await;
    says(&landing, "step 6 of 8: Landing page");
    let form = ann.press(&landing, "Write the address").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let commands = ann.submit("", &[("url", "https://shop.example.com/spring")]).await;
    says(&commands, "There is nothing to do");
    let finish = ann.press(&commands, "Next").await;
    says(&finish, "All that is needed is there");
    let ready = ann.press(&finish, "Finish").await;
    says(&ready, "Acme creators is ready");
    says(&ready, "https://shop.example.com/spring");
    let later = ann.run("/program setup").await;
    says(&later, "Acme creators is ready");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_set_up_is_resumed_where_it_was_left_in_whatever_language() {
    let town = Town::bare().await;
    let olga = town.manager("Ольга", "ru");
    let languages = olga.run("/программа настройка").await;
    says(&languages, "шаг 1 из 8: Языки");
    let both = olga.select(&languages, "Выберите языки", &["English", "Русский"]).await;
    says(&both, "Русский");
    let markets = olga.press(&both, "Дальше").await;
    let chosen = olga.select(&markets, "Добавить готовые рынки", &["Россия", "Казахстан", "США"]).await;
    says(&chosen, "**Россия:** русский, RUB, Europe/Moscow, пометка «Реклама» и отдельный токен");
    says(&chosen, "**Казахстан:** русский, KZT, Asia/Almaty");
    says(&chosen, "**США:** английский, USD");
    let fewer = olga.select(&chosen, "Вывести рынок из работы", &["Казахстан"]).await;
    is_silent_about(&fewer, "KZT");
    let roles = olga.press(&fewer, "Дальше").await;
    says(&roles, "шаг 3 из 8: Менеджеры");

    let ann = town.manager("Ann", "en-US");
    let resumed = ann.run("/program setup").await;
    says(&resumed, "step 3 of 8: Managers");
    let markets = ann.press(&resumed, "Back").await;
    says(&markets, "**Russia:** Russian, RUB");
    ann.select(&markets, "Change how advertisements are marked…", &["Russia"]).await;
    let markets = ann.submit("", &[("disclosure", "#реклама")]).await;
    says(&markets, "реклама” with a token of its own");
    let money = press_all(&ann, markets, &["Next", "Next", "Later"]).await;
    says(&money, "RUB");
    says(&money, "Europe/Moscow");
    let euros = ann.select(&money, "Currency", &["EUR"]).await;
    says(&euros, "EUR");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn channels_are_made_for_managers_alone_and_in_the_markets_language() {
    let town = Town::bare().await;
    let olga = town.manager("Ольга", "ru");
    let begun = olga.run("/программа настройка").await;
    let roles = press_all(&olga, begun, &["Дальше", "Дальше"]).await;
    let chosen = olga.select(&roles, "Выберите роли менеджеров", &["Managers"]).await;
    says(&chosen, &format!("<@&{}>", town.manager_role));
    let made = press_all(&olga, chosen, &["Дальше", "Создать недостающие"]).await;
    says(&made, "Россия:** <#");
    let stranger = town.newcomer("Sam", "en-GB");
    let review = channel_for(&made.text(), "Заявки, для менеджеров");
    assert!(olga.can_see(review));
    assert!(!stranger.can_see(review), "applications are for managers alone");
    assert!(stranger.can_see(channel_for(&made.text(), "Объявления")));
    town.close().await;
}

/// The channel that a card names for something.
fn channel_for(card: &str, name: &str) -> u64 {
    let rest = card.split(&format!("**{name}:** <#")).nth(1).expect("the card names a channel");
    rest.split('>').next().and_then(|id| id.parse().ok()).expect("a mention has a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn two_managers_at_once_do_no_harm() {
    let town = Town::bare().await;
    let (ann, ben) = (town.manager("Ann", "en-US"), town.manager("Ben", "en-US"));
    let begun = ann.run("/program setup").await;
    let channels = press_all(&ann, begun, &["Next", "Next", "Next"]).await;
    let same = ben.run("/program setup").await;
    says(&same, "step 4 of 8: Channels");
    let before = made(&town);
    let (one, two) =
        futures::join!(ann.press(&channels, "Create them for me"), ben.press(&same, "Create them for me"),);
    for outcome in [&one, &two] {
        let text = outcome.text();
        assert!(text.contains("<#") || text.contains("being made right now"), "{text}");
    }
    assert_eq!(made(&town) - before, 2, "the review channel and the announcements, once");
    let resumed = ann.run("/program setup").await;
    let landing = press_all(&ann, resumed, &["Next", "Next"]).await;
    ann.press(&landing, "Write the address").await;
    let commands = ann.submit("", &[("url", "https://shop.example.com/")]).await;
    let finish = press_all(&ann, commands, &["Next"]).await;
    let also = ben.run("/program setup").await;
    let (one, two) = futures::join!(ann.press(&finish, "Finish"), ben.press(&also, "Finish"));
    says(&one, "Acme creators is ready");
    says(&two, "Acme creators is ready");
    let audit = ann.run("/program audit").await;
    assert_eq!(audit.text().matches("finished the set-up").count(), 1, "{}", audit.text());
    town.close().await;
}

/// How many channels the bot made.
fn made(town: &Town) -> usize {
    let asked = town.sandbox.requests();
    asked.iter().filter(|asked| asked.method == "POST" && asked.path.ends_with("/channels")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_who_cannot_see_staff_commands_are_named_until_they_can() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    let helper = NewRole { permissions: Permissions::NONE, ..NewRole::named("Helpers") };
    let helpers = town.sandbox.role(town.guild, &helper).expect("the server exists");
    set_up(&ann).await;
    let roles = ann.run("/program roles").await;
    let chosen = ann.select(&roles, "Choose the manager roles", &["Managers", "Helpers"]).await;
    says(&chosen, &format!("<@&{helpers}>"));
    let overview = ann.press(&chosen, "Overview").await;
    let hidden = ann.press(&overview, "Who sees staff commands").await;
    says(&hidden, &format!("`/program` from <@&{helpers}>"));
    says(&hidden, "The menu *Creator card* from");
    says(&hidden, "Server Settings → Integrations → Duet");
    let health = ann.run("/program health").await;
    says(&health, "A staff command is hidden");

    let role = discord_sandbox::CommandPermission { id: helpers, kind: 1, allowed: true };
    let staff: Vec<String> = duet::discord::commands::staff().into_iter().collect();
    for name in &staff {
        let command = town.sandbox.command(name).expect("it is registered");
        town.sandbox.set_command_permissions(town.guild, command, std::slice::from_ref(&role));
    }
    let seen = ann.press(&hidden, "Check again").await;
    says(&seen, "There is nothing to do");
    let health = ann.run("/program health").await;
    says(&health, "All is well");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programmes_know_nothing_of_each_other() {
    let town = Town::bare().await;
    let ann = town.manager("Ann", "en-US");
    set_up(&ann).await;
    let (_, bo) = another_server(&town, "ru");
    let begun = bo.run("/программа настройка").await;
    says(&begun, "шаг 1 из 8");
    let health = bo.run("/программа состояние").await;
    says(&health, "Настройка не завершена");
    is_silent_about(&health, "Acme");
    let audit = bo.run("/программа журнал").await;
    is_silent_about(&audit, "Acme");
    let channels = bo.run("/программа каналы").await;
    is_silent_about(&channels, &town.us.to_string());
    town.close().await;
}
