//! The door for people: commands, buttons, cards and delivery, by way of Discord.

pub mod access;
pub mod ask;
mod attachment;
pub mod buttons;
pub mod card;
pub mod cards;
pub mod checkup;
pub mod commands;
pub mod delivery;
mod door;
pub mod egress;
mod events;
pub mod ids;
pub mod naming;
pub mod press;
pub mod register;
mod retrace;
pub mod role;
pub mod server;
mod step;
mod telling;

pub use door::{Door, start};
