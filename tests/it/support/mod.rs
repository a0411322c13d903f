//! What every test stands on: a town with a Discord, a Duet in it, and a clock that the test moves.

mod database;
mod log;
mod time;
mod town;

pub use database::Database;
pub use town::Town;
