//! Rounds of random people against every round that there could be.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Circle, Likeness, Person, Plan, block, exact, worth};

fn person() -> impl Strategy<Value = Person> {
    let bits = |of: u32| 0..(1_u64 << of);
    let likeness = prop_oneof![Just(Likeness::Any), Just(Likeness::Similar), Just(Likeness::Different)];
    let about = (0..4_u32, prop_oneof![Just(0), bits(4)], bits(5), bits(6), bits(6));
    let talk = (1..4_u64, bits(2), 0..24_u32, proptest::option::of(0..6_u8), likeness);
    (about, talk, -500..=500_i64, any::<bool>()).prop_map(|(about, talk, standing, was_left_out)| {
        let (market, markets, topics, offers, wishes) = about;
        let (speaks, practises, wakes, audience, likeness) = talk;
        let awake = 0xFFFF_u64.rotate_left(2 * wakes);
        let market = 1 << market;
        Person {
            market,
            markets,
            topics,
            offers,
            wishes,
            speaks,
            practises,
            awake,
            audience,
            likeness,
            standing,
            was_left_out,
        }
    })
}

fn circle(most: usize) -> impl Strategy<Value = Circle> {
    let pairs = vec((0..most, 0..most), 0..most);
    (vec(person(), 0..=most), pairs, any::<bool>(), any::<bool>(), any::<u64>()).prop_map(
        |(people, pairs, markets_differ, allows_trios, seed)| {
            let apart = pairs.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
            Circle { people, apart, markets_differ, allows_trios, seed }
        },
    )
}

/// The weight of the best matching of everybody whose bit is set, by trying all of them.
fn best(circle: &Circle, known: &mut Vec<Option<i64>>, open: usize) -> i64 {
    if open == 0 {
        return 0;
    }
    if let Some(weight) = known[open] {
        return weight;
    }
    let one = open.trailing_zeros() as usize;
    let rest = open & !(1 << one);
    let mut weight = best(circle, known, rest);
    for other in (0..circle.people.len()).filter(|other| rest & (1 << other) != 0) {
        if let Some(pair) = circle.weight(one, other) {
            weight = weight.max(pair + best(circle, known, rest & !(1 << other)));
        }
    }
    known[open] = Some(weight);
    weight
}

/// Whether some matching covers all of these.
fn is_covered(circle: &Circle, whom: &[usize], open: usize) -> bool {
    let Some(first) = whom.iter().find(|person| open & (1 << **person) != 0) else { return true };
    let rest = open & !(1 << first);
    (0..circle.people.len())
        .filter(|other| rest & (1 << other) != 0 && circle.weight(*first, *other).is_some())
        .any(|other| is_covered(circle, whom, rest & !(1 << other)))
}

fn weight(circle: &Circle, mates: &[Option<usize>]) -> i64 {
    let pairs =
        mates.iter().enumerate().filter_map(|(one, mate)| mate.filter(|mate| one < *mate).map(|m| (one, m)));
    pairs.map(|(one, other)| circle.weight(one, other).expect("they may meet")).sum()
}

fn check(circle: &Circle, round: &Plan) {
    let mut everybody: Vec<usize> = round.groups.iter().flatten().chain(&round.left_out).copied().collect();
    everybody.sort_unstable();
    assert_eq!(everybody, (0..circle.people.len()).collect::<Vec<_>>(), "everybody stands in the round once");
    for group in &round.groups {
        assert!(group.len() == 2 || (group.len() == 3 && circle.allows_trios), "{group:?}");
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                assert!(worth(circle, *one, *other).is_some(), "{one} and {other} may not meet");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_round_is_worth_more(circle in circle(10)) {
        let round = circle.plan();
        check(&circle, &round);
        prop_assert_eq!(&round, &circle.plan(), "the same seed gives the same round");
        let all = (1 << circle.people.len()) - 1;
        let optimum = best(&circle, &mut vec![None; all + 1], all);
        let everybody: Vec<usize> = (0..circle.people.len()).collect();
        prop_assert_eq!(weight(&circle, &exact::matched(&circle, &everybody)), optimum);
        prop_assert_eq!(circle.people.len() > super::EXACT, false);
    }

    #[test]
    fn nobody_is_left_out_twice_whom_a_round_could_cover(circle in circle(9)) {
        let round = circle.plan();
        let all = (1 << circle.people.len()) - 1;
        let waited = |person: &usize| circle.people[*person].was_left_out;
        let covered: Vec<usize> = round.groups.iter().flatten().copied().filter(waited).collect();
        for again in round.left_out.iter().copied().filter(waited) {
            let with: Vec<usize> = covered.iter().copied().chain([again]).collect();
            prop_assert!(!is_covered(&circle, &with, all), "{again} could have been introduced as well");
        }
    }

    #[test]
    fn also_beyond_their_block_nobody_is_left_out_twice_whom_a_round_could_cover(
        mut circle in circle(24), fussy in vec(0..3_u64, 24),
    ) {
        // Most have few whom they may meet, so that one's partner is another's only one.
        for (person, fussy) in circle.people.iter_mut().zip(fussy) {
            (person.speaks, person.practises) = (1 << fussy, 0);
        }
        let waited = |mates: &[Option<usize>]| {
            mates.iter().zip(&circle.people).filter(|(mate, person)| mate.is_some() && person.was_left_out).count()
        };
        let mates = block::matched_in(&circle, 4);
        for (one, mate) in mates.iter().enumerate() {
            if let Some(mate) = mate {
                prop_assert!(mates[*mate] == Some(one) && worth(&circle, one, *mate).is_some());
            }
        }
        let everybody: Vec<usize> = (0..circle.people.len()).collect();
        prop_assert_eq!(waited(&mates), waited(&exact::matched(&circle, &everybody)));
    }

    #[test]
    fn worth_has_no_order(circle in circle(6)) {
        for a in 0..circle.people.len() {
            for b in 0..circle.people.len() {
                prop_assert_eq!(worth(&circle, a, b), worth(&circle, b, a));
            }
        }
    }
}

proptest! {
    // Solving so many exactly takes its time.
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn many_people_meet_nearly_as_well_as_they_could(circle in circle(200)) {
        let mates = block::matched(&circle);
        let everybody: Vec<usize> = (0..circle.people.len()).collect();
        let best = exact::matched(&circle, &everybody);
        let waited = |mates: &[Option<usize>]| {
            mates.iter().enumerate().filter(|(person, mate)| mate.is_some() && circle.people[*person].was_left_out).count()
        };
        prop_assert_eq!(waited(&mates), waited(&best), "as many are spared a second time");
        let points = |mates: &[Option<usize>]| weight(&circle, mates) % super::PRECEDENCE;
        prop_assert!(points(&mates) * 100 >= points(&best) * 98, "{} of {}", points(&mates), points(&best));
    }
}

/// Two people of different markets who speak English, are awake at the same time and have nothing else in common.
fn strangers() -> Circle {
    let person = |market| Person { market, speaks: 1, awake: 0xFF, ..Person::default() };
    Circle { people: vec![person(1), person(2)], markets_differ: true, ..Circle::default() }
}

#[test]
fn what_two_have_for_each_other_counts() {
    let plain = worth(&strangers(), 0, 1).expect("they may meet");
    let more = |change: fn(&mut Circle)| {
        let mut circle = strangers();
        change(&mut circle);
        worth(&circle, 0, 1).expect("they may meet") - plain
    };
    assert_eq!(more(|circle| circle.people.iter_mut().for_each(|person| person.topics = 0b11)), 300);
    assert_eq!(more(|circle| (circle.people[0].offers, circle.people[1].wishes) = (0b1, 0b1)), 250);
    assert_eq!(more(|circle| circle.people.iter_mut().for_each(|person| person.awake = 0xFFF)), 80);
    assert_eq!(more(|circle| (circle.people[0].speaks, circle.people[0].practises) = (0b10, 0b1)), -100);
    let audience = |circle: &mut Circle, theirs| {
        circle.people[0] =
            Person { audience: Some(1), likeness: Likeness::Different, ..circle.people[0].clone() };
        circle.people[1].audience = Some(theirs);
    };
    let mut circle = strangers();
    audience(&mut circle, 4);
    assert_eq!(worth(&circle, 0, 1), Some(plain + 150));
    audience(&mut circle, 2);
    assert_eq!(worth(&circle, 0, 1), Some(plain));
}

#[test]
fn who_may_not_meet_does_not() {
    let refused = |change: fn(&mut Circle)| {
        let mut circle = strangers();
        change(&mut circle);
        worth(&circle, 0, 1).is_none() && circle.plan().groups.is_empty()
    };
    assert!(refused(|circle| circle.people[1].market = 1), "of one market");
    assert!(!refused(|circle| (circle.people[1].market, circle.markets_differ) = (1, false)));
    assert!(refused(|circle| circle.people[1].markets = 4), "one wants to meet others");
    assert!(refused(|circle| circle.people[1].speaks = 2), "without a language");
    assert!(refused(|circle| circle.people[1].awake = 0xFF80), "asleep when the other is awake");
    assert!(refused(|circle| _ = circle.apart.insert((0, 1))), "kept apart");
}

#[test]
fn whoever_is_odd_joins_two_others_where_all_three_fit() {
    let person = |market| Person { market, speaks: 1, awake: 0xFF, ..Person::default() };
    let mut circle =
        Circle { people: vec![person(1), person(2), person(4)], markets_differ: true, ..Circle::default() };
    assert_eq!(circle.plan().left_out.len(), 1);
    circle.allows_trios = true;
    assert_eq!(circle.plan().groups.iter().map(Vec::len).collect::<Vec<_>>(), [3]);
    circle.people[2].market = 2;
    assert_eq!(
        circle.plan().groups.iter().map(Vec::len).collect::<Vec<_>>(),
        [2],
        "two of one market do not meet"
    );
}
