//! Whether creators stay.

use std::collections::BTreeSet;

use crate::app::{App, Member};
use crate::domain::CreatorId;
use crate::domain::retention::{AFTER, Beginning, Month, Retention, Share, Stay};
use crate::domain::table::{Cell, Table};
use crate::error::Result;
use crate::store::{self, Tx};

/// Who is still active, of all whom the programme ever approved.
///
/// # Errors
/// [`crate::domain::Refusal::NotAManager`].
pub async fn retention(app: &App, tx: &mut Tx, member: &Member) -> Result<Retention> {
    member.manager()?;
    let (program, zone) = (member.program.program_id, member.program.zone);
    let month = |moment: chrono::DateTime<chrono::Utc>| Month::of(moment.with_timezone(&zone.0).date_naive());
    let beginnings = store::report::list_beginnings(tx, program).await?;
    let began: Vec<Beginning> = beginnings
        .into_iter()
        .map(|(creator_id, approved_at, collaborations)| Beginning {
            creator_id,
            month: month(approved_at),
            collaborations,
        })
        .collect();
    let visited = store::report::list_active_months(tx, program).await?;
    let visited = visited.into_iter().filter_map(|(creator, name)| Some((creator, Month::read(&name)?)));
    let deeds = store::report::list_deeds(tx, program).await?;
    let deeds = deeds.into_iter().map(|(creator, done_at)| (creator, month(done_at)));
    let active: BTreeSet<(CreatorId, Month)> = visited.chain(deeds).collect();
    Ok(Retention::of(&began, &active, Month::of(member.today(app))))
}

/// Retention as a file: a row for the creators who were approved in each quarter, and one for all.
pub fn retention_table(retention: &Retention) -> Table {
    let mut columns = vec!["cohort".to_owned(), "creators".to_owned()];
    let after = AFTER.map(|months| format!("months_{months}"));
    for name in after.iter().map(String::as_str).chain(["repeat"]) {
        columns.extend(["of", "some", "percent"].map(|column| format!("{name}_{column}")));
    }
    let mut table = Table::new(columns);
    for (quarter, stay) in &retention.cohorts {
        table.add(row(quarter.to_string(), stay));
    }
    table.add(row("all".to_owned(), &retention.all));
    table
}

fn row(cohort: String, stay: &Stay) -> Vec<Cell> {
    let share = |share: &Share| {
        [share.of.into(), share.some.into(), share.tenths().map_or(Cell::Empty, Cell::Tenths)]
    };
    let shares = stay.after.iter().chain([&stay.repeat]).flat_map(share);
    [cohort.into(), stay.creators.into()].into_iter().chain(shares).collect()
}
