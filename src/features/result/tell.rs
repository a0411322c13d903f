//! Tells each participant what came of their part: the figures are kept as they are told, and each gets their own card.

use super::{Sheet, note, show};
use crate::app::{App, Member};
use crate::domain::audit::Deed;
use crate::domain::notice::{Notice, Reader};
use crate::domain::reminder::Kind;
use crate::domain::result::{BEFORE_POST, Piece};
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What came of telling.
#[derive(Clone, Debug)]
pub enum Telling {
    /// Each participant is told.
    Told(Box<Sheet>),
    /// Something is missing, or they were told before: this is how it stands.
    Unchanged(Box<Sheet>),
}

/// Tells every participant what stood at a revision. Nothing happens while something is missing, or where they were told
/// before.
///
/// # Errors
/// Those of [`show`], [`Refusal::CreatorNamed`] of sentences that name somebody by now, [`Refusal::ChangedMeanwhile`].
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (CampaignId, i32),
) -> Result<Telling> {
    let program = member.program.program_id;
    let before = show(app, tx, member, id).await?;
    if before.outcome.told_at.is_some() || !before.lacks.is_empty() {
        return Ok(Telling::Unchanged(Box::new(before)));
    }
    let now = app.clock.now();
    let place = (id, revision);
    let by = member.person.person_id;
    if !store::result::update_told(tx, place, by, (now, now + BEFORE_POST)).await? {
        let after = show(app, tx, member, id).await?;
        return match after.outcome.told_at {
            Some(_) => Ok(Telling::Unchanged(Box::new(after))),
            None => Err(Refusal::ChangedMeanwhile.into()),
        };
    }
    // What is written and measured cannot change any more: this is what is told.
    let sheet = show(app, tx, member, id).await?;
    if !sheet.lacks.is_empty() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let bodies: Vec<String> = sheet
        .languages
        .iter()
        .flat_map(|language| Piece::SENTENCES.iter().map(|piece| (*piece, *language)))
        .map(|(piece, language)| sheet.sentences.piece(piece).body(language).to_owned())
        .collect();
    app.nobody_named(tx, program, &bodies.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    for part in &sheet.parts {
        let own = &part.participation;
        store::result::insert_or_update_told(tx, own, &part.tally, now).await?;
        let (creator_id, participation_id) = (own.creator_id, own.participation_id);
        let notice = Notice::Results { creator_id, participation_id };
        app.notify(tx, program, Reader::Person(part.person_id), &notice).await?;
    }
    store::reminder::update_done(tx, Kind::Result, id.0, now).await?;
    note(app, tx, member, (Deed::ResultTell, id), &sheet.parts.len().to_string()).await?;
    Ok(Telling::Told(Box::new(show(app, tx, member, id).await?)))
}
