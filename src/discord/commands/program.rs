//! `/program`: setting a programme up and looking after it, for its staff.

use serenity::all::User;

use super::choices::{DeedOption, creators};
use super::{Context, ask};
use crate::discord::ask::{Ask, Reply, signed};
use crate::discord::buttons::{
    api_key, attribution as attributions, audit as audits, contact, council as councils, program as steps,
    reward, tier,
};
use crate::domain::PersonId;
use crate::domain::audit::Search;
use crate::domain::setup::Step;
use crate::error::Error;

/// `/program`.
#[poise::command(
    slash_command,
    subcommands(
        "setup",
        "channels",
        "roles",
        "languages",
        "tiers",
        "keys",
        "cadence",
        "council",
        "attribution",
        "rewards",
        "health",
        "audit"
    ),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn program(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn setup(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(steps::begin(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn channels(ctx: Context<'_>) -> Result<(), Error> {
    show(&ask(&ctx), Step::Channels).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn roles(ctx: Context<'_>) -> Result<(), Error> {
    show(&ask(&ctx), Step::Roles).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn languages(ctx: Context<'_>) -> Result<(), Error> {
    show(&ask(&ctx), Step::Languages).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn tiers(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(tier::list(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn keys(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(api_key::list(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn cadence(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(contact::cadence(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn council(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(councils::standing(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn attribution(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(attributions::decided(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn rewards(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(reward::overview(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn health(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(steps::health(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn audit(
    ctx: Context<'_>,
    who: Option<User>,
    #[autocomplete = "creators"] creator: Option<String>,
    what: Option<DeedOption>,
    since: Option<String>,
    until: Option<String>,
    #[max_length = 24] words: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let search = Search {
        who: who.map(|person| PersonId(signed(person.id.get()))),
        topic: what.map(|option| option.0),
        ..Search::default()
    };
    let typed = audits::Typed { search, creator, since, until, words };
    ask.answer(async { Ok(Reply::Private(audits::searched(&ask, typed).await?)) }).await;
    Ok(())
}

async fn show(ask: &Ask<'_>, step: Step) {
    ask.answer(async { Ok(Reply::Private(steps::show(ask, step).await?)) }).await;
}
