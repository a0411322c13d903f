//! The presses by which creators join campaigns, say no and hand things in, and managers choose whom to ask.

use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::participation as cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::reminder::Snooze;
use crate::domain::{CampaignId, CreatorId, DeadlineId, Refusal};
use crate::error::Result;
use crate::features::{creator, participation};
use crate::store::Tx;

/// The asker in the programme of a campaign, wherever they press.
pub(super) async fn enter(ask: &Ask<'_>, id: CampaignId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_about(&mut tx, About::Campaign(id)).await?;
    Ok((tx, member))
}

/// Shows a campaign to its reader alone; the message that was pressed may be everybody's.
pub async fn show(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async { Ok(Reply::Private(shown(ask, id).await?)) }).await;
}

/// A campaign as the asker sees it.
///
/// # Errors
/// When they are no creator, or it is not open to them.
pub async fn shown(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let (mut tx, member) = enter(ask, id).await?;
    let view = participation::show(ask.app, &mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::view(&view))
}

/// Shows the asker's briefs.
pub async fn list(ask: &Ask<'_>) {
    ask.answer(async { Ok(Reply::Private(listed(ask).await?)) }).await;
}

/// The asker's briefs.
///
/// # Errors
/// When they are no creator.
pub async fn listed(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let rows = participation::list(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::list(&rows))
}

/// Shows the campaign that was chosen from the list.
pub async fn choose(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.redraw(async {
        let id = chosen.ok_or(Refusal::BriefUnknown)?;
        Ok(Reply::Redraw(shown(ask, id).await?))
    })
    .await;
}

/// Joins a campaign, or agrees to its new terms.
pub async fn join(ask: &Ask<'_>, Pair(id, version): Pair<CampaignId, i32>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask, id).await?;
        let view = participation::join(ask.app, &mut tx, &member, id, version).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::view(&view)))
    })
    .await;
}

/// Opens the form for the reason of a no.
pub async fn decline_form(ask: &Ask<'_>, id: CampaignId) {
    ask.open(Press::ParticipationDeclineForm(id), async {
        let (mut tx, member) = enter(ask, id).await?;
        participation::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::decline_form(id)))
    })
    .await;
}

/// Says no, or steps back.
pub async fn decline(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async {
        let (mut tx, member) = enter(ask, id).await?;
        let reason = ask.field("reason");
        let view = participation::decline(ask.app, &mut tx, &member, id, &reason).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::declined(&view)))
    })
    .await;
}

/// Shows who is in a campaign.
pub async fn roster(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async { Ok(Reply::Redraw(rostered(ask, id).await?)) }).await;
}

/// Who is in a campaign.
///
/// # Errors
/// When the asker is no manager, or there is no such campaign.
pub async fn rostered(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let roster = participation::roster(ask.app, &mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::roster(&roster))
}

/// Offers a campaign to the creators that were chosen.
pub async fn offer(ask: &Ask<'_>, id: CampaignId) {
    let chosen: Result<Vec<CreatorId>, _> = ask.values().iter().map(|value| value.parse()).collect();
    ask.redraw(async {
        let chosen = chosen.or(Err(Refusal::CreatorUnknown))?;
        Ok(Reply::Redraw(offered(ask, id, &chosen).await?))
    })
    .await;
}

/// Offers a campaign to these creators: what came of it.
///
/// # Errors
/// When the asker is no manager, or the campaign is not live.
pub async fn offered(ask: &Ask<'_>, id: CampaignId, chosen: &[CreatorId]) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let chosen = participation::choose(ask.app, &mut tx, &member, id, chosen).await?;
    tx.commit().await?;
    Ok(cards::chosen(&chosen))
}

/// Offers a campaign to the creator who is meant by these words: what came of it.
///
/// # Errors
/// When the asker is no manager, the campaign is not live, or there is no such creator.
pub async fn offered_to(ask: &Ask<'_>, id: CampaignId, words: &str) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let creator = creator::meant(&mut tx, &member, words).await?;
    tx.commit().await?;
    offered(ask, id, &[creator]).await
}

/// Opens the form for why somebody is offered more than they should have.
pub async fn insist_form(ask: &Ask<'_>, Pair(id, creator): Pair<CampaignId, CreatorId>) {
    ask.open(Press::ParticipationInsistForm(Pair(id, creator)), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        participation::roster(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::insist_form(id, creator)))
    })
    .await;
}

/// Offers it to them for that reason.
pub async fn insist(ask: &Ask<'_>, Pair(id, creator): Pair<CampaignId, CreatorId>) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let reason = ask.field("reason");
        let chosen = participation::insist(ask.app, &mut tx, &member, (id, creator), &reason).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::chosen(&chosen)))
    };
    ask.redraw(deed).await;
}

/// The asker, at the place that something owed is of.
async fn enter_deadline(ask: &Ask<'_>, id: DeadlineId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    ask.person(&mut tx).await?;
    let place = participation::place(&mut tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
    let member = ask.enter_place(&mut tx, place).await?;
    Ok((tx, member))
}

/// Has the asker reminded of it later.
pub async fn snooze(ask: &Ask<'_>, Pair(id, by): Pair<DeadlineId, Snooze>) {
    ask.redraw(async {
        let (mut tx, member) = enter_deadline(ask, id).await?;
        let until = participation::snooze(ask.app, &mut tx, &member, (id, by)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::snoozed(until)))
    })
    .await;
}
