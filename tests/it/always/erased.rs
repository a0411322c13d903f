//! A creator takes all that is theirs, and nothing of anybody else's; and nobody can be found after they asked for it.

use std::collections::BTreeSet;

use duet::domain::PersonId;
use duet::store::personal::{self, Forget, HOLDINGS};
use duet::store::{Store, Tx};
use serde_json::Value;

use crate::support::Database;
use crate::support::filling::{Filled, fill};
use crate::support::rows::{Row, rows};

/// A database in which every table has a row of the first person's and one of the second's.
async fn filled() -> (Database, Store, Filled) {
    let database = Database::with_tables().await;
    let store = Store::open(&database.url).await.expect("the database opens");
    let filled = fill(&database.url).await;
    (database, store, filled)
}

fn person(filled: &Filled, number: usize) -> PersonId {
    PersonId(filled.key("person", number))
}

async fn begin(store: &Store) -> Tx {
    store.begin().await.expect("the database works")
}

async fn close(database: Database, store: Store) {
    store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_has_every_table_and_nobody_elses_rows() {
    let (database, store, filled) = filled().await;
    for number in [0, 1] {
        let mut tx = begin(&store).await;
        let document = personal::export(&mut tx, person(&filled, number)).await.expect("the database works");
        tx.commit().await.expect("the database works");
        for (table, rows) in &document {
            assert_eq!(rows.len(), 1, "{table} of person {number}: {rows:?}");
        }
        let tables: BTreeSet<&str> = document.iter().map(|(table, _)| *table).collect();
        let shown = HOLDINGS.iter().filter(|holding| !holding.shown.is_empty());
        assert_eq!(tables, shown.map(|holding| holding.table).collect());
        let text: String = document.iter().flat_map(|(_, rows)| rows).map(Value::to_string).collect();
        assert!(text.contains(&person(&filled, number).to_string()), "{text}");
        assert!(!text.contains(&person(&filled, 1 - number).to_string()), "{text}");
        assert!(!text.contains(&format!("№{}", 1 - number)), "{text}");
    }
    close(database, store).await;
}

/// The tables in which a person's number stays, for a reason that is written down.
fn kept() -> BTreeSet<&'static str> {
    let is_kept = |forget: &Forget| matches!(forget, Forget::Keep(_));
    HOLDINGS.iter().filter(|holding| is_kept(&holding.forget)).map(|holding| holding.table).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_forgotten_is_in_no_table_and_everybody_else_stays() {
    let (database, store, filled) = filled().await;
    let before = rows(&database.url).await;
    let mut tx = begin(&store).await;
    let now = chrono::DateTime::UNIX_EPOCH;
    personal::forget(&mut tx, person(&filled, 0), now).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let after = rows(&database.url).await;
    let gone = BTreeSet::from([person(&filled, 0).to_string()]);
    let named: Vec<&Row> = after.iter().filter(|row| row.mentions(&gone)).collect();
    let elsewhere: Vec<&&Row> = named.iter().filter(|row| !kept().contains(row.table.as_str())).collect();
    assert!(elsewhere.is_empty(), "still named in {elsewhere:#?}");
    // What the person wrote is gone as well: codes and states are no words of theirs.
    let wrote = ["creator.name №0", "creator.about №0", "inquiry.answer №0", "application.reason №0"];
    let left: String = after.iter().map(|row| row.text.as_str()).collect();
    assert!(wrote.iter().all(|words| !left.contains(words)), "{left}");
    // Of the other, not a letter has changed.
    let others = before.difference(&after).filter(|row| row.text.contains("№1"));
    let others: Vec<&Row> = others.filter(|row| !row.text.contains("№0")).collect();
    assert!(others.is_empty(), "somebody else's rows are gone: {others:#?}");
    let figures = |rows: &BTreeSet<Row>| rows.iter().filter(|row| row.table == "link_day").cloned().collect();
    let (had, has): (Vec<Row>, Vec<Row>) = (figures(&before), figures(&after));
    assert_eq!(had, has, "figures stay");
    close(database, store).await;
}
