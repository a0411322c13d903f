//! A tour of the page: a small server, a few people and a bot that answers with everything the page can draw.
//!
//! Run it with `cargo run -p discord-sandbox --example tour` and open the address that it prints.

use std::error::Error;

use discord_sandbox::viewer::{Action, Field};
use discord_sandbox::{
    ChannelKind, Id, NewChannel, NewGuild, NewPerson, NewRole, NewThread, Options, Sandbox,
};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:4400".to_owned());
    let sandbox = Sandbox::start(Options {
        listen: address.parse()?,
        bot_name: "Tour guide".to_owned(),
        actions: vec![sale()],
        extra: axum::Router::new().route("/tour/sale", axum::routing::post(sold)),
        ..Options::default()
    })
    .await?;
    let welcome = seed(&sandbox);
    let bot = Bot { api: format!("{}/api/v10", sandbox.url()), http: reqwest::Client::new() };
    bot.call("PUT", &format!("/applications/{}/commands", sandbox.application_id()), &commands()).await?;
    bot.call("POST", &format!("/channels/{welcome}/messages"), &card()).await?;
    println!("The tour is open at {}/", sandbox.url());
    bot.live(&sandbox).await
}

fn sale() -> Action {
    Action {
        name: "sale".to_owned(),
        label_en: "Report a sale".to_owned(),
        label_ru: "Сообщить о продаже".to_owned(),
        fields: vec![Field {
            name: "amount".to_owned(),
            label_en: "Amount".to_owned(),
            label_ru: "Сумма".to_owned(),
            value: "49.90".to_owned(),
        }],
        path: "/tour/sale".to_owned(),
    }
}

async fn sold(axum::Json(sale): axum::Json<Value>) -> axum::Json<Value> {
    axum::Json(
        json!({"message": format!("A sale of {} was reported.", sale["amount"].as_str().unwrap_or("0"))}),
    )
}

/// A server with people who speak different languages; returns its first channel.
fn seed(sandbox: &Sandbox) -> Id {
    let guild = sandbox.guild(&NewGuild::named("Northlight Partners"));
    let managers = sandbox.role(guild, &NewRole::named("Managers"));
    let creators = sandbox.role(guild, &NewRole::named("Creators"));
    let start = sandbox
        .channel(guild, &NewChannel { kind: ChannelKind::Category, ..NewChannel::named("Start here") });
    let within = |name: &str, topic: &str| NewChannel {
        category: Some(start),
        topic: Some(topic.to_owned()),
        ..NewChannel::named(name)
    };
    let welcome = sandbox.channel(guild, &within("welcome", "Say hello, then try /tour card"));
    let news = NewChannel { kind: ChannelKind::Announcement, ..within("announcements", "What is new") };
    sandbox.channel(guild, &news);
    sandbox.channel(guild, &NewChannel::private("managers", &managers.into_iter().collect::<Vec<_>>()));
    let person = |name: &str, locale: &str, zone: chrono_tz::Tz, roles: Vec<Id>| {
        sandbox.person(&NewPerson { timezone: zone, roles, ..NewPerson::speaking(name, locale, guild) })
    };
    let of = |role: Option<Id>| role.into_iter().collect::<Vec<_>>();
    let maya = person("Maya Lindqvist", "en-US", chrono_tz::America::New_York, of(creators));
    let alisa = person("Алиса Воронова", "ru", chrono_tz::Asia::Yekaterinburg, of(creators));
    let tom = person("Tom Okafor", "en-GB", chrono_tz::Europe::London, of(managers));
    person("Newcomer", "en-US", chrono_tz::UTC, Vec::new());
    maya.at(welcome)
        .say("Hello! **Bold**, *italic*, __under__, ~~gone~~, `code`, ||a secret|| and https://example.com.");
    maya.at(welcome)
        .say("> quoted\n- one\n- two\n  - deeper\n```rust\nlet sum = 1 + 1;\n```\n-# small print");
    alisa.at(welcome).say(&format!("Привет, <@{}>! Загляните в <#{welcome}>.", maya.id()));
    sandbox.thread(welcome, tom.id(), &NewThread::named("Ideas for spring"));
    welcome
}

fn commands() -> Value {
    let ru = |name: &str| json!({"ru": name});
    let colour = json!({"type": 3, "name": "colour", "name_localizations": ru("цвет"), "description": "Of the edge",
        "description_localizations": ru("Цвет края"), "required": true, "choices": [
            {"name": "Green", "name_localizations": ru("Зелёный"), "value": "green"},
            {"name": "Red", "name_localizations": ru("Красный"), "value": "red"}]});
    let city = json!({"type": 3, "name": "city", "name_localizations": ru("город"), "description": "Where it happens",
        "description_localizations": ru("Где это будет"), "autocomplete": true});
    let guest = json!({"type": 6, "name": "guest", "name_localizations": ru("гость"), "description": "Who comes along",
        "description_localizations": ru("Кто идёт вместе с вами")});
    let photo = json!({"type": 11, "name": "photo", "name_localizations": ru("фото"), "description": "A picture",
        "description_localizations": ru("Картинка"), "required": true});
    let sub = |name: &str, russian: &str, about: &str, about_russian: &str, options: Value| {
        json!({"type": 1, "name": name, "name_localizations": ru(russian), "description": about,
            "description_localizations": ru(about_russian), "options": options})
    };
    json!([
        {"name": "tour", "name_localizations": ru("экскурсия"), "description": "Look around",
            "description_localizations": ru("Осмотреться"), "options": [
            sub("card", "карточка", "A card with buttons", "Карточка с кнопками", json!([colour, city, guest])),
            sub("later", "позже", "An answer that takes a while", "Ответ, который нужно подождать", json!([])),
            sub("form", "анкета", "A form to fill in", "Анкета", json!([])),
            sub("photo", "фото", "Send a picture", "Отправить картинку", json!([photo])),
            sub("silence", "тишина", "No answer at all", "Без ответа", json!([])),
        ]},
        {"type": 2, "name": "Wave", "name_localizations": ru("Помахать")},
        {"type": 3, "name": "Repeat", "name_localizations": ru("Повторить")},
    ])
}

/// A message with everything on it.
fn card() -> Value {
    let button = |style: u8, label: &str, id: &str| json!({"type": 2, "style": style, "label": label, "custom_id": id});
    let options = json!([
        {"label": "Spring", "value": "spring", "description": "Until May", "emoji": {"name": "🌱"}},
        {"label": "Evergreen", "value": "evergreen", "description": "Always open", "emoji": {"name": "🌲"}}]);
    json!({
        "embeds": [{
            "title": "Spring collection", "url": "https://example.com/spring", "color": 0x002f_a36b,
            "author": {"name": "Northlight"},
            "description": "**Join by <t:1795600000:D>** (<t:1795600000:R>).\nTake your link with `/tour card`.",
            "fields": [
                {"name": "Clicks", "value": "1,284", "inline": true},
                {"name": "Visitors", "value": "917", "inline": true},
                {"name": "Share", "value": "12 %", "inline": true},
                {"name": "Rules", "value": "Begin the post with `#ad`."}],
            "footer": {"text": "Written by the tour guide"}, "timestamp": "2026-11-20T12:00:00Z"}],
        "components": [
            {"type": 1, "components": [
                button(1, "Open form", "form"), button(3, "Yes", "yes"), button(4, "No", "no"),
                {"type": 2, "style": 2, "emoji": {"name": "🌐"}, "custom_id": "other"},
                {"type": 2, "style": 5, "label": "Shop", "url": "https://example.com"},]},
            {"type": 1, "components": [{"type": 2, "style": 2, "label": "Not now", "custom_id": "off", "disabled": true}]},
            {"type": 1, "components": [
                {"type": 3, "custom_id": "one", "placeholder": "Choose a campaign", "options": options}]},
            {"type": 1, "components": [{"type": 5, "custom_id": "people", "placeholder": "Choose people",
                "min_values": 1, "max_values": 3}]},
        ],
    })
}

struct Bot {
    api: String,
    http: reqwest::Client,
}

impl Bot {
    async fn call(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let request = self.http.request(method.parse()?, format!("{}{path}", self.api));
        let answer = request.header("authorization", "Bot tour").json(body).send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        if !status.is_success() {
            return Err(format!("{method} {path}: {status} {text}").into());
        }
        Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// Stays connected and answers whatever people do.
    async fn live(&self, sandbox: &Sandbox) -> Outcome<()> {
        let (mut socket, _) =
            connect_async(format!("{}/gateway?v=10", sandbox.url().replacen("http", "ws", 1))).await?;
        let properties = json!({"os": "linux", "browser": "tour", "device": "tour"});
        let identify = json!({"op": 2, "d": {"token": "tour", "intents": 1, "properties": properties}});
        socket.send(Message::text(identify.to_string())).await?;
        let mut beat = tokio::time::interval(std::time::Duration::from_secs(20));
        loop {
            tokio::select! {
                _ = beat.tick() => socket.send(Message::text(json!({"op": 1, "d": null}).to_string())).await?,
                received = socket.next() => {
                    let Some(Ok(message)) = received else { return Ok(()) };
                    let Message::Text(text) = message else { continue };
                    let payload: Value = serde_json::from_str(&text)?;
                    if payload["t"] == "INTERACTION_CREATE" && let Err(error) = self.answer(&payload["d"]).await {
                        println!("{error}");
                    }
                }
            }
        }
    }

    async fn answer(&self, deed: &Value) -> Outcome<()> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let reply = |content: String| json!({"type": 4, "data": {"content": content, "flags": 64}});
        let data = &deed["data"];
        let sub = &data["options"][0];
        let answer = match deed["type"].as_u64() {
            Some(4) => cities(sub),
            Some(5) => reply(format!("You wrote: {}", data["components"][0]["components"][0]["value"])),
            Some(3) => match text(&data["custom_id"]).as_str() {
                "form" => form(),
                "yes" => {
                    json!({"type": 7, "data": {"content": "You said yes.", "embeds": [], "components": []}})
                }
                id => reply(format!("You used `{id}` {}", data["values"])),
            },
            _ => match text(&sub["name"]).as_str() {
                "card" => {
                    let mut card = card();
                    card["flags"] = 64.into();
                    card["content"] = format!("You asked for {}", sub["options"]).into();
                    json!({"type": 4, "data": card})
                }
                "later" => json!({"type": 5, "data": {"flags": 64}}),
                "form" => form(),
                "silence" => return Ok(()),
                "photo" => reply("Thank you for the picture.".to_owned()),
                _ => reply(format!("You used {} on <@{}>", text(&data["name"]), text(&data["target_id"]))),
            },
        };
        let path = format!("/interactions/{}/{}/callback", text(&deed["id"]), text(&deed["token"]));
        self.call("POST", &path, &answer).await?;
        if answer["type"] == 5 {
            tokio::time::sleep(std::time::Duration::from_secs(3)).await;
            let path = format!(
                "/webhooks/{}/{}/messages/@original",
                text(&deed["application_id"]),
                text(&deed["token"])
            );
            self.call("PATCH", &path, &json!({"content": "Here it is, at last."})).await?;
        }
        Ok(())
    }
}

fn cities(sub: &Value) -> Value {
    let focused = sub["options"].as_array().into_iter().flatten().find(|option| option["focused"] == true);
    let part = focused.and_then(|option| option["value"].as_str()).unwrap_or_default().to_lowercase();
    let known = ["Lisbon", "Leeds", "Lahti", "Екатеринбург", "Казань", "Krakow"];
    let fits = known.iter().filter(|city| city.to_lowercase().contains(&part));
    json!({"type": 8, "data": {"choices": fits.map(|city| json!({"name": city, "value": city.to_lowercase()})).collect::<Value>()}})
}

fn form() -> Value {
    let input = |id: &str, label: &str, style: u8, most: u16, required: bool| {
        json!({"type": 1, "components": [{"type": 4, "custom_id": id, "label": label, "style": style,
            "max_length": most, "required": required, "placeholder": "…"}]})
    };
    json!({"type": 9, "data": {"custom_id": "about", "title": "About you", "components": [
        input("name", "Your name", 1, 40, true), input("story", "Your story", 2, 500, false)]}})
}
