//! Duet as people meet it: one test binary, one file a noun.

mod architecture;
mod egress;
mod link;
mod support;
