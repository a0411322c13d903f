//! Brings a database's tables up to date, forward only.

use std::borrow::Cow;

use sqlx::migrate::{Migrate, Migration, MigrationType, Migrator};

use super::{Store, on};

/// The text of a migration: one for both databases, or two where they must differ.
#[derive(Clone, Copy)]
enum Text {
    Same(&'static str),
    Each { sqlite: &'static str, postgres: &'static str },
}

/// Every migration, oldest first. A migration that has landed is never edited.
const MIGRATIONS: &[(i64, &str, Text)] = &[
    (1, "first light", Text::Same(include_str!("../../migrations/0001_first_light.sql"))),
    (
        2,
        "append only",
        Text::Each {
            sqlite: include_str!("../../migrations/sqlite/0002_append_only.sql"),
            postgres: include_str!("../../migrations/postgres/0002_append_only.sql"),
        },
    ),
    (3, "direct messages", Text::Same(include_str!("../../migrations/0003_direct_messages.sql"))),
];

impl Store {
    /// Applies what is missing. Safe to call from several processes at once.
    ///
    /// # Errors
    /// When a migration fails, or one that was applied differs from what this program knows.
    pub async fn migrate(&self) -> sqlx::Result<()> {
        let migrations = MIGRATIONS.iter().map(|(version, description, text)| {
            let sql = match (text, self) {
                (Text::Same(sql), _)
                | (Text::Each { sqlite: sql, .. }, Self::Sqlite { .. })
                | (Text::Each { postgres: sql, .. }, Self::Postgres(_)) => *sql,
            };
            migration(*version, description, sql)
        });
        let migrator = Migrator::with_migrations(migrations.collect());
        match self {
            Self::Sqlite { writer, .. } => migrator.run(writer).await?,
            Self::Postgres(pool) => migrator.run(pool).await?,
        }
        Ok(())
    }

    /// What [`Store::migrate`] would apply now, by number and name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn pending(&self) -> sqlx::Result<Vec<String>> {
        let applied = match self {
            Self::Sqlite { writer, .. } => applied(&mut *writer.acquire().await?).await?,
            Self::Postgres(pool) => applied(&mut *pool.acquire().await?).await?,
        };
        let missing = MIGRATIONS.iter().filter(|(version, ..)| !applied.contains(version));
        Ok(missing.map(|(version, description, _)| format!("{version:04} {description}")).collect())
    }

    /// Writes as any deed would, and takes it back.
    ///
    /// # Errors
    /// When the database lets nothing be written.
    pub async fn try_writing(&self) -> sqlx::Result<()> {
        let mut tx = self.begin().await?;
        on!(&mut tx, conn => sqlx::query("update notice set attempts = attempts where 1 = 0").execute(conn).await.map(drop))
    }
}

async fn applied(connection: &mut impl Migrate) -> sqlx::Result<Vec<i64>> {
    let table = Migrator::DEFAULT.table_name;
    connection.ensure_migrations_table(&table).await?;
    let applied = connection.list_applied_migrations(&table).await?;
    Ok(applied.into_iter().map(|migration| migration.version).collect())
}

fn migration(version: i64, description: &'static str, sql: &'static str) -> Migration {
    Migration::new(
        version,
        Cow::Borrowed(description),
        MigrationType::Simple,
        sqlx::SqlSafeStr::into_sql_str(sql),
        false,
    )
}
