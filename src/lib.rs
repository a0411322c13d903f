//! Duet.
