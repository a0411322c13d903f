//! Hands creators their referral links.

use crate::app::{App, Member, random};
use crate::domain::campaign::Campaign;
use crate::domain::creator::Creator;
use crate::domain::link::{Link, code_from};
use crate::domain::market::Market;
use crate::domain::{CampaignId, Refusal};
use crate::error::{Error, Result};
use crate::store::{self, Tx};

/// A link ready to be shared.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The link.
    pub link: Link,
    /// Its whole address.
    pub url: String,
    /// What it is for.
    pub campaign: Campaign,
    /// The creator's market, for its disclosure rule.
    pub market: Option<Market>,
}

/// The creator's link for a campaign, made if there is none; without a campaign, for the evergreen one.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::CampaignUnknown`].
pub async fn get(app: &App, tx: &mut Tx, member: &Member, campaign: Option<CampaignId>) -> Result<Ready> {
    let creator = member.creator()?;
    let live = store::campaign::list_live(tx, creator.program_id, member.language, creator.market_id).await?;
    let campaign = match campaign {
        Some(wanted) => live.into_iter().find(|campaign| campaign.campaign_id == wanted),
        None => live.into_iter().find(|campaign| campaign.is_evergreen),
    };
    let campaign = campaign.ok_or(Refusal::CampaignUnknown)?;
    let link = match store::link::find_live(tx, creator.creator_id, campaign.campaign_id).await? {
        Some(link) => link,
        None => insert(app, tx, creator, campaign.campaign_id).await?,
    };
    let market = match creator.market_id {
        Some(market) => Some(store::market::get(tx, market).await?),
        None => None,
    };
    Ok(Ready { url: app.link_url(&link.code), link, campaign, market })
}

/// Adds a link with a fresh code. A code that is taken already is one in 10¹⁴: three tries are plenty.
async fn insert(app: &App, tx: &mut Tx, creator: &Creator, campaign: CampaignId) -> Result<Link> {
    for _ in 0..3 {
        let Some(code) = code_from(&random::<32>()) else { continue };
        let link = Link {
            link_id: app.ids.next(),
            program_id: creator.program_id,
            creator_id: creator.creator_id,
            campaign_id: campaign,
            code,
            created_at: app.clock.now(),
            archived_at: None,
        };
        if let Some(link) = store::link::insert(tx, &link, false).await? {
            return Ok(link);
        }
    }
    Err(Error::Broken(anyhow::anyhow!("no free link code found")))
}
