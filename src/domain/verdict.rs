//! What becomes of a pilot: more of it, again differently, or no more; with reasons that everybody reads.

use std::fmt;
use std::str::FromStr;

use super::refusal::Field;
use super::result::{Piece, Verdict};
use super::text::{Variants, required};
use super::wording::Wording;
use super::{Language, Refusal};

/// Characters of the reasons in one language.
pub const LENGTH: usize = 800;

impl Verdict {
    /// Every one, from more to less.
    pub const ALL: &'static [Self] = &[Self::Scale, Self::Adjust, Self::Stop];

    /// Its word in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Adjust => "adjust",
            Self::Stop => "stop",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Verdict {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|verdict| verdict.code() == code).copied().ok_or(())
    }
}

/// What everybody reads of a decision.
#[derive(Clone, Debug)]
pub struct Public {
    /// The campaign's name.
    pub name: Variants,
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Wording,
}

/// The reasons that somebody typed, one text for each language in this order: none may be missing.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read(languages: &[Language], typed: &[String]) -> Result<Vec<(Language, String)>, Refusal> {
    let typed = typed.iter().map(String::as_str).chain(std::iter::repeat(""));
    let field = Field::ResultPiece(Piece::Reasons);
    languages
        .iter()
        .zip(typed)
        .map(|(language, typed)| Ok((*language, required(field, typed, LENGTH)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_found_by_its_word() {
        for verdict in Verdict::ALL {
            assert_eq!(verdict.to_string().parse(), Ok(*verdict));
        }
        assert_eq!("double".parse::<Verdict>(), Err(()));
    }

    #[test]
    fn reasons_are_given_in_every_language() {
        let both = [Language::En, Language::Ru];
        let missing = Refusal::TextMissing { field: Field::ResultPiece(Piece::Reasons) };
        assert_eq!(read(&both, &["It sold.".to_owned()]), Err(missing));
        let given = read(&both, &["It sold.".to_owned(), "Продавалось.".to_owned()]);
        assert_eq!(given.map(|given| given.len()), Ok(2));
    }
}
