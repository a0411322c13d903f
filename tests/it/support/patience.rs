//! Waiting for what arrives when it arrives: Discord's events have no moment at which they are known to be seen.

use std::time::Duration;

use duet::domain::PersonId;
use duet::domain::creator::Stage;
use duet::store;
use tokio::time::{Instant, sleep};

use super::{Town, signed};

/// Longer than a busy machine with every other test beside it takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// Waits until something is so.
///
/// # Panics
/// When it does not come to be so.
pub async fn eventually(what: &str, is_so: impl AsyncFn() -> bool) {
    let start = Instant::now();
    while !is_so().await {
        assert!(start.elapsed() < PATIENCE, "it never came to be so: {what}");
        sleep(Duration::from_millis(10)).await;
    }
}

/// Waits until Duet has heard that somebody left the server, or came back.
pub async fn becomes(town: &Town, person: &discord_sandbox::Person, wanted: Stage) {
    let person_id = PersonId(signed(person.id()));
    eventually(&format!("{} is {wanted:?}", person.name()), async || {
        let mut tx = town.duet.app.read().await.expect("the database works");
        let program = town.program(&mut tx).await.program_id;
        let found = store::creator::find(&mut tx, program, person_id).await;
        tx.commit().await.expect("the database works");
        found.expect("the database works").is_some_and(|found| found.stage == wanted)
    })
    .await;
}
