//! Every no about introductions. None of them tells what somebody else chose in private.

use chrono::{DateTime, Utc};

/// A no about introductions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Introduction {
    /// The asker has not opted in.
    NotJoined,
    /// What the asker shows of themselves is not whole.
    Unfinished,
    /// Somebody of this name has not opted in.
    Unjoined {
        /// Their name.
        name: String,
    },
    /// They are of one market.
    OneMarket,
    /// One of them rests, they met lately, or one would rather not: which, nobody is told.
    NotNow,
    /// Nobody fits what was asked for.
    Nobody,
    /// The asker asked before, and that is not over.
    Asking {
        /// When it is.
        until: DateTime<Utc>,
    },
    /// The asker rests.
    Resting {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// It takes two, or three where the programme allows that, and each once.
    Number,
    /// It is over, or everybody has agreed.
    Over,
    /// That is no number of months.
    MonthsUnclear {
        /// The most there may be.
        most: i64,
    },
    /// Nobody would meet in the round.
    NobodyMeets,
    /// People of the round before are still to be asked.
    RoundUnderWay,
    /// There was no round yet.
    NoRound,
    /// One cannot avoid oneself.
    Oneself,
}
