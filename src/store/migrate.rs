//! Brings a database's tables up to date, forward only.

use std::borrow::Cow;

use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};

use super::{Store, on};
use crate::domain::secret::Secret;

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
    (4, "numbers", Text::Same(include_str!("../../migrations/0004_numbers.sql"))),
    (5, "delivery", Text::Same(include_str!("../../migrations/0005_delivery.sql"))),
    (6, "check-ins", Text::Same(include_str!("../../migrations/0006_check_in.sql"))),
    (7, "tier", Text::Same(include_str!("../../migrations/0007_tier.sql"))),
    (8, "owner", Text::Same(include_str!("../../migrations/0008_owner.sql"))),
    (
        9,
        "clicks in order",
        Text::Each {
            sqlite: include_str!("../../migrations/sqlite/0009_clicks_in_order.sql"),
            postgres: include_str!("../../migrations/postgres/0009_clicks_in_order.sql"),
        },
    ),
    (10, "roster", Text::Same(include_str!("../../migrations/0010_roster.sql"))),
    (11, "brief", Text::Same(include_str!("../../migrations/0011_brief.sql"))),
    (12, "participation", Text::Same(include_str!("../../migrations/0012_participation.sql"))),
    (13, "announcement", Text::Same(include_str!("../../migrations/0013_announcement.sql"))),
    (14, "submission", Text::Same(include_str!("../../migrations/0014_submission.sql"))),
    (16, "ask", Text::Same(include_str!("../../migrations/0016_ask.sql"))),
    (17, "results", Text::Same(include_str!("../../migrations/0017_result.sql"))),
    (18, "thanks", Text::Same(include_str!("../../migrations/0018_thanks.sql"))),
    (20, "discord name", Text::Same(include_str!("../../migrations/0020_discord_name.sql"))),
    (21, "submission file", Text::Same(include_str!("../../migrations/0021_submission_file.sql"))),
    (22, "introduction", Text::Same(include_str!("../../migrations/0022_introduction.sql"))),
    (23, "council", Text::Same(include_str!("../../migrations/0023_council.sql"))),
    (24, "question", Text::Same(include_str!("../../migrations/0024_question.sql"))),
    (
        25,
        "question search",
        Text::Each {
            sqlite: include_str!("../../migrations/sqlite/0025_question_search.sql"),
            postgres: include_str!("../../migrations/postgres/0025_question_search.sql"),
        },
    ),
    (26, "round", Text::Same(include_str!("../../migrations/0026_round.sql"))),
    (27, "election", Text::Same(include_str!("../../migrations/0027_election.sql"))),
    (28, "meeting", Text::Same(include_str!("../../migrations/0028_meeting.sql"))),
    (29, "machine draft", Text::Same(include_str!("../../migrations/0029_machine_draft.sql"))),
    (30, "joint work", Text::Same(include_str!("../../migrations/0030_introduction_work.sql"))),
    (31, "attribution", Text::Same(include_str!("../../migrations/0031_attribution.sql"))),
    (32, "reward", Text::Same(include_str!("../../migrations/0032_reward.sql"))),
    (
        33,
        "ledger",
        Text::Each {
            sqlite: include_str!("../../migrations/sqlite/0033_ledger.sql"),
            postgres: include_str!("../../migrations/postgres/0033_ledger.sql"),
        },
    ),
    (34, "payout", Text::Same(include_str!("../../migrations/0034_payout.sql"))),
    (35, "hold", Text::Same(include_str!("../../migrations/0035_hold.sql"))),
    (36, "promo code", Text::Same(include_str!("../../migrations/0036_promo_code.sql"))),
    (37, "payment", Text::Same(include_str!("../../migrations/0037_payment.sql"))),
    (38, "own sale", Text::Same(include_str!("../../migrations/0038_own_sale.sql"))),
    (39, "return", Text::Same(include_str!("../../migrations/0039_roi.sql"))),
    (40, "reward_rule", Text::Same(include_str!("../../migrations/0040_reward_rule.sql"))),
    (41, "goods", Text::Same(include_str!("../../migrations/0041_goods.sql"))),
];

/// A newer Duet than this one has changed the tables.
#[derive(Debug, thiserror::Error)]
#[error(
    "a newer Duet has changed this database (migration {0:04}): run that version or a later one, or go back to a copy of the database from before"
)]
struct Newer(i64);

impl Store {
    /// Applies what is missing. Safe to call from several processes at once.
    ///
    /// # Errors
    /// When a migration fails, one that was applied differs from what this program knows, or a newer Duet has been here.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        let migrations = MIGRATIONS.iter().map(|(version, description, text)| {
            let sql = match (text, self) {
                (Text::Same(sql), _)
                | (Text::Each { sqlite: sql, .. }, Self::Sqlite { .. })
                | (Text::Each { postgres: sql, .. }, Self::Postgres(_)) => *sql,
            };
            migration(*version, description, sql)
        });
        let migrator = Migrator::with_migrations(migrations.collect());
        let migrated = match self {
            // SQLite has no lock for migrations alone, so that one transaction keeps other processes out meanwhile.
            Self::Sqlite { writer, .. } => {
                let mut tx = writer.begin_with("begin immediate").await?;
                match migrator.run(&mut *tx).await {
                    Ok(()) => Ok(tx.commit().await?),
                    Err(error) => Err(error),
                }
            }
            Self::Postgres(pool) => migrator.run(pool).await,
        };
        match migrated {
            Err(MigrateError::VersionMissing(version)) => Err(Newer(version).into()),
            migrated => {
                migrated?;
                Ok(self.seal().await?)
            }
        }
    }

    /// Makes this installation's secret, where there is none yet.
    async fn seal(&self) -> sqlx::Result<()> {
        let mut tx = self.begin().await?;
        super::secret::insert(&mut tx, Secret(rand::random())).await?;
        tx.commit().await
    }

    /// What [`Store::migrate`] would apply now, by number and name.
    ///
    /// # Errors
    /// When the database cannot be read, or a newer Duet has been here.
    pub async fn pending(&self) -> anyhow::Result<Vec<String>> {
        let applied = match self {
            Self::Sqlite { writer, .. } => applied(&mut *writer.acquire().await?).await?,
            Self::Postgres(pool) => applied(&mut *pool.acquire().await?).await?,
        };
        let is_known = |applied: &i64| MIGRATIONS.iter().any(|(version, ..)| version == applied);
        if let Some(unknown) = applied.iter().find(|applied| !is_known(applied)) {
            return Err(Newer(*unknown).into());
        }
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

/// The numbers of the migrations that were applied. The table of them is made where it is missing, which two processes
/// may try at once.
async fn applied(connection: &mut impl Migrate) -> Result<Vec<i64>, MigrateError> {
    let table = Migrator::DEFAULT.table_name;
    connection.lock().await?;
    let made = connection.ensure_migrations_table(&table).await;
    connection.unlock().await?;
    made?;
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
