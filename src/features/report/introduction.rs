//! What came of introductions.

use chrono::DateTime;

use super::window;
use crate::app::{App, Member};
use crate::domain::MarketId;
use crate::domain::introduction::tally::{Meetings, Tally};
use crate::domain::market::Market;
use crate::domain::stats::Period;
use crate::domain::table::{Cell, Table};
use crate::error::Result;
use crate::store::{self, Tx};

/// What came of a period's introductions.
#[derive(Clone, Debug)]
pub struct Introductions {
    /// The period.
    pub period: Period,
    /// What came of them.
    pub meetings: Meetings,
    /// The programme's markets.
    pub markets: Vec<Market>,
}

impl Introductions {
    /// A market of the programme.
    pub fn market(&self, id: Option<MarketId>) -> Option<&Market> {
        self.markets.iter().find(|market| Some(market.market_id) == id)
    }
}

/// What came of the introductions of a period: sums alone, each with three people or more behind it.
///
/// # Errors
/// [`crate::domain::Refusal::NotAManager`].
pub async fn introductions(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Introductions> {
    member.manager()?;
    let program = member.program.program_id;
    let window = window(app, tx, member, period).await?;
    let since = match period {
        Period::Ever => DateTime::UNIX_EPOCH,
        _ => window.since,
    };
    let courses = store::introduction::list_courses(tx, program, (since, window.until)).await?;
    let markets = store::market::list(tx, program).await?;
    Ok(Introductions { period, meetings: Meetings::of(&courses), markets })
}

/// The same as a file: a row for each two markets, and one for all.
pub fn introductions_table(of: &Introductions) -> Table {
    let columns = [
        "market",
        "other_market",
        "introduced",
        "agreed",
        "met",
        "score_of_3",
        "introduced_again",
        "met_again",
        "fruitful",
        "works",
    ];
    let mut table = Table::new(columns.into_iter().map(ToOwned::to_owned));
    let code = |id: &Option<MarketId>| of.market(*id).map_or(Cell::Empty, |known| known.code.as_str().into());
    for ((one, two), tally) in &of.meetings.between {
        table.add(row([code(one), code(two)], tally));
    }
    table.add(row(["all".into(), Cell::Empty], &of.meetings.all));
    table
}

fn row(names: [Cell; 2], tally: &Tally) -> Vec<Cell> {
    let count = |sum: Option<i64>| sum.map_or(Cell::Empty, Cell::Number);
    let before = [tally.introduced, tally.agreed, tally.met].map(count);
    let after = [tally.again, tally.met_again, tally.fruitful, tally.works].map(count);
    let score = tally.score.map_or(Cell::Empty, Cell::Tenths);
    names.into_iter().chain(before).chain([score]).chain(after).collect()
}
