//! The cards of what creators and their owners say to each other.

use super::relationship::form;
use crate::discord::card::{Card, Control, Form, Weight};
use crate::discord::press::Press;
use crate::domain::notice::Notice;
use crate::domain::owner_question::OwnerQuestion;
use crate::domain::{CreatorId, OwnerQuestionId};
use crate::features::owner_question::Asked;
use crate::i18n::{Arg, creator as words, mention, text};

/// The form for a question to the owner.
pub fn ask_form(place: CreatorId) -> Form {
    let example = text::owner_question_example();
    form(Press::OwnerQuestionSend(place), text::owner_question_form(), text::field_owner_question(), example)
}

/// The question is on its way.
pub fn asked(question: &OwnerQuestion, has_owner: bool) -> Card {
    Card::plain(match has_owner {
        true => text::owner_question_asked(question.remind_at),
        false => text::owner_question_asked_managers(question.remind_at),
    })
}

/// The form for the answer.
pub fn answer_form(id: OwnerQuestionId) -> Form {
    let example = text::owner_answer_example();
    form(Press::OwnerQuestionAnswerSend(id), text::owner_answer_form(), text::field_owner_answer(), example)
}

/// The answer is on its way.
pub fn answered(asked: &Asked) -> Card {
    Card::titled(text::owner_question_answered_title(&asked.name))
        .text(text::owner_question_answered())
        .field(text::label_question(), text::value(&asked.question.body))
}

/// The form for feedback.
pub fn feedback_form(place: CreatorId) -> Form {
    let example = text::feedback_example();
    form(Press::FeedbackSend(place), text::feedback_form(), text::field_feedback(), example)
}

/// The feedback is with the owner.
pub fn feedback_given() -> Card {
    Card::plain(text::feedback_given())
}

/// What is said to owners and creators about one another.
pub fn notice(notice: &Notice) -> Card {
    let button = |press, label| Control::Button { press, label, weight: Weight::Primary };
    match notice {
        Notice::OwnerQuestion { creator, question_id, question, waiting_since, .. } => {
            let card = match waiting_since {
                None => Card::titled(text::owner_question_title(creator)),
                Some(since) => Card::titled(text::owner_question_waiting_title(creator))
                    .text(text::owner_question_waiting(*since)),
            };
            let answer = button(Press::OwnerQuestionAnswer(*question_id), text::owner_answer_button());
            card.field(text::label_question(), text::value(question)).row([answer])
        }
        Notice::OwnerAnswer { creator_id, question, answer, answered_by, .. } => {
            Card::titled(text::owner_answer_title())
                .text(text::owner_answer(mention::person(*answered_by), answer))
                .field(text::label_question(), text::value(question))
                .row([Control::Button {
                    press: Press::OwnerQuestionForm(*creator_id),
                    label: text::owner_question_more_button(),
                    weight: Weight::Secondary,
                }])
        }
        Notice::Feedback { creator, words, .. } => Card::titled(text::feedback_title(creator))
            .text(text::value(words))
            .footer(text::feedback_private()),
        Notice::OwnerChanged { creator_id, owner, .. } => Card::titled(text::owner_changed_title())
            .text(text::owner_changed(mention::person(*owner)))
            .row([button(Press::OwnerQuestionForm(*creator_id), text::owner_question_button())]),
        Notice::CreatorHandedOver {
            creator,
            person,
            before,
            bond,
            tags,
            last_contact,
            open_questions,
            notes,
            ..
        } => {
            let mut card = Card::titled(text::creator_handed_over_title(creator))
                .text(text::creator_handed_over(mention::person(*person)))
                .figure(text::label_bond(), words::bond(*bond))
                .figure(text::label_open_questions(), text::stats_figure(*open_questions));
            if let Some(last) = last_contact {
                card = card.figure(text::label_last_contact(), text::moment(*last));
            }
            if let Some(before) = before {
                card = card
                    .figure(text::label_owner_before(), text::relationship_person(mention::person(*before)));
            }
            if !tags.is_empty() {
                card = card.field(text::label_tags(), super::relationship::tags(tags));
            }
            if !notes.is_empty() {
                let notes: Vec<Arg> = notes.iter().map(|note| Arg::from(text::value(note))).collect();
                card = card.field(text::label_notes(), text::lines(Arg::Lines(notes)));
            }
            card.footer(text::creator_handed_over_hint())
        }
        _ => Card::default(),
    }
}
