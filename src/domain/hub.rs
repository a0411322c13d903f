//! A campaign's brand hub: links and files, each in a language and a version.

use chrono::{DateTime, Utc};
use url::Url;

use super::campaign::landing_url;
use super::refusal::Field;
use super::text::required;
use super::{CampaignId, HubItemId, Language, ProgramId, Refusal};

/// Characters of what a link is called.
pub const TITLE_LENGTH: usize = 80;
/// Links in one language at most.
pub const MOST: usize = 10;

/// A link, or a file by its link.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct HubItem {
    /// Its key.
    pub hub_item_id: HubItemId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// For readers of this language.
    pub language: Language,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Which version, from 1.
    pub version: i32,
    /// When it was added.
    pub added_at: DateTime<Utc>,
}

/// What a link is called, as somebody typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn title(raw: &str) -> Result<String, Refusal> {
    required(Field::HubTitle, &raw.replace('\n', " "), TITLE_LENGTH)
}

/// Where it is, as somebody typed it.
///
/// # Errors
/// Those of [`landing_url`].
pub fn url(raw: &str) -> Result<Url, Refusal> {
    landing_url(raw)
}
