//! What the buttons and forms on proposals to a council do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::proposal as cards;
use crate::discord::ids::Pair;
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
        let (_, language) = proposal::translatable(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::translate_form(id, language)))
    })
    .await;
}

/// Keeps a translation.
pub async fn keep_translation(ask: &Ask<'_>, Pair(language, id): Pair<Language, ProposalId>) {
    let (title, body) = (ask.field(cards::TITLE), ask.field(cards::BODY));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let place = (id, language);
        let view = proposal::translate(ask.app, &mut tx, &member, place, (&title, &body)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::translated(&view)))
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
