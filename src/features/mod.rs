//! What Duet does: one file a noun, one function a deed. Features return what the asker should see, and write
//! notices for anyone else; they never send.

pub mod api_key;
pub mod application;
pub mod audit;
pub mod brief;
pub mod brief_question;
pub mod campaign;
pub mod channel;
pub mod check_in;
pub mod click;
pub mod contact;
pub mod conversion;
pub mod creator;
pub mod deliverable;
pub mod direct;
pub mod feedback;
pub mod health;
pub mod home;
pub mod hub;
pub mod idea;
pub mod link;
pub mod market;
pub mod owner_question;
pub mod participation;
pub mod plan;
pub mod post;
pub mod presence;
pub mod profile;
pub mod program;
pub mod relationship;
pub mod reminder;
pub mod roster;
pub mod stage;
pub mod start;
pub mod stats;
pub mod tier;
