//! Remembers what the bot itself must not forget, such as which commands Discord knows.

use super::{Tx, on};

/// What is kept under a name.
pub async fn find(tx: &mut Tx, name: &str) -> sqlx::Result<Option<String>> {
    on!(tx, conn => sqlx::query_scalar("select value from setting where name = $1").bind(name).fetch_optional(conn).await)
}

/// Keeps a value under a name, in place of what was there.
pub async fn insert_or_update(tx: &mut Tx, name: &str, value: &str) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(conn)
    .await
    .map(drop))
}
