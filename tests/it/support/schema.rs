//! What a database is made of: tables, columns, keys and indexes, in words that are the same for both databases.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// Its table.
    pub table: String,
    /// Its name.
    pub name: String,
    /// Its type as the migrations write it.
    pub kind: String,
    /// Whether it may be empty.
    pub is_optional: bool,
    /// Its place in the table's own key, from 1; 0 when it is not part of that.
    pub place_in_key: i64,
}

/// Everything that a database is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The columns of every table, in the order in which they were made.
    pub columns: Vec<Column>,
    /// Which column of which table leads to which other table.
    pub leads: BTreeSet<(String, String, String)>,
    /// Table, columns, `unique` or not, `partial` or whole: the keys' own indexes left out.
    pub indexes: BTreeSet<String>,
}

impl Schema {
    /// That of the database at this address.
    pub async fn of(url: &str) -> Self {
        let is_file = url.starts_with("sqlite:");
        let columns = texts(url, if is_file { SQLITE_COLUMNS } else { POSTGRES_COLUMNS }).await;
        let leads = texts(url, if is_file { SQLITE_LEADS } else { POSTGRES_LEADS }).await;
        let indexes = texts(url, if is_file { SQLITE_INDEXES } else { POSTGRES_INDEXES }).await;
        let leads = leads.iter().map(|line| {
            let [table, column, to] = parts(line);
            (table, column, to)
        });
        Self {
            columns: columns.iter().map(|line| column(line)).collect(),
            leads: leads.collect(),
            indexes: indexes.into_iter().collect(),
        }
    }

    /// The columns of one table.
    pub fn columns_of<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a Column> {
        self.columns.iter().filter(move |column| column.table == table)
    }

    /// The tables, those that others lead to first.
    pub fn tables(&self) -> Vec<String> {
        let mut left: BTreeSet<&str> = self.columns.iter().map(|column| column.table.as_str()).collect();
        let mut found: Vec<String> = Vec::new();
        while !left.is_empty() {
            let is_free = |table: &&str| {
                let own = self.leads.iter().filter(|(from, _, to)| from == table && to != table);
                own.into_iter().all(|(_, _, to)| found.iter().any(|known| known == to))
            };
            let free: Vec<&str> = left.iter().copied().filter(is_free).collect();
            assert!(!free.is_empty(), "tables lead to each other in a circle: {left:?}");
            left.retain(|table| !free.contains(table));
            found.extend(free.into_iter().map(str::to_owned));
        }
        found
    }
}

fn parts<const N: usize>(line: &str) -> [String; N] {
    let parts: Vec<String> = line.split('|').map(str::to_owned).collect();
    parts.try_into().unwrap_or_else(|_| panic!("not {N} parts: {line}"))
}

fn column(line: &str) -> Column {
    let [table, name, kind, is_needed, place] = parts(line);
    let place_in_key = place.parse().expect("a number");
    let is_optional = is_needed == "0" && place_in_key == 0;
    Column { table, name, kind, is_optional, place_in_key }
}

/// Runs statements that answer nothing.
pub async fn run(url: &str, statements: &[String]) {
    let text = AssertSqlSafe(statements.join(";\n"));
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
        connection.execute(text).await.unwrap_or_else(|error| panic!("{error}: {statements:#?}"));
        connection.close().await.expect("the database closes");
    } else {
        let mut connection = PgConnection::connect(url).await.expect("the database opens");
        connection.execute(text).await.unwrap_or_else(|error| panic!("{error}: {statements:#?}"));
        connection.close().await.expect("the database closes");
    }
}

/// What a question with one column answers.
async fn texts(url: &str, question: &'static str) -> Vec<String> {
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
        sqlx::query_scalar(question).fetch_all(&mut connection).await.expect("the question is valid")
    } else {
        let mut connection = PgConnection::connect(url).await.expect("the database opens");
        sqlx::query_scalar(question).fetch_all(&mut connection).await.expect("the question is valid")
    }
}

/// What words are found by is no table of its own in PostgreSQL, but an index: what it holds comes from other tables.
///
/// An `integer primary key` of one column is SQLite's number of a row, which is a bigint.
const SQLITE_COLUMNS: &str = "
    select t.name || '|' || c.name || '|'
        || case when c.pk > 0 and lower(c.type) = 'integer'
                and (select count(*) from pragma_table_info(t.name) k where k.pk > 0) = 1
           then 'bigint' else lower(c.type) end
        || '|' || c.\"notnull\" || '|' || c.pk
    from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> '_sqlx_migrations'
        and t.name not like 'question_search%'
    order by t.name, c.cid";

const POSTGRES_COLUMNS: &str = "
    select t.relname || '|' || a.attname || '|'
        || replace(format_type(a.atttypid, null), 'timestamp with time zone', 'timestamptz') || '|'
        || a.attnotnull::int || '|' || coalesce(k.place, 0)
    from pg_class t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join lateral (
        select u.place from pg_index i, unnest(i.indkey) with ordinality u(number, place)
        where i.indrelid = t.oid and i.indisprimary and u.number = a.attnum) k on true
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and t.relname <> '_sqlx_migrations'
    order by t.relname collate \"C\", a.attnum";

const SQLITE_LEADS: &str = "
    select t.name || '|' || f.\"from\" || '|' || f.\"table\"
    from sqlite_master t, pragma_foreign_key_list(t.name) f where t.type = 'table'";

const POSTGRES_LEADS: &str = "
    select t.relname || '|' || a.attname || '|' || o.relname
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_class o on o.oid = c.confrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
    where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace";

const SQLITE_INDEXES: &str = "
    select t.name || ' (' || (
            select group_concat(name, ', ') from (select name from pragma_index_info(i.name) order by seqno)
        ) || ')' || case i.\"unique\" when 1 then ' unique' else '' end
        || case i.partial when 1 then ' partial' else '' end
    from sqlite_master t, pragma_index_list(t.name) i
    where t.type = 'table' and i.origin <> 'pk' and t.name <> '_sqlx_migrations'
        and t.name not like 'question_search%'
        -- Of expressions neither says what they are made of.
        and not exists (select 1 from pragma_index_info(i.name) where cid = -2)";

const POSTGRES_INDEXES: &str = "
    select t.relname || ' (' || (
            select string_agg(a.attname, ', ' order by u.place)
            from unnest(i.indkey) with ordinality u(number, place)
            join pg_attribute a on a.attrelid = t.oid and a.attnum = u.number
        ) || ')' || case when i.indisunique then ' unique' else '' end
        || case when i.indpred is null then '' else ' partial' end
    from pg_index i join pg_class t on t.oid = i.indrelid
    where not i.indisprimary and i.indexprs is null and t.relnamespace = current_schema()::regnamespace and t.relname <> '_sqlx_migrations'";
