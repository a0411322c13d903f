//! What the buttons on the audit do, and what somebody who looks for something in it is shown.

use super::program::arrive;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::domain::AuditId;
use crate::domain::audit::{Search, Words};
use crate::error::Result;
use crate::features::{audit as feature, creator};

/// A page of the audit.
///
/// # Errors
/// When the asker is not staff.
pub async fn page(ask: &Ask<'_>, search: Search, before: Option<AuditId>) -> Result<Card> {
    let member = administrator(ask).await?;
    let mut tx = ask.app.read().await?;
    let page = feature::page(&mut tx, &member, search, before).await?;
    tx.commit().await?;
    Ok(cards::audit::page(&page))
}

/// The asker, who is staff. What they look for is read afterwards in a transaction that keeps nobody from writing.
async fn administrator(ask: &Ask<'_>) -> Result<Member> {
    arrive(ask).await?;
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    member.administrator()?;
    tx.commit().await?;
    Ok(member)
}

/// What somebody types to find lines of the audit.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// What needs no reading.
    pub search: Search,
    /// The creator.
    pub creator: Option<String>,
    /// The first day.
    pub since: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// What stands in the detail.
    pub words: Option<String>,
}

/// The newest of the lines that somebody looks for.
///
/// # Errors
/// When the asker is not staff, or something that they typed cannot be read.
pub async fn searched(ask: &Ask<'_>, typed: Typed) -> Result<Card> {
    let member = administrator(ask).await?;
    let day = |typed: Option<String>| member.past_day(ask.app, typed.as_deref().unwrap_or_default());
    let mut search = Search {
        since: day(typed.since)?,
        until: day(typed.until)?,
        words: typed.words.as_deref().and_then(Words::of),
        ..typed.search
    };
    if let Some(words) = &typed.creator {
        let mut tx = ask.app.read().await?;
        search.creator = Some(creator::meant(&mut tx, &member, words).await?);
        tx.commit().await?;
    }
    page(ask, search.ordered(), None).await
}

/// Another page of the audit.
pub async fn turn(ask: &Ask<'_>, search: Search, before: Option<AuditId>) {
    ask.redraw(async { Ok(Reply::Redraw(page(ask, search, before).await?)) }).await;
}

/// The lines that are looked for as a file.
pub async fn file(ask: &Ask<'_>, search: Search) {
    ask.answer(async {
        let member = administrator(ask).await?;
        let mut tx = ask.app.read().await?;
        let (rows, file) = feature::file(&mut tx, &member, search).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::audit::file(rows, file)))
    })
    .await;
}
