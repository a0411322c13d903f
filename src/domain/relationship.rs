//! How a creator and the programme stand with each other, as managers keep it: stage, tags, notes and favours.

use chrono::{DateTime, Utc};

use super::refusal::Field;
use super::text::{optional, required};
use super::{CreatorId, FavourId, NoteId, PersonId, Refusal};

/// Characters of a note, a favour, a question or feedback at most.
pub const WORDS_LENGTH: u16 = 1_000;
/// Characters of a tag at most.
pub const TAG_LENGTH: usize = 30;
/// Tags of one creator at most.
pub const TAGS: i64 = 20;
/// Notes and favours told of on a card; the newest.
pub const NEWEST: i64 = 3;
/// Days over which contacts are counted.
pub const CONTACT_DAYS: i64 = 90;
/// Days without contact after which somebody counts as quiet, unless a manager asks for others.
pub const QUIET_DAYS: i64 = 30;

/// How a creator and the programme stand with each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Bond {
    /// Getting to know each other.
    #[default]
    New,
    /// More with each month.
    Growing,
    /// Reliably good.
    Steady,
    /// Less than it was; wants attention.
    Cooling,
    /// At rest, by agreement.
    Resting,
}

impl Bond {
    /// Every stage, in the order in which most go through them.
    pub const ALL: &'static [Self] = &[Self::New, Self::Growing, Self::Steady, Self::Cooling, Self::Resting];

    /// The value of the command's choice.
    pub const fn value(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Growing => "growing",
            Self::Steady => "steady",
            Self::Cooling => "cooling",
            Self::Resting => "resting",
        }
    }

    /// The stage of a choice's value.
    pub fn of(value: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|bond| bond.value() == value)
    }
}

/// What a manager wrote down about a creator.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Note {
    /// Its key.
    #[sqlx(rename = "creator_note_id")]
    pub note_id: NoteId,
    /// Whom it is about.
    pub creator_id: CreatorId,
    /// What.
    pub body: String,
    /// Who wrote it; nobody once they were forgotten.
    pub written_by_person_id: Option<PersonId>,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// Something that was done for a creator without asking for anything.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Favour {
    /// Its key.
    pub favour_id: FavourId,
    /// For whom.
    pub creator_id: CreatorId,
    /// What.
    pub body: String,
    /// Who did it; nobody once they were forgotten.
    pub done_by_person_id: Option<PersonId>,
    /// When.
    pub done_at: DateTime<Utc>,
}

/// Everything that managers keep of one creator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relationship {
    /// How it stands.
    pub bond: Bond,
    /// The one manager responsible.
    pub owner: Option<PersonId>,
    /// Who stands in for them.
    pub backup: Option<PersonId>,
    /// Words by which managers find creators again.
    pub tags: Vec<String>,
    /// The newest notes first.
    pub notes: Vec<Note>,
    /// The newest favours first.
    pub favours: Vec<Favour>,
    /// What was said to them lately that asked something of them, and what did not.
    pub contacts: Contacts,
}

/// What was said to a creator over some days, and when they were last in touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// What asked something of them.
    pub asks: i64,
    /// What did not: news, thanks, favours.
    pub others: i64,
    /// When one of both last said something to the other.
    pub last_at: Option<DateTime<Utc>>,
}

/// A tag as it is kept: small letters, one space between words.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn tag(raw: &str) -> Result<String, Refusal> {
    let tag = required(Field::Tag, &raw.replace('\n', " "), TAG_LENGTH)?;
    Ok(tag.trim_start_matches('#').trim().to_lowercase()).and_then(|tag| {
        if tag.is_empty() { Err(Refusal::TextMissing { field: Field::Tag }) } else { Ok(tag) }
    })
}

/// What somebody wrote into one of the forms about a relationship.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn words(field: Field, raw: &str) -> Result<String, Refusal> {
    optional(field, raw, WORDS_LENGTH.into())?.ok_or(Refusal::TextMissing { field })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_the_same_however_it_is_typed() {
        for typed in ["#Tea  Lovers", " tea lovers ", "TEA\nlovers"] {
            assert_eq!(tag(typed), Ok("tea lovers".to_owned()), "{typed:?}");
        }
        for none in ["", "#", "\u{200b}", " # "] {
            assert_eq!(tag(none), Err(Refusal::TextMissing { field: Field::Tag }), "{none:?}");
        }
    }

    #[test]
    fn a_bond_is_found_by_its_value() {
        for bond in Bond::ALL {
            assert_eq!(Bond::of(bond.value()), Some(*bond));
        }
    }
}
