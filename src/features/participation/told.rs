//! What news about campaigns come to when they are said.

use super::view::{Seat, View, view};
use crate::app::App;
use crate::domain::brief_question::{BriefAnswer, BriefQuestion};
use crate::domain::creator::{Creator, Stage};
use crate::domain::idea::{Idea, IdeaAnswer};
use crate::domain::participation::{Deadline, News, Participation, State};
use crate::domain::{CampaignId, CreatorId, Language, ProgramId};
use crate::error::Result;
use crate::store::{self, Tx};

/// News as they stand when they are said.
#[derive(Clone, Debug)]
pub enum Told {
    /// A campaign is offered to the reader.
    Offered(Box<View>),
    /// Its terms have changed.
    TermsChanged(Box<View>),
    /// Ideas for this campaign are wanted.
    IdeasWanted(CampaignId, String),
    /// A question of the reader's is answered: the campaign's name, their question, the answer.
    Answered(String, BriefQuestion, String),
    /// What became of the reader's idea, in the campaign of this name.
    IdeaAnswered(String, Idea, IdeaAnswer),
    /// A creator asks something, in the campaign of this name.
    Asked(String, BriefQuestion, Creator),
    /// A creator stepped back from the campaign of this name.
    Withdrawn(String, Participation, Creator),
    /// A creator has not handed something in: the campaign's and the thing's name.
    Missed(String, String, Deadline, Creator),
}

/// What news come to in their reader's language; `None` where there is nothing left to say.
///
/// # Errors
/// When the database fails.
pub async fn told(
    app: &App,
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    creator: CreatorId,
    news: News,
) -> Result<Option<Told>> {
    let found = store::creator::find_in(tx, program, creator).await?;
    let Some(creator) = found.filter(|found| found.stage == Stage::Active) else { return Ok(None) };
    match news {
        News::Offered(id) | News::TermsChanged(id) => {
            let Some(own) = store::participation::find_in(tx, program, id).await? else { return Ok(None) };
            let program = store::program::get(tx, program).await?;
            let seat = Seat { program: &program, creator: &creator, language };
            let Some(view) = view(app, tx, seat, own.campaign_id).await? else { return Ok(None) };
            let is_offer = matches!(news, News::Offered(_));
            Ok(match own.state {
                State::Offered if is_offer => Some(Told::Offered(Box::new(view))),
                State::Joined if !is_offer && own.terms_version != Some(view.terms) => {
                    Some(Told::TermsChanged(Box::new(view)))
                }
                _ => None,
            })
        }
        News::IdeasWanted(id) => {
            Ok(name(tx, (program, language), id).await?.map(|name| Told::IdeasWanted(id, name)))
        }
        News::Answered(_) | News::Asked(_) => question(tx, (program, language), creator, news).await,
        News::IdeaAnswered(id) => {
            let Some(idea) = store::idea::find(tx, program, id).await? else { return Ok(None) };
            let answers = store::idea::list_answers(tx, id).await?;
            let (own, any) = (answers.iter().find(|one| one.language == language), answers.first());
            let Some(answer) = own.or(any).cloned() else { return Ok(None) };
            let name = name(tx, (program, language), idea.campaign_id).await?;
            Ok(name.map(|name| Told::IdeaAnswered(name, idea, answer)))
        }
        News::Withdrawn(id) => {
            let found = store::participation::find_in(tx, program, id).await?;
            let Some(own) = found.filter(|own| own.state == State::Withdrawn) else { return Ok(None) };
            let name = name(tx, (program, language), own.campaign_id).await?;
            Ok(name.map(|name| Told::Withdrawn(name, own, creator)))
        }
        News::Missed(id) => {
            let found = store::participation::find_deadline(tx, id).await?;
            let open = found.filter(|(one, own)| one.done_at.is_none() && own.state == State::Joined);
            let Some((deadline, own)) = open else { return Ok(None) };
            let id = deadline.deliverable_id;
            let title = store::participation::get_title(tx, &own, id).await?.read(language).to_owned();
            let name = name(tx, (program, language), own.campaign_id).await?;
            Ok(name.map(|name| Told::Missed(name, title, deadline, creator)))
        }
    }
}

async fn question(
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    creator: Creator,
    news: News,
) -> Result<Option<Told>> {
    let (News::Answered(id) | News::Asked(id)) = news else { return Ok(None) };
    let Some(question) = store::brief_question::find(tx, program, id).await? else { return Ok(None) };
    let Some(name) = name(tx, (program, language), question.campaign_id).await? else { return Ok(None) };
    if matches!(news, News::Asked(_)) {
        return Ok(question.answered_at.is_none().then_some(Told::Asked(name, question, creator)));
    }
    let answers: Vec<BriefAnswer> = store::brief_question::list_answers(tx, id).await?;
    let (own, any) = (answers.iter().find(|one| one.language == language), answers.first());
    Ok(own.or(any).map(|answer| Told::Answered(name, question, answer.answer.clone())))
}

/// What a campaign is called.
async fn name(
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    id: CampaignId,
) -> Result<Option<String>> {
    let found = store::campaign::find(tx, program, language, id).await?;
    Ok(found.map(|campaign| campaign.name))
}
