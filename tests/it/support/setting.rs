//! What the tests are told from outside: `DUET_TEST_DATABASE_URL` and its like.

/// The setting of this name; `None` where it is empty or missing.
pub fn setting(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the settings of the tests are read here alone")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
