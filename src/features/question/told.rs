//! What there is to tell about a question, as it stands when it is said.

use super::answer::{Shown, shown_to_asker};
use super::{View, open_in, view};
use crate::domain::creator::Creator;
use crate::domain::post::Subject;
use crate::domain::question::News;
use crate::domain::{ChannelId, Language, MessageId, ProgramId, QuestionId, ServerId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Where a question stands.
type Place = (ServerId, ChannelId, MessageId);

/// What there is to tell.
#[derive(Clone, Debug)]
pub enum Told {
    /// The post, in the language of its channel; none where its asker wanted to be forgotten.
    Post(QuestionId, Language, Option<View>),
    /// Somebody answered; for whoever asked.
    Answered(Shown),
    /// An answer stands in the language of whoever asked.
    Translated(Shown),
    /// An answer was taken up; for whoever gave it.
    Accepted(Shown),
    /// A translation stands; with how many translations its author made by now.
    Thanked(View, Language, i64),
    /// Nobody answered; for somebody who knows the topic.
    Wanted(View, Option<Place>),
    /// Still nobody answered; for whoever looks after its asker.
    Unanswered(View, Creator, Option<Place>),
}

/// A question as everybody may read it now: none where nothing stands and nothing may, and without words where its asker
/// wanted to be forgotten.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, program: ProgramId, id: QuestionId) -> Result<Option<Option<View>>> {
    if let Some(question) = open_in(tx, program, id).await? {
        return Ok(Some(Some(view(tx, &question).await?)));
    }
    Ok((!store::question::list_posts(tx, id).await?.is_empty()).then_some(None))
}

/// What there is to tell; nothing once it is done or gone.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, program: ProgramId, news: News) -> Result<Option<Told>> {
    Ok(match news {
        News::Post(id, language) => public(tx, program, id).await?.map(|view| Told::Post(id, language, view)),
        News::Answered(id) => shown_to_asker(tx, program, id).await?.map(Told::Answered),
        News::Translated(id) => shown_to_asker(tx, program, id).await?.map(Told::Translated),
        News::Accepted(id) => shown_to_asker(tx, program, id).await?.map(Told::Accepted),
        News::Thanked(id, language, times) => {
            let view = open_view(tx, program, id).await?;
            view.map(|view| Told::Thanked(view, language, times))
        }
        News::Wanted(id) => match unanswered(tx, program, id).await? {
            Some(view) => Some(Told::Wanted(view, place(tx, program, id).await?)),
            None => None,
        },
        News::Unanswered(id) => {
            let Some(view) = unanswered(tx, program, id).await? else { return Ok(None) };
            let Some(asker) = view.question.creator_id else { return Ok(None) };
            let creator = store::creator::find_in(tx, program, asker).await?;
            let place = place(tx, program, id).await?;
            creator.map(|creator| Told::Unanswered(view, creator, place))
        }
    })
}

async fn open_view(tx: &mut Tx, program: ProgramId, id: QuestionId) -> Result<Option<View>> {
    match open_in(tx, program, id).await? {
        Some(question) => Ok(Some(view(tx, &question).await?)),
        None => Ok(None),
    }
}

/// A question, as long as nobody has answered it.
async fn unanswered(tx: &mut Tx, program: ProgramId, id: QuestionId) -> Result<Option<View>> {
    Ok(open_view(tx, program, id).await?.filter(|view| view.answers == 0))
}

async fn place(tx: &mut Tx, program: ProgramId, id: QuestionId) -> Result<Option<Place>> {
    let found = store::post::find_place(tx, program, Subject::Question(id)).await?;
    let server = store::program::get(tx, program).await?.server_id;
    Ok(found.map(|(channel, message)| (server, channel, message)))
}
