//! What a notice is about, and how often a creator wants to hear of it.

use serde::{Deserialize, Serialize};

/// What a notice is about: what its reader can choose to hear more or less of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Topic {
    /// How it goes.
    CheckIn,
    /// What is due.
    Reminder,
    /// Steps of the programme.
    Tier,
    /// What was bought through one's links.
    Sales,
    /// What one can take part in.
    Campaign,
    /// What came of something that the reader did themselves.
    Decision,
    /// What managers need to know.
    Staff,
}

/// How often a creator hears of a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Frequency {
    /// Each time, at once.
    #[default]
    Each,
    /// Once a day, at ten in the morning where they are.
    Daily,
    /// Once a week, on Mondays at ten.
    Weekly,
    /// Not at all.
    Off,
}

impl Topic {
    /// What creators can choose to hear more or less of.
    pub const CHOSEN: &'static [Self] = &[Self::Sales, Self::Campaign, Self::Tier, Self::Reminder];

    /// How often a creator hears of it who chose nothing.
    pub const fn usual(self) -> Frequency {
        match self {
            Self::Sales => Frequency::Daily,
            _ => Frequency::Each,
        }
    }

    /// Its name in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CheckIn => "check_in",
            Self::Reminder => "reminder",
            Self::Tier => "tier",
            Self::Sales => "sales",
            Self::Campaign => "campaign",
            Self::Decision => "decision",
            Self::Staff => "staff",
        }
    }

    /// The topic of this name that creators can choose to hear more or less of.
    pub fn of(code: &str) -> Option<Self> {
        Self::CHOSEN.iter().copied().find(|topic| topic.code() == code)
    }

    /// Whether nobody asked for it, by word or by deed.
    pub const fn is_unasked(self) -> bool {
        !matches!(self, Self::Decision | Self::Staff)
    }

    /// Whether several of it can be said together.
    pub const fn is_bundled(self) -> bool {
        matches!(self, Self::Reminder | Self::Tier | Self::Sales | Self::Campaign)
    }

    /// Whether whoever writes it has gathered it already.
    pub(super) const fn is_gathered(self) -> bool {
        matches!(self, Self::Sales)
    }
}

impl Frequency {
    /// Every way, the most talkative first.
    pub const ALL: &'static [Self] = &[Self::Each, Self::Daily, Self::Weekly, Self::Off];

    /// Its name in choices.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Off => "off",
        }
    }

    /// The way of a choice's name.
    pub fn of(value: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|way| way.value() == value)
    }
}
