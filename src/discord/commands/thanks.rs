//! The menu on a person by which managers thank them for everybody to read.

use serenity::all::User;

use super::{Context, ask};
use crate::discord::ask::signed;
use crate::discord::buttons;
use crate::domain::PersonId;
use crate::error::Error;

#[poise::command(
    context_menu_command = "Thank publicly",
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
pub(super) async fn thank_publicly(ctx: Context<'_>, person: User) -> Result<(), Error> {
    buttons::thanks::open(&ask(&ctx), PersonId(signed(person.id.get()))).await;
    Ok(())
}
