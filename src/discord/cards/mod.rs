//! What each noun looks like when it is shown.

pub mod link;
pub mod notice;
pub mod stats;
