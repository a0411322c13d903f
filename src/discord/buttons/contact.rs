//! The presses by which people say when they want to be left alone, and what they want to hear of.

use super::program::{value, values};
use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::discord::ids::Matter;
use crate::discord::press::Press;
use crate::domain::contact::{Frequency, Pause, Weekdays, read_time};
use crate::domain::{CreatorId, MarketId, ProgramId, Refusal};
use crate::error::Result;
use crate::features::contact::DaysOff;
use crate::features::{check_in, contact, result};
use crate::i18n::text;
use crate::store::Tx;

async fn enter(ask: &Ask<'_>, tx: &mut Tx, program: ProgramId) -> Result<Member> {
    let member = ask.enter_about(tx, About::Program(program)).await?;
    // On another programme's server its button means nothing.
    if member.program.program_id == program { Ok(member) } else { Err(Refusal::PressStale.into()) }
}

/// How often one hears of what. It stands on other people's messages too, so that it is answered beside them.
pub async fn notify(ask: &Ask<'_>, program: ProgramId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, program).await?;
        let wishes = contact::wishes(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::contact::wishes(&wishes)))
    })
    .await;
}

/// How often one hears of a topic was chosen.
pub async fn often(ask: &Ask<'_>, matter: Matter) {
    ask.redraw(async {
        let chosen =
            ask.values().first().and_then(|value| Frequency::of(value)).ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, matter.program).await?;
        let wishes = contact::hear(ask.app, &mut tx, &member, (matter.topic, chosen)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::contact::wishes(&wishes)))
    })
    .await;
}

/// When one is left alone.
pub async fn hours(ask: &Ask<'_>, program: ProgramId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, program).await?;
        let hours = contact::hours(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::contact::hours(&hours, ask.app.clock.now())))
    })
    .await;
}

/// The days of the week on which one is left alone were chosen.
pub async fn days(ask: &Ask<'_>, program: ProgramId) {
    ask.redraw(async {
        let days = Weekdays::of(&ask.values().concat());
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, program).await?;
        let hours = contact::keep_days(ask.app, &mut tx, &member, days).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::contact::hours(&hours, ask.app.clock.now())))
    })
    .await;
}

/// Opens the form for the hours.
pub async fn hours_form(ask: &Ask<'_>, program: ProgramId) {
    ask.open(Press::ContactHoursForm(program), async {
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, program).await?;
        let hours = contact::hours(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::contact::hours_form(&hours)))
    })
    .await;
}

/// The hours were written.
pub async fn keep_hours(ask: &Ask<'_>, program: ProgramId) {
    let deed = async {
        let written = (read_time(&ask.field("from"))?, read_time(&ask.field("until"))?);
        let mut tx = ask.app.begin().await?;
        let member = enter(ask, &mut tx, program).await?;
        let hours = contact::keep_hours(ask.app, &mut tx, &member, written).await?;
        tx.commit().await?;
        let card = cards::contact::hours(&hours, ask.app.clock.now());
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Whether and until when one hears nothing.
pub async fn pause(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let rest = contact::rest(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::contact::rest(&rest)))
    })
    .await;
}

/// How long the pause is to be was chosen.
pub async fn pause_for(ask: &Ask<'_>, place: CreatorId) {
    let chosen = ask.values().first().and_then(|value| Pause::of(value)).ok_or(Refusal::PressStale);
    ask.redraw(async { kept(ask, place, Some(chosen?)).await }).await;
}

/// Opens the form for the day until which one hears nothing.
pub async fn pause_form(ask: &Ask<'_>, place: CreatorId) {
    ask.open(Press::ContactPauseForm(place), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let rest = contact::rest(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::contact::pause_form(&rest)))
    })
    .await;
}

/// The day until which one hears nothing was written.
pub async fn pause_until(ask: &Ask<'_>, place: CreatorId) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let rest = contact::pause_until(ask.app, &mut tx, &member, &ask.field("day")).await?;
        tx.commit().await?;
        let card = cards::contact::rest(&rest);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Ends the pause.
pub async fn resume(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(kept(ask, place, None)).await;
}

async fn kept(ask: &Ask<'_>, place: CreatorId, pause: Option<Pause>) -> Result<Reply> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_place(&mut tx, place).await?;
    let rest = contact::pause(ask.app, &mut tx, &member, pause).await?;
    tx.commit().await?;
    Ok(Reply::Redraw(cards::contact::rest(&rest)))
}

/// Asks whether one means to leave the programme.
pub async fn leave(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let rest = contact::rest(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::contact::leave(&rest)))
    })
    .await;
}

/// They do.
pub async fn leave_meant(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let program = contact::leave(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::contact::left(&program)))
    })
    .await;
}

/// The card of `/profile notify`.
pub async fn notify_card(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let wishes = contact::wishes(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::contact::wishes(&wishes))
}

/// The card of `/profile hours`.
pub async fn hours_card(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let hours = contact::hours(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::contact::hours(&hours, ask.app.clock.now()))
}

/// The card of `/profile pause`.
pub async fn pause_card(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let rest = contact::rest(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::contact::rest(&rest))
}

/// The card of `/program cadence`: how often and on which days creators are spoken to unasked.
pub async fn cadence(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let usual = check_in::usual(&mut tx, &member).await?;
    let bounds = contact::bounds(ask.app, &mut tx, &member).await?;
    let days = result::get_days(&mut tx, &member).await?;
    tx.commit().await?;
    let card = cards::check_in::usual(Card::titled(text::program_cadence_title()), usual);
    let card = cards::contact::bounds(card, &bounds);
    Ok(cards::result::days(card, days, cards::check_in::questions_button()))
}

/// The same card again.
pub async fn cadence_again(ask: &Ask<'_>) {
    ask.redraw(async { Ok(Reply::Redraw(cadence(ask).await?)) }).await;
}

/// How many unasked messages a week creators get at most was chosen.
pub async fn limit(ask: &Ask<'_>) {
    ask.redraw(async {
        let limit = value(ask)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        contact::limit(ask.app, &mut tx, &member, limit).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cadence(ask).await?))
    })
    .await;
}

/// A market was chosen whose days off are to be seen.
pub async fn market(ask: &Ask<'_>) {
    ask.redraw(async {
        let market = value(ask)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let days = contact::days_off(ask.app, &mut tx, &member, market).await?;
        rested(tx, &days).await
    })
    .await;
}

/// Opens the form for a market's days off.
pub async fn days_off_form(ask: &Ask<'_>, market: MarketId) {
    ask.open(Press::ContactDaysOff(market), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let days = contact::days_off(ask.app, &mut tx, &member, market).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::contact::days_off_form(&days)))
    })
    .await;
}

/// Days off were typed.
pub async fn keep_days_off(ask: &Ask<'_>, market: MarketId) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let days = contact::add_days_off(ask.app, &mut tx, &member, market, &ask.field("days")).await?;
        tx.commit().await?;
        let card = cards::contact::days_off(&days);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Days off that are to be like any others were chosen.
pub async fn take_days_back(ask: &Ask<'_>, market: MarketId) {
    ask.redraw(async {
        let chosen = values(ask)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let days = contact::take_days_back(ask.app, &mut tx, &member, market, &chosen).await?;
        rested(tx, &days).await
    })
    .await;
}

/// Keeps what was changed and draws a market's days off.
async fn rested(tx: Tx, days: &DaysOff) -> Result<Reply> {
    tx.commit().await?;
    Ok(Reply::Redraw(cards::contact::days_off(days)))
}
