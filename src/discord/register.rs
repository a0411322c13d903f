//! Tells Discord which commands there are, and says what that changed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use serde_json::Value;
use serenity::all::{Command, CommandType, GuildId, Http};

use super::commands;
use crate::app::App;
use crate::store;

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

/// Registers every command everywhere, unless Discord has them already as they are; for `development`, on that server
/// alone and at once.
///
/// # Errors
/// When Discord refuses the commands or cannot be reached, or the database fails.
pub async fn when_changed(app: &App, http: &Http, development: Option<u64>) -> anyhow::Result<()> {
    if development.is_some() {
        let told = register(http, development).await;
        return told.map(drop).context("Discord refuses the commands for the development server");
    }
    let wanted = commands::registration();
    let application = http.application_id().context("Discord has not said who Duet is")?;
    let name = format!("commands/{application}");
    let fingerprint = fingerprint(&serde_json::to_value(&wanted)?);
    let mut tx = app.read().await?;
    let told = store::setting::find(&mut tx, &name).await?;
    tx.commit().await?;
    if told.as_ref() == Some(&fingerprint) && has_all(http).await? {
        return Ok(());
    }
    http.create_global_commands(&wanted).await.context("Discord refuses the commands")?;
    let mut tx = app.begin().await?;
    store::setting::insert_or_update(&mut tx, &name, &fingerprint).await?;
    Ok(tx.commit().await?)
}

/// The same for the same commands, in whatever order their languages come.
fn fingerprint(commands: &Value) -> String {
    let mut hasher = blake3::Hasher::new();
    feed(&mut hasher, commands);
    hasher.finalize().to_hex().to_string()
}

fn feed(hasher: &mut blake3::Hasher, value: &Value) {
    match value {
        Value::Object(fields) => {
            hasher.update(b"{");
            for (name, field) in fields.iter().collect::<BTreeMap<_, _>>() {
                hasher.update(name.as_bytes()).update(b":");
                feed(hasher, field);
            }
            hasher.update(b"}");
        }
        Value::Array(items) => {
            hasher.update(b"[");
            for item in items {
                feed(hasher, item);
            }
            hasher.update(b"]");
        }
        plain => {
            hasher.update(plain.to_string().as_bytes()).update(b",");
        }
    }
}

/// Whether Discord still has every command, and none besides: somebody may have taken some away meanwhile.
async fn has_all(http: &Http) -> anyhow::Result<bool> {
    let known = http.get_global_commands().await.context("Discord does not list the commands")?;
    let known: BTreeSet<String> = known.into_iter().map(|command| command.name).collect();
    Ok(known == commands::names())
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
