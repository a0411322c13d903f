//! How soon people are answered, and what `duet run` holds in memory before and after.

use std::fs;
use std::time::{Duration, Instant};

use discord_sandbox::{NewChannel, NewGuild, NewPerson, Options, Person, Sandbox};
use duet::store::Store;
use tokio_util::task::TaskTracker;

use crate::ground::Plan;
use crate::running::{Running, duet, free_port};
use crate::{databases, float, quantile, say, stats};

/// Interactions, half of each kind, when it is measured.
const INTERACTIONS: usize = 2_000;
/// People who ask at the same time.
const TOGETHER: usize = 50;
/// Clicks behind the figures that they are told.
const CLICKS: usize = 9_000;
/// What they ask.
const COMMANDS: [&str; 2] = ["/link get", "/stats me"];
/// How long Duet has done nothing when its memory is read.
const REST: Duration = Duration::from_secs(5);

/// What one answer took, in milliseconds: by the sandbox (dispatched to callback, whole ones), and until the person
/// sees it.
#[derive(Clone, Copy)]
struct Answer {
    command: usize,
    callback: f64,
    seen: f64,
}

/// Has people ask `duet run`, one at a time and many at a time.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let (interactions, rest) =
        if is_measured { (INTERACTIONS, REST) } else { (TOGETHER * 2, Duration::ZERO) };
    let folder = databases::folder("answers")?;
    let database = databases::file(&folder, "duet");
    let sandbox = Sandbox::start(Options::generous()).await?;
    let guild = sandbox.guild(&NewGuild::named("Acme creators"));
    sandbox.channel(guild, &NewChannel::named("creators"));
    let people: Vec<Person> = (0..TOGETHER)
        .map(|number| sandbox.person(&NewPerson::speaking(&format!("Creator {number}"), "en-US", guild)))
        .collect();
    let ids = people.iter().map(|person| i64::try_from(person.id())).collect::<Result<Vec<_>, _>>()?;
    let store = Store::open(&database).await?;
    Plan { server_id: i64::try_from(guild)?, people: &ids, links_each: 1 }.found(&store).await?;
    stats::fill(&store, CLICKS).await?;
    store.close().await;
    let running = duet(&sandbox, &database, free_port()?, None).await?;
    tokio::time::sleep(rest).await;
    remember("idle", &running)?;
    for person in &people[..2] {
        // The commands reach the sandbox a little after the bot; the first picture sets its fonts up.
        for command in 0..COMMANDS.len() {
            ask(person, command).await?;
        }
    }
    let mut answers = Vec::new();
    for number in 0..interactions {
        answers.push(ask(&people[number / 2 % TOGETHER], number % 2).await?);
    }
    report("one at a time", &answers);
    remember("after these", &running)?;
    report(&format!("{TOGETHER} at a time"), &ask_together(&people, interactions / TOGETHER).await?);
    remember("after those", &running)?;
    tokio::time::sleep(rest).await;
    remember("at rest again", &running)?;
    drop(running);
    sandbox.stop().await;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Everybody asks so many times, again as soon as they were answered.
async fn ask_together(people: &[Person], times: usize) -> anyhow::Result<Vec<Answer>> {
    let asking = TaskTracker::new();
    let tasks: Vec<_> = people
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, person)| {
            asking.spawn(async move {
                let mut answers = Vec::new();
                for number in 0..times {
                    answers.push(ask(&person, (place + number) % 2).await?);
                }
                anyhow::Ok(answers)
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await??);
    }
    Ok(all)
}

async fn ask(person: &Person, command: usize) -> anyhow::Result<Answer> {
    let began = Instant::now();
    let outcome = person.run(COMMANDS[command]).await;
    let seen = began.elapsed().as_secs_f64() * 1_000.0;
    anyhow::ensure!(outcome.error.is_none() && !outcome.messages.is_empty(), "{}", outcome.text());
    Ok(Answer { command, callback: float(usize::try_from(outcome.milliseconds)?), seen })
}

fn report(how: &str, answers: &[Answer]) {
    say(&format!("{} interactions, {how}: milliseconds (p50, p99)", answers.len()));
    for (command, name) in COMMANDS.iter().enumerate() {
        let of = |time: fn(&Answer) -> f64| -> Vec<f64> {
            answers.iter().filter(|answer| answer.command == command).map(time).collect()
        };
        let (callback, seen) = (of(|answer| answer.callback), of(|answer| answer.seen));
        say(&format!(
            "{name:<12} to the callback {:>6.0} {:>6.0}   until seen {:>7.1} {:>7.1}",
            quantile(&callback, 0.5),
            quantile(&callback, 0.99),
            quantile(&seen, 0.5),
            quantile(&seen, 0.99)
        ));
    }
}

fn remember(when: &str, running: &Running) -> anyhow::Result<()> {
    let (now, most) = running.memory()?;
    say(&format!("memory of duet run, {when}: {now:.1} MB (at most {most:.1} MB so far)"));
    Ok(())
}
