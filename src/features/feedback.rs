//! Lets creators tell their owner something in private, without waiting for an answer.

use crate::app::{App, Member};
use crate::domain::notice::Notice;
use crate::domain::refusal::Field;
use crate::domain::relationship::words;
use crate::error::Result;
use crate::store::{self, Tx};

/// Keeps what the asker told, and has their owner hear it.
///
/// # Errors
/// [`crate::domain::Refusal::NotACreator`], [`crate::domain::Refusal::TextMissing`].
pub async fn give(app: &App, tx: &mut Tx, member: &Member, raw: &str) -> Result<()> {
    let creator = member.creator()?;
    let body = words(Field::Feedback, raw)?;
    let id = app.ids.next();
    store::feedback::insert(tx, id, creator.creator_id, &body, app.clock.now()).await?;
    let notice = Notice::Feedback {
        program: member.program.name.clone(),
        creator: creator.name.clone(),
        creator_id: creator.creator_id,
        words: body,
    };
    app.notify_owner(tx, creator.creator_id, &notice).await?;
    Ok(())
}
