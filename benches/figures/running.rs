//! `duet run` as a process of its own, on a sandbox, as an operator would run it.

use std::fs;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use discord_sandbox::Sandbox;

/// Linux counts processor time in hundredths of a second.
const TICKS: f64 = 100.0;
/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a process holds in memory now and held at most, in megabytes (Linux). This one goes by `self`.
pub fn memory(process: &str) -> anyhow::Result<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let field = |name: &str| -> anyhow::Result<f64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such figure")?;
        let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kilobytes / 1_024.0)
    };
    Ok((field("VmRSS:")?, field("VmHWM:")?))
}

/// A running program. It is ended when this is dropped.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts a command, without its output.
    pub fn start(command: &mut Command) -> anyhow::Result<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Ok(Self {
            child: child.with_context(|| format!("{} cannot be started", command.get_program().display()))?,
        })
    }

    /// What it holds in memory now and held at most, in megabytes (Linux).
    pub fn memory(&self) -> anyhow::Result<(f64, f64)> {
        memory(&self.child.id().to_string())
    }
}

impl Running {
    /// Seconds of processor time that it has used so far, the kernel's for it included (Linux).
    pub fn processor_time(&self) -> anyhow::Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after_name = stat.rsplit_once(')').map(|(_, fields)| fields).context("no such figure")?;
        let ticks = |place: usize| -> anyhow::Result<f64> {
            Ok(after_name.split_whitespace().nth(place).context("no such figure")?.parse()?)
        };
        Ok((ticks(11)? + ticks(12)?) / TICKS)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A free port on loopback.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Starts `duet run` on a database, pinned to one core if that is named, and waits until it answers on `port` and is
/// connected to the sandbox.
pub async fn duet(
    sandbox: &Sandbox,
    database: &str,
    port: u16,
    core: Option<usize>,
) -> anyhow::Result<Running> {
    let program = env!("CARGO_BIN_EXE_duet");
    let mut command = match core {
        None => Command::new(program),
        Some(core) => pinned(core, program),
    };
    command.current_dir(env!("CARGO_TARGET_TMPDIR")).arg("run").envs([
        ("DISCORD_TOKEN", "bench.token"),
        ("DUET_DISCORD_URL", sandbox.url()),
        ("DATABASE_URL", database),
        ("DUET_TRUSTED_PROXIES", "127.0.0.0/8"),
        ("DUET_WEB_LISTEN", &format!("127.0.0.1:{port}")),
        ("DUET_PUBLIC_URL", "https://go.example"),
        ("DUET_LOG", "warn"),
    ]);
    let running = Running::start(&mut command)?;
    anyhow::ensure!(sandbox.bot_connected(PATIENCE).await, "duet run did not connect");
    wait_for(port).await?;
    Ok(running)
}

/// A command that runs on one core only.
pub fn pinned(core: usize, program: &str) -> Command {
    let mut command = Command::new("taskset");
    command.arg("--cpu-list").arg(core.to_string()).arg(program);
    command
}

/// Waits until somebody listens on a port.
pub async fn wait_for(port: u16) -> anyhow::Result<()> {
    let listening = async {
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, listening).await.context("nobody listens")
}
