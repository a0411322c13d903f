//! `/report`: how the programme is doing, for managers.

use super::choices::{ByOption, PeriodOption, WhatOption, creators};
use super::{Context, ask};
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::domain::Language;
use crate::domain::overview::Overview;
use crate::domain::roi::Look;
use crate::domain::segment::{By, Sight};
use crate::domain::stats::Period;
use crate::error::{Error, Result};
use crate::features::{creator as known, participation, report as feature};

#[poise::command(
    slash_command,
    subcommands("overview", "segment", "roi", "repeat", "retention", "fatigue", "introductions", "export"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn report(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn overview(ctx: Context<'_>, period: Option<PeriodOption>) -> Result<(), Error> {
    show(&ask(&ctx), Sight { by: None, period: chosen(period) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn segment(ctx: Context<'_>, by: ByOption, period: Option<PeriodOption>) -> Result<(), Error> {
    show(&ask(&ctx), Sight { by: Some(by.0), period: chosen(period) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn roi(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: Option<String>,
    period: Option<PeriodOption>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let period = period.map_or(Period::Ever, |option| option.0);
        let creator = match creator {
            None => None,
            Some(words) => {
                let mut tx = ask.app.begin().await?;
                let member = ask.enter(&mut tx).await?;
                let id = known::meant(&mut tx, &member, &words).await?;
                tx.commit().await?;
                Some(id)
            }
        };
        Ok(Reply::Private(seen_return(&ask, Look { creator, period }).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn repeat(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let member = enter(&ask).await?;
        let mut tx = ask.app.read().await?;
        let (repeat, parts) = feature::repeat(&mut tx, &member).await?;
        tx.commit().await?;
        let card = cards::report::repeat(&repeat);
        if repeat.creators == 0 {
            return Ok(Reply::Private(card));
        }
        let language = member.language;
        let drawn = beside(move || {
            let bars = cards::report::repeat_bars(&repeat, language);
            Ok((cards::report::shares(language, &bars)?, feature::repeat_table(&parts).file()))
        });
        Ok(Reply::Private(dressed(card, drawn.await?, "repeat.png", "repeat.csv")))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn retention(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let member = enter(&ask).await?;
        let mut tx = ask.app.read().await?;
        let retention = feature::retention(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        let card = cards::report::retention(&retention);
        if retention.all.creators == 0 {
            return Ok(Reply::Private(card));
        }
        let language = member.language;
        let drawn = beside(move || {
            let bars = cards::report::retention_bars(&retention, language);
            Ok((cards::report::shares(language, &bars)?, feature::retention_table(&retention).file()))
        });
        Ok(Reply::Private(dressed(card, drawn.await?, "retention.png", "retention.csv")))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn export(ctx: Context<'_>, what: WhatOption, period: Option<PeriodOption>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let period = chosen(period);
        let member = enter(&ask).await?;
        let mut tx = ask.app.read().await?;
        let export = feature::export(ask.app, &mut tx, &member, (what.0, period)).await?;
        let overview = feature::overview(ask.app, &mut tx, &member, period).await?;
        tx.commit().await?;
        let is_empty = export.rows == 0 || overview.is_empty();
        let card = cards::report::export(export, period);
        if is_empty {
            return Ok(Reply::Private(card));
        }
        let language = member.language;
        let picture = beside(move || curve(language, &overview)).await?;
        Ok(Reply::Private(pictured(card, picture, "export.png")))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn fatigue(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let all = participation::fatigue(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::participation::fatigue(&all)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn introductions(ctx: Context<'_>, period: Option<PeriodOption>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let member = enter(&ask).await?;
        let mut tx = ask.app.read().await?;
        let found = feature::introductions(ask.app, &mut tx, &member, chosen(period)).await?;
        tx.commit().await?;
        let card = cards::report::introductions(&found);
        if found.meetings.is_empty {
            return Ok(Reply::Private(card));
        }
        let file = feature::introductions_table(&found).file();
        Ok(Reply::Private(card.file("introductions.csv", file)))
    })
    .await;
    Ok(())
}

fn chosen(period: Option<PeriodOption>) -> Period {
    period.map_or(Period::Month, |option| option.0)
}

async fn show(ask: &Ask<'_>, sight: Sight) {
    ask.answer(async { Ok(Reply::Private(seen(ask, sight).await?)) }).await;
}

/// The asker, who is a manager. What they ask for is read afterwards in a transaction that keeps nobody from writing.
async fn enter(ask: &Ask<'_>) -> Result<Member> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    member.manager()?;
    tx.commit().await?;
    Ok(member)
}

/// The card of these figures, whole or divided; its buttons lead to the other periods and divisions.
///
/// # Errors
/// When the asker is no manager.
pub async fn seen(ask: &Ask<'_>, sight: Sight) -> Result<Card> {
    let member = enter(ask).await?;
    match sight.by {
        None => whole(ask, &member, sight.period).await,
        Some(by) => divided(ask, &member, (by, sight.period)).await,
    }
}

async fn whole(ask: &Ask<'_>, member: &Member, period: Period) -> Result<Card> {
    let mut tx = ask.app.read().await?;
    let overview = feature::overview(ask.app, &mut tx, member, period).await?;
    tx.commit().await?;
    let card = cards::report::overview(&overview);
    if overview.is_empty() {
        return Ok(card);
    }
    let language = member.language;
    let drawn = beside(move || Ok((curve(language, &overview)?, feature::overview_table(&overview).file())));
    Ok(dressed(card, drawn.await?, "overview.png", "overview.csv"))
}

async fn divided(ask: &Ask<'_>, member: &Member, of: (By, Period)) -> Result<Card> {
    let mut tx = ask.app.read().await?;
    let segments = feature::segment(ask.app, &mut tx, member, of).await?;
    tx.commit().await?;
    let card = cards::report::segment(&segments);
    if segments.rows.is_empty() {
        return Ok(card);
    }
    let language = member.language;
    let drawn = beside(move || {
        let picture = cards::report::counts(language, &cards::report::segment_bars(&segments, language))?;
        Ok((picture, feature::segment_table(&segments, language).file()))
    });
    Ok(dressed(card, drawn.await?, "segment.png", "segment.csv"))
}

/// The card of what a partnership, or all of them, brings for what it costs.
///
/// # Errors
/// When the asker is no manager, or there is no such creator.
pub async fn seen_return(ask: &Ask<'_>, look: Look) -> Result<Card> {
    let member = enter(ask).await?;
    let mut tx = ask.app.read().await?;
    let language = member.language;
    let Some(creator) = look.creator else {
        let all = feature::partnerships(ask.app, &mut tx, &member, look.period).await?;
        tx.commit().await?;
        let card = cards::report::partnerships(&all);
        if all.rows.is_empty() {
            return Ok(card);
        }
        let drawn = beside(move || {
            let picture = cards::report::partnerships_picture(&all, language)?;
            Ok((picture, feature::partnerships_table(&all, language).file()))
        });
        return Ok(dressed(card, drawn.await?, "roi.png", "roi.csv"));
    };
    let one = feature::partnership(ask.app, &mut tx, &member, (creator, look.period)).await?;
    tx.commit().await?;
    let card = cards::report::partnership(&one);
    if one.returns.is_empty() {
        return Ok(card);
    }
    let drawn = beside(move || {
        let picture = cards::report::partnership_picture(&one, language)?;
        Ok((picture, feature::partnership_table(&one).file()))
    });
    Ok(dressed(card, drawn.await?, "partnership.png", "partnership.csv"))
}

/// A picture, where there is anything to be drawn, and a file.
type Drawn = (Option<Vec<u8>>, Vec<u8>);

/// The picture of a period: clicks and sales by day, week or month.
fn curve(language: Language, overview: &Overview) -> anyhow::Result<Option<Vec<u8>>> {
    let title = cards::report::overview_title(overview.report.period);
    cards::stats::picture(language, &title, &overview.report.curve)
}

/// Draws and writes where that may take a while: it takes longer than other tasks should wait.
async fn beside<T: Send + 'static>(draw: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Result<T> {
    Ok(tokio::task::spawn_blocking(draw).await.map_err(anyhow::Error::from)??)
}

/// The card with its picture and its file.
fn dressed(card: Card, (picture, file): Drawn, png: &'static str, csv: &'static str) -> Card {
    pictured(card.file(csv, file), picture, png)
}

fn pictured(card: Card, picture: Option<Vec<u8>>, png: &'static str) -> Card {
    match picture {
        Some(picture) => card.picture(png, picture),
        None => card,
    }
}
