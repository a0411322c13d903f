//! A table that people take away: a CSV file that spreadsheets read in any alphabet and that runs nothing there.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use super::money::Money;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Text, also from people.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Tenths, with a point: `3.7`.
    Tenths(i64),
    /// An amount with a point and without its currency, which the column names: `1990.50`.
    Amount(Money),
    /// A day: `2026-03-03`.
    Day(NaiveDate),
    /// A moment in UTC: `2026-03-03T09:00:00Z`.
    Moment(DateTime<Utc>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<DateTime<Utc>> for Cell {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Moment(moment)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(known: Option<T>) -> Self {
        known.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    /// What stands in the file. What spreadsheets would take for a formula is made text; numbers stay numbers.
    fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => harmless(text),
            Self::Number(number) => number.to_string(),
            Self::Tenths(tenths) => {
                let sign = if *tenths < 0 { "-" } else { "" };
                format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
            }
            Self::Amount(money) => money.decimal(),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => moment.to_rfc3339_opts(SecondsFormat::Secs, true),
        }
    }
}

/// A cell of people's text that no spreadsheet takes for a formula.
pub fn harmless(cell: &str) -> String {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let begins = cell.starts_with(FORMULA) || cell.trim_start().starts_with(FORMULA);
    if begins { format!("'{cell}") } else { cell.to_owned() }
}

/// Named columns and rows of as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table of these columns without a row.
    pub fn new(columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row; cells that are missing at its end are empty.
    pub fn add(&mut self, mut cells: Vec<Cell>) {
        cells.resize(self.columns.len(), Cell::Empty);
        self.rows.push(cells);
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The file: UTF-8 that says so, commas, a line of columns, a line for each row.
    pub fn file(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        // Into memory, where nothing can fail.
        let _ = writer.write_record(self.columns.iter().map(|column| harmless(column)));
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(Cell::written));
        }
        writer.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(file: &[u8]) -> Vec<Vec<String>> {
        let text = std::str::from_utf8(file).expect("UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let row = |record: csv::StringRecord| record.iter().map(ToOwned::to_owned).collect();
        reader.records().map(|record| row(record.expect("a line"))).collect()
    }

    #[test]
    fn each_kind_of_cell_is_written_so_that_others_can_read_it() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 3).expect("a day");
        let mut table = Table::new(["text", "number", "tenths", "amount", "day", "moment", "none"]);
        table.add(vec![
            "Вера, «чай»".into(),
            Cell::from(-7_i64),
            Cell::Tenths(-37),
            Cell::Amount(Money::new(-199_050, "RUB")),
            day.into(),
            DateTime::UNIX_EPOCH.into(),
        ]);
        assert_eq!((table.len(), table.is_empty()), (1, false));
        let lines = read(&table.file());
        assert_eq!(lines[0][6], "none");
        let row = ["Вера, «чай»", "-7", "-3.7", "-1990.50", "2026-03-03", "1970-01-01T00:00:00Z", ""];
        assert_eq!(lines[1], row);
    }

    #[test]
    fn nothing_in_a_file_is_a_formula() {
        for begins in ["=1+1", "+7", "-5", "@sum", "\tx", "\r=1", " =1", "\n=1", "＝1"] {
            assert_eq!(harmless(begins), format!("'{begins}"));
        }
        assert_eq!(harmless("Mira = tea"), "Mira = tea");
    }

    proptest! {
        #[test]
        fn whatever_people_write_is_read_back_and_begins_no_formula(
            texts in prop::collection::vec(".{0,20}", 3),
        ) {
            let mut table = Table::new(["a", "b", "c"]);
            table.add(texts.iter().map(|text| text.as_str().into()).collect());
            let lines = read(&table.file());
            for (text, cell) in texts.iter().zip(&lines[1]) {
                prop_assert_eq!(cell, &harmless(text));
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", cell);
            }
        }
    }
}
