//! Every no about whose a conversion is.

/// A no about whose a conversion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    /// No conversion of this name or day that concerns the asker.
    Unknown,
    /// It is somebody's already.
    Credited,
    /// A creator without a link cannot be credited.
    NoLink,
}
