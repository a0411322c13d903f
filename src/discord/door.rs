//! Keeps Duet connected to Discord and hands every interaction to its command or button.

use std::sync::Arc;

use anyhow::Context as _;
use serenity::all::{
    Client, ClientBuilder, ConnectionStage, Context as Serenity, FullEvent, GatewayIntents, Http,
    Interaction, ShardManager,
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

/// What the framework could not hand on: the command changed since this client last saw it.
async fn on_error(error: poise::FrameworkError<'_, App, Error>) {
    tracing::error!(%error, "a command could not be run");
    if let Some(poise::Context::Application(ctx)) = error.ctx() {
        let ask =
            Ask::command(ctx.framework.user_data, &ctx.framework.serenity_context.http, ctx.interaction);
        ask.answer(async { Err(Refusal::PressStale.into()) }).await;
    }
}
