//! Remembers what is in payouts: what each creator gets, what that is made of, and what was paid of it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::commission::Commission;
use crate::domain::money::Money;
use crate::domain::payout::{Due, Item, Line};
use crate::domain::{CommissionId, CreatorId, PayoutId, PayoutItemId, ProgramId};
use crate::store::{Tx, on};

/// Puts everything of a creator's that is payable by a day in one currency into an item of a payout, and says what it is.
///
/// # Errors
/// When the database fails.
pub async fn insert_item(
    tx: &mut Tx,
    (payout, until): (PayoutId, NaiveDate),
    item: PayoutItemId,
    due: &Due,
) -> sqlx::Result<Vec<Line>> {
    on!(tx, conn => sqlx::query(
        "insert into payout_item (payout_item_id, payout_id, creator_id, currency, amount_minor)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(item)
    .bind(payout)
    .bind(due.creator_id)
    .bind(&due.currency)
    .bind(due.amount_minor)
    .execute(conn)
    .await
    .map(drop))?;
    let taken: Vec<(CommissionId, i64)> = on!(tx, conn => sqlx::query_as(concat!(
        "update commission as k set payout_item_id = $1 where k.creator_id = $3 and k.currency = $4 and ",
        open!(),
        "returning commission_id, left_minor - paid_minor"
    ))
    .bind(item)
    .bind(until)
    .bind(due.creator_id)
    .bind(&due.currency)
    .fetch_all(conn)
    .await)?;
    for (commission, minor) in &taken {
        on!(tx, conn => sqlx::query(
            "insert into payout_line (payout_item_id, commission_id, amount_minor) values ($1, $2, $3)",
        )
        .bind(item)
        .bind(*commission)
        .bind(*minor)
        .execute(conn)
        .await
        .map(drop))?;
    }
    let line = |(commission, minor)| (due.creator_id, due.currency.clone(), commission, minor);
    Ok(taken.into_iter().map(line).collect())
}

/// Keeps what an item comes to.
///
/// # Errors
/// When the database fails.
pub async fn update_amount(tx: &mut Tx, item: PayoutItemId, minor: i64) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update payout_item set amount_minor = $2 where payout_item_id = $1")
        .bind(item)
        .bind(minor)
        .execute(conn)
        .await
        .map(drop))
}

/// Takes an item that nobody has seen out of its payout.
///
/// # Errors
/// When the database fails.
pub async fn delete_item(tx: &mut Tx, item: PayoutItemId) -> sqlx::Result<()> {
    update_free(tx, item).await?;
    for statement in [
        "delete from payout_line where payout_item_id = $1",
        "delete from payout_item where payout_item_id = $1",
    ] {
        on!(tx, conn => sqlx::query(statement).bind(item).execute(conn).await.map(drop))?;
    }
    Ok(())
}

/// Lets what is in an item be paid by another payout.
///
/// # Errors
/// When the database fails.
pub async fn update_free(tx: &mut Tx, item: PayoutItemId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update commission set payout_item_id = null where payout_item_id = $1")
        .bind(item)
        .execute(conn)
        .await
        .map(drop))
}

/// Asks for items.
macro_rules! items {
    ($which:literal) => {
        concat!(
            "select i.payout_item_id, i.payout_id, i.creator_id, c.name, i.currency, i.amount_minor, i.paid_at,
                    i.reference
             from payout_item i join creator c on c.creator_id = i.creator_id where ",
            $which
        )
    };
}

/// What is in a payout, in the order of names.
///
/// # Errors
/// When the database fails.
pub async fn list_items(tx: &mut Tx, id: PayoutId) -> sqlx::Result<Vec<Item>> {
    on!(tx, conn => sqlx::query_as(items!("i.payout_id = $1 order by c.name, i.creator_id, i.currency"))
        .bind(id)
        .fetch_all(conn)
        .await)
}

/// An item of the creator's.
///
/// # Errors
/// When the database fails.
pub async fn find_item(tx: &mut Tx, creator: CreatorId, id: PayoutItemId) -> sqlx::Result<Option<Item>> {
    on!(tx, conn => sqlx::query_as(items!("i.creator_id = $1 and i.payout_item_id = $2"))
        .bind(creator)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// What a creator was paid, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list_paid(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Item>> {
    on!(tx, conn => sqlx::query_as(items!(
        "i.creator_id = $1 and i.paid_at is not null order by i.payout_item_id desc limit $2"
    ))
    .bind(creator)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// What of a creator's is in a payout that is not paid yet, each currency by itself.
///
/// # Errors
/// When the database fails.
pub async fn list_under_way(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Money>> {
    let sums: Vec<(i64, String)> = on!(tx, conn => sqlx::query_as(
        "select cast(sum(i.amount_minor) as bigint), i.currency
         from payout_item i join payout p on p.payout_id = i.payout_id
         where i.creator_id = $1 and i.paid_at is null and p.called_off_at is null
         group by i.currency order by i.currency",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    Ok(sums.into_iter().map(|(minor, currency)| Money { minor, currency }).collect())
}

/// What of a programme's payouts is not paid yet, by their number and by currency.
///
/// # Errors
/// When the database fails.
pub async fn list_unpaid(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(i64, Money)>> {
    let sums: Vec<(i64, i64, String)> = on!(tx, conn => sqlx::query_as(
        "select p.number, cast(sum(i.amount_minor) as bigint), i.currency
         from payout_item i join payout p on p.payout_id = i.payout_id
         where p.program_id = $1 and i.paid_at is null and p.called_off_at is null
         group by p.number, i.currency order by p.number, i.currency",
    )
    .bind(program)
    .fetch_all(conn)
    .await)?;
    Ok(sums.into_iter().map(|(number, minor, currency)| (number, Money { minor, currency })).collect())
}

/// Marks an item of a payout as paid; `None` where it is none of its, or was paid before.
///
/// # Errors
/// When the database fails.
pub async fn update_paid(
    tx: &mut Tx,
    (payout, item): (PayoutId, PayoutItemId),
    reference: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let reference = (!reference.is_empty()).then_some(reference);
    let done = on!(tx, conn => sqlx::query(
        "update payout_item set paid_at = $3, reference = $4
         where payout_item_id = $2 and payout_id = $1 and paid_at is null",
    )
    .bind(payout)
    .bind(item)
    .bind(now)
    .bind(reference)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if done > 0 {
        update_commissions(tx, item, (None, 1)).await?;
    }
    Ok(done > 0)
}

/// Takes an item for unpaid again that was marked since a moment; `false` where it was not.
///
/// # Errors
/// When the database fails.
pub async fn update_unpaid(tx: &mut Tx, item: PayoutItemId, since: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update payout_item set paid_at = null, reference = null where payout_item_id = $1 and paid_at >= $2",
    )
    .bind(item)
    .bind(since)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if done > 0 {
        update_commissions(tx, item, (Some(item), -1)).await?;
    }
    Ok(done > 0)
}

/// Adds what is in an item to what was paid for its commissions, once or taken back, and says in which item they are then.
async fn update_commissions(
    tx: &mut Tx,
    item: PayoutItemId,
    (into, times): (Option<PayoutItemId>, i64),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update commission set payout_item_id = $2, paid_minor = paid_minor + $3 * (
            select l.amount_minor from payout_line l
            where l.payout_item_id = $1 and l.commission_id = commission.commission_id)
         where commission_id in (select commission_id from payout_line where payout_item_id = $1)",
    )
    .bind(item)
    .bind(into)
    .bind(times)
    .execute(conn)
    .await
    .map(drop))
}

/// A line of a statement: the commission, and what it was for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Stated {
    /// The commission.
    #[sqlx(flatten)]
    pub commission: Commission,
    /// How much of it is in the payout.
    pub amount_minor: i64,
    /// The shop's own name for the payment, where one is behind it.
    pub reported_id: Option<String>,
    /// When that was.
    pub occurred_at: Option<DateTime<Utc>>,
    /// Why it is there, where a manager put it there.
    pub reason: Option<String>,
}

/// What an item is made of, in the order of what happened.
///
/// # Errors
/// When the database fails.
pub async fn list_lines(tx: &mut Tx, item: PayoutItemId) -> sqlx::Result<Vec<Stated>> {
    on!(tx, conn => sqlx::query_as(
        "select k.commission_id, k.program_id, k.creator_id, k.conversion_id, k.reward_plan_id, k.reward_component_id,
                k.rate_bps, k.earned_minor, k.left_minor, k.paid_minor, k.currency, k.payable_on,
                k.commission_hold_id, k.earned_on, k.root_component_id, k.tenure, k.uncut_minor, k.bonus_on, l.amount_minor,
                v.reported_id, v.occurred_at, k.reason
         from payout_line l join commission k on k.commission_id = l.commission_id
         left join conversion v on v.conversion_id = k.conversion_id
         where l.payout_item_id = $1 order by k.payable_on, k.commission_id",
    )
    .bind(item)
    .fetch_all(conn)
    .await)
}
