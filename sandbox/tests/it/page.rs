//! The page as a browser meets it: over HTTP, with whatever people and bots have written escaped.

use serde_json::{Value, json};

use discord_sandbox::viewer::{Action, Field};
use discord_sandbox::{NewGuild, NewPerson, Options, Person, Sandbox};

use crate::support::{Gateway, Http, ORDINARY, Town};

/// A page as it was served.
struct Page {
    status: u16,
    policy: String,
    html: String,
}

async fn page(sandbox: &Sandbox, path: &str) -> Page {
    let answer = reqwest::get(format!("{}{path}", sandbox.url())).await.expect("an answer");
    let policy = answer.headers().get("content-security-policy").and_then(|value| value.to_str().ok());
    Page {
        status: answer.status().as_u16(),
        policy: policy.unwrap_or_default().to_owned(),
        html: answer.text().await.expect("a body"),
    }
}

/// What a person sees in the town's channel.
async fn seen_by(town: &Town, person: &Person) -> String {
    let path = format!("/view/people/{}/channels/{}", person.id(), town.general);
    let page = page(&town.sandbox, &path).await;
    assert_eq!(page.status, 200, "{}", page.html);
    page.html
}

/// Lets the bot write in the town's channel.
async fn post(town: &Town, message: Value) {
    let answer = town.http.post(&format!("/channels/{}/messages", town.general), message).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

fn contains(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn the_page_speaks_the_language_of_whoever_one_acts_as() {
    let town = Town::new().await;
    let english = page(&town.sandbox, &format!("/?as={}", town.mia.id())).await;
    contains(
        &english.html,
        &["<html lang=\"en\">", "An hour later", "English, US", "Direct messages", "#</span> general"],
    );
    let russian = page(&town.sandbox, &format!("/?as={}", town.ivan.id())).await;
    contains(&russian.html, &["<html lang=\"ru\">", "Через час", "Русский", "Личные сообщения", "Ivan"]);
}

#[tokio::test]
async fn nothing_is_loaded_from_outside() {
    let town = Town::new().await;
    let page = page(&town.sandbox, "/").await;
    contains(
        &page.policy,
        &["default-src 'none'", "script-src 'self'", "img-src 'self'", "connect-src 'self'"],
    );
    for mark in ["src=\"", "href=\""] {
        for address in page.html.split(mark).skip(1) {
            assert!(address.starts_with(['/', '?', '#']) && !address.starts_with("//"), "{address}");
        }
    }
    for name in
        ["page.css", "page.js", "api.js", "composer.js", "dialog.js", "files.js", "grammar.js", "icon.svg"]
    {
        let url = format!("{}/assets/{name}", town.sandbox.url());
        let asset = reqwest::get(url).await.expect("an answer");
        assert_eq!(asset.status().as_u16(), 200, "{name}");
    }
}

#[tokio::test]
async fn every_module_that_a_script_imports_is_served() {
    let town = Town::new().await;
    let mut waiting = vec!["page.js".to_owned()];
    let mut read = Vec::new();
    while let Some(name) = waiting.pop() {
        let answer = reqwest::get(format!("{}/assets/{name}", town.sandbox.url())).await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200, "{name}");
        let text = answer.text().await.expect("a body");
        assert!(text.lines().count() < 500, "{name} is too long");
        let imports = text.lines().filter_map(|line| line.split_once("from \"./").map(|(_, rest)| rest));
        let named: Vec<String> =
            imports.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
        waiting.extend(named.into_iter().filter(|one| !read.contains(one)));
        read.push(name);
    }
    assert!(read.len() > 5, "{read:?}");
}

#[tokio::test]
async fn a_message_is_drawn_with_its_embed_buttons_and_selects() {
    let town = Town::new().await;
    post(&town, json!({
        "content": format!("Hello <@{}>, see <#{}> **now**", town.mia.id(), town.general),
        "embeds": [{"title": "Your link", "color": 0x0012_3456, "description": "Take it <t:1618953630:D>",
            "fields": [{"name": "Clicks", "value": "12", "inline": true}, {"name": "Visitors", "value": "9", "inline": true}],
            "footer": {"text": "Evergreen"}}],
        "components": [
            {"type": 1, "components": [
                {"type": 2, "style": 1, "label": "Copy", "custom_id": "link/1/copy"},
                {"type": 2, "style": 2, "emoji": {"name": "🌐"}, "custom_id": "link/1/other", "disabled": true},
                {"type": 2, "style": 5, "label": "Open", "url": "https://shop.example/x"}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "pick", "placeholder": "Choose", "max_values": 2,
                "options": [{"label": "Spring", "value": "1", "description": "Soon"}, {"label": "Autumn", "value": "2", "default": true}]}]},
            {"type": 1, "components": [{"type": 5, "custom_id": "who"}]},
        ],
    })).await;
    let html = seen_by(&town, &town.mia).await;
    contains(
        &html,
        &[
            "@Mia</span>",
            "data-channel=",
            "<strong>now</strong>",
            "APP</span>",
            "--edge: #123456",
            "Your link",
            "April 20, 2021",
            "class=\"of-2\"",
            "Evergreen",
            "data-press=\"link/1/copy\"",
            "data-press=\"link/1/other\" disabled",
            "🌐",
            "href=\"https://shop.example/x\" target=\"_blank\"",
            "data-select=\"pick\"",
            "menuitemcheckbox",
            "data-value=\"2\" aria-checked=\"true\"",
            "Soon",
            "data-select=\"who\"",
            &format!("data-value=\"{}\"", town.ivan.id()),
        ],
    );
    contains(&seen_by(&town, &town.ivan).await, &["БОТ</span>", "20 апреля 2021 г."]);
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let town = Town::new().await;
    let sandbox = &town.sandbox;
    let attack = "<img src=x onerror=alert(1)>\"><script>alert(2)</script>";
    let stranger = sandbox.person(&NewPerson::speaking(attack, "en-US", town.guild));
    stranger.at(town.general).say(&format!("{attack} [x](javascript:alert(3)) <@{}>", stranger.id()));
    post(&town, json!({
        "content": attack,
        "embeds": [{"title": attack, "description": attack, "author": {"name": attack}, "footer": {"text": attack},
            "fields": [{"name": attack, "value": attack}], "image": {"url": "https://elsewhere.example/track.png"}}],
        "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "\"><b>", "custom_id": "\"><script>"}]}],
    })).await;
    for person in [&town.mia, &stranger] {
        let whole = page(sandbox, &format!("/?as={}&in={}", person.id(), town.general)).await.html;
        let html = whole + &seen_by(&town, person).await;
        for forbidden in ["<script>", "<img src=x", "=\"javascript:", "src=\"https://elsewhere", "<b>\""] {
            assert!(!html.contains(forbidden), "{forbidden} is in {html}");
        }
    }
    contains(
        &seen_by(&town, &town.mia).await,
        &["href=\"https://elsewhere.example/track.png\"", "Picture on another site"],
    );
}

#[tokio::test]
async fn a_picture_that_came_with_a_message_is_shown_from_the_sandbox() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let body = json!({"embeds": [{"title": "Code", "image": {"url": "attachment://qr.png"}}]});
    let answer = town
        .http
        .upload("POST", &path, &body, &[("qr.png", b"\x89PNG\r\n\x1a\n"), ("list.csv", b"a,b")])
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let html = seen_by(&town, &town.mia).await;
    contains(&html, &["<img src=\"/attachments/", "qr.png", "download=\"list.csv\""]);
    assert_eq!(html.matches("<img").count(), 1, "{html}");
}

#[tokio::test]
async fn an_ephemeral_answer_is_drawn_for_the_asker_alone() {
    let town = Town::new().await;
    town.register(json!([{"name": "link", "description": "Yours", "options": [
        {"type": 1, "name": "get", "description": "Take it"}]}]))
        .await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let mia = town.mia.at(town.general);
    let bot = async {
        let deed = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&deed, json!({"type": 5, "data": {"flags": 64}})).await;
        let waiting = seen_by(&town, &town.mia).await;
        let original = Http::webhook(&deed, "/messages/@original");
        town.http.patch(&original, json!({"content": "For you"})).await;
        waiting
    };
    let (outcome, waiting) = tokio::join!(mia.run("/link get"), bot);
    assert_eq!(outcome.error, None);
    contains(&waiting, &["is thinking…"]);
    contains(
        &seen_by(&town, &town.mia).await,
        &["/link get", "For you", "Only you can see this", "Dismiss message"],
    );
    assert!(!seen_by(&town, &town.ivan).await.contains("For you"));
}

#[tokio::test]
async fn a_form_is_drawn_with_labels_limits_and_what_is_required() {
    let town = Town::new().await;
    let modal = json!({"id": "7", "custom_id": "apply", "title": "About <you>", "components": [
        {"type": 1, "components": [{"type": 4, "custom_id": "name", "label": "Name", "style": 1, "max_length": 40, "value": "Mia"}]},
        {"type": 1, "components": [{"type": 4, "custom_id": "story", "label": "Story", "style": 2, "required": false}]}]});
    let url = format!("{}/view/people/{}/modal", town.sandbox.url(), town.mia.id());
    let answer = reqwest::Client::new().post(url).json(&modal).send().await.expect("an answer");
    let html = answer.text().await.expect("a body");
    contains(
        &html,
        &[
            "<dialog",
            "data-modal=\"7\"",
            "About &lt;you&gt;",
            "data-field=\"name\"",
            "maxlength=\"40\"",
            "3 / 40",
            "value=\"Mia\"",
            "<label for=\"field-0-0\">",
            "required",
            "<textarea",
            "data-field=\"story\"",
            "optional",
        ],
    );
}

#[tokio::test]
async fn a_form_offers_choices_of_the_bot_and_of_the_server() {
    let town = Town::new().await;
    let label = |label: &str, inner: Value| json!({"type": 18, "label": label, "component": inner});
    let colours = json!([{"label": "Red", "value": "r", "default": true}, {"label": "Blue", "value": "b", "description": "As the sea"}]);
    let modal = json!({"id": "7", "custom_id": "apply", "title": "t", "components": [
        label("Colour", json!({"type": 3, "custom_id": "colour", "placeholder": "Which", "options": colours})),
        label("Friends", json!({"type": 5, "custom_id": "friends", "max_values": 3, "required": false}))]});
    let url = format!("{}/view/people/{}/modal", town.sandbox.url(), town.mia.id());
    let answer = reqwest::Client::new().post(url).json(&modal).send().await.expect("an answer");
    let html = answer.text().await.expect("a body");
    contains(
        &html,
        &[
            "<label for=\"field-0\">Colour",
            "data-field=\"colour\" required",
            "<option value=\"\">Which</option>",
            "<option value=\"r\" selected>Red</option>",
            "Blue – As the sea",
            "data-field=\"friends\" multiple",
            &format!("<option value=\"{}\">Ivan</option>", town.ivan.id()),
        ],
    );
}

#[tokio::test]
async fn a_command_is_named_in_the_readers_language() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let get = json!({"type": 1, "name": "get", "description": "d", "name_localizations": {"ru": "получить"}});
    town.register(json!([{"name": "link", "description": "d", "name_localizations": {"ru": "ссылка"}, "options": [get]}]))
        .await;
    let bot = async {
        let deed = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&deed, json!({"type": 4, "data": {"content": "Here"}})).await;
    };
    tokio::join!(async { town.mia.run("/link get").await }, bot);
    contains(&seen_by(&town, &town.mia).await, &["used", "/link get"]);
    contains(&seen_by(&town, &town.ivan).await, &["использует", "/ссылка получить"]);
}

#[tokio::test]
async fn hidden_channels_and_unknown_people_are_not_shown() {
    let town = Town::new().await;
    let other = town.sandbox.guild(&NewGuild::named("Elsewhere"));
    let stranger = town.sandbox.person(&NewPerson::speaking("Stranger", "en-US", other));
    town.mia.at(town.general).say("among us");
    let path = format!("/view/people/{}/channels/{}", stranger.id(), town.general);
    let page_of_stranger = page(&town.sandbox, &path).await;
    assert!(!page_of_stranger.html.contains("among us"));
    assert_eq!(page(&town.sandbox, "/view/people/1/channels/1").await.status, 404);
    assert_eq!(page(&town.sandbox, "/view/people/..%2Fclock/channels/1").await.status, 404);
    assert_eq!(page(&town.sandbox, "/assets/..%2FCargo.toml").await.status, 404);
    contains(&page(&town.sandbox, "/?as=1").await.html, &["<main", "data-channel="]);
}

#[tokio::test]
async fn a_sandbox_without_people_says_how_to_add_one() {
    let sandbox = Sandbox::start(Options::default()).await.expect("a free port");
    contains(&page(&sandbox, "/").await.html, &["/_sandbox/people"]);
}

#[tokio::test]
async fn the_host_adds_buttons_of_its_own() {
    let action = Action {
        name: "sale".to_owned(),
        label_en: "Report a sale".to_owned(),
        label_ru: "Сообщить о продаже".to_owned(),
        fields: vec![Field {
            name: "amount".to_owned(),
            label_en: "Amount".to_owned(),
            label_ru: "Сумма".to_owned(),
            value: "49.90".to_owned(),
        }],
        path: "/shop/sale".to_owned(),
    };
    let options = Options { actions: vec![action], ..Options::default() };
    let sandbox = Sandbox::start(options).await.expect("a free port");
    let guild = sandbox.guild(&NewGuild::named("Town"));
    let ivan = sandbox.person(&NewPerson::speaking("Ivan", "ru", guild));
    let html = page(&sandbox, &format!("/?as={}", ivan.id())).await.html;
    contains(&html, &["Сообщить о продаже", "data-path=\"/shop/sale\"", "Сумма", "value=\"49.90\""]);
}

#[tokio::test]
async fn a_host_can_leave_the_page_out() {
    let sandbox =
        Sandbox::start(Options { has_page: false, ..Options::default() }).await.expect("a free port");
    assert_ne!(page(&sandbox, "/").await.status, 200);
    assert_ne!(page(&sandbox, "/assets/page.js").await.status, 200);
    assert_eq!(page(&sandbox, "/_sandbox/people").await.status, 200);
    sandbox.stop().await;
}
