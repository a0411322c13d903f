//! `/creator`: who the creators are, for managers; and the menu on a person that shows the same card.

use serenity::all::{Attachment, CommandInteraction, User};

use super::choices::{BondOption, StageOption, creators, markets, tags};
use super::{Context, ask};
use crate::app::Member;
use crate::discord::ask::{Ask, Reply, manages, signed};
use crate::discord::card::Form;
use crate::discord::ids::Listing;
use crate::discord::press::Press;
use crate::discord::{attachment, buttons, cards, delivery};
use crate::domain::person::Reach;
use crate::domain::roster::MOST_LINES;
use crate::domain::{CreatorId, PersonId, Refusal, RoleId};
use crate::error::Error;
use crate::features::agreement;
use crate::features::creator::{self as feature, Invitee};
use crate::features::relationship::{self, Candidate};
use crate::features::roster;
use crate::i18n::{creator as words, mention, text};
use crate::store::{self, Tx};

#[poise::command(
    slash_command,
    subcommands(
        "card", "list", "invite", "stage", "owner", "note", "tag", "deal", "support", "quiet", "import"
    ),
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

#[poise::command(slash_command)]
async fn stage(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: String,
    stage: BondOption,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let (mut tx, member, id) = entered(&ask, &creator).await?;
        let kept = relationship::stage(ask.app, &mut tx, &member, id, stage.0).await?;
        tx.commit().await?;
        let done = text::creator_stage_kept(words::bond(stage.0));
        Ok(Reply::Private(cards::relationship::kept(&kept, done)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn owner(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: String,
    owner: User,
    backup: Option<User>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let (mut tx, member, id) = entered(&ask, &creator).await?;
        let roles = store::program::list_manager_roles(&mut tx, member.program.program_id).await?;
        let candidate = |person: &User| candidate(ctx.interaction, &roles, person);
        let both = (candidate(&owner), backup.as_ref().map(candidate));
        let kept = relationship::hand_over(ask.app, &mut tx, &member, id, both).await?;
        tx.commit().await?;
        let done = text::creator_owner_kept(mention::person(id_of(&owner)));
        Ok(Reply::Private(cards::relationship::kept(&kept, done)))
    })
    .await;
    Ok(())
}

/// Somebody who was named, and whether they are a manager as Discord tells it.
fn candidate(interaction: &CommandInteraction, manager_roles: &[RoleId], person: &User) -> Candidate {
    let is_manager = manages(&interaction.data.resolved, person.id, manager_roles);
    Candidate { person_id: id_of(person), is_manager }
}

#[poise::command(slash_command)]
async fn note(ctx: Context<'_>, #[autocomplete = "creators"] creator: String) -> Result<(), Error> {
    write(&ask(&ctx), &creator, Press::CreatorNoteForm, cards::relationship::note_form).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn support(ctx: Context<'_>, #[autocomplete = "creators"] creator: String) -> Result<(), Error> {
    write(&ask(&ctx), &creator, Press::CreatorSupportForm, cards::relationship::support_form).await;
    Ok(())
}

/// Opens a form about the creator that was named. The name is looked up first: by the button that comes when that takes
/// too long, nobody can be named, so it says that the command is to be run again.
async fn write(ask: &Ask<'_>, creator: &str, again: fn(CreatorId) -> Press, form: fn(CreatorId) -> Form) {
    let known = creator.trim().parse().unwrap_or(CreatorId(0));
    ask.open(again(known), async {
        let (mut tx, member, id) = entered(ask, creator).await?;
        relationship::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(form(id)))
    })
    .await;
}

#[poise::command(slash_command)]
async fn tag(
    ctx: Context<'_>,
    #[autocomplete = "creators"] creator: String,
    #[autocomplete = "tags"] tag: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let (mut tx, member, id) = entered(&ask, &creator).await?;
        let (kept, tag, is_on) = relationship::tag(ask.app, &mut tx, &member, id, &tag).await?;
        tx.commit().await?;
        let done = cards::relationship::tagged(&tag, is_on);
        Ok(Reply::Private(cards::relationship::kept(&kept, done)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn deal(ctx: Context<'_>, #[autocomplete = "creators"] creator: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let (mut tx, member, id) = entered(&ask, &creator).await?;
        let deal = agreement::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::agreement::deal(&deal)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn quiet(
    ctx: Context<'_>,
    #[min = 1]
    #[max = 3650]
    days: Option<i64>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let (days, quiet) = relationship::quiet(ask.app, &mut tx, &member, days).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::relationship::quiet(days, &quiet)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn import(ctx: Context<'_>, file: Attachment) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        member.manager()?;
        tx.commit().await?;
        let content = attachment::text(
            &file,
            [Refusal::RosterTooLarge { lines: MOST_LINES }, Refusal::RosterUnreadable],
        )
        .await?;
        let mut tx = ask.app.begin().await?;
        let overview = roster::look_over(ask.app, &mut tx, &member, &content).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::roster::overview(&overview, member.language)))
    })
    .await;
    Ok(())
}

/// The asker, who is a manager, and the creator whom they mean.
async fn entered(ask: &Ask<'_>, creator: &str) -> crate::error::Result<(Tx, Member, CreatorId)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let id = feature::meant(&mut tx, &member, creator).await?;
    Ok((tx, member, id))
}

fn id_of(person: &User) -> PersonId {
    PersonId(signed(person.id.get()))
}
