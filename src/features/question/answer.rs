//! Lets anybody of the programme answer a question, and everybody say whether that helped.

use super::{find, keep, reader, view};
use crate::app::{App, Member};
use crate::domain::creator::Stage;
use crate::domain::notice::{Notice, Reader};
use crate::domain::question::{Answer, News, Question, State, Text, answer as read_answer};
use crate::domain::refusal::Question as No;
use crate::domain::{CreatorId, Language, PersonId, ProgramId, QuestionAnswerId, QuestionId, Refusal};
use crate::error::Result;
use crate::store::question::Of;
use crate::store::{self, Tx};

/// An answer as somebody reads it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The question.
    pub question: Question,
    /// The question's words.
    pub asked: Vec<Text>,
    /// The answer.
    pub answer: Answer,
    /// The answer's words, the original first.
    pub texts: Vec<Text>,
    /// Which of how many answers it is.
    pub place: (usize, usize),
    /// The answer before it, and the one after it.
    pub around: (Option<QuestionAnswerId>, Option<QuestionAnswerId>),
    /// How many people it helped.
    pub helpful: i64,
    /// Whether it helped the reader.
    pub is_marked: bool,
    /// Whether the reader can take it up.
    pub may_accept: bool,
    /// The programme's languages in which there are no words yet.
    pub lacks: Vec<Language>,
}

impl Shown {
    /// Whether it was taken up.
    pub fn is_accepted(&self) -> bool {
        self.question.accepted_answer_id == Some(self.answer.question_answer_id)
    }
}

/// A question that the asker can answer: not their own.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn open_answer(tx: &mut Tx, member: &Member, id: QuestionId) -> Result<Question> {
    let question = find(tx, member, id).await?;
    if is_own(member, &question) {
        return Err(Refusal::Question(No::Own).into());
    }
    Ok(question)
}

fn is_own(member: &Member, question: &Question) -> bool {
    let own = member.creator.as_ref().map(|creator| creator.creator_id);
    own.is_some() && own == question.creator_id
}

/// Keeps an answer in the language that its author writes in. Whoever asked hears it.
///
/// # Errors
/// Those of [`open_answer`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::CreatorNamed`].
pub async fn answer(app: &App, tx: &mut Tx, member: &Member, id: QuestionId, raw: &str) -> Result<Shown> {
    let question = open_answer(tx, member, id).await?;
    let body = read_answer(raw)?;
    let program = question.program_id;
    app.nobody_named(tx, program, &[&body]).await?;
    if store::question::is_repeated(tx, id, member.person.person_id, &body).await? {
        return Err(Refusal::Question(No::Repeated).into());
    }
    let answer = Answer {
        question_answer_id: app.ids.next(),
        program_id: program,
        question_id: id,
        person_id: member.person.person_id,
        language: member.language,
        given_at: app.clock.now(),
    };
    store::question::insert_answer(tx, &answer).await?;
    let of = Of { question: id, answer: Some(answer.question_answer_id) };
    let text = Text { language: answer.language, title: String::new(), body, credit: None };
    keep(app, tx, of, (&text, None)).await?;
    store::question::update_answered(tx, id).await?;
    tell_asker(app, tx, &question, News::Answered(answer.question_answer_id)).await?;
    app.show_question(tx, &question).await?;
    show_answer(tx, member, answer.question_answer_id).await
}

/// Has whoever asked hear something, as long as they are there.
pub(super) async fn tell_asker(app: &App, tx: &mut Tx, question: &Question, news: News) -> Result<()> {
    let Some(asker) = question.creator_id else { return Ok(()) };
    let found = store::creator::find_in(tx, question.program_id, asker).await?;
    if let Some(creator) = found.filter(|creator| creator.stage == Stage::Active) {
        let notice = Notice::Question { news };
        app.notify(tx, question.program_id, Reader::Person(creator.person_id), &notice).await?;
    }
    Ok(())
}

/// The first of a question's answers, those that helped most before the others; none where nobody answered.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn first(tx: &mut Tx, member: &Member, id: QuestionId) -> Result<Option<Shown>> {
    let question = find(tx, member, id).await?;
    let answers = store::question::list_answers(tx, id).await?;
    let accepted = question.accepted_answer_id.filter(|accepted| answers.contains(accepted));
    match accepted.or(answers.first().copied()) {
        Some(answer) => Ok(Some(show_answer(tx, member, answer).await?)),
        None => Ok(None),
    }
}

/// An answer of the asker's programme, and its question.
pub(super) async fn find_answer(
    tx: &mut Tx,
    member: &Member,
    id: QuestionAnswerId,
) -> Result<(Question, Answer)> {
    reader(member)?;
    let answer = store::question::find_answer(tx, member.program.program_id, id).await?;
    let answer = answer.ok_or(Refusal::Question(No::AnswerUnknown))?;
    Ok((find(tx, member, answer.question_id).await?, answer))
}

/// An answer, for whoever belongs to the programme.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn show_answer(tx: &mut Tx, member: &Member, id: QuestionAnswerId) -> Result<Shown> {
    let (question, answer) = find_answer(tx, member, id).await?;
    let creator = member.creator.as_ref().map(|creator| creator.creator_id);
    shown(tx, (question, answer), (member.person.person_id, creator), member.is_manager).await
}

/// An answer as a person reads it.
async fn shown(
    tx: &mut Tx,
    (question, answer): (Question, Answer),
    (person, creator): (PersonId, Option<CreatorId>),
    is_manager: bool,
) -> Result<Shown> {
    let (id, of) = (answer.question_answer_id, answer.question_id);
    let whole = view(tx, &question).await?;
    let texts = store::question::list_texts(tx, Of { question: of, answer: Some(id) }).await?;
    let answers = store::question::list_answers(tx, of).await?;
    let at = answers.iter().position(|known| *known == id).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| answers.get(at).copied());
    let accepted = question.accepted_answer_id.filter(|accepted| answers.contains(accepted));
    let asked = creator.is_some() && creator == question.creator_id;
    let mut lacks: Vec<Language> = whole.texts.iter().map(|text| text.language).chain(whole.lacks).collect();
    lacks.retain(|language| texts.iter().all(|text| text.language != *language));
    Ok(Shown {
        asked: whole.texts,
        texts,
        place: (at + 1, answers.len()),
        around: (before, answers.get(at + 1).copied()),
        helpful: store::question::count_helpful(tx, id).await?,
        is_marked: store::question::find_helpful(tx, id, person).await?.is_some(),
        may_accept: accepted.is_none() && (asked || is_manager),
        lacks,
        question,
        answer,
    })
}

/// An answer as whoever asked reads it; none once it, the question or its asker is gone.
pub(super) async fn shown_to_asker(
    tx: &mut Tx,
    program: ProgramId,
    id: QuestionAnswerId,
) -> Result<Option<Shown>> {
    let Some(answer) = store::question::find_answer(tx, program, id).await? else { return Ok(None) };
    let question = store::question::find(tx, program, answer.question_id).await?;
    let Some(question) = question.filter(|question| question.state == State::Open) else { return Ok(None) };
    let Some(asker) = question.creator_id else { return Ok(None) };
    let Some(creator) = store::creator::find_in(tx, program, asker).await? else { return Ok(None) };
    Ok(Some(shown(tx, (question, answer), (creator.person_id, Some(asker)), false).await?))
}

/// Keeps whether an answer helped the asker. Saying so twice is the same as once.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn update_helpful(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, is_helpful): (QuestionAnswerId, bool),
) -> Result<Shown> {
    let (_, answer) = find_answer(tx, member, id).await?;
    let person = member.person.person_id;
    if answer.person_id == person {
        return Err(Refusal::Question(No::OwnAnswer).into());
    }
    match is_helpful {
        true => store::question::insert_helpful(tx, (id, person), app.clock.now()).await.map(drop)?,
        false => store::question::delete_helpful(tx, id, person).await?,
    }
    show_answer(tx, member, id).await
}
