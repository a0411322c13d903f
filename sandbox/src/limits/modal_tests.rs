//! Tests of the checks of modals, at each boundary on both sides.
