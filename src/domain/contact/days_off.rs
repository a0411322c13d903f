//! Days on which nobody in a market is spoken to unasked, as managers type them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::Refusal;
use super::super::text::clean;

/// Days off that a market can have ahead of it: what fits on its card.
pub const MOST_DAYS_OFF: usize = 25;
/// Characters of what was typed that a refusal says back.
const SAID_BACK: usize = 40;

/// The days that were meant, as seen on `today`: one after the other on lines of their own or behind a comma or semicolon,
/// or the first and the last of several in a row with a dash between. `read` knows how people write a day.
///
/// # Errors
/// [`Refusal::DayOffUnreadable`], also where nothing was typed; [`Refusal::DayOver`], [`Refusal::DaysOffTooMany`].
pub fn read_days_off(
    typed: &str,
    today: NaiveDate,
    read: impl Fn(&str) -> Option<NaiveDate>,
) -> Result<BTreeSet<NaiveDate>, Refusal> {
    let mut days = BTreeSet::new();
    for line in typed.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        // In «March 31, 2026» the comma parts nothing.
        let whole = span(line, &read);
        let spans = match whole {
            Some(span) => vec![span],
            None => {
                let parts = line.split(',').map(str::trim).filter(|part| !part.is_empty());
                parts.map(|part| meant(part, today, &read)).collect::<Result<_, _>>()?
            }
        };
        for (first, last) in spans {
            if first < today {
                return Err(Refusal::DayOver { day: first });
            }
            days.extend(first.iter_days().take_while(|day| *day <= last).take(MOST_DAYS_OFF + 1));
        }
        if days.len() > MOST_DAYS_OFF {
            return Err(Refusal::DaysOffTooMany { most: MOST_DAYS_OFF });
        }
    }
    if days.is_empty() { Err(unreadable(typed, today)) } else { Ok(days) }
}

fn meant(
    part: &str,
    today: NaiveDate,
    read: impl Fn(&str) -> Option<NaiveDate>,
) -> Result<(NaiveDate, NaiveDate), Refusal> {
    span(part, read).ok_or_else(|| unreadable(part, today))
}

/// A day, or the first and the last of several in a row.
fn span(part: &str, read: impl Fn(&str) -> Option<NaiveDate>) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(day) = read(part) {
        return Some((day, day));
    }
    let ends = ["–", "—", " - "].iter().find_map(|dash| part.split_once(dash));
    let (first, last) = ends?;
    let (first, last) = (read(first.trim())?, read(last.trim())?);
    (first <= last).then_some((first, last))
}

fn unreadable(typed: &str, today: NaiveDate) -> Refusal {
    Refusal::DayOffUnreadable { typed: clean(typed).chars().take(SAID_BACK).collect(), example: today }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// Reads a day as computers write it, and one with a comma in it.
    fn read(typed: &str) -> Option<NaiveDate> {
        if typed == "May 9, 2026" { Some(day("2026-05-09")) } else { typed.parse().ok() }
    }

    fn days(typed: &str) -> Result<Vec<String>, Refusal> {
        let found = read_days_off(typed, day("2026-03-10"), read)?;
        Ok(found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn days_are_read_one_by_one_and_in_rows() {
        assert_eq!(days(" 2026-05-01 "), Ok(vec!["2026-05-01".to_owned()]));
        let two = ["2026-05-01", "2026-05-09"].map(str::to_owned).to_vec();
        for typed in [
            "2026-05-09, 2026-05-01",
            "2026-05-01\n\n2026-05-09",
            "2026-05-01; May 9, 2026",
            "2026-05-09,2026-05-01,2026-05-01",
        ] {
            assert_eq!(days(typed).as_ref(), Ok(&two), "{typed}");
        }
        let row = ["2026-12-30", "2026-12-31", "2027-01-01"].map(str::to_owned).to_vec();
        for typed in ["2026-12-30 – 2027-01-01", "2026-12-30—2027-01-01", "2026-12-30 - 2027-01-01"] {
            assert_eq!(days(typed).as_ref(), Ok(&row), "{typed}");
        }
        assert_eq!(days("2026-03-10"), Ok(vec!["2026-03-10".to_owned()]), "today may still become one");
    }

    #[test]
    fn what_is_no_day_or_too_many_is_refused() {
        let unreadable = |typed: &str| {
            Err(Refusal::DayOffUnreadable { typed: typed.to_owned(), example: day("2026-03-10") })
        };
        assert_eq!(days(""), unreadable(""));
        assert_eq!(days(" ;\n, "), unreadable(";\n,"));
        assert_eq!(days("2026-05-01, soon"), unreadable("soon"));
        assert_eq!(days("2026-05-09 – 2026-05-01"), unreadable("2026-05-09 – 2026-05-01"));
        assert_eq!(days("2026-03-09"), Err(Refusal::DayOver { day: day("2026-03-09") }));
        let many = Err(Refusal::DaysOffTooMany { most: MOST_DAYS_OFF });
        assert_eq!(days("2026-05-01 – 2026-05-26"), many);
        assert_eq!(days("2026-05-01 – 9026-05-26"), many);
        assert_eq!(days("2026-05-01 – 2026-05-25").map(|days| days.len()), Ok(MOST_DAYS_OFF));
    }
}
