//! What the buttons and forms on proposals to a council do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::proposal as cards;
use crate::discord::ids::{Opened, Pair};
use crate::discord::press::{Nothing, Press};
use crate::domain::{ContributionId, Language, ProposalId};
use crate::features::proposal;

/// Opens the form for a proposal.
pub async fn new(ask: &Ask<'_>) {
    ask.open(Press::ProposalNew(Nothing), async {
        let (mut tx, member) = enter(ask).await?;
        proposal::open(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(member.language)))
    })
    .await;
}

/// Brings the proposal that was filled in before the council.
pub async fn make(ask: &Ask<'_>) {
    let (title, body) = (ask.field(cards::TITLE), ask.field(cards::BODY));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let (view, channel) = proposal::propose(ask.app, &mut tx, &member, (&title, &body)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::proposed(&view, channel)))
    })
    .await;
}

/// Opens the form for a translation.
pub async fn translate(ask: &Ask<'_>, id: ProposalId) {
    ask.open(Press::ProposalTranslate(id), async {
        let (mut tx, member) = enter(ask).await?;
        let (view, language) = proposal::translatable(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::translate_form(&view, language)))
    })
    .await;
}

/// Keeps a translation.
pub async fn keep_translation(ask: &Ask<'_>, opened: Opened<ProposalId>) {
    let (title, body) = (ask.field(cards::TITLE), ask.field(cards::BODY));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let place = (opened.of, opened.language, opened.revision);
        let view = proposal::translate(ask.app, &mut tx, &member, place, (&title, &body)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::translated(&view)))
    })
    .await;
}

/// Opens the form with a proposal of the asker's.
pub async fn edit_form(ask: &Ask<'_>, id: ProposalId) {
    ask.open(Press::ProposalEdit(id), async {
        let (mut tx, member) = enter(ask).await?;
        let (view, _) = proposal::editable(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::edit_form(&view)))
    })
    .await;
}

/// Changes it.
pub async fn edit(ask: &Ask<'_>, Pair(id, revision): Pair<ProposalId, i64>) {
    let (title, body) = (ask.field(cards::TITLE), ask.field(cards::BODY));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let words = (title.as_str(), body.as_str());
        let view = proposal::edit(ask.app, &mut tx, &member, (id, revision), words).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::edited(&view)))
    })
    .await;
}

/// Opens the form for what is to be read in the other languages too.
pub async fn contribution_form(ask: &Ask<'_>, of: Pair<Language, ProposalId>) {
    let Pair(language, id) = of;
    ask.open(Press::ContributionForm(of), async {
        let (mut tx, member) = enter(ask).await?;
        proposal::discussed(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::contribution_form(id, language)))
    })
    .await;
}

/// Carries it across.
pub async fn contribute(ask: &Ask<'_>, Pair(language, id): Pair<Language, ProposalId>) {
    let body = ask.field(cards::BODY);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let count = proposal::contribute(ask.app, &mut tx, &member, (id, language), &body).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::contributed(count)))
    })
    .await;
}

/// Opens the form for the translation of what was carried across.
pub async fn translate_contribution(ask: &Ask<'_>, of: Pair<Language, ContributionId>) {
    let Pair(language, id) = of;
    ask.open(Press::ContributionTranslate(of), async {
        let (mut tx, member) = enter(ask).await?;
        proposal::carried(&mut tx, &member, (id, language)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::contribution_translate_form(id, language)))
    })
    .await;
}

/// Keeps that translation.
pub async fn keep_contribution(ask: &Ask<'_>, Pair(language, id): Pair<Language, ContributionId>) {
    let body = ask.field(cards::BODY);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let place = (id, language);
        proposal::translate_contribution(ask.app, &mut tx, &member, place, &body).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::contribution_translated()))
    })
    .await;
}
