//! Tests of the checks of components, at each boundary on both sides.
