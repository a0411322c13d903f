//! The buttons and selects that say which channel is for what.

use super::program::{Choice, keep, look, staff, value};
use crate::discord::ask::{Ask, Reply};
use crate::discord::ids::Spoken;
use crate::discord::{cards, server};
use crate::domain::setup::Target;
use crate::domain::{ChannelId, Refusal};
use crate::error::Result;
use crate::features::channel;
use crate::store;

/// The language of what is posted for something.
pub async fn speak(ask: &Ask<'_>, spoken: Spoken) {
    again(ask, spoken.target, Choice::Speak(spoken.target, spoken.language)).await;
}

/// No channel for something.
pub async fn free(ask: &Ask<'_>, target: Target) {
    again(ask, target, Choice::Free(target)).await;
}

/// Another thing to choose a channel for.
pub async fn focus(ask: &Ask<'_>) {
    ask.redraw(async { show(ask, value(ask)?).await }).await;
}

/// From a market's channel to the one for its results, or back.
pub async fn turn(ask: &Ask<'_>, target: Target) {
    ask.redraw(async { show(ask, target).await }).await;
}

/// The card of the channels, with the lists to choose one for something.
async fn show(ask: &Ask<'_>, target: Target) -> Result<Reply> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let setup = member.setup(&mut tx).await?;
    tx.commit().await?;
    if !setup.targets().contains(&target) {
        return Err(Refusal::MarketUnknown.into());
    }
    Ok(Reply::Redraw(cards::channel::step(&setup, target, None)))
}

/// A channel for something, looked at on the server before it is kept.
pub async fn choose(ask: &Ask<'_>, target: Target) {
    ask.redraw(async {
        let chosen: ChannelId = value(ask)?;
        let member = staff(ask).await?;
        let look = look(ask, member.program.server_id).await?;
        let seen = look.channel(chosen).cloned();
        let setup = keep(ask, Choice::Channel(look, target, chosen)).await?;
        let exposed = seen.filter(|seen| seen.is_public && target == Target::Review);
        Ok(Reply::Redraw(cards::channel::step(
            &setup,
            setup.next_target(),
            exposed.map(|seen| seen.channel_id),
        )))
    })
    .await;
}

/// The language or the freeing of a channel; the card stays with what it is for.
async fn again(ask: &Ask<'_>, target: Target, choice: Choice) {
    ask.redraw(async {
        let setup = keep(ask, choice).await?;
        Ok(Reply::Redraw(cards::channel::step(&setup, target, None)))
    })
    .await;
}

/// Makes the channels that are missing.
pub async fn make(ask: &Ask<'_>) {
    ask.redraw(async {
        let member = staff(ask).await?;
        let look = look(ask, member.program.server_id).await?;
        let mut tx = ask.app.begin().await?;
        let wanted = channel::begin_making(ask.app, &mut tx, &member, &look).await?;
        let roles = store::program::list_manager_roles(&mut tx, member.program.program_id).await?;
        tx.commit().await?;
        let mut made = Vec::with_capacity(wanted.len());
        let mut failed = None;
        for wanted in &wanted {
            let maker = member.person.person_id;
            match server::make_channel(ask.http, member.program.server_id, &look, wanted, &roles, maker).await
            {
                Ok(channel) => made.push((wanted.target, channel)),
                Err(error) => failed = Some(anyhow::Error::from(error)),
            }
        }
        let mut tx = ask.app.begin().await?;
        channel::end_making(ask.app, &mut tx, &member, &made).await?;
        let setup = member.setup(&mut tx).await?;
        tx.commit().await?;
        match failed {
            Some(error) => Err(error.into()),
            None => Ok(Reply::Redraw(cards::channel::step(&setup, setup.next_target(), None))),
        }
    })
    .await;
}
