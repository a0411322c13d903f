//! What Discord refuses, with Discord's status, code and words, so that a bot learns of its mistakes here.
//!
//! Lengths are counted in Unicode characters (scalar values), as Discord's servers count them. A refusal of a form
//! (50035) lists every fault under the path of its field. Two of its codes are the sandbox's own and are marked so:
//! `SANDBOX_UNKNOWN_FIELD` and `SANDBOX_MISPLACED_FIELD` refuse what Discord would silently ignore.

mod channel;
mod command;
mod command_option;
mod component;
mod embed;
mod form;
mod interaction;
mod locale;
mod message;
mod modal;
mod scheduled;
mod select;

use serde_json::{Value, json};

pub use channel::{
    ban, bulk_delete, channel, channel_edit, direct_channel, id, limit, member_edit, overwrite, role, thread,
    thread_edit, thread_from_message,
};
pub use command::{command, command_edit, commands, commands_fit};
pub use component::is_unicode_emoji;
pub use interaction::{Asked, interaction_response};
pub use message::{Place, edit, is_empty, message};
pub use scheduled::{scheduled_event, scheduled_event_edit};

/// A no from Discord: the HTTP status and what stands in the body.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{code}: {message} {errors}")]
pub struct Refused {
    /// The HTTP status, for example 400.
    pub status: u16,
    /// Discord's error code, for example 50035.
    pub code: u32,
    /// Discord's words for the code.
    pub message: String,
    /// The faults of a form by path; null where the whole request is meant.
    pub errors: Value,
}

impl Refused {
    /// A refusal of the request as a whole.
    pub fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), errors: Value::Null }
    }

    /// The bot lacks a permission that the request needs.
    pub fn forbidden() -> Self {
        Self::new(403, 50013, "Missing Permissions")
    }

    /// Faults in the fields of a body, by path (50035).
    pub fn form(errors: Value) -> Self {
        Self { errors, ..Self::new(400, 50035, "Invalid Form Body") }
    }

    /// One fault in one field.
    pub fn field(key: &str, code: &str, message: &str) -> Self {
        Self::form(json!({ key: { "_errors": [{ "code": code, "message": message }] } }))
    }

    /// Something that Discord has and the sandbox lacks: said loudly, never half done.
    pub fn lacking(what: &str) -> Self {
        Self::new(501, 0, format!("The sandbox has no {what}; Discord does"))
    }

    /// The body of the answer.
    pub fn body(&self) -> Value {
        let mut body = json!({ "code": self.code, "message": self.message });
        if !self.errors.is_null() {
            body["errors"] = self.errors.clone();
        }
        body
    }
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of all limits share.

    use super::*;

    /// The code of the first fault at a path such as `embeds.0.title`, or the refusal's own code as text.
    pub fn fault(result: Result<(), Refused>, path: &str) -> String {
        let Err(refused) = result else { return "accepted".to_owned() };
        if path.is_empty() && refused.errors.is_null() {
            return refused.code.to_string();
        }
        let pointer =
            path.split('.').filter(|key| !key.is_empty()).fold(String::new(), |at, key| at + "/" + key);
        let code = refused.errors.pointer(&format!("{pointer}/_errors/0/code"));
        match code.and_then(Value::as_str) {
            Some(code) => code.to_owned(),
            None => format!("no fault at {path}: {} {}", refused.code, refused.errors),
        }
    }

    #[test]
    fn a_refusal_is_written_as_discord_writes_it() {
        let refused = Refused::field("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
        assert_eq!(
            refused.body(),
            json!({
                "code": 50035,
                "message": "Invalid Form Body",
                "errors": { "content": { "_errors": [
                    { "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length." }
                ] } }
            })
        );
        assert_eq!(
            Refused::new(404, 10008, "Unknown Message").body(),
            json!({ "code": 10008, "message": "Unknown Message" })
        );
    }
}
