//! What cities and their time zones are called in each language.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu::datetime::NoCalendarFormatter;
use icu::datetime::fieldsets::zone::ExemplarCity;
use icu::locale::Locale;
use icu::time::zone::IanaParser;

use crate::domain::Language;
use crate::domain::program::Zone;
use crate::domain::text::Variants;
use crate::domain::zone;

type Cities = HashMap<&'static str, String>;

static CITIES: LazyLock<Vec<Cities>> =
    LazyLock::new(|| Language::ALL.iter().map(|language| cities(*language)).collect());

fn cities(language: Language) -> Cities {
    let locale: Locale = language.code().parse().expect("a folder of locales/ is named by a language tag");
    let formatter = NoCalendarFormatter::try_new((&locale).into(), ExemplarCity)
        .expect("compiled data has every language");
    let parser = IanaParser::new();
    zone::all()
        .map(|zone| {
            let name = zone.0.name();
            if zone.0 == chrono_tz::UTC {
                return (name, name.to_owned());
            }
            let place = parser.parse(name).without_offset();
            (name, formatter.format(&place).to_string())
        })
        .collect()
}

/// The city by which a zone is known: `Moscow`, `Москва`.
pub fn city(language: Language, zone: Zone) -> &'static str {
    let index = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
    CITIES[index].get(zone.0.name()).map_or_else(|| zone.0.name(), String::as_str)
}

/// The same in whatever language it is read.
pub fn named(zone: Zone) -> Variants {
    Language::ALL.iter().map(|language| (*language, city(*language, zone).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_are_called_as_the_language_calls_them() {
        let moscow = Zone(chrono_tz::Europe::Moscow);
        assert_eq!(city(Language::En, moscow), "Moscow");
        assert_eq!(city(Language::Ru, moscow), "Москва");
        assert_eq!(city(Language::Ru, Zone(chrono_tz::America::New_York)), "Нью-Йорк");
        let unknown: Vec<&str> = zone::all()
            .filter(|zone| city(Language::Ru, *zone).to_lowercase().contains("неизвест"))
            .map(|zone| zone.0.name())
            .collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }
}
