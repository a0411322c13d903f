//! What the buttons and forms on agreements do.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::agreement::{self as cards, input};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::{AgreementId, CreatorId};
use crate::error::Result;
use crate::features::agreement::{self, Typed};
use crate::store::Tx;

/// Shows what is agreed on with a creator.
pub async fn deal(ask: &Ask<'_>, creator: CreatorId) {
    ask.answer(async {
        let (mut tx, member) = enter(ask, creator).await?;
        let deal = agreement::show(ask.app, &mut tx, &member, creator).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::deal(&deal)))
    })
    .await;
}

/// Opens the form for a new agreement.
pub async fn form(ask: &Ask<'_>, creator: CreatorId) {
    ask.open(Press::AgreementForm(creator), async {
        let (mut tx, member) = enter(ask, creator).await?;
        agreement::show(ask.app, &mut tx, &member, creator).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::new_form(creator, None)))
    })
    .await;
}

/// Makes the agreement that was filled in.
pub async fn make(ask: &Ask<'_>, creator: CreatorId) {
    let typed = typed(ask);
    ask.answer(async {
        let (mut tx, member) = enter(ask, creator).await?;
        let deal = agreement::make(ask.app, &mut tx, &member, creator, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::deal(&deal)))
    })
    .await;
}

/// Opens the form for an agreement that there is.
pub async fn change(ask: &Ask<'_>, id: AgreementId) {
    ask.open(Press::AgreementChange(id), async {
        let (mut tx, member) = enter_about(ask, id).await?;
        let (_, known) = agreement::show_open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::change_form(&known)))
    })
    .await;
}

/// Keeps what was changed of an agreement.
pub async fn keep_change(ask: &Ask<'_>, Pair(id, revision): Pair<AgreementId, i64>) {
    let typed = typed(ask);
    ask.answer(async {
        let (mut tx, member) = enter_about(ask, id).await?;
        let deal = agreement::change(ask.app, &mut tx, &member, (id, revision), &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::deal(&deal)))
    })
    .await;
}

/// Opens the form for why an agreement ends early.
pub async fn end(ask: &Ask<'_>, id: AgreementId) {
    ask.open(Press::AgreementEnd(id), async {
        let (mut tx, member) = enter_about(ask, id).await?;
        let (_, known) = agreement::show_open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::end_form(&known)))
    })
    .await;
}

/// Ends an agreement.
pub async fn keep_end(ask: &Ask<'_>, Pair(id, revision): Pair<AgreementId, i64>) {
    let reason = ask.field(input::REASON);
    ask.answer(async {
        let (mut tx, member) = enter_about(ask, id).await?;
        let deal = agreement::end(ask.app, &mut tx, &member, (id, revision), &reason).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::deal(&deal)))
    })
    .await;
}

/// Opens the form for an agreement that follows this one.
pub async fn renew(ask: &Ask<'_>, id: AgreementId) {
    ask.open(Press::AgreementRenew(id), async {
        let (mut tx, member) = enter_about(ask, id).await?;
        let (_, known) = agreement::show_open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::new_form(known.creator_id, Some(&known.terms().renewed()))))
    })
    .await;
}

fn typed(ask: &Ask<'_>) -> Typed {
    Typed {
        starts: ask.field(input::STARTS),
        ends: ask.field(input::ENDS),
        campaigns: ask.field(input::CAMPAIGNS),
        review: ask.field(input::REVIEW),
    }
}

async fn enter(ask: &Ask<'_>, creator: CreatorId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_for(&mut tx, creator).await?;
    Ok((tx, member))
}

async fn enter_about(ask: &Ask<'_>, id: AgreementId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let creator = agreement::creator_of(&mut tx, id).await?;
    let member = ask.enter_for(&mut tx, creator).await?;
    Ok((tx, member))
}
