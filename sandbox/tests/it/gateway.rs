//! The gateway: who is let in, who hears what, and what is told again after a break.

use discord_sandbox::{NewChannel, NewGuild, NewPerson, Options, Permissions, Sandbox};
use serde_json::{Value, json};

use crate::support::{ALL, Gateway, ORDINARY, Town};

async fn refused(sandbox: &Sandbox, payload: Value) -> u16 {
    let mut gateway = Gateway::connect(sandbox).await;
    gateway.send(payload).await;
    gateway.next().await.expect_err("a closed socket")
}

#[tokio::test]
async fn wrong_beginnings_are_closed_with_their_code() {
    let sandbox = Sandbox::start(Options {
        token: Some("secret".to_owned()),
        privileged_intents: 1 << 1,
        ..Options::default()
    })
    .await
    .expect("a free port");
    let identify = |token: &str, intents: Value, shard: Value| json!({"op": 2, "d": {"token": token, "intents": intents, "shard": shard, "properties": {}}});
    assert_eq!(refused(&sandbox, identify("guess", json!(1), Value::Null)).await, 4004);
    assert_eq!(refused(&sandbox, identify("secret", json!(1_u64 << 40), Value::Null)).await, 4013);
    assert_eq!(refused(&sandbox, identify("secret", Value::Null, Value::Null)).await, 4013);
    assert_eq!(refused(&sandbox, identify("secret", json!(1 << 15), Value::Null)).await, 4014);
    assert_eq!(refused(&sandbox, identify("secret", json!(1), json!([2, 2]))).await, 4010);
    assert_eq!(refused(&sandbox, json!({"op": 99, "d": null})).await, 4001);
    assert_eq!(refused(&sandbox, json!({"op": 8, "d": {}})).await, 4003);
    assert_eq!(refused(&sandbox, json!("hello")).await, 4002);
    let mut gateway = Gateway::connect(&sandbox).await;
    gateway.send(identify("secret", json!(1 | 1 << 1), Value::Null)).await;
    gateway.event("READY").await;
    gateway.send(identify("secret", json!(1), Value::Null)).await;
    assert_eq!(gateway.next().await, Err(4005));
}

#[tokio::test]
async fn a_cut_line_is_resumed_with_what_was_missed() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ALL).await;
    gateway.event("GUILD_CREATE").await;
    let (session, seen) = (gateway.ready["session_id"].clone(), gateway.sequence);
    gateway.cut();
    town.mia.say("While you were away");
    town.sandbox.person(&NewPerson::speaking("Zoe", "fr", town.guild));

    let mut again = Gateway::connect(&town.sandbox).await;
    again.send(json!({"op": 6, "d": {"token": "token", "session_id": session, "seq": seen}})).await;
    assert_eq!(again.next().await.expect("a replay")["t"], "MESSAGE_CREATE");
    assert_eq!(again.next().await.expect("a replay")["t"], "GUILD_MEMBER_ADD");
    let resumed = again.next().await.expect("an end of the replay");
    assert_eq!((&resumed["t"], &resumed["s"]), (&json!("RESUMED"), &json!(seen + 3)));
    town.mia.say("Welcome back");
    assert_eq!(again.event("MESSAGE_CREATE").await["content"], "Welcome back");
}

#[tokio::test]
async fn an_unknown_session_has_to_identify_again() {
    let town = Town::new().await;
    let mut gateway = Gateway::connect(&town.sandbox).await;
    gateway.send(json!({"op": 6, "d": {"token": "token", "session_id": "gone", "seq": 3}})).await;
    let invalid = gateway.next().await.expect("an answer");
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let session = gateway.ready["session_id"].clone();
    town.sandbox.ask_to_reconnect();
    gateway.event("GUILD_CREATE").await;
    assert_eq!(gateway.next().await.expect("a push")["op"], 7);
    assert_eq!(gateway.next().await, Err(4000));
    let mut again = Gateway::connect(&town.sandbox).await;
    again.send(json!({"op": 6, "d": {"token": "token", "session_id": session, "seq": 900}})).await;
    assert_eq!(again.next().await, Err(4007));
}

#[tokio::test]
async fn words_are_blank_without_the_intent_but_not_in_private_or_when_mentioned() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.mia.say("Between us");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "");
    let mention = format!("<@{}> help", town.sandbox.application_id());
    town.mia.say(&mention);
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], mention.as_str());
    town.mia.in_direct_messages().say("Only you");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "Only you");
    town.http.post(&format!("/channels/{}/messages", town.general), json!({"content": "Mine"})).await;
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "Mine");
    let mut reader = Gateway::identify(&town.sandbox, ALL).await;
    town.mia.say("For readers");
    let event = reader.event("MESSAGE_CREATE").await;
    assert_eq!(event["content"], "For readers");
    assert_eq!(event["member"]["roles"], json!([]));
    assert_eq!(event["guild_id"], town.guild.to_string());
}

#[tokio::test]
async fn intents_decide_what_is_heard() {
    let town = Town::new().await;
    let mut few = Gateway::identify(&town.sandbox, 1).await;
    let mut none = Gateway::identify(&town.sandbox, 0).await;
    let newcomer = town.sandbox.person(&NewPerson::speaking("Zoe", "fr", town.guild));
    newcomer.leave(town.guild);
    town.mia.say("Hello");
    town.mia.in_direct_messages().say("Hello");
    town.sandbox.channel(town.guild, &NewChannel::named("news"));
    assert_eq!(few.heard().await, ["GUILD_CREATE", "CHANNEL_CREATE"]);
    assert!(none.heard().await.is_empty());
    let mut members = Gateway::identify(&town.sandbox, 1 << 1).await;
    newcomer.join(town.guild, &[]);
    newcomer.leave(town.guild);
    assert_eq!(members.heard().await, ["GUILD_MEMBER_ADD", "GUILD_MEMBER_REMOVE"]);
}

#[tokio::test]
async fn each_shard_hears_of_its_own_guilds() {
    let town = Town::new().await;
    let of = |id: u64| (id >> 22) % 2;
    let mut other = town.guild;
    while of(other) == of(town.guild) {
        other = town.sandbox.guild(&NewGuild::named("Elsewhere"));
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    let mut gateway = Gateway::connect(&town.sandbox).await;
    let shard = json!([of(other), 2]);
    gateway
        .send(json!({"op": 2, "d": {"token": "token", "intents": ALL, "shard": shard, "properties": {}}}))
        .await;
    let ready = gateway.event("READY").await;
    let ids: Vec<&Value> = ready["guilds"].as_array().expect("guilds").iter().map(|g| &g["id"]).collect();
    assert!(ids.contains(&&json!(other.to_string())));
    assert!(!ids.contains(&&json!(town.guild.to_string())));
    assert_eq!(ready["shard"], shard);
}

#[tokio::test]
async fn a_guild_is_introduced_in_full() {
    let town = Town::new().await;
    town.sandbox.thread(town.general, town.mia.id(), &discord_sandbox::NewThread::named("Ideas"));
    let mut gateway = Gateway::identify(&town.sandbox, ALL).await;
    let guild = gateway.event("GUILD_CREATE").await;
    let lists = [
        "roles",
        "emojis",
        "features",
        "stickers",
        "voice_states",
        "members",
        "channels",
        "threads",
        "presences",
        "stage_instances",
        "guild_scheduled_events",
        "soundboard_sounds",
    ];
    for field in lists {
        assert!(guild[field].is_array(), "{field}");
    }
    assert_eq!(guild["member_count"], 4, "the owner, two people and the bot");
    assert_eq!(
        guild["members"].as_array().map(Vec::len),
        Some(1),
        "without presences only the bot is listed"
    );
    assert_eq!(guild["threads"][0]["name"], "Ideas");
    for field in ["joined_at", "large", "preferred_locale", "nsfw_level", "mfa_level", "system_channel_flags"]
    {
        assert!(!guild[field].is_null(), "{field}");
    }
    gateway.send(json!({"op": 8, "d": {"guild_id": town.guild.to_string(), "query": "", "limit": 0}})).await;
    let chunk = gateway.event("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn the_bot_is_let_in_and_sent_out() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    gateway.event("GUILD_CREATE").await;
    let other = town.sandbox.guild(&NewGuild { has_bot: false, ..NewGuild::named("Elsewhere") });
    let path = format!("/guilds/{other}");
    let outside = town.http.get(&path).await;
    assert_eq!((outside.status, outside.code()), (403, 50001));
    town.sandbox.add_bot(other);
    assert_eq!(gateway.event("GUILD_CREATE").await["id"], other.to_string());
    assert_eq!(town.http.get(&path).await.status, 200);
    let role = town.sandbox.bot_role(other).expect("a role");
    town.sandbox.set_permissions(other, role, Permissions::NONE);
    assert_eq!(gateway.event("GUILD_ROLE_UPDATE").await["role"]["permissions"], "0");
    town.sandbox.remove_bot(other);
    let gone = gateway.event("GUILD_DELETE").await;
    assert_eq!((&gone["id"], gone.get("unavailable")), (&json!(other.to_string()), None));
    assert_eq!(town.http.get(&path).await.code(), 50001);
}
