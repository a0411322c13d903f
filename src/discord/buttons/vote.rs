//! What the buttons and the form of a council's vote do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::vote as cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::ProposalId;
use crate::domain::vote::Choice;
use crate::features::vote;

/// Opens the form for how long the vote is open.
pub async fn form(ask: &Ask<'_>, id: ProposalId) {
    ask.open(Press::VoteForm(id), async {
        let (mut tx, member) = enter(ask).await?;
        let (view, _) = vote::opening(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&view)))
    })
    .await;
}

/// Opens the vote.
pub async fn open(ask: &Ask<'_>, id: ProposalId) {
    let days = ask.field(cards::DAYS);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let closes_at = vote::open(ask.app, &mut tx, &member, id, &days).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::opened(closes_at)))
    })
    .await;
}

/// Opens the form for how long another vote is open.
pub async fn again_form(ask: &Ask<'_>, id: ProposalId) {
    ask.open(Press::VoteAgainForm(id), async {
        let (mut tx, member) = enter(ask).await?;
        let (view, _) = vote::reopening(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::again_form(&view)))
    })
    .await;
}

/// Opens another vote.
pub async fn again(ask: &Ask<'_>, id: ProposalId) {
    let days = ask.field(cards::DAYS);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let closes_at = vote::reopen(ask.app, &mut tx, &member, id, &days).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::opened(closes_at)))
    })
    .await;
}

/// Votes, or votes otherwise.
pub async fn cast(ask: &Ask<'_>, Pair(id, choice): Pair<ProposalId, Choice>) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let (view, closes_at) = vote::cast(ask.app, &mut tx, &member, id, choice).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::cast(&view, choice, closes_at)))
    })
    .await;
}
