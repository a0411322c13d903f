//! Remembers what payment services call things.

use super::{Tx, on};
use crate::domain::ProgramId;

/// What something is that a payment service names.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Named {
    /// The id of the conversion, or what a buyer types.
    pub means: String,
    /// Everything that was paid, in the service's own units, where that is known.
    pub whole: Option<i64>,
}

/// Keeps what a service calls something by; false where the name is known already, and stays what it was.
pub async fn insert(tx: &mut Tx, program: ProgramId, name: &str, named: &Named) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into payment_name (program_id, name, means, whole) values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(program)
    .bind(name)
    .bind(&named.means)
    .bind(named.whole)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// What a service means by a name.
pub async fn find(tx: &mut Tx, program: ProgramId, name: &str) -> sqlx::Result<Option<Named>> {
    on!(tx, conn => sqlx::query_as("select means, whole from payment_name where program_id = $1 and name = $2")
        .bind(program)
        .bind(name)
        .fetch_optional(conn)
        .await)
}
