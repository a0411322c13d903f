//! The true program, in a process of its own.

use std::process::{Child, Command, Stdio};

/// A program that does not outlive its test.
pub struct Running(pub Child);

impl Running {
    /// `duet run` on a database and a Discord, with these settings besides.
    pub fn start(database: &str, discord: &str, settings: &[(&str, String)]) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_duet"))
            .arg("run")
            .env_clear()
            .env("DISCORD_TOKEN", "crash.token")
            .env("DUET_DISCORD_URL", discord)
            .env("DATABASE_URL", database)
            .env("DUET_LOG", "warn")
            .envs(settings.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .spawn()
            .expect("the program starts");
        Self(child)
    }

    /// Ends it as if the power were gone: nothing is flushed, nothing is finished.
    pub fn kill(&mut self) {
        self.0.kill().expect("the program is killed");
        self.0.wait().expect("the program is gone");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
