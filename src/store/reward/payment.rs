//! Tells what is known of the payments and the creators to which terms apply.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::conversion::Conversion;
use crate::domain::reward::{Customer, Facts, MOST_TERM, Scope};
use crate::domain::{CampaignId, CreatorId, MarketId, PersonId, ProgramId, TierId};
use crate::store::{Tx, on};

/// The tier at which a creator stood at a moment.
///
/// # Errors
/// When the database fails.
pub(super) async fn find_tier(
    tx: &mut Tx,
    creator: CreatorId,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<TierId>> {
    // Whoever never moved stands where they were put.
    let tier: Option<Option<TierId>> = on!(tx, conn => sqlx::query_scalar(
        "select case when m.tier_move_id is null then s.tier_id else m.to_tier_id end
         from creator c
         left join standing s on s.creator_id = c.creator_id and s.reached_at <= $2
         left join tier_move m on m.tier_move_id = (
            select tier_move_id from tier_move where creator_id = $1 and moved_at <= $2
            order by tier_move_id desc limit 1)
         where c.creator_id = $1",
    )
    .bind(creator)
    .bind(at)
    .fetch_optional(conn)
    .await)?;
    Ok(tier.flatten())
}

/// What is known of the customer of a payment by now; `None` where the shop names none.
///
/// # Errors
/// When the database fails.
pub async fn find_customer(tx: &mut Tx, payment: &Conversion) -> sqlx::Result<Option<Customer>> {
    let Some(customer) = &payment.customer_id else { return Ok(None) };
    // No term has more payments than are counted.
    let (first_paid_at, before): (Option<DateTime<Utc>>, i64) = on!(tx, conn => sqlx::query_as(
        "select (select occurred_at from conversion
                 where program_id = $1 and customer_id = $2 and kind in ('sale', 'renewal') and amount_minor > 0
                 order by occurred_at limit 1),
                (select count(*) from (
                    select 1 from conversion
                    where program_id = $1 and customer_id = $2 and kind in ('sale', 'renewal') and amount_minor > 0
                        and (occurred_at < $3 or (occurred_at = $3 and conversion_id < $4)) limit $5) as earlier)",
    )
    .bind(payment.program_id)
    .bind(customer)
    .bind(payment.occurred_at)
    .bind(payment.conversion_id)
    .bind(MOST_TERM)
    .fetch_one(conn)
    .await)?;
    Ok(first_paid_at.map(|first_paid_at| Customer { first_paid_at, ordinal: before + 1 }))
}

/// What rules ask about a payment and whose it is.
///
/// # Errors
/// When the database fails.
pub async fn get_facts(tx: &mut Tx, creator: CreatorId, payment: &Conversion) -> sqlx::Result<Facts> {
    let (market_id, since, campaigns): (Option<MarketId>, DateTime<Utc>, i64) = on!(tx, conn => sqlx::query_as(
            "select c.market_id, coalesce(c.approved_at, c.joined_at),
                    (select count(*) from participation p where p.creator_id = c.creator_id and p.joined_at <= $2)
             from creator c where c.creator_id = $1",
        )
        .bind(creator)
        .bind(payment.occurred_at)
        .fetch_one(conn)
        .await)?;
    let product = payment.product();
    Ok(Facts::of(market_id, product, (since, payment.occurred_at), campaigns))
}

/// A payment of the time before a change, by which what that does is tried out.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Past {
    /// Whose it is.
    pub creator_id: CreatorId,
    /// The tier at which they stand.
    pub tier_id: Option<TierId>,
    /// By which campaign it came.
    pub campaign_id: CampaignId,
    /// What is left of it after refunds, in minor units.
    pub left_minor: i64,
    /// The currency.
    pub currency: String,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// Whether the customer paid again for what they had.
    pub is_renewal: bool,
    /// When the customer paid first, where the shop names one.
    pub first_paid_at: Option<DateTime<Utc>>,
    /// How many of the customer's payments were before it.
    pub earlier: i64,
    /// The report, as it is kept.
    pub report: String,
    /// The creator's market.
    pub market_id: Option<MarketId>,
    /// Since when the creator is with the programme.
    pub since: DateTime<Utc>,
    /// Campaigns that they had joined.
    pub campaigns: i64,
    /// The day on which it counts.
    pub counted_on: NaiveDate,
}

/// The latest payments since a moment that are somebody's and were not taken back whole.
///
/// # Errors
/// When the database fails.
pub async fn list_past(
    tx: &mut Tx,
    program: ProgramId,
    since: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Past>> {
    on!(tx, conn => sqlx::query_as(
        "select v.creator_id, s.tier_id, l.campaign_id, v.amount_minor - v.refunded_minor as left_minor, v.currency,
                v.occurred_at, v.kind = 'renewal' as is_renewal,
                (select min(f.occurred_at) from conversion f
                 where f.program_id = v.program_id and f.customer_id = v.customer_id
                    and f.kind in ('sale', 'renewal') and f.amount_minor > 0) as first_paid_at,
                (select count(*) from conversion f
                 where f.program_id = v.program_id and f.customer_id = v.customer_id
                    and f.kind in ('sale', 'renewal') and f.amount_minor > 0
                    and (f.occurred_at < v.occurred_at
                        or (f.occurred_at = v.occurred_at and f.conversion_id < v.conversion_id))) as earlier,
                v.report, c.market_id, coalesce(c.approved_at, c.joined_at) as since,
                (select count(*) from participation p
                 where p.creator_id = v.creator_id and p.joined_at <= v.occurred_at) as campaigns, v.counted_on
         from conversion v join link l on l.link_id = v.link_id
         join creator c on c.creator_id = v.creator_id
         left join standing s on s.creator_id = v.creator_id
         where v.program_id = $1 and v.counted_on >= $2 and v.occurred_at >= $3 and v.kind in ('sale', 'renewal')
            and v.currency is not null and v.amount_minor > v.refunded_minor
         order by v.counted_on desc, v.conversion_id desc limit $4",
    )
    .bind(program)
    .bind(since.date_naive())
    .bind(since)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Somebody who earns, or could.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Earner {
    /// Who.
    pub creator_id: CreatorId,
    /// The person.
    pub person_id: PersonId,
    /// The tier at which they stand.
    pub tier_id: Option<TierId>,
}

/// Every creator of the programme to whom a plan of this scope could apply: those with a link of the campaign, those at
/// the tier, the one, or all.
///
/// # Errors
/// When the database fails.
pub async fn list_earners(tx: &mut Tx, program: ProgramId, scope: Scope) -> sqlx::Result<Vec<Earner>> {
    let (campaign, tier, creator) = super::keys(scope);
    on!(tx, conn => sqlx::query_as(
        "select c.creator_id, c.person_id, s.tier_id
         from creator c left join standing s on s.creator_id = c.creator_id
         where c.program_id = $1 and c.stage = 'active' and c.person_id is not null
            and ($3 is null or s.tier_id = $3) and ($4 is null or c.creator_id = $4)
            and ($2 is null or exists (
                select 1 from link l where l.creator_id = c.creator_id and l.campaign_id = $2))
         order by c.creator_id",
    )
    .bind(program)
    .bind(campaign)
    .bind(tier)
    .bind(creator)
    .fetch_all(conn)
    .await)
}
