//! The words for what came of campaigns.

use super::{Message, label, text};
use crate::domain::Language;
use crate::domain::result::{Piece, Sentiment, Verdict};

/// What a sentence is about.
pub fn piece(piece: Piece) -> Message {
    match piece {
        Piece::Worked => text::result_worked(),
        Piece::Failed => text::result_failed(),
        Piece::Next => text::result_next(),
        Piece::Reasons => text::result_reasons(),
    }
}

/// What becomes of a pilot.
pub fn verdict(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Scale => text::verdict_scale(),
        Verdict::Adjust => text::verdict_adjust(),
        Verdict::Stop => text::verdict_stop(),
    }
}

/// The verb for it.
pub fn verdict_button(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Scale => text::verdict_scale_button(),
        Verdict::Adjust => text::verdict_adjust_button(),
        Verdict::Stop => text::verdict_stop_button(),
    }
}

/// The same within a sentence.
pub fn quoted(of: Piece) -> Message {
    text::result_quoted(piece(of))
}

/// Such a sentence, as it could be.
pub fn example(piece: Piece) -> Message {
    match piece {
        Piece::Worked => text::result_worked_example(),
        Piece::Failed => text::result_failed_example(),
        Piece::Next => text::result_next_example(),
        Piece::Reasons => text::result_reasons_example(),
    }
}

/// How people took something.
pub fn sentiment(sentiment: Sentiment) -> Message {
    match sentiment {
        Sentiment::Good => text::result_sentiment_good(),
        Sentiment::Mixed => text::result_sentiment_mixed(),
        Sentiment::Poor => text::result_sentiment_poor(),
    }
}

/// How people took something, as somebody typed it in whatever language; `None` where it is none of the words for it.
pub fn sentiment_of(typed: &str) -> Option<Sentiment> {
    let typed = typed.trim().to_lowercase();
    let is_meant = |known: &&Sentiment| {
        let names = Language::ALL.iter().map(|language| label(*language, &sentiment(**known)).to_lowercase());
        known.code() == typed || names.into_iter().any(|name| name == typed)
    };
    Sentiment::ALL.iter().find(is_meant).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_people_took_something_is_read_in_every_language() {
        for known in Sentiment::ALL {
            for language in Language::ALL {
                let name = label(*language, &sentiment(*known));
                assert_eq!(sentiment_of(&format!(" {} ", name.to_uppercase())), Some(*known), "{name}");
            }
            assert_eq!(sentiment_of(known.code()), Some(*known));
        }
        assert_eq!(sentiment_of("splendid"), None);
    }
}
