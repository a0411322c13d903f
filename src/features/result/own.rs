//! What came of a creator's own parts, as they were told, and what they say they learned. Nothing of anybody else's is
//! here but a median over many.

use chrono::TimeDelta;

use super::days;
use crate::app::{App, Member};
use crate::domain::campaign::Campaign;
use crate::domain::creator::{Creator, Stage};
use crate::domain::program::Program;
use crate::domain::report::Curve;
use crate::domain::result::{MEDIAN_DAYS, Piece, Reflection, Told, median, reflection};
use crate::domain::span::Span;
use crate::domain::{CampaignId, CreatorId, Language, ParticipationId, PersonId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Results on a page.
const PAGE: usize = 10;

/// What is in the middle of what the programme's creators brought, each of them for one campaign; none where too few
/// stand behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Medians {
    /// Of clicks.
    pub clicks: Option<i64>,
    /// Of sales.
    pub sales: Option<i64>,
    /// Of views, where they were measured.
    pub views: Option<i64>,
}

/// What came of one part, as its creator sees it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The programme's name.
    pub program: String,
    /// The campaign's name, in their language.
    pub campaign: String,
    /// What they were told.
    pub told: Told,
    /// What the programme's creators brought, for comparison.
    pub medians: Medians,
    /// What worked, what did not, what is next.
    pub sentences: Vec<(Piece, String)>,
    /// Their clicks and sales, day by day.
    pub curve: Curve,
    /// What they learned.
    pub reflection: Option<Reflection>,
}

/// A page of a creator's results, the newest first.
#[derive(Clone, Debug)]
pub struct List {
    /// Their place.
    pub creator_id: CreatorId,
    /// What is on it: the campaign's name, and what was told.
    pub rows: Vec<(String, Told)>,
    /// The page, from 0.
    pub page: i64,
    /// How many there are, one at least.
    pub pages: i64,
}

/// What a notice of results comes to in its reader's language; `None` once the reader is gone.
///
/// # Errors
/// When the database fails.
pub async fn told(
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    (creator, id): (CreatorId, ParticipationId),
) -> Result<Option<Own>> {
    let found = store::creator::find_in(tx, program, creator).await?;
    let Some(creator) = found.filter(|found| found.stage == Stage::Active) else { return Ok(None) };
    let program = store::program::get(tx, program).await?;
    own(tx, (&program, language), &creator, id).await
}

async fn own(
    tx: &mut Tx,
    (program, language): (&Program, Language),
    creator: &Creator,
    id: ParticipationId,
) -> Result<Option<Own>> {
    let found = store::result::find_told(tx, program.program_id, id).await?;
    let Some(told) = found.filter(|told| told.creator_id == creator.creator_id) else { return Ok(None) };
    let campaign = told.campaign_id;
    let outcome = store::result::find(tx, program.program_id, campaign).await?;
    let known = store::campaign::find(tx, program.program_id, language, campaign).await?;
    let (Some(outcome), Some(known)) = (outcome, known) else { return Ok(None) };
    let whole = days(tx, program, &known, &outcome).await?;
    let counted = store::result::list_days(tx, (campaign, Some(creator.creator_id)), whole).await?;
    // A campaign without a first day begins with the first click.
    let first = known.starts_on.or_else(|| counted.first().map(|day| day.counted_on));
    let span = Span::new(first.unwrap_or_else(|| whole.until()), whole.until());
    let sentences = store::result::get_sentences(tx, campaign, program.language).await?;
    let read = |piece: &Piece| (*piece, sentences.piece(*piece).read(language).to_owned());
    Ok(Some(Own {
        program: program.name.clone(),
        campaign: known.name,
        medians: medians(tx, program.program_id, &told).await?,
        sentences: Piece::SENTENCES.iter().map(read).collect(),
        curve: Curve::closed(span, &counted),
        reflection: store::result::find_reflection(tx, id).await?,
        told,
    }))
}

/// What is in the middle of a year that ends with what was told: it stays the same, whenever it is read.
async fn medians(tx: &mut Tx, program: ProgramId, told: &Told) -> Result<Medians> {
    let year = (told.told_at - TimeDelta::days(MEDIAN_DAYS), told.told_at);
    let all = store::result::list_compared(tx, program, year).await?;
    Ok(Medians {
        clicks: median(all.iter().map(|one| (one.creator_id, one.figures.clicks))),
        sales: median(all.iter().map(|one| (one.creator_id, one.figures.sales))),
        views: median(all.iter().filter_map(|one| Some((one.creator_id, one.views?)))),
    })
}

/// One of the asker's results.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ResultsUnknown`].
pub async fn show_own(tx: &mut Tx, member: &Member, id: ParticipationId) -> Result<Own> {
    let creator = member.creator()?;
    let found = own(tx, (&member.program, member.language), creator, id).await?;
    Ok(found.ok_or(Refusal::ResultsUnknown)?)
}

/// A page of the asker's results; beyond the last, the last.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list(tx: &mut Tx, member: &Member, wanted: i64) -> Result<List> {
    let creator = member.creator()?;
    let all = store::result::list_told(tx, creator.creator_id).await?;
    let pages = i64::try_from(all.len().div_ceil(PAGE)).unwrap_or(i64::MAX).max(1);
    let page = wanted.clamp(0, pages - 1);
    let from = usize::try_from(page).unwrap_or_default().saturating_mul(PAGE);
    let mut rows = Vec::new();
    for told in all.into_iter().skip(from).take(PAGE) {
        let found = store::campaign::find(tx, told.program_id, member.language, told.campaign_id).await?;
        rows.push((found.map(|found| found.name).unwrap_or_default(), told));
    }
    Ok(List { creator_id: creator.creator_id, rows, page, pages })
}

/// The campaigns of which the asker was told results, the newest first.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list_campaigns(tx: &mut Tx, member: &Member) -> Result<Vec<Campaign>> {
    let creator = member.creator()?;
    let mut campaigns = Vec::new();
    for told in store::result::list_told(tx, creator.creator_id).await? {
        let (program, language) = (told.program_id, member.language);
        campaigns.extend(store::campaign::find(tx, program, language, told.campaign_id).await?);
    }
    Ok(campaigns)
}

/// The asker's part in a campaign of which they were told results.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ResultsUnknown`].
pub async fn meant(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<ParticipationId> {
    let creator = member.creator()?;
    let all = store::result::list_told(tx, creator.creator_id).await?;
    let found = all.iter().find(|told| told.campaign_id == campaign);
    Ok(found.ok_or(Refusal::ResultsUnknown)?.participation_id)
}

/// Whose results these are, if they are the person's own, wherever they press.
///
/// # Errors
/// When the database fails.
pub async fn place(tx: &mut Tx, person: PersonId, id: ParticipationId) -> Result<Option<CreatorId>> {
    let Some(creator) = store::result::find_told_creator(tx, id).await? else { return Ok(None) };
    Ok(store::creator::find_own(tx, person, creator).await?.map(|found| found.creator_id))
}

/// Keeps what the asker learned from a part, in place of what they wrote before. It may not be quoted until they say so.
///
/// # Errors
/// Those of [`show_own`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn reflect(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ParticipationId,
    typed: &str,
) -> Result<Own> {
    let own = show_own(tx, member, id).await?;
    let new = Reflection {
        participation_id: id,
        program_id: own.told.program_id,
        campaign_id: own.told.campaign_id,
        creator_id: own.told.creator_id,
        language: member.language,
        body: reflection(typed)?,
        may_quote: false,
        written_at: app.clock.now(),
    };
    store::result::insert_or_update_reflection(tx, &new).await?;
    show_own(tx, member, id).await
}

/// Keeps whether what the asker learned may be quoted, without their name.
///
/// # Errors
/// Those of [`show_own`], [`Refusal::PressStale`] where they have written nothing.
pub async fn quote(tx: &mut Tx, member: &Member, id: ParticipationId, may_quote: bool) -> Result<Own> {
    let own = show_own(tx, member, id).await?;
    let known = own.reflection.ok_or(Refusal::PressStale)?;
    let changed = Reflection { may_quote, ..known };
    store::result::insert_or_update_reflection(tx, &changed).await?;
    show_own(tx, member, id).await
}
