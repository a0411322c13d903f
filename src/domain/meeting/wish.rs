//! What somebody wishes of the meetings that Duet proposes, in so few letters that a button carries it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{MINUTES, MOST};
use crate::domain::CreatorId;
use crate::domain::program::Zone;

/// Weeks between two meetings of a quarter each.
const QUARTER: u8 = 13;
/// Weeks between two meetings of a month each.
const MONTH: u8 = 4;
/// Other hours that are proposed before the first come again.
const TURNS: u8 = 4;

/// What somebody wishes. As text: `d20797-60-13-4-0`, with the first day counted from 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The first meeting is not before this day.
    pub first: NaiveDate,
    /// How many minutes each lasts.
    pub minutes: i32,
    /// Weeks from one to the next.
    pub weeks: u8,
    /// How many.
    pub count: u8,
    /// How often other hours were asked for.
    pub turn: u8,
}

impl Wish {
    /// Meetings once a quarter, as most councils have them.
    pub const fn new(first: NaiveDate, (minutes, count): (i32, u8)) -> Self {
        Self { first, minutes, weeks: QUARTER, count, turn: 0 }
    }

    /// Whether they are a quarter apart.
    pub const fn is_quarterly(&self) -> bool {
        self.weeks == QUARTER
    }

    /// The same a month apart where they were a quarter, and the other way round.
    #[must_use]
    pub const fn turned(self) -> Self {
        let weeks = if self.is_quarterly() { MONTH } else { QUARTER };
        Self { weeks, turn: 0, ..self }
    }

    /// The same at other hours.
    #[must_use]
    pub const fn at_other_hours(self) -> Self {
        Self { turn: (self.turn + 1) % TURNS, ..self }
    }

    /// The same a week later.
    #[must_use]
    pub fn a_week_later(self) -> Self {
        Self { first: self.first.checked_add_days(Days::new(7)).unwrap_or(self.first), turn: 0, ..self }
    }

    /// The day not before which the meeting of this number is, from 0.
    pub fn day(&self, number: u8) -> NaiveDate {
        let days = Days::new(u64::from(number) * u64::from(self.weeks) * 7);
        self.first.checked_add_days(days).unwrap_or(self.first)
    }
}

impl fmt::Display for Wish {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first.signed_duration_since(NaiveDate::default()).num_days();
        write!(formatter, "d{day}-{}-{}-{}-{}", self.minutes, self.weeks, self.count, self.turn)
    }
}

impl FromStr for Wish {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.strip_prefix('d').ok_or(())?.split('-');
        let mut next = || parts.next().ok_or(());
        let (day, minutes, weeks, count, turn) = (next()?, next()?, next()?, next()?, next()?);
        let first = NaiveDate::default().checked_add_days(Days::new(day.parse().map_err(drop)?)).ok_or(())?;
        let wish = Self {
            first,
            minutes: minutes.parse().map_err(drop)?,
            weeks: weeks.parse().map_err(drop)?,
            count: count.parse().map_err(drop)?,
            turn: turn.parse().map_err(drop)?,
        };
        let is_fit = (MINUTES.0..=MINUTES.1).contains(&i64::from(wish.minutes))
            && (1..=MOST).contains(&i64::from(wish.count))
            && matches!(wish.weeks, MONTH | QUARTER)
            && wish.turn < TURNS;
        if is_fit && parts.next().is_none() { Ok(wish) } else { Err(()) }
    }
}

/// Times that were proposed, and to whom: what a button must know of them to plan these and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Of all of it; another offer has another one.
    pub digest: u32,
}

impl Offer {
    /// Times that were proposed to people in these zones, with the minutes that a meeting lasts.
    pub fn of((times, minutes): (&[DateTime<Utc>], i32), people: &[(CreatorId, Zone)]) -> Self {
        // FNV-1a: the same for everybody, now and after an upgrade.
        let mut digest: u32 = 0x811c_9dc5;
        let mut add = |bytes: &[u8]| {
            for byte in bytes {
                digest = (digest ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
            }
        };
        add(&minutes.to_be_bytes());
        for time in times {
            add(&time.timestamp().to_be_bytes());
        }
        for (creator, zone) in people {
            add(&creator.0.to_be_bytes());
            add(zone.0.name().as_bytes());
        }
        Self { digest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> Wish {
        Wish::new("2026-12-10".parse().expect("a day"), (60, 4))
    }

    #[test]
    fn a_wish_is_read_as_it_was_written() {
        assert_eq!(wish().to_string(), "d20797-60-13-4-0");
        assert_eq!("d20797-60-13-4-0".parse(), Ok(wish()));
        let forged = [
            "",
            "20797-60-13-4-0",
            "d20797-60-13-4",
            "d20797-60-13-4-0-0",
            "d20797-5-13-4-0",
            "d20797-60-12-4-0",
            "d20797-60-13-5-0",
            "d20797-60-13-0-0",
            "d20797-60-13-4-9",
            "d99999999999999-60-13-4-0",
            "d-1-60-13-4-0",
        ];
        for forged in forged {
            assert_eq!(forged.parse::<Wish>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn other_wishes_differ_in_one_thing() {
        assert_eq!(wish().turned().turned(), wish());
        assert_eq!((0..4).fold(wish(), |wish, _| wish.at_other_hours()), wish());
        assert_eq!(wish().a_week_later().first.to_string(), "2026-12-17");
        assert_eq!(wish().day(1).to_string(), "2027-03-11");
        assert_eq!(wish().turned().day(3).to_string(), "2027-03-04");
    }

    #[test]
    fn an_offer_is_another_one_when_a_time_or_somebodys_zone_is() {
        let at = |text: &str| -> DateTime<Utc> { text.parse().expect("a moment") };
        let (time, zone) = (at("2026-12-10T14:30:00Z"), Zone(chrono_tz::Asia::Almaty));
        let offer = Offer::of((&[time], 60), &[(CreatorId(1), zone)]);
        assert_eq!(offer, Offer::of((&[time], 60), &[(CreatorId(1), zone)]));
        assert_ne!(offer, Offer::of((&[time], 90), &[(CreatorId(1), zone)]));
        assert_ne!(offer, Offer::of((&[at("2026-12-10T15:00:00Z")], 60), &[(CreatorId(1), zone)]));
        assert_ne!(offer, Offer::of((&[time], 60), &[(CreatorId(1), Zone(chrono_tz::UTC))]));
        assert_ne!(offer, Offer::of((&[time], 60), &[(CreatorId(2), zone)]));
    }
}
