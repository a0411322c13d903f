//! An announcement: what managers tell everybody, or the creators of some markets, in each channel's language.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::refusal::Field;
use super::text::required;
use super::{AnnouncementId, Language, PersonId, ProgramId, Refusal};

/// Characters of a title.
pub const TITLE_LENGTH: usize = 120;
/// Characters of what is announced: escaped, twice as many still fit on a card.
pub const BODY_LENGTH: usize = 2_000;

/// Whether an announcement stands in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Draft,
    /// To be published at a point in time.
    Scheduled,
    /// Posted; it can be corrected.
    Published,
    /// Thrown away before anybody but managers saw it.
    Discarded,
}

/// One announcement of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Announcement {
    /// Its key.
    pub announcement_id: AnnouncementId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Whether it stands in public.
    pub state: State,
    /// How often its words were changed.
    pub revision: i64,
    /// When it is to be published.
    pub scheduled_at: Option<DateTime<Utc>>,
    /// Who wants it published then.
    pub scheduled_by_person_id: Option<PersonId>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
}

/// An announcement's words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub title: String,
    /// What is announced.
    pub body: String,
    /// The announcement's revision since which these words stand.
    pub revision: i64,
    /// The revision that their author had before their eyes: what changed in the original after it, they did not know.
    pub seen_revision: i64,
    /// The title in public, once it is.
    pub posted_title: Option<String>,
    /// The words in public.
    pub posted_body: Option<String>,
}

/// What a manager typed of an announcement in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// What is announced.
    pub body: String,
}

impl Words {
    /// The same, cleaned.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
    pub fn read(&self) -> Result<Self, Refusal> {
        Ok(Self {
            title: required(Field::AnnouncementTitle, &self.title.replace('\n', " "), TITLE_LENGTH)?,
            body: required(Field::AnnouncementBody, &self.body, BODY_LENGTH)?,
        })
    }
}

impl Text {
    /// Whether the original, if it is another text, changed after these words were written.
    pub fn is_stale(&self, original: Option<&Self>) -> bool {
        original.is_some_and(|original| {
            original.language != self.language && original.revision > self.seen_revision
        })
    }

    /// Whether its words are not what stands in public.
    pub fn is_news(&self) -> bool {
        self.posted_title.as_ref() != Some(&self.title) || self.posted_body.as_ref() != Some(&self.body)
    }
}

/// What keeps an announcement from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Words in a language.
    Text(Language),
    /// A look at the words in a language: the original changed after they were written.
    Review(Language),
    /// The words in a language name a creator.
    Named(Language),
}

/// What is missing for a publication in the `needed` languages, of which the first is the original's.
pub fn lacks(texts: &[Text], needed: &[Language]) -> Vec<Lack> {
    let find = |language: Language| texts.iter().find(|text| text.language == language);
    let original = needed.first().and_then(|language| find(*language));
    let lack = |language: &Language| match find(*language) {
        None => Some(Lack::Text(*language)),
        Some(text) if text.is_stale(original) => Some(Lack::Review(*language)),
        Some(_) => None,
    };
    needed.iter().filter_map(lack).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(language: Language, revision: i64, seen_revision: i64) -> Text {
        Text {
            language,
            title: format!("title {revision}"),
            body: "body".to_owned(),
            revision,
            seen_revision,
            posted_title: None,
            posted_body: None,
        }
    }

    const BOTH: [Language; 2] = [Language::En, Language::Ru];

    #[test]
    fn only_words_that_know_the_original_can_be_published() {
        let original = text(Language::En, 3, 2);
        assert_eq!(lacks(&[], &BOTH), [Lack::Text(Language::En), Lack::Text(Language::Ru)]);
        assert_eq!(lacks(std::slice::from_ref(&original), &BOTH), [Lack::Text(Language::Ru)]);
        let late = text(Language::Ru, 4, 2);
        assert_eq!(lacks(&[original.clone(), late], &BOTH), [Lack::Review(Language::Ru)]);
        let current = text(Language::Ru, 4, 3);
        assert_eq!(lacks(&[original, current], &BOTH), []);
    }

    #[test]
    fn words_are_cleaned_and_bounded() {
        let words = Words { title: " Spring\nnews ".to_owned(), body: "b".repeat(2_001) };
        assert!(matches!(words.read(), Err(Refusal::TextTooLong { limit: BODY_LENGTH, .. })));
        let words = Words { body: "Hello".to_owned(), ..words };
        assert_eq!(words.read().map(|words| words.title), Ok("Spring news".to_owned()));
        assert!(matches!(Words::default().read(), Err(Refusal::TextMissing { .. })));
    }

    proptest! {
        /// Whoever writes in whichever language, having opened the form whenever: a translation can be published exactly
        /// when its author had the original's last change before their eyes.
        #[test]
        fn a_translation_is_stale_exactly_while_its_author_does_not_know_the_original(
            deeds in prop::collection::vec((any::<bool>(), 0_i64..4), 1..20),
        ) {
            let (mut now, mut original, mut other) = (0_i64, None, None::<Text>);
            for (is_original, opened_before) in deeds {
                let seen = (now - opened_before).max(0);
                now += 1;
                let language = if is_original { Language::En } else { Language::Ru };
                let kept = Some(text(language, now, seen));
                if is_original { original = kept } else { other = kept }
            }
            let texts: Vec<Text> = original.clone().into_iter().chain(other.clone()).collect();
            let is_ready = !lacks(&texts, &BOTH).iter().any(|lack| {
                matches!(lack, Lack::Text(Language::Ru) | Lack::Review(Language::Ru))
            });
            let knows = other.is_some_and(|other| original.is_none_or(|known| known.revision <= other.seen_revision));
            prop_assert_eq!(is_ready, knows);
        }
    }
}
