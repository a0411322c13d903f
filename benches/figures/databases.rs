//! Empty databases to measure on: files below `target/`, and schemas where `DUET_TEST_DATABASE_URL` names a server.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

/// A folder of this name, empty.
pub fn folder(name: &str) -> anyhow::Result<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The address of an SQLite database in a folder.
pub fn file(folder: &Path, name: &str) -> String {
    format!("sqlite://{}/{name}.sqlite", folder.display())
}

/// The server for PostgreSQL, if there is one.
#[expect(clippy::disallowed_methods, reason = "the same setting as the tests have")]
pub fn server() -> Option<String> {
    std::env::var("DUET_TEST_DATABASE_URL").ok().filter(|server| !server.is_empty())
}

/// The address of a schema of this name on the server, empty.
pub async fn fresh_schema(server: &str, schema: &str) -> anyhow::Result<String> {
    remove_schema(server, schema).await?;
    let mut connection = PgConnection::connect(server).await?;
    connection.execute(AssertSqlSafe(format!("create schema {schema}"))).await?;
    connection.close().await?;
    let sign = if server.contains('?') { '&' } else { '?' };
    Ok(format!("{server}{sign}options=-csearch_path%3D{schema}"))
}

/// Takes a schema away.
pub async fn remove_schema(server: &str, schema: &str) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(server).await?;
    connection.execute(AssertSqlSafe(format!("drop schema if exists {schema} cascade"))).await?;
    connection.close().await?;
    Ok(())
}
