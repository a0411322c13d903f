//! `/stats`: how a creator's links are doing.

use super::choices::{PeriodOption, campaign_id, campaigns_ever, links};
use super::{Context, ask};
use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::discord::ids::{Lens, View};
use crate::domain::report::Report;
use crate::domain::stats::Period;
use crate::error::{Error, Result};
use crate::features::link::meant;
use crate::features::{attribution, stats};
use crate::i18n::{Message, text};
use crate::store::Tx;

#[poise::command(
    slash_command,
    subcommands("me", "link", "campaign", "top", "explain"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn stats(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn me(ctx: Context<'_>, period: Option<PeriodOption>) -> Result<(), Error> {
    show(&ask(&ctx), View::Me, period).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn link(
    ctx: Context<'_>,
    #[autocomplete = "links"] link: String,
    period: Option<PeriodOption>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let link = meant(&mut tx, &member, &link).await?.link_id;
        let lens = Lens { view: View::Link(link), period: chosen(period) };
        Ok(Reply::Private(draw(&ask, tx, &member, lens).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn campaign(
    ctx: Context<'_>,
    #[autocomplete = "campaigns_ever"] campaign: Option<String>,
    period: Option<PeriodOption>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let campaign = campaign_id(campaign.as_deref())?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let campaign = stats::campaign_meant(&mut tx, &member, campaign).await?.campaign_id;
        let lens = Lens { view: View::Campaign(campaign), period: chosen(period) };
        Ok(Reply::Private(draw(&ask, tx, &member, lens).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn top(ctx: Context<'_>, period: Option<PeriodOption>) -> Result<(), Error> {
    show(&ask(&ctx), View::Top, period).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn explain(ctx: Context<'_>, what: Option<String>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let typed = what.as_deref().unwrap_or_default();
        let explanation = attribution::explain(ask.app, &mut tx, &member, typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::attribution::explanation(&explanation)))
    })
    .await;
    Ok(())
}

async fn show(ask: &Ask<'_>, view: View, period: Option<PeriodOption>) {
    let lens = Lens { view, period: chosen(period) };
    ask.answer(async { Ok(Reply::Private(seen(ask, lens).await?)) }).await;
}

fn chosen(period: Option<PeriodOption>) -> Period {
    period.map_or(Period::Month, |option| option.0)
}

/// The card of these figures; its buttons lead to the other periods.
///
/// # Errors
/// When the asker is not a creator, or the link or campaign not one of theirs.
pub async fn seen(ask: &Ask<'_>, lens: Lens) -> Result<Card> {
    let about = match lens.view {
        View::Link(link) => About::Link(link),
        View::Campaign(campaign) => About::Campaign(campaign),
        View::Me | View::Top => About::Anything,
    };
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_about(&mut tx, about).await?;
    draw(ask, tx, &member, lens).await
}

async fn draw(ask: &Ask<'_>, mut tx: Tx, member: &Member, lens: Lens) -> Result<Card> {
    let (app, period) = (ask.app, lens.period);
    let (title, report, card) = match lens.view {
        View::Top => {
            let top = stats::top(app, &mut tx, member, period).await?;
            tx.commit().await?;
            return Ok(cards::stats::top(&top));
        }
        View::Me => {
            let report = stats::me(app, &mut tx, member, period).await?;
            let card = cards::stats::mine(&report);
            (text::stats_title(cards::stats::period(period)), report, card)
        }
        View::Link(link) => {
            let (link, report, placements) = stats::link(app, &mut tx, member, link, period).await?;
            let card = cards::stats::link(&link, &report, &placements);
            (cards::stats::link_title(&link, period), report, card)
        }
        View::Campaign(campaign) => {
            let (campaign, report) = stats::campaign(app, &mut tx, member, Some(campaign), period).await?;
            let card = cards::stats::campaign(&campaign, &report);
            (cards::stats::campaign_title(&campaign, period), report, card)
        }
    };
    tx.commit().await?;
    pictured(member, card, title, report).await
}

/// The card with its picture, where there is anything to be drawn. Drawing takes longer than other tasks should wait.
async fn pictured(member: &Member, card: Card, title: Message, report: Report) -> Result<Card> {
    let language = member.language;
    let drawn = tokio::task::spawn_blocking(move || cards::stats::picture(language, &title, &report.curve));
    let picture = drawn.await.map_err(anyhow::Error::from)??;
    Ok(match picture {
        Some(png) => card.picture("stats.png", png),
        None => card,
    })
}
