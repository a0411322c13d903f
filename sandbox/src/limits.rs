//! What Discord refuses before anything happens: lengths, counts, name patterns and unknown fields.

use serde_json::Value;

/// An answer that says no: the status, code, message and per-field errors that Discord documents.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Refused {
    /// The HTTP status of the answer.
    pub status: u16,
    /// Discord's JSON error code, for example 50035.
    pub code: u32,
    /// Discord's message for the code.
    pub message: String,
    /// The nested `errors` object of a 50035, or null where there is none.
    pub errors: Value,
}
