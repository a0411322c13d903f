//! Remembers for what and how long programmes may use what creators published.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::text::Variants;
use crate::domain::usage_right::{Side, State, UsageRight};
use crate::domain::{CampaignId, CreatorId, ProgramId, SubmissionId, UsageRightId};

macro_rules! columns {
    () => {
        "usage_right_id, program_id, campaign_id, creator_id, submission_id, scope, channels, territory, from_on,
         until_on, state, revision, proposed_until_on, is_proposed_by_creator, stopped_at"
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    usage_right_id: UsageRightId,
    program_id: ProgramId,
    campaign_id: CampaignId,
    creator_id: CreatorId,
    submission_id: SubmissionId,
    scope: String,
    channels: String,
    territory: String,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
    state: State,
    revision: i32,
    proposed_until_on: Option<NaiveDate>,
    is_proposed_by_creator: bool,
    stopped_at: Option<DateTime<Utc>>,
}

fn read(text: &str) -> sqlx::Result<Variants> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn written(words: &Variants) -> sqlx::Result<String> {
    serde_json::to_string(words).map_err(|error| sqlx::Error::Encode(error.into()))
}

impl Row {
    fn right(self) -> sqlx::Result<UsageRight> {
        let side = if self.is_proposed_by_creator { Side::Creator } else { Side::Program };
        Ok(UsageRight {
            usage_right_id: self.usage_right_id,
            program_id: self.program_id,
            campaign_id: self.campaign_id,
            creator_id: self.creator_id,
            submission_id: self.submission_id,
            scope: read(&self.scope)?,
            channels: read(&self.channels)?,
            territory: read(&self.territory)?,
            from_on: self.from_on,
            until_on: self.until_on,
            state: self.state,
            revision: self.revision,
            proposed: self.proposed_until_on.map(|until| (side, until)),
            stopped_at: self.stopped_at,
        })
    }
}

/// A right, in whatever programme.
pub async fn find(tx: &mut Tx, id: UsageRightId) -> sqlx::Result<Option<UsageRight>> {
    let found: Option<Row> = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from usage_right where usage_right_id = $1",
    ))
    .bind(id)
    .fetch_optional(conn)
    .await)?;
    found.map(Row::right).transpose()
}

/// The right to what a submission became.
pub async fn find_of(tx: &mut Tx, submission: SubmissionId) -> sqlx::Result<Option<UsageRight>> {
    let found: Option<Row> = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from usage_right where submission_id = $1",
    ))
    .bind(submission)
    .fetch_optional(conn)
    .await)?;
    found.map(Row::right).transpose()
}

/// The rights to what a creator published, those that end first before the others.
pub async fn list_of_creator(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<UsageRight>> {
    let found: Vec<Row> = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from usage_right where creator_id = $1
         order by case when until_on is null then 1 else 0 end, until_on, usage_right_id",
    ))
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    found.into_iter().map(Row::right).collect()
}

/// The rights of a programme that it has not given up, those that end first before the others, at most `most`.
pub async fn list(tx: &mut Tx, program: ProgramId, most: i64) -> sqlx::Result<Vec<UsageRight>> {
    let found: Vec<Row> = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from usage_right where program_id = $1 and state <> 'stopped'
         order by case when until_on is null then 1 else 0 end, until_on, usage_right_id limit $2",
    ))
    .bind(program)
    .bind(most)
    .fetch_all(conn)
    .await)?;
    found.into_iter().map(Row::right).collect()
}

/// Adds a right; `false` when there is one to the same thing.
pub async fn insert(tx: &mut Tx, new: &UsageRight) -> sqlx::Result<bool> {
    let (scope, channels, territory) =
        (written(&new.scope)?, written(&new.channels)?, written(&new.territory)?);
    on!(tx, conn => sqlx::query(
        "insert into usage_right (usage_right_id, program_id, campaign_id, creator_id, submission_id, scope, channels,
                                  territory, from_on, until_on, state, revision, proposed_until_on,
                                  is_proposed_by_creator, stopped_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (submission_id) do nothing",
    )
    .bind(new.usage_right_id)
    .bind(new.program_id)
    .bind(new.campaign_id)
    .bind(new.creator_id)
    .bind(new.submission_id)
    .bind(scope)
    .bind(channels)
    .bind(territory)
    .bind(new.from_on)
    .bind(new.until_on)
    .bind(new.state)
    .bind(new.revision)
    .bind(new.proposed.map(|(_, until)| until))
    .bind(new.proposed.is_some_and(|(side, _)| side == Side::Creator))
    .bind(new.stopped_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// Changes a right; `false` when somebody else has.
pub async fn update(tx: &mut Tx, after: &UsageRight) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update usage_right
         set revision = $2 + 1, until_on = $3, state = $4, proposed_until_on = $5, is_proposed_by_creator = $6,
             stopped_at = $7
         where usage_right_id = $1 and revision = $2",
    )
    .bind(after.usage_right_id)
    .bind(after.revision)
    .bind(after.until_on)
    .bind(after.state)
    .bind(after.proposed.map(|(_, until)| until))
    .bind(after.proposed.is_some_and(|(side, _)| side == Side::Creator))
    .bind(after.stopped_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}
