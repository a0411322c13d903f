//! An application: somebody's wish to join a programme, what the managers asked, and what they decided.

use chrono::{DateTime, Utc};

use super::refusal::Field;
use super::text::required;
use super::{ApplicationId, ChannelId, CreatorId, InquiryId, MessageId, PersonId, ProgramId, Refusal};

/// Characters of a managers' question at most. With the longest portrait and two questions a card stays within
/// Discord's 6,000, also when every character has to be escaped.
pub const QUESTION_LENGTH: u16 = 300;
/// Characters of an applicant's answer at most.
pub const ANSWER_LENGTH: u16 = 400;
/// Characters of the reason for a no at most.
pub const REASON_LENGTH: u16 = 400;

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// The managers have not decided.
    Waiting,
    /// Yes.
    Approved,
    /// Not now, with a reason.
    Declined,
    /// The applicant erased what was known of them, or left, before anybody decided.
    Withdrawn,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Application {
    /// Its key; later ones have greater ones.
    pub application_id: ApplicationId,
    /// The programme.
    pub program_id: ProgramId,
    /// Whose.
    pub creator_id: CreatorId,
    /// How far it has come.
    pub state: State,
    /// When it was sent.
    pub applied_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// By which manager.
    pub decided_by_person_id: Option<PersonId>,
    /// Why not.
    pub reason: Option<String>,
    /// The channel in which the managers see it.
    pub channel_id: Option<ChannelId>,
    /// The message there.
    pub message_id: Option<MessageId>,
}

/// What the managers asked an applicant.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Inquiry {
    /// Its key.
    pub inquiry_id: InquiryId,
    /// About which application.
    pub application_id: ApplicationId,
    /// The question.
    pub question: String,
    /// Who asked.
    pub asked_by_person_id: PersonId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// What the applicant answered.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
}

/// A manager's question as it may be kept.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn question(raw: &str) -> Result<String, Refusal> {
    required(Field::Question, raw, QUESTION_LENGTH.into())
}

/// An applicant's answer as it may be kept.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn answer(raw: &str) -> Result<String, Refusal> {
    required(Field::Answer, raw, ANSWER_LENGTH.into())
}

/// The reason for a no as it may be kept.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn reason(raw: &str) -> Result<String, Refusal> {
    required(Field::Reason, raw, REASON_LENGTH.into())
}
