//! How Duet says things: messages without a language, and the words for them in each.

pub mod audit;
mod catalogue;
pub mod commands;
mod format;
mod message;
pub mod refusal;

/// One constructor for each message of `locales/`, made when Duet is built.
pub mod text {
    use super::{Arg, Message};
    include!(concat!(env!("OUT_DIR"), "/text.rs"));
}

pub use catalogue::{label, say};
pub use format::{day, number};
pub use message::{Arg, Message, Verbatim};
