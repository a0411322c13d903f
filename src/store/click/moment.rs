//! Writes times and days as the rest of Duet reads them, without spelling the same second out again for every click.

use chrono::{DateTime, NaiveDate, Utc};

/// Characters of a time down to the point before its microseconds.
const WHOLE: usize = "2026-03-02T09:00:00.".len();

/// The second and the day that were written last.
#[derive(Debug)]
pub(super) struct Moments {
    second: i64,
    at: String,
    day: NaiveDate,
    on: String,
}

impl Default for Moments {
    fn default() -> Self {
        Self { second: i64::MIN, at: String::new(), day: NaiveDate::MIN, on: String::new() }
    }
}

impl Moments {
    /// A time and a day, such as `2026-03-02T09:00:00.000000+00:00` and `2026-03-02`.
    pub(super) fn write(&mut self, at: DateTime<Utc>, on: NaiveDate) -> (&str, &str) {
        if self.second != at.timestamp() {
            self.second = at.timestamp();
            self.at = at.format("%Y-%m-%dT%H:%M:%S.").to_string();
        }
        self.at.truncate(WHOLE);
        let microseconds = at.timestamp_subsec_micros().min(999_999);
        for unit in [100_000, 10_000, 1_000, 100, 10, 1] {
            self.at.extend(char::from_digit(microseconds / unit % 10, 10));
        }
        self.at.push_str("+00:00");
        if self.day != on {
            self.day = on;
            self.on = on.to_string();
        }
        (&self.at, &self.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_they_are_read() {
        let mut moments = Moments::default();
        for (text, written) in [
            ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00.000000+00:00"),
            ("2026-03-02T09:00:00.123456Z", "2026-03-02T09:00:00.123456+00:00"),
            ("2026-12-31T23:59:59.000009Z", "2026-12-31T23:59:59.000009+00:00"),
            ("2026-03-02T09:00:00.5Z", "2026-03-02T09:00:00.500000+00:00"),
        ] {
            let at: DateTime<Utc> = text.parse().expect("a time");
            let (kept, on) = moments.write(at, at.date_naive());
            assert_eq!((kept, on), (written, &written[..10]));
            assert_eq!(kept.parse(), Ok(at));
        }
    }
}
