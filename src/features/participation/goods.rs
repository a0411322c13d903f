//! Promises what creators are sent for a campaign when they join it, and calls off what was not sent when they step back.

use crate::app::App;
use crate::domain::goods::{Goods, State};
use crate::domain::notice::{EarningsNews, Notice};
use crate::domain::participation::Participation;
use crate::domain::reward::Terms;
use crate::error::Result;
use crate::store::{self, Tx};

/// Promises the goods of the terms that are in force for whoever has just joined. Whoever looks after them hears it.
pub(super) async fn promise(app: &App, tx: &mut Tx, joined: &Participation) -> Result<()> {
    let Participation { program_id, creator_id, campaign_id, .. } = *joined;
    let now = app.clock.now();
    let plan = store::reward::find_held(tx, program_id, now, (creator_id, campaign_id)).await?;
    for component in plan.into_iter().flat_map(|plan| plan.components) {
        let Terms::Goods { what, value } = component.offer.terms else { continue };
        let goods = Goods {
            goods_id: app.ids.next(),
            program_id,
            creator_id,
            campaign_id,
            reward_component_id: component.reward_component_id,
            root_component_id: component.root_id,
            what: what.clone(),
            value_minor: value.minor,
            currency: value.currency,
            state: State::Owed,
            words: None,
            owed_at: now,
            sent_at: None,
            received_at: None,
        };
        if store::goods::insert_or_owe(tx, &goods).await? {
            let program = store::program::get(tx, program_id).await?;
            let creator = store::creator::find_in(tx, program_id, creator_id).await?;
            let creator = creator.map(|creator| creator.name).unwrap_or_default();
            let news = EarningsNews::GoodsOwed { creator, creator_id, what };
            app.notify_owner(tx, creator_id, &Notice::Earnings { program: program.name, news }).await?;
        }
    }
    Ok(())
}

/// Calls off what was promised to whoever has stepped back, as far as it was not sent.
pub(super) async fn call_off(tx: &mut Tx, withdrawn: &Participation) -> Result<()> {
    Ok(store::goods::update_called_off(tx, withdrawn.creator_id, withdrawn.campaign_id).await?)
}
