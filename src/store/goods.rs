//! Remembers what creators are sent for taking part in campaigns, and how far that has come.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::goods::{Goods, State};
use crate::domain::{CampaignId, CreatorId, GoodsId, ProgramId};

/// Asks for goods with the names of their creator and campaign.
macro_rules! goods {
    ($which:literal) => {
        concat!(
            "select g.goods_id, g.program_id, g.creator_id, g.campaign_id, g.reward_component_id, g.root_component_id, g.what,
                    g.value_minor, g.currency, g.state, g.words, g.owed_at, g.sent_at, g.received_at, c.name
             from goods g join creator c on c.creator_id = g.creator_id where ",
            $which
        )
    };
}

/// Goods, and what their creator is called.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Named {
    /// The goods.
    #[sqlx(flatten)]
    pub goods: Goods,
    /// The creator.
    pub name: String,
}

/// Keeps goods that are owed; those that were called off are owed again. `false` where they were owed or sent already.
///
/// # Errors
/// When the database fails.
pub async fn insert_or_owe(tx: &mut Tx, new: &Goods) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into goods (goods_id, program_id, creator_id, campaign_id, reward_component_id, root_component_id, what,
                            value_minor, currency, state, owed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'owed', $10)
         on conflict (creator_id, campaign_id, root_component_id)
         do update set state = 'owed', owed_at = excluded.owed_at where goods.state = 'called_off'",
    )
    .bind(new.goods_id)
    .bind(new.program_id)
    .bind(new.creator_id)
    .bind(new.campaign_id)
    .bind(new.reward_component_id)
    .bind(new.root_component_id)
    .bind(&new.what)
    .bind(new.value_minor)
    .bind(&new.currency)
    .bind(new.owed_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// A programme's goods of this key.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, program: ProgramId, id: GoodsId) -> sqlx::Result<Option<Named>> {
    on!(tx, conn => sqlx::query_as(goods!("g.program_id = $1 and g.goods_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// For whom goods are, in whatever programme.
///
/// # Errors
/// When the database fails.
pub async fn find_creator(tx: &mut Tx, id: GoodsId) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar("select creator_id from goods where goods_id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// A programme's goods that are to be sent, the longest owed first, or those that are on their way.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, program: ProgramId, state: State, most: i64) -> sqlx::Result<Vec<Named>> {
    on!(tx, conn => sqlx::query_as(goods!(
        "g.program_id = $1 and g.state = $2 order by g.owed_at, g.goods_id limit $3"
    ))
    .bind(program)
    .bind(state)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// What a creator is or was sent, the newest first; what was called off is left out.
///
/// # Errors
/// When the database fails.
pub async fn list_of(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Named>> {
    on!(tx, conn => sqlx::query_as(goods!(
        "g.creator_id = $1 and g.state <> 'called_off' order by g.goods_id desc limit $2"
    ))
    .bind(creator)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// How many goods of a programme are in a state.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, program: ProgramId, state: State) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from goods where program_id = $1 and state = $2")
        .bind(program)
        .bind(state)
        .fetch_one(conn)
        .await)
}

/// Takes goods a step further; `false` where they are not at the step before it (any more).
///
/// # Errors
/// When the database fails.
pub async fn update_state(
    tx: &mut Tx,
    id: GoodsId,
    (state, words): (State, Option<&str>),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update goods set state = $2, words = coalesce($4, words),
                          sent_at = case when $2 = 'sent' then $5 else sent_at end,
                          received_at = case when $2 = 'received' then $5 else received_at end
         where goods_id = $1 and state = $3",
    )
    .bind(id)
    .bind(state)
    .bind(state.before())
    .bind(words)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Calls off what is owed to a creator for a campaign.
///
/// # Errors
/// When the database fails.
pub async fn update_called_off(tx: &mut Tx, creator: CreatorId, campaign: CampaignId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update goods set state = 'called_off' where creator_id = $1 and campaign_id = $2 and state = 'owed'",
    )
    .bind(creator)
    .bind(campaign)
    .execute(conn)
    .await
    .map(drop))
}
