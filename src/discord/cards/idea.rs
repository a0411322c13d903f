//! The cards of what creators suggest: the form, whether the brief may quote it, and what became of it.

use super::participation::button;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::Press;
use crate::domain::CampaignId;
use crate::domain::idea::{Idea, LENGTH};
use crate::features::idea::{Given, Round};
use crate::i18n::{Message, creator::language as language_name, text};

/// The names of the inputs: what was said and what was done in each language, in the order of [`Given::languages`].
pub const INPUTS: [(&str, &str); 2] = [("said-0", "done-0"), ("said-1", "done-1")];
/// Ideas on one card.
const LINES: usize = 10;

fn limit() -> u16 {
    u16::try_from(LENGTH).unwrap_or(u16::MAX)
}

/// The form for an idea.
pub fn form(id: CampaignId) -> Form {
    Form {
        press: Press::IdeaGive(id),
        title: text::idea_title(),
        inputs: vec![Input::lines("words", text::field_idea(), limit()).example(text::idea_example())],
    }
}

/// The idea is with the managers; whether the brief may quote it is the author's to say.
pub fn given(idea: &Idea, campaign: &str) -> Card {
    let quote = button(Press::IdeaQuote(idea.idea_id), text::idea_quote_button(), Weight::Success);
    let not = button(Press::IdeaUnquote(idea.idea_id), text::idea_unquote_button(), Weight::Secondary);
    Card::titled(text::idea_given_title(campaign))
        .text(text::idea_given())
        .field(text::idea_yours(), text::value(&idea.body))
        .row([quote, not])
}

/// Whether the brief may quote it; the other choice stays open.
pub fn consented(idea: &Idea) -> Card {
    let (words, other) = match idea.may_quote {
        true => (
            text::idea_quotable(),
            button(Press::IdeaUnquote(idea.idea_id), text::idea_unquote_button(), Weight::Secondary),
        ),
        false => (
            text::idea_unquotable(),
            button(Press::IdeaQuote(idea.idea_id), text::idea_quote_button(), Weight::Secondary),
        ),
    };
    Card::plain(words).field(text::idea_yours(), text::value(&idea.body)).row([other])
}

/// What creators suggested, for managers; and whom else to ask. `asked` were asked just now.
pub fn round(round: &Round, asked: Option<usize>) -> Card {
    let id = round.campaign.campaign_id;
    let card = Card::titled(text::idea_round_title(&round.campaign.name));
    let card = match asked {
        Some(asked) => card.text(text::idea_round_asked(asked)),
        None => card.text(text::idea_round(round.asked, round.ideas.len())),
    };
    let card = card.lines(round.ideas.iter().rev().take(LINES).map(row));
    let answer: Vec<Choice> = round
        .ideas
        .iter()
        .rev()
        .take(25)
        .map(|(idea, name, _)| Choice {
            value: idea.idea_id.to_string(),
            label: text::idea_choice(name, &idea.body),
            is_chosen: false,
        })
        .collect();
    let answer = (!answer.is_empty()).then(|| Control::Select {
        press: Press::IdeaChoose(id),
        placeholder: text::idea_choose(),
        choices: answer,
        bounds: (1, 1),
    });
    let creators: Vec<Choice> = round
        .unasked
        .iter()
        .take(25)
        .map(|creator| Choice {
            value: creator.creator_id.to_string(),
            label: text::value(&creator.name),
            is_chosen: false,
        })
        .collect();
    let ask = (!creators.is_empty()).then(|| Control::Select {
        press: Press::IdeaAsk(id),
        placeholder: text::idea_ask(),
        bounds: (1, u8::try_from(creators.len()).unwrap_or(25)),
        choices: creators,
    });
    card.row(ask).row(answer)
}

fn row((idea, name, answered): &(Idea, String, usize)) -> Message {
    match (idea.may_quote, *answered > 0) {
        (_, true) => text::idea_row_answered(name, &idea.body),
        (true, false) => text::idea_row_quotable(name, &idea.body),
        (false, false) => text::idea_row(name, &idea.body),
    }
}

/// One idea, with a button to its answer.
pub fn chosen(given: &Given) -> Card {
    let answer = button(Press::IdeaAnswer(given.idea.idea_id), text::idea_answer_button(), Weight::Primary);
    let back = button(Press::IdeaRound(given.idea.campaign_id), text::idea_round_button(), Weight::Secondary);
    let words = if given.idea.may_quote { text::idea_chosen_quotable() } else { text::idea_chosen() };
    Card::titled(text::value(&given.name)).text(text::value(&given.idea.body)).text(words).row([answer, back])
}

/// The form for what became of an idea: in each language what was said, as it is shown, and what was done.
pub fn answer_form(given: &Given) -> Form {
    let own = given.idea.language;
    let inputs = given.languages.iter().zip(INPUTS).flat_map(|(language, (said, done))| {
        let known = given.answers.iter().find(|answer| answer.language == *language);
        let first = known.map(|known| known.said.clone());
        let first = first.or_else(|| (*language == own).then(|| given.idea.body.clone()));
        let name = || language_name(*language);
        [
            Input::lines(said, text::idea_said_in(name()), limit()).filled(first),
            Input::lines(done, text::idea_done_in(name()), limit())
                .filled(known.map(|known| known.done.clone())),
        ]
    });
    Form {
        press: Press::IdeaAnswerKeep(given.idea.idea_id),
        title: text::idea_answer_title(),
        inputs: inputs.collect(),
    }
}
