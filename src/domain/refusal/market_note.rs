//! Every no about what is known of a market.

/// A no about a note on a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketNote {
    /// No such note, or it was decided before.
    Unknown,
    /// The market has as many notes of a kind as it may.
    Full {
        /// How many those are.
        most: i64,
    },
    /// As many proposals of the asker wait for the managers as may.
    TooMany {
        /// How many those are.
        limit: i64,
    },
    /// No channel is set in which managers would see a proposal.
    Closed,
}
