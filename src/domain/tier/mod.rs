//! A tier: a step of the programme that creators reach by what they bring, with what it brings them.

mod moves;
mod rule;
mod typed;

use chrono::{DateTime, Utc};

use super::campaign::TextState;
use super::check_in::Cadence;
use super::text::Variants;
use super::{Language, ProgramId, Refusal, RoleId, TierId};

pub use moves::{Climb, Move, Standing, decide};
pub use rule::{Condition, Facts, Rule};
pub use typed::{Policy, Typed, TypedPolicy, approved, collaborations};

/// Tiers that a programme can have at most, drafts included.
pub const MOST: usize = 10;
/// Characters of a tier's name.
pub const NAME_LENGTH: usize = 40;
/// Characters of what a tier brings.
pub const BENEFITS_LENGTH: usize = 500;

/// A tier's words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub name: String,
    /// What it brings, in the managers' words; may be empty.
    pub benefits: String,
    /// Whether it is as current as the programme's own language.
    pub state: TextState,
}

/// How many collaborations a year creators of a tier are asked for: at least, at most; either may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collaborations {
    /// At least so many.
    pub floor: Option<i32>,
    /// At most so many.
    pub ceiling: Option<i32>,
}

/// One step of a programme's ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its key.
    pub tier_id: TierId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Its place among the programme's tiers, the lowest first; no two in use have the same.
    pub place: i32,
    /// What reaches it.
    pub rule: Rule,
    /// The Discord role that its creators have.
    pub role_id: Option<RoleId>,
    /// How often they are asked how it goes.
    pub cadence: Cadence,
    /// How many collaborations a year they are asked for.
    pub collaborations: Collaborations,
    /// Since when it counts; a draft does not.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it was taken out of use.
    pub archived_at: Option<DateTime<Utc>>,
    /// Its words, the programme's own language first.
    pub texts: Vec<Text>,
}

impl Tier {
    /// Whether creators can reach it.
    pub const fn is_open(&self) -> bool {
        self.opened_at.is_some() && self.archived_at.is_none()
    }

    /// What it is called, in every language.
    pub fn name(&self) -> Variants {
        self.texts.iter().map(|text| (text.language, text.name.clone())).collect()
    }

    /// What it brings, in every language; empty where nobody said.
    pub fn benefits(&self) -> Variants {
        let said = self.texts.iter().filter(|text| !text.benefits.is_empty());
        said.map(|text| (text.language, text.benefits.clone())).collect()
    }

    /// Its words in a language.
    pub fn text(&self, language: Language) -> Option<&Text> {
        self.texts.iter().find(|text| text.language == language)
    }

    /// The languages of `wanted` in which it has no words yet.
    pub fn unworded(&self, wanted: &[Language]) -> Vec<Language> {
        wanted.iter().copied().filter(|language| self.text(*language).is_none()).collect()
    }
}

/// Nothing, if a programme's tiers make a ladder that can be climbed: one without conditions is the lowest of those that
/// count, because everybody reaches it at once.
///
/// # Errors
/// [`Refusal::TierUnconditional`].
pub fn check(tiers: &[Tier]) -> Result<(), Refusal> {
    let mut open: Vec<&Tier> = tiers.iter().filter(|tier| tier.is_open()).collect();
    open.sort_by_key(|tier| tier.place);
    match open.iter().skip(1).find(|tier| tier.rule.is_empty()) {
        Some(tier) => Err(Refusal::TierUnconditional { tier: tier.name() }),
        None => Ok(()),
    }
}
