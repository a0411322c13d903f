//! A click: one visit through a referral link, counted without keeping who it was.

use chrono::{DateTime, NaiveDate, Utc};

use super::{ClickId, LinkId};

/// Who came: a keyed hash that means nothing once its day's key is gone. 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Visitor(pub [u8; 16]);

/// One click as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Click {
    /// Its key, handed to the landing page.
    pub click_id: ClickId,
    /// The link.
    pub link_id: LinkId,
    /// When.
    pub clicked_at: DateTime<Utc>,
    /// The day in the market's zone.
    pub clicked_on: NaiveDate,
    /// Who, for the count of visitors.
    pub visitor: Visitor,
    /// A robot or a link preview: kept, counted apart.
    pub is_robot: bool,
    /// The placement (`?s=`), if the address named one.
    pub sub_id: Option<String>,
}
