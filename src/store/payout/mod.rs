//! Remembers payouts: what programmes decided about them, what is due, what was frozen, and who is paid nothing for now.

/// What holds for commissions that can be paid on a day and are in no payout.
macro_rules! open {
    () => {
        "k.left_minor <> k.paid_minor and k.payout_item_id is null and k.commission_hold_id is null
            and k.payable_on <= $2 "
    };
}

mod item;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::payout::{Due, Payout, Rule, Rules};
use crate::domain::{CreatorId, PayoutId, PersonId, ProgramId};

pub use item::{
    Stated, delete_item, find_item, insert_item, list_items, list_lines, list_paid, list_under_way,
    list_unpaid, update_amount, update_free, update_paid, update_unpaid,
};

/// What a programme decided.
///
/// # Errors
/// When the database fails.
pub async fn get_rules(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Rules> {
    let rules: Vec<Rule> = on!(tx, conn => sqlx::query_as(
        "select currency, least_minor, confirm_minor from payout_rule where program_id = $1 order by currency",
    )
    .bind(program)
    .fetch_all(conn)
    .await)?;
    Ok(Rules(rules))
}

/// Decides anew.
///
/// # Errors
/// When the database fails.
pub async fn update_rules(tx: &mut Tx, program: ProgramId, rules: &Rules) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from payout_rule where program_id = $1")
        .bind(program)
        .execute(conn)
        .await
        .map(drop))?;
    for rule in &rules.0 {
        on!(tx, conn => sqlx::query(
            "insert into payout_rule (program_id, currency, least_minor, confirm_minor) values ($1, $2, $3, $4)",
        )
        .bind(program)
        .bind(&rule.currency)
        .bind(rule.least_minor)
        .bind(rule.confirm_minor)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// What is to be paid by a day, by creator and currency.
///
/// # Errors
/// When the database fails.
pub async fn due(tx: &mut Tx, program: ProgramId, until: NaiveDate) -> sqlx::Result<Vec<Due>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select k.creator_id, c.name, k.currency,
                cast(sum(k.left_minor - k.paid_minor) as bigint) as amount_minor, h.creator_id is not null as is_held
         from commission k join creator c on c.creator_id = k.creator_id
         left join payout_hold h on h.creator_id = k.creator_id
         where k.program_id = $1 and ",
        open!(),
        "group by k.creator_id, c.name, k.currency, h.creator_id order by c.name, k.creator_id, k.currency"
    ))
    .bind(program)
    .bind(until)
    .fetch_all(conn)
    .await)
}

/// Lets nobody else freeze a payout of the programme until this transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(tx: &mut Tx, program: ProgramId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set name = name where program_id = $1")
        .bind(program)
        .execute(conn)
        .await
        .map(drop))
}

/// The number of the programme's next payout.
///
/// # Errors
/// When the database fails.
pub async fn get_next(tx: &mut Tx, program: ProgramId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select coalesce(max(number), 0) + 1 from payout where program_id = $1")
        .bind(program)
        .fetch_one(conn)
        .await)
}

/// Keeps a payout without anything in it.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, program: ProgramId, new: &Payout) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into payout (payout_id, program_id, number, until_on, hash, frozen_at, frozen_by_person_id,
                             needs_second)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.payout_id)
    .bind(program)
    .bind(new.number)
    .bind(new.until_on)
    .bind(&new.hash)
    .bind(new.frozen_at)
    .bind(new.frozen_by_person_id)
    .bind(new.needs_second)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what stands for everything in a payout, and whether it has to be confirmed.
///
/// # Errors
/// When the database fails.
pub async fn update_frozen(tx: &mut Tx, of: &Payout) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update payout set hash = $2, needs_second = $3 where payout_id = $1")
        .bind(of.payout_id)
        .bind(&of.hash)
        .bind(of.needs_second)
        .execute(conn)
        .await
        .map(drop))
}

/// Asks for payouts of a programme.
macro_rules! payouts {
    ($which:literal) => {
        concat!(
            "select payout_id, number, until_on, hash, frozen_at, frozen_by_person_id, needs_second, confirmed_at,
                    called_off_at
             from payout where program_id = $1 and ",
            $which
        )
    };
}

/// A payout of the programme by its key.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, program: ProgramId, id: PayoutId) -> sqlx::Result<Option<Payout>> {
    on!(tx, conn => sqlx::query_as(payouts!("payout_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The same by its number; without one the last.
///
/// # Errors
/// When the database fails.
pub async fn find_by_number(
    tx: &mut Tx,
    program: ProgramId,
    number: Option<i64>,
) -> sqlx::Result<Option<Payout>> {
    on!(tx, conn => sqlx::query_as(payouts!("($2 is null or number = $2) order by number desc limit 1"))
        .bind(program)
        .bind(number)
        .fetch_optional(conn)
        .await)
}

/// Has a payout be confirmed; `false` where it was before, or was called off.
///
/// # Errors
/// When the database fails.
pub async fn update_confirmed(
    tx: &mut Tx,
    id: PayoutId,
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update payout set confirmed_at = $2, confirmed_by_person_id = $3
         where payout_id = $1 and confirmed_at is null and called_off_at is null",
    )
    .bind(id)
    .bind(now)
    .bind(by)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Calls a payout off; `false` where it was before, or something of it was paid.
///
/// # Errors
/// When the database fails.
pub async fn update_called_off(tx: &mut Tx, id: PayoutId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update payout set called_off_at = $2 where payout_id = $1 and called_off_at is null and not exists (
            select 1 from payout_item where payout_id = $1 and paid_at is not null)",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Has a creator be paid nothing until somebody decides otherwise; `false` where that is so.
///
/// # Errors
/// When the database fails.
pub async fn insert_hold(
    tx: &mut Tx,
    creator: CreatorId,
    reason: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into payout_hold (creator_id, reason, held_at) values ($1, $2, $3) on conflict do nothing",
    )
    .bind(creator)
    .bind(reason)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Has a creator be paid again; `false` where they are.
///
/// # Errors
/// When the database fails.
pub async fn delete_hold(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query("delete from payout_hold where creator_id = $1")
        .bind(creator)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Whether a creator is paid nothing until somebody decides otherwise.
///
/// # Errors
/// When the database fails.
pub async fn is_held(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query_scalar("select exists (select 1 from payout_hold where creator_id = $1)")
        .bind(creator)
        .fetch_one(conn)
        .await)
}
