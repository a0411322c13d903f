//! Lets managers decide what becomes of a pilot, once, and has everybody read it.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::Campaign;
use crate::domain::notice::{Notice, Reader};
use crate::domain::plan::Kind;
use crate::domain::program::Channel;
use crate::domain::result::{Piece, Verdict};
use crate::domain::verdict::{Public, read};
use crate::domain::{CampaignId, Language, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages that one form has room for.
const LANGUAGES: usize = 5;

/// A pilot about which a manager decides.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// The campaign.
    pub campaign: Campaign,
    /// The languages in which reasons are needed, the originals' first.
    pub languages: Vec<Language>,
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The campaign.
    pub campaign: Campaign,
    /// What becomes of it.
    pub verdict: Verdict,
    /// Where everybody reads it.
    pub channels: Vec<Channel>,
}

/// A pilot that is over and about which nobody has decided.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::PilotNone`], [`Refusal::CampaignRunning`],
/// [`Refusal::PilotDecided`].
pub async fn open(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Deciding> {
    let campaign = member.campaign(tx, campaign).await?;
    let id = campaign.campaign_id;
    if store::plan::get(tx, id).await?.kind != Kind::Pilot {
        return Err(Refusal::PilotNone.into());
    }
    let outcome = store::result::find(tx, member.program.program_id, id).await?;
    let outcome = outcome.ok_or(Refusal::CampaignRunning)?;
    if let Some(verdict) = outcome.verdict {
        return Err(Refusal::PilotDecided { verdict, by: outcome.verdict_by_person_id }.into());
    }
    let mut languages = store::program::list_languages(tx, &member.program).await?;
    languages.truncate(LANGUAGES);
    Ok(Deciding { campaign, languages })
}

/// Decides what becomes of a pilot, and has everybody read it with the reasons. Of two who decide at once one does.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::CreatorNamed`].
pub async fn decide(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, verdict): (CampaignId, Verdict),
    typed: &[String],
) -> Result<Decided> {
    let Deciding { campaign, languages } = open(tx, member, campaign).await?;
    let (id, program) = (campaign.campaign_id, member.program.program_id);
    let texts = read(&languages, typed)?;
    let bodies: Vec<&str> = texts.iter().map(|(_, body)| &**body).collect();
    app.nobody_named(tx, program, &bodies).await?;
    let (by, now) = (member.person.person_id, app.clock.now());
    if !store::verdict::update(tx, (id, verdict), by, now).await? {
        // Somebody decided between the two looks.
        open(tx, member, id).await?;
        return Err(Refusal::PressStale.into());
    }
    let mut reasons =
        store::result::get_sentences(tx, id, member.program.language).await?.piece(Piece::Reasons);
    for (language, body) in texts {
        let words = reasons.written(language, body);
        store::result::insert_or_update_text(tx, (id, Piece::Reasons), &words, by, now).await?;
        reasons = reasons.with(words);
    }
    let channels = store::aggregate::list_channels(tx, &member.program, id).await?;
    for channel in &channels {
        let language = channel.language.unwrap_or(member.program.language);
        let notice = Notice::Verdict { campaign_id: id, market_id: channel.market_id, language };
        app.notify(tx, program, Reader::Channel(channel.channel_id), &notice).await?;
    }
    let line = member.did(app, Deed::CampaignDecide, Subject::Campaign(id), verdict.code());
    store::audit::insert(tx, &line).await?;
    Ok(Decided { campaign, verdict, channels })
}

/// What everybody reads of a decision; none where there is none.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, program: ProgramId, campaign: CampaignId) -> Result<Option<Public>> {
    let program = store::program::get(tx, program).await?;
    Ok(store::verdict::find_public(tx, &program, campaign).await?)
}
