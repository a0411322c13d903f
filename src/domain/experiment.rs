//! An experiment: what managers want to find out, what they change for it, and what came of it.

use chrono::{DateTime, Utc};

use super::refusal::Field;
use super::text::required;
use super::{CampaignId, ExperimentId, ProgramId, Refusal};

/// Characters of a hypothesis.
pub const HYPOTHESIS_LENGTH: usize = 300;
/// Characters of what is changed and what stays.
pub const VARIABLES_LENGTH: usize = 400;
/// Characters of what came of it.
pub const OUTCOME_LENGTH: usize = 600;

/// What an experiment showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Verdict {
    /// It is as was supposed.
    Confirmed,
    /// It is not.
    Refuted,
    /// Nobody can tell.
    Unclear,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: &'static [Self] = &[Self::Confirmed, Self::Refuted, Self::Unclear];

    /// Its name in custom ids and choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Refuted => "refuted",
            Self::Unclear => "unclear",
        }
    }

    /// The verdict of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.code())
    }
}

impl std::str::FromStr for Verdict {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::of(text).ok_or(())
    }
}

/// One experiment of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Experiment {
    /// Its key.
    pub experiment_id: ExperimentId,
    /// Its programme.
    pub program_id: ProgramId,
    /// The campaign that it belongs to, if to one.
    pub campaign_id: Option<CampaignId>,
    /// What is supposed.
    pub hypothesis: String,
    /// What is changed, and what stays.
    pub variables: String,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// What it showed; none while it runs.
    pub verdict: Option<Verdict>,
    /// What came of it.
    pub outcome: Option<String>,
    /// When that was written down.
    pub concluded_at: Option<DateTime<Utc>>,
}

/// What is supposed and what is changed, as a manager typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn plan(hypothesis: &str, variables: &str) -> Result<(String, String), Refusal> {
    Ok((
        required(Field::Hypothesis, hypothesis, HYPOTHESIS_LENGTH)?,
        required(Field::Variables, variables, VARIABLES_LENGTH)?,
    ))
}

/// What came of it, as a manager typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn outcome(typed: &str) -> Result<String, Refusal> {
    required(Field::Outcome, typed, OUTCOME_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_experiment_needs_a_hypothesis_and_something_that_changes() {
        assert_eq!(plan(" Short sells ", "Length"), Ok(("Short sells".to_owned(), "Length".to_owned())));
        assert_eq!(plan("a", " "), Err(Refusal::TextMissing { field: Field::Variables }));
        assert_eq!(plan("", "b"), Err(Refusal::TextMissing { field: Field::Hypothesis }));
        assert_eq!(outcome("\u{200b}"), Err(Refusal::TextMissing { field: Field::Outcome }));
    }

    #[test]
    fn a_verdict_is_found_by_its_name() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::of(verdict.code()), Some(*verdict));
        }
        assert_eq!(Verdict::of("perhaps"), None);
    }
}
