//! The presses by which managers write down what matters about a creator.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Form;
use crate::discord::cards;
use crate::discord::press::Press;
use crate::domain::{CreatorId, RosterId};
use crate::features::{relationship, roster};
use crate::i18n::text;
use crate::store::Tx;

/// Opens the form for a note.
pub async fn note_form(ask: &Ask<'_>, id: CreatorId) {
    open(ask, (Press::CreatorNoteForm(id), id), cards::relationship::note_form).await;
}

/// Opens the form for what was done for a creator.
pub async fn support_form(ask: &Ask<'_>, id: CreatorId) {
    open(ask, (Press::CreatorSupportForm(id), id), cards::relationship::support_form).await;
}

async fn open(ask: &Ask<'_>, (again, id): (Press, CreatorId), form: fn(CreatorId) -> Form) {
    ask.open(again, async {
        let (mut tx, member) = entered(ask).await?;
        relationship::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(form(id)))
    })
    .await;
}

async fn entered(ask: &Ask<'_>) -> crate::error::Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}

/// Keeps a note.
pub async fn note(ask: &Ask<'_>, id: CreatorId) {
    ask.answer(async {
        let (mut tx, member) = entered(ask).await?;
        let kept = relationship::note(ask.app, &mut tx, &member, id, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::relationship::kept(&kept, text::creator_note_kept())))
    })
    .await;
}

/// Keeps what was done for a creator.
pub async fn support(ask: &Ask<'_>, id: CreatorId) {
    ask.answer(async {
        let (mut tx, member) = entered(ask).await?;
        let kept = relationship::support(ask.app, &mut tx, &member, id, &ask.field("words")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::relationship::kept(&kept, text::creator_support_kept())))
    })
    .await;
}

/// Brings in the creators of a file.
pub async fn bring_in(ask: &Ask<'_>, id: RosterId) {
    ask.redraw(async {
        let (mut tx, member) = entered(ask).await?;
        let came = roster::bring_in(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::roster::brought_in(came)))
    })
    .await;
}
