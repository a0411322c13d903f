//! Brings in sales from a file that a shop or a payment provider has written: looked over first, line by line, then recorded.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, bail};
use csv::{ReaderBuilder, StringRecord, Trim};

use crate::app::App;
use crate::domain::conversion::Report;
use crate::domain::program::Program;
use crate::domain::{ProgramId, ServerId};
use crate::error::Error;
use crate::features::conversion::{self, Fate, Fault, Seen};
use crate::store;

/// What became of a file's lines, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines that were recorded, or would be; also those that are nobody's.
    pub recorded: u64,
    /// Of these, how many are nobody's. Unknown before they are recorded.
    pub unattributed: u64,
    /// Lines that had been reported before, just so.
    pub known: u64,
    /// Lines that were refused, by their number in the file, and why.
    pub refused: Vec<(u64, String)>,
}

/// The programme into which is imported: that of a server, else the only one that there is.
///
/// # Errors
/// When there is none, or several and no server says which.
pub async fn program(app: &App, server: Option<i64>) -> anyhow::Result<Program> {
    let mut tx = app.read().await?;
    let found = match server {
        Some(server) => store::program::find_by_server(&mut tx, ServerId(server)).await?,
        None => {
            let servers = store::program::list_servers(&mut tx).await?;
            let [only] = servers[..] else {
                bail!("there are {} programmes; say with --server which server’s is meant", servers.len())
            };
            store::program::find_by_server(&mut tx, only).await?
        }
    };
    tx.commit().await?;
    found.context("no programme is on that server; see its number in Discord with the developer mode on")
}

/// Looks a file over, or records it too: what was recorded before is known again, so that a file can be given once more
/// after whatever stopped it. `heard` is told how many bytes were read.
///
/// # Errors
/// When the file cannot be read or its columns are not those of `POST /v1/conversions`, and when the database fails; then
/// what was recorded before that line stays.
pub async fn conversions(
    app: &App,
    program: ProgramId,
    file: &Path,
    applies: bool,
    mut heard: impl FnMut(u64) + Send,
) -> anyhow::Result<Summary> {
    let mut reader = ReaderBuilder::new()
        .trim(Trim::All)
        .from_path(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let columns = columns(reader.headers()?)?;
    let (mut summary, mut seen) = (Summary::default(), BTreeMap::new());
    let mut records = reader.into_records().peekable();
    while records.peek().is_some() {
        let mut lines = Vec::new();
        for record in records.by_ref().take(conversion::at_once(app)) {
            lines.push(record.with_context(|| format!("{} is no CSV in UTF-8", file.display()))?);
        }
        match applies {
            true => record(app, program, (&columns, &lines), &mut summary).await?,
            false => look_over(app, program, (&columns, &lines), (&mut summary, &mut seen)).await?,
        }
        heard(lines.last().and_then(StringRecord::position).map_or(0, csv::Position::byte));
    }
    Ok(summary)
}

/// The columns of a file, if they are those that a report has.
fn columns(written: &StringRecord) -> anyhow::Result<StringRecord> {
    const KNOWN: [&str; 11] = [
        "id",
        "type",
        "click_id",
        "code",
        "promo_code",
        "customer_id",
        "customer_email_hash",
        "amount_minor",
        "currency",
        "occurred_at",
        "refunds",
    ];
    let columns: StringRecord = written.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    if let Some(other) = columns.iter().find(|name| !KNOWN.contains(name)) {
        bail!("there is no column “{other}”; the columns are {}", KNOWN.join(", "));
    }
    if let Some(missing) =
        ["id", "type", "occurred_at"].iter().find(|name| !columns.iter().any(|known| known == **name))
    {
        bail!("the column “{missing}” is missing; the columns are {}", KNOWN.join(", "));
    }
    Ok(columns)
}

fn number(line: &StringRecord) -> u64 {
    line.position().map_or(0, csv::Position::line)
}

fn read(line: &StringRecord, columns: &StringRecord) -> Result<Report, String> {
    line.deserialize(Some(columns)).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Deserialize { err, .. } => match err.field() {
            Some(field) => format!("{}: {}", &columns[usize::try_from(field).unwrap_or(0)], err.kind()),
            None => err.to_string(),
        },
        other => format!("{other:?}"),
    })
}

async fn record(
    app: &App,
    program: ProgramId,
    (columns, lines): (&StringRecord, &[StringRecord]),
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    for line in lines {
        let fate = match read(line, columns) {
            Ok(report) => conversion::record(app, &mut tx, program, report).await.map_err(failed)?,
            Err(why) => {
                summary.refused.push((number(line), why));
                continue;
            }
        };
        summary.count(line, fate);
    }
    Ok(tx.commit().await?)
}

async fn look_over(
    app: &App,
    program: ProgramId,
    (columns, lines): (&StringRecord, &[StringRecord]),
    (summary, seen): (&mut Summary, &mut BTreeMap<String, Seen>),
) -> anyhow::Result<()> {
    let mut tx = app.read().await?;
    for line in lines {
        match read(line, columns) {
            Ok(report) => {
                let fate =
                    conversion::look_over(app, &mut tx, program, report, seen).await.map_err(failed)?;
                summary.count(line, fate);
            }
            Err(why) => summary.refused.push((number(line), why)),
        }
    }
    Ok(tx.commit().await?)
}

fn failed(error: Error) -> anyhow::Error {
    anyhow::anyhow!("{error}")
}

impl Summary {
    fn count(&mut self, line: &StringRecord, fate: Result<Fate, Fault>) {
        match fate {
            Ok(Fate::Recorded) => self.recorded += 1,
            Ok(Fate::Unattributed) => {
                self.recorded += 1;
                self.unattributed += 1;
            }
            Ok(Fate::Duplicate) => self.known += 1,
            Err(fault) => self.refused.push((number(line), fault.to_string())),
        }
    }
}
