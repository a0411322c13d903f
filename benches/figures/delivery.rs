//! How fast notices go out that are all due at once, and how soon people are answered meanwhile.

use std::fs;
use std::time::{Duration, Instant};

use discord_sandbox::{NewChannel, NewGuild, NewPerson, Options, Person, Sandbox};
use duet::app::App;
use duet::clock::Clock;
use duet::domain::notice::{Notice, Reader};
use duet::domain::person::Reach;
use duet::domain::{ChannelId, PersonId};
use duet::store::{self, Store};

use crate::ground::Plan;
use crate::running::{duet, free_port};
use crate::{databases, float, quantile, say};

/// Notices when it is measured, each to somebody else.
const NOTICES: usize = 10_000;
/// The same in a small round.
const FEW: usize = 100;
/// Somebody asks this often meanwhile.
const ASKED_EVERY: Duration = Duration::from_millis(200);

/// Has `duet run` say what is due to everybody at once, on a sandbox that keeps to Discord's limits.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let folder = databases::folder("delivery")?;
    run("SQLite", &databases::file(&folder, "duet"), is_measured).await?;
    fs::remove_dir_all(&folder)?;
    if let Some(server) = databases::server() {
        let schema = "bench_delivery";
        run("PostgreSQL", &databases::fresh_schema(&server, schema).await?, is_measured).await?;
        databases::remove_schema(&server, schema).await?;
    }
    Ok(())
}

async fn run(name: &str, database: &str, is_measured: bool) -> anyhow::Result<()> {
    let count = if is_measured { NOTICES } else { FEW };
    let options = Options { gateway_limits: Options::generous().gateway_limits, ..Options::default() };
    let sandbox = Sandbox::start(options).await?;
    let guild = sandbox.guild(&NewGuild::named("Acme creators"));
    sandbox.channel(guild, &NewChannel::named("creators"));
    let new = |number| NewPerson::speaking(&format!("Creator {number}"), "en-US", guild);
    let people: Vec<Person> = (0..=count).map(|number| sandbox.person(&new(number))).collect();
    let ids = people.iter().map(|person| i64::try_from(person.id())).collect::<Result<Vec<_>, _>>()?;
    let store = Store::open(database).await?;
    let members =
        Plan { server_id: i64::try_from(guild)?, people: &ids, links_each: 0 }.found(&store).await?;
    let app = App::start(store, Clock::system(), "https://go.example/".parse()?)?;
    let mut tx = app.begin().await?;
    for person in &people {
        let channel = ChannelId(i64::try_from(person.direct_channel())?);
        let id = PersonId(i64::try_from(person.id())?);
        store::person::update_reach(&mut tx, id, Reach::Open, Some(channel)).await?;
    }
    tx.commit().await?;
    let running = duet(&sandbox, database, free_port()?, None).await?;
    // The one who asks hears nothing, and the first answer sets much up.
    let asker = &people[count];
    asker.run("/link get").await;
    let began = Instant::now();
    for some in members[..count].chunks(500) {
        let mut tx = app.begin().await?;
        for member in some {
            let notice = Notice::DirectTest { program: "Acme".to_owned() };
            let reader = Reader::Person(member.person.person_id);
            app.notify(&mut tx, member.program.program_id, reader, &notice).await?;
        }
        tx.commit().await?;
    }
    let mut answers = Vec::new();
    loop {
        let mut tx = app.read().await?;
        let waiting = store::notice::count_waiting(&mut tx).await?;
        tx.commit().await?;
        if waiting == 0 {
            break;
        }
        anyhow::ensure!(began.elapsed() < Duration::from_mins(15), "{waiting} notices still wait");
        let outcome = asker.run("/stats me").await;
        anyhow::ensure!(outcome.error.is_none(), "{}", outcome.text());
        answers.push(float(usize::try_from(outcome.milliseconds)?));
        tokio::time::sleep(ASKED_EVERY).await;
    }
    let seconds = began.elapsed().as_secs_f64();
    let limited = sandbox.requests().iter().filter(|request| request.status == 429).count();
    say(&format!(
        "{count} notices on {name}: {:.1} a second, {limited} answers 429; {} answers meanwhile, \
         milliseconds to the callback (p50, p99) {:.0} {:.0}",
        float(count) / seconds,
        answers.len(),
        quantile(&answers, 0.5),
        quantile(&answers, 0.99)
    ));
    drop(running);
    app.close().await;
    sandbox.stop().await;
    Ok(())
}
