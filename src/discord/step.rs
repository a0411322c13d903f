//! Brings what Discord has into step with what Duet knows, round after round, until Duet stops.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::error::Result;

/// How long it rests when nothing was due, and after a failure.
const REST: Duration = Duration::from_secs(1);

/// Takes up what is due, again at once as long as there was something, until `stop`; `trouble` is what the log says where
/// that fails.
pub(super) async fn rounds<F>(stop: &CancellationToken, trouble: &str, tick: impl Fn() -> F)
where
    F: Future<Output = Result<usize>>,
{
    loop {
        match tick().await {
            Ok(0) => {}
            Ok(_) if !stop.is_cancelled() => continue,
            Ok(_) => break,
            Err(error) => tracing::error!(error = format!("{error:#}"), "{trouble}"),
        }
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(REST) => {}
        }
    }
}
