//! What the buttons on what everybody reads of a campaign do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::aggregate as cards;
use crate::domain::CampaignId;
use crate::features::aggregate;

/// Shows how it stands.
pub async fn sheet(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = aggregate::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&sheet, member.language)))
    })
    .await;
}

/// Has it posted now.
pub async fn post(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = aggregate::post_now(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet, member.language)))
    })
    .await;
}

/// Leaves it unposted.
pub async fn silence(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = aggregate::keep_silent(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet, member.language)))
    })
    .await;
}
