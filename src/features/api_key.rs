//! Makes, lists and revokes the keys with which shops and their payment services sign what they report.

use chrono::TimeDelta;
use secrecy::SecretString;

use crate::app::{App, Member, random};
use crate::domain::api_key::{ApiKey, Kind, MOST_KEYS, authorization_of, name_of, read_secret, secret_of};
use crate::domain::audit::{Deed, Subject};
use crate::domain::{ApiKeyId, Refusal, refusal};
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
/// [`Refusal::NotAManager`], [`Refusal::ProgramNotSetUp`], [`refusal::Key::TooMany`].
pub async fn new(app: &App, tx: &mut Tx, member: &Member) -> Result<(ApiKey, SecretString)> {
    let secret = secret_of(random());
    let key = insert(app, tx, member, Kind::Duet, &secret).await?;
    Ok((key, secret))
}

/// Connects RevenueCat. What it is to send along is shown now and never again.
///
/// # Errors
/// As [`new`].
pub async fn connect_revenuecat(app: &App, tx: &mut Tx, member: &Member) -> Result<(ApiKey, SecretString)> {
    let secret = authorization_of(random());
    let key = insert(app, tx, member, Kind::Revenuecat, &secret).await?;
    Ok((key, secret))
}

/// Begins to connect Stripe, which makes the secret itself: until that is entered, nothing is believed. What was begun
/// before is gone on with.
///
/// # Errors
/// As [`new`].
pub async fn connect_stripe(app: &App, tx: &mut Tx, member: &Member) -> Result<ApiKey> {
    let begun = list(tx, member).await?.into_iter().find(|key| key.kind == Kind::Stripe && !key.has_secret);
    match begun {
        Some(key) => Ok(key),
        None => insert(app, tx, member, Kind::Stripe, &SecretString::default()).await,
    }
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    kind: Kind,
    secret: &SecretString,
) -> Result<ApiKey> {
    member.administrator()?;
    member.ready()?;
    let program = member.program.program_id;
    let known = store::api_key::list(tx, program).await?;
    if i64::try_from(known.len()).unwrap_or(i64::MAX) >= MOST_KEYS {
        return Err(Refusal::Key(refusal::Key::TooMany { limit: MOST_KEYS }).into());
    }
    let key = ApiKey {
        api_key_id: app.ids.next(),
        program_id: program,
        kind,
        name: name_of(random()),
        has_secret: kind != Kind::Stripe,
        created_at: app.clock.now(),
        used_at: None,
    };
    store::api_key::insert(tx, &key, secret).await?;
    let deed = if kind == Kind::Duet { Deed::KeyNew } else { Deed::KeyConnect };
    note(app, tx, member, deed, &key).await?;
    Ok(key)
}

/// A key of the programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn get(tx: &mut Tx, member: &Member, id: ApiKeyId) -> Result<ApiKey> {
    let keys = list(tx, member).await?;
    Ok(keys.into_iter().find(|key| key.api_key_id == id).ok_or(Refusal::PressStale)?)
}

/// Keeps the signing secret that Stripe made, instead of the one before if there was one.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Key::SecretUnfit`], [`Refusal::PressStale`].
pub async fn enter_secret(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ApiKeyId,
    typed: &str,
) -> Result<ApiKey> {
    member.administrator()?;
    let secret = read_secret(typed)?;
    let program = member.program.program_id;
    let kept = store::api_key::update_secret(tx, program, (Kind::Stripe, id), &secret).await?;
    let kept = kept.ok_or(Refusal::PressStale)?;
    note(app, tx, member, Deed::KeySecret, &kept).await?;
    Ok(kept)
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

/// The key of this kind that a request names, with its secret; `None` of one that there is not.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &App, kind: Kind, name: &str) -> Result<Option<(ApiKey, SecretString)>> {
    let mut tx = app.read().await?;
    let found = store::api_key::find_by_name(&mut tx, kind, name).await?;
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
