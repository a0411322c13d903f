//! What creators show of themselves to those whom they are introduced to, and whom they would like to meet.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::refusal::{self, Field};
use crate::domain::text::{Variants, optional, required};
use crate::domain::{CreatorId, Language, MarketId, ProgramId, Refusal};

/// Characters of what somebody offers, or would like to learn.
pub const LENGTH: usize = 300;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $($(#[$inner:meta])* $variant:ident = $code:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[serde(rename_all = "snake_case")]
        #[sqlx(type_name = "text", rename_all = "snake_case")]
        pub enum $name {
            $($(#[$inner])* $variant,)*
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in choices and custom ids.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The one of this name.
            pub fn of(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                Self::of(text).ok_or(())
            }
        }
    };
}

codes! {
    /// What creators talk about with each other.
    Topic,
    /// Filming.
    Filming = "filming",
    /// Editing and sound.
    Editing = "editing",
    /// Short videos.
    Shorts = "shorts",
    /// Going live.
    Streams = "streams",
    /// Scripts and stories.
    Stories = "stories",
    /// Growing an audience.
    Growth = "growth",
    /// Keeping a community.
    Community = "community",
    /// Working with brands.
    Brands = "brands",
    /// Tools and automation.
    Tools = "tools",
    /// Work and rest.
    Balance = "balance",
}

codes! {
    /// How often somebody would like to meet somebody new.
    Cadence,
    /// Once a month.
    Monthly = "monthly",
    /// Once a quarter.
    Quarterly = "quarterly",
    /// Only when they ask, or a manager introduces them by hand.
    Asked = "asked",
}

codes! {
    /// How well somebody speaks a language.
    Level,
    /// A little.
    Little = "little",
    /// Well.
    Well = "well",
    /// As their own.
    Own = "own",
}

/// A language that somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::FromRow)]
pub struct Skill {
    /// The language.
    pub language: Language,
    /// How well.
    pub level: Level,
}

/// What somebody can offer and would like to learn, in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// What they can offer.
    pub offers: String,
    /// What they would like to learn.
    pub learns: String,
}

/// What somebody shows of themselves to those whom they are introduced to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whose.
    pub creator_id: CreatorId,
    /// In which programme.
    pub program_id: ProgramId,
    /// How often they would like to meet somebody.
    pub cadence: Cadence,
    /// When they opted in, if they have.
    pub joined_at: Option<DateTime<Utc>>,
    /// Until when they want to meet nobody.
    pub paused_until: Option<DateTime<Utc>>,
    /// What they offer and would like to learn, in each language in which they wrote it.
    pub texts: Vec<Text>,
    /// What they talk about.
    pub topics: Vec<Topic>,
    /// What they speak.
    pub languages: Vec<Skill>,
    /// The markets whose people they would like to meet; any, where there are none.
    pub markets: Vec<MarketId>,
}

impl Profile {
    /// One of somebody who has chosen nothing.
    pub const fn new(creator_id: CreatorId, program_id: ProgramId) -> Self {
        Self {
            creator_id,
            program_id,
            cadence: Cadence::Quarterly,
            joined_at: None,
            paused_until: None,
            texts: Vec::new(),
            topics: Vec::new(),
            languages: Vec::new(),
            markets: Vec::new(),
        }
    }

    /// Nothing, if it says enough for somebody else to want to meet them.
    ///
    /// # Errors
    /// [`refusal::Introduction::Unfinished`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.texts.is_empty() || self.topics.is_empty() || self.languages.is_empty() {
            return Err(Refusal::Introduction(refusal::Introduction::Unfinished));
        }
        Ok(())
    }

    /// What they can offer, in each language.
    pub fn offers(&self) -> Variants {
        self.texts.iter().map(|text| (text.language, text.offers.clone())).collect()
    }

    /// What they would like to learn, in each language.
    pub fn learns(&self) -> Variants {
        self.texts.iter().map(|text| (text.language, text.learns.clone())).collect()
    }

    /// How well they speak a language, if at all.
    pub fn level(&self, language: Language) -> Option<Level> {
        self.languages.iter().find(|skill| skill.language == language).map(|skill| skill.level)
    }
}

/// What somebody typed of themselves in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What they can offer.
    pub offers: String,
    /// What they would like to learn.
    pub learns: String,
}

impl Typed {
    /// The words in a language; `None` where nothing was typed, which only a second language allows.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
    pub fn read(&self, language: Language, is_needed: bool) -> Result<Option<Text>, Refusal> {
        let offers = optional(Field::Offers, &self.offers, LENGTH)?;
        let learns = optional(Field::Learns, &self.learns, LENGTH)?;
        if !is_needed && offers.is_none() && learns.is_none() {
            return Ok(None);
        }
        Ok(Some(Text {
            language,
            offers: required(Field::Offers, &offers.unwrap_or_default(), LENGTH)?,
            learns: required(Field::Learns, &learns.unwrap_or_default(), LENGTH)?,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_says_nothing_of_themselves_cannot_join() {
        let unfinished = Err(Refusal::Introduction(refusal::Introduction::Unfinished));
        let mut profile = Profile::new(CreatorId(1), ProgramId(1));
        assert_eq!(profile.check(), unfinished);
        profile.topics.push(Topic::Editing);
        profile.languages.push(Skill { language: Language::En, level: Level::Own });
        assert_eq!(profile.check(), unfinished);
        let typed = Typed { offers: " Cuts ".to_owned(), learns: "Sound".to_owned() };
        profile.texts.extend(typed.read(Language::En, true).expect("it is whole"));
        assert_eq!(profile.check(), Ok(()));
        assert_eq!(profile.offers().read(Language::Ru), "Cuts");
    }

    #[test]
    fn a_second_language_may_be_left_out_and_not_left_half() {
        assert_eq!(Typed::default().read(Language::Ru, false), Ok(None));
        assert!(Typed::default().read(Language::Ru, true).is_err());
        let half = Typed { offers: "Cuts".to_owned(), learns: String::new() };
        assert_eq!(half.read(Language::Ru, false), Err(Refusal::TextMissing { field: Field::Learns }));
    }

    #[test]
    fn every_choice_is_found_by_its_name() {
        assert!(Topic::ALL.iter().all(|one| Topic::of(one.code()) == Some(*one)));
        assert!(Cadence::ALL.iter().all(|one| one.to_string().parse() == Ok(*one)));
        assert!(Level::ALL.iter().all(|one| Level::of(one.code()) == Some(*one)));
    }
}
