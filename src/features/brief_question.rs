//! Lets creators ask about a brief, and managers answer in every language: to everybody under the brief, or to the asker.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::brief_question::{BriefAnswer, BriefQuestion, answer as read_answer, question};
use crate::domain::campaign::Campaign;
use crate::domain::notice::{Notice, Reader};
use crate::domain::participation::News;
use crate::domain::post::Subject as PostSubject;
use crate::domain::program::Purpose;
use crate::domain::{BriefQuestionId, CampaignId, ChannelId, Language, MessageId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages that fit in one form, question and answer each.
const LANGUAGES: usize = 2;

/// A question that a manager answers.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: BriefQuestion,
    /// The campaign's name.
    pub campaign: String,
    /// The languages of the answer: the one it was asked in first.
    pub languages: Vec<Language>,
}

/// The campaign that the asker can ask about.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::BriefUnknown`].
pub async fn open(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Campaign> {
    let creator = member.creator()?;
    let live = store::campaign::list_live(tx, creator, member.language).await?;
    let found = live.into_iter().find(|campaign| campaign.campaign_id == id && !campaign.is_evergreen);
    Ok(found.ok_or(Refusal::BriefUnknown)?)
}

/// Keeps a question, and has the managers hear it.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn ask(app: &App, tx: &mut Tx, member: &Member, id: CampaignId, raw: &str) -> Result<Campaign> {
    let creator = member.creator()?;
    let campaign = open(tx, member, id).await?;
    let question = BriefQuestion {
        brief_question_id: app.ids.next(),
        program_id: creator.program_id,
        campaign_id: id,
        creator_id: creator.creator_id,
        language: member.language,
        body: question(raw)?,
        asked_at: app.clock.now(),
        answered_at: None,
    };
    store::brief_question::insert(tx, &question).await?;
    let news = News::Asked(question.brief_question_id);
    let notice = Notice::Participation { creator_id: creator.creator_id, news };
    for channel in store::program::list_channels(tx, creator.program_id, Purpose::Review, None).await? {
        app.notify(tx, creator.program_id, Reader::Channel(channel.channel_id), &notice).await?;
    }
    Ok(campaign)
}

/// The campaign under whose post a thread is: what was written there is asked about it.
///
/// # Errors
/// [`Refusal::MessageElsewhere`].
pub async fn campaign_of_thread(tx: &mut Tx, member: &Member, thread: ChannelId) -> Result<CampaignId> {
    // A thread under a message has the message's number.
    let post = store::post::find(tx, member.program.program_id, MessageId(thread.0)).await?;
    match post.map(|post| post.subject) {
        Some(PostSubject::Campaign(campaign)) => Ok(campaign),
        _ => Err(Refusal::MessageElsewhere.into()),
    }
}

/// A campaign's questions that nobody has answered.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list_open(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Vec<BriefQuestion>> {
    member.manager()?;
    let found = store::campaign::find(tx, member.program.program_id, member.language, id).await?;
    found.ok_or(Refusal::CampaignNowhere)?;
    Ok(store::brief_question::list_open(tx, id).await?)
}

/// A question that nobody has answered.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`], [`Refusal::BriefQuestionAnswered`].
pub async fn asked(tx: &mut Tx, member: &Member, id: BriefQuestionId) -> Result<Asked> {
    member.manager()?;
    let program = &member.program;
    let question = store::brief_question::find(tx, program.program_id, id).await?;
    let question = question.ok_or(Refusal::PressStale)?;
    if question.answered_at.is_some() {
        return Err(Refusal::BriefQuestionAnswered.into());
    }
    let campaign =
        store::campaign::find(tx, program.program_id, member.language, question.campaign_id).await?;
    let mut languages = vec![question.language];
    let all = store::program::list_languages(tx, program).await?;
    languages.extend(all.into_iter().filter(|language| *language != question.language));
    languages.truncate(LANGUAGES);
    let campaign = campaign.ok_or(Refusal::PressStale)?.name;
    Ok(Asked { question, campaign, languages })
}

/// Answers everybody under the brief, in each language of [`Asked::languages`]: the question and the answer, as they were
/// typed. The asker hears it too.
///
/// # Errors
/// Those of [`asked`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: BriefQuestionId,
    typed: &[(String, String)],
) -> Result<Asked> {
    let asked = asked(tx, member, id).await?;
    let mut words = Vec::new();
    for (language, (said, reply)) in asked.languages.iter().zip(typed) {
        words.push(BriefAnswer {
            language: *language,
            question: question(said)?,
            answer: read_answer(reply)?,
        });
    }
    keep(app, tx, member, &asked, (&words, true)).await?;
    Ok(asked)
}

/// Answers the asker alone, in the language that they asked in.
///
/// # Errors
/// Those of [`asked`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn reply(app: &App, tx: &mut Tx, member: &Member, id: BriefQuestionId, raw: &str) -> Result<Asked> {
    let asked = asked(tx, member, id).await?;
    let own = &asked.question;
    let words = BriefAnswer { language: own.language, question: own.body.clone(), answer: read_answer(raw)? };
    keep(app, tx, member, &asked, (&[words], false)).await?;
    Ok(asked)
}

async fn keep(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    asked: &Asked,
    (words, is_shown): (&[BriefAnswer], bool),
) -> Result<()> {
    let (question, by) = (&asked.question, member.person.person_id);
    let id = question.brief_question_id;
    if !store::brief_question::update_answered(tx, id, (by, is_shown), app.clock.now()).await? {
        return Err(Refusal::BriefQuestionAnswered.into());
    }
    for words in words {
        store::brief_question::insert_answer(tx, id, words).await?;
    }
    let line = member.did(app, Deed::CampaignAnswer, Subject::Campaign(question.campaign_id), "");
    store::audit::insert(tx, &line).await?;
    if let Some(creator) = store::creator::find_in(tx, question.program_id, question.creator_id).await? {
        let notice = Notice::Participation { creator_id: creator.creator_id, news: News::Answered(id) };
        app.notify(tx, question.program_id, Reader::Person(creator.person_id), &notice).await?;
    }
    Ok(())
}
