//! Remembers what came of campaigns: how far telling it is, the sentences about it, and each participant's part.

mod own;
mod people;
mod tally;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on, wording};
use crate::domain::result::{Outcome, Piece, Sentences};
use crate::domain::wording::{Wording, Words};
use crate::domain::{CampaignId, Language, PersonId, ProgramId};

pub use own::{
    Measured, find_reflection, find_told, insert_or_update_metrics, insert_or_update_reflection,
    insert_or_update_told, list_measured, list_reflections, list_told,
};
pub use people::{
    Compared, count_waiting, find_campaign, find_charge, find_told_creator, list_compared, list_languages,
    list_owners,
};
pub use tally::{list_days, list_tallies};

macro_rules! columns {
    () => {
        "campaign_id, program_id, ended_at, owed_at, revision, told_at, told_by_person_id, post_at, posted_at, verdict,
         verdict_by_person_id, decided_at"
    };
}

#[derive(sqlx::FromRow)]
struct TextRow {
    piece: Piece,
    #[sqlx(flatten)]
    words: Words,
}

/// Within how many days of a campaign's end its participants are told.
pub async fn get_days(tx: &mut Tx, program: ProgramId) -> sqlx::Result<i32> {
    on!(tx, conn => sqlx::query_scalar("select result_days from program where program_id = $1")
        .bind(program)
        .fetch_one(conn)
        .await)
}

/// Keeps within how many days that is, for campaigns that end from now on.
pub async fn update_days(tx: &mut Tx, program: ProgramId, days: i32) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set result_days = $2 where program_id = $1")
        .bind(program)
        .bind(days)
        .execute(conn)
        .await
        .map(drop))
}

/// Notes that a campaign is over; `false` when that was noted before.
pub async fn insert(tx: &mut Tx, new: &Outcome) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "insert into result (campaign_id, program_id, ended_at, owed_at, revision) values ($1, $2, $3, $4, $5)
         on conflict (campaign_id) do nothing",
    )
    .bind(new.campaign_id)
    .bind(new.program_id)
    .bind(new.ended_at)
    .bind(new.owed_at)
    .bind(new.revision)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// How far a campaign of this programme that is over is with being told.
pub async fn find(tx: &mut Tx, program: ProgramId, campaign: CampaignId) -> sqlx::Result<Option<Outcome>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from result where program_id = $1 and campaign_id = $2",
    ))
    .bind(program)
    .bind(campaign)
    .fetch_optional(conn)
    .await)
}

/// What is still owed in a programme, the longest due first.
pub async fn list_owed(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Outcome>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from result where program_id = $1 and told_at is null order by owed_at, campaign_id",
    ))
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Takes back that a campaign is over, as long as nobody was told of it; `false` when somebody was.
pub async fn delete(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query("delete from result where campaign_id = $1 and told_at is null")
        .bind(campaign)
        .execute(conn)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Counts a change of what is to be told, and holds the campaign's results until the transaction ends. Says the new
/// number; `None` once it was told.
pub async fn update_revision(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Option<i32>> {
    on!(tx, conn => sqlx::query_scalar(
        "update result set revision = revision + 1 where campaign_id = $1 and told_at is null returning revision",
    )
    .bind(campaign)
    .fetch_optional(conn)
    .await)
}

/// Notes that participants are told what stood at this revision, and when everybody is to read of it; `false` when
/// something changed since, or they were told before.
pub async fn update_told(
    tx: &mut Tx,
    (campaign, revision): (CampaignId, i32),
    by: PersonId,
    (now, post_at): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update result set told_at = $3, told_by_person_id = $4, post_at = $5
         where campaign_id = $1 and revision = $2 and told_at is null",
    )
    .bind(campaign)
    .bind(revision)
    .bind(now)
    .bind(by)
    .bind(post_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// The live campaigns in which somebody takes part and whose last day is known, as long as nobody noted that they are
/// over: their programme, and that day.
pub async fn list_ending(tx: &mut Tx) -> sqlx::Result<Vec<(ProgramId, CampaignId, NaiveDate)>> {
    on!(tx, conn => sqlx::query_as(
        "select c.program_id, c.campaign_id, c.ends_on from campaign c
         where c.state = 'live' and c.ends_on is not null and not c.is_evergreen
           and exists (select 1 from participation n where n.campaign_id = c.campaign_id and n.state = 'joined')
           and not exists (select 1 from result r where r.campaign_id = c.campaign_id)
         order by c.ends_on, c.campaign_id",
    )
    .fetch_all(conn)
    .await)
}

/// The sentences about a campaign, whose originals are in language `source`.
pub async fn get_sentences(tx: &mut Tx, campaign: CampaignId, source: Language) -> sqlx::Result<Sentences> {
    let rows: Vec<TextRow> = on!(tx, conn => sqlx::query_as(
        "select piece, language, body, origin, is_draft, revision from result_text where campaign_id = $1
         order by piece, language",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let mut all: BTreeMap<Piece, Vec<Words>> = BTreeMap::new();
    for TextRow { piece, words } in rows {
        all.entry(piece).or_default().push(words);
    }
    let all = all.into_iter().map(|(piece, words)| (piece, Wording::new(source, words))).collect();
    Ok(Sentences { source, all })
}

/// Keeps a text in a language, if it is still as it was one revision before; `false` when it is not.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    (campaign, piece): (CampaignId, Piece),
    words: &Words,
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    wording::insert_or_update!(tx, ("result_text", "campaign_id", "piece"), (campaign, piece), words, by, now)
}

/// Keeps the sentences that somebody wrote while another one changed the same.
pub async fn insert_or_update_aside(
    tx: &mut Tx,
    (campaign, language): (CampaignId, Language),
    by: PersonId,
    [worked, failed, next]: &[String; 3],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into result_aside (campaign_id, language, person_id, worked, failed, next, kept_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (campaign_id, language, person_id) do update
         set worked = excluded.worked, failed = excluded.failed, next = excluded.next, kept_at = excluded.kept_at",
    )
    .bind(campaign)
    .bind(language)
    .bind(by)
    .bind(worked)
    .bind(failed)
    .bind(next)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// The sentences of somebody's that were kept so.
pub async fn find_aside(
    tx: &mut Tx,
    (campaign, language): (CampaignId, Language),
    by: PersonId,
) -> sqlx::Result<Option<[String; 3]>> {
    let found: Option<(String, String, String)> = on!(tx, conn => sqlx::query_as(
        "select worked, failed, next from result_aside where campaign_id = $1 and language = $2 and person_id = $3",
    )
    .bind(campaign)
    .bind(language)
    .bind(by)
    .fetch_optional(conn)
    .await)?;
    Ok(found.map(|(worked, failed, next)| [worked, failed, next]))
}

/// Drops the sentences of somebody's that were kept so.
pub async fn delete_aside(
    tx: &mut Tx,
    (campaign, language): (CampaignId, Language),
    by: PersonId,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from result_aside where campaign_id = $1 and language = $2 and person_id = $3",
    )
    .bind(campaign)
    .bind(language)
    .bind(by)
    .execute(conn)
    .await
    .map(drop))
}
