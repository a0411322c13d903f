//! What is put on messages, and on people: reactions, pins, bans.

use discord_sandbox::{ChannelKind, NewChannel, Permissions};
use serde_json::{Value, json};

use crate::support::{Gateway, Town};

/// Every intent that this is about.
const HEARS: u64 = 1 | 1 << 1 | 1 << 2 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13;
const THUMB: &str = "%F0%9F%91%8D";

async fn with(permissions: Permissions) -> Town {
    let town = Town::new().await;
    let role = town.sandbox.bot_role(town.guild).expect("a role");
    town.sandbox.set_permissions(town.guild, role, permissions);
    town
}

async fn sent(town: &Town) -> (u64, String) {
    let path = format!("/channels/{}/messages", town.general);
    let made = town.http.post(&path, json!({"content": "x"})).await;
    let id = made.body["id"].as_str().expect("an id").to_owned();
    (id.parse().expect("a number"), format!("{path}/{id}"))
}

#[tokio::test]
async fn a_reaction_comes_is_counted_and_goes() {
    let town = with(Permissions::MANAGE_MESSAGES).await;
    let (message, path) = sent(&town).await;
    let mut gateway = Gateway::identify(&town.sandbox, HEARS).await;
    gateway.heard().await;
    let own = format!("{path}/reactions/{THUMB}/@me");
    assert_eq!(town.http.put(&own, Value::Null).await.status, 204);
    assert_eq!(town.http.put(&own, Value::Null).await.status, 204, "twice is once");
    assert_eq!(gateway.event("MESSAGE_REACTION_ADD").await["emoji"], json!({"id": null, "name": "👍"}));
    assert_eq!(town.ivan.react(message, "👍", true).error, None);
    let heard = gateway.event("MESSAGE_REACTION_ADD").await;
    assert_eq!(heard["user_id"], town.ivan.id().to_string());
    assert_eq!(heard["member"]["user"]["id"], heard["user_id"]);
    assert_eq!(heard["message_author_id"], town.sandbox.application_id().to_string());
    let reaction = &town.http.get(&path).await.body["reactions"][0];
    assert_eq!((&reaction["count"], &reaction["me"]), (&json!(2), &json!(true)));
    let users = town.http.get(&format!("{path}/reactions/{THUMB}?limit=1")).await.body;
    assert_eq!(users.as_array().map(Vec::len), Some(1));
    assert_eq!(town.http.delete(&own).await.status, 204);
    assert_eq!(gateway.event("MESSAGE_REACTION_REMOVE").await["message_id"], message.to_string());
    let ivans = format!("{path}/reactions/{THUMB}/{}", town.ivan.id());
    assert_eq!(town.http.delete(&ivans).await.status, 204);
    gateway.event("MESSAGE_REACTION_REMOVE").await;
    assert_eq!(town.http.get(&path).await.body.get("reactions"), None);
    town.mia.react(message, "🎉", true);
    assert_eq!(town.http.delete(&format!("{path}/reactions")).await.status, 204);
    gateway.event("MESSAGE_REACTION_REMOVE_ALL").await;
    town.mia.react(message, "🎉", true);
    assert_eq!(town.http.delete(&format!("{path}/reactions/%F0%9F%8E%89")).await.status, 204);
    assert_eq!(gateway.event("MESSAGE_REACTION_REMOVE_EMOJI").await["emoji"]["name"], "🎉");
}

#[tokio::test]
async fn a_reaction_takes_an_emoji_and_a_permission() {
    let town = with(Permissions::NONE).await;
    let (message, path) = sent(&town).await;
    for unknown in ["x", "party:123", "%3Asmile%3A"] {
        let refused = town.http.put(&format!("{path}/reactions/{unknown}/@me"), Value::Null).await;
        assert_eq!((refused.status, refused.code()), (400, 10014), "{unknown}");
    }
    let everyone = Permissions::EVERYDAY.without(Permissions::ADD_REACTIONS);
    town.sandbox.set_permissions(town.guild, town.guild, everyone);
    let own = format!("{path}/reactions/{THUMB}/@me");
    assert_eq!(town.http.put(&own, Value::Null).await.code(), 50013);
    assert!(town.mia.react(message, "👍", true).error.is_some());
    town.sandbox.set_permissions(town.guild, town.guild, Permissions::EVERYDAY);
    assert_eq!(town.mia.react(message, "👍", true).error, None);
    town.sandbox.set_permissions(town.guild, town.guild, everyone);
    assert_eq!(town.http.put(&own, Value::Null).await.status, 204, "somebody put it there already");
    let mias = format!("{path}/reactions/{THUMB}/{}", town.mia.id());
    assert_eq!(town.http.delete(&mias).await.code(), 50013);
}

#[tokio::test]
async fn a_message_is_pinned_told_and_unpinned() {
    let town = with(Permissions::PIN_MESSAGES).await;
    let (message, path) = sent(&town).await;
    let (second, _) = sent(&town).await;
    let mut gateway = Gateway::identify(&town.sandbox, HEARS).await;
    gateway.heard().await;
    let channel = format!("/channels/{}", town.general);
    assert_eq!(town.http.put(&format!("{channel}/messages/pins/{message}"), Value::Null).await.status, 204);
    assert!(gateway.event("CHANNEL_PINS_UPDATE").await["last_pin_timestamp"].is_string());
    let said = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&said["type"], &said["message_reference"]["message_id"]),
        (&json!(6), &json!(message.to_string()))
    );
    assert_eq!(town.http.get(&path).await.body["pinned"], true);
    assert!(town.http.get(&channel).await.body["last_pin_timestamp"].is_string());
    assert_eq!(
        town.http.put(&format!("{channel}/pins/{second}"), Value::Null).await.status,
        204,
        "the older way"
    );
    let pins = town.http.get(&format!("{channel}/messages/pins?limit=1")).await.body;
    assert_eq!(
        (&pins["items"][0]["message"]["id"], &pins["has_more"]),
        (&json!(second.to_string()), &json!(true))
    );
    let before = pins["items"][0]["pinned_at"].as_str().expect("a moment").replace('+', "%2B");
    let rest = town.http.get(&format!("{channel}/messages/pins?before={before}")).await.body;
    assert_eq!(rest["items"].as_array().map(Vec::len), Some(1), "{rest}");
    assert_eq!(town.http.get(&format!("{channel}/pins")).await.body.as_array().map(Vec::len), Some(2));
    assert_eq!(town.http.delete(&format!("{channel}/messages/pins/{message}")).await.status, 204);
    assert_eq!(town.http.get(&path).await.body["pinned"], false);
    let notice = format!("{channel}/messages/pins/{}", said["id"].as_str().expect("an id"));
    assert_eq!(town.http.put(&notice, Value::Null).await.code(), 50021);
    let role = town.sandbox.bot_role(town.guild).expect("a role");
    town.sandbox.set_permissions(town.guild, role, Permissions::MANAGE_MESSAGES);
    assert_eq!(town.http.delete(&format!("{channel}/pins/{second}")).await.code(), 50013);
}

#[tokio::test]
async fn an_announcement_is_handed_on_once() {
    let town = with(Permissions::NONE).await;
    let news = NewChannel { kind: ChannelKind::Announcement, ..NewChannel::named("news") };
    let news = town.sandbox.channel(town.guild, &news);
    let path = format!("/channels/{news}/messages");
    let made = town.http.post(&path, json!({"content": "x"})).await;
    let crosspost = format!("{path}/{}/crosspost", made.body["id"].as_str().expect("an id"));
    let handed = town.http.call("POST", &crosspost, None).await;
    assert_eq!((handed.status, &handed.body["flags"]), (200, &json!(1)));
    assert_eq!(town.http.call("POST", &crosspost, None).await.code(), 40033);
    let (_, elsewhere) = sent(&town).await;
    let refused = town.http.call("POST", &format!("{elsewhere}/crosspost"), None).await;
    assert_eq!((refused.status, refused.code()), (400, 50024));
}

#[tokio::test]
async fn what_a_guild_has_none_of_is_listed_as_none() {
    let town = with(Permissions::MANAGE_GUILD.with(Permissions::MANAGE_WEBHOOKS)).await;
    let guild = format!("/guilds/{}", town.guild);
    for list in ["emojis", "stickers", "invites", "webhooks"] {
        assert_eq!(town.http.get(&format!("{guild}/{list}")).await.body, json!([]), "{list}");
    }
    let of_channel = format!("/channels/{}/webhooks", town.general);
    assert_eq!(town.http.get(&of_channel).await.body, json!([]));
    let role = town.sandbox.bot_role(town.guild).expect("a role");
    town.sandbox.set_permissions(town.guild, role, Permissions::NONE);
    assert_eq!(town.http.get(&format!("{guild}/invites")).await.code(), 50013);
    assert_eq!(town.http.get(&of_channel).await.code(), 50013);
}

#[tokio::test]
async fn who_is_banned_goes_with_their_words_and_stays_out() {
    let town = with(Permissions::BAN_MEMBERS).await;
    town.ivan.at(town.general).say("Buy now");
    town.mia.at(town.general).say("Oh no");
    let mut gateway = Gateway::identify(&town.sandbox, HEARS).await;
    gateway.heard().await;
    let bans = format!("/guilds/{}/bans", town.guild);
    let ivan = format!("{bans}/{}", town.ivan.id());
    assert_eq!(town.http.get(&ivan).await.code(), 10026);
    let wrong = town.http.put(&ivan, json!({"delete_message_seconds": 604_801})).await;
    assert_eq!(wrong.code(), 50035);
    assert_eq!(town.http.put(&ivan, json!({"delete_message_seconds": 60})).await.status, 204);
    assert_eq!(gateway.heard().await, ["GUILD_BAN_ADD", "GUILD_MEMBER_REMOVE", "MESSAGE_DELETE_BULK"]);
    let transcript = town.mia.transcript(town.general);
    assert!(!transcript.contains("Buy now") && transcript.contains("Oh no"));
    town.ivan.join(town.guild, &[]);
    assert_eq!(
        town.http.get(&format!("/guilds/{}/members/{}", town.guild, town.ivan.id())).await.status,
        404
    );
    let listed = town.http.get(&bans).await.body;
    assert_eq!(
        (&listed[0]["user"]["id"], &listed[0]["reason"]),
        (&json!(town.ivan.id().to_string()), &Value::Null)
    );
    assert_eq!(town.http.delete(&ivan).await.status, 204);
    assert_eq!(gateway.event("GUILD_BAN_REMOVE").await["user"]["id"], town.ivan.id().to_string());
    assert_eq!(town.http.delete(&ivan).await.code(), 10026);
    town.ivan.join(town.guild, &[]);
    gateway.event("GUILD_MEMBER_ADD").await;
}

#[tokio::test]
async fn a_ban_has_a_reason_and_a_limit() {
    let town = with(Permissions::BAN_MEMBERS).await;
    let path = format!("/guilds/{}/bans/{}", town.guild, town.ivan.id());
    let url = format!("{}/api/v10{path}", town.sandbox.url());
    let request = reqwest::Client::new().put(url).header("authorization", "Bot token");
    let request = request.header("x-audit-log-reason", "%D0%A1%D0%BF%D0%B0%D0%BC 100%");
    assert_eq!(request.send().await.expect("an answer").status().as_u16(), 204);
    assert_eq!(town.http.get(&path).await.body["reason"], "Спам 100%");
    let guild = town.http.get(&format!("/guilds/{}", town.guild)).await.body;
    let owner = format!("/guilds/{}/bans/{}", town.guild, guild["owner_id"].as_str().expect("an id"));
    assert_eq!(town.http.put(&owner, json!({})).await.code(), 50013);
    assert_eq!(town.http.put(&format!("/guilds/{}/bans/1", town.guild), json!({})).await.code(), 10013);
}
