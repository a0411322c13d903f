//! Begins a campaign as another one was: its words and what it asked for, to be looked at again; its dates anew.

use super::{Page, Sheet, note, read, sheet};
use crate::app::{App, Member};
use crate::domain::audit::Deed;
use crate::domain::campaign::{Campaign, NAME_LENGTH, State};
use crate::domain::deliverable::Deliverable;
use crate::domain::plan::Plan;
use crate::domain::refusal::Field;
use crate::domain::text::required;
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Begins a draft with everything of a campaign but its dates and those of what it asks for. It has the name that was
/// typed in the programme's own language; all other words are drafts until somebody has looked at them.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignEvergreen`], and what makes a page, a
/// day or a name unfit.
pub async fn copy(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    from: CampaignId,
    (name, page): (&str, &Page),
) -> Result<Sheet> {
    let known = member.campaign(tx, from).await?;
    if known.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    let name = required(Field::CampaignName, &name.replace('\n', " "), NAME_LENGTH)?;
    let (landing_url, starts_on, ends_on) = read(app, member, page)?;
    let (id, now) = (app.ids.next(), app.clock.now());
    let campaign =
        Campaign { campaign_id: id, state: State::Draft, landing_url, starts_on, ends_on, ..known };
    store::campaign::insert(tx, &campaign, now).await?;
    for market in store::campaign::list_markets(tx, from).await? {
        store::campaign::insert_market(tx, id, market).await?;
    }
    let plan = store::plan::get(tx, from).await?;
    store::plan::update(tx, id, &Plan { revision: 0, ..plan }).await?;
    copy_texts(app, tx, member, (from, id), &name).await?;
    copy_brief(app, tx, member, (from, id)).await?;
    note(app, tx, member, Deed::CampaignCopy, id, String::new()).await?;
    sheet(tx, member, id).await
}

async fn copy_texts(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (from, to): (CampaignId, CampaignId),
    name: &str,
) -> Result<()> {
    let (source, now) = (member.program.language, app.clock.now());
    let mut texts = store::campaign::list_texts(tx, from).await?;
    texts.sort_by_key(|text| text.language != source);
    for text in texts {
        let name = if text.language == source { name } else { &text.name };
        store::campaign::insert_or_update_text(tx, to, text.language, name, &text.summary, now).await?;
    }
    Ok(store::campaign::update_drafts(tx, to, now).await?)
}

async fn copy_brief(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (from, to): (CampaignId, CampaignId),
) -> Result<()> {
    let (by, now) = (member.person.person_id, app.clock.now());
    let brief = store::brief::get(tx, from, member.program.language).await?;
    for (section, wording) in &brief.sections {
        for words in wording.drafts() {
            store::brief::insert_or_update_text(tx, (to, *section), &words, by, now).await?;
        }
    }
    for deliverable in &brief.deliverables {
        let id = app.ids.next();
        let copied = Deliverable {
            deliverable_id: id,
            campaign_id: to,
            due_on: None,
            rights_from_on: None,
            rights_until_on: None,
            revision: 0,
            ..deliverable.clone()
        };
        store::deliverable::insert(tx, &copied, now).await?;
        for (piece, wording) in &deliverable.words {
            for words in wording.drafts() {
                store::deliverable::insert_or_update_text(tx, (id, *piece), &words, by, now).await?;
            }
        }
    }
    Ok(())
}
