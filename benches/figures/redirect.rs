//! How much of a bare web server's pace Duet keeps although each click is durable first: `duet run` against nginx.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context as _;
use discord_sandbox::{NewGuild, Options, Sandbox};
use duet::store::Store;

use crate::ground::{LANDING, Plan};
use crate::running::{Running, duet, free_port, pinned, wait_for};
use crate::{databases, quantile, say};

/// Links, each followed equally often.
const LINKS: usize = 1_000;
/// Different visitors; they come again and again.
const VISITORS: usize = 20_000;
/// Connections at the same time.
const CONNECTIONS: usize = 256;
/// The core of the servers, and that of whoever asks.
const CORES: (usize, usize) = (0, 1);
/// Rounds, in each of which either server has its turn.
const ROUNDS: usize = 7;
/// Seconds of one turn.
const SECONDS: usize = 5;
/// What else has to be there.
const TOOLS: [&str; 3] = ["nginx", "wrk", "taskset"];

/// One of the two servers.
struct Contender {
    name: &'static str,
    port: u16,
    rates: Vec<f64>,
    /// Microseconds of processor time for each redirect.
    costs: Vec<f64>,
    running: Running,
}

/// Has both serve the same visitors in turn.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let missing: Vec<&str> = TOOLS.into_iter().filter(|tool| !is_installed(tool)).collect();
    if !missing.is_empty() {
        say(&format!("redirect was not run: {} is missing (apt-get install nginx wrk).", missing.join(", ")));
        return Ok(());
    }
    let (rounds, seconds) = if is_measured { (ROUNDS, SECONDS) } else { (1, 1) };
    let folder = databases::folder("redirect")?;
    let script = folder.join("visitors.lua");
    fs::write(&script, visitors())?;
    let sandbox = Sandbox::start(Options::generous()).await?;
    let mut contenders = [nginx(&folder).await?, own(&sandbox, &folder).await?];
    for round in 0..=rounds {
        for contender in &mut contenders {
            let used = contender.running.processor_time()?;
            let (visits, rate) = visit(contender.port, &script, seconds)?;
            let used = contender.running.processor_time()? - used;
            // The first turn warms up and does not count.
            if round > 0 {
                contender.rates.push(rate);
                contender.costs.push(used * 1_000_000.0 / visits);
            }
        }
    }
    report(&contenders, seconds);
    drop(contenders);
    sandbox.stop().await;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

fn report([nginx, own]: &[Contender; 2], seconds: usize) {
    say(&format!(
        "{CONNECTIONS} connections, {LINKS} links, {VISITORS} visitors, {} rounds of {seconds} s in turn, one core for the server",
        own.rates.len()
    ));
    let bare = quantile(&nginx.rates, 0.5);
    for contender in [nginx, own] {
        let median = quantile(&contender.rates, 0.5);
        let (name, ratio, cost) = (contender.name, median / bare, quantile(&contender.costs, 0.5));
        say(&format!(
            "{name:<24} {median:>8.0} redirects a second   {ratio:>5.2} of nginx   {cost:>5.1} µs of processor time each"
        ));
    }
    let ratios: Vec<f64> = nginx.rates.iter().zip(&own.rates).map(|(bare, own)| own / bare).collect();
    let (least, most) = (quantile(&ratios, 0.0), quantile(&ratios, 1.0));
    say(&format!("{:<24} {least:.2} to {most:.2} of nginx, round by round", ""));
}

fn is_installed(tool: &str) -> bool {
    Command::new(tool)
        .arg("-v")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// nginx with one worker that says 302 and writes nothing down.
async fn nginx(folder: &Path) -> anyhow::Result<Contender> {
    let port = free_port()?;
    let config = folder.join("nginx.conf");
    let place = folder.display();
    let mut text = format!(
        "daemon off; master_process off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/nginx.log crit;\n\
         events {{ worker_connections 1024; }}\n\
         http {{\n  access_log off; keepalive_requests 1000000000;\n"
    );
    for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        writeln!(text, "  {kind}_temp_path {place}/{kind};")?;
    }
    writeln!(text, "  server {{ listen 127.0.0.1:{port}; location / {{ return 302 {LANDING}; }} }}\n}}")?;
    fs::write(&config, text)?;
    let mut command = pinned(CORES.0, "nginx");
    command.args(["-e", "stderr", "-p"]).arg(folder).arg("-c").arg(&config);
    let running = Running::start(&mut command)?;
    wait_for(port).await?;
    Ok(Contender { name: "nginx, return 302", port, rates: Vec::new(), costs: Vec::new(), running })
}

/// `duet run` on SQLite, just as an operator would run it.
async fn own(sandbox: &Sandbox, folder: &Path) -> anyhow::Result<Contender> {
    let database = databases::file(folder, "duet");
    let guild = sandbox.guild(&NewGuild::named("Acme creators"));
    let store = Store::open(&database).await?;
    let people: Vec<i64> = (1..=100).collect();
    let plan = Plan { server_id: i64::try_from(guild)?, people: &people, links_each: LINKS / people.len() };
    plan.found(&store).await?;
    store.close().await;
    let port = free_port()?;
    let running = duet(sandbox, &database, port, Some(CORES.0)).await?;
    Ok(Contender { name: "duet run, click durable", port, rates: Vec::new(), costs: Vec::new(), running })
}

/// What wrk is to send: every visitor's request is made once, before the clock starts.
fn visitors() -> String {
    format!(
        "local requests, next = {{}}, 0\n\
         function init()\n\
         \x20 for visitor = 0, {VISITORS} - 1 do\n\
         \x20   local address = string.format('192.0.%d.%d', math.floor(visitor / 250), visitor % 250)\n\
         \x20   requests[visitor] = wrk.format('GET', string.format('/Link%03d?s=reel', (visitor * 7919) % {LINKS}), {{\n\
         \x20     ['Host'] = 'go.example', ['Accept-Language'] = 'en', ['X-Forwarded-For'] = address,\n\
         \x20     ['User-Agent'] = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',\n\
         \x20   }})\n\
         \x20 end\n\
         end\n\
         function request()\n\
         \x20 next = (next + 1) % {VISITORS}\n\
         \x20 return requests[next]\n\
         end\n"
    )
}

/// One turn: redirects, and redirects a second. Anything but a redirect spoils it.
fn visit(port: u16, script: &PathBuf, seconds: usize) -> anyhow::Result<(f64, f64)> {
    let mut command = pinned(CORES.1, "wrk");
    command.args(["-t1", &format!("-c{CONNECTIONS}"), &format!("-d{seconds}s"), "-s"]).arg(script);
    let done = command.arg(format!("http://127.0.0.1:{port}")).stderr(Stdio::inherit()).output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    anyhow::ensure!(!said.contains("Non-2xx") && !said.contains("Socket errors"), "{said}");
    let rate = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:"));
    let visits = said.lines().find_map(|line| line.split_once(" requests in ").map(|(visits, _)| visits));
    let (visits, rate) = visits.zip(rate).with_context(|| said.clone().into_owned())?;
    Ok((visits.trim().parse()?, rate.trim().parse()?))
}
