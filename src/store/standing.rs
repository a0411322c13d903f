//! Remembers where creators stand on the ladder, how they moved, and which role they have for it.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::audience::Band;
use crate::domain::campaign::TextState;
use crate::domain::consent::Use;
use crate::domain::program::{Program, Zone};
use crate::domain::span::Span;
use crate::domain::stats::Scope;
use crate::domain::tier::{Climb, Facts, Standing, Text, Tier};
use crate::domain::{CreatorId, MarketId, PersonId, ProgramId, RoleId, ServerId, TierId, TierMoveId};

/// Somebody who can climb, and what is known of them besides their figures.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Climber {
    /// Who.
    pub creator_id: CreatorId,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Their market.
    pub market_id: Option<MarketId>,
    /// The zone of their market's days, else the programme's.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// Since when they are a creator.
    pub since: DateTime<Utc>,
    /// The size of their audience, where a manager said.
    pub audience_band: Option<Band>,
    /// Until when they are not to be spoken to.
    pub paused_until: Option<DateTime<Utc>>,
    /// Whether they were looked at before.
    pub is_known: bool,
    /// Where they stand.
    #[sqlx(flatten)]
    pub standing: Standing,
}

macro_rules! climbers {
    ($where:literal) => {
        concat!(
            "select c.creator_id, c.person_id, c.name, c.market_id, coalesce(m.zone, p.zone) as zone,
                    coalesce(c.approved_at, c.joined_at) as since, c.audience_band, c.paused_until,
                    s.creator_id is not null as is_known, s.tier_id, s.reached_at, s.falls_at
             from creator c join program p on p.program_id = c.program_id
             left join market m on m.market_id = c.market_id
             left join standing s on s.creator_id = c.creator_id
             where c.person_id is not null and c.stage = 'active' and ",
            $where,
            " order by c.creator_id"
        )
    };
}

/// Every creator of a programme who can climb.
pub async fn list(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Climber>> {
    on!(tx, conn => sqlx::query_as(climbers!("c.program_id = $1")).bind(program).fetch_all(conn).await)
}

/// A creator, if they can climb.
pub async fn find(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<Climber>> {
    on!(tx, conn => sqlx::query_as(climbers!("c.creator_id = $1")).bind(creator).fetch_optional(conn).await)
}

/// Every tier of `tiers` that counts, with what is known of a creator over its window: by the same figures that they read
/// in their results. Days are those of their market.
pub async fn list_climbs<'a>(
    tx: &mut Tx,
    climber: &Climber,
    tiers: &'a [Tier],
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Climb<'a>>> {
    let day = |moment: DateTime<Utc>| moment.with_timezone(&climber.zone.0).date_naive();
    let tenure_days = (day(now) - day(climber.since)).num_days();
    let scope = Scope::of(climber.creator_id);
    let collaborations = super::participation::count(tx, climber.creator_id).await?;
    let approved = super::submission::count_approved(tx, climber.creator_id).await?;
    let mut known: Vec<(i32, Facts)> = Vec::new();
    let mut climbs = Vec::new();
    for tier in tiers.iter().filter(|tier| tier.is_open()) {
        let window = tier.rule.window_days;
        let facts = match known.iter().find(|(days, _)| *days == window) {
            Some((_, facts)) => facts.clone(),
            None => {
                let span = Span::ending(day(now), u64::try_from(window).unwrap_or(1));
                let facts = Facts {
                    sales: super::stats::get_figures(tx, scope, span).await?.sales,
                    revenue: super::stats::list_revenue(tx, scope, span).await?,
                    tenure_days,
                    collaborations,
                    approved,
                    audience: climber.audience_band,
                };
                known.push((window, facts.clone()));
                facts
            }
        };
        climbs.push(Climb { tier, facts });
    }
    Ok(climbs)
}

/// Notes that a creator was looked at, standing nowhere; one who was before stays as they are.
pub async fn insert(tx: &mut Tx, program: ProgramId, creator: CreatorId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into standing (creator_id, program_id) values ($1, $2) on conflict do nothing",
    )
    .bind(creator)
    .bind(program)
    .execute(conn)
    .await
    .map(drop))
}

/// Takes a creator from one place to another; `false` when they are not where they were thought to be. Their role is
/// looked at when their tier changes.
pub async fn update(
    tx: &mut Tx,
    creator: CreatorId,
    (from, to): (&Standing, &Standing),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let role_due_at = (from.tier_id != to.tier_id).then_some(now);
    let moved = on!(tx, conn => sqlx::query(
        "update standing set tier_id = $4, reached_at = $5, falls_at = $6, role_due_at = coalesce($7, role_due_at)
         where creator_id = $1 and tier_id is not distinct from $2 and falls_at is not distinct from $3",
    )
    .bind(creator)
    .bind(from.tier_id)
    .bind(from.falls_at)
    .bind(to.tier_id)
    .bind(to.reached_at)
    .bind(to.falls_at)
    .bind(role_due_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(moved > 0)
}

/// How many creators stand on each tier of a programme.
pub async fn count(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(TierId, i64)>> {
    on!(tx, conn => sqlx::query_as(
        "select s.tier_id, count(*) from standing s join creator c on c.creator_id = s.creator_id
         where s.program_id = $1 and s.tier_id is not null and c.stage = 'active'
         group by s.tier_id order by s.tier_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// How a creator moved.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct TierMove {
    /// Its key.
    pub tier_move_id: TierMoveId,
    /// Who.
    pub creator_id: CreatorId,
    /// The programme.
    pub program_id: ProgramId,
    /// From this tier.
    pub from_tier_id: Option<TierId>,
    /// To this one.
    pub to_tier_id: Option<TierId>,
    /// When.
    pub moved_at: DateTime<Utc>,
}

/// Adds a move.
pub async fn insert_move(tx: &mut Tx, step: &TierMove) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into tier_move (tier_move_id, creator_id, program_id, from_tier_id, to_tier_id, moved_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(step.tier_move_id)
    .bind(step.creator_id)
    .bind(step.program_id)
    .bind(step.from_tier_id)
    .bind(step.to_tier_id)
    .bind(step.moved_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A move in this programme.
pub async fn find_move(tx: &mut Tx, program: ProgramId, id: TierMoveId) -> sqlx::Result<Option<TierMove>> {
    on!(tx, conn => sqlx::query_as(
        "select tier_move_id, creator_id, program_id, from_tier_id, to_tier_id, moved_at from tier_move
         where program_id = $1 and tier_move_id = $2",
    )
    .bind(program)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// The name of a creator who moved, and the words of the tier that they reached, in every language in which these are
/// ready; `None` unless they are there and agree to be congratulated.
pub async fn find_celebrated(
    tx: &mut Tx,
    program: &Program,
    id: TierMoveId,
) -> sqlx::Result<Option<(String, Vec<Text>)>> {
    let found: Option<(String, TierId)> = on!(tx, conn => sqlx::query_as(
        "select c.name, v.to_tier_id from tier_move v join creator c on c.creator_id = v.creator_id
         where v.program_id = $1 and v.tier_move_id = $2 and v.to_tier_id is not null
           and c.stage = 'active' and c.person_id is not null
           and exists (select 1 from consent o where o.creator_id = c.creator_id and o.use_of_name = $3)",
    )
    .bind(program.program_id)
    .bind(id)
    .bind(Use::Milestones)
    .fetch_optional(conn)
    .await)?;
    let Some((name, reached)) = found else { return Ok(None) };
    let tiers = super::tier::list(tx, program).await?;
    let tier = tiers.into_iter().find(|tier| tier.tier_id == reached);
    Ok(tier.map(|tier| {
        let ready = tier.texts.into_iter().filter(|text| text.state == TextState::Ready);
        (name, ready.collect())
    }))
}

/// A role that is to be brought into step.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct RoleDue {
    /// Whose.
    pub creator_id: CreatorId,
    /// The person.
    pub person_id: PersonId,
    /// The programme.
    pub program_id: ProgramId,
    /// The server.
    pub server_id: ServerId,
    /// The role that they should have.
    pub wanted_role_id: Option<RoleId>,
    /// Since when it waits.
    pub role_due_at: DateTime<Utc>,
}

/// The roles that wait to be brought into step by now, the longest first, at most `most`.
pub async fn due_roles(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<RoleDue>> {
    on!(tx, conn => sqlx::query_as(
        "select s.creator_id, c.person_id, s.program_id, p.server_id,
                case when c.stage = 'active' then t.role_id end as wanted_role_id, s.role_due_at
         from standing s join creator c on c.creator_id = s.creator_id join program p on p.program_id = s.program_id
         left join tier t on t.tier_id = s.tier_id
         where s.role_due_at <= $1 and c.person_id is not null and p.left_at is null
         order by s.role_due_at, s.creator_id limit $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// When the next role is to be looked at.
pub async fn due_next_role(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select min(s.role_due_at) from standing s join creator c on c.creator_id = s.creator_id
         join program p on p.program_id = s.program_id
         where s.role_due_at is not null and c.person_id is not null and p.left_at is null",
    )
    .fetch_one(conn)
    .await)
}

/// Takes a waiting role up, to be looked at again `until` then unless it is done before; `false` when somebody else has.
pub async fn claim_role(tx: &mut Tx, due: &RoleDue, until: DateTime<Utc>) -> sqlx::Result<bool> {
    let claimed = on!(tx, conn => sqlx::query(
        "update standing set role_due_at = $3 where creator_id = $1 and role_due_at = $2",
    )
    .bind(due.creator_id)
    .bind(due.role_due_at)
    .bind(until)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(claimed > 0)
}

/// Notes what came of it, unless the role is to be looked at anew meanwhile: which role they have, where that is known.
pub async fn update_role(
    tx: &mut Tx,
    due: &RoleDue,
    claimed: DateTime<Utc>,
    has: Option<Option<RoleId>>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update standing set role_due_at = null, role_id = case when $3 then $4 else role_id end
         where creator_id = $1 and role_due_at = $2",
    )
    .bind(due.creator_id)
    .bind(claimed)
    .bind(has.is_some())
    .bind(has.flatten())
    .execute(conn)
    .await
    .map(drop))
}

/// Has a person's role in a programme looked at.
pub async fn update_role_due(
    tx: &mut Tx,
    program: ProgramId,
    person: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update standing set role_due_at = $3
         where creator_id = (select creator_id from creator where program_id = $1 and person_id = $2)",
    )
    .bind(program)
    .bind(person)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Has every role of a programme looked at that is not known to be the one that it should be. Says how many.
pub async fn update_all_roles_due(tx: &mut Tx, program: ProgramId, now: DateTime<Utc>) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query(
        "update standing set role_due_at = $2
         where program_id = $1 and role_due_at is null and role_id is distinct from (
             select case when c.stage = 'active' then t.role_id end from creator c
             left join tier t on t.tier_id = standing.tier_id where c.creator_id = standing.creator_id)",
    )
    .bind(program)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))
}

/// Every role that a tier of a programme has, and those that somebody still has from one: no creator should have another's.
pub async fn list_roles(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<RoleId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select role_id from tier where program_id = $1 and role_id is not null and archived_at is null
         union select role_id from standing where program_id = $1 and role_id is not null order by role_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// The role that a person has in a programme by Duet's doing; the outer `None` where they do not climb, or their role is
/// being looked at anyway.
pub async fn find_role(
    tx: &mut Tx,
    program: ProgramId,
    person: PersonId,
) -> sqlx::Result<Option<Option<RoleId>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select s.role_id from standing s join creator c on c.creator_id = s.creator_id
         where c.program_id = $1 and c.person_id = $2 and c.stage = 'active' and s.role_due_at is null",
    )
    .bind(program)
    .bind(person)
    .fetch_optional(conn)
    .await)
}

/// The roles that a person has by Duet's doing: each with its server.
pub async fn list_of_person(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<(ServerId, RoleId)>> {
    on!(tx, conn => sqlx::query_as(
        "select p.server_id, s.role_id from standing s join creator c on c.creator_id = s.creator_id
         join program p on p.program_id = s.program_id
         where c.person_id = $1 and s.role_id is not null and p.left_at is null order by s.creator_id",
    )
    .bind(person)
    .fetch_all(conn)
    .await)
}
