//! Remembers whose conversions are and why: policies, touches, and what became of each.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::attribution::{Policy, Touch, Verdict};
use crate::domain::conversion::{Attribution, Conversion, Kind, Source};
use crate::domain::{CampaignId, ConversionId, CreatorId, ProgramId, PromoCodeId, TouchId};

/// Asks for versions of a programme's policy.
macro_rules! policy {
    ($which:literal) => {
        concat!(
            "select version, window_days, touch_order, precedence, set_at from attribution_policy
             where program_id = $1 ",
            $which
        )
    };
}

/// What a programme decided last about whose a conversion is.
///
/// # Errors
/// When the database fails.
pub async fn get_policy(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Policy> {
    let found: Option<Policy> = on!(tx, conn => sqlx::query_as(policy!("order by version desc limit 1"))
    .bind(program)
    .fetch_optional(conn)
    .await)?;
    Ok(found.unwrap_or_default())
}

/// What it had decided in this version.
///
/// # Errors
/// When the database fails.
pub async fn find_policy(tx: &mut Tx, program: ProgramId, version: i64) -> sqlx::Result<Option<Policy>> {
    on!(tx, conn => sqlx::query_as(policy!("and version = $2"))
    .bind(program)
    .bind(version)
    .fetch_optional(conn)
    .await)
}

/// Keeps a new version; `false` when somebody made it before.
///
/// # Errors
/// When the database fails.
pub async fn insert_policy(
    tx: &mut Tx,
    program: ProgramId,
    policy: &Policy,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into attribution_policy (program_id, version, window_days, touch_order, precedence, set_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
    )
    .bind(program)
    .bind(policy.version)
    .bind(policy.window_days)
    .bind(policy.touch_order)
    .bind(policy.precedence)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The campaigns that have a window of their own, and how many days it has.
///
/// # Errors
/// When the database fails.
pub async fn list_windows(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(CampaignId, i32)>> {
    on!(tx, conn => sqlx::query_as(
        "select campaign_id, window_days from campaign where program_id = $1 and window_days is not null
         order by campaign_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Gives a campaign a window of its own, or takes it away.
///
/// # Errors
/// When the database fails.
pub async fn update_window(tx: &mut Tx, campaign: CampaignId, days: Option<i32>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update campaign set window_days = $2 where campaign_id = $1")
        .bind(campaign)
        .bind(days)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps a touch that was reported with a conversion.
///
/// # Errors
/// When the database fails.
pub async fn insert_touch(
    tx: &mut Tx,
    id: TouchId,
    conversion: &Conversion,
    (kind, source, promo_code): (Attribution, &Source, Option<PromoCodeId>),
    touched_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into touch (touch_id, program_id, conversion_id, customer_id, kind, link_id, creator_id, sub_id,
                            touched_at, promo_code_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(conversion.program_id)
    .bind(conversion.conversion_id)
    .bind(&conversion.customer_id)
    .bind(kind)
    .bind(source.link_id)
    .bind(source.creator_id)
    .bind(&source.sub_id)
    .bind(touched_at)
    .bind(promo_code)
    .execute(conn)
    .await
    .map(drop))
}

/// Touches that are looked at for one conversion: the latest. A real customer has few.
const LOOKED_AT: i64 = 50;

/// A touch with what a conversion comes from that it wins.
#[derive(Debug, sqlx::FromRow)]
struct Running {
    #[sqlx(flatten)]
    touch: Touch,
    #[sqlx(flatten)]
    source: Source,
}

/// The touches that are in the running for a conversion: those reported with it, and its customer's until then; each with
/// what the conversion comes from if it wins.
///
/// # Errors
/// When the database fails.
pub async fn list_touches(tx: &mut Tx, conversion: &Conversion) -> sqlx::Result<Vec<(Touch, Source)>> {
    let found: Vec<Running> = on!(tx, conn => sqlx::query_as(
        "select t.touch_id, t.conversion_id, t.kind, t.link_id, t.creator_id, l.campaign_id, t.touched_at,
                v.occurred_at as reported_for, c.window_days, t.sub_id, coalesce(m.zone, p.zone) as zone,
                p.zone as program_zone
         from touch t join link l on l.link_id = t.link_id join campaign c on c.campaign_id = l.campaign_id
         join program p on p.program_id = l.program_id join creator k on k.creator_id = l.creator_id
         left join market m on m.market_id = k.market_id
         join conversion v on v.conversion_id = t.conversion_id
         where t.conversion_id = $1
            or (t.program_id = $2 and t.customer_id = $3 and t.touched_at <= $4 and v.occurred_at <= $4)
         order by t.touched_at desc, t.touch_id desc limit $5",
    )
    .bind(conversion.conversion_id)
    .bind(conversion.program_id)
    .bind(&conversion.customer_id)
    .bind(conversion.occurred_at)
    .bind(LOOKED_AT)
    .fetch_all(conn)
    .await)?;
    Ok(found.into_iter().map(|running| (running.touch, running.source)).collect())
}

/// Keeps what became of a touch, and for how many days it would have counted.
///
/// # Errors
/// When the database fails.
pub async fn insert_contender(
    tx: &mut Tx,
    conversion: ConversionId,
    touch: &Touch,
    (verdict, days): (Verdict, i32),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into contender (conversion_id, touch_id, creator_id, verdict, days) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
    )
    .bind(conversion)
    .bind(touch.touch_id)
    .bind(touch.creator_id)
    .bind(verdict)
    .bind(days)
    .execute(conn)
    .await
    .map(drop))
}

/// What became of a touch, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contender {
    /// What it was.
    pub kind: Attribution,
    /// What was typed, as it is written: the promo code, or the link's code. None of what was not typed, or where whoever
    /// had the code asked to be forgotten.
    pub code: Option<String>,
    /// Whose.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// When.
    pub touched_at: DateTime<Utc>,
    /// What became of it.
    pub verdict: Verdict,
    /// For how many days it would have counted.
    pub days: i32,
}

/// Everything that was in the running for a conversion, in order of time.
///
/// # Errors
/// When the database fails.
pub async fn list_contenders(tx: &mut Tx, conversion: ConversionId) -> sqlx::Result<Vec<Contender>> {
    on!(tx, conn => sqlx::query_as(
        "select t.kind, case when t.kind <> 'promo_code' or c.person_id is null then null
                             when t.promo_code_id is null then l.code else k.code end as code,
                n.creator_id, c.name, t.touched_at, n.verdict, n.days
         from contender n join touch t on t.touch_id = n.touch_id join creator c on c.creator_id = n.creator_id
         join link l on l.link_id = t.link_id left join promo_code k on k.promo_code_id = t.promo_code_id
         where n.conversion_id = $1 order by t.touched_at, t.touch_id",
    )
    .bind(conversion)
    .fetch_all(conn)
    .await)
}

/// A conversion with whose it is.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Credited {
    /// The conversion.
    pub conversion_id: ConversionId,
    /// The shop's own name for it.
    pub reported_id: String,
    /// What happened.
    pub kind: Kind,
    /// What was paid or taken back, in minor units.
    pub amount_minor: i64,
    /// The currency, where there is an amount.
    pub currency: Option<String>,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// Whose it is, once that is known.
    pub creator_id: Option<CreatorId>,
    /// Their name.
    pub name: Option<String>,
    /// Why.
    pub attribution: Option<Attribution>,
    /// By which version of the policy; none of what was attributed before there were any.
    pub policy_version: Option<i64>,
}

/// What holds for the conversions of a programme that concern a creator, or for all of them.
macro_rules! concerns {
    () => {
        "v.program_id = $1 and ($2 is null or v.creator_id = $2 or exists (
            select 1 from contender n where n.conversion_id = v.conversion_id and n.creator_id = $2)) and "
    };
}

/// Asks for what was credited, of those conversions that concern a creator, or of all.
macro_rules! credited {
    ($which:literal) => {
        concat!(
            "select v.conversion_id, v.reported_id, v.kind, v.amount_minor, v.currency, v.occurred_at, v.creator_id,
                    c.name, v.attribution, v.policy_version
             from conversion v left join creator c on c.creator_id = v.creator_id where ",
            concerns!(),
            $which
        )
    };
}

/// A conversion of the programme by its key, if it concerns this creator, or whomever.
///
/// # Errors
/// When the database fails.
pub async fn find_credited(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
    id: ConversionId,
) -> sqlx::Result<Option<Credited>> {
    on!(tx, conn => sqlx::query_as(credited!("v.conversion_id = $3"))
        .bind(program)
        .bind(of)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The same by the shop's own name.
///
/// # Errors
/// When the database fails.
pub async fn find_credited_by_name(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
    reported_id: &str,
) -> sqlx::Result<Option<Credited>> {
    on!(tx, conn => sqlx::query_as(credited!("v.reported_id = $3"))
        .bind(program)
        .bind(of)
        .bind(reported_id)
        .fetch_optional(conn)
        .await)
}

/// The last day on which any counts.
///
/// # Errors
/// When the database fails.
pub async fn find_last_day(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
) -> sqlx::Result<Option<NaiveDate>> {
    on!(tx, conn => sqlx::query_scalar(concat!(
        "select v.counted_on from conversion v where ",
        concerns!(),
        "v.counted_on is not null order by v.counted_on desc limit 1"
    ))
    .bind(program)
    .bind(of)
    .fetch_optional(conn)
    .await)
}

/// The conversions that count on a day, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list_credited(
    tx: &mut Tx,
    (program, of): (ProgramId, Option<CreatorId>),
    day: NaiveDate,
    most: i64,
) -> sqlx::Result<Vec<Credited>> {
    on!(tx, conn => sqlx::query_as(credited!(
        "v.counted_on = $3 order by v.occurred_at desc, v.conversion_id desc limit $4"
    ))
    .bind(program)
    .bind(of)
    .bind(day)
    .bind(most)
    .fetch_all(conn)
    .await)
}
