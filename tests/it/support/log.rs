//! Listens to the log for what must never be in it: events of Discord's that serenity could not read.

use std::fmt::{Debug, Write as _};
use std::sync::{Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

static UNREAD: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LISTENING: Once = Once::new();

struct Listener;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, _: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{value:?} ");
    }
}

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if !event.metadata().target().starts_with("serenity") {
            return;
        }
        let mut line = Line(String::new());
        event.record(&mut line);
        let lower = line.0.to_lowercase();
        if lower.contains("unknown event")
            || lower.contains("failed to deserialize")
            || lower.contains("err deserializing")
        {
            UNREAD.lock().expect("no test panics here").push(line.0);
        }
    }
}

/// Begins to listen, once in a process. `RUST_LOG` shows the log besides.
pub fn listen() {
    LISTENING.call_once(|| {
        let filter = tracing_subscriber::EnvFilter::from_default_env();
        let shown = tracing_subscriber::fmt::layer().with_test_writer().with_filter(filter);
        tracing_subscriber::registry().with(Listener).with(shown).init();
    });
}

/// What serenity could not read so far.
pub fn unread_events() -> Vec<String> {
    UNREAD.lock().expect("no test panics here").clone()
}
