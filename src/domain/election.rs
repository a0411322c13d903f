//! The arithmetic of an election to a council: who stands in a market, who is chosen, and what a lot decides.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sha2::{Digest as _, Sha256};

use super::market::Market;
use super::program::Zone;
use super::refusal::{Council as No, Field};
use super::text::{Variants, required};
use super::zone::resolve;
use super::{
    CandidacyId, ContestId, CouncilId, CreatorId, ElectionId, MarketId, PersonId, ProgramId, Refusal,
};

/// Characters of what a candidate says.
pub const WORDS_LENGTH: usize = 600;
/// Candidates of a market: as many as one list shows.
pub const MOST_CANDIDATES: usize = 25;

/// How far an election has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Creators can stand.
    Standing,
    /// Creators can vote.
    Voting,
    /// The votes were counted.
    Counted,
    /// A manager called it off, or its council is none any more.
    CalledOff,
}

/// An election to the free seats of a council.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Election {
    /// Its key.
    pub election_id: ElectionId,
    /// The programme.
    pub program_id: ProgramId,
    /// To which council.
    pub council_id: CouncilId,
    /// How far it has come.
    pub state: State,
    /// Until when one can stand.
    pub stand_until: DateTime<Utc>,
    /// Until when one can vote after that.
    pub vote_until: DateTime<Utc>,
}

impl Election {
    /// Whether it is neither counted nor called off.
    pub const fn is_under_way(&self) -> bool {
        matches!(self.state, State::Standing | State::Voting)
    }
}

/// What comes of an election in a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Outcome {
    /// Its creators chose among more candidates than seats.
    Voted,
    /// There were no more candidates than seats.
    Unopposed,
    /// Nobody stood.
    Nobody,
    /// The seats were given out meanwhile.
    Full,
}

/// An election in one market.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contest {
    /// Its key.
    pub contest_id: ContestId,
    /// The programme.
    pub program_id: ProgramId,
    /// The election.
    pub election_id: ElectionId,
    /// The market.
    pub market_id: MarketId,
    /// Seats that were free when it was called, and once counted, when it was.
    pub seats: i32,
    /// What came of it, once it is counted.
    pub outcome: Option<Outcome>,
    /// How many could vote.
    pub voters: Option<i32>,
    /// How many did.
    pub votes: Option<i32>,
    /// The numbers of those among whom a lot decided.
    pub lot: Option<String>,
}

/// An election in one market, as everybody in the programme may know it.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The election.
    pub election: Election,
    /// What is known of it in this market.
    pub contest: Contest,
    /// The market.
    pub market: Market,
    /// What the council is called.
    pub name: Variants,
    /// Seats that are free; once it is counted, that were.
    pub seats: i32,
    /// How many stand.
    pub candidates: usize,
    /// Who was elected, once it is counted.
    pub elected: Vec<String>,
}

impl Posted {
    /// Whether one can still stand or vote in it.
    pub const fn is_under_way(&self) -> bool {
        self.election.is_under_way() && self.contest.outcome.is_none()
    }
}

/// Somebody who stands in a market.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Candidate {
    /// The key of their candidacy.
    pub candidacy_id: CandidacyId,
    /// Who.
    pub creator_id: CreatorId,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// What they say.
    pub words: String,
}

/// What a candidate says, as they typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read_words(raw: &str) -> Result<String, Refusal> {
    required(Field::CandidacyWords, raw, WORDS_LENGTH)
}

/// The moments at which these last days are over: one stands first, and has a day or more to vote,
/// before the last day of the term.
///
/// # Errors
/// [`Refusal::DayOver`], [`No::ElectionDays`], [`No::ElectionLate`].
pub fn ends(
    zone: Zone,
    (today, ends_on): (NaiveDate, NaiveDate),
    (stand, vote): (NaiveDate, NaiveDate),
) -> Result<(DateTime<Utc>, DateTime<Utc>), Refusal> {
    if stand < today {
        return Err(Refusal::DayOver { day: stand });
    }
    if vote <= stand {
        return Err(Refusal::Council(No::ElectionDays));
    }
    if vote >= ends_on {
        return Err(Refusal::Council(No::ElectionLate { ends_on }));
    }
    let end = |day: NaiveDate| resolve(zone, day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN));
    Ok((end(stand), end(vote)))
}

/// The lot of a candidate: SHA-256 of the two keys in decimal digits with a slash between them, so that
/// `printf 7/12 | sha256sum` says the same. Nothing that anybody types is in it.
pub fn lot(election: ElectionId, candidacy: CandidacyId) -> [u8; 32] {
    Sha256::digest(format!("{election}/{candidacy}")).into()
}

/// An election in one market, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What came of it.
    pub outcome: Outcome,
    /// Seats that were free.
    pub seats: i32,
    /// Who is elected, those with most votes first.
    pub elected: Vec<CandidacyId>,
    /// How many could vote.
    pub voters: i32,
    /// How many did.
    pub votes: i32,
    /// Among whom a lot decided, the first drawn first.
    pub lot: Vec<CandidacyId>,
}

/// Counts the ballots, in the order in which they were cast, of those who can vote now. Of several of one voter the last
/// counts, as often as it names somebody who still stands, and once for each. Whoever was chosen by most is elected; between
/// as many the lot decides, the smallest first.
pub fn count(
    election: ElectionId,
    seats: i32,
    candidates: &[CandidacyId],
    voters: &[CreatorId],
    ballots: &[(CreatorId, Vec<CandidacyId>)],
) -> Count {
    let standing: BTreeSet<CandidacyId> = candidates.iter().copied().collect();
    let voters: BTreeSet<CreatorId> = voters.iter().copied().collect();
    let last: BTreeMap<CreatorId, &Vec<CandidacyId>> =
        ballots.iter().map(|(voter, chosen)| (*voter, chosen)).collect();
    let mut tally: BTreeMap<CandidacyId, usize> = standing.iter().map(|one| (*one, 0)).collect();
    let mut votes = 0;
    for (_, chosen) in last.iter().filter(|(voter, _)| voters.contains(voter)) {
        let chosen: BTreeSet<&CandidacyId> = chosen.iter().filter(|one| standing.contains(one)).collect();
        votes += i32::from(!chosen.is_empty());
        for one in chosen {
            *tally.entry(*one).or_default() += 1;
        }
    }
    let chosen_by = |one: &CandidacyId| tally.get(one).copied().unwrap_or_default();
    let mut ranked: Vec<CandidacyId> = standing.into_iter().collect();
    ranked.sort_by_key(|one| (Reverse(chosen_by(one)), lot(election, *one)));
    let room = usize::try_from(seats).unwrap_or(0);
    let outcome = match (ranked.len(), room) {
        (0, _) => Outcome::Nobody,
        (_, 0) => Outcome::Full,
        (standing, room) if standing <= room => Outcome::Unopposed,
        _ => Outcome::Voted,
    };
    let elected: Vec<CandidacyId> = ranked.iter().take(room).copied().collect();
    let drawn = match (outcome, elected.last()) {
        (Outcome::Voted, Some(last)) => {
            let tied: Vec<CandidacyId> =
                ranked.into_iter().filter(|one| chosen_by(one) == chosen_by(last)).collect();
            let is_split = tied.iter().any(|one| !elected.contains(one));
            if is_split { tied } else { Vec::new() }
        }
        _ => Vec::new(),
    };
    let voters = i32::try_from(voters.len()).unwrap_or(i32::MAX);
    Count { outcome, seats: seats.max(0), elected, voters, votes, lot: drawn }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ELECTION: ElectionId = ElectionId(7);

    fn ids(of: &[i64]) -> Vec<CandidacyId> {
        of.iter().map(|one| CandidacyId(*one)).collect()
    }

    fn ballots(of: &[(i64, &[i64])]) -> Vec<(CreatorId, Vec<CandidacyId>)> {
        of.iter().map(|(voter, chosen)| (CreatorId(*voter), ids(chosen))).collect()
    }

    /// Voters 1 to 5 choose among these candidates.
    fn counted(seats: i32, candidates: &[i64], cast: &[(i64, &[i64])]) -> Count {
        let voters: Vec<_> = (1..=5).map(CreatorId).collect();
        count(ELECTION, seats, &ids(candidates), &voters, &ballots(cast))
    }

    #[test]
    fn whoever_was_chosen_by_most_is_elected() {
        let count = counted(2, &[10, 11, 12], &[(1, &[12, 11]), (2, &[12]), (3, &[10, 12]), (4, &[11])]);
        assert_eq!((count.outcome, count.elected), (Outcome::Voted, ids(&[12, 11])));
        assert_eq!((count.votes, count.voters, count.lot), (4, 5, vec![]));
    }

    #[test]
    fn no_more_candidates_than_seats_need_no_vote() {
        for candidates in [&[10][..], &[10, 11]] {
            let count = counted(2, candidates, &[]);
            assert_eq!((count.outcome, count.elected.len()), (Outcome::Unopposed, candidates.len()));
        }
        assert_eq!(counted(2, &[], &[]).outcome, Outcome::Nobody);
        let full = counted(0, &[10], &[(1, &[10])]);
        assert_eq!((full.outcome, full.elected), (Outcome::Full, vec![]));
    }

    #[test]
    fn whoever_changes_their_vote_votes_once() {
        let count = counted(1, &[10, 11], &[(1, &[10]), (2, &[11]), (1, &[11]), (1, &[11, 11])]);
        assert_eq!((count.elected, count.votes), (ids(&[11]), 2));
    }

    #[test]
    fn a_lot_that_anybody_can_repeat_decides_between_as_many() {
        // printf 7/10 | sha256sum, and so on.
        let first = |one: i64| lot(ELECTION, CandidacyId(one))[0];
        let mut by_lot = [10, 11, 12];
        by_lot.sort_by_key(|one| lot(ELECTION, CandidacyId(*one)));
        assert_eq!(format!("{:02x}", first(10)), "9e");
        let tied = counted(1, &[10, 11, 12], &[(1, &[10]), (2, &[11]), (3, &[12])]);
        assert_eq!((tied.elected, tied.lot), (ids(&by_lot[..1]), ids(&by_lot)));
        let nobody_voted = counted(2, &[10, 11, 12], &[]);
        assert_eq!((nobody_voted.elected, nobody_voted.votes), (ids(&by_lot[..2]), 0));
        // Where all who are tied have a seat, nothing is drawn.
        let even = counted(2, &[10, 11, 12], &[(1, &[10, 11])]);
        assert_eq!(even.lot, vec![]);
    }

    #[test]
    fn whoever_left_is_neither_counted_nor_elected() {
        let cast: &[(i64, &[i64])] = &[(1, &[10]), (2, &[10]), (3, &[11]), (9, &[11])];
        assert_eq!(counted(1, &[10, 11, 12], cast).elected, ids(&[10]));
        let left = counted(1, &[11, 12], cast);
        assert_eq!((left.elected, left.votes), (ids(&[11]), 1));
        assert_eq!(counted(1, &[11], cast).outcome, Outcome::Unopposed);
    }

    #[test]
    fn one_stands_first_and_votes_on_a_later_day_of_the_term() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
        let zone = Zone(chrono_tz::Europe::Moscow);
        let ends = |stand, vote| ends(zone, (day(2), day(20)), (day(stand), day(vote)));
        let (stand_until, vote_until) = ends(5, 9).expect("days that fit");
        assert_eq!(stand_until.to_rfc3339(), "2026-03-05T21:00:00+00:00");
        assert_eq!(vote_until.to_rfc3339(), "2026-03-09T21:00:00+00:00");
        assert_eq!(ends(1, 9), Err(Refusal::DayOver { day: day(1) }));
        assert_eq!(ends(5, 5), Err(Refusal::Council(No::ElectionDays)));
        assert!(ends(5, 19).is_ok());
        assert_eq!(ends(5, 20), Err(Refusal::Council(No::ElectionLate { ends_on: day(20) })));
    }

    fn any_ballots() -> impl Strategy<Value = Vec<(i64, Vec<i64>)>> {
        prop::collection::vec((1_i64..9, prop::collection::vec(10_i64..18, 0..4)), 0..25)
    }

    fn of(election: i64, seats: i32, candidates: &[i64], cast: &[(i64, Vec<i64>)]) -> Count {
        let voters: Vec<_> = (1..=5).map(CreatorId).collect();
        let cast: Vec<_> = cast.iter().map(|(voter, chosen)| (CreatorId(*voter), ids(chosen))).collect();
        count(ElectionId(election), seats, &ids(candidates), &voters, &cast)
    }

    proptest! {
        #[test]
        fn as_many_as_there_are_seats_are_elected_and_nobody_who_does_not_stand(
            seats in 0_i32..6,
            standing in prop::collection::btree_set(10_i64..18, 0..8),
            cast in any_ballots(),
        ) {
            let standing: Vec<i64> = standing.into_iter().collect();
            let count = of(7, seats, &standing, &cast);
            let room = usize::try_from(seats).expect("few");
            prop_assert_eq!(count.elected.len(), standing.len().min(room));
            prop_assert!(count.elected.iter().all(|one| standing.contains(&one.0)));
            prop_assert!(count.votes <= count.voters);
            let distinct: BTreeSet<_> = count.elected.iter().collect();
            prop_assert_eq!(distinct.len(), count.elected.len());
        }

        #[test]
        fn in_which_order_people_vote_or_stand_makes_no_difference(
            seats in 0_i32..4,
            cast in any_ballots(),
        ) {
            let last: BTreeMap<i64, Vec<i64>> = cast.iter().cloned().collect();
            let mut turned: Vec<_> = last.into_iter().collect();
            turned.reverse();
            let (standing, reversed) = ([10, 12, 14, 16], [16, 14, 12, 10]);
            prop_assert_eq!(of(7, seats, &standing, &cast), of(7, seats, &reversed, &turned));
        }

        #[test]
        fn one_more_vote_for_somebody_never_takes_their_seat(
            seats in 1_i32..4,
            cast in any_ballots(),
            voter in 1_i64..6,
        ) {
            let standing = [10, 11, 12, 13, 14];
            let before = of(7, seats, &standing, &cast);
            let mut more = cast.clone();
            let mut own: Vec<i64> =
                cast.iter().rev().find(|(known, _)| *known == voter).map_or_else(Vec::new, |(_, own)| own.clone());
            own.push(10);
            more.push((voter, own));
            let after = of(7, seats, &standing, &more);
            if before.elected.contains(&CandidacyId(10)) {
                prop_assert!(after.elected.contains(&CandidacyId(10)));
            }
        }

        #[test]
        fn a_lot_moves_nobody_past_somebody_with_more_votes(election in 1_i64..1_000, cast in any_ballots()) {
            let standing = [10, 11, 12, 13];
            let one = of(7, 2, &standing, &cast);
            let other = of(election, 2, &standing, &cast);
            if one.lot.is_empty() {
                let sorted = |count: &Count| count.elected.iter().copied().collect::<BTreeSet<_>>();
                prop_assert_eq!(sorted(&one), sorted(&other));
            }
        }
    }
}
