//! Words that stand in several languages: one is the original, the others were translated from it as it was then.

use super::Language;
use super::text::Variants;

/// How words stand in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody has written them.
    Missing,
    /// They are there, and nobody has said that they are right.
    Draft,
    /// The original changed after they were written.
    Stale,
    /// They can be published.
    Ready,
}

/// Words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// What is said; may be empty.
    pub body: String,
    /// Of a translation: the original as it was when this was written.
    pub origin: Option<String>,
    /// Whether somebody has still to say that they are right.
    pub is_draft: bool,
    /// Grows with each change, from 1.
    pub revision: i32,
}

/// The same thing in every language in which it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    source: Language,
    all: Vec<Words>,
}

impl Wording {
    /// What was written, with the language of the original.
    pub const fn new(source: Language, all: Vec<Words>) -> Self {
        Self { source, all }
    }

    /// The language of the original.
    pub const fn source(&self) -> Language {
        self.source
    }

    /// The original; empty while there is none.
    pub fn original(&self) -> &str {
        self.body(self.source)
    }

    /// What stands in a language; empty while there is nothing.
    pub fn body(&self, language: Language) -> &str {
        self.words(language).map_or("", |words| &words.body)
    }

    /// The words in a language, once somebody has written any.
    pub fn words(&self, language: Language) -> Option<&Words> {
        self.all.iter().find(|words| words.language == language)
    }

    /// How often the words in a language were changed.
    pub fn revision(&self, language: Language) -> i32 {
        self.words(language).map_or(0, |words| words.revision)
    }

    /// How the words stand in a language; `None` where the original says nothing, so that nothing is to be said.
    pub fn standing(&self, language: Language) -> Option<Standing> {
        let original = self.original();
        if original.is_empty() {
            return None;
        }
        let words = self.words(language).filter(|words| !words.body.is_empty());
        Some(match words {
            None => Standing::Missing,
            Some(words) if words.is_draft => Standing::Draft,
            Some(words) if language != self.source && words.origin.as_deref() != Some(original) => {
                Standing::Stale
            }
            Some(_) => Standing::Ready,
        })
    }

    /// The words as they are once somebody has written `body` in a language: it is right, and translates the original as
    /// it is now.
    pub fn written(&self, language: Language, body: String) -> Words {
        let origin = (language != self.source).then(|| self.original().to_owned());
        Words { language, body, origin, is_draft: false, revision: self.revision(language) + 1 }
    }

    /// The words as they are once somebody has said that they hold as they stand; `None` where none do.
    pub fn confirmed(&self, language: Language) -> Option<Words> {
        let is_open = matches!(self.standing(language), Some(Standing::Draft | Standing::Stale));
        is_open.then(|| self.written(language, self.body(language).to_owned()))
    }

    /// The words of every language in which they can be published, the original first.
    pub fn variants(&self) -> Variants {
        let is_ready = |words: &&Words| {
            words.language == self.source || self.standing(words.language) == Some(Standing::Ready)
        };
        let mut ready: Vec<&Words> = self.all.iter().filter(is_ready).collect();
        ready.retain(|words| !words.body.is_empty());
        ready.sort_by_key(|words| words.language != self.source);
        ready.into_iter().map(|words| (words.language, words.body.clone())).collect()
    }

    /// The words for a reader of this language: their own where they are there, else the original.
    pub fn read(&self, language: Language) -> &str {
        match self.body(language) {
            "" => self.original(),
            own => own,
        }
    }

    /// The same words for another thing, in every language: somebody has to look at them first.
    pub fn drafts(&self) -> Vec<Words> {
        let copied = |words: &Words| Words { is_draft: true, revision: 1, ..words.clone() };
        self.all.iter().filter(|words| !words.body.is_empty()).map(copied).collect()
    }

    /// The same with these words in place of those of their language.
    #[must_use]
    pub fn with(mut self, words: Words) -> Self {
        self.all.retain(|known| known.language != words.language);
        self.all.push(words);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOURCE: Language = Language::En;
    const OTHER: Language = Language::Ru;

    #[test]
    fn words_stand_as_they_were_left() {
        let none = Wording::new(SOURCE, Vec::new());
        assert_eq!((none.standing(SOURCE), none.standing(OTHER)), (None, None));
        let english = none.clone().with(none.written(SOURCE, "Sleep".to_owned()));
        assert_eq!(english.standing(OTHER), Some(Standing::Missing));
        let both = english.clone().with(english.written(OTHER, "Сон".to_owned()));
        assert_eq!(both.standing(OTHER), Some(Standing::Ready));
        let changed = both.clone().with(both.written(SOURCE, "Sleep well".to_owned()));
        assert_eq!(changed.standing(OTHER), Some(Standing::Stale));
        assert_eq!((changed.variants().read(OTHER), changed.read(OTHER)), ("Sleep well", "Сон"));
        let confirmed = changed.confirmed(OTHER).expect("it is stale");
        assert_eq!((confirmed.revision, changed.with(confirmed).standing(OTHER)), (2, Some(Standing::Ready)));
        let emptied = both.clone().with(both.written(SOURCE, String::new()));
        assert_eq!(emptied.standing(OTHER), None);
        let draft = Words { is_draft: true, ..both.written(SOURCE, "Sleep".to_owned()) };
        assert_eq!(both.with(draft).standing(SOURCE), Some(Standing::Draft));
    }

    /// What managers do to words, one after another.
    #[derive(Clone, Debug)]
    enum Deed {
        Write(Language, String),
        Confirm,
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            "[ab]{0,2}".prop_map(|body| Deed::Write(SOURCE, body)),
            "[vw]{0,2}".prop_map(|body| Deed::Write(OTHER, body)),
            Just(Deed::Confirm),
        ]
    }

    proptest! {
        #[test]
        fn a_translation_is_ready_exactly_while_the_original_is_what_its_writer_saw(
            deeds in proptest::collection::vec(deed(), 0..20),
        ) {
            let mut wording = Wording::new(SOURCE, Vec::new());
            let (mut original, mut translation, mut seen) = (String::new(), String::new(), None);
            for deed in deeds {
                match deed {
                    Deed::Write(SOURCE, body) => {
                        wording = wording.clone().with(wording.written(SOURCE, body.clone()));
                        original = body;
                    }
                    Deed::Write(language, body) => {
                        wording = wording.clone().with(wording.written(language, body.clone()));
                        (translation, seen) = (body, Some(original.clone()));
                    }
                    Deed::Confirm => {
                        if let Some(words) = wording.confirmed(OTHER) {
                            wording = wording.with(words);
                            seen = Some(original.clone());
                        }
                    }
                }
                let expected = match (original.is_empty(), translation.is_empty()) {
                    (true, _) => None,
                    (false, true) => Some(Standing::Missing),
                    (false, false) if seen.as_ref() == Some(&original) => Some(Standing::Ready),
                    (false, false) => Some(Standing::Stale),
                };
                prop_assert_eq!(wording.standing(OTHER), expected);
                let published = wording.variants();
                let is_published = expected == Some(Standing::Ready);
                prop_assert_eq!(published.read(OTHER) == translation.as_str(), is_published || original == translation);
            }
        }
    }
}
