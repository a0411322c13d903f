//! Remembers the keys with which shops sign.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Tx, on};
use crate::domain::api_key::ApiKey;
use crate::domain::{ApiKeyId, ProgramId};

/// Adds a key with its secret.
pub async fn insert(tx: &mut Tx, key: &ApiKey, secret: &SecretString) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into api_key (api_key_id, program_id, name, secret, created_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(key.api_key_id)
    .bind(key.program_id)
    .bind(&key.name)
    .bind(secret.expose_secret())
    .bind(key.created_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A programme's keys that were not revoked, oldest first.
pub async fn list(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<ApiKey>> {
    on!(tx, conn => sqlx::query_as(
        "select api_key_id, program_id, name, created_at, used_at from api_key
         where program_id = $1 and revoked_at is null order by api_key_id",
    )
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

/// The key of this name, with its secret, if it was not revoked.
pub async fn find_by_name(tx: &mut Tx, name: &str) -> sqlx::Result<Option<(ApiKey, SecretString)>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(
        "select api_key_id, program_id, name, created_at, used_at, secret from api_key
         where name = $1 and revoked_at is null",
    )
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
    on!(tx, conn => sqlx::query_as(
        "update api_key set revoked_at = $3 where program_id = $1 and api_key_id = $2 and revoked_at is null
         returning api_key_id, program_id, name, created_at, used_at",
    )
    .bind(program)
    .bind(key)
    .bind(now)
    .fetch_optional(conn)
    .await)
}
