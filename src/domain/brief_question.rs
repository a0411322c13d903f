//! A question about a brief, and the answer that everybody reads under it.

use chrono::{DateTime, Utc};

use super::refusal::Field;
use super::text::required;
use super::{BriefQuestionId, CampaignId, CreatorId, Language, ProgramId, Refusal};

/// Characters of a question or an answer.
pub const LENGTH: usize = 500;

/// A question. Who asked it is for managers alone.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BriefQuestion {
    /// Its key.
    pub brief_question_id: BriefQuestionId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Who asks.
    pub creator_id: CreatorId,
    /// The language that they asked in.
    pub language: Language,
    /// Their words.
    pub body: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When a manager answered.
    pub answered_at: Option<DateTime<Utc>>,
}

/// A question and its answer in one language, in a manager's words: without a name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BriefAnswer {
    /// The language.
    pub language: Language,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// A question as somebody typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn question(raw: &str) -> Result<String, Refusal> {
    required(Field::BriefQuestion, raw, LENGTH)
}

/// An answer as somebody typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn answer(raw: &str) -> Result<String, Refusal> {
    required(Field::BriefAnswer, raw, LENGTH)
}
