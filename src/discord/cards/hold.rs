//! The cards of what waits for a manager's decision before it is paid, and of what creators object to.

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::press::{Pay, Press};
use crate::domain::hold::{Kind, WORDS_LENGTH};
use crate::domain::money::Money;
use crate::domain::notice::EarningsNews;
use crate::domain::{CommissionHoldId, ConversionId};
use crate::features::hold::View;
use crate::i18n::{Message, own_sale, text};
use crate::store::hold::Held;

/// The name of the input for what is said.
pub const WORDS: &str = "words";
/// Sales that are shown.
const SHOWN: usize = 10;
/// The same where what was seen of each stands beside: so many fit a field.
const SHOWN_WITH_EVIDENCE: usize = 3;

const fn button(press: Pay, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Pay(press), label, weight }
}

fn limit() -> u16 {
    u16::try_from(WORDS_LENGTH).unwrap_or(u16::MAX)
}

/// What waits, or that nothing does.
pub fn queue(view: Option<&View>, is_dispute: bool) -> Card {
    match (view, is_dispute) {
        (Some(view), _) => waiting(view),
        (None, true) => Card::titled(text::hold_no_disputes_title()).text(text::hold_no_disputes()),
        (None, false) => Card::titled(text::hold_no_flags_title()).text(text::hold_no_flags()),
    }
}

/// What waits, why, and what can be decided.
pub fn waiting(view: &View) -> Card {
    let hold = &view.hold;
    let name = hold.name.as_str();
    let title = match hold.kind {
        Kind::Dispute => text::hold_dispute_title(name),
        Kind::Burst | Kind::Codes | Kind::Refunds | Kind::Limit | Kind::OwnSale => {
            text::hold_title(name, view.sums.clone())
        }
    };
    let card = Card::titled(title);
    let card = match (&hold.words, hold.kind) {
        (Some(words), _) => card.field(text::hold_words_field(), text::value(words.as_str())),
        (None, Kind::Burst) => card.text(text::hold_burst(hold.evidence_some, hold.evidence_of)),
        (None, Kind::Codes) => card.text(text::hold_codes(hold.evidence_some, hold.evidence_of)),
        (None, Kind::OwnSale) => card.text(text::hold_own()),
        (None, Kind::Refunds) => card.text(text::hold_refunds(hold.evidence_some, hold.evidence_of)),
        (None, Kind::Limit) => card.text(limit_reached(view)),
        (None, Kind::Dispute) => card,
    };
    let has_evidence = view.held.iter().any(|held| held.evidence.is_some());
    let shown = if has_evidence { SHOWN_WITH_EVIDENCE } else { SHOWN };
    let more = view.held.len().saturating_sub(shown);
    let lines = view.held.iter().take(shown).map(line).chain((more > 0).then(|| text::payout_more(more)));
    let id = hold.commission_hold_id;
    let next = (view.waiting > 1)
        .then(|| button(Pay::HoldNext(id), text::hold_next_button(view.waiting), Weight::Secondary));
    let release = match hold.kind {
        Kind::Dispute => text::hold_answer_button(),
        Kind::Burst | Kind::Codes | Kind::Refunds | Kind::Limit | Kind::OwnSale => {
            text::hold_release_button()
        }
    };
    card.field(text::hold_sales_field(), super::lines(lines)).text(text::hold_since(hold.opened_at)).row(
        [
            button(Pay::HoldReleaseForm(id), release, Weight::Success),
            button(Pay::HoldVoidForm(id), text::hold_void_button(), Weight::Danger),
        ]
        .into_iter()
        .chain(next),
    )
}

/// By how much a month went beyond what was meant to be earned in it.
fn limit_reached(view: &View) -> Message {
    let currency = view.held.first().map(|held| held.commission.currency.as_str()).unwrap_or_default();
    let money = |minor| Money::new(minor, currency);
    text::hold_limit(money(view.hold.evidence_some), money(view.hold.evidence_of))
}

fn line(held: &Held) -> Message {
    let id = held.reported_id.as_deref().unwrap_or_default();
    match held.evidence {
        Some(evidence) => {
            let evidence = own_sale::evidence(evidence, held.like_reported_id.as_deref());
            text::hold_own_line(id, held.commission.left(), evidence)
        }
        None => text::hold_line(id, held.commission.left()),
    }
}

/// The form for what the creator is told.
pub fn decision(id: CommissionHoldId, is_voided: bool) -> Form {
    let input = Input::lines(WORDS, text::hold_answer_input(), limit());
    match is_voided {
        true => {
            Form { press: Press::Pay(Pay::HoldVoid(id)), title: text::hold_void_title(), inputs: vec![input] }
        }
        false => Form {
            press: Press::Pay(Pay::HoldRelease(id)),
            title: text::hold_release_title(),
            inputs: vec![input],
        },
    }
}

/// What was decided.
pub fn decided(view: &View, is_voided: bool) -> Card {
    let name = view.hold.name.as_str();
    match is_voided {
        true => Card::titled(text::hold_voided_title(name)).text(text::hold_decided()),
        false => Card::titled(text::hold_released_title(name)).text(text::hold_decided()),
    }
}

/// The form for an objection.
pub fn objection(id: ConversionId) -> Form {
    Form {
        press: Press::Pay(Pay::EarningsObject(id)),
        title: text::hold_objection_title(),
        inputs: vec![Input::lines(WORDS, text::hold_objection_input(), limit())],
    }
}

/// An objection was sent.
pub fn objected(reported_id: &str) -> Card {
    Card::titled(text::hold_objected_title(reported_id)).text(text::hold_objected())
}

/// What owners and managers hear of what waits, and creators of what was decided.
pub fn news(program: &str, news: &EarningsNews) -> Card {
    match news {
        EarningsNews::Disputed { creator, reported_id, words, commission_hold_id, .. } => {
            Card::titled(text::hold_told_dispute_title(creator, reported_id))
                .field(text::hold_words_field(), text::value(words.as_str()))
                .row([button(Pay::HoldShow(*commission_hold_id), text::hold_show_button(), Weight::Primary)])
        }
        EarningsNews::Objected { reported_id, words, .. } => {
            Card::titled(text::hold_told_objected_title(reported_id))
                .text(text::hold_objected())
                .field(text::hold_own_words_field(), text::value(words.as_str()))
                .footer(text::submission_talk())
        }
        EarningsNews::Unusual => {
            Card::titled(text::hold_told_unusual_title()).text(text::hold_told_unusual())
        }
        EarningsNews::Decided { reported_id, sales, is_voided, answer, .. } => {
            let title = match (is_voided, reported_id) {
                (false, Some(id)) => text::hold_told_released_one(id),
                (false, None) => text::hold_told_released(*sales),
                (true, Some(id)) => text::hold_told_voided_one(id),
                (true, None) => text::hold_told_voided(*sales),
            };
            Card::titled(title)
                .text(text::earnings_program(program))
                .field(text::hold_answer_field(), text::value(answer.as_str()))
                .row([super::earnings::button()])
        }
        _ => Card::default(),
    }
}
