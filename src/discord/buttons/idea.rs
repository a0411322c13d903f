//! The presses by which creators suggest something, and managers ask for it and say what became of it.

use super::participation::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::idea as cards;
use crate::discord::press::Press;
use crate::domain::{CampaignId, CreatorId, IdeaId, Refusal};
use crate::error::Result;
use crate::features::idea;

/// Opens the form for an idea.
pub async fn form(ask: &Ask<'_>, id: CampaignId) {
    ask.open(Press::IdeaForm(id), async {
        let (mut tx, member) = enter(ask, id).await?;
        idea::open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(id)))
    })
    .await;
}

/// Keeps the idea.
pub async fn give(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async {
        let (mut tx, member) = enter(ask, id).await?;
        let (idea, campaign) = idea::give(ask.app, &mut tx, &member, id, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::given(&idea, &campaign.name)))
    })
    .await;
}

/// Keeps whether the brief may quote it.
pub async fn consent(ask: &Ask<'_>, id: IdeaId, may_quote: bool) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let idea = idea::consent(&mut tx, &member, id, may_quote).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::consented(&idea)))
    })
    .await;
}

/// Shows what creators suggested.
pub async fn round(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async { Ok(Reply::Redraw(rounded(ask, id).await?)) }).await;
}

/// What creators suggested for a campaign.
///
/// # Errors
/// When the asker is no manager, or there is no such campaign.
pub async fn rounded(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let round = idea::round(&mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::round(&round, None))
}

/// Asks the creators that were chosen.
pub async fn ask(ask: &Ask<'_>, id: CampaignId) {
    let chosen: Result<Vec<CreatorId>, _> = ask.values().iter().map(|value| value.parse()).collect();
    ask.redraw(async {
        let chosen = chosen.or(Err(Refusal::CreatorUnknown))?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let (round, asked) = idea::ask(ask.app, &mut tx, &member, id, &chosen).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::round(&round, Some(asked))))
    })
    .await;
}

/// Shows the idea that was chosen.
pub async fn choose(ask: &Ask<'_>, _: CampaignId) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.redraw(async {
        let id: IdeaId = chosen.ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let given = idea::given(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::chosen(&given)))
    })
    .await;
}

/// Opens the form for what became of an idea.
pub async fn answer_form(ask: &Ask<'_>, id: IdeaId) {
    ask.open(Press::IdeaAnswer(id), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let given = idea::given(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::answer_form(&given)))
    })
    .await;
}

/// Keeps what became of it.
pub async fn answer(ask: &Ask<'_>, id: IdeaId) {
    let typed = cards::INPUTS.map(|(said, done)| (ask.field(said), ask.field(done)));
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let round = idea::answer(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::round(&round, None)))
    })
    .await;
}
