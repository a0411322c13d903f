//! `/creator`: who the creators are, for managers; and the menu on a person that shows the same card.

use serenity::all::User;

use super::choices::{StageOption, creators, markets};
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::ids::Listing;
use crate::discord::{buttons, cards, delivery};
use crate::domain::PersonId;
use crate::domain::person::Reach;
use crate::error::Error;
use crate::features::creator::{self as feature, Invitee};
use crate::store;

#[poise::command(
    slash_command,
    subcommands("card", "list", "invite"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn creator(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn card(ctx: Context<'_>, #[autocomplete = "creators"] creator: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let id = feature::meant(&mut tx, &member, &creator).await?;
        let dossier = feature::card(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::creator::card(&dossier, ask.app.clock.now())))
    })
    .await;
    Ok(())
}

#[poise::command(
    context_menu_command = "Creator card",
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
pub(super) async fn creator_card(ctx: Context<'_>, person: User) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let dossier = feature::card_of(ask.app, &mut tx, &member, id_of(&person)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::creator::card(&dossier, ask.app.clock.now())))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn list(
    ctx: Context<'_>,
    stage: Option<StageOption>,
    #[autocomplete = "markets"] market: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        member.manager()?;
        let market = match market {
            Some(words) => Some(feature::market_meant(&mut tx, &member, &words).await?),
            None => None,
        };
        tx.commit().await?;
        let listing = Listing { stage: stage.map(|stage| stage.0), market, page: 0 };
        Ok(Reply::Private(buttons::creator::page(&ask, listing).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn invite(ctx: Context<'_>, person: User) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let is_here = ctx.interaction.data.resolved.members.contains_key(&person.id);
        let invitee = Invitee { person_id: id_of(&person), is_bot: person.bot, is_here };
        let invited = feature::invite(ask.app, &mut tx, &member, invitee).await?;
        tx.commit().await?;
        delivery::hasten(ask.app, ask.http, &[invited.notice]).await?;
        let mut tx = ask.app.read().await?;
        let person = store::person::find(&mut tx, invited.person_id).await?;
        tx.commit().await?;
        let reach = person.map_or(Reach::Unknown, |person| person.reach);
        Ok(Reply::Private(cards::creator::invited(invited.person_id, reach)))
    })
    .await;
    Ok(())
}

fn id_of(person: &User) -> PersonId {
    PersonId(crate::discord::ask::signed(person.id.get()))
}
