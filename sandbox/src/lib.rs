//! A small Discord in memory, for trying and testing bots without a network.

#![recursion_limit = "256"]

mod control;
mod faults;
mod gateway;
pub mod limits;
mod newcomers;
mod options;
mod person;
mod rest;
mod sandbox;
mod state;
mod time;
pub mod viewer;

pub use faults::{Effect, Fault, FaultInForce, LimitScope};
pub use gateway::GatewayLimits;
pub use newcomers::{
    ChannelKind, DirectMessages, NewChannel, NewGuild, NewPerson, NewRole, NewThread, Overwrite,
};
pub use options::Options;
pub use person::{Attachment, MessageId, Outcome, Person, Place, Suggestion, Suggestions};
pub use rest::RateLimits;
pub use sandbox::Sandbox;
pub use state::entities::{CommandPermission, Id, Request};
pub use state::permissions::Permissions;
pub use time::{FreeTime, Time};
