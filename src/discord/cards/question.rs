//! The cards of questions to other markets: in the market's channel, in answers, and for those who look for them.

use super::machine_draft;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::market::Market;
use crate::domain::post::{Post, Subject};
use crate::domain::question::{ANSWER_LENGTH, LENGTH, TITLE_LENGTH, Text, read};
use crate::domain::{ChannelId, Language, MessageId, QuestionAnswerId, QuestionId, ServerId};
use crate::features::question::{Original, Shown, Told, View};
use crate::i18n::{Message, creator::language as language_name, market, text};

/// The names of the inputs of forms about questions.
pub mod input {
    /// What a question is about.
    pub const TITLE: &str = "title";
    /// What is asked or answered.
    pub const BODY: &str = "body";
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

fn limit(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The form for a question to a market.
pub fn form(of: &Market) -> Form {
    Form {
        press: Press::QuestionSend(of.market_id),
        title: text::question_form_title(market::name(of)),
        inputs: vec![
            Input::line(input::TITLE, text::field_question_title(), limit(TITLE_LENGTH))
                .example(text::question_title_example()),
            Input::lines(input::BODY, text::field_question_body(), limit(LENGTH))
                .example(text::question_body_example()),
        ],
    }
}

/// The form for an answer.
pub fn answer_form(id: QuestionId) -> Form {
    Form {
        press: Press::QuestionAnswerSend(id),
        title: text::question_answer_form_title(),
        inputs: vec![Input::lines(input::BODY, text::field_question_answer(), limit(ANSWER_LENGTH))],
    }
}

/// The form for a question's words in a language, with the original in it.
pub fn translate_form(id: QuestionId, original: &Original) -> Form {
    let Original { text: known, language, .. } = original;
    Form {
        press: Press::QuestionTranslateSend(Pair(*language, id)),
        title: text::question_translate_form_title(language_name(*language)),
        inputs: vec![
            Input::line(input::TITLE, text::field_question_title(), limit(TITLE_LENGTH))
                .filled(Some(known.title.clone())),
            Input::lines(input::BODY, text::field_question_body(), limit(LENGTH))
                .filled(Some(known.body.clone())),
        ],
    }
}

/// The form for an answer's words in a language, with the original in it.
pub fn translate_answer_form(id: QuestionAnswerId, original: &Original) -> Form {
    let Original { text: known, language, .. } = original;
    Form {
        press: Press::AnswerTranslateSend(Pair(*language, id)),
        title: text::question_translate_form_title(language_name(*language)),
        inputs: vec![
            Input::lines(input::BODY, text::field_question_answer(), limit(ANSWER_LENGTH))
                .filled(Some(known.body.clone())),
        ],
    }
}

/// The question is on its way.
pub fn asked(view: &View, language: Language) -> Card {
    let card = Card::titled(text::question_sent_title(market::name(&view.market)));
    let card = words(card, view, language).text(text::question_sent());
    card.row(translations(view, language))
}

/// It stands in one more language.
pub fn translated(language: Language) -> Card {
    Card::plain(text::question_translated(language_name(language)))
}

/// The answer is on its way.
pub fn answered(shown: &Shown, language: Language) -> Card {
    Card::titled(text::question_answered_title(title(shown, language))).text(text::question_answered()).row([
        button(
            Press::QuestionAnswers(shown.question.question_id),
            text::question_answers_button(1_i64.max(count(shown.place.1))),
            Weight::Secondary,
        ),
    ])
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// A question's words, and where they come from.
fn words(card: Card, view: &View, language: Language) -> Card {
    let own = view.question.language;
    let Some(known) = read(&view.texts, language, own) else { return card };
    let card = card.text(text::question_words(&known.title, &known.body));
    match (known.language == language, known.language == own, &known.credit) {
        (false, ..) => {
            card.text(text::question_wanted(language_name(known.language), language_name(language)))
        }
        (true, false, Some(credit)) => card.footer(text::question_translated_by(credit)),
        (true, false, None) => card.footer(text::question_translated_from(language_name(own))),
        (true, true, _) => card,
    }
}

/// To translate it into the reader's language, or where it stands in that, into another; by hand or from a machine's draft.
fn translations(view: &View, language: Language) -> Vec<Control> {
    let wanted = view.lacks.iter().find(|lacking| **lacking == language).or(view.lacks.first());
    let id = view.question.question_id;
    let ways = wanted.map(|wanted| {
        let label = text::question_translate_button(language_name(*wanted));
        [
            button(Press::QuestionTranslate(Pair(*wanted, id)), label, Weight::Secondary),
            machine_draft::offer(id, *wanted),
        ]
    });
    ways.into_iter().flatten().collect()
}

fn ways(view: &View, language: Language) -> Vec<Control> {
    let id = view.question.question_id;
    let answers = (view.answers > 0).then(|| {
        button(Press::QuestionAnswers(id), text::question_answers_button(view.answers), Weight::Secondary)
    });
    [button(Press::QuestionAnswer(id), text::question_answer_button(), Weight::Primary)]
        .into_iter()
        .chain(answers)
        .chain(translations(view, language))
        .collect()
}

/// A question in the market's channel.
fn public(id: QuestionId, language: Language, view: Option<&View>) -> Card {
    let Some(view) = view else { return Card::plain(text::question_withdrawn()) };
    let card = words(Card::titled(text::question_title(market::name(&view.market))), view, language);
    let card = if view.question.accepted_answer_id.is_some() {
        card.text(text::question_is_accepted())
    } else {
        card
    };
    let post = Post { subject: Subject::Question(id), language };
    let other = Control::Sign { press: Press::PostShow(post), sign: "🌐" };
    card.row(ways(view, language).into_iter().chain([other]))
}

/// A question for one reader.
pub fn view(view: &View, language: Language) -> Card {
    let card = words(Card::titled(text::question_title(market::name(&view.market))), view, language);
    let card = if view.answers == 0 { card.text(text::question_unanswered()) } else { card };
    card.row(ways(view, language))
}

/// A question's words in another language.
pub fn shown(words: &Text, is_translated: bool) -> Card {
    let card = Card::titled(text::question_in(language_name(words.language)))
        .text(text::question_words(&words.title, &words.body));
    match (&words.credit, is_translated) {
        (Some(credit), true) => card.footer(text::question_translated_by(credit)),
        _ => card,
    }
}

/// Nobody has answered yet.
pub fn no_answers(id: QuestionId) -> Card {
    Card::plain(text::question_unanswered()).row([button(
        Press::QuestionAnswer(id),
        text::question_answer_button(),
        Weight::Primary,
    )])
}

/// An answer, with what its reader can do about it.
pub fn answer(shown: &Shown, language: Language) -> Card {
    let headline = text::question_answer_title(title(shown, language));
    let card = answered_words(Card::titled(headline), shown, language);
    let (at, of) = shown.place;
    let card = if of > 1 { card.footer(text::page_of(count(at), count(of))) } else { card };
    card.row(judgements(shown)).row(turns(shown, language))
}

/// What was answered, in the reader's language or as it was written.
fn answered_words(card: Card, shown: &Shown, language: Language) -> Card {
    let own = shown.answer.language;
    let Some(known) = read(&shown.texts, language, own) else { return card };
    let card = card.text(text::value(&known.body));
    let card = match (known.language == language, known.language == own, &known.credit) {
        (false, ..) => card.text(text::question_answer_written_in(language_name(known.language))),
        (true, false, Some(credit)) => card.text(text::question_translated_by(credit)),
        (true, false, None) => card.text(text::question_translated_from(language_name(own))),
        (true, true, _) => card,
    };
    let card = if shown.is_accepted() { card.text(text::question_answer_accepted()) } else { card };
    if shown.helpful > 0 { card.text(text::question_helpful(shown.helpful)) } else { card }
}

fn judgements(shown: &Shown) -> Vec<Control> {
    let id = shown.answer.question_answer_id;
    let helpful = match shown.is_marked {
        false => button(Press::AnswerHelpful(id), text::question_helpful_button(), Weight::Success),
        true => button(Press::AnswerUnhelpful(id), text::question_unhelpful_button(), Weight::Secondary),
    };
    let accept = button(Press::AnswerAccept(id), text::question_accept_button(), Weight::Primary);
    [helpful].into_iter().chain(shown.may_accept.then_some(accept)).collect()
}

fn turns(shown: &Shown, language: Language) -> Vec<Control> {
    let stands = read(&shown.texts, language, shown.answer.language).map_or(language, |text| text.language);
    let id = shown.answer.question_answer_id;
    let turn = |to: Option<QuestionAnswerId>, label: Message| {
        to.map(|to| button(Press::AnswerShow(to), label, Weight::Secondary))
    };
    let (before, after) = shown.around;
    let other = Control::Sign { press: Press::AnswerOther(Pair(stands, id)), sign: "🌐" };
    [turn(before, text::page_back()), turn(after, text::page_next())]
        .into_iter()
        .flatten()
        .chain(translate_answer(shown, language))
        .chain([other])
        .collect()
}

/// The same of an answer.
fn translate_answer(shown: &Shown, language: Language) -> Vec<Control> {
    let wanted = shown.lacks.iter().find(|lacking| **lacking == language).or(shown.lacks.first());
    let id = shown.answer.question_answer_id;
    let ways = wanted.map(|wanted| {
        let label = text::question_translate_button(language_name(*wanted));
        [
            button(Press::AnswerTranslate(Pair(*wanted, id)), label, Weight::Secondary),
            machine_draft::offer(id, *wanted),
        ]
    });
    ways.into_iter().flatten().collect()
}

/// An answer in another language than this, or that it stands in none.
pub fn other(shown: &Shown, but: Language) -> Card {
    let found = shown.texts.iter().find(|text| text.language != but);
    match found {
        Some(known) => Card::titled(text::question_answer_title(title(shown, known.language)))
            .text(text::value(&known.body)),
        None => {
            Card::plain(text::question_answer_alone(language_name(but))).row(translate_answer(shown, but))
        }
    }
}

/// What was found.
pub fn found(views: &[View], language: Language) -> Card {
    if views.is_empty() {
        return Card::plain(text::question_found_none());
    }
    list(Card::titled(text::question_found_title()), views, language)
}

/// What the asker asked.
pub fn mine(views: &[View], language: Language) -> Card {
    if views.is_empty() {
        return Card::plain(text::question_mine_none());
    }
    listed(Card::titled(text::question_mine_title()), views, language)
}

/// The asker's questions, each to be opened or taken back.
fn listed(card: Card, views: &[View], language: Language) -> Card {
    list(card, views, language).row([Control::Select {
        press: Press::QuestionWithdrawing(Nothing),
        placeholder: text::question_take_back_choose(),
        choices: views.iter().map(|view| choice(view, language)).collect(),
        bounds: (1, 1),
    }])
}

/// Whether a question of the reader's is to be taken back.
pub fn withdrawing(view: &View, language: Language) -> Card {
    let card = words(Card::titled(text::question_take_back_title()), view, language);
    let id = view.question.question_id;
    card.text(text::question_take_back()).row([
        button(Press::QuestionWithdraw(id), text::question_take_back_button(), Weight::Danger),
        button(Press::QuestionOpen(id), text::question_keep_button(), Weight::Secondary),
    ])
}

/// It is taken back; here are the others.
pub fn taken_back(views: &[View], language: Language) -> Card {
    let card = Card::titled(text::question_taken_back_title()).text(text::question_taken_back());
    if views.is_empty() { card } else { listed(card, views, language) }
}

/// What a question is about.
fn topic(view: &View, language: Language) -> String {
    read(&view.texts, language, view.question.language).map(|text| text.title.clone()).unwrap_or_default()
}

fn choice(view: &View, language: Language) -> Choice {
    Choice {
        value: view.question.question_id.to_string(),
        label: text::question_choice(topic(view, language)),
        is_chosen: false,
    }
}

fn list(card: Card, views: &[View], language: Language) -> Card {
    let row = |view: &View| {
        let name = market::name(&view.market);
        match view.question.accepted_answer_id {
            Some(_) => text::question_row_accepted(topic(view, language), name, view.answers),
            None => text::question_row(topic(view, language), name, view.answers),
        }
    };
    card.lines(views.iter().map(row)).row([Control::Select {
        press: Press::QuestionChoose(Nothing),
        placeholder: text::question_choose(),
        choices: views.iter().map(|view| choice(view, language)).collect(),
        bounds: (1, 1),
    }])
}

/// What there is to tell about a question.
pub fn told(told: &Told, language: Language) -> Card {
    match told {
        Told::Post(id, channel, view) => public(*id, *channel, view.as_ref()),
        Told::Answered(shown) => {
            let headline = text::question_news_answered(title(shown, language));
            news(headline, shown, language)
        }
        Told::Translated(shown) => {
            let headline = text::question_news_translated(title(shown, language));
            news(headline, shown, language)
        }
        Told::Accepted(shown) => {
            let card = Card::titled(text::question_news_accepted_title(title(shown, language)));
            let known = read(&shown.texts, language, shown.answer.language);
            card.text(text::value(known.map_or("", |known| &known.body))).text(text::question_news_accepted())
        }
        Told::Thanked(view, into, times) => {
            let known = read(&view.texts, language, view.question.language);
            Card::titled(text::question_thanked_title())
                .text(text::question_thanked(known.map_or("", |known| &known.title), language_name(*into)))
                .text(text::question_thanked_times(*times))
        }
        Told::Wanted(view, place) => {
            let card = Card::titled(text::question_expert_title()).text(text::question_expert());
            words(card, view, language).row(ways(view, language).into_iter().chain(look(*place)))
        }
        Told::Unanswered(view, creator, place) => {
            let card = Card::titled(text::question_owner_title(&creator.name)).text(text::question_owner());
            words(card, view, language).row(ways(view, language).into_iter().chain(look(*place)))
        }
    }
}

/// What the question was about.
fn title(shown: &Shown, language: Language) -> &str {
    read(&shown.asked, language, shown.question.language).map_or("", |asked| &asked.title)
}

/// An answer to whoever asked, with what they can do about it.
fn news(headline: Message, shown: &Shown, language: Language) -> Card {
    answered_words(Card::titled(headline), shown, language).row(judgements(shown)).row(turns(shown, language))
}

/// Where the question stands.
fn look(place: Option<(ServerId, ChannelId, MessageId)>) -> Option<Control> {
    place.map(|(server, channel, message)| Control::Link {
        label: text::question_look_button(),
        url: format!("https://discord.com/channels/{server}/{channel}/{message}"),
    })
}
