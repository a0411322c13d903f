//! What always holds, each sentence with tests that try to break it.

mod crash;
mod erased;
mod faults;
mod once;
mod public;
mod slow;
mod thread;
