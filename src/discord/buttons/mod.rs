//! What happens when a button is pressed, a select is used or a form is sent.

pub mod aggregate;
mod agreement;
pub mod announcement;
pub(super) mod api_key;
pub mod application;
pub mod attribution;
pub mod audit;
pub mod brief;
pub mod brief_question;
pub mod campaign;
mod channel;
pub mod check_in;
pub mod contact;
pub mod council;
pub mod creator;
mod decision;
mod deed;
mod deliverable;
mod direct;
pub mod earnings;
mod election;
pub mod experiment;
pub mod goods;
pub mod help;
pub mod hold;
pub mod hub;
pub mod idea;
pub mod introduction;
mod link;
mod machine_draft;
mod market;
pub mod market_note;
pub mod meeting;
mod owner_question;
pub mod participation;
mod pay;
pub mod payout;
pub mod post;
pub mod profile;
pub(super) mod program;
mod promo_code;
pub mod proposal;
pub mod question;
mod relationship;
mod reminder;
mod report;
pub mod result;
pub mod reward;
pub mod round;
mod shop;
pub mod stage;
mod start;
pub mod submission;
pub mod thanks;
pub(super) mod tier;
pub mod usage_right;
pub mod verdict;
mod vote;

use super::ask::Ask;
use super::press::Press;
use crate::domain::Refusal;
use deed::deed;

/// Does what the custom id means. A forged or forgotten one is refused in words.
pub async fn press(ask: &Ask<'_>, custom_id: &str) {
    let Some(press) = Press::of(custom_id) else {
        return ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    };
    deed(ask, press).await;
}
