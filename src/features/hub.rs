//! Keeps a campaign's links and files: per language, each new one beside the older versions of it.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::{Campaign, State};
use crate::domain::hub::{HubItem, MOST, title, url};
use crate::domain::{CampaignId, HubItemId, Language, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// A campaign's links and files, for managers.
#[derive(Clone, Debug)]
pub struct Hub {
    /// The campaign.
    pub campaign: Campaign,
    /// Every link in use.
    pub items: Vec<HubItem>,
    /// The programme's languages.
    pub languages: Vec<Language>,
}

/// A campaign's links and files.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
pub async fn show(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Hub> {
    member.manager()?;
    let found = store::campaign::find(tx, member.program.program_id, member.language, id).await?;
    let campaign = found.ok_or(Refusal::CampaignNowhere)?;
    let languages = store::program::list_languages(tx, &member.program).await?;
    Ok(Hub { campaign, items: store::hub::list(tx, id).await?, languages })
}

/// Adds a link in a language; one of the same name becomes its next version.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignClosed`], [`Refusal::LanguageUnknown`], [`Refusal::HubFull`], and what makes a
/// name or an address unfit.
pub async fn add(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language): (CampaignId, Language),
    typed: (&str, &str),
) -> Result<Hub> {
    let before = show(tx, member, id).await?;
    if before.campaign.state == State::Closed {
        return Err(Refusal::CampaignClosed.into());
    }
    if !before.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.languages }.into());
    }
    let (title, url) = (title(typed.0)?, url(typed.1)?);
    let newest = store::hub::find(tx, id, language, &title).await?;
    let here = before.items.iter().filter(|item| item.language == language);
    let replaced = here.clone().find(|item| item.title == title);
    if replaced.is_none() && here.count() >= MOST {
        return Err(Refusal::HubFull { most: MOST }.into());
    }
    let now = app.clock.now();
    let item = HubItem {
        hub_item_id: app.ids.next(),
        program_id: member.program.program_id,
        campaign_id: id,
        language,
        title,
        url: url.into(),
        version: newest.map_or(1, |newest| newest.version + 1),
        added_at: now,
    };
    if !store::hub::insert(tx, &item).await? {
        return Err(Refusal::PressStale.into());
    }
    if let Some(replaced) = replaced {
        store::hub::update_archived(tx, id, replaced.hub_item_id, now).await?;
    }
    let line = member.did(app, Deed::CampaignHub, Subject::Campaign(id), language.code());
    store::audit::insert(tx, &line).await?;
    show(tx, member, id).await
}

/// Takes a link out of use. Doing it again changes nothing.
///
/// # Errors
/// Those of [`show`].
pub async fn archive(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, item): (CampaignId, HubItemId),
) -> Result<Hub> {
    show(tx, member, id).await?;
    if store::hub::update_archived(tx, id, item, app.clock.now()).await? {
        let line = member.did(app, Deed::CampaignHub, Subject::Campaign(id), "");
        store::audit::insert(tx, &line).await?;
    }
    show(tx, member, id).await
}
