//! The cards of questions about briefs: asked in private, answered for everybody or for the asker alone.

use super::participation::button;
use crate::discord::card::{Card, Form, Input, Weight};
use crate::discord::press::Press;
use crate::domain::brief_question::{BriefQuestion, LENGTH};
use crate::domain::{BriefQuestionId, CampaignId};
use crate::features::brief_question::Asked;
use crate::i18n::{
    creator::{language as language_name, language_title},
    text,
};

/// The names of the inputs: question and answer in each language, in the order of [`Asked::languages`].
pub const INPUTS: [(&str, &str); 2] = [("question-0", "answer-0"), ("question-1", "answer-1")];

fn limit() -> u16 {
    u16::try_from(LENGTH).unwrap_or(u16::MAX)
}

/// The form for a question; with the words of a message in it, where it is made from one.
pub fn ask_form(id: CampaignId, words: Option<String>) -> Form {
    let words = words.map(|words| words.chars().take(LENGTH).collect());
    Form {
        press: Press::BriefQuestionSend(id),
        title: text::brief_question_title(),
        inputs: vec![
            Input::lines("words", text::field_brief_question(), limit())
                .example(text::brief_question_example())
                .filled(words),
        ],
    }
}

/// The question is with the managers.
pub fn asked(campaign: &str) -> Card {
    Card::titled(text::brief_question_sent_title(campaign)).text(text::brief_question_sent())
}

/// A campaign's questions that nobody has answered.
pub fn list(questions: &[BriefQuestion]) -> Card {
    let card = Card::titled(text::brief_question_list_title());
    if questions.is_empty() {
        return card.text(text::brief_question_list_none());
    }
    let row = |question: &BriefQuestion| {
        text::brief_question_list_row(language_title(question.language), &question.body)
    };
    let numbers = (1_i64..).zip(questions.iter().take(5));
    let answer = numbers.map(|(number, question)| {
        let press = Press::BriefQuestionAnswer(question.brief_question_id);
        button(press, text::brief_question_answer_number(number), Weight::Primary)
    });
    let lines = questions.iter().take(5).map(row);
    card.lines(lines).row(answer.collect::<Vec<_>>())
}

/// The form for an answer that everybody reads: in each language the question, as it is shown, and the answer.
pub fn answer_form(asked: &Asked) -> Form {
    let own = asked.question.language;
    let inputs = asked.languages.iter().zip(INPUTS).flat_map(|(language, (question, answer))| {
        let known = (*language == own).then(|| asked.question.body.clone());
        let name = || language_name(*language);
        [
            Input::lines(question, text::brief_question_in(name()), limit()).filled(known),
            Input::lines(answer, text::brief_answer_in(name()), limit()),
        ]
    });
    Form {
        press: Press::BriefQuestionAnswerSend(asked.question.brief_question_id),
        title: text::brief_question_answer_title(),
        inputs: inputs.collect(),
    }
}

/// The form for an answer to the asker alone.
pub fn reply_form(id: BriefQuestionId) -> Form {
    Form {
        press: Press::BriefQuestionReplySend(id),
        title: text::brief_question_reply_title(),
        inputs: vec![Input::lines("words", text::field_brief_answer(), limit())],
    }
}

/// The answer is on its way; where everybody reads it, it stands under the brief too.
pub fn answered(asked: &Asked, is_shown: bool) -> Card {
    let card = Card::titled(text::brief_question_kept_title(&asked.campaign));
    card.text(if is_shown { text::brief_question_kept_shown() } else { text::brief_question_kept() })
        .field(text::label_question(), text::value(&asked.question.body))
}
