//! How a council's vote is counted, whatever happens while it is open.

use chrono::TimeDelta;
use futures::future::join_all;
use serde_json::Value;

use super::{Council, close, found, post, propose, reads, says, translate};
use crate::support::Town;

/// A vote that is open for two days.
async fn opened(town: &Town, council: &Council) -> Value {
    let proposal = propose(town, council).await;
    translate(town, council, &proposal).await;
    council.max.press(&proposal, "Open the vote").await;
    says(&council.max.submit("", &[("days", "2")]).await, &["It is open until"]);
    town.settle().await;
    post(&council.mira, council.channel, "One vote for each seat")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_presses_many_times_at_once_has_one_vote() {
    let town = Town::new().await;
    let council = found(&town).await;
    let vote = opened(&town, &council).await;
    let pressed =
        join_all((0..4).flat_map(|_| ["Abstain", "For"].map(|button| council.mira.press(&vote, button))))
            .await;
    assert!(pressed.iter().all(|answer| answer.text().contains("Your vote:")));
    council.mira.press(&vote, "For").await;
    council.lena.press(&vote, "Against").await;
    town.advance(TimeDelta::days(2)).await;
    let outcome = post(&council.max, council.channel, "a tie")["embeds"].to_string();
    reads(&outcome, &["For 1, against 1, abstained 0"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_enough_of_each_market_nothing_is_carried() {
    let town = Town::new().await;
    let council = found(&town).await;
    let vote = opened(&town, &council).await;
    council.mira.press(&vote, "For").await;
    town.advance(TimeDelta::days(2)).await;
    let outcome = post(&council.max, council.channel, "too few votes")["embeds"].to_string();
    reads(&outcome, &["For 1, against 0", "United States: 1 of 1", "0 of 1 voted, 1 needed"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_ends_while_the_vote_is_open_takes_its_vote_along() {
    let town = Town::new().await;
    let council = found(&town).await;
    town.creator("Vera", "en-US", "us").await;
    let sheet = council.max.select(&council.sheet, "Give somebody a seat…", &["Vera"]).await;
    says(&sheet, &["Vera"]);
    let vote = opened(&town, &council).await;
    council.mira.press(&vote, "For").await;
    council.lena.press(&vote, "Against").await;
    let (sheet, same) =
        (council.max.run("/program council").await, council.max.run("/program council").await);
    let after = council.max.select(&sheet, "Take a seat back…", &["Лена (Russia)"]).await;
    assert!(!after.text().contains("Лена"), "{}", after.text());
    let again = council.max.select(&same, "Take a seat back…", &["Лена (Russia)"]).await;
    assert_eq!(again.error, None, "{}", again.text());
    town.settle().await;
    reads(&council.lena.direct_transcript(), &["Ваше место в совете", "закончилось"]);
    assert!(!council.lena.can_see(council.channel), "whoever has no seat does not see where it meets");
    town.advance(TimeDelta::days(2)).await;
    let outcome = post(&council.max, council.channel, "carried")["embeds"].to_string();
    reads(&outcome, &["For 1, against 0", "United States: 1 of 2 voted, 1 needed"]);
    assert!(!outcome.contains("Russia"), "{outcome}");
    close(town).await;
}
