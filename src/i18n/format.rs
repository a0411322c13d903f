//! Numbers, days and lists as each language writes them.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};
use icu::calendar::{Date, Iso};
use icu::datetime::fieldsets::{M, MD, T, YMD};
use icu::datetime::input::Time;
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use std::sync::LazyLock;

use crate::domain::Language;
use crate::domain::money::Money;

struct Formats {
    decimal: DecimalFormatter,
    day: DateTimeFormatter<YMD>,
    short_day: DateTimeFormatter<MD>,
    short_month: DateTimeFormatter<M>,
    time: NoCalendarFormatter<T>,
    list: ListFormatter,
}

static FORMATS: LazyLock<Vec<Formats>> =
    LazyLock::new(|| Language::ALL.iter().map(|language| formats(*language)).collect());

fn formats(language: Language) -> Formats {
    let locale: Locale = language.code().parse().expect("a folder of locales/ is named by a language tag");
    Formats {
        decimal: DecimalFormatter::try_new((&locale).into(), <_>::default())
            .expect("compiled data has every language"),
        day: DateTimeFormatter::try_new((&locale).into(), YMD::long())
            .expect("compiled data has every language"),
        short_day: DateTimeFormatter::try_new((&locale).into(), MD::medium())
            .expect("compiled data has every language"),
        short_month: DateTimeFormatter::try_new((&locale).into(), M::medium())
            .expect("compiled data has every language"),
        time: NoCalendarFormatter::try_new((&locale).into(), T::hm())
            .expect("compiled data has every language"),
        list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
            .expect("compiled data has every language"),
    }
}

fn of(language: Language) -> &'static Formats {
    let index = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
    &FORMATS[index]
}

/// A whole number with the language's digit groups.
pub fn number(language: Language, number: i64) -> String {
    of(language).decimal.format_to_string(&Decimal::from(number))
}

/// A number of tenths: `2.4`, `2,4`.
pub fn tenths(language: Language, tenths: i64) -> String {
    let mut number = Decimal::from(tenths);
    number.multiply_pow10(-1);
    of(language).decimal.format_to_string(&number)
}

/// A number of hundredths, without the noughts at its end: `20`, `12.5`, `12,25`.
pub fn hundredths(language: Language, hundredths: i64) -> String {
    let mut number = Decimal::from(hundredths);
    number.multiply_pow10(-2);
    number.absolute.trim_end();
    of(language).decimal.format_to_string(&number)
}

/// The same text with a capital where it begins.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A day as short as can be: `Mar 3`, `3 мар.`
pub fn short_day(language: Language, day: NaiveDate) -> String {
    date(day).map_or_else(|| day.to_string(), |date| of(language).short_day.format(&date).to_string())
}

/// A month as short as can be: `Mar`, `март`.
pub fn short_month(language: Language, day: NaiveDate) -> String {
    date(day).map_or_else(|| day.to_string(), |date| of(language).short_month.format(&date).to_string())
}

fn date(day: NaiveDate) -> Option<Date<Iso>> {
    let month = u8::try_from(day.month()).ok()?;
    Date::<Iso>::try_new_iso(day.year(), month, u8::try_from(day.day()).ok()?).ok()
}

/// An amount of money with its currency's sign: `$1,999.50`, `1 999,50 €`. A currency without a sign has its letters.
pub fn money(language: Language, money: &Money) -> String {
    let locale: Locale = language.code().parse().expect("a folder of locales/ is named by a language tag");
    let mut amount = Decimal::from(money.minor);
    amount.multiply_pow10(-i16::try_from(money.digits()).unwrap_or(2));
    let formatter = money.currency.parse().ok().and_then(|currency| {
        CurrencyFormatter::try_new_symbol((&locale).into(), currency, <_>::default()).ok()
    });
    match formatter {
        Some(formatter) => formatter.format_fixed_decimal(&amount).to_string(),
        None => format!("{amount} {}", money.currency),
    }
}

/// A day written out: `3 March 2026`, `3 марта 2026 г.`
pub fn day(language: Language, day: NaiveDate) -> String {
    date(day).map_or_else(|| day.to_string(), |date| of(language).day.format(&date).to_string())
}

/// The full stop with which a day ends in Russian ends a sentence too: `до 3 марта 2026 г.` rather than `г..`
pub fn one_stop(said: String) -> String {
    if said.contains("\u{202f}г..") { said.replace("\u{202f}г..", "\u{202f}г.") } else { said }
}

/// What a clock shows: `2:05\u{202f}PM`, `14:05`.
pub fn time(language: Language, time: NaiveTime) -> String {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    match Time::try_new(part(time.hour()), part(time.minute()), 0, 0) {
        Ok(shown) => of(language).time.format(&shown).to_string(),
        Err(_) => time.format("%H:%M").to_string(),
    }
}

/// Items joined as the language joins a list.
pub fn list(language: Language, items: Vec<String>) -> String {
    of(language).list.format_to_string(items.iter())
}

/// People's text made harmless in Discord's markdown: nothing in it formats, links, mentions or quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut starts_line = true;
    for letter in text.chars() {
        let special = matches!(letter, '\\' | '*' | '_' | '~' | '`' | '|' | '>' | '<' | '[' | ']');
        if special || (starts_line && matches!(letter, '#' | '-')) {
            out.push('\\');
        }
        out.push(letter);
        starts_line = letter == '\n' || (starts_line && letter == ' ');
    }
    out.replace("://", ":\u{200b}//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_days_and_lists_are_written_as_the_language_writes_them() {
        assert_eq!(number(Language::En, 1_234_567), "1,234,567");
        assert_eq!(number(Language::Ru, 1_234_567), "1\u{a0}234\u{a0}567");
        let born = NaiveDate::from_ymd_opt(2026, 3, 3).expect("a day");
        assert_eq!(day(Language::En, born), "March 3, 2026");
        assert_eq!(day(Language::Ru, born), "3 марта 2026\u{202f}г.");
        let told = super::super::text::earnings_state_approved(born);
        let said = super::super::say(Language::Ru, &told);
        assert!(said.ends_with(" 2026\u{202f}г."), "one full stop: {said}");
        assert_eq!(short_day(Language::En, born), "Mar 3");
        assert_eq!(short_day(Language::Ru, born), "3 мар.");
        assert_eq!(short_month(Language::En, born), "Mar");
        assert_eq!(short_month(Language::Ru, born), "март");
        assert_eq!(tenths(Language::En, 24), "2.4");
        assert_eq!(tenths(Language::Ru, 24), "2,4");
        let noon = NaiveTime::from_hms_opt(14, 5, 0).expect("a time");
        assert_eq!(time(Language::En, noon), "2:05\u{202f}PM");
        assert_eq!(time(Language::Ru, noon), "14:05");
        let items = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(list(Language::En, items.clone()), "a, b, and c");
        assert_eq!(list(Language::Ru, items), "a, b и c");
    }

    #[test]
    fn money_is_written_as_the_language_writes_it() {
        let said = |language, minor, currency| money(language, &Money::new(minor, currency));
        assert_eq!(said(Language::En, 123_450, "USD"), "$1,234.50");
        assert_eq!(said(Language::En, -50, "EUR"), "-€0.50");
        assert_eq!(said(Language::En, 1_500, "JPY"), "¥1,500");
        assert_eq!(said(Language::Ru, 123_450, "RUB"), "1\u{a0}234,50\u{a0}₽");
        assert_eq!(said(Language::Ru, 123_450, "USD"), "1\u{a0}234,50\u{a0}$");
    }

    #[test]
    fn peoples_text_cannot_format_or_mention() {
        assert_eq!(escape("**hi** @everyone <@1>"), "\\*\\*hi\\*\\* @everyone \\<@1\\>");
        assert_eq!(escape("https://x.y"), "https:\u{200b}//x.y");
        assert_eq!(escape("# a-b\n- c"), "\\# a-b\n\\- c");
    }
}
