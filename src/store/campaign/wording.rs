//! Remembers campaigns' names and summaries as words with an original, and whom campaigns reach.

use chrono::{DateTime, Utc};

use crate::domain::campaign::TextState;
use crate::domain::program::{Program, Purpose};
use crate::domain::reach::Reach;
use crate::domain::text::Variants;
use crate::domain::wording::{Wording, Words};
use crate::domain::{CampaignId, Language};
use crate::store::{Tx, market, on, program};

#[derive(sqlx::FromRow)]
struct Row {
    language: Language,
    name: String,
    summary: String,
    state: TextState,
    revision: i32,
    origin_name: Option<String>,
    origin_summary: Option<String>,
}

/// A campaign's name and its summary, whose originals are in language `source`.
pub async fn get_wording(tx: &mut Tx, campaign: CampaignId, source: Language) -> sqlx::Result<[Wording; 2]> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select language, name, summary, state, revision, origin_name, origin_summary from campaign_text
         where campaign_id = $1 order by language",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let original = |body: fn(&Row) -> &String| {
        rows.iter().find(|row| row.language == source).map(|row| body(row).clone())
    };
    let (name, summary) = (original(|row| &row.name), original(|row| &row.summary));
    // What is ready translates the original as it is, also where nobody wrote down which that was.
    let origin = |row: &Row, known: &Option<String>, original: &Option<String>| match row.state {
        _ if row.language == source => None,
        TextState::Ready => original.clone(),
        TextState::Draft | TextState::Stale => known.clone(),
    };
    let words = |row: &Row, body: &String, origin: Option<String>| Words {
        language: row.language,
        body: body.clone(),
        origin,
        is_draft: row.state == TextState::Draft,
        revision: row.revision,
    };
    let names = rows.iter().map(|row| words(row, &row.name, origin(row, &row.origin_name, &name)));
    let summaries =
        rows.iter().map(|row| words(row, &row.summary, origin(row, &row.origin_summary, &summary)));
    Ok([Wording::new(source, names.collect()), Wording::new(source, summaries.collect())])
}

/// Holds a campaign until the transaction ends: of two who write about it at once, the second sees what the first wrote.
pub async fn update_held(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update campaign set plan_revision = plan_revision where campaign_id = $1")
        .bind(campaign)
        .execute(conn)
        .await
        .map(drop))
}

/// Marks the words in every language as drafts: somebody has to look at them again.
pub async fn update_drafts(tx: &mut Tx, campaign: CampaignId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update campaign_text set state = 'draft', updated_at = $2 where campaign_id = $1")
        .bind(campaign)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// What a campaign is called, in every language in which it has a name that is not a draft.
pub async fn get_name(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Variants> {
    let texts = super::list_texts(tx, campaign).await?;
    let told = texts.into_iter().filter(|text| text.state != TextState::Draft);
    Ok(told.map(|text| (text.language, text.name)).collect())
}

/// Whom a campaign is for and where it is posted.
pub async fn get_reach(tx: &mut Tx, program: &Program, campaign: CampaignId) -> sqlx::Result<Reach> {
    let id = program.program_id;
    let reach = Reach {
        languages: program::list_languages(tx, program).await?,
        markets: market::list(tx, id).await?,
        chosen: super::list_markets(tx, campaign).await?,
        channels: Vec::new(),
    };
    let of_markets = program::list_channels(tx, id, Purpose::Market, None).await?;
    let for_everybody = program::list_channels(tx, id, Purpose::Announcements, None).await?;
    Ok(reach.posted(of_markets, for_everybody))
}
