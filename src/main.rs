//! Starts Duet from the command line.

fn main() {}
