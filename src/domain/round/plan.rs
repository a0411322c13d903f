//! What a round would be: who meets whom and why, and who is left out this time.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use chrono::{DateTime, Days, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::skill::mentioned;
use crate::domain::audience::Band;
use crate::domain::introduction::rule::Rule as Meeting;
use crate::domain::introduction::{Awake, Cadence, Level, Profile, Reason, Topic, reasons};
use crate::domain::matching::{Circle, Likeness, Person, worth};
use crate::domain::{CreatorId, Language, MarketId};

/// Half-hours of a day.
const HALF_HOURS: i32 = 48;

/// What a programme decided about rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Who may be introduced to whom at all.
    pub meeting: Meeting,
    /// What audiences are to be beside each other.
    pub audience: Likeness,
}

/// Somebody who could take part.
#[derive(Clone, Debug)]
pub struct Member {
    /// What they show of themselves; also who they are.
    pub profile: Profile,
    /// Their name.
    pub name: String,
    /// Their market.
    pub market_id: Option<MarketId>,
    /// When they are awake.
    pub awake: Awake,
    /// The size of their audience, where a manager said.
    pub audience: Option<Band>,
    /// When they were introduced to somebody last, or are about to be.
    pub introduced_at: Option<DateTime<Utc>>,
    /// Earlier meetings of theirs that went well, less those that did not take place.
    pub standing: i64,
    /// Whether the last round left them out.
    pub was_left_out: bool,
}

impl Member {
    /// Whether it is time for them to meet somebody again.
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        let days = match self.profile.cadence {
            Cadence::Monthly => 28,
            Cadence::Quarterly => 84,
            Cadence::Asked => return false,
        };
        self.introduced_at.is_none_or(|last| last + TimeDelta::days(days) <= now)
    }
}

/// People who would meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who, two or three.
    pub people: Vec<CreatorId>,
    /// Why they.
    pub reasons: Vec<Reason>,
}

/// Why somebody is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Why {
    /// Everybody who suits them meets somebody else.
    Taken,
    /// Nobody who is awake when they are.
    Hours,
    /// Nobody with whom they share a language.
    Language,
    /// Nobody else who suits them. It is not said whether the reason is theirs or another's.
    Nobody,
}

/// Somebody whom a round leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Who.
    pub creator_id: CreatorId,
    /// Why.
    pub why: Why,
    /// Whether the last round did as well.
    pub is_again: bool,
}

/// What a round would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Who meets whom.
    pub groups: Vec<Group>,
    /// Who does not.
    pub left_out: Vec<LeftOut>,
}

/// A plan that was looked at: what it was made with, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// What decides among plans of the same worth.
    pub seed: u32,
    /// Of all its groups; another plan has another one.
    pub digest: u32,
}

impl Plan {
    /// The plan for these people, those of them whose time has come, who are kept apart as told.
    pub fn new(
        members: &[Member],
        apart: &[(CreatorId, CreatorId)],
        rule: Rule,
        seed: u32,
        now: DateTime<Utc>,
    ) -> Self {
        let due: Vec<&Member> = members.iter().filter(|member| member.is_due(now)).collect();
        let mut circle = circle(&due, apart, rule, seed, now);
        let plan = circle.plan();
        let group = |people: &Vec<usize>| {
            let members: Vec<&Member> = people.iter().map(|at| due[*at]).collect();
            Group {
                people: members.iter().map(|member| member.profile.creator_id).collect(),
                reasons: why(&members),
            }
        };
        let left_out = |at: &usize| LeftOut {
            creator_id: due[*at].profile.creator_id,
            why: why_not(&mut circle, *at),
            is_again: due[*at].was_left_out,
        };
        Self {
            groups: plan.groups.iter().map(group).collect(),
            left_out: plan.left_out.iter().map(left_out).collect(),
        }
    }

    /// Nobody meets and nobody is left out.
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.left_out.is_empty()
    }

    /// A number of who meets whom (FNV-1a), by which a plan is known again.
    pub fn digest(&self) -> u32 {
        let numbers = self.groups.iter().flat_map(|group| group.people.iter().map(|id| id.0).chain([0]));
        numbers
            .flat_map(i64::to_be_bytes)
            .fold(0x811C_9DC5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// Why these people should meet.
fn why(members: &[&Member]) -> Vec<Reason> {
    let people: Vec<(&Profile, Option<MarketId>)> =
        members.iter().map(|member| (&member.profile, member.market_id)).collect();
    let lessons = members.iter().flat_map(|one| members.iter().map(move |other| (one, other)));
    let taught = lessons.flat_map(|(one, other)| {
        let learns = wishes(&other.profile);
        offers(&one.profile).into_iter().filter(move |topic| learns.contains(topic))
    });
    let taught: BTreeSet<Topic> = taught.collect();
    taught.into_iter().map(Reason::Taught).chain(reasons(&people)).collect()
}

fn offers(profile: &Profile) -> Vec<Topic> {
    profile.texts.iter().flat_map(|text| mentioned(&text.offers)).collect()
}

fn wishes(profile: &Profile) -> Vec<Topic> {
    profile.texts.iter().flat_map(|text| mentioned(&text.learns)).collect()
}

fn bits<T: PartialEq + 'static>(all: &[T], of: &[T]) -> u64 {
    let is_in = |at: &usize| all.get(*at).is_some_and(|one| of.contains(one));
    (0..64).filter(is_in).map(|at| 1 << at).sum()
}

/// These people as they are matched.
fn circle(
    due: &[&Member],
    apart: &[(CreatorId, CreatorId)],
    rule: Rule,
    seed: u32,
    now: DateTime<Utc>,
) -> Circle {
    // Also the markets that somebody would like to meet and of which nobody is due: they are none of the others.
    let known = |member: &&Member| member.market_id.into_iter().chain(member.profile.markets.clone());
    let markets: BTreeSet<MarketId> = due.iter().flat_map(known).collect();
    let markets: Vec<MarketId> = markets.into_iter().collect();
    // More than 64 markets share bits: their people do not meet, which nobody else notices.
    let market =
        |id: MarketId| markets.iter().position(|known| *known == id).map_or(0, |at| 1_u64 << (at % 64));
    let person = |member: &&Member| {
        let profile = &member.profile;
        let spoken = |is: fn(Level) -> bool| {
            let known: Vec<Language> = profile
                .languages
                .iter()
                .filter(|skill| is(skill.level))
                .map(|skill| skill.language)
                .collect();
            bits(Language::ALL, &known)
        };
        Person {
            market: member.market_id.map_or(0, market),
            markets: profile.markets.iter().map(|id| market(*id)).fold(0, |all, one| all | one),
            topics: bits(Topic::ALL, &profile.topics),
            offers: bits(Topic::ALL, &offers(profile)),
            wishes: bits(Topic::ALL, &wishes(profile)),
            speaks: spoken(|level| level != Level::Little),
            practises: spoken(|level| level == Level::Little),
            awake: awake(&member.awake, now),
            audience: member
                .audience
                .and_then(|band| Band::ALL.iter().position(|known| *known == band))
                .and_then(|at| u8::try_from(at).ok()),
            likeness: rule.audience,
            standing: (member.standing * 100).clamp(-500, 500),
            was_left_out: member.was_left_out,
        }
    };
    let places: HashMap<CreatorId, usize> =
        due.iter().enumerate().map(|(at, member)| (member.profile.creator_id, at)).collect();
    let pair = |(one, other): &(CreatorId, CreatorId)| {
        let (one, other) = (*places.get(one)?, *places.get(other)?);
        Some((one.min(other), one.max(other)))
    };
    let apart: HashSet<(usize, usize)> = apart.iter().filter_map(pair).collect();
    Circle {
        people: due.iter().map(person).collect(),
        apart,
        markets_differ: rule.meeting.markets_differ,
        allows_trios: rule.meeting.allows_trios,
        seed: u64::from(seed),
    }
}

/// The half-hours of the UTC day at which somebody is awake on some day of the coming week.
fn awake(of: &Awake, now: DateTime<Utc>) -> u64 {
    let midnight = now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let is_awake = |step: &i32| {
        (1..=7).any(|day| {
            let at =
                midnight.checked_add_days(Days::new(day)).map(|day| day + TimeDelta::minutes(30) * *step);
            at.is_some_and(|at| of.is_at(at))
        })
    };
    (0..HALF_HOURS).filter(is_awake).map(|step| 1_u64 << step).sum()
}

/// Why nobody was found for somebody: what would have to be otherwise. The circle is left as it was.
fn why_not(circle: &mut Circle, at: usize) -> Why {
    let suits = |circle: &Circle| {
        (0..circle.people.len()).any(|other| other != at && worth(circle, at, other).is_some())
    };
    if suits(circle) {
        return Why::Taken;
    }
    let person = circle.people[at].clone();
    circle.people[at].awake = u64::MAX;
    let would_at_any_hour = suits(circle);
    circle.people[at].speaks = u64::MAX;
    let would_in_any_language = suits(circle);
    circle.people[at] = person;
    match (would_at_any_hour, would_in_any_language) {
        (true, _) => Why::Hours,
        (false, true) => Why::Language,
        (false, false) => Why::Nobody,
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.seed, self.digest)
    }
}

impl std::str::FromStr for Ticket {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (seed, digest) = text.split_once('-').ok_or(())?;
        Ok(Self { seed: seed.parse().map_err(drop)?, digest: digest.parse().map_err(drop)? })
    }
}
