//! Remembers the secret of this installation.

use super::{Tx, on};
use crate::domain::secret::Secret;

const NAME: &str = "secret";

/// Keeps the secret that is offered, unless there is one.
pub(super) async fn insert(tx: &mut Tx, offered: Secret) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("insert into setting (name, value) values ($1, $2) on conflict do nothing")
        .bind(NAME)
        .bind(blake3::Hash::from_bytes(offered.0).to_hex().to_string())
        .execute(conn)
        .await
        .map(drop))
}

/// The secret: the first one ever offered, so that every process uses the same.
///
/// # Errors
/// When the database fails, or its tables were not brought up to date by [`super::Store::migrate`].
pub async fn get(tx: &mut Tx) -> sqlx::Result<Secret> {
    let kept = super::setting::find(tx, NAME).await?.ok_or(sqlx::Error::RowNotFound)?;
    let kept = blake3::Hash::from_hex(kept).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Ok(Secret(*kept.as_bytes()))
}
