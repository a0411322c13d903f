//! The forms in which the words of a brief are written, up to five texts each.

use crate::discord::card::{Form, Input};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::brief::{Leaf, Part, SECTION_LENGTH};
use crate::domain::campaign::{NAME_LENGTH, SUMMARY_LENGTH};
use crate::domain::deliverable::Piece;
use crate::features::brief::Sheet;
use crate::i18n::{
    Message, brief::part as part_name, brief::section as section_name, creator::language as language_name,
    deliverable::piece as piece_name, text,
};

/// The names of the inputs, in the order of the form.
pub const INPUTS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// The names of the inputs of forms about briefs.
pub mod input {
    pub use super::INPUTS;
}

/// One text of a form.
struct Line {
    label: Message,
    limit: usize,
    is_required: bool,
    is_long: bool,
}

fn line(label: Message, limit: usize) -> Line {
    Line { label, limit, is_required: false, is_long: limit > 100 }
}

fn lines(leaf: Leaf) -> Vec<Line> {
    match leaf {
        Leaf::Name => vec![
            Line { is_required: true, ..line(text::campaign_name_label(), NAME_LENGTH) },
            line(text::campaign_summary_label(), SUMMARY_LENGTH),
        ],
        Leaf::Part(part) => {
            part.sections().iter().map(|section| line(section_name(*section), SECTION_LENGTH)).collect()
        }
        Leaf::Deliverable(_) => Piece::ALL
            .iter()
            .map(|piece| Line { is_required: piece.is_required(), ..line(piece_name(*piece), piece.limit()) })
            .collect(),
    }
}

/// What a text of a form is called.
pub fn name_of(leaf: Leaf, index: usize) -> Message {
    lines(leaf).into_iter().nth(index).map_or_else(text::brief_deliverables_none, |line| line.label)
}

/// The form for words in a language, as they are or as somebody typed them. Where nothing is written it begins with the
/// original, to be written over.
pub fn leaf_form(sheet: &Sheet, leaf: Leaf, language: Language, typed: Option<&[String]>) -> Form {
    let (id, revision) = (sheet.campaign.campaign_id, sheet.revision(leaf, language));
    let press = match leaf {
        Leaf::Name => Press::BriefNameKeep(Pair(language, Pair(id, revision))),
        Leaf::Part(Part::Message) => Press::BriefMessageKeep(Pair(language, Pair(id, revision))),
        Leaf::Part(Part::Craft) => Press::BriefCraftKeep(Pair(language, Pair(id, revision))),
        Leaf::Deliverable(one) => Press::DeliverableWordsKeep(Pair(language, Pair(one, revision))),
    };
    let title = match leaf {
        Leaf::Name => text::campaign_words_title(language_name(language)),
        Leaf::Part(part) => text::brief_form_title(part_name(part), language_name(language)),
        Leaf::Deliverable(_) => text::brief_form_deliverable(language_name(language)),
    };
    let known = sheet.leaf(leaf);
    let value = |index: usize| match typed {
        Some(typed) => typed.get(index).cloned(),
        None => known.get(index).map(|words| words.read(language).to_owned()),
    };
    let inputs = INPUTS.iter().zip(lines(leaf)).enumerate().map(|(index, (name, line))| Input {
        name,
        label: line.label,
        placeholder: None,
        value: value(index),
        limit: u16::try_from(line.limit).unwrap_or(u16::MAX),
        is_required: line.is_required,
        is_long: line.is_long,
    });
    Form { press, title, inputs: inputs.collect() }
}
