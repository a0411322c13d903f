//! What Duet does: one file a noun, one function a deed. Features return what the asker should see, and write
//! notices for anyone else; they never send.

pub mod application;
pub mod click;
pub mod link;
pub mod start;
pub mod stats;
