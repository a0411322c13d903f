//! A campaign: what creators join, with a landing page, dates and markets.

use chrono::NaiveDate;

use super::{CampaignId, ProgramId};

/// Whether a campaign can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Draft,
    /// Published.
    Live,
    /// Over; its links lead to a page that says so.
    Closed,
}

/// One campaign of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Campaign {
    /// Its key.
    pub campaign_id: CampaignId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Whether it can be linked to.
    pub state: State,
    /// The one that is used where none is named.
    pub is_evergreen: bool,
    /// The only page its links can lead to, `https` or `http`, without credentials.
    pub landing_url: String,
    /// Added to the landing page's address as `utm_source`, if set.
    pub utm_source: Option<String>,
    /// Added as `utm_medium`, if set.
    pub utm_medium: Option<String>,
    /// Added as `utm_campaign`, if set.
    pub utm_campaign: Option<String>,
    /// First day, in each market's zone.
    pub starts_on: Option<NaiveDate>,
    /// Last day, in each market's zone.
    pub ends_on: Option<NaiveDate>,
    /// Its name in the language asked for, else in the programme's.
    pub name: String,
}
