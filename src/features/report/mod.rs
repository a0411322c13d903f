//! Tells managers how the programme is doing: as a whole, divided, from collaboration to collaboration, and as files.

mod columns;
mod export;
mod introduction;
mod overview;
mod repeat;
mod retention;
mod roi;
mod segment;

use crate::app::{App, Member};
use crate::domain::overview::Window;
use crate::domain::stats::Period;
use crate::error::Result;
use crate::store::{self, Tx};

pub use export::{Export, What, export};
pub use introduction::{Introductions, introductions, introductions_table};
pub use overview::{overview, overview_table};
pub use repeat::{repeat, repeat_table};
pub use retention::{retention, retention_table};
pub use roi::{
    Partnership, Partnerships, Standing, partnership, partnership_table, partnerships, partnerships_table,
};
pub use segment::{Label, Row, Segments, segment, segment_table};

/// The days of a period in the programme's zone; all time begins with the first day of which anything is known.
async fn window(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Window> {
    let first = match period {
        Period::Ever => store::report::find_first_day(tx, member.program.program_id).await?,
        _ => None,
    };
    Ok(Window::of(period.span(member.today(app), first), member.program.zone))
}
