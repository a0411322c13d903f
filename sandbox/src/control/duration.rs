//! Reads spans of time such as `P7D`, `PT1H30M` or `P1M` and adds them to a moment.

use chrono::{DateTime, Months, TimeDelta, Utc};

/// The moment that is an ISO 8601 duration after another; `None` where the text is none.
pub(crate) fn after(moment: DateTime<Utc>, text: &str) -> Option<DateTime<Utc>> {
    let (days, hours) = match text.strip_prefix('P')?.split_once('T') {
        Some((days, hours)) => (days, hours),
        None => (text.strip_prefix('P')?, ""),
    };
    if days.is_empty() && hours.is_empty() {
        return None;
    }
    let moment = add(moment, days, |moment, number, unit| match unit {
        'Y' => moment.checked_add_months(Months::new(u32::try_from(number).ok()?.checked_mul(12)?)),
        'M' => moment.checked_add_months(Months::new(u32::try_from(number).ok()?)),
        'W' => moment.checked_add_signed(TimeDelta::try_weeks(number)?),
        'D' => moment.checked_add_signed(TimeDelta::try_days(number)?),
        _ => None,
    })?;
    add(moment, hours, |moment, number, unit| match unit {
        'H' => moment.checked_add_signed(TimeDelta::try_hours(number)?),
        'M' => moment.checked_add_signed(TimeDelta::try_minutes(number)?),
        'S' => moment.checked_add_signed(TimeDelta::try_seconds(number)?),
        _ => None,
    })
}

fn add(
    mut moment: DateTime<Utc>,
    mut text: &str,
    step: impl Fn(DateTime<Utc>, i64, char) -> Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    while !text.is_empty() {
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let number: i64 = text[..end].parse().ok()?;
        let unit = text[end..].chars().next()?;
        moment = step(moment, number, unit)?;
        text = &text[end + unit.len_utf8()..];
    }
    Some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_new_year(text: &str) -> Option<String> {
        let start = "2026-01-31T10:00:00Z".parse().expect("a moment");
        after(start, text).map(|moment| moment.format("%m-%d %H:%M:%S").to_string())
    }

    #[test]
    fn durations_are_added_as_the_calendar_has_them() {
        assert_eq!(from_new_year("P7D").as_deref(), Some("02-07 10:00:00"));
        assert_eq!(from_new_year("PT1H30M5S").as_deref(), Some("01-31 11:30:05"));
        assert_eq!(from_new_year("P1M").as_deref(), Some("02-28 10:00:00"));
        assert_eq!(from_new_year("P1W1DT1M").as_deref(), Some("02-08 10:01:00"));
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in ["", "P", "7D", "P7", "PD", "P1H", "PT1D", "P-1D", "P99999999999999999999D"] {
            assert_eq!(from_new_year(text), None, "{text}");
        }
    }
}
