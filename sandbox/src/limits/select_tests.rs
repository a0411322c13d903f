//! Tests of the checks of selects, at each boundary on both sides.
