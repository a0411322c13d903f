//! Commands: registered, found, hidden, typed, completed, and what a client refuses to send.

use discord_sandbox::{Attachment, CommandPermission, NewRole, Outcome, Permissions, Person};
use serde_json::{Value, json};

use crate::support::{Gateway, ORDINARY, Town};

fn error(outcome: Outcome) -> String {
    outcome.error.unwrap_or_default()
}

/// Runs a command that the bot answers with “ok”, and returns what the bot was sent.
async fn run(town: &Town, gateway: &mut Gateway, person: &Person, text: &str) -> Value {
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&run, json!({"type": 4, "data": {"content": "ok", "flags": 64}})).await;
        run
    };
    let (outcome, run) = tokio::join!(person.run(text), bot);
    assert_eq!(outcome.text(), "ok");
    run
}

fn every_option() -> Value {
    let option = |kind: u8, name: &str, more: Value| {
        let mut option = json!({"type": kind, "name": name, "description": name});
        option.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        option
    };
    json!([{"name": "all", "description": "All", "name_localizations": {"ru": "все"}, "options": [
        option(3, "text", json!({"required": true, "min_length": 2, "max_length": 5, "name_localizations": {"ru": "текст"}})),
        option(4, "whole", json!({"min_value": 1, "max_value": 10})),
        option(10, "part", json!({"max_value": 0.5})),
        option(5, "truth", json!({})),
        option(6, "person", json!({})),
        option(7, "place", json!({"channel_types": [0]})),
        option(8, "role", json!({})),
        option(9, "any", json!({})),
        option(11, "file", json!({})),
        option(3, "period", json!({"choices": [
            {"name": "Week", "value": "7d", "name_localizations": {"ru": "Неделя"}}, {"name": "Month", "value": "30d"}]})),
    ]}])
}

#[tokio::test]
async fn every_kind_of_option_arrives_as_discord_sends_it() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(every_option()).await;
    let role = town.sandbox.role(town.guild, &NewRole::named("Crew")).expect("a role");
    let text = "/все текст:a b c whole:7 part:0,25 truth:да person:@Mia place:#general role:@Crew any:@Ivan period:неделя";
    let sent = run(&town, &mut gateway, &town.ivan, text).await;
    let value = |name: &str| {
        let options = sent["data"]["options"].as_array().expect("options");
        options.iter().find(|o| o["name"] == name).map(|o| o["value"].clone()).unwrap_or_default()
    };
    let id = |id: u64| json!(id.to_string());
    assert_eq!((value("text"), value("whole"), value("part")), (json!("a b c"), json!(7), json!(0.25)));
    assert_eq!((value("truth"), value("period")), (json!(true), json!("7d")));
    assert_eq!((value("person"), value("any")), (id(town.mia.id()), id(town.ivan.id())));
    assert_eq!((value("place"), value("role")), (id(town.general), id(role)));
    let resolved = &sent["data"]["resolved"];
    assert_eq!(resolved["users"][town.mia.id().to_string()]["global_name"], "Mia");
    let member = &resolved["members"][town.mia.id().to_string()];
    assert!(
        member["permissions"].is_string() && member.get("user").is_none() && member.get("deaf").is_none()
    );
    assert_eq!(resolved["roles"][role.to_string()]["name"], "Crew");
    assert_eq!(resolved["channels"][town.general.to_string()]["name"], "general");
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&run, json!({"type": 4, "data": {"content": "ok"}})).await;
        run
    };
    let file = Attachment {
        option: "file".to_owned(),
        filename: "a.txt".to_owned(),
        content_type: "text/plain".to_owned(),
        bytes: b"hi".to_vec(),
    };
    let (_, sent) = tokio::join!(town.mia.run_with("/all text:abc", vec![file]), bot);
    let file = sent["data"]["options"][1]["value"].as_str().expect("a file").to_owned();
    let url = sent["data"]["resolved"]["attachments"][file]["url"].as_str().expect("an address").to_owned();
    assert_eq!(reqwest::get(url).await.expect("a file").text().await.expect("text"), "hi");
}

#[tokio::test]
async fn a_client_sends_nothing_that_the_command_does_not_take() {
    let town = Town::new().await;
    town.register(every_option()).await;
    let refused = [
        ("/all", "The option “text” is required"),
        ("/all text:a", "“text”: shorter than 2 characters"),
        ("/all text:abcdef", "“text”: longer than 5 characters"),
        ("/all text:abc whole:0", "“whole”: less than 1"),
        ("/all text:abc whole:1.5", "“whole”: not a whole number"),
        ("/all text:abc part:0.6", "“part”: more than 0.5"),
        ("/all text:abc truth:maybe", "“truth”: neither true nor false"),
        ("/all text:abc person:@Nobody", "“person”: no such person here"),
        ("/all text:abc period:year", "“period”: not one of the choices"),
        ("/all loose text:abc", "“loose” belongs to no option"),
        ("/nothing", "There is no command “/nothing” for you here"),
    ];
    for (text, words) in refused {
        assert_eq!(error(town.mia.run(text).await), words, "{text}");
    }
    assert!(town.sandbox.unanswered().is_empty(), "the bot heard of none of it");
}

#[tokio::test]
async fn hidden_commands_are_hidden() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([
        {"name": "program", "description": "Staff", "default_member_permissions": "32", "contexts": [0]},
        {"name": "help", "description": "Help"},
        {"name": "nobody", "description": "Nobody", "default_member_permissions": "0"},
        {"name": "Card", "type": 2, "default_member_permissions": "32"},
    ]))
    .await;
    let mut staff = NewRole::named("Staff");
    staff.permissions = Permissions::MANAGE_GUILD;
    let staff = town.sandbox.role(town.guild, &staff).expect("a role");
    let crew = town.sandbox.role(town.guild, &NewRole::named("Crew")).expect("a role");
    let names = |person: &Person| -> Vec<String> {
        person.commands().iter().filter_map(|c| c["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(names(&town.mia), ["help"]);
    assert_eq!(error(town.mia.run("/program").await), "There is no command “/program” for you here");
    assert!(!error(town.mia.menu("Card", town.ivan.id()).await).is_empty());
    town.mia.set_roles(town.guild, &[staff]);
    assert_eq!(names(&town.mia), ["program", "help", "Card"]);
    run(&town, &mut gateway, &town.mia, "/program").await;
    assert_eq!(names(&town.mia.in_direct_messages()), ["help", "nobody", "Card"], "it is for servers");

    let program = town.sandbox.command("program").expect("a command");
    let allow = |id: u64, kind: u8, allowed: bool| CommandPermission { id, kind, allowed };
    town.sandbox.set_command_permissions(
        town.guild,
        program,
        &[allow(crew, 1, true), allow(town.guild, 1, false)],
    );
    assert_eq!(gateway.event("APPLICATION_COMMAND_PERMISSIONS_UPDATE").await["id"], program.to_string());
    assert_eq!(names(&town.mia), ["help", "Card"], "the override replaces the permission");
    town.ivan.set_roles(town.guild, &[crew]);
    assert!(names(&town.ivan).contains(&"program".to_owned()));
    town.sandbox.set_command_permissions(
        town.guild,
        program,
        &[allow(town.general, 3, false), allow(crew, 1, true)],
    );
    assert!(!names(&town.ivan).contains(&"program".to_owned()), "not in this channel");
    let application = town.sandbox.application_id();
    let path = format!("/applications/{application}/guilds/{}/commands/{program}/permissions", town.guild);
    let read = town.http.get(&path).await;
    assert_eq!(read.body["permissions"].as_array().map(Vec::len), Some(2));
    let none =
        format!("/applications/{application}/guilds/{}/commands/{application}/permissions", town.guild);
    assert_eq!(town.http.get(&none).await.code(), 10066);
}

#[tokio::test]
async fn commands_keep_their_ids_and_hide_translations_in_lists() {
    let town = Town::new().await;
    let body = json!([{"name": "help", "description": "Help", "name_localizations": {"ru": "помощь"}}]);
    let first = town.register(body.clone()).await.body;
    let second = town.register(body).await.body;
    assert_eq!(first, second);
    let changed = town
        .register(json!([{"name": "help", "description": "Other"}, {"name": "more", "description": "More"}]))
        .await
        .body;
    assert_eq!(changed[0]["id"], first[0]["id"]);
    assert_ne!(changed[0]["version"], first[0]["version"]);
    let patch = format!("{}/{}", town.commands(), changed[1]["id"].as_str().expect("an id"));
    town.http.patch(&patch, json!({"name_localizations": {"ru": "еще"}})).await;
    let list = town.http.get(&town.commands()).await.body;
    assert!(list[1].get("name_localizations").is_none());
    let list = town.http.get(&format!("{}?with_localizations=true", town.commands())).await.body;
    assert_eq!(list[1]["name_localizations"]["ru"], "еще");
    assert_eq!(town.http.delete(&patch).await.status, 204);
    assert_eq!(town.http.get(&patch).await.code(), 10063);
    let bad = town.http.put(&town.commands(), json!([{"name": "Has Spaces", "description": "x"}])).await;
    assert_eq!(bad.code(), 50035);
}

#[tokio::test]
async fn typing_is_completed_in_the_typists_language() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "link", "description": "Links", "name_localizations": {"ru": "ссылка"}, "options": [
        {"type": 1, "name": "get", "description": "Get", "name_localizations": {"ru": "получить"},
            "description_localizations": {"ru": "Получить ссылку"}, "options": [
            {"type": 3, "name": "campaign", "description": "Which", "autocomplete": true, "name_localizations": {"ru": "кампания"}},
            {"type": 3, "name": "style", "description": "How", "choices": [{"name": "Short", "value": "s", "name_localizations": {"ru": "Короткий"}}]}]},
        {"type": 1, "name": "list", "description": "List"}]}]))
    .await;
    let paths = town.ivan.complete("/с").await;
    assert_eq!(paths.names(), ["/ссылка list", "/ссылка получить"]);
    assert_eq!(paths.choices[1].description, "Получить ссылку");
    assert_eq!(town.mia.complete("/li").await.names(), ["/link get", "/link list"]);
    assert_eq!(town.ivan.complete("/ссылка получить ").await.names(), ["кампания", "style"]);
    assert_eq!(town.ivan.complete("/link get style:кор").await.choices[0].value, "s");
    let bot = async {
        let asked = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(asked["type"], 4);
        let option = &asked["data"]["options"][0]["options"][1];
        assert_eq!(
            (&option["name"], &option["value"], &option["focused"]),
            (&json!("campaign"), &json!("ве"), &json!(true))
        );
        assert_eq!(asked["data"]["options"][0]["options"][0]["value"], "s");
        let choice = json!({"name": "Spring", "value": "12", "name_localizations": {"ru": "Весна"}});
        assert_eq!(
            town.http.answer(&asked, json!({"type": 8, "data": {"choices": [choice]}})).await.status,
            204
        );
    };
    let (found, ()) = tokio::join!(town.ivan.complete("/ссылка получить style:Короткий кампания:ве"), bot);
    assert_eq!(found.choices[0].text, "/ссылка получить style:Короткий кампания:Весна");
    assert_eq!(found.choices[0].value, "12");

    let bot = async {
        let asked = gateway.event("INTERACTION_CREATE").await;
        let choice = json!({"name": "Spring", "value": "12", "name_localizations": {"ru": "Весна"}});
        town.http.answer(&asked, json!({"type": 8, "data": {"choices": [choice]}})).await;
        let run = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(run["data"]["options"][0]["options"][0]["value"], "12", "the label stands for its value");
        town.http.answer(&run, json!({"type": 4, "data": {"content": "ok"}})).await;
    };
    let (outcome, ()) = tokio::join!(town.ivan.run("/ссылка получить кампания:Весна"), bot);
    assert_eq!(outcome.text(), "ok");
}

#[tokio::test]
async fn menus_carry_their_target() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([
        {"name": "Creator card", "type": 2, "name_localizations": {"ru": "Карточка автора"}},
        {"name": "Show in my language", "type": 3},
    ]))
    .await;
    let bot = async {
        let menu = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&menu, json!({"type": 4, "data": {"content": "ok"}})).await;
        menu
    };
    let (_, menu) = tokio::join!(town.ivan.menu("Карточка автора", town.mia.id()), bot);
    let target = town.mia.id().to_string();
    assert_eq!((&menu["data"]["name"], &menu["data"]["target_id"]), (&json!("Creator card"), &json!(target)));
    assert_eq!(menu["data"]["resolved"]["users"][&target]["id"], target.as_str());
    assert!(menu["data"]["resolved"]["members"][&target].is_object());

    let said = town.mia.say("Bonjour");
    let message = said.message().expect("a message").clone();
    let bot = async {
        let menu = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&menu, json!({"type": 4, "data": {"content": "ok"}})).await;
        menu
    };
    let target = discord_sandbox::MessageId::message_id(&message);
    let (_, menu) = tokio::join!(town.ivan.menu("Show in my language", target), bot);
    assert_eq!(menu["data"]["resolved"]["messages"][target.to_string()]["content"], "Bonjour");
}

#[tokio::test]
async fn what_else_is_typed_comes_along_when_an_option_is_completed() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "pay", "description": "Pay", "options": [
        {"type": 6, "name": "person", "description": "Whom"},
        {"type": 7, "name": "place", "description": "Where"},
        {"type": 4, "name": "sum", "description": "How much"},
        {"type": 3, "name": "reason", "description": "Why", "autocomplete": true}]}]))
        .await;
    let bot = async {
        let asked = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&asked, json!({"type": 8, "data": {"choices": []}})).await;
        asked["data"]["options"].clone()
    };
    let text = format!("/pay person:<@{}> place:#general sum:lots reason:be", town.ivan.id());
    let (found, options) = tokio::join!(town.mia.complete(&text), bot);
    assert_eq!((found.choices.len(), found.error), (0, None));
    let given: Vec<(&Value, &Value)> =
        options.as_array().expect("options").iter().map(|o| (&o["name"], &o["value"])).collect();
    let (ivan, general) = (json!(town.ivan.id().to_string()), json!(town.general.to_string()));
    let expected = [(&json!("person"), &ivan), (&json!("place"), &general), (&json!("reason"), &json!("be"))];
    assert_eq!(given, expected, "what is no number yet is left out");
}
