//! Says at the end of `cargo test` which database the tests did not run on, so that nobody takes half for the whole.

fn main() {
    // A test runner that asks what there is to run is told: nothing.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    #[expect(clippy::disallowed_methods, reason = "the tests' own setting")]
    let server = std::env::var("DUET_TEST_DATABASE_URL").unwrap_or_default();
    if server.is_empty() {
        println!(
            "\nTests ran on SQLite only. For PostgreSQL set DUET_TEST_DATABASE_URL, for example to \
             postgres://duet@127.0.0.1:5432/postgres, or run .ci/run, which starts a server of its own.\n"
        );
    }
}
