//! Remembers what briefs ask for, and its words in each language.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on, wording};
use crate::domain::deliverable::{Deliverable, Format, Piece};
use crate::domain::money::Money;
use crate::domain::placement::Platform;
use crate::domain::wording::{Wording, Words};
use crate::domain::{CampaignId, DeliverableId, Language, PersonId, ProgramId};

#[derive(sqlx::FromRow)]
struct Row {
    deliverable_id: DeliverableId,
    campaign_id: CampaignId,
    place: i32,
    platform: Option<Platform>,
    format: Format,
    due_on: Option<NaiveDate>,
    pay_minor: Option<i64>,
    currency: Option<String>,
    rights_from_on: Option<NaiveDate>,
    rights_until_on: Option<NaiveDate>,
    revision: i32,
}

#[derive(sqlx::FromRow)]
struct TextRow {
    deliverable_id: DeliverableId,
    piece: Piece,
    #[sqlx(flatten)]
    words: Words,
}

/// What a campaign's brief asks for, in its order; the originals of its words are in language `source`.
pub async fn list(tx: &mut Tx, campaign: CampaignId, source: Language) -> sqlx::Result<Vec<Deliverable>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select deliverable_id, campaign_id, place, platform, format, due_on, pay_minor, currency, rights_from_on,
                rights_until_on, revision
         from deliverable where campaign_id = $1 and archived_at is null order by place, deliverable_id",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let texts: Vec<TextRow> = on!(tx, conn => sqlx::query_as(
        "select t.deliverable_id, t.piece, t.language, t.body, t.origin, t.is_draft, t.revision
         from deliverable_text t join deliverable d on d.deliverable_id = t.deliverable_id
         where d.campaign_id = $1 and d.archived_at is null order by t.deliverable_id, t.language",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let mut words: BTreeMap<DeliverableId, BTreeMap<Piece, Vec<Words>>> = BTreeMap::new();
    for TextRow { deliverable_id, piece, words: own } in texts {
        words.entry(deliverable_id).or_default().entry(piece).or_default().push(own);
    }
    Ok(rows.into_iter().map(|row| row.with(&mut words, source)).collect())
}

impl Row {
    fn with(
        self,
        words: &mut BTreeMap<DeliverableId, BTreeMap<Piece, Vec<Words>>>,
        source: Language,
    ) -> Deliverable {
        let own = words.remove(&self.deliverable_id).unwrap_or_default();
        Deliverable {
            deliverable_id: self.deliverable_id,
            campaign_id: self.campaign_id,
            place: self.place,
            platform: self.platform,
            format: self.format,
            due_on: self.due_on,
            pay: self.pay_minor.zip(self.currency).map(|(minor, currency)| Money { minor, currency }),
            rights_from_on: self.rights_from_on,
            rights_until_on: self.rights_until_on,
            revision: self.revision,
            words: own.into_iter().map(|(piece, all)| (piece, Wording::new(source, all))).collect(),
        }
    }
}

/// The campaign of a deliverable of this programme that is asked for.
pub async fn find_campaign(
    tx: &mut Tx,
    program: ProgramId,
    deliverable: DeliverableId,
) -> sqlx::Result<Option<CampaignId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select d.campaign_id from deliverable d join campaign c on c.campaign_id = d.campaign_id
         where c.program_id = $1 and d.deliverable_id = $2 and d.archived_at is null",
    )
    .bind(program)
    .bind(deliverable)
    .fetch_optional(conn)
    .await)
}

/// Adds a deliverable without words.
pub async fn insert(tx: &mut Tx, deliverable: &Deliverable, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into deliverable (deliverable_id, campaign_id, place, platform, format, due_on, pay_minor, currency,
                                  rights_from_on, rights_until_on, revision, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(deliverable.deliverable_id)
    .bind(deliverable.campaign_id)
    .bind(deliverable.place)
    .bind(deliverable.platform)
    .bind(deliverable.format)
    .bind(deliverable.due_on)
    .bind(deliverable.pay.as_ref().map(|pay| pay.minor))
    .bind(deliverable.pay.as_ref().map(|pay| &pay.currency))
    .bind(deliverable.rights_from_on)
    .bind(deliverable.rights_until_on)
    .bind(deliverable.revision)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps everything but a deliverable's words, if it is still as it was at this revision; `false` when it is not.
pub async fn update(tx: &mut Tx, deliverable: &Deliverable) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update deliverable set platform = $3, format = $4, due_on = $5, pay_minor = $6, currency = $7,
                                rights_from_on = $8, rights_until_on = $9, revision = $2 + 1
         where deliverable_id = $1 and revision = $2 and archived_at is null",
    )
    .bind(deliverable.deliverable_id)
    .bind(deliverable.revision)
    .bind(deliverable.platform)
    .bind(deliverable.format)
    .bind(deliverable.due_on)
    .bind(deliverable.pay.as_ref().map(|pay| pay.minor))
    .bind(deliverable.pay.as_ref().map(|pay| &pay.currency))
    .bind(deliverable.rights_from_on)
    .bind(deliverable.rights_until_on)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// Stops asking for a deliverable; `false` when nobody did any more.
pub async fn update_archived(
    tx: &mut Tx,
    deliverable: DeliverableId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update deliverable set archived_at = $2 where deliverable_id = $1 and archived_at is null",
    )
    .bind(deliverable)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// Keeps a text of a deliverable in a language, if it is still as it was one revision before; `false` when it is not.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    (deliverable, piece): (DeliverableId, Piece),
    words: &Words,
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    wording::insert_or_update!(
        tx,
        ("deliverable_text", "deliverable_id", "piece"),
        (deliverable, piece),
        words,
        by,
        now
    )
}
