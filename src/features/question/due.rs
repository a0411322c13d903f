//! Lets others hear of questions that nobody answers: first those who know the topic, then whoever looks after the asker.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::PersonId;
use crate::domain::notice::{Notice, Reader};
use crate::domain::question::{EXPERTS, News, PATIENCE, Question, experts};
use crate::error::Result;
use crate::store::{self, Tx};

/// Questions that are looked at in one transaction.
const BATCH: i64 = 100;

/// Takes every question further that has waited too long; says how many.
///
/// # Errors
/// When the database fails.
pub async fn offer(app: &App) -> Result<usize> {
    let mut taken = 0;
    loop {
        let mut tx = app.begin().await?;
        let due = store::question::due(&mut tx, app.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(taken);
        }
        for question in &due {
            taken += usize::from(further(app, &mut tx, question).await?);
        }
        tx.commit().await?;
    }
}

/// When the next question will have waited too long.
///
/// # Errors
/// When the database fails.
pub async fn next(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::question::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Takes one question further; `false` when another process did, or somebody answered meanwhile.
async fn further(app: &App, tx: &mut Tx, question: &Question) -> Result<bool> {
    let (id, now) = (question.question_id, app.clock.now());
    let place = (id, question.due_at);
    let asked = match question.offered_at {
        None => knowing(tx, question).await?,
        Some(_) => Vec::new(),
    };
    if asked.is_empty() {
        if !store::question::update_due(tx, place, question.offered_at, None).await? {
            return Ok(false);
        }
        if let Some(asker) = question.creator_id {
            app.notify_owner(tx, asker, &Notice::Question { news: News::Unanswered(id) }).await?;
        }
        return Ok(true);
    }
    if !store::question::update_due(tx, place, Some(now), Some(now + PATIENCE)).await? {
        return Ok(false);
    }
    for person in asked {
        let notice = Notice::Question { news: News::Wanted(id) };
        app.notify(tx, question.program_id, Reader::Person(person), &notice).await?;
    }
    Ok(true)
}

/// The creators who know a question's topic best, without its asker.
async fn knowing(tx: &mut Tx, question: &Question) -> Result<Vec<PersonId>> {
    let asker = match question.creator_id {
        Some(asker) => store::creator::find_in(tx, question.program_id, asker).await?,
        None => None,
    };
    let texts = store::question::list_texts(tx, question.question_id.into()).await?;
    let topic: Vec<&str> = texts.iter().map(|text| &*text.title).collect();
    let mut known = store::question::list_helped(tx, question.program_id).await?;
    known.retain(|one| asker.as_ref().is_none_or(|asker| asker.person_id != one.person));
    Ok(experts(&topic.join(" "), &known, EXPERTS))
}
