//! Looks straight into the database: which columns there are, and every word that is kept.

use std::collections::{BTreeMap, BTreeSet};

use duet::store::Store;
use sqlx::Row as _;

/// The tables of Duet's and their columns.
pub async fn columns(store: &Store) -> BTreeMap<String, BTreeSet<String>> {
    let pairs: Vec<(String, String)> = match store {
        Store::Sqlite { reader, .. } => sqlx::query_as(
            "select m.name, p.name from sqlite_master m join pragma_table_info(m.name) p
             where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_%' escape '\\'",
        )
        .fetch_all(reader)
        .await
        .expect("the schema"),
        Store::Postgres(pool) => sqlx::query_as(
            "select cast(table_name as text), cast(column_name as text) from information_schema.columns
             where table_schema = current_schema() and table_name not like '\\_%'",
        )
        .fetch_all(pool)
        .await
        .expect("the schema"),
    };
    let mut columns = BTreeMap::<String, BTreeSet<String>>::new();
    for (table, column) in pairs {
        columns.entry(table).or_default().insert(column);
    }
    columns
}

/// Everything that is kept, as one text.
pub async fn all_text(store: &Store) -> String {
    let mut all = String::new();
    for (table, columns) in columns(store).await {
        let texts: Vec<String> =
            columns.iter().map(|column| format!("coalesce(cast({column} as text), '')")).collect();
        let query = format!("select {} as kept from {table}", texts.join(" || ' ' || "));
        let rows: Vec<String> = match store {
            Store::Sqlite { reader, .. } => sqlx::query(sqlx::AssertSqlSafe(query))
                .fetch_all(reader)
                .await
                .expect("the rows")
                .iter()
                .map(|row| row.get(0))
                .collect(),
            Store::Postgres(pool) => sqlx::query(sqlx::AssertSqlSafe(query))
                .fetch_all(pool)
                .await
                .expect("the rows")
                .iter()
                .map(|row| row.get(0))
                .collect(),
        };
        for row in rows {
            all.push_str(&format!("{table}: {row}\n"));
        }
    }
    all
}
