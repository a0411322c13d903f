//! What the buttons, selects and forms on briefs do.

use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::brief::{self as cards, input};
use crate::discord::cards::campaign as campaigns;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::brief::{Leaf, Part};
use crate::domain::{BriefDraftId, CampaignId, DeliverableId, Language, Refusal};
use crate::error::Result;
use crate::features::brief::{self, Publication, Sheet, Writing};
use crate::features::campaign;
use crate::features::participation;
use crate::store::Tx;

use super::program::value;

/// A campaign's words in a language, as they were at a revision or on a page.
pub type Place<T> = Pair<Language, Pair<CampaignId, T>>;

pub(super) async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}

/// The card of a campaign's brief.
///
/// # Errors
/// When the asker is no manager, or there is no such campaign.
pub async fn shown(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let sheet = brief::show(&mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::sheet(&sheet, member.language))
}

/// Draws a brief's card again.
pub async fn sheet(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async { Ok(Reply::Redraw(shown(ask, id).await?)) }).await;
}

/// Opens a form of a brief's words in a language.
pub async fn form(ask: &Ask<'_>, again: Press, Pair(language, id): Pair<Language, CampaignId>, leaf: Leaf) {
    ask.open(again, async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = brief::show_words(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::leaf_form(&sheet, leaf, language, None)))
    })
    .await;
}

/// Keeps the words of a form.
pub async fn keep(ask: &Ask<'_>, Pair(language, Pair(id, revision)): Place<i32>, leaf: Leaf) {
    let typed = input::INPUTS.map(|name| ask.field(name)).to_vec();
    let deed = async {
        let (mut tx, member) = enter(ask).await?;
        let about = (id, language, leaf);
        let writing = brief::write(ask.app, &mut tx, &member, about, (revision, typed)).await?;
        let card = match writing {
            Writing::Kept(sheet) if sheet.campaign.is_evergreen => {
                campaigns::sheet(&campaign::show(&mut tx, &member, id).await?)
            }
            Writing::Kept(sheet) => after(&sheet, language, &member),
            Writing::Conflict(conflict) => cards::conflict(&conflict, 0, member.language),
        };
        tx.commit().await?;
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Where a manager goes on after something was written.
fn after(sheet: &Sheet, language: Language, member: &Member) -> Card {
    match language == sheet.brief.source {
        true => cards::sheet(sheet, member.language),
        false => cards::translation(sheet, language, 0, member.language),
    }
}

/// Shows what lacks in a language beside its original.
pub async fn translate(ask: &Ask<'_>, place: Place<i64>) {
    ask.redraw(async { Ok(Reply::Redraw(translation(ask, place).await?)) }).await;
}

/// The card on which a campaign's words stand beside their original.
///
/// # Errors
/// When the asker is no manager, there is no such campaign, or the programme does not speak the language.
pub async fn translation(ask: &Ask<'_>, Pair(language, Pair(id, number)): Place<i64>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let sheet = brief::show_open(&mut tx, &member, id).await?;
    tx.commit().await?;
    if !sheet.reach.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: sheet.reach.languages }.into());
    }
    Ok(cards::translation(&sheet, language, number, member.language))
}

/// The card on which a campaign's words stand beside their original, in the first language that is not the original's and
/// has something open.
///
/// # Errors
/// Those of [`translation`].
pub async fn translation_of(ask: &Ask<'_>, id: CampaignId, wanted: Option<Language>) -> Result<Card> {
    let language = match wanted {
        Some(language) => language,
        None => {
            let (mut tx, member) = enter(ask).await?;
            let sheet = brief::show_open(&mut tx, &member, id).await?;
            tx.commit().await?;
            sheet.to_translate()
        }
    };
    translation(ask, Pair(language, Pair(id, 0))).await
}

/// Says that everything in a language holds as it stands.
pub async fn hold(ask: &Ask<'_>, Pair(language, Pair(id, age)): Place<i32>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = brief::confirm(ask.app, &mut tx, &member, (id, language), age).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(after(&sheet, language, &member)))
    })
    .await;
}

/// Shows a page of what two managers wrote at once.
pub async fn conflict(ask: &Ask<'_>, Pair(id, number): Pair<BriefDraftId, i64>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let conflict = brief::merge(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::conflict(&conflict, number, member.language)))
    })
    .await;
}

/// Opens the form again with what the asker wrote.
pub async fn merge(ask: &Ask<'_>, id: BriefDraftId) {
    ask.open(Press::BriefMerge(id), async {
        let (mut tx, member) = enter(ask).await?;
        let conflict = brief::merge(&mut tx, &member, id).await?;
        tx.commit().await?;
        let draft = &conflict.draft;
        Ok(Reply::Form(cards::leaf_form(&conflict.sheet, draft.leaf, draft.language, Some(&draft.typed))))
    })
    .await;
}

/// Shows a page of the brief as it would be read in a language.
pub async fn preview(ask: &Ask<'_>, Pair(language, Pair(id, number)): Place<i64>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let view = brief::preview(&mut tx, &member, (id, language)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::preview(&view, number)))
    })
    .await;
}

/// Shows a creator a page of a published brief.
pub async fn page(ask: &Ask<'_>, Pair(id, number): Pair<CampaignId, i64>) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_about(&mut tx, About::Campaign(id)).await?;
        let view = brief::read(&mut tx, &member, id).await?;
        tx.commit().await?;
        let card = cards::read(&view, number, member.creator.is_some());
        Ok(if ask.is_private() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    // What was said unasked stays as it is.
    if ask.is_private() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Publishes the terms as they are now.
pub async fn terms(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let publication = brief::publish_terms(ask.app, &mut tx, &member, id).await?;
        if matches!(publication, Publication::Published(_)) {
            participation::ask_again(ask.app, &mut tx, member.program.program_id, id).await?;
        }
        tx.commit().await?;
        Ok(Reply::Redraw(match publication {
            Publication::Published(sheet) => cards::published(&sheet),
            Publication::Unchanged(sheet) => cards::sheet(&sheet, member.language),
        }))
    })
    .await;
}

/// The part of the sections that is written in the first form.
pub const MESSAGE: Leaf = Leaf::Part(Part::Message);
/// The part that is written in the second.
pub const CRAFT: Leaf = Leaf::Part(Part::Craft);

/// Opens the form for the words of what was chosen, in a language.
pub async fn translate_deliverable(ask: &Ask<'_>, Pair(language, id): Pair<Language, CampaignId>) {
    let chosen = value::<DeliverableId>(ask);
    let again = Press::BriefTranslate(Pair(language, Pair(id, 0)));
    ask.open(again, async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = brief::show_open(&mut tx, &member, id).await?;
        tx.commit().await?;
        let chosen = chosen?;
        sheet.brief.deliverable(chosen).ok_or(Refusal::DeliverableUnknown)?;
        Ok(Reply::Form(cards::leaf_form(&sheet, Leaf::Deliverable(chosen), language, None)))
    })
    .await;
}
