//! The presses by which creators ask about briefs, and managers answer.

use super::participation::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::brief_question as cards;
use crate::discord::press::{Nothing, Press};
use crate::domain::{BriefQuestionId, CampaignId, ChannelId};
use crate::features::brief_question;

/// Opens the form for a question.
pub async fn form(ask: &Ask<'_>, id: CampaignId) {
    ask.open(Press::BriefQuestionForm(id), async {
        let (mut tx, member) = enter(ask, id).await?;
        brief_question::open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::ask_form(id, None)))
    })
    .await;
}

/// Keeps the question.
pub async fn send(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async {
        let (mut tx, member) = enter(ask, id).await?;
        let campaign = brief_question::ask(ask.app, &mut tx, &member, id, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::asked(&campaign.name)))
    })
    .await;
}

/// Shows the questions that nobody has answered.
pub async fn list(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let questions = brief_question::list_open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::list(&questions)))
    })
    .await;
}

/// Opens the form for an answer that everybody reads.
pub async fn answer_form(ask: &Ask<'_>, id: BriefQuestionId) {
    ask.open(Press::BriefQuestionAnswer(id), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let asked = brief_question::asked(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::answer_form(&asked)))
    })
    .await;
}

/// Answers everybody.
pub async fn answer(ask: &Ask<'_>, id: BriefQuestionId) {
    let typed = cards::INPUTS.map(|(question, answer)| (ask.field(question), ask.field(answer)));
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let asked = brief_question::answer(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::answered(&asked, true)))
    })
    .await;
}

/// Opens the form for an answer to the asker alone.
pub async fn reply_form(ask: &Ask<'_>, id: BriefQuestionId) {
    ask.open(Press::BriefQuestionReply(id), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        brief_question::asked(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::reply_form(id)))
    })
    .await;
}

/// Answers the asker alone.
pub async fn reply(ask: &Ask<'_>, id: BriefQuestionId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let asked = brief_question::reply(ask.app, &mut tx, &member, id, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::answered(&asked, false)))
    })
    .await;
}

/// Opens the form with words that were written under a brief, to be kept as a question.
pub async fn from_message(ask: &Ask<'_>, thread: ChannelId, words: String) {
    // Whoever has to wait for the form writes the words into it themselves.
    ask.open(Press::HelpHome(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        member.creator()?;
        let id = brief_question::campaign_of_thread(&mut tx, &member, thread).await?;
        brief_question::open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::ask_form(id, Some(words))))
    })
    .await;
}
