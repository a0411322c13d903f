//! Tells Discord which commands there are, and says what that changed.

use std::collections::BTreeMap;

use serde_json::Value;
use serenity::all::{Command, CommandType, GuildId, Http};

use super::commands;

/// What became of the commands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registered {
    /// Commands that Discord did not have.
    pub new: Vec<String>,
    /// Commands that are different now.
    pub changed: Vec<String>,
    /// Commands that are gone.
    pub removed: Vec<String>,
    /// Commands that stay as they were.
    pub kept: Vec<String>,
}

/// Registers every command: on one server at once, or everywhere.
///
/// # Errors
/// When Discord refuses the token or the commands, or cannot be reached.
pub async fn register(http: &Http, server: Option<u64>) -> serenity::Result<Registered> {
    let mut commands = serde_json::to_value(commands::registration())?;
    if server.is_some() {
        keep_to_server(&mut commands);
    }
    replace(http, server, &commands).await
}

/// Takes every command away: from one server, or from everywhere.
///
/// # Errors
/// When Discord refuses the token or cannot be reached.
pub async fn remove(http: &Http, server: Option<u64>) -> serenity::Result<Registered> {
    replace(http, server, &serde_json::json!([])).await
}

async fn replace(http: &Http, server: Option<u64>, commands: &Value) -> serenity::Result<Registered> {
    http.set_application_id(http.get_current_application_info().await?.id);
    let (before, after) = match server.map(GuildId::new) {
        None => (
            http.get_global_commands_with_localizations().await?,
            http.create_global_commands(commands).await?,
        ),
        Some(server) => (
            http.get_guild_commands_with_localizations(server).await?,
            http.create_guild_commands(server, commands).await?,
        ),
    };
    Ok(compare(&before, &after))
}

/// A server's own commands are used there and nowhere else, so Discord takes no word on where.
fn keep_to_server(commands: &mut Value) {
    for command in commands.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        for everywhere in ["contexts", "integration_types", "dm_permission"] {
            command.remove(everywhere);
        }
    }
}

fn compare(before: &[Command], after: &[Command]) -> Registered {
    let mut registered = Registered::default();
    let mut before: BTreeMap<String, Value> = before.iter().map(|it| (shown(it), content(it))).collect();
    for command in after {
        let name = shown(command);
        let list = match before.remove(&name) {
            None => &mut registered.new,
            Some(old) if old == content(command) => &mut registered.kept,
            Some(_) => &mut registered.changed,
        };
        list.push(name);
    }
    registered.removed = before.into_keys().collect();
    registered
}

/// The name as people meet it: `/link`, or a menu's own name.
fn shown(command: &Command) -> String {
    if command.kind == CommandType::ChatInput { format!("/{}", command.name) } else { command.name.clone() }
}

/// Everything but the numbers that Discord gives.
fn content(command: &Command) -> Value {
    let mut content = serde_json::to_value(command).unwrap_or_default();
    if let Some(content) = content.as_object_mut() {
        content.remove("id");
        content.remove("version");
    }
    content
}
