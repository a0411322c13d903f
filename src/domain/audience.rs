//! How large a creator's audience is, in words that everybody in the field uses; where each begins is the programme's choice.

use serde::{Deserialize, Serialize};

use super::Refusal;

/// The size of an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Band {
    /// The smallest.
    Nano,
    /// The next.
    Micro,
    /// The middle.
    Midi,
    /// Large.
    Macro,
    /// The largest.
    Mega,
}

impl Band {
    /// Every band, the smallest first.
    pub const ALL: &'static [Self] = &[Self::Nano, Self::Micro, Self::Midi, Self::Macro, Self::Mega];

    /// Its name in selects.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nano => "nano",
            Self::Micro => "micro",
            Self::Midi => "midi",
            Self::Macro => "macro",
            Self::Mega => "mega",
        }
    }

    /// The band of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

/// With how many followers each band after the first begins: micro, midi, macro, mega; each more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands([i64; 4]);

impl Default for Bands {
    fn default() -> Self {
        Self([1_000, 50_000, 500_000, 1_000_000])
    }
}

impl Bands {
    /// The bands that begin there.
    ///
    /// # Errors
    /// [`Refusal::BandsReversed`] unless each begins above the one before.
    pub fn new(begins: [i64; 4]) -> Result<Self, Refusal> {
        let rises = begins[0] > 0 && begins.windows(2).all(|pair| pair[0] < pair[1]);
        if rises { Ok(Self(begins)) } else { Err(Refusal::BandsReversed) }
    }

    /// With how many followers micro, midi, macro and mega begin.
    pub const fn begins(self) -> [i64; 4] {
        self.0
    }

    /// The fewest and the most followers of a band; the largest has no end.
    pub fn bounds(self, band: Band) -> (i64, Option<i64>) {
        let place = Band::ALL.iter().position(|known| *known == band).unwrap_or_default();
        let least = place.checked_sub(1).map_or(0, |before| self.0[before]);
        (least, self.0.get(place).map(|next| next - 1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_band_is_found_by_its_name_and_they_rise() {
        for band in Band::ALL {
            assert_eq!(Band::of(band.code()), Some(*band));
        }
        assert!(Band::ALL.is_sorted());
        assert_eq!(Band::of("giga"), None);
    }

    #[test]
    fn the_usual_bands_are_the_fields() {
        let bands = Bands::default();
        assert_eq!(bands.bounds(Band::Nano), (0, Some(999)));
        assert_eq!(bands.bounds(Band::Micro), (1_000, Some(49_999)));
        assert_eq!(bands.bounds(Band::Mega), (1_000_000, None));
        assert_eq!(Bands::new([1, 5, 5, 6]), Err(Refusal::BandsReversed));
        assert_eq!(Bands::new([0, 5, 6, 7]), Err(Refusal::BandsReversed));
    }

    proptest! {
        #[test]
        fn every_number_of_followers_is_in_one_band(begins in prop::array::uniform4(1_i64..9_999), followers in 0_i64..20_000) {
            if let Ok(bands) = Bands::new(begins) {
                let holds = |band: &&Band| {
                    let (least, most) = bands.bounds(**band);
                    least <= followers && most.is_none_or(|most| followers <= most)
                };
                prop_assert_eq!(Band::ALL.iter().filter(holds).count(), 1);
            }
        }
    }
}
