//! Makes, lists and revokes the keys with which shops sign what they report.

use chrono::TimeDelta;
use secrecy::SecretString;

use crate::app::{App, Member, random};
use crate::domain::api_key::{ApiKey, MOST_KEYS, name_of, secret_of};
use crate::domain::audit::{Deed, Subject};
use crate::domain::{ApiKeyId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// How exactly it is known when a key was last used: noting each use would be a write for each report.
const USED_EVERY: TimeDelta = TimeDelta::hours(1);

/// The programme's keys.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list(tx: &mut Tx, member: &Member) -> Result<Vec<ApiKey>> {
    member.administrator()?;
    Ok(store::api_key::list(tx, member.program.program_id).await?)
}

/// Makes a key. Its secret is shown now and never again.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ProgramNotSetUp`], [`Refusal::KeysTooMany`].
pub async fn new(app: &App, tx: &mut Tx, member: &Member) -> Result<(ApiKey, SecretString)> {
    member.administrator()?;
    member.ready()?;
    let program = member.program.program_id;
    let known = store::api_key::list(tx, program).await?;
    if i64::try_from(known.len()).unwrap_or(i64::MAX) >= MOST_KEYS {
        return Err(Refusal::KeysTooMany { limit: MOST_KEYS }.into());
    }
    let key = ApiKey {
        api_key_id: app.ids.next(),
        program_id: program,
        name: name_of(random()),
        created_at: app.clock.now(),
        used_at: None,
    };
    let secret = secret_of(random());
    store::api_key::insert(tx, &key, &secret).await?;
    note(app, tx, member, Deed::KeyNew, &key).await?;
    Ok((key, secret))
}

/// Revokes a key: what is signed with it is refused from now on. Says what it was called; revoking it again changes
/// nothing.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn revoke(app: &App, tx: &mut Tx, member: &Member, key: ApiKeyId) -> Result<ApiKey> {
    member.administrator()?;
    let program = member.program.program_id;
    let revoked = store::api_key::update_revoked(tx, program, key, app.clock.now()).await?;
    let revoked = revoked.ok_or(Refusal::PressStale)?;
    note(app, tx, member, Deed::KeyRevoke, &revoked).await?;
    Ok(revoked)
}

async fn note(app: &App, tx: &mut Tx, member: &Member, deed: Deed, key: &ApiKey) -> Result<()> {
    let subject = Subject::Program(member.program.program_id);
    Ok(store::audit::insert(tx, &member.did(app, deed, subject, &*key.name)).await?)
}

/// The key that a request names, with its secret; `None` of one that there is not.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &App, name: &str) -> Result<Option<(ApiKey, SecretString)>> {
    let mut tx = app.read().await?;
    let found = store::api_key::find_by_name(&mut tx, name).await?;
    tx.commit().await?;
    Ok(found)
}

/// Notes, to the hour, that a key signed something.
///
/// # Errors
/// When the database fails.
pub async fn note_use(app: &App, tx: &mut Tx, key: &ApiKey) -> Result<()> {
    let now = app.clock.now();
    if key.used_at.is_none_or(|used| now - used >= USED_EVERY) {
        store::api_key::update_used(tx, key.api_key_id, now).await?;
    }
    Ok(())
}
