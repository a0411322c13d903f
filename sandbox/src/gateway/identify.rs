//! How a session begins and goes on: the token, the intents, the shard, and what is told again.

use serde_json::{Value, json};

use super::allowance::Start;
use super::connection::{Connection, UNREADABLE};
use super::session::{Frame, Session, intent};
use super::{Closed, application_flags, gateway_url};
use crate::state::entities::{Guild, Id};
use crate::state::views::{current_user, id};
use crate::state::world::World;

/// What a readable identify asks for.
struct Asked<'a> {
    token: &'a str,
    intents: u64,
    shard: Option<(u64, u64)>,
    compresses: bool,
}

impl<'a> Asked<'a> {
    fn read(d: &'a Value) -> Result<Self, Closed> {
        let is_text = |key: &str| d["properties"][key].is_null() || d["properties"][key].is_string();
        let is_readable = d["properties"].is_object()
            && ["os", "browser", "device"].into_iter().all(is_text)
            && (d["compress"].is_null() || d["compress"].is_boolean())
            && (d["large_threshold"].is_null() || d["large_threshold"].is_u64())
            && (d["presence"].is_null() || d["presence"].is_object());
        let token = d["token"].as_str().filter(|_| is_readable).ok_or(UNREADABLE)?;
        let intents = d["intents"].as_u64().filter(|intents| intents & !intent::ALL == 0);
        let shard = match &d["shard"] {
            Value::Null => Ok(None),
            shard if shard.as_array().is_some_and(|pair| pair.len() == 2) => {
                match (shard[0].as_u64(), shard[1].as_u64()) {
                    (Some(this), Some(of)) if this < of => Ok(Some((this, of))),
                    _ => Err((4010, "Invalid shard")),
                }
            }
            _ => Err((4010, "Invalid shard")),
        };
        Ok(Self {
            token: token.strip_prefix("Bot ").unwrap_or(token),
            intents: intents.ok_or((4013, "Invalid intent(s)"))?,
            shard: shard?,
            compresses: d["compress"] == true,
        })
    }
}

fn invalid_session() -> Value {
    json!({"op": 9, "t": null, "s": null, "d": false})
}

impl Connection {
    fn check_token(&self, token: &str) -> Result<(), Closed> {
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        if self.sandbox.accepts(token) { Ok(()) } else { Err((4004, "Authentication failed")) }
    }

    pub(super) fn identify(&mut self, d: &Value) -> Result<(), Closed> {
        self.check_token(d["token"].as_str().ok_or(UNREADABLE)?)?;
        let asked = Asked::read(d)?;
        let mut world = self.sandbox.world();
        if asked.intents & intent::PRIVILEGED & !world.application.privileged_intents != 0 {
            return Err((4014, "Disallowed intent(s)"));
        }
        let mut session = Session::new(asked.intents, asked.shard.unwrap_or((0, 1)), self.frames.clone());
        let bot_id = world.bot_id();
        let is_own = |guild: &&Guild| guild.members.contains_key(&bot_id) && session.has(Some(guild.id));
        let guilds: Vec<Id> = world.guilds.values().filter(is_own).map(|guild| guild.id).collect();
        if guilds.len() > self.limits.guilds_a_shard {
            return Err((4011, "Sharding required"));
        }
        match world.starts.begin(&self.limits, session.shard.0) {
            Start::Granted => {}
            Start::TooSoon => {
                self.reply(invalid_session());
                return Ok(());
            }
            Start::Exhausted => {
                world.revoke(asked.token);
                return Err((4004, "Authentication failed"));
            }
        }
        if asked.compresses {
            self.wire.compress_payloads();
        }
        let session_id = format!("{:032x}", u128::from(world.next_id()) << 32 | u128::from(asked.intents));
        introduce(&world, &session_id, &mut session, asked.shard.is_some(), &guilds);
        self.session_id = Some(session_id.clone());
        world.sessions.insert(session_id, session);
        world.changed(None);
        Ok(())
    }

    pub(super) fn resume(&mut self, d: &Value) -> Result<(), Closed> {
        let text = |key: &str| d[key].as_str().ok_or(UNREADABLE);
        let (token, session_id) = (text("token")?, text("session_id")?);
        let seen = d["seq"].as_u64().ok_or(UNREADABLE)?;
        self.check_token(token)?;
        let mut world = self.sandbox.world();
        let patience = self.limits.resume_within;
        let session = world.sessions.get_mut(session_id);
        let Some(session) = session.filter(|session| session.can_resume(seen, patience)) else {
            world.sessions.remove(session_id);
            self.reply(invalid_session());
            return Ok(());
        };
        if seen > session.sequence {
            return Err((4007, "Invalid seq"));
        }
        session.send(Frame::Close(4000, "Resumed elsewhere"));
        session.attach(self.frames.clone());
        for (_, payload) in session.kept.iter().filter(|(number, _)| *number > seen) {
            session.send(Frame::Payload(payload.clone()));
        }
        session.dispatch("RESUMED", &json!({"_trace": []}));
        self.session_id = Some(session_id.to_owned());
        world.changed(None);
        Ok(())
    }
}

impl World {
    /// Makes a token worthless and ends every session, as Discord does when the day's starts are exceeded.
    fn revoke(&mut self, token: &str) {
        tracing::error!("the bot started too many sessions in a day: its token is refused from now on");
        self.revoked.insert(token.to_owned());
        for session in self.sessions.values() {
            session.send(Frame::Close(4004, "Authentication failed"));
        }
        self.sessions.clear();
        self.changed(None);
    }
}

/// Says who the bot is and introduces its guilds.
fn introduce(world: &World, session_id: &str, session: &mut Session, is_sharded: bool, guilds: &[Id]) {
    let mut ready = ready(world, session_id, guilds);
    if is_sharded {
        ready["shard"] = json!([session.shard.0, session.shard.1]);
    }
    session.dispatch("READY", &ready);
    if session.intents & intent::GUILDS != 0 {
        for guild in guilds.iter().filter_map(|guild| world.guilds.get(guild)) {
            let body = world.guild_create_json(guild, session.intents & intent::GUILD_PRESENCES != 0);
            session.dispatch("GUILD_CREATE", &body);
        }
    }
}

fn ready(world: &World, session_id: &str, guilds: &[Id]) -> Value {
    let unavailable = guilds.iter().map(|guild| json!({"id": id(*guild), "unavailable": true}));
    json!({
        "v": 10,
        "user": world.users.get(&world.bot_id()).map(current_user),
        "user_settings": {},
        "guilds": unavailable.collect::<Value>(),
        "session_id": session_id,
        "session_type": "normal",
        "resume_gateway_url": gateway_url(world),
        "application": {"id": id(world.application.id), "flags": application_flags(world)},
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": [],
        "auth": {},
        "_trace": [],
    })
}
