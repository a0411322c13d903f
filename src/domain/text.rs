//! Text that people type: cleaned of what cannot be seen, bounded, never trusted.

use serde::{Deserialize, Serialize};

use super::refusal::Field;
use super::{Language, Refusal};

/// A text in each of several languages, to be read in one of them; the first is read where a reader's own is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Variants(Vec<(Language, String)>);

impl Variants {
    /// The text for a reader of this language; empty where there is none at all.
    pub fn read(&self, language: Language) -> &str {
        let own = self.0.iter().find(|(known, _)| *known == language);
        own.or(self.0.first()).map_or("", |(_, text)| text)
    }

    /// Whether there is no text at all.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Language, String)> for Variants {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

/// `raw` without control and invisible formatting characters, white space folded and trimmed, line breaks kept.
pub fn clean(raw: &str) -> String {
    let visible: String = raw.chars().filter(|letter| *letter == '\n' || !is_invisible(*letter)).collect();
    let lines: Vec<String> =
        visible.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.join("\n").trim().to_owned()
}

/// The beginning of a text that is said back to whoever typed it: so many letters at most, cut where a word ends if one does.
pub fn beginning(text: &str, most: usize) -> String {
    let cut: String = text.chars().take(most).collect();
    let is_whole = cut.len() == text.len() || text[cut.len()..].starts_with(char::is_whitespace);
    match cut.rfind(char::is_whitespace) {
        Some(end) if !is_whole => cut[..end].trim_end().to_owned(),
        _ => cut,
    }
}

/// The cleaned text, which must have something to see and at most `limit` characters.
pub fn required(field: Field, raw: &str, limit: usize) -> Result<String, Refusal> {
    match optional(field, raw, limit)? {
        Some(text) => Ok(text),
        None => Err(Refusal::TextMissing { field }),
    }
}

/// The cleaned text, `None` if nothing of it can be seen.
pub fn optional(field: Field, raw: &str, limit: usize) -> Result<Option<String>, Refusal> {
    let text = clean(raw);
    let length = text.chars().count();
    if length > limit {
        return Err(Refusal::TextTooLong { field, limit, length });
    }
    Ok((!text.is_empty()).then_some(text))
}

/// The whole number that somebody typed, with or without signs between groups of three digits.
///
/// # Errors
/// [`Refusal::NumberUnfit`] unless it is one within these bounds, both included.
pub fn whole(field: Field, raw: &str, (least, most): (i64, i64)) -> Result<i64, Refusal> {
    let unfit = Refusal::NumberUnfit { field, least, most };
    let typed = clean(raw);
    let groups: Vec<&str> = typed.split([' ', ',', '.', '\'', '’']).collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let digits = groups.concat();
    let is_number = is_grouped && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| is_number && (least..=most).contains(number));
    number.ok_or(unfit)
}

/// Control characters, zero-width characters and direction overrides: they hide or reorder what is read.
/// The zero-width joiner stays: families and flags are made with it.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_removed() {
        assert_eq!(clean(" a\u{200b}b \t c\u{202e} \n\n d "), "ab c\n\nd");
        assert_eq!(optional(Field::SubId, "\u{feff}\u{200b} ", 5), Ok(None));
    }

    #[test]
    fn what_is_said_back_is_cut_where_a_word_ends() {
        assert_eq!(beginning("next Tuesday or so", 12), "next Tuesday");
        assert_eq!(beginning("next Tuesday or so", 10), "next");
        assert_eq!(beginning("Tuesday", 40), "Tuesday");
        assert_eq!(beginning("вторник", 3), "вто");
    }

    #[test]
    fn a_whole_number_is_read_however_its_digits_are_grouped() {
        let read = |raw: &str| whole(Field::TierSales, raw, (1, 1_000_000));
        for thousand in ["1000", " 1 000", "1,000", "1.000", "1’000", "1\u{a0}000"] {
            assert_eq!(read(thousand), Ok(1_000), "{thousand}");
        }
        for wrong in
            ["", "-1", "+1", "0", "1,5", "1 00", "ten", "٣", "99999999999999999999", "1000001", "1 000 "]
        {
            let is_right = wrong == "1 000 ";
            assert_eq!(read(wrong).is_ok(), is_right, "{wrong}");
        }
    }

    #[test]
    fn variants_are_read_in_the_readers_language_or_the_first() {
        let both: Variants =
            [(Language::En, "Silver".to_owned()), (Language::Ru, "Серебро".to_owned())].into_iter().collect();
        assert_eq!((both.read(Language::Ru), both.read(Language::En)), ("Серебро", "Silver"));
        let one: Variants = [(Language::En, "Silver".to_owned())].into_iter().collect();
        assert_eq!(one.read(Language::Ru), "Silver");
        assert!(Variants::default().read(Language::En).is_empty());
    }

    #[test]
    fn a_text_is_measured_in_characters() {
        assert_eq!(required(Field::SubId, "приве", 5), Ok("приве".to_owned()));
        assert_eq!(
            required(Field::SubId, "привет", 5),
            Err(Refusal::TextTooLong { field: Field::SubId, limit: 5, length: 6 })
        );
    }
}
