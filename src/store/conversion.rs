//! Remembers what shops report, and whose customers are.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::contact::Frequency;
use crate::domain::conversion::{Attribution, Conversion, Source};
use crate::domain::program::Zone;
use crate::domain::{ClickId, ConversionId, CreatorId, PersonId, ProgramId, PromoCodeId};

/// Adds a conversion that is nobody's yet; `None` when the shop has reported one of its name.
pub async fn insert(tx: &mut Tx, new: &Conversion) -> sqlx::Result<Option<ConversionId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into conversion (conversion_id, program_id, reported_id, report, kind, customer_id, amount_minor,
                                 currency, occurred_at, recorded_at, refunded_conversion_id, refunded_minor,
                                 customer_email)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12)
         on conflict (program_id, reported_id) do nothing returning conversion_id",
    )
    .bind(new.conversion_id)
    .bind(new.program_id)
    .bind(&new.reported_id)
    .bind(&new.report)
    .bind(new.kind)
    .bind(&new.customer_id)
    .bind(new.amount_minor)
    .bind(&new.currency)
    .bind(new.occurred_at)
    .bind(new.recorded_at)
    .bind(new.refunded_conversion_id)
    .bind(&new.customer_email)
    .fetch_optional(conn)
    .await)
}

/// The conversion that the shop calls this.
pub async fn find(tx: &mut Tx, program: ProgramId, reported_id: &str) -> sqlx::Result<Option<Conversion>> {
    on!(tx, conn => sqlx::query_as(
        "select conversion_id, program_id, reported_id, report, kind, customer_id, amount_minor, currency,
                occurred_at, recorded_at, refunded_conversion_id
         from conversion where program_id = $1 and reported_id = $2",
    )
    .bind(program)
    .bind(reported_id)
    .fetch_optional(conn)
    .await)
}

/// Takes back so much of a conversion, or gives it back where negative; false when less than that is left of it.
pub async fn update_refunded(tx: &mut Tx, of: ConversionId, minor: i64) -> sqlx::Result<bool> {
    let changed: Option<ConversionId> = on!(tx, conn => sqlx::query_scalar(
        "update conversion set refunded_minor = refunded_minor + $2
         where conversion_id = $1 and refunded_minor + $2 between 0 and amount_minor returning conversion_id",
    )
    .bind(of)
    .bind(minor)
    .fetch_optional(conn)
    .await)?;
    Ok(changed.is_some())
}

/// Makes a conversion that was nobody's a creator's by a version of the policy, counted on this day, with when they heard
/// of it, where they need not hear any more; false when it is somebody's already.
pub async fn update_source(
    tx: &mut Tx,
    conversion: ConversionId,
    (source, why, policy_version): (&Source, Attribution, Option<i64>),
    (day, told_at): (NaiveDate, Option<DateTime<Utc>>),
) -> sqlx::Result<bool> {
    let changed: Option<ConversionId> = on!(tx, conn => sqlx::query_scalar(
        "update conversion set attribution = $2, link_id = $3, creator_id = $4, sub_id = $5, counted_on = $6,
                               policy_version = $7, told_at = $8, customer_email = null
         where conversion_id = $1 and creator_id is null returning conversion_id",
    )
    .bind(conversion)
    .bind(why)
    .bind(source.link_id)
    .bind(source.creator_id)
    .bind(&source.sub_id)
    .bind(day)
    .bind(policy_version)
    .bind(told_at)
    .fetch_optional(conn)
    .await)?;
    Ok(changed.is_some())
}

/// Whose a conversion is, and on which day it counts.
pub async fn find_counted(tx: &mut Tx, id: ConversionId) -> sqlx::Result<Option<(CreatorId, NaiveDate)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, counted_on from conversion where conversion_id = $1 and creator_id is not null",
    )
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Asks for conversions that are nobody's, as they were reported, in the order in which they were.
macro_rules! unattributed {
    ($which:literal) => {
        concat!(
            "select conversion_id, program_id, reported_id, report, kind, customer_id, amount_minor, currency,
                    occurred_at, recorded_at, refunded_conversion_id, customer_email
             from conversion where creator_id is null and ",
            $which,
            " order by conversion_id"
        )
    };
}

/// The conversions of a customer that are nobody's, as they were reported.
pub async fn list_unattributed(
    tx: &mut Tx,
    program: ProgramId,
    customer: &str,
) -> sqlx::Result<Vec<Conversion>> {
    on!(tx, conn => sqlx::query_as(unattributed!("program_id = $1 and customer_id = $2"))
    .bind(program)
    .bind(customer)
    .fetch_all(conn)
    .await)
}

/// Asks for a [`Source`]: the placement, the tables that lead to a link `l`, and which.
macro_rules! source {
    ($placement:literal, $from:literal, $which:literal) => {
        concat!(
            "select l.link_id, l.creator_id, l.campaign_id, ",
            $placement,
            " as sub_id, coalesce(m.zone, p.zone) as zone, p.zone as program_zone from ",
            $from,
            " join program p on p.program_id = l.program_id join creator c on c.creator_id = l.creator_id
              left join market m on m.market_id = c.market_id where ",
            $which
        )
    };
}

/// What a conversion comes from by a click of the programme's, and when that was.
pub async fn find_source_by_click(
    tx: &mut Tx,
    program: ProgramId,
    click: ClickId,
) -> sqlx::Result<Option<(Source, DateTime<Utc>)>> {
    let found: Option<Source> = on!(tx, conn => sqlx::query_as(source!(
        "k.sub_id", "click k join link l on l.link_id = k.link_id", "k.click_id = $2 and l.program_id = $1"
    ))
    .bind(program)
    .bind(click)
    .fetch_optional(conn)
    .await)?;
    let Some(found) = found else { return Ok(None) };
    let clicked_at = on!(tx, conn => sqlx::query_scalar("select clicked_at from click where click_id = $1")
        .bind(click)
        .fetch_one(conn)
        .await)?;
    Ok(Some((found, clicked_at)))
}

/// What a conversion comes from by a link's code; in whatever capitals if `is_typed`, the exact one first.
pub async fn find_source_by_code(
    tx: &mut Tx,
    program: ProgramId,
    code: &str,
    is_typed: bool,
) -> sqlx::Result<Option<Source>> {
    on!(tx, conn => sqlx::query_as(source!(
        "cast(null as text)",
        "link l",
        "l.program_id = $1 and (l.code = $2 or ($4 and lower(l.code) = $3))
         order by case when l.code = $2 then 0 else 1 end, l.link_id limit 1"
    ))
    .bind(program)
    .bind(code)
    .bind(code.to_lowercase())
    .bind(is_typed)
    .fetch_optional(conn)
    .await)
}

/// What a conversion comes from by a promo code: its creator's newest live link for its campaign, else the newest.
pub async fn find_source_by_promo_code(tx: &mut Tx, id: PromoCodeId) -> sqlx::Result<Option<Source>> {
    on!(tx, conn => sqlx::query_as(source!(
        "cast(null as text)",
        "promo_code k join link l on l.creator_id = k.creator_id and l.campaign_id = k.campaign_id",
        "k.promo_code_id = $1 order by case when l.archived_at is null then 0 else 1 end, l.link_id desc limit 1"
    ))
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// What a creator's conversions come from that nobody followed a link to: their evergreen link, else their first.
pub async fn find_source_by_creator(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<Source>> {
    on!(tx, conn => sqlx::query_as(source!(
        "cast(null as text)",
        "link l join campaign g on g.campaign_id = l.campaign_id",
        "l.creator_id = $1 order by case when g.is_evergreen then 0 else 1 end, l.link_id limit 1"
    ))
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// A conversion that is nobody's, of the programme.
pub async fn find_unattributed(
    tx: &mut Tx,
    program: ProgramId,
    id: ConversionId,
) -> sqlx::Result<Option<Conversion>> {
    on!(tx, conn => sqlx::query_as(unattributed!("program_id = $1 and conversion_id = $2"))
    .bind(program)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// What was taken back of a conversion and is nobody's yet.
pub async fn list_unattributed_refunds(tx: &mut Tx, of: ConversionId) -> sqlx::Result<Vec<Conversion>> {
    on!(tx, conn => sqlx::query_as(unattributed!("refunded_conversion_id = $1"))
    .bind(of)
    .fetch_all(conn)
    .await)
}

/// What a refund comes from: what the conversion that it takes back came from.
pub async fn find_source_of(tx: &mut Tx, conversion: ConversionId) -> sqlx::Result<Option<Source>> {
    on!(tx, conn => sqlx::query_as(source!(
        "v.sub_id", "conversion v join link l on l.link_id = v.link_id", "v.conversion_id = $1"
    ))
    .bind(conversion)
    .fetch_optional(conn)
    .await)
}

/// What a customer's conversions come from by default: the link that brought them first.
pub async fn find_source_by_customer(
    tx: &mut Tx,
    program: ProgramId,
    customer: &str,
) -> sqlx::Result<Option<Source>> {
    on!(tx, conn => sqlx::query_as(source!(
        "cast(null as text)",
        "customer k join link l on l.link_id = k.link_id",
        "k.program_id = $1 and k.customer_id = $2"
    ))
    .bind(program)
    .bind(customer)
    .fetch_optional(conn)
    .await)
}

/// Has whatever else concerns a customer wait until this transaction is over: who finds nobody's conversions of theirs finds
/// all, and who reports one finds whose they are. Nobody waits where no customer is named, nor on SQLite, which has one writer.
pub async fn hold_customer(tx: &mut Tx, program: ProgramId, customer: Option<&str>) -> sqlx::Result<()> {
    if let (Tx::Postgres(inner), Some(customer)) = (tx, customer) {
        sqlx::query("select pg_advisory_xact_lock(hashtextextended($2, $1))")
            .bind(program)
            .bind(customer)
            .execute(&mut **inner)
            .await?;
    }
    Ok(())
}

/// Keeps whose a customer is; false when that was known.
pub async fn insert_customer(
    tx: &mut Tx,
    program: ProgramId,
    customer: &str,
    source: &Source,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let known: Option<String> = on!(tx, conn => sqlx::query_scalar(
        "insert into customer (program_id, customer_id, link_id, creator_id, known_at) values ($1, $2, $3, $4, $5)
         on conflict (program_id, customer_id) do nothing returning customer_id",
    )
    .bind(program)
    .bind(customer)
    .bind(source.link_id)
    .bind(source.creator_id)
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    Ok(known.is_some())
}

/// When the programme began.
pub async fn get_began_at(tx: &mut Tx, program: ProgramId) -> sqlx::Result<DateTime<Utc>> {
    on!(tx, conn => sqlx::query_scalar("select created_at from program where program_id = $1")
        .bind(program)
        .fetch_one(conn)
        .await)
}

/// Who is to hear of a creator's sales, and how often.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Listener {
    /// The person.
    pub person_id: PersonId,
    /// How often.
    pub frequency: Frequency,
    /// How many sales and renewals the creator has brought.
    pub paid: i64,
}

/// Who is to hear of a creator's sales; nobody once they left or were forgotten.
pub async fn find_listener(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<Listener>> {
    on!(tx, conn => sqlx::query_as(
        "select c.person_id, coalesce(n.frequency, 'daily') as frequency,
                (select cast(coalesce(sum(sales + renewals), 0) as bigint) from creator_month m
                 where m.creator_id = c.creator_id) as paid
         from creator c
         left join notify_preference n on n.creator_id = c.creator_id and n.topic = 'sales'
         where c.creator_id = $1 and c.stage = 'active' and c.person_id is not null",
    )
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// Notes that the creator heard of a conversion, or need not.
pub async fn update_told(tx: &mut Tx, conversion: ConversionId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update conversion set told_at = $2 where conversion_id = $1")
        .bind(conversion)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// A creator who has not heard of all sales.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Untold {
    /// Who.
    pub creator_id: CreatorId,
    /// Of which programme.
    pub program_id: ProgramId,
    /// When the first that they have not heard of was reported.
    pub since: DateTime<Utc>,
    /// Their zone: their own, their market's or the programme's.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// How often they hear of sales.
    pub frequency: Frequency,
}

/// Every creator who has not heard of all sales.
pub async fn list_untold(tx: &mut Tx) -> sqlx::Result<Vec<Untold>> {
    on!(tx, conn => sqlx::query_as(
        "select c.creator_id, c.program_id, u.since, coalesce(e.zone, m.zone, p.zone) as zone,
                coalesce(n.frequency, 'daily') as frequency
         from (select creator_id, min(recorded_at) as since from conversion
               where told_at is null and creator_id is not null group by creator_id) u
         join creator c on c.creator_id = u.creator_id
         join program p on p.program_id = c.program_id
         left join market m on m.market_id = c.market_id
         left join person e on e.person_id = c.person_id
         left join notify_preference n on n.creator_id = c.creator_id and n.topic = 'sales'
         order by c.creator_id",
    )
    .fetch_all(conn)
    .await)
}

/// Notes that a creator hears of everything so far, and says what they had not heard of.
pub async fn update_all_told(
    tx: &mut Tx,
    creator: CreatorId,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Conversion>> {
    on!(tx, conn => sqlx::query_as(
        "update conversion set told_at = $2 where creator_id = $1 and told_at is null
         returning conversion_id, program_id, reported_id, report, kind, customer_id, amount_minor, currency,
                   occurred_at, recorded_at, refunded_conversion_id",
    )
    .bind(creator)
    .bind(now)
    .fetch_all(conn)
    .await)
}
