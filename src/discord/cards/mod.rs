//! What each noun looks like when it is shown.

pub mod api_key;
pub mod application;
pub mod audit;
pub mod campaign;
pub mod channel;
pub mod consent;
pub mod contact;
pub mod conversion;
pub mod creator;
pub mod direct;
pub mod health;
pub mod help;
pub mod home;
pub mod link;
pub mod market;
pub mod notice;
pub mod owner_question;
pub mod post;
pub mod profile;
pub mod program;
pub mod relationship;
pub mod roster;
pub mod start;
pub mod stats;
pub mod tier;
