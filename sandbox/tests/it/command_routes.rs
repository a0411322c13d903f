//! Routes of commands: registered, listed, changed and removed, and who may use them.

use discord_sandbox::CommandPermission;
use serde_json::{Value, json};

use crate::support::{Answer, Town};

fn id(answer: &Answer) -> String {
    answer.body["id"].as_str().expect("an id").to_owned()
}

fn command(name: &str) -> Value {
    json!({"name": name, "description": "Does it"})
}

fn names(answer: &Answer) -> Vec<&str> {
    answer.body.as_array().expect("a list").iter().map(|c| c["name"].as_str().expect("a name")).collect()
}

#[tokio::test]
async fn a_command_of_the_same_name_is_replaced_and_keeps_its_id() {
    let town = Town::new().await;
    let path = town.commands();
    let first = town.http.post(&path, command("link")).await;
    assert_eq!((first.status, &first.body["type"]), (201, &json!(1)));
    assert_eq!(first.body["application_id"], town.sandbox.application_id().to_string());
    for key in ["version", "default_member_permissions", "integration_types", "contexts", "nsfw"] {
        assert!(first.body.get(key).is_some(), "{key}");
    }
    let mut changed = command("link");
    changed["description"] = json!("Does more");
    let second = town.http.post(&path, changed).await;
    assert_eq!((second.status, id(&second)), (200, id(&first)));
    let menu = town.http.post(&path, json!({"type": 2, "name": "link"})).await;
    assert_eq!((menu.status, &menu.body["description"]), (201, &json!("")));
    assert_eq!(names(&town.http.get(&path).await), ["link", "link"]);
}

#[tokio::test]
async fn a_command_is_read_changed_and_removed() {
    let town = Town::new().await;
    let mut link = command("link");
    link["name_localizations"] = json!({"ru": "ссылка"});
    let made = town.http.post(&town.commands(), link).await;
    let path = format!("{}/{}", town.commands(), id(&made));
    assert_eq!(town.http.get(&path).await.body["name_localizations"]["ru"], "ссылка");
    let bare = town.http.get(&town.commands()).await;
    assert!(bare.body[0].get("name_localizations").is_none(), "lists leave translations out");
    let full = town.http.get(&format!("{}?with_localizations=true", town.commands())).await;
    assert_eq!(full.body[0]["name_localizations"]["ru"], "ссылка");
    let changed =
        town.http.patch(&path, json!({"description": "New", "default_member_permissions": "32"})).await;
    assert_eq!((changed.status, &changed.body["name"]), (200, &json!("link")));
    assert_eq!(changed.body["name_localizations"]["ru"], "ссылка");
    assert_eq!(changed.body["default_member_permissions"], "32");
    assert_eq!(town.http.delete(&path).await.status, 204);
    for method in ["GET", "PATCH", "DELETE"] {
        let gone = town.http.call(method, &path, Some(&json!({}))).await;
        assert_eq!((gone.status, gone.code()), (404, 10063), "{method}");
    }
}

#[tokio::test]
async fn each_scope_has_its_own_commands() {
    let town = Town::new().await;
    let global = town.commands();
    let local = format!("/applications/{}/guilds/{}/commands", town.sandbox.application_id(), town.guild);
    town.register(json!([command("one"), command("two")])).await;
    let own = town.http.put(&local, json!([command("two"), command("three")])).await;
    assert_eq!(own.body[0]["guild_id"], town.guild.to_string());
    assert_eq!(names(&town.http.get(&global).await), ["one", "two"]);
    assert_eq!(names(&town.http.get(&local).await), ["two", "three"]);
    let before = town.http.get(&global).await;
    let after = town.register(json!([command("two"), command("four")])).await;
    assert_eq!(after.body[0]["id"], before.body[1]["id"], "a command that stays keeps its id");
    assert_eq!(names(&town.http.get(&global).await), ["two", "four"]);
    assert_eq!(names(&town.http.get(&local).await), ["two", "three"]);
    let crossed = format!("{local}/{}", before.body[1]["id"].as_str().expect("an id"));
    assert_eq!(town.http.get(&crossed).await.code(), 10063);
    let three = format!("{local}/{}", own.body[1]["id"].as_str().expect("an id"));
    assert_eq!(town.http.patch(&three, json!({"name": "third"})).await.body["name"], "third");
    assert_eq!(town.http.post(&local, command("fourth")).await.status, 201);
    assert_eq!(town.http.delete(&three).await.status, 204);
    assert_eq!(names(&town.http.get(&local).await), ["two", "fourth"]);
    assert_eq!(town.http.get("/applications/1/commands").await.code(), 20012);
    let elsewhere = format!("/applications/{}/guilds/1/commands", town.sandbox.application_id());
    assert_eq!(town.http.get(&elsewhere).await.code(), 10004);
    assert_eq!(town.http.put(&global, json!([])).await.body, json!([]));
}

#[tokio::test]
async fn a_scope_holds_a_hundred_typed_commands() {
    let town = Town::new().await;
    let many = |count: usize| json!((0..count).map(|n| command(&format!("c{n}"))).collect::<Vec<_>>());
    assert_eq!(town.http.put(&town.commands(), many(101)).await.code(), 30032);
    town.register(many(100)).await;
    assert_eq!(town.http.post(&town.commands(), command("more")).await.code(), 30032);
    assert_eq!(town.http.post(&town.commands(), command("c5")).await.status, 200);
    assert_eq!(town.http.post(&town.commands(), json!({"type": 3, "name": "More"})).await.status, 201);
}

#[tokio::test]
async fn a_refused_list_leaves_everything_as_it_was() {
    let town = Town::new().await;
    town.register(json!([command("link")])).await;
    for (list, pointer) in [
        (json!([command("stats"), command("Stats")]), "/errors/1/name/_errors/0/code"),
        (json!([command("stats"), command("stats")]), "/errors/1/name/_errors/0/code"),
        (json!([{"name": "stats"}]), "/errors/0/description/_errors/0/code"),
        (
            json!([{"name": "stats", "description": "d", "name_localizations": {"en": "stats"}}]),
            "/errors/0/name_localizations/en/_errors/0/code",
        ),
    ] {
        let refused = town.http.put(&town.commands(), list).await;
        assert_eq!((refused.status, refused.code()), (400, 50035));
        assert!(refused.body.pointer(pointer).is_some(), "{refused:?}");
        assert_eq!(names(&town.http.get(&town.commands()).await), ["link"]);
    }
}

#[tokio::test]
async fn the_server_says_who_may_use_a_command_and_the_bot_can_only_read_it() {
    let town = Town::new().await;
    town.register(json!([{"name": "campaign", "description": "d", "default_member_permissions": "32"}]))
        .await;
    let of = town.sandbox.command("campaign").expect("registered");
    let local = format!("/applications/{}/guilds/{}/commands", town.sandbox.application_id(), town.guild);
    let path = format!("{local}/{of}/permissions");
    let none = town.http.get(&path).await;
    assert_eq!((none.status, none.code()), (404, 10066));
    assert_eq!(town.http.get(&format!("{local}/permissions")).await.body, json!([]));
    assert_eq!(town.http.get(&format!("{local}/1/permissions")).await.code(), 10063);
    let lines = [CommandPermission { id: town.mia.id(), kind: 2, allowed: true }];
    town.sandbox.set_command_permissions(town.guild, of, &lines);
    let one = town.http.get(&path).await;
    assert_eq!(one.body["id"], of.to_string());
    assert_eq!(one.body["guild_id"], town.guild.to_string());
    let line = json!({"id": town.mia.id().to_string(), "type": 2, "permission": true});
    assert_eq!(one.body["permissions"], json!([line]));
    assert_eq!(town.http.get(&format!("{local}/permissions")).await.body, json!([one.body]));
    let set = town.http.put(&path, json!({"permissions": []})).await;
    assert_eq!((set.status, set.code()), (403, 20001));
    let seen = |person: &discord_sandbox::Person| person.commands().len();
    assert_eq!((seen(&town.mia), seen(&town.ivan)), (1, 0));
}
