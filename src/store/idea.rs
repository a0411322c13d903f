//! Remembers what creators would do in a campaign, who was asked, and what became of it.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::idea::{Idea, IdeaAnswer};
use crate::domain::{CampaignId, CreatorId, IdeaId, Language, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select idea_id, program_id, campaign_id, creator_id, language, body, may_quote, given_at from idea ",
            $rest
        )
    };
}

/// Notes that a creator is asked for ideas; `false` when they were before.
pub async fn insert_request(
    tx: &mut Tx,
    campaign: CampaignId,
    creator: CreatorId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into idea_request (campaign_id, creator_id, asked_at) values ($1, $2, $3) on conflict do nothing",
    )
    .bind(campaign)
    .bind(creator)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// The creators who were asked for ideas.
pub async fn list_requests(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select creator_id from idea_request where campaign_id = $1 order by creator_id",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// Adds an idea.
pub async fn insert(tx: &mut Tx, idea: &Idea) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into idea (idea_id, program_id, campaign_id, creator_id, language, body, may_quote, given_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(idea.idea_id)
    .bind(idea.program_id)
    .bind(idea.campaign_id)
    .bind(idea.creator_id)
    .bind(idea.language)
    .bind(&idea.body)
    .bind(idea.may_quote)
    .bind(idea.given_at)
    .execute(conn)
    .await
    .map(drop))
}

/// An idea in this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, id: IdeaId) -> sqlx::Result<Option<Idea>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and idea_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// A campaign's ideas, the oldest first.
pub async fn list(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Idea>> {
    on!(tx, conn => sqlx::query_as(select!("where campaign_id = $1 order by idea_id"))
        .bind(campaign)
        .fetch_all(conn)
        .await)
}

/// Keeps whether a creator's words may stand in the brief.
pub async fn update_may_quote(tx: &mut Tx, id: IdeaId, may_quote: bool) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update idea set may_quote = $2 where idea_id = $1")
        .bind(id)
        .bind(may_quote)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps what became of an idea, in a language.
pub async fn insert_or_update_answer(tx: &mut Tx, id: IdeaId, words: &IdeaAnswer) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into idea_answer (idea_id, language, said, done) values ($1, $2, $3, $4)
         on conflict (idea_id, language) do update set said = excluded.said, done = excluded.done",
    )
    .bind(id)
    .bind(words.language)
    .bind(&words.said)
    .bind(&words.done)
    .execute(conn)
    .await
    .map(drop))
}

/// What became of an idea, in each language in which it is there.
pub async fn list_answers(tx: &mut Tx, id: IdeaId) -> sqlx::Result<Vec<IdeaAnswer>> {
    on!(tx, conn => sqlx::query_as("select language, said, done from idea_answer where idea_id = $1 order by language")
        .bind(id)
        .fetch_all(conn)
        .await)
}

/// What became of a campaign's ideas in a language, of those whose authors agree, the oldest first.
pub async fn list_quoted(
    tx: &mut Tx,
    campaign: CampaignId,
    language: Language,
) -> sqlx::Result<Vec<IdeaAnswer>> {
    on!(tx, conn => sqlx::query_as(
        "select a.language, a.said, a.done from idea_answer a join idea i on i.idea_id = a.idea_id
         where i.campaign_id = $1 and a.language = $2 and i.may_quote order by i.idea_id",
    )
    .bind(campaign)
    .bind(language)
    .fetch_all(conn)
    .await)
}
