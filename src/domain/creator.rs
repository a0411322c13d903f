//! A creator: a person's place in one programme, from application to farewell.

use chrono::{DateTime, Utc};

use super::consent::Use;
use super::market::Market;
use super::person::Person;
use super::program::Zone;
use super::refusal::Field;
use super::text::{clean, required};
use super::{CreatorId, Language, MarketId, PersonId, ProgramId, Refusal};

/// Characters of a creator's name at most.
pub const NAME_LENGTH: u16 = 60;
/// Characters of what they make content about at most.
pub const NICHE_LENGTH: u16 = 150;
/// Characters of where they publish at most.
pub const PLATFORMS_LENGTH: u16 = 300;
/// Characters of how many follow them at most.
pub const AUDIENCE_LENGTH: u16 = 150;
/// Characters of what matters to them at most.
pub const ABOUT_LENGTH: u16 = 500;

/// How far a creator has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Stage {
    /// Invited, or onboarding not finished.
    Invited,
    /// Waiting for a manager's answer.
    Applied,
    /// Approved.
    Active,
    /// Not now, with a reason.
    Declined,
    /// Left the programme or its server.
    Left,
}

/// A person's place in one programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Creator {
    /// Their key.
    pub creator_id: CreatorId,
    /// The programme.
    pub program_id: ProgramId,
    /// The person.
    pub person_id: PersonId,
    /// How far they have come.
    pub stage: Stage,
    /// The name they gave.
    pub name: String,
    /// Their market, once chosen.
    pub market_id: Option<MarketId>,
    /// When their place was made.
    pub joined_at: DateTime<Utc>,
}

/// What a creator tells of themselves when they apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Portrait {
    /// What they make content about.
    pub niche: String,
    /// Where they publish.
    pub platforms: String,
    /// How many follow them there.
    pub audience: String,
    /// What matters to them, and why they fit.
    pub about: String,
}

/// A name and portrait as somebody typed them, cleaned and cut to size: good enough to be kept as a draft, so that
/// nothing typed is lost, and not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name.
    pub name: String,
    /// Everything else.
    pub portrait: Portrait,
}

impl Draft {
    /// What was typed into the five inputs.
    pub fn of(name: &str, niche: &str, platforms: &str, audience: &str, about: &str) -> Self {
        let kept = |raw: &str, limit: u16| clean(raw).chars().take(limit.into()).collect::<String>();
        Self {
            name: kept(name, NAME_LENGTH).replace('\n', " "),
            portrait: Portrait {
                niche: kept(niche, NICHE_LENGTH),
                platforms: kept(platforms, PLATFORMS_LENGTH),
                audience: kept(audience, AUDIENCE_LENGTH),
                about: kept(about, ABOUT_LENGTH),
            },
        }
    }

    /// Nothing, if every part says something.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], naming the first that does not.
    pub fn check(&self) -> Result<(), Refusal> {
        required(Field::CreatorName, &self.name, NAME_LENGTH.into())?;
        required(Field::Niche, &self.portrait.niche, NICHE_LENGTH.into())?;
        required(Field::Platforms, &self.portrait.platforms, PLATFORMS_LENGTH.into())?;
        required(Field::Audience, &self.portrait.audience, AUDIENCE_LENGTH.into())?;
        required(Field::About, &self.portrait.about, ABOUT_LENGTH.into())?;
        Ok(())
    }

    /// The same, where nothing was written with what `before` said.
    pub fn or(self, before: Self) -> Self {
        let kept = |new: String, old: String| if new.is_empty() { old } else { new };
        Self {
            name: kept(self.name, before.name),
            portrait: Portrait {
                niche: kept(self.portrait.niche, before.portrait.niche),
                platforms: kept(self.portrait.platforms, before.portrait.platforms),
                audience: kept(self.portrait.audience, before.portrait.audience),
                about: kept(self.portrait.about, before.portrait.about),
            },
        }
    }

    /// Whether anything was written at all.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// A creator as the programme knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Their place.
    pub creator: Creator,
    /// Their zone, and whether direct messages reach them.
    pub person: Person,
    /// What they are spoken to in.
    pub language: Language,
    /// Their market.
    pub market: Option<Market>,
    /// What they tell of themselves.
    pub draft: Draft,
    /// The public uses of their name that they agreed to.
    pub consents: Vec<Use>,
}

impl Profile {
    /// The zone that they live in, as far as is known: their own choice, else their market's.
    pub fn zone(&self) -> Option<Zone> {
        self.person.zone.0.or(self.market.as_ref().map(|market| market.zone))
    }
}

impl Stage {
    /// Every stage, in the order in which people pass through them.
    pub const ALL: &'static [Self] =
        &[Self::Invited, Self::Applied, Self::Active, Self::Declined, Self::Left];

    /// Its name in custom ids and choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Applied => "applied",
            Self::Active => "active",
            Self::Declined => "declined",
            Self::Left => "left",
        }
    }

    /// The stage of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|stage| stage.code() == code)
    }

    /// Whether somebody at this stage may still write their application, or write it anew.
    pub const fn may_apply(self) -> bool {
        matches!(self, Self::Invited | Self::Declined | Self::Left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_keeps_what_was_typed_and_names_what_is_missing() {
        let draft = Draft::of(" Mira\nK ", "tea", "YouTube", "\u{200b}", &"a".repeat(600));
        assert_eq!(draft.name, "Mira K");
        assert_eq!(draft.portrait.about.chars().count(), 500);
        assert_eq!(draft.check(), Err(Refusal::TextMissing { field: Field::Audience }));
        assert!(!draft.is_blank());
    }

    #[test]
    fn a_stage_is_found_by_its_name() {
        for stage in Stage::ALL {
            assert_eq!(Stage::of(stage.code()), Some(*stage));
        }
    }
}
