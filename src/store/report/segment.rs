//! Divides a programme's figures by market, tier, campaign, stage, format or audience.

use std::collections::BTreeMap;

use super::{Tx, on};
use crate::domain::money::Money;
use crate::domain::overview::Window;
use crate::domain::segment::{By, Segment};
use crate::domain::stats::Figures;
use crate::domain::{MarketId, ProgramId};

/// From and for whom: figures by creator and campaign, with everything by which they can be divided.
macro_rules! divided {
    ($table:literal, $sums:literal, $also:literal, $key:literal, $columns:literal, $within:literal) => {
        concat!(
            "select ",
            $key,
            " as division, ",
            $columns,
            "
             from (select creator_id, campaign_id, ",
            $sums,
            " from ",
            $table,
            "
                   where program_id = $1 and counted_on between $2 and $3
                   group by creator_id, campaign_id",
            $also,
            ") f
             join creator c on c.creator_id = f.creator_id
             join campaign a on a.campaign_id = f.campaign_id
             left join standing s on s.creator_id = f.creator_id
             group by 1",
            $within,
        )
    };
}

/// The statement for figures and the one for money, divided by this.
macro_rules! both {
    ($key:literal) => {
        [
            divided!(
                "link_day",
                "sum(clicks) as clicks, sum(visitors) as visitors, sum(signups) as signups, sum(sales) as sales,
                 sum(renewals) as renewals, sum(refunds) as refunds",
                "",
                $key,
                "count(distinct case when f.clicks + f.signups + f.sales + f.renewals > 0 then f.creator_id end) as creators,
                 cast(sum(f.clicks) as bigint) as clicks, cast(sum(f.visitors) as bigint) as visitors,
                 cast(sum(f.signups) as bigint) as signups, cast(sum(f.sales) as bigint) as sales,
                 cast(sum(f.renewals) as bigint) as renewals, cast(sum(f.refunds) as bigint) as refunds",
                ""
            ),
            divided!(
                "link_day_money",
                "currency, sum(revenue_minor) as revenue_minor",
                ", currency",
                $key,
                "f.currency, cast(sum(f.revenue_minor) as bigint) as revenue_minor",
                ", f.currency"
            ),
        ]
    };
}

const fn statements(by: By) -> [&'static str; 2] {
    match by {
        By::Market => both!("cast(c.market_id as text)"),
        By::Tier => both!("cast(s.tier_id as text)"),
        By::Campaign => both!("cast(a.campaign_id as text)"),
        By::Stage => both!("a.stage"),
        By::Format => both!(
            "(select string_agg(d.format, '+' order by d.format) from
                (select distinct format from deliverable
                 where campaign_id = a.campaign_id and archived_at is null) d)"
        ),
        By::Partner => both!("c.audience_band"),
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    division: Option<String>,
    creators: i64,
    #[sqlx(flatten)]
    figures: Figures,
}

#[derive(sqlx::FromRow)]
struct Paid {
    division: Option<String>,
    #[sqlx(flatten)]
    money: Money,
}

/// A programme's figures over a window, divided; segments without any are left out.
pub async fn list_segments(
    tx: &mut Tx,
    program: ProgramId,
    (window, by): (Window, By),
) -> sqlx::Result<Vec<Segment>> {
    let [figures, money] = statements(by);
    let (since, until) = (window.span.since(), window.span.until());
    let (rows, paid): (Vec<Row>, Vec<Paid>) = on!(tx, conn => {
        let rows = sqlx::query_as(figures).bind(program).bind(since).bind(until).fetch_all(&mut *conn).await?;
        let paid = sqlx::query_as(money).bind(program).bind(since).bind(until).fetch_all(conn).await?;
        Ok::<_, sqlx::Error>((rows, paid))
    })?;
    let mut found: BTreeMap<Option<String>, (i64, Figures, Vec<Money>)> = BTreeMap::new();
    for row in rows {
        found.insert(row.division, (row.creators, row.figures, Vec::new()));
    }
    for paid in paid {
        found.entry(paid.division).or_default().2.push(paid.money);
    }
    found.retain(|_, (_, figures, money)| *figures != Figures::default() || !money.is_empty());
    let segment = |(key, (creators, figures, revenue)): (Option<String>, (i64, Figures, Vec<Money>))| {
        Segment { group: by.group(key.as_deref()), key, creators, figures, revenue: Money::sums(revenue) }
    };
    Ok(found.into_iter().map(segment).collect())
}

/// A market's key, its code and its name.
pub type Market = (MarketId, String, String);

/// Every market that a programme has or had.
pub async fn list_markets(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Market>> {
    on!(tx, conn => sqlx::query_as("select market_id, code, name from market where program_id = $1")
        .bind(program)
        .fetch_all(conn)
        .await)
}
