//! What can happen to a gateway connection at any time, made to happen: pushes, ends of sessions, dead lines.

use serde_json::{Value, json};

use super::session::Frame;
use crate::Sandbox;

fn invalid_session(is_resumable: bool) -> Value {
    json!({"op": 9, "t": null, "s": null, "d": is_resumable})
}

impl Sandbox {
    /// Tells every connected bot to reconnect and resume, as Discord does now and then.
    pub fn ask_to_reconnect(&self) {
        self.tell_connections(|| {
            vec![
                Frame::Payload(json!({"op": 7, "t": null, "s": null, "d": null})),
                Frame::Close(4000, "Reconnect"),
            ]
        });
    }

    /// Ends every session, so that bots have to identify again.
    pub fn invalidate_sessions(&self) {
        self.tell_connections(|| vec![Frame::Payload(invalid_session(false))]);
        let mut world = self.world();
        world.sessions.clear();
        world.changed(None);
    }

    /// Says that the session is invalid but can be resumed on a new connection.
    pub fn interrupt_sessions(&self) {
        self.tell_connections(|| vec![Frame::Payload(invalid_session(true))]);
        let mut world = self.world();
        for session in world.sessions.values_mut() {
            session.detach();
        }
        world.changed(None);
    }

    /// Cuts every gateway connection without a word; sessions can be resumed.
    pub fn cut_connections(&self) {
        self.tell_connections(|| vec![Frame::Cut]);
    }

    /// Makes every gateway connection a zombie: it stays open, but nothing comes over it any more, not even the
    /// acknowledgement of a heartbeat. Sessions can be resumed.
    pub fn silence_connections(&self) {
        self.tell_connections(|| vec![Frame::Silence]);
    }

    /// Asks every connected bot for a heartbeat at once.
    pub fn ask_for_heartbeats(&self) {
        self.tell_connections(|| vec![Frame::Payload(json!({"op": 1, "t": null, "s": null, "d": null}))]);
    }

    fn tell_connections(&self, frames: impl Fn() -> Vec<Frame>) {
        let world = self.world();
        for session in world.sessions.values() {
            for frame in frames() {
                session.send(frame);
            }
        }
    }
}
