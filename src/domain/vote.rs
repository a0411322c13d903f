//! The arithmetic of a council's vote: one vote a seat, counted across languages, enough of each market.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::{CouncilSeatId, MarketId};

/// Days for which a vote may be open.
pub const DAYS: (i64, i64) = (1, 30);

/// How somebody votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Choice {
    /// For it.
    For,
    /// Against it.
    Against,
    /// Neither, but there.
    Abstain,
}

impl Choice {
    /// Every one.
    pub const ALL: &'static [Self] = &[Self::For, Self::Against, Self::Abstain];

    /// Its word in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Choice {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|choice| choice.code() == code).copied().ok_or(())
    }
}

/// What a vote comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Outcome {
    /// More are for it than against it.
    Carried,
    /// More are against it.
    Rejected,
    /// As many are for it as against it.
    Tied,
    /// Too few of some market voted.
    Unquorate,
}

/// How many of a market's seats voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Turnout {
    /// The market.
    pub market_id: MarketId,
    /// Its seats that are taken.
    pub seats: i32,
    /// How many of them voted, whatever for.
    pub votes: i32,
    /// How many had to.
    pub needed: i32,
}

/// A vote, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What it comes to.
    pub outcome: Outcome,
    /// Votes for it.
    pub in_favour: i32,
    /// Votes against it.
    pub against: i32,
    /// Votes for neither.
    pub abstained: i32,
    /// How each market voted, by the market's key.
    pub turnout: Vec<Turnout>,
}

/// Counts the ballots, in the order in which they were cast, of the seats that are taken now. Of several of one seat the
/// last counts, and one of a seat that ended meanwhile counts no more. Of each market `quorum` seats have to vote, or all of
/// them where there are fewer. Who abstains is there, and neither for nor against.
pub fn count(quorum: i32, seats: &[(CouncilSeatId, MarketId)], ballots: &[(CouncilSeatId, Choice)]) -> Count {
    let last: BTreeMap<CouncilSeatId, Choice> = ballots.iter().copied().collect();
    let mut by_market: BTreeMap<MarketId, (i32, i32)> = BTreeMap::new();
    let (mut in_favour, mut against, mut abstained) = (0, 0, 0);
    let taken: BTreeMap<CouncilSeatId, MarketId> = seats.iter().copied().collect();
    for (seat, market) in taken {
        let (there, voted) = by_market.entry(market).or_default();
        *there += 1;
        let Some(choice) = last.get(&seat) else { continue };
        *voted += 1;
        *match choice {
            Choice::For => &mut in_favour,
            Choice::Against => &mut against,
            Choice::Abstain => &mut abstained,
        } += 1;
    }
    let turnout =
        |(market_id, (seats, votes))| Turnout { market_id, seats, votes, needed: seats.min(quorum) };
    let turnout: Vec<Turnout> = by_market.into_iter().map(turnout).collect();
    let is_quorate = !turnout.is_empty() && turnout.iter().all(|of| of.votes >= of.needed);
    let outcome = match (is_quorate, in_favour.cmp(&against)) {
        (false, _) => Outcome::Unquorate,
        (true, std::cmp::Ordering::Greater) => Outcome::Carried,
        (true, std::cmp::Ordering::Less) => Outcome::Rejected,
        (true, std::cmp::Ordering::Equal) => Outcome::Tied,
    };
    Count { outcome, in_favour, against, abstained, turnout }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Choice::{Abstain, Against, For};
    use super::*;

    /// Seats 1 and 2 are of market 1, seats 3 and 4 of market 2.
    const FOUR: [i64; 4] = [1, 2, 3, 4];

    fn seats(of: &[i64]) -> Vec<(CouncilSeatId, MarketId)> {
        of.iter().map(|seat| (CouncilSeatId(*seat), MarketId((seat + 1) / 2))).collect()
    }

    fn counted(quorum: i32, of: &[i64], ballots: &[(i64, Choice)]) -> Count {
        let ballots: Vec<_> = ballots.iter().map(|(seat, choice)| (CouncilSeatId(*seat), *choice)).collect();
        count(quorum, &seats(of), &ballots)
    }

    #[test]
    fn whoever_changes_their_vote_votes_once() {
        let count = counted(1, &FOUR, &[(1, For), (3, Against), (1, Against), (1, For), (3, For)]);
        assert_eq!((count.in_favour, count.against, count.abstained), (2, 0, 0));
        assert_eq!(count.outcome, Outcome::Carried);
    }

    #[test]
    fn a_tie_carries_nothing_and_who_abstains_breaks_none() {
        let even = counted(1, &FOUR, &[(1, For), (3, Against)]);
        assert_eq!(even.outcome, Outcome::Tied);
        let abstained = counted(1, &FOUR, &[(1, For), (3, Against), (2, Abstain), (4, Abstain)]);
        assert_eq!((abstained.outcome, abstained.abstained), (Outcome::Tied, 2));
        let nobody_for = counted(1, &FOUR, &[(1, Abstain), (3, Abstain)]);
        assert_eq!(nobody_for.outcome, Outcome::Tied);
        let against = counted(1, &FOUR, &[(1, Against), (3, Abstain)]);
        assert_eq!(against.outcome, Outcome::Rejected);
    }

    #[test]
    fn enough_of_each_market_have_to_vote() {
        let one_market = counted(1, &FOUR, &[(1, For), (2, For)]);
        assert_eq!(one_market.outcome, Outcome::Unquorate);
        assert_eq!(counted(2, &FOUR, &[(1, For), (2, For), (3, For)]).outcome, Outcome::Unquorate);
        assert_eq!(
            counted(2, &FOUR, &[(1, For), (2, For), (3, For), (4, Abstain)]).outcome,
            Outcome::Carried
        );
        // Of a market that has one seat taken, one vote is all there can be.
        assert_eq!(counted(2, &[1, 2, 3], &[(1, For), (2, For), (3, Against)]).outcome, Outcome::Carried);
        assert_eq!(counted(1, &[], &[]).outcome, Outcome::Unquorate);
    }

    #[test]
    fn a_seat_that_ends_takes_its_vote_along_and_its_market_asks_for_less() {
        let ballots = [(1, For), (2, Against), (3, Against), (4, For)];
        assert_eq!(counted(2, &FOUR, &ballots).outcome, Outcome::Tied);
        let ended = counted(2, &[1, 2, 4], &ballots);
        assert_eq!((ended.in_favour, ended.against), (2, 1));
        assert_eq!(ended.outcome, Outcome::Carried);
        assert_eq!(ended.turnout[1], Turnout { market_id: MarketId(2), seats: 1, votes: 1, needed: 1 });
        // Whoever has the seat next votes anew.
        let followed = counted(2, &[1, 2, 4, 5], &[(1, For), (2, Against), (3, For), (4, For)]);
        assert_eq!((followed.in_favour, followed.outcome), (2, Outcome::Unquorate));
    }

    #[test]
    fn a_choice_is_found_by_its_word() {
        for choice in Choice::ALL {
            assert_eq!(choice.to_string().parse(), Ok(*choice));
        }
        assert_eq!("maybe".parse::<Choice>(), Err(()));
    }

    fn any_choice() -> impl Strategy<Value = Choice> {
        prop::sample::select(Choice::ALL)
    }

    proptest! {
        #[test]
        fn no_seat_counts_twice_and_only_seats_that_are_taken_count(
            quorum in 1_i32..4,
            taken in prop::collection::btree_set(1_i64..8, 0..7),
            ballots in prop::collection::vec((1_i64..10, any_choice()), 0..30),
        ) {
            let taken: Vec<i64> = taken.into_iter().collect();
            let all = counted(quorum, &taken, &ballots);
            let sum = all.in_favour + all.against + all.abstained;
            prop_assert_eq!(sum, all.turnout.iter().map(|of| of.votes).sum::<i32>());
            prop_assert!(all.turnout.iter().all(|of| of.votes <= of.seats && of.needed <= of.seats));
            let own: Vec<_> = ballots.iter().copied().filter(|(seat, _)| taken.contains(seat)).collect();
            prop_assert_eq!(&counted(quorum, &taken, &own), &all);
        }

        #[test]
        fn in_which_order_people_vote_makes_no_difference_only_the_last_word_of_each(
            ballots in prop::collection::vec((1_i64..8, any_choice()), 0..30),
        ) {
            let last: BTreeMap<i64, Choice> = ballots.iter().copied().collect();
            let mut turned: Vec<_> = last.into_iter().collect();
            turned.reverse();
            let taken = [1, 2, 3, 4, 5, 6, 7];
            prop_assert_eq!(counted(1, &taken, &ballots), counted(1, &taken, &turned));
        }

        #[test]
        fn one_more_vote_for_it_never_turns_yes_into_no(
            ballots in prop::collection::vec((1_i64..8, any_choice()), 0..20),
            seat in 1_i64..8,
        ) {
            let taken = [1, 2, 3, 4, 5, 6, 7];
            let before = counted(1, &taken, &ballots);
            let mut more = ballots;
            more.push((seat, For));
            let after = counted(1, &taken, &more);
            if before.outcome == Outcome::Carried {
                prop_assert_eq!(after.outcome, Outcome::Carried);
            }
        }
    }
}
