//! Says a moment the way a person's Discord would: in their language, their zone and the style that the author chose.

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Tz;

use super::reader::{Language, Manner, Reader};

/// The styles of `<t:UNIX:STYLE>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    ShortTime,
    MediumTime,
    ShortDate,
    LongDate,
    LongDateShortTime,
    FullDateShortTime,
    ShortDateShortTime,
    ShortDateMediumTime,
    Relative,
}

impl Style {
    /// The style behind a letter; none for a letter that Discord does not know.
    pub(crate) fn from_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "t" => Self::ShortTime,
            "T" => Self::MediumTime,
            "d" => Self::ShortDate,
            "D" => Self::LongDate,
            "f" => Self::LongDateShortTime,
            "F" => Self::FullDateShortTime,
            "s" => Self::ShortDateShortTime,
            "S" => Self::ShortDateMediumTime,
            "R" => Self::Relative,
            _ => return None,
        })
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_RU: [&str; 7] =
    ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];

/// A moment given in seconds since 1970; none outside the years that a calendar can show.
pub(crate) fn from_unix(seconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0).filter(|at| (1..=9999).contains(&at.year()))
}

/// The moment in the reader's words.
pub(crate) fn say(at: DateTime<Utc>, style: Style, reader: &Reader) -> String {
    let manner = reader.manner();
    let local = at.with_timezone(&reader.zone);
    match style {
        Style::ShortTime => time(&local, manner, false),
        Style::MediumTime => time(&local, manner, true),
        Style::ShortDate => short_date(&local, manner),
        Style::LongDate => long_date(&local, manner),
        Style::LongDateShortTime => joined(&long_date(&local, manner), &time(&local, manner, false), manner),
        Style::FullDateShortTime => joined(&full_date(&local, manner), &time(&local, manner, false), manner),
        Style::ShortDateShortTime => {
            format!("{}, {}", short_date(&local, manner), time(&local, manner, false))
        }
        Style::ShortDateMediumTime => {
            format!("{}, {}", short_date(&local, manner), time(&local, manner, true))
        }
        Style::Relative => relative((at - reader.now).num_seconds(), reader.language()),
    }
}

/// The time beside the author's name: today and yesterday by name, other days by date.
pub(crate) fn say_sent(at: DateTime<Utc>, reader: &Reader) -> String {
    let local = at.with_timezone(&reader.zone);
    let today = reader.now.with_timezone(&reader.zone).date_naive();
    let clock = time(&local, reader.manner(), false);
    let days = (today - local.date_naive()).num_days();
    match (days, reader.language()) {
        (0, Language::English) => format!("Today at {clock}"),
        (1, Language::English) => format!("Yesterday at {clock}"),
        (0, Language::Russian) => format!("Сегодня в {clock}"),
        (1, Language::Russian) => format!("Вчера в {clock}"),
        _ => format!("{} {clock}", short_date(&local, reader.manner())),
    }
}

fn joined(date: &str, clock: &str, manner: Manner) -> String {
    match manner {
        Manner::American | Manner::British => format!("{date} at {clock}"),
        Manner::Russian => format!("{date} в {clock}"),
    }
}

fn time(local: &DateTime<Tz>, manner: Manner, with_seconds: bool) -> String {
    let (minute, second) = (local.minute(), local.second());
    let seconds = if with_seconds { format!(":{second:02}") } else { String::new() };
    match manner {
        Manner::American => {
            let (is_afternoon, hour) = local.hour12();
            format!("{hour}:{minute:02}{seconds} {}", if is_afternoon { "PM" } else { "AM" })
        }
        Manner::British | Manner::Russian => format!("{:02}:{minute:02}{seconds}", local.hour()),
    }
}

fn short_date(local: &DateTime<Tz>, manner: Manner) -> String {
    let (year, month, day) = (local.year(), local.month(), local.day());
    match manner {
        Manner::American => format!("{month}/{day}/{year}"),
        Manner::British => format!("{day:02}/{month:02}/{year}"),
        Manner::Russian => format!("{day:02}.{month:02}.{year}"),
    }
}

fn long_date(local: &DateTime<Tz>, manner: Manner) -> String {
    let (year, month, day) = (local.year(), local.month0() as usize, local.day());
    match manner {
        Manner::American => format!("{} {day}, {year}", MONTHS[month]),
        Manner::British => format!("{day} {} {year}", MONTHS[month]),
        Manner::Russian => format!("{day} {} {year} г.", MONTHS_RU[month]),
    }
}

fn full_date(local: &DateTime<Tz>, manner: Manner) -> String {
    let weekday = local.weekday().num_days_from_monday() as usize;
    let name = if manner == Manner::Russian { DAYS_RU[weekday] } else { DAYS[weekday] };
    format!("{name}, {}", long_date(local, manner))
}

/// A span of time, rounded as people round it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    FewSeconds,
    Minutes(u64),
    Hours(u64),
    Days(u64),
    Months(u64),
    Years(u64),
}

impl Span {
    fn of(seconds: u64) -> Self {
        const DAY: u64 = 86_400;
        let rounded = |unit: u64| ((seconds + unit / 2) / unit).max(1);
        match seconds {
            0..45 => Self::FewSeconds,
            45..2_670 => Self::Minutes(rounded(60)),
            2_670..77_400 => Self::Hours(rounded(3_600)),
            77_400..2_203_200 => Self::Days(rounded(DAY)),
            2_203_200..27_604_800 => Self::Months(rounded(DAY * 30)),
            _ => Self::Years(rounded(DAY * 365)),
        }
    }
}

fn relative(seconds: i64, language: Language) -> String {
    let span = Span::of(seconds.unsigned_abs());
    let is_future = seconds > 0;
    match language {
        Language::English if is_future => format!("in {}", span_in_english(span)),
        Language::English => format!("{} ago", span_in_english(span)),
        Language::Russian if is_future => format!("через {}", span_in_russian(span)),
        Language::Russian => format!("{} назад", span_in_russian(span)),
    }
}

fn span_in_english(span: Span) -> String {
    let many = |count: u64, one: &str, other: &str| {
        if count == 1 { one.to_owned() } else { format!("{count} {other}") }
    };
    match span {
        Span::FewSeconds => "a few seconds".to_owned(),
        Span::Minutes(count) => many(count, "a minute", "minutes"),
        Span::Hours(count) => many(count, "an hour", "hours"),
        Span::Days(count) => many(count, "a day", "days"),
        Span::Months(count) => many(count, "a month", "months"),
        Span::Years(count) => many(count, "a year", "years"),
    }
}

fn span_in_russian(span: Span) -> String {
    let say = |count: u64, forms: [&'static str; 3]| {
        if count == 1 { forms[0].to_owned() } else { format!("{count} {}", russian_form(count, forms)) }
    };
    match span {
        Span::FewSeconds => "несколько секунд".to_owned(),
        Span::Minutes(count) => say(count, ["минуту", "минуты", "минут"]),
        Span::Hours(count) => say(count, ["час", "часа", "часов"]),
        Span::Days(count) => say(count, ["день", "дня", "дней"]),
        Span::Months(count) => say(count, ["месяц", "месяца", "месяцев"]),
        Span::Years(count) => say(count, ["год", "года", "лет"]),
    }
}

/// The form of a Russian noun after a whole number: one, few or many.
fn russian_form(count: u64, [one, few, many]: [&'static str; 3]) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::viewer::reader::Names;

    fn reader(locale: &str, zone: Tz, now: i64) -> Reader {
        let now = from_unix(now).expect("a moment of our own");
        let origin = "http://127.0.0.1:1".into();
        Reader { id: "1".into(), locale: locale.into(), zone, now, origin, names: Names::default() }
    }

    #[test]
    fn every_style_is_said_in_the_readers_language_and_zone() {
        let at = from_unix(1_618_953_630).expect("a moment of our own");
        let american = reader("en-US", chrono_tz::America::New_York, 1_618_953_630);
        let british = reader("en-GB", chrono_tz::Europe::London, 1_618_953_630);
        let russian = reader("ru", chrono_tz::Asia::Yekaterinburg, 1_618_953_630);
        for (letter, us, gb, ru) in [
            ("t", "5:20 PM", "22:20", "02:20"),
            ("T", "5:20:30 PM", "22:20:30", "02:20:30"),
            ("d", "4/20/2021", "20/04/2021", "21.04.2021"),
            ("D", "April 20, 2021", "20 April 2021", "21 апреля 2021 г."),
            ("f", "April 20, 2021 at 5:20 PM", "20 April 2021 at 22:20", "21 апреля 2021 г. в 02:20"),
            (
                "F",
                "Tuesday, April 20, 2021 at 5:20 PM",
                "Tuesday, 20 April 2021 at 22:20",
                "среда, 21 апреля 2021 г. в 02:20",
            ),
            ("s", "4/20/2021, 5:20 PM", "20/04/2021, 22:20", "21.04.2021, 02:20"),
            ("S", "4/20/2021, 5:20:30 PM", "20/04/2021, 22:20:30", "21.04.2021, 02:20:30"),
        ] {
            let style = Style::from_letter(letter).expect("a letter that Discord knows");
            assert_eq!(say(at, style, &american), us, "{letter}");
            assert_eq!(say(at, style, &british), gb, "{letter}");
            assert_eq!(say(at, style, &russian), ru, "{letter}");
        }
        assert_eq!(Style::from_letter("x"), None);
    }

    #[test]
    fn the_distance_from_now_is_said_with_the_right_plural() {
        const HOUR: i64 = 3_600;
        const DAY: i64 = 24 * HOUR;
        for (seconds, en, ru) in [
            (0, "a few seconds ago", "несколько секунд назад"),
            (-44, "a few seconds ago", "несколько секунд назад"),
            (30, "in a few seconds", "через несколько секунд"),
            (60, "in a minute", "через минуту"),
            (-120, "2 minutes ago", "2 минуты назад"),
            (-5 * 60, "5 minutes ago", "5 минут назад"),
            (21 * 60, "in 21 minutes", "через 21 минуту"),
            (-HOUR, "an hour ago", "час назад"),
            (3 * HOUR, "in 3 hours", "через 3 часа"),
            (11 * HOUR, "in 11 hours", "через 11 часов"),
            (-21 * HOUR, "21 hours ago", "21 час назад"),
            (DAY, "in a day", "через день"),
            (-4 * DAY, "4 days ago", "4 дня назад"),
            (12 * DAY, "in 12 days", "через 12 дней"),
            (-22 * DAY, "22 days ago", "22 дня назад"),
            (30 * DAY, "in a month", "через месяц"),
            (-60 * DAY, "2 months ago", "2 месяца назад"),
            (180 * DAY, "in 6 months", "через 6 месяцев"),
            (-365 * DAY, "a year ago", "год назад"),
            (3 * 365 * DAY, "in 3 years", "через 3 года"),
            (-11 * 365 * DAY, "11 years ago", "11 лет назад"),
        ] {
            assert_eq!(relative(seconds, Language::English), en, "{seconds}");
            assert_eq!(relative(seconds, Language::Russian), ru, "{seconds}");
        }
    }

    #[test]
    fn today_and_yesterday_are_those_of_the_readers_zone() {
        let sent = from_unix(1_618_953_630).expect("a moment of our own");
        let next_morning = 1_618_953_630 + 9 * 3_600;
        assert_eq!(
            say_sent(sent, &reader("ru", chrono_tz::Asia::Yekaterinburg, next_morning)),
            "Сегодня в 02:20"
        );
        assert_eq!(
            say_sent(sent, &reader("en-GB", chrono_tz::Europe::London, next_morning)),
            "Yesterday at 22:20"
        );
        assert_eq!(
            say_sent(sent, &reader("en-US", chrono_tz::UTC, next_morning + 5 * 86_400)),
            "4/20/2021 9:20 PM"
        );
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_refused() {
        for seconds in [i64::MAX, i64::MIN, 8_640_000_000_000, -99_999_999_999_999] {
            assert_eq!(from_unix(seconds), None);
        }
    }
}
