//! Who is in a campaign, who said no and why, who is owed work and who has enough, for managers.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use super::load::{self, Loaded};
use super::offer::{is_among, offer};
use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::band::Strain;
use crate::domain::campaign::{Campaign, State as CampaignState};
use crate::domain::participation::reason;
use crate::domain::{CampaignId, CreatorId, Refusal};
use crate::error::Result;
use crate::store::participation::Participant;
use crate::store::{self, Tx};

/// Who is in a campaign, and who could be.
#[derive(Clone, Debug)]
pub struct Roster {
    /// The campaign.
    pub campaign: Campaign,
    /// Whether creators can join it.
    pub has_brief: bool,
    /// From when everybody may join, while that is still to come.
    pub opens_at: Option<DateTime<Utc>>,
    /// Everybody who is in it or was asked.
    pub participants: Vec<Participant>,
    /// The creators of its markets, those who are owed most first.
    pub creators: Vec<Loaded>,
    /// Questions that nobody has answered.
    pub questions: usize,
    /// What creators suggested.
    pub ideas: usize,
}

impl Roster {
    /// Those to whom it can be offered: neither in it nor asked, and not resting.
    pub fn candidates(&self) -> impl Iterator<Item = &Loaded> {
        use crate::domain::participation::State;
        let is_in = |id: CreatorId| {
            let own = self.participants.iter().find(|one| one.participation.creator_id == id);
            let state = own.map(|one| one.participation.state);
            matches!(state, Some(State::Joined | State::Ended | State::Offered))
        };
        self.creators.iter().filter(move |one| !one.rests && !is_in(one.creator_id))
    }
}

/// What came of choosing whom to offer a campaign.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The roster as it is now.
    pub roster: Roster,
    /// To whom it was offered.
    pub offered: Vec<Loaded>,
    /// To whom it was not, because it would be too much without a reason.
    pub exceeding: Vec<Loaded>,
}

/// Who is in a campaign.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
pub async fn roster(app: &App, tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Roster> {
    member.manager()?;
    let program = &member.program;
    let found = store::campaign::find(tx, program.program_id, member.language, id).await?;
    let campaign = found.ok_or(Refusal::CampaignNowhere)?;
    let markets = store::campaign::list_markets(tx, id).await?;
    let mut creators = load::list(app, tx, program).await?;
    creators.retain(|one| is_among(&markets, one));
    creators.sort_by_cached_key(|one| (one.strain(), one.load.year, one.name.to_lowercase()));
    let opens_at = store::participation::find_opening(tx, id).await?;
    Ok(Roster {
        has_brief: store::brief::get_terms_version(tx, id).await? > 0,
        opens_at: opens_at.filter(|opens_at| *opens_at > app.clock.now()),
        participants: store::participation::list(tx, id).await?,
        creators,
        questions: store::brief_question::list_open(tx, id).await?.len(),
        ideas: store::idea::list(tx, id).await?.len(),
        campaign,
    })
}

/// Offers a live campaign to these creators, wherever they live; not to those for whom it would be too much.
///
/// # Errors
/// Those of [`roster`], [`Refusal::CampaignOver`], [`Refusal::CreatorUnknown`].
pub async fn choose(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CampaignId,
    chosen: &[CreatorId],
) -> Result<Chosen> {
    let all = offerable(app, tx, member, id).await?;
    let (mut offered, mut exceeding) = (Vec::new(), Vec::new());
    for creator in chosen {
        let known = all.iter().find(|one| one.creator_id == *creator);
        let known = known.ok_or(Refusal::CreatorUnknown)?.clone();
        if known.excess().is_some() {
            exceeding.push(known);
        } else if offer(app, tx, (&member.program, id), &known, None).await? {
            offered.push(known);
        }
    }
    if !offered.is_empty() {
        let line = member.did(app, Deed::CampaignOffer, Subject::Campaign(id), offered.len().to_string());
        store::audit::insert(tx, &line).await?;
    }
    Ok(Chosen { roster: roster(app, tx, member, id).await?, offered, exceeding })
}

/// Offers a live campaign to a creator although it is more than they should have, for a reason that is kept.
///
/// # Errors
/// Those of [`choose`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn insist(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, creator): (CampaignId, CreatorId),
    raw: &str,
) -> Result<Chosen> {
    let all = offerable(app, tx, member, id).await?;
    let reason = reason(raw)?;
    let known = all.iter().find(|one| one.creator_id == creator);
    let known = known.ok_or(Refusal::CreatorUnknown)?.clone();
    let insisted = Some((reason, member.person.person_id));
    let mut offered = Vec::new();
    if offer(app, tx, (&member.program, id), &known, insisted).await? {
        let line = member.did(app, Deed::CampaignBand, Subject::Creator(creator), String::new());
        store::audit::insert(tx, &line).await?;
        offered.push(known);
    }
    Ok(Chosen { roster: roster(app, tx, member, id).await?, offered, exceeding: Vec::new() })
}

/// Everybody to whom a campaign can be offered, once it is live and has a brief.
async fn offerable(app: &App, tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Vec<Loaded>> {
    let roster = roster(app, tx, member, id).await?;
    if roster.campaign.state != CampaignState::Live || !roster.has_brief {
        return Err(Refusal::CampaignOver.into());
    }
    load::list(app, tx, &member.program).await
}

/// Every creator of the programme, those who have most to do first.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn fatigue(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<Loaded>> {
    member.manager()?;
    let mut all = load::list(app, tx, &member.program).await?;
    all.sort_by_cached_key(|one| (Reverse(one.strain()), Reverse(one.load.year), one.name.to_lowercase()));
    all.retain(|one| one.strain() != Strain::Easy);
    Ok(all)
}
