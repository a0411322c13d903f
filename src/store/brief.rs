//! Remembers what a campaign asks of creators: the sections of its brief, the versions of its terms, and what managers
//! wrote over one another.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Tx, on, wording};
use crate::domain::brief::{Brief, Draft, Section, Terms};
use crate::domain::wording::{Wording, Words};
use crate::domain::{BriefDraftId, CampaignId, Language, PersonId, ProgramId};

#[derive(sqlx::FromRow)]
struct Row {
    section: Section,
    #[sqlx(flatten)]
    words: Words,
}

/// The whole brief of a campaign, whose originals are in language `source`.
pub async fn get(tx: &mut Tx, campaign: CampaignId, source: Language) -> sqlx::Result<Brief> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select section, language, body, origin, is_draft, revision from brief_text where campaign_id = $1
         order by section, language",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let mut sections: BTreeMap<Section, Vec<Words>> = BTreeMap::new();
    for Row { section, words } in rows {
        sections.entry(section).or_default().push(words);
    }
    Ok(Brief {
        campaign_id: campaign,
        source,
        sections: sections.into_iter().map(|(section, all)| (section, Wording::new(source, all))).collect(),
        deliverables: super::deliverable::list(tx, campaign, source).await?,
    })
}

/// Whether anything was ever written into a campaign's brief, or asked for in it.
pub async fn is_begun(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query_scalar(
        "select exists (select 1 from brief_text where campaign_id = $1 and body <> '')
             or exists (select 1 from deliverable where campaign_id = $1 and archived_at is null)",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)
}

/// Keeps a section in a language, if it is still as it was one revision before; `false` when it is not.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    (campaign, section): (CampaignId, Section),
    words: &Words,
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    wording::insert_or_update!(
        tx,
        ("brief_text", "campaign_id", "section"),
        (campaign, section),
        words,
        by,
        now
    )
}

/// The last version of a campaign's terms; 0 before the first.
pub async fn get_terms_version(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<i32> {
    on!(tx, conn => sqlx::query_scalar("select terms_version from campaign where campaign_id = $1")
        .bind(campaign)
        .fetch_one(conn)
        .await)
}

/// A version of a campaign's terms.
pub async fn find_terms(tx: &mut Tx, campaign: CampaignId, version: i32) -> sqlx::Result<Option<Terms>> {
    let found: Option<String> = on!(tx, conn => sqlx::query_scalar(
        "select terms from brief_terms where campaign_id = $1 and version = $2",
    )
    .bind(campaign)
    .bind(version)
    .fetch_optional(conn)
    .await)?;
    found
        .map(|terms| serde_json::from_str(&terms).map_err(|error| sqlx::Error::Decode(error.into())))
        .transpose()
}

/// Adds the next version after `version` of a campaign's terms; `false` when somebody else has added it.
pub async fn insert_terms(
    tx: &mut Tx,
    (campaign, version): (CampaignId, i32),
    terms: &Terms,
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let counted = on!(tx, conn => sqlx::query(
        "update campaign set terms_version = $3 where campaign_id = $1 and terms_version = $2",
    )
    .bind(campaign)
    .bind(version)
    .bind(version + 1)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if counted == 0 {
        return Ok(false);
    }
    let terms = serde_json::to_string(terms).map_err(|error| sqlx::Error::Encode(error.into()))?;
    on!(tx, conn => sqlx::query(
        "insert into brief_terms (campaign_id, version, terms, published_by_person_id, published_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(campaign)
    .bind(version + 1)
    .bind(terms)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(|_| true))
}

/// Keeps what a manager typed while another one changed the same words.
pub async fn insert_draft(
    tx: &mut Tx,
    (program, by): (ProgramId, PersonId),
    draft: &Draft,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let kept = serde_json::to_string(draft).map_err(|error| sqlx::Error::Encode(error.into()))?;
    on!(tx, conn => sqlx::query(
        "insert into brief_draft (brief_draft_id, program_id, draft, made_by_person_id, made_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(draft.brief_draft_id)
    .bind(program)
    .bind(kept)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// What this manager typed, unless it is gone or somebody else's.
pub async fn find_draft(
    tx: &mut Tx,
    (program, by): (ProgramId, PersonId),
    id: BriefDraftId,
) -> sqlx::Result<Option<Draft>> {
    let found: Option<String> = on!(tx, conn => sqlx::query_scalar(
        "select draft from brief_draft
         where brief_draft_id = $1 and program_id = $2 and made_by_person_id = $3",
    )
    .bind(id)
    .bind(program)
    .bind(by)
    .fetch_optional(conn)
    .await)?;
    found
        .map(|kept| serde_json::from_str(&kept).map_err(|error| sqlx::Error::Decode(error.into())))
        .transpose()
}

/// Drops what was typed before `since`. Says how many.
pub async fn delete_old_drafts(tx: &mut Tx, since: DateTime<Utc>) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query("delete from brief_draft where made_at < $1")
        .bind(since)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}
