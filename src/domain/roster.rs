//! A file of creators whom a programme brings along: read line by line, each line with what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, Trim};

use super::creator::{
    ABOUT_LENGTH, AUDIENCE_LENGTH, Draft, NAME_LENGTH, NICHE_LENGTH, PLATFORMS_LENGTH, Portrait,
};
use super::refusal::Field;
use super::relationship::{TAG_LENGTH, tag};
use super::text::optional;
use super::{PersonId, Refusal};

/// Bytes of a file at most.
pub const MOST_BYTES: usize = 512 * 1_024;
/// Lines of a file at most, besides the first, which names the columns.
pub const MOST_LINES: usize = 1_000;
/// The columns that are read; the first is needed.
pub const COLUMNS: [&str; 8] =
    ["person", "name", "market", "niche", "platforms", "audience", "tags", "stage"];

/// One creator as a line has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Discord's number.
    pub person_id: PersonId,
    /// Their name and what is known of them; may be empty.
    pub draft: Draft,
    /// The code of their market, if the line has one.
    pub market: Option<String>,
    /// Words by which managers find them again.
    pub tags: Vec<String>,
    /// Whether they are in the programme already, rather than to be invited.
    pub is_active: bool,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The person is not a Discord number or mention.
    Person,
    /// The person stands on an earlier line.
    Twice {
        /// Which.
        line: u64,
    },
    /// A creator in the programme needs a name and a market.
    Incomplete,
    /// A text is too long.
    TooLong {
        /// Which.
        field: Field,
        /// Characters allowed.
        limit: usize,
    },
    /// The stage is neither `invited` nor `active`.
    Stage,
    /// The programme has no such market.
    Market,
    /// The line has more or fewer cells than the first one.
    Cells,
}

/// One line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 2: the first names the columns.
    pub number: u64,
    /// What stands in the column of persons, for the report.
    pub person: String,
    /// What it says, or what is wrong with it.
    pub entry: Result<Entry, Flaw>,
}

/// Reads a file: UTF-8, with commas, semicolons or tabs between its cells, columns in any order.
///
/// # Errors
/// [`Refusal::RosterUnreadable`], [`Refusal::RosterTooLarge`], [`Refusal::RosterEmpty`].
pub fn read(content: &str) -> Result<Vec<Line>, Refusal> {
    let content = content.trim_start_matches('\u{feff}');
    let first = content.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|delimiter| first.bytes().filter(|byte| byte == delimiter).count())
        .unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(content.as_bytes());
    let header = reader.headers().map_err(|_| Refusal::RosterUnreadable)?.clone();
    let columns: BTreeMap<String, usize> =
        header.iter().enumerate().map(|(index, name)| (name.to_lowercase(), index)).collect();
    if !columns.contains_key(COLUMNS[0]) {
        return Err(Refusal::RosterUnreadable);
    }
    let mut lines = Vec::new();
    let mut seen: BTreeMap<PersonId, u64> = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|_| Refusal::RosterUnreadable)?;
        let number = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        if lines.len() == MOST_LINES {
            return Err(Refusal::RosterTooLarge { lines: MOST_LINES });
        }
        let cell = |name: &str| columns.get(name).and_then(|index| record.get(*index)).unwrap_or_default();
        let entry = match record.len() == header.len() {
            true => entry(&cell).and_then(|entry| match seen.get(&entry.person_id) {
                Some(line) => Err(Flaw::Twice { line: *line }),
                None => Ok(entry),
            }),
            false => Err(Flaw::Cells),
        };
        if let Ok(entry) = &entry {
            seen.insert(entry.person_id, number);
        }
        lines.push(Line { number, person: cell(COLUMNS[0]).to_owned(), entry });
    }
    if lines.is_empty() { Err(Refusal::RosterEmpty) } else { Ok(lines) }
}

fn entry<'a>(cell: &impl Fn(&str) -> &'a str) -> Result<Entry, Flaw> {
    let person = cell("person");
    let person = person.strip_prefix("<@").and_then(|rest| rest.strip_suffix('>')).unwrap_or(person);
    let person_id: i64 =
        person.trim_start_matches('!').parse().ok().filter(|id| *id > 0).ok_or(Flaw::Person)?;
    let text = |field: Field, name: &str, limit: u16| match optional(field, cell(name), limit.into()) {
        Ok(text) => Ok(text.unwrap_or_default().replace('\n', " ")),
        Err(_) => Err(Flaw::TooLong { field, limit: limit.into() }),
    };
    let draft = Draft {
        name: text(Field::CreatorName, "name", NAME_LENGTH)?,
        portrait: Portrait {
            niche: text(Field::Niche, "niche", NICHE_LENGTH)?,
            platforms: text(Field::Platforms, "platforms", PLATFORMS_LENGTH)?,
            audience: text(Field::Audience, "audience", AUDIENCE_LENGTH)?,
            about: text(Field::About, "about", ABOUT_LENGTH)?,
        },
    };
    let is_active = match cell("stage").to_lowercase().as_str() {
        "" | "invited" => false,
        "active" => true,
        _ => return Err(Flaw::Stage),
    };
    let market = Some(cell("market").to_lowercase()).filter(|code| !code.is_empty());
    if is_active && (market.is_none() || draft.name.is_empty()) {
        return Err(Flaw::Incomplete);
    }
    let tags: Result<BTreeSet<String>, Refusal> =
        cell("tags").split(['|', '#']).filter(|word| !word.trim().is_empty()).map(tag).collect();
    let tags = tags.map_err(|_| Flaw::TooLong { field: Field::Tag, limit: TAG_LENGTH })?;
    Ok(Entry { person_id: PersonId(person_id), draft, market, tags: tags.into_iter().collect(), is_active })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_line_by_line_whatever_stands_between_its_cells() {
        for content in [
            "person,name,market,tags,stage\n42,Mira,US,tea|#cups,active\n<@!43>,,,,\n",
            "\u{feff}Person;Name;Market;Tags;Stage\r\n42;Mira;us;tea|cups;Active\r\n\r\n<@43>;;;;\r\n",
        ] {
            let lines = read(content).expect("a file");
            let entries: Vec<&Entry> = lines.iter().filter_map(|line| line.entry.as_ref().ok()).collect();
            assert_eq!(entries.len(), 2, "{lines:?}");
            assert_eq!((entries[0].person_id, entries[0].is_active), (PersonId(42), true));
            assert_eq!(entries[0].tags, ["cups", "tea"]);
            assert_eq!((entries[0].market.as_deref(), entries[1].market.as_deref()), (Some("us"), None));
        }
    }

    #[test]
    fn each_line_says_what_is_wrong_with_it() {
        let long = "a".repeat(61);
        let content = format!(
            "person,name,market,stage\nMira,,,\n42,Mira,,active\n42,,,boss\n42,{long},,\n42,Mira,us,\n42,Mira,us,\n43,x\n"
        );
        let flaws: Vec<_> =
            read(&content).expect("a file").into_iter().map(|line| line.entry.err()).collect();
        assert_eq!(
            flaws,
            [
                Some(Flaw::Person),
                Some(Flaw::Incomplete),
                Some(Flaw::Stage),
                Some(Flaw::TooLong { field: Field::CreatorName, limit: 60 }),
                None,
                Some(Flaw::Twice { line: 6 }),
                Some(Flaw::Cells),
            ]
        );
    }

    #[test]
    fn what_is_no_file_of_creators_is_refused() {
        assert_eq!(read(""), Err(Refusal::RosterUnreadable));
        assert_eq!(read("name,market\nMira,us"), Err(Refusal::RosterUnreadable));
        assert_eq!(read("person\n\n"), Err(Refusal::RosterEmpty));
        let many = format!("person\n{}", "42\n".repeat(MOST_LINES + 1));
        assert_eq!(read(&many), Err(Refusal::RosterTooLarge { lines: MOST_LINES }));
    }
}
