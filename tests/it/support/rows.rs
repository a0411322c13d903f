//! Everything that a database holds, row by row, for tests that nothing more and nothing less is there.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

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

    /// Texts in it that were written for people, and what a link is called: any other key, code or state has small
    /// letters only.
    pub fn written(&self) -> String {
        let Ok(serde_json::Value::Object(columns)) = serde_json::from_str(&self.text) else {
            return String::new();
        };
        let texts = columns.iter().filter_map(|(name, value)| Some((name, value.as_str()?)));
        let is_name = |letter: char| letter.is_whitespace() || letter.is_uppercase() || !letter.is_ascii();
        let is_written = |(name, text): &(&String, &str)| match self.table.as_str() {
            "link" => *name == "code",
            _ => !text.starts_with('{') && text.contains(is_name),
        };
        texts.filter(is_written).map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    /// Whether it is about any of these ids.
    pub fn mentions(&self, ids: &BTreeSet<String>) -> bool {
        !self.ids().is_disjoint(ids)
    }
}

enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Connection {
    async fn open(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite(SqliteConnection::connect(url).await.expect("the database opens"))
        } else {
            Self::Postgres(PgConnection::connect(url).await.expect("the database opens"))
        }
    }

    /// Texts, three by three.
    async fn read(&mut self, query: &str) -> Vec<(String, String, String)> {
        let query = AssertSqlSafe(query.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query_as(query).fetch_all(connection).await,
            Self::Postgres(connection) => sqlx::query_as(query).fetch_all(connection).await,
        }
        .expect("the rows")
    }

    async fn columns(&mut self) -> Vec<(String, Vec<String>)> {
        let query = match self {
            Self::Sqlite(_) => {
                "select t.name, c.name, c.type from sqlite_master t join pragma_table_info(t.name) c
                 where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'question_search%'
                 order by t.name, c.cid"
            }
            Self::Postgres(_) => {
                "select t.relname::text, c.attname::text, '' from pg_class t join pg_attribute c on c.attrelid = t.oid
                 where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and c.attnum > 0
                 and not c.attisdropped order by t.relname, c.attnum"
            }
        };
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        for (table, column, _) in self.read(query).await {
            match found.last_mut().filter(|(last, _)| *last == table) {
                Some((_, columns)) => columns.push(column),
                None => found.push((table, vec![column])),
            }
        }
        found.retain(|(table, _)| table != "_sqlx_migrations");
        found
    }

    /// Every row of a table: the table, its first column, and all of it as JSON.
    fn all_of(&self, table: &str, columns: &[String]) -> String {
        let key = &columns[0];
        match self {
            Self::Sqlite(_) => {
                let blobs_too = |name| {
                    format!(
                        "'{name}', case typeof(\"{name}\") when 'blob' then hex(\"{name}\") else \"{name}\" end"
                    )
                };
                let pairs: Vec<String> = columns.iter().map(blobs_too).collect();
                let pairs = pairs.join(", ");
                format!("select '{table}', cast(\"{key}\" as text), json_object({pairs}) from \"{table}\"")
            }
            Self::Postgres(_) => {
                format!("select '{table}', \"{key}\"::text, to_jsonb(t)::text from \"{table}\" t")
            }
        }
    }
}

/// Reads a whole database, again and again.
pub struct Reader {
    connection: Connection,
    everything: String,
    version: Option<i64>,
}

impl Reader {
    /// A reader of the database at this address.
    pub async fn open(url: &str) -> Self {
        let mut connection = Connection::open(url).await;
        let tables = connection.columns().await;
        let each: Vec<String> =
            tables.iter().map(|(table, columns)| connection.all_of(table, columns)).collect();
        Self { connection, everything: each.join(" union all "), version: None }
    }

    /// Whether somebody may have written since this was asked last. SQLite knows; PostgreSQL does not say.
    pub async fn may_differ(&mut self) -> bool {
        let Connection::Sqlite(connection) = &mut self.connection else { return true };
        let version =
            sqlx::query_scalar("pragma data_version").fetch_one(connection).await.expect("a number");
        self.version.replace(version) != Some(version)
    }

    /// Every row of every table, in order.
    pub async fn rows(&mut self) -> BTreeSet<Row> {
        let found = self.connection.read(&self.everything).await;
        found.into_iter().map(|(table, key, text)| Row { table, key, text }).collect()
    }
}

/// The tables and their columns, in the order of their names.
pub async fn columns(url: &str) -> Vec<(String, Vec<String>)> {
    Connection::open(url).await.columns().await
}

/// Every row of every table, in order.
pub async fn rows(url: &str) -> BTreeSet<Row> {
    Reader::open(url).await.rows().await
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
