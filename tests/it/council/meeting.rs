//! Meetings: proposed so that they are fair, planned with an event in Discord, an agenda, reminders and minutes.

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{Outcome, Person};
use serde_json::Value;

use super::{Council, close, found, post, posts, propose, reads, says};
use crate::support::Town;

/// What managers type when they found a council that sits until then.
pub async fn sits_until(council: &Council, day: &str) {
    let sheet = council.max.run("/program council").await;
    council.max.press(&sheet, "Change name, term or seats").await;
    let changed = council.max.submit("", &[("ends", day)]).await;
    assert_eq!(changed.error, None, "{}", changed.text());
}

/// Says to Duet where the members are.
async fn at_home(council: &Council) {
    let zone = council.mira.run("/profile timezone timezone:America/New_York").await;
    assert_eq!(zone.error, None, "{}", zone.text());
    let zone = council.lena.run("/профиль пояс пояс:Asia/Almaty").await;
    assert_eq!(zone.error, None, "{}", zone.text());
}

/// What is proposed for these wishes.
pub async fn proposed(person: &Person, (first, minutes, count): (&str, &str, &str)) -> Outcome {
    let list = person.run("/council meet").await;
    let form = person.press(&list, "Plan meetings").await;
    assert!(form.modal.is_some(), "{}", form.text());
    person.submit("", &[("first", first), ("minutes", minutes), ("count", count)]).await
}

fn stamp(moment: &str) -> String {
    format!("<t:{}", moment.parse::<DateTime<Utc>>().expect("a moment").timestamp())
}

fn events(town: &Town) -> Vec<Value> {
    town.sandbox.scheduled_events(town.guild)
}

/// The town on this day, an hour after midnight.
async fn on(town: &Town, day: &str) {
    let moment: DateTime<Utc> = format!("{day}T01:00:00Z").parse().expect("a moment");
    town.advance(moment - town.now()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_over_a_change_of_the_clocks_is_planned_announced_held_and_put_on_record() {
    let mut town = Town::new().await;
    let council = found(&town).await;
    sits_until(&council, "2027-09-30").await;
    at_home(&council).await;
    let Council { max, mira, lena, channel, .. } = &council;
    on(&town, "2027-02-10").await;
    says(&lena.run("/совет встреча").await, &["Встречи: Весенний совет", "пока не запланировано"]);

    // Mira in New York changes her clocks on 14 March, Лена in Almaty never does.
    let preview = proposed(mira, ("2027-02-16", "60", "2")).await;
    says(
        &preview,
        &["Proposed: Spring council", "[Every four weeks]", "Everybody meets between nine and nine"],
    );
    let preview = mira.press(&preview, "Every four weeks").await;
    says(&preview, &[&stamp("2027-02-16T14:30:00Z"), &stamp("2027-03-16T14:00:00Z"), "[Every quarter]"]);
    says(
        &preview,
        &["Mira · New York 9:30", "Лена · Almaty 7:30", "Mira · New York 10:00", "Лена · Almaty 7:00"],
    );
    let other = mira.press(&preview, "Other hours").await;
    assert!(!other.text().contains(&stamp("2027-02-16T14:30:00Z")), "{}", other.text());
    let preview = proposed(mira, ("2027-02-16", "60", "2")).await;
    let preview = mira.press(&preview, "Every four weeks").await;
    let planned = mira.press(&preview, "Plan these").await;
    says(&planned, &["Meetings: Spring council", "Planned.", &stamp("2027-03-16T14:00:00Z")]);
    town.restart().await;
    town.settle().await;
    let all = events(&town);
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!(all[0]["name"], "Spring council: meeting");
    assert!(all[0]["scheduled_start_time"].as_str().is_some_and(|at| at.starts_with("2027-02-16T14:30")));
    let stands = post(lena, *channel, "New York 9:30");
    reads(&stands["embeds"].to_string(), &["Coming: 0. Cannot come: 0. Have not said: 2."]);
    says(&lena.press(&stands, "🌐").await, &["Встреча", "Нью-Йорк", "Алматы 19:30"]);

    // Whoever cannot come says so to the council, and is not reminded.
    says(&lena.press(&stands, "Coming").await, &["ответ «приду»"]);
    says(&mira.press(&stands, "Cannot come").await, &["Mira · New York 9:30\u{202f}AM: cannot come"]);
    town.settle().await;
    reads(&post(lena, *channel, "New York 9:30")["embeds"].to_string(), &["Coming: 1. Cannot come: 1."]);
    says(&mira.press(&stands, "Coming").await, &["9:30\u{202f}AM: coming"]);

    // A week before comes the agenda; planned six days before, at once.
    town.advance(TimeDelta::minutes(1)).await;
    let agenda = post(lena, *channel, "Agenda for");
    reads(&agenda["embeds"].to_string(), &["Nothing is open", "into the thread below"]);
    propose(&town, &council).await;
    town.advance(TimeDelta::days(6) + TimeDelta::hours(15)).await;
    reads(&lena.direct_transcript(), &["Встреча совета «Весенний совет»", "на ваших часах (Алматы) 19:30"]);
    reads(&mira.direct_transcript(), &["Meeting of “Spring council”", "by your clock in New York at 9:30"]);
    assert_eq!(lena.direct_transcript().matches("Встреча совета «Весенний совет»").count(), 2);

    // The chair is asked for the minutes, writes one language, and a member adds the other.
    reads(&mira.direct_transcript(), &["What came of the meeting of “Spring council”?"]);
    let asked = mira.messages(mira.direct_channel()).pop().expect("the question");
    mira.in_direct_messages().press(&asked, "Write the minutes").await;
    says(&mira.submit("", &[("en", " "), ("ru", "")]).await, &["The minutes"]);
    mira.in_direct_messages().press(&asked, "Write the minutes").await;
    says(
        &mira.submit("", &[("en", "We agreed on *longer* briefs.")]).await,
        &["Translation wanted: Russian"],
    );
    town.settle().await;
    let thread = agenda["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let record = post(lena, thread, "We agreed on");
    let form = lena.press(&record, "Add a language").await;
    assert!(form.modal.is_some(), "{}", form.text());
    says(&lena.submit("", &[("ru", "Договорились о длинных брифах.")]).await, &["Договорились", "Текст:"]);
    says(&max.press(&record, "Add a language").await, &["already"]);
    town.settle().await;
    let records: Vec<Value> = posts(lena, thread)
        .into_iter()
        .filter(|post| post["embeds"].to_string().contains("Minutes of"))
        .collect();
    assert_eq!(records.len(), 1, "it is changed where it stands");
    says(&lena.press(&records[0], "🌐").await, &["Договорились", &format!("<@{}>", lena.id())]);
    says(&mira.press(&records[0], "🌐").await, &["Договорились"]);
    says(&lena.run("/совет встреча").await, &["Протокол", "Договорились"]);
    let heard = mira.direct_transcript();
    town.advance(TimeDelta::days(4)).await;
    assert_eq!(mira.direct_transcript(), heard, "nobody is asked for what is there");

    // The next one has what is open on its agenda, and is at the same hour for Лена within half an hour.
    on(&town, "2027-03-10").await;
    let agenda = post(max, *channel, "Open proposals");
    reads(&agenda["embeds"].to_string(), &["Больше времени: It is discussed"]);
    town.advance(TimeDelta::days(5) + TimeDelta::hours(14)).await;
    reads(&lena.direct_transcript(), &["на ваших часах (Алматы) 19:00"]);
    reads(&mira.direct_transcript(), &["by your clock in New York at 10:00"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_moved_and_called_off_with_its_event_and_everybody_hears_of_it() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, lena, channel, .. } = &council;
    let preview = proposed(mira, ("2026-04-07", "60", "1")).await;
    let planned = mira.press(&preview, "Plan these").await;
    says(&lena.run("/совет встреча").await, &["Встречи", "Пока не ответили: 2."]);
    town.settle().await;
    let stands = post(lena, *channel, "Have not said");
    lena.press(&stands, "Coming").await;
    let day = first_choice(&planned);
    let sheet = mira.select(&planned, "Look at a meeting…", &[&day]).await;
    let own = lena.run("/совет встреча").await;
    let seen = lena.select(&own, "Посмотреть встречу…", &[&first_choice(&own)]).await;
    assert!(!seen.text().contains("Перенести"), "{}", seen.text());
    let list = max.run("/council meet").await;
    let late = max.select(&list, "Look at a meeting…", &[&day]).await;
    max.press(&late, "Move").await;
    mira.press(&sheet, "Move").await;
    says(&mira.submit("", &[("day", "2026-03-01"), ("time", "10:00")]).await, &["is past"]);
    mira.press(&sheet, "Move").await;
    let moved = mira.submit("", &[("day", "2026-04-09"), ("time", "11:00")]).await;
    says(&moved, &[&stamp("2026-04-09T15:00:00Z")]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["перенесена", &stamp("2026-04-09T15:00:00Z")]);
    assert!(!mira.direct_transcript().contains("Moved"), "who moves it knows");
    let all = events(&town);
    assert_eq!(all.len(), 1);
    assert!(all[0]["scheduled_start_time"].as_str().is_some_and(|at| at.starts_with("2026-04-09T15:00")));
    reads(&post(lena, *channel, "Have not said")["embeds"].to_string(), &["Coming: 0."]);
    let changed = max.submit("", &[("day", "2026-04-10"), ("time", "11:00")]).await;
    says(&changed, &["changed"]);
    max.press(&late, "Move").await;
    let sure = mira.press(&moved, "Call off").await;
    says(&sure, &["Everybody who was to come hears of it"]);
    let off = mira.press(&sure, "Call it off").await;
    says(&off, &["Called off"]);
    let late = max.submit("", &[("day", "2026-04-10"), ("time", "11:00")]).await;
    says(&late, &["was called off"]);
    town.settle().await;
    assert_eq!(events(&town), Vec::<Value>::new());
    reads(&lena.direct_transcript(), &["отменена"]);
    reads(&post(lena, *channel, "Called off")["embeds"].to_string(), &["does not take place"]);
    let heard = lena.direct_transcript();
    town.advance(TimeDelta::days(45)).await;
    assert_eq!(lena.direct_transcript(), heard, "nobody is reminded of it");
    close(town).await;
}

/// The label of the first meeting in a list.
fn first_choice(list: &Outcome) -> String {
    let message = list.messages.last().expect("a list");
    let rows = message["components"].as_array().expect("rows");
    let mut options = rows.iter().flat_map(|row| row["components"].as_array().into_iter().flatten());
    let label = options.find_map(|one| one["options"][0]["label"].as_str());
    label.expect("a meeting").to_owned()
}
