//! Takes connections: bounded in number, in patience and in size, and lets answers in flight finish when stopping.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt as _};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::entrance::{Entrance, Visitor};

/// Bytes of a request's body.
pub const BODY_LIMIT: usize = 64 * 1_024;
/// How long an answer may take.
pub const ANSWER_LIMIT: Duration = Duration::from_secs(10);
/// Bytes of a request's head.
const HEAD_LIMIT: usize = 16 * 1_024;
/// Connections at the same time.
const CONNECTIONS: usize = 4_096;
/// How long answers in flight may take when stopping.
const GRACE: Duration = Duration::from_secs(10);
/// Pause after a connection could not be taken, for want of file handles mostly.
const BREATH: Duration = Duration::from_millis(50);

/// Serves on a thread of its own until `stop` is cancelled, and a little longer; the answer comes when that is over.
/// Whoever does not ask anything for as long as `patience` is hung up on.
///
/// # Errors
/// When there is no such thread to be had.
pub fn start(
    listener: TcpListener,
    entrance: Entrance,
    patience: Duration,
    stop: CancellationToken,
) -> io::Result<oneshot::Receiver<anyhow::Result<()>>> {
    let listener = listener.into_std()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (end, ended) = oneshot::channel();
    std::thread::Builder::new().name("web".to_owned()).spawn(move || {
        let served = runtime.block_on(async {
            run(TcpListener::from_std(listener)?, entrance, patience, stop).await;
            Ok(())
        });
        let _ = end.send(served);
    })?;
    Ok(ended)
}

async fn run(listener: TcpListener, entrance: Entrance, patience: Duration, stop: CancellationToken) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let tracker = TaskTracker::new();
    while let Some(permit) = stop.run_until_cancelled(Arc::clone(&room).acquire_owned()).await {
        let Some(taken) = stop.run_until_cancelled(listener.accept()).await else { break };
        match taken {
            Ok((stream, peer)) => {
                let (visitor, stop) = (entrance.of(peer), stop.clone());
                tracker.spawn(async move {
                    converse(stream, visitor, patience, stop).await;
                    drop(permit);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    tracker.close();
    if timeout(GRACE, tracker.wait()).await.is_err() {
        tracing::warn!(connections = tracker.len(), "some connections did not finish in time");
    }
}

/// One connection, until it ends or, when stopping, until its answer in flight is sent.
async fn converse(stream: TcpStream, visitor: Visitor, patience: Duration, stop: CancellationToken) {
    let _ = stream.set_nodelay(true);
    let mut server = http1::Builder::new();
    // Answers are small: one piece costs the system less than several.
    server.timer(TokioTimer::new()).header_read_timeout(patience).max_buf_size(HEAD_LIMIT).writev(false);
    let mut connection = std::pin::pin!(server.serve_connection(TokioIo::new(stream), visitor));
    // In a set of its own it is looked at when it comes true, rather than each time that the connection is.
    let mut stopping = FuturesUnordered::from_iter([stop.cancelled()]);
    let ended = tokio::select! {
        biased;
        ended = connection.as_mut() => ended,
        _ = stopping.next() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    // What goes wrong on a line is the visitor's network, or someone who does not speak HTTP.
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended badly");
    }
}
