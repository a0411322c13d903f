//! What goes wrong around meetings: two who plan at once, permissions that are missing, and crashes.

use chrono::TimeDelta;
use discord_sandbox::{Effect, Fault, Permissions};
use serde_json::Value;

use super::meeting::proposed;
use super::{Council, close, found, post, posts, reads, says};
use crate::support::Town;
use crate::support::wire::{Courier, Fate};

/// What it takes to make an event: who Duet is, the events that there are, the event.
const REQUESTS: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn only_the_chair_and_managers_plan_and_bad_wishes_are_refused() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, lena, .. } = &council;
    let list = lena.run("/совет встреча").await;
    assert!(!list.text().contains("[Запланировать]"), "{}", list.text());
    let vera = town.creator("Vera", "en-US", "us").await;
    says(&vera.run("/council meet").await, &["for the council’s members"]);
    says(&proposed(mira, ("yesterday", "60", "1")).await, &["yesterday"]);
    says(&proposed(mira, ("2026-03-01", "60", "1")).await, &["2026"]);
    says(&proposed(mira, ("2026-04-07", "5", "1")).await, &["15", "180"]);
    says(&proposed(mira, ("2026-04-07", "60", "9")).await, &["How many meetings"]);
    says(&proposed(max, ("2026-10-07", "60", "1")).await, &["no free day", "Choose another first day"]);
    let short = proposed(max, ("2026-09-01", "60", "4")).await;
    says(&short, &["term ends before the others"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_planned_twice_is_planned_once() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, channel, .. } = &council;
    let (one, same) =
        (proposed(mira, ("2026-04-07", "60", "2")).await, proposed(mira, ("2026-04-07", "60", "2")).await);
    let other = proposed(max, ("2026-04-07", "90", "2")).await;
    let first = mira.press(&one, "Plan these").await;
    says(&first, &["Planned."]);
    says(&mira.press(&same, "Plan these").await, &["Planned."]);
    // Whoever looked at other times is shown what there would be now.
    says(&max.press(&other, "Plan these").await, &["another one by now", "Nothing is planned yet"]);
    town.settle().await;
    assert_eq!(town.sandbox.scheduled_events(town.guild).len(), 2);
    let plans = posts(mira, *channel).into_iter().filter(|post| post.to_string().contains("Have not said"));
    assert_eq!(plans.count(), 2);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_right_to_make_events_or_threads_everything_else_goes_on() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { mira, lena, channel, .. } = &council;
    let lost = Permissions::CREATE_EVENTS.with(Permissions::CREATE_PUBLIC_THREADS);
    let fault = town.sandbox.fault(&Fault::new(Effect::LostPermissions(lost)));
    let preview = proposed(mira, ("2026-04-07", "60", "2")).await;
    mira.press(&preview, "Plan these").await;
    town.settle().await;
    assert_eq!(town.sandbox.scheduled_events(town.guild), Vec::<Value>::new());
    reads(&mira.direct_transcript(), &["*Create Events* is missing"]);
    assert!(!lena.direct_transcript().contains("Создавать события"), "only who planned hears of it");
    town.advance(TimeDelta::days(40)).await;
    assert_eq!(mira.direct_transcript().matches("Create Events").count(), 1, "once");
    reads(&lena.direct_transcript(), &["Встреча совета «Весенний совет»"]);
    post(lena, *channel, "Agenda for");
    // Whoever chairs is asked for the minutes, and once more after two days.
    assert_eq!(mira.direct_transcript().matches("What came of the meeting").count(), 2);
    let asked = mira.messages(mira.direct_channel()).pop().expect("the question");
    mira.in_direct_messages().press(&asked, "Write the minutes").await;
    says(&mira.submit("", &[("en", "We met.")]).await, &["on their way"]);
    town.settle().await;
    // There is no thread, so the minutes stand in the channel.
    reads(&post(lena, *channel, "Minutes of")["embeds"].to_string(), &["We met."]);
    town.sandbox.end_fault(fault);
    town.advance(TimeDelta::days(1)).await;
    let all = town.sandbox.scheduled_events(town.guild);
    assert_eq!(all.len(), 1, "the one that is still to come: {all:?}");
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_leaves_one_event() {
    let town = Town::new().await;
    let council = found(&town).await;
    for at in 0..REQUESTS {
        for (number, fate) in [Fate::CutBefore, Fate::CutAfter].into_iter().enumerate() {
            let day = format!("2026-{:02}-07", 4 + at);
            let day = if number == 0 { day } else { day.replace("-07", "-21") };
            let preview = proposed(&council.mira, (&day, "60", "1")).await;
            let before = town.sandbox.scheduled_events(town.guild).len();
            let planned = council.mira.press(&preview, "Plan these").await;
            says(&planned, &["Planned."]);
            let mortal = Courier::on(&town, move |number| if number == at { fate } else { Fate::Pass }).await;
            mortal.dies().await;
            town.pass(TimeDelta::minutes(2));
            town.settle().await;
            let after = town.sandbox.scheduled_events(town.guild).len();
            assert_eq!(after, before + 1, "{at} {fate:?}");
        }
    }
    close(town).await;
}
