//! Takes an answer up: it becomes a note on the market that was asked, for whoever asks the same next.

use super::answer::{Shown, find_answer, show_answer};
use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::market_note::{Kind, MOST, MarketNote, State, Text as NoteText};
use crate::domain::notice::{Notice, Reader};
use crate::domain::question::{Answer, News, Question, Text, read};
use crate::domain::refusal::Question as No;
use crate::domain::{MarketNoteId, QuestionAnswerId, Refusal};
use crate::error::Result;
use crate::store::question::Of;
use crate::store::{self, Tx};

/// Takes an answer up, for whoever asked and for managers. Whoever gave it hears it.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn accept(app: &App, tx: &mut Tx, member: &Member, id: QuestionAnswerId) -> Result<Shown> {
    let (question, answer) = find_answer(tx, member, id).await?;
    let own = member.creator.as_ref().map(|creator| creator.creator_id);
    let is_asker = own.is_some() && own == question.creator_id;
    if !is_asker && !member.is_manager {
        return Err(Refusal::Question(No::NotYours).into());
    }
    if !store::question::update_accepted(tx, question.question_id, id).await? {
        return Err(Refusal::Question(No::Accepted).into());
    }
    note(app, tx, member, (&question, &answer)).await?;
    if answer.person_id != member.person.person_id {
        let notice = Notice::Question { news: News::Accepted(id) };
        app.notify(tx, question.program_id, Reader::Person(answer.person_id), &notice).await?;
    }
    app.show_question(tx, &question).await?;
    show_answer(tx, member, id).await
}

/// Makes an answer a note on the market, in every language in which it stands; nothing where the market has as many notes
/// as it can have.
async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (question, answer): (&Question, &Answer),
) -> Result<()> {
    let market = question.market_id;
    if store::market_note::count(tx, market, Kind::Custom).await? >= MOST {
        return Ok(());
    }
    let asked = store::question::list_texts(tx, question.question_id.into()).await?;
    let of = Of { question: question.question_id, answer: Some(answer.question_answer_id) };
    let texts = store::question::list_texts(tx, of).await?;
    let texts: Vec<NoteText> = texts.iter().map(|text| words(question, &asked, text)).collect();
    let by = store::creator::find(tx, question.program_id, answer.person_id).await?;
    let note = MarketNote {
        market_note_id: app.ids.next(),
        program_id: question.program_id,
        market_id: market,
        kind: Kind::Custom,
        state: State::Standing,
        creator_id: by.map(|by| by.creator_id),
        hours: None,
        revision: 1,
        texts,
    };
    store::market_note::insert(tx, &note, app.clock.now()).await?;
    store::question::update_note(tx, question.question_id, note.market_note_id).await?;
    let line = member.did(app, Deed::MarketNoteAdd, Subject::Market(market), Kind::Custom.code());
    store::audit::insert(tx, &line).await?;
    Ok(())
}

/// An answer in one language as a note: what was asked, and what was answered.
fn words(question: &Question, asked: &[Text], text: &Text) -> NoteText {
    let title = read(asked, text.language, question.language).map(|asked| asked.title.clone());
    NoteText { language: text.language, title: title.unwrap_or_default(), body: text.body.clone() }
}

/// Adds a language to the note that an answer became, as long as it stands and lacks it.
pub(super) async fn extend(
    tx: &mut Tx,
    (question, note): (&Question, MarketNoteId),
    text: &Text,
) -> Result<()> {
    let known = store::market_note::find(tx, question.program_id, note).await?;
    let Some(known) = known.filter(|known| known.state == State::Standing) else { return Ok(()) };
    if known.texts.iter().any(|known| known.language == text.language) {
        return Ok(());
    }
    let asked = store::question::list_texts(tx, question.question_id.into()).await?;
    store::market_note::insert_or_update_text(tx, note, &words(question, &asked, text)).await?;
    Ok(())
}
