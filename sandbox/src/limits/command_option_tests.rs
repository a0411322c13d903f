//! Tests of the checks of command options, at each boundary on both sides.
