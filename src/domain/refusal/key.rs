//! Every no about the keys of shops.

/// A no about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The programme has as many as it may.
    TooMany {
        /// How many those are.
        limit: i64,
    },
    /// What was pasted is no signing secret of Stripe's.
    SecretUnfit,
}
