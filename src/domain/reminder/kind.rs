//! What can be due, and after how many days somebody is reminded of each: one ladder of steps for each kind.

use super::Tone;

/// What is due. A new kind is a line here and in [`Kind::ladder`], and an arm wherever the compiler asks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// A check-in that waits for its creator's answer.
    CheckIn,
    /// An application that waits for the managers' decision.
    Application,
    /// Something that a participant owes by a day.
    Deadline,
    /// An agreement that ends.
    Agreement,
    /// The day on which both sides of an agreement look at how it goes.
    AgreementReview,
    /// The last day on which something may be used.
    UsageRight,
    /// What came of a campaign, of which participants are to be told.
    Result,
    /// What the programme does about a council's vote.
    Decision,
    /// A meeting of a council to which somebody is to come.
    Meeting,
    /// What is to be put on record of one.
    Record,
}

/// A step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Days from the moment from which the ladder counts; below zero before a deadline.
    pub days: i64,
    /// At what time of that day.
    pub at: At,
    /// What is done.
    pub deed: Deed,
}

/// At what time of its day a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At ten o'clock where its reader lives.
    Ten,
    /// So many hours from the moment from which the ladder counts.
    Hour(i64),
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Reminds whoever has to do something.
    Remind(Tone),
    /// Gives up, and tells whoever looks after them.
    GiveUp,
}

impl Kind {
    /// Whether being reminded of it means being asked for something, as a creator.
    pub const fn is_ask(self) -> bool {
        match self {
            // A check-in asks for nothing, and applications are the managers' work.
            Self::CheckIn
            | Self::Application
            | Self::Agreement
            | Self::AgreementReview
            | Self::UsageRight
            | Self::Result
            | Self::Decision
            | Self::Meeting
            | Self::Record => false,
            Self::Deadline => true,
        }
    }

    /// The steps, the earliest first.
    pub const fn ladder(self) -> &'static [Step] {
        const fn remind(days: i64, tone: Tone) -> Step {
            Step { days, at: At::Ten, deed: Deed::Remind(tone) }
        }
        const fn give_up(days: i64) -> Step {
            Step { days, at: At::Ten, deed: Deed::GiveUp }
        }
        const fn exactly(hours: i64, tone: Tone) -> Step {
            Step { days: 0, at: At::Hour(hours), deed: Deed::Remind(tone) }
        }
        const CHECK_IN: &[Step] = &[remind(3, Tone::Soft), remind(7, Tone::Last), give_up(10)];
        const APPLICATION: &[Step] = &[remind(1, Tone::Soft), remind(3, Tone::Soft), remind(7, Tone::Last)];
        const DEADLINE: &[Step] = &[
            remind(-7, Tone::Soft),
            remind(-2, Tone::Soft),
            remind(0, Tone::Soft),
            remind(1, Tone::Last),
            give_up(3),
        ];
        const USAGE_RIGHT: &[Step] =
            &[remind(-30, Tone::Soft), remind(-7, Tone::Soft), remind(0, Tone::Last)];
        const AGREEMENT: &[Step] = &[remind(-60, Tone::Soft), remind(-30, Tone::Last)];
        const AGREEMENT_REVIEW: &[Step] = &[remind(0, Tone::Soft)];
        const RESULT: &[Step] =
            &[remind(-7, Tone::Soft), remind(-2, Tone::Soft), remind(0, Tone::Last), give_up(1)];
        const DECISION: &[Step] =
            &[remind(-7, Tone::Soft), remind(-2, Tone::Soft), remind(0, Tone::Soft), remind(7, Tone::Last)];
        const MEETING: &[Step] = &[exactly(-24, Tone::Soft), exactly(-1, Tone::Last)];
        const RECORD: &[Step] = &[exactly(0, Tone::Soft), remind(2, Tone::Last)];
        match self {
            Self::CheckIn => CHECK_IN,
            Self::Application => APPLICATION,
            Self::Deadline => DEADLINE,
            Self::Agreement => AGREEMENT,
            Self::AgreementReview => AGREEMENT_REVIEW,
            Self::UsageRight => USAGE_RIGHT,
            Self::Result => RESULT,
            Self::Decision => DECISION,
            Self::Meeting => MEETING,
            Self::Record => RECORD,
        }
    }

    /// After how many days the last step is taken again and again until it is done, if it is.
    pub(super) const fn repeats_after(self) -> Option<i64> {
        match self {
            Self::Decision => Some(7),
            _ => None,
        }
    }

    /// Whether the step of this number is the last.
    pub(super) fn is_last(self, number: i32) -> bool {
        usize::try_from(number).is_ok_and(|number| number + 1 == self.ladder().len())
    }

    /// Whether its steps are counted from a day that nobody can put off.
    pub(super) const fn is_deadline(self) -> bool {
        matches!(
            self,
            Self::Deadline
                | Self::Agreement
                | Self::AgreementReview
                | Self::UsageRight
                | Self::Result
                | Self::Decision
                | Self::Meeting
                | Self::Record
        )
    }
}
