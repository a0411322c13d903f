//! Remembers how far campaigns are, what managers ticked, and how they moved on.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::stage::{Item, Stage};
use crate::domain::{CampaignId, PersonId, StageMoveId};

/// A move from one stage to another.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Move {
    /// Its key.
    pub stage_move_id: StageMoveId,
    /// Which campaign moved.
    pub campaign_id: CampaignId,
    /// From where.
    pub from_stage: Stage,
    /// To where.
    pub to_stage: Stage,
    /// What was not done then, by the items' words with a space between them; may be empty.
    pub unmet: String,
    /// Why it moved on all the same; empty where nothing was undone.
    pub reason: String,
    /// Who moved it; nobody where they asked to be forgotten.
    pub moved_by_person_id: Option<PersonId>,
    /// When.
    pub moved_at: DateTime<Utc>,
}

/// The stage of a campaign.
pub async fn get(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Stage> {
    on!(tx, conn => sqlx::query_scalar("select stage from campaign where campaign_id = $1")
        .bind(campaign)
        .fetch_one(conn)
        .await)
}

/// What managers ticked of a campaign's lists.
pub async fn list_ticks(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<BTreeSet<Item>> {
    let ticked: Vec<Item> = on!(tx, conn => sqlx::query_scalar("select item from stage_tick where campaign_id = $1")
        .bind(campaign)
        .fetch_all(conn)
        .await)?;
    Ok(ticked.into_iter().collect())
}

/// Ticks an item; ticked twice it is the same.
pub async fn insert_tick(
    tx: &mut Tx,
    (campaign, item): (CampaignId, Item),
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into stage_tick (campaign_id, item, ticked_by_person_id, ticked_at) values ($1, $2, $3, $4)
         on conflict (campaign_id, item) do nothing",
    )
    .bind(campaign)
    .bind(item)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Takes a tick away.
pub async fn delete_tick(tx: &mut Tx, campaign: CampaignId, item: Item) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from stage_tick where campaign_id = $1 and item = $2")
        .bind(campaign)
        .bind(item)
        .execute(conn)
        .await
        .map(drop))
}

/// How far a campaign's participants are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// How many take or took part.
    pub participants: i64,
    /// What they owe and nobody has approved or declined.
    pub undelivered: i64,
    /// Those of whom nobody has measured anything.
    pub unmeasured: i64,
}

/// How far a campaign's participants are.
pub async fn get_progress(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Progress> {
    on!(tx, conn => sqlx::query_as(
        "select count(*) as participants,
                count(case when not exists (
                    select 1 from participation_result o
                    where o.participation_id = n.participation_id and o.measured_at is not null
                ) then 1 end) as unmeasured,
                (select count(*) from deadline d join participation p on p.participation_id = d.participation_id
                 where p.campaign_id = $1 and p.state in ('joined', 'ended') and not exists (
                    select 1 from submission s
                    where s.participation_id = d.participation_id and s.deliverable_id = d.deliverable_id
                      and s.state in ('approved', 'posted', 'published', 'declined'))) as undelivered
         from participation n where n.campaign_id = $1 and n.state in ('joined', 'ended')",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)
}

/// Moves a campaign as the move says, and keeps it; `false` when the campaign is not where it was to be moved from.
pub async fn insert(tx: &mut Tx, step: &Move) -> sqlx::Result<bool> {
    let moved = on!(tx, conn => sqlx::query("update campaign set stage = $3 where campaign_id = $1 and stage = $2")
        .bind(step.campaign_id)
        .bind(step.from_stage)
        .bind(step.to_stage)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?;
    if moved == 0 {
        return Ok(false);
    }
    on!(tx, conn => sqlx::query(
        "insert into stage_move (stage_move_id, campaign_id, from_stage, to_stage, unmet, reason, moved_by_person_id,
                                 moved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(step.stage_move_id)
    .bind(step.campaign_id)
    .bind(step.from_stage)
    .bind(step.to_stage)
    .bind(&step.unmet)
    .bind(&step.reason)
    .bind(step.moved_by_person_id)
    .bind(step.moved_at)
    .execute(conn)
    .await
    .map(|_| true))
}

/// The moves of a campaign, the newest first, at most `limit`.
pub async fn list(tx: &mut Tx, campaign: CampaignId, limit: i64) -> sqlx::Result<Vec<Move>> {
    on!(tx, conn => sqlx::query_as(
        "select stage_move_id, campaign_id, from_stage, to_stage, unmet, reason, moved_by_person_id, moved_at
         from stage_move where campaign_id = $1 order by stage_move_id desc limit $2",
    )
    .bind(campaign)
    .bind(limit)
    .fetch_all(conn)
    .await)
}
