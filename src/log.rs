//! Writes the log, as lines for people or JSON for programs, and keeps tokens out of it whatever is asked for.

use std::io;

use tracing::Metadata;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _};

use crate::config::LogFormat;

/// Libraries that write whole requests, with interaction tokens and people's words, or the bot's own token.
const TELLTALES: [&str; 5] =
    ["serenity::http", "serenity::gateway::ws", "tungstenite", "tokio_tungstenite", "hyper"];

/// Begins to log to the standard error stream.
///
/// # Errors
/// When the filter cannot be read, or something logs already.
pub fn start(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter)?;
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(filter_fn(is_discreet))).with(filter).try_init()?;
    Ok(())
}

fn is_discreet(metadata: &Metadata<'_>) -> bool {
    !TELLTALES.iter().any(|telltale| metadata.target().starts_with(telltale))
}
