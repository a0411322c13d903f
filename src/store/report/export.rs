//! Lists what managers take away in files: a row for each creator, campaign, participation, piece of content or day.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::audience::Band;
use crate::domain::campaign::State as CampaignState;
use crate::domain::creator::Stage as CreatorStage;
use crate::domain::deliverable::Format;
use crate::domain::overview::Window;
use crate::domain::participation::State;
use crate::domain::placement::Platform;
use crate::domain::plan::Kind;
use crate::domain::relationship::Bond;
use crate::domain::stage::Stage;
use crate::domain::stats::Figures;
use crate::domain::submission::State as ContentState;
use crate::domain::{CampaignId, CreatorId, DeliverableId, ParticipationId, ProgramId, SubmissionId, TierId};

/// A creator, with their figures over the window.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CreatorRow {
    /// Their key.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// How far they have come.
    pub stage: CreatorStage,
    /// Their market's code.
    pub market: Option<String>,
    /// Their tier.
    pub tier_id: Option<TierId>,
    /// How large their audience is.
    pub audience_band: Option<Band>,
    /// How they and the programme stand with each other.
    pub bond: Bond,
    /// When they were approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// When they left.
    pub left_at: Option<DateTime<Utc>>,
    /// How many campaigns they have ever joined.
    pub collaborations: i64,
    /// Their figures.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// A campaign that was open at some time of the window, with its figures over it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CampaignRow {
    /// Its key.
    pub campaign_id: CampaignId,
    /// What kind of campaign it is.
    pub kind: Kind,
    /// Whether it can be linked to.
    pub state: CampaignState,
    /// How far it is.
    pub stage: Stage,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it came to its end.
    pub ended_at: Option<DateTime<Utc>>,
    /// When its participants heard what came of it.
    pub told_at: Option<DateTime<Utc>>,
    /// Who takes or took part.
    pub participants: i64,
    /// Deliverables that were approved.
    pub approved: i64,
    /// Its figures.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// A creator in a campaign that they joined in the window, with all that came of it so far.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ParticipationRow {
    /// Its key.
    pub participation_id: ParticipationId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The creator.
    pub creator_id: CreatorId,
    /// Their name.
    pub creator: String,
    /// Their market's code.
    pub market: Option<String>,
    /// How they are in it.
    pub state: State,
    /// Which of their collaborations it is.
    pub ordinal: Option<i32>,
    /// The version of the terms that they agreed to.
    pub terms_version: Option<i32>,
    /// When it was offered to them in person.
    pub offered_at: Option<DateTime<Utc>>,
    /// When they joined.
    pub joined_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Views, as managers entered them.
    pub views: Option<i64>,
    /// Saves.
    pub saves: Option<i64>,
    /// Shares.
    pub shares: Option<i64>,
    /// How it was received: `good`, `mixed` or `poor`.
    pub sentiment: Option<String>,
    /// What came through their links for the campaign.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// Something that was first handed in in the window.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContentRow {
    /// Its key.
    pub submission_id: SubmissionId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The creator.
    pub creator_id: CreatorId,
    /// Their name.
    pub creator: String,
    /// What it was handed in for.
    pub deliverable_id: DeliverableId,
    /// What form that has.
    pub format: Format,
    /// Where it is to be published.
    pub platform: Option<Platform>,
    /// How far it has come.
    pub state: ContentState,
    /// How many versions there were.
    pub versions: i32,
    /// When the first was handed in.
    pub sent_at: DateTime<Utc>,
    /// When one was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// Where it was published.
    pub post_url: Option<String>,
    /// On which day.
    pub posted_on: Option<NaiveDate>,
}

/// A day's figures of a campaign in a market.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DayRow {
    /// The day, in the market's zone.
    pub counted_on: NaiveDate,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The market's code.
    pub market: Option<String>,
    /// The figures.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// The figures of a joined roll-up `f`, nothing where there is none.
macro_rules! figures {
    () => {
        "cast(coalesce(f.clicks, 0) as bigint) as clicks, cast(coalesce(f.visitors, 0) as bigint) as visitors,
         cast(coalesce(f.signups, 0) as bigint) as signups, cast(coalesce(f.sales, 0) as bigint) as sales,
         cast(coalesce(f.renewals, 0) as bigint) as renewals, cast(coalesce(f.refunds, 0) as bigint) as refunds"
    };
}

/// The sums of `link_day`.
macro_rules! sums {
    () => {
        "sum(clicks) as clicks, sum(visitors) as visitors, sum(signups) as signups, sum(sales) as sales,
         sum(renewals) as renewals, sum(refunds) as refunds"
    };
}

/// Every creator of a programme who was ever approved or is invited, by key.
pub async fn list_creators(tx: &mut Tx, program: ProgramId, window: Window) -> sqlx::Result<Vec<CreatorRow>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select c.creator_id, c.name, c.stage, m.code as market, s.tier_id, c.audience_band, c.bond, c.approved_at, c.left_at,
                (select count(*) from participation n
                 where n.creator_id = c.creator_id and n.state in ('joined', 'ended')) as collaborations, ",
        figures!(),
        " from creator c
         left join market m on m.market_id = c.market_id
         left join standing s on s.creator_id = c.creator_id
         left join (select creator_id, ", sums!(), " from link_day
                    where program_id = $1 and counted_on between $2 and $3 group by creator_id) f
                on f.creator_id = c.creator_id
         where c.program_id = $1 and (c.approved_at is not null or c.stage in ('invited', 'active'))
         order by c.creator_id",
    ))
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)
}

/// Every campaign of a programme that was open at some time of a window, by key.
pub async fn list_campaigns(
    tx: &mut Tx,
    program: ProgramId,
    window: Window,
) -> sqlx::Result<Vec<CampaignRow>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select a.campaign_id, a.kind, a.state, a.stage, a.starts_on, a.ends_on, a.published_at,
                coalesce(a.closed_at, e.ended_at) as ended_at, e.told_at,
                (select count(*) from participation n
                 where n.campaign_id = a.campaign_id and n.state in ('joined', 'ended')) as participants,
                (select count(*) from submission s where s.campaign_id = a.campaign_id
                 and s.state in ('approved', 'posted', 'published')) as approved, ",
        figures!(),
        " from campaign a
         left join result e on e.campaign_id = a.campaign_id
         left join (select campaign_id, ", sums!(), " from link_day
                    where program_id = $1 and counted_on between $2 and $3 group by campaign_id) f
                on f.campaign_id = a.campaign_id
         where a.program_id = $1 and a.state <> 'draft' and coalesce(a.published_at, a.created_at) < $5
           and (coalesce(a.closed_at, e.ended_at) is null or coalesce(a.closed_at, e.ended_at) >= $4)
         order by a.campaign_id",
    ))
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .bind(window.since)
    .bind(window.until)
    .fetch_all(conn)
    .await)
}

/// Every participation that began in a window, by key.
pub async fn list_participations(
    tx: &mut Tx,
    program: ProgramId,
    window: Window,
) -> sqlx::Result<Vec<ParticipationRow>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select n.participation_id, n.campaign_id, n.creator_id, c.name as creator, m.code as market, n.state, n.ordinal,
                n.terms_version, n.offered_at, n.joined_at, n.ended_at, r.views, r.saves, r.shares, r.sentiment, ",
        figures!(),
        " from participation n
         join creator c on c.creator_id = n.creator_id
         left join market m on m.market_id = c.market_id
         left join participation_result r on r.participation_id = n.participation_id
         left join (select creator_id, campaign_id, ", sums!(), " from link_day
                    where program_id = $1 group by creator_id, campaign_id) f
                on f.creator_id = n.creator_id and f.campaign_id = n.campaign_id
         where n.program_id = $1 and n.joined_at >= $2 and n.joined_at < $3
         order by n.participation_id",
    ))
    .bind(program)
    .bind(window.since)
    .bind(window.until)
    .fetch_all(conn)
    .await)
}

/// Everything that was first handed in in a window, by key.
pub async fn list_content(tx: &mut Tx, program: ProgramId, window: Window) -> sqlx::Result<Vec<ContentRow>> {
    on!(tx, conn => sqlx::query_as(
        "select s.submission_id, s.campaign_id, s.creator_id, c.name as creator, s.deliverable_id, d.format, d.platform,
                s.state, s.revision as versions, f.sent_at,
                (select max(r.decided_at) from submission_revision r
                 where r.submission_id = s.submission_id and r.verdict = 'approved') as approved_at,
                s.post_url, s.posted_on
         from submission s
         join creator c on c.creator_id = s.creator_id
         join deliverable d on d.deliverable_id = s.deliverable_id
         join submission_revision f on f.submission_id = s.submission_id and f.number = 1
         where s.program_id = $1 and f.sent_at >= $2 and f.sent_at < $3
         order by s.submission_id",
    )
    .bind(program)
    .bind(window.since)
    .bind(window.until)
    .fetch_all(conn)
    .await)
}

/// The figures of each day of a window, campaign and market.
pub async fn list_days_divided(tx: &mut Tx, program: ProgramId, window: Window) -> sqlx::Result<Vec<DayRow>> {
    on!(tx, conn => sqlx::query_as(
        "select d.counted_on, d.campaign_id, m.code as market,
                cast(sum(d.clicks) as bigint) as clicks, cast(sum(d.visitors) as bigint) as visitors,
                cast(sum(d.signups) as bigint) as signups, cast(sum(d.sales) as bigint) as sales,
                cast(sum(d.renewals) as bigint) as renewals, cast(sum(d.refunds) as bigint) as refunds
         from link_day d
         join creator c on c.creator_id = d.creator_id
         left join market m on m.market_id = c.market_id
         where d.program_id = $1 and d.counted_on between $2 and $3
         group by d.counted_on, d.campaign_id, m.code
         order by d.counted_on, d.campaign_id, m.code",
    )
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)
}
