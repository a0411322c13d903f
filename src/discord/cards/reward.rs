//! The cards of what creators earn: for managers the plans and their drafts, for creators what changes.

use std::fmt;
use std::str::FromStr;

use super::lines;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::RewardPlanId;
use crate::domain::goods::WHAT_LENGTH;
use crate::domain::money::Money;
use crate::domain::notice::EarningsNews;
use crate::domain::reward::{
    Asked, Component, Customers, MOST_COMPONENTS, MOST_HOLD, MOST_TERM, Offer, Only, Period, Plan, Ruled,
    Scope, Tenure, Terms,
};
use crate::features::reward::{Named, Outlook, Overview, Part, Sheet};
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
    /// What is sent.
    pub const WHAT: &str = "what";
    /// For how much that was sold.
    pub const THRESHOLD: &str = "threshold";
    /// What a rule asks first: a product, an amount, how many make a step.
    pub const FIRST: &str = "first";
    /// The highest percentage.
    pub const MOST: &str = "most";
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
    /// An amount for a good month.
    BonusMonth,
    /// An amount for a good year.
    BonusYear,
    /// Something that is sent.
    Goods,
}

impl Adding {
    const ALL: [Self; 5] = [Self::Bounty, Self::Share, Self::BonusMonth, Self::BonusYear, Self::Goods];
}

impl fmt::Display for Adding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Bounty => "bounty",
            Self::Share => "share",
            Self::BonusMonth => "bonus-month",
            Self::BonusYear => "bonus-year",
            Self::Goods => "goods",
        })
    }
}

impl FromStr for Adding {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|known| known.to_string() == text).ok_or(())
    }
}

const fn button(press: Pay, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Pay(press), label, weight }
}

fn scope(named: &Named) -> Message {
    words::scope(named.scope, named.name.clone())
}

fn paid_for(plan: &Plan) -> Message {
    let offers = plan.components.iter().flat_map(|component| words::offer(&component.offer));
    let limit = plan.limit.as_ref().map(|limit| text::reward_limit(limit.clone()));
    lines(offers.chain([words::hold(i64::from(plan.hold_days))]).chain(limit))
}

/// The way to everything that creators earn by.
pub fn all() -> Control {
    button(Pay::RewardOverview(Nothing), text::reward_all_button(), Weight::Secondary)
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
    .row([super::goods::all()])
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
    match &sheet.draft {
        Some((draft, outlook)) => drafted(card, draft, outlook).row(ways(draft).into_iter().chain([all()])),
        None => {
            let label = match sheet.plan {
                Some(_) => text::reward_change_button(),
                None => text::reward_begin_button(),
            };
            let change = button(Pay::RewardBegin(sheet.named.scope), label, Weight::Primary);
            let end = sheet.plan.as_ref().map(|plan| {
                button(Pay::RewardEnding(plan.reward_plan_id), text::reward_end_button(), Weight::Danger)
            });
            card.row([change].into_iter().chain(end).chain([all()]))
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
    card.row(adding_select(draft)).row(opening(draft))
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
    let choice = |kind: Adding| Choice {
        value: kind.to_string(),
        label: match kind {
            Adding::Bounty => text::reward_add_bounty(),
            Adding::Share => text::reward_add_share(),
            Adding::BonusMonth => text::reward_add_bonus_month(),
            Adding::BonusYear => text::reward_add_bonus_year(),
            Adding::Goods => text::reward_add_goods(),
        },
        is_chosen: false,
    };
    (draft.components.len() < MOST_COMPONENTS).then(|| Control::Select {
        press: Press::Pay(Pay::RewardAdd(draft.reward_plan_id)),
        placeholder: text::reward_add_choose(),
        choices: Adding::ALL.map(choice).to_vec(),
        bounds: (1, 1),
    })
}

fn opening(draft: &Plan) -> Option<Control> {
    (!draft.components.is_empty()).then(|| Control::Select {
        press: Press::Pay(Pay::RewardOpen(draft.reward_plan_id)),
        placeholder: text::reward_open_choose(),
        choices: draft
            .components
            .iter()
            .map(|component| Choice {
                value: component.reward_component_id.to_string(),
                label: text::value(Capital(words::terms(&component.offer.terms))),
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
    let limit = button(Pay::RewardLimit(id), text::reward_limit_button(), Weight::Secondary);
    let discard = button(Pay::RewardDiscard(id), text::reward_discard_button(), Weight::Danger);
    save.into_iter().chain([hold, limit, discard]).collect()
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
        Adding::BonusMonth => {
            bonus(Pay::RewardBonusMonth(draft), text::reward_add_bonus_month(), text::reward_month_input())
        }
        Adding::BonusYear => {
            bonus(Pay::RewardBonusYear(draft), text::reward_add_bonus_year(), text::reward_year_input())
        }
        Adding::Goods => goods(draft),
    }
}

fn goods(draft: RewardPlanId) -> Form {
    let most = u16::try_from(WHAT_LENGTH).unwrap_or(u16::MAX);
    Form {
        press: Press::Pay(Pay::RewardGoods(draft)),
        title: text::reward_add_goods(),
        inputs: vec![
            Input::line(input::WHAT, text::reward_what_input(), most),
            Input::line(input::AMOUNT, text::reward_worth_input(), 40).example(text::reward_amount_example()),
        ],
    }
}

fn bonus(press: Pay, title: Message, threshold: Message) -> Form {
    Form {
        press: Press::Pay(press),
        title,
        inputs: vec![
            Input::line(input::AMOUNT, text::reward_amount_input(), 40)
                .example(text::reward_amount_example()),
            Input::line(input::THRESHOLD, threshold, 40).example(text::reward_threshold_example()),
        ],
    }
}

/// One thing that a draft pays for, and what can be done about it.
pub fn part(part: &Part) -> Card {
    let id = part.component.reward_component_id;
    let offer = &part.component.offer;
    let card = Card::titled(text::value(Capital(words::terms(&offer.terms))));
    let card = match (&offer.terms, offer.rules.is_empty()) {
        (Terms::Bonus { .. }, _) => card.text(text::reward_part_bonus()),
        (Terms::Goods { .. }, _) => card.text(text::reward_part_goods()),
        (_, true) => card.text(text::reward_part_free()),
        (_, false) => card.lines(offer.rules.iter().map(|rule| text::reward_rule_line(words::rule(rule)))),
    };
    let card = match offer.terms {
        Terms::Bonus { .. } | Terms::Goods { .. } => card,
        Terms::Bounty(_) | Terms::Share { .. } => {
            card.row([only(part)]).row([asking(&part.component)]).row(unruling(&part.component))
        }
    };
    card.row([
        button(Pay::RewardBegin(part.scope), text::reward_draft_button(), Weight::Secondary),
        button(Pay::RewardRemove(id), text::reward_remove_button(), Weight::Danger),
    ])
}

fn only(part: &Part) -> Control {
    let choice = |only: Only, label: Message| Choice { value: only.to_string(), label, is_chosen: false };
    let customers = [
        choice(Only::Customers(Customers::New), text::value(Capital(text::reward_rule_new()))),
        choice(Only::Customers(Customers::Returning), text::value(Capital(text::reward_rule_returning()))),
    ];
    let market = |(id, name): &(_, String)| {
        choice(Only::Market(*id), text::value(Capital(text::reward_rule_market(name))))
    };
    let markets = part.markets.iter().map(market);
    Control::Select {
        press: Press::Pay(Pay::RewardOnly(part.component.reward_component_id)),
        placeholder: text::reward_only_choose(),
        choices: customers.into_iter().chain(markets).take(MOST_CHOICES).collect(),
        bounds: (1, 1),
    }
}

/// What a rule is about that a form asks for.
fn asked(asked: Asked) -> Message {
    match asked {
        Asked::Product => text::reward_ask_product(),
        Asked::Least => text::reward_ask_least(),
        Asked::Rise(Tenure::Months) => text::reward_ask_months(),
        Asked::Rise(Tenure::Campaigns) => text::reward_ask_campaigns(),
        Asked::Cap(Period::Month) => text::reward_ask_cap_month(),
        Asked::Cap(Period::Year) => text::reward_ask_cap_year(),
    }
}

fn asking(component: &Component) -> Control {
    let is_share = matches!(component.offer.terms, Terms::Share { .. });
    let offered = Asked::ALL.into_iter().filter(|asked| is_share || !matches!(asked, Asked::Rise(_)));
    Control::Select {
        press: Press::Pay(Pay::RewardRule(component.reward_component_id)),
        placeholder: text::reward_rule_choose(),
        choices: offered
            .map(|of| Choice { value: of.to_string(), label: asked(of), is_chosen: false })
            .collect(),
        bounds: (1, 1),
    }
}

fn unruling(component: &Component) -> Option<Control> {
    (!component.offer.rules.is_empty()).then(|| Control::Select {
        press: Press::Pay(Pay::RewardUnrule(component.reward_component_id)),
        placeholder: text::reward_unrule_choose(),
        choices: component
            .offer
            .rules
            .iter()
            .map(|rule| Choice {
                value: rule.kind().to_string(),
                label: text::value(Capital(words::rule(rule))),
                is_chosen: false,
            })
            .collect(),
        bounds: (1, 1),
    })
}

/// The form for a rule.
pub fn rule_form(of: Ruled) -> Form {
    let rate = |name, label| Input::line(name, label, 10).example(text::reward_rate_example());
    let first = |label, most| Input::line(input::FIRST, label, most);
    let inputs = match of.1 {
        Asked::Product => vec![first(text::reward_product_input(), 100)],
        Asked::Least | Asked::Cap(_) => {
            vec![first(text::reward_amount_input(), 40).example(text::reward_amount_example())]
        }
        Asked::Rise(tenure) => vec![
            first(
                match tenure {
                    Tenure::Months => text::reward_every_months_input(MOST_TERM),
                    Tenure::Campaigns => text::reward_every_campaigns_input(MOST_TERM),
                },
                3,
            ),
            rate(input::RATE, text::reward_by_input()),
            rate(input::MOST, text::reward_most_input()),
        ],
    };
    Form { press: Press::Pay(Pay::RewardRuleKeep(of)), title: asked(of.1), inputs }
}

/// The form for how much is earned in a month before managers are asked.
pub fn limit(draft: &Plan) -> Form {
    let input = Input::line(input::AMOUNT, text::reward_limit_input(), 40).optional();
    Form {
        press: Press::Pay(Pay::RewardLimitKeep(draft.reward_plan_id)),
        title: text::reward_limit_title(),
        inputs: vec![input.filled(draft.limit.as_ref().map(Money::plain))],
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

fn offers(offers: &[Offer]) -> impl Iterator<Item = Message> {
    offers.iter().flat_map(words::offer)
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
                false => lines(offers(after).chain([words::hold(*hold_days)])),
            };
            let card = Card::titled(text::reward_told_title()).text(what).field(text::reward_told_now(), now);
            let card = match before.is_empty() {
                true => card,
                false => card.field(text::reward_told_before(), lines(offers(before))),
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
        EarningsNews::Limit { scope, limit } => Card::titled(text::reward_limit_told_title(limit.clone()))
            .text(text::reward_limit_told())
            .row([button(Pay::RewardSheet(*scope), text::reward_limit_told_button(), Weight::Primary)]),
        EarningsNews::GoodsOwed { .. } | EarningsNews::GoodsSent { .. } => super::goods::news(program, news),
        EarningsNews::CodeGiven { .. } | EarningsNews::CodeTaken { .. } => {
            super::promo_code::news(program, news)
        }
        EarningsNews::Objected { .. }
        | EarningsNews::Disputed { .. }
        | EarningsNews::Unusual
        | EarningsNews::Decided { .. } => super::hold::news(program, news),
    }
}
