//! When somebody may be spoken to who did not just ask, and how often they want to be.

mod days_off;
mod quiet;
mod topic;

use chrono::{
    DateTime, Datelike as _, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday,
};

use super::creator::Stage;
use super::program::Zone;
use super::recurrence::ten;
use super::zone::resolve;
pub use days_off::{MOST_DAYS_OFF, read_days_off};
use quiet::tomorrow;
pub use quiet::{Quiet, Weekdays, minute, read_time, time};
pub use topic::{Frequency, Topic};

/// Whoever asked something within this is there, and hears at once what came of it.
const THERE: TimeDelta = TimeDelta::minutes(10);
/// How long after something was asked of a creator they are not asked how it goes.
pub const APART: TimeDelta = TimeDelta::hours(72);
/// The days in which unasked messages are counted.
pub const COUNTED: TimeDelta = TimeDelta::days(7);
/// The most unasked messages a week that a programme can allow itself.
pub const MOST_A_WEEK: i32 = 21;

/// How long somebody wants to hear nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// A week.
    Week,
    /// Two.
    Fortnight,
    /// A month.
    Month,
    /// Until they say so.
    Open,
}

/// The end of a pause that ends when somebody says so.
pub const OPEN_END: DateTime<Utc> = match NaiveDate::from_ymd_opt(9_999, 1, 1) {
    Some(day) => day.and_time(NaiveTime::MIN).and_utc(),
    None => DateTime::<Utc>::MAX_UTC,
};

impl Pause {
    /// Every one, the shortest first.
    pub const ALL: &'static [Self] = &[Self::Week, Self::Fortnight, Self::Month, Self::Open];

    /// Its name in choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Open => "open",
        }
    }

    /// The pause of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|pause| pause.code() == code)
    }

    /// When it is over: at ten in the morning where they are.
    pub fn until(self, now: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
        let today = now.with_timezone(&zone.0).date_naive();
        let day = match self {
            Self::Week => today.checked_add_days(Days::new(7)),
            Self::Fortnight => today.checked_add_days(Days::new(14)),
            Self::Month => today.checked_add_months(Months::new(1)),
            Self::Open => None,
        };
        day.map_or(OPEN_END, |day| ten(zone, day))
    }
}

/// Everything that decides whether somebody may be spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Where they are, as far as is known.
    pub zone: Zone,
    /// The hours and days that they chose to be left alone.
    pub quiet: Option<Quiet>,
    /// When they were last here.
    pub seen_at: Option<DateTime<Utc>>,
    /// How far they have come as a creator, if they are one.
    pub stage: Option<Stage>,
    /// Until when they want to hear nothing.
    pub paused_until: Option<DateTime<Utc>>,
    /// How often they chose to hear of the topic.
    pub chosen: Option<Frequency>,
    /// Days on which nobody in their market is spoken to.
    pub days_off: Vec<NaiveDate>,
    /// Unasked messages a week, at most.
    pub limit: i32,
    /// When they were spoken to unasked in the last week, oldest first.
    pub said: Vec<DateTime<Utc>>,
    /// When something was last asked of them, as far as it matters for the topic.
    pub asked_at: Option<DateTime<Utc>>,
}

/// Whether somebody may be spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Yes.
    Now,
    /// Not before then.
    At(DateTime<Utc>, Why),
    /// No.
    Never(Why),
}

/// Why somebody may not be spoken to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is night where they are, or a day that they keep to themselves.
    Quiet,
    /// Their market does not work that day.
    DayOff,
    /// They paused.
    Paused,
    /// It is gathered with others.
    Gathered,
    /// They have heard enough this week.
    Limit,
    /// Something was asked of them a short while ago.
    Asked,
    /// They do not want to hear of it.
    Off,
    /// They are not in the programme (any more).
    Left,
}

impl Why {
    /// Its name beside a notice that waits.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet hours",
            Self::DayOff => "a day off",
            Self::Paused => "paused",
            Self::Gathered => "gathered",
            Self::Limit => "enough this week",
            Self::Asked => "something was asked of them",
            Self::Off => "turned off",
            Self::Left => "not in the programme",
        }
    }
}

/// When what was gathered since a moment is told: the next ten o'clock in the reader's zone, or that of the next Monday.
pub fn gathered_at(frequency: Frequency, since: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
    let today = since.with_timezone(&zone.0).date_naive();
    let is_meant = |day: &NaiveDate| frequency != Frequency::Weekly || day.weekday() == Weekday::Mon;
    // Two weeks hold a Monday also where a zone leaves one out.
    let mut tens = today.iter_days().take(15).filter(is_meant).map(|day| ten(zone, day));
    tens.find(|ten| *ten > since).unwrap_or(since + TimeDelta::days(1))
}

/// Whether something of a topic that was written then may be said now.
pub fn word(topic: Topic, situation: &Situation, written_at: DateTime<Utc>, now: DateTime<Utc>) -> Word {
    let is_there = situation.seen_at.is_some_and(|seen| (now - THERE..=now).contains(&seen));
    if topic == Topic::Decision && is_there {
        return Word::Now;
    }
    let mut earliest = (now, Why::Quiet);
    let mut later = |moment: DateTime<Utc>, why| {
        if moment > earliest.0 {
            earliest = (moment, why);
        }
    };
    if topic != Topic::Staff {
        later(situation.paused_until.unwrap_or(now), Why::Paused);
    }
    if topic.is_unasked() {
        if matches!(situation.stage, Some(Stage::Left | Stage::Declined)) {
            return Word::Never(Why::Left);
        }
        match situation.chosen.unwrap_or(topic.usual()) {
            Frequency::Off => return Word::Never(Why::Off),
            // Whoever wrote it has waited for the right moment.
            Frequency::Daily | Frequency::Weekly if topic.is_gathered() => {}
            Frequency::Each => {}
            often => later(gathered_at(often, written_at, situation.zone), Why::Gathered),
        }
        later(situation.room_at().unwrap_or(now), Why::Limit);
        if topic == Topic::CheckIn {
            later(situation.asked_at.map_or(now, |asked| asked + APART), Why::Asked);
        }
    }
    situation.next_allowed(topic, earliest, now)
}

impl Situation {
    /// When one more unasked message is within the week's limit; none if it is now. What somebody chose to hear each time
    /// is asked for.
    fn room_at(&self) -> Option<DateTime<Utc>> {
        if self.chosen == Some(Frequency::Each) {
            return None;
        }
        let limit = usize::try_from(self.limit).unwrap_or_default().max(1);
        let over = self.said.len().checked_sub(limit)?;
        self.said.get(over).map(|said| *said + COUNTED)
    }

    /// The first moment from this on that is in nobody's quiet.
    fn next_allowed(&self, topic: Topic, (from, why): (DateTime<Utc>, Why), now: DateTime<Utc>) -> Word {
        let (mut at, mut why) = (from, why);
        // Each round ends a night or a day; a month of them is a holiday, and more is a mistake in the calendar.
        for _ in 0..200 {
            let local = at.with_timezone(&self.zone.0).naive_local();
            let Some((end, because)) = self.end(topic, local) else { break };
            // Where clocks are turned back, the end of a night can come twice.
            at = resolve(self.zone, end).max(at + TimeDelta::minutes(1));
            why = because;
        }
        if at > now { Word::At(at, why) } else { Word::Now }
    }

    fn end(&self, topic: Topic, local: NaiveDateTime) -> Option<(NaiveDateTime, Why)> {
        if topic.is_unasked() && self.days_off.contains(&local.date()) {
            return Some((tomorrow(local.date()).and_time(NaiveTime::MIN), Why::DayOff));
        }
        let quiet = match (self.quiet, topic) {
            (Some(quiet), _) => quiet,
            // Managers are told at once unless they chose hours.
            (None, Topic::Staff) => return None,
            (None, _) => Quiet::default(),
        };
        quiet.end(local).map(|end| (end, Why::Quiet))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    /// Somebody in Berlin who chose nothing.
    fn berlin() -> Situation {
        Situation {
            zone: Zone(chrono_tz::Europe::Berlin),
            quiet: None,
            seen_at: None,
            stage: Some(Stage::Active),
            paused_until: None,
            chosen: None,
            days_off: Vec::new(),
            limit: 5,
            said: Vec::new(),
            asked_at: None,
        }
    }

    fn said(topic: Topic, situation: &Situation, now: &str) -> Word {
        word(topic, situation, at(now), at(now))
    }

    #[test]
    fn what_is_gathered_for_a_day_is_told_at_ten_also_when_the_clocks_change() {
        let moscow = Zone(chrono_tz::Europe::Moscow);
        let told = |since, zone| gathered_at(Frequency::Daily, at(since), zone);
        assert_eq!(told("2026-03-03T06:59:59Z", moscow), at("2026-03-03T07:00:00Z"));
        assert_eq!(told("2026-03-03T07:00:00Z", moscow), at("2026-03-04T07:00:00Z"));
        let berlin = Zone(chrono_tz::Europe::Berlin);
        assert_eq!(told("2026-03-28T12:00:00Z", berlin), at("2026-03-29T08:00:00Z"));
        assert_eq!(told("2026-10-24T12:00:00Z", berlin), at("2026-10-25T09:00:00Z"));
    }

    #[test]
    fn what_is_gathered_for_a_week_is_told_on_monday_at_ten() {
        let told = |since| gathered_at(Frequency::Weekly, at(since), Zone(chrono_tz::Europe::Berlin));
        assert_eq!(told("2026-03-03T12:00:00Z"), at("2026-03-09T09:00:00Z"));
        assert_eq!(told("2026-03-09T09:00:00Z"), at("2026-03-16T09:00:00Z"));
        assert_eq!(told("2026-03-29T12:00:00Z"), at("2026-03-30T08:00:00Z"));
    }

    #[test]
    fn nights_and_kept_days_are_left_in_peace() {
        let mut lena = berlin();
        assert_eq!(said(Topic::CheckIn, &lena, "2026-03-06T12:00:00Z"), Word::Now);
        let morning = Word::At(at("2026-03-07T07:00:00Z"), Why::Quiet);
        assert_eq!(said(Topic::CheckIn, &lena, "2026-03-06T21:00:00Z"), morning);
        assert_eq!(said(Topic::Decision, &lena, "2026-03-06T21:00:00Z"), morning);
        assert_eq!(said(Topic::Staff, &lena, "2026-03-06T21:00:00Z"), Word::Now);
        lena.quiet = Some(Quiet { days: Weekdays::of("67"), ..Quiet::default() });
        let monday = Word::At(at("2026-03-09T07:00:00Z"), Why::Quiet);
        assert_eq!(said(Topic::CheckIn, &lena, "2026-03-06T21:00:00Z"), monday);
        assert_eq!(said(Topic::Staff, &lena, "2026-03-06T21:00:00Z"), monday);
        lena.days_off = vec![NaiveDate::from_ymd_opt(2026, 3, 9).expect("a day")];
        let tuesday = Word::At(at("2026-03-10T07:00:00Z"), Why::Quiet);
        assert_eq!(said(Topic::CheckIn, &lena, "2026-03-06T21:00:00Z"), tuesday);
        assert_eq!(said(Topic::Decision, &lena, "2026-03-06T21:00:00Z"), monday);
    }

    #[test]
    fn whoever_has_just_asked_hears_at_once() {
        let mira = Situation { seen_at: Some(at("2026-03-06T22:55:00Z")), ..berlin() };
        assert_eq!(said(Topic::Decision, &mira, "2026-03-06T23:00:00Z"), Word::Now);
        assert!(matches!(said(Topic::Sales, &mira, "2026-03-06T23:00:00Z"), Word::At(_, Why::Quiet)));
        assert!(matches!(said(Topic::Decision, &mira, "2026-03-06T23:06:00Z"), Word::At(_, Why::Quiet)));
    }

    #[test]
    fn wishes_and_the_weekly_limit_are_kept() {
        let noon = "2026-03-06T12:00:00Z";
        let off = Situation { chosen: Some(Frequency::Off), ..berlin() };
        assert_eq!(said(Topic::Tier, &off, noon), Word::Never(Why::Off));
        assert_eq!(said(Topic::Decision, &off, noon), Word::Now);
        let daily = Situation { chosen: Some(Frequency::Daily), ..berlin() };
        let ten = at("2026-03-07T09:00:00Z");
        assert_eq!(said(Topic::Tier, &daily, noon), Word::At(ten, Why::Gathered));
        assert_eq!(word(Topic::Tier, &daily, at(noon), ten), Word::Now, "it was gathered");
        let heard = [1, 2, 3, 4, 5].map(|day| at(noon) - TimeDelta::days(7 - day)).to_vec();
        let full = Situation { said: heard, ..berlin() };
        assert_eq!(said(Topic::CheckIn, &full, noon), Word::At(at("2026-03-07T12:00:00Z"), Why::Limit));
        assert_eq!(said(Topic::Decision, &full, noon), Word::Now);
        let eager = Situation { chosen: Some(Frequency::Each), ..full };
        assert_eq!(said(Topic::Sales, &eager, noon), Word::Now, "it was asked for");
        let gone = Situation { stage: Some(Stage::Left), ..berlin() };
        assert_eq!(said(Topic::CheckIn, &gone, noon), Word::Never(Why::Left));
        let paused = Situation { paused_until: Some(at("2026-03-20T22:00:00Z")), ..berlin() };
        let rested = Word::At(at("2026-03-21T07:00:00Z"), Why::Quiet);
        assert_eq!(said(Topic::CheckIn, &paused, noon), rested);
        assert_eq!(said(Topic::Staff, &paused, noon), Word::Now);
    }

    #[test]
    fn nobody_is_asked_how_it_goes_for_three_days_after_something_was_asked_of_them() {
        let (asked, then) = (at("2026-03-03T12:00:00Z"), at("2026-03-06T12:00:00Z"));
        let mira = Situation { asked_at: Some(asked), ..berlin() };
        let held = Word::At(then, Why::Asked);
        assert_eq!(said(Topic::CheckIn, &mira, "2026-03-03T12:00:00Z"), held);
        assert_eq!(said(Topic::CheckIn, &mira, "2026-03-06T11:59:59Z"), held);
        assert_eq!(said(Topic::CheckIn, &mira, "2026-03-06T12:00:00Z"), Word::Now);
        for topic in [Topic::Sales, Topic::Tier, Topic::Campaign, Topic::Reminder, Topic::Decision] {
            assert_eq!(said(topic, &mira, "2026-03-03T12:00:00Z"), Word::Now, "{topic:?}");
        }
        // Where that is at night, it is the morning after.
        let late = Situation { asked_at: Some(at("2026-03-03T22:00:00Z")), ..berlin() };
        let morning = Word::At(at("2026-03-07T07:00:00Z"), Why::Quiet);
        assert_eq!(said(Topic::CheckIn, &late, "2026-03-06T12:00:00Z"), morning);
    }

    #[test]
    fn a_pause_ends_at_ten_in_the_morning() {
        let berlin = Zone(chrono_tz::Europe::Berlin);
        let until = |pause: Pause| pause.until(at("2026-03-20T20:00:00Z"), berlin);
        assert_eq!(until(Pause::Week), at("2026-03-27T09:00:00Z"));
        assert_eq!(until(Pause::Fortnight), at("2026-04-03T08:00:00Z"));
        assert_eq!(until(Pause::Month), at("2026-04-20T08:00:00Z"));
        assert_eq!(until(Pause::Open), OPEN_END);
        for pause in Pause::ALL {
            assert_eq!(Pause::of(pause.code()), Some(*pause));
        }
    }

    fn any_situation() -> impl Strategy<Value = Situation> {
        let zones = prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec());
        let quiet = prop::option::of((0..1_440_i32, 0..1_440_i32, "[1-7]{0,6}"));
        let off = prop::collection::vec(0..4_000_u64, 0..30);
        let moments = (prop::option::of(0..300_000_i64), prop::option::of(0..300_000_i64));
        (zones, quiet, off, moments).prop_map(|(zone, quiet, off, (pause, asked))| {
            let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
            Situation {
                zone: Zone(zone),
                quiet: quiet.map(|(from, until, days)| Quiet {
                    from: time(from),
                    until: time(until),
                    days: Weekdays::of(&days),
                }),
                asked_at: asked
                    .map(|minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(29_000_000 + minutes)),
                paused_until: pause
                    .map(|minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(29_000_000 + minutes)),
                days_off: off.into_iter().map(|day| first + Days::new(day)).collect(),
                ..berlin()
            }
        })
    }

    proptest! {
        /// Whatever somebody chose and wherever they are: what has to wait is said at the moment that was promised, and
        /// never in a quiet of theirs.
        #[test]
        fn what_waits_may_be_said_then(situation in any_situation(), minutes in 0..5_000_000_i64) {
            let now = at("2026-01-01T00:00:00Z") + TimeDelta::minutes(minutes);
            for topic in [Topic::CheckIn, Topic::Decision, Topic::Staff, Topic::Sales] {
                let then = match word(topic, &situation, now, now) {
                    Word::Now => now,
                    Word::At(then, _) => {
                        prop_assert!(then > now);
                        then
                    }
                    Word::Never(why) => return Err(TestCaseError::fail(format!("{why:?}"))),
                };
                prop_assert_eq!(word(topic, &situation, now, then), Word::Now);
                let local = then.with_timezone(&situation.zone.0).naive_local();
                let quiet = situation.quiet.unwrap_or_default();
                let is_quiet = situation.quiet.is_some() || topic != Topic::Staff;
                prop_assert!(!is_quiet || quiet.end(local).is_none(), "{} lies in {:?}", local, quiet);
                prop_assert!(!topic.is_unasked() || !situation.days_off.contains(&local.date()));
            }
        }
    }
}
