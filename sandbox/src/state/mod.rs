//! Everything that is true in the sandbox: one world behind one lock, never held across an await.

pub(crate) mod bans;
pub(crate) mod building;
pub(crate) mod commands;
pub(crate) mod drafts;
pub(crate) mod entities;
pub(crate) mod interactions;
pub(crate) mod permissions;
pub(crate) mod pins;
pub(crate) mod posting;
pub(crate) mod reactions;
pub(crate) mod scheduled;
pub(crate) mod views;
pub(crate) mod world;
