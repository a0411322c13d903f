//! Who takes part in a campaign whose results are owed: their languages, and who looks after them.

use super::super::{Tx, on};
use crate::domain::stats::Figures;
use crate::domain::{CampaignId, CreatorId, Language, ParticipationId, PersonId, ProgramId};

#[derive(sqlx::FromRow)]
struct Clues {
    own: Option<Language>,
    locale: Option<String>,
    market: Option<Language>,
    program: Language,
}

/// How many creators of a campaign are to be told of its results.
pub async fn count_waiting(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from participation n join creator c on c.creator_id = n.creator_id
         where n.campaign_id = $1 and n.state in ('joined', 'ended') and c.stage = 'active'",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)
}

/// Those who look after them; none for those after whom nobody looks.
pub async fn list_owners(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Option<PersonId>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select distinct c.owner_person_id from participation n join creator c on c.creator_id = n.creator_id
         where n.campaign_id = $1 and n.state in ('joined', 'ended') and c.stage = 'active'
         order by c.owner_person_id",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// The languages that they read, each once.
pub async fn list_languages(
    tx: &mut Tx,
    program: ProgramId,
    campaign: CampaignId,
) -> sqlx::Result<Vec<Language>> {
    let rows: Vec<Clues> = on!(tx, conn => sqlx::query_as(
        "select distinct p.language as own, p.locale as locale, m.language as market, g.language as program
         from participation n join creator c on c.creator_id = n.creator_id
         join program g on g.program_id = n.program_id
         left join person p on p.person_id = c.person_id
         left join market m on m.market_id = c.market_id
         where n.program_id = $1 and n.campaign_id = $2 and n.state in ('joined', 'ended') and c.stage = 'active'",
    )
    .bind(program)
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let spoken = |clues: &Clues| {
        let locale = clues.locale.as_deref().and_then(Language::of);
        Language::negotiate([clues.own, locale, clues.market, Some(clues.program)])
    };
    let mut languages: Vec<Language> = rows.iter().map(spoken).collect();
    languages.sort_unstable();
    languages.dedup();
    Ok(languages)
}

/// A participant of a campaign for whom this person is responsible, as owner or backup.
pub async fn find_charge(
    tx: &mut Tx,
    campaign: CampaignId,
    person: PersonId,
) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select c.creator_id from participation n join creator c on c.creator_id = n.creator_id
         where n.campaign_id = $1 and n.state in ('joined', 'ended') and c.person_id is not null
           and (c.owner_person_id = $2 or c.backup_person_id = $2)
         order by c.creator_id limit 1",
    )
    .bind(campaign)
    .bind(person)
    .fetch_optional(conn)
    .await)
}

/// The campaign of a participation, whosever it is.
pub async fn find_campaign(tx: &mut Tx, participation: ParticipationId) -> sqlx::Result<Option<CampaignId>> {
    on!(tx, conn => sqlx::query_scalar("select campaign_id from participation where participation_id = $1")
        .bind(participation)
        .fetch_optional(conn)
        .await)
}

/// Whose a part is that was told.
pub async fn find_told_creator(
    tx: &mut Tx,
    participation: ParticipationId,
) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select creator_id from participation_result where participation_id = $1 and told_at is not null",
    )
    .bind(participation)
    .fetch_optional(conn)
    .await)
}

/// What was counted of one part among others.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Compared {
    /// Whose part.
    pub creator_id: CreatorId,
    /// From clicks to refunds.
    #[sqlx(flatten)]
    pub figures: Figures,
    /// How often it was seen, where managers measured that.
    pub views: Option<i64>,
}

/// Every part that was told of in a programme from a moment to another, both included.
pub async fn list_compared(
    tx: &mut Tx,
    program: ProgramId,
    (since, until): (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>),
) -> sqlx::Result<Vec<Compared>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, coalesce(clicks, 0) as clicks, coalesce(visitors, 0) as visitors,
                coalesce(signups, 0) as signups, coalesce(sales, 0) as sales, coalesce(renewals, 0) as renewals,
                coalesce(refunds, 0) as refunds, views
         from participation_result where program_id = $1 and told_at between $2 and $3",
    )
    .bind(program)
    .bind(since)
    .bind(until)
    .fetch_all(conn)
    .await)
}
