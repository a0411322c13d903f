//! How the programme is doing as a whole, beside the period before.

use chrono::TimeDelta;

use super::window;
use crate::app::{App, Member};
use crate::domain::ProgramId;
use crate::domain::overview::{Counts, Overview, Side, Window};
use crate::domain::report::Report;
use crate::domain::span::Span;
use crate::domain::stats::{Figures, Period};
use crate::domain::table::{Cell, Table};
use crate::error::Result;
use crate::store::{self, Tx};

/// The programme over `period` and over the one before.
///
/// # Errors
/// [`crate::domain::Refusal::NotAManager`].
pub async fn overview(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Overview> {
    member.manager()?;
    let (program, zone) = (member.program.program_id, member.program.zone);
    let now = window(app, tx, member, period).await?;
    let before = period.before(member.today(app)).map(|span| Window::of(span, zone));
    let days = match before {
        None => store::report::list_months(tx, program, now.span.since()).await?,
        Some(before) => {
            let whole = Window::of(Span::new(before.span.since(), now.span.until()), zone);
            store::report::list_days(tx, program, whole).await?
        }
    };
    let side = side(tx, program, (now, period == Period::Ever)).await?;
    let was = match before {
        Some(before) => Some(self::side(tx, program, (before, false)).await?),
        None => None,
    };
    let spans = (now.span, before.map(|before| before.span));
    Ok(Overview {
        report: Report::of(period, spans, &days, side.revenue.clone()),
        now: side,
        before: was,
        owed: store::report::count_owed(tx, program).await?,
    })
}

async fn side(tx: &mut Tx, program: ProgramId, (window, is_ever): (Window, bool)) -> Result<Side> {
    Ok(Side {
        counts: store::report::get_counts(tx, program, (window, is_ever)).await?,
        revenue: store::report::list_revenue(tx, program, window).await?,
        wait: store::report::find_wait(tx, program, window).await?,
    })
}

/// The overview as a file: a row for each figure, with that of the period before.
pub fn overview_table(overview: &Overview) -> Table {
    let report = &overview.report;
    let was =
        report.before.map(|(span, figures)| (span, figures, overview.before.clone().unwrap_or_default()));
    let mut table = Table::new([
        "measure",
        "currency",
        "since",
        "until",
        "value",
        "before_since",
        "before_until",
        "before",
    ]);
    let mut add = |measure: &str, currency: Cell, now: Cell, before: Cell| {
        let since = was.as_ref().map(|(span, ..)| span.since());
        let until = was.as_ref().map(|(span, ..)| span.until());
        table.add(vec![
            measure.into(),
            currency,
            report.span.since().into(),
            report.span.until().into(),
            now,
            since.into(),
            until.into(),
            before,
        ]);
    };
    for (measure, value) in counted(&overview.now.counts, &report.figures) {
        let before = was.as_ref().and_then(|(_, figures, side)| {
            counted(&side.counts, figures).into_iter().find(|(known, _)| *known == measure)
        });
        add(measure, Cell::Empty, value.into(), before.map(|(_, value)| value).into());
    }
    let minutes = |wait: Option<TimeDelta>| Cell::from(wait.map(|wait| wait.num_minutes()));
    let wait_before = was.as_ref().and_then(|(.., side)| side.wait);
    add("median_minutes_to_approval", Cell::Empty, minutes(overview.now.wait), minutes(wait_before));
    add("campaigns_owing_results", Cell::Empty, overview.owed.into(), Cell::Empty);
    let before = was.as_ref().map(|(.., side)| side.revenue.as_slice()).unwrap_or_default();
    let gone = before.iter().filter(|sum| report.revenue.iter().all(|now| now.currency != sum.currency));
    for currency in report.revenue.iter().chain(gone).map(|sum| sum.currency.as_str()) {
        let amount = |sums: &[crate::domain::money::Money]| {
            let found = sums.iter().find(|sum| sum.currency == currency);
            found.map_or(Cell::Empty, |sum| Cell::Amount(sum.clone()))
        };
        add("revenue", currency.into(), amount(&report.revenue), amount(before));
    }
    table
}

/// Every count under its name in the file.
const fn counted(counts: &Counts, figures: &Figures) -> [(&'static str, i64); 12] {
    [
        ("creators_active", counts.active),
        ("creators_new", counts.newcomers),
        ("campaigns_running", counts.running),
        ("campaigns_ended", counts.ended),
        ("participations", counts.participations),
        ("deliverables_approved", counts.approved),
        ("clicks", figures.clicks),
        ("visitors", figures.visitors),
        ("signups", figures.signups),
        ("sales", figures.sales),
        ("renewals", figures.renewals),
        ("refunds", figures.refunds),
    ]
}
