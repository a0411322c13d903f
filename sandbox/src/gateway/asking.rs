//! What an identified bot may ask over the gateway: members, sounds, channel details, and to be shown as something.

use std::time::Duration;

use serde_json::{Value, json};

use super::Closed;
use super::connection::{Connection, UNREADABLE};
use super::session::intent;
use crate::state::views::as_id;

/// The opcode that asks for members.
const MEMBERS: u64 = 8;

fn is_id(value: &Value) -> bool {
    as_id(value).is_some()
}

fn readable(is_readable: bool) -> Result<(), Closed> {
    if is_readable { Ok(()) } else { Err(UNREADABLE) }
}

impl Connection {
    /// Answers opcodes 3, 4, 8, 31 and 43. Presence and voice change nothing that anyone here can see.
    pub(super) fn ask(&mut self, op: u64, d: &Value) -> Result<(), Closed> {
        match op {
            3 => check_presence(d),
            4 => readable(is_id(&d["guild_id"]) && (d["channel_id"].is_null() || is_id(&d["channel_id"]))),
            MEMBERS => self.list_members(d),
            31 => self.list_sounds(d),
            _ => self.list_channel_info(d),
        }
    }

    fn tell(&self, name: &str, body: &Value) {
        self.with_session(|session| session.dispatch(name, body));
    }

    fn list_members(&mut self, d: &Value) -> Result<(), Closed> {
        let (query, users) = (&d["query"], &d["user_ids"]);
        let is_listed = is_id(users) || users.as_array().is_some_and(|users| users.iter().all(is_id));
        let is_sought = query.is_string() && d["limit"].is_u64() && users.is_null();
        readable(is_id(&d["guild_id"]) && (is_sought || is_listed))?;
        let asks_all = is_sought && query == "";
        if asks_all && let Some(wait) = self.wait_for_all(&d["guild_id"]) {
            let mut meta = json!({"guild_id": d["guild_id"]});
            if let Some(nonce) = d["nonce"].as_str() {
                meta["nonce"] = nonce.into();
            }
            let limited = json!({"opcode": MEMBERS, "retry_after": wait.as_secs_f64(), "meta": meta});
            self.tell("RATE_LIMITED", &limited);
            return Ok(());
        }
        let may_list = self.with_session(|session| session.intents & intent::GUILD_MEMBERS != 0);
        if asks_all && may_list != Some(true) {
            return Ok(());
        }
        let chunk = self.sandbox.world().members_chunk(d);
        if let Some(chunk) = chunk {
            self.tell("GUILD_MEMBERS_CHUNK", &chunk);
        }
        Ok(())
    }

    /// How long this session has to wait before it may ask for all members of a guild; else notes that it did.
    fn wait_for_all(&self, guild: &Value) -> Option<Duration> {
        let every = self.limits.all_members_every;
        self.with_session(|session| session.wait_for_all(as_id(guild)?, every)).flatten()
    }

    fn list_sounds(&self, d: &Value) -> Result<(), Closed> {
        let guilds = d["guild_ids"].as_array().filter(|guilds| guilds.iter().all(is_id)).ok_or(UNREADABLE)?;
        for guild in guilds {
            self.tell("SOUNDBOARD_SOUNDS", &json!({"guild_id": guild, "soundboard_sounds": []}));
        }
        Ok(())
    }

    fn list_channel_info(&self, d: &Value) -> Result<(), Closed> {
        readable(is_id(&d["guild_id"]))?;
        self.tell("CHANNEL_INFO", &json!({"guild_id": d["guild_id"], "channels": []}));
        Ok(())
    }
}

fn check_presence(d: &Value) -> Result<(), Closed> {
    let is_status =
        ["online", "dnd", "idle", "invisible", "offline"].iter().any(|status| d["status"] == *status);
    let since = &d["since"];
    let are_activities = d["activities"].as_array().is_some_and(|all| all.iter().all(Value::is_object));
    readable(is_status && are_activities && d["afk"].is_boolean() && (since.is_null() || since.is_number()))
}
