//! What happens when a button is pressed, a select is used or a form is sent.

mod link;

use super::ask::{Ask, Reply};
use super::commands;
use super::press::Press;
use crate::domain::Refusal;

/// Does what the custom id means. A forged or forgotten one is refused in words.
pub async fn press(ask: &Ask<'_>, custom_id: &str) {
    let Some(press) = Press::of(custom_id) else {
        return ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    };
    match press {
        Press::StatsPeriod(period) => {
            ask.redraw(async { Ok(Reply::Redraw(commands::stats::mine(ask, period).await?)) }).await;
        }
        Press::LinkGet(_) => link::get(ask, None).await,
        Press::LinkShow(_) => link::show(ask).await,
        Press::LinkCard(placed) => link::card(ask, placed).await,
        Press::LinkPlace(link) => link::place(ask, link).await,
        Press::LinkPost(wording) => link::post(ask, wording).await,
        Press::LinkToken(placed) => link::token(ask, placed).await,
        Press::LinkTokenKeep(placed) => link::keep_token(ask, placed).await,
        Press::LinkList(page) => link::list(ask, page).await,
        Press::LinkArchive(link) => link::archive(ask, link).await,
    }
}
