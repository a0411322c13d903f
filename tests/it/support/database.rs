//! A database of a test's own: a file, or a schema on the server that `DUET_TEST_DATABASE_URL` names.

use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

/// A database that nobody else uses. Gone when it is dropped or removed.
pub struct Database {
    /// Its address.
    pub url: String,
    schema: Option<(String, String)>,
    _folder: Option<TempDir>,
}

impl Database {
    /// A new, empty one.
    pub async fn new() -> Self {
        let Some(server) = super::setting("DUET_TEST_DATABASE_URL") else { return Self::file() };
        let schema = format!("town_{:016x}", rand::random::<u64>());
        let mut connection =
            PgConnection::connect(&server).await.expect("DUET_TEST_DATABASE_URL names a server");
        connection.execute(sqlx::AssertSqlSafe(format!("create schema {schema}"))).await.expect("a schema");
        connection.close().await.expect("a connection closes");
        let sign = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{sign}options=-csearch_path%3D{schema}");
        Self { url, schema: Some((server, schema)), _folder: None }
    }

    /// A new, empty file, whichever database the tests run on.
    pub fn file() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}/duet.sqlite", folder.path().display());
        Self { url, schema: None, _folder: Some(folder) }
    }

    /// None at all.
    pub const fn none() -> Self {
        Self { url: String::new(), schema: None, _folder: None }
    }

    /// Takes the schema away.
    pub async fn remove(self) {
        if let Some((server, schema)) = &self.schema {
            let mut connection = PgConnection::connect(server).await.expect("the server is still there");
            let drop = format!("drop schema {schema} cascade");
            connection.execute(sqlx::AssertSqlSafe(drop)).await.expect("the schema goes");
        }
    }
}
