//! A council's meetings: when they are so that the unpleasant hour goes round, who comes, and what is on record.

mod fair;
mod view;
mod wish;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::refusal::{Council as No, Field};
use super::text::{required, whole};
use super::{CouncilId, Language, MeetingId, PersonId, ProgramId, Refusal};

pub use fair::{Place, burden, plan};
pub use view::{Posted, Sitter, View};
pub use wish::{Offer, Wish};

/// Minutes that a meeting may last.
pub const MINUTES: (i64, i64) = (15, 180);
/// Meetings that are planned in one go, at most.
pub const MOST: i64 = 4;
/// Meetings of a council that may be still to come.
pub const MOST_AHEAD: usize = 8;
/// How long before a meeting its agenda is posted.
pub const AGENDA_BEFORE: TimeDelta = TimeDelta::days(7);
/// Characters of what is on record of a meeting, in one language: escaped, it still fits on a card.
pub const RECORD_LENGTH: usize = 1_500;

/// Whether a meeting takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// It does, or did.
    Planned,
    /// It was called off.
    CalledOff,
}

/// One meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Meeting {
    /// Its key.
    pub meeting_id: MeetingId,
    /// The programme.
    pub program_id: ProgramId,
    /// Of which council.
    pub council_id: CouncilId,
    /// How often it was moved or called off.
    pub revision: i64,
    /// Whether it takes place.
    pub state: State,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many minutes it lasts.
    pub minutes: i32,
    /// Who planned it; none once that person asked to be forgotten.
    pub planned_by_person_id: Option<PersonId>,
    /// When that was.
    pub planned_at: DateTime<Utc>,
    /// When its agenda is posted; none once it is.
    pub agenda_at: Option<DateTime<Utc>>,
    /// Discord's number for its scheduled event, once there is one.
    pub event_id: Option<i64>,
}

impl Meeting {
    /// When it ends.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + TimeDelta::minutes(self.minutes.into())
    }

    /// Whether it takes place and has not begun.
    pub fn is_ahead(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Planned && now < self.starts_at
    }

    /// Whether it took place.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Planned && now >= self.ends_at()
    }

    /// When the agenda of a meeting that begins then is posted.
    pub fn agenda_of(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
        (starts_at - AGENDA_BEFORE).max(now)
    }

    /// Nothing, if it is still to come.
    ///
    /// # Errors
    /// [`No::MeetingPast`].
    pub fn ahead(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.is_ahead(now) { Ok(()) } else { Err(Refusal::Council(No::MeetingPast)) }
    }
}

/// Whether somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Answer {
    /// They do.
    Coming,
    /// They cannot.
    Absent,
}

/// What is on record of a meeting, in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Record {
    /// The language.
    pub language: Language,
    /// The words.
    pub body: String,
    /// Who wrote them; none once that person asked to be forgotten.
    pub person_id: Option<PersonId>,
}

/// What of a meeting stands in the council's channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// When it is, and who comes.
    Plan,
    /// What it is about, with a thread for it.
    Agenda,
    /// What is on record of it.
    Record,
}

impl Piece {
    const ALL: &'static [Self] = &[Self::Plan, Self::Agenda, Self::Record];

    /// Its word where posts are kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plan => "meeting-plan",
            Self::Agenda => "meeting-agenda",
            Self::Record => "meeting-record",
        }
    }

    /// The piece of this word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|piece| piece.code() == code)
    }
}

/// How long meetings last and how many there are to be, as somebody typed it.
///
/// # Errors
/// [`Refusal::NumberUnfit`].
pub fn read_numbers(minutes: &str, count: &str) -> Result<(i32, u8), Refusal> {
    let minutes = whole(Field::MeetingMinutes, minutes, MINUTES)?;
    let count = whole(Field::MeetingCount, count, (1, MOST))?;
    Ok((i32::try_from(minutes).unwrap_or(i32::MAX), u8::try_from(count).unwrap_or(u8::MAX)))
}

/// What is on record of a meeting as somebody typed it in some languages: some may be empty, but not all.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read_record(typed: &[(Language, String)]) -> Result<Vec<(Language, String)>, Refusal> {
    let filled = typed.iter().filter(|(_, typed)| !typed.trim().is_empty());
    let read = |(language, typed): &(Language, String)| {
        Ok((*language, required(Field::MeetingRecord, typed, RECORD_LENGTH)?))
    };
    let read: Vec<_> = filled.map(read).collect::<Result<_, Refusal>>()?;
    if read.is_empty() { Err(Refusal::TextMissing { field: Field::MeetingRecord }) } else { Ok(read) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_record_may_lack_a_language_but_not_all() {
        let typed = |[en, ru]: [&str; 2]| {
            read_record(&[(Language::En, en.to_owned()), (Language::Ru, ru.to_owned())])
        };
        assert_eq!(typed(["We met.", " "]), Ok(vec![(Language::En, "We met.".to_owned())]));
        assert_eq!(typed(["We met.", "Мы встретились."]).map(|read| read.len()), Ok(2));
        assert_eq!(typed(["", " \n"]), Err(Refusal::TextMissing { field: Field::MeetingRecord }));
        assert_eq!(read_record(&[]), Err(Refusal::TextMissing { field: Field::MeetingRecord }));
    }

    #[test]
    fn a_meeting_lasts_between_a_quarter_of_an_hour_and_three() {
        assert_eq!(read_numbers("60", "4"), Ok((60, 4)));
        for (minutes, count) in [("10", "1"), ("181", "1"), ("60", "0"), ("60", "5"), ("an hour", "1")] {
            let read = read_numbers(minutes, count);
            assert!(matches!(read, Err(Refusal::NumberUnfit { .. })), "{minutes} {count}: {read:?}");
        }
    }

    #[test]
    fn a_piece_is_found_by_its_word() {
        for piece in Piece::ALL {
            assert_eq!(Piece::of(piece.code()), Some(*piece));
        }
        assert_eq!(Piece::of("meeting"), None);
    }
}
