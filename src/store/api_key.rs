//! Remembers the keys with which shops sign.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Tx, on};
use crate::domain::api_key::{ApiKey, Kind};
use crate::domain::{ApiKeyId, ProgramId};

/// The columns of a key, after what asks for them.
macro_rules! key {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " api_key_id, program_id, kind, name, secret <> '' as has_secret, created_at, used_at ",
            $after
        )
    };
}

/// Adds a key with its secret, which may stay empty.
pub async fn insert(tx: &mut Tx, key: &ApiKey, secret: &SecretString) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into api_key (api_key_id, program_id, kind, name, secret, created_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(key.api_key_id)
    .bind(key.program_id)
    .bind(key.kind)
    .bind(&key.name)
    .bind(secret.expose_secret())
    .bind(key.created_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A programme's keys that were not revoked, oldest first.
pub async fn list(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<ApiKey>> {
    on!(tx, conn => sqlx::query_as(key!(
        "select",
        "from api_key where program_id = $1 and revoked_at is null order by api_key_id"
    ))
    .bind(program)
    .fetch_all(conn)
    .await)
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    key: ApiKey,
    secret: String,
}

/// The key of this kind and name, with its secret, if that is known and it was not revoked.
pub async fn find_by_name(
    tx: &mut Tx,
    kind: Kind,
    name: &str,
) -> sqlx::Result<Option<(ApiKey, SecretString)>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(key!(
        "select secret,",
        "from api_key where kind = $1 and name = $2 and secret <> '' and revoked_at is null"
    ))
    .bind(kind)
    .bind(name)
    .fetch_optional(conn)
    .await)?;
    Ok(row.map(|row| (row.key, row.secret.into())))
}

/// Notes that a key signed something.
pub async fn update_used(tx: &mut Tx, key: ApiKeyId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update api_key set used_at = $2 where api_key_id = $1")
        .bind(key)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// Revokes a key; `None` when it was, or is not the programme's.
pub async fn update_revoked(
    tx: &mut Tx,
    program: ProgramId,
    key: ApiKeyId,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<ApiKey>> {
    on!(tx, conn => sqlx::query_as(key!(
        "update api_key set revoked_at = $3 where program_id = $1 and api_key_id = $2 and revoked_at is null returning",
        ""
    ))
    .bind(program)
    .bind(key)
    .bind(now)
    .fetch_optional(conn)
    .await)
}

/// Keeps the secret of a key of this kind; `None` when it was revoked, or is not the programme's.
pub async fn update_secret(
    tx: &mut Tx,
    program: ProgramId,
    (kind, key): (Kind, ApiKeyId),
    secret: &SecretString,
) -> sqlx::Result<Option<ApiKey>> {
    on!(tx, conn => sqlx::query_as(key!(
        "update api_key set secret = $4 where program_id = $1 and kind = $2 and api_key_id = $3 and revoked_at is null
         returning",
        ""
    ))
    .bind(program)
    .bind(kind)
    .bind(key)
    .bind(secret.expose_secret())
    .fetch_optional(conn)
    .await)
}
