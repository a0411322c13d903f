//! What a campaign is for: its kind, what it is to reach, and what it may cost.

use super::Refusal;
use super::money::Money;
use super::refusal::Field;
use super::text::{optional, whole};

/// Characters of a goal.
pub const GOAL_LENGTH: usize = 400;
/// Hours for which a brief can be kept for higher tiers at most.
pub const PRIORITY_MOST: i64 = 336;

/// What kind of campaign it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// Something new comes out.
    Launch,
    /// It belongs to a time of the year.
    Seasonal,
    /// A market is new.
    MarketEntry,
    /// It runs all the time.
    Evergreen,
    /// It is tried out, small, before more is made of it.
    Pilot,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Launch, Self::Seasonal, Self::MarketEntry, Self::Evergreen, Self::Pilot];

    /// Its word in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Launch => "launch",
            Self::Seasonal => "seasonal",
            Self::MarketEntry => "market-entry",
            Self::Evergreen => "evergreen",
            Self::Pilot => "pilot",
        }
    }

    /// The kind of this word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|kind| kind.code() == code).copied()
    }
}

/// What a campaign is for. For managers; creators read the brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What kind it is.
    pub kind: Kind,
    /// What it is to sell, in the programme's language; may be empty.
    pub performance_goal: String,
    /// What people are to know of it, in the programme's language; may be empty.
    pub awareness_goal: String,
    /// What it may cost, where somebody has said.
    pub budget: Option<Money>,
    /// For so many hours its brief is offered to higher tiers alone.
    pub priority_hours: i32,
    /// Grows with each change, from 0.
    pub revision: i32,
}

/// What somebody typed of it.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// What it is to sell.
    pub performance_goal: String,
    /// What people are to know.
    pub awareness_goal: String,
    /// What it may cost, or nothing.
    pub budget: String,
    /// Hours for higher tiers, or nothing for none.
    pub priority_hours: String,
}

impl Typed {
    /// The plan with what was typed.
    ///
    /// # Errors
    /// By the field that is wrong: [`Refusal::TextTooLong`], [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`],
    /// [`Refusal::NumberUnfit`].
    pub fn read(&self, before: &Plan) -> Result<Plan, Refusal> {
        let goal =
            |typed: &str| optional(Field::CampaignGoal, typed, GOAL_LENGTH).map(Option::unwrap_or_default);
        let hours = match self.priority_hours.trim() {
            "" => 0,
            typed => whole(Field::PriorityHours, typed, (0, PRIORITY_MOST))?,
        };
        Ok(Plan {
            performance_goal: goal(&self.performance_goal)?,
            awareness_goal: goal(&self.awareness_goal)?,
            budget: Money::read_all(&self.budget, 1)?.pop(),
            priority_hours: i32::try_from(hours).unwrap_or_default(),
            ..before.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: Plan = Plan {
        kind: Kind::Launch,
        performance_goal: String::new(),
        awareness_goal: String::new(),
        budget: None,
        priority_hours: 24,
        revision: 3,
    };

    #[test]
    fn a_plan_is_read_as_it_was_typed() {
        let typed = Typed {
            performance_goal: " 500 sales ".to_owned(),
            budget: "10 000 USD".to_owned(),
            ..Typed::default()
        };
        let plan = typed.read(&BEFORE).expect("it fits");
        assert_eq!((plan.performance_goal.as_str(), plan.priority_hours), ("500 sales", 0));
        assert_eq!(plan.budget, Some(Money::new(1_000_000, "USD")));
        assert_eq!((plan.kind, plan.revision), (Kind::Launch, 3));
        let two = Typed { budget: "1 USD; 2 EUR".to_owned(), ..Typed::default() };
        assert!(matches!(two.read(&BEFORE), Err(Refusal::AmountUnfit { .. })));
        let long = Typed { priority_hours: "337".to_owned(), ..Typed::default() };
        assert!(matches!(long.read(&BEFORE), Err(Refusal::NumberUnfit { .. })));
    }

    #[test]
    fn a_kind_is_found_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.code()), Some(*kind));
        }
        assert_eq!(Kind::of("market_entry"), None);
    }
}
