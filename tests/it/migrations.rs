//! An upgrade loses nothing, whichever version it starts from, and both databases come out alike.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use duet::store::Store;
use serde_json::{Map, Value};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr as _};

use crate::support::filling::{EACH, fill};
use crate::support::rows::{Row, rows};
use crate::support::schema::{Schema, run};
use crate::support::{Database, setting};

/// The files of the migrations for one of the databases, oldest first.
fn files(is_sqlite: bool) -> BTreeMap<i64, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let own = root.join(if is_sqlite { "sqlite" } else { "postgres" });
    let mut found = BTreeMap::new();
    for folder in [root, own] {
        for entry in std::fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("a file of the project").path();
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            let number = name.split_once('_').and_then(|(number, _)| number.parse().ok());
            let (true, Some(number)) = (path.is_file(), number) else { continue };
            assert!(found.insert(number, path).is_none(), "two migrations have the number {number}");
        }
    }
    found
}

/// Brings an empty database to the state that the version `last` left it in.
async fn migrate_to(store: &Store, last: i64) {
    let is_sqlite = matches!(store, Store::Sqlite { .. });
    let known = files(is_sqlite).into_iter().map(|(number, path)| {
        let text = std::fs::read_to_string(path).expect("a file of the project");
        let text = AssertSqlSafe(text).into_sql_str();
        Migration::new(number, "as released".into(), MigrationType::Simple, text, false)
    });
    let migrator = Migrator::with_migrations(known.collect());
    match store {
        Store::Sqlite { writer, .. } => migrator.run_to(last, writer).await,
        Store::Postgres(pool) => migrator.run_to(last, pool).await,
    }
    .expect("the migrations as released");
}

fn numbers(url: &str) -> Vec<i64> {
    files(url.starts_with("sqlite:")).into_keys().collect()
}

fn object(row: &Row) -> Map<String, Value> {
    serde_json::from_str(&row.text).expect("rows are JSON")
}

/// Rows with those columns alone that `before` has.
fn reduced(after: &BTreeSet<Row>, before: &Schema) -> Vec<(String, Map<String, Value>)> {
    let known: BTreeSet<(&str, &str)> =
        before.columns.iter().map(|column| (column.table.as_str(), column.name.as_str())).collect();
    let reduce = |row: &Row| {
        let mut object = object(row);
        object.retain(|column, _| known.contains(&(row.table.as_str(), column.as_str())));
        (row.table.clone(), object)
    };
    after.iter().map(reduce).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_from_any_earlier_version_keeps_every_row() {
    let versions = numbers(&Database::new().await.url);
    for from in &versions[..versions.len() - 1] {
        let database = Database::new().await;
        let store = Store::connect(&database.url).await.expect("the database opens");
        migrate_to(&store, *from).await;
        let earlier = fill(&database.url).await;
        let before = rows(&database.url).await;
        assert_eq!(before.len(), earlier.schema.tables().len() * EACH, "every table has rows");
        store.migrate().await.expect("the upgrade");
        let after = reduced(&rows(&database.url).await, &earlier.schema);
        for row in &before {
            let kept = after.contains(&(row.table.clone(), object(row)));
            assert!(kept, "the upgrade from {from} lost or changed a row of {}: {}", row.table, row.text);
        }
        let fresh = Database::new().await;
        Store::open(&fresh.url).await.expect("the database opens").close().await;
        let (upgraded, new) = (Schema::of(&database.url).await, Schema::of(&fresh.url).await);
        assert_eq!(upgraded, new, "an upgrade from {from} ends elsewhere than a new database");
        store.close().await;
        database.remove().await;
        fresh.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_ledger_had_before_is_in_what_creators_cost() {
    let database = Database::new().await;
    let store = Store::connect(&database.url).await.expect("the database opens");
    migrate_to(&store, 35).await;
    fill(&database.url).await;
    store.migrate().await.expect("the upgrade");
    let sums = "select (select cast(sum(amount_minor) as bigint) from ledger_entry where kind not in ('paid', 'unpaid')),
                       (select cast(sum(amount_minor) as bigint) from creator_day_cost),
                       (select cast(sum(amount_minor) as bigint) from creator_month_cost)";
    let (ledger, days, months): (i64, i64, i64) = match &store {
        Store::Sqlite { writer, .. } => sqlx::query_as(sums).fetch_one(writer).await,
        Store::Postgres(pool) => sqlx::query_as(sums).fetch_one(pool).await,
    }
    .expect("each has lines");
    assert_eq!((days, months), (ledger, ledger));
    store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_again_changes_nothing() {
    let database = Database::new().await;
    let store = Store::open(&database.url).await.expect("the database opens");
    fill(&database.url).await;
    let before = (rows(&database.url).await, Schema::of(&database.url).await);
    assert_eq!(store.pending().await.expect("the database works"), Vec::<String>::new());
    store.migrate().await.expect("there is nothing to do");
    assert_eq!((rows(&database.url).await, Schema::of(&database.url).await), before);
    store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_are_made_of_the_same() {
    assert_eq!(files(true).keys().collect::<Vec<_>>(), files(false).keys().collect::<Vec<_>>());
    let file = Database::file();
    Store::open(&file.url).await.expect("the database opens").close().await;
    let on_file = Schema::of(&file.url).await;
    assert!(on_file.tables().len() > 10 && on_file.leads.len() > 10 && on_file.indexes.len() > 10);
    // Where no server is named, `cargo test` says at its end that only half was tried.
    if setting("DUET_TEST_DATABASE_URL").is_none() {
        return;
    }
    let server = Database::new().await;
    Store::open(&server.url).await.expect("the database opens").close().await;
    let on_server = Schema::of(&server.url).await;
    assert_eq!(on_file.columns, on_server.columns);
    assert_eq!(on_file.leads, on_server.leads);
    assert_eq!(on_file.indexes, on_server.indexes);
    server.remove().await;
}

/// Runs the true program on a database.
fn duet(command: &str, database: &str) -> Command {
    let mut duet = Command::new(env!("CARGO_BIN_EXE_duet"));
    let folder = std::env::temp_dir();
    duet.arg(command).current_dir(folder).env_clear().env("DATABASE_URL", database).env("DUET_LOG", "warn");
    duet
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_processes_may_migrate_at_once() {
    for _ in 0..3 {
        let database = Database::new().await;
        let children: Vec<_> = (0..4)
            .map(|_| {
                let mut duet = duet("migrate", &database.url);
                duet.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
                duet.spawn().expect("the program starts")
            })
            .collect();
        for child in children {
            let output = child.wait_with_output().expect("the program ends");
            assert!(output.status.success(), "{}", said(&output));
        }
        let store = Store::connect(&database.url).await.expect("the database opens");
        assert_eq!(store.pending().await.expect("the database works"), Vec::<String>::new());
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_duet_is_left_alone_with_a_clear_line() {
    let database = Database::new().await;
    Store::open(&database.url).await.expect("the database opens").close().await;
    let newest = numbers(&database.url).pop().expect("there are migrations");
    let sum = if database.url.starts_with("sqlite:") { "x'00'" } else { "'\\x00'" };
    let row = format!(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values ({}, 'from the future', true, {sum}, 1)",
        newest + 1
    );
    run(&database.url, &[row]).await;
    let before = (rows(&database.url).await, Schema::of(&database.url).await);
    for command in ["migrate", "run", "doctor"] {
        let output = duet(command, &database.url).env("DISCORD_TOKEN", "a.b.c").output();
        let output = output.expect("the program ends");
        let said = said(&output);
        assert!(!output.status.success(), "{said}");
        assert!(said.contains("newer Duet"), "duet {command} says:\n{said}");
    }
    assert_eq!((rows(&database.url).await, Schema::of(&database.url).await), before);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_migration_is_noticed() {
    let database = Database::new().await;
    let store = Store::open(&database.url).await.expect("the database opens");
    let sum = if database.url.starts_with("sqlite:") { "x'00'" } else { "'\\x00'" };
    run(&database.url, &[format!("update _sqlx_migrations set checksum = {sum} where version = 1")]).await;
    assert!(store.migrate().await.is_err(), "a released migration is another than it was");
    store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_statement_takes_a_line_out_of_the_audit() {
    let database = Database::new().await;
    Store::open(&database.url).await.expect("the database opens").close().await;
    let filled = fill(&database.url).await;
    let columns = filled.schema.columns_of("audit").filter(|column| column.name != "person_id");
    let mut statements: Vec<String> = columns
        .map(|column| {
            let changed = match column.kind.as_str() {
                "bigint" => format!("{} + 1", column.name),
                "timestamptz" => "'2020-01-01 00:00:00+00:00'".to_owned(),
                _ => "'nothing happened'".to_owned(),
            };
            format!("update audit set {} = {changed}", column.name)
        })
        .collect();
    statements.push("update audit set person_id = 1".to_owned());
    statements.push("delete from audit".to_owned());
    if !database.url.starts_with("sqlite:") {
        statements.push("truncate audit".to_owned());
    }
    let before = rows(&database.url).await;
    let store = Store::connect(&database.url).await.expect("the database opens");
    for statement in statements {
        let refused = match &store {
            Store::Sqlite { writer, .. } => {
                sqlx::query(AssertSqlSafe(statement.clone())).execute(writer).await.map(drop)
            }
            Store::Postgres(pool) => {
                sqlx::query(AssertSqlSafe(statement.clone())).execute(pool).await.map(drop)
            }
        };
        let error = refused.expect_err(&statement).to_string();
        assert!(error.contains("append-only") || error.contains("FOREIGN KEY"), "{statement}: {error}");
    }
    assert_eq!(rows(&database.url).await, before);
    store.close().await;
    database.remove().await;
}
