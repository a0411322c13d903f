//! How an advertisement says that it is one: the label that its market wants, and the token where there is one.

use super::Refusal;
use super::market::Market;

/// Letters of a token at least.
const LEAST_TOKEN: usize = 4;
/// Letters of a token at most.
const MOST_TOKEN: usize = 64;

/// Nothing, if the text of a post is marked as the market wants it. `token` is the one of the creator's link, if they
/// have kept it: it stands in what is to be added.
///
/// # Errors
/// [`Refusal::DisclosureMissing`], [`Refusal::DisclosureTokenMissing`].
pub fn check(market: &Market, token: Option<&str>, post: &str) -> Result<(), Refusal> {
    let has_token = !market.needs_token || has_token(post);
    if has_label(&market.disclosure, post) && has_token {
        return Ok(());
    }
    match market.mark(token) {
        Some(mark) => Err(Refusal::DisclosureMissing { market: market.name.clone(), mark }),
        None => Err(Refusal::DisclosureTokenMissing {
            market: market.name.clone(),
            label: market.disclosure.clone(),
        }),
    }
}

/// Whether the label stands in the text as a word of its own, in whatever letters: `#ad` is not in `#adventure`.
fn has_label(label: &str, post: &str) -> bool {
    let (label, post) = (label.to_lowercase(), post.to_lowercase());
    let label = label.trim();
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let is_own = |(at, found): (usize, &str)| {
        let before = post[..at].chars().next_back();
        let after = post[at + found.len()..].chars().next();
        let begins = found.chars().next().is_some_and(is_part);
        let ends = found.chars().next_back().is_some_and(is_part);
        !(begins && before.is_some_and(is_part) || ends && after.is_some_and(is_part))
    };
    !label.is_empty() && post.match_indices(label).any(is_own)
}

/// Whether a token stands in the text: `erid: 2SDnjcXz9q`, or in an address, `?erid=2SDnjcXz9q`.
fn has_token(post: &str) -> bool {
    let lower = post.to_lowercase();
    lower.match_indices("erid").any(|(at, found)| {
        let rest = &lower[at + found.len()..];
        let own = rest.trim_start_matches([':', '=', ' ', '\u{a0}']);
        let is_letter = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        let length = own.chars().take_while(is_letter).count();
        own.len() < rest.len() && (LEAST_TOKEN..=MOST_TOKEN).contains(&length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::market::Preset;
    use crate::domain::{Language, MarketId, ProgramId};

    fn market(code: &str) -> Market {
        let preset = Preset::of(code).expect("a preset");
        preset.market(code.to_owned(), &[Language::En, Language::Ru]).with(MarketId(1), ProgramId(1))
    }

    #[test]
    fn a_label_is_a_word_of_its_own_in_whatever_letters() {
        let us = market("us");
        for marked in ["#ad Look", "Look! #AD", "look (#ad), friends", "#sleep#ad"] {
            assert_eq!(check(&us, None, marked), Ok(()), "{marked}");
        }
        for bare in ["", "Look", "#adventure", "an ad", "#ads"] {
            let mark = "#ad".to_owned();
            let missing = Refusal::DisclosureMissing { market: "us".to_owned(), mark };
            assert_eq!(check(&us, None, bare), Err(missing), "{bare}");
        }
    }

    #[test]
    fn where_there_are_tokens_one_stands_beside_the_label() {
        let ru = market("ru");
        for marked in ["Реклама. erid: 2SDnjcXz9q", "РЕКЛАМА https://a.example/?erid=2SDnjcXz9q&x=1"]
        {
            assert_eq!(check(&ru, None, marked), Ok(()), "{marked}");
        }
        let known = Refusal::DisclosureMissing {
            market: "ru".to_owned(),
            mark: "Реклама erid: abcd".to_owned(),
        };
        for bare in [
            "Реклама",
            "erid: 2SDnjcXz9q",
            "Рекламации erid: 2SDnjcXz9q",
            "Реклама eridan",
            "Реклама erid: x",
        ] {
            assert_eq!(check(&ru, Some("abcd"), bare), Err(known.clone()), "{bare}");
        }
        let unknown =
            Refusal::DisclosureTokenMissing { market: "ru".to_owned(), label: "Реклама".to_owned() };
        assert_eq!(check(&ru, None, "Реклама"), Err(unknown));
    }
}
