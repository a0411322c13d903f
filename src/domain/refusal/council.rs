//! Every no about a council, its proposals, votes, decisions and elections.

use chrono::{DateTime, NaiveDate, Utc};

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
        /// Its code.
        code: String,
        /// What managers call it.
        name: String,
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
    /// An election to it is under way.
    ElectionUnderWay,
    /// No market with a channel has a seat that is free.
    ElectionNeedless,
    /// The last day to vote is not after the last day to stand.
    ElectionDays,
    /// The last day to vote is not before the last of the council's term.
    ElectionLate {
        /// The last day of the term.
        ends_on: NaiveDate,
    },
    /// No such election.
    ElectionUnknown,
    /// It is counted, or called off.
    ElectionOver,
    /// One cannot stand any more.
    StandingOver,
    /// One cannot vote yet.
    VotingAhead {
        /// From then on.
        from: DateTime<Utc>,
    },
    /// The asker is no creator of the market in which it is.
    OtherMarket {
        /// Its code.
        code: String,
        /// What managers call it.
        name: String,
    },
    /// The asker has a seat already.
    SeatHeld,
    /// As many stand as one list shows.
    CandidatesTooMany {
        /// So many.
        most: usize,
    },
    /// Somebody who was chosen does not stand any more.
    CandidateGone,
    /// Whoever is to see to a decision is no manager.
    NoManager,
    /// The asker did not write the proposal.
    NotAuthor,
    /// Its author changed it since the asker read it.
    ProposalChanged,
    /// Nothing came of a vote that could be held again, or it is decided what is done about it.
    NotAgain,
    /// The asker neither chairs the council nor is a manager, and would plan its meetings.
    NotPlanner,
    /// So many meetings are still to come that no more are planned.
    MeetingsEnough {
        /// How many there may be.
        most: usize,
    },
    /// There is no day on which everybody works in the weeks that were wished.
    NoTime,
    /// No such meeting in this programme.
    MeetingUnknown,
    /// It has begun, is over, or was called off.
    MeetingPast,
    /// It is not over yet.
    MeetingAhead,
    /// It was to be moved to a moment that is past.
    MomentPast,
    /// What is on record of it is there in every language.
    RecordDone,
}
