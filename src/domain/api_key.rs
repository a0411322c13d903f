//! The keys with which shops sign what they report.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};

use super::{ApiKeyId, ProgramId};

/// Keys that a programme may have at a time.
pub const MOST_KEYS: i64 = 10;

/// What every secret begins with, by the Standard Webhooks scheme.
const SECRET_PREFIX: &str = "whsec_";
/// What every key's name begins with.
const NAME_PREFIX: &str = "dk_";
/// The letters of a name: none that looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ApiKey {
    /// Its key in the store.
    pub api_key_id: ApiKeyId,
    /// Whose.
    pub program_id: ProgramId,
    /// What a request names it by; no secret.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last signed something, to the hour.
    pub used_at: Option<DateTime<Utc>>,
}

/// A key's name of these random bytes: `dk_7m2k9qx4hd3c`.
pub fn name_of(random: [u8; 12]) -> String {
    let letters = random.map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
    format!("{NAME_PREFIX}{}", letters.iter().collect::<String>())
}

/// A secret of these random bytes: `whsec_` and their base64.
pub fn secret_of(random: [u8; 32]) -> SecretString {
    format!("{SECRET_PREFIX}{}", STANDARD.encode(random)).into()
}

/// The bytes that a secret signs with; `None` if it is none.
pub fn signing_bytes(secret: &SecretString) -> Option<Vec<u8>> {
    STANDARD.decode(secret.expose_secret().strip_prefix(SECRET_PREFIX)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_signs_with_the_bytes_that_it_was_made_of() {
        assert_eq!(signing_bytes(&secret_of([7; 32])), Some(vec![7; 32]));
        assert_eq!(signing_bytes(&"7777".into()), None);
        assert_eq!(name_of([0; 12]), "dk_aaaaaaaaaaaa");
    }
}
