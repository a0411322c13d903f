//! What every test stands on: a town with a Discord, a Duet in it, and a clock that the test moves.

pub mod catalogue;
mod database;
mod files;
pub mod filling;
pub mod founding;
mod log;
pub mod mentions;
mod patience;
mod record;
pub mod rows;
mod running;
pub mod schema;
mod setting;
mod time;
mod town;
pub mod wire;

pub use database::Database;
pub use files::files;
pub use patience::{becomes, eventually};
pub use record::record;
pub use running::Running;
pub use setting::setting;
pub use town::{TOKEN, Town, signed};
