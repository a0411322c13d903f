//! Starts Duet from the command line.

use std::io::{self, Write as _};
#[cfg(feature = "demo")]
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Arg, ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use duet::app::{App, Patience, Translator};
use duet::clock::Clock;
use duet::config::{Flags, SETTINGS, Settings};
use duet::discord::egress::{Egress, Upstream};
use duet::discord::register;
use duet::run::{Duet, Pace, Parts};
use duet::store::Store;
use indicatif::{ProgressBar, ProgressStyle};
use tokio::net::TcpListener;
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
    /// Tell Discord which commands there are, and say what changed
    Register {
        /// Take the commands away instead
        #[arg(long)]
        remove: bool,
    },
    /// Check the token, permissions, database, clock and public address, and say what to do
    Doctor,
    /// Bring in what another system has written down
    #[command(subcommand)]
    Import(Import),
    /// Try everything on this machine: a Discord in memory, a programme with some history, and a page to act in it
    #[cfg(feature = "demo")]
    Demo(Demo),
}

/// What is brought in.
#[derive(Debug, Subcommand)]
enum Import {
    /// Sales, sign-ups and refunds from a CSV file with the columns of POST /v1/conversions; looked over only, unless told to apply
    Conversions {
        /// The file
        file: PathBuf,
        /// The Discord server of the programme, where there are several
        #[arg(long, value_name = "ID")]
        server: Option<i64>,
        /// Record it; without this nothing changes
        #[arg(long)]
        apply: bool,
    },
}

/// How the demo is started.
#[cfg(feature = "demo")]
#[derive(Clone, Debug, clap::Args)]
struct Demo {
    /// Where the page is served
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8600")]
    page: SocketAddr,
    /// Where referral links lead first
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8601")]
    web: SocketAddr,
    /// Keep everything in this SQLite file, and find it again next time
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Serve no page: only the sandbox's interfaces, for scripts
    #[arg(long)]
    headless: bool,
}

fn main() -> ExitCode {
    let matches = command().get_matches();
    let done =
        Cli::from_arg_matches(&matches).map_err(anyhow::Error::from).and_then(|cli| start(&cli, &matches));
    match done {
        Ok(code) => code,
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

fn start(cli: &Cli, matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new()?;
    let quiet = || Settings::load(cli.config.as_deref(), &flags(matches));
    let settings = || -> anyhow::Result<Settings> {
        let settings = quiet()?;
        duet::log::start(&settings.log, settings.log_format)?;
        Ok(settings)
    };
    match &cli.command {
        Command::Run => runtime.block_on(run(&settings()?))?,
        Command::Migrate => runtime.block_on(migrate(&settings()?))?,
        Command::Register { remove } => runtime.block_on(register(&settings()?, *remove))?,
        Command::Import(Import::Conversions { file, server, apply }) => {
            return runtime.block_on(import(&settings()?, file, *server, *apply));
        }
        // The report says everything that the log would.
        Command::Doctor => return runtime.block_on(examine(&quiet()?)),
        // The demo needs no settings, so that wrong ones cannot be in its way.
        #[cfg(feature = "demo")]
        Command::Demo(options) => {
            duet::log::start("warn,duet=info", duet::config::LogFormat::Text)?;
            runtime.block_on(demo(options))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn flags(matches: &ArgMatches) -> Flags {
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    let given = SETTINGS.iter().filter(|setting| !setting.is_secret);
    given.filter_map(|setting| Some((setting.key, matches.get_one::<String>(setting.key)?.clone()))).collect()
}

/// The machine that drafts translations, where one is set.
fn translator(settings: &Settings) -> anyhow::Result<Option<Translator>> {
    let machine = settings.translate_url.as_ref();
    machine.map(|url| Translator::new(url, settings.translate_key.clone())).transpose()
}

async fn run(settings: &Settings) -> anyhow::Result<()> {
    let token = settings.token()?.clone();
    let stopped = told_to_stop()?;
    let parts = Parts {
        store: open(settings).await?,
        clock: Clock::system(),
        token,
        discord: Upstream::new(settings.discord_url.clone()),
        development_server: settings.development_server,
        public_url: settings.public_url.clone(),
        listener: listen(settings).await?,
        web: duet::web::Settings {
            trusted_proxies: settings.trusted_proxies.clone(),
            ..duet::web::Settings::default()
        },
        patience: Patience {
            lease: settings.notice_lease,
            nonce_window: settings.nonce_window,
            openings: settings.direct_openings,
        },
        translator: translator(settings)?,
        pace: Pace::Running,
    };
    let duet = Duet::start(parts).await?;
    tracing::info!(web = %duet.web_address, discord = %settings.discord_url, database = %settings.database_url, "Duet is up");
    stopped.await;
    tracing::info!("Duet stops: answers under way finish first");
    duet.stop().await;
    Ok(())
}

#[cfg(feature = "demo")]
async fn demo(options: &Demo) -> anyhow::Result<()> {
    let stopped = told_to_stop()?;
    let Demo { page, web, data, headless } = options.clone();
    let demo =
        duet::demo::Demo::start(&duet::demo::Settings { page, web, data, has_page: !headless }).await?;
    writeln!(io::stdout().lock(), "{}", demo.welcome())?;
    stopped.await;
    demo.stop().await;
    Ok(())
}

async fn listen(settings: &Settings) -> anyhow::Result<TcpListener> {
    let address = settings.web_listen;
    TcpListener::bind(address)
        .await
        .with_context(|| format!("the web service cannot listen on {address}; see DUET_WEB_LISTEN"))
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

async fn register(settings: &Settings, remove: bool) -> anyhow::Result<()> {
    let token = settings.token()?;
    let egress = Egress::start(Upstream::new(settings.discord_url.clone())).await?;
    let http = egress.http(token, None);
    let server = settings.development_server;
    let registered =
        if remove { register::remove(&http, server).await } else { register::register(&http, server).await };
    let registered = registered.context("Discord did not take the commands; see duet doctor")?;
    let place = server.map_or_else(|| "everywhere".to_owned(), |server| format!("on server {server}"));
    let mut stdout = io::stdout().lock();
    let said = [
        ("new", &registered.new),
        ("changed", &registered.changed),
        ("removed", &registered.removed),
        ("as before", &registered.kept),
    ];
    for (what, names) in said.into_iter().filter(|(_, names)| !names.is_empty()) {
        writeln!(stdout, "{what} {place}: {}", names.join(", "))?;
    }
    egress.stop(Duration::from_secs(1)).await;
    Ok(())
}

/// Exit code 1 where a line was refused.
async fn import(
    settings: &Settings,
    file: &Path,
    server: Option<i64>,
    applies: bool,
) -> anyhow::Result<ExitCode> {
    let app = App::start(open(settings).await?, Clock::system(), settings.public_url.clone())?;
    let program = duet::import::program(&app, server).await?;
    let size = std::fs::metadata(file).with_context(|| format!("{} cannot be read", file.display()))?.len();
    let style = ProgressStyle::with_template("{wide_bar} {percent}% {eta}")?;
    let bar = ProgressBar::new(size).with_style(style);
    let done =
        duet::import::conversions(&app, program.program_id, file, applies, |at| bar.set_position(at)).await;
    bar.finish_and_clear();
    app.close().await;
    let summary =
        done.context("stopped; what was recorded before stays, and is known when the file is given again")?;
    let mut stdout = io::stdout().lock();
    for (line, why) in &summary.refused {
        writeln!(stdout, "line {line}: {why}")?;
    }
    let (recorded, known, refused) = (summary.recorded, summary.known, summary.refused.len());
    match applies {
        true => writeln!(
            stdout,
            "{}: recorded {recorded}, of which nobody’s {}; known before {known}; refused {refused}",
            program.name, summary.unattributed
        )?,
        false => writeln!(
            stdout,
            "{}: would record {recorded}; known before {known}; would refuse {refused}. Nothing was changed; --apply records it",
            program.name
        )?,
    }
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn examine(settings: &Settings) -> anyhow::Result<ExitCode> {
    let report = duet::doctor::examine(settings, &Clock::system()).await;
    write!(io::stdout().lock(), "{report}")?;
    Ok(if report.is_healthy() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
