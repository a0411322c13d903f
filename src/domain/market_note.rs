//! What one should know before speaking to a market: a custom, a word of the glossary, or good hours to post.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, NaiveTime, Utc};

use super::program::Zone;
use super::refusal::Field;
use super::text::{optional, required};
use super::zone::resolve;
use super::{CreatorId, Language, MarketId, MarketNoteId, ProgramId, Refusal};

/// Characters of a custom's title, or of a word and of what it is in the other language.
pub const TITLE_LENGTH: usize = 60;
/// Characters of a custom, a meaning or a remark.
pub const BODY_LENGTH: usize = 400;
/// Notes of one kind that a market has at most.
pub const MOST: i64 = 200;
/// Proposals of one creator that can wait for the managers at a time.
pub const MOST_PROPOSED: i64 = 5;

/// What is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// How things are done there.
    Custom,
    /// A word of the glossary.
    Term,
    /// Good hours to post.
    Hours,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Custom, Self::Term, Self::Hours];

    /// Its name in custom ids and choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Custom => "custom",
            Self::Term => "term",
            Self::Hours => "hours",
        }
    }

    /// The kind of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::of(text).ok_or(())
    }
}

/// Whether everybody can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// A creator proposed it; managers have not decided.
    Proposed,
    /// Everybody in the programme can read it.
    Standing,
    /// Managers said no.
    Declined,
    /// It was taken out.
    Archived,
    /// Whoever proposed it asked to be forgotten.
    Withdrawn,
}

/// One note on a market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketNote {
    /// Its key.
    pub market_note_id: MarketNoteId,
    /// Its programme.
    pub program_id: ProgramId,
    /// The market.
    pub market_id: MarketId,
    /// What is known.
    pub kind: Kind,
    /// Whether everybody can read it.
    pub state: State,
    /// The creator who proposed it; none where a manager wrote it.
    pub creator_id: Option<CreatorId>,
    /// Of good hours: from and until, on the market's clocks.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    /// How often its words were changed.
    pub revision: i64,
    /// Its words, one or more languages.
    pub texts: Vec<Text>,
}

/// A note's words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// A custom's title, or a word; empty of hours.
    pub title: String,
    /// A custom, what a word means, or a remark on hours; may be empty but for a custom.
    pub body: String,
}

impl MarketNote {
    /// The words for a reader of this language: their own, else the first.
    pub fn text(&self, language: Language) -> Option<&Text> {
        let own = self.texts.iter().find(|text| text.language == language);
        own.or(self.texts.first())
    }
}

/// What somebody typed of a note in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The title, or the word.
    pub title: String,
    /// The rest.
    pub body: String,
}

impl Typed {
    /// The words of a note of this kind; `None` where nothing was typed, which only a second language allows.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
    pub fn read(&self, kind: Kind, language: Language, is_needed: bool) -> Result<Option<Text>, Refusal> {
        let title = optional(Field::MarketNoteTitle, &self.title.replace('\n', " "), TITLE_LENGTH)?;
        let body = optional(Field::MarketNoteBody, &self.body, BODY_LENGTH)?;
        if !is_needed && title.is_none() && body.is_none() {
            return Ok(None);
        }
        let title = match kind {
            Kind::Hours => String::new(),
            _ => required(Field::MarketNoteTitle, &title.unwrap_or_default(), TITLE_LENGTH)?,
        };
        let body = match kind {
            Kind::Custom => required(Field::MarketNoteBody, &body.unwrap_or_default(), BODY_LENGTH)?,
            _ => body.unwrap_or_default(),
        };
        Ok(Some(Text { language, title, body }))
    }
}

/// When these hours of a zone begin next, or began if they are not over: from and until, as moments.
pub fn next_hours(
    zone: Zone,
    (from, until): (NaiveTime, NaiveTime),
    now: DateTime<Utc>,
) -> (DateTime<Utc>, DateTime<Utc>) {
    let today = now.with_timezone(&zone.0).date_naive();
    let yesterday = today.pred_opt().unwrap_or(today);
    let hours = |day: chrono::NaiveDate| {
        let last = if from < until { day } else { day.checked_add_days(Days::new(1)).unwrap_or(day) };
        (resolve(zone, day.and_time(from)), resolve(zone, last.and_time(until)))
    };
    let all = yesterday.iter_days().take(4).map(hours);
    all.into_iter().find(|(_, until)| *until > now).unwrap_or_else(|| hours(today))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn time(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).expect("a time")
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn good_hours_come_today_or_tomorrow_and_may_last_past_midnight() {
        let moscow = Zone(chrono_tz::Europe::Moscow);
        let next = |from, until, now| next_hours(moscow, (time(from), time(until)), at(now));
        assert_eq!(next(19, 22, "2026-03-02T09:00:00Z").0, at("2026-03-02T16:00:00Z"));
        assert_eq!(next(19, 22, "2026-03-02T17:00:00Z").0, at("2026-03-02T16:00:00Z"));
        assert_eq!(next(19, 22, "2026-03-02T19:00:00Z").0, at("2026-03-03T16:00:00Z"));
        assert_eq!(next(22, 1, "2026-03-02T21:30:00Z").0, at("2026-03-02T19:00:00Z"));
    }

    #[test]
    fn a_second_language_may_be_left_out_and_a_custom_needs_words() {
        let typed = |title: &str, body: &str| Typed { title: title.to_owned(), body: body.to_owned() };
        assert_eq!(typed(" ", "").read(Kind::Custom, Language::Ru, false), Ok(None));
        assert!(matches!(
            typed("Gifts", " ").read(Kind::Custom, Language::En, true),
            Err(Refusal::TextMissing { field: Field::MarketNoteBody })
        ));
        assert!(matches!(
            typed("", "meaning").read(Kind::Term, Language::En, false),
            Err(Refusal::TextMissing { field: Field::MarketNoteTitle })
        ));
        assert!(matches!(typed("", "").read(Kind::Hours, Language::En, true), Ok(Some(_))));
    }

    proptest! {
        #[test]
        fn the_next_good_hours_are_not_over_and_within_two_days(
            from in 0_u32..24, until in 0_u32..24, minutes in 0_i64..60 * 24 * 365,
        ) {
            let now = at("2026-01-01T00:00:00Z") + chrono::TimeDelta::minutes(minutes);
            for zone in [chrono_tz::Europe::Moscow, chrono_tz::America::New_York, chrono_tz::Pacific::Apia] {
                let (begins, ends) = next_hours(Zone(zone), (time(from), time(until)), now);
                prop_assert!(ends > now);
                prop_assert!(begins - now < chrono::TimeDelta::hours(50));
            }
        }
    }
}
