//! The cards of briefs: for managers what is written and what is lacking, for everybody the brief itself.

mod form;
mod page;
mod translate;

use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::brief::{Asked, Leaf, Part, Section};
use crate::domain::campaign::State;
use crate::domain::wording::Standing;
use crate::features::brief::Sheet;
use crate::i18n::{
    Message, brief::change, brief::lack, brief::part as part_name, brief::section as section_name,
    deliverable as words, own_name, text,
};

pub use form::{input, leaf_form, name_of};
pub use page::{page, paged, preview, read};
pub use translate::{conflict, translation};

/// Languages that one row has room for.
const MOST_LANGUAGES: usize = 5;

/// A brief as its managers see it, in the language of whoever looks.
pub fn sheet(sheet: &Sheet, language: Language) -> Card {
    let mut card = Card::titled(text::brief_title(&sheet.campaign.name));
    for paragraph in standing(sheet, language) {
        card = card.lines(paragraph);
    }
    card = card
        .field(text::brief_sections(), text::brief_body(crate::i18n::Arg::Lines(sections(sheet))))
        .field(text::brief_deliverables(), text::brief_body(crate::i18n::Arg::Lines(asked(sheet))));
    let source = sheet.brief.source;
    if sheet.campaign.state == State::Closed {
        return card.row(previews(sheet));
    }
    let id = sheet.campaign.campaign_id;
    let parts = Part::ALL.iter().map(|part| write(sheet, Leaf::Part(*part), source, part_name(*part)));
    let add = button(Press::DeliverableNew(id), text::brief_add_button(), Weight::Primary);
    card = card.row(parts.chain([add]));
    if !sheet.brief.deliverables.is_empty() {
        card = card.row([choose(sheet)]);
    }
    card.row(previews(sheet)).row(translations(sheet)).row(ways_on(sheet))
}

/// What the manager wants to know first.
fn standing(sheet: &Sheet, language: Language) -> Vec<Vec<Message>> {
    let lacks: Vec<Message> = sheet.lacks.iter().map(|one| text::brief_lack_line(lack(one))).collect();
    let changes: Vec<Message> =
        sheet.changes.iter().map(|one| text::brief_change_line(change(language, one))).collect();
    if sheet.brief.is_empty() {
        return vec![vec![text::brief_none()]];
    }
    let is_live = sheet.campaign.state == State::Live;
    let mut paragraphs = Vec::new();
    match (is_live, sheet.version) {
        (true, 0) => paragraphs.push(vec![text::brief_live_first()]),
        (true, version) if changes.is_empty() => {
            paragraphs.push(vec![text::brief_live(i64::from(version))]);
        }
        (true, version) => {
            let first = text::brief_live_changed(i64::from(version));
            paragraphs.push([first].into_iter().chain(changes).collect());
        }
        (false, _) if lacks.is_empty() => paragraphs.push(vec![text::brief_complete()]),
        (false, _) => {}
    }
    if !lacks.is_empty() {
        let first = if is_live { text::brief_live_lacks() } else { text::brief_lacks() };
        paragraphs.push([first].into_iter().chain(lacks).collect());
    }
    paragraphs
}

fn sections(sheet: &Sheet) -> Vec<crate::i18n::Arg> {
    let line = |section: &Section| match sheet.brief.section(*section).original().is_empty() {
        true => text::brief_section_empty(section_name(*section)),
        false => text::brief_section_there(section_name(*section)),
    };
    Section::ALL.iter().map(line).map(Into::into).collect()
}

fn asked(sheet: &Sheet) -> Vec<crate::i18n::Arg> {
    let line = |(number, asked): (i64, Asked)| {
        let place = words::place((asked.platform, asked.format));
        let (due, pay) = (words::due(asked.due_on), words::pay(asked.pay.as_ref()));
        text::brief_deliverable_line(number, &asked.title, place, due, pay)
    };
    let all = sheet.brief.deliverables.iter().map(Asked::of);
    let lines: Vec<crate::i18n::Arg> = (1_i64..).zip(all).map(line).map(Into::into).collect();
    match lines.is_empty() {
        true => vec![text::brief_deliverables_none().into()],
        false => lines,
    }
}

fn choose(sheet: &Sheet) -> Control {
    let choice = |asked: Asked| Choice {
        value: asked.deliverable_id.to_string(),
        label: text::deliverable_title(asked.title),
        is_chosen: false,
    };
    Control::Select {
        press: Press::DeliverableChoose(sheet.campaign.campaign_id),
        placeholder: text::brief_choose_deliverable(),
        choices: sheet.brief.deliverables.iter().map(Asked::of).map(choice).collect(),
        bounds: (1, 1),
    }
}

fn previews(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.campaign.campaign_id;
    let preview = |language: &Language| {
        let press = Press::BriefPreview(Pair(*language, Pair(id, 0)));
        button(press, text::brief_preview_button(own_name(*language)), Weight::Secondary)
    };
    sheet.reach.languages.iter().take(MOST_LANGUAGES).map(preview).collect()
}

fn translations(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.campaign.campaign_id;
    let translate = |language: &Language| {
        let press = Press::BriefTranslate(Pair(*language, Pair(id, 0)));
        let open = [Standing::Missing, Standing::Draft, Standing::Stale];
        let is_open = open.iter().any(|standing| sheet.count(*language, *standing) > 0);
        let weight = if is_open { Weight::Primary } else { Weight::Secondary };
        button(press, text::brief_translate_button(own_name(*language)), weight)
    };
    let others = sheet.reach.languages.iter().filter(|language| **language != sheet.brief.source);
    others.take(MOST_LANGUAGES).map(translate).collect()
}

fn ways_on(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.campaign.campaign_id;
    let source = sheet.brief.source;
    let mut ways = Vec::new();
    if sheet.count(source, Standing::Draft) > 0 {
        let press = Press::BriefHold(Pair(source, Pair(id, sheet.age(source))));
        ways.push(button(press, text::brief_hold_button(), Weight::Primary));
    }
    if sheet.has_new_terms() && sheet.lacks.is_empty() && !sheet.brief.is_empty() {
        ways.push(button(Press::BriefTerms(id), text::brief_terms_button(), Weight::Success));
    }
    ways.push(button(Press::CampaignSheet(id), text::campaign_sheet_button(), Weight::Secondary));
    ways
}

/// A button that opens a form of the brief's words in a language.
fn write(sheet: &Sheet, leaf: Leaf, language: Language, label: Message) -> Control {
    let id = sheet.campaign.campaign_id;
    let press = match leaf {
        Leaf::Name => Press::BriefName(Pair(language, id)),
        Leaf::Part(Part::Message) => Press::BriefMessage(Pair(language, id)),
        Leaf::Part(Part::Craft) => Press::BriefCraft(Pair(language, id)),
        Leaf::Deliverable(deliverable) => Press::DeliverableWords(Pair(language, deliverable)),
    };
    let is_open = sheet
        .leaf(leaf)
        .iter()
        .any(|words| words.standing(language).is_some_and(|standing| standing != Standing::Ready));
    let weight = if is_open { Weight::Primary } else { Weight::Secondary };
    button(press, label, weight)
}

/// What came of publishing terms.
pub fn published(sheet: &Sheet) -> Card {
    let id = sheet.campaign.campaign_id;
    Card::titled(text::brief_terms_title(i64::from(sheet.version)))
        .text(text::brief_terms_published())
        .row([button(Press::BriefSheet(id), text::brief_sheet_button(), Weight::Secondary)])
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}
