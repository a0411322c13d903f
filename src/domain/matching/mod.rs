//! Who of a circle of people is introduced to whom, so that the whole round is worth most.
//!
//! A round is a matching of greatest weight. Up to [`EXACT`] people the blossom algorithm finds it; beyond, people take
//! their best partner first; whoever was left out before and would be again gets a partner along a chain of pairs, where
//! there is any; and then block after block of people who compete for each other is solved exactly until nothing is gained
//! any more.

mod block;
mod cover;
mod exact;
#[cfg(test)]
mod tests;
mod trio;
mod worth;

use std::collections::HashSet;

pub use exact::matched;
pub use worth::{Likeness, Person, worth};

/// How many people a round may have to be solved as a whole.
pub const EXACT: usize = 300;

/// More than the worth of all the other pairs of a round: nobody is left out twice for the sake of a better round.
const PRECEDENCE: i64 = 1 << 40;
/// Among rounds of the same worth the seed decides: a part of a point for each pair.
const LOTS: i64 = 64;

/// The people of a round, and who of them must not meet.
#[derive(Clone, Debug, Default)]
pub struct Circle {
    /// Everybody.
    pub people: Vec<Person>,
    /// Who must not meet, the lower number first: one avoids the other, or they have met lately.
    pub apart: HashSet<(usize, usize)>,
    /// Whether only people of different markets meet.
    pub markets_differ: bool,
    /// Whether whoever is left may join two others.
    pub allows_trios: bool,
    /// Decides among rounds of the same worth: the same seed, the same round.
    pub seed: u64,
}

/// Who meets whom. People are numbered as in their circle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Two or three people each.
    pub groups: Vec<Vec<usize>>,
    /// Everybody else.
    pub left_out: Vec<usize>,
}

impl Circle {
    /// The round that is worth most, as far as that can be found in time.
    pub fn plan(&self) -> Plan {
        let mates = if self.people.len() <= EXACT {
            let everybody: Vec<usize> = (0..self.people.len()).collect();
            matched(self, &everybody)
        } else {
            block::matched(self)
        };
        let mut groups: Vec<Vec<usize>> = mates
            .iter()
            .enumerate()
            .filter_map(|(person, mate)| mate.filter(|mate| person < *mate).map(|mate| vec![person, mate]))
            .collect();
        let alone: Vec<usize> = (0..mates.len()).filter(|person| mates[*person].is_none()).collect();
        let left_out = if self.allows_trios { trio::join(self, &mut groups, alone) } else { alone };
        Plan { groups, left_out }
    }

    /// The points of a round: of all who meet, two by two.
    pub fn points(&self, round: &Plan) -> i64 {
        let pairs = round.groups.iter().flat_map(|group| {
            group
                .iter()
                .enumerate()
                .flat_map(|(at, one)| group[at + 1..].iter().map(move |other| (*one, *other)))
        });
        pairs.filter_map(|(one, other)| worth(self, one, other)).sum()
    }

    /// What a pair weighs in the search: its worth and its lot, and above all who of them was left out before.
    fn weight(&self, a: usize, b: usize) -> Option<i64> {
        let waited = [a, b].into_iter().filter(|person| self.people[*person].was_left_out).count();
        Some(self.liking(a, b)? + PRECEDENCE * i64::try_from(waited).unwrap_or_default())
    }

    /// A pair's worth and its lot.
    fn liking(&self, a: usize, b: usize) -> Option<i64> {
        Some(worth(self, a, b)? * LOTS + self.lot(a, b))
    }

    /// A pair's lot, 0 to 63.
    fn lot(&self, a: usize, b: usize) -> i64 {
        let lot = self.stirred(a.min(b), a.max(b) as u64) % LOTS.unsigned_abs();
        i64::try_from(lot).unwrap_or_default()
    }

    /// A number that depends on the seed and on both, and on nothing else: the last steps of `SplitMix64`.
    fn stirred(&self, person: usize, with: u64) -> u64 {
        let mut mixed = self.seed ^ (((person as u64) << 32) ^ with).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
