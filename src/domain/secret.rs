//! The secret of one installation, which nobody is told: by it Duet knows again what it has handed out or seen itself.

/// 32 bytes that were made by chance once, the same in every process.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(pub [u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl Secret {
    /// A key for one purpose: whoever learns it knows neither the secret nor the key for another purpose.
    pub fn key(self, purpose: &str) -> [u8; 32] {
        blake3::derive_key(purpose, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_a_key_of_its_own_and_nothing_prints_a_secret() {
        let secret = Secret([7; 32]);
        assert_eq!(secret.key("one"), secret.key("one"));
        assert_ne!(secret.key("one"), secret.key("other"));
        assert_ne!(secret.key("one"), Secret([8; 32]).key("one"));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
