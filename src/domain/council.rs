//! A council: creators of several markets, appointed for a term, who propose and vote.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::refusal::{Council as No, Field};
use super::text::{required, whole};
use super::{
    ChannelId, ContestId, ContributionId, CouncilId, CouncilSeatId, CreatorId, Language, MarketId, PersonId,
    ProgramId, ProposalId, Refusal,
};

/// Characters of a council's name.
pub const NAME_LENGTH: usize = 80;
/// Seats that a market may have.
pub const MOST_SEATS: i64 = 5;

/// One council of a programme, which has one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Council {
    /// Its key.
    pub council_id: CouncilId,
    /// The programme.
    pub program_id: ProgramId,
    /// How often it was changed.
    pub revision: i64,
    /// The first day of its term.
    pub starts_on: NaiveDate,
    /// The last.
    pub ends_on: NaiveDate,
    /// Seats of each market.
    pub seats: i32,
    /// How many of a market's seats have to vote, as far as they are taken.
    pub quorum: i32,
    /// Its private channel.
    pub channel_id: Option<ChannelId>,
}

impl Council {
    /// Its channel.
    ///
    /// # Errors
    /// [`No::ChannelMissing`].
    pub fn channel(&self) -> Result<ChannelId, Refusal> {
        self.channel_id.ok_or(Refusal::Council(No::ChannelMissing))
    }

    /// How many seats of a market nobody has, when these are taken.
    pub fn free(&self, taken: &[Seat], market: MarketId) -> i32 {
        let taken = taken.iter().filter(|seat| seat.market_id == market).count();
        (self.seats - i32::try_from(taken).unwrap_or(i32::MAX)).max(0)
    }

    /// Nothing, as long as its term lasts.
    ///
    /// # Errors
    /// [`No::Over`].
    pub fn running(&self, today: NaiveDate) -> Result<(), Refusal> {
        if today > self.ends_on {
            return Err(Refusal::Council(No::Over { ends_on: self.ends_on }));
        }
        Ok(())
    }
}

/// A seat, as long as its creator holds it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Seat {
    /// Its key.
    pub council_seat_id: CouncilSeatId,
    /// Of which council.
    pub council_id: CouncilId,
    /// For which market.
    pub market_id: MarketId,
    /// The language of that market.
    pub language: Language,
    /// Whose.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// The person.
    pub person_id: PersonId,
    /// Whether they chair the council.
    pub is_chair: bool,
}

/// What a manager typed of a council.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Its name in each language.
    pub names: Vec<String>,
    /// The last day of its term.
    pub ends_on: String,
    /// Seats of each market.
    pub seats: String,
    /// How many of them have to vote.
    pub quorum: String,
}

impl Typed {
    /// The name in each of these languages: none may be missing.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
    pub fn read_names(&self, languages: &[Language]) -> Result<Vec<(Language, String)>, Refusal> {
        let typed = self.names.iter().map(String::as_str).chain(std::iter::repeat(""));
        let name = |(language, typed): (&Language, &str)| {
            Ok((*language, required(Field::CouncilName, &typed.replace('\n', " "), NAME_LENGTH)?))
        };
        languages.iter().zip(typed).map(name).collect()
    }

    /// Seats of each market, and how many of them have to vote: not more than there are.
    ///
    /// # Errors
    /// [`Refusal::NumberUnfit`].
    pub fn read_numbers(&self) -> Result<(i32, i32), Refusal> {
        let seats = whole(Field::CouncilSeats, &self.seats, (1, MOST_SEATS))?;
        let quorum = whole(Field::CouncilQuorum, &self.quorum, (1, seats))?;
        let small = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
        Ok((small(seats), small(quorum)))
    }
}

/// What of a proposal stands in the council's channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// The proposal itself.
    Proposal,
    /// The buttons of its vote.
    Vote,
    /// What came of the vote, and what the programme does about it.
    Outcome,
    /// Where it is discussed in one language.
    Discussion,
}

impl Piece {
    const ALL: &'static [Self] = &[Self::Proposal, Self::Vote, Self::Outcome, Self::Discussion];

    /// Its word where posts are kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposal => "proposal",
            Self::Vote => "vote",
            Self::Outcome => "outcome",
            Self::Discussion => "discussion",
        }
    }

    /// The piece of this word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|piece| piece.code() == code)
    }
}

/// What a council, and whoever sits in it, is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum News {
    /// A proposal, in the council's channel. Drawn from the proposal itself.
    Post {
        /// What of it.
        piece: Piece,
        /// Which.
        proposal_id: ProposalId,
        /// The language around its words.
        language: Language,
    },
    /// What somebody said in another language's discussion. Drawn from the contribution itself.
    Contribution {
        /// Which.
        contribution_id: ContributionId,
        /// The language of the discussion in which it is read.
        language: Language,
    },
    /// An election to it, in the channel of a market. Drawn from the election itself.
    Contest {
        /// In which market.
        contest_id: ContestId,
        /// The language of the channel.
        language: Language,
    },
    /// A creator has a seat.
    Seated {
        /// Who.
        creator_id: CreatorId,
        /// In which council.
        council_id: CouncilId,
    },
    /// A creator's seat is somebody else's, or nobody's.
    Unseated {
        /// Who.
        creator_id: CreatorId,
        /// In which council.
        council_id: CouncilId,
    },
}

impl News {
    /// The language in which a channel hears it, whatever else is posted there.
    pub const fn language(self) -> Option<Language> {
        match self {
            Self::Post { language, .. }
            | Self::Contribution { language, .. }
            | Self::Contest { language, .. } => Some(language),
            Self::Seated { .. } | Self::Unseated { .. } => None,
        }
    }

    /// Whether what stands already is changed rather than followed by another post.
    pub const fn is_corrected_in_place(self) -> bool {
        match self {
            Self::Post { .. } | Self::Contribution { .. } | Self::Contest { .. } => true,
            Self::Seated { .. } | Self::Unseated { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(seats: &str, quorum: &str) -> Typed {
        Typed { seats: seats.to_owned(), quorum: quorum.to_owned(), ..Typed::default() }
    }

    #[test]
    fn no_more_votes_are_needed_than_there_are_seats() {
        assert_eq!(typed("2", "1").read_numbers(), Ok((2, 1)));
        assert_eq!(typed("2", "2").read_numbers(), Ok((2, 2)));
        for (seats, quorum) in [("0", "1"), ("6", "1"), ("2", "3"), ("2", "0"), ("", "1"), ("two", "1")] {
            let read = typed(seats, quorum).read_numbers();
            assert!(matches!(read, Err(Refusal::NumberUnfit { .. })), "{seats} {quorum}: {read:?}");
        }
    }

    #[test]
    fn a_council_is_named_in_every_language() {
        let both = [Language::En, Language::Ru];
        let names = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            Typed { names, ..Typed::default() }.read_names(&both)
        };
        assert!(names(&["Spring council", "Весенний совет"]).is_ok());
        assert_eq!(names(&["Spring council"]), Err(Refusal::TextMissing { field: Field::CouncilName }));
    }
}
