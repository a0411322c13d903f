//! Lets people see, change, take away and erase what Duet knows of them.

use serde_json::{Value, json};

use crate::app::{App, Member};
use crate::domain::application::State;
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::creator::{Creator, Draft, Profile, Stage};
use crate::domain::program::Zone;
use crate::domain::{Language, PersonId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// One of a person's places.
#[derive(Clone, Debug)]
pub struct Place {
    /// The place.
    pub creator: Creator,
    /// The programme's name.
    pub program: String,
}

/// What a person's profile card shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The programme's name.
    pub program: String,
    /// Everything else.
    pub profile: Profile,
}

/// A person's places in all programmes, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn places(tx: &mut Tx, person: PersonId) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for creator in store::creator::list_of_person(tx, person).await? {
        let program = store::program::get(tx, creator.program_id).await?.name;
        places.push(Place { creator, program });
    }
    Ok(places)
}

/// The asker's profile in this programme.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn show(tx: &mut Tx, member: &Member) -> Result<Shown> {
    let creator = member.creator.as_ref().ok_or(Refusal::NotACreator)?;
    let profile = store::creator::find_profile(tx, creator).await?.ok_or(Refusal::NotACreator)?;
    Ok(Shown { program: member.program.name.clone(), profile })
}

/// Keeps what the asker wrote anew; where they wrote nothing that can be seen, what was there stays. The managers see
/// the change beside an application that waits.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn edit(app: &App, tx: &mut Tx, member: &Member, draft: Draft) -> Result<Shown> {
    let creator = member.creator.as_ref().ok_or(Refusal::NotACreator)?;
    let before = store::creator::get_draft(tx, creator.creator_id).await?;
    store::creator::update_draft(tx, creator.creator_id, &draft.or(before)).await?;
    if creator.stage == Stage::Applied {
        let newest = store::application::list_of_creator(tx, creator.creator_id).await?.into_iter().next();
        if let Some(application) = newest.filter(|application| application.state == State::Waiting) {
            app.show_application(tx, &application).await?;
        }
    }
    show(tx, member).await
}

/// Speaks this language with the person from now on; without one, whatever their Discord speaks.
///
/// # Errors
/// When the database fails.
pub async fn language(tx: &mut Tx, person: PersonId, language: Option<Language>) -> Result<()> {
    Ok(store::person::update_language(tx, person, language).await?)
}

/// Keeps the person's time zone. What comes at ten o'clock comes at ten o'clock there from now on.
///
/// # Errors
/// When the database fails.
pub async fn timezone(app: &App, tx: &mut Tx, person: PersonId, zone: Zone) -> Result<()> {
    store::person::update_zone(tx, person, zone).await?;
    for place in store::creator::list_of_person(tx, person).await? {
        let whose = (place.program_id, Some(place.creator_id));
        store::check_in::update_unplanned(tx, whose, app.clock.now()).await?;
    }
    Ok(())
}

/// Everything that is stored about a person, in all programmes, as a JSON document.
///
/// # Errors
/// When the database fails.
pub async fn export(app: &App, tx: &mut Tx, person: PersonId) -> Result<Vec<u8>> {
    let mut document = serde_json::Map::new();
    document.insert("exported_at".to_owned(), json!(app.clock.now()));
    for (table, rows) in store::personal::export(tx, person).await? {
        document.insert(table.to_owned(), Value::Array(rows));
    }
    serde_json::to_vec_pretty(&document).map_err(|error| anyhow::Error::from(error).into())
}

/// Erases everything that is known of a person, in all programmes. Their figures stay, without them; applications that
/// wait are withdrawn, and the managers' messages about them are drawn anew without what stood there.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App, tx: &mut Tx, person: PersonId) -> Result<()> {
    let now = app.clock.now();
    let places = store::creator::list_of_person(tx, person).await?;
    let mut applications = Vec::new();
    for place in &places {
        applications.extend(store::application::list_of_creator(tx, place.creator_id).await?);
    }
    for place in &places {
        app.withdraw_thanks(tx, place.program_id, place.creator_id).await?;
    }
    app.withdraw_proposals(tx, person).await?;
    app.withdraw_candidacies(tx, person).await?;
    app.leave_meetings(tx, person, now).await?;
    store::personal::forget(tx, person, now).await?;
    for place in &places {
        let line = Line {
            audit_id: app.ids.next(),
            program_id: place.program_id,
            person_id: None,
            deed: Deed::CreatorForget,
            subject: Subject::Creator(place.creator_id),
            detail: String::new(),
            done_at: now,
        };
        store::audit::insert(tx, &line).await?;
    }
    for application in applications.iter().filter(|application| application.message_id.is_some()) {
        app.show_application(tx, application).await?;
    }
    Ok(())
}
