//! Keeps what Duet asked of Discord, so that it can be held against Discord's own description.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;

use discord_sandbox::Sandbox;
use serde_json::json;

use super::setting;

static WRITING: Mutex<()> = Mutex::new(());

/// Adds what was asked of a sandbox to this process's file in the folder that `DUET_RECORD_REQUESTS` names, if it
/// names one. Only routes are kept, so that no token is.
pub fn record(sandbox: &Sandbox) {
    let Some(folder) = setting("DUET_RECORD_REQUESTS") else { return };
    let mut lines = String::new();
    for request in sandbox.requests() {
        let line = json!({"method": request.method, "route": request.route, "body": request.body});
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    let _writing = WRITING.lock().expect("no test panics here");
    fs::create_dir_all(&folder).expect("DUET_RECORD_REQUESTS names a folder");
    let path = Path::new(&folder).join(format!("{}.jsonl", std::process::id()));
    let mut file = OpenOptions::new().create(true).append(true).open(path).expect("a file of the folder");
    file.write_all(lines.as_bytes()).expect("the folder can be written");
}
