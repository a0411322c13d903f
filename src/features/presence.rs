//! Keeps track of the servers that Duet is in, and of the creators who leave one or come back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::market::Preset;
use crate::domain::naming::Called;
use crate::domain::program::{Program, Zone};
use crate::domain::{Language, PersonId, ServerId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Duet sees a server, at start or when it is added: there is a programme from then on, to be set up by a manager.
///
/// # Errors
/// When the database fails.
pub async fn server_seen(
    app: &App,
    tx: &mut Tx,
    server: ServerId,
    name: &str,
    locale: &str,
) -> Result<Program> {
    let language = Language::negotiate([Language::of(locale)]);
    let preset = Preset::for_language(language);
    let program = Program {
        program_id: app.ids.next(),
        server_id: server,
        name: name.to_owned(),
        language,
        currency: preset.currency.to_owned(),
        zone: Zone(preset.zone),
        ready_at: None,
    };
    Ok(store::program::insert_or_see(tx, &program, app.clock.now()).await?)
}

/// Duet was removed from a server.
///
/// # Errors
/// When the database fails.
pub async fn server_left(app: &App, tx: &mut Tx, server: ServerId) -> Result<()> {
    Ok(store::program::update_left(tx, server, app.clock.now()).await?)
}

/// The servers that Duet was in when last seen and that are not among `present`, of those that `is_ours` says it would
/// hear of.
///
/// # Errors
/// When the database fails.
pub async fn servers_missing(
    tx: &mut Tx,
    present: &BTreeSet<ServerId>,
    is_ours: impl Fn(ServerId) -> bool + Send,
) -> Result<Vec<ServerId>> {
    let mut known = store::program::list_servers(tx).await?;
    known.retain(|server| is_ours(*server) && !present.contains(server));
    Ok(known)
}

/// Somebody left a server: if they have a place in its programme, it rests until they come back.
///
/// # Errors
/// When the database fails.
pub async fn member_left(app: &App, tx: &mut Tx, server: ServerId, person: PersonId) -> Result<()> {
    if let Some(program) = store::program::find_by_server(tx, server).await? {
        store::creator::update_left(tx, program.program_id, person, app.clock.now()).await?;
    }
    Ok(())
}

/// Somebody joined a server: if they had a place in its programme, they have it again.
///
/// # Errors
/// When the database fails.
pub async fn member_back(app: &App, tx: &mut Tx, server: ServerId, person: PersonId) -> Result<()> {
    if let Some(program) = store::program::find_by_server(tx, server).await? {
        store::creator::update_back(tx, program.program_id, person, app.clock.now()).await?;
    }
    Ok(())
}

/// Whether somebody with a place in the programme of a server is called something else there than was known.
///
/// # Errors
/// When the database fails.
pub async fn is_renamed(tx: &mut Tx, server: ServerId, person: PersonId, called: &Called) -> Result<bool> {
    let Some(program) = store::program::find_by_server(tx, server).await? else { return Ok(false) };
    let known = store::creator::find_called(tx, program.program_id, person).await?;
    Ok(known.is_some_and(|known| known != *called))
}

/// Keeps what somebody is called in a server, if they have a place in its programme.
///
/// # Errors
/// When the database fails.
pub async fn member_called(tx: &mut Tx, server: ServerId, person: PersonId, called: &Called) -> Result<()> {
    if let Some(program) = store::program::find_by_server(tx, server).await? {
        store::creator::update_called(tx, program.program_id, person, called).await?;
    }
    Ok(())
}

/// Keeps what these people are called in a server, as far as they have a place in its programme.
///
/// # Errors
/// When the database fails.
pub async fn members_called<'a>(
    tx: &mut Tx,
    server: ServerId,
    people: impl IntoIterator<Item = (PersonId, &'a Called)> + Send,
) -> Result<()> {
    let Some(program) = store::program::find_by_server(tx, server).await? else { return Ok(()) };
    let known = store::creator::list_named(tx, program.program_id).await?;
    let known: BTreeMap<_, _> = known.into_iter().map(|named| (named.person_id, named.called)).collect();
    let renamed: Vec<_> = people
        .into_iter()
        .filter(|(person, called)| known.get(person).is_some_and(|before| before != *called))
        .collect();
    for (person, called) in renamed {
        store::creator::update_called(tx, program.program_id, person, called).await?;
    }
    Ok(())
}

/// Whoever has a place in the programme of a server, and whether they are there as far as is known.
///
/// # Errors
/// When the database fails.
pub async fn members_known(tx: &mut Tx, server: ServerId) -> Result<Vec<(PersonId, bool)>> {
    match store::program::find_by_server(tx, server).await? {
        Some(program) => Ok(store::creator::list_presence(tx, program.program_id).await?),
        None => Ok(Vec::new()),
    }
}

/// What changed while Duet was away: `gone` have left, `back` were there again at `since`. Whoever left after that has
/// left all the same.
///
/// # Errors
/// When the database fails.
pub async fn members_reconciled(
    app: &App,
    tx: &mut Tx,
    server: ServerId,
    gone: &[PersonId],
    back: &[PersonId],
    since: DateTime<Utc>,
) -> Result<()> {
    let Some(program) = store::program::find_by_server(tx, server).await? else { return Ok(()) };
    for person in gone {
        store::creator::update_left(tx, program.program_id, *person, app.clock.now()).await?;
    }
    for person in back {
        store::creator::update_back(tx, program.program_id, *person, since).await?;
    }
    Ok(())
}
