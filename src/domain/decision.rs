//! What the programme does about a council's vote: by when, who sees to it, and what was done.

use chrono::{DateTime, NaiveDate, Utc};

use super::refusal::Field;
use super::text::{Variants, required};
use super::{DecisionId, Language, PersonId, ProgramId, ProposalId, Refusal};

/// Characters of what is done, in one language.
pub const LENGTH: usize = 500;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its key.
    pub decision_id: DecisionId,
    /// The programme.
    pub program_id: ProgramId,
    /// About which proposal.
    pub proposal_id: ProposalId,
    /// The manager who sees to it, as long as that is known.
    pub owner: Option<PersonId>,
    /// By when.
    pub due_on: NaiveDate,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
    /// What is to be done.
    pub plan: Variants,
    /// What was done; nothing before.
    pub done: Variants,
}

/// A decision, and what a council said that led to it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The decision.
    pub decision: Decision,
    /// The topic of the proposal.
    pub said: Variants,
}

/// What is done, as it was typed, one text for each language in this order: none may be missing.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read(
    field: Field,
    languages: &[Language],
    typed: &[String],
) -> Result<Vec<(Language, String)>, Refusal> {
    let typed = typed.iter().map(String::as_str).chain(std::iter::repeat(""));
    let each = languages.iter().zip(typed);
    each.map(|(language, typed)| Ok((*language, required(field, typed, LENGTH)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_said_in_every_language() {
        let both = [Language::En, Language::Ru];
        let half = read(Field::DecisionPlan, &both, &["We try it.".to_owned()]);
        assert_eq!(half, Err(Refusal::TextMissing { field: Field::DecisionPlan }));
        let whole = read(Field::DecisionPlan, &both, &["We try it.".to_owned(), "Пробуем.".to_owned()]);
        assert_eq!(whole.map(|texts| texts.len()), Ok(2));
    }
}
