//! The presses on the way into a programme.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::ids::Switch;
use crate::discord::press::Press;
use crate::discord::{cards, delivery};
use crate::domain::creator::Draft;
use crate::domain::{CreatorId, Language, Refusal, zone};
use crate::error::Result;
use crate::features::start::{self, Wishes};
use crate::i18n::text;
use crate::store::Tx;

/// Where the asker stands.
pub async fn open(ask: &Ask<'_>, place: CreatorId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let mut member = ask.enter_place(&mut tx, place).await?;
        let standing = start::open(ask.app, &mut tx, &mut member, &Wishes::default()).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::start::standing(&standing, ask.app.clock.now())))
    })
    .await;
}

/// The choices again, after a no.
pub async fn again(ask: &Ask<'_>, place: CreatorId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let choices = start::choices(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::start::choices(&choices, ask.app.clock.now())))
    })
    .await;
}

/// The language was chosen.
pub async fn language(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let language = chosen(ask).and_then(|code| Language::of(&code));
        let language = language.ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let mut member = ask.enter_place(&mut tx, place).await?;
        start::choose_language(&mut tx, &mut member, language).await?;
        ask.speak(language);
        redrawn(ask, tx, &member).await
    })
    .await;
}

/// The market was chosen.
pub async fn market(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let market = chosen(ask).and_then(|id| id.parse().ok()).ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let mut member = ask.enter_place(&mut tx, place).await?;
        start::choose_market(&mut tx, &mut member, market).await?;
        redrawn(ask, tx, &member).await
    })
    .await;
}

/// The time zone was chosen.
pub async fn zone(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let zone = chosen(ask).and_then(|name| zone::of(&name)).ok_or(Refusal::ZoneUnclear)?;
        let mut tx = ask.app.begin().await?;
        let mut member = ask.enter_place(&mut tx, place).await?;
        start::choose_zone(&mut tx, &mut member, zone).await?;
        redrawn(ask, tx, &member).await
    })
    .await;
}

fn chosen(ask: &Ask<'_>) -> Option<String> {
    ask.values().into_iter().next()
}

async fn redrawn(ask: &Ask<'_>, mut tx: Tx, member: &Member) -> Result<Reply> {
    let choices = start::choices(&mut tx, member).await?;
    tx.commit().await?;
    Ok(Reply::Redraw(cards::start::choices(&choices, ask.app.clock.now())))
}

/// Opens the form, with what was written before.
pub async fn form(ask: &Ask<'_>, place: CreatorId) {
    ask.open(Press::StartForm(place), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let choices = start::choices(&mut tx, &member).await?;
        tx.commit().await?;
        if choices.is_complete() {
            let title = text::start_form_title();
            return Ok(Reply::Form(cards::start::form(Press::StartFill(place), title, &choices.draft)));
        }
        Ok(Reply::Redraw(cards::start::choices(&choices, ask.app.clock.now())))
    })
    .await;
}

/// The form was sent: what it says is kept, then it is checked.
pub async fn fill(ask: &Ask<'_>, place: CreatorId) {
    let deed = async {
        let draft = draft(ask);
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        start::write(&mut tx, &member, &draft).await?;
        let consents = start::consents(&mut tx, &member).await?;
        tx.commit().await?;
        let card = match draft.check() {
            Ok(()) => cards::consent::card(&consents),
            Err(refused) => cards::start::mend(&refused, Press::StartForm(place)),
        };
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// What was written into the form's five inputs.
pub fn draft(ask: &Ask<'_>) -> Draft {
    let [name, niche, platforms, audience, about] =
        ["name", "niche", "platforms", "audience", "about"].map(|input| ask.field(input));
    Draft::of(&name, &niche, &platforms, &audience, &about)
}

/// A public use of one's name was turned on or off.
pub async fn consent(ask: &Ask<'_>, switch: Switch) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, switch.creator_id).await?;
        let consents = start::consent(ask.app, &mut tx, &member, (switch.of, switch.is_on)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::consent::card(&consents)))
    })
    .await;
}

/// Sends the application; the card says whether the first direct message arrived.
pub async fn send(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let received = start::send(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        if let Some(notice) = received {
            delivery::hasten(ask.app, ask.http, &[notice]).await?;
        }
        where_now(ask, place).await
    })
    .await;
}

/// Sends one more direct message, and says whether it arrived.
pub async fn test(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let notice = start::test(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        delivery::hasten(ask.app, ask.http, &[notice]).await?;
        where_now(ask, place).await
    })
    .await;
}

async fn where_now(ask: &Ask<'_>, place: CreatorId) -> Result<Reply> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_place(&mut tx, place).await?;
    let creator = member.creator.clone().ok_or(Refusal::PressStale)?;
    let standing = start::standing(&mut tx, &member, creator).await?;
    tx.commit().await?;
    Ok(Reply::Redraw(cards::start::standing(&standing, ask.app.clock.now())))
}
