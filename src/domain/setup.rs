//! The set-up of a programme: its steps in order, and what must be there before creators can come.

use std::fmt;
use std::str::FromStr;

use super::campaign::Campaign;
use super::market::Market;
use super::program::{Channel, Program, Purpose};
use super::{Language, MarketId, RoleId};

/// One step of the set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Step {
    /// Which languages are spoken.
    Languages,
    /// Which markets there are.
    Markets,
    /// Who the managers are.
    Roles,
    /// Which channel is for what.
    Channels,
    /// Which currency and zone count where a market has none.
    Money,
    /// Where the evergreen campaign leads.
    Landing,
    /// Who sees the staff commands.
    Commands,
    /// The whole at a glance, to be finished.
    Finish,
}

impl Step {
    /// Every step, in order.
    pub const ALL: &'static [Self] = &[
        Self::Languages,
        Self::Markets,
        Self::Roles,
        Self::Channels,
        Self::Money,
        Self::Landing,
        Self::Commands,
        Self::Finish,
    ];

    /// Its place among the steps, from one.
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|step| **step != self).count() + 1
    }

    /// The step after it, if any.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The step before it, if any.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Languages => "languages",
            Self::Markets => "markets",
            Self::Roles => "roles",
            Self::Channels => "channels",
            Self::Money => "money",
            Self::Landing => "landing",
            Self::Commands => "commands",
            Self::Finish => "finish",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for Step {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().find(|step| step.word() == word).copied().ok_or(())
    }
}

/// What a channel can be chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Applications and whatever else managers decide on.
    Review,
    /// What everybody reads.
    Announcements,
    /// A market's creators.
    Market(MarketId),
    /// Public thanks; optional.
    Wins,
    /// What came of campaigns in a market; optional, without one that is the market's own channel.
    Results(MarketId),
}

impl Target {
    /// The purpose that a channel gets, and the market.
    pub const fn purpose(self) -> (Purpose, Option<MarketId>) {
        match self {
            Self::Review => (Purpose::Review, None),
            Self::Announcements => (Purpose::Announcements, None),
            Self::Market(market) => (Purpose::Market, Some(market)),
            Self::Wins => (Purpose::Wins, None),
            Self::Results(market) => (Purpose::Results, Some(market)),
        }
    }

    /// What a channel was chosen for.
    pub fn of(channel: &Channel) -> Option<Self> {
        match (channel.purpose, channel.market_id) {
            (Purpose::Review, _) => Some(Self::Review),
            (Purpose::Announcements, _) => Some(Self::Announcements),
            (Purpose::Market, market) => market.map(Self::Market),
            (Purpose::Wins, _) => Some(Self::Wins),
            (Purpose::Results, market) => market.map(Self::Results),
        }
    }

    /// The market whose creators read it, where it is one market's.
    pub const fn market(self) -> Option<MarketId> {
        self.purpose().1
    }

    /// Whether a programme works as well without it: nobody is pressed to choose one, and Duet makes none unasked.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Wins | Self::Results(_))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Review => formatter.write_str("review"),
            Self::Announcements => formatter.write_str("announcements"),
            Self::Market(market) => market.fmt(formatter),
            Self::Wins => formatter.write_str("wins"),
            Self::Results(market) => write!(formatter, "results-{market}"),
        }
    }
}

impl FromStr for Target {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "review" => Ok(Self::Review),
            "announcements" => Ok(Self::Announcements),
            "wins" => Ok(Self::Wins),
            market => match market.strip_prefix("results-") {
                Some(market) => market.parse().map(Self::Results),
                None => market.parse().map(Self::Market),
            },
        }
    }
}

/// Everything that the set-up chose so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The programme.
    pub program: Program,
    /// Where the set-up stands.
    pub step: Step,
    /// The languages of public posts, the main one first.
    pub languages: Vec<Language>,
    /// The markets in use.
    pub markets: Vec<Market>,
    /// The manager roles; none while holders of *Manage Server* are managers.
    pub roles: Vec<RoleId>,
    /// The channels that have a purpose.
    pub channels: Vec<Channel>,
    /// The evergreen campaign, once its landing page is known.
    pub evergreen: Option<Campaign>,
}

impl Setup {
    /// Whether creators can come.
    pub fn is_ready(&self) -> bool {
        self.program.ready_at.is_some()
    }

    /// The steps that cannot be skipped and are not done: there is no good default for where creators' links lead,
    /// nor for who reads their applications.
    pub fn missing(&self) -> Vec<Step> {
        let mut missing = Vec::new();
        if self.channel(Target::Review).is_none() {
            missing.push(Step::Channels);
        }
        if self.evergreen.is_none() {
            missing.push(Step::Landing);
        }
        missing
    }

    /// The channel that was chosen for something.
    pub fn channel(&self, target: Target) -> Option<&Channel> {
        self.channels.iter().find(|channel| Target::of(channel) == Some(target))
    }

    /// Everything that a channel can be chosen for, in the order in which it is asked.
    pub fn targets(&self) -> Vec<Target> {
        let markets = self.markets.iter().map(|market| market.market_id);
        let own = markets.clone().map(Target::Market).chain([Target::Wins]);
        let all = [Target::Review, Target::Announcements].into_iter().chain(own);
        all.chain(markets.map(Target::Results)).collect()
    }

    /// What a channel is needed for and none is chosen.
    pub fn open_targets(&self) -> Vec<Target> {
        let mut open = self.targets();
        open.retain(|target| !target.is_optional() && self.channel(*target).is_none());
        open
    }

    /// What to ask for next: the first that needs a channel and has none yet, else the first.
    pub fn next_target(&self) -> Target {
        self.open_targets().first().copied().unwrap_or(Target::Review)
    }

    /// The language of what is posted for something: the channel's own, else the market's, else the programme's.
    pub fn language_for(&self, target: Target) -> Language {
        let own = self.channel(target).and_then(|channel| channel.language);
        let market = target.market().and_then(|id| self.markets.iter().find(|market| market.market_id == id));
        own.or_else(|| market.map(|market| market.language)).unwrap_or(self.program.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_from_the_first_to_the_last_and_back() {
        let mut step = Step::Languages;
        let mut walked = vec![step];
        while let Some(next) = step.next() {
            assert_eq!(next.previous(), Some(step));
            step = next;
            walked.push(step);
        }
        assert_eq!(walked, Step::ALL);
        assert_eq!(Step::Languages.previous(), None);
        for step in Step::ALL {
            assert_eq!(step.to_string().parse(), Ok(*step));
        }
    }

    #[test]
    fn what_a_channel_is_for_is_read_as_it_was_written() {
        let market = MarketId(12);
        for target in [
            Target::Review,
            Target::Announcements,
            Target::Market(market),
            Target::Wins,
            Target::Results(market),
        ] {
            assert_eq!(target.to_string().parse(), Ok(target));
        }
        assert!("elsewhere".parse::<Target>().is_err());
    }
}
