//! Brings a database's tables up to date, forward only.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::Store;

/// Every migration, oldest first. A migration that has landed is never edited.
const MIGRATIONS: &[(i64, &str, &str)] =
    &[(1, "first light", include_str!("../../migrations/0001_first_light.sql"))];

impl Store {
    /// Applies what is missing. Safe to call from several processes at once.
    ///
    /// # Errors
    /// When a migration fails, or one that was applied differs from what this program knows.
    pub async fn migrate(&self) -> sqlx::Result<()> {
        let migrator = Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect());
        match self {
            Self::Sqlite { writer, .. } => migrator.run(writer).await?,
            Self::Postgres(pool) => migrator.run(pool).await?,
        }
        Ok(())
    }
}

fn migration((version, description, sql): &(i64, &'static str, &'static str)) -> Migration {
    Migration::new(
        *version,
        Cow::Borrowed(description),
        MigrationType::Simple,
        sqlx::SqlSafeStr::into_sql_str(*sql),
        false,
    )
}
