//! What somebody looks for in the audit, short enough to stand in a button.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use super::Topic;
use crate::domain::text::clean;
use crate::domain::{CreatorId, PersonId};

/// Letters of the words that are looked for, at most.
pub const MOST_LETTERS: usize = 24;
/// Bytes of them.
const MOST_BYTES: usize = 48;

/// What is looked for; without anything, every line. In a custom id `-` or `<who>:<creator>:<topic>:<since>:<until>:<words>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Who did it.
    pub who: Option<PersonId>,
    /// About whom.
    pub creator: Option<CreatorId>,
    /// What it is about.
    pub topic: Option<Topic>,
    /// The first day, in the programme's zone.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// What stands in the detail.
    pub words: Option<Words>,
}

impl Search {
    /// Whether nothing in particular is looked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with its days in order.
    pub fn ordered(self) -> Self {
        match (self.since, self.until) {
            (Some(since), Some(until)) if until < since => {
                Self { since: Some(until), until: Some(since), ..self }
            }
            _ => self,
        }
    }
}

/// Words that are looked for, in small letters and on one line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Words {
    letters: [u8; MOST_BYTES],
    length: u8,
}

impl Words {
    /// Of what somebody typed as much as can be looked for; `None` where nothing is left of it.
    pub fn of(typed: &str) -> Option<Self> {
        // What separates the parts of a custom id is no part of a word.
        let plain: String = clean(typed)
            .chars()
            .map(|letter| if matches!(letter, '/' | '~' | '\n') { ' ' } else { letter })
            .flat_map(char::to_lowercase)
            .take(MOST_LETTERS)
            .collect();
        let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = |end: &usize| folded.is_char_boundary(*end);
        let end = (0..=folded.len().min(MOST_BYTES)).rev().find(fits).unwrap_or_default();
        let kept = folded[..end].trim_end();
        let mut letters = [0; MOST_BYTES];
        letters[..kept.len()].copy_from_slice(kept.as_bytes());
        let length = u8::try_from(kept.len()).ok().filter(|length| *length > 0)?;
        Some(Self { letters, length })
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Words({})", self.as_str())
    }
}

/// A number with 36 digits: a third shorter.
fn short(mut number: i64) -> String {
    if number <= 0 {
        return String::new();
    }
    let mut digits = Vec::new();
    while number > 0 {
        digits.extend(u32::try_from(number % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
        number /= 36;
    }
    digits.into_iter().rev().collect()
}

/// The number again; none of nothing.
fn long(text: &str) -> Result<Option<i64>, ()> {
    match text {
        "" => Ok(None),
        text => {
            i64::from_str_radix(text, 36).map(|number| Some(number).filter(|number| *number > 0)).or(Err(()))
        }
    }
}

impl fmt::Display for Search {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return formatter.write_str("-");
        }
        let day = |day: Option<NaiveDate>| short(day.map_or(0, |day| day.num_days_from_ce().into()));
        write!(
            formatter,
            "{}:{}:{}:{}:{}:{}",
            short(self.who.map_or(0, |person| person.0)),
            short(self.creator.map_or(0, |creator| creator.0)),
            self.topic.map(|topic| topic.sign().to_string()).unwrap_or_default(),
            day(self.since),
            day(self.until),
            self.words.as_ref().map(Words::as_str).unwrap_or_default(),
        )
    }
}

impl FromStr for Search {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "-" {
            return Ok(Self::default());
        }
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let [who, creator, topic, since, until, words] = <[&str; 6]>::try_from(parts).map_err(drop)?;
        let day = |text| match long(text)? {
            None => Ok(None),
            Some(number) => {
                let day = i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
                day.map(Some).ok_or(())
            }
        };
        let topic = match topic.chars().next() {
            None => None,
            Some(sign) => Some(Topic::of_sign(sign).filter(|_| topic.len() == 1).ok_or(())?),
        };
        let words = if words.is_empty() { None } else { Some(Words::of(words).ok_or(())?) };
        Ok(Self {
            who: long(who)?.map(PersonId),
            creator: long(creator)?.map(CreatorId),
            topic,
            since: day(since)?,
            until: day(until)?,
            words,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_search() -> impl Strategy<Value = Search> {
        let day = || prop::option::of((700_000..760_000).prop_map(NaiveDate::from_num_days_from_ce_opt));
        let topic = prop::option::of(prop::sample::select(Topic::ALL));
        let id = || prop::option::of(1..=i64::MAX);
        (id(), id(), topic, day(), day(), ".{0,60}").prop_map(|(who, creator, topic, since, until, words)| {
            Search {
                who: who.map(PersonId),
                creator: creator.map(CreatorId),
                topic,
                since: since.flatten(),
                until: until.flatten(),
                words: Words::of(&words),
            }
        })
    }

    proptest! {
        #[test]
        fn a_search_is_read_back_and_fits_into_a_button(search in any_search()) {
            let text = search.to_string();
            prop_assert_eq!(text.parse(), Ok(search));
            let whole = format!("audit/{}.{text}/page", i64::MAX);
            prop_assert!(whole.chars().count() <= 100, "{}", whole);
            prop_assert!(!text.contains(['/', '~', '\n']));
        }
    }

    #[test]
    fn words_are_folded_and_cut_where_a_letter_ends() {
        let words = |typed: &str| Words::of(typed).map(|words| words.as_str().to_owned());
        assert_eq!(words("  Tax\n FORM "), Some("tax form".to_owned()));
        assert_eq!(words("Приз/обзор"), Some("приз обзор".to_owned()));
        assert_eq!(words(" / \u{200b}~"), None);
        assert_eq!(words(&"ж".repeat(40)), Some("ж".repeat(24)));
        assert_eq!(words(&"語".repeat(40)), Some("語".repeat(16)));
    }

    #[test]
    fn days_are_put_in_order_and_forged_searches_mean_nothing() {
        let day = |text: &str| text.parse().ok();
        let search = Search { since: day("2026-03-09"), until: day("2026-03-02"), ..Search::default() };
        assert_eq!((search.ordered().since, search.ordered().until), (day("2026-03-02"), day("2026-03-09")));
        for forged in ["", "7", ":::::", "x!:::::", "::??:::", "::c:zzzzzzzz::", ":::::/"] {
            let read = forged.parse::<Search>();
            assert!(read.is_err() || read == Ok(Search::default()), "{forged}: {read:?}");
        }
    }
}
