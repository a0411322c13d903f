//! Time zones as people look for them: by city, by offset, by what is usual where they live.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::program::Zone;

/// The zones that people of a country live in, the most people first, for countries with more than one.
const USUAL: &[(&str, &[Tz])] = {
    use chrono_tz::{America as A, Asia as S, Atlantic, Australia as U, Europe as E, Pacific as P};
    &[
        ("us", &[A::New_York, A::Chicago, A::Denver, A::Phoenix, A::Los_Angeles, A::Anchorage, P::Honolulu]),
        (
            "ru",
            &[
                E::Moscow,
                S::Yekaterinburg,
                E::Samara,
                S::Novosibirsk,
                S::Krasnoyarsk,
                S::Omsk,
                S::Irkutsk,
                S::Vladivostok,
                S::Yakutsk,
                E::Kaliningrad,
                S::Magadan,
                S::Kamchatka,
            ],
        ),
        ("ca", &[A::Toronto, A::Vancouver, A::Edmonton, A::Winnipeg, A::Halifax, A::Regina, A::St_Johns]),
        ("br", &[A::Sao_Paulo, A::Bahia, A::Manaus, A::Fortaleza, A::Cuiaba, A::Rio_Branco, A::Noronha]),
        ("mx", &[A::Mexico_City, A::Monterrey, A::Tijuana, A::Cancun, A::Hermosillo, A::Mazatlan]),
        ("au", &[U::Sydney, U::Melbourne, U::Brisbane, U::Perth, U::Adelaide, U::Darwin, U::Hobart]),
        ("id", &[S::Jakarta, S::Makassar, S::Jayapura]),
        ("es", &[E::Madrid, Atlantic::Canary]),
        ("pt", &[E::Lisbon, Atlantic::Azores, Atlantic::Madeira]),
        ("cl", &[A::Santiago, A::Punta_Arenas]),
        ("mn", &[S::Ulaanbaatar, S::Hovd]),
        ("nz", &[P::Auckland, P::Chatham]),
    ]
};

/// Zones of big cities elsewhere: offered before others that fit as well.
const WELL_KNOWN: &[Tz] = {
    use chrono_tz::{Africa as F, America as A, Asia as S, Europe as E};
    &[
        E::London,
        E::Berlin,
        E::Paris,
        E::Rome,
        E::Warsaw,
        E::Amsterdam,
        E::Kyiv,
        E::Minsk,
        E::Istanbul,
        S::Almaty,
        S::Tashkent,
        S::Tbilisi,
        S::Yerevan,
        S::Baku,
        S::Dubai,
        S::Kolkata,
        S::Shanghai,
        S::Tokyo,
        S::Seoul,
        S::Singapore,
        S::Bangkok,
        S::Manila,
        A::Bogota,
        A::Lima,
        A::Argentina::Buenos_Aires,
        F::Lagos,
        F::Cairo,
        F::Johannesburg,
        F::Nairobi,
    ]
};

/// The zones usual in a market of this code, its own first.
pub fn usual(code: &str, own: Zone) -> Vec<Zone> {
    let others = USUAL.iter().find(|(known, _)| *known == code).map_or(&[][..], |(_, zones)| zones);
    let mut zones = vec![own];
    zones.extend(others.iter().map(|zone| Zone(*zone)).filter(|zone| *zone != own));
    zones
}

/// The zone of an IANA name, in whatever case.
pub fn of(name: &str) -> Option<Zone> {
    let name = name.trim().replace(' ', "_");
    all().find(|zone| zone.0.name().eq_ignore_ascii_case(&name))
}

/// Every zone that is a place, and UTC: no abbreviations, and no names kept only for old times' sake.
pub fn all() -> impl Iterator<Item = Zone> {
    const CONTINENTS: [&str; 11] = [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
        "UTC",
    ];
    TZ_VARIANTS
        .iter()
        .filter(|zone| zone.name().split('/').next().is_some_and(|first| CONTINENTS.contains(&first)))
        .map(|zone| Zone(*zone))
}

/// The zones that fit what somebody typed – a city in whatever language `city` speaks, a part of the IANA name, or an
/// offset such as `+3` or `UTC-05:30` – best first.
pub fn search<'a>(words: &str, now: DateTime<Utc>, city: impl Fn(Zone) -> &'a str) -> Vec<Zone> {
    let mut found: Vec<(u8, usize, Zone)> = match offset_of(words) {
        Some(wanted) => all()
            .filter(|zone| offset(*zone, now) == wanted)
            .map(|zone| (0, prominence(zone), zone))
            .collect(),
        None => {
            let words = plain(words);
            let fitting = |zone| Some((fit(&words, zone, city(zone))?, prominence(zone), zone));
            all().filter_map(fitting).collect()
        }
    };
    found.sort_by_key(|(fit, prominence, zone)| (*fit, *prominence, zone.0.name()));
    found.into_iter().map(|(_, _, zone)| zone).collect()
}

/// How well a zone fits: 0 best, `None` not at all.
fn fit(words: &str, zone: Zone, city: &str) -> Option<u8> {
    let (name, city) = (plain(zone.0.name()), plain(city));
    let last = name.rsplit('/').next().unwrap_or_default();
    if [city.as_str(), last, name.as_str()].contains(&words) {
        return Some(0);
    }
    if city.starts_with(words) || last.starts_with(words) {
        return Some(1);
    }
    (city.contains(words) || name.contains(words)).then_some(2)
}

/// Lower is more likely meant.
fn prominence(zone: Zone) -> usize {
    let known = USUAL.iter().flat_map(|(_, zones)| *zones).chain(WELL_KNOWN);
    known.enumerate().find(|(_, known)| **known == zone.0).map_or(usize::MAX, |(rank, _)| rank)
}

/// Lower case, with spaces where names have signs.
fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace(['_', '-'], " ").replace('ё', "е")
}

/// The offset that somebody typed: `+3`, `-05:30`, `utc+3`, `GMT -5`, `3`.
fn offset_of(words: &str) -> Option<TimeDelta> {
    let words = words.trim().to_lowercase().replace(['−', '–'], "-");
    let bare = words.strip_prefix("utc").or_else(|| words.strip_prefix("gmt")).unwrap_or(&words).trim();
    let digits = bare.strip_prefix(['+', '-']).unwrap_or(bare).trim();
    let (hours, minutes) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    let offset = TimeDelta::minutes(i64::from(hours) * 60 + i64::from(minutes));
    Some(if bare.starts_with('-') { -offset } else { offset })
}

/// How far a zone is ahead of UTC now.
pub fn offset(zone: Zone, now: DateTime<Utc>) -> TimeDelta {
    TimeDelta::seconds(now.with_timezone(&zone.0).offset().fix().local_minus_utc().into())
}

/// The offset as people write it: `UTC+3`, `UTC−5:30`, `UTC`.
pub fn offset_name(zone: Zone, now: DateTime<Utc>) -> String {
    let minutes = offset(zone, now).num_minutes();
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// The moment at which the clocks of a zone show this: the first of two where they are put back, and where they leave it
/// out, as much after they were put forward as it would have been after that moment.
pub fn resolve(zone: Zone, local: NaiveDateTime) -> DateTime<Utc> {
    // The longest that clocks ever left out is a day, in which a place changed sides of the date line.
    let before = (0..=52).map(|halves| TimeDelta::minutes(30 * halves));
    let found = before.into_iter().find_map(|earlier| {
        let shown = zone.0.from_local_datetime(&local.checked_sub_signed(earlier)?).earliest()?;
        Some(shown.to_utc() + earlier)
    });
    found.unwrap_or_else(|| local.and_utc())
}

/// What clocks show in a zone.
pub fn local(zone: Zone, now: DateTime<Utc>) -> NaiveTime {
    now.with_timezone(&zone.0).time()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn winter() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).single().expect("a moment")
    }

    fn russian(zone: Zone) -> &'static str {
        if zone.0 == chrono_tz::Europe::Moscow { "Москва" } else { "" }
    }

    fn first(words: &str) -> Option<&'static str> {
        search(words, winter(), russian).first().map(|zone| zone.0.name())
    }

    #[test]
    fn a_zone_is_found_by_city_in_either_language() {
        assert_eq!(first("moscow"), Some("Europe/Moscow"));
        assert_eq!(first("моск"), Some("Europe/Moscow"));
        assert_eq!(first("New Y"), Some("America/New_York"));
        assert_eq!(first("america/los_angeles"), Some("America/Los_Angeles"));
        assert_eq!(first("nowhere at all"), None);
    }

    #[test]
    fn a_zone_is_found_by_its_offset_big_cities_first() {
        for words in ["+3", "3", "UTC+3", "gmt +03:00"] {
            assert_eq!(first(words), Some("Europe/Moscow"), "{words}");
        }
        assert_eq!(first("-5"), Some("America/New_York"));
        assert_eq!(first("UTC−5"), Some("America/New_York"));
        assert_eq!(first("+5:30"), Some("Asia/Kolkata"));
        assert!(search("+15", winter(), russian).is_empty());
    }

    #[test]
    fn offsets_are_written_as_people_write_them() {
        assert_eq!(offset_name(Zone(chrono_tz::Asia::Kolkata), winter()), "UTC+5:30");
        assert_eq!(offset_name(Zone(chrono_tz::America::New_York), winter()), "UTC−5");
        assert_eq!(offset_name(Zone(chrono_tz::UTC), winter()), "UTC");
    }

    #[test]
    fn a_markets_own_zone_comes_first_among_the_usual() {
        let own = Zone(chrono_tz::America::Chicago);
        let zones = usual("us", own);
        assert_eq!((zones[0], zones.len()), (own, 7));
        assert_eq!(usual("de", Zone(chrono_tz::Europe::Berlin)).len(), 1);
        assert!(USUAL.iter().all(|(_, zones)| zones.len() < 25));
    }

    #[test]
    fn only_places_are_offered() {
        assert!(of("europe/moscow").is_some());
        assert!(of("EST5EDT").is_none());
        assert!(of("Etc/GMT+5").is_none());
    }
}
