//! A run of days, cut into days, weeks or months, as a chart shows them.

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// Days in a row, the first and the last included. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    since: NaiveDate,
    until: NaiveDate,
}

impl Span {
    /// The days from `since` to `until`; only `until` when `since` is later.
    pub fn new(since: NaiveDate, until: NaiveDate) -> Self {
        Self { since: since.min(until), until }
    }

    /// The `days` days of which `until` is the last; one day at least.
    pub fn ending(until: NaiveDate, days: u64) -> Self {
        let back = Days::new(days.saturating_sub(1));
        Self::new(until.checked_sub_days(back).unwrap_or(NaiveDate::MIN), until)
    }

    /// The `days` days of which `since` is the first; one day at least.
    pub fn beginning(since: NaiveDate, days: u64) -> Self {
        let on = Days::new(days.saturating_sub(1));
        Self::new(since, since.checked_add_days(on).unwrap_or(NaiveDate::MAX))
    }

    /// The first day.
    pub const fn since(self) -> NaiveDate {
        self.since
    }

    /// The last day.
    pub const fn until(self) -> NaiveDate {
        self.until
    }

    /// How many days, one at least.
    pub fn days(self) -> u64 {
        self.until.signed_duration_since(self.since).num_days().unsigned_abs() + 1
    }

    /// Whether `day` is one of them.
    pub fn has(self, day: NaiveDate) -> bool {
        self.since <= day && day <= self.until
    }

    /// The span in pieces that follow each other, oldest first. A week is seven days counted from the span's
    /// first day and a month is the calendar's, so only the last week, and the first and the last month, may be
    /// shorter.
    pub fn cut(self, step: Step) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut rest = Some(self.since);
        while let Some(since) = rest.filter(|since| *since <= self.until) {
            let until = step.last(since).unwrap_or(self.until).min(self.until);
            pieces.push(Self { since, until });
            rest = until.succ_opt();
        }
        pieces
    }

    /// The span in pieces of as many days as `pieces` have, as far as it goes: what is compared with them, piece
    /// by piece. Days beyond the last piece are in none.
    pub fn cut_like(self, pieces: &[Self]) -> Vec<Self> {
        let mut rest = Some(self.since);
        let own = |piece: &Self| {
            let since = rest.filter(|since| *since <= self.until)?;
            let until = Self::beginning(since, piece.days()).until.min(self.until);
            rest = until.succ_opt();
            Some(Self { since, until })
        };
        pieces.iter().map_while(own).collect()
    }
}

/// How many days one point of a chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
}

impl Step {
    /// The step at which a chart of `span` can be read on a phone: days up to a month, weeks up to half a year,
    /// then months.
    pub fn of(span: Span) -> Self {
        match span.days() {
            ..=31 => Self::Day,
            32..=184 => Self::Week,
            _ => Self::Month,
        }
    }

    /// The last day of the step that begins on `since`; nothing at the end of the calendar.
    fn last(self, since: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day => Some(since),
            Self::Week => since.checked_add_days(Days::new(6)),
            Self::Month => since.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt(),
        }
    }
}

/// What `days` amount to in each of the `pieces` of a span, in the order of the pieces: nothing on days that
/// are not mentioned, the sum of those mentioned twice. Days outside the pieces are left out; a sum stops at
/// the largest number.
pub fn gather(pieces: &[Span], days: impl IntoIterator<Item = (NaiveDate, i64)>) -> Vec<i64> {
    let mut sums = vec![0_i64; pieces.len()];
    for (day, amount) in days {
        let at = pieces.partition_point(|piece| piece.until < day);
        if let (Some(piece), Some(sum)) = (pieces.get(at), sums.get_mut(at))
            && piece.has(day)
        {
            *sum = sum.saturating_add(amount);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEPS: [Step; 3] = [Step::Day, Step::Week, Step::Month];

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn any_span() -> impl Strategy<Value = Span> {
        (700_000..780_000, 1_u64..1_200).prop_map(|(day, days)| {
            Span::ending(NaiveDate::from_num_days_from_ce_opt(day).expect("a day of our time"), days)
        })
    }

    #[test]
    fn weeks_are_counted_from_the_first_day_and_the_last_may_be_short() {
        let weeks = Span::ending(day(2026, 3, 31), 90).cut(Step::Week);
        assert_eq!(weeks.len(), 13);
        assert!(weeks[..12].iter().all(|week| week.days() == 7));
        assert_eq!(weeks[0].since(), day(2026, 1, 1));
        assert_eq!((weeks[12].since(), weeks[12].days()), (day(2026, 3, 26), 6));
    }

    #[test]
    fn months_are_the_calendars_also_in_a_leap_year() {
        let months = Span::new(day(2023, 12, 15), day(2024, 3, 2)).cut(Step::Month);
        let days: Vec<u64> = months.iter().map(|month| month.days()).collect();
        assert_eq!(days, [17, 31, 29, 2]);
        assert_eq!(months[2].until(), day(2024, 2, 29));
    }

    #[test]
    fn the_year_before_is_cut_as_the_year_is_also_around_a_leap_day() {
        let year = Span::new(day(2024, 1, 1), day(2024, 2, 29));
        let before = Span::beginning(day(2023, 1, 1), year.days());
        let months = before.cut_like(&year.cut(Step::Month));
        assert_eq!(
            months,
            [Span::new(day(2023, 1, 1), day(2023, 1, 31)), Span::new(day(2023, 2, 1), day(2023, 3, 1)),]
        );
        assert_eq!(Span::beginning(day(2023, 1, 1), 5).cut_like(&year.cut(Step::Month)).len(), 1);
    }

    #[test]
    fn a_step_fits_a_phone() {
        let today = day(2026, 11, 26);
        let step = |days| Step::of(Span::ending(today, days));
        assert_eq!((step(1), step(30), step(31)), (Step::Day, Step::Day, Step::Day));
        assert_eq!((step(32), step(90), step(92)), (Step::Week, Step::Week, Step::Week));
        assert_eq!((step(185), step(366), step(3_000)), (Step::Month, Step::Month, Step::Month));
    }

    #[test]
    fn a_span_ends_where_the_calendar_does() {
        assert_eq!(Span::ending(NaiveDate::MIN, 90).days(), 1);
        assert_eq!(Span::beginning(NaiveDate::MAX, 90).days(), 1);
        assert_eq!(Span::new(day(2026, 3, 3), day(2026, 3, 1)).since(), day(2026, 3, 1));
        for step in STEPS {
            assert_eq!(
                Span::ending(NaiveDate::MAX, 90).cut(step).last().map(|last| last.until()),
                Some(NaiveDate::MAX)
            );
        }
    }

    #[test]
    fn what_is_outside_is_left_out_and_what_is_twice_is_added() {
        let pieces = Span::new(day(2026, 3, 1), day(2026, 3, 8)).cut(Step::Week);
        let days = [
            (day(2026, 2, 28), 100),
            (day(2026, 3, 7), 1),
            (day(2026, 3, 7), 2),
            (day(2026, 3, 8), i64::MAX),
            (day(2026, 3, 8), 1),
            (day(2026, 3, 9), 100),
        ];
        assert_eq!(gather(&pieces, days), [3, i64::MAX]);
        assert_eq!(gather(&[], days), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn pieces_follow_each_other_and_are_the_whole(span in any_span()) {
            for step in STEPS {
                let pieces = span.cut(step);
                prop_assert_eq!(pieces[0].since(), span.since());
                prop_assert_eq!(pieces[pieces.len() - 1].until(), span.until());
                prop_assert!(pieces.windows(2).all(|two| two[0].until().succ_opt() == Some(two[1].since())));
                prop_assert_eq!(pieces.iter().map(|piece| piece.days()).sum::<u64>(), span.days());
            }
        }

        #[test]
        fn a_chart_of_up_to_two_years_has_at_most_thirty_one_points(span in any_span()) {
            let points = span.cut(Step::of(span)).len();
            prop_assert!(span.days() > 730 || points <= 31, "{points} points for {} days", span.days());
        }

        #[test]
        fn nothing_is_lost_in_gathering(
            span in any_span(),
            amounts in prop::collection::vec(0_i64..1_000, 0..1_200),
        ) {
            let days: Vec<_> = span.since().iter_days().take_while(|day| span.has(*day)).zip(amounts).collect();
            let whole: i64 = days.iter().map(|(_, amount)| amount).sum();
            for step in STEPS {
                prop_assert_eq!(gather(&span.cut(step), days.iter().copied()).iter().sum::<i64>(), whole);
            }
        }
    }
}
