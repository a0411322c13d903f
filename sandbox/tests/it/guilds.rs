//! Guilds over REST: channels, roles and members, read and changed as far as the bot's own roles reach.

use discord_sandbox::{NewGuild, NewRole, Permissions};
use serde_json::{Value, json};

use crate::support::{Answer, Gateway, ORDINARY, Town};

fn id(answer: &Answer) -> String {
    answer.body["id"].as_str().expect("an id").to_owned()
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name")).collect()
}

#[tokio::test]
async fn the_bot_reads_itself_and_its_guilds() {
    let town = Town::new().await;
    let own = town.sandbox.application_id().to_string();
    for path in ["/users/@me", "/applications/@me", "/oauth2/applications/@me"] {
        assert_eq!(town.http.get(path).await.body["id"], own, "{path}");
    }
    let gateway = town.http.get("/gateway/bot").await;
    assert_eq!(gateway.body["shards"], 1);
    assert!(gateway.body["session_start_limit"]["max_concurrency"].is_number());
    assert_eq!(town.http.get("/gateway").await.body["url"], gateway.body["url"]);
    assert_eq!(names(&town.http.get("/users/@me/guilds").await.body), ["Town"]);
    let path = format!("/guilds/{}", town.guild);
    let guild = town.http.get(&format!("{path}?with_counts=true")).await;
    assert_eq!((&guild.body["name"], &guild.body["approximate_member_count"]), (&json!("Town"), &json!(4)));
    assert_eq!(names(&town.http.get(&format!("{path}/channels")).await.body), ["general"]);
    assert_eq!(names(&town.http.get(&format!("{path}/roles")).await.body), ["@everyone", "Bot"]);
    let away = town.sandbox.guild(&NewGuild { has_bot: false, ..NewGuild::named("Away") });
    assert_eq!(town.http.get(&format!("/guilds/{away}")).await.code(), 50001);
}

#[tokio::test]
async fn members_are_paged_and_found_by_the_beginning_of_their_names() {
    let town = Town::new().await;
    let path = format!("/guilds/{}/members", town.guild);
    let all = town.http.get(&format!("{path}?limit=1000")).await;
    let ids: Vec<&str> =
        all.body.as_array().expect("a list").iter().filter_map(|m| m["user"]["id"].as_str()).collect();
    assert_eq!(ids.len(), 4);
    assert_eq!(town.http.get(&path).await.body.as_array().map(Vec::len), Some(1));
    let page = town.http.get(&format!("{path}?limit=2&after={}", ids[0])).await;
    assert_eq!(page.body[0]["user"]["id"], ids[1]);
    assert_eq!(page.body.as_array().map(Vec::len), Some(2));
    assert_eq!(town.http.get(&format!("{path}?limit=1001")).await.code(), 50035);
    assert_eq!(town.http.get(&format!("{path}?limit=0")).await.code(), 50035);

    let found =
        async |query: &str| town.http.get(&format!("{path}/search?limit=10&query={query}")).await.body;
    assert_eq!(found("MI").await[0]["user"]["global_name"], "Mia");
    assert_eq!(found("ia").await, json!([]));
    town.http.patch(&format!("{path}/{}", town.ivan.id()), json!({"nick": "Vanya"})).await;
    assert_eq!(town.http.get(&format!("{path}/search?query=van")).await.code(), 0);
    let one = town.http.get(&format!("{path}/{}", town.mia.id())).await;
    assert_eq!(one.body["user"]["username"], "mia");
}

#[tokio::test]
async fn roles_are_given_below_the_bots_own() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY | 1 << 1).await;
    let guild = format!("/guilds/{}", town.guild);
    let made = town.http.post(&format!("{guild}/roles"), json!({"name": "Author", "color": 255})).await;
    assert_eq!((made.status, &made.body["color"]), (200, &json!(255)));
    let give = format!("{guild}/members/{}/roles/{}", town.mia.id(), id(&made));
    assert_eq!(town.http.call("PUT", &give, None).await.status, 204);
    assert_eq!(gateway.event("GUILD_MEMBER_UPDATE").await["roles"], json!([id(&made)]));
    assert_eq!(town.mia.roles(town.guild).len(), 1);
    assert_eq!(town.http.delete(&give).await.status, 204);
    assert!(town.mia.roles(town.guild).is_empty());

    let edited = town
        .http
        .patch(&format!("{guild}/roles/{}", id(&made)), json!({"name": "Creator", "hoist": true}))
        .await;
    assert_eq!(
        (&edited.body["name"], &edited.body["color"], &edited.body["hoist"]),
        (&json!("Creator"), &json!(255), &json!(true))
    );
    assert_eq!(gateway.event("GUILD_ROLE_UPDATE").await["role"]["name"], "Creator");
    town.http.call("PUT", &give, None).await;
    assert_eq!(town.http.delete(&format!("{guild}/roles/{}", id(&made))).await.status, 204);
    assert_eq!(gateway.event("GUILD_ROLE_DELETE").await["role_id"], id(&made));
    assert!(town.mia.roles(town.guild).is_empty());
    assert_eq!(town.http.call("PUT", &give, None).await.code(), 10011);

    // Nobody gives away their own highest role, nor the managed role of a bot, nor @everyone.
    let roles = town.http.get(&format!("{guild}/roles")).await;
    for role in roles.body.as_array().expect("roles") {
        let path = format!("{guild}/members/{}/roles/{}", town.mia.id(), role["id"].as_str().expect("an id"));
        assert_eq!(town.http.call("PUT", &path, None).await.code(), 50013, "{role}");
        let path = format!("{guild}/roles/{}", role["id"].as_str().expect("an id"));
        assert_eq!(town.http.delete(&path).await.code(), 50013, "{role}");
    }
}

#[tokio::test]
async fn members_are_changed_as_far_as_the_bot_may() {
    let town = Town::new().await;
    let everything = NewGuild { bot_permissions: Permissions::ALL, ..NewGuild::named("Trusting") };
    let guild = town.sandbox.guild(&everything);
    town.mia.join(guild, &[]);
    let role = town.sandbox.role(guild, &NewRole::named("Author")).expect("a guild");
    let path = format!("/guilds/{guild}/members/{}", town.mia.id());
    let both = town.http.patch(&path, json!({"nick": "Миа", "roles": [role.to_string()]})).await;
    assert_eq!((&both.body["nick"], &both.body["roles"]), (&json!("Миа"), &json!([role.to_string()])));
    let none = town.http.patch(&path, json!({"nick": null, "roles": []})).await;
    assert_eq!((&none.body["nick"], &none.body["roles"]), (&json!(null), &json!([])));
    let own = town.http.patch(&format!("/guilds/{guild}/members/@me"), json!({"nick": "Duet"})).await;
    assert_eq!(own.body["nick"], "Duet");
    assert_eq!(town.http.patch(&path, json!({"mute": true})).await.status, 501);
    assert_eq!(town.http.delete(&path).await.status, 204);
    assert_eq!(town.http.get(&path).await.code(), 10007);
    assert_eq!(town.http.delete(&path).await.code(), 10007);
    let owner = town.http.get(&format!("/guilds/{guild}")).await.body["owner_id"].clone();
    let owner = format!("/guilds/{guild}/members/{}", owner.as_str().expect("an id"));
    assert_eq!(town.http.patch(&owner, json!({"nick": "Boss"})).await.code(), 50013);
    assert_eq!(town.http.delete(&owner).await.code(), 50013);

    // In Town the bot may neither rename nor send away.
    let mia = format!("/guilds/{}/members/{}", town.guild, town.mia.id());
    assert_eq!(town.http.patch(&mia, json!({"nick": "x"})).await.code(), 50013);
    assert_eq!(town.http.delete(&mia).await.code(), 50013);
}

#[tokio::test]
async fn channels_are_made_changed_and_removed() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let path = format!("/guilds/{}/channels", town.guild);
    let heading = town.http.post(&path, json!({"name": "Programme", "type": 4})).await;
    assert_eq!((heading.status, &heading.body["type"]), (201, &json!(4)));
    assert_eq!(gateway.event("CHANNEL_CREATE").await["id"], heading.body["id"]);
    let body = json!({"name": "News Room", "type": 5, "topic": "News", "parent_id": heading.body["id"],
        "permission_overwrites": [{"id": town.guild.to_string(), "type": 0, "deny": "2048"}]});
    let news = town.http.post(&path, body).await;
    assert_eq!((&news.body["name"], &news.body["parent_id"]), (&json!("news-room"), &heading.body["id"]));
    assert_eq!(news.body["permission_overwrites"][0]["deny"], "2048");
    let own = format!("/channels/{}", id(&news));
    let edited = town.http.patch(&own, json!({"topic": null, "name": "news"})).await;
    assert_eq!((&edited.body["name"], &edited.body["topic"]), (&json!("news"), &json!(null)));
    assert_eq!(gateway.event("CHANNEL_UPDATE").await["name"], "news");
    assert_eq!(town.http.post(&path, json!({"name": "Voice", "type": 2})).await.status, 501);

    let overwrite = format!("{own}/permissions/{}", town.mia.id());
    let set = town.http.put(&overwrite, json!({"type": 1, "allow": "2048"})).await;
    assert_eq!(set.status, 204, "{set:?}");
    let channel: u64 = id(&news).parse().expect("an id");
    assert_eq!(town.mia.at(channel).say("Hi").error, None);
    assert!(town.ivan.at(channel).say("Hi").error.is_some());
    assert_eq!(town.http.delete(&overwrite).await.status, 204);
    assert_eq!(town.http.delete(&overwrite).await.code(), 10009);
    assert!(town.mia.at(channel).say("Hi").error.is_some());
    assert_eq!(town.http.delete(&own).await.status, 200);
    assert_eq!(town.http.get(&own).await.code(), 10003);
    let dm = town.http.post("/users/@me/channels", json!({"recipient_id": town.mia.id().to_string()})).await;
    assert_eq!(town.http.patch(&format!("/channels/{}", id(&dm)), json!({"name": "x"})).await.code(), 50003);
}
