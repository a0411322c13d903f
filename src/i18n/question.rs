//! The words of every no about questions that one market asks another.

use super::{Message, text};
use crate::domain::refusal::Question;

/// What is wrong, and what to do.
pub fn refused(no: Question) -> Message {
    match no {
        Question::Unknown => text::refusal_question_unknown(),
        Question::AnswerUnknown => text::refusal_question_answer_unknown(),
        Question::NoChannel => text::refusal_question_no_channel(),
        Question::TooMany { limit } => text::refusal_questions_too_many(limit),
        Question::Own => text::refusal_question_own(),
        Question::OwnAnswer => text::refusal_question_own_answer(),
        Question::Repeated => text::refusal_question_repeated(),
        Question::Translated => text::refusal_question_translated(),
        Question::Untranslated => text::refusal_question_untranslated(),
        Question::Accepted => text::refusal_question_accepted(),
        Question::NotYours => text::refusal_question_not_yours(),
        Question::Alone => text::refusal_question_alone(),
        Question::SearchEmpty => text::refusal_question_search_empty(),
    }
}
