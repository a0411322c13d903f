//! Where a creator moves on the ladder: up at once, down only after they were told and had time.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Condition, Facts, Tier};
use crate::domain::TierId;

/// Where a creator stands on the ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Standing {
    /// Their tier, if they have one; it may be out of use by now.
    pub tier_id: Option<TierId>,
    /// Since when.
    pub reached_at: Option<DateTime<Utc>>,
    /// When they lose it unless they recover; none while they meet it.
    pub falls_at: Option<DateTime<Utc>>,
}

/// A tier that counts, and how far a creator is.
#[derive(Clone, Debug)]
pub struct Climb<'a> {
    /// The tier.
    pub tier: &'a Tier,
    /// What is known of the creator over its window.
    pub facts: Facts,
}

impl Climb<'_> {
    /// Every condition, with how far the creator is.
    pub fn progress(&self) -> Vec<Condition> {
        self.tier.rule.progress(&self.facts)
    }

    /// The conditions that are not met.
    pub fn missing(&self) -> Vec<Condition> {
        self.progress().into_iter().filter(|condition| !condition.is_met()).collect()
    }

    /// Whether the creator has reached it.
    pub fn is_met(&self) -> bool {
        self.tier.rule.is_met(&self.facts)
    }
}

/// What becomes of a creator's place on the ladder today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Nothing.
    Stay,
    /// They reach a higher tier.
    Up(TierId),
    /// They no longer meet their tier, and lose it then.
    AtRisk(DateTime<Utc>),
    /// They meet it again.
    Recover,
    /// Their time is over: the tier that they meet, if any.
    Down(Option<TierId>),
}

/// What becomes of a creator today. `climbs` are the tiers that count, in any order; `held` is the tier that they have
/// had so far, which may be out of use. Once somebody was told until when they keep a tier, that day stays. Whoever
/// rests hears nothing, and so loses nothing meanwhile.
pub fn decide(
    climbs: &[Climb<'_>],
    (standing, held, rests): (&Standing, Option<&Tier>, bool),
    now: DateTime<Utc>,
    grace: TimeDelta,
) -> Move {
    let met = climbs.iter().filter(|climb| climb.is_met()).max_by_key(|climb| climb.tier.place);
    let met = met.map(|climb| climb.tier);
    let place = |tier: Option<&Tier>| tier.map_or(i32::MIN, |tier| tier.place);
    let target = met.map(|tier| tier.tier_id);
    if target == held.map(|tier| tier.tier_id) {
        return if standing.falls_at.is_some() { Move::Recover } else { Move::Stay };
    }
    match target {
        Some(target) if place(met) > place(held) => Move::Up(target),
        _ if rests => Move::Stay,
        _ => match standing.falls_at {
            None => Move::AtRisk(now + grace),
            Some(falls_at) if falls_at <= now => Move::Down(target),
            Some(_) => Move::Stay,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::rule::tests::{facts, rule};
    use super::super::{Collaborations, Rule};
    use super::*;
    use crate::domain::ProgramId;
    use crate::domain::check_in::Cadence;

    const DAY: TimeDelta = TimeDelta::days(1);
    const GRACE: TimeDelta = TimeDelta::days(30);

    fn now() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
    }

    fn tier(place: i32, rule: Rule) -> Tier {
        Tier {
            tier_id: TierId(place.into()),
            program_id: ProgramId(1),
            place,
            rule,
            role_id: None,
            cadence: Cadence::Monthly,
            collaborations: Collaborations::default(),
            opened_at: Some(now()),
            archived_at: None,
            texts: Vec::new(),
        }
    }

    fn sales(needed: i64) -> Rule {
        Rule {
            window_days: 90,
            sales: Some(needed),
            revenue: Vec::new(),
            tenure_days: None,
            collaborations: None,
            approved: None,
            audience: None,
        }
    }

    /// Lives through a move.
    fn after(standing: Standing, step: Move, now: DateTime<Utc>) -> Standing {
        let reached = |tier_id| Standing { tier_id, reached_at: Some(now), falls_at: None };
        match step {
            Move::Stay => standing,
            Move::Up(tier) => reached(Some(tier)),
            Move::Down(tier) => reached(tier),
            Move::AtRisk(falls_at) => Standing { falls_at: Some(falls_at), ..standing },
            Move::Recover => Standing { falls_at: None, ..standing },
        }
    }

    fn moved(tiers: &[Tier], standing: &Standing, facts: &Facts, now: DateTime<Utc>) -> Move {
        let climbs: Vec<Climb<'_>> = tiers.iter().map(|tier| Climb { tier, facts: facts.clone() }).collect();
        let held = tiers.iter().find(|tier| Some(tier.tier_id) == standing.tier_id);
        decide(&climbs, (standing, held, false), now, GRACE)
    }

    #[test]
    fn up_is_at_once_and_down_takes_a_word_and_thirty_days() {
        let tiers = [tier(1, sales(1)), tier(2, sales(10))];
        let sold = |sales| Facts { sales, ..Facts::default() };
        let mut standing = Standing::default();
        assert_eq!(moved(&tiers, &standing, &sold(0), now()), Move::Stay);
        assert_eq!(moved(&tiers, &standing, &sold(12), now()), Move::Up(TierId(2)));
        standing = after(standing, Move::Up(TierId(2)), now());
        assert_eq!(moved(&tiers, &standing, &sold(9), now()), Move::AtRisk(now() + GRACE));
        standing = after(standing, Move::AtRisk(now() + GRACE), now());
        assert_eq!(moved(&tiers, &standing, &sold(9), now() + GRACE - DAY), Move::Stay);
        assert_eq!(moved(&tiers, &standing, &sold(10), now() + GRACE), Move::Recover);
        assert_eq!(moved(&tiers, &standing, &sold(9), now() + GRACE), Move::Down(Some(TierId(1))));
        assert_eq!(moved(&tiers, &standing, &sold(0), now() + GRACE), Move::Down(None));
    }

    #[test]
    fn a_tier_out_of_use_is_kept_for_the_same_time() {
        let [lower, old] = [tier(1, sales(1)), tier(2, sales(2))];
        let standing = Standing { tier_id: Some(old.tier_id), ..Standing::default() };
        let facts = Facts { sales: 5, ..Facts::default() };
        let climbs = [Climb { tier: &lower, facts }];
        let step = |rests| decide(&climbs, (&standing, Some(&old), rests), now(), GRACE);
        assert_eq!(step(false), Move::AtRisk(now() + GRACE));
        assert_eq!(step(true), Move::Stay);
    }

    proptest! {
        #[test]
        fn nobody_falls_within_their_time_and_asking_twice_a_day_changes_nothing(
            rules in prop::collection::vec(rule(), 1..5),
            days in prop::collection::vec(facts(), 1..80),
        ) {
            let tiers: Vec<Tier> = (1..).zip(rules).map(|(place, rule)| tier(place, rule)).collect();
            let place = |standing: &Standing| standing.tier_id.map_or(0, |id| id.0);
            let (mut standing, mut told) = (Standing::default(), None);
            for (day, facts) in (0..).zip(&days) {
                let now = now() + DAY * day;
                let step = moved(&tiers, &standing, facts, now);
                let next = after(standing, step, now);
                if place(&next) < place(&standing) {
                    prop_assert!(told.is_some_and(|told| now >= told + GRACE), "fell without a word");
                }
                told = match step {
                    Move::AtRisk(_) => Some(now),
                    Move::Stay => told,
                    _ => None,
                };
                standing = next;
                let again = moved(&tiers, &standing, facts, now);
                prop_assert_eq!(after(standing, again, now), standing, "{:?} after {:?}", again, step);
            }
        }

        #[test]
        fn whoever_meets_a_tier_has_one_at_least_as_high(
            rules in prop::collection::vec(rule(), 1..5),
            facts in facts(),
        ) {
            let tiers: Vec<Tier> = (1..).zip(rules).map(|(place, rule)| tier(place, rule)).collect();
            let standing = Standing::default();
            let step = moved(&tiers, &standing, &facts, now());
            let best = tiers.iter().rev().find(|tier| tier.rule.is_met(&facts)).map(|tier| tier.tier_id);
            prop_assert_eq!(after(standing, step, now()).tier_id, best);
        }
    }
}
