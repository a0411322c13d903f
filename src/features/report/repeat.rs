//! Whether working together again pays.

use super::columns::Currencies;
use crate::app::Member;
use crate::domain::repeat::{Part, Repeat};
use crate::domain::table::{Cell, Table};
use crate::error::Result;
use crate::store::{self, Tx};

/// The first, second and later collaborations of the programme's creators compared, and what each came to.
///
/// # Errors
/// [`crate::domain::Refusal::NotAManager`].
pub async fn repeat(tx: &mut Tx, member: &Member) -> Result<(Repeat, Vec<Part>)> {
    member.manager()?;
    let parts = store::report::list_parts(tx, member.program.program_id).await?;
    Ok((Repeat::of(&parts), parts))
}

/// The comparison as a file: a row for each creator's first, second and later collaborations.
pub fn repeat_table(parts: &[Part]) -> Table {
    let currencies = Currencies::of(parts.iter().flat_map(|part| &part.revenue));
    let own = [
        "creator_id",
        "turn",
        "collaborations",
        "clicks",
        "sales",
        "conversion_percent",
        "views",
        "saves_and_shares",
        "engagement_percent",
    ];
    let mut table = Table::new(own.into_iter().map(ToOwned::to_owned).chain(currencies.columns()));
    let mut parts: Vec<&Part> = parts.iter().collect();
    parts.sort_by_key(|part| (part.creator_id, part.turn));
    let percent = |millionths: Option<i64>| millionths.map_or(Cell::Empty, |rate| Cell::Tenths(rate / 1_000));
    // Zero views are views that nobody entered.
    let measured = |part: &Part, count: i64| Cell::from((part.views > 0).then_some(count));
    for part in parts {
        let own = [
            part.creator_id.to_string().into(),
            part.turn.code().into(),
            part.collaborations.into(),
            part.clicks.into(),
            part.sales.into(),
            percent(part.conversion()),
            measured(part, part.views),
            measured(part, part.reactions),
            percent(part.engagement()),
        ];
        table.add(own.into_iter().chain(currencies.cells(Some(&part.revenue))).collect());
    }
    table
}
