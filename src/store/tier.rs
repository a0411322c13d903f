//! Remembers the tiers of a programme, their words, and what holds for all of them.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::audience::{Band, Bands};
use crate::domain::campaign::TextState;
use crate::domain::check_in::Cadence;
use crate::domain::money::Money;
use crate::domain::program::{Program, Zone};
use crate::domain::tier::{Collaborations, Policy, Rule, Text, Tier};
use crate::domain::{CreatorId, Language, ProgramId, RoleId, TierId};

#[derive(sqlx::FromRow)]
struct Row {
    tier_id: TierId,
    program_id: ProgramId,
    place: i32,
    window_days: i32,
    sales: Option<i64>,
    tenure_days: Option<i64>,
    collaborations: Option<i64>,
    approved: Option<i64>,
    audience: Option<Band>,
    role_id: Option<RoleId>,
    cadence: Cadence,
    collaborations_floor: Option<i32>,
    collaborations_ceiling: Option<i32>,
    opened_at: Option<DateTime<Utc>>,
    archived_at: Option<DateTime<Utc>>,
}

impl Row {
    fn with(self, revenue: Vec<Money>, texts: Vec<Text>) -> Tier {
        Tier {
            tier_id: self.tier_id,
            program_id: self.program_id,
            place: self.place,
            rule: Rule {
                window_days: self.window_days,
                sales: self.sales,
                revenue,
                tenure_days: self.tenure_days,
                collaborations: self.collaborations,
                approved: self.approved,
                audience: self.audience,
            },
            role_id: self.role_id,
            cadence: self.cadence,
            collaborations: Collaborations {
                floor: self.collaborations_floor,
                ceiling: self.collaborations_ceiling,
            },
            opened_at: self.opened_at,
            archived_at: self.archived_at,
            texts,
        }
    }
}

/// Every tier of a programme, those out of use too, the lowest first.
pub async fn list(tx: &mut Tx, program: &Program) -> sqlx::Result<Vec<Tier>> {
    let id = program.program_id;
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select tier_id, program_id, place, window_days, sales, tenure_days, collaborations, approved, audience, role_id,
                cadence, collaborations_floor, collaborations_ceiling, opened_at, archived_at
         from tier where program_id = $1 order by place, tier_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await)?;
    let mut tiers = Vec::with_capacity(rows.len());
    for row in rows {
        let revenue = list_revenue(tx, row.tier_id).await?;
        let mut texts = list_texts(tx, row.tier_id).await?;
        texts.sort_by_key(|text| (text.language != program.language, text.language));
        tiers.push(row.with(revenue, texts));
    }
    Ok(tiers)
}

async fn list_revenue(tx: &mut Tx, tier: TierId) -> sqlx::Result<Vec<Money>> {
    on!(tx, conn => sqlx::query_as(
        "select currency, amount_minor as revenue_minor from tier_revenue where tier_id = $1 order by currency",
    )
    .bind(tier)
    .fetch_all(conn)
    .await)
}

async fn list_texts(tx: &mut Tx, tier: TierId) -> sqlx::Result<Vec<Text>> {
    on!(tx, conn => sqlx::query_as("select language, name, benefits, state from tier_text where tier_id = $1")
        .bind(tier)
        .fetch_all(conn)
        .await)
}

/// Adds a tier without words; `None` when another has its place.
pub async fn insert(tx: &mut Tx, tier: &Tier, now: DateTime<Utc>) -> sqlx::Result<Option<TierId>> {
    let added = on!(tx, conn => sqlx::query_scalar(
        "insert into tier (tier_id, program_id, place, window_days, sales, tenure_days, audience, role_id, cadence,
                           collaborations_floor, collaborations_ceiling, created_at, opened_at, collaborations,
                           approved)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict do nothing returning tier_id",
    )
    .bind(tier.tier_id)
    .bind(tier.program_id)
    .bind(tier.place)
    .bind(tier.rule.window_days)
    .bind(tier.rule.sales)
    .bind(tier.rule.tenure_days)
    .bind(tier.rule.audience)
    .bind(tier.role_id)
    .bind(tier.cadence)
    .bind(tier.collaborations.floor)
    .bind(tier.collaborations.ceiling)
    .bind(now)
    .bind(tier.opened_at)
    .bind(tier.rule.collaborations)
    .bind(tier.rule.approved)
    .fetch_optional(conn)
    .await)?;
    insert_revenue(tx, tier.tier_id, &tier.rule.revenue).await?;
    Ok(added)
}

async fn insert_revenue(tx: &mut Tx, tier: TierId, revenue: &[Money]) -> sqlx::Result<()> {
    for sum in revenue {
        on!(tx, conn => sqlx::query(
            "insert into tier_revenue (tier_id, currency, amount_minor) values ($1, $2, $3)
             on conflict (tier_id, currency) do update set amount_minor = excluded.amount_minor",
        )
        .bind(tier)
        .bind(&sum.currency)
        .bind(sum.minor)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// Keeps a tier's conditions, role, rhythm and collaborations; `false` when it is out of use.
pub async fn update(tx: &mut Tx, tier: &Tier) -> sqlx::Result<bool> {
    let changed = on!(tx, conn => sqlx::query(
        "update tier set window_days = $2, sales = $3, tenure_days = $4, audience = $5, role_id = $6, cadence = $7,
                         collaborations_floor = $8, collaborations_ceiling = $9, collaborations = $10,
                         approved = $11
         where tier_id = $1 and archived_at is null",
    )
    .bind(tier.tier_id)
    .bind(tier.rule.window_days)
    .bind(tier.rule.sales)
    .bind(tier.rule.tenure_days)
    .bind(tier.rule.audience)
    .bind(tier.role_id)
    .bind(tier.cadence)
    .bind(tier.collaborations.floor)
    .bind(tier.collaborations.ceiling)
    .bind(tier.rule.collaborations)
    .bind(tier.rule.approved)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    on!(tx, conn => sqlx::query("delete from tier_revenue where tier_id = $1")
        .bind(tier.tier_id)
        .execute(conn)
        .await
        .map(drop))?;
    insert_revenue(tx, tier.tier_id, &tier.rule.revenue).await?;
    Ok(changed > 0)
}

/// Has two tiers change places; `false` when either is not where it was thought to be.
pub async fn update_places(tx: &mut Tx, one: &Tier, other: &Tier) -> sqlx::Result<bool> {
    // No two tiers have the same place at any moment, so that one waits aside.
    let steps = [(one, one.place, -1), (other, other.place, one.place), (one, -1, other.place)];
    for (tier, from, to) in steps {
        let moved = on!(tx, conn => sqlx::query(
            "update tier set place = $3 where tier_id = $1 and place = $2 and archived_at is null",
        )
        .bind(tier.tier_id)
        .bind(from)
        .bind(to)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?;
        if moved == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Has a draft count from now on; `false` when it did, or is out of use.
pub async fn update_opened(tx: &mut Tx, tier: TierId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let opened = on!(tx, conn => sqlx::query(
        "update tier set opened_at = $2 where tier_id = $1 and opened_at is null and archived_at is null",
    )
    .bind(tier)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(opened > 0)
}

/// Takes a tier out of use; `false` when it was.
pub async fn update_archived(tx: &mut Tx, tier: TierId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let archived = on!(tx, conn => sqlx::query(
        "update tier set archived_at = $2 where tier_id = $1 and archived_at is null",
    )
    .bind(tier)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(archived > 0)
}

/// Keeps a tier's words in a language; they are ready from now on.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    tier: TierId,
    (language, name, benefits): (Language, &str, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into tier_text (tier_id, language, name, benefits, state, updated_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tier_id, language) do update
         set name = excluded.name, benefits = excluded.benefits, state = excluded.state,
             updated_at = excluded.updated_at",
    )
    .bind(tier)
    .bind(language)
    .bind(name)
    .bind(benefits)
    .bind(TextState::Ready)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Marks the words in other languages than `source`: the original changed after they were written.
pub async fn update_stale(tx: &mut Tx, tier: TierId, source: Language) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update tier_text set state = $3 where tier_id = $1 and language <> $2")
        .bind(tier)
        .bind(source)
        .bind(TextState::Stale)
        .execute(conn)
        .await
        .map(drop))
}

/// What holds for all tiers of a programme.
pub async fn get_policy(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Policy> {
    let found: Option<(i32, i64, i64, i64, i64)> = on!(tx, conn => sqlx::query_as(
        "select grace_days, micro_from, midi_from, macro_from, mega_from from tier_policy where program_id = $1",
    )
    .bind(program)
    .fetch_optional(conn)
    .await)?;
    let Some((grace_days, micro, midi, large, mega)) = found else { return Ok(Policy::default()) };
    let bands = Bands::new([micro, midi, large, mega]).unwrap_or_default();
    Ok(Policy { grace_days, bands })
}

/// Keeps what holds for all tiers of a programme.
pub async fn insert_or_update_policy(tx: &mut Tx, program: ProgramId, policy: Policy) -> sqlx::Result<()> {
    let [micro, midi, large, mega] = policy.bands.begins();
    on!(tx, conn => sqlx::query(
        "insert into tier_policy (program_id, grace_days, micro_from, midi_from, macro_from, mega_from)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (program_id) do update
         set grace_days = excluded.grace_days, micro_from = excluded.micro_from, midi_from = excluded.midi_from,
             macro_from = excluded.macro_from, mega_from = excluded.mega_from",
    )
    .bind(program)
    .bind(policy.grace_days)
    .bind(micro)
    .bind(midi)
    .bind(large)
    .bind(mega)
    .execute(conn)
    .await
    .map(drop))
}

/// A programme whose creators' places are computed again and again.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Due {
    /// Which.
    pub program_id: ProgramId,
    /// Its zone.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// When it was done last; before the first time, since when its first tier counts.
    pub since: DateTime<Utc>,
}

/// Every programme that has tiers which count, or creators who still stand on one; with `only`, this one if it does.
pub async fn due(tx: &mut Tx, only: Option<ProgramId>) -> sqlx::Result<Vec<Due>> {
    on!(tx, conn => sqlx::query_as(
        "select p.program_id, p.zone, coalesce(
                    (select y.computed_at from tier_policy y where y.program_id = p.program_id),
                    (select min(t.opened_at) from tier t where t.program_id = p.program_id)) as since
         from program p
         where p.left_at is null and p.ready_at is not null and (cast($1 as bigint) is null or p.program_id = $1)
           and exists (select 1 from tier t where t.program_id = p.program_id and t.opened_at is not null)
           and (exists (select 1 from tier t
                        where t.program_id = p.program_id and t.opened_at is not null and t.archived_at is null)
                or exists (select 1 from standing s where s.program_id = p.program_id and s.tier_id is not null))
         order by p.program_id",
    )
    .bind(only)
    .fetch_all(conn)
    .await)
}

/// Notes that a programme's creators' places were computed.
pub async fn update_computed(tx: &mut Tx, program: ProgramId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let policy = get_policy(tx, program).await?;
    insert_or_update_policy(tx, program, policy).await?;
    on!(tx, conn => sqlx::query("update tier_policy set computed_at = $2 where program_id = $1")
        .bind(program)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// The size of a creator's audience, where a manager said.
pub async fn find_audience(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<Band>> {
    on!(tx, conn => sqlx::query_scalar("select audience_band from creator where creator_id = $1")
        .bind(creator)
        .fetch_one(conn)
        .await)
}

/// Keeps the size of a creator's audience; `None` means that nobody knows.
pub async fn update_audience(tx: &mut Tx, creator: CreatorId, band: Option<Band>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set audience_band = $2 where creator_id = $1")
        .bind(creator)
        .bind(band)
        .execute(conn)
        .await
        .map(drop))
}
