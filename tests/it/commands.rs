//! The commands as Discord is told of them: a change to what people type shows here first.

use duet::discord::commands;
use serde_json::{Value, json};

fn registered() -> Vec<Value> {
    commands::registration().iter().map(|command| json!(command)).collect()
}

#[test]
fn the_registered_commands_are_these() {
    insta::assert_json_snapshot!(registered());
}
