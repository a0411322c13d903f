//! Every no about questions that one market asks another.

/// A no about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// No such question in this programme, or its asker wanted to be forgotten.
    Unknown,
    /// No such answer in this programme, or whoever gave it wanted to be forgotten.
    AnswerUnknown,
    /// The market that is asked has no channel, so nobody would read it.
    NoChannel,
    /// Too many questions of the asker's wait for an answer.
    TooMany {
        /// How many may wait at a time.
        limit: i64,
    },
    /// It is the asker's own question, which others answer.
    Own,
    /// It is the asker's own answer, of which others say whether it helps.
    OwnAnswer,
    /// The asker answered in these words already.
    Repeated,
    /// It stands in this language already.
    Translated,
    /// The words are still those of the original.
    Untranslated,
    /// An answer was taken up already.
    Accepted,
    /// Only whoever asked, and managers, take an answer up.
    NotYours,
    /// It stands in one language alone.
    Alone,
    /// There is nothing to search for in what was typed.
    SearchEmpty,
}
