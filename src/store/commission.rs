//! Remembers what conversions earn creators, and the ledger: every change of it, and the sums by day.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::commission::{Commission, LedgerEntry};
use crate::domain::conversion::Kind;
use crate::domain::{CommissionId, ConversionId, CreatorId, LedgerEntryId, ProgramId, SubmissionId};

/// Asks for commissions.
macro_rules! commissions {
    ($which:literal) => {
        concat!(
            "select k.commission_id, k.program_id, k.creator_id, k.conversion_id, k.reward_plan_id,
                    k.reward_component_id, k.rate_bps, k.earned_minor, k.left_minor, k.paid_minor, k.currency,
                    k.payable_on, k.commission_hold_id, k.earned_on, k.root_component_id, k.tenure, k.uncut_minor, k.bonus_on
             from commission k where ",
            $which
        )
    };
}

pub(super) use commissions;

/// Keeps why a commission is there that a manager put there.
///
/// # Errors
/// When the database fails.
pub async fn update_reason(tx: &mut Tx, id: CommissionId, reason: &str) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update commission set reason = $2 where commission_id = $1")
        .bind(id)
        .bind(reason)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps a commission, with the customer for whom it is paid once; `false` where it is known, or the customer was paid for.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &Commission, bounty_for: Option<&str>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into commission (commission_id, program_id, creator_id, conversion_id, reward_plan_id,
                                 reward_component_id, bounty_customer_id, rate_bps, earned_minor, left_minor, currency,
                                 payable_on, earned_on, root_component_id, tenure, uncut_minor, bonus_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict do nothing",
    )
    .bind(new.commission_id)
    .bind(new.program_id)
    .bind(new.creator_id)
    .bind(new.conversion_id)
    .bind(new.reward_plan_id)
    .bind(new.reward_component_id)
    .bind(bounty_for)
    .bind(new.rate_bps)
    .bind(new.earned_minor)
    .bind(new.left_minor)
    .bind(&new.currency)
    .bind(new.payable_on)
    .bind(new.earned_on)
    .bind(new.root_component_id)
    .bind(new.tenure)
    .bind(new.uncut_minor)
    .bind(new.bonus_on)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps what is paid for something that was approved, with what that is called; `false` where it is known.
///
/// # Errors
/// When the database fails.
pub async fn insert_fee(
    tx: &mut Tx,
    new: &Commission,
    (submission, title): (SubmissionId, &str),
) -> sqlx::Result<bool> {
    if find_fee(tx, submission).await?.is_some() {
        return Ok(false);
    }
    let is_new = insert(tx, new, None).await?;
    on!(tx, conn => sqlx::query("update commission set submission_id = $2, reason = $3 where commission_id = $1")
        .bind(new.commission_id)
        .bind(submission)
        .bind(title)
        .execute(conn)
        .await
        .map(drop))?;
    Ok(is_new)
}

/// How much was entered for something that was approved, in minor units, and the currency.
///
/// # Errors
/// When the database fails.
pub async fn find_fee(tx: &mut Tx, submission: SubmissionId) -> sqlx::Result<Option<(i64, String)>> {
    on!(tx, conn => sqlx::query_as("select earned_minor, currency from commission where submission_id = $1")
        .bind(submission)
        .fetch_optional(conn)
        .await)
}

/// Adds a line to the ledger, to the sum of its day, and to what the creator costs; `false` where it stands there already.
///
/// # Errors
/// When the database fails.
pub async fn insert_entry(tx: &mut Tx, new: &LedgerEntry) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into ledger_entry (ledger_entry_id, program_id, creator_id, commission_id, conversion_id, kind,
                                   amount_minor, currency, payable_on, entered_at, payout_item_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing",
    )
    .bind(new.ledger_entry_id)
    .bind(new.program_id)
    .bind(new.creator_id)
    .bind(new.commission_id)
    .bind(new.conversion_id)
    .bind(new.kind)
    .bind(new.amount_minor)
    .bind(&new.currency)
    .bind(new.payable_on)
    .bind(new.entered_at)
    .bind(new.payout_item_id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if done > 0 {
        on!(tx, conn => sqlx::query(
            "insert into account (creator_id, currency, payable_on, amount_minor) values ($1, $2, $3, $4)
             on conflict (creator_id, currency, payable_on)
             do update set amount_minor = account.amount_minor + excluded.amount_minor",
        )
        .bind(new.creator_id)
        .bind(&new.currency)
        .bind(new.payable_on)
        .bind(new.amount_minor)
        .execute(conn)
        .await
        .map(drop))?;
        super::report::roi::add_cost(tx, new).await?;
    }
    Ok(done > 0)
}

/// Changes what is left of a commission.
///
/// # Errors
/// When the database fails.
pub async fn update_left(tx: &mut Tx, id: CommissionId, left_minor: i64) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update commission set left_minor = $2 where commission_id = $1")
        .bind(id)
        .bind(left_minor)
        .execute(conn)
        .await
        .map(drop))
}

/// Whether a manager decided that a commission is not paid.
///
/// # Errors
/// When the database fails.
pub async fn is_voided(tx: &mut Tx, id: CommissionId) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query_scalar(
        "select exists (select 1 from ledger_entry where commission_id = $1 and kind = 'voided')",
    )
    .bind(id)
    .fetch_one(conn)
    .await)
}

/// What a conversion earned.
///
/// # Errors
/// When the database fails.
pub async fn list_of(tx: &mut Tx, conversion: ConversionId) -> sqlx::Result<Vec<Commission>> {
    on!(tx, conn => sqlx::query_as(commissions!("k.conversion_id = $1 order by k.commission_id"))
        .bind(conversion)
        .fetch_all(conn)
        .await)
}

/// What was paid in a conversion, and how much of it was taken back, in minor units. Locks nothing.
///
/// # Errors
/// When the database fails.
pub async fn get_paid(tx: &mut Tx, conversion: ConversionId) -> sqlx::Result<(i64, i64)> {
    on!(tx, conn => sqlx::query_as("select amount_minor, refunded_minor from conversion where conversion_id = $1")
        .bind(conversion)
        .fetch_one(conn)
        .await)
}

/// What a creator has, by currency and the day from which it is payable.
///
/// # Errors
/// When the database fails.
pub async fn list_sums(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<(String, NaiveDate, i64)>> {
    on!(tx, conn => sqlx::query_as(
        "select currency, payable_on, amount_minor from account where creator_id = $1 order by currency, payable_on",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// What of a creator's a manager looks at first, by currency and the day from which it would be payable.
///
/// # Errors
/// When the database fails.
pub async fn list_held(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<(String, NaiveDate, i64)>> {
    on!(tx, conn => sqlx::query_as(
        "select currency, payable_on, cast(sum(left_minor - paid_minor) as bigint) from commission
         where creator_id = $1 and commission_hold_id is not null group by currency, payable_on
         order by currency, payable_on",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// A line of the ledger with what is behind it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Told {
    /// The line.
    #[sqlx(flatten)]
    pub entry: LedgerEntry,
    /// The shop's own name for the payment or refund, where one is behind it.
    pub reported_id: Option<String>,
    /// What the shop reported.
    pub conversion_kind: Option<Kind>,
    /// Why it is there, where a manager put it there.
    pub reason: Option<String>,
    /// The number of the payout, where it was paid out.
    pub payout_number: Option<i64>,
}

/// Lines of a creator's ledger, the newest first, before one of them.
///
/// # Errors
/// When the database fails.
pub async fn list_entries(
    tx: &mut Tx,
    creator: CreatorId,
    before: Option<LedgerEntryId>,
    most: i64,
) -> sqlx::Result<Vec<Told>> {
    on!(tx, conn => sqlx::query_as(
        "select e.ledger_entry_id, e.program_id, e.creator_id, e.commission_id, e.conversion_id, e.kind, e.amount_minor,
                e.currency, e.payable_on, e.entered_at, e.payout_item_id, v.reported_id, v.kind as conversion_kind,
                k.reason, p.number as payout_number
         from ledger_entry e left join conversion v on v.conversion_id = e.conversion_id
         left join commission k on k.commission_id = e.commission_id
         left join payout_item i on i.payout_item_id = e.payout_item_id
         left join payout p on p.payout_id = i.payout_id
         where e.creator_id = $1 and ($2 is null or e.ledger_entry_id < $2)
         order by e.ledger_entry_id desc limit $3",
    )
    .bind(creator)
    .bind(before)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// A conversion that earned something, with what it was.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Earned {
    /// The conversion.
    pub conversion_id: ConversionId,
    /// The shop's own name for it.
    pub reported_id: String,
    /// What happened.
    pub kind: Kind,
    /// What was paid, in minor units.
    pub amount_minor: i64,
    /// How much of that was taken back.
    pub refunded_minor: i64,
    /// The currency.
    pub currency: String,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// Whose it is.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
}

/// Asks for payments that earned somebody something: a creator, or anybody.
macro_rules! earned {
    ($which:literal) => {
        concat!(
            "select v.conversion_id, v.reported_id, v.kind, v.amount_minor, v.refunded_minor, v.currency, v.occurred_at,
                    c.creator_id, c.name
             from conversion v join creator c on c.creator_id = v.creator_id
             where v.program_id = $1 and ($2 is null or v.creator_id = $2)
                and exists (select 1 from commission k where k.conversion_id = v.conversion_id) and ",
            $which
        )
    };
}

/// Such a payment by the shop's own name.
///
/// # Errors
/// When the database fails.
pub async fn find_earned_by_name(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
    reported_id: &str,
) -> sqlx::Result<Option<Earned>> {
    on!(tx, conn => sqlx::query_as(earned!("v.reported_id = $3"))
        .bind(program)
        .bind(of)
        .bind(reported_id)
        .fetch_optional(conn)
        .await)
}

/// The same by its key.
///
/// # Errors
/// When the database fails.
pub async fn find_earned(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
    id: ConversionId,
) -> sqlx::Result<Option<Earned>> {
    on!(tx, conn => sqlx::query_as(earned!("v.conversion_id = $3"))
        .bind(program)
        .bind(of)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// Such payments that count on a day, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list_earned(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
    day: NaiveDate,
    most: i64,
) -> sqlx::Result<Vec<Earned>> {
    on!(tx, conn => sqlx::query_as(earned!(
        "v.counted_on = $3 order by v.occurred_at desc, v.conversion_id desc limit $4"
    ))
    .bind(program)
    .bind(of)
    .bind(day)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// The last payments that earned a creator something, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list_last_earned(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Earned>> {
    on!(tx, conn => sqlx::query_as(
        "select v.conversion_id, v.reported_id, v.kind, v.amount_minor, v.refunded_minor, v.currency, v.occurred_at,
                c.creator_id, c.name
         from conversion v join creator c on c.creator_id = v.creator_id
         where v.conversion_id in (
            select k.conversion_id from commission k where k.creator_id = $1 order by k.commission_id desc limit $2)
         order by v.occurred_at desc, v.conversion_id desc",
    )
    .bind(creator)
    .bind(most)
    .fetch_all(conn)
    .await)
}
