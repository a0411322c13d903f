//! Measures what docs/benchmarks.md quotes: `cargo bench --bench figures -- clicks`, or `redirect`, `stats`, `due`,
//! `answers`, `delivery`, `round`.

mod answers;
mod clicks;
mod conversions;
mod databases;
mod delivery;
mod due;
mod ground;
mod redirect;
mod round;
mod running;
mod stats;

use std::io::Write as _;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Without `--bench` (as tests run it) a single small round shows that it still works.
    let is_measured = arguments.iter().any(|argument| argument == "--bench");
    let wanted: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.contains(&name);
    tokio::runtime::Runtime::new()?.block_on(async {
        if is_wanted("clicks") {
            clicks::race(is_measured).await?;
        }
        if is_wanted("redirect") {
            redirect::race(is_measured).await?;
        }
        if is_wanted("stats") {
            stats::race(is_measured).await?;
        }
        if is_wanted("due") {
            due::race(is_measured).await?;
        }
        if is_wanted("answers") {
            answers::race(is_measured).await?;
        }
        if is_wanted("delivery") {
            delivery::race(is_measured).await?;
        }
        if is_wanted("conversions") {
            conversions::race(is_measured).await?;
        }
        if is_wanted("round") {
            round::race(is_measured).await?;
        }
        Ok(())
    })
}

/// Writes a line of the report.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// The value below which this share of all lies: 0.5 is the median.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    let place =
        (0..last).rev().find(|place| float(*place) < share * float(last)).map_or(0, |place| place + 1);
    sorted.get(place).copied().unwrap_or_default()
}

fn float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
