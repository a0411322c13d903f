//! Who the creators are, for managers; and inviting new ones.

use discord_sandbox::{DirectMessages, NewPerson};

use crate::start::applies;
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_sees_a_creator_by_name_and_by_menu() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    lena.run("/ссылка получить").await;
    let found = boss.complete("/creator card creator:лен").await;
    assert_eq!(found.names(), ["Лена · active"]);
    let card = boss.run("/creator card creator:Лена").await;
    for shown in
        ["Лена", "active", "Russia", "Results: 30 days", "Clicks: 0", "Live links: 1", "12:00", "Russian"]
    {
        assert!(card.text().contains(shown), "{shown} is missing in {}", card.text());
    }
    let menu = boss.menu("Creator card", lena.id()).await;
    assert_eq!(menu.text(), card.text());
    let unknown = boss.menu("Creator card", boss.id()).await;
    assert!(unknown.text().contains("no such creator"), "{}", unknown.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_sifted_and_turned() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    for number in 0..12 {
        town.creator(&format!("Creator {number}"), "en-US", if number == 0 { "ru" } else { "us" }).await;
    }
    let list = boss.run("/автор список").await;
    assert!(list.text().contains("Авторы: 12") && list.text().contains("Страница 1 из 2"), "{}", list.text());
    let next = boss.press(&list, "Следующая").await;
    assert!(next.text().contains("Creator 0"), "{}", next.text());
    let sifted = boss.run("/автор список стадия:в программе рынок:Россия").await;
    assert!(sifted.text().contains("Авторы: 1"), "{}", sifted.text());
    let none = boss.run("/автор список стадия:отказ").await;
    assert!(none.text().contains("Здесь пока никого"), "{}", none.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invited_member_starts_from_the_message() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.newcomer("Лена", "ru");
    lena.run("/профиль язык язык:Русский").await;
    let invited = boss.run(&format!("/creator invite person:<@{}>", lena.id())).await;
    assert!(invited.text().contains("has the invitation"), "{}", invited.text());
    let invitation = lena.direct_messages().pop().expect("an invitation");
    assert!(lena.direct_transcript().contains("хочет с вами работать"), "{}", lena.direct_transcript());
    let start = lena.in_direct_messages().press(&invitation, "Начать").await;
    assert!(start.text().contains("Заявка в Acme creators"), "{}", start.text());
    let market = lena.in_direct_messages().select(&start, "Ваш рынок", &["Россия"]).await;
    assert!(market.text().contains("Москва, UTC+3"), "{}", market.text());
    let active = town.creator("Mira", "en-US", "us").await;
    let refused = boss.run(&format!("/creator invite person:<@{}>", active.id())).await;
    assert!(refused.text().contains("“active”"), "{}", refused.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_hears_that_an_invitation_did_not_arrive() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let speaking = NewPerson::speaking("Mira", "en-US", town.guild);
    let mira = town.sandbox.person(&NewPerson { direct_messages: DirectMessages::Closed, ..speaking });
    let invited = boss.run(&format!("/creator invite person:<@{}>", mira.id())).await;
    assert!(invited.text().contains("direct messages are closed"), "{}", invited.text());
    mira.set_direct_messages(DirectMessages::Open);
    applies(&mira).await;
    town.settle().await;
    boss.messages(town.review);
    mira.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_members_of_the_server_are_invited() {
    let town = Town::new().await;
    let elsewhere = town.neighbour("Borealis", "https://borealis.example.org/").await;
    let kay = town.sandbox.person(&NewPerson::speaking("Kay", "en-US", elsewhere.guild));
    for (boss, command, words) in [
        (town.manager("Boss", "en-US"), "/creator invite person", "not on this server"),
        (town.manager("Анна", "ru"), "/автор пригласить кто", "нет на сервере"),
    ] {
        let refused = boss.run(&format!("{command}:<@{}>", kay.id())).await;
        assert!(refused.text().contains(words), "{}", refused.text());
    }
    kay.join(town.guild, &[]);
    let boss = town.manager("Boss", "en-US");
    let invited = boss.run(&format!("/creator invite person:<@{}>", kay.id())).await;
    assert!(invited.text().contains("has the invitation"), "{}", invited.text());
    kay.direct_messages();
    town.close().await;
}
