//! Numbers with a point as they are written, without the errors of binary fractions.

/// A number as it is written in JSON: `4.99`, `-4.99`, `1e2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// All its digits, with its sign.
    digits: i128,
    /// By which power of ten they are multiplied.
    exponent: i32,
}

/// Digits of a number beyond which it is no price.
const MOST_DIGITS: usize = 30;
/// Powers of ten beyond which it is none either.
const MOST_EXPONENT: i32 = 30;

impl Decimal {
    /// What stands in JSON; also where it stands in quotes. `None` of anything that is no number.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_matches('"');
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
            None => (text, 0_i32),
        };
        let (sign, mantissa) = mantissa.strip_prefix('-').map_or((1, mantissa), |rest| (-1, rest));
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{part}");
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || digits.len() > MOST_DIGITS || exponent.abs() > MOST_EXPONENT {
            return None;
        }
        let exponent = exponent - i32::try_from(part.len()).ok()?;
        Some(Self { digits: sign * digits.parse::<i128>().ok()?, exponent })
    }

    /// Whether it is below nothing.
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// So many of the smallest units, `places` of them behind the point, rounded to the nearest. `None` of what no amount
    /// of money can be.
    pub fn minor(self, places: u16) -> Option<i64> {
        let shift = self.exponent + i32::from(places);
        let power = 10_i128.checked_pow(shift.unsigned_abs())?;
        let units = if shift >= 0 {
            self.digits.checked_mul(power)?
        } else {
            let half = if self.digits < 0 { -power / 2 } else { power / 2 };
            (self.digits + half) / power
        };
        i64::try_from(units).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn minor(text: &str, places: u16) -> Option<i64> {
        Decimal::read(text)?.minor(places)
    }

    #[test]
    fn a_price_is_read_to_the_last_digit() {
        assert_eq!(minor("4.99", 2), Some(499));
        assert_eq!(minor("-4.99", 2), Some(-499));
        assert_eq!(minor("0.29", 2), Some(29), "which binary fractions make 28");
        assert_eq!(minor("19.989999999999998", 2), Some(1_999), "which somebody else made of 19.99");
        assert_eq!(minor("1e2", 2), Some(10_000));
        assert_eq!(minor("1.5E-1", 2), Some(15));
        assert_eq!(minor("500", 0), Some(500));
        assert_eq!(minor("1.2345", 3), Some(1_235));
        assert_eq!(minor("-0.005", 2), Some(-1));
        assert_eq!(minor("\"7.5\"", 2), Some(750));
        assert_eq!(minor("0", 2), Some(0));
    }

    #[test]
    fn what_is_no_price_is_none() {
        for wrong in ["", "null", "x", "1.2.3", "--1", "1e", "1e99", "NaN", ".", "-", "1,5", &"9".repeat(31)]
        {
            assert_eq!(minor(wrong, 2), None, "{wrong}");
        }
        assert_eq!(minor(&"9".repeat(30), 3), None, "nobody paid so much");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(minor_units in -1_000_000_000_000_i64..1_000_000_000_000) {
            let sign = if minor_units < 0 { "-" } else { "" };
            let units = minor_units.unsigned_abs();
            let text = format!("{sign}{}.{:02}", units / 100, units % 100);
            prop_assert_eq!(minor(&text, 2), Some(minor_units));
        }

        #[test]
        fn nothing_that_stands_there_does_harm(text in "\\PC{0,40}") {
            let _ = minor(&text, 3);
        }
    }
}
