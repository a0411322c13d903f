//! An introduction: creators who are invited to meet, each free to decline without anybody hearing of it.

mod news;
mod profile;
pub mod rule;
pub mod tally;
mod waking;
mod why;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use super::submission::address;
use super::{ChannelId, CreatorId, IntroductionId, PersonId, ProgramId, Refusal};

pub use news::News;
pub use profile::{Cadence, LENGTH, Level, Profile, Skill, Text, Topic, Typed};
pub use waking::{Awake, times};
pub use why::{Reason, reasons};

/// How long everybody has to answer. At its end all who did not decline hear the same.
pub const OPEN_FOR: TimeDelta = TimeDelta::hours(72);
/// When those who have not answered are reminded.
pub const NUDGED_AFTER: TimeDelta = TimeDelta::hours(48);
/// When people who met are asked how it was.
pub const FOLLOWED_UP_AFTER: TimeDelta = TimeDelta::days(14);
/// For so long a thread that cannot be opened is tried again.
pub const TRIED_FOR: TimeDelta = TimeDelta::days(7);

/// Links to what people made together that one of them can tell of.
pub const MOST_WORKS: usize = 3;

/// Where what people made together stands, as one of them typed it: each link once, nothing of what was left empty.
///
/// # Errors
/// [`Refusal::AddressUnreadable`].
pub fn works(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut found = Vec::new();
    for raw in typed.iter().map(|raw| raw.trim()).filter(|raw| !raw.is_empty()).take(MOST_WORKS) {
        let url = address(raw)?;
        if !found.contains(&url) {
            found.push(url);
        }
    }
    Ok(found)
}

/// How far an introduction has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Its people are asked.
    Asked,
    /// All said yes; their thread is about to be opened.
    Agreed,
    /// They have a thread.
    Open,
    /// It did not come about.
    Closed,
}

/// Who brought it about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum MadeBy {
    /// A manager, by hand.
    Manager,
    /// One of its people, who asked for somebody.
    Ask,
    /// A round.
    Round,
}

/// What somebody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Answer {
    /// They would like to meet.
    Yes,
    /// Not now.
    No,
    /// Not this person.
    Never,
}

/// How a meeting was, as one of its people says in private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Verdict {
    /// They met, and it was well worth it.
    Great,
    /// They met.
    Fine,
    /// They met, and it was not for them.
    Poor,
    /// They did not meet.
    Unmet,
}

impl Verdict {
    /// Every one, the best first.
    pub const ALL: &'static [Self] = &[Self::Great, Self::Fine, Self::Poor, Self::Unmet];

    /// Its name in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Great => "great",
            Self::Fine => "fine",
            Self::Poor => "poor",
            Self::Unmet => "unmet",
        }
    }

    /// Whether they met.
    pub fn is_met(self) -> bool {
        self != Self::Unmet
    }

    /// How it was, from 1 to 3; nothing of those who did not meet.
    pub const fn score(self) -> Option<i64> {
        match self {
            Self::Great => Some(3),
            Self::Fine => Some(2),
            Self::Poor => Some(1),
            Self::Unmet => None,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Verdict {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|known| known.code() == text).ok_or(())
    }
}

/// One introduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// Its key.
    pub introduction_id: IntroductionId,
    /// The programme.
    pub program_id: ProgramId,
    /// How far it has come.
    pub state: State,
    /// Who brought it about.
    pub made_by: MadeBy,
    /// The manager or creator who did.
    pub made_by_person_id: Option<PersonId>,
    /// Why these people.
    pub reasons: Vec<Reason>,
    /// Times that suit all of them.
    pub times: Vec<DateTime<Utc>>,
    /// When they were asked.
    pub made_at: DateTime<Utc>,
    /// When it closes.
    pub closes_at: DateTime<Utc>,
    /// When its thread is opened or tried again, if it is to be.
    pub opens_at: Option<DateTime<Utc>>,
    /// When all had said yes.
    pub agreed_at: Option<DateTime<Utc>>,
    /// The channel of its thread.
    pub channel_id: Option<ChannelId>,
    /// Its thread, once made.
    pub thread_id: Option<ChannelId>,
    /// Its people: two or three, fewer where somebody asked to be forgotten.
    pub people: Vec<Party>,
}

/// One of an introduction's people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Party {
    /// Who.
    pub creator_id: CreatorId,
    /// When they read who it is.
    pub told_at: Option<DateTime<Utc>>,
    /// What they said, if they did.
    pub answer: Option<Answer>,
}

impl Introduction {
    /// One of its people.
    pub fn party(&self, creator: CreatorId) -> Option<&Party> {
        self.people.iter().find(|party| party.creator_id == creator)
    }

    /// All of its people but one.
    pub fn others(&self, than: CreatorId) -> Vec<CreatorId> {
        self.people.iter().map(|party| party.creator_id).filter(|id| *id != than).collect()
    }

    /// Whether its people can still answer.
    pub fn is_asked(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Asked && now < self.closes_at
    }

    /// Whether everybody is still there and said yes.
    pub fn is_wanted(&self) -> bool {
        self.people.len() > 1 && self.people.iter().all(|party| party.answer == Some(Answer::Yes))
    }
}
