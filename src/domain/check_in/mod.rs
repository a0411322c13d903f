//! A check-in: a creator's periodic word on how it goes. It asks for nothing; whoever has no time says nothing.

mod schedule;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use super::refusal::Field;
use super::text::{clean, required};
use super::{CheckInId, CreatorId, ProgramId, Refusal};

pub use schedule::{Cadence, Due, Schedule, Turn, Wish};

/// How long an answer can be changed.
const EDITABLE: TimeDelta = TimeDelta::days(1);
/// Sets of questions that take turns.
pub const VARIANTS: i32 = 3;
/// Answers that a trend shows.
pub const TREND: i64 = 5;
/// Characters of each answer at most.
pub const WORDS_LENGTH: u16 = 900;
/// Characters of a question at most: Discord shows no more above an input.
pub const QUESTION_LENGTH: u16 = 45;
/// Characters of an opening at most.
pub const OPENING_LENGTH: u16 = 300;

/// How it goes, in one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Mood {
    /// Better could not be.
    Great,
    /// All right.
    Fine,
    /// So-so.
    Mixed,
    /// Hard: the owner hears at once.
    Hard,
}

impl Mood {
    /// Every mood, the best first.
    pub const ALL: &'static [Self] = &[Self::Great, Self::Fine, Self::Mixed, Self::Hard];

    /// Its name in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Great => "great",
            Self::Fine => "fine",
            Self::Mixed => "mixed",
            Self::Hard => "hard",
        }
    }

    /// The mood of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }

    /// Whether somebody should look after whoever feels so.
    pub const fn is_low(self) -> bool {
        matches!(self, Self::Hard)
    }
}

impl fmt::Display for Mood {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Mood {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::of(text).ok_or(())
    }
}

/// The set of questions that comes after this one.
pub const fn variant_after(last: Option<i32>) -> i32 {
    match last {
        Some(last) => last.rem_euclid(VARIANTS) + 1,
        None => 1,
    }
}

/// How far a check-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Somebody was asked.
    Asked,
    /// They answered.
    Answered,
    /// They would rather not, this time.
    Skipped,
    /// Nobody waits for an answer any more; it can still be given.
    Lapsed,
}

/// What somebody wrote; each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Words {
    /// What went well.
    pub went_well: String,
    /// What is in the way.
    pub in_the_way: String,
    /// What would help.
    pub would_help: String,
    /// What they would like from the programme.
    pub would_like: String,
}

impl Words {
    /// What was typed into the four inputs, cleaned and cut to size.
    pub fn of(went_well: &str, in_the_way: &str, would_help: &str, would_like: &str) -> Self {
        let kept = |raw: &str| clean(raw).chars().take(WORDS_LENGTH.into()).collect();
        Self {
            went_well: kept(went_well),
            in_the_way: kept(in_the_way),
            would_help: kept(would_help),
            would_like: kept(would_like),
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One check-in.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CheckIn {
    /// Its key.
    pub check_in_id: CheckInId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Whose.
    pub creator_id: CreatorId,
    /// How far it has come.
    pub state: State,
    /// Which set of questions it asks.
    pub variant: i32,
    /// When they were asked, or spoke up.
    pub asked_at: DateTime<Utc>,
    /// How it goes.
    pub mood: Option<Mood>,
    /// Whether they would like help.
    pub is_help_wanted: bool,
    /// What they wrote.
    #[sqlx(flatten)]
    pub words: Words,
    /// When they answered first.
    pub answered_at: Option<DateTime<Utc>>,
    /// When their owner was told at once.
    pub alarmed_at: Option<DateTime<Utc>>,
}

impl CheckIn {
    /// Whether the owner should hear of it at once.
    pub fn is_alarming(&self) -> bool {
        self.is_help_wanted || self.mood.is_some_and(Mood::is_low)
    }

    /// Nothing, if it can be answered, or the answer changed, now.
    ///
    /// # Errors
    /// [`Refusal::CheckInSettled`] a day after the answer.
    pub fn open(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        let is_settled = self.answered_at.is_some_and(|answered| now > answered + EDITABLE);
        if is_settled { Err(Refusal::CheckInSettled) } else { Ok(()) }
    }
}

/// What a check-in says and asks, in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Questions {
    /// The sentence with which it opens.
    pub opening: String,
    /// The four questions.
    #[sqlx(flatten)]
    pub words: Words,
}

impl Questions {
    /// The questions that a manager wrote; `None` when they left all of them empty, which brings Duet's own back.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`] when only some are there, [`Refusal::TextTooLong`].
    pub fn read(opening: &str, words: [&str; 4]) -> Result<Option<Self>, Refusal> {
        if words.iter().chain([&opening]).all(|typed| clean(typed).is_empty()) {
            return Ok(None);
        }
        let question = |typed| required(Field::CheckInQuestion, typed, QUESTION_LENGTH.into());
        let [went_well, in_the_way, would_help, would_like] = words;
        Ok(Some(Self {
            opening: required(Field::CheckInOpening, opening, OPENING_LENGTH.into())?,
            words: Words {
                went_well: question(went_well)?,
                in_the_way: question(in_the_way)?,
                would_help: question(would_help)?,
                would_like: question(would_like)?,
            },
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_questions_never_come_twice_in_a_row() {
        let mut last = None;
        for _ in 0..10 {
            let next = variant_after(last);
            assert!((1..=VARIANTS).contains(&next) && last != Some(next));
            last = Some(next);
        }
    }

    #[test]
    fn questions_are_all_there_or_duets_own() {
        assert_eq!(Questions::read(" ", ["", "\u{200b}", "", ""]), Ok(None));
        let some = Questions::read("Hi", ["a", "b", "c", ""]);
        assert_eq!(some, Err(Refusal::TextMissing { field: Field::CheckInQuestion }));
        let all = Questions::read("Hi", ["a", "b", "c", "d"]).expect("all are there");
        assert_eq!(all.expect("some").words.would_like, "d");
    }

    #[test]
    fn a_mood_is_found_by_its_name() {
        for mood in Mood::ALL {
            assert_eq!(Mood::of(mood.code()), Some(*mood));
        }
    }
}
