//! What creators would do in a campaign, and what became of it.

use chrono::{DateTime, Utc};

use super::refusal::Field;
use super::text::required;
use super::{CampaignId, CreatorId, IdeaId, Language, ProgramId, Refusal};

/// Characters of an idea, and of what became of it.
pub const LENGTH: usize = 500;

/// An idea. Whose it is, is for managers alone.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Idea {
    /// Its key.
    pub idea_id: IdeaId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Whose.
    pub creator_id: CreatorId,
    /// The language that they wrote in.
    pub language: Language,
    /// Their words.
    pub body: String,
    /// Whether these may stand in the brief, without their name.
    pub may_quote: bool,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// An idea and what became of it in one language, in a manager's words: without a name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct IdeaAnswer {
    /// The language.
    pub language: Language,
    /// What was said.
    pub said: String,
    /// What was done.
    pub done: String,
}

/// An idea as somebody typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn words(raw: &str) -> Result<String, Refusal> {
    required(Field::Idea, raw, LENGTH)
}

/// What became of it, as somebody typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn outcome(raw: &str) -> Result<String, Refusal> {
    required(Field::IdeaOutcome, raw, LENGTH)
}
