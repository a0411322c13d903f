//! Fills every table that a database has with rows that fit, whatever its tables are.

use super::schema::{Column, Schema, run};

/// Rows in each table. The first has something in every column; the second is empty wherever it may be.
pub const EACH: usize = 2;

/// Somebody who is in no row of their own: who decided, asked, invited.
pub const SOMEBODY_ELSE: i64 = 7_000_000_000_000_001;

/// Puts rows into every table. The row of a number leads to the rows of the same number in other tables, also where
/// only the name of a column says so.
pub async fn fill(url: &str) -> Filled {
    let schema = Schema::of(url).await;
    let filled = Filled { schema, is_file: url.starts_with("sqlite:") };
    let mut statements = Vec::new();
    for table in filled.schema.tables() {
        statements.extend((0..EACH).map(|number| filled.row(&table, number)));
    }
    run(url, &statements).await;
    filled
}

/// What was filled, to find things in it.
pub struct Filled {
    /// What the database is made of.
    pub schema: Schema,
    is_file: bool,
}

impl Filled {
    /// The key of a table's row of this number.
    pub fn key(&self, table: &str, number: usize) -> i64 {
        let tables = self.schema.tables();
        let place = tables.iter().position(|known| known == table).expect("a table");
        let (place, number) = (i64::try_from(place).expect("few"), i64::try_from(number).expect("few"));
        1_000_000_000_000_000 + place * 1_000 + number
    }

    fn row(&self, table: &str, number: usize) -> String {
        let columns: Vec<&Column> = self.schema.columns_of(table).collect();
        let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let values: Vec<String> = columns.iter().map(|column| self.value(column, number)).collect();
        format!("insert into \"{table}\" ({}) values ({})", names.join(", "), values.join(", "))
    }

    fn value(&self, column: &Column, number: usize) -> String {
        if column.is_optional && number > 0 && self.led_to(column).is_none() {
            return "null".to_owned();
        }
        let text = format!("{}.{} №{number} 'ё'", column.table, column.name).replace('\'', "''");
        match column.kind.as_str() {
            "bigint" => self.number(column, number).to_string(),
            "integer" => (number + 1).to_string(),
            "boolean" => (number == 0).to_string(),
            "text" => format!("'{text}'"),
            "timestamptz" => format!("'2026-03-0{} 09:00:00+00:00'", number + 1),
            "date" => format!("'2026-03-0{}'", number + 1),
            "bytea" if self.is_file => format!("x'00ff0{number}'"),
            "bytea" => format!("'\\x00ff0{number}'"),
            other => panic!("{}.{}: no value is known for {other}", column.table, column.name),
        }
    }

    fn number(&self, column: &Column, number: usize) -> i64 {
        match self.led_to(column) {
            Some(table) => self.key(&table, number),
            None if column.name.ends_with("_person_id") => SOMEBODY_ELSE,
            None if column.place_in_key == 1 => self.key(&column.table, number),
            None => 500 + i64::try_from(number).expect("few"),
        }
    }

    /// The other table whose row a column names, by rule or by the column's name alone.
    fn led_to(&self, column: &Column) -> Option<String> {
        let leads = self.schema.leads.iter();
        let by_rule = leads.filter(|(table, name, _)| *table == column.table && *name == column.name);
        if let Some((_, _, to)) = by_rule.into_iter().next() {
            return Some(to.clone());
        }
        let by_name = column.name.strip_suffix("_id").filter(|name| *name != column.table)?;
        self.schema.columns.iter().any(|known| known.table == by_name).then(|| by_name.to_owned())
    }
}
