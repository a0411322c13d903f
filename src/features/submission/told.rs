//! What news about what was handed in come to when they are said.

use super::view::{View, of_submission};
use crate::domain::submission::{News, Revision, State, Submission};
use crate::domain::{Language, ProgramId, SubmissionId};
use crate::error::Result;
use crate::store::{self, Tx};

/// News as they stand when they are said.
#[derive(Clone, Debug)]
pub enum Told {
    /// A version, or a post, waits for the managers.
    Sent(Box<View>),
    /// The file of a version is to be kept.
    Filed(Box<View>, Box<Revision>),
    /// The managers have decided, or looked at the post.
    Decided(Box<View>),
}

/// What news come to in their reader's language; `None` where there is nothing left to say.
///
/// # Errors
/// When the database fails.
pub async fn told(
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    news: News,
) -> Result<Option<Told>> {
    match news {
        News::Sent(id) => {
            let found = found(tx, (program, language), id).await?;
            let queued = found.filter(|view| view.submission.as_ref().is_some_and(Submission::is_queued));
            Ok(queued.map(|view| Told::Sent(Box::new(view))))
        }
        News::Filed(id, number) => {
            let Some(mut view) = found(tx, (program, language), id).await? else { return Ok(None) };
            let place = view.revisions.iter().position(|revision| revision.number == number);
            let filed = place.map(|place| view.revisions.swap_remove(place));
            let filed = filed.filter(|revision| revision.kept_message_id.is_none());
            Ok(filed.map(|revision| Told::Filed(Box::new(view), Box::new(revision))))
        }
        News::Decided(id) => {
            let found = found(tx, (program, language), id).await?;
            let is_decided = |view: &View| {
                let state = view.submission.as_ref().map(|submission| submission.state);
                state.is_some_and(|state| !matches!(state, State::Waiting | State::Posted))
            };
            Ok(found.filter(is_decided).map(|view| Told::Decided(Box::new(view))))
        }
        _ => Ok(None),
    }
}

async fn found(
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    id: SubmissionId,
) -> Result<Option<View>> {
    let found = store::submission::find(tx, id).await?;
    match found.filter(|found| found.program_id == program) {
        Some(submission) => of_submission(tx, language, &submission).await,
        None => Ok(None),
    }
}
