//! Writes the log, as lines for people or JSON for programs, and keeps tokens out of it whatever is asked for.

use std::io;

use tracing::Level;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _};

use crate::config::LogFormat;

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
    tracing_subscriber::registry()
        .with(lines.with_filter(filter_fn(|line| is_discreet(line.target(), *line.level()))))
        .with(filter)
        .try_init()?;
    Ok(())
}

/// Whether a library's line can be shown: some write whole requests and frames, with interaction tokens, the
/// bot's own token or people's words. serenity does so for requests at every level, and the rest when asked for details.
fn is_discreet(target: &str, level: Level) -> bool {
    let mut path = target.split("::");
    match (path.next(), path.next()) {
        (Some("serenity"), Some("http")) => false,
        (Some("serenity"), Some("gateway")) => level <= Level::INFO,
        (Some("tungstenite" | "tokio_tungstenite" | "hyper" | "hyper_util" | "reqwest"), _) => {
            level <= Level::INFO
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_requests_and_frames_are_never_logged() {
        assert!(!is_discreet(&["serenity", "http", "request"].join("::"), Level::ERROR));
        assert!(!is_discreet(&["serenity", "gateway", "ws"].join("::"), Level::DEBUG));
        assert!(!is_discreet("tungstenite::protocol", Level::TRACE));
        assert!(is_discreet(&["serenity", "gateway", "bridge", "shard_runner"].join("::"), Level::WARN));
        assert!(is_discreet("duet::discord::egress", Level::TRACE));
    }
}
