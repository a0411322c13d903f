//! Remembers how each creator wants to be spoken to, and when.

use chrono::NaiveDate;

use super::{Tx, on};
use crate::domain::contact::{Frequency, Topic};
use crate::domain::{CreatorId, MarketId};

/// How often a creator hears of a topic, if they chose.
pub async fn find_frequency(
    tx: &mut Tx,
    creator: CreatorId,
    topic: Topic,
) -> sqlx::Result<Option<Frequency>> {
    on!(tx, conn => sqlx::query_scalar(
        "select frequency from notify_preference where creator_id = $1 and topic = $2",
    )
    .bind(creator)
    .bind(topic)
    .fetch_optional(conn)
    .await)
}

/// Keeps how often a creator hears of a topic.
pub async fn insert_or_update_frequency(
    tx: &mut Tx,
    creator: CreatorId,
    (topic, frequency): (Topic, Frequency),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into notify_preference (creator_id, topic, frequency) values ($1, $2, $3)
         on conflict (creator_id, topic) do update set frequency = excluded.frequency",
    )
    .bind(creator)
    .bind(topic)
    .bind(frequency)
    .execute(conn)
    .await
    .map(drop))
}

/// Makes a day one on which nobody in a market is spoken to unasked.
pub async fn insert_day_off(tx: &mut Tx, market: MarketId, day: NaiveDate) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into market_day_off (market_id, off_on) values ($1, $2) on conflict do nothing",
    )
    .bind(market)
    .bind(day)
    .execute(conn)
    .await
    .map(drop))
}
