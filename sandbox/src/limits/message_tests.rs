//! Tests of the checks of messages, at each boundary on both sides.
