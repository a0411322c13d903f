//! Asks creators for ideas before a brief is final, keeps what they suggest, and says what became of it.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::{Campaign, State};
use crate::domain::creator::{Creator, Stage};
use crate::domain::idea::{Idea, IdeaAnswer, outcome, words};
use crate::domain::notice::{Notice, Reader};
use crate::domain::participation::News;
use crate::domain::{CampaignId, CreatorId, IdeaId, Language, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages that fit in one form, two texts each.
const LANGUAGES: usize = 2;
/// Creators who are looked at to be asked.
const MOST: i64 = 500;

/// What creators suggested for a campaign, and who could be asked.
#[derive(Clone, Debug)]
pub struct Round {
    /// The campaign.
    pub campaign: Campaign,
    /// The creators of its markets who were not asked, by name.
    pub unasked: Vec<Creator>,
    /// How many were asked.
    pub asked: usize,
    /// What they said: whose, what, and how many languages have an answer.
    pub ideas: Vec<(Idea, String, usize)>,
}

/// An idea that a manager answers.
#[derive(Clone, Debug)]
pub struct Given {
    /// The idea.
    pub idea: Idea,
    /// Whose it is.
    pub name: String,
    /// What stands there already.
    pub answers: Vec<IdeaAnswer>,
    /// The languages of the answer: the one it was written in first.
    pub languages: Vec<Language>,
}

/// The campaign that the asker can suggest something for: one that is open to them, or for which they were asked.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::IdeaUnasked`], [`Refusal::CampaignOver`].
pub async fn open(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Campaign> {
    let creator = member.creator()?;
    let (program, language) = (creator.program_id, member.language);
    let found = store::campaign::find(tx, program, language, id).await?;
    let campaign = found.filter(|found| !found.is_evergreen).ok_or(Refusal::BriefUnknown)?;
    if campaign.state == State::Closed {
        return Err(Refusal::CampaignOver.into());
    }
    let asked = store::idea::list_requests(tx, id).await?;
    let live = store::campaign::list_live(tx, creator, language).await?;
    let is_live = live.iter().any(|one| one.campaign_id == id);
    if is_live || asked.contains(&creator.creator_id) {
        return Ok(campaign);
    }
    Err(if campaign.state == State::Draft { Refusal::BriefUnknown } else { Refusal::IdeaUnasked }.into())
}

/// Keeps an idea; nobody may quote it yet.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn give(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CampaignId,
    raw: &str,
) -> Result<(Idea, Campaign)> {
    let creator = member.creator()?;
    let campaign = open(tx, member, id).await?;
    let idea = Idea {
        idea_id: app.ids.next(),
        program_id: creator.program_id,
        campaign_id: id,
        creator_id: creator.creator_id,
        language: member.language,
        body: words(raw)?,
        may_quote: false,
        given_at: app.clock.now(),
    };
    store::idea::insert(tx, &idea).await?;
    Ok((idea, campaign))
}

/// Keeps whether the brief may quote one of the asker's ideas, without their name.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::PressStale`] of another's.
pub async fn consent(tx: &mut Tx, member: &Member, id: IdeaId, may_quote: bool) -> Result<Idea> {
    let creator = member.creator()?;
    let found = store::idea::find(tx, creator.program_id, id).await?;
    let own = found.filter(|found| found.creator_id == creator.creator_id).ok_or(Refusal::PressStale)?;
    store::idea::update_may_quote(tx, id, may_quote).await?;
    Ok(Idea { may_quote, ..own })
}

/// What creators suggested for a campaign.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignEvergreen`].
pub async fn round(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Round> {
    member.manager()?;
    let program = member.program.program_id;
    let found = store::campaign::find(tx, program, member.language, id).await?;
    let campaign = found.ok_or(Refusal::CampaignNowhere)?;
    if campaign.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    let markets = store::campaign::list_markets(tx, id).await?;
    let asked = store::idea::list_requests(tx, id).await?;
    let mut creators = store::creator::list(tx, program, (Some(Stage::Active), None), (0, MOST)).await?;
    let mut ideas = Vec::new();
    for idea in store::idea::list(tx, id).await? {
        let name = creators.iter().find(|one| one.creator_id == idea.creator_id).map(|one| one.name.clone());
        let answered = store::idea::list_answers(tx, idea.idea_id).await?.len();
        ideas.push((idea, name.unwrap_or_default(), answered));
    }
    let is_for =
        |one: &Creator| markets.is_empty() || one.market_id.is_some_and(|market| markets.contains(&market));
    creators.retain(|one| is_for(one) && !asked.contains(&one.creator_id));
    creators.sort_by_cached_key(|one| one.name.to_lowercase());
    Ok(Round { campaign, unasked: creators, asked: asked.len(), ideas })
}

/// Asks these creators for ideas. Whoever was asked before is not asked again. Says how many are.
///
/// # Errors
/// Those of [`round`], [`Refusal::CampaignClosed`], [`Refusal::CreatorUnknown`].
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CampaignId,
    chosen: &[CreatorId],
) -> Result<(Round, usize)> {
    let before = round(tx, member, id).await?;
    if before.campaign.state == State::Closed {
        return Err(Refusal::CampaignClosed.into());
    }
    let mut asked = 0;
    for creator in chosen {
        let program = member.program.program_id;
        let found = store::creator::find_in(tx, program, *creator).await?;
        let found = found.filter(|found| found.stage == Stage::Active).ok_or(Refusal::CreatorUnknown)?;
        if store::idea::insert_request(tx, id, *creator, app.clock.now()).await? {
            let news = News::IdeasWanted(id);
            let notice = Notice::Participation { creator_id: *creator, news };
            app.notify(tx, program, Reader::Person(found.person_id), &notice).await?;
            asked += 1;
        }
    }
    if asked > 0 {
        let line = member.did(app, Deed::CampaignAsk, Subject::Campaign(id), asked.to_string());
        store::audit::insert(tx, &line).await?;
    }
    Ok((round(tx, member, id).await?, asked))
}

/// An idea, to be answered.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn given(tx: &mut Tx, member: &Member, id: IdeaId) -> Result<Given> {
    member.manager()?;
    let program = &member.program;
    let idea = store::idea::find(tx, program.program_id, id).await?.ok_or(Refusal::PressStale)?;
    let creator = store::creator::find_in(tx, program.program_id, idea.creator_id).await?;
    let name = creator.ok_or(Refusal::PressStale)?.name;
    let mut languages = vec![idea.language];
    let all = store::program::list_languages(tx, program).await?;
    languages.extend(all.into_iter().filter(|language| *language != idea.language));
    languages.truncate(LANGUAGES);
    Ok(Given { name, answers: store::idea::list_answers(tx, id).await?, languages, idea })
}

/// Keeps what became of an idea in each language of [`Given::languages`]: what was said and what was done, as they were
/// typed. Its author hears it the first time.
///
/// # Errors
/// Those of [`given`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: IdeaId,
    typed: &[(String, String)],
) -> Result<Round> {
    let given = given(tx, member, id).await?;
    let mut answers = Vec::new();
    for (language, (said, done)) in given.languages.iter().zip(typed) {
        answers.push(IdeaAnswer { language: *language, said: words(said)?, done: outcome(done)? });
    }
    for words in &answers {
        store::idea::insert_or_update_answer(tx, id, words).await?;
    }
    let idea = &given.idea;
    let line = member.did(app, Deed::CampaignAnswer, Subject::Campaign(idea.campaign_id), "");
    store::audit::insert(tx, &line).await?;
    let creator = store::creator::find_in(tx, idea.program_id, idea.creator_id).await?;
    if let (Some(creator), true) = (creator, given.answers.is_empty()) {
        let news = News::IdeaAnswered(id);
        let notice = Notice::Participation { creator_id: creator.creator_id, news };
        app.notify(tx, idea.program_id, Reader::Person(creator.person_id), &notice).await?;
    }
    round(tx, member, idea.campaign_id).await
}
