//! The buttons, selects and forms of the set-up: each keeps its choice and draws the card anew.

use super::market::zone_field;
use crate::app::{App, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::{Card, Form};
use crate::discord::press::Press;
use crate::discord::{cards, events, server};
use crate::domain::market::Typed;
use crate::domain::server::Look;
use crate::domain::setup::{Setup, Step, Target};
use crate::domain::{ChannelId, Language, MarketId, Refusal, RoleId, ServerId};
use crate::error::Result;
use crate::features::health::Seen;
use crate::features::{channel, health as check, market, program};
use crate::store::{self, Tx};

/// One choice of the set-up.
#[derive(Debug)]
pub(super) enum Choice {
    /// The languages of public posts.
    Languages(Vec<Language>),
    /// The programme's own language.
    Main(Language),
    /// The manager roles, and the server as it is.
    Roles(Look, Vec<RoleId>),
    /// A currency, a zone, or both.
    Money(Option<String>, Option<String>),
    /// The landing page.
    Landing(String),
    /// Ready-made markets.
    Markets(Vec<String>),
    /// A market that was written.
    NewMarket(Language, Typed),
    /// How advertisements are marked in a market.
    ChangedMarket(MarketId, String),
    /// A market to take out of use.
    OldMarket(MarketId),
    /// A channel for something, and the server as it is.
    Channel(Look, Target, ChannelId),
    /// The language of what is posted for something.
    Speak(Target, Language),
    /// No channel for something.
    Free(Target),
}

/// Keeps a choice. Returns what the set-up is then.
async fn choose(app: &App, tx: &mut Tx, member: &Member, choice: Choice) -> Result<Setup> {
    match choice {
        Choice::Languages(chosen) => program::languages(app, tx, member, &chosen).await?,
        Choice::Main(main) => program::main_language(app, tx, member, main).await?,
        Choice::Roles(look, roles) => program::roles(app, tx, member, &look, &roles).await?,
        Choice::Money(currency, zone) => {
            program::money(app, tx, member, currency.as_deref(), zone.as_deref()).await?;
        }
        Choice::Landing(raw) => return program::landing(app, tx, member, &raw).await,
        Choice::Markets(codes) => market::add_ready_made(app, tx, member, &codes).await?,
        Choice::NewMarket(language, typed) => market::add_typed(app, tx, member, language, &typed).await?,
        Choice::ChangedMarket(id, disclosure) => market::change(app, tx, member, id, &disclosure).await?,
        Choice::OldMarket(market) => market::archive(app, tx, member, market).await?,
        Choice::Channel(look, target, chosen) => {
            channel::choose(app, tx, member, target, chosen, &look).await?;
        }
        Choice::Speak(target, language) => channel::speak(app, tx, member, target, language).await?,
        Choice::Free(target) => channel::free(app, tx, member, target).await?,
    }
    member.setup(tx).await
}

/// Makes sure that the server has a programme: a command can come before the event that tells of the server.
pub(super) async fn arrive(ask: &Ask<'_>) -> Result<()> {
    let Some(server) = ask.asker.server_id else { return Ok(()) };
    let mut tx = ask.app.read().await?;
    let known = store::program::find_by_server(&mut tx, server).await?;
    tx.commit().await?;
    match known {
        Some(_) => Ok(()),
        None => events::meet(ask.app, ask.http, server).await,
    }
}

/// The asker, who may choose.
pub(super) async fn staff(ask: &Ask<'_>) -> Result<Member> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    tx.commit().await?;
    member.administrator()?;
    Ok(member)
}

pub(super) async fn keep(ask: &Ask<'_>, choice: Choice) -> Result<Setup> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let setup = choose(ask.app, &mut tx, &member, choice).await?;
    tx.commit().await?;
    Ok(setup)
}

/// Keeps a choice and draws its step anew.
pub(super) async fn redraw(ask: &Ask<'_>, step: Step, choice: impl Future<Output = Result<Choice>> + Send) {
    ask.redraw(async {
        let setup = keep(ask, choice.await?).await?;
        Ok(Reply::Redraw(card(ask, &setup, step).await?))
    })
    .await;
}

/// The landing page was written: the set-up goes on where it stands now.
pub async fn landing(ask: &Ask<'_>) {
    ask.redraw(async {
        let setup = keep(ask, Choice::Landing(ask.field("url"))).await?;
        let step = if setup.is_ready() { Step::Landing } else { setup.step };
        Ok(Reply::Redraw(card(ask, &setup, step).await?))
    })
    .await;
}

/// The card of a step; what only Discord knows is asked of it.
async fn card(ask: &Ask<'_>, setup: &Setup, step: Step) -> Result<Card> {
    if step != Step::Commands || setup.roles.is_empty() {
        return Ok(cards::program::step(setup, step, &[]));
    }
    let server = setup.program.server_id;
    let look = look(ask, server).await?;
    let hidden = server::hidden_commands(ask.http, server, &look, &setup.roles).await;
    Ok(cards::program::step(setup, step, &hidden.map_err(anyhow::Error::from)?))
}

pub(super) async fn look(ask: &Ask<'_>, server: ServerId) -> Result<Look> {
    Ok(server::look(ask.http, server).await.map_err(anyhow::Error::from)?)
}

/// The set-up, begun or resumed where it was left.
///
/// # Errors
/// When the asker is not staff.
pub async fn begin(ask: &Ask<'_>) -> Result<Card> {
    arrive(ask).await?;
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let setup = program::begin(&mut tx, &member).await?;
    tx.commit().await?;
    let step = if setup.is_ready() { Step::Finish } else { setup.step };
    card(ask, &setup, step).await
}

/// One step, without going there: for the commands that lead straight to it.
///
/// # Errors
/// When the asker is not staff.
pub async fn show(ask: &Ask<'_>, step: Step) -> Result<Card> {
    arrive(ask).await?;
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let setup = member.setup(&mut tx).await?;
    tx.commit().await?;
    card(ask, &setup, step).await
}

/// Goes to a step.
pub async fn step(ask: &Ask<'_>, step: Step) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let setup = program::step(ask.app, &mut tx, &member, step).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(card(ask, &setup, step).await?))
    })
    .await;
}

/// Finishes the set-up.
pub async fn finish(ask: &Ask<'_>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let setup = program::finish(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::program::step(&setup, Step::Finish, &[])))
    })
    .await;
}

/// Opens a form, drawn from what is chosen so far.
pub async fn form(ask: &Ask<'_>, again: Press, form: fn(&Setup) -> Form) {
    ask.open(again, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let setup = member.setup(&mut tx).await?;
        tx.commit().await?;
        Ok(Reply::Form(form(&setup)))
    })
    .await;
}

/// What was chosen in a select, each read as what it stands for.
///
/// # Errors
/// [`Refusal::PressStale`].
pub(super) fn values<T: std::str::FromStr>(ask: &Ask<'_>) -> Result<Vec<T>> {
    let read = ask.values().iter().map(|value| value.parse().ok()).collect::<Option<Vec<T>>>();
    Ok(read.ok_or(Refusal::PressStale)?)
}

/// The one thing that was chosen in a select.
///
/// # Errors
/// [`Refusal::PressStale`].
pub(super) fn value<T: std::str::FromStr>(ask: &Ask<'_>) -> Result<T> {
    Ok(values(ask)?.into_iter().next().ok_or(Refusal::PressStale)?)
}

/// The chosen roles, looked up on the server.
pub async fn roles(ask: &Ask<'_>) {
    redraw(ask, Step::Roles, async {
        let chosen = values(ask)?;
        let member = staff(ask).await?;
        Ok(Choice::Roles(look(ask, member.program.server_id).await?, chosen))
    })
    .await;
}

/// Whether everything works.
///
/// # Errors
/// When the asker is not staff.
pub async fn health(ask: &Ask<'_>) -> Result<Card> {
    arrive(ask).await?;
    let member = staff(ask).await?;
    let server = member.program.server_id;
    let mut tx = ask.app.read().await?;
    let managers = store::program::list_manager_roles(&mut tx, member.program.program_id).await?;
    tx.commit().await?;
    let (look, hears_members) =
        futures::join!(server::look(ask.http, server), server::hears_members(ask.http));
    let mut seen = Seen { look: look.ok(), hidden: Vec::new(), hears_members: hears_members.ok().flatten() };
    if let Some(look) = &seen.look {
        match server::hidden_commands(ask.http, server, look, &managers).await {
            Ok(hidden) => seen.hidden = hidden,
            Err(_) => seen.look = None,
        }
    }
    let mut tx = ask.app.begin().await?;
    let health = check::look(ask.app, &mut tx, &member, &seen).await?;
    tx.commit().await?;
    Ok(cards::health::card(&health))
}

/// The languages were chosen.
pub async fn languages(ask: &Ask<'_>) {
    redraw(ask, Step::Languages, async { Ok(Choice::Languages(values(ask)?)) }).await;
}

/// One of the languages becomes the programme's own.
pub async fn main_language(ask: &Ask<'_>, main: Language) {
    redraw(ask, Step::Languages, async { Ok(Choice::Main(main)) }).await;
}

/// Nobody but holders of *Manage Server* is a manager.
pub async fn no_roles(ask: &Ask<'_>) {
    redraw(ask, Step::Roles, async { Ok(Choice::Roles(Look::default(), Vec::new())) }).await;
}

/// The currency was chosen.
pub async fn currency(ask: &Ask<'_>) {
    redraw(ask, Step::Money, async { Ok(Choice::Money(Some(value(ask)?), None)) }).await;
}

/// The zone was chosen.
pub async fn zone(ask: &Ask<'_>) {
    redraw(ask, Step::Money, async { Ok(Choice::Money(None, Some(value(ask)?))) }).await;
}

/// The currency and the zone were written.
pub async fn money(ask: &Ask<'_>) {
    let written = Choice::Money(Some(ask.field("currency")), Some(zone_field(ask)));
    redraw(ask, Step::Money, async { Ok(written) }).await;
}

/// Looks at everything anew.
pub async fn health_again(ask: &Ask<'_>) {
    ask.redraw(async { Ok(Reply::Redraw(health(ask).await?)) }).await;
}
