//! What a creator asks another market, what is answered, and in which languages the words stand.

mod stem;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::contact::Topic;
use super::refusal::Field;
use super::text::required;
use super::{
    CreatorId, Language, MarketId, MarketNoteId, PersonId, ProgramId, QuestionAnswerId, QuestionId, Refusal,
    market_note,
};

pub use stem::{Known, experts, matched, stems};

/// Characters of what a question is about: it may become the title of a note.
pub const TITLE_LENGTH: usize = market_note::TITLE_LENGTH;
/// Characters of a question.
pub const LENGTH: usize = 1_000;
/// Characters of an answer: it may become a note.
pub const ANSWER_LENGTH: usize = market_note::BODY_LENGTH;
/// Characters of what is searched for.
pub const SEARCH_LENGTH: usize = 100;
/// Questions of one creator that can wait for an answer at a time.
pub const MOST_OPEN: i64 = 5;
/// How long a question waits before somebody else hears of it.
pub const PATIENCE: TimeDelta = TimeDelta::days(2);
/// How many of those who know a topic are asked.
pub const EXPERTS: usize = 3;

/// Whether a question can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Everybody in the programme can read it and answer.
    Open,
    /// Whoever asked took it back, or wanted to be forgotten.
    Withdrawn,
}

/// A question. Who asked it is for the asker's owner alone.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// Its key.
    pub question_id: QuestionId,
    /// The programme.
    pub program_id: ProgramId,
    /// Who asks; none once they wanted to be forgotten.
    pub creator_id: Option<CreatorId>,
    /// The market that is asked.
    pub market_id: MarketId,
    /// The language that it was asked in.
    pub language: Language,
    /// Whether it can be read.
    pub state: State,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When somebody else hears of it, as long as nobody answers.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was offered to those who know its topic.
    pub offered_at: Option<DateTime<Utc>>,
    /// The answer that was taken up.
    pub accepted_answer_id: Option<QuestionAnswerId>,
    /// The note on the market that it became.
    pub market_note_id: Option<MarketNoteId>,
}

/// An answer. Who gave it is nobody's to read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Answer {
    /// Its key.
    pub question_answer_id: QuestionAnswerId,
    /// The programme.
    pub program_id: ProgramId,
    /// The question.
    pub question_id: QuestionId,
    /// Who answered.
    pub person_id: PersonId,
    /// The language that they answered in.
    pub language: Language,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// The words of a question or an answer in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// What a question is about; empty of an answer.
    pub title: String,
    /// What is asked or answered.
    pub body: String,
    /// The name of whoever translated it, where they agree to be thanked by name.
    pub credit: Option<String>,
}

/// The words for a reader of this language: theirs, else the original.
pub fn read(texts: &[Text], language: Language, original: Language) -> Option<&Text> {
    let find = |wanted: Language| texts.iter().find(|text| text.language == wanted);
    find(language).or_else(|| find(original)).or(texts.first())
}

/// The words of a question as somebody typed them: what it is about, and what is asked.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn words(title: &str, body: &str) -> Result<(String, String), Refusal> {
    let title = required(Field::QuestionTitle, &title.replace('\n', " "), TITLE_LENGTH)?;
    Ok((title, required(Field::QuestionBody, body, LENGTH)?))
}

/// An answer as somebody typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn answer(body: &str) -> Result<String, Refusal> {
    required(Field::QuestionAnswer, body, ANSWER_LENGTH)
}

/// What there is to tell about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// It stands in a channel of this language. Said again, the post is brought in line with it.
    Post(QuestionId, Language),
    /// Somebody answered; for whoever asked.
    Answered(QuestionAnswerId),
    /// An answer stands in the language of whoever asked.
    Translated(QuestionAnswerId),
    /// An answer was taken up; for whoever gave it.
    Accepted(QuestionAnswerId),
    /// A translation into this language stands; for whoever made it, and has made as many by now.
    Thanked(QuestionId, Language, i64),
    /// Nobody answered; for somebody who knows the topic.
    Wanted(QuestionId),
    /// Still nobody answered; for whoever looks after its asker.
    Unanswered(QuestionId),
}

impl News {
    /// Whether it asks a creator for something.
    pub const fn is_ask(self) -> bool {
        matches!(self, Self::Wanted(_))
    }

    /// What it is about, by which its reader chooses to hear more or less.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Post(..) | Self::Wanted(_) => Topic::Campaign,
            Self::Answered(_) | Self::Translated(_) | Self::Accepted(_) | Self::Thanked(..) => {
                Topic::Decision
            }
            Self::Unanswered(_) => Topic::Staff,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(language: Language, body: &str) -> Text {
        Text { language, title: String::new(), body: body.to_owned(), credit: None }
    }

    #[test]
    fn a_reader_gets_their_own_language_and_else_the_original() {
        let both = [text(Language::En, "Noise"), text(Language::Ru, "Шум")];
        let read_in =
            |texts: &[Text], language| read(texts, language, Language::Ru).map(|text| text.body.clone());
        assert_eq!(read_in(&both, Language::En).as_deref(), Some("Noise"));
        assert_eq!(read_in(&both[1..], Language::En).as_deref(), Some("Шум"));
        assert_eq!(read_in(&[], Language::En), None);
    }

    #[test]
    fn words_are_cleaned_and_bounded() {
        assert_eq!(
            words(" Noise\nat night ", "Why?").map(|(title, _)| title),
            Ok("Noise at night".to_owned())
        );
        assert!(matches!(words("", "Why?"), Err(Refusal::TextMissing { field: Field::QuestionTitle })));
        assert!(matches!(answer(&"x".repeat(401)), Err(Refusal::TextTooLong { limit: ANSWER_LENGTH, .. })));
    }
}
