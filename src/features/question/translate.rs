//! Lets whoever speaks both languages translate questions and answers, and thanks them for it.

use super::accept::extend;
use super::answer::{Shown, find_answer, show_answer, tell_asker};
use super::{View, find, keep, view};
use crate::app::{App, Member};
use crate::domain::notice::{Notice, Reader};
use crate::domain::question::{News, Question, Text, answer as read_answer, words};
use crate::domain::refusal::Question as No;
use crate::domain::{Language, PersonId, QuestionAnswerId, QuestionId, Refusal};
use crate::error::Result;
use crate::store::question::Of;
use crate::store::{self, Tx};

/// Words that somebody is to translate.
#[derive(Clone, Debug)]
pub struct Original {
    /// As they were written.
    pub text: Text,
    /// The language into which they are to be translated.
    pub language: Language,
    /// Whose they are; nobody's once they wanted to be forgotten.
    pub person_id: Option<PersonId>,
}

/// The words of something as they were written, where they can be translated into this language.
async fn lacking(
    tx: &mut Tx,
    member: &Member,
    (of, language): (Of, Language),
    (original, person_id): (Language, Option<PersonId>),
) -> Result<Original> {
    let known = store::program::list_languages(tx, &member.program).await?;
    let texts = store::question::list_texts(tx, of).await?;
    if texts.iter().any(|text| text.language == language) {
        return Err(Refusal::Question(No::Translated).into());
    }
    let asked = store::question::find(tx, member.program.program_id, of.question).await?;
    if !known.contains(&language) && asked.is_none_or(|asked| asked.language != language) {
        return Err(Refusal::LanguageUnknown { known }.into());
    }
    let text = texts.into_iter().find(|text| text.language == original);
    Ok(Original { text: text.ok_or(Refusal::Question(No::Unknown))?, language, person_id })
}

/// A question's words, to be translated into a language.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::LanguageUnknown`], [`Refusal::Question`].
pub async fn original(
    tx: &mut Tx,
    member: &Member,
    (id, language): (QuestionId, Language),
) -> Result<Original> {
    let question = find(tx, member, id).await?;
    let asker = match question.creator_id {
        Some(asker) => store::creator::find_in(tx, question.program_id, asker).await?,
        None => None,
    };
    let by = (question.language, asker.map(|asker| asker.person_id));
    lacking(tx, member, (id.into(), language), by).await
}

/// An answer's words, to be translated into a language.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::LanguageUnknown`], [`Refusal::Question`].
pub async fn original_answer(
    tx: &mut Tx,
    member: &Member,
    (id, language): (QuestionAnswerId, Language),
) -> Result<Original> {
    let (question, answer) = find_answer(tx, member, id).await?;
    let of = Of { question: question.question_id, answer: Some(id) };
    lacking(tx, member, (of, language), (answer.language, Some(answer.person_id))).await
}

/// Keeps a question's words in a language. Of two who translate it at once the first is taken.
///
/// # Errors
/// Those of [`original`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::CreatorNamed`].
pub async fn translate(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language): (QuestionId, Language),
    (title, body): (&str, &str),
) -> Result<View> {
    let question = find(tx, member, id).await?;
    let known = original(tx, member, (id, language)).await?;
    let (title, body) = words(title, body)?;
    let text = Text { language, title, body, credit: None };
    put(app, tx, member, (id.into(), &known), &text).await?;
    store::machine_draft::delete(tx, question.program_id, (id.into(), language)).await?;
    thank(app, tx, member, &question, language).await?;
    app.show_question(tx, &question).await?;
    view(tx, &question).await
}

/// Keeps an answer's words in a language. Whoever asked hears it, if the language is theirs.
///
/// # Errors
/// Those of [`original_answer`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::CreatorNamed`].
pub async fn translate_answer(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language): (QuestionAnswerId, Language),
    body: &str,
) -> Result<Shown> {
    let (question, _) = find_answer(tx, member, id).await?;
    let known = original_answer(tx, member, (id, language)).await?;
    let text = Text { language, title: String::new(), body: read_answer(body)?, credit: None };
    let of = Of { question: question.question_id, answer: Some(id) };
    put(app, tx, member, (of, &known), &text).await?;
    store::machine_draft::delete(tx, question.program_id, (id.into(), language)).await?;
    if let (Some(note), true) = (question.market_note_id, question.accepted_answer_id == Some(id)) {
        extend(tx, (&question, note), &text).await?;
    }
    let own = member.creator.as_ref().map(|creator| creator.creator_id);
    if language == question.language && own != question.creator_id {
        tell_asker(app, tx, &question, News::Translated(id)).await?;
    }
    thank(app, tx, member, &question, language).await?;
    show_answer(tx, member, id).await
}

async fn put(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (of, known): (Of, &Original),
    text: &Text,
) -> Result<()> {
    if (&text.title, &text.body) == (&known.text.title, &known.text.body) {
        return Err(Refusal::Question(No::Untranslated).into());
    }
    app.nobody_named(tx, member.program.program_id, &[&text.title, &text.body]).await?;
    match keep(app, tx, of, (text, Some(member.person.person_id))).await? {
        true => Ok(()),
        false => Err(Refusal::Question(No::Translated).into()),
    }
}

/// Thanks whoever translated something that was not theirs to ask.
async fn thank(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    question: &Question,
    language: Language,
) -> Result<()> {
    let own = member.creator.as_ref().map(|creator| creator.creator_id);
    if own.is_some() && own == question.creator_id {
        return Ok(());
    }
    let (program, person) = (question.program_id, member.person.person_id);
    let times = store::question::count_translated(tx, program, person).await?;
    let notice = Notice::Question { news: News::Thanked(question.question_id, language, times) };
    app.notify(tx, program, Reader::Person(person), &notice).await?;
    Ok(())
}
