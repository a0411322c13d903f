//! What each noun looks like when it is shown.

pub mod application;
pub mod consent;
pub mod link;
pub mod notice;
pub mod start;
pub mod stats;
