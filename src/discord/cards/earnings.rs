//! The cards of what a creator has earned: the balance, the ledger line by line, and why a payment earned what it did.

use super::lines;
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::Maybe;
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::Language;
use crate::domain::commission::{Balance, Entry, State};
use crate::domain::conversion::Kind;
use crate::domain::money::Money;
use crate::domain::program::Zone;
use crate::domain::table::{Cell, Table};
use crate::features::earnings::{Explained, Explanation, History, Line, Statement, View, payable_at};
use crate::i18n::{Arg, Capital, Message, attribution, label, reward as words, text};
use crate::store::commission::{Earned, Told};
use crate::store::payout::Stated;

fn secondary(press: Pay, label: Message) -> Control {
    Control::Button { press: Press::Pay(press), label, weight: Weight::Secondary }
}

/// The way to the balance.
pub fn button() -> Control {
    secondary(Pay::EarningsBalance(Nothing), text::earnings_button())
}

/// What a creator has.
pub fn balance(view: &View) -> Card {
    let card = match &view.balances[..] {
        [] => {
            Card::titled(text::earnings_none_title()).text(match (view.has_history, view.terms.is_empty()) {
                (_, true) => text::earnings_none_unpaid(&view.program),
                (false, false) => text::earnings_none(&view.program),
                (true, false) => text::earnings_none_left(&view.program),
            })
        }
        [only] => {
            let card = Card::titled(title(only)).text(text::earnings_program(&view.program));
            card.lines(held(only, view.zone).into_iter().chain(least(only, view)))
        }
        several => {
            let card = Card::titled(text::earnings_title()).text(text::earnings_program(&view.program));
            several.iter().fold(card, |card, balance| {
                let more = held(balance, view.zone).into_iter().chain(least(balance, view));
                card.field(title(balance), lines(more.chain(rest(balance))))
            })
        }
    };
    let way = (!view.under_way.is_empty()).then(|| text::earnings_under_way(view.under_way.clone()));
    let looked = view.balances.iter().map(|of| of.held.clone()).filter(|held| held.minor != 0);
    let looked: Vec<Money> = looked.collect();
    let looked = (!looked.is_empty()).then(|| text::earnings_looked_at(looked));
    let stop = if view.is_held { Some(text::earnings_stopped()) } else { None };
    let card = card.lines(way.into_iter().chain(looked).chain(stop));
    let terms: Vec<Message> = view.terms.iter().flat_map(words::offer).collect();
    let card = match terms.is_empty() {
        true => card,
        false => card.field(text::earnings_terms_field(), lines(terms)),
    };
    let card = match view.goods.is_empty() {
        true => card,
        false => card.field(text::earnings_goods_field(), lines(view.goods.iter().map(super::goods::own))),
    };
    let more = view.has_history.then(|| {
        [
            secondary(Pay::EarningsList(Nothing), text::earnings_why_button()),
            secondary(Pay::EarningsHistory(Maybe(None)), text::earnings_history_button()),
            secondary(Pay::EarningsPayouts(Nothing), text::earnings_payouts_button()),
        ]
    });
    card.row(more.into_iter().flatten())
}

/// How far it is to the least that is paid.
fn least(balance: &Balance, view: &View) -> Option<Message> {
    let least = view.rules.least(&balance.approved.currency);
    let is_short = (1..least).contains(&balance.approved.minor);
    is_short.then(|| {
        let least = Money { minor: least, ..balance.approved.clone() };
        text::earnings_least(balance.approved.clone(), least)
    })
}

fn title(balance: &Balance) -> Message {
    match balance.approved.minor {
        0 if balance.pending.minor == 0 => text::earnings_title_looked_at(balance.held.clone()),
        0 => text::earnings_title_held(balance.pending.clone()),
        minor if minor < 0 => text::earnings_title_owed(Money { minor: -minor, ..balance.approved.clone() }),
        _ => text::earnings_title_payable(balance.approved.clone()),
    }
}

fn held(balance: &Balance, zone: Zone) -> Option<Message> {
    let day = balance.payable_on?;
    let at = payable_at(zone, day);
    Some(match balance.approved.minor {
        0 => text::earnings_held_only(at),
        _ => text::earnings_held(balance.pending.clone(), at),
    })
}

/// Something to read where nothing is held.
fn rest(balance: &Balance) -> Option<Message> {
    match balance.payable_on {
        Some(_) => None,
        None => Some(text::earnings_held_nothing()),
    }
}

/// A page of a creator's ledger.
pub fn history(page: &History) -> Card {
    let card = Card::titled(text::earnings_history_title());
    let card = match page.lines.is_empty() {
        true => card.text(text::earnings_history_none()),
        false => card.lines(page.lines.iter().map(line)),
    };
    let newest = (!page.is_newest)
        .then(|| secondary(Pay::EarningsHistory(Maybe(None)), text::earnings_history_newest_button()));
    let older = page.older.map(|before| {
        secondary(Pay::EarningsHistory(Maybe(Some(before))), text::earnings_history_older_button())
    });
    card.row(newest.into_iter().chain(older).chain([button()]))
}

fn line(told: &Told) -> Message {
    let entry = &told.entry;
    let amount = Money::new(entry.amount_minor, &entry.currency);
    let id = told.reported_id.as_deref().unwrap_or_default();
    let at = entry.entered_at;
    let number = told.payout_number.unwrap_or_default();
    match entry.kind {
        Entry::Earned if entry.conversion_id.is_none() => {
            text::earnings_line_fee(at, amount, told.reason.as_deref().unwrap_or_default())
        }
        Entry::Earned => {
            let kind = attribution::kind(told.conversion_kind.unwrap_or(Kind::Sale));
            text::earnings_line(at, amount, kind, id)
        }
        Entry::Refunded => text::earnings_line(at, amount, attribution::kind(Kind::Refund), id),
        Entry::Voided => text::earnings_line_voided(at, amount, id),
        Entry::Adjusted => {
            text::earnings_line_adjusted(at, amount, told.reason.as_deref().unwrap_or_default())
        }
        Entry::Paid => text::earnings_line_paid(at, amount, number),
        Entry::Unpaid => text::earnings_line_unpaid(at, amount, number),
    }
}

/// Why what was asked about earned what it did.
pub fn explanation(explanation: &Explanation) -> Card {
    match explanation {
        Explanation::One(one) => explained(one),
        Explanation::Several(Some(day), all) if all.is_empty() => {
            Card::titled(text::earnings_explain_day_none_title(*day)).text(text::earnings_explain_day_none())
        }
        Explanation::Several(None, all) if all.is_empty() => {
            Card::titled(text::earnings_none_title()).text(text::earnings_explain_none())
        }
        Explanation::Several(day, all) => {
            let title = match day {
                Some(day) => text::earnings_explain_day_title(*day),
                None => text::earnings_explain_title(),
            };
            Card::titled(title).text(text::earnings_explain_text()).row([Control::Select {
                press: Press::Pay(Pay::EarningsExplain(Nothing)),
                placeholder: text::earnings_explain_choose(),
                choices: all.iter().map(choice).collect(),
                bounds: (1, 1),
            }])
        }
    }
}

fn choice(of: &Earned) -> Choice {
    let paid = Money::new(of.amount_minor, &of.currency);
    Choice {
        value: of.conversion_id.to_string(),
        label: text::earnings_explain_choice(attribution::kind(of.kind), of.reported_id.as_str(), paid),
        is_chosen: false,
    }
}

/// Why a payment earned what it did.
pub fn explained(one: &Explained) -> Card {
    let of = &one.earned;
    let sums = Money::sums(one.lines.iter().map(|line| line.commission.left()));
    let sums: Vec<Money> = sums.into_iter().filter(|sum| sum.minor > 0).collect();
    let title = match (sums.is_empty(), one.reader) {
        (true, _) => text::earnings_explained_title_void(),
        (false, Some(_)) => text::earnings_explained_title(sums),
        (false, None) => text::earnings_explained_title_named(of.name.as_str(), sums),
    };
    let paid = Money::new(of.amount_minor, &of.currency);
    let (kind, id) = (attribution::kind(of.kind), of.reported_id.as_str());
    let card = Card::titled(title).text(text::explain_what_paid(kind, of.occurred_at, paid, id));
    let card = match of.refunded_minor {
        0 => card,
        refunded if refunded == of.amount_minor => card.text(text::earnings_explained_refunded_whole()),
        refunded => card.text(text::earnings_explained_refunded(Money::new(refunded, &of.currency))),
    };
    let card = one.lines.iter().fold(card, |card, line| {
        card.field(text::value(Capital(words::terms(&line.offer.terms))), commission(line, one))
    });
    let is_held = one
        .lines
        .iter()
        .all(|line| line.commission.commission_hold_id.is_some() || line.commission.left_minor == 0);
    let object = (!is_held && one.reader.is_some())
        .then(|| secondary(Pay::EarningsObjection(of.conversion_id), text::hold_object_button()));
    let more = (one.reader.is_some()).then(button);
    card.row(object.into_iter().chain(more))
}

fn commission(line: &Line, one: &Explained) -> Message {
    let of = &line.commission;
    let base = Money::new(one.earned.amount_minor, &one.earned.currency);
    let whole = Money::new(of.uncut_minor.unwrap_or(of.earned_minor), &of.currency);
    let sum = match (of.rate_bps, of.bonus_on) {
        (Some(rate), _) => text::earnings_sum_share(Arg::Hundredths(i64::from(rate)), base, whole),
        (None, None) => text::earnings_sum_fixed(whole),
        (None, Some(_)) => text::earnings_sum_bonus(whole),
    };
    let cut = of.uncut_minor.map(|_| match of.earned_minor {
        0 => text::earnings_cut_whole(),
        _ => text::earnings_cut(of.earned()),
    });
    let risen = of.tenure.map(i64::from).and_then(|tenure| words::risen(&line.offer, tenure));
    let rules = line.offer.rules.iter().map(|rule| text::reward_rule_line(words::rule(rule)));
    let left = (of.left_minor != of.earned_minor).then(|| text::earnings_left(of.left()));
    let state = match of.state(one.today) {
        State::Held => text::earnings_state_held(),
        State::Paid => text::earnings_state_paid(),
        State::ClawedBack => text::earnings_state_clawed_back(of.clawed_back()),
        State::Pending => text::earnings_state_pending(of.payable_on, i64::from(line.plan.hold_days)),
        State::Approved => text::earnings_state_approved(of.payable_on),
        State::Void => text::earnings_state_void(),
    };
    let by = words::by(line.plan.scope, line.name.clone());
    let rule = match line.plan.set_at {
        Some(at) => text::earnings_rule(by, line.plan.version, at),
        None => by,
    };
    lines([sum].into_iter().chain(risen).chain(cut).chain(left).chain([state, rule]).chain(rules))
}

/// What a creator was paid.
pub fn payouts(all: &[Statement]) -> Card {
    if all.is_empty() {
        return Card::titled(text::earnings_payouts_none_title())
            .text(text::earnings_payouts_none())
            .row([button()]);
    }
    let choice = |of: &Statement| Choice {
        value: of.item.payout_item_id.to_string(),
        label: text::earnings_payouts_choice(of.number, of.item.amount()),
        is_chosen: false,
    };
    Card::titled(text::earnings_payouts_title())
        .lines(all.iter().map(payment))
        .row([Control::Select {
            press: Press::Pay(Pay::EarningsStatementChosen(Nothing)),
            placeholder: text::earnings_payouts_choose(),
            choices: all.iter().map(choice).collect(),
            bounds: (1, 1),
        }])
        .row([button()])
}

fn payment(of: &Statement) -> Message {
    let (number, amount) = (of.number, of.item.amount());
    match (of.item.paid_at, &of.item.reference) {
        (Some(at), Some(reference)) => text::earnings_payment_reference(at, amount, number, reference),
        (Some(at), None) => text::earnings_payment(at, amount, number),
        (None, _) => text::earnings_payment_none(amount, number),
    }
}

/// Lines of a statement on its card; its file has them all.
const STATED: usize = 20;

/// What a payment was made of.
pub fn statement(of: &Statement, language: Language) -> Card {
    let card = Card::titled(text::earnings_statement_title(of.item.amount(), of.number)).text(payment(of));
    let more = of.lines.len().saturating_sub(STATED);
    let more = (more > 0).then(|| text::earnings_statement_more(more));
    card.lines(of.lines.iter().take(STATED).map(stated).chain(more)).file("statement.csv", file(of, language))
}

fn stated(line: &Stated) -> Message {
    let amount = Money::new(line.amount_minor, &line.commission.currency);
    match (&line.reported_id, line.occurred_at, &line.reason) {
        (Some(id), Some(at), _) => text::earnings_statement_line(at, amount, id),
        // What was earned without a payment is for something that was approved.
        (_, _, Some(title)) if line.commission.earned_on.is_some() => {
            text::earnings_statement_fee(amount, title)
        }
        (_, _, reason) => text::earnings_statement_adjusted(amount, reason.as_deref().unwrap_or_default()),
    }
}

fn file(of: &Statement, language: Language) -> Vec<u8> {
    let name = |message: Message| label(language, &message);
    let mut table = Table::new([
        name(text::earnings_column_at()),
        name(text::earnings_column_of()),
        name(text::earnings_column_amount()),
        name(text::earnings_column_currency()),
    ]);
    for line in &of.lines {
        let what = line.reported_id.clone().or_else(|| line.reason.clone());
        let amount = Money::new(line.amount_minor, &line.commission.currency);
        let currency = amount.currency.clone();
        table.add(vec![line.occurred_at.into(), what.into(), Cell::Amount(amount), currency.into()]);
    }
    table.file()
}
