//! The cards of payouts: what would be paid, what is frozen and what became of it, and what managers did about somebody's.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::lines;
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::PayoutId;
use crate::domain::money::Money;
use crate::domain::payout::{Absence, Due, Item, REFERENCE_LENGTH, Rules, UNDO};
use crate::features::payout::{Adjustment, Marked, Preview, Sheet};
use crate::i18n::{Arg, Message, Verbatim, mention, text};

/// The names of the inputs of forms about payouts.
pub mod input {
    /// The least sums that are paid.
    pub const LEAST: &str = "least";
    /// The sums above which a second manager confirms.
    pub const CONFIRM: &str = "confirm";
    /// What the bank calls it.
    pub const REFERENCE: &str = "reference";
    /// The payments that were made.
    pub const MARKS: &str = "marks";
}

/// Payments or people that are shown on one card.
const SHOWN: usize = 15;
/// Characters of sums as people type them.
const SUMS_LENGTH: u16 = 300;
/// Characters of a list of payments as people paste it.
const MARKS_LENGTH: u16 = 4_000;

const fn button(press: Pay, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Pay(press), label, weight }
}

/// The first of several lines, and how many more there are.
fn shown(all: Vec<Message>) -> Message {
    let more = all.len().saturating_sub(SHOWN);
    lines(all.into_iter().take(SHOWN).chain((more > 0).then(|| text::payout_more(more))))
}

/// What would be paid by now.
pub fn preview(preview: &Preview) -> Card {
    let plan = &preview.plan;
    let card = match plan.paid.is_empty() {
        true => Card::titled(text::payout_preview_none_title()).text(text::payout_preview_none()),
        false => Card::titled(text::payout_preview_title(plan.sums()))
            .text(text::payout_preview_text(preview.until_on))
            .field(text::payout_by_currency_field(), lines(by_currency(&plan.paid))),
    };
    let absent: Vec<Message> = plan.absent.iter().map(absent).collect();
    let card = match absent.is_empty() {
        true => card,
        false => card.field(text::payout_absent_field(), shown(absent)),
    };
    let card = match preview.unpaid.is_empty() {
        true => card,
        false => card.field(text::payout_unpaid_field(), shown(unpaid(&preview.unpaid))),
    };
    let run = (!plan.paid.is_empty())
        .then(|| button(Pay::PayoutRun(Nothing), text::payout_run_button(), Weight::Primary));
    let rules = button(Pay::PayoutRules(Nothing), text::payout_rules_button(), Weight::Secondary);
    card.field(text::payout_rules_field(), self::rules(&preview.rules)).row(run.into_iter().chain([rules]))
}

fn unpaid(all: &[(i64, Money)]) -> Vec<Message> {
    let mut sums: BTreeMap<i64, Vec<Money>> = BTreeMap::new();
    for (number, sum) in all {
        sums.entry(*number).or_default().push(sum.clone());
    }
    sums.into_iter().map(|(number, sums)| text::payout_unpaid(number, sums)).collect()
}

fn by_currency(paid: &[Due]) -> Vec<Message> {
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for due in paid {
        let (creators, minor) = sums.entry(&due.currency).or_default();
        *creators += 1;
        *minor += due.amount_minor;
    }
    let line = |(currency, (creators, minor)): (&str, (i64, i64))| {
        text::payout_by_currency(Money::new(minor, currency), creators)
    };
    sums.into_iter().map(line).collect()
}

fn absent((due, absence): &(Due, Absence)) -> Message {
    let (name, amount) = (due.name.as_str(), Money::new(due.amount_minor, &due.currency));
    match absence {
        Absence::Held => text::payout_absent_held(name, amount),
        Absence::BelowLeast => text::payout_absent_least(name, amount),
        Absence::Owed => text::payout_absent_owed(name, amount),
    }
}

fn rules(rules: &Rules) -> Message {
    let least: Vec<Money> = rules
        .0
        .iter()
        .filter(|rule| rule.least_minor > 0)
        .map(|rule| Money::new(rule.least_minor, &rule.currency))
        .collect();
    let confirm: Vec<Money> =
        rules.0.iter().filter_map(|rule| Some(Money::new(rule.confirm_minor?, &rule.currency))).collect();
    lines([
        match least.is_empty() {
            true => text::payout_rules_no_least(),
            false => text::payout_rules_least(least),
        },
        match confirm.is_empty() {
            true => text::payout_rules_no_confirm(),
            false => text::payout_rules_confirm(confirm),
        },
    ])
}

/// The form for what is decided about payouts.
pub fn rules_form(rules: &Rules) -> Form {
    let filled = |typed: String| Some(typed).filter(|typed| !typed.is_empty());
    let least = Input::line(input::LEAST, text::payout_least_input(), SUMS_LENGTH).optional();
    let confirm = Input::line(input::CONFIRM, text::payout_confirm_input(), SUMS_LENGTH).optional();
    Form {
        press: Press::Pay(Pay::PayoutRulesKeep(Nothing)),
        title: text::payout_rules_title(),
        inputs: vec![
            least.example(text::payout_least_example()).filled(filled(rules.least_typed())),
            confirm.example(text::payout_confirm_example()).filled(filled(rules.confirm_typed())),
        ],
    }
}

/// A frozen payout, and what can be done with it by now.
pub fn sheet(sheet: &Sheet, now: DateTime<Utc>) -> Card {
    let payout = &sheet.payout;
    let sums = Money::sums(sheet.items.iter().map(Item::amount));
    let card = Card::titled(text::payout_title(payout.number, sums)).text(standing(sheet));
    let card = match payout.frozen_by_person_id {
        Some(person) => card.text(text::payout_frozen_by(
            payout.frozen_at,
            mention::person(person),
            Verbatim(&*payout.hash),
        )),
        None => card.text(text::payout_frozen(payout.frozen_at, Verbatim(&*payout.hash))),
    };
    let items: Vec<Message> = sheet.items.iter().map(item).collect();
    let card = card.field(text::payout_items_field(), shown(items));
    ways(sheet, now).into_iter().fold(card, Card::row)
}

fn standing(sheet: &Sheet) -> Message {
    let payout = &sheet.payout;
    let paid = sheet.items.iter().filter(|item| item.paid_at.is_some()).count();
    match (payout.called_off_at, payout.is_open()) {
        (Some(at), _) => text::payout_called_off(at),
        (None, false) if sheet.is_own => text::payout_waits_own(),
        (None, false) => text::payout_waits(),
        (None, true) if paid == sheet.items.len() => text::payout_paid(),
        (None, true) if paid == 0 => text::payout_open(),
        (None, true) => text::payout_partly(paid, sheet.items.len()),
    }
}

fn item(item: &Item) -> Message {
    let (name, amount) = (item.name.as_str(), item.amount());
    match (item.paid_at, &item.reference) {
        (Some(at), Some(reference)) => text::payout_item_reference(name, amount, at, reference),
        (Some(at), None) => text::payout_item_paid(name, amount, at),
        (None, _) => text::payout_item(name, amount),
    }
}

fn ways(sheet: &Sheet, now: DateTime<Utc>) -> Vec<Vec<Control>> {
    let (payout, id) = (&sheet.payout, sheet.payout.payout_id);
    if payout.called_off_at.is_some() {
        return Vec::new();
    }
    let paid = sheet.items.iter().filter(|item| item.paid_at.is_some()).count();
    let call_off = (paid == 0)
        .then(|| button(Pay::PayoutCallingOff(id), text::payout_call_off_button(), Weight::Danger));
    if !payout.is_open() {
        let confirm = button(Pay::PayoutConfirm(id), text::payout_confirm_button(), Weight::Success);
        return vec![[confirm].into_iter().chain(call_off).collect()];
    }
    let is_fresh = |item: &Item| item.paid_at.is_some_and(|at| at >= now - UNDO);
    let undo = sheet
        .items
        .iter()
        .any(is_fresh)
        .then(|| button(Pay::PayoutUndoing(id), text::payout_undo_button(), Weight::Danger));
    let export = button(Pay::PayoutExport(id), text::payout_export_button(), Weight::Secondary);
    let mark = (paid < sheet.items.len()).then(|| {
        [
            button(Pay::PayoutAllForm(id), text::payout_all_button(), Weight::Primary),
            button(Pay::PayoutSomeForm(id), text::payout_some_button(), Weight::Secondary),
        ]
    });
    vec![mark.into_iter().flatten().chain([export]).chain(undo).chain(call_off).collect()]
}

/// The form for what the bank calls all payments together.
pub fn all_form(id: PayoutId) -> Form {
    let limit = u16::try_from(REFERENCE_LENGTH).unwrap_or(u16::MAX);
    Form {
        press: Press::Pay(Pay::PayoutAll(id)),
        title: text::payout_all_title(),
        inputs: vec![Input::line(input::REFERENCE, text::payout_reference_input(), limit).optional()],
    }
}

/// The form for payments that were made, a line each.
pub fn some_form(id: PayoutId) -> Form {
    let input = Input::lines(input::MARKS, text::payout_marks_input(), MARKS_LENGTH);
    Form {
        press: Press::Pay(Pay::PayoutSome(id)),
        title: text::payout_some_title(),
        inputs: vec![input.example(text::payout_marks_example())],
    }
}

/// What became of payments that somebody said were made, above the payout.
pub fn marked(marked: &Marked, now: DateTime<Utc>) -> Card {
    let mut said = vec![text::payout_marked(marked.paid)];
    if marked.before > 0 {
        said.push(text::payout_marked_before(marked.before));
    }
    if !marked.unknown.is_empty() {
        let ids: Vec<Arg> =
            marked.unknown.iter().take(SHOWN).map(|id| Verbatim(id.to_string()).into()).collect();
        said.push(text::payout_marked_unknown(marked.unknown.len(), Arg::List(ids)));
    }
    sheet(&marked.sheet, now).lines(said)
}

/// A payout as a file.
pub fn export(sheet: &Sheet, file: Vec<u8>) -> Card {
    Card::titled(text::payout_export_title(sheet.payout.number, sheet.items.len()))
        .text(text::payout_export_text())
        .file("payout.csv", file)
}

/// Asks whether a payout is meant to be called off.
pub fn calling_off(sheet: &Sheet) -> Card {
    let id = sheet.payout.payout_id;
    Card::titled(text::payout_calling_off_title(sheet.payout.number)).text(text::payout_calling_off()).row([
        button(Pay::PayoutCallOff(id), text::payout_call_off_meant_button(), Weight::Danger),
        button(Pay::PayoutShow(id), text::payout_keep_button(), Weight::Secondary),
    ])
}

/// Asks whether payments are meant to be taken for unpaid again.
pub fn undoing(sheet: &Sheet, now: DateTime<Utc>) -> Card {
    let id = sheet.payout.payout_id;
    let fresh = sheet.items.iter().filter(|item| item.paid_at.is_some_and(|at| at >= now - UNDO)).count();
    Card::titled(text::payout_undoing_title(fresh, sheet.payout.number)).text(text::payout_undoing()).row([
        button(Pay::PayoutUndo(id), text::payout_undo_meant_button(), Weight::Danger),
        button(Pay::PayoutShow(id), text::payout_keep_button(), Weight::Secondary),
    ])
}

/// What was added to what a creator has, or taken away.
pub fn adjusted(of: &Adjustment) -> Card {
    let name = of.creator.name.as_str();
    let title = match of.amount.minor < 0 {
        true => text::payout_adjusted_less(Money { minor: -of.amount.minor, ..of.amount.clone() }, name),
        false => text::payout_adjusted_more(of.amount.clone(), name),
    };
    Card::titled(title)
        .field(text::label_reason(), text::value(of.reason.as_str()))
        .text(text::payout_adjusted())
}

/// What a creator is paid is held, or is not any more.
pub fn held(name: &str, is_held: bool) -> Card {
    match is_held {
        true => Card::titled(text::payout_held_title(name)).text(text::payout_held()),
        false => Card::titled(text::payout_released_title(name)).text(text::payout_released()),
    }
}
