//! The cards of what managers keep of a creator: stage, tags, notes, favours, owner, and who has gone quiet.

use super::profile::name;
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::press::Press;
use crate::domain::relationship::{Relationship, WORDS_LENGTH};
use crate::domain::{CreatorId, PersonId};
use crate::features::relationship::Kept;
use crate::i18n::{Arg, Message, Verbatim, creator as words, mention, text};
use crate::store::relationship::Quiet;

/// What is kept of a creator, after `done` was done about it.
pub fn kept(kept: &Kept, done: Message) -> Card {
    let id = kept.creator.creator_id;
    let card = sections(Card::titled(name(&kept.creator.name)).text(done), &kept.relationship);
    card.row(ways(id).into_iter().chain([button(Press::CreatorCard(id), text::creator_card_button())]))
}

/// What a manager may want to write down about a creator.
pub fn ways(id: CreatorId) -> [Control; 3] {
    [
        button(Press::CreatorNoteForm(id), text::creator_note_button()),
        button(Press::CreatorSupportForm(id), text::creator_support_button()),
        button(Press::IntroOpen(id), text::intro_open_button()),
    ]
}

fn button(press: Press, label: Message) -> Control {
    Control::Button { press, label, weight: Weight::Secondary }
}

/// Stage, owner, tags, notes, favours and contacts, each where there is something.
pub fn sections(card: Card, kept: &Relationship) -> Card {
    let nobody = || text::relationship_nobody();
    let person =
        |id: Option<PersonId>| id.map_or_else(nobody, |id| text::relationship_person(mention::person(id)));
    let mut card = card
        .figure(text::label_bond(), words::bond(kept.bond))
        .figure(text::label_owner(), person(kept.owner));
    if kept.backup.is_some() {
        card = card.figure(text::label_backup(), person(kept.backup));
    }
    if !kept.tags.is_empty() {
        card = card.figure(text::label_tags(), tags(&kept.tags));
    }
    card = card.field(text::label_contacts(), contacts(kept));
    if !kept.notes.is_empty() {
        let told = kept.notes.iter().map(|note| told(note.written_at, &note.body, note.written_by_person_id));
        card = card.field(text::label_notes(), text::lines(Arg::Lines(told.map(Arg::from).collect())));
    }
    if !kept.favours.is_empty() {
        let told = kept.favours.iter().map(|done| told(done.done_at, &done.body, done.done_by_person_id));
        card = card.field(text::label_favours(), text::lines(Arg::Lines(told.map(Arg::from).collect())));
    }
    card
}

/// Tags as they are kept, one beside the other.
pub fn tags(tags: &[String]) -> Message {
    text::relationship_tags(tags.iter().map(|tag| Arg::from(tag_shown(tag))).collect::<Vec<_>>())
}

/// A tag as code, out of which nothing in it can break.
fn tag_shown(tag: &str) -> Verbatim<String> {
    Verbatim(format!("`{}`", tag.replace('`', "'")))
}

fn contacts(kept: &Relationship) -> Message {
    let contacts = kept.contacts;
    match contacts.last_at {
        Some(last) => text::relationship_contacts(contacts.asks, contacts.others, mention::ago(last)),
        None => text::relationship_no_contact(),
    }
}

fn told(at: chrono::DateTime<chrono::Utc>, body: &str, by: Option<PersonId>) -> Message {
    match by {
        Some(by) => text::relationship_told(mention::ago(at), mention::person(by), body),
        None => text::relationship_told_by_nobody(mention::ago(at), body),
    }
}

/// The form for a note.
pub fn note_form(id: CreatorId) -> Form {
    form(
        Press::CreatorNoteKeep(id),
        text::creator_note_title(),
        text::field_note(),
        text::creator_note_example(),
    )
}

/// The form for a favour.
pub fn support_form(id: CreatorId) -> Form {
    let title = text::creator_support_title();
    form(Press::CreatorSupportKeep(id), title, text::field_favour(), text::creator_support_example())
}

/// A form of one text.
pub fn form(press: Press, title: Message, label: Message, example: Message) -> Form {
    Form { press, title, inputs: vec![Input::lines("words", label, WORDS_LENGTH).example(example)] }
}

/// Whom nobody has been in touch with for so many days.
pub fn quiet(days: i64, quiet: &[Quiet]) -> Card {
    let card = Card::titled(text::creator_quiet_title(days));
    if quiet.is_empty() {
        return card.text(text::creator_quiet_none());
    }
    let lines = quiet.iter().map(|one| {
        let owner = one.owner_person_id.map_or_else(text::relationship_nobody, |owner| {
            text::relationship_person(mention::person(owner))
        });
        text::creator_quiet_row(name(&one.name), mention::ago(one.last_at), owner)
    });
    let open = quiet.iter().take(5).map(|one| Control::Button {
        press: Press::CreatorCard(one.creator_id),
        label: text::creator_quiet_open(name(&one.name)),
        weight: Weight::Secondary,
    });
    card.lines(lines).footer(text::creator_quiet_hint()).row(open)
}

/// What a tag came to.
pub fn tagged(tag: &str, is_on: bool) -> Message {
    let tag = tag_shown(tag);
    if is_on { text::creator_tag_on(tag) } else { text::creator_tag_off(tag) }
}
