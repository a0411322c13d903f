//! What comes due by itself: a loop a job, nothing in it but sleep and tick, so that tests and the demo can tick too.

mod aggregate;
mod announcement;
mod brief;
mod check_in;
mod conversion;
mod election;
mod introduction;
mod machine_draft;
mod meeting;
mod owner_question;
mod participation;
mod question;
mod reminder;
mod result;
mod roster;
mod round;
mod submission;
mod thanks;
mod tier;
mod visitor;
mod vote;

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::App;
use crate::error::Result;

/// Something that is done again and again.
struct Job {
    name: &'static str,
    every: Duration,
    tick: fn(&App) -> BoxFuture<'_, Result<()>>,
}

const JOBS: &[Job] = &[
    Job {
        name: "owner_question",
        every: Duration::from_mins(1),
        tick: |app| Box::pin(owner_question::tick(app)),
    },
    Job { name: "brief", every: Duration::from_hours(1), tick: |app| Box::pin(brief::tick(app)) },
    Job {
        name: "announcement",
        every: Duration::from_mins(1),
        tick: |app| Box::pin(announcement::tick(app)),
    },
    Job { name: "aggregate", every: Duration::from_mins(1), tick: |app| Box::pin(aggregate::tick(app)) },
    Job { name: "round", every: Duration::from_mins(1), tick: |app| Box::pin(round::tick(app)) },
    Job {
        name: "machine_draft",
        every: Duration::from_hours(1),
        tick: |app| Box::pin(machine_draft::tick(app)),
    },
    Job { name: "roster", every: Duration::from_hours(1), tick: |app| Box::pin(roster::tick(app)) },
    Job { name: "submission", every: Duration::from_hours(1), tick: |app| Box::pin(submission::tick(app)) },
    Job { name: "thanks", every: Duration::from_hours(1), tick: |app| Box::pin(thanks::tick(app)) },
    Job { name: "vote", every: Duration::from_mins(1), tick: |app| Box::pin(vote::tick(app)) },
    Job { name: "election", every: Duration::from_mins(1), tick: |app| Box::pin(election::tick(app)) },
    Job { name: "visitor", every: Duration::from_mins(10), tick: |app| Box::pin(visitor::tick(app)) },
    Job { name: "conversion", every: Duration::from_mins(1), tick: |app| Box::pin(conversion::tick(app)) },
    Job { name: "tier", every: Duration::from_mins(1), tick: |app| Box::pin(tier::tick(app)) },
    Job { name: "check_in", every: Duration::from_mins(1), tick: |app| Box::pin(check_in::tick(app)) },
    Job {
        name: "participation",
        every: Duration::from_mins(1),
        tick: |app| Box::pin(participation::tick(app)),
    },
    Job { name: "question", every: Duration::from_mins(1), tick: |app| Box::pin(question::tick(app)) },
    Job {
        name: "introduction",
        every: Duration::from_mins(1),
        tick: |app| Box::pin(introduction::tick(app)),
    },
    Job { name: "meeting", every: Duration::from_mins(1), tick: |app| Box::pin(meeting::tick(app)) },
    Job { name: "result", every: Duration::from_mins(1), tick: |app| Box::pin(result::tick(app)) },
    Job { name: "reminder", every: Duration::from_mins(1), tick: |app| Box::pin(reminder::tick(app)) },
];

/// Starts every job: each ticks at once and then at its own pace, until `stop` is cancelled.
pub fn start(app: &App, tracker: &TaskTracker, stop: &CancellationToken) {
    for job in JOBS {
        let (app, stop) = (app.clone(), stop.clone());
        tracker.spawn(async move {
            while !stop.is_cancelled() {
                job.tick(&app).await;
                let _ = tokio::time::timeout(job.every, stop.cancelled()).await;
            }
        });
    }
}

/// Ticks every job once, for whoever moves the clock by hand.
///
/// # Errors
/// What the first job that fails failed of; the jobs after it are not ticked.
pub async fn tick(app: &App) -> Result<()> {
    for job in JOBS {
        (job.tick)(app).await?;
    }
    Ok(())
}

/// When a job next has something to do that people notice, for whoever moves the clock by hand.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let due = [
        conversion::due(app).await?,
        check_in::due(app).await?,
        reminder::due(app).await?,
        owner_question::due(app).await?,
        participation::due(app).await?,
        tier::due(app).await?,
        announcement::due(app).await?,
        aggregate::due(app).await?,
        result::due(app).await?,
        round::due(app).await?,
        introduction::due(app).await?,
        question::due(app).await?,
        meeting::due(app).await?,
        vote::due(app).await?,
        election::due(app).await?,
    ];
    Ok(due.into_iter().flatten().min())
}

impl Job {
    /// A job that fails is logged and tried again at its next turn.
    async fn tick(&self, app: &App) {
        if let Err(error) = (self.tick)(app).await {
            metrics::counter!("duet_job_failures_total", "job" => self.name).increment(1);
            tracing::error!(error = format!("{error:#}"), job = self.name, "a job failed");
        }
    }
}
