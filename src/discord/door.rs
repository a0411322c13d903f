//! Keeps Duet connected to Discord and hands every interaction to its command or button.

use std::sync::Arc;

use anyhow::Context as _;
use poise::CommandInteractionType;
use serenity::all::{
    Client, ClientBuilder, ConnectionStage, Context as Serenity, CreateAutocompleteResponse,
    CreateInteractionResponse, FullEvent, GatewayIntents, Http, Interaction, ShardManager,
};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::ask::Ask;
use super::{buttons, commands, events, register};
use crate::app::{App, Gateway};
use crate::domain::Refusal;
use crate::error::Error;

/// Servers and their members: nothing more, so that nobody's words are read.
const INTENTS: GatewayIntents = GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MEMBERS);

/// A running connection.
#[derive(Clone)]
pub struct Door {
    /// The way to Discord.
    pub http: Arc<Http>,
    shards: Arc<ShardManager>,
}

impl Door {
    /// Hangs up. Answers in flight finish, because their tasks are tracked.
    pub async fn stop(&self) {
        self.shards.shutdown_all().await;
    }
}

/// Connects to Discord, registers the commands and answers from then on, until `token` is cancelled.
///
/// # Errors
/// When Discord refuses the token or the commands.
pub async fn start(
    app: App,
    http: Http,
    development_server: Option<u64>,
    tracker: &TaskTracker,
    stop: &CancellationToken,
) -> anyhow::Result<Door> {
    let application = http
        .get_current_application_info()
        .await
        .context("Discord did not say who this bot is; check DISCORD_TOKEN with duet doctor")?;
    http.set_application_id(application.id);
    register::when_changed(&app, &http, development_server).await?;
    let readiness = app.readiness.clone();
    let framework = framework(app);
    let builder = ClientBuilder::new_with_http(http, INTENTS).framework(framework);
    let mut client: Client = builder.await.context("the connection to Discord")?;
    let door = Door { http: Arc::clone(&client.http), shards: Arc::clone(&client.shard_manager) };
    tracker.spawn(async move {
        // Visitors are served all the same: a link that leads nowhere costs creators more than a bot that is silent.
        if let Err(error) = client.start_autosharded().await {
            readiness.set_gateway(Gateway::Ended);
            tracing::error!(%error, "Discord ended the connection for good: look with duet doctor, and start again");
        }
    });
    let closing = door.clone();
    let stopped = stop.clone();
    tracker.spawn(async move {
        stopped.cancelled().await;
        closing.stop().await;
    });
    Ok(door)
}

fn framework(app: App) -> poise::Framework<App, Error> {
    let options = poise::FrameworkOptions {
        commands: commands::all(),
        event_handler: |context, event| Box::pin(on_event(context, event)),
        command_check: Some(|context| Box::pin(std::future::ready(in_its_place(context)))),
        on_error: |error| Box::pin(on_error(error)),
        ..Default::default()
    };
    poise::Framework::builder()
        .options(options)
        .setup(move |_, _, _| Box::pin(async move { Ok(app) }))
        .build()
}

/// Buttons, selects and forms, and how the connection is; commands come by way of the framework.
async fn on_event(context: poise::FrameworkContext<'_, App, Error>, event: &FullEvent) -> Result<(), Error> {
    let (app, serenity): (&App, &Serenity) = (context.user_data, context.serenity_context);
    events::see(app, &serenity.http, event).await;
    match event {
        FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
            buttons::press(&Ask::component(app, &serenity.http, press), &press.data.custom_id).await;
        }
        FullEvent::InteractionCreate { interaction: Interaction::Modal(form) } => {
            buttons::press(&Ask::modal(app, &serenity.http, form), &form.data.custom_id).await;
        }
        FullEvent::Ready { .. } | FullEvent::Resume { .. } => app.readiness.set_gateway(Gateway::Connected),
        FullEvent::ShardStageUpdate { event } if event.new == ConnectionStage::Disconnected => {
            app.readiness.set_gateway(Gateway::Away);
        }
        _ => {}
    }
    Ok(())
}

/// Staff commands work on a server alone, whatever a client offers that has not heard yet where they do.
fn in_its_place(context: poise::Context<'_, App, Error>) -> Result<bool, Error> {
    let is_staffs = |command: &&commands::Command| !command.default_member_permissions.is_empty();
    match context.guild_id() {
        None if context.command_tree().iter().any(is_staffs) => Err(Refusal::StaffElsewhere.into()),
        _ => Ok(true),
    }
}

/// What the framework did not hand on: a command that is out of place, or changed since this client last saw it.
async fn on_error(error: poise::FrameworkError<'_, App, Error>) {
    let refusal = match &error {
        poise::FrameworkError::CommandCheckFailed { error: Some(Error::Refusal(refusal)), .. } => {
            refusal.clone()
        }
        _ => {
            tracing::error!(%error, "a command could not be run");
            Refusal::PressStale
        }
    };
    let Some(poise::Context::Application(ctx)) = error.ctx() else { return };
    let http = &ctx.framework.serenity_context.http;
    if ctx.interaction_type == CommandInteractionType::Autocomplete {
        // Nothing is suggested; whoever sends the command is told why.
        let nothing = CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new());
        if let Err(error) = ctx.interaction.create_response(http, nothing).await {
            tracing::warn!(%error, "suggestions did not reach Discord");
        }
        return;
    }
    let ask = Ask::command(ctx.framework.user_data, http, ctx.interaction);
    ask.answer(async { Err(refusal.into()) }).await;
}
