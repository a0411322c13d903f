//! The cards by which people are reminded of what waits for them.

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Control, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::ReminderId;
use crate::domain::reminder::Snooze;
use crate::i18n::text;

/// Applications wait for the managers' decision.
pub fn applications(id: ReminderId, waiting: usize, since: DateTime<Utc>) -> Card {
    let button = |press, label, weight| Control::Button { press, label, weight };
    let snooze = |by| Press::ReminderSnooze(Pair(id, by));
    Card::titled(text::reminder_applications_title(waiting))
        .text(text::reminder_applications(waiting, since))
        .row([
            button(Press::ApplicationQueue(Nothing), text::reminder_applications_button(), Weight::Primary),
            button(snooze(Snooze::Day), text::reminder_later_1d(), Weight::Secondary),
            button(snooze(Snooze::ThreeDays), text::reminder_later_3d(), Weight::Secondary),
            button(Press::ReminderDone(id), text::reminder_done_button(), Weight::Secondary),
        ])
}

/// The managers are reminded again then.
pub fn snoozed(until: DateTime<Utc>) -> Card {
    Card::plain(text::reminder_snoozed(until))
}

/// The managers are reminded no more.
pub fn done() -> Card {
    Card::plain(text::reminder_done())
}
