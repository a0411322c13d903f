//! How Duet says things: messages without a language, and the words for them in each.

pub mod attribution;
pub mod audit;
pub mod brief;
pub mod campaign;
mod catalogue;
pub mod commands;
pub mod contact;
pub mod council;
pub mod creator;
pub mod deliverable;
mod format;
pub mod introduction;
pub mod machine_draft;
pub mod market;
pub mod mention;
mod message;
pub mod own_sale;
pub mod payout;
pub mod question;
mod reading;
pub mod refusal;
pub mod result;
pub mod reward;
pub mod server;
pub mod setup;
pub mod submission;
pub mod zone;

/// One constructor for each message of `locales/`, made when Duet is built.
pub mod text {
    use super::{Arg, Message};
    include!(concat!(env!("OUT_DIR"), "/text.rs"));
}

pub use catalogue::{label, say};
pub use format::{day, number, short_day, short_month};
pub use message::{Arg, Capital, Message, Verbatim};
pub use reading::read_day;

/// What a language calls itself, for whoever reads it in whatever language: `English`, `Русский`.
pub fn own_name(language: crate::domain::Language) -> Verbatim<String> {
    Verbatim(label(language, &text::language_own_name()))
}
