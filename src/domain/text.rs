//! Text that people type: cleaned of what cannot be seen, bounded, never trusted.

use super::Refusal;
use super::refusal::Field;

/// `raw` without control and invisible formatting characters, white space folded and trimmed, line breaks kept.
pub fn clean(raw: &str) -> String {
    let visible: String = raw.chars().filter(|letter| *letter == '\n' || !is_invisible(*letter)).collect();
    let lines: Vec<String> =
        visible.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.join("\n").trim().to_owned()
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
    fn a_text_is_measured_in_characters() {
        assert_eq!(required(Field::SubId, "приве", 5), Ok("приве".to_owned()));
        assert_eq!(
            required(Field::SubId, "привет", 5),
            Err(Refusal::TextTooLong { field: Field::SubId, limit: 5, length: 6 })
        );
    }
}
