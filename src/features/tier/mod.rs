//! Shows creators where they stand on the ladder and what is missing, moves them day by day, and lets managers build it.

mod celebrate;
mod ladder;
mod moves;
mod preview;
mod role;

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::tier::{Condition, Policy, Standing, Tier};
use crate::domain::{CreatorId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use celebrate::{Celebration, celebration};
pub use ladder::{
    Archiving, Ladder, Sheet, Words, archive, archiving, begin, list, open, reorder, show, update_approved,
    update_audience, update_cadence, update_collaborations, update_conditions, update_policy, update_role,
    update_words,
};
pub use moves::{compute_daily, next_daily};
pub use preview::{Outlook, Preview, preview};
pub use role::{End, begin_role, due_roles, end_role, look_at_role, next_role, role_lost, roles_of};

/// A tier that counts, and how far the reader is.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The tier.
    pub tier: Tier,
    /// Its conditions.
    pub progress: Vec<Condition>,
}

impl Rung {
    /// Whether all of it is met.
    pub fn is_met(&self) -> bool {
        self.progress.iter().all(Condition::is_met)
    }
}

/// The ladder as one creator sees it.
#[derive(Clone, Debug)]
pub struct View {
    /// The programme's name.
    pub program: String,
    /// Whose it is.
    pub creator_id: CreatorId,
    /// Since when they are a creator.
    pub since: DateTime<Utc>,
    /// What holds for all tiers.
    pub policy: Policy,
    /// The tiers that count, the lowest first.
    pub rungs: Vec<Rung>,
    /// Their tier, which may be out of use by now.
    pub held: Option<Tier>,
    /// Since when and until when.
    pub standing: Standing,
    /// When places are computed next.
    pub moves_at: Option<DateTime<Utc>>,
}

impl View {
    /// Whether there is any tier to speak of.
    pub const fn has_any(&self) -> bool {
        !self.rungs.is_empty() || self.held.is_some()
    }

    /// The next tier up, if there is one.
    pub fn next(&self) -> Option<&Rung> {
        let place = self.held.as_ref().map_or(i32::MIN, |tier| tier.place);
        self.rungs.iter().find(|rung| rung.tier.place > place)
    }

    /// Their own tier's conditions, while it counts.
    pub fn own(&self) -> Option<&Rung> {
        let held = self.held.as_ref()?;
        self.rungs.iter().find(|rung| rung.tier.tier_id == held.tier_id)
    }
}

/// The ladder as the asker sees it.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn mine(app: &App, tx: &mut Tx, member: &Member) -> Result<View> {
    let creator = member.creator()?;
    let climber = store::standing::find(tx, creator.creator_id).await?.ok_or(Refusal::NotACreator)?;
    let tiers = store::tier::list(tx, &member.program).await?;
    let climbs = store::standing::list_climbs(tx, &climber, &tiers, app.clock.now()).await?;
    let rungs =
        climbs.iter().map(|climb| Rung { tier: climb.tier.clone(), progress: climb.progress() }).collect();
    let moves_at = moves::next_of(tx, member.program.program_id).await?;
    Ok(View {
        program: member.program.name.clone(),
        creator_id: creator.creator_id,
        since: climber.since,
        policy: store::tier::get_policy(tx, creator.program_id).await?,
        rungs,
        held: tiers.into_iter().find(|tier| Some(tier.tier_id) == climber.standing.tier_id),
        standing: climber.standing,
        moves_at,
    })
}
