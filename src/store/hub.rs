//! Remembers the links and files of campaigns, each version of them.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::hub::HubItem;
use crate::domain::{CampaignId, HubItemId, Language};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select hub_item_id, program_id, campaign_id, language, title, url, version, added_at from hub_item ",
            $rest
        )
    };
}

/// The newest versions that are in use, by language and in the order in which they first came.
pub async fn list(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<HubItem>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where campaign_id = $1 and archived_at is null order by language, hub_item_id"
    ))
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// The newest version of a link, in use or not.
pub async fn find(
    tx: &mut Tx,
    campaign: CampaignId,
    language: Language,
    title: &str,
) -> sqlx::Result<Option<HubItem>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where campaign_id = $1 and language = $2 and title = $3 order by version desc limit 1"
    ))
    .bind(campaign)
    .bind(language)
    .bind(title)
    .fetch_optional(conn)
    .await)
}

/// Adds a version; `false` when somebody else has added it.
pub async fn insert(tx: &mut Tx, item: &HubItem) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into hub_item (hub_item_id, program_id, campaign_id, language, title, url, version, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (campaign_id, language, title, version) do nothing",
    )
    .bind(item.hub_item_id)
    .bind(item.program_id)
    .bind(item.campaign_id)
    .bind(item.language)
    .bind(&item.title)
    .bind(&item.url)
    .bind(item.version)
    .bind(item.added_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// Takes a version out of use; `false` when it was before.
pub async fn update_archived(
    tx: &mut Tx,
    campaign: CampaignId,
    id: HubItemId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update hub_item set archived_at = $3 where campaign_id = $1 and hub_item_id = $2 and archived_at is null",
    )
    .bind(campaign)
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
