//! Remembers which conversions seem to be their creator's own, by what, and what managers said of it.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::conversion::Conversion;
use crate::domain::own_sale::{Buyer, Like, OwnSale, Seen};
use crate::domain::{ClickId, CommissionHoldId, ConversionId, CreatorId};

/// Whether a click is of a link of this creator, and their own visit: known when it came, or by a trial later on the same
/// day, for as long as that is remembered.
///
/// # Errors
/// When the database fails.
pub async fn is_own_click(tx: &mut Tx, creator: CreatorId, click: ClickId) -> sqlx::Result<bool> {
    let found: Option<bool> = on!(tx, conn => sqlx::query_scalar(
        "select k.is_own or exists (
             select 1 from trial t where t.creator_id = l.creator_id and t.visitor = k.visitor and not k.is_robot)
         from click k join link l on l.link_id = k.link_id
         where k.click_id = $2 and l.creator_id = $1",
    )
    .bind(creator)
    .bind(click)
    .fetch_optional(conn)
    .await)?;
    Ok(found.unwrap_or(false))
}

/// A conversion of a creator's own that has the same buyer: one that was released before any other, then the same
/// customer before the same address, and one that came by a visit before what is itself only like one.
///
/// # Errors
/// When the database fails.
pub async fn find_like(tx: &mut Tx, creator: CreatorId, buyer: Buyer<'_>) -> sqlx::Result<Option<Like>> {
    if buyer == Buyer::default() {
        return Ok(None);
    }
    on!(tx, conn => sqlx::query_as(
        "select conversion_id, customer_id, released_at is not null as is_released from own_sale
         where creator_id = $1 and (customer_id = $2 or customer_email = $3)
         order by case when released_at is not null then 0 when customer_id = $2 then 1 else 2 end,
                  case when evidence = 'click' then 0 else 1 end, conversion_id
         limit 1",
    )
    .bind(creator)
    .bind(buyer.customer)
    .bind(buyer.email)
    .fetch_optional(conn)
    .await)
}

/// Keeps what was seen of a conversion.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    of: &Conversion,
    (creator, seen): (CreatorId, Seen),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into own_sale (conversion_id, creator_id, evidence, like_conversion_id, customer_id, customer_email,
                               seen_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(of.conversion_id)
    .bind(creator)
    .bind(seen.evidence)
    .bind(seen.like)
    .bind(&of.customer_id)
    .bind(&of.customer_email)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// What was seen of a conversion, if anything was.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, conversion: ConversionId) -> sqlx::Result<Option<OwnSale>> {
    on!(tx, conn => sqlx::query_as(
        "select o.evidence, v.reported_id as like_reported_id, o.released_at
         from own_sale o left join conversion v on v.conversion_id = o.like_conversion_id
         where o.conversion_id = $1",
    )
    .bind(conversion)
    .fetch_optional(conn)
    .await)
}

/// Notes that the buyers of what waits for a decision are not the creator: neither these conversions nor any other of
/// the same customers and addresses.
///
/// # Errors
/// When the database fails.
pub async fn update_released(
    tx: &mut Tx,
    (creator, hold): (CreatorId, CommissionHoldId),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "with held as (
             select o.conversion_id, o.customer_id, o.customer_email
             from own_sale o join commission k on k.conversion_id = o.conversion_id
             where k.commission_hold_id = $2 and o.creator_id = $1
         )
         update own_sale set released_at = $3
         where creator_id = $1 and released_at is null
           and (conversion_id in (select conversion_id from held) or customer_id in (select customer_id from held)
                or customer_email in (select customer_email from held))",
    )
    .bind(creator)
    .bind(hold)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Forgets the addresses that were reported before `waited` and are nobody's, and those that were seen before `seen`.
/// Says how many there were.
///
/// # Errors
/// When the database fails.
pub async fn delete_emails(tx: &mut Tx, (waited, seen): (DateTime<Utc>, DateTime<Utc>)) -> sqlx::Result<u64> {
    let waiting = on!(tx, conn => sqlx::query(
        "update conversion set customer_email = null where customer_email is not null and recorded_at < $1",
    )
    .bind(waited)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    let known = on!(tx, conn => sqlx::query(
        "update own_sale set customer_email = null where customer_email is not null and seen_at < $1",
    )
    .bind(seen)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(waiting + known)
}
