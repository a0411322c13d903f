//! Tests of the checks of channels, at each boundary on both sides.
