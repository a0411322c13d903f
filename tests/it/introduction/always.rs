//! Whatever people do and in whatever order: nobody meets without a yes of everybody, and a no of any kind is kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Months, TimeDelta, Utc};
use discord_sandbox::Person;
use duet::domain::introduction::{Answer, Introduction, MadeBy, Party, State};
use duet::domain::{CreatorId, IntroductionId};
use duet::store;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::round::ready;
use super::{all_read, made, paired_or_refused, place};
use crate::support::Town;

/// Creators of each of the two markets.
const EACH: usize = 3;
/// How many lives are lived, and how much happens in each.
const LIVES: usize = 4;
const STEPS: usize = 50;

/// Something that somebody does, or that time does. People are numbered.
#[derive(Clone, Copy, Debug)]
enum Step {
    Round,
    ByHand(usize, usize),
    Answers(usize, &'static str),
    EverybodyAgrees,
    Leaves(usize),
    Joins(usize),
    Pauses(usize),
    Avoids(usize, usize),
    Passes(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let one = || 0..2 * EACH;
    let answer = prop_oneof![3 => Just("Yes"), 1 => Just("Not now"), 1 => Just("Not this person")];
    prop_oneof![
        3 => Just(Step::Round),
        2 => (one(), one()).prop_map(|(a, b)| Step::ByHand(a, b)),
        10 => (one(), answer).prop_map(|(who, answer)| Step::Answers(who, answer)),
        3 => Just(Step::EverybodyAgrees),
        1 => one().prop_map(Step::Leaves),
        3 => one().prop_map(Step::Joins),
        1 => one().prop_map(Step::Pauses),
        1 => (one(), one()).prop_map(|(a, b)| Step::Avoids(a, b)),
        4 => (1..30_i64).prop_map(Step::Passes),
        2 => Just(Step::Passes(24 * 29)),
    ]
}

/// Somebody, with all that they ever chose.
struct Soul {
    person: Person,
    creator: CreatorId,
    has_joined: bool,
    paused_until: Option<DateTime<Utc>>,
    avoids: BTreeSet<usize>,
}

/// A town of creators, and what was seen of their introductions after the last step.
struct Life {
    town: Town,
    boss: Person,
    souls: Vec<Soul>,
    seen: BTreeMap<IntroductionId, Introduction>,
    opened: usize,
}

impl Life {
    async fn begin() -> Self {
        let town = Town::new().await;
        let boss = town.manager("Boss", "en-US");
        let mut souls = Vec::new();
        for number in 0..2 * EACH {
            let market = if number < EACH { "us" } else { "ru" };
            let person = town.creator(&format!("Soul{number}"), "en-US", market).await;
            opts_in(&town, &person).await;
            let (_, creator) = place(&town, &person).await;
            let (paused_until, avoids) = (None, BTreeSet::new());
            souls.push(Soul { person, creator, has_joined: true, paused_until, avoids });
        }
        Self { town, boss, souls, seen: BTreeMap::new(), opened: 0 }
    }

    async fn lives_through(&mut self, step: Step) {
        match step {
            Step::Round => {
                let preview = self.boss.run("/round start").await;
                if preview.text().contains("[Start the round]") {
                    self.boss.press(&preview, "Start the round").await;
                }
                self.town.advance(TimeDelta::minutes(1)).await;
            }
            Step::ByHand(a, b) => {
                // Refused or not: the rules decide.
                let _ = paired_or_refused(&self.town, &self.souls[a].person, &self.souls[b].person).await;
            }
            Step::Answers(who, label) => answers(&self.souls[who].person, label).await,
            Step::EverybodyAgrees => {
                for soul in &self.souls {
                    answers(&soul.person, "Yes").await;
                }
            }
            Step::Leaves(who) => {
                self.souls[who].person.run("/intro leave").await;
                self.souls[who].has_joined = false;
            }
            Step::Joins(who) => {
                opts_in(&self.town, &self.souls[who].person).await;
                self.souls[who].has_joined = true;
                self.souls[who].paused_until = None;
            }
            Step::Pauses(who) => {
                let until = self.town.now() + TimeDelta::days(4);
                let day = until.format("%Y-%m-%d");
                self.souls[who].person.run(&format!("/intro pause until:{day}")).await;
                self.souls[who].paused_until = self.paused_until(who).await;
            }
            Step::Avoids(a, b) if a != b => {
                let whom = self.souls[b].person.id();
                self.souls[a].person.run(&format!("/intro avoid person:<@{whom}>")).await;
                self.souls[a].avoids.insert(b);
            }
            Step::Avoids(..) => {}
            Step::Passes(hours) => self.town.advance(TimeDelta::hours(hours)).await,
        }
        self.town.settle().await;
        all_read(&self.town);
    }

    async fn paused_until(&self, who: usize) -> Option<DateTime<Utc>> {
        let mut tx = self.town.duet.app.read().await.expect("the database works");
        let found = store::introduction::find_profile(&mut tx, self.souls[who].creator).await;
        tx.commit().await.expect("the database works");
        found.expect("the database works").and_then(|profile| profile.paused_until)
    }

    /// Every introduction that somebody has read of.
    async fn introductions(&self) -> BTreeMap<IntroductionId, Introduction> {
        let mut all = BTreeMap::new();
        let mut tx = self.town.duet.app.read().await.expect("the database works");
        for soul in &self.souls {
            let found = store::introduction::list_of_creator(&mut tx, soul.creator, 500).await;
            for introduction in found.expect("the database works") {
                all.insert(introduction.introduction_id, introduction);
            }
        }
        tx.commit().await.expect("the database works");
        all
    }

    fn number(&self, party: &Party) -> usize {
        let found = self.souls.iter().position(|soul| soul.creator == party.creator_id);
        found.expect("it is one of them")
    }

    /// Why these people must not be told of each other, or meet, at this moment; empty where they may.
    fn against(&self, introduction: &Introduction, at: DateTime<Utc>) -> Vec<String> {
        let mut against = Vec::new();
        let people: Vec<usize> = introduction.people.iter().map(|party| self.number(party)).collect();
        for one in people.iter().copied() {
            let soul = &self.souls[one];
            if !soul.has_joined {
                against.push(format!("{one} has left"));
            }
            if soul.paused_until.is_some_and(|until| at < until) {
                against.push(format!("{one} rests"));
            }
            against.extend(
                people
                    .iter()
                    .filter(|other| soul.avoids.contains(other))
                    .map(|o| format!("{one} avoids {o}")),
            );
        }
        against
    }

    /// Holds what has happened since the last step against what everybody chose.
    async fn check(&mut self, step: Step) {
        let all = self.introductions().await;
        for (id, introduction) in &all {
            let before = self.seen.get(id);
            let was_told = |party: &Party| {
                before.is_some_and(|before| {
                    before
                        .people
                        .iter()
                        .any(|old| old.creator_id == party.creator_id && old.told_at.is_some())
                })
            };
            for party in introduction.people.iter().filter(|party| !was_told(party)) {
                let Some(told_at) = party.told_at else { continue };
                let against = self.against(introduction, told_at);
                assert!(against.is_empty(), "{step:?}: somebody is told although {against:?}");
            }
            if before.is_none() {
                check_new(introduction, &all);
            }
            let has_thread = introduction.thread_id.is_some() || introduction.state == State::Open;
            if has_thread {
                let all_agreed = introduction.people.iter().all(|party| party.answer == Some(Answer::Yes));
                assert!(all_agreed, "{step:?}: a thread without every yes: {introduction:?}");
            }
            if has_thread && before.is_none_or(|before| before.thread_id.is_none()) {
                let against = self.against(introduction, self.town.now());
                assert!(against.is_empty(), "{step:?}: a thread is opened although {against:?}");
                self.opened += 1;
            }
        }
        assert_eq!(made(&self.town), self.opened, "{step:?}: threads that belong to no introduction");
        self.seen = all;
    }
}

/// Nobody is introduced to the same people again too early, nor by rounds more often than they want.
fn check_new(new: &Introduction, all: &BTreeMap<IntroductionId, Introduction>) {
    let earlier = |other: &&Introduction| other.introduction_id < new.introduction_id;
    for old in all.values().filter(earlier) {
        let common = old
            .people
            .iter()
            .filter(|party| new.people.iter().any(|other| other.creator_id == party.creator_id));
        let common = common.count();
        let warm = new.made_at.checked_sub_months(Months::new(6)).expect("a moment");
        assert!(common < 2 || old.made_at <= warm, "again too early: {old:?} and {new:?}");
        let is_due = old.made_at + TimeDelta::days(28) <= new.made_at;
        assert!(common == 0 || new.made_by != MadeBy::Round || is_due, "too often: {old:?} and {new:?}");
    }
}

/// Opts somebody in who suits everybody of the other market.
async fn opts_in(town: &Town, person: &Person) {
    let both = [duet::domain::Language::En, duet::domain::Language::Ru];
    ready(town, person, &both, ("Tea", "Cuts")).await;
}

/// Presses this on the newest of somebody's messages that has it, if any.
async fn answers(person: &Person, label: &str) {
    let all = person.direct_messages();
    let label = format!("\"label\":\"{label}\"");
    let message = all.iter().rev().find(|message| message["components"].to_string().contains(&label));
    if let Some(message) = message {
        let label = label.trim_start_matches("\"label\":").trim_matches('"');
        person.in_direct_messages().press(message, label).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_nobody_meets_who_did_not_want_to() {
    let mut runner = TestRunner::deterministic();
    let (mut asked, mut opened) = (0, 0);
    for _ in 0..LIVES {
        let steps = vec(step(), STEPS).new_tree(&mut runner).expect("there are steps").current();
        let mut life = Life::begin().await;
        for step in steps {
            life.lives_through(step).await;
            life.check(step).await;
        }
        asked += life.seen.len();
        opened += life.opened;
        life.town.close().await;
    }
    assert!(asked > 15 && opened > 5, "too little happened: {asked} introductions, {opened} threads");
}
