//! Remembers referral links.

use super::{Tx, on};
use crate::domain::link::Link;
use crate::domain::{CampaignId, CreatorId};

/// A creator's newest live link for a campaign.
pub async fn find_live(tx: &mut Tx, creator: CreatorId, campaign: CampaignId) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "select link_id, program_id, creator_id, campaign_id, code, created_at, archived_at from link
         where creator_id = $1 and campaign_id = $2 and archived_at is null order by link_id desc limit 1",
    )
    .bind(creator)
    .bind(campaign)
    .fetch_optional(conn)
    .await)
}

/// Adds a link; `None` when its code is taken.
pub async fn insert(tx: &mut Tx, link: &Link, is_alias: bool) -> sqlx::Result<Option<Link>> {
    on!(tx, conn => sqlx::query_as(
        "insert into link (link_id, program_id, creator_id, campaign_id, code, is_alias, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (code) do nothing
         returning link_id, program_id, creator_id, campaign_id, code, created_at, archived_at",
    )
    .bind(link.link_id)
    .bind(link.program_id)
    .bind(link.creator_id)
    .bind(link.campaign_id)
    .bind(&link.code)
    .bind(is_alias)
    .bind(link.created_at)
    .fetch_optional(conn)
    .await)
}
