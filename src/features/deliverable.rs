//! Lets managers say what a brief asks for, by when, for how much, and who may use it afterwards.

use std::collections::BTreeMap;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::deliverable::{Deliverable, Format, MOST, Typed, words};
use crate::domain::placement::Platform;
use crate::domain::wording::Wording;
use crate::domain::{CampaignId, DeliverableId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Adds something that a brief asks for, with its texts in the programme's own language.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignClosed`], [`Refusal::CampaignEvergreen`],
/// [`Refusal::DeliverablesFull`], and by the field that is wrong.
pub async fn begin(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
    ([title, description], typed): ([String; 2], &Typed),
) -> Result<DeliverableId> {
    if member.open_campaign(tx, campaign).await?.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    store::campaign::update_held(tx, campaign).await?;
    let (source, now) = (member.program.language, app.clock.now());
    let known = store::deliverable::list(tx, campaign, source).await?;
    if known.len() >= MOST {
        return Err(Refusal::DeliverablesFull { most: MOST }.into());
    }
    let texts = words(&[title, description, String::new(), String::new(), String::new()])?;
    let bare = Deliverable {
        deliverable_id: app.ids.next(),
        campaign_id: campaign,
        place: known.iter().map(|one| one.place).max().unwrap_or(0) + 1,
        platform: None,
        format: Format::Video,
        due_on: None,
        pay: None,
        rights_from_on: None,
        rights_until_on: None,
        revision: 0,
        words: BTreeMap::new(),
    };
    let new = typed.read(bare, &member.program.currency, |typed| member.day(app, typed))?;
    let id = new.deliverable_id;
    store::deliverable::insert(tx, &new, now).await?;
    let none = Wording::new(source, Vec::new());
    for (piece, body) in texts.into_iter().filter(|(_, body)| !body.is_empty()) {
        let text = none.written(source, body);
        store::deliverable::insert_or_update_text(tx, (id, piece), &text, member.person.person_id, now)
            .await?;
    }
    note(app, tx, member, campaign).await?;
    Ok(id)
}

/// One of the things that a campaign's brief asks for, in a campaign that can still change.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::DeliverableUnknown`], [`Refusal::CampaignClosed`].
pub async fn find(tx: &mut Tx, member: &Member, id: DeliverableId) -> Result<Deliverable> {
    member.manager()?;
    let campaign = store::deliverable::find_campaign(tx, member.program.program_id, id).await?;
    let campaign = campaign.ok_or(Refusal::DeliverableUnknown)?;
    member.open_campaign(tx, campaign).await?;
    let all = store::deliverable::list(tx, campaign, member.program.language).await?;
    let found = all.into_iter().find(|one| one.deliverable_id == id);
    Ok(found.ok_or(Refusal::DeliverableUnknown)?)
}

/// Changes when something is due, what it pays, and how long it may be used, if it is still as it was at `revision`.
///
/// # Errors
/// Those of [`find`], [`Refusal::ChangedMeanwhile`], and by the field that is wrong.
pub async fn update_terms(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (DeliverableId, i32),
    typed: &Typed,
) -> Result<CampaignId> {
    let before = find(tx, member, id).await?;
    let changed = typed.read(before, &member.program.currency, |typed| member.day(app, typed))?;
    keep(app, tx, member, Deliverable { revision, ..changed }).await
}

/// Changes where something is published; `None` leaves that to the creator.
///
/// # Errors
/// Those of [`find`], [`Refusal::ChangedMeanwhile`].
pub async fn update_platform(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: DeliverableId,
    platform: Option<Platform>,
) -> Result<CampaignId> {
    let before = find(tx, member, id).await?;
    keep(app, tx, member, Deliverable { platform, ..before }).await
}

/// Changes what form something has.
///
/// # Errors
/// Those of [`find`], [`Refusal::ChangedMeanwhile`].
pub async fn update_format(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: DeliverableId,
    format: Format,
) -> Result<CampaignId> {
    let before = find(tx, member, id).await?;
    keep(app, tx, member, Deliverable { format, ..before }).await
}

/// Stops asking for something. Doing so twice is the same as once.
///
/// # Errors
/// Those of [`find`].
pub async fn archive(app: &App, tx: &mut Tx, member: &Member, id: DeliverableId) -> Result<CampaignId> {
    let before = find(tx, member, id).await?;
    if store::deliverable::update_archived(tx, id, app.clock.now()).await? {
        note(app, tx, member, before.campaign_id).await?;
    }
    Ok(before.campaign_id)
}

async fn keep(app: &App, tx: &mut Tx, member: &Member, changed: Deliverable) -> Result<CampaignId> {
    if !store::deliverable::update(tx, &changed).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    note(app, tx, member, changed.campaign_id).await?;
    Ok(changed.campaign_id)
}

async fn note(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<()> {
    let line = member.did(app, Deed::BriefChange, Subject::Campaign(campaign), "");
    Ok(store::audit::insert(tx, &line).await?)
}
