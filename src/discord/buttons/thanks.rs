//! What the menu, the forms and the buttons of public thanks do.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::thanks as cards;
use crate::discord::delivery;
use crate::discord::press::Press;
use crate::domain::{CreatorId, PersonId, ThanksId};
use crate::features::thanks;

/// Opens the form for thanks to a person.
pub async fn open(ask: &Ask<'_>, person: PersonId) {
    ask.open(Press::ThanksFor(person), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let to = thanks::open(&mut tx, &member, person).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::new_form(&to)))
    })
    .await;
}

/// Shows the thanks that were filled in, before anybody else reads them.
pub async fn write(ask: &Ask<'_>, creator: CreatorId) {
    let typed = typed(ask);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sheet = thanks::write(ask.app, &mut tx, &member, creator, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::preview(&sheet)))
    })
    .await;
}

/// Opens the form with thanks that are not posted yet.
pub async fn form(ask: &Ask<'_>, id: ThanksId) {
    ask.open(Press::ThanksForm(id), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sheet = thanks::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::change_form(&sheet)))
    })
    .await;
}

/// Keeps what was made of them.
pub async fn change(ask: &Ask<'_>, id: ThanksId) {
    let typed = typed(ask);
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sheet = thanks::change(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::preview(&sheet)))
    })
    .await;
}

/// Has them posted.
pub async fn post(ask: &Ask<'_>, id: ThanksId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let (sheet, notice) = thanks::post(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        delivery::hasten(ask.app, ask.http, &[notice]).await?;
        Ok(Reply::Redraw(cards::posted(&sheet)))
    })
    .await;
}

fn typed(ask: &Ask<'_>) -> Vec<String> {
    cards::INPUTS.iter().map(|name| ask.field(name)).collect()
}
