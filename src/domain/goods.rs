//! Goods that creators are sent for taking part in a campaign: what, of which value, and how far they have come.

use chrono::{DateTime, Utc};

use super::money::Money;
use super::{CampaignId, CreatorId, GoodsId, ProgramId, RewardComponentId};

/// Characters of what goods are called.
pub const WHAT_LENGTH: usize = 80;
/// Characters of what is said when they are sent.
pub const WORDS_LENGTH: usize = 300;

/// How far goods have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// They are to be sent.
    Owed,
    /// They are on their way.
    Sent,
    /// Their creator has them.
    Received,
    /// They are not sent after all.
    CalledOff,
}

impl State {
    /// The state from which one comes to this.
    pub const fn before(self) -> Self {
        match self {
            Self::Owed => Self::CalledOff,
            Self::Sent | Self::CalledOff => Self::Owed,
            Self::Received => Self::Sent,
        }
    }
}

/// Goods for one creator and campaign.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Goods {
    /// Their key.
    pub goods_id: GoodsId,
    /// The programme.
    pub program_id: ProgramId,
    /// For whom.
    pub creator_id: CreatorId,
    /// For which campaign.
    pub campaign_id: CampaignId,
    /// By which component of the terms that were in force.
    pub reward_component_id: RewardComponentId,
    /// The same as it was first written: a later version of it sends nothing twice.
    pub root_component_id: RewardComponentId,
    /// What they are.
    pub what: String,
    /// What they are worth, in minor units.
    pub value_minor: i64,
    /// The currency of that.
    pub currency: String,
    /// How far they have come.
    pub state: State,
    /// What whoever sent them says.
    pub words: Option<String>,
    /// Since when they are owed.
    pub owed_at: DateTime<Utc>,
    /// When they were sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When they arrived.
    pub received_at: Option<DateTime<Utc>>,
}

impl Goods {
    /// What they are worth.
    pub fn value(&self) -> Money {
        Money::new(self.value_minor, &self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_go_from_step_to_step() {
        let way = [State::Owed, State::Sent, State::Received];
        assert!(way.windows(2).all(|steps| steps[1].before() == steps[0]));
        assert_eq!((State::CalledOff.before(), State::Owed.before()), (State::Owed, State::CalledOff));
    }
}
