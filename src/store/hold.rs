//! Remembers which commissions wait for a manager's decision, why, and what was decided; and what is known of a creator's sales.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Tx, on};
use crate::domain::commission::Commission;
use crate::domain::hold::{BURST, Hold, Kind, Signals};
use crate::domain::own_sale::Evidence;
use crate::domain::span::Span;
use crate::domain::{CommissionHoldId, ConversionId, CreatorId, ProgramId};

/// Asks for what waits or waited.
macro_rules! holds {
    ($which:literal) => {
        concat!(
            "select h.commission_hold_id, h.creator_id, c.name, h.kind, h.words, h.evidence_some, h.evidence_of,
                    h.opened_at, h.decided_at
             from commission_hold h join creator c on c.creator_id = h.creator_id where ",
            $which
        )
    };
}

/// Keeps that something waits; `false` where the same does already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, program: ProgramId, new: &Hold) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into commission_hold (commission_hold_id, program_id, creator_id, kind, words, evidence_some,
                                      evidence_of, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    )
    .bind(new.commission_hold_id)
    .bind(program)
    .bind(new.creator_id)
    .bind(new.kind)
    .bind(&new.words)
    .bind(new.evidence_some)
    .bind(new.evidence_of)
    .bind(new.opened_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// What looks unusual about a creator and is not decided yet.
///
/// # Errors
/// When the database fails.
pub async fn find_flag(tx: &mut Tx, creator: CreatorId, kind: Kind) -> sqlx::Result<Option<Hold>> {
    on!(tx, conn => sqlx::query_as(holds!("h.creator_id = $1 and h.kind = $2 and h.decided_at is null"))
        .bind(creator)
        .bind(kind)
        .fetch_optional(conn)
        .await)
}

/// Whether a manager has found the same in order since a moment.
///
/// # Errors
/// When the database fails.
pub async fn was_released(
    tx: &mut Tx,
    creator: CreatorId,
    kind: Kind,
    since: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let released: i64 = on!(tx, conn => sqlx::query_scalar(
        "select count(*) from commission_hold
         where creator_id = $1 and kind = $2 and decided_at >= $3 and is_voided = false",
    )
    .bind(creator)
    .bind(kind)
    .bind(since)
    .fetch_one(conn)
    .await)?;
    Ok(released > 0)
}

/// Something of the programme that waits or waited.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, program: ProgramId, id: CommissionHoldId) -> sqlx::Result<Option<Hold>> {
    on!(tx, conn => sqlx::query_as(holds!("h.program_id = $1 and h.commission_hold_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// Whose it is, in whatever programme.
///
/// # Errors
/// When the database fails.
pub async fn find_creator(tx: &mut Tx, id: CommissionHoldId) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar("select creator_id from commission_hold where commission_hold_id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// What waits in a programme, disputes or what looks unusual: the oldest after one of them, and how many there are.
///
/// # Errors
/// When the database fails.
pub async fn find_oldest(
    tx: &mut Tx,
    program: ProgramId,
    is_dispute: bool,
    after: Option<CommissionHoldId>,
) -> sqlx::Result<(Option<Hold>, i64)> {
    let oldest = on!(tx, conn => sqlx::query_as(holds!(
        "h.program_id = $1 and h.decided_at is null and (h.kind = 'dispute') = $2
         and ($3 is null or h.commission_hold_id > $3) order by h.commission_hold_id limit 1"
    ))
    .bind(program)
    .bind(is_dispute)
    .bind(after)
    .fetch_optional(conn)
    .await)?;
    let all = on!(tx, conn => sqlx::query_scalar(
        "select count(*) from commission_hold h
         where h.program_id = $1 and h.decided_at is null and (h.kind = 'dispute') = $2",
    )
    .bind(program)
    .bind(is_dispute)
    .fetch_one(conn)
    .await)?;
    Ok((oldest, all))
}

/// How many objections of a creator wait.
///
/// # Errors
/// When the database fails.
pub async fn count_disputes(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from commission_hold where creator_id = $1 and kind = 'dispute' and decided_at is null",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)
}

/// Has what a conversion earned wait; says how many commissions. What waits already, or is in a payout, stays.
///
/// # Errors
/// When the database fails.
pub async fn update_held(tx: &mut Tx, hold: CommissionHoldId, conversion: ConversionId) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query(
        "update commission set commission_hold_id = $1
         where conversion_id = $2 and commission_hold_id is null and payout_item_id is null and left_minor <> 0",
    )
    .bind(hold)
    .bind(conversion)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))
}

/// Whether something that a conversion earned waits for a decision.
///
/// # Errors
/// When the database fails.
pub async fn is_held(tx: &mut Tx, conversion: ConversionId) -> sqlx::Result<bool> {
    let held: i64 = on!(tx, conn => sqlx::query_scalar(
        "select count(*) from commission where conversion_id = $1 and commission_hold_id is not null",
    )
    .bind(conversion)
    .fetch_one(conn)
    .await)?;
    Ok(held > 0)
}

/// The same of everything that a creator earned by what occurred since a moment.
///
/// # Errors
/// When the database fails.
pub async fn update_held_since(
    tx: &mut Tx,
    hold: CommissionHoldId,
    (creator, since): (CreatorId, DateTime<Utc>),
) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query(
        "update commission set commission_hold_id = $1
         where creator_id = $2 and commission_hold_id is null and payout_item_id is null and left_minor <> paid_minor
            and conversion_id in (select conversion_id from conversion where creator_id = $2 and occurred_at > $3)",
    )
    .bind(hold)
    .bind(creator)
    .bind(since)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))
}

/// A commission that waits, with the shop's own name for its payment.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Held {
    /// The commission.
    #[sqlx(flatten)]
    pub commission: Commission,
    /// The shop's own name.
    pub reported_id: Option<String>,
    /// By what its sale seems to be the creator's own, if it does and no manager has said otherwise.
    pub evidence: Option<Evidence>,
    /// The shop's own name for the earlier one that it is like.
    pub like_reported_id: Option<String>,
}

/// What waits for one decision, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list_held(tx: &mut Tx, hold: CommissionHoldId) -> sqlx::Result<Vec<Held>> {
    on!(tx, conn => sqlx::query_as(
        "select k.commission_id, k.program_id, k.creator_id, k.conversion_id, k.reward_plan_id, k.reward_component_id,
                k.rate_bps, k.earned_minor, k.left_minor, k.paid_minor, k.currency, k.payable_on,
                k.commission_hold_id, k.earned_on, k.root_component_id, k.tenure, k.uncut_minor, k.bonus_on, v.reported_id,
                o.evidence, w.reported_id as like_reported_id
         from commission k left join conversion v on v.conversion_id = k.conversion_id
         left join own_sale o on o.conversion_id = k.conversion_id and o.released_at is null
         left join conversion w on w.conversion_id = o.like_conversion_id
         where k.commission_hold_id = $1 order by k.commission_id desc",
    )
    .bind(hold)
    .fetch_all(conn)
    .await)
}

/// Decides; `false` where that was done before. What waited is free.
///
/// # Errors
/// When the database fails.
pub async fn update_decided(
    tx: &mut Tx,
    id: CommissionHoldId,
    (is_voided, answer): (bool, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update commission_hold set decided_at = $2, is_voided = $3, answer = $4
         where commission_hold_id = $1 and decided_at is null",
    )
    .bind(id)
    .bind(now)
    .bind(is_voided)
    .bind(answer)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if done > 0 {
        on!(tx, conn => sqlx::query(
            "update commission set commission_hold_id = null where commission_hold_id = $1",
        )
        .bind(id)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(done > 0)
}

/// What is known of a creator's sales within the hour before a moment, counted up to as many as matter, and on these days.
/// Sales by code are not counted.
///
/// # Errors
/// When the database fails.
pub async fn get_signals(
    tx: &mut Tx,
    creator: CreatorId,
    at: DateTime<Utc>,
    days: Span,
) -> sqlx::Result<Signals> {
    on!(tx, conn => sqlx::query_as(
        "select (select count(*) from (
                    select 1 from conversion
                    where creator_id = $1 and occurred_at > $2 and occurred_at <= $3 and kind in ('sale', 'renewal')
                    limit $4) as sold) as sales_in_hour,
                cast(0 as bigint) as code_sales, cast(coalesce(sum(clicks), 0) as bigint) as clicks,
                cast(coalesce(sum(sales + renewals), 0) as bigint) as sales,
                cast(coalesce(sum(refunds), 0) as bigint) as refunds
         from link_day where creator_id = $1 and counted_on between $5 and $6",
    )
    .bind(creator)
    .bind(at - TimeDelta::hours(1))
    .bind(at)
    .bind(BURST)
    .bind(days.since())
    .bind(days.until())
    .fetch_one(conn)
    .await)
}

/// How many sales of a creator came by a typed code since a moment, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub async fn count_by_code(
    tx: &mut Tx,
    creator: CreatorId,
    since: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from (
            select 1 from conversion
            where creator_id = $1 and occurred_at >= $2 and attribution = 'promo_code' limit $3) as sold",
    )
    .bind(creator)
    .bind(since)
    .bind(most)
    .fetch_one(conn)
    .await)
}
