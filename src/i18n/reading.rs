//! Reads the days that people type, each as their language writes them.

use chrono::{Datelike as _, Months, NaiveDate};

use super::format;
use crate::domain::Language;

/// The day that `typed` means to somebody whose Discord speaks `locale`: `2026-03-31` everywhere; `31.03.2026`,
/// `31/3/26`, in the United States `3/31/2026`; with the month in words, `31 March` or «31 марта», in any language of
/// Duet's. Without a year it is the next such day from `today` on.
pub fn read_day(locale: &str, today: NaiveDate, typed: &str) -> Option<NaiveDate> {
    let parts: Vec<String> = typed
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    let months: Vec<u32> = parts.iter().filter_map(|part| month_named(part)).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| number(part)).collect();
    let others = parts.len() - months.len() - numbers.len();
    if months.len() > 1 || others > months.len() {
        return None;
    }
    match (months.first().copied(), numbers.as_slice()) {
        (Some(month), &[day]) => next(today, month, day),
        (Some(month), &[day, year]) => NaiveDate::from_ymd_opt(whole_year(year)?, month, day),
        (None, &[year, month, day]) if parts[0].len() == 4 => whole(year, month, day),
        (None, &[first, second, year]) => {
            let (day, month) = order(locale, typed, first, second);
            whole(year, month, day)
        }
        (None, &[first, second]) if parts[0].len() <= 2 => {
            let (day, month) = order(locale, typed, first, second);
            next(today, month, day)
        }
        _ => None,
    }
}

/// Which of two numbers is the day: the second in the United States where a slash stands, else the first.
fn order(locale: &str, typed: &str, first: u32, second: u32) -> (u32, u32) {
    if locale == "en-US" && typed.contains('/') { (second, first) } else { (first, second) }
}

/// A number with at most an ordinal's ending: `31`, `31st`.
fn number(part: &str) -> Option<u32> {
    let digits = part.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &part[digits.len()..];
    let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 4;
    digits.parse().ok().filter(|_| fits)
}

fn whole(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(whole_year(year)?, month, day)
}

/// A year of this century may be written with two digits.
fn whole_year(year: u32) -> Option<i32> {
    match year {
        0..100 => i32::try_from(2000 + year).ok(),
        1970..3000 => i32::try_from(year).ok(),
        _ => None,
    }
}

/// The next such day from `today` on.
fn next(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day).filter(|found| *found >= today);
    this_year.or_else(|| NaiveDate::from_ymd_opt(today.year() + 1, month, day))
}

/// The month that a word of at least three letters begins, in any language, as it stands in a written day. The last
/// letter of a longer word may differ: nouns bend.
fn month_named(word: &str) -> Option<u32> {
    if word.chars().count() < 3 || word.chars().any(char::is_numeric) {
        return None;
    }
    let length = word.chars().count();
    let stem: String = word.chars().take(if length > 3 { length - 1 } else { length }).collect();
    let january = NaiveDate::from_ymd_opt(2024, 1, 1)?;
    let named = |language: Language, month: u32| {
        let written =
            january.checked_add_months(Months::new(month - 1)).map(|day| format::day(language, day));
        let written = written.unwrap_or_default().to_lowercase();
        written
            .split(|letter: char| !letter.is_alphabetic())
            .any(|part| part.chars().count() > 2 && part.starts_with(&stem))
    };
    (1..=12).find(|month| Language::ALL.iter().any(|language| named(*language, *month)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn read(locale: &str, typed: &str) -> Option<NaiveDate> {
        read_day(locale, day("2026-03-10"), typed)
    }

    #[test]
    fn a_day_is_read_as_the_reader_writes_it() {
        let last = Some(day("2026-03-31"));
        for typed in [
            "2026-03-31",
            "2026.3.31",
            "31.03.2026",
            "31.3.26",
            " 31/03/2026 ",
            "31 марта 2026 г.",
            "31 мар",
            "31 March 2026",
            "March 31, 2026",
            "mar 31",
            "31st March",
            "31.03",
            "31 МАРТА",
            "31 март",
            "31 of March",
        ] {
            assert_eq!(read("ru", typed), last, "{typed}");
            assert_eq!(read("en-GB", typed), last, "{typed}");
        }
        assert_eq!(read("en-US", "3/31/2026"), last);
        assert_eq!(read("en-US", "31.03.2026"), last);
        assert_eq!(read("en-GB", "3/4/2026"), Some(day("2026-04-03")));
        assert_eq!(read("en-US", "3/4/2026"), Some(day("2026-03-04")));
    }

    #[test]
    fn a_day_without_a_year_is_the_next_one() {
        assert_eq!(read("en-US", "3/10"), Some(day("2026-03-10")));
        assert_eq!(read("ru", "9 марта"), Some(day("2027-03-09")));
    }

    #[test]
    fn every_day_is_read_as_it_is_written_out() {
        for language in Language::ALL {
            for number in 1..=12 {
                let day = NaiveDate::from_ymd_opt(2027, number, 2).expect("a day");
                assert_eq!(read(language.code(), &format::day(*language, day)), Some(day));
            }
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in [
            "",
            "soon",
            "завтра",
            "31",
            "2026",
            "31.02.2026",
            "2026-13-01",
            "1/2/3/4",
            "31 march april",
            "0",
            "10000-01-01",
            "31.03.999",
            "-1",
            "31 of march 2026 at noon",
            "😀",
            "12th of never",
            "ма",
            "31 ма 2026",
        ] {
            assert_eq!(read("en-GB", typed), None, "{typed}");
        }
    }
}
