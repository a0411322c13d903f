//! Remembers the promo codes of campaigns: who has which, who had one, and what each campaign decided about them.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::promo_code::{Holder, PromoCode, Rule};
use crate::domain::{CampaignId, CreatorId, ProgramId, PromoCodeId};

/// What a campaign decided about its codes; nothing where it has none.
pub async fn find_rule(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Option<Rule>> {
    on!(tx, conn => sqlx::query_as("select gives, percent from promo_code_rule where campaign_id = $1")
        .bind(campaign)
        .fetch_optional(conn)
        .await)
}

/// Keeps what a campaign decided about its codes.
pub async fn insert_or_update_rule(tx: &mut Tx, campaign: CampaignId, rule: Rule) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into promo_code_rule (campaign_id, gives, percent) values ($1, $2, $3)
         on conflict (campaign_id) do update set gives = excluded.gives, percent = excluded.percent",
    )
    .bind(campaign)
    .bind(rule.gives)
    .bind(rule.percent)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps everybody else from giving codes in a campaign until the end of the transaction: whoever lacks one still does then.
pub async fn hold(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update campaign set state = state where campaign_id = $1")
        .bind(campaign)
        .execute(conn)
        .await
        .map(drop))
}

/// Asks for [`Holder`]s of a campaign: creators of its programme who are active, or have a code in it.
macro_rules! holders {
    ($rest:literal) => {
        concat!(
            "select c.creator_id, c.person_id, c.name,
                    (g.state = 'live' and c.stage = 'active'
                     and (not exists (select 1 from campaign_market m where m.campaign_id = g.campaign_id)
                          or exists (select 1 from campaign_market m
                                     where m.campaign_id = g.campaign_id and m.market_id = c.market_id)
                          or exists (select 1 from participation n
                                     where n.campaign_id = g.campaign_id and n.creator_id = c.creator_id
                                       and n.state in ('offered', 'joined')))) as is_open,
                    (exists (select 1 from participation n where n.campaign_id = g.campaign_id
                                and n.creator_id = c.creator_id and n.state = 'joined')
                     or exists (select 1 from link l where l.campaign_id = g.campaign_id
                                and l.creator_id = c.creator_id and l.archived_at is null)) as is_in,
                    k.promo_code_id, k.code,
                    exists (select 1 from promo_code t where t.campaign_id = g.campaign_id
                            and t.creator_id = c.creator_id and t.taken_at is not null) as had_one
             from campaign g join creator c on c.program_id = g.program_id
             left join promo_code k on k.campaign_id = g.campaign_id and k.creator_id = c.creator_id
                                   and k.taken_at is null
             where g.campaign_id = $1 and ((c.stage = 'active' and c.person_id is not null)
                                           or k.promo_code_id is not null)",
            $rest
        )
    };
}

/// Everybody who could have a code in a campaign, or has one.
pub async fn list_holders(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Holder>> {
    on!(tx, conn => sqlx::query_as(holders!(" order by c.creator_id")).bind(campaign).fetch_all(conn).await)
}

/// One of them.
pub async fn find_holder(
    tx: &mut Tx,
    campaign: CampaignId,
    creator: CreatorId,
) -> sqlx::Result<Option<Holder>> {
    on!(tx, conn => sqlx::query_as(holders!(" and c.creator_id = $2"))
        .bind(campaign)
        .bind(creator)
        .fetch_optional(conn)
        .await)
}

/// Asks for [`PromoCode`]s.
macro_rules! codes {
    ($which:literal) => {
        concat!(
            "select promo_code_id, program_id, campaign_id, creator_id, code, digest, given_at, taken_at
             from promo_code where ",
            $which
        )
    };
}

/// Adds a code; `None` when it is, or was, somebody's of the programme, or its creator has one in that campaign.
pub async fn insert(tx: &mut Tx, new: &PromoCode) -> sqlx::Result<Option<PromoCodeId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into promo_code (promo_code_id, program_id, campaign_id, creator_id, code, digest, given_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning promo_code_id",
    )
    .bind(new.promo_code_id)
    .bind(new.program_id)
    .bind(new.campaign_id)
    .bind(new.creator_id)
    .bind(&new.code)
    .bind(&new.digest)
    .bind(new.given_at)
    .fetch_optional(conn)
    .await)
}

/// A code of the programme by its key.
pub async fn find(tx: &mut Tx, program: ProgramId, id: PromoCodeId) -> sqlx::Result<Option<PromoCode>> {
    on!(tx, conn => sqlx::query_as(codes!("program_id = $1 and promo_code_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The code of the programme for which this digest stands, also one that was taken away.
pub async fn find_by_digest(
    tx: &mut Tx,
    program: ProgramId,
    digest: &str,
) -> sqlx::Result<Option<PromoCode>> {
    on!(tx, conn => sqlx::query_as(codes!("program_id = $1 and digest = $2"))
        .bind(program)
        .bind(digest)
        .fetch_optional(conn)
        .await)
}

/// The code that a creator has in a campaign.
pub async fn find_live(
    tx: &mut Tx,
    creator: CreatorId,
    campaign: CampaignId,
) -> sqlx::Result<Option<PromoCode>> {
    on!(tx, conn => sqlx::query_as(codes!("creator_id = $1 and campaign_id = $2 and taken_at is null"))
        .bind(creator)
        .bind(campaign)
        .fetch_optional(conn)
        .await)
}

/// The codes that a creator has, with the campaign of each.
pub async fn list_of_creator(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<(CampaignId, String)>> {
    on!(tx, conn => sqlx::query_as(
        "select campaign_id, code from promo_code
         where creator_id = $1 and taken_at is null and code is not null order by campaign_id",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// A code as a shop needs it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    /// Whose it is.
    pub name: String,
    /// The code.
    pub code: String,
    /// The code of the link for which it counts.
    pub link: Option<String>,
}

/// The codes that creators have in a campaign, in the order of names.
pub async fn list(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Listed>> {
    on!(tx, conn => sqlx::query_as(
        "select c.name, k.code,
                (select l.code from link l where l.creator_id = k.creator_id and l.campaign_id = k.campaign_id
                 order by case when l.archived_at is null then 0 else 1 end, l.link_id desc limit 1) as link
         from promo_code k join creator c on c.creator_id = k.creator_id
         where k.campaign_id = $1 and k.taken_at is null and k.code is not null
         order by lower(c.name), k.code",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// Takes a code of the programme away from its creator; `false` when it was before.
pub async fn update_taken(
    tx: &mut Tx,
    program: ProgramId,
    id: PromoCodeId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let taken: Option<PromoCodeId> = on!(tx, conn => sqlx::query_scalar(
        "update promo_code set taken_at = $3
         where program_id = $1 and promo_code_id = $2 and taken_at is null returning promo_code_id",
    )
    .bind(program)
    .bind(id)
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    Ok(taken.is_some())
}

/// Gives a code that was taken away back to the same creator in the same campaign; `false` when it is none of theirs, or they
/// have another by now.
pub async fn update_given_back(tx: &mut Tx, code: &PromoCode) -> sqlx::Result<bool> {
    let given: Option<PromoCodeId> = on!(tx, conn => sqlx::query_scalar(
        "update promo_code set taken_at = null
         where program_id = $1 and digest = $2 and creator_id = $3 and campaign_id = $4 and taken_at is not null
           and code is not null
           and not exists (select 1 from promo_code t where t.creator_id = $3 and t.campaign_id = $4
                           and t.taken_at is null)
         returning promo_code_id",
    )
    .bind(code.program_id)
    .bind(&code.digest)
    .bind(code.creator_id)
    .bind(code.campaign_id)
    .fetch_optional(conn)
    .await)?;
    Ok(given.is_some())
}
