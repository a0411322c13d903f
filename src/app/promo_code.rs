//! Gives creators promo codes: the one way, whether a manager means it or a campaign does so by itself.

use super::{App, random};
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::program::Program;
use crate::domain::promo_code::{Holder, PromoCode, digest, offers};
use crate::domain::{CampaignId, CreatorId};
use crate::error::{Error, Result};
use crate::store::{self, Tx};

impl App {
    /// Gives a creator this code in a campaign, with a link for it where they have none, and has them told unless they are
    /// looking at it. One that was taken away from them in this campaign is theirs again. `None` where the code is, or was,
    /// anybody else's, or a link of somebody else's could be typed just so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_promo_code(
        &self,
        tx: &mut Tx,
        (program, campaign_id): (&Program, CampaignId),
        holder: &Holder,
        (code, is_told): (&str, bool),
    ) -> Result<Option<PromoCode>> {
        let (program_id, creator_id) = (program.program_id, holder.creator_id);
        if store::link::is_typed_of_another(tx, program_id, creator_id, code).await? {
            return Ok(None);
        }
        let new = PromoCode {
            promo_code_id: self.ids.next(),
            program_id,
            campaign_id,
            creator_id,
            code: Some(code.to_owned()),
            digest: digest(program_id, code),
            given_at: self.clock.now(),
            taken_at: None,
        };
        if store::promo_code::insert(tx, &new).await?.is_none()
            && !store::promo_code::update_given_back(tx, &new).await?
        {
            return Ok(None);
        }
        let link = self.find_or_make_link(tx, (program_id, creator_id), campaign_id).await?;
        if let (true, Some(person)) = (is_told, holder.person_id) {
            let campaign = store::campaign::get_name(tx, campaign_id).await?;
            let (code, url) = (code.to_owned(), self.link_url(&link.code));
            let news = EarningsNews::CodeGiven { campaign, code, url };
            let notice = Notice::Earnings { program: program.name.clone(), news };
            self.notify(tx, program_id, Reader::Person(person), &notice).await?;
        }
        store::promo_code::find_live(tx, creator_id, campaign_id).await.map_err(Into::into)
    }

    /// Makes a code for a creator and gives it to them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn make_promo_code(
        &self,
        tx: &mut Tx,
        of: (&Program, CampaignId),
        holder: &Holder,
        (percent, is_told): (Option<i32>, bool),
    ) -> Result<PromoCode> {
        for code in offers(&holder.name, percent, &random()) {
            if let Some(given) = self.give_promo_code(tx, of, holder, (&code, is_told)).await? {
                return Ok(given);
            }
        }
        Err(Error::Broken(anyhow::anyhow!("no free promo code found")))
    }

    /// The code that a creator has in a campaign; where they have none and the campaign gives newcomers one, a new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn welcome_with_promo_code(
        &self,
        tx: &mut Tx,
        (program, campaign): (&Program, CampaignId),
        creator: CreatorId,
        is_told: bool,
    ) -> Result<Option<String>> {
        if let Some(own) = store::promo_code::find_live(tx, creator, campaign).await? {
            return Ok(own.code);
        }
        let rule = store::promo_code::find_rule(tx, campaign).await?;
        let Some(rule) = rule.filter(|rule| rule.gives) else { return Ok(None) };
        store::promo_code::hold(tx, campaign).await?;
        let holder = store::promo_code::find_holder(tx, campaign, creator).await?;
        match holder {
            Some(holder) if holder.lacks() => {
                let how = (rule.percent, is_told);
                Ok(self.make_promo_code(tx, (program, campaign), &holder, how).await?.code)
            }
            // Somebody may have given them one while this waited.
            known => Ok(known.and_then(|holder| holder.code)),
        }
    }
}
