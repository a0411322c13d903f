//! A creator: a person's place in one programme, from application to farewell.

use chrono::{DateTime, Utc};

use super::{CreatorId, MarketId, PersonId, ProgramId};

/// How far a creator has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Stage {
    /// Invited, or onboarding not finished.
    Invited,
    /// Waiting for a manager's answer.
    Applied,
    /// Approved.
    Active,
    /// Not now, with a reason.
    Declined,
    /// Left the programme or its server.
    Left,
}

/// A person's place in one programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Creator {
    /// Their key.
    pub creator_id: CreatorId,
    /// The programme.
    pub program_id: ProgramId,
    /// The person.
    pub person_id: PersonId,
    /// How far they have come.
    pub stage: Stage,
    /// The name they gave.
    pub name: String,
    /// Their market, once chosen.
    pub market_id: Option<MarketId>,
    /// When their place was made.
    pub joined_at: DateTime<Utc>,
}

/// What a creator tells of themselves when they apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Portrait {
    /// What they make content about.
    pub niche: String,
    /// Where they publish.
    pub platforms: String,
    /// How many follow them there.
    pub audience: String,
    /// What matters to them, and why they fit.
    pub about: String,
}
