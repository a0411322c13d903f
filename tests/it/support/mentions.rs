//! Holds that no message of Duet's mentions anybody, whatever is written in it.

use discord_sandbox::{Request, Sandbox};
use serde_json::{Value, json};

/// The first answers to an interaction that make or change a message.
const WITH_MESSAGE: [u64; 2] = [4, 7];

/// Fails unless every message that Duet made or changed says outright that it mentions nobody.
pub fn check(sandbox: &Sandbox) {
    let faults: Vec<String> = sandbox.requests().iter().filter_map(fault).collect();
    assert_eq!(faults, Vec::<String>::new(), "messages that could mention somebody");
}

fn fault(request: &Request) -> Option<String> {
    let message = message(request)?;
    let allowed = &message["allowed_mentions"];
    let is_empty = |key: &str| allowed[key].as_array().is_none_or(Vec::is_empty);
    let is_explicit = allowed["parse"] == json!([]);
    let is_nobody = is_explicit && is_empty("users") && is_empty("roles") && allowed["replied_user"] != true;
    (!is_nobody).then(|| format!("{} {}: {allowed}", request.method, request.path))
}

/// The message that a request makes or changes, if it does.
fn message(request: &Request) -> Option<&Value> {
    let route = request.route.as_str();
    if route.ends_with("/callback") {
        let kind = request.body["type"].as_u64()?;
        return WITH_MESSAGE.contains(&kind).then(|| &request.body["data"]);
    }
    let is_of_messages = route.contains("/messages") || route.starts_with("/webhooks/");
    let is_written = matches!(request.method.as_str(), "POST" | "PATCH");
    // A thread under a message holds no words of Duet's but its name.
    let is_of_messages = is_of_messages && !route.ends_with("/threads");
    (is_of_messages && is_written && request.body.is_object()).then_some(&request.body)
}
