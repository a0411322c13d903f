//! What always holds, each sentence with tests that try to break it.

mod once;
mod slow;
