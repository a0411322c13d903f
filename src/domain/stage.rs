//! How far a campaign is: six stages, each with a short list of what is done before it ends.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// A stage of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Stage {
    /// What it is for, and for whom.
    Discovery,
    /// With whom, where, and for how much.
    Qualification,
    /// What creators are asked for.
    Design,
    /// Creators make it and publish it.
    Execution,
    /// What came of it.
    Measurement,
    /// What is made of that.
    Iteration,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Self] = &[
        Self::Discovery,
        Self::Qualification,
        Self::Design,
        Self::Execution,
        Self::Measurement,
        Self::Iteration,
    ];

    /// The stage after it; none after the last.
    pub fn next(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|stage| *stage == self)?;
        Self::ALL.get(place + 1).copied()
    }

    /// The stage before it; none before the first.
    pub fn previous(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|stage| *stage == self)?;
        Self::ALL.get(place.checked_sub(1)?).copied()
    }

    /// What is done before it ends.
    pub const fn checklist(self) -> &'static [Item] {
        match self {
            Self::Discovery => &[Item::Goals, Item::Audience, Item::Customs],
            Self::Qualification => &[Item::Budget, Item::Channels, Item::Shortlist],
            Self::Design => &[Item::Asked, Item::Complete, Item::Input],
            Self::Execution => &[Item::Published, Item::Joined, Item::Delivered],
            Self::Measurement => &[Item::Figures, Item::Shared],
            Self::Iteration => &[Item::Lessons, Item::Decision],
        }
    }

    /// Its word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Discovery => "discovery",
            Self::Qualification => "qualification",
            Self::Design => "design",
            Self::Execution => "execution",
            Self::Measurement => "measurement",
            Self::Iteration => "iteration",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Stage {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|stage| stage.code() == code).copied().ok_or(())
    }
}

/// Something that is done before a stage ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Item {
    /// Both goals are written.
    Goals,
    /// The brief says for whom it is.
    Audience,
    /// Somebody has read up on the markets' customs.
    Customs,
    /// There is a budget.
    Budget,
    /// Each of its markets has a channel to be told in.
    Channels,
    /// The creators to be asked first are chosen.
    Shortlist,
    /// The brief asks for something.
    Asked,
    /// Nothing is missing for a publication.
    Complete,
    /// Creators were asked what they think of it.
    Input,
    /// It is published.
    Published,
    /// Creators take part.
    Joined,
    /// What was asked for is there.
    Delivered,
    /// The figures are in.
    Figures,
    /// Every creator has heard what came of it.
    Shared,
    /// What was learned is written down.
    Lessons,
    /// It is decided what comes next.
    Decision,
}

impl Item {
    /// Its word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Audience => "audience",
            Self::Customs => "customs",
            Self::Budget => "budget",
            Self::Channels => "channels",
            Self::Shortlist => "shortlist",
            Self::Asked => "asked",
            Self::Complete => "complete",
            Self::Input => "input",
            Self::Published => "published",
            Self::Joined => "joined",
            Self::Delivered => "delivered",
            Self::Figures => "figures",
            Self::Shared => "shared",
            Self::Lessons => "lessons",
            Self::Decision => "decision",
        }
    }

    /// The item of this word.
    pub fn of(code: &str) -> Option<Self> {
        let all = Stage::ALL.iter().flat_map(|stage| stage.checklist());
        all.copied().find(|item| item.code() == code)
    }
}

/// What can be seen of a campaign without asking anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that is done or not")]
pub struct Facts {
    /// Both goals are written.
    pub has_goals: bool,
    /// The brief says for whom it is.
    pub has_audience: bool,
    /// There is a budget.
    pub has_budget: bool,
    /// Each of its markets has a channel.
    pub has_channels: bool,
    /// The brief asks for something.
    pub asks: bool,
    /// Nothing is missing for a publication.
    pub is_complete: bool,
    /// It is published.
    pub is_published: bool,
    /// Somebody takes part.
    pub is_joined: bool,
    /// Everything that participants owe is approved, published or declined.
    pub is_delivered: bool,
    /// What managers measure is there for each participant.
    pub is_measured: bool,
    /// Participants were told what came of it, and so was everybody.
    pub is_shared: bool,
    /// The three sentences about it are written.
    pub has_lessons: bool,
    /// Of a pilot that is over: whether it is decided what becomes of it.
    pub is_decided: Option<bool>,
}

impl Facts {
    /// Whether an item is done, where that can be seen; `None` where somebody has to say so.
    pub const fn see(&self, item: Item) -> Option<bool> {
        match item {
            Item::Goals => Some(self.has_goals),
            Item::Audience => Some(self.has_audience),
            Item::Budget => Some(self.has_budget),
            Item::Channels => Some(self.has_channels),
            Item::Asked => Some(self.asks),
            Item::Complete => Some(self.is_complete),
            Item::Published => Some(self.is_published),
            Item::Joined => Some(self.is_joined),
            Item::Delivered => Some(self.is_delivered),
            Item::Figures => Some(self.is_measured),
            Item::Shared => Some(self.is_shared),
            Item::Lessons => Some(self.has_lessons),
            Item::Decision => self.is_decided,
            Item::Customs | Item::Shortlist | Item::Input => None,
        }
    }

    /// What is not done of a stage's list: neither seen nor ticked.
    pub fn unmet(&self, stage: Stage, ticked: &BTreeSet<Item>) -> Vec<Item> {
        let is_open = |item: &&Item| !self.see(**item).unwrap_or_else(|| ticked.contains(*item));
        stage.checklist().iter().filter(is_open).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_one_another() {
        let mut walked = vec![Stage::Discovery];
        while let Some(next) = walked.last().and_then(|stage| stage.next()) {
            walked.push(next);
        }
        assert_eq!(walked, Stage::ALL);
        for pair in Stage::ALL.windows(2) {
            assert_eq!(pair[1].previous(), Some(pair[0]));
        }
        assert_eq!(Stage::Discovery.previous(), None);
    }

    #[test]
    fn every_item_belongs_to_one_stage_and_is_found_by_its_word() {
        let mut seen = BTreeSet::new();
        for item in Stage::ALL.iter().flat_map(|stage| stage.checklist()) {
            assert!(seen.insert(*item), "{item:?} stands on two lists");
            assert_eq!(Item::of(item.code()), Some(*item));
        }
        for stage in Stage::ALL {
            assert_eq!(stage.code().parse(), Ok(*stage));
        }
    }

    #[test]
    fn a_tick_counts_only_where_nothing_can_be_seen() {
        let facts = Facts { has_goals: true, ..Facts::default() };
        let ticked = BTreeSet::from([Item::Audience, Item::Customs]);
        assert_eq!(facts.unmet(Stage::Discovery, &ticked), [Item::Audience]);
        assert_eq!(facts.unmet(Stage::Discovery, &BTreeSet::new()), [Item::Audience, Item::Customs]);
    }
}
