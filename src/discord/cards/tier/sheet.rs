//! The card of one tier, as managers make it, and its forms.

use super::{button, words};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::TierWords;
use crate::discord::press::{Nothing, Press};
use crate::domain::audience::Band;
use crate::domain::campaign::TextState;
use crate::domain::check_in::Cadence;
use crate::domain::money::Money;
use crate::domain::tier::{BENEFITS_LENGTH, NAME_LENGTH, Text, Tier};
use crate::domain::{Language, TierId};
use crate::features::tier::{Archiving, Sheet};
use crate::i18n::{Arg, Message, creator::language as language_name, mention, own_name, text};

/// The names of the inputs of forms about tiers.
pub mod input {
    /// The name.
    pub const NAME: &str = "name";
    /// What it brings.
    pub const BENEFITS: &str = "benefits";
    /// Days that figures are counted over.
    pub const WINDOW: &str = "window";
    /// Sales.
    pub const SALES: &str = "sales";
    /// Sums of money.
    pub const REVENUE: &str = "revenue";
    /// Days as a creator.
    pub const TENURE: &str = "tenure";
    /// Collaborations that reach it.
    pub const TAKEN: &str = "taken";
    /// Approved deliverables that reach it.
    pub const APPROVED: &str = "approved";
    /// The fewest collaborations.
    pub const FLOOR: &str = "floor";
    /// The most collaborations.
    pub const CEILING: &str = "ceiling";
    /// Days until a tier is lost.
    pub const GRACE: &str = "grace";
    /// Where micro, midi, macro and mega begin.
    pub const BANDS: [&str; 4] = ["micro", "midi", "macro", "mega"];
}

/// Characters of a number as people type it.
const NUMBER_LENGTH: u16 = 20;
/// Characters of sums of money as people type them.
const REVENUE_LENGTH: u16 = 200;

/// How a tier stands, what it takes and brings, and everything that can be changed.
pub fn sheet(sheet: &Sheet) -> Card {
    let tier = &sheet.tier;
    let id = tier.tier_id;
    let role = match tier.role_id {
        Some(role) => text::tier_sheet_role_is(mention::role(role)),
        None => text::tier_sheet_role_none(),
    };
    let benefits = tier.benefits();
    let benefits = if benefits.is_empty() { text::tier_sheet_empty() } else { text::tier_benefits(benefits) };
    let collaborations = match words::collaborations(tier.collaborations) {
        Some(band) => band,
        None => text::tier_collaborations_open(),
    };
    Card::titled(text::tier_mine_title(tier.name()))
        .text(standing(sheet))
        .field(text::tier_sheet_needs(), words::needs(&tier.rule))
        .field(text::tier_brings(), benefits)
        .figure(text::tier_sheet_role(), role)
        .figure(text::tier_sheet_cadence(), words::cadence(tier.cadence))
        .figure(text::tier_collaborations(), collaborations)
        .field(text::tier_sheet_words(), text::campaign_words_list(languages(sheet)))
        .row(sheet.languages.iter().take(5).map(|language| words_button(sheet, *language)))
        .row(actions(sheet))
        .row([choose_cadence(tier)])
        .row([Control::Roles {
            press: Press::TierRole(id),
            placeholder: text::tier_role_choose(),
            bounds: (1, 1),
        }])
        .row(ways(sheet))
}

/// What the manager wants to know first.
fn standing(sheet: &Sheet) -> Message {
    if sheet.tier.is_open() {
        return text::tier_sheet_open(sheet.creators);
    }
    let unworded = sheet.tier.unworded(&sheet.languages);
    match unworded.is_empty() {
        true => text::tier_sheet_draft(),
        false => text::tier_sheet_draft_lacks(
            unworded.iter().map(|language| language_name(*language)).collect::<Vec<_>>(),
        ),
    }
}

/// How the words stand in each language.
fn languages(sheet: &Sheet) -> Vec<Message> {
    let line = |language: &Language| {
        let name = language_name(*language);
        match sheet.tier.text(*language).map(|text| text.state) {
            None | Some(TextState::Draft) => text::campaign_words_missing(name),
            Some(TextState::Stale) => text::campaign_words_stale(name),
            Some(TextState::Ready) => text::campaign_words_ready(name),
        }
    };
    sheet.languages.iter().map(line).collect()
}

fn words_button(sheet: &Sheet, language: Language) -> Control {
    let is_ready = sheet.tier.text(language).is_some_and(|text| text.state == TextState::Ready);
    let weight = if is_ready { Weight::Secondary } else { Weight::Primary };
    let press = Press::TierWords(TierWords { language, tier: sheet.tier.tier_id });
    button(press, text::campaign_words_button(own_name(language)), weight)
}

fn actions(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.tier.tier_id;
    let (has_below, has_above) = sheet.neighbours;
    let mut actions = vec![
        button(Press::TierConditions(id), text::tier_conditions_button(), Weight::Secondary),
        button(Press::TierCollaborations(id), text::tier_collaborations_button(), Weight::Secondary),
    ];
    if has_above {
        actions.push(button(Press::TierRaise(id), text::tier_raise_button(), Weight::Secondary));
    }
    if has_below {
        actions.push(button(Press::TierLower(id), text::tier_lower_button(), Weight::Secondary));
    }
    let label = if sheet.tier.is_open() { text::tier_archive_button() } else { text::tier_discard_button() };
    actions.push(button(Press::TierArchive(id), label, Weight::Danger));
    actions
}

/// The ways on: a draft is tried out and opened.
fn ways(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.tier.tier_id;
    let mut ways = Vec::new();
    if !sheet.tier.is_open() {
        let is_worded = sheet.tier.unworded(&sheet.languages).is_empty();
        let weight = if is_worded { Weight::Success } else { Weight::Secondary };
        ways.push(button(Press::TierOpen(id), text::tier_open_button(), weight));
        ways.push(button(Press::TierTry(id), text::tier_try_button(), Weight::Secondary));
    }
    if sheet.tier.role_id.is_some() {
        ways.push(button(Press::TierNoRole(id), text::tier_role_clear_button(), Weight::Secondary));
    }
    ways.push(button(Press::TierList(Nothing), text::ladder_back_button(), Weight::Secondary));
    ways
}

fn choose_cadence(tier: &Tier) -> Control {
    let choices = Cadence::ALL.iter().map(|known| Choice {
        value: known.code().to_owned(),
        label: words::cadence(*known),
        is_chosen: *known == tier.cadence,
    });
    Control::Select {
        press: Press::TierCadence(tier.tier_id),
        placeholder: text::tier_cadence_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    }
}

/// What a tier takes, to be changed.
pub fn conditions(sheet: &Sheet) -> Card {
    let (tier, id) = (&sheet.tier, sheet.tier.tier_id);
    let any = Choice {
        value: "any".to_owned(),
        label: text::audience_any(),
        is_chosen: tier.rule.audience.is_none(),
    };
    let bands = Band::ALL.iter().skip(1).map(|band| Choice {
        value: band.code().to_owned(),
        label: text::audience_at_least(words::bounds(*band, sheet.policy.bands)),
        is_chosen: tier.rule.audience == Some(*band),
    });
    Card::titled(text::tier_conditions_title(tier.name()))
        .text(words::needs(&tier.rule))
        .text(text::tier_conditions_text())
        .row([Control::Select {
            press: Press::TierAudience(id),
            placeholder: text::audience_choose(),
            choices: [any].into_iter().chain(bands).collect(),
            bounds: (1, 1),
        }])
        .row([
            button(Press::TierConditionsForm(id), text::tier_numbers_button(), Weight::Primary),
            button(Press::TierApproved(id), text::tier_approved_button(), Weight::Secondary),
            back(id),
        ])
}

fn back(id: TierId) -> Control {
    button(Press::TierSheet(id), text::tier_back_button(), Weight::Secondary)
}

/// The form for a tier's words in a language. A first translation begins with the original, to be written over.
pub fn words_form(sheet: &Sheet, language: Language) -> Form {
    let known = sheet.tier.text(language).or_else(|| sheet.tier.texts.first());
    Form {
        press: Press::TierWordsKeep(TierWords { language, tier: sheet.tier.tier_id }),
        title: text::tier_words_title(language_name(language)),
        inputs: vec![name_input(known), benefits_input(known)],
    }
}

/// The form for the conditions that are numbers.
pub fn conditions_form(sheet: &Sheet) -> Form {
    let rule = &sheet.tier.rule;
    Form {
        press: Press::TierConditionsKeep(sheet.tier.tier_id),
        title: text::tier_conditions_button(),
        inputs: vec![
            number(input::WINDOW, text::tier_form_window(), Some(rule.window_days.into())),
            number(input::SALES, text::tier_form_sales(), rule.sales),
            revenue_input(&rule.revenue),
            number(input::TENURE, text::tier_form_tenure(), rule.tenure_days),
            number(input::TAKEN, text::tier_form_taken(), rule.collaborations),
        ],
    }
}

/// The form for approved deliverables.
pub fn approved_form(sheet: &Sheet) -> Form {
    Form {
        press: Press::TierApprovedKeep(sheet.tier.tier_id),
        title: text::tier_approved_title(),
        inputs: vec![number(input::APPROVED, text::tier_form_approved(), sheet.tier.rule.approved)],
    }
}

/// The form for collaborations a year.
pub fn collaborations_form(sheet: &Sheet) -> Form {
    let band = sheet.tier.collaborations;
    Form {
        press: Press::TierCollaborationsKeep(sheet.tier.tier_id),
        title: text::tier_collaborations_title(),
        inputs: vec![
            number(input::FLOOR, text::tier_form_floor(), band.floor.map(i64::from)),
            number(input::CEILING, text::tier_form_ceiling(), band.ceiling.map(i64::from)),
        ],
    }
}

pub(super) fn name_input(known: Option<&Text>) -> Input {
    Input::line(input::NAME, text::tier_form_name(), limit(NAME_LENGTH))
        .example(text::tier_form_name_example())
        .filled(known.map(|text| text.name.clone()))
}

pub(super) fn benefits_input(known: Option<&Text>) -> Input {
    Input::lines(input::BENEFITS, text::tier_form_benefits(), limit(BENEFITS_LENGTH))
        .optional()
        .example(text::tier_form_benefits_example())
        .filled(known.map(|text| text.benefits.clone()))
}

pub(super) fn number(name: &'static str, label: Message, known: Option<i64>) -> Input {
    Input::line(name, label, NUMBER_LENGTH)
        .optional()
        .example(text::tier_form_number_example())
        .filled(known.map(|known| known.to_string()))
}

pub(super) fn revenue_input(known: &[Money]) -> Input {
    let typed: Vec<String> = known.iter().map(Money::plain).collect();
    Input::line(input::REVENUE, text::tier_form_revenue(), REVENUE_LENGTH)
        .optional()
        .example(text::tier_form_revenue_example())
        .filled(Some(typed.join("; ")))
}

fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}

/// Asks whether a tier may be taken out of use.
pub fn archiving(archiving: &Archiving) -> Card {
    let (tier, id) = (&archiving.tier, archiving.tier.tier_id);
    let (card, label) = match tier.is_open() {
        true => (
            Card::titled(text::tier_archive_title(tier.name()))
                .text(text::tier_archive_text(archiving.creators)),
            text::tier_archive_button(),
        ),
        false => (
            Card::titled(text::tier_discard_title(tier.name())).text(text::tier_discard_text()),
            text::tier_discard_button(),
        ),
    };
    card.row([
        button(Press::TierArchiveMeant(id), label, Weight::Danger),
        button(Press::TierSheet(id), text::tier_keep_button(), Weight::Secondary),
    ])
}

/// A tier is out of use.
pub fn archived(archiving: &Archiving) -> Card {
    Card::plain(text::tier_archived(Arg::from(archiving.tier.name()))).row([button(
        Press::TierList(Nothing),
        text::ladder_back_button(),
        Weight::Secondary,
    )])
}
