//! Adds figures up from the roll-ups, never from single clicks.

use chrono::NaiveDate;

use super::{Tx, on};
use crate::domain::conversion::{Conversion, Kind, Source};
use crate::domain::money::Money;
use crate::domain::stats::Figures;
use crate::domain::{CreatorId, ProgramId};

/// A creator's figures over the days `since ..= until`.
pub async fn of_creator(
    tx: &mut Tx,
    creator: CreatorId,
    since: NaiveDate,
    until: NaiveDate,
) -> sqlx::Result<Figures> {
    on!(tx, conn => sqlx::query_as(
        "select cast(coalesce(sum(clicks), 0) as bigint) as clicks,
                cast(coalesce(sum(visitors), 0) as bigint) as visitors
         from link_day where creator_id = $1 and counted_on between $2 and $3",
    )
    .bind(creator)
    .bind(since)
    .bind(until)
    .fetch_one(conn)
    .await)
}

/// Adds a conversion to the roll-ups of its link, placement, creator and day.
pub async fn add_conversion(
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
    add_revenue(tx, (program, source), (day, &month), &revenue).await
}

async fn add_revenue(
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
