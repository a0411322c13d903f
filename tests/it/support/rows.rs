//! Everything that a database holds, row by row, for tests that nothing more and nothing less is there.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection};

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The table.
    pub table: String,
    /// Its first column, by which others refer to it.
    pub key: String,
    /// All of it, as JSON.
    pub text: String,
}

impl Row {
    /// Where it stands: its table and first column.
    pub fn place(&self) -> (&str, &str) {
        (&self.table, &self.key)
    }

    /// Every id in it, those within texts included: runs of ten digits and more.
    pub fn ids(&self) -> BTreeSet<String> {
        let runs = self.text.split(|letter: char| !letter.is_ascii_digit());
        runs.filter(|run| run.len() >= 10).map(str::to_owned).collect()
    }

    /// Texts in it that were written for people: what a key, a code or a state is called has small letters only.
    pub fn written(&self) -> String {
        let Ok(serde_json::Value::Object(columns)) = serde_json::from_str(&self.text) else {
            return String::new();
        };
        let texts = columns.values().filter_map(|value| value.as_str()).filter(|text| !text.starts_with('{'));
        let is_name = |letter: char| letter.is_whitespace() || letter.is_uppercase() || !letter.is_ascii();
        texts.filter(|text| text.contains(is_name)).collect::<Vec<_>>().join("\n")
    }

    /// Whether it is about any of these ids.
    pub fn mentions(&self, ids: &BTreeSet<String>) -> bool {
        !self.ids().is_disjoint(ids)
    }
}

/// The tables and their columns, in the order of their names.
pub async fn columns(url: &str) -> Vec<(String, Vec<String>)> {
    let (tables, columns) = if url.starts_with("sqlite:") {
        let tables =
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name";
        (tables, "select name from pragma_table_info($1) order by cid")
    } else {
        let tables =
            "select tablename::text from pg_tables where schemaname = current_schema() order by tablename";
        let columns = "select column_name::text from information_schema.columns
             where table_schema = current_schema() and table_name = $1 order by ordinal_position";
        (tables, columns)
    };
    let mut found = Vec::new();
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
        let names: Vec<String> =
            sqlx::query_scalar(tables).fetch_all(&mut connection).await.expect("the tables");
        for name in names {
            let query = sqlx::query_scalar(columns).bind(&name);
            found.push((name.clone(), query.fetch_all(&mut connection).await.expect("the columns")));
        }
    } else {
        let mut connection = PgConnection::connect(url).await.expect("the database opens");
        let names: Vec<String> =
            sqlx::query_scalar(tables).fetch_all(&mut connection).await.expect("the tables");
        for name in names {
            let query = sqlx::query_scalar(columns).bind(&name);
            found.push((name.clone(), query.fetch_all(&mut connection).await.expect("the columns")));
        }
    }
    found.retain(|(table, _)| table != "_sqlx_migrations");
    found
}

/// Every row of every table, in order.
pub async fn rows(url: &str) -> BTreeSet<Row> {
    let mut found = BTreeSet::new();
    for (table, columns) in columns(url).await {
        let key = columns.first().expect("a table has columns").clone();
        let read = if url.starts_with("sqlite:") {
            let pairs: Vec<String> = columns
                .iter()
                .map(|name| {
                    format!("'{name}', case typeof(\"{name}\") when 'blob' then hex(\"{name}\") else \"{name}\" end")
                })
                .collect();
            let text =
                format!("select cast(\"{key}\" as text), json_object({}) from \"{table}\"", pairs.join(", "));
            let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
            let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut connection).await.expect("the rows");
            rows.iter().map(|row| (row.get(0), row.get(1))).collect::<Vec<(String, String)>>()
        } else {
            let text = format!("select \"{key}\"::text, to_jsonb(t)::text from \"{table}\" t");
            let mut connection = PgConnection::connect(url).await.expect("the database opens");
            let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut connection).await.expect("the rows");
            rows.iter().map(|row| (row.get(0), row.get(1))).collect()
        };
        found.extend(read.into_iter().map(|(key, text)| Row { table: table.clone(), key, text }));
    }
    found
}

/// These ids and the keys of every row that is about one of them, about one of those, and so on. A programme's key is
/// never among the latter: everything is about a programme.
pub fn connected(rows: &BTreeSet<Row>, seeds: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = seeds.into_iter().collect();
    let programs: BTreeSet<&str> =
        rows.iter().filter(|row| row.table == "program").map(|row| row.key.as_str()).collect();
    loop {
        let about = rows.iter().filter(|row| row.mentions(&known));
        let keys = about.map(|row| row.key.clone());
        let is_id = |key: &String| key.len() >= 10 && key.bytes().all(|letter| letter.is_ascii_digit());
        let more: Vec<String> = keys
            .filter(|key| is_id(key) && !programs.contains(key.as_str()) && !known.contains(key))
            .collect();
        if more.is_empty() {
            return known;
        }
        known.extend(more);
    }
}
