//! Lets whoever asked take their question back: nobody reads it any longer, nor what was answered.

use super::{View, find, view};
use crate::app::{App, Member};
use crate::domain::question::Question;
use crate::domain::refusal::Question as No;
use crate::domain::{QuestionId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// A question of the asker's that can be taken back.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`].
pub async fn withdrawable(tx: &mut Tx, member: &Member, id: QuestionId) -> Result<View> {
    let question = own(tx, member, id).await?;
    view(tx, &question).await
}

async fn own(tx: &mut Tx, member: &Member, id: QuestionId) -> Result<Question> {
    let creator = member.creator()?.creator_id;
    let question = find(tx, member, id).await?;
    match question.creator_id == Some(creator) {
        true => Ok(question),
        false => Err(Refusal::Question(No::Unknown).into()),
    }
}

/// Takes a question of the asker's back. Its posts are corrected, and nobody finds or reads it, or an answer to it; what was
/// taken up as a note on the market stays.
///
/// # Errors
/// Those of [`withdrawable`], also where it was taken back before.
pub async fn withdraw(app: &App, tx: &mut Tx, member: &Member, id: QuestionId) -> Result<()> {
    let question = own(tx, member, id).await?;
    if !store::question::update_withdrawn(tx, id).await? {
        return Err(Refusal::Question(No::Unknown).into());
    }
    store::machine_draft::delete_of(tx, question.program_id, id.into()).await?;
    for answer in store::question::list_answers(tx, id).await? {
        store::machine_draft::delete_of(tx, question.program_id, answer.into()).await?;
    }
    app.show_question(tx, &question).await?;
    Ok(())
}
