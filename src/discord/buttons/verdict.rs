//! What the buttons and the form on what becomes of a pilot do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::verdict as cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::CampaignId;
use crate::domain::result::Verdict;
use crate::features::verdict;

/// Opens the form for the reasons.
pub async fn form(ask: &Ask<'_>, of: Pair<CampaignId, Verdict>) {
    let Pair(id, wanted) = of;
    ask.open(Press::VerdictForm(of), async {
        let (mut tx, member) = enter(ask).await?;
        let deciding = verdict::open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&deciding, wanted)))
    })
    .await;
}

/// Decides.
pub async fn keep(ask: &Ask<'_>, Pair(id, wanted): Pair<CampaignId, Verdict>) {
    let typed: Vec<String> = cards::INPUTS.iter().map(|name| ask.field(name)).collect();
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let decided = verdict::decide(ask.app, &mut tx, &member, (id, wanted), &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::decided(&decided)))
    })
    .await;
}
