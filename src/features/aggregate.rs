//! Lets everybody read what came of a campaign, a day after its participants were told: sums, and nobody's own figure.

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::aggregate::{Hold, Public};
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::campaign::Campaign;
use crate::domain::notice::{Notice, Reader};
use crate::domain::plan::Kind;
use crate::domain::program::{Channel, Program};
use crate::domain::result::{Outcome, Piece};
use crate::domain::{CampaignId, Language, PersonId, ProgramId, Refusal};
use crate::error::{Error, Result};
use crate::store::{self, Tx};

/// Campaigns looked at in one transaction.
const BATCH: i64 = 20;

/// How it stands with what everybody is to read of a campaign, for its managers.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The campaign.
    pub campaign: Campaign,
    /// How far telling it is.
    pub outcome: Outcome,
    /// Where it is posted.
    pub channels: Vec<Channel>,
    /// What keeps it from being posted.
    pub holds: Vec<Hold>,
    /// What is posted; none before participants were told.
    pub public: Option<Public>,
    /// Whether it is a pilot about which nobody has decided.
    pub is_open_pilot: bool,
}

/// How it stands with what everybody is to read of a campaign.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignRunning`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let campaign = member.campaign(tx, campaign).await?;
    sheet(app, tx, &member.program, campaign).await?.ok_or_else(|| Refusal::CampaignRunning.into())
}

async fn sheet(app: &App, tx: &mut Tx, program: &Program, campaign: Campaign) -> Result<Option<Sheet>> {
    let id = campaign.campaign_id;
    let Some(outcome) = store::result::find(tx, program.program_id, id).await? else { return Ok(None) };
    let channels = store::aggregate::list_channels(tx, program, id).await?;
    let public = store::aggregate::find_public(tx, program, id).await?;
    let holds = match &public {
        Some(public) => holds(app, tx, program, &channels, public).await?,
        None => Vec::new(),
    };
    let kind = store::plan::get(tx, id).await?.kind;
    let is_open_pilot = kind == Kind::Pilot && outcome.verdict.is_none();
    Ok(Some(Sheet { campaign, outcome, channels, holds, public, is_open_pilot }))
}

/// What keeps it from being posted: no channel, words that are not ready in a channel's language, or a creator's name.
async fn holds(
    app: &App,
    tx: &mut Tx,
    program: &Program,
    channels: &[Channel],
    public: &Public,
) -> Result<Vec<Hold>> {
    if channels.is_empty() {
        return Ok(vec![Hold::Silent]);
    }
    let mut languages: Vec<Language> = Vec::new();
    for channel in channels {
        let language = channel.language.unwrap_or(program.language);
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let ready = public.ready(&languages);
    let missing = languages.iter().filter(|language| !ready.contains(language));
    let mut holds: Vec<Hold> = missing.map(|language| Hold::Words(*language)).collect();
    let all = store::program::list_languages(tx, program).await?;
    let piece = |piece: &Piece| public.sentences.piece(*piece);
    let wordings: Vec<_> = Piece::SENTENCES.iter().map(piece).collect();
    let texts: Vec<&str> =
        wordings.iter().flat_map(|words| all.iter().map(|language| words.body(*language))).collect();
    match app.nobody_named(tx, program.program_id, &texts).await {
        Ok(()) => {}
        Err(Error::Refusal(_)) => holds.push(Hold::Named),
        Err(failure) => return Err(failure),
    }
    Ok(holds)
}

/// Has everybody read of a campaign now. Nothing happens before its participants were told, while something keeps it from
/// being posted, or when it was posted before: the sheet says which.
///
/// # Errors
/// Those of [`show`].
pub async fn post_now(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let before = show(app, tx, member, campaign).await?;
    let is_ready = before.public.is_some() && before.holds.is_empty();
    if is_ready && before.outcome.posted_at.is_none() {
        post(app, tx, (&member.program, Some(member.person.person_id)), &before).await?;
    }
    show(app, tx, member, campaign).await
}

/// Leaves it at what participants were told: nothing is posted by itself. What was posted stays.
///
/// # Errors
/// Those of [`show`].
pub async fn keep_silent(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let before = show(app, tx, member, campaign).await?;
    if store::aggregate::update_silent(tx, &before.outcome).await? {
        let line = member.did(app, Deed::ResultsSilence, Subject::Campaign(campaign), "");
        store::audit::insert(tx, &line).await?;
    }
    show(app, tx, member, campaign).await
}

/// Has it posted in every channel, in the channel's language; `false` when it was posted, or its moment changed meanwhile.
async fn post(
    app: &App,
    tx: &mut Tx,
    (program, by): (&Program, Option<PersonId>),
    sheet: &Sheet,
) -> Result<bool> {
    let id = sheet.campaign.campaign_id;
    if !store::aggregate::update_posted(tx, &sheet.outcome, app.clock.now()).await? {
        return Ok(false);
    }
    for channel in &sheet.channels {
        let language = channel.language.unwrap_or(program.language);
        let notice = Notice::Aggregate { campaign_id: id, market_id: channel.market_id, language };
        app.notify(tx, program.program_id, Reader::Channel(channel.channel_id), &notice).await?;
    }
    let line = Line {
        audit_id: app.ids.next(),
        program_id: program.program_id,
        person_id: by,
        deed: Deed::ResultsPost,
        subject: Subject::Campaign(id),
        detail: String::new(),
        done_at: app.clock.now(),
    };
    store::audit::insert(tx, &line).await?;
    Ok(true)
}

/// Has everybody read of the campaigns whose moment has come; what keeps one back, its managers are told. Says how many
/// were posted.
///
/// # Errors
/// When the database fails.
pub async fn post_due(app: &App) -> Result<usize> {
    let mut posted = 0;
    loop {
        let mut tx = app.begin().await?;
        let due = store::aggregate::due(&mut tx, app.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(posted);
        }
        for (program, campaign) in due {
            posted += usize::from(come_due(app, &mut tx, program, campaign).await?);
        }
        tx.commit().await?;
    }
}

/// When the next one is to be posted.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::aggregate::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Posts of one campaign, or holds it back. Another process that is at it too finds that it is no longer to be posted.
async fn come_due(app: &App, tx: &mut Tx, program: ProgramId, campaign: CampaignId) -> Result<bool> {
    let program = store::program::get(tx, program).await?;
    let found = store::campaign::find(tx, program.program_id, program.language, campaign).await?;
    let Some(campaign) = found else { return Ok(false) };
    let Some(sheet) = sheet(app, tx, &program, campaign).await? else { return Ok(false) };
    // The other process may have been at it between the two looks.
    if sheet.outcome.posted_at.is_some() || sheet.outcome.post_at.is_none_or(|at| at > app.clock.now()) {
        return Ok(false);
    }
    if sheet.holds.is_empty() && sheet.public.is_some() {
        return post(app, tx, (&program, sheet.outcome.told_by_person_id), &sheet).await;
    }
    if store::aggregate::update_silent(tx, &sheet.outcome).await? {
        let campaign_id = sheet.campaign.campaign_id;
        let name = store::campaign::get_name(tx, campaign_id).await?;
        let notice = Notice::AggregateHeld { campaign_id, name, holds: sheet.holds };
        app.notify_managers(tx, program.program_id, &notice).await?;
    }
    Ok(false)
}

/// What everybody reads of a campaign; none where nothing was posted.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, program: ProgramId, campaign: CampaignId) -> Result<Option<Public>> {
    let outcome = store::result::find(tx, program, campaign).await?;
    if outcome.is_none_or(|outcome| outcome.posted_at.is_none()) {
        return Ok(None);
    }
    let program = store::program::get(tx, program).await?;
    Ok(store::aggregate::find_public(tx, &program, campaign).await?)
}
