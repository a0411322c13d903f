//! A database of a test's own: a file, or one on the server that `DUET_TEST_DATABASE_URL` names.

use std::path::Path;

use duet::store::Store;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use url::Url;

/// A file with every table, for files to begin as.
static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();
/// The name of a database with every table, for those on the server to begin as.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();
/// What whoever makes the template holds meanwhile.
const MAKING: i64 = 0x6475_6574;

/// A database that nobody else uses. Gone when it is dropped or removed.
pub struct Database {
    /// Its address.
    pub url: String,
    on_server: Option<(String, String)>,
    _folder: Option<TempDir>,
}

impl Database {
    /// A new, empty one.
    pub async fn new() -> Self {
        match super::setting("DUET_TEST_DATABASE_URL") {
            Some(server) => Self::on(&server, "template1").await,
            None => Self::file(),
        }
    }

    /// A new one with every table, as Duet would make them: all the same, and made only once.
    pub async fn with_tables() -> Self {
        if let Some(server) = super::setting("DUET_TEST_DATABASE_URL") {
            let template = TEMPLATE.get_or_init(|| template(&server)).await;
            return Self::on(&server, template).await;
        }
        let database = Self::file();
        let bytes = FILE.get_or_init(tables).await;
        std::fs::write(database.path(), bytes).expect("a file can be written");
        database
    }

    /// A new, empty file, whichever database the tests run on.
    pub fn file() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}/duet.sqlite", folder.path().display());
        Self { url, on_server: None, _folder: Some(folder) }
    }

    /// None at all.
    pub const fn none() -> Self {
        Self { url: String::new(), on_server: None, _folder: None }
    }

    async fn on(server: &str, template: &str) -> Self {
        let name = format!("town_{:016x}", rand::random::<u64>());
        let mut connection = connect(server).await;
        run(&mut connection, format!("create database {name} template {template}")).await;
        connection.close().await.expect("a connection closes");
        Self { url: beside(server, &name), on_server: Some((server.to_owned(), name)), _folder: None }
    }

    fn path(&self) -> &Path {
        Path::new(self.url.strip_prefix("sqlite://").expect("a file"))
    }

    /// Takes it away from the server.
    pub async fn remove(self) {
        if let Some((server, name)) = &self.on_server {
            run(&mut connect(server).await, format!("drop database {name} with (force)")).await;
        }
    }
}

async fn connect(server: &str) -> PgConnection {
    PgConnection::connect(server).await.expect("DUET_TEST_DATABASE_URL names a server")
}

async fn run(connection: &mut PgConnection, statement: String) {
    let done = connection.execute(AssertSqlSafe(statement)).await;
    done.expect("DUET_TEST_DATABASE_URL names somebody who may create databases");
}

/// The address of another database on a server.
fn beside(server: &str, name: &str) -> String {
    let mut url = Url::parse(server).expect("DUET_TEST_DATABASE_URL is an address");
    url.set_path(name);
    url.into()
}

/// The content of a file with every table.
async fn tables() -> Vec<u8> {
    let database = Database::file();
    let store = Store::open(&database.url).await.expect("the tables are made");
    store.close().await;
    std::fs::read(database.path()).expect("a file can be read")
}

/// The name of a database with every table. It stays on the server for the next time, named after the migrations that made
/// it; of several who need it at once one makes it.
async fn template(server: &str) -> String {
    let name = format!("tables_{}", fingerprint());
    let mut connection = connect(server).await;
    run(&mut connection, format!("select pg_advisory_lock({MAKING})")).await;
    let known: Option<i32> = sqlx::query_scalar("select 1 from pg_database where datname = $1")
        .bind(&name)
        .fetch_optional(&mut connection)
        .await
        .expect("the server answers");
    if known.is_none() {
        let made = Database::on(server, "template1").await;
        let store = Store::open(&made.url).await.expect("the tables are made");
        store.close().await;
        let (_, new) = made.on_server.expect("it is on the server");
        run(&mut connection, format!("alter database {new} rename to {name}")).await;
    }
    connection.close().await.expect("a connection closes");
    name
}

/// What tells the tables of one version of Duet from those of another.
fn fingerprint() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = super::files(&root.join("migrations")).into_iter().chain([root.join("src/store/migrate.rs")]);
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(&std::fs::read(file).expect("a file of the project"));
    }
    hasher.finalize().to_hex()[..16].to_owned()
}
