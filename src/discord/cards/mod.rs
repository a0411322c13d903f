//! What each noun looks like when it is shown.

pub mod aggregate;
pub mod agreement;
pub mod announcement;
pub mod api_key;
pub mod application;
pub mod attribution;
pub mod audit;
pub mod brief;
pub mod brief_question;
pub mod campaign;
pub mod channel;
pub mod check_in;
pub mod consent;
pub mod contact;
pub mod conversion;
pub mod council;
pub mod creator;
pub mod decision;
pub mod deliverable;
pub mod direct;
pub mod earnings;
pub mod election;
pub mod experiment;
pub mod goods;
pub mod health;
pub mod help;
pub mod hold;
pub mod home;
pub mod hub;
pub mod idea;
pub mod introduction;
pub mod link;
pub mod machine_draft;
pub mod market;
pub mod market_note;
pub mod meeting;
pub mod notice;
pub mod owner_question;
pub mod participation;
pub mod payout;
pub mod post;
pub mod profile;
pub mod program;
pub mod promo_code;
pub mod proposal;
pub mod question;
pub mod relationship;
pub mod reminder;
pub mod report;
pub mod result;
pub mod reward;
pub mod roster;
pub mod round;
pub mod stage;
pub mod start;
pub mod stats;
pub mod submission;
pub mod thanks;
pub mod tier;
pub mod usage_right;
pub mod verdict;
pub mod vote;

use crate::i18n::{Arg, Message, text};

/// Several messages, each on a line of its own.
fn lines(all: impl IntoIterator<Item = Message>) -> Message {
    text::lines(Arg::Lines(all.into_iter().map(Arg::from).collect()))
}
