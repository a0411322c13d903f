//! Plans for random people with random histories, against what each of them chose.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Group, Member, Plan, Rule, Why};
use crate::domain::audience::Band;
use crate::domain::contact::Quiet;
use crate::domain::introduction::rule::Rule as Meeting;
use crate::domain::introduction::{Awake, Cadence, Level, Profile, Skill, Text, Topic};
use crate::domain::matching::Likeness;
use crate::domain::program::Zone;
use crate::domain::{CreatorId, Language, MarketId, ProgramId};

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

const ZONES: [chrono_tz::Tz; 3] =
    [chrono_tz::America::New_York, chrono_tz::Asia::Almaty, chrono_tz::Europe::Moscow];

fn languages() -> impl Strategy<Value = Vec<Skill>> {
    let level = || prop_oneof![Just(None), Just(Some(Level::Little)), Just(Some(Level::Well))];
    (level(), level()).prop_map(|(english, russian)| {
        let skill = |language, level: Option<Level>| level.map(|level| Skill { language, level });
        [skill(Language::En, english), skill(Language::Ru, russian)].into_iter().flatten().collect()
    })
}

fn member() -> impl Strategy<Value = Member> {
    let cadence =
        prop_oneof![3 => Just(Cadence::Monthly), 2 => Just(Cadence::Quarterly), 1 => Just(Cadence::Asked)];
    let text = prop_oneof![Just("Editing"), Just("Договоры"), Just("Tea")];
    let about = (languages(), vec(0..Topic::ALL.len(), 0..3), text.clone(), text, vec(0..4_i64, 0..2));
    let history = (cadence, proptest::option::of(0..120_i64), -8..8_i64, any::<bool>());
    (about, history, 0..4_i64, 0..ZONES.len(), proptest::option::of(0..Band::ALL.len())).prop_map(
        |(about, (cadence, ago, standing, was_left_out), market, zone, band)| {
            let (languages, topics, offers, learns, markets) = about;
            let text = Text { language: Language::En, offers: offers.to_owned(), learns: learns.to_owned() };
            let profile = Profile {
                cadence,
                joined_at: Some(NOW),
                texts: vec![text],
                topics: topics.into_iter().map(|at| Topic::ALL[at]).collect(),
                languages,
                markets: markets.into_iter().map(MarketId).collect(),
                ..Profile::new(CreatorId(0), ProgramId(1))
            };
            Member {
                profile,
                name: String::new(),
                market_id: Some(MarketId(market)),
                awake: Awake { zone: Zone(ZONES[zone]), quiet: Quiet::default() },
                audience: band.map(|at| Band::ALL[at]),
                introduced_at: ago.map(|days| NOW - TimeDelta::days(days)),
                standing,
                was_left_out,
            }
        },
    )
}

/// Up to so many people, numbered from 1, and who of them must not meet.
fn town() -> impl Strategy<Value = (Vec<Member>, Vec<(CreatorId, CreatorId)>, Rule)> {
    let pairs = vec((1..12_i64, 1..12_i64), 0..12);
    let likeness = prop_oneof![Just(Likeness::Any), Just(Likeness::Similar), Just(Likeness::Different)];
    (vec(member(), 0..11), pairs, any::<(bool, bool)>(), likeness).prop_map(
        |(mut members, pairs, (markets_differ, allows_trios), audience)| {
            for (member, id) in members.iter_mut().zip(1..) {
                member.profile.creator_id = CreatorId(id);
            }
            let apart = pairs.into_iter().map(|(one, other)| (CreatorId(one), CreatorId(other))).collect();
            let meeting = Meeting { markets_differ, allows_trios, ..Meeting::default() };
            (members, apart, Rule { meeting, audience })
        },
    )
}

fn pairs(group: &Group) -> Vec<(CreatorId, CreatorId)> {
    let all = &group.people;
    all.iter().flat_map(|one| all.iter().map(move |other| (*one, *other))).filter(|(a, b)| a != b).collect()
}

proptest! {
    #[test]
    fn everybody_gets_what_they_chose((members, apart, rule) in town(), seed in any::<u32>()) {
        let plan = Plan::new(&members, &apart, rule, seed, NOW);
        let due: BTreeSet<CreatorId> =
            members.iter().filter(|one| one.is_due(NOW)).map(|one| one.profile.creator_id).collect();
        let left_out = plan.left_out.iter().map(|left| left.creator_id);
        let named: Vec<CreatorId> = plan.groups.iter().flat_map(|group| group.people.clone()).chain(left_out).collect();
        prop_assert_eq!(named.len(), due.len(), "somebody stands there twice or not at all");
        prop_assert_eq!(&named.into_iter().collect::<BTreeSet<_>>(), &due);
        let of = |id: CreatorId| members.iter().find(|one| one.profile.creator_id == id).expect("they are there");
        for group in &plan.groups {
            prop_assert!(group.people.len() == 2 || (group.people.len() == 3 && rule.meeting.allows_trios));
            for (one, other) in pairs(group) {
                prop_assert!(!apart.contains(&(one, other)), "{one:?} and {other:?} are to be kept apart");
                let (one, other) = (of(one), of(other));
                prop_assert!(!rule.meeting.markets_differ || one.market_id != other.market_id);
                let wanted = &one.profile.markets;
                prop_assert!(wanted.is_empty() || other.market_id.is_some_and(|market| wanted.contains(&market)));
                let speaks = |a: &Member, b: &Member| a.profile.languages.iter().any(|skill| {
                    b.profile.level(skill.language).is_some_and(|level| level != Level::Little || skill.level != Level::Little)
                });
                prop_assert!(speaks(one, other), "they could not say a word to each other");
            }
        }
        for left in &plan.left_out {
            prop_assert_eq!(left.is_again, of(left.creator_id).was_left_out);
            let meets = plan.groups.iter().flat_map(|group| &group.people).count();
            prop_assert!(left.why != Why::Taken || meets > 0, "everybody else is taken, and nobody is");
        }
        prop_assert_eq!(&plan, &Plan::new(&members, &apart, rule, seed, NOW), "the same seed, another round");
    }
}
