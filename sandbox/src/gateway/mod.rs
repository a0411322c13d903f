//! The gateway: a WebSocket on which a bot identifies, hears what happens, and resumes after a break.

mod session;

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::response::Response;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::Sandbox;
use crate::state::views::{current_user, id};
use crate::state::world::World;

pub(crate) use session::{Frame, Session, intent};

/// How often a client has to say that it is alive, in milliseconds.
const HEARTBEAT_INTERVAL: u64 = 41_250;
/// How many payloads a client may send in a minute.
const SENDS_A_MINUTE: usize = 120;

/// A reason to close the socket: Discord's close code and word for it.
type Closed = (u16, &'static str);

/// Takes a WebSocket on `/gateway`.
pub(crate) async fn connect(
    State(sandbox): State<Sandbox>,
    Query(query): Query<HashMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let version = query.get("v").cloned();
    upgrade.on_upgrade(move |socket| {
        let tracker = sandbox.tracker().clone();
        tracker.track_future(async move {
            let (frames, outbox) = mpsc::unbounded_channel();
            let connection = Connection { sandbox, frames, session_id: None, sent: VecDeque::new() };
            connection.serve(socket, outbox, version.as_deref()).await;
        })
    })
}

/// One socket.
struct Connection {
    sandbox: Sandbox,
    frames: mpsc::UnboundedSender<Frame>,
    session_id: Option<String>,
    /// When the client sent something in the last minute.
    sent: VecDeque<Instant>,
}

impl Connection {
    async fn serve(
        mut self,
        mut socket: WebSocket,
        mut outbox: mpsc::UnboundedReceiver<Frame>,
        version: Option<&str>,
    ) {
        if version.is_some_and(|v| v != "10" && v != "9") {
            close(&mut socket, (4012, "Invalid API version")).await;
            return;
        }
        let hello = json!({"op": 10, "t": null, "s": null, "d": {"heartbeat_interval": HEARTBEAT_INTERVAL, "_trace": []}});
        if write(&mut socket, &hello).await.is_err() {
            return;
        }
        let stopped = self.sandbox.stopping();
        let patience = Duration::from_millis(HEARTBEAT_INTERVAL * 3 / 2);
        let mut heard = Instant::now();
        loop {
            tokio::select! {
                () = stopped.cancelled() => {
                    close(&mut socket, (1001, "The sandbox stops")).await;
                    break;
                }
                () = tokio::time::sleep_until(heard + patience) => {
                    close(&mut socket, (4009, "Session timed out")).await;
                    break;
                }
                frame = outbox.recv() => match frame {
                    Some(Frame::Payload(payload)) => if write(&mut socket, &payload).await.is_err() { break },
                    Some(Frame::Close(code, reason)) => { close(&mut socket, (code, reason)).await; break }
                    None => break,
                },
                received = socket.recv() => match received {
                    Some(Ok(Message::Text(text))) => {
                        heard = Instant::now();
                        if let Err(reason) = self.receive(text.as_str().as_bytes()) {
                            close(&mut socket, reason).await;
                            break;
                        }
                    }
                    Some(Ok(Message::Binary(bytes))) => {
                        heard = Instant::now();
                        if let Err(reason) = self.receive(&bytes) {
                            close(&mut socket, reason).await;
                            break;
                        }
                    }
                    Some(Ok(Message::Close(frame))) => {
                        self.leave(frame.is_some_and(|f| f.code == 1000 || f.code == 1001));
                        return;
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break,
                },
            }
        }
        self.leave(false);
    }

    /// Lets go of the session: for good when the client said good-bye, else until it resumes.
    fn leave(&self, for_good: bool) {
        let Some(session_id) = &self.session_id else { return };
        let mut world = self.sandbox.world();
        if for_good {
            world.sessions.remove(session_id);
        } else if let Some(session) = world.sessions.get_mut(session_id)
            && session.socket.as_ref().is_some_and(|socket| socket.same_channel(&self.frames))
        {
            session.socket = None;
        }
        world.changed(None);
    }

    fn reply(&self, payload: Value) {
        // The receiving half lives as long as this connection.
        let _ = self.frames.send(Frame::Payload(payload));
    }

    /// Acts on one payload.
    fn receive(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.count_send()?;
        let payload: Value = serde_json::from_slice(bytes).map_err(|_| (4002, "Decode error"))?;
        let op = payload["op"].as_u64().ok_or((4002, "Decode error"))?;
        let d = &payload["d"];
        match op {
            1 => self.reply(json!({"op": 11, "t": null, "s": null, "d": null})),
            2 if self.session_id.is_some() => return Err((4005, "Already authenticated")),
            2 => self.identify(d)?,
            6 => self.resume(d)?,
            3 | 4 | 8 | 31 | 43 if self.session_id.is_none() => return Err((4003, "Not authenticated")),
            // Presence and voice change nothing that anyone here can see.
            3 | 4 => {}
            8 => self.list_members(d),
            31 => self.list_sounds(d),
            43 => self.list_channel_info(d),
            _ => return Err((4001, "Unknown opcode")),
        }
        Ok(())
    }

    fn count_send(&mut self) -> Result<(), Closed> {
        let now = Instant::now();
        while self.sent.front().is_some_and(|at| now.duration_since(*at) > Duration::from_mins(1)) {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
        if self.sent.len() > SENDS_A_MINUTE { Err((4008, "Rate limited")) } else { Ok(()) }
    }

    fn check_token(&self, d: &Value) -> Result<(), Closed> {
        let token = d["token"].as_str().unwrap_or_default();
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        if self.sandbox.accepts(token) { Ok(()) } else { Err((4004, "Authentication failed")) }
    }

    fn identify(&mut self, d: &Value) -> Result<(), Closed> {
        self.check_token(d)?;
        let intents = d["intents"].as_u64().ok_or((4013, "Invalid intent(s)"))?;
        if intents & !intent::ALL != 0 {
            return Err((4013, "Invalid intent(s)"));
        }
        let mut world = self.sandbox.world();
        if intents & intent::PRIVILEGED & !world.application.privileged_intents != 0 {
            return Err((4014, "Disallowed intent(s)"));
        }
        let shard = match &d["shard"] {
            Value::Null => (0, 1),
            shard => match (shard[0].as_u64(), shard[1].as_u64()) {
                (Some(this), Some(of)) if this < of => (this, of),
                _ => return Err((4010, "Invalid shard")),
            },
        };
        let session_id = format!("{:032x}", u128::from(world.next_id()) << 32 | u128::from(intents));
        let mut session =
            Session { intents, shard, sequence: 0, kept: VecDeque::new(), socket: Some(self.frames.clone()) };
        let is_member = |guild: &&crate::state::entities::Guild| guild.members.contains_key(&world.bot_id());
        let guilds: Vec<_> =
            world.guilds.values().filter(is_member).filter(|g| session.has(Some(g.id))).collect();
        session.dispatch("READY", &ready(&world, &session_id, &session, d, &guilds));
        if intents & intent::GUILDS != 0 {
            for guild in guilds {
                let body = world.guild_create_json(guild, intents & intent::GUILD_PRESENCES != 0);
                session.dispatch("GUILD_CREATE", &body);
            }
        }
        self.session_id = Some(session_id.clone());
        world.sessions.insert(session_id, session);
        world.changed(None);
        Ok(())
    }

    fn resume(&mut self, d: &Value) -> Result<(), Closed> {
        self.check_token(d)?;
        let seen = d["seq"].as_u64().unwrap_or(0);
        let session_id = d["session_id"].as_str().unwrap_or_default();
        let mut world = self.sandbox.world();
        let is_complete =
            |session: &&mut Session| session.kept.front().is_none_or(|(first, _)| *first <= seen + 1);
        let Some(session) = world.sessions.get_mut(session_id).filter(is_complete) else {
            self.reply(json!({"op": 9, "t": null, "s": null, "d": false}));
            return Ok(());
        };
        if seen > session.sequence {
            return Err((4007, "Invalid seq"));
        }
        session.send(Frame::Close(4000, "Resumed elsewhere"));
        session.socket = Some(self.frames.clone());
        for (_, payload) in session.kept.iter().filter(|(number, _)| *number > seen) {
            session.send(Frame::Payload(payload.clone()));
        }
        session.dispatch("RESUMED", &json!({"_trace": []}));
        self.session_id = Some(session_id.to_owned());
        world.changed(None);
        Ok(())
    }

    fn tell(&self, name: &str, body: &Value) {
        let mut world = self.sandbox.world();
        let session = self.session_id.as_ref().and_then(|own| world.sessions.get_mut(own));
        if let Some(session) = session {
            session.dispatch(name, body);
        }
    }

    fn list_members(&self, d: &Value) {
        let chunk = {
            let world = self.sandbox.world();
            let session = self.session_id.as_ref().and_then(|own| world.sessions.get(own));
            let may_list = session.is_some_and(|s| s.intents & intent::GUILD_MEMBERS != 0);
            let asks_all = d["user_ids"].is_null() && d["query"].as_str().unwrap_or_default().is_empty();
            if asks_all && !may_list { None } else { world.members_chunk(d) }
        };
        if let Some(chunk) = chunk {
            self.tell("GUILD_MEMBERS_CHUNK", &chunk);
        }
    }

    fn list_sounds(&self, d: &Value) {
        for guild_id in d["guild_ids"].as_array().into_iter().flatten() {
            self.tell("SOUNDBOARD_SOUNDS", &json!({"guild_id": guild_id, "soundboard_sounds": []}));
        }
    }

    fn list_channel_info(&self, d: &Value) {
        self.tell("CHANNEL_INFO", &json!({"guild_id": d["guild_id"], "channels": []}));
    }
}

fn ready(
    world: &World,
    session_id: &str,
    session: &Session,
    d: &Value,
    guilds: &[&crate::state::entities::Guild],
) -> Value {
    let bot = world.users.get(&world.bot_id()).map(current_user);
    let unavailable = guilds.iter().map(|g| json!({"id": id(g.id), "unavailable": true}));
    let mut body = json!({
        "v": 10,
        "user": bot,
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
    });
    if !d["shard"].is_null() {
        body["shard"] = json!([session.shard.0, session.shard.1]);
    }
    body
}

/// Where the gateway listens.
pub(crate) fn gateway_url(world: &World) -> String {
    format!("{}/gateway", world.base_url.replacen("http", "ws", 1))
}

/// The application's flags: which privileged intents it was granted.
pub(crate) fn application_flags(world: &World) -> u64 {
    let granted = world.application.privileged_intents;
    let flag = |intent: u64, bit: u32| if granted & intent == 0 { 0 } else { 1_u64 << bit };
    flag(intent::GUILD_PRESENCES, 13)
        | flag(intent::GUILD_MEMBERS, 15)
        | flag(intent::MESSAGE_CONTENT, 19)
        | 1 << 23
}

async fn write(socket: &mut WebSocket, payload: &Value) -> Result<(), axum::Error> {
    socket.send(Message::Text(payload.to_string().into())).await
}

async fn close(socket: &mut WebSocket, (code, reason): Closed) {
    // The other side may have gone already.
    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
}
