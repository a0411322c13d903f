//! The cards and forms of what a brief asks for.

use super::brief::input::INPUTS;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::brief::Asked;
use crate::domain::deliverable::{Deliverable, Format, Piece};
use crate::domain::money::Money;
use crate::domain::placement::Platform;
use crate::domain::{CampaignId, Language};
use crate::features::brief::Sheet;
use crate::i18n::{Message, creator::language as language_name, deliverable as words, own_name, text};

/// The names of the inputs of forms about what is asked for.
pub mod input {
    /// By when.
    pub const DUE: &str = "due";
    /// How much.
    pub const PAY: &str = "pay";
    /// From when it may be used.
    pub const FROM: &str = "rights-from";
    /// Until when.
    pub const UNTIL: &str = "rights-until";
}

/// The value of a select for a platform that is left to the creator.
pub const ANY: &str = "-";
/// Characters of a day or a sum as people type them.
const SHORT: u16 = 40;

/// One thing that a brief asks for, as managers see it.
pub fn sheet(sheet: &Sheet, deliverable: &Deliverable) -> Card {
    let (id, asked) = (deliverable.deliverable_id, Asked::of(deliverable));
    let lacks = [
        (deliverable.due_on.is_none(), text::deliverable_lack_day()),
        (deliverable.pay.is_none(), text::deliverable_lack_pay()),
    ];
    let open: Vec<Message> =
        lacks.into_iter().filter(|(is_open, _)| *is_open).map(|(_, lack)| lack).collect();
    let mut card = Card::titled(text::deliverable_title(&asked.title)).text(match open.is_empty() {
        true => text::deliverable_whole(),
        false => text::deliverable_lacks(open),
    });
    if !asked.description.is_empty() {
        card = card.field(text::deliverable_label_description(), text::deliverable_words(&asked.description));
    }
    let languages = sheet.reach.languages.iter().take(5).map(|language| {
        let press = Press::DeliverableWords(Pair(*language, id));
        button(press, text::deliverable_words_button(own_name(*language)), Weight::Secondary)
    });
    card.figure(text::deliverable_label_where(), words::place((asked.platform, asked.format)))
        .figure(text::deliverable_label_due(), words::due(asked.due_on))
        .figure(text::deliverable_label_pay(), words::pay(asked.pay.as_ref()))
        .field(text::deliverable_label_rights(), words::rights(&asked.rights))
        .row([platforms(deliverable)])
        .row([formats(deliverable)])
        .row(languages)
        .row([
            button(Press::DeliverableTerms(id), text::deliverable_terms_button(), Weight::Primary),
            button(Press::DeliverableRemove(id), text::deliverable_remove_button(), Weight::Danger),
            button(Press::BriefSheet(deliverable.campaign_id), text::brief_sheet_button(), Weight::Secondary),
        ])
}

fn platforms(deliverable: &Deliverable) -> Control {
    let any = Choice {
        value: ANY.to_owned(),
        label: text::deliverable_platform_any(),
        is_chosen: deliverable.platform.is_none(),
    };
    let named = Platform::ALL.iter().map(|platform| Choice {
        value: platform.label().to_owned(),
        label: words::platform(*platform),
        is_chosen: deliverable.platform == Some(*platform),
    });
    Control::Select {
        press: Press::DeliverablePlatform(deliverable.deliverable_id),
        placeholder: text::deliverable_choose_platform(),
        choices: [any].into_iter().chain(named).collect(),
        bounds: (1, 1),
    }
}

fn formats(deliverable: &Deliverable) -> Control {
    let choices = Format::ALL.iter().map(|format| Choice {
        value: format.code().to_owned(),
        label: text::deliverable_format_choice(words::format(*format)),
        is_chosen: deliverable.format == *format,
    });
    Control::Select {
        press: Press::DeliverableFormat(deliverable.deliverable_id),
        placeholder: text::deliverable_choose_format(),
        choices: choices.collect(),
        bounds: (1, 1),
    }
}

/// The form that adds something, in the programme's own language.
pub fn new_form(campaign: CampaignId, source: Language) -> Form {
    let word = |index: usize, piece: Piece| {
        let limit = u16::try_from(piece.limit()).unwrap_or(u16::MAX);
        match piece.is_required() {
            true => Input::line(INPUTS[index], words::piece(piece), limit),
            false => Input::lines(INPUTS[index], words::piece(piece), limit).optional(),
        }
    };
    Form {
        press: Press::DeliverableBegin(campaign),
        title: text::deliverable_new_title(language_name(source)),
        inputs: vec![word(0, Piece::Title), word(1, Piece::Description), due(None), pay(None)],
    }
}

/// The form for when something is due, what it pays and how long it may be used.
pub fn terms_form(deliverable: &Deliverable) -> Form {
    let day = |name, label, day: Option<chrono::NaiveDate>| {
        Input::line(name, label, SHORT)
            .optional()
            .example(text::campaign_day_example())
            .filled(day.map(|day| day.to_string()))
    };
    Form {
        press: Press::DeliverableTermsKeep(Pair(deliverable.deliverable_id, deliverable.revision)),
        title: text::deliverable_terms_title(),
        inputs: vec![
            due(deliverable.due_on),
            pay(deliverable.pay.as_ref()),
            day(input::FROM, text::deliverable_from_label(), deliverable.rights_from_on),
            day(input::UNTIL, text::deliverable_until_label(), deliverable.rights_until_on),
        ],
    }
}

fn due(known: Option<chrono::NaiveDate>) -> Input {
    Input::line(input::DUE, text::deliverable_due_label(), SHORT)
        .optional()
        .example(text::campaign_day_example())
        .filled(known.map(|day| day.to_string()))
}

fn pay(known: Option<&Money>) -> Input {
    let typed = known.map(|pay| if pay.minor == 0 { "0".to_owned() } else { pay.plain() });
    Input::line(input::PAY, text::deliverable_pay_label(), SHORT)
        .optional()
        .example(text::deliverable_pay_example())
        .filled(typed)
}

/// Asks whether something is really to be asked for no longer.
pub fn removing(deliverable: &Deliverable) -> Card {
    let title = Asked::of(deliverable).title;
    Card::titled(text::deliverable_remove_title(title)).text(text::deliverable_remove()).row([
        button(
            Press::DeliverableRemoveMeant(deliverable.deliverable_id),
            text::deliverable_remove_meant_button(),
            Weight::Danger,
        ),
        button(
            Press::DeliverableSheet(deliverable.deliverable_id),
            text::deliverable_keep_button(),
            Weight::Secondary,
        ),
    ])
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}
