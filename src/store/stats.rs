//! Adds figures up from the roll-ups, never from single clicks.

use chrono::NaiveDate;

use super::{Tx, on};
use crate::domain::conversion::{Conversion, Kind, Source};
use crate::domain::money::Money;
use crate::domain::report::Report;
use crate::domain::span::Span;
use crate::domain::stats::{Day, Figures, Period, Placement, Ranked, Scope};
use crate::domain::{LinkId, ProgramId};

/// Figures over a period that ends today, and over the one before.
pub async fn get_report(tx: &mut Tx, of: Scope, period: Period, today: NaiveDate) -> sqlx::Result<Report> {
    let first = match period {
        Period::Ever => find_first_day(tx, of).await?,
        _ => None,
    };
    let (span, before) = (period.span(today, first), period.before(today));
    let whole = Span::new(before.map_or(span.since(), Span::since), span.until());
    let days = list_days(tx, of, whole).await?;
    let revenue = list_revenue(tx, of, span).await?;
    Ok(Report::of(period, (span, before), &days, revenue))
}

/// Figures over a span: those that a report of these days has.
pub async fn get_figures(tx: &mut Tx, of: Scope, span: Span) -> sqlx::Result<Figures> {
    Ok(list_days(tx, of, span).await?.iter().map(|day| day.figures).sum())
}

/// The figures of each day of a span on which there was anything, oldest first.
async fn list_days(tx: &mut Tx, of: Scope, span: Span) -> sqlx::Result<Vec<Day>> {
    on!(tx, conn => sqlx::query_as(
        "select counted_on, cast(sum(clicks) as bigint) as clicks, cast(sum(visitors) as bigint) as visitors,
                cast(sum(signups) as bigint) as signups, cast(sum(sales) as bigint) as sales,
                cast(sum(renewals) as bigint) as renewals, cast(sum(refunds) as bigint) as refunds
         from link_day
         where creator_id = $1 and counted_on between $4 and $5
           and ($2 is null or link_id = $2) and ($3 is null or campaign_id = $3)
         group by counted_on order by counted_on",
    )
    .bind(of.creator_id)
    .bind(of.link_id)
    .bind(of.campaign_id)
    .bind(span.since())
    .bind(span.until())
    .fetch_all(conn)
    .await)
}

/// The first day on which there was anything.
async fn find_first_day(tx: &mut Tx, of: Scope) -> sqlx::Result<Option<NaiveDate>> {
    on!(tx, conn => sqlx::query_scalar(
        "select counted_on from link_day
         where creator_id = $1 and ($2 is null or link_id = $2) and ($3 is null or campaign_id = $3)
         order by counted_on limit 1",
    )
    .bind(of.creator_id)
    .bind(of.link_id)
    .bind(of.campaign_id)
    .fetch_optional(conn)
    .await)
}

/// What was paid less what was taken back over a span, each currency by itself, the largest first.
pub async fn list_revenue(tx: &mut Tx, of: Scope, span: Span) -> sqlx::Result<Vec<Money>> {
    on!(tx, conn => sqlx::query_as(
        "select currency, cast(sum(revenue_minor) as bigint) as revenue_minor from link_day_money
         where creator_id = $1 and counted_on between $4 and $5
           and ($2 is null or link_id = $2) and ($3 is null or campaign_id = $3)
         group by currency order by sum(revenue_minor) desc, currency",
    )
    .bind(of.creator_id)
    .bind(of.link_id)
    .bind(of.campaign_id)
    .bind(span.since())
    .bind(span.until())
    .fetch_all(conn)
    .await)
}

/// What came through each placement of a link over a span, the most clicks first, at most `most`.
pub async fn list_placements(
    tx: &mut Tx,
    link: LinkId,
    span: Span,
    most: i64,
) -> sqlx::Result<Vec<Placement>> {
    on!(tx, conn => sqlx::query_as(
        "select sub_id, cast(sum(clicks) as bigint) as clicks, cast(sum(sales) as bigint) as sales from link_sub_day
         where link_id = $1 and counted_on between $2 and $3
         group by sub_id order by sum(clicks) desc, sub_id limit $4",
    )
    .bind(link)
    .bind(span.since())
    .bind(span.until())
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Asks for [`Ranked`] creators, best first, from a roll-up that has a creator in each row.
macro_rules! ranked {
    ($from:literal) => {
        concat!(
            "select c.creator_id, c.name,
                    exists (select 1 from consent o
                            where o.creator_id = c.creator_id and o.use_of_name = 'leaderboard') as is_open,
                    f.clicks, f.sales
             from (select creator_id, cast(sum(clicks) as bigint) as clicks, cast(sum(sales) as bigint) as sales from ",
            $from,
            " group by creator_id) f join creator c on c.creator_id = f.creator_id
             where c.stage = 'active' order by f.sales desc, f.clicks desc, c.creator_id"
        )
    };
}

/// Every creator of a programme with anything since a day, best first: most sales, then most clicks.
pub async fn list_ranked(tx: &mut Tx, program: ProgramId, since: NaiveDate) -> sqlx::Result<Vec<Ranked>> {
    on!(tx, conn => sqlx::query_as(ranked!("link_day where program_id = $1 and counted_on >= $2"))
        .bind(program)
        .bind(since)
        .fetch_all(conn)
        .await)
}

/// The same from whole months, `2026-03` the first.
pub async fn list_ranked_by_months(
    tx: &mut Tx,
    program: ProgramId,
    since: &str,
) -> sqlx::Result<Vec<Ranked>> {
    on!(tx, conn => sqlx::query_as(ranked!("creator_month where program_id = $1 and month >= $2"))
        .bind(program)
        .bind(since)
        .fetch_all(conn)
        .await)
}

/// Adds a conversion to the roll-ups of its link, placement, creator and day.
pub async fn insert_or_add(
    tx: &mut Tx,
    conversion: &Conversion,
    source: &Source,
    day: NaiveDate,
) -> sqlx::Result<()> {
    let program = conversion.program_id;
    let one = |kind| i64::from(conversion.kind == kind);
    let counts = [one(Kind::Signup), one(Kind::Sale), one(Kind::Renewal), one(Kind::Refund)];
    let month = day.format("%Y-%m").to_string();
    on!(tx, conn => {
        sqlx::query(
            "insert into link_day (link_id, counted_on, creator_id, campaign_id, program_id, clicks, visitors, robots,
                                   signups, sales, renewals, refunds)
             values ($1, $2, $3, $4, $5, 0, 0, 0, $6, $7, $8, $9)
             on conflict (link_id, counted_on) do update
             set signups = link_day.signups + excluded.signups, sales = link_day.sales + excluded.sales,
                 renewals = link_day.renewals + excluded.renewals, refunds = link_day.refunds + excluded.refunds",
        )
        .bind(source.link_id)
        .bind(day)
        .bind(source.creator_id)
        .bind(source.campaign_id)
        .bind(program)
        .bind(counts[0])
        .bind(counts[1])
        .bind(counts[2])
        .bind(counts[3])
        .execute(&mut *conn)
        .await?;
        sqlx::query(
            "insert into link_sub_day (link_id, counted_on, sub_id, clicks, sales) values ($1, $2, $3, 0, $4)
             on conflict (link_id, counted_on, sub_id) do update set sales = link_sub_day.sales + excluded.sales",
        )
        .bind(source.link_id)
        .bind(day)
        .bind(source.sub_id.as_deref().unwrap_or_default())
        .bind(counts[1])
        .execute(&mut *conn)
        .await?;
        sqlx::query(
            "insert into creator_month (creator_id, month, program_id, clicks, visitors, signups, sales, renewals, refunds)
             values ($1, $2, $3, 0, 0, $4, $5, $6, $7)
             on conflict (creator_id, month) do update
             set signups = creator_month.signups + excluded.signups, sales = creator_month.sales + excluded.sales,
                 renewals = creator_month.renewals + excluded.renewals,
                 refunds = creator_month.refunds + excluded.refunds",
        )
        .bind(source.creator_id)
        .bind(&month)
        .bind(program)
        .bind(counts[0])
        .bind(counts[1])
        .bind(counts[2])
        .bind(counts[3])
        .execute(&mut *conn)
        .await
        .map(drop)
    })?;
    let Some(revenue) = conversion.revenue() else { return Ok(()) };
    insert_or_add_revenue(tx, (program, source), (day, &month), &revenue).await
}

async fn insert_or_add_revenue(
    tx: &mut Tx,
    (program, source): (ProgramId, &Source),
    (day, month): (NaiveDate, &str),
    revenue: &Money,
) -> sqlx::Result<()> {
    on!(tx, conn => {
        sqlx::query(
            "insert into link_day_money (link_id, counted_on, currency, creator_id, campaign_id, program_id, revenue_minor)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (link_id, counted_on, currency) do update
             set revenue_minor = link_day_money.revenue_minor + excluded.revenue_minor",
        )
        .bind(source.link_id)
        .bind(day)
        .bind(&revenue.currency)
        .bind(source.creator_id)
        .bind(source.campaign_id)
        .bind(program)
        .bind(revenue.minor)
        .execute(&mut *conn)
        .await?;
        sqlx::query(
            "insert into creator_month_money (creator_id, month, currency, program_id, revenue_minor)
             values ($1, $2, $3, $4, $5)
             on conflict (creator_id, month, currency) do update
             set revenue_minor = creator_month_money.revenue_minor + excluded.revenue_minor",
        )
        .bind(source.creator_id)
        .bind(month)
        .bind(&revenue.currency)
        .bind(program)
        .bind(revenue.minor)
        .execute(&mut *conn)
        .await
        .map(drop)
    })
}
