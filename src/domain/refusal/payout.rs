//! Every no about payouts.

/// A no about a payout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payout {
    /// Nobody is to be paid anything by now.
    NothingDue,
    /// No payout of this number.
    Unknown,
    /// A second manager has to confirm it first.
    NotConfirmed,
    /// Whoever froze it cannot confirm it as well.
    OwnConfirm,
    /// It was called off.
    CalledOff,
    /// Something of it was paid, so that it cannot be called off.
    PaidBefore,
    /// Everything of it was paid before.
    AllPaid,
    /// Nothing of it was paid within a day.
    NothingToUndo,
    /// A line that names no payment.
    Unreadable {
        /// Which, from 1.
        line: i64,
    },
    /// A file that is none of payments.
    FileUnreadable,
    /// The creator's payouts are held already.
    Held,
    /// They are not.
    NotHeld,
}
