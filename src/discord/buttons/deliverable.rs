//! What the buttons, selects and forms on what a brief asks for do.

use super::brief::enter;
use super::program::value;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::brief::{self as briefs, input::INPUTS};
use crate::discord::cards::deliverable::{self as cards, ANY, input};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::brief::Leaf;
use crate::domain::deliverable::{Format, Typed};
use crate::domain::placement::Platform;
use crate::domain::{CampaignId, DeliverableId, Language, Refusal};
use crate::error::Result;
use crate::features::{brief, deliverable};
use crate::store::Tx;

/// Opens the form that adds something.
pub async fn new(ask: &Ask<'_>, id: CampaignId) {
    ask.open(Press::DeliverableNew(id), async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = brief::show_open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::new_form(id, sheet.brief.source)))
    })
    .await;
}

/// Adds what was filled in.
pub async fn begin(ask: &Ask<'_>, id: CampaignId) {
    let words = [ask.field(INPUTS[0]), ask.field(INPUTS[1])];
    let deed = async {
        let (mut tx, member) = enter(ask).await?;
        let added = deliverable::begin(ask.app, &mut tx, &member, id, (words, &typed(ask))).await?;
        let card = drawn(&mut tx, &member, (id, added)).await?;
        tx.commit().await?;
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

fn typed(ask: &Ask<'_>) -> Typed {
    Typed {
        due: ask.field(input::DUE),
        pay: ask.field(input::PAY),
        rights_from: ask.field(input::FROM),
        rights_until: ask.field(input::UNTIL),
    }
}

/// The card of something that is asked for; that of the brief where it is not any more.
async fn drawn(tx: &mut Tx, member: &Member, (campaign, id): (CampaignId, DeliverableId)) -> Result<Card> {
    let sheet = brief::show(tx, member, campaign).await?;
    Ok(match sheet.brief.deliverable(id) {
        Some(deliverable) => cards::sheet(&sheet, deliverable),
        None => briefs::sheet(&sheet, member.language),
    })
}

/// Shows what was chosen.
pub async fn choose(ask: &Ask<'_>, campaign: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let card = drawn(&mut tx, &member, (campaign, value(ask)?)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Shows something that is asked for.
pub async fn sheet(ask: &Ask<'_>, id: DeliverableId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let campaign = deliverable::find(&mut tx, &member, id).await?.campaign_id;
        let card = drawn(&mut tx, &member, (campaign, id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Opens the form for its words in a language.
pub async fn words(ask: &Ask<'_>, Pair(language, id): Pair<Language, DeliverableId>) {
    ask.open(Press::DeliverableWords(Pair(language, id)), async {
        let (mut tx, member) = enter(ask).await?;
        let campaign = deliverable::find(&mut tx, &member, id).await?.campaign_id;
        let sheet = brief::show_open(&mut tx, &member, campaign).await?;
        tx.commit().await?;
        Ok(Reply::Form(briefs::leaf_form(&sheet, Leaf::Deliverable(id), language, None)))
    })
    .await;
}

/// Keeps its words in a language.
pub async fn keep_words(
    ask: &Ask<'_>,
    Pair(language, Pair(id, revision)): Pair<Language, Pair<DeliverableId, i32>>,
) {
    let typed = INPUTS.map(|name| ask.field(name)).to_vec();
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let campaign = deliverable::find(&mut tx, &member, id).await?.campaign_id;
        let about = (campaign, language, Leaf::Deliverable(id));
        let writing = brief::write(ask.app, &mut tx, &member, about, (revision, typed)).await?;
        let card = match writing {
            brief::Writing::Conflict(conflict) => briefs::conflict(&conflict, 0, member.language),
            brief::Writing::Kept(sheet) if language != sheet.brief.source => {
                briefs::translation(&sheet, language, 0, member.language)
            }
            brief::Writing::Kept(_) => drawn(&mut tx, &member, (campaign, id)).await?,
        };
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Opens the form for when it is due, what it pays and how long it may be used.
pub async fn terms(ask: &Ask<'_>, id: DeliverableId) {
    ask.open(Press::DeliverableTerms(id), async {
        let (mut tx, member) = enter(ask).await?;
        let found = deliverable::find(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::terms_form(&found)))
    })
    .await;
}

/// Keeps when it is due, what it pays and how long it may be used.
pub async fn keep_terms(ask: &Ask<'_>, Pair(id, revision): Pair<DeliverableId, i32>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let campaign =
            deliverable::update_terms(ask.app, &mut tx, &member, (id, revision), &typed(ask)).await?;
        let card = drawn(&mut tx, &member, (campaign, id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Keeps where it is published.
pub async fn platform(ask: &Ask<'_>, id: DeliverableId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen: String = value(ask)?;
        let platform = match chosen.as_str() {
            ANY => None,
            label => Some(Platform::of(label).ok_or(Refusal::PressStale)?),
        };
        let campaign = deliverable::update_platform(ask.app, &mut tx, &member, id, platform).await?;
        let card = drawn(&mut tx, &member, (campaign, id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Keeps what form it has.
pub async fn format(ask: &Ask<'_>, id: DeliverableId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let format = Format::of(&value::<String>(ask)?).ok_or(Refusal::PressStale)?;
        let campaign = deliverable::update_format(ask.app, &mut tx, &member, id, format).await?;
        let card = drawn(&mut tx, &member, (campaign, id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}

/// Asks whether it is really to be asked for no longer.
pub async fn remove(ask: &Ask<'_>, id: DeliverableId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let found = deliverable::find(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::removing(&found)))
    })
    .await;
}

/// Asks for it no longer.
pub async fn remove_meant(ask: &Ask<'_>, id: DeliverableId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let campaign = deliverable::archive(ask.app, &mut tx, &member, id).await?;
        let card = drawn(&mut tx, &member, (campaign, id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card))
    })
    .await;
}
