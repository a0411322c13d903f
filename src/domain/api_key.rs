//! The keys with which shops, and the payment services that they use, sign what they report.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};

use super::refusal::{Key, Refusal};
use super::{ApiKeyId, ProgramId};

/// Keys that a programme may have at a time.
pub const MOST_KEYS: i64 = 10;

/// What every secret begins with, by the Standard Webhooks scheme.
const SECRET_PREFIX: &str = "whsec_";
/// What every key's name begins with.
const NAME_PREFIX: &str = "dk_";
/// The letters of a name: none that looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Characters of a signing secret that somebody pastes; those of today have 38.
pub const SECRET_LENGTHS: (usize, usize) = (20, 100);

/// Who signs with a key, and so how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// The shop itself, by the Standard Webhooks scheme.
    #[default]
    Duet,
    /// Stripe, with a secret that it makes.
    Stripe,
    /// RevenueCat, by sending the secret along.
    Revenuecat,
}

impl Kind {
    /// Where what is signed with a key of this kind and name is sent, on the public address.
    pub fn path(self, name: &str) -> String {
        match self {
            Self::Duet => "v1/conversions".to_owned(),
            Self::Stripe => format!("v1/stripe/{name}"),
            Self::Revenuecat => format!("v1/revenuecat/{name}"),
        }
    }
}

/// A key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ApiKey {
    /// Its key in the store.
    pub api_key_id: ApiKeyId,
    /// Whose.
    pub program_id: ProgramId,
    /// Who signs with it.
    pub kind: Kind,
    /// What a request names it by; no secret.
    pub name: String,
    /// Whether its secret is known: Stripe's is entered after the key was made.
    pub has_secret: bool,
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

/// A secret of these random bytes for whoever sends it along: the value of a header `Authorization`.
pub fn authorization_of(random: [u8; 32]) -> SecretString {
    format!("Bearer {}", URL_SAFE_NO_PAD.encode(random)).into()
}

/// A signing secret of Stripe's that somebody pasted.
///
/// # Errors
/// [`Key::SecretUnfit`].
pub fn read_secret(typed: &str) -> Result<SecretString, Refusal> {
    let secret = typed.trim();
    let (least, most) = SECRET_LENGTHS;
    let is_fit = secret.starts_with(SECRET_PREFIX)
        && (least..=most).contains(&secret.len())
        && secret.bytes().all(|byte| byte.is_ascii_graphic());
    if is_fit { Ok(secret.into()) } else { Err(Refusal::Key(Key::SecretUnfit)) }
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

    #[test]
    fn a_secret_that_was_pasted_is_one_or_is_refused() {
        let secret = read_secret(" whsec_f9Zx0JkQyV2mT8sLw4bNcR1d\n").expect("it is one");
        assert_eq!(secret.expose_secret(), "whsec_f9Zx0JkQyV2mT8sLw4bNcR1d");
        for unfit in
            ["", "whsec_", "sk_live_f9Zx0JkQyV2mT8sLw4bNcR1d", "whsec_f9Zx0Jk QyV2mT8sLw4b", "we_1NxYz"]
        {
            assert!(read_secret(unfit).is_err(), "{unfit}");
        }
        assert!(read_secret(&format!("whsec_{}", "x".repeat(100))).is_err());
    }

    #[test]
    fn what_is_sent_along_fits_a_header() {
        let secret = authorization_of([255; 32]);
        assert!(secret.expose_secret().starts_with("Bearer "), "{}", secret.expose_secret());
        assert!(secret.expose_secret().bytes().all(|byte| byte.is_ascii_graphic() || byte == b' '));
    }
}
