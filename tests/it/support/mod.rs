//! What every test stands on: a town with a Discord, a Duet in it, and a clock that the test moves.

mod database;
mod log;
mod record;
mod setting;
mod time;
mod town;

pub use database::Database;
pub use record::record;
pub use setting::setting;
pub use town::Town;
