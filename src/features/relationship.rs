//! Lets managers keep what matters about a creator: stage, tags, notes, favours, and who is responsible.

use chrono::TimeDelta;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::creator::Creator;
use crate::domain::notice::{Notice, Reader};
use crate::domain::refusal::Field;
use crate::domain::relationship::{
    Bond, CONTACT_DAYS, Favour, NEWEST, Note, QUIET_DAYS, Relationship, TAGS, tag as read_tag, words,
};
use crate::domain::{CreatorId, PersonId, Refusal};
use crate::error::Result;
use crate::store::relationship::Quiet;
use crate::store::{self, Tx};

/// Creators listed as quiet at most.
const MOST_QUIET: i64 = 20;

/// A creator and what is kept of them.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Who.
    pub creator: Creator,
    /// What is kept.
    pub relationship: Relationship,
}

/// Somebody who is to be responsible for a creator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person_id: PersonId,
    /// Whether they are a manager of the programme.
    pub is_manager: bool,
}

/// Everything that is kept of a creator of the asker's programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, id: CreatorId) -> Result<Kept> {
    let creator = known(tx, member, id).await?;
    let since = app.clock.now() - TimeDelta::days(CONTACT_DAYS);
    Ok(Kept { relationship: store::relationship::get(tx, id, NEWEST, since).await?, creator })
}

async fn known(tx: &mut Tx, member: &Member, id: CreatorId) -> Result<Creator> {
    member.manager()?;
    let creator = store::creator::find_in(tx, member.program.program_id, id).await?;
    Ok(creator.ok_or(Refusal::CreatorUnknown)?)
}

/// Keeps how a creator and the programme stand with each other.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn stage(app: &App, tx: &mut Tx, member: &Member, id: CreatorId, bond: Bond) -> Result<Kept> {
    known(tx, member, id).await?;
    if store::relationship::update_bond(tx, id, bond).await? {
        let line = member.did(app, Deed::CreatorStage, Subject::Creator(id), bond.value());
        store::audit::insert(tx, &line).await?;
    }
    show(app, tx, member, id).await
}

/// Gives a creator a tag, or takes it away from one who has it. Says the tag, and whether they have it now.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::TagsTooMany`], [`Refusal::TextMissing`].
pub async fn tag(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CreatorId,
    raw: &str,
) -> Result<(Kept, String, bool)> {
    known(tx, member, id).await?;
    let tag = read_tag(raw)?;
    let is_gone = store::relationship::delete_tag(tx, id, &tag).await?;
    if !is_gone {
        store::relationship::insert_tag(tx, id, &tag).await?;
        let tags = store::relationship::list_tags(tx, id).await?;
        if i64::try_from(tags.len()).unwrap_or(i64::MAX) > TAGS {
            return Err(Refusal::TagsTooMany { limit: TAGS }.into());
        }
    }
    store::audit::insert(tx, &member.did(app, Deed::CreatorTag, Subject::Creator(id), "")).await?;
    Ok((show(app, tx, member, id).await?, tag, !is_gone))
}

/// The tags in use in the asker's programme.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list_tags(tx: &mut Tx, member: &Member) -> Result<Vec<String>> {
    member.manager()?;
    Ok(store::relationship::list_tags_of_program(tx, member.program.program_id).await?)
}

/// Keeps a note about a creator.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::TextMissing`].
pub async fn note(app: &App, tx: &mut Tx, member: &Member, id: CreatorId, raw: &str) -> Result<Kept> {
    known(tx, member, id).await?;
    let note = Note {
        note_id: app.ids.next(),
        creator_id: id,
        body: words(Field::Note, raw)?,
        written_by_person_id: Some(member.person.person_id),
        written_at: app.clock.now(),
    };
    store::relationship::insert_note(tx, &note).await?;
    store::audit::insert(tx, &member.did(app, Deed::CreatorNote, Subject::Creator(id), "")).await?;
    show(app, tx, member, id).await
}

/// Keeps what was done for a creator.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::TextMissing`].
pub async fn support(app: &App, tx: &mut Tx, member: &Member, id: CreatorId, raw: &str) -> Result<Kept> {
    known(tx, member, id).await?;
    let favour = Favour {
        favour_id: app.ids.next(),
        creator_id: id,
        body: words(Field::Favour, raw)?,
        done_by_person_id: Some(member.person.person_id),
        done_at: app.clock.now(),
    };
    store::relationship::insert_favour(tx, &favour).await?;
    store::audit::insert(tx, &member.did(app, Deed::CreatorSupport, Subject::Creator(id), "")).await?;
    show(app, tx, member, id).await
}

/// Hands a creator over: whoever becomes responsible gets a summary, the creator hears whom to turn to. Without a
/// backup the one that there was stays, unless they become the owner.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::OwnerNotManager`], [`Refusal::BackupIsOwner`].
pub async fn hand_over(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CreatorId,
    (owner, backup): (Candidate, Option<Candidate>),
) -> Result<Kept> {
    let before = show(app, tx, member, id).await?;
    if !owner.is_manager || backup.is_some_and(|backup| !backup.is_manager) {
        return Err(Refusal::OwnerNotManager.into());
    }
    let backup = match backup {
        Some(backup) if backup.person_id == owner.person_id => return Err(Refusal::BackupIsOwner.into()),
        Some(backup) => Some(backup.person_id),
        None => before.relationship.backup.filter(|known| *known != owner.person_id),
    };
    store::relationship::update_owner(tx, id, owner.person_id, backup).await?;
    let line = member.did(app, Deed::CreatorOwner, Subject::Creator(id), "");
    store::audit::insert(tx, &line).await?;
    if before.relationship.owner != Some(owner.person_id) {
        tell(app, tx, member, (&before, owner.person_id)).await?;
    }
    show(app, tx, member, id).await
}

async fn tell(app: &App, tx: &mut Tx, member: &Member, (before, owner): (&Kept, PersonId)) -> Result<()> {
    let program = &member.program;
    let Kept { creator, relationship } = before;
    let questions = store::owner_question::list_open(tx, creator.creator_id).await?;
    let summary = Notice::CreatorHandedOver {
        program: program.name.clone(),
        creator_id: creator.creator_id,
        creator: creator.name.clone(),
        person: creator.person_id,
        before: relationship.owner,
        bond: relationship.bond,
        tags: relationship.tags.clone(),
        last_contact: relationship.contacts.last_at,
        open_questions: i64::try_from(questions.len()).unwrap_or(i64::MAX),
        notes: relationship.notes.iter().map(|note| note.body.clone()).collect(),
    };
    app.notify(tx, program.program_id, Reader::Person(owner), &summary).await?;
    let news = Notice::OwnerChanged { program: program.name.clone(), creator_id: creator.creator_id, owner };
    app.notify(tx, program.program_id, Reader::Person(creator.person_id), &news).await?;
    Ok(())
}

/// Creators with whom nobody was in touch for so many days, the quietest first.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn quiet(app: &App, tx: &mut Tx, member: &Member, days: Option<i64>) -> Result<(i64, Vec<Quiet>)> {
    member.manager()?;
    let days = days.unwrap_or(QUIET_DAYS).clamp(1, 3_650);
    let since = app.clock.now() - TimeDelta::days(days);
    let program = member.program.program_id;
    Ok((days, store::relationship::list_quiet(tx, program, since, MOST_QUIET).await?))
}
