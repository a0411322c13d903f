//! Lets managers publish and close campaigns.

use super::{Sheet, note, sheet, show_open};
use crate::app::{App, Member};
use crate::domain::audit::Deed;
use crate::domain::brief::Terms;
use crate::domain::campaign::{Campaign, State, dates};
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What came of publishing.
#[derive(Clone, Debug)]
pub enum Publication {
    /// It is live.
    Published(Sheet),
    /// Something is missing, or it was published before: this is how it stands.
    Unchanged(Sheet),
}

/// Publishes a draft: creators can link to it. Who hears of it first is settled by whoever calls this, in the same transaction.
/// Nothing happens while its words or its brief lack something, or when it is live already.
///
/// # Errors
/// Those of [`super::show`], [`Refusal::CampaignClosed`], and [`Refusal::DatePast`] when its last day is over.
pub async fn publish(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Publication> {
    store::campaign::update_held(tx, campaign).await?;
    let before = show_open(tx, member, campaign).await?;
    if !before.is_complete() || before.campaign.state != State::Draft {
        return Ok(Publication::Unchanged(before));
    }
    let days = (before.campaign.starts_on, before.campaign.ends_on);
    dates(days.0, days.1, member.today(app))?;
    let now = app.clock.now();
    if !store::campaign::update_published(tx, campaign, now).await? {
        return Ok(Publication::Unchanged(sheet(tx, member, campaign).await?));
    }
    publish_terms(app, tx, member, &before).await?;
    note(app, tx, member, Deed::CampaignPublish, campaign, String::new()).await?;
    Ok(Publication::Published(sheet(tx, member, campaign).await?))
}

/// A campaign that is about to be closed, or was.
#[derive(Clone, Debug)]
pub struct Closing {
    /// The campaign.
    pub campaign: Campaign,
    /// Live links that will lead to the page that says it is over.
    pub links: i64,
    /// Creators whose links these are.
    pub creators: i64,
}

/// What closing a campaign would mean. A closed one is shown as it is.
///
/// # Errors
/// Those of [`super::show`], [`Refusal::CampaignEvergreen`].
pub async fn closing(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Closing> {
    let campaign = member.campaign(tx, campaign).await?;
    if campaign.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    let (links, creators) = store::campaign::count_links(tx, campaign.campaign_id).await?;
    Ok(Closing { campaign, links, creators })
}

/// Closes a campaign, or discards a draft. Closing it again changes nothing.
///
/// # Errors
/// Those of [`closing`].
pub async fn close(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Closing> {
    let before = closing(tx, member, campaign).await?;
    let from = before.campaign.state;
    if from != State::Closed && store::campaign::update_closed(tx, campaign, from, app.clock.now()).await? {
        store::participation::update_ended(tx, campaign, app.clock.now()).await?;
        note(app, tx, member, Deed::CampaignClose, campaign, String::new()).await?;
    }
    closing(tx, member, campaign).await
}

/// Keeps what joining a campaign means, where it asks for anything.
async fn publish_terms(app: &App, tx: &mut Tx, member: &Member, sheet: &Sheet) -> Result<()> {
    let Sheet { campaign, reach, .. } = sheet;
    let id = campaign.campaign_id;
    let brief = store::brief::get(tx, id, member.program.language).await?;
    if !brief.is_empty() {
        let terms = Terms::of(&brief, (campaign.starts_on, campaign.ends_on), &reach.meant());
        let version = store::brief::get_terms_version(tx, id).await?;
        store::brief::insert_terms(tx, (id, version), &terms, member.person.person_id, app.clock.now())
            .await?;
    }
    Ok(())
}
