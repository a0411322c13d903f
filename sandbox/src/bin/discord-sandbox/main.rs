//! A small Discord on loopback for whatever bot is pointed at it: `cargo run -p discord-sandbox`.

mod town;

use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser;
use discord_sandbox::{Options, Sandbox};
use tracing_subscriber::EnvFilter;

/// A small Discord in memory, for trying bots without a network.
#[derive(Debug, Parser)]
#[command(name = "discord-sandbox", version)]
struct Wishes {
    /// Where it listens; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:4000")]
    listen: SocketAddr,
    /// What the bot is called.
    #[arg(long, default_value = "Bot")]
    bot_name: String,
    /// The only bot token that is accepted; without it any is.
    #[arg(long)]
    token: Option<String>,
    /// Limits that a bot does not reach, in the place of Discord's.
    #[arg(long)]
    generous: bool,
    /// What is logged, as `tracing` filters are written.
    #[arg(long, default_value = "warn,discord_sandbox=debug")]
    log: EnvFilter,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Wishes { listen, bot_name, token, generous, log } = Wishes::parse();
    tracing_subscriber::fmt().with_env_filter(log).with_writer(std::io::stderr).init();
    let limits = if generous { Options::generous() } else { Options::default() };
    let options = Options { listen, bot_name, token, ..limits };
    let is_choosy = options.token.is_some();
    let sandbox = match Sandbox::start(options).await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            eprintln!("{listen} cannot be listened on: {error}");
            return ExitCode::FAILURE;
        }
    };
    let town = town::build(&sandbox);
    println!("{}", welcome(&sandbox, &town, is_choosy));
    if let Err(error) = tokio::signal::ctrl_c().await {
        eprintln!("Ctrl+C cannot be waited for: {error}");
    }
    sandbox.stop().await;
    ExitCode::SUCCESS
}

/// Where everything is, and how a bot gets there.
fn welcome(sandbox: &Sandbox, town: &town::Town, is_choosy: bool) -> String {
    let url = sandbox.url();
    let socket = url.replacen("http", "ws", 1);
    let (application, guild, people) = (sandbox.application_id(), town.guild, &town.people);
    let token = if is_choosy { "the bot token that was given" } else { "any bot token" };
    format!(
        "A small Discord is open, with {token}.

  page         {url}/
  REST         {url}/api/v10
  gateway      {socket}/gateway
  control API  {url}/_sandbox/
  application  {application}
  server       {guild}, with {people}

Point a bot at it:

  discord.js   new Client({{ intents, rest: {{ api: '{url}/api' }} }})
  discord.py   discord.http.Route.BASE = '{url}/api/v10'
               discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL('{socket}/gateway')
  serenity     HttpBuilder::new(token).proxy(\"{url}\").ratelimiter_disabled(true)
  others       as the base address of the API; GET /gateway/bot names the gateway

Ctrl+C closes it; nothing is kept."
    )
}
