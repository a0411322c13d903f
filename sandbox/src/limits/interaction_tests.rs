//! Tests of the checks of interactions, at each boundary on both sides.
