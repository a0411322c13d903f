//! The cards of agreements: for managers what holds with a creator, for creators what was agreed on with them.

use chrono::NaiveDate;

use super::profile::name;
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Pay, Press};
use crate::domain::CreatorId;
use crate::domain::agreement::{Agreement, REASON_LENGTH, Terms};
use crate::domain::notice::Notice;
use crate::domain::reward::Scope;
use crate::domain::stats::Figures;
use crate::features::agreement::{Deal, Ending};
use crate::i18n::{Arg, Message, mention, text};

/// The names of the inputs of forms about agreements.
pub mod input {
    /// The first day.
    pub const STARTS: &str = "starts";
    /// The last day.
    pub const ENDS: &str = "ends";
    /// How many campaigns.
    pub const CAMPAIGNS: &str = "campaigns";
    /// When both look at how it goes.
    pub const REVIEW: &str = "review";
    /// Why it ends early.
    pub const REASON: &str = "reason";
}

/// Characters of a day as people type it.
const DAY_LENGTH: u16 = 40;
/// Agreements that are over, shown at most.
const OVER: usize = 5;
/// Agreements that can be changed from one card: a row of buttons each.
const ROWS: usize = 4;

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// All that is and was agreed on with a creator.
pub fn deal(deal: &Deal) -> Card {
    let creator = &deal.creator;
    let open: Vec<&Agreement> = deal.open().collect();
    let mut card = Card::titled(text::agreement_deal_title(name(&creator.name)));
    card = match open.is_empty() {
        true => card.text(text::agreement_none()),
        false => open.iter().fold(card, |card, agreement| {
            card.field(heading(agreement, deal.today), terms(&agreement.terms()))
        }),
    };
    let over: Vec<Arg> = deal
        .agreements
        .iter()
        .rev()
        .filter(|known| !known.is_open(deal.today))
        .take(OVER)
        .map(|known| Arg::from(past(known)))
        .collect();
    if !over.is_empty() {
        card = card.field(text::agreement_over(), text::lines(Arg::Lines(over)));
    }
    for agreement in open.iter().take(ROWS) {
        let id = agreement.agreement_id;
        card = card.row([
            button(
                Press::AgreementChange(id),
                text::agreement_change_button(agreement.ends_on),
                Weight::Secondary,
            ),
            button(Press::AgreementEnd(id), text::agreement_end_button(agreement.ends_on), Weight::Danger),
        ]);
    }
    card.row([
        button(Press::AgreementForm(creator.creator_id), text::agreement_new_button(), Weight::Primary),
        button(reward(creator.creator_id), text::agreement_reward_button(), Weight::Secondary),
        button(Press::CreatorCard(creator.creator_id), text::creator_card_button(), Weight::Secondary),
    ])
}

const fn reward(creator: CreatorId) -> Press {
    Press::Pay(Pay::RewardSheet(Scope::Deal(creator)))
}

/// Whether it holds already.
fn heading(agreement: &Agreement, today: NaiveDate) -> Message {
    match agreement.starts_on <= today {
        true => text::agreement_holds(),
        false => text::agreement_to_come(),
    }
}

/// What is agreed on, in a line.
pub fn terms(terms: &Terms) -> Message {
    let (from, until, campaigns) = (terms.starts_on, terms.ends_on, i64::from(terms.campaigns));
    match terms.review_on {
        Some(review) => text::agreement_terms_review(from, until, campaigns, review),
        None => text::agreement_terms(from, until, campaigns),
    }
}

fn past(agreement: &Agreement) -> Message {
    match (agreement.ended_at, &agreement.end_reason) {
        (Some(at), Some(reason)) => {
            text::agreement_past_ended(agreement.starts_on, agreement.ends_on, mention::ago(at), reason)
        }
        _ => text::agreement_past(agreement.starts_on, agreement.ends_on),
    }
}

/// The form for a new agreement; one that follows another begins with what that says.
pub fn new_form(creator: CreatorId, known: Option<&Terms>) -> Form {
    Form { press: Press::AgreementMake(creator), title: text::agreement_new_title(), inputs: inputs(known) }
}

/// The form for an agreement that there is.
pub fn change_form(agreement: &Agreement) -> Form {
    Form {
        press: Press::AgreementChangeKeep(Pair(agreement.agreement_id, agreement.revision)),
        title: text::agreement_change_title(),
        inputs: inputs(Some(&agreement.terms())),
    }
}

fn inputs(known: Option<&Terms>) -> Vec<Input> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    vec![
        Input::line(input::STARTS, text::agreement_starts_label(), DAY_LENGTH)
            .example(text::campaign_day_example())
            .filled(day(known.map(|terms| terms.starts_on))),
        Input::line(input::ENDS, text::agreement_ends_label(), DAY_LENGTH)
            .example(text::agreement_ends_example())
            .filled(day(known.map(|terms| terms.ends_on))),
        Input::line(input::CAMPAIGNS, text::agreement_campaigns_label(), 10)
            .example(text::agreement_campaigns_example())
            .filled(known.map(|terms| terms.campaigns.to_string())),
        Input::line(input::REVIEW, text::agreement_review_label(), DAY_LENGTH)
            .optional()
            .example(text::campaign_day_example())
            .filled(day(known.and_then(|terms| terms.review_on))),
    ]
}

/// The form for why an agreement ends early.
pub fn end_form(agreement: &Agreement) -> Form {
    let limit = u16::try_from(REASON_LENGTH).unwrap_or(u16::MAX);
    Form {
        press: Press::AgreementEndKeep(Pair(agreement.agreement_id, agreement.revision)),
        title: text::agreement_end_title(),
        inputs: vec![Input::lines(input::REASON, text::agreement_reason_label(), limit)],
    }
}

/// What is said to a creator about an agreement.
pub fn notice(notice: &Notice) -> Card {
    match notice {
        Notice::AgreementMade { program, starts_on, ends_on, campaigns, review_on, is_changed, .. } => {
            let title = match is_changed {
                true => text::agreement_changed_title(program),
                false => text::agreement_made_title(program),
            };
            let terms = Terms {
                starts_on: *starts_on,
                ends_on: *ends_on,
                campaigns: i32::try_from(*campaigns).unwrap_or(i32::MAX),
                review_on: *review_on,
            };
            Card::titled(title).text(self::terms(&terms)).text(text::agreement_made_hint())
        }
        Notice::AgreementEnded { program, ends_on, reason, .. } => {
            Card::titled(text::agreement_ended_title(program))
                .text(text::agreement_ended(*ends_on))
                .field(text::label_reason(), text::value(reason))
                .text(text::agreement_ended_hint())
        }
        _ => Card::default(),
    }
}

/// A creator's agreement ends soon.
pub fn reminder(agreement: &Agreement) -> Card {
    Card::titled(text::agreement_reminder_title(agreement.ends_on))
        .text(terms(&agreement.terms()))
        .text(text::agreement_reminder())
        .row([button(
            Press::OwnerQuestionForm(agreement.creator_id),
            text::owner_question_button(),
            Weight::Secondary,
        )])
}

/// Today a creator and their owner look at how their agreement goes.
pub fn review(agreement: &Agreement) -> Card {
    Card::titled(text::agreement_review_title())
        .text(terms(&agreement.terms()))
        .text(text::agreement_review())
        .row([button(
            Press::OwnerQuestionForm(agreement.creator_id),
            text::owner_question_button(),
            Weight::Secondary,
        )])
}

/// The same for whoever looks after the creator, with what came of it so far.
pub fn looked_at(standing: &Ending) -> Card {
    let (agreement, creator) = (&standing.agreement, &standing.creator);
    let card = Card::titled(text::agreement_looked_at_title(name(&creator.name)))
        .text(text::agreement_looked_at(mention::person(creator.person_id)))
        .field(text::agreement_holds(), terms(&agreement.terms()));
    results(card, standing).row([
        button(
            Press::AgreementChange(agreement.agreement_id),
            text::agreement_change_button(agreement.ends_on),
            Weight::Secondary,
        ),
        button(Press::CreatorCard(creator.creator_id), text::creator_card_button(), Weight::Secondary),
    ])
}

fn results(card: Card, standing: &Ending) -> Card {
    match &standing.results {
        Some((during, before)) => {
            card.figure(text::agreement_during(), sold(during)).figure(text::agreement_before(), sold(before))
        }
        None => card,
    }
}

/// An agreement ends soon, as whoever looks after the creator hears of it.
pub fn ending(ending: &Ending) -> Card {
    let agreement = &ending.agreement;
    let card = Card::titled(text::agreement_ending_title(name(&ending.creator.name), agreement.ends_on))
        .text(match ending.is_earned {
            true => text::agreement_ending_earned(mention::person(ending.creator.person_id)),
            false => text::agreement_ending(mention::person(ending.creator.person_id)),
        })
        .field(text::agreement_holds(), terms(&agreement.terms()));
    let weight = if ending.is_earned { Weight::Success } else { Weight::Secondary };
    results(card, ending).row([button(
        Press::AgreementRenew(agreement.agreement_id),
        text::agreement_renew_button(),
        weight,
    )])
}

fn sold(figures: &Figures) -> Message {
    text::agreement_sold(figures.sales + figures.renewals - figures.refunds, figures.clicks)
}
