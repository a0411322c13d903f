//! The cards of what the programme does about a council's votes: the forms, the list for everybody, and the reminder.

use chrono::NaiveDate;

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::press::Press;
use crate::domain::decision::{Decision, LENGTH, Told};
use crate::domain::{DecisionId, Language, ProposalId};
use crate::i18n::{Arg, Message, creator::language as language_name, mention, text};

/// The names of the inputs, in the order of the languages.
pub const INPUTS: [&str; 4] = ["words-0", "words-1", "words-2", "words-3"];
/// The input for the day.
pub const DUE: &str = "due";

fn inputs(labels: impl Iterator<Item = Message>) -> Vec<Input> {
    let limit = u16::try_from(LENGTH).unwrap_or(u16::MAX);
    INPUTS.into_iter().zip(labels).map(|(name, label)| Input::lines(name, label, limit)).collect()
}

/// The form for what is to be done, and by when.
pub fn form(id: ProposalId, languages: &[Language], today: NaiveDate) -> Form {
    let labels = languages.iter().map(|language| text::decision_plan_in(language_name(*language)));
    let mut inputs = inputs(labels);
    inputs.push(Input::line(DUE, text::decision_due(), 40).example(text::council_day_example(today)));
    Form { press: Press::DecisionMake(id), title: text::decision_form_title(), inputs }
}

/// The form for what was done.
pub fn done_form(id: DecisionId, languages: &[Language]) -> Form {
    let labels = languages.iter().map(|language| text::decision_done_in(language_name(*language)));
    Form { press: Press::DecisionDone(id), title: text::decision_done_title(), inputs: inputs(labels) }
}

/// It is decided.
pub fn made(told: &Told) -> Card {
    Card::titled(text::value(&told.said))
        .text(line(&told.decision))
        .text(text::decision_made())
        .row(buttons(&told.decision))
}

/// It is done.
pub fn done(told: &Told) -> Card {
    Card::titled(text::value(&told.said)).text(line(&told.decision))
}

/// What can be done about a decision that is not done: say that it is, or hand it over.
pub fn buttons(decision: &Decision) -> Vec<Control> {
    let id = decision.decision_id;
    if decision.done_at.is_some() {
        return Vec::new();
    }
    let hand = Control::Button {
        press: Press::DecisionHand(id),
        label: text::decision_hand_button(),
        weight: Weight::Secondary,
    };
    vec![done_button(id), hand]
}

/// Whose a decision is to be from now on.
pub fn handing(told: &Told) -> Card {
    Card::titled(text::decision_hand_title()).text(text::decision_hand()).row([Control::People {
        press: Press::DecisionHandTo(told.decision.decision_id),
        placeholder: text::decision_hand_choose(),
        bounds: (1, 1),
    }])
}

/// It is somebody's from now on.
pub fn handed(told: &Told) -> Card {
    let card = Card::titled(text::value(&told.said));
    match told.decision.owner {
        Some(owner) => card.text(text::decision_handed(mention::person(owner))),
        None => card,
    }
}

/// For whoever sees to it from now on.
pub fn handed_over(told: &Told) -> Card {
    Card::titled(text::decision_handed_title(&told.said))
        .text(text::decision_handed_told())
        .text(text::decision_plan(&told.decision.plan))
        .text(text::decision_due_on(told.decision.due_on))
        .row([done_button(told.decision.decision_id)])
}

/// The button that says it is done.
fn done_button(id: DecisionId) -> Control {
    Control::Button {
        press: Press::DecisionDoneForm(id),
        label: text::decision_done_button(),
        weight: Weight::Success,
    }
}

/// What is, or was, done about a vote.
pub fn line(decision: &Decision) -> Message {
    if decision.done_at.is_some() {
        return text::decision_did(&decision.done);
    }
    let owner = match decision.owner {
        Some(owner) => Arg::from(mention::person(owner)),
        None => Arg::from(text::decision_nobody()),
    };
    text::decision_do(&decision.plan, decision.due_on, owner)
}

/// What was said and what was done, for everybody in the programme.
pub fn list(all: &[Told]) -> Card {
    let mut card = Card::titled(text::decision_list_title());
    if all.is_empty() {
        card = card.text(text::decision_list_empty());
    }
    for told in all {
        card = card.lines([text::decision_said(&told.said), line(&told.decision)]);
    }
    card
}

/// For whoever sees to it: it is due.
pub fn reminder(told: &Told, days_left: i64) -> Card {
    let due_on = told.decision.due_on;
    let when = match days_left {
        0 => text::decision_due_today(),
        left if left < 0 => text::decision_overdue(due_on),
        _ => text::decision_due_on(due_on),
    };
    Card::titled(text::decision_reminder_title(&told.said))
        .text(when)
        .text(text::decision_plan(&told.decision.plan))
        .row([done_button(told.decision.decision_id)])
}
