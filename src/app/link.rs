//! Makes links with fresh codes: the one way, for whoever a creator gets one through.

use super::{App, random};
use crate::domain::link::{Link, code_from};
use crate::domain::{CampaignId, CreatorId, ProgramId};
use crate::error::{Error, Result};
use crate::store::{self, Tx};

impl App {
    /// A creator's newest live link for a campaign, made if there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_or_make_link(
        &self,
        tx: &mut Tx,
        (program, creator): (ProgramId, CreatorId),
        campaign: CampaignId,
    ) -> Result<Link> {
        match store::link::find_live(tx, creator, campaign).await? {
            Some(link) => Ok(link),
            None => self.make_link(tx, (program, creator), campaign).await,
        }
    }

    /// One more link with a fresh code. A code that is taken already is one in 10¹⁴: three tries are plenty.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn make_link(
        &self,
        tx: &mut Tx,
        (program_id, creator_id): (ProgramId, CreatorId),
        campaign_id: CampaignId,
    ) -> Result<Link> {
        for _ in 0..3 {
            let Some(code) = code_from(&random::<32>()) else { continue };
            let (link_id, created_at) = (self.ids.next(), self.clock.now());
            let link =
                Link { link_id, program_id, creator_id, campaign_id, code, created_at, archived_at: None };
            if let Some(link) = store::link::insert(tx, &link, false).await? {
                return Ok(link);
            }
        }
        Err(Error::Broken(anyhow::anyhow!("no free link code found")))
    }
}
