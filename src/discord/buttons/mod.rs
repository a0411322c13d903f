//! What happens when a button is pressed, a select is used or a form is sent.

mod link;
pub mod application;
mod start;

use super::ask::{Ask, Reply};
use super::commands;
use super::press::Press;
use crate::domain::Refusal;
use crate::features::start::Wishes;

/// Does what the custom id means. A forged or forgotten one is refused in words.
pub async fn press(ask: &Ask<'_>, custom_id: &str) {
    let Some(press) = Press::of(custom_id) else {
        return ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    };
    match press {
        Press::StartHere(_) => commands::start::here(ask, Ok(Wishes::default())).await,
        Press::StartOpen(place) => start::open(ask, place).await,
        Press::StartAgain(place) => start::again(ask, place).await,
        Press::StartLanguage(place) => start::language(ask, place).await,
        Press::StartMarket(place) => start::market(ask, place).await,
        Press::StartZone(place) => start::zone(ask, place).await,
        Press::StartForm(place) => start::form(ask, place).await,
        Press::StartFill(place) => start::fill(ask, place).await,
        Press::StartSend(place) => start::send(ask, place).await,
        Press::StartTest(place) => start::test(ask, place).await,
        Press::ConsentSet(switch) => start::consent(ask, switch).await,
        Press::ApplicationShow(id) => application::show(ask, id).await,
        Press::ApplicationApprove(id) => application::approve(ask, id).await,
        Press::ApplicationAsk(id) => application::ask_form(ask, id).await,
        Press::ApplicationAskSend(id) => application::ask(ask, id).await,
        Press::ApplicationDecline(id) => application::decline_form(ask, id).await,
        Press::ApplicationDeclineSend(id) => application::decline(ask, id).await,
        Press::InquiryAnswer(id) => application::answer_form(ask, id).await,
        Press::InquiryAnswerSend(id) => application::answer(ask, id).await,
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
