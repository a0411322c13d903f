//! Remembers what is counted over a month or a year: what a component came to, what was sold, what was earned in all.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::domain::commission::Commission;
use crate::domain::money::Money;
use crate::domain::reward::Scope;
use crate::domain::{CampaignId, CreatorId, ProgramId, RewardComponentId};
use crate::store::{Tx, on};

/// A first and a last day.
type Days = (NaiveDate, NaiveDate);

/// What is left of what a creator earned by a component in these days, in all its versions, in minor units.
///
/// # Errors
/// When the database fails.
pub async fn get_spent(
    tx: &mut Tx,
    (creator, root): (CreatorId, RewardComponentId),
    (first, last): Days,
    currency: &str,
) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select cast(coalesce(sum(left_minor), 0) as bigint) from commission
         where creator_id = $1 and root_component_id = $2 and earned_on between $3 and $4 and currency = $5",
    )
    .bind(creator)
    .bind(root)
    .bind(first)
    .bind(last)
    .bind(currency)
    .fetch_one(conn)
    .await)
}

/// The sales and renewals of a creator in these days of which something is left, and what is left of those in a currency, in
/// minor units; all of them, or those by a campaign's links.
///
/// # Errors
/// When the database fails.
pub async fn get_sold(
    tx: &mut Tx,
    (creator, campaign): (CreatorId, Option<CampaignId>),
    (first, last): Days,
    currency: &str,
) -> sqlx::Result<(i64, i64)> {
    // A day begins and ends within a day of that of UTC.
    let midnight = |day: NaiveDate| -> DateTime<Utc> { day.and_time(NaiveTime::MIN).and_utc() };
    on!(tx, conn => sqlx::query_as(
        "select count(*),
                cast(coalesce(sum(case when v.currency = $5 then v.amount_minor - v.refunded_minor else 0 end), 0) as bigint)
         from conversion v join link l on l.link_id = v.link_id
         where v.creator_id = $1 and v.occurred_at >= $6 and v.occurred_at < $7 and v.counted_on between $3 and $4
            and v.kind in ('sale', 'renewal') and v.amount_minor > v.refunded_minor
            and ($2 is null or l.campaign_id = $2)",
    )
    .bind(creator)
    .bind(campaign)
    .bind(first)
    .bind(last)
    .bind(currency)
    .bind(midnight(first) - TimeDelta::days(1))
    .bind(midnight(last) + TimeDelta::days(2))
    .fetch_one(conn)
    .await)
}

/// The bonuses of a creator for months or years that begin on one of these days.
///
/// # Errors
/// When the database fails.
pub async fn list_bonuses(
    tx: &mut Tx,
    creator: CreatorId,
    (month, year): Days,
) -> sqlx::Result<Vec<Commission>> {
    on!(tx, conn => sqlx::query_as(crate::store::commission::commissions!(
        "k.creator_id = $1 and k.bonus_on in ($2, $3) and k.root_component_id is not null order by k.commission_id"
    ))
    .bind(creator)
    .bind(month)
    .bind(year)
    .fetch_all(conn)
    .await)
}

/// Adds to what was earned by the plans of a scope in the month that began on a day; says how much it is by now, and
/// whether managers were asked.
///
/// # Errors
/// When the database fails.
pub async fn add_spend(
    tx: &mut Tx,
    (program, scope): (ProgramId, Scope),
    began_on: NaiveDate,
    amount: &Money,
) -> sqlx::Result<(i64, bool)> {
    on!(tx, conn => sqlx::query_as(
        "insert into reward_spend (program_id, scope, began_on, currency, amount_minor) values ($1, $2, $3, $4, $5)
         on conflict (program_id, scope, began_on, currency)
         do update set amount_minor = reward_spend.amount_minor + excluded.amount_minor
         returning amount_minor, asked_at is not null",
    )
    .bind(program)
    .bind(scope.to_string())
    .bind(began_on)
    .bind(&amount.currency)
    .bind(amount.minor)
    .fetch_one(conn)
    .await)
}

/// Notes that managers were asked about what goes beyond a limit.
///
/// # Errors
/// When the database fails.
pub async fn update_asked(
    tx: &mut Tx,
    (program, scope): (ProgramId, Scope),
    (began_on, currency): (NaiveDate, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update reward_spend set asked_at = $5
         where program_id = $1 and scope = $2 and began_on = $3 and currency = $4 and asked_at is null",
    )
    .bind(program)
    .bind(scope.to_string())
    .bind(began_on)
    .bind(currency)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
