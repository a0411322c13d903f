//! A small Discord in memory, for trying and testing bots without a network.

pub mod limits;
mod options;
mod state;
mod time;
pub mod viewer;

pub use options::Options;
pub use state::entities::{Id, Request};
pub use state::permissions::Permissions;
pub use time::{FreeTime, Time};

/// A running sandbox; clones are the same sandbox.
#[derive(Clone)]
pub struct Sandbox {}
