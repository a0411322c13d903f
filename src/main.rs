//! Starts Duet from the command line.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Arg, ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use duet::clock::Clock;
use duet::config::{Flags, SETTINGS, Settings};
use duet::discord::egress::Upstream;
use duet::run::{Duet, Pace, Parts};
use duet::store::Store;
use tokio::signal::unix::{SignalKind, signal};

/// A bilingual Discord bot for creator-partnership programmes.
#[derive(Debug, Parser)]
#[command(name = "duet", version, arg_required_else_help = true)]
struct Cli {
    /// Settings in TOML; duet.toml is read when there is one
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the bot and the web service until told to stop
    Run,
    /// Bring the database up to date and say what was done
    Migrate,
}

fn main() -> ExitCode {
    let matches = command().get_matches();
    let done =
        Cli::from_arg_matches(&matches).map_err(anyhow::Error::from).and_then(|cli| start(&cli, &matches));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Each cause on a line of its own; settings that are wrong are one line each already.
            let mut stderr = io::stderr().lock();
            for cause in error.chain() {
                let _ = writeln!(stderr, "{cause}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The command line, with a flag for each setting that is no secret.
fn command() -> clap::Command {
    let flags = SETTINGS.iter().filter(|setting| !setting.is_secret).map(|setting| {
        Arg::new(setting.key)
            .long(setting.key.replace('_', "-"))
            .value_name("VALUE")
            .help(setting.about)
            .help_heading("Settings")
            .global(true)
    });
    Cli::command().args(flags)
}

fn start(cli: &Cli, matches: &ArgMatches) -> anyhow::Result<()> {
    let settings = Settings::load(cli.config.as_deref(), &flags(matches))?;
    duet::log::start(&settings.log, settings.log_format)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        match cli.command {
            Command::Run => run(&settings).await,
            Command::Migrate => migrate(&settings).await,
        }
    })
}

fn flags(matches: &ArgMatches) -> Flags {
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    let given = SETTINGS.iter().filter(|setting| !setting.is_secret);
    given.filter_map(|setting| Some((setting.key, matches.get_one::<String>(setting.key)?.clone()))).collect()
}

async fn run(settings: &Settings) -> anyhow::Result<()> {
    let token = settings.token()?.clone();
    let stopped = told_to_stop()?;
    let parts = Parts {
        store: open(settings).await?,
        clock: Clock::system(),
        token,
        discord: Upstream::new(settings.discord_url.clone()),
        public_url: settings.public_url.clone(),
        pace: Pace::Running,
    };
    let duet = Duet::start(parts).await?;
    tracing::info!(discord = %settings.discord_url, database = %settings.database_url, "Duet is up");
    stopped.await;
    tracing::info!("Duet stops: answers under way finish first");
    duet.stop().await;
    Ok(())
}

async fn open(settings: &Settings) -> anyhow::Result<Store> {
    Store::open(settings.database_url.expose())
        .await
        .with_context(|| format!("the database {} cannot be opened; see DATABASE_URL", settings.database_url))
}

/// Ends when the terminal or the system asks the process to.
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

async fn migrate(settings: &Settings) -> anyhow::Result<()> {
    let store = Store::connect(settings.database_url.expose()).await.with_context(|| {
        format!("the database {} cannot be opened; see DATABASE_URL", settings.database_url)
    })?;
    let pending = store.pending().await?;
    store.migrate().await.context("the database could not be brought up to date; nothing was half done")?;
    let mut stdout = io::stdout().lock();
    for migration in &pending {
        writeln!(stdout, "done: {migration}")?;
    }
    writeln!(stdout, "{} is up to date", settings.database_url)?;
    store.close().await;
    Ok(())
}
