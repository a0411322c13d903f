//! What is asked of creators, and how far each thing has come.

use super::fee;
use crate::app::Member;
use crate::domain::creator::Creator;
use crate::domain::money::Money;
use crate::domain::participation::{Deadline, Participation, State as Taking};
use crate::domain::submission::{Revision, State, Submission};
use crate::domain::{ChannelId, DeadlineId, DeliverableId, Language, Refusal, ServerId};
use crate::error::Result;
use crate::store::{self, Tx};

/// A line of what is asked of a creator.
#[derive(Clone, Debug)]
pub struct Row {
    /// By when.
    pub deadline: Deadline,
    /// In which campaign.
    pub campaign: String,
    /// What.
    pub title: String,
    /// How far it has come; none before anything was handed in.
    pub state: Option<State>,
}

impl Row {
    /// Whether nothing more is to be done about it.
    const fn is_settled(&self) -> bool {
        matches!(self.state, Some(State::Published | State::Declined))
    }

    /// Whether a version can be handed in.
    pub const fn is_sendable(&self) -> bool {
        matches!(self.state, None | Some(State::Waiting | State::ChangesAsked | State::Declined))
    }
}

/// One thing that is asked of a creator, and everything that was handed in for it.
#[derive(Clone, Debug)]
pub struct View {
    /// Of whom.
    pub creator: Creator,
    /// By when, as long as it is asked for.
    pub deadline: Option<Deadline>,
    /// In which campaign.
    pub campaign: String,
    /// What.
    pub title: String,
    /// How far it has come.
    pub submission: Option<Submission>,
    /// What was entered for it, once it is approved.
    pub fee: Option<Money>,
    /// Every version, the oldest first.
    pub revisions: Vec<Revision>,
    /// The programme's server.
    pub server_id: ServerId,
    /// Where creator and managers talk about it, once there is such a place.
    pub thread: Option<ChannelId>,
}

/// What is asked of the asker, the earliest first; after that what is done, the latest first.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn list(tx: &mut Tx, member: &Member) -> Result<Vec<Row>> {
    let creator = member.creator()?;
    let mut rows = Vec::new();
    for deadline in store::submission::list_owed(tx, creator.creator_id).await? {
        let (program, id) = (creator.program_id, deadline.participation_id);
        let Some(own) = store::participation::find_in(tx, program, id).await? else { continue };
        let (campaign, title) = names(tx, member.language, &own, deadline.deliverable_id).await?;
        let submission = store::submission::find_of(tx, id, deadline.deliverable_id).await?;
        let state = submission.map(|submission| submission.state);
        // What was not handed in while a campaign ran is not asked for any more.
        if state.is_some() || own.state == Taking::Joined {
            rows.push(Row { deadline, campaign, title, state });
        }
    }
    let (mut open, mut settled): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| !row.is_settled());
    settled.reverse();
    open.append(&mut settled);
    Ok(open)
}

/// One thing that is asked of the asker.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`], [`Refusal::OwedUnknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: DeadlineId) -> Result<View> {
    let creator = member.creator()?;
    let (deadline, own) = own(tx, creator, id).await?;
    view(tx, member.language, creator.clone(), &own, (deadline.deliverable_id, Some(deadline))).await
}

/// Something that a creator owes, or owed in a campaign that is over.
pub(super) async fn own(tx: &mut Tx, creator: &Creator, id: DeadlineId) -> Result<(Deadline, Participation)> {
    let found = store::participation::find_deadline(tx, id).await?;
    let own = found.filter(|(_, own)| own.creator_id == creator.creator_id && own.is_collaboration());
    Ok(own.ok_or(Refusal::OwedUnknown)?)
}

/// A submission as it stands; `None` when its creator is not known any more.
pub(super) async fn of_submission(
    tx: &mut Tx,
    language: Language,
    submission: &Submission,
) -> Result<Option<View>> {
    let program = submission.program_id;
    let Some(creator) = store::creator::find_in(tx, program, submission.creator_id).await? else {
        return Ok(None);
    };
    let Some(own) = store::participation::find_in(tx, program, submission.participation_id).await? else {
        return Ok(None);
    };
    let deadlines = store::participation::list_deadlines(tx, own.participation_id).await?;
    let deadline = deadlines.into_iter().find(|known| known.deliverable_id == submission.deliverable_id);
    view(tx, language, creator, &own, (submission.deliverable_id, deadline)).await.map(Some)
}

async fn view(
    tx: &mut Tx,
    language: Language,
    creator: Creator,
    own: &Participation,
    (deliverable, deadline): (DeliverableId, Option<Deadline>),
) -> Result<View> {
    let (campaign, title) = names(tx, language, own, deliverable).await?;
    let submission = store::submission::find_of(tx, own.participation_id, deliverable).await?;
    let revisions = match &submission {
        Some(submission) => store::submission::list_revisions(tx, submission.submission_id).await?,
        None => Vec::new(),
    };
    let fee = match &submission {
        Some(submission) => fee::find(tx, submission).await?,
        None => None,
    };
    let program = store::program::get(tx, own.program_id).await?;
    let place = store::contact::get_place(tx, own.program_id, creator.person_id).await?;
    let (server_id, thread) = (program.server_id, place.thread_id);
    Ok(View { creator, deadline, campaign, title, submission, fee, revisions, server_id, thread })
}

/// What a campaign and a thing that it asks for are called.
async fn names(
    tx: &mut Tx,
    language: Language,
    own: &Participation,
    deliverable: DeliverableId,
) -> Result<(String, String)> {
    let campaign = store::campaign::find(tx, own.program_id, language, own.campaign_id).await?;
    let title = store::participation::get_title(tx, own, deliverable).await?;
    Ok((campaign.map(|campaign| campaign.name).unwrap_or_default(), title.read(language).to_owned()))
}
