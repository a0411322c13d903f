//! Every no about a council, its proposals, votes and decisions.

use chrono::NaiveDate;

use crate::domain::Language;

/// A no about a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Council {
    /// The programme has none.
    Unset,
    /// Its term is over.
    Over {
        /// It was this day.
        ends_on: NaiveDate,
    },
    /// It has no private channel yet.
    ChannelMissing,
    /// The asker has no seat in it.
    NotSeated,
    /// The asker neither chairs it nor is a manager.
    NotChair,
    /// All seats of a creator's market are taken.
    SeatsTaken {
        /// What it is called.
        market: String,
        /// How many seats it has.
        seats: i32,
    },
    /// A creator has no market, so none to sit for.
    NoMarket,
    /// No such proposal, or it was withdrawn.
    ProposalUnknown,
    /// It is not discussed any more.
    NotOpen,
    /// Somebody translated it already.
    Translated,
    /// It has no words in some of the council's languages.
    Untranslated {
        /// Those.
        languages: Vec<Language>,
    },
    /// A day is needed, and what was typed is none.
    DayNeeded {
        /// The beginning of what was typed; empty where nothing was.
        typed: String,
        /// A day, to show how it is written.
        example: NaiveDate,
    },
    /// Nobody sits in the council.
    Empty,
    /// The vote is over, or never began.
    VoteClosed,
    /// The vote was not counted yet.
    Unvoted,
    /// It is decided already.
    Decided,
    /// No such decision, or it is done.
    DecisionDone,
}
