//! The card of what the staff did, newest first.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::audit::Line;
use crate::features::audit::Page;
use crate::i18n::{Arg, Message, audit, mention, text};

/// One page, with the ways to older lines and back to the newest.
pub fn page(page: &Page) -> Card {
    let card = Card::titled(text::audit_title());
    let card = match page.lines.is_empty() {
        true => card.text(text::audit_empty()),
        false => card.lines(page.lines.iter().map(|(line, subject)| said(line, subject.as_ref()))),
    };
    let older = page.older.map(|before| Control::Button {
        press: Press::AuditOlder(before),
        label: text::audit_older(),
        weight: Weight::Secondary,
    });
    let newest = (!page.is_newest).then(|| Control::Button {
        press: Press::ProgramAudit(Nothing),
        label: text::audit_newest(),
        weight: Weight::Secondary,
    });
    card.row(newest.into_iter().chain(older))
}

fn said(line: &Line, subject: Option<&Arg>) -> Message {
    let who = line
        .person_id
        .map_or_else(|| Arg::from(text::audit_nobody()), |person| mention::person(person).into());
    let what = audit::words(line.deed);
    let detail: String = line.detail.chars().take(80).collect();
    match (subject, detail.is_empty()) {
        (Some(subject), true) => text::audit_line_subject(line.done_at, who, what, subject.clone()),
        (Some(subject), false) => {
            text::audit_line_subject_detail(line.done_at, who, what, subject.clone(), detail)
        }
        (None, true) => text::audit_line(line.done_at, who, what),
        (None, false) => text::audit_line_detail(line.done_at, who, what, detail),
    }
}
