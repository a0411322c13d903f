//! The cards of a council's vote: its buttons, what it came to, and what the programme does about it.

use super::decision::line as decision_line;
use super::proposal::sign;
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::council::Piece;
use crate::domain::proposal::{State, View};
use crate::domain::vote::Choice;
use crate::i18n::{Message, council, creator::language_title, market, text};
use chrono::{DateTime, Utc};

/// The input for how many days a vote is open.
pub const DAYS: &str = "days";

/// The form that opens a vote.
pub fn form(view: &View) -> Form {
    Form {
        press: Press::VoteOpen(view.proposal.proposal_id),
        title: text::vote_form_title(),
        inputs: vec![Input::line(DAYS, text::vote_days(), 2).filled(Some("5".to_owned()))],
    }
}

/// The form that opens another vote.
pub fn again_form(view: &View) -> Form {
    Form {
        press: Press::VoteAgain(view.proposal.proposal_id),
        title: text::vote_again_form_title(),
        ..form(view)
    }
}

/// The vote is open.
pub fn opened(closes_at: DateTime<Utc>) -> Card {
    Card::plain(text::vote_opened(closes_at))
}

/// The vote as it stands in the council's channel.
pub fn post(view: &View, language: Language) -> Card {
    let proposal = &view.proposal;
    let id = proposal.proposal_id;
    let sign = sign(Piece::Vote, id, language);
    let topics = view.texts.iter().map(|of| text::proposal_words(language_title(of.language), &of.title));
    let card = Card::titled(text::vote_title(view.titles()));
    match (proposal.state, proposal.closes_at) {
        (State::Voting, Some(closes_at)) => {
            let button = |choice: &Choice| Control::Button {
                press: Press::VoteCast(Pair(id, *choice)),
                label: council::choice(*choice),
                weight: Weight::Secondary,
            };
            let buttons = Choice::ALL.iter().map(button);
            card.lines(topics).text(text::vote_ask(closes_at)).row(buttons.chain([sign]))
        }
        (State::Withdrawn, _) => Card::plain(text::proposal_withdrawn()).row([sign]),
        _ => card.text(text::vote_over()).row([sign]),
    }
}

/// The asker has voted.
pub fn cast(view: &View, choice: Choice, closes_at: DateTime<Utc>) -> Card {
    Card::titled(text::vote_title(view.titles())).text(text::vote_cast(council::choice(choice), closes_at))
}

/// What it came to, as it stands in the council's channel; none before it is counted.
pub fn outcome(view: &View, language: Language) -> Option<Card> {
    let proposal = &view.proposal;
    let came_to = proposal.outcome?;
    if proposal.state == State::Withdrawn {
        let sign = sign(Piece::Outcome, proposal.proposal_id, language);
        return Some(Card::plain(text::proposal_withdrawn()).row([sign]));
    }
    let figure = |count: Option<i32>| i64::from(count.unwrap_or_default());
    let (in_favour, against) = (figure(proposal.in_favour), figure(proposal.against));
    let sums = text::vote_sums(in_favour, against, figure(proposal.abstained));
    let turnout = view.turnout.iter().map(|(of, known)| {
        text::vote_turnout(
            market::name(known),
            i64::from(of.votes),
            i64::from(of.seats),
            i64::from(of.needed),
        )
    });
    let turnout: Vec<Message> = turnout.collect();
    let card = Card::titled(text::vote_outcome_title(view.titles(), council::outcome(came_to)));
    let card = card.text(sums).lines(turnout);
    let id = proposal.proposal_id;
    let sign = sign(Piece::Outcome, id, language);
    if view.is_again() {
        return Some(card.text(text::vote_again()).row([sign]));
    }
    let (card, buttons) = match &view.decision {
        None => {
            let decide = Control::Button {
                press: Press::DecisionForm(id),
                label: text::decision_button(),
                weight: Weight::Primary,
            };
            let again = Control::Button {
                press: Press::VoteAgainForm(id),
                label: text::vote_again_button(),
                weight: Weight::Secondary,
            };
            (card.text(text::vote_undecided()), vec![decide, again])
        }
        Some(decision) => (card.text(decision_line(decision)), super::decision::buttons(decision)),
    };
    Some(card.row([sign].into_iter().chain(buttons)))
}
