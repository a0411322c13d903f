//! `/home`: everything that matters to a creator now, on one card.

use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::discord::press::{Nothing, Press};
use crate::error::{Error, Result};
use crate::features::{check_in, home as feature, participation, tier};

#[poise::command(slash_command, interaction_context = "Guild|BotDm")]
pub(super) async fn home(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(card(&ask).await?)) }).await;
    Ok(())
}

/// The card, also for the button that leads back to it.
///
/// # Errors
/// When the asker is not a creator.
pub async fn card(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let home = feature::show(ask.app, &mut tx, &member).await?;
    let tiers = tier::mine(ask.app, &mut tx, &member).await?;
    let check_ins = check_in::plan(ask.app, &mut tx, &member).await?;
    let briefs = participation::list(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::home::card(&home, &tiers, &check_ins, &briefs))
}

/// Opens the form for a question to one's owner, where the asker is.
pub async fn ask_owner(ask: &Ask<'_>) {
    ask.open(Press::OwnerQuestionHere(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let place = member.creator()?.creator_id;
        tx.commit().await?;
        Ok(Reply::Form(cards::owner_question::ask_form(place)))
    })
    .await;
}
