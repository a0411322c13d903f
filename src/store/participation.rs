//! Remembers who takes part in which campaign, who was asked and said no, and what participants owe.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::brief::Terms;
use crate::domain::participation::{Deadline, Participation, State};
use crate::domain::text::Variants;
use crate::domain::{
    CampaignId, CreatorId, DeadlineId, DeliverableId, MarketId, ParticipationId, PersonId, ProgramId,
};

macro_rules! columns {
    () => {
        "n.participation_id, n.program_id, n.campaign_id, n.creator_id, n.state, n.ordinal, n.terms_version,
         n.offered_at, n.answered_at, n.joined_at, n.ended_at, n.decline_reason, n.band_reason, n.band_by_person_id"
    };
}

/// Somebody in a campaign, or asked to be.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Participant {
    /// How they are in it.
    #[sqlx(flatten)]
    pub participation: Participation,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Their market.
    pub market_id: Option<MarketId>,
}

/// How a creator is in a campaign.
pub async fn find(
    tx: &mut Tx,
    campaign: CampaignId,
    creator: CreatorId,
) -> sqlx::Result<Option<Participation>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from participation n where n.campaign_id = $1 and n.creator_id = $2",
    ))
    .bind(campaign)
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// A participation in this programme.
pub async fn find_in(
    tx: &mut Tx,
    program: ProgramId,
    id: ParticipationId,
) -> sqlx::Result<Option<Participation>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from participation n where n.program_id = $1 and n.participation_id = $2",
    ))
    .bind(program)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Everybody who is in a campaign or was asked, and is still known, by name.
pub async fn list(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Participant>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), ", c.person_id, c.name, c.market_id
         from participation n join creator c on c.creator_id = n.creator_id
         where n.campaign_id = $1 and c.person_id is not null order by c.name, n.participation_id",
    ))
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// A creator's participations, the newest first.
pub async fn list_of_creator(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Participation>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from participation n where n.creator_id = $1 order by n.participation_id desc",
    ))
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// When each creator of a programme joined what they did not step back from, since a moment.
pub async fn list_joined(
    tx: &mut Tx,
    program: ProgramId,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<(CreatorId, DateTime<Utc>)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, joined_at from participation
         where program_id = $1 and joined_at >= $2 and state in ('joined', 'ended') order by creator_id, joined_at",
    )
    .bind(program)
    .bind(since)
    .fetch_all(conn)
    .await)
}

/// When a creator joined what they did not step back from.
pub async fn list_joined_of(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select joined_at from participation
         where creator_id = $1 and joined_at is not null and state in ('joined', 'ended') order by joined_at",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// How many collaborations a creator has had, running ones included.
pub async fn count(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from participation where creator_id = $1 and state in ('joined', 'ended')",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)
}

/// Adds a participation; `false` when the creator has one in that campaign.
pub async fn insert(tx: &mut Tx, new: &Participation) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into participation (participation_id, program_id, campaign_id, creator_id, state, ordinal,
                                    terms_version, offered_at, answered_at, joined_at, ended_at, decline_reason,
                                    band_reason, band_by_person_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (campaign_id, creator_id) do nothing",
    )
    .bind(new.participation_id)
    .bind(new.program_id)
    .bind(new.campaign_id)
    .bind(new.creator_id)
    .bind(new.state)
    .bind(new.ordinal)
    .bind(new.terms_version)
    .bind(new.offered_at)
    .bind(new.answered_at)
    .bind(new.joined_at)
    .bind(new.ended_at)
    .bind(&new.decline_reason)
    .bind(&new.band_reason)
    .bind(new.band_by_person_id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// Takes a participation from how it was to how it is now; `false` when it is not as it was any more.
pub async fn update(tx: &mut Tx, before: &Participation, after: &Participation) -> sqlx::Result<bool> {
    let changed = on!(tx, conn => sqlx::query(
        "update participation
         set state = $4, ordinal = $5, terms_version = $6, offered_at = $7, answered_at = $8, joined_at = $9,
             ended_at = $10, decline_reason = $11, band_reason = $12, band_by_person_id = $13
         where participation_id = $1 and state = $2 and terms_version is not distinct from $3",
    )
    .bind(before.participation_id)
    .bind(before.state)
    .bind(before.terms_version)
    .bind(after.state)
    .bind(after.ordinal)
    .bind(after.terms_version)
    .bind(after.offered_at)
    .bind(after.answered_at)
    .bind(after.joined_at)
    .bind(after.ended_at)
    .bind(&after.decline_reason)
    .bind(&after.band_reason)
    .bind(after.band_by_person_id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(changed > 0)
}

/// Moves a creator's later collaborations up by one, after they stepped back from this one.
pub async fn update_ordinals(tx: &mut Tx, creator: CreatorId, after: i32) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update participation set ordinal = ordinal - 1 where creator_id = $1 and ordinal > $2",
    )
    .bind(creator)
    .bind(after)
    .execute(conn)
    .await
    .map(drop))
}

/// Ends what is running of a campaign.
pub async fn update_ended(tx: &mut Tx, campaign: CampaignId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update participation set state = $3, ended_at = $2 where campaign_id = $1 and state = $4",
    )
    .bind(campaign)
    .bind(now)
    .bind(State::Ended)
    .bind(State::Joined)
    .execute(conn)
    .await
    .map(drop))
}

/// From when everybody may join a campaign; `None` where that was never put off.
pub async fn find_opening(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Option<DateTime<Utc>>> {
    let found: Option<Option<DateTime<Utc>>> = on!(tx, conn => sqlx::query_scalar("select opens_at from campaign where campaign_id = $1")
            .bind(campaign)
            .fetch_optional(conn)
            .await)?;
    Ok(found.flatten())
}

/// Keeps from when everybody may join a campaign.
pub async fn update_opening(tx: &mut Tx, campaign: CampaignId, opens_at: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update campaign set opens_at = $2 where campaign_id = $1")
        .bind(campaign)
        .bind(opens_at)
        .execute(conn)
        .await
        .map(drop))
}

/// The live campaigns that everybody may join by now and that no channel has heard of, with their programmes.
pub async fn due_openings(tx: &mut Tx, now: DateTime<Utc>) -> sqlx::Result<Vec<(ProgramId, CampaignId)>> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, campaign_id from campaign
         where opens_at is not null and opens_at <= $1 and opened_at is null and state = 'live' order by campaign_id",
    )
    .bind(now)
    .fetch_all(conn)
    .await)
}

/// When the next campaign opens to everybody.
pub async fn due_next_opening(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select min(opens_at) from campaign where opens_at is not null and opened_at is null and state = 'live'",
    )
    .fetch_one(conn)
    .await)
}

/// Notes that a campaign is open to everybody; `false` when somebody else did.
pub async fn update_opened(tx: &mut Tx, campaign: CampaignId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let opened = on!(tx, conn => sqlx::query(
        "update campaign set opened_at = $2 where campaign_id = $1 and opened_at is null and state = 'live'",
    )
    .bind(campaign)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(opened > 0)
}

/// What a participant owes, the earliest first.
pub async fn list_deadlines(tx: &mut Tx, id: ParticipationId) -> sqlx::Result<Vec<Deadline>> {
    on!(tx, conn => sqlx::query_as(
        "select deadline_id, participation_id, deliverable_id, due_on, done_at from deadline
         where participation_id = $1 order by due_on, deadline_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await)
}

/// Something that a participant owes, and the campaign and creator of it.
pub async fn find_deadline(tx: &mut Tx, id: DeadlineId) -> sqlx::Result<Option<(Deadline, Participation)>> {
    let found: Option<Deadline> = on!(tx, conn => sqlx::query_as(
        "select deadline_id, participation_id, deliverable_id, due_on, done_at from deadline where deadline_id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await)?;
    let Some(deadline) = found else { return Ok(None) };
    let participation = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from participation n where n.participation_id = $1",
    ))
    .bind(deadline.participation_id)
    .fetch_one(conn)
    .await)?;
    Ok(Some((deadline, participation)))
}

/// Adds something that a participant owes, or keeps its new day as long as it is not done. Says its key.
pub async fn insert_or_update_deadline(
    tx: &mut Tx,
    id: DeadlineId,
    (participation, deliverable): (ParticipationId, DeliverableId),
    due_on: NaiveDate,
) -> sqlx::Result<DeadlineId> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into deadline (deadline_id, participation_id, deliverable_id, due_on) values ($1, $2, $3, $4)
         on conflict (participation_id, deliverable_id) do update set due_on = excluded.due_on
         returning deadline_id",
    )
    .bind(id)
    .bind(participation)
    .bind(deliverable)
    .bind(due_on)
    .fetch_one(conn)
    .await)
}

/// Takes out what a participant does not owe any more and has not done.
pub async fn delete_deadline(tx: &mut Tx, id: DeadlineId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from deadline where deadline_id = $1 and done_at is null")
        .bind(id)
        .execute(conn)
        .await
        .map(drop))
}

/// Notes that something is there; `false` when it was before.
pub async fn update_deadline_done(tx: &mut Tx, id: DeadlineId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update deadline set done_at = $2 where deadline_id = $1 and done_at is null",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Has something be owed again.
pub async fn update_deadline_open(tx: &mut Tx, id: DeadlineId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update deadline set done_at = null where deadline_id = $1")
        .bind(id)
        .execute(conn)
        .await
        .map(drop))
}

/// For how many hours a campaign is offered to higher tiers alone.
pub async fn get_priority_hours(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<i32> {
    on!(tx, conn => sqlx::query_scalar("select priority_hours from campaign where campaign_id = $1")
        .bind(campaign)
        .fetch_one(conn)
        .await)
}

/// What a participant agreed to; none before they did.
pub async fn find_terms(tx: &mut Tx, own: &Participation) -> sqlx::Result<Option<Terms>> {
    match own.terms_version {
        Some(version) => super::brief::find_terms(tx, own.campaign_id, version).await,
        None => Ok(None),
    }
}

/// What something that a participant agreed to is called.
pub async fn get_title(
    tx: &mut Tx,
    own: &Participation,
    deliverable: DeliverableId,
) -> sqlx::Result<Variants> {
    let terms = find_terms(tx, own).await?;
    let asked = terms.into_iter().flat_map(|terms| terms.deliverables);
    let title = asked.filter(|asked| asked.deliverable_id == deliverable).map(|asked| asked.title).next();
    Ok(title.unwrap_or_default())
}
