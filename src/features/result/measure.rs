//! Keeps what managers measured of each participant's part.

use super::{Part, Sheet, note, show};
use crate::app::{App, Member};
use crate::domain::audit::Deed;
use crate::domain::result::Metrics;
use crate::domain::{CampaignId, ParticipationId, Refusal};
use crate::error::Result;
use crate::i18n::result::sentiment_of;
use crate::store::{self, Tx};

/// Participants on a page.
pub const PAGE: usize = 10;

/// A page of participants.
#[derive(Clone, Debug)]
pub struct Page {
    /// Everything about the campaign.
    pub sheet: Sheet,
    /// The page, from 0.
    pub page: i64,
    /// How many there are, one at least.
    pub pages: i64,
}

impl Page {
    /// Those on it.
    pub fn parts(&self) -> &[Part] {
        let from = usize::try_from(self.page).unwrap_or_default().saturating_mul(PAGE);
        let rest = self.sheet.parts.get(from..).unwrap_or_default();
        rest.get(..PAGE).unwrap_or(rest)
    }

    fn of(sheet: Sheet, wanted: i64) -> Self {
        let pages = i64::try_from(sheet.parts.len().div_ceil(PAGE)).unwrap_or(i64::MAX).max(1);
        Self { sheet, page: wanted.clamp(0, pages - 1), pages }
    }
}

/// A page of a campaign's participants; beyond the last, the last.
///
/// # Errors
/// Those of [`show`].
pub async fn page(app: &App, tx: &mut Tx, member: &Member, id: CampaignId, page: i64) -> Result<Page> {
    Ok(Page::of(show(app, tx, member, id).await?, page))
}

/// One participant's part, in a campaign of which nobody was told yet.
///
/// # Errors
/// Those of [`show`], [`Refusal::ResultsTold`], [`Refusal::PressStale`] where there is no such part.
pub async fn part(app: &App, tx: &mut Tx, member: &Member, id: ParticipationId) -> Result<(Sheet, Part)> {
    member.manager()?;
    let found = store::participation::find_in(tx, member.program.program_id, id).await?;
    let sheet = show(app, tx, member, found.ok_or(Refusal::PressStale)?.campaign_id).await?;
    if sheet.outcome.told_at.is_some() {
        return Err(Refusal::ResultsTold.into());
    }
    let found = sheet.parts.iter().find(|part| part.participation.participation_id == id).cloned();
    Ok((sheet, found.ok_or(Refusal::PressStale)?))
}

/// Keeps what was measured of a part, as somebody typed it: views, saves, shares, and how people took it. Shows the page
/// on which it stands.
///
/// # Errors
/// Those of [`part`], [`Refusal::NumberUnfit`], [`Refusal::SentimentUnknown`].
pub async fn measure(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ParticipationId,
    (typed, sentiment): (&[String; 3], &str),
) -> Result<Page> {
    let (sheet, part) = part(app, tx, member, id).await?;
    let sentiment = match sentiment.trim() {
        "" => None,
        typed => Some(sentiment_of(typed).ok_or(Refusal::SentimentUnknown)?),
    };
    let metrics = Metrics::read(typed, sentiment)?;
    let campaign = sheet.campaign.campaign_id;
    store::result::update_revision(tx, campaign).await?.ok_or(Refusal::ResultsTold)?;
    let (by, now) = (member.person.person_id, app.clock.now());
    store::result::insert_or_update_metrics(tx, &part.participation, metrics, by, now).await?;
    note(app, tx, member, (Deed::ResultMeasure, campaign), "").await?;
    let after = show(app, tx, member, campaign).await?;
    let index = after.parts.iter().position(|part| part.participation.participation_id == id);
    let page = i64::try_from(index.unwrap_or_default() / PAGE).unwrap_or_default();
    Ok(Page::of(after, page))
}
