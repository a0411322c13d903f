//! The cards of whose conversions are: what a programme decided, and why one is whose it is.

use super::lines;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::CampaignId;
use crate::domain::CreatorId;
use crate::domain::attribution::{MOST_DAYS, Order, Policy, Precedence, Verdict};
use crate::domain::campaign::Campaign;
use crate::domain::conversion::{Attribution, Kind};
use crate::domain::money::Money;
use crate::features::attribution::{Decided, Explained, Explanation, tells_amount};
use crate::i18n::{Arg, Capital, Message, attribution as words, own_sale, text};
use crate::store::attribution::{Contender, Credited};

/// The name of the input for days.
pub const DAYS: &str = "days";
/// Choices that a select takes.
const MOST_CHOICES: usize = 25;
/// Touches that are shown: so many fit a field.
const SHOWN: usize = 8;

fn button(press: Press, label: Message) -> Control {
    Control::Button { press, label, weight: Weight::Secondary }
}

/// What was decided, with the ways to change it.
pub fn policy(decided: &Decided) -> Card {
    let policy = &decided.policy;
    let card = Card::titled(text::attribution_title())
        .text(text::attribution_text())
        .field(text::attribution_window_field(), words::days(policy.window_days))
        .field(text::attribution_order_field(), words::order(policy.touch_order))
        .field(text::attribution_precedence_field(), words::precedence(policy.precedence));
    let card = match policy.set_at {
        Some(at) => card.text(text::attribution_since(at)),
        None => card,
    };
    let own: Vec<Message> = decided
        .campaigns
        .iter()
        .filter_map(|(campaign, days)| days.map(|days| (campaign, days)))
        .map(|(campaign, days)| text::attribution_campaign(&campaign.name, words::days(days)))
        .collect();
    let card = match own.is_empty() {
        true => card,
        false => card.field(text::attribution_campaigns_field(), lines(own)),
    };
    card.row(campaigns(decided)).row(ways(policy))
}

fn campaigns(decided: &Decided) -> Option<Control> {
    let choice = |(campaign, _): &(Campaign, Option<i32>)| Choice {
        value: campaign.campaign_id.to_string(),
        label: text::value(campaign.name.as_str()),
        is_chosen: false,
    };
    let choices: Vec<Choice> = decided.campaigns.iter().take(MOST_CHOICES).map(choice).collect();
    (!choices.is_empty()).then(|| Control::Select {
        press: Press::Pay(Pay::AttributionCampaign(Nothing)),
        placeholder: text::attribution_campaign_choose(),
        choices,
        bounds: (1, 1),
    })
}

fn ways(policy: &Policy) -> [Control; 3] {
    let order = match policy.touch_order {
        Order::Last => text::attribution_order_first_button(),
        Order::First => text::attribution_order_last_button(),
    };
    let precedence = match policy.precedence {
        Precedence::Code => text::attribution_precedence_link_button(),
        Precedence::Link => text::attribution_precedence_code_button(),
    };
    [
        button(Press::Pay(Pay::AttributionWindow(policy.version)), text::attribution_window_button()),
        button(Press::Pay(Pay::AttributionOrder(policy.version)), order),
        button(Press::Pay(Pay::AttributionPrecedence(policy.version)), precedence),
    ]
}

/// The form for the days of the programme.
pub fn window(policy: &Policy) -> Form {
    let input = Input::line(DAYS, text::attribution_window_input(MOST_DAYS), 3);
    Form {
        press: Press::Pay(Pay::AttributionWindowKeep(policy.version)),
        title: text::attribution_window_title(),
        inputs: vec![input.filled(Some(policy.window_days.to_string()))],
    }
}

/// The form for the days of a campaign.
pub fn campaign_window(id: CampaignId, days: Option<i32>) -> Form {
    let input = Input::line(DAYS, text::attribution_campaign_input(MOST_DAYS), 3).optional();
    Form {
        press: Press::Pay(Pay::AttributionCampaignKeep(id)),
        title: text::attribution_window_title(),
        inputs: vec![input.filled(days.map(|days| days.to_string()))],
    }
}

/// Why one conversion is whose it is, or those of a day.
pub fn explanation(explanation: &Explanation) -> Card {
    match explanation {
        Explanation::One(one) => explained(one),
        Explanation::Day { day, all, .. } if all.is_empty() => {
            Card::titled(text::explain_day_none_title(*day)).text(text::explain_day_none())
        }
        Explanation::Day { day, all, has_more, reader } => {
            let choice = |one: &Credited| Choice {
                value: one.conversion_id.to_string(),
                label: entry(one, *reader),
                is_chosen: false,
            };
            let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
            let card = match has_more {
                true => Card::titled(text::explain_day_latest(*day, count)).text(text::explain_day_more()),
                false => Card::titled(text::explain_day_title(count, *day)).text(text::explain_day_text()),
            };
            card.row([Control::Select {
                press: Press::Pay(Pay::AttributionExplain(Nothing)),
                placeholder: text::explain_day_choose(),
                choices: all.iter().map(choice).collect(),
                bounds: (1, 1),
            }])
        }
    }
}

fn entry(of: &Credited, reader: Option<CreatorId>) -> Message {
    let (kind, id, credit) = (words::kind(of.kind), of.reported_id.as_str(), credit(of, reader));
    match amount(of, reader) {
        Some(amount) => text::explain_day_line_paid(kind, id, amount, credit),
        None => text::explain_day_line(kind, id, credit),
    }
}

fn credit(of: &Credited, reader: Option<CreatorId>) -> Message {
    match (&of.name, reader) {
        (None, _) => text::explain_nobody(),
        (Some(_), Some(_)) if of.creator_id == reader => text::explain_own(),
        (Some(_), Some(_)) => text::explain_other(),
        (Some(name), None) => text::explain_named(name),
    }
}

/// What was paid, if anything was and the reader may know.
fn amount(of: &Credited, reader: Option<CreatorId>) -> Option<Money> {
    let currency = of.currency.as_deref()?;
    (of.amount_minor != 0 && tells_amount(of, reader)).then(|| Money::new(of.amount_minor, currency))
}

/// Why a conversion is whose it is.
pub fn explained(one: &Explained) -> Card {
    let of = &one.credited;
    let (kind, id) = (words::kind(of.kind), of.reported_id.as_str());
    let what = match amount(of, one.reader) {
        Some(amount) => text::explain_what_paid(kind, of.occurred_at, amount, id),
        None => text::explain_what(kind, of.occurred_at, id),
    };
    let won = one.contenders.iter().find(|touch| touch.verdict == Verdict::Won);
    let is_told = one.reader.is_none() || one.reader == of.creator_id;
    let typed = won.filter(|_| is_told).and_then(|won| won.code.as_deref());
    let why = match of.attribution {
        Some(why) => words::why(why, typed),
        None => text::explain_why_nobody(),
    };
    let card = Card::titled(text::value(Capital(credit(of, one.reader))))
        .text(what)
        .field(text::explain_why_field(), why);
    let is_renewal = of.kind == Kind::Renewal && of.attribution == Some(Attribution::Customer);
    let rule = match (&one.policy, is_renewal) {
        (_, true) => Some(text::explain_rule_renewal()),
        (Some(policy), false) => {
            // A campaign may have days of its own.
            Some(words::rule(policy, won.map_or(policy.window_days, |won| won.days)))
        }
        (None, false) => None,
    };
    let card = match rule {
        Some(rule) => card.field(text::explain_rule_field(), rule),
        None => card,
    };
    let shown = one.contenders.iter().take(SHOWN).map(|touch| running(touch, one.reader));
    let card = match one.contenders.is_empty() {
        true => card,
        false => card.field(text::explain_running_field(), lines(shown)),
    };
    let card = match one.own.as_ref().filter(|own| own.released_at.is_none()) {
        Some(own) => card.field(
            text::explain_own_sale_field(),
            own_sale::evidence(own.evidence, own.like_reported_id.as_deref()),
        ),
        None => card,
    };
    card.row(one.can_be_credited().then(|| Control::People {
        press: Press::Pay(Pay::AttributionCredit(of.conversion_id)),
        placeholder: text::explain_credit_choose(),
        bounds: (1, 1),
    }))
}

fn running(touch: &Contender, reader: Option<CreatorId>) -> Message {
    let who: Arg = match reader {
        None => touch.name.as_str().into(),
        Some(reader) if reader == touch.creator_id => text::explain_running_you().into(),
        Some(_) => text::explain_running_other().into(),
    };
    // Whose a code is shows in the code.
    let is_told = reader.is_none_or(|reader| reader == touch.creator_id);
    let typed = touch.code.as_deref().filter(|_| is_told);
    let (what, verdict) = (words::touch(touch.kind, typed), words::verdict(touch.verdict, touch.days));
    text::explain_running(touch.touched_at, who, what, verdict)
}
