//! The card of what the staff did, newest first.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::audit::Line;
use crate::features::audit::{Found, Page};
use crate::i18n::{Arg, Message, audit, mention, text};

/// One page, with what was looked for, the ways to older lines and back to the newest, and all of it as a file.
pub fn page(page: &Page) -> Card {
    let card = Card::titled(text::audit_title());
    let card = match page.found {
        Some(Found::Exactly(0)) => card.text(looked_for(page)),
        Some(found) => card.text(looked_for(page)).text(count(found)),
        None => card,
    };
    let card = match (page.lines.is_empty(), page.search.is_empty()) {
        (true, true) => card.text(text::audit_empty()),
        (true, false) => card.text(text::audit_found_nothing()),
        (false, _) => card.lines(page.lines.iter().map(|(line, subject)| said(line, subject.as_ref()))),
    };
    let button = |press, label| Control::Button { press, label, weight: Weight::Secondary };
    let search = page.search;
    let newest = (!page.is_newest).then(|| match search.is_empty() {
        true => button(Press::ProgramAudit(Nothing), text::audit_newest()),
        false => button(Press::AuditFind(search), text::audit_newest()),
    });
    let older = page.older.map(|before| button(Press::AuditPage(Pair(before, search)), text::audit_older()));
    let file = (!page.lines.is_empty()).then(|| button(Press::AuditFile(search), text::audit_download()));
    let all = (!search.is_empty()).then(|| button(Press::ProgramAudit(Nothing), text::audit_all()));
    card.row(newest.into_iter().chain(older).chain(file).chain(all))
}

/// What was looked for, on one line.
fn looked_for(page: &Page) -> Message {
    let search = &page.search;
    let parts = [
        search.who.map(|person| text::audit_by(mention::person(person))),
        page.creator.as_deref().map(|creator| text::audit_about(Arg::from(creator))),
        search.topic.map(|topic| text::audit_kind(audit::topic(topic))),
        search.since.map(|day| text::audit_since(Arg::from(day))),
        search.until.map(|day| text::audit_until(Arg::from(day))),
        search.words.map(|words| text::audit_words(words.as_str())),
    ];
    let parts: Vec<Arg> = parts.into_iter().flatten().map(Arg::from).collect();
    text::audit_looked_for(Arg::List(parts))
}

fn count(found: Found) -> Message {
    match found {
        Found::Exactly(lines) => text::audit_found(lines),
        Found::Above(lines) => text::audit_found_above(lines),
    }
}

/// Says that what was found is in a file.
pub fn file(rows: usize, file: Vec<u8>) -> Card {
    Card::titled(text::audit_title()).text(text::audit_file(rows)).file("audit.csv", file)
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
