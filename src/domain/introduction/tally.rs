//! What came of introductions, added up: nobody's own word, and no figure that fewer than three people stand behind.

use std::collections::{BTreeMap, BTreeSet};

use super::Verdict;
use crate::domain::aggregate::{LEAST, Sum};
use crate::domain::{CreatorId, IntroductionId, MarketId};

/// One of an introduction's people, as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Who.
    pub creator_id: CreatorId,
    /// Their market.
    pub market_id: Option<MarketId>,
    /// How it was, if they said.
    pub verdict: Option<Verdict>,
    /// Where what they made together stands, as they say.
    pub works: Vec<String>,
}

/// One introduction, as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Which.
    pub introduction_id: IntroductionId,
    /// Whether it was made in the time that is looked at, rather than before.
    pub is_counted: bool,
    /// Whether all said yes.
    pub is_agreed: bool,
    /// Its people.
    pub guests: Vec<Guest>,
}

impl Course {
    fn is_met(&self) -> bool {
        self.guests.iter().any(|guest| guest.verdict.is_some_and(Verdict::is_met))
    }

    fn works(&self) -> BTreeSet<&str> {
        self.guests.iter().flat_map(|guest| &guest.works).map(String::as_str).collect()
    }

    /// Every two of its people.
    fn pairs(&self) -> BTreeSet<(CreatorId, CreatorId)> {
        let of = |first: &Guest| {
            let others = self.guests.iter().filter(|other| other.creator_id > first.creator_id);
            others.map(|other| (first.creator_id, other.creator_id)).collect::<Vec<_>>()
        };
        self.guests.iter().flat_map(of).collect()
    }

    /// The markets of every two of its people, the smaller key first.
    fn markets(&self) -> BTreeSet<(Option<MarketId>, Option<MarketId>)> {
        let mut found = BTreeSet::new();
        for (place, first) in self.guests.iter().enumerate() {
            for other in &self.guests[place + 1..] {
                let (one, two) = (first.market_id, other.market_id);
                found.insert((one.min(two), one.max(two)));
            }
        }
        found
    }
}

/// A sum, and whose.
#[derive(Clone, Debug, Default)]
struct Counted {
    total: i64,
    people: BTreeSet<CreatorId>,
}

impl Counted {
    fn add(&mut self, more: i64, people: impl IntoIterator<Item = CreatorId>) {
        self.total += more;
        if more > 0 {
            self.people.extend(people);
        }
    }

    fn public(&self) -> Option<i64> {
        Sum { total: self.total, of: i64::try_from(self.people.len()).unwrap_or(i64::MAX) }.public()
    }
}

/// What came of introductions. A sum is there only where three people or more stand behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were made.
    pub introduced: Option<i64>,
    /// To how many all said yes.
    pub agreed: Option<i64>,
    /// Of how many somebody says that they met.
    pub met: Option<i64>,
    /// How it was, in tenths: 10 is the least and 30 the best, of those who met and said so.
    pub score: Option<i64>,
    /// How many people were introduced who had been before.
    pub again: Option<i64>,
    /// How many people met more than once.
    pub met_again: Option<i64>,
    /// From how many something came that they made together.
    pub fruitful: Option<i64>,
    /// How many things that were.
    pub works: Option<i64>,
}

/// What came of introductions, as a whole and between each two markets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings {
    /// Whether there were any.
    pub is_empty: bool,
    /// All of them.
    pub all: Tally,
    /// Those between people of two markets, or of one.
    pub between: BTreeMap<(Option<MarketId>, Option<MarketId>), Tally>,
}

impl Meetings {
    /// Adds up what came of introductions, those of earlier times among them to know who met again.
    pub fn of(courses: &[Course]) -> Self {
        let markets: BTreeSet<_> =
            courses.iter().filter(|course| course.is_counted).flat_map(Course::markets).collect();
        let within = |market: &(Option<MarketId>, Option<MarketId>)| {
            let own = courses.iter().filter(|course| course.markets().contains(market));
            (*market, Tally::of(&own.collect::<Vec<_>>()))
        };
        Self {
            is_empty: courses.iter().all(|course| !course.is_counted),
            all: Tally::of(&courses.iter().collect::<Vec<_>>()),
            between: markets.iter().map(within).collect(),
        }
    }
}

impl Tally {
    fn of(courses: &[&Course]) -> Self {
        let counted = || courses.iter().filter(|course| course.is_counted);
        let sum = |of: &dyn Fn(&Course) -> i64| {
            let mut sum = Counted::default();
            for course in counted() {
                sum.add(of(course), course.guests.iter().map(|guest| guest.creator_id));
            }
            sum.public()
        };
        Self {
            introduced: sum(&|_| 1),
            agreed: sum(&|course| course.is_agreed.into()),
            met: sum(&|course| course.is_met().into()),
            score: score(counted().copied()),
            again: again(courses, &|_| true),
            met_again: again(courses, &Course::is_met),
            fruitful: sum(&|course| (!course.works().is_empty()).into()),
            works: sum(&|course| i64::try_from(course.works().len()).unwrap_or(i64::MAX)),
        }
    }
}

/// The mean of how it was, in tenths, where enough people said.
fn score<'a>(courses: impl Iterator<Item = &'a Course>) -> Option<i64> {
    let (mut sum, mut count, mut people) = (0, 0, BTreeSet::new());
    for guest in courses.flat_map(|course| &course.guests) {
        if let Some(score) = guest.verdict.and_then(Verdict::score) {
            (sum, count) = (sum + score, count + 1);
            people.insert(guest.creator_id);
        }
    }
    let is_enough = i64::try_from(people.len()).is_ok_and(|people| people >= LEAST);
    is_enough.then(|| (sum * 10 + count / 2) / count)
}

/// How many people are in an introduction of this time with somebody with whom they were in an earlier one; both such.
fn again(courses: &[&Course], is_such: &dyn Fn(&Course) -> bool) -> Option<i64> {
    let mut known: BTreeMap<(CreatorId, CreatorId), i64> = BTreeMap::new();
    let mut now = BTreeSet::new();
    for course in courses.iter().filter(|course| is_such(course)) {
        for pair in course.pairs() {
            *known.entry(pair).or_default() += 1;
            if course.is_counted {
                now.insert(pair);
            }
        }
    }
    let repeated = known.into_iter().filter(|(pair, times)| *times > 1 && now.contains(pair));
    let people: BTreeSet<CreatorId> = repeated.flat_map(|((one, two), _)| [one, two]).collect();
    let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
    Sum { total: count, of: count }.public()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guest(id: i64, verdict: Option<Verdict>) -> Guest {
        let market_id = Some(MarketId(1 + id % 2));
        Guest { creator_id: CreatorId(id), market_id, verdict, works: Vec::new() }
    }

    fn course(id: i64, is_counted: bool, guests: Vec<Guest>) -> Course {
        Course { introduction_id: IntroductionId(id), is_counted, is_agreed: true, guests }
    }

    #[test]
    fn two_people_are_no_figure_and_three_are() {
        let two = [course(1, true, vec![guest(1, Some(Verdict::Great)), guest(2, Some(Verdict::Great))])];
        let meetings = Meetings::of(&two);
        assert!(!meetings.is_empty && meetings.all == Tally::default(), "{meetings:?}");
        let more = [two[0].clone(), course(2, true, vec![guest(3, Some(Verdict::Poor)), guest(4, None)])];
        let all = Meetings::of(&more).all;
        assert_eq!((all.introduced, all.agreed, all.met), (Some(2), Some(2), Some(2)));
        assert_eq!(all.score, Some(23), "3, 3 and 1");
        assert_eq!((all.again, all.works), (None, None));
        assert!(Meetings::of(&[]).is_empty);
    }

    #[test]
    fn who_meets_again_is_counted_once_and_only_in_this_time() {
        let trio = |id, is_counted| {
            let met = Some(Verdict::Fine);
            course(id, is_counted, vec![guest(1, met), guest(2, met), guest(3, met)])
        };
        let all = Meetings::of(&[trio(1, false), trio(2, true), trio(3, true)]).all;
        assert_eq!((all.introduced, all.again, all.met_again), (Some(2), Some(3), Some(3)));
        let none = Meetings::of(&[trio(1, false), trio(2, false)]);
        assert!(none.is_empty && none.all == Tally::default());
    }

    #[test]
    fn a_work_that_both_tell_of_is_one() {
        let told = |id| Guest { works: vec!["https://example.com/a".to_owned()], ..guest(id, None) };
        let all = Meetings::of(&[course(1, true, vec![told(1), told(2), told(3)])]).all;
        assert_eq!((all.fruitful, all.works), (Some(1), Some(1)));
    }

    proptest! {
        #[test]
        fn no_figure_is_of_fewer_than_three_people(
            pairs in proptest::collection::vec((1_i64..5, 5_i64..8, any::<bool>(), any::<bool>()), 0..6),
        ) {
            let courses: Vec<Course> = (1..).zip(&pairs).map(|(id, (one, two, is_counted, has_met))| {
                let verdict = has_met.then_some(Verdict::Great);
                course(id, *is_counted, vec![guest(*one, verdict), guest(*two, None)])
            }).collect();
            let meetings = Meetings::of(&courses);
            for (markets, tally) in meetings.between.iter().map(|(markets, tally)| (Some(markets), tally))
                .chain([(None, &meetings.all)])
            {
                let own = courses.iter().filter(|course| {
                    course.is_counted && markets.is_none_or(|markets| course.markets().contains(markets))
                });
                let people: BTreeSet<_> =
                    own.clone().flat_map(|course| course.guests.iter().map(|guest| guest.creator_id)).collect();
                prop_assert_eq!(tally.introduced.is_some(), people.len() >= 3);
                let met: BTreeSet<_> = own.filter(|course| course.is_met())
                    .flat_map(|course| course.guests.iter().map(|guest| guest.creator_id)).collect();
                prop_assert_eq!(tally.met.is_some(), met.len() >= 3);
                prop_assert!(tally.score.is_none_or(|score| score == 30));
            }
        }
    }
}
