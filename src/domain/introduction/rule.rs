//! Who may be introduced to whom: asked when an introduction is made, when it is said, and when a thread is opened.

use chrono::{DateTime, Months, Utc};

use crate::domain::creator::Stage;
use crate::domain::{CreatorId, MarketId};

/// The fewest and the most people of an introduction.
pub const PEOPLE: (usize, usize) = (2, 3);

/// What a programme decided about introductions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Rule {
    /// For so many months the same people are not introduced to one another again.
    pub cool_down_months: i32,
    /// Whether they must be of different markets.
    pub markets_differ: bool,
    /// Whether three may be introduced at once.
    pub allows_trios: bool,
}

impl Default for Rule {
    fn default() -> Self {
        Self { cool_down_months: 6, markets_differ: true, allows_trios: true }
    }
}

/// All of somebody that decides whom they may be introduced to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub creator_id: CreatorId,
    /// How far they have come in the programme.
    pub stage: Stage,
    /// Their market.
    pub market_id: Option<MarketId>,
    /// Whether they opted in to introductions.
    pub has_joined: bool,
    /// Until when they want to meet nobody, or to hear nothing at all, whichever is later.
    pub paused_until: Option<DateTime<Utc>>,
    /// Whom they do not want to meet.
    pub avoids: Vec<CreatorId>,
    /// Whom they were introduced to and when, whatever came of it; the introduction in question is none of these.
    pub met: Vec<(CreatorId, DateTime<Utc>)>,
}

/// Why two people cannot be introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// They are one and the same.
    Same,
    /// This one is not in the programme.
    Away(CreatorId),
    /// This one has not opted in.
    Unjoined(CreatorId),
    /// They are of one market.
    OneMarket,
    /// This one rests.
    Resting(CreatorId),
    /// They were introduced a short while ago.
    Lately,
    /// One of them does not want to meet the other. Nobody may ever learn that, so it reads like the two before.
    Avoided,
}

/// Nothing, if these two may be introduced to each other now.
///
/// # Errors
/// The first reason why not; those that tell of somebody's private choice come last.
pub fn admissible(a: &Candidate, b: &Candidate, rule: Rule, now: DateTime<Utc>) -> Result<(), WhyNot> {
    if a.creator_id == b.creator_id {
        return Err(WhyNot::Same);
    }
    for one in [a, b] {
        if one.stage != Stage::Active {
            return Err(WhyNot::Away(one.creator_id));
        }
        if !one.has_joined {
            return Err(WhyNot::Unjoined(one.creator_id));
        }
    }
    if rule.markets_differ && a.market_id.is_some() && a.market_id == b.market_id {
        return Err(WhyNot::OneMarket);
    }
    for one in [a, b] {
        if one.paused_until.is_some_and(|until| now < until) {
            return Err(WhyNot::Resting(one.creator_id));
        }
    }
    let months = Months::new(u32::try_from(rule.cool_down_months).unwrap_or_default());
    let warm = now.checked_sub_months(months).unwrap_or(now);
    let lately = |one: &Candidate, other: CreatorId| {
        one.met.iter().any(|(whom, made_at)| *whom == other && *made_at > warm)
    };
    if lately(a, b.creator_id) || lately(b, a.creator_id) {
        return Err(WhyNot::Lately);
    }
    if a.avoids.contains(&b.creator_id) || b.avoids.contains(&a.creator_id) {
        return Err(WhyNot::Avoided);
    }
    Ok(())
}

/// Nothing, if each of these may be introduced to each other one now.
///
/// # Errors
/// Those of [`admissible`].
pub fn all_admissible(people: &[Candidate], rule: Rule, now: DateTime<Utc>) -> Result<(), WhyNot> {
    for (place, one) in people.iter().enumerate() {
        for other in &people[place + 1..] {
            admissible(one, other, rule, now)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn candidate(id: i64) -> Candidate {
        Candidate {
            creator_id: CreatorId(id),
            stage: Stage::Active,
            market_id: Some(MarketId(id)),
            has_joined: true,
            paused_until: None,
            avoids: Vec::new(),
            met: Vec::new(),
        }
    }

    fn asked(a: &Candidate, b: &Candidate) -> Result<(), WhyNot> {
        admissible(a, b, Rule::default(), NOW)
    }

    #[test]
    fn two_who_opted_in_of_two_markets_may_meet() {
        assert_eq!(asked(&candidate(1), &candidate(2)), Ok(()));
        assert_eq!(asked(&candidate(1), &candidate(1)), Err(WhyNot::Same));
        let neighbour = Candidate { market_id: Some(MarketId(1)), ..candidate(2) };
        assert_eq!(asked(&candidate(1), &neighbour), Err(WhyNot::OneMarket));
        let rule = Rule { markets_differ: false, ..Rule::default() };
        assert_eq!(admissible(&candidate(1), &neighbour, rule, NOW), Ok(()));
    }

    #[test]
    fn whoever_left_opted_out_rests_or_met_lately_is_not_introduced() {
        let one = candidate(1);
        let with = |change: fn(&mut Candidate)| {
            let mut other = candidate(2);
            change(&mut other);
            (asked(&one, &other), asked(&other, &one))
        };
        let both = |why| (Err(why), Err(why));
        let two = CreatorId(2);
        assert_eq!(with(|other| other.stage = Stage::Left), both(WhyNot::Away(two)));
        assert_eq!(with(|other| other.has_joined = false), both(WhyNot::Unjoined(two)));
        let tomorrow = |other: &mut Candidate| other.paused_until = Some(NOW + TimeDelta::days(1));
        assert_eq!(with(tomorrow), both(WhyNot::Resting(two)));
        assert_eq!(with(|other| other.paused_until = Some(NOW)), (Ok(()), Ok(())));
        let lately = |other: &mut Candidate| other.met.push((CreatorId(1), NOW - TimeDelta::days(170)));
        assert_eq!(with(lately), both(WhyNot::Lately));
        let long_ago = |other: &mut Candidate| other.met.push((CreatorId(1), NOW - TimeDelta::days(190)));
        assert_eq!(with(long_ago), (Ok(()), Ok(())));
        assert_eq!(with(|other| other.avoids.push(CreatorId(1))), both(WhyNot::Avoided));
    }

    proptest! {
        #[test]
        fn who_comes_first_makes_no_difference_and_an_avoided_person_is_never_met(
            joined in any::<(bool, bool)>(), markets in (0_i64..3, 0_i64..3), paused in (-2_i64..3, -2_i64..3),
            avoids in any::<(bool, bool)>(), met in 0_i64..400, months in 0_i32..13, differ in any::<bool>(),
        ) {
            let make = |id, other, joined, market, paused, avoids| Candidate {
                has_joined: joined,
                market_id: Some(MarketId(market)),
                paused_until: Some(NOW + TimeDelta::days(paused)),
                avoids: if avoids { vec![CreatorId(other)] } else { Vec::new() },
                ..candidate(id)
            };
            let mut a = make(1, 2, joined.0, markets.0, paused.0, avoids.0);
            let b = make(2, 1, joined.1, markets.1, paused.1, avoids.1);
            a.met.push((b.creator_id, NOW - TimeDelta::days(met)));
            let rule = Rule { cool_down_months: months, markets_differ: differ, allows_trios: true };
            let (one, other) = (admissible(&a, &b, rule, NOW), admissible(&b, &a, rule, NOW));
            prop_assert_eq!(one.is_ok(), other.is_ok());
            let must_not = avoids.0 || avoids.1 || !joined.0 || !joined.1 || paused.0 > 0 || paused.1 > 0
                || (differ && markets.0 == markets.1);
            prop_assert!(!(must_not && one.is_ok()));
            let warm = NOW.checked_sub_months(Months::new(months.unsigned_abs())).expect("a moment");
            prop_assert_eq!(one.is_ok(), !must_not && NOW - TimeDelta::days(met) <= warm);
        }
    }
}
