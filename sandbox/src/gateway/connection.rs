//! One socket: what is written to it, what is read from it, and when it is closed.

use std::collections::VecDeque;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::session::{Frame, Session};
use super::wire::Wire;
use super::{Closed, GatewayLimits};
use crate::Sandbox;
use crate::state::world::World;

/// The longest payload that a client may send, in bytes.
const LONGEST_PAYLOAD: usize = 4096;

/// One socket.
pub(super) struct Connection {
    pub sandbox: Sandbox,
    pub limits: GatewayLimits,
    pub frames: mpsc::UnboundedSender<Frame>,
    /// The session that was identified or resumed here.
    pub session_id: Option<String>,
    pub wire: Wire,
    /// When the client sent something in the last minute.
    sent: VecDeque<Instant>,
    /// When the client was last heard to be alive, or was connected.
    alive: Instant,
    /// A zombie: whatever should be written is lost.
    is_silent: bool,
}

/// How a socket ends.
enum End {
    /// The sandbox closes it with a word.
    Close(Closed),
    /// It breaks off, from either side.
    Broken,
    /// The client says good-bye: for good, or to come back.
    Left { is_for_good: bool },
}

impl Connection {
    /// Serves a socket to its end.
    pub(super) async fn serve(sandbox: Sandbox, mut socket: WebSocket, wire: Wire, is_spoken: bool) {
        if !is_spoken {
            close(&mut socket, (4012, "Invalid API version")).await;
            return;
        }
        let (frames, mut outbox) = mpsc::unbounded_channel();
        let mut connection = Self {
            limits: sandbox.gateway_limits().clone(),
            sandbox,
            frames,
            session_id: None,
            wire,
            sent: VecDeque::new(),
            alive: Instant::now(),
            is_silent: false,
        };
        let end = connection.run(&mut socket, &mut outbox).await;
        if let End::Close(reason) = end {
            close(&mut socket, reason).await;
        }
        connection.leave(matches!(end, End::Left { is_for_good: true }));
    }

    async fn run(&mut self, socket: &mut WebSocket, outbox: &mut mpsc::UnboundedReceiver<Frame>) -> End {
        let interval = u64::try_from(self.limits.heartbeat_interval.as_millis()).unwrap_or(u64::MAX);
        let hello =
            json!({"op": 10, "t": null, "s": null, "d": {"heartbeat_interval": interval, "_trace": []}});
        if self.write(socket, &hello).await.is_err() {
            return End::Broken;
        }
        let stopped = self.sandbox.stopping();
        loop {
            let end = tokio::select! {
                () = stopped.cancelled() => Some(End::Close((1001, "The sandbox stops"))),
                () = tokio::time::sleep_until(self.alive + self.limits.patience()) => {
                    Some(End::Close((4009, "Session timed out")))
                }
                frame = outbox.recv() => self.deliver(socket, frame).await,
                received = socket.recv() => match received {
                    Some(Ok(message)) => self.take(&message),
                    Some(Err(_)) | None => Some(End::Broken),
                },
            };
            if let Some(end) = end {
                return end;
            }
        }
    }

    async fn deliver(&mut self, socket: &mut WebSocket, frame: Option<Frame>) -> Option<End> {
        match frame {
            Some(Frame::Payload(_)) if self.is_silent => None,
            Some(Frame::Payload(payload)) => {
                self.write(socket, &payload).await.is_err().then_some(End::Broken)
            }
            Some(Frame::Silence) => {
                self.is_silent = true;
                None
            }
            Some(Frame::Close(code, reason)) => Some(End::Close((code, reason))),
            Some(Frame::Cut) | None => Some(End::Broken),
        }
    }

    async fn write(&mut self, socket: &mut WebSocket, payload: &Value) -> Result<(), axum::Error> {
        for message in self.wire.pack(payload).map_err(axum::Error::new)? {
            socket.send(message).await?;
        }
        Ok(())
    }

    fn take(&mut self, message: &Message) -> Option<End> {
        let taken = match message {
            Message::Text(text) => self.receive(text.as_str().as_bytes()),
            Message::Binary(bytes) => self.receive(bytes),
            Message::Close(frame) => {
                let is_for_good = frame.as_ref().is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                return Some(End::Left { is_for_good });
            }
            Message::Ping(_) | Message::Pong(_) => Ok(()),
        };
        taken.err().map(End::Close)
    }

    /// Acts on one payload.
    fn receive(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.count_send()?;
        if bytes.len() > LONGEST_PAYLOAD {
            return Err(UNREADABLE);
        }
        let payload: Value = serde_json::from_slice(bytes).map_err(|_| UNREADABLE)?;
        let op = payload["op"].as_u64().ok_or(UNREADABLE)?;
        let d = &payload["d"];
        match op {
            1 => self.heartbeat(d),
            2 | 6 if self.is_authenticated() => Err((4005, "Already authenticated")),
            2 => self.identify(d),
            6 => self.resume(d),
            3 | 4 | 8 | 31 | 43 if !self.is_authenticated() => Err((4003, "Not authenticated")),
            3 | 4 | 8 | 31 | 43 => self.ask(op, d),
            _ => Err((4001, "Unknown opcode")),
        }
    }

    fn heartbeat(&mut self, d: &Value) -> Result<(), Closed> {
        if !d.is_null() && !d.is_u64() {
            return Err(UNREADABLE);
        }
        self.alive = Instant::now();
        self.with_session(|session| session.heartbeats += 1);
        self.reply(json!({"op": 11, "t": null, "s": null, "d": null}));
        Ok(())
    }

    fn count_send(&mut self) -> Result<(), Closed> {
        let now = Instant::now();
        while self.sent.front().is_some_and(|at| now.duration_since(*at) > Duration::from_mins(1)) {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
        if self.sent.len() > self.limits.sends_a_minute { Err((4008, "Rate limited")) } else { Ok(()) }
    }

    pub(super) fn reply(&self, payload: Value) {
        // The receiving half lives as long as this connection.
        let _ = self.frames.send(Frame::Payload(payload));
    }

    /// Does something with this connection's session, if it has one that is still its own.
    pub(super) fn with_session<T>(&self, deed: impl FnOnce(&mut Session) -> T) -> Option<T> {
        let mut world = self.sandbox.world();
        self.own_session(&mut world).map(deed)
    }

    fn own_session<'a>(&self, world: &'a mut World) -> Option<&'a mut Session> {
        let session = world.sessions.get_mut(self.session_id.as_deref()?)?;
        session.is_on(&self.frames).then_some(session)
    }

    fn is_authenticated(&self) -> bool {
        self.with_session(|_| ()).is_some()
    }

    /// Lets go of the session: for good when the client said good-bye, else until it resumes.
    fn leave(&self, is_for_good: bool) {
        let mut world = self.sandbox.world();
        let Some(session) = self.own_session(&mut world) else { return };
        session.detach();
        if is_for_good && let Some(session_id) = &self.session_id {
            world.sessions.remove(session_id);
        }
        world.changed(None);
    }
}

/// How Discord calls a payload that it cannot make sense of.
pub(super) const UNREADABLE: Closed = (4002, "Decode error");

async fn close(socket: &mut WebSocket, (code, reason): Closed) {
    // The other side may have gone already.
    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
}
