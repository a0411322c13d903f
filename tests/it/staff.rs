//! Commands for managers work in their programme's server alone, whatever a client offers.

use discord_sandbox::{Attachment, Person};
use duet::discord::commands;
use serde_json::{Value, json};

use crate::support::{TOKEN, Town};

/// What Discord was told of the staff commands, as if each of them worked in direct messages too.
fn misplaced() -> Vec<Value> {
    let staff = commands::staff();
    let all = commands::registration().into_iter().map(|command| json!(command));
    let known = all.filter(|command| command["name"].as_str().is_some_and(|name| staff.contains(name)));
    known
        .map(|mut command| {
            command["contexts"] = json!([0, 1]);
            command
        })
        .collect()
}

/// Has the sandbox know these commands and no others.
async fn tell(town: &Town, commands: &[Value]) {
    let place = format!("/api/v10/applications/{}/commands", town.sandbox.application_id());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = client.put(format!("{}{place}", town.sandbox.url()));
    let request = request.header("authorization", format!("Bot {TOKEN}"));
    let request = request.header("content-type", "application/json").body(json!(commands).to_string());
    let answer = request.send().await.expect("the sandbox answers");
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
}

fn options(of: &Value) -> impl Iterator<Item = &Value> {
    of["options"].as_array().into_iter().flatten()
}

/// Every command down to its last subcommand, with what it takes.
fn leaves(of: &Value, path: &str, found: &mut Vec<(String, Vec<Value>)>) {
    let path = format!("{path}{}", of["name"].as_str().expect("a name"));
    let branches: Vec<&Value> =
        options(of).filter(|option| matches!(option["type"].as_u64(), Some(1 | 2))).collect();
    if branches.is_empty() {
        found.push((path, options(of).cloned().collect()));
        return;
    }
    for branch in branches {
        leaves(branch, &format!("{path} "), found);
    }
}

/// Types a command by direct message with everything that it needs, after looking at what is suggested.
async fn typed(person: &Person, path: &str, takes: &[Value]) -> String {
    let (mut line, mut files) = (path.to_owned(), Vec::new());
    for option in takes.iter().filter(|option| option["required"] == true) {
        let name = option["name"].as_str().expect("a name");
        if option["autocomplete"] == true {
            let offered = person.complete(&format!("{line} {name}:M")).await;
            assert!(offered.names().is_empty(), "{path} suggests {:?}", offered.names());
        }
        let value = match option["type"].as_u64() {
            Some(11) => {
                let bytes = b"person\n77\n".to_vec();
                let (filename, content_type) = ("file.csv".to_owned(), "text/csv".to_owned());
                files.push(Attachment { option: name.to_owned(), filename, content_type, bytes });
                continue;
            }
            Some(6) => format!("<@{}>", person.id()),
            _ => option["choices"][0]["value"].as_str().unwrap_or("Mira").to_owned(),
        };
        line = format!("{line} {name}:{value}");
    }
    person.run_with(&line, files).await.text()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_staff_command_is_refused_by_direct_message() {
    let town = Town::new().await;
    let (ann, boss) = (town.manager("Ann", "en-US"), town.manager("Босс", "ru"));
    town.creator("Mira", "en-US", "us").await;
    let misplaced = misplaced();
    tell(&town, &misplaced).await;
    let (mut found, mut menus) = (Vec::new(), Vec::new());
    for command in &misplaced {
        match command["type"].as_u64() {
            Some(2 | 3) => menus.push(command["name"].as_str().expect("a name")),
            _ => leaves(command, "/", &mut found),
        }
    }
    assert!(
        found.len() > 20 && menus == ["Creator card", "Thank publicly", "Introduce…"],
        "{found:?} {menus:?}"
    );
    let english = "works in the programme’s own server alone";
    let russian = "работает она только на сервере программы";
    for (path, takes) in &found {
        let told = typed(&ann.in_direct_messages(), path, takes).await;
        assert!(told.contains(english), "{path} is not refused: {told}");
        let told = typed(&boss.in_direct_messages(), path, takes).await;
        assert!(told.contains(russian), "{path} is not refused: {told}");
    }
    for menu in menus {
        let told = ann.in_direct_messages().menu(menu, ann.id()).await.text();
        assert!(told.contains(english), "{menu} is not refused: {told}");
    }
    // In the server they are the managers' as ever.
    let health = ann.run("/program health").await.text();
    assert!(health.contains("All is well"), "{health}");
    town.close().await;
}
