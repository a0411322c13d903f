//! What whoever is to come to a meeting, planned it or is to write its minutes is told of it.

use super::{answers, button};
use crate::discord::card::{Card, Weight};
use crate::discord::press::Press;
use crate::domain::meeting::Meeting;
use crate::domain::program::Zone;
use crate::domain::text::Variants;
use crate::i18n::{mention, text, zone};

/// It is near.
pub fn reminder(meeting: &Meeting, name: &Variants, of: Zone) -> Card {
    let time = meeting.starts_at.with_timezone(&of.0).time();
    let ago = mention::ago(meeting.starts_at);
    Card::titled(text::meeting_reminder_title(name))
        .text(text::meeting_reminder(ago, meeting.starts_at, zone::named(of), time))
        .row(answers(meeting.meeting_id))
}

/// It is at another time.
pub fn moved(meeting: &Meeting, name: &Variants) -> Card {
    Card::titled(text::meeting_told_moved_title(name))
        .text(text::meeting_told_moved(meeting.starts_at))
        .row(answers(meeting.meeting_id))
}

/// It does not take place.
pub fn called_off(meeting: &Meeting, name: &Variants) -> Card {
    Card::titled(text::meeting_told_off_title(name)).text(text::meeting_told_off(meeting.starts_at))
}

/// Discord does not let Duet make an event for it.
pub fn forbidden(name: &Variants) -> Card {
    Card::titled(text::meeting_forbidden_title(name)).text(text::meeting_forbidden())
}

/// It is over, and nothing is on record of it.
pub fn record_wanted(meeting: &Meeting, name: &Variants) -> Card {
    Card::titled(text::meeting_record_ask_title(name))
        .text(text::meeting_record_ask(meeting.starts_at))
        .row([button(Press::RecordForm(meeting.meeting_id), text::meeting_record_button(), Weight::Primary)])
}
