//! The cards on which managers see words beside their original, and what two of them wrote at once.

use super::form::name_of;
use super::page::{block, page, paged};
use super::{button, part_name, write};
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::brief::{Asked, Block, Leaf, Part};
use crate::domain::machine_draft::Source;
use crate::domain::wording::{Standing, Wording};
use crate::features::brief::{Conflict, Sheet};
use crate::i18n::{Message, brief::changed, brief::stands, creator::language as language_name, text};

/// What a text of a form is called, and whose it is where several have such a text.
fn called(sheet: &Sheet, leaf: Leaf, index: usize) -> Message {
    let name = name_of(leaf, index);
    let Leaf::Deliverable(id) = leaf else { return name };
    let title = sheet.brief.deliverable(id).map(|known| Asked::of(known).title).unwrap_or_default();
    text::translate_deliverable(title, name)
}

/// What lacks in a language or is out of date, each beside its original, and where to write it.
pub fn translation(sheet: &Sheet, language: Language, number: i64, reader: Language) -> Card {
    let id = sheet.campaign.campaign_id;
    let count = |standing| sheet.count(language, standing);
    let open = [Standing::Missing, Standing::Stale, Standing::Draft].map(count);
    let title = text::translate_title(&sheet.campaign.name, language_name(language));
    let card = Card::titled(title).text(match (open.iter().sum::<usize>(), count(Standing::Ready)) {
        (0, 0) => text::translate_nothing(),
        (0, _) => text::translate_done(language_name(language)),
        _ => text::translate_open(open[0], open[1], open[2]),
    });
    let mut blocks = Vec::new();
    for leaf in sheet.leaves() {
        for (index, words) in sheet.leaf(leaf).iter().enumerate() {
            blocks.extend(beside(&called(sheet, leaf, index), words, language, reader));
        }
    }
    let turn = |number| Press::BriefTranslate(Pair(language, Pair(id, number)));
    let (card, ways) = page(card, &paged(reader, &blocks), number, turn);
    let mut card = card;
    let parts = Part::ALL.iter().map(|part| write(sheet, Leaf::Part(*part), language, part_name(*part)));
    card = card
        .row([write(sheet, Leaf::Name, language, text::translate_name_button())].into_iter().chain(parts));
    if !sheet.brief.deliverables.is_empty() {
        card = card.row([choose(sheet, language)]);
    }
    card = card.row(drafts(sheet, language));
    let hold = (open[1] + open[2] > 0).then(|| {
        let press = Press::BriefHold(Pair(language, Pair(id, sheet.age(language))));
        button(press, text::translate_hold_button(), Weight::Secondary)
    });
    let back = button(Press::BriefSheet(id), text::brief_sheet_button(), Weight::Secondary);
    card.row(ways).row(hold.into_iter().chain([back]))
}

/// A text beside its original, unless it is ready: what the original says, what stands there, and what has changed in the
/// original since.
fn beside(called: &Message, words: &Wording, language: Language, reader: Language) -> Vec<Block> {
    let Some(standing) = words.standing(language).filter(|standing| *standing != Standing::Ready) else {
        return Vec::new();
    };
    let original = text::brief_body(words.original());
    let mut blocks = vec![block(reader, &text::translate_original(called.clone()), &[original])];
    let heading = text::translate_own(called.clone(), language_name(language), stands(standing));
    let own = match words.body(language) {
        "" => text::translate_empty(),
        own => text::brief_body(own),
    };
    if language != words.source() {
        blocks.push(block(reader, &heading, &[own]));
    }
    let origin = words.words(language).and_then(|known| known.origin.as_deref());
    if let (Standing::Stale, Some(origin)) = (standing, origin) {
        let change = text::brief_body(changed(origin, words.original()));
        blocks.push(block(reader, &text::translate_changed(called.clone()), &[change]));
    }
    blocks
}

/// To have a machine draft what is open in a language, form by form.
fn drafts(sheet: &Sheet, language: Language) -> Option<Control> {
    let is_open =
        |words: &Wording| words.standing(language).is_some_and(|standing| standing != Standing::Ready);
    let choice = |leaf: Leaf| Choice {
        value: Source::leaf(sheet.campaign.campaign_id, leaf).to_string(),
        label: match leaf {
            Leaf::Name => text::translate_name_button(),
            Leaf::Part(part) => part_name(part),
            Leaf::Deliverable(id) => {
                let title = sheet.brief.deliverable(id).map(|known| Asked::of(known).title);
                text::deliverable_title(title.unwrap_or_default())
            }
        },
        is_chosen: false,
    };
    let open = sheet.leaves().into_iter().filter(|leaf| sheet.leaf(*leaf).iter().any(is_open));
    let choices: Vec<Choice> = open.take(25).map(choice).collect();
    (language != sheet.brief.source && !choices.is_empty()).then(|| Control::Select {
        press: Press::DraftChoose(Pair(language, sheet.campaign.campaign_id)),
        placeholder: text::machine_draft_choose(),
        choices,
        bounds: (1, 1),
    })
}

fn choose(sheet: &Sheet, language: Language) -> Control {
    let choice = |asked: Asked| Choice {
        value: asked.deliverable_id.to_string(),
        label: text::deliverable_title(asked.title),
        is_chosen: false,
    };
    Control::Select {
        press: Press::DeliverableTranslate(Pair(language, sheet.campaign.campaign_id)),
        placeholder: text::translate_choose(),
        choices: sheet.brief.deliverables.iter().map(Asked::of).map(choice).collect(),
        bounds: (1, 1),
    }
}

/// Two managers wrote the same at once: what stands there now, what the reader wrote, and the way to put them together.
pub fn conflict(conflict: &Conflict, number: i64, reader: Language) -> Card {
    let Conflict { sheet, draft } = conflict;
    let id = draft.brief_draft_id;
    let mut blocks = Vec::new();
    for (index, words) in sheet.leaf(draft.leaf).iter().enumerate() {
        let own = draft.typed.get(index).map_or("", String::as_str);
        let theirs = words.body(draft.language);
        if own.trim() == theirs {
            continue;
        }
        let called = called(sheet, draft.leaf, index);
        let said = |body: &str| match body.is_empty() {
            true => text::conflict_empty(),
            false => text::brief_body(body),
        };
        blocks.push(block(reader, &text::conflict_theirs(called.clone()), &[said(theirs)]));
        blocks.push(block(reader, &text::conflict_own(called), &[said(own)]));
    }
    let card = Card::titled(text::conflict_title()).text(text::conflict_text());
    let turn = |number| Press::BriefConflict(Pair(id, number));
    let (card, ways) = page(card, &paged(reader, &blocks), number, turn);
    card.row(ways).row([
        button(Press::BriefMerge(id), text::conflict_merge_button(), Weight::Primary),
        button(Press::BriefSheet(sheet.campaign.campaign_id), text::brief_sheet_button(), Weight::Secondary),
    ])
}
