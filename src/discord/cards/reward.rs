//! The cards of what creators earn: for managers the plans and their drafts, for creators what changes.

use std::fmt;
use std::str::FromStr;

use super::lines;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::RewardPlanId;
use crate::domain::money::Money;
use crate::domain::notice::EarningsNews;
use crate::domain::reward::{MOST_COMPONENTS, MOST_HOLD, MOST_TERM, Plan, Scope, Terms};
use crate::features::reward::{Named, Outlook, Overview, Sheet};
use crate::i18n::{Arg, Capital, Message, reward as words, text};

/// The names of the inputs of forms about what creators earn.
pub mod input {
    /// An amount of money.
    pub const AMOUNT: &str = "amount";
    /// A percentage.
    pub const RATE: &str = "rate";
    /// For how many months.
    pub const MONTHS: &str = "months";
    /// For how many payments.
    pub const PAYMENTS: &str = "payments";
    /// For how many days.
    pub const DAYS: &str = "days";
}

/// Plans that are shown on one card.
const SHOWN: usize = 20;
/// Choices that a select takes.
const MOST_CHOICES: usize = 25;

/// A kind of thing that can be paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adding {
    /// An amount for new customers.
    Bounty,
    /// A part of what is paid.
    Share,
}

impl fmt::Display for Adding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Bounty => "bounty",
            Self::Share => "share",
        })
    }
}

impl FromStr for Adding {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Bounty, Self::Share].into_iter().find(|known| known.to_string() == text).ok_or(())
    }
}

const fn button(press: Pay, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Pay(press), label, weight }
}

fn scope(named: &Named) -> Message {
    words::scope(named.scope, named.name.clone())
}

fn all_terms(terms: impl Iterator<Item = Terms>) -> impl Iterator<Item = Message> {
    terms.map(|terms| text::reward_line(Capital(words::terms(&terms))))
}

fn paid_for(plan: &Plan) -> Message {
    let terms = all_terms(plan.components.iter().map(|component| component.terms.clone()));
    lines(terms.chain([words::hold(i64::from(plan.hold_days))]))
}

/// Everything that creators earn by, with the way to each.
pub fn overview(overview: &Overview) -> Card {
    let card = Card::titled(text::reward_title());
    let card = match overview.plans.is_empty() {
        true => card.text(text::reward_none()),
        false => card.text(text::reward_text()),
    };
    let shown = overview.plans.iter().take(SHOWN);
    let card = shown.fold(card, |card, (named, plan)| card.field(scope(named), paid_for(plan)));
    let more = overview.plans.len().saturating_sub(SHOWN);
    let card = if more > 0 { card.text(text::reward_more(more)) } else { card };
    let choice =
        |named: &Named| Choice { value: named.scope.to_string(), label: scope(named), is_chosen: false };
    card.row([Control::Select {
        press: Press::Pay(Pay::RewardChoose(Nothing)),
        placeholder: text::reward_choose(),
        choices: overview.offered.iter().take(MOST_CHOICES).map(choice).collect(),
        bounds: (1, 1),
    }])
}

/// What is paid within a scope, and the draft of what is to be.
pub fn sheet(sheet: &Sheet) -> Card {
    let card = Card::titled(text::reward_sheet_title(scope(&sheet.named)));
    let card = match (&sheet.plan, sheet.named.scope) {
        (Some(plan), _) => match plan.set_at {
            Some(at) => card
                .field(text::reward_since_field(), paid_for(plan))
                .text(text::reward_since(plan.version, at)),
            None => card,
        },
        (None, Scope::Program) => card.text(text::reward_sheet_nothing()),
        (None, _) => card.text(text::reward_sheet_none()),
    };
    let all = button(Pay::RewardOverview(Nothing), text::reward_all_button(), Weight::Secondary);
    match &sheet.draft {
        Some((draft, outlook)) => drafted(card, draft, outlook).row(ways(draft).into_iter().chain([all])),
        None => {
            let label = match sheet.plan {
                Some(_) => text::reward_change_button(),
                None => text::reward_begin_button(),
            };
            let change = button(Pay::RewardBegin(sheet.named.scope), label, Weight::Primary);
            let end = sheet.plan.as_ref().map(|plan| {
                button(Pay::RewardEnding(plan.reward_plan_id), text::reward_end_button(), Weight::Danger)
            });
            card.row([change].into_iter().chain(end).chain([all]))
        }
    }
}

fn drafted(card: Card, draft: &Plan, outlook: &Outlook) -> Card {
    let card = match draft.components.is_empty() {
        true => card.field(text::reward_draft_field(), text::reward_draft_empty()),
        false => card
            .field(text::reward_draft_field(), paid_for(draft))
            .field(text::reward_outlook_field(outlook.days), self::outlook(outlook)),
    };
    card.row(adding_select(draft)).row(removing(draft))
}

fn outlook(outlook: &Outlook) -> Message {
    if outlook.payments == 0 {
        return text::reward_outlook_none();
    }
    let sums = |sums: &[_]| match sums.is_empty() {
        true => Arg::from(text::reward_nothing()),
        false => Arg::from(sums.to_vec()),
    };
    let (before, after) = (sums(&outlook.before), sums(&outlook.after));
    match outlook.is_cut {
        true => text::reward_outlook_cut(outlook.payments, before, after),
        false => text::reward_outlook(outlook.payments, before, after),
    }
}

fn adding_select(draft: &Plan) -> Option<Control> {
    let choice =
        |(kind, label): (Adding, Message)| Choice { value: kind.to_string(), label, is_chosen: false };
    (draft.components.len() < MOST_COMPONENTS).then(|| Control::Select {
        press: Press::Pay(Pay::RewardAdd(draft.reward_plan_id)),
        placeholder: text::reward_add_choose(),
        choices: [(Adding::Bounty, text::reward_add_bounty()), (Adding::Share, text::reward_add_share())]
            .map(choice)
            .to_vec(),
        bounds: (1, 1),
    })
}

fn removing(draft: &Plan) -> Option<Control> {
    (!draft.components.is_empty()).then(|| Control::Select {
        press: Press::Pay(Pay::RewardRemove(draft.reward_plan_id)),
        placeholder: text::reward_remove_choose(),
        choices: draft
            .components
            .iter()
            .map(|component| Choice {
                value: component.reward_component_id.to_string(),
                label: text::value(Capital(words::terms(&component.terms))),
                is_chosen: false,
            })
            .collect(),
        bounds: (1, 1),
    })
}

fn ways(draft: &Plan) -> Vec<Control> {
    let id = draft.reward_plan_id;
    let save = (!draft.components.is_empty())
        .then(|| button(Pay::RewardSave(id), text::reward_save_button(), Weight::Success));
    let hold = button(Pay::RewardHold(id), text::reward_hold_button(), Weight::Secondary);
    let discard = button(Pay::RewardDiscard(id), text::reward_discard_button(), Weight::Danger);
    save.into_iter().chain([hold, discard]).collect()
}

/// The form for one more thing that is paid for.
pub fn adding(draft: RewardPlanId, kind: Adding) -> Form {
    match kind {
        Adding::Bounty => Form {
            press: Press::Pay(Pay::RewardBounty(draft)),
            title: text::reward_bounty_title(),
            inputs: vec![
                Input::line(input::AMOUNT, text::reward_amount_input(), 40)
                    .example(text::reward_amount_example()),
            ],
        },
        Adding::Share => Form {
            press: Press::Pay(Pay::RewardShare(draft)),
            title: text::reward_share_title(),
            inputs: vec![
                Input::line(input::RATE, text::reward_rate_input(), 10).example(text::reward_rate_example()),
                Input::line(input::MONTHS, text::reward_months_input(MOST_TERM), 3).optional(),
                Input::line(input::PAYMENTS, text::reward_payments_input(MOST_TERM), 3).optional(),
            ],
        },
    }
}

/// The form for how long what is earned is held.
pub fn hold(draft: &Plan) -> Form {
    let input = Input::line(input::DAYS, text::reward_hold_input(MOST_HOLD), 3);
    Form {
        press: Press::Pay(Pay::RewardHoldKeep(draft.reward_plan_id)),
        title: text::reward_hold_title(),
        inputs: vec![input.filled(Some(draft.hold_days.to_string()))],
    }
}

/// Asks whether a plan is meant to end.
pub fn ending(id: RewardPlanId, named: &Named) -> Card {
    let text = match named.scope {
        Scope::Program => text::reward_ending_program(),
        Scope::Campaign(_) | Scope::Tier(_) | Scope::Deal(_) => text::reward_ending(),
    };
    Card::titled(text::reward_ending_title(scope(named))).text(text).row([
        button(Pay::RewardEnd(id), text::reward_end_meant_button(), Weight::Danger),
        button(Pay::RewardSheet(named.scope), text::reward_keep_button(), Weight::Secondary),
    ])
}

/// What a creator hears about what they earn.
pub fn news(program: &str, news: &EarningsNews) -> Card {
    match news {
        EarningsNews::Terms { campaign, before, after, hold_days } => {
            let what = match campaign {
                Some(campaign) => text::reward_told_campaign(program, campaign),
                None => text::reward_told(program),
            };
            let now = match after.is_empty() {
                true => text::reward_told_nothing(),
                false => lines(all_terms(after.iter().cloned()).chain([words::hold(*hold_days)])),
            };
            let card = Card::titled(text::reward_told_title()).text(what).field(text::reward_told_now(), now);
            let card = match before.is_empty() {
                true => card,
                false => card.field(text::reward_told_before(), lines(all_terms(before.iter().cloned()))),
            };
            card.row([super::earnings::button()])
        }
        EarningsNews::Paid { number, amount, payout_item_id } => {
            Card::titled(text::payout_told_title(amount.clone()))
                .text(text::payout_told(program, *number))
                .row([
                    button(
                        Pay::EarningsStatement(*payout_item_id),
                        text::earnings_statement_button(),
                        Weight::Primary,
                    ),
                    super::earnings::button(),
                ])
        }
        EarningsNews::Unpaid { number, amount } => Card::titled(text::payout_untold_title(amount.clone()))
            .text(text::payout_untold(program, *number))
            .row([super::earnings::button()]),
        EarningsNews::Adjusted { amount, reason } => {
            let title = match amount.minor < 0 {
                true => text::payout_told_less(Money { minor: -amount.minor, ..amount.clone() }),
                false => text::payout_told_more(amount.clone()),
            };
            Card::titled(title)
                .text(text::payout_told_adjusted(program))
                .field(text::label_reason(), text::value(reason.as_str()))
                .row([super::earnings::button()])
        }
        EarningsNews::Disputed { .. } | EarningsNews::Unusual | EarningsNews::Decided { .. } => {
            super::hold::news(program, news)
        }
    }
}
