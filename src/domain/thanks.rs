//! Public thanks: what managers say of one creator for everybody to read, as long as the creator agrees.

use super::refusal::Field;
use super::text::required;
use super::{CreatorId, Language, PersonId, ProgramId, Refusal, ThanksId};

/// Characters of thanks in one language.
pub const LENGTH: usize = 1_000;

/// How far thanks have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Looked at by whoever writes them.
    Draft,
    /// For everybody to read.
    Posted,
    /// The creator no longer agrees, or asked to be forgotten.
    Withdrawn,
}

/// Thanks to one creator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Thanks {
    /// Their key.
    pub thanks_id: ThanksId,
    /// The programme.
    pub program_id: ProgramId,
    /// Whom they are for; nobody once that person asked to be forgotten.
    pub creator_id: Option<CreatorId>,
    /// How far they have come.
    pub state: State,
}

/// Thanks as everybody may read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Public {
    /// Somebody is thanked.
    Thanked {
        /// Who.
        person_id: PersonId,
        /// Their name.
        name: String,
        /// The words, by language.
        texts: Vec<(Language, String)>,
    },
    /// They no longer agree, so nobody and nothing is said.
    Withdrawn,
}

/// The words of thanks, one text for each language in this order: none may be missing.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read(languages: &[Language], typed: &[String]) -> Result<Vec<(Language, String)>, Refusal> {
    let typed = typed.iter().map(String::as_str).chain(std::iter::repeat(""));
    languages
        .iter()
        .zip(typed)
        .map(|(language, typed)| Ok((*language, required(Field::Thanks, typed, LENGTH)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_are_said_in_every_language_or_not_at_all() {
        let both = [Language::En, Language::Ru];
        let words = read(&both, &[" Well done ".to_owned(), "Спасибо".to_owned()]);
        let expected = vec![(Language::En, "Well done".to_owned()), (Language::Ru, "Спасибо".to_owned())];
        assert_eq!(words, Ok(expected));
        for missing in [vec![], vec!["Well done".to_owned()], vec!["Well done".to_owned(), " ".to_owned()]] {
            assert_eq!(read(&both, &missing), Err(Refusal::TextMissing { field: Field::Thanks }));
        }
        let long = vec!["x".repeat(LENGTH + 1), "Спасибо".to_owned()];
        assert!(matches!(read(&both, &long), Err(Refusal::TextTooLong { .. })));
    }
}
