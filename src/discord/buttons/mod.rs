//! What happens when a button is pressed, a select is used or a form is sent.

pub mod application;
mod link;
mod start;

use super::ask::{Ask, Reply};
use super::commands;
use super::press::Press;
use crate::domain::Refusal;
use crate::features::start::Wishes;

/// Does what the custom id means. A forged or forgotten one is refused in words. Each deed is boxed: side by side in one
/// match they would be more than a task's stack holds.
pub async fn press(ask: &Ask<'_>, custom_id: &str) {
    let Some(press) = Press::of(custom_id) else {
        return ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    };
    match press {
        Press::StartHere(_) => Box::pin(commands::start::here(ask, Ok(Wishes::default()))).await,
        Press::StartOpen(place) => Box::pin(start::open(ask, place)).await,
        Press::StartAgain(place) => Box::pin(start::again(ask, place)).await,
        Press::StartLanguage(place) => Box::pin(start::language(ask, place)).await,
        Press::StartMarket(place) => Box::pin(start::market(ask, place)).await,
        Press::StartZone(place) => Box::pin(start::zone(ask, place)).await,
        Press::StartForm(place) => Box::pin(start::form(ask, place)).await,
        Press::StartFill(place) => Box::pin(start::fill(ask, place)).await,
        Press::StartSend(place) => Box::pin(start::send(ask, place)).await,
        Press::StartTest(place) => Box::pin(start::test(ask, place)).await,
        Press::ConsentSet(switch) => Box::pin(start::consent(ask, switch)).await,
        Press::ApplicationShow(id) => Box::pin(application::show(ask, id)).await,
        Press::ApplicationApprove(id) => Box::pin(application::approve(ask, id)).await,
        Press::ApplicationAsk(id) => Box::pin(application::ask_form(ask, id)).await,
        Press::ApplicationAskSend(id) => Box::pin(application::ask(ask, id)).await,
        Press::ApplicationDecline(id) => Box::pin(application::decline_form(ask, id)).await,
        Press::ApplicationDeclineSend(id) => Box::pin(application::decline(ask, id)).await,
        Press::InquiryAnswer(id) => Box::pin(application::answer_form(ask, id)).await,
        Press::InquiryAnswerSend(id) => Box::pin(application::answer(ask, id)).await,
        Press::StatsPeriod(period) => {
            ask.redraw(async { Ok(Reply::Redraw(commands::stats::mine(ask, period).await?)) }).await;
        }
        Press::LinkGet(_) => Box::pin(link::get(ask, None)).await,
        Press::LinkShow(_) => Box::pin(link::show(ask)).await,
        Press::LinkCard(placed) => Box::pin(link::card(ask, placed)).await,
        Press::LinkPlace(link) => Box::pin(link::place(ask, link)).await,
        Press::LinkPost(wording) => Box::pin(link::post(ask, wording)).await,
        Press::LinkToken(placed) => Box::pin(link::token(ask, placed)).await,
        Press::LinkTokenKeep(placed) => Box::pin(link::keep_token(ask, placed)).await,
        Press::LinkList(page) => Box::pin(link::list(ask, page)).await,
        Press::LinkArchive(link) => Box::pin(link::archive(ask, link)).await,
    }
}
