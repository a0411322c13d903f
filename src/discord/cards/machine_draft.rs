//! The cards of what a machine drafts: never taken for a translation before a person has read it and sent it.

use crate::discord::card::{Card, Control, Form, Weight};
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::machine_draft::{MachineDraft, Source};
use crate::i18n::{creator::language as language_name, text};

/// To have a machine draft a translation. It is on no card where none does.
pub fn offer(source: impl Into<Source>, language: Language) -> Control {
    Control::Button {
        press: Press::DraftMake(Pair(Maybe(Some(language)), source.into())),
        label: text::machine_draft_button(language_name(language)),
        weight: Weight::Secondary,
    }
}

/// The same into the presser's own language, or the first that lacks it.
pub fn offer_own(source: impl Into<Source>) -> Control {
    Control::Button {
        press: Press::DraftMake(Pair(Maybe(None), source.into())),
        label: text::machine_draft_own_button(),
        weight: Weight::Secondary,
    }
}

/// What a machine made of somebody's words, to be read.
pub fn draft(draft: &MachineDraft) -> Card {
    let mut card = Card::titled(text::machine_draft_title(language_name(draft.language)))
        .text(text::machine_draft_text());
    for words in draft.texts.iter().filter(|words| !words.is_empty()) {
        card = card.text(text::value(words));
    }
    if draft.is_cut {
        card = card.text(text::machine_draft_cut());
    }
    card.row([Control::Button {
        press: Press::DraftUse(draft.machine_draft_id),
        label: text::machine_draft_use_button(),
        weight: Weight::Primary,
    }])
}

/// The form for a translation with the draft in it, under a title that says whose it is.
pub fn filled(form: Form, draft: &MachineDraft) -> Form {
    let mut form = Form { title: text::machine_draft_form_title(language_name(draft.language)), ..form };
    for (input, words) in form.inputs.iter_mut().zip(&draft.texts) {
        if !words.is_empty() {
            input.value = Some(words.clone());
        }
    }
    form
}
