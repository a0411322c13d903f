//! Tests of the checks of commands, at each boundary on both sides.
