//! The presses by which creators ask their owner, and owners answer.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::discord::press::Press;
use crate::domain::{CreatorId, OwnerQuestionId};
use crate::error::Result;
use crate::features::{feedback as feedback_feature, owner_question};
use crate::store::Tx;

/// Opens the form for a question.
pub async fn form(ask: &Ask<'_>, place: CreatorId) {
    ask.open(Press::OwnerQuestionForm(place), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        member.creator()?;
        tx.commit().await?;
        Ok(Reply::Form(cards::owner_question::ask_form(place)))
    })
    .await;
}

/// Puts the question.
pub async fn send(ask: &Ask<'_>, place: CreatorId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let (question, owner) = owner_question::ask(ask.app, &mut tx, &member, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::owner_question::asked(&question, owner.is_some())))
    })
    .await;
}

/// The asker on the server, where managers are known by their roles; nobody by direct message, where owners are known
/// by their names.
async fn manager(ask: &Ask<'_>, tx: &mut Tx) -> Result<Option<Member>> {
    Ok(match ask.asker.server_id {
        Some(_) => Some(ask.enter(tx).await?),
        None => {
            ask.person(tx).await?;
            None
        }
    })
}

/// Opens the form for the answer.
pub async fn answer_form(ask: &Ask<'_>, id: OwnerQuestionId) {
    ask.open(Press::OwnerQuestionAnswer(id), async {
        let mut tx = ask.app.begin().await?;
        let member = manager(ask, &mut tx).await?;
        owner_question::open(&mut tx, (&ask.asker, member.as_ref()), id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::owner_question::answer_form(id)))
    })
    .await;
}

/// Answers.
pub async fn answer(ask: &Ask<'_>, id: OwnerQuestionId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = manager(ask, &mut tx).await?;
        let who = (&ask.asker, member.as_ref());
        let asked = owner_question::answer(ask.app, &mut tx, who, id, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::owner_question::answered(&asked)))
    })
    .await;
}

/// Hands feedback to the owner.
pub async fn feedback(ask: &Ask<'_>, place: CreatorId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        feedback_feature::give(ask.app, &mut tx, &member, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::owner_question::feedback_given()))
    })
    .await;
}
