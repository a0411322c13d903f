//! Adds up what creators bring and what they cost: from the roll-ups by day and month, which every line of the ledger changes,
//! and from what they were sent.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::super::LATEST;
use super::{Tx, on};
use crate::domain::commission::{Entry, LedgerEntry};
use crate::domain::money::Money;
use crate::domain::overview::Window;
use crate::domain::roi::{Cost, Flow, Sold};
use crate::domain::{CreatorId, MarketId, ProgramId, TierId};

/// Adds a line of the ledger to what its creator costs, on the day of the sale or refund that is behind it, else on that on
/// which it was entered. Payouts cost nothing: they settle what is counted already.
///
/// # Errors
/// When the database fails.
pub async fn add_cost(tx: &mut Tx, new: &LedgerEntry) -> sqlx::Result<()> {
    if Cost::of(new.kind).is_none() {
        return Ok(());
    }
    // The day on which the revenue counts that a line is about, so that both are in the same month.
    let entered_on = new.entered_at.date_naive();
    on!(tx, conn => {
        sqlx::query(
            "insert into creator_day_cost (creator_id, counted_on, currency, kind, program_id, amount_minor)
             values ($1, coalesce((select counted_on from conversion where conversion_id = $7), $2), $3, $4, $5, $6)
             on conflict (creator_id, counted_on, currency, kind)
             do update set amount_minor = creator_day_cost.amount_minor + excluded.amount_minor",
        )
        .bind(new.creator_id)
        .bind(entered_on)
        .bind(&new.currency)
        .bind(new.kind)
        .bind(new.program_id)
        .bind(new.amount_minor)
        .bind(new.conversion_id)
        .execute(&mut *conn)
        .await?;
        sqlx::query(
            "insert into creator_month_cost (creator_id, month, currency, kind, program_id, amount_minor)
             values ($1, substr(cast(coalesce((select counted_on from conversion where conversion_id = $7), $2) as text), 1, 7),
                     $3, $4, $5, $6)
             on conflict (creator_id, month, currency, kind)
             do update set amount_minor = creator_month_cost.amount_minor + excluded.amount_minor",
        )
        .bind(new.creator_id)
        .bind(entered_on)
        .bind(&new.currency)
        .bind(new.kind)
        .bind(new.program_id)
        .bind(new.amount_minor)
        .bind(new.conversion_id)
        .execute(conn)
        .await
        .map(drop)
    })
}

/// Somebody with whom the programme works or has worked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Partner {
    /// Who.
    pub creator_id: CreatorId,
    /// The name they gave; empty where they asked to be forgotten.
    pub name: String,
    /// Their market, as it is today.
    pub market_id: Option<MarketId>,
    /// Their tier, as it is today.
    pub tier_id: Option<TierId>,
    /// When they were approved, else when their place was made.
    pub began_at: DateTime<Utc>,
}

/// Asks for partners.
macro_rules! partners {
    ($which:literal) => {
        concat!(
            "select c.creator_id, c.name, c.market_id, s.tier_id, coalesce(c.approved_at, c.joined_at) as began_at
             from creator c left join standing s on s.creator_id = c.creator_id where c.program_id = $1",
            $which
        )
    };
}

/// Everybody who has or had a place in a programme.
///
/// # Errors
/// When the database fails.
pub async fn list_partners(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Partner>> {
    on!(tx, conn => sqlx::query_as(partners!("")).bind(program).fetch_all(conn).await)
}

/// One of them.
///
/// # Errors
/// When the database fails.
pub async fn find_partner(
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
) -> sqlx::Result<Option<Partner>> {
    on!(tx, conn => sqlx::query_as(partners!(" and c.creator_id = $2"))
        .bind(program)
        .bind(creator)
        .fetch_optional(conn)
        .await)
}

/// Whose figures are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One creator's, piece by piece.
    One(CreatorId),
    /// Everybody's of a programme.
    All(ProgramId),
}

impl Whose {
    const fn key(self) -> i64 {
        match self {
            Self::One(creator) => creator.0,
            Self::All(program) => program.0,
        }
    }
}

/// The statements for revenue and for costs by month, of those with this key.
macro_rules! by_month {
    ($key:literal) => {
        [
            concat!(
                "select creator_id, month, currency, revenue_minor from creator_month_money where ",
                $key,
                " = $1 order by creator_id, month, currency"
            ),
            concat!(
                "select creator_id, month, currency, kind, amount_minor from creator_month_cost where ",
                $key,
                " = $1 order by creator_id, month, currency, kind"
            ),
        ]
    };
}

/// The same over some days, each of them by itself, or all of them under the first with anything.
macro_rules! by_day {
    ($key:literal, $day:literal, $by:literal) => {
        [
            concat!(
                "select creator_id, ",
                $day,
                " as counted_on, currency, cast(sum(revenue_minor) as bigint) as revenue_minor from link_day_money where ",
                $key,
                " = $1 and counted_on between $2 and $3 group by creator_id, currency",
                $by
            ),
            concat!(
                "select creator_id, ",
                $day,
                " as counted_on, currency, kind, cast(sum(amount_minor) as bigint) as amount_minor
                 from creator_day_cost where ",
                $key,
                " = $1 and counted_on between $2 and $3 group by creator_id, currency, kind",
                $by
            ),
        ]
    };
}

/// What came in and what was spent: over a window, or ever by month.
///
/// # Errors
/// When the database fails.
pub async fn list_flows(tx: &mut Tx, whose: Whose, window: Option<Window>) -> sqlx::Result<Vec<Flow>> {
    let mut flows = match window {
        None => list_months(tx, whose).await?,
        Some(window) => list_days(tx, whose, window).await?,
    };
    flows.extend(list_goods(tx, whose, window).await?);
    Ok(flows)
}

/// The statement for goods that were sent between two moments, to those with this key.
macro_rules! sent {
    ($key:literal) => {
        concat!(
            "select creator_id, sent_at, currency, value_minor from goods
             where state in ('sent', 'received') and sent_at >= $2 and sent_at < $3 and ",
            $key,
            " = $1 order by creator_id, goods_id"
        )
    };
}

/// What was sent, at its value. There are few goods, one for a campaign or two, so that they are read as they are.
async fn list_goods(tx: &mut Tx, whose: Whose, window: Option<Window>) -> sqlx::Result<Vec<Flow>> {
    let statement = match whose {
        Whose::One(_) => sent!("creator_id"),
        Whose::All(_) => sent!("program_id"),
    };
    let (since, until) = bounds(window);
    let sent: Vec<(CreatorId, DateTime<Utc>, String, i64)> = on!(tx, conn => sqlx::query_as(statement)
        .bind(whose.key())
        .bind(since)
        .bind(until)
        .fetch_all(conn)
        .await)?;
    let day = |sent_at: DateTime<Utc>| match window {
        None => first_of_month(sent_at.date_naive()),
        Some(window) => sent_at.date_naive().clamp(window.span.since(), window.span.until()),
    };
    let flow = |(creator_id, sent_at, currency, minor)| Flow {
        creator_id,
        on: day(sent_at),
        cost: Some(Cost::Goods),
        money: Money { minor, currency },
    };
    Ok(sent.into_iter().map(flow).collect())
}

/// When a window begins and is over; without one, everything is in between.
fn bounds(window: Option<Window>) -> (DateTime<Utc>, DateTime<Utc>) {
    window.map_or((DateTime::UNIX_EPOCH, LATEST), |window| (window.since, window.until))
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

async fn list_months(tx: &mut Tx, whose: Whose) -> sqlx::Result<Vec<Flow>> {
    let [revenue, costs] = match whose {
        Whose::One(_) => by_month!("creator_id"),
        Whose::All(_) => by_month!("program_id"),
    };
    let (revenue, costs): (Vec<Came<String>>, Vec<Spent<String>>) = on!(tx, conn => {
        let revenue = sqlx::query_as(revenue).bind(whose.key()).fetch_all(&mut *conn).await?;
        let costs = sqlx::query_as(costs).bind(whose.key()).fetch_all(conn).await?;
        Ok::<_, sqlx::Error>((revenue, costs))
    })?;
    let first = |month: &String| format!("{month}-01").parse().unwrap_or_default();
    Ok(flows(revenue, costs, first))
}

async fn list_days(tx: &mut Tx, whose: Whose, window: Window) -> sqlx::Result<Vec<Flow>> {
    let [revenue, costs] = match whose {
        Whose::One(_) => by_day!("creator_id", "counted_on", ", counted_on"),
        Whose::All(_) => by_day!("program_id", "min(counted_on)", ""),
    };
    let (since, until) = (window.span.since(), window.span.until());
    let (revenue, costs): (Vec<Came<NaiveDate>>, Vec<Spent<NaiveDate>>) = on!(tx, conn => {
        let revenue =
            sqlx::query_as(revenue).bind(whose.key()).bind(since).bind(until).fetch_all(&mut *conn).await?;
        let costs = sqlx::query_as(costs).bind(whose.key()).bind(since).bind(until).fetch_all(conn).await?;
        Ok::<_, sqlx::Error>((revenue, costs))
    })?;
    Ok(flows(revenue, costs, |day| *day))
}

/// Whose, when, in which currency and how much came in.
type Came<T> = (CreatorId, T, String, i64);
/// The same of what was spent, and for what.
type Spent<T> = (CreatorId, T, String, Entry, i64);

fn flows<T>(came: Vec<Came<T>>, spent: Vec<Spent<T>>, day: impl Fn(&T) -> NaiveDate) -> Vec<Flow> {
    let flow = |creator_id, on: &T, cost, minor, currency| Flow {
        creator_id,
        on: day(on),
        cost,
        money: Money { minor, currency },
    };
    let came =
        came.into_iter().map(|(creator, on, currency, minor)| flow(creator, &on, None, minor, currency));
    let spent = spent.into_iter().filter_map(|(creator, on, currency, kind, minor)| {
        Some(flow(creator, &on, Some(Cost::of(kind)?), minor, currency))
    });
    came.chain(spent).collect()
}

/// The statement for what was sold ever, of those with this key.
macro_rules! sold_ever {
    ($key:literal) => {
        concat!(
            "select creator_id, cast(sum(sales + renewals) as bigint) from creator_month where ",
            $key,
            " = $1 group by creator_id"
        )
    };
}

/// The same over some days.
macro_rules! sold {
    ($key:literal) => {
        concat!(
            "select creator_id, cast(sum(sales + renewals) as bigint) from link_day where ",
            $key,
            " = $1 and counted_on between $2 and $3 group by creator_id"
        )
    };
}

/// The statement for how many customers were first known between two moments, of those with this key.
macro_rules! customers {
    ($which:literal) => {
        concat!(
            "select creator_id, count(*) from customer
             where program_id = $1 and known_at >= $2 and known_at < $3",
            $which,
            " group by creator_id"
        )
    };
}

/// What each creator sold, and how many customers they brought: over a window, or ever.
///
/// # Errors
/// When the database fails.
pub async fn list_sold(
    tx: &mut Tx,
    program: ProgramId,
    whose: Whose,
    window: Option<Window>,
) -> sqlx::Result<BTreeMap<CreatorId, Sold>> {
    let ever = match whose {
        Whose::One(_) => sold_ever!("creator_id"),
        Whose::All(_) => sold_ever!("program_id"),
    };
    let days = match whose {
        Whose::One(_) => sold!("creator_id"),
        Whose::All(_) => sold!("program_id"),
    };
    let sales: Vec<(CreatorId, i64)> = on!(tx, conn => match window {
        None => sqlx::query_as(ever).bind(whose.key()).fetch_all(conn).await,
        Some(window) => {
            let (since, until) = (window.span.since(), window.span.until());
            sqlx::query_as(days).bind(whose.key()).bind(since).bind(until).fetch_all(conn).await
        }
    })?;
    let mut found: BTreeMap<CreatorId, Sold> = BTreeMap::new();
    for (creator, sales) in sales {
        found.entry(creator).or_default().sales = sales;
    }
    for (creator, customers) in list_customers(tx, program, whose, window).await? {
        found.entry(creator).or_default().customers = customers;
    }
    Ok(found)
}

async fn list_customers(
    tx: &mut Tx,
    program: ProgramId,
    whose: Whose,
    window: Option<Window>,
) -> sqlx::Result<Vec<(CreatorId, i64)>> {
    let (since, until) = bounds(window);
    match whose {
        Whose::All(_) => on!(tx, conn => sqlx::query_as(customers!(""))
            .bind(program)
            .bind(since)
            .bind(until)
            .fetch_all(conn)
            .await),
        Whose::One(creator) => on!(tx, conn => sqlx::query_as(customers!(" and creator_id = $4"))
            .bind(program)
            .bind(since)
            .bind(until)
            .bind(creator)
            .fetch_all(conn)
            .await),
    }
}
