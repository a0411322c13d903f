//! Every no about what the programme and a creator agree on.

use chrono::NaiveDate;

/// A no about an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// No such agreement in this programme, or it is over.
    Unknown,
    /// It would end before it begins.
    Reversed,
    /// It would end in the past.
    Past {
        /// That day.
        day: NaiveDate,
    },
    /// It would last too long.
    TooLong,
    /// Its review would be before it begins or after it ends.
    ReviewOutside,
    /// Something else is agreed on for some of these days.
    Overlaps {
        /// Its first day.
        starts_on: NaiveDate,
        /// Its last day.
        ends_on: NaiveDate,
    },
}
