//! Whether working together again pays: the first, second and later collaborations of the same creators compared.

use std::collections::{BTreeMap, BTreeSet};

use super::CreatorId;
use super::money::Money;
use super::stats::change;

/// With fewer creators behind it nothing is said of a step: a few are chance.
pub const ENOUGH: usize = 5;
/// A later step that gains less than so many percent over the one before levels off.
pub const LEAST_GAIN: i64 = 10;
/// In how many parts rates are counted, so that small ones can be told apart.
const WHOLE: i128 = 1_000_000;

/// Which collaboration of a creator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third and all after it.
    Later,
}

impl Turn {
    /// Each, in order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Later];

    /// The turn of an ordinal, from 1.
    pub const fn of(ordinal: i64) -> Self {
        match ordinal {
            ..=1 => Self::First,
            2 => Self::Second,
            _ => Self::Later,
        }
    }

    /// Its word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Later => "later",
        }
    }
}

/// What a creator's collaborations of one turn came to, those that are over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose.
    pub creator_id: CreatorId,
    /// Which.
    pub turn: Turn,
    /// How many there were.
    pub collaborations: i64,
    /// Clicks of them all.
    pub clicks: i64,
    /// Sales.
    pub sales: i64,
    /// Views, of those of which a manager entered them together with what came of them.
    pub views: i64,
    /// Saves and shares of these.
    pub reactions: i64,
    /// What was paid less what was taken back, each currency by itself.
    pub revenue: Vec<Money>,
}

impl Part {
    /// Saves and shares for each view, in millionths.
    pub fn engagement(&self) -> Option<i64> {
        rate(self.reactions, self.views)
    }

    /// Sales for each click, in millionths.
    pub fn conversion(&self) -> Option<i64> {
        rate(self.sales, self.clicks)
    }

    /// Minor units of a currency for each collaboration.
    fn paid(&self, currency: &str) -> i64 {
        let sum = self.revenue.iter().find(|sum| sum.currency == currency).map_or(0, |sum| sum.minor);
        sum / self.collaborations.max(1)
    }
}

fn rate(some: i64, of: i64) -> Option<i64> {
    let parts = (of > 0).then(|| i128::from(some) * WHOLE / i128::from(of))?;
    Some(i64::try_from(parts).unwrap_or(i64::MAX))
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Saves and shares for each view.
    Engagement,
    /// Sales for each click.
    Conversion,
    /// Revenue of a collaboration in this currency.
    Revenue(String),
}

impl Measure {
    fn of(&self, part: &Part) -> Option<i64> {
        match self {
            Self::Engagement => part.engagement(),
            Self::Conversion => part.conversion(),
            Self::Revenue(currency) => Some(part.paid(currency)),
        }
    }
}

/// What a step from one turn to the next brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Too few creators have taken it: so many.
    TooFew(usize),
    /// It levels off: this is what it gains in percent, where that can be said.
    Flat(Option<i64>),
    /// It gains: so many percent, where that can be said.
    Grows(Option<i64>),
}

impl Step {
    /// What the step brings that these creators took, each with their figure before and after it: the median after beside
    /// the median before. It levels off when it gains less than [`LEAST_GAIN`] percent; with fewer than [`ENOUGH`]
    /// creators nothing is said.
    pub fn of(pairs: &[(i64, i64)]) -> Self {
        let median = |pick: fn(&(i64, i64)) -> i64| median(pairs.iter().map(pick).collect());
        let (Some(before), Some(after)) = (median(|pair| pair.0), median(|pair| pair.1)) else {
            return Self::TooFew(0);
        };
        if pairs.len() < ENOUGH {
            return Self::TooFew(pairs.len());
        }
        let gain = change(after, before);
        let wanted = i128::from(before) * i128::from(100 + LEAST_GAIN);
        match after <= before || i128::from(after) * 100 < wanted {
            true => Self::Flat(gain),
            false => Self::Grows(gain),
        }
    }
}

/// The middle of some figures, or the mean of the two in the middle.
pub fn median(mut figures: Vec<i64>) -> Option<i64> {
    figures.sort_unstable();
    let middle = figures.len() / 2;
    let upper = *figures.get(middle)?;
    if figures.len() % 2 == 1 {
        return Some(upper);
    }
    let sum = i128::from(upper) + i128::from(figures[middle - 1]);
    i64::try_from(sum / 2).ok()
}

/// What a turn of these creators came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Which.
    pub turn: Turn,
    /// Creators who have come so far.
    pub creators: usize,
    /// Their collaborations.
    pub collaborations: i64,
    /// The median of their engagement, in millionths, and of how many it is known.
    pub engagement: (Option<i64>, usize),
    /// The median of their conversion, in millionths, and of how many it is known.
    pub conversion: (Option<i64>, usize),
    /// The mean of what a collaboration brought, each currency by itself.
    pub revenue: Vec<Money>,
}

/// A measure, turn by turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// What is compared.
    pub measure: Measure,
    /// From the first to the second.
    pub second: Step,
    /// From the second to the later ones: where it is flat, working on brings no more.
    pub later: Step,
}

/// The collaborations of those who have had at least two that are over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// How many creators that is.
    pub creators: usize,
    /// The three turns.
    pub turns: [Summary; 3],
    /// Each measure of which anything is known.
    pub courses: Vec<Course>,
}

impl Repeat {
    /// The comparison. Creators of whom only the first or only later ones are over are left out: what differs between
    /// people is no effect of working together.
    pub fn of(parts: &[Part]) -> Self {
        let mut whose: BTreeMap<CreatorId, BTreeMap<Turn, &Part>> = BTreeMap::new();
        for part in parts {
            whose.entry(part.creator_id).or_default().insert(part.turn, part);
        }
        whose.retain(|_, turns| turns.contains_key(&Turn::First) && turns.contains_key(&Turn::Second));
        let mut measures = BTreeSet::from([Measure::Engagement, Measure::Conversion]);
        let revenue = whose.values().flat_map(BTreeMap::values).flat_map(|part| &part.revenue);
        measures.extend(revenue.map(|sum| Measure::Revenue(sum.currency.clone())));
        let step = |measure: &Measure, from: Turn, to: Turn| {
            let pair = |turns: &BTreeMap<Turn, &Part>| {
                let pair = (measure.of(turns.get(&from)?)?, measure.of(turns.get(&to)?)?);
                // Of somebody who is never paid in a currency it says nothing.
                let is_theirs = !matches!(measure, Measure::Revenue(_)) || pair != (0, 0);
                is_theirs.then_some(pair)
            };
            Step::of(&whose.values().filter_map(pair).collect::<Vec<_>>())
        };
        let courses = measures.into_iter().map(|measure| Course {
            second: step(&measure, Turn::First, Turn::Second),
            later: step(&measure, Turn::Second, Turn::Later),
            measure,
        });
        let is_known =
            |course: &Course| !matches!((course.second, course.later), (Step::TooFew(0), Step::TooFew(0)));
        Self {
            creators: whose.len(),
            turns: Turn::ALL
                .map(|turn| Summary::of(turn, whose.values().filter_map(|turns| turns.get(&turn)))),
            courses: courses.filter(is_known).collect(),
        }
    }
}

impl Summary {
    fn of<'a>(turn: Turn, parts: impl Iterator<Item = &'a &'a Part>) -> Self {
        let parts: Vec<&Part> = parts.copied().collect();
        let known = |pick: fn(&Part) -> Option<i64>| {
            let figures: Vec<i64> = parts.iter().filter_map(|part| pick(part)).collect();
            let number = figures.len();
            (median(figures), number)
        };
        let collaborations = parts.iter().map(|part| part.collaborations).sum();
        let sums = Money::sums(parts.iter().flat_map(|part| part.revenue.iter().cloned()));
        let mean = |sum: Money| Money { minor: sum.minor / i64::max(collaborations, 1), ..sum };
        Self {
            turn,
            creators: parts.len(),
            collaborations,
            engagement: known(Part::engagement),
            conversion: known(Part::conversion),
            revenue: sums.into_iter().map(mean).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(creator: i64, turn: Turn, (clicks, sales): (i64, i64), revenue: &[Money]) -> Part {
        Part {
            creator_id: CreatorId(creator),
            turn,
            collaborations: if turn == Turn::Later { 2 } else { 1 },
            clicks,
            sales,
            views: 0,
            reactions: 0,
            revenue: revenue.to_vec(),
        }
    }

    #[test]
    fn only_creators_who_came_back_are_compared() {
        let mut parts =
            vec![part(9, Turn::First, (1_000, 900), &[]), part(8, Turn::Second, (1_000, 900), &[])];
        for creator in 0..5 {
            parts.push(part(creator, Turn::First, (1_000, 10), &[Money::new(1_000, "USD")]));
            parts.push(part(
                creator,
                Turn::Second,
                (1_000, 20),
                &[Money::new(2_000, "USD"), Money::new(7, "RUB")],
            ));
            parts.push(part(creator, Turn::Later, (1_000, 21), &[Money::new(6_000, "USD")]));
        }
        let repeat = Repeat::of(&parts);
        assert_eq!(repeat.creators, 5);
        let [first, second, later] = &repeat.turns;
        assert_eq!((first.collaborations, later.collaborations), (5, 10));
        assert_eq!((first.conversion, second.conversion), ((Some(10_000), 5), (Some(20_000), 5)));
        assert_eq!(first.engagement, (None, 0));
        assert_eq!(later.revenue, [Money::new(3_000, "USD")]);
        let course = |measure: &Measure| repeat.courses.iter().find(|course| course.measure == *measure);
        let conversion = course(&Measure::Conversion).expect("it is known");
        assert_eq!((conversion.second, conversion.later), (Step::Grows(Some(100)), Step::Flat(Some(5))));
        let dollars = course(&Measure::Revenue("USD".to_owned())).expect("it is known");
        assert_eq!(dollars.later, Step::Grows(Some(50)));
        assert_eq!(course(&Measure::Engagement), None, "nobody entered a view");
        assert!(course(&Measure::Revenue("RUB".to_owned())).is_some(), "currencies stand by themselves");
    }

    #[test]
    fn of_a_few_nothing_is_said() {
        assert_eq!(Step::of(&[(1, 2); 4]), Step::TooFew(4));
        assert_eq!(Step::of(&[]), Step::TooFew(0));
        assert_eq!(Step::of(&[(100, 110); 5]), Step::Grows(Some(10)));
        assert_eq!(Step::of(&[(100, 109); 5]), Step::Flat(Some(9)));
        assert_eq!(Step::of(&[(0, 0); 5]), Step::Flat(None));
        assert_eq!(Step::of(&[(0, 3); 5]), Step::Grows(None));
    }

    #[test]
    fn a_median_is_in_the_middle() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9, 1, 5]), Some(5));
        assert_eq!(median(vec![9, 1, 5, 6]), Some(5));
        assert_eq!(median(vec![i64::MAX, i64::MAX]), Some(i64::MAX));
    }

    proptest! {
        #[test]
        fn whoever_gains_more_never_begins_to_level_off(
            pairs in prop::collection::vec((0_i64..1_000, 0_i64..1_000), ENOUGH..20),
            which in any::<prop::sample::Index>(),
            more in 0_i64..1_000,
        ) {
            let at = which.index(pairs.len());
            let is_flat = |pairs: &[(i64, i64)]| matches!(Step::of(pairs), Step::Flat(_));
            let mut better = pairs.clone();
            better[at].1 += more;
            prop_assert!(is_flat(&pairs) || !is_flat(&better), "more afterwards levels off");
            let mut sooner = pairs.clone();
            sooner[at].0 += more;
            prop_assert!(!is_flat(&pairs) || is_flat(&sooner), "more before does not level off");
        }

        #[test]
        fn currencies_are_never_added(sums in prop::collection::vec((0_i64..4, 0_i64..9_999, 0_usize..3), 0..30)) {
            let currencies = ["EUR", "RUB", "USD"];
            let parts: Vec<Part> = sums.iter().flat_map(|(creator, minor, at)| {
                let revenue = [Money::new(*minor, currencies[*at])];
                [Turn::First, Turn::Second].map(|turn| part(*creator, turn, (1, 1), &revenue))
            }).collect();
            let repeat = Repeat::of(&parts);
            let latest: BTreeMap<i64, (i64, usize)> = sums.iter().map(|(creator, minor, at)| (*creator, (*minor, *at))).collect();
            for sum in &repeat.turns[0].revenue {
                let own = latest.values().filter(|(_, at)| currencies[*at] == sum.currency).map(|(minor, _)| minor);
                prop_assert_eq!(sum.minor, own.sum::<i64>() / repeat.turns[0].collaborations);
            }
        }
    }
}
