//! The cards of a council's meetings: what is planned, one of them, and the forms to move it and put it on record.

mod plan;
mod post;
mod told;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::meeting::{Answer, Meeting, RECORD_LENGTH, Sitter, State, View, burden};
use crate::domain::program::Zone;
use crate::domain::{Language, MeetingId};
use crate::features::meeting::{Overview, Sheet};
use crate::i18n::{
    Arg, Message,
    creator::{language as language_name, language_title},
    mention, text, zone,
};

pub use plan::{COUNT, FIRST, MINUTES, form, planned, preview};
pub use post::{posted, shown, thread_name};
pub use told::{called_off, forbidden, moved, record_wanted, reminder};

/// The input for the day to which a meeting is moved.
pub const DAY: &str = "day";
/// The input for the time.
pub const TIME: &str = "time";
/// Meetings that a list has room for.
const CHOICES: usize = 25;

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

fn lines(all: impl IntoIterator<Item = Message>) -> Message {
    text::lines(Arg::Lines(all.into_iter().map(Arg::from).collect()))
}

fn when(meeting: &Meeting) -> Message {
    text::meeting_when(meeting.starts_at, i64::from(meeting.minutes))
}

/// What clocks show where people are when a meeting begins, those of one zone together; an hour outside of nine to nine is
/// marked.
fn hours(sitters: &[Sitter], (starts_at, minutes): (DateTime<Utc>, i32)) -> Vec<Message> {
    let mut by_zone: BTreeMap<&str, (Zone, Vec<&str>)> = BTreeMap::new();
    for sitter in sitters {
        let entry = by_zone.entry(sitter.zone.0.name()).or_insert((sitter.zone, Vec::new()));
        entry.1.push(&sitter.name);
    }
    let mut zones: Vec<(Zone, Vec<&str>)> = by_zone.into_values().collect();
    zones.sort_by_key(|(zone, _)| starts_at.with_timezone(&zone.0).naive_local());
    zones.into_iter().map(|(zone, names)| hour(&names, zone, (starts_at, minutes))).collect()
}

fn hour(names: &[&str], of: Zone, (starts_at, minutes): (DateTime<Utc>, i32)) -> Message {
    let names = text::meeting_names(names.iter().map(|name| Arg::from(*name)).collect::<Vec<_>>());
    let time = starts_at.with_timezone(&of.0).time();
    match burden(of, (starts_at, minutes)) {
        0 => text::meeting_hour(names, zone::named(of), time),
        _ => text::meeting_hour_unpleasant(names, zone::named(of), time),
    }
}

/// How many come, as far as they said.
fn counts(view: &View) -> Message {
    let count = |answer: Option<Answer>| view.sitters.iter().filter(|one| one.answer == answer).count();
    text::meeting_counts(count(Some(Answer::Coming)), count(Some(Answer::Absent)), count(None))
}

/// The buttons with which one says whether one comes.
fn answers(id: MeetingId) -> [Control; 2] {
    let answer = |is_coming| Press::MeetingAnswer(Pair(id, is_coming));
    [
        button(answer(true), text::meeting_coming_button(), Weight::Success),
        button(answer(false), text::meeting_absent_button(), Weight::Secondary),
    ]
}

/// A council's meetings, those to come with everybody's hours, and what is on record of the latest.
pub fn overview(overview: &Overview, language: Language) -> Card {
    let mut card = Card::titled(text::meeting_list_title(&overview.name));
    if overview.ahead.is_empty() {
        card = card.text(text::meeting_list_empty());
    }
    for view in &overview.ahead {
        let of = (view.meeting.starts_at, view.meeting.minutes);
        let head = text::meeting_at(view.meeting.starts_at);
        card = card.lines([head].into_iter().chain(hours(&view.sitters, of)).chain([counts(view)]));
    }
    if overview.is_planner {
        card = card.text(text::meeting_list_planner());
    }
    if let Some(view) = overview.past.iter().find(|view| !view.records.is_empty()) {
        card = recorded(card.text(text::meeting_record_title(view.day)), view, language);
    }
    let choice = |view: &View, label: Message| Choice {
        value: view.meeting.meeting_id.to_string(),
        label,
        is_chosen: false,
    };
    let ahead = overview.ahead.iter().map(|view| choice(view, text::meeting_choice(view.day)));
    let past = overview.past.iter().map(|view| choice(view, text::meeting_choice_past(view.day)));
    let choices: Vec<Choice> = ahead.chain(past).take(CHOICES).collect();
    let choose = (!choices.is_empty()).then(|| Control::Select {
        press: Press::MeetingChoose(Nothing),
        placeholder: text::meeting_choose(),
        choices,
        bounds: (1, 1),
    });
    let plan = overview
        .is_planner
        .then(|| button(Press::MeetingForm(Nothing), text::meeting_form_button(), Weight::Primary));
    card.row(choose).row(plan)
}

/// One meeting: when it is, who comes, and what is on record of it.
pub fn sheet(sheet: &Sheet, language: Language) -> Card {
    let view = &sheet.view;
    let (meeting, id) = (&view.meeting, view.meeting.meeting_id);
    if meeting.state == State::CalledOff {
        return Card::titled(text::meeting_off_title(view.day)).text(text::meeting_off());
    }
    let card = Card::titled(text::meeting_title(view.day)).text(when(meeting));
    let said = view.sitters.iter().map(|sitter| {
        let hour = hour(&[&sitter.name], sitter.zone, (meeting.starts_at, meeting.minutes));
        match sitter.answer {
            Some(Answer::Coming) => text::meeting_says_coming(hour),
            Some(Answer::Absent) => text::meeting_says_absent(hour),
            None => hour,
        }
    });
    let card = recorded(card.lines(said), view, language);
    let own = (view.is_ahead && sheet.is_expected).then(|| answers(id));
    let change = (view.is_ahead && sheet.is_planner).then(|| {
        [
            button(Press::MeetingMoveForm(id), text::meeting_move_button(), Weight::Secondary),
            button(Press::MeetingCallOff(id), text::meeting_call_off_button(), Weight::Danger),
        ]
    });
    card.row(own.into_iter().flatten()).row(change.into_iter().flatten()).row(record_button(sheet))
}

/// The button with which something is put on record, for whoever can.
fn record_button(sheet: &Sheet) -> Option<Control> {
    let id = sheet.view.meeting.meeting_id;
    let begin = || button(Press::RecordForm(id), text::meeting_record_button(), Weight::Primary);
    match sheet.view.records.is_empty() {
        true => (sheet.is_planner && sheet.view.is_over).then(begin),
        false => (!sheet.view.missing().is_empty()).then(|| add_button(id)),
    }
}

fn add_button(id: MeetingId) -> Control {
    button(Press::RecordForm(id), text::meeting_record_add_button(), Weight::Secondary)
}

/// Adds what is on record of a meeting for readers of a language, with who wrote it.
fn recorded(card: Card, view: &View, language: Language) -> Card {
    let Some(record) = view.record(language) else { return card };
    let by = match record.person_id {
        Some(person) => text::meeting_record_by(mention::person(person)),
        None => text::meeting_record_by_somebody(),
    };
    let head = text::meeting_record_words(language_title(record.language));
    let card = card.lines([head, text::value(&record.body)]).text(by);
    let missing: Vec<Arg> = view.missing().into_iter().map(|one| Arg::from(language_name(one))).collect();
    if missing.is_empty() { card } else { card.text(text::proposal_wanted(missing)) }
}

/// The form to move a meeting, with its day and time where the asker is.
pub fn move_form(meeting: &Meeting, of: Zone) -> Form {
    let local = meeting.starts_at.with_timezone(&of.0).naive_local();
    Form {
        press: Press::MeetingMove(Pair(meeting.meeting_id, meeting.revision)),
        title: text::meeting_move_title(),
        inputs: vec![
            Input::line(DAY, text::meeting_move_day(), 40).filled(Some(local.date().to_string())),
            Input::line(TIME, text::meeting_move_time(zone::named(of)), 10)
                .filled(Some(local.format("%H:%M").to_string())),
        ],
    }
}

/// Whether a meeting is meant to be called off.
pub fn calling_off(view: &View) -> Card {
    let id = view.meeting.meeting_id;
    Card::plain(text::meeting_call_off_ask(view.day)).row([button(
        Press::MeetingCallOffMeant(id),
        text::meeting_call_off_meant_button(),
        Weight::Danger,
    )])
}

/// The form for what is on record of a meeting, with an input for each of these languages, none of which has to be filled.
pub fn record_form(id: MeetingId, languages: &[Language]) -> Form {
    let limit = u16::try_from(RECORD_LENGTH).unwrap_or(u16::MAX);
    let input = |language: &Language| {
        Input::lines(language.code(), text::meeting_record_in(language_name(*language)), limit).optional()
    };
    Form {
        press: Press::RecordKeep(id),
        title: text::meeting_record_form_title(),
        inputs: languages.iter().map(input).collect(),
    }
}

/// It is on record.
pub fn record_kept(sheet: &Sheet, language: Language) -> Card {
    let view = &sheet.view;
    let card = Card::titled(text::meeting_record_title(view.day)).text(text::meeting_record_kept());
    recorded(card, view, language).row(record_button(sheet))
}
