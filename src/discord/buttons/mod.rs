//! What happens when a button is pressed, a select is used or a form is sent.

use super::ask::{Ask, Reply};
use super::cards;
use super::commands;
use super::press::Press;
use crate::domain::Refusal;
use crate::features::link;

/// Does what the custom id means. A forged or forgotten one is refused in words.
pub async fn press(ask: &Ask<'_>, custom_id: &str) {
    let Some(press) = Press::of(custom_id) else {
        return ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    };
    match press {
        Press::StatsPeriod(period) => {
            ask.redraw(async { Ok(Reply::Redraw(commands::stats::mine(ask, period).await?)) }).await;
        }
        Press::LinkGet(_) => {
            ask.answer(async {
                let mut tx = ask.app.begin().await?;
                let member = ask.enter(&mut tx).await?;
                let ready = link::get(ask.app, &mut tx, &member, None).await?;
                tx.commit().await?;
                Ok(Reply::Private(cards::link::ready(&ready)?))
            })
            .await;
        }
    }
}
