//! What the buttons and forms do on what creators are sent for a campaign.

use super::brief::enter;
use super::program::value;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::goods as cards;
use crate::discord::press::{Pay, Press};
use crate::domain::GoodsId;
use crate::error::Result;
use crate::features::goods;
use crate::store::Tx;

/// What is to be sent, and what is on its way.
pub async fn list(ask: &Ask<'_>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let list = goods::list(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::list(&list)))
    })
    .await;
}

/// The asker as a manager of the programme, or as whoever looks after the creator.
async fn enter_goods(ask: &Ask<'_>, id: GoodsId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let creator = goods::creator_of(&mut tx, id).await?;
    let member = ask.enter_for(&mut tx, creator).await?;
    Ok((tx, member))
}

/// The goods that were chosen.
pub async fn choose(ask: &Ask<'_>) {
    ask.redraw(async {
        let id = value(ask)?;
        let (mut tx, member) = enter_goods(ask, id).await?;
        let named = goods::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::one(&named)))
    })
    .await;
}

/// Opens the form for what the creator is told.
pub async fn form(ask: &Ask<'_>, id: GoodsId) {
    ask.open(Press::Pay(Pay::GoodsSendForm(id)), async {
        let (mut tx, member) = enter_goods(ask, id).await?;
        goods::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::sending(id)))
    })
    .await;
}

/// Goods were sent.
pub async fn send(ask: &Ask<'_>, id: GoodsId) {
    ask.redraw(async {
        let (mut tx, member) = enter_goods(ask, id).await?;
        let named = goods::send(ask.app, &mut tx, &member, id, &ask.field(cards::WORDS)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::one(&named)))
    })
    .await;
}

/// Goods are not sent after all.
pub async fn call_off(ask: &Ask<'_>, id: GoodsId) {
    ask.redraw(async {
        let (mut tx, member) = enter_goods(ask, id).await?;
        let named = goods::call_off(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::one(&named)))
    })
    .await;
}

/// The asker has what was sent to them.
pub async fn received(ask: &Ask<'_>, id: GoodsId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let creator = goods::creator_of(&mut tx, id).await?;
        let member = ask.enter_place(&mut tx, creator).await?;
        let named = goods::receive(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::received(&named)))
    })
    .await;
}
