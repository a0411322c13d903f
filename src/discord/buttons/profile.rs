//! The presses by which people see, change, take away and erase what Duet knows of them.

use super::start::draft;
use crate::discord::ask::{Ask, Reply};
use crate::discord::press::Press;
use crate::discord::{access, cards, role};
use crate::domain::{CreatorId, Refusal};
use crate::error::Result;
use crate::features::{access as councils, profile, start, tier};
use crate::i18n::text;

/// The profile in this programme.
pub async fn show(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async { card(ask, place).await.map(Reply::Redraw) }).await;
}

/// The profile in the programme that was chosen.
pub async fn choose(ask: &Ask<'_>) {
    ask.redraw(async {
        let place = ask.values().into_iter().next().and_then(|id| id.parse().ok());
        card(ask, place.ok_or(Refusal::PressStale)?).await.map(Reply::Redraw)
    })
    .await;
}

async fn card(ask: &Ask<'_>, place: CreatorId) -> Result<crate::discord::card::Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_place(&mut tx, place).await?;
    let shown = profile::show(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::profile::card(&shown, ask.app.clock.now()))
}

/// Where one's name may appear.
pub async fn consents(ask: &Ask<'_>, place: CreatorId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let consents = start::consents(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::consent::card(&consents)))
    })
    .await;
}

/// Opens the form.
pub async fn edit(ask: &Ask<'_>, place: CreatorId) {
    ask.open(Press::ProfileEdit(place), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let shown = profile::show(&mut tx, &member).await?;
        tx.commit().await?;
        let title = text::profile_form_title();
        Ok(Reply::Form(cards::start::form(Press::ProfileSave(place), title, &shown.profile.draft)))
    })
    .await;
}

/// Keeps what was written.
pub async fn save(ask: &Ask<'_>, place: CreatorId) {
    let deed = async {
        let draft = draft(ask);
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let shown = profile::edit(ask.app, &mut tx, &member, draft.clone()).await?;
        tx.commit().await?;
        if let Err(refused) = draft.check() {
            return Ok(Reply::Private(cards::start::mend(&refused, Press::ProfileEdit(place))));
        }
        let card = cards::profile::card(&shown, ask.app.clock.now());
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Everything that is stored about the asker, as a file.
pub async fn export(ask: &Ask<'_>) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let document = profile::export(ask.app, &mut tx, person.person_id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::profile::export(document)))
    })
    .await;
}

/// Asks whether the asker means to be forgotten.
pub async fn forget(ask: &Ask<'_>) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let places = profile::places(&mut tx, person.person_id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::profile::forget(&places)))
    })
    .await;
}

/// Forgets the asker.
pub async fn forget_meant(ask: &Ask<'_>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let roles = tier::roles_of(&mut tx, person.person_id).await?;
        let channels = councils::channels_of(&mut tx, person.person_id).await?;
        profile::forget(ask.app, &mut tx, person.person_id).await?;
        tx.commit().await?;
        role::take(ask.http, person.person_id, &roles).await;
        access::take(ask.http, person.person_id, &channels).await;
        Ok(Reply::Redraw(cards::profile::forgotten()))
    })
    .await;
}
