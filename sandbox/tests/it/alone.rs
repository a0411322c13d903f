//! The sandbox as a program of its own: it says where it is, and a bot finds a server with people in it.

use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Starts the program; returns it and what it said until it told how to close it.
async fn open(arguments: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_discord-sandbox"));
    command.args(["--listen", "127.0.0.1:0"]).args(arguments).stdout(Stdio::piped()).kill_on_drop(true);
    let mut program = command.spawn().expect("the program starts");
    let mut lines = BufReader::new(program.stdout.take().expect("its words")).lines();
    let mut said = String::new();
    let listen = async {
        while let Some(line) = lines.next_line().await.expect("text") {
            said.push_str(&line);
            said.push('\n');
            if line.starts_with("Ctrl+C") {
                break;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), listen).await.expect("it starts in time");
    (program, said)
}

fn told(said: &str, what: &str) -> String {
    let line = said.lines().find_map(|line| line.trim().strip_prefix(what));
    line.expect("a line").split_whitespace().next().expect("a word").trim_end_matches(',').to_owned()
}

async fn get(url: &str, token: &str) -> (u16, Value) {
    let request = reqwest::Client::new().get(url).header("authorization", format!("Bot {token}"));
    let response = request.send().await.expect("an answer");
    (response.status().as_u16(), response.json().await.unwrap_or_default())
}

#[tokio::test]
async fn a_bot_with_any_token_finds_a_server_with_people() {
    let (_program, said) = open(&[]).await;
    let rest = told(&said, "REST");
    let (status, guilds) = get(&format!("{rest}/users/@me/guilds"), "whatever").await;
    assert_eq!((status, &guilds[0]["id"]), (200, &Value::String(told(&said, "server"))));
    let (_, channels) = get(&format!("{rest}/guilds/{}/channels", told(&said, "server")), "whatever").await;
    assert!(channels.as_array().expect("channels").len() > 4);
    let (_, gateway) = get(&format!("{rest}/gateway/bot"), "whatever").await;
    assert_eq!(gateway["url"], told(&said, "gateway"));
    let (_, people) = get(&format!("{}people", told(&said, "control API")), "").await;
    let locales: Vec<&Value> =
        people.as_array().expect("people").iter().map(|person| &person["locale"]).collect();
    assert!(locales.contains(&&Value::from("en-US")) && locales.contains(&&Value::from("ru")), "{locales:?}");
    assert!(said.contains(&format!("api: '{}'", rest.trim_end_matches("/v10"))), "{said}");
}

#[tokio::test]
async fn one_token_may_be_asked_for() {
    let (_program, said) = open(&["--token", "right", "--bot-name", "Guide"]).await;
    let me = format!("{}/users/@me", told(&said, "REST"));
    assert_eq!(get(&me, "wrong").await.0, 401);
    let (status, body) = get(&me, "right").await;
    assert_eq!((status, &body["username"]), (200, &Value::from("Guide")));
}
