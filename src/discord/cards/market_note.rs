//! The cards of what one should know before speaking to a market: customs, words, clocks and good hours.

use chrono::{DateTime, Utc};

use super::machine_draft;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::{NoteForm, Opened, Pair, Shelved};
use crate::discord::press::{Nothing, Press};
use crate::domain::Language;
use crate::domain::market::Market;
use crate::domain::market_note::{BODY_LENGTH, Kind, MarketNote, State, TITLE_LENGTH, Text};
use crate::domain::program::Zone;
use crate::domain::text::Variants;
use crate::domain::zone::offset_name;
use crate::features::market_note::{Clock, Good, Shelf, Told};
use crate::i18n::{
    Arg, Message, Verbatim,
    creator::{language as language_name, language_title},
    market, mention, own_name, text,
};

/// The names of the inputs of forms about notes.
pub mod input {
    /// The title, or the word.
    pub const TITLE: &str = "title";
    /// The rest.
    pub const BODY: &str = "body";
    /// The title or word in the other language.
    pub const OTHER_TITLE: &str = "other-title";
    /// The rest in the other language.
    pub const OTHER_BODY: &str = "other-body";
    /// Of good hours: from.
    pub const FROM: &str = "from";
    /// Until.
    pub const UNTIL: &str = "until";
}

/// Characters of a time as people type it.
const TIME_LENGTH: u16 = 10;

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// What is known of a kind about a market, a page of it.
pub fn shelf(shelf: &Shelf) -> Card {
    let name = market::name(&shelf.market);
    let title = match shelf.kind {
        Kind::Term => text::market_glossary_title(name),
        Kind::Custom | Kind::Hours => text::market_notes_title(name),
    };
    let mut card = Card::titled(title);
    if shelf.notes.is_empty() {
        card = card.text(match shelf.kind {
            Kind::Term => text::market_glossary_none(),
            Kind::Custom | Kind::Hours => text::market_notes_none(),
        });
    }
    for note in &shelf.notes {
        let Some(words) = note.text(shelf.language) else { continue };
        card = match shelf.kind {
            Kind::Term => card.lines([term(note, shelf.language)]),
            Kind::Hours => card.lines([noted(note, &words.body)]),
            Kind::Custom => {
                let body = match words.language == shelf.language {
                    true => text::market_note_body(&words.body),
                    false => text::market_note_instead(&words.body, language_name(words.language)),
                };
                card.field(text::market_note_title(&words.title), body)
            }
        };
    }
    if shelf.pages > 1 {
        card = card.footer(text::page_of(shelf.page + 1, shelf.pages));
    }
    card.row(choose(shelf)).row(turns(shelf))
}

/// Good hours and what is remarked on them.
fn noted(note: &MarketNote, remark: &str) -> Message {
    let (from, until) = note.hours.unwrap_or_default();
    match remark.is_empty() {
        true => text::market_hours_span(from, until),
        false => text::market_hours_noted(from, until, remark),
    }
}

/// A word in every language in which it is known, and what it means.
fn term(note: &MarketNote, language: Language) -> Message {
    let mut words: Vec<&str> = note.text(language).map(|text| &*text.title).into_iter().collect();
    words.extend(
        note.texts.iter().map(|text| &*text.title).filter(|title| !words.contains(title)).collect::<Vec<_>>(),
    );
    let words: Vec<Arg> = words.into_iter().map(|word| Arg::from(text::market_term_word(word))).collect();
    let meaning = note.text(language).map_or("", |text| &text.body);
    match meaning.is_empty() {
        true => text::market_term(words),
        false => text::market_term_meaning(words, meaning),
    }
}

/// Which note a manager wants to change.
fn choose(shelf: &Shelf) -> Option<Control> {
    let choices = shelf.notes.iter().filter_map(|note| {
        let words = note.text(shelf.language)?;
        let label = match note.hours {
            Some((from, until)) if shelf.kind == Kind::Hours => text::market_hours_span(from, until),
            _ => text::market_note_title(&words.title),
        };
        Some(Choice { value: note.market_note_id.to_string(), label, is_chosen: false })
    });
    let choices: Vec<Choice> = choices.collect();
    (shelf.is_manager && !choices.is_empty()).then(|| Control::Select {
        press: Press::MarketNoteChoose(Nothing),
        placeholder: text::market_note_choose(),
        choices,
        bounds: (1, 1),
    })
}

fn turns(shelf: &Shelf) -> Vec<Control> {
    let (kind, market) = (shelf.kind, shelf.market.market_id);
    let turn = |page: i64, label: Message| {
        let press = Press::MarketNoteShelf(Shelved { kind, market, page });
        (0..shelf.pages).contains(&page).then(|| button(press, label, Weight::Secondary))
    };
    let add = button(Press::MarketNoteForm(Pair(kind, market)), add_label(kind), Weight::Secondary);
    let turns = [turn(shelf.page - 1, text::page_back()), turn(shelf.page + 1, text::page_next())];
    turns.into_iter().flatten().chain([add]).collect()
}

fn add_label(kind: Kind) -> Message {
    match kind {
        Kind::Custom => text::market_add_custom(),
        Kind::Term => text::market_add_term(),
        Kind::Hours => text::market_add_hours(),
    }
}

/// What the clocks of markets show, and when it is good to post there.
pub fn clocks(clocks: &[Clock], (own, is_manager): (Zone, bool), now: DateTime<Utc>) -> Card {
    let mut card = Card::titled(text::market_time_title()).text(text::market_time_now(now));
    for clock in clocks {
        let (local, zone) = (clock.local, clock.market.zone);
        let offset = Verbatim(offset_name(zone, now));
        let shown = match zone == own {
            true => text::market_time_same(local.date(), local.time(), offset),
            false => text::market_clock(local.date(), local.time(), offset),
        };
        let lines =
            [Arg::from(shown)].into_iter().chain(clock.hours.iter().map(|good| Arg::from(hours(good))));
        card = card.field(market::name(&clock.market), text::lines(Arg::Lines(lines.collect())));
    }
    if clocks.is_empty() {
        return card.text(text::market_time_none());
    }
    let [only] = clocks else { return card };
    let (kind, market) = (Kind::Hours, only.market.market_id);
    let shelf = Press::MarketNoteShelf(Shelved { kind, market, page: 0 });
    let change = (is_manager && !only.hours.is_empty())
        .then(|| button(shelf, text::market_hours_change(), Weight::Secondary));
    let add = button(Press::MarketNoteForm(Pair(kind, market)), add_label(kind), Weight::Secondary);
    card.row([add].into_iter().chain(change))
}

fn hours(good: &Good) -> Message {
    let ((from, until), (next, _)) = (good.hours, good.next);
    match good.remark.is_empty() {
        true => text::market_hours(from, until, next),
        false => text::market_hours_remark(from, until, next, &good.remark),
    }
}

/// A note that was added, or proposed.
pub fn added(told: &Told) -> Card {
    let name = market::name(&told.market);
    let card = match told.note.state {
        State::Proposed => {
            Card::titled(text::market_note_proposed_title(name)).text(text::market_note_sent())
        }
        _ => Card::titled(text::market_note_added_title(name)).text(text::market_note_added()),
    };
    let card = words(card, &told.note);
    match told.note.state {
        State::Proposed => card,
        _ => card.row(ways(told)).row(drafts(told)),
    }
}

/// A note as managers see it, with what they can do about it.
pub fn sheet(told: &Told) -> Card {
    let name = market::name(&told.market);
    let card = Card::titled(text::market_notes_title(name)).text(match (told.note.state, &told.by) {
        (State::Proposed, Some(by)) => text::market_note_proposed_by(mention::person(by.person_id)),
        (State::Proposed, None) => text::market_note_proposed(),
        (State::Standing, _) => text::market_note_stands(),
        (State::Declined, _) => text::market_note_declined(),
        (State::Archived | State::Withdrawn, _) => text::market_note_out(),
    });
    let card = words(card, &told.note);
    match told.note.state {
        State::Proposed => card.row(decisions(told)).row(ways(told)).row(drafts(told)),
        State::Standing => card.row(ways(told)).row(drafts(told)),
        _ => card,
    }
}

/// The words of a note in every language in which there are some.
fn words(card: Card, note: &MarketNote) -> Card {
    let card = match note.hours {
        Some((from, until)) => card.field(text::market_hours_label(), text::market_hours_span(from, until)),
        None => card,
    };
    note.texts.iter().fold(card, |card, known| {
        let shown = match (known.title.is_empty(), known.body.is_empty()) {
            (false, false) => text::market_note_words(&known.title, &known.body),
            (false, true) => text::market_note_title(&known.title),
            (true, false) => text::market_note_body(&known.body),
            (true, true) => return card,
        };
        card.field(language_title(known.language), shown)
    })
}

fn decisions(told: &Told) -> [Control; 2] {
    let id = told.note.market_note_id;
    [
        button(Press::MarketNoteAccept(id), text::market_note_accept_button(), Weight::Success),
        button(Press::MarketNoteDecline(id), text::market_note_decline_button(), Weight::Secondary),
    ]
}

/// The words in each language, and the way out.
fn ways(told: &Told) -> Vec<Control> {
    let id = told.note.market_note_id;
    let words = told.languages.iter().take(4).map(|language| {
        let is_there = told.note.texts.iter().any(|text| text.language == *language);
        let weight = if is_there { Weight::Secondary } else { Weight::Primary };
        button(
            Press::MarketNoteWords(Pair(*language, id)),
            text::announcement_words_button(own_name(*language)),
            weight,
        )
    });
    let out = (told.note.state == State::Standing)
        .then(|| button(Press::MarketNoteArchive(id), text::market_note_archive_button(), Weight::Danger));
    words.chain(out).collect()
}

/// To have a machine draft what lacks.
fn drafts(told: &Told) -> Vec<Control> {
    let is_there = |language: &Language| told.note.texts.iter().any(|text| text.language == *language);
    let lacking = told.languages.iter().take(4).filter(|language| !is_there(language));
    let offered = lacking.filter(|_| !told.note.texts.is_empty());
    offered.map(|language| machine_draft::offer(told.note.market_note_id, *language)).collect()
}

/// What managers decided about the reader's proposal.
pub fn decided(told: &Told, is_accepted: bool) -> Card {
    let (kind, market) = (told.note.kind, told.market.market_id);
    let titles: Variants = told.note.texts.iter().map(|text| (text.language, text.title.clone())).collect();
    let what = match kind {
        Kind::Hours => text::market_hours_label(),
        Kind::Custom | Kind::Term => text::market_note_quoted(titles),
    };
    let name = market::name(&told.market);
    if !is_accepted {
        return Card::titled(text::market_note_refused_title(name)).text(text::market_note_refused(what));
    }
    let card = Card::titled(text::market_note_taken_title(name)).text(text::market_note_taken(what));
    match kind {
        Kind::Hours => card,
        Kind::Custom | Kind::Term => card.row([button(
            Press::MarketNoteShelf(Shelved { kind, market, page: 0 }),
            text::market_note_show_button(),
            Weight::Secondary,
        )]),
    }
}

/// The form for a new note in the reader's language and, where there is one, another.
pub fn form(market: &Market, kind: Kind, (own, other): (Language, Option<Language>)) -> Form {
    let title = |name, language| Input::line(name, title_label(kind, language), limit(TITLE_LENGTH));
    let body = |name, language| Input::lines(name, body_label(kind, language), limit(BODY_LENGTH));
    let mut inputs = match kind {
        Kind::Hours => vec![
            Input::line(input::FROM, text::market_hours_from_label(), TIME_LENGTH)
                .example(text::market_hours_from_example()),
            Input::line(input::UNTIL, text::market_hours_until_label(), TIME_LENGTH)
                .example(text::market_hours_until_example()),
            body(input::BODY, own).optional(),
        ],
        Kind::Custom => vec![title(input::TITLE, own), body(input::BODY, own)],
        Kind::Term => vec![title(input::TITLE, own), body(input::BODY, own).optional()],
    };
    if let Some(other) = other {
        if kind != Kind::Hours {
            inputs.push(title(input::OTHER_TITLE, other).optional());
        }
        inputs.push(body(input::OTHER_BODY, other).optional());
    }
    Form {
        press: Press::MarketNoteAdd(NoteForm { language: own, kind, market: market.market_id }),
        title: text::market_form_title(market::name(market)),
        inputs,
    }
}

fn title_label(kind: Kind, language: Language) -> Message {
    match kind {
        Kind::Term => text::market_term_word_label(language_name(language)),
        Kind::Custom | Kind::Hours => text::market_note_title_label(language_name(language)),
    }
}

fn body_label(kind: Kind, language: Language) -> Message {
    match kind {
        Kind::Custom => text::market_note_body_label(language_name(language)),
        Kind::Term => text::market_term_meaning_label(language_name(language)),
        Kind::Hours => text::market_hours_remark_label(language_name(language)),
    }
}

/// A note's words in the order of that form.
pub fn texts(kind: Kind, words: &Text) -> Vec<String> {
    match kind {
        Kind::Hours => vec![words.body.clone()],
        Kind::Custom | Kind::Term => vec![words.title.clone(), words.body.clone()],
    }
}

/// The form for a note's words in a language.
pub fn words_form(told: &Told, language: Language) -> Form {
    let note = &told.note;
    let known = note.text(language);
    let title = Input::line(input::TITLE, text::field_market_note_title(), limit(TITLE_LENGTH))
        .filled(known.map(|text| text.title.clone()));
    let body = Input::lines(input::BODY, text::field_market_note_body(), limit(BODY_LENGTH))
        .filled(known.map(|text| text.body.clone()));
    let inputs = match note.kind {
        Kind::Custom => vec![title, body],
        Kind::Term => vec![title, body.optional()],
        Kind::Hours => vec![body.optional()],
    };
    Form {
        press: Press::MarketNoteWordsKeep(Opened {
            language,
            of: note.market_note_id,
            revision: note.revision,
        }),
        title: text::announcement_words_title(language_name(language)),
        inputs,
    }
}

fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}
