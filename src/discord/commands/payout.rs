//! `/payout`: paying creators, for managers.

use serenity::all::Attachment;

use super::choices::creators;
use super::{Context, ask};
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::buttons::payout as buttons;
use crate::discord::{attachment, cards};
use crate::domain::{CreatorId, Refusal, refusal};
use crate::error::Error;
use crate::features::{creator, payout as feature};
use crate::store::Tx;

const UNREADABLE: Refusal = Refusal::Payout(refusal::Payout::FileUnreadable);

#[poise::command(
    slash_command,
    subcommands("preview", "run", "export", "mark", "undo", "adjust", "hold", "release"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn payout(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn preview(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::preview(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn run(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::frozen(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn export(ctx: Context<'_>, #[min = 1] payout: Option<i64>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::exported(&ask, payout).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn mark(
    ctx: Context<'_>,
    #[min = 1] payout: Option<i64>,
    file: Option<Attachment>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let Some(file) = file else { return Ok(Reply::Private(buttons::numbered(&ask, payout).await?)) };
        // Nothing is fetched for whoever is no manager.
        buttons::numbered(&ask, payout).await?;
        let content = attachment::text(&file, [UNREADABLE, UNREADABLE]).await?;
        Ok(Reply::Private(buttons::marked(&ask, payout, &content).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn undo(ctx: Context<'_>, #[min = 1] payout: Option<i64>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::undone(&ask, payout).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn adjust(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: String,
    amount: String,
    reason: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let (mut tx, member, id) = entered(&ask, &creator).await?;
        let adjusted = feature::adjust(ask.app, &mut tx, &member, id, (&amount, &reason)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::payout::adjusted(&adjusted)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn hold(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: String,
    reason: String,
) -> Result<(), Error> {
    change(&ask(&ctx), &creator, &reason, true).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn release(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: String,
    reason: String,
) -> Result<(), Error> {
    change(&ask(&ctx), &creator, &reason, false).await;
    Ok(())
}

/// Has a creator be paid nothing for now, or again.
async fn change(ask: &Ask<'_>, creator: &str, reason: &str, is_held: bool) {
    ask.answer(async {
        let (mut tx, member, id) = entered(ask, creator).await?;
        let creator = feature::hold(ask.app, &mut tx, &member, id, (is_held, reason)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::payout::held(&creator.name, is_held)))
    })
    .await;
}

/// The asker, who is a manager, and the creator whom they mean.
async fn entered(ask: &Ask<'_>, named: &str) -> crate::error::Result<(Tx, Member, CreatorId)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let id = creator::meant(&mut tx, &member, named).await?;
    Ok((tx, member, id))
}
