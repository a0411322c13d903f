//! A referral link: a creator's address for a campaign, its code and what may stand in it.

use chrono::{DateTime, Utc};

use super::{CampaignId, CreatorId, LinkId, ProgramId, Refusal};

/// Letters and digits that cannot be mistaken for one another: no 0, O, 1, l, I.
pub const ALPHABET: &[u8; 56] = b"23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
/// Letters of a generated code: 56⁸ ≈ 10¹⁴ possibilities.
pub const CODE_LENGTH: usize = 8;

/// Letters of a chosen alias, least and most.
pub const ALIAS_LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// First parts of addresses that are, or may become, Duet's own: never a code.
pub const RESERVED: &[&str] = &[
    "about",
    "account",
    "admin",
    "api",
    "app",
    "apple-touch-icon.png",
    "assets",
    "auth",
    "callback",
    "conversion",
    "conversions",
    "docs",
    "download",
    "duet",
    "favicon.ico",
    "health",
    "help",
    "home",
    "image",
    "images",
    "index.html",
    "legal",
    "live",
    "login",
    "logout",
    "metrics",
    "oauth",
    "page",
    "ping",
    "privacy",
    "qr",
    "ready",
    "report",
    "robots.txt",
    "security",
    "shop",
    "signin",
    "signup",
    "sitemap.xml",
    "static",
    "status",
    "support",
    "terms",
    "v1",
    "v2",
    "v3",
    "webhook",
    "webhooks",
    "well-known",
];

/// Live links that a creator may have at a time; one can be archived to make room for another.
pub const MOST_LIVE: i64 = 50;

/// One referral link.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Link {
    /// Its key.
    pub link_id: LinkId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Whose.
    pub creator_id: CreatorId,
    /// What for.
    pub campaign_id: CampaignId,
    /// The last part of its address.
    pub code: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stopped leading anywhere.
    pub archived_at: Option<DateTime<Utc>>,
}

/// A code made of `bytes` of randomness: each picks a letter, those that would favour some letters are skipped.
/// `None` if too few were left.
pub fn code_from(bytes: &[u8]) -> Option<String> {
    let letters: String = bytes
        .iter()
        .filter(|byte| usize::from(**byte) < 256 / ALPHABET.len() * ALPHABET.len())
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .take(CODE_LENGTH)
        .collect();
    (letters.len() == CODE_LENGTH && !is_reserved(&letters)).then_some(letters)
}

/// Whether a word is Duet's own, however it is capitalised.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(word))
}

/// Whether `word` could be a link's code at all; anything else need not be looked up.
pub fn is_code(word: &str) -> bool {
    ALIAS_LENGTH.contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !is_reserved(word)
}

/// A code that a creator chose: 3 to 32 of a–z, 0–9 and inner hyphens, not one of Duet's own words.
/// Capitals become small letters.
///
/// # Errors
/// [`Refusal::AliasUnfit`], [`Refusal::AliasReserved`].
pub fn alias(raw: &str) -> Result<String, Refusal> {
    let word = raw.trim().to_ascii_lowercase();
    let fits = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !fits || !ALIAS_LENGTH.contains(&word.len()) || word.starts_with('-') || word.ends_with('-') {
        return Err(Refusal::AliasUnfit);
    }
    if is_reserved(&word) {
        return Err(Refusal::AliasReserved { alias: word });
    }
    Ok(word)
}

/// What to offer instead of an alias that is taken, best first; none is longer than an alias may be.
pub fn instead_of(alias: &str) -> Vec<String> {
    let offer = |ending: &str| {
        let room = ALIAS_LENGTH.end() - ending.len();
        let stem: String = alias.chars().take(room).collect();
        format!("{}{ending}", stem.trim_end_matches('-'))
    };
    ["-2", "-3", "-go", "-now", "-new", "-4", "-5", "-plus", "-pro", "-me"].map(offer).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_no_letter_that_can_be_mistaken() {
        let code = code_from(&(0..=255).collect::<Vec<u8>>()).expect("enough bytes");
        assert_eq!(code.len(), CODE_LENGTH);
        assert!(!ALPHABET.iter().any(|letter| b"0O1lI".contains(letter)));
        assert_eq!(code_from(&[255; 32]), None);
    }

    #[test]
    fn an_alias_is_small_letters_digits_and_inner_hyphens() {
        assert_eq!(alias(" Anna-2026 "), Ok("anna-2026".to_owned()));
        assert_eq!(alias("abc"), Ok("abc".to_owned()));
        assert_eq!(alias(&"a".repeat(32)), Ok("a".repeat(32)));
        for unfit in [
            "",
            "ab",
            &"a".repeat(33),
            "-abc",
            "abc-",
            "a b c",
            "анна",
            "a.b",
            "a/b",
            "abc?",
            "a\u{200b}bc",
            "👍👍👍",
            "a_b",
        ] {
            assert_eq!(alias(unfit), Err(Refusal::AliasUnfit), "{unfit:?}");
        }
        assert_eq!(alias("Health"), Err(Refusal::AliasReserved { alias: "health".to_owned() }));
        for reserved in RESERVED {
            assert!(alias(reserved).is_err() && !is_code(reserved), "{reserved}");
        }
    }

    #[test]
    fn what_is_looked_up_is_a_code_or_an_alias() {
        assert!(is_code("aB3xYz9k") && is_code("anna-2026"));
        for never in
            ["", "ab", "a.b.c", "../etc/passwd", "robots.txt", "METRICS", "пример", "abc%20d", "a'or'1"]
        {
            assert!(!is_code(never), "{never}");
        }
    }

    #[test]
    fn what_is_offered_instead_of_an_alias_is_one_too() {
        for taken in ["anna", "an-", &"a".repeat(32), &format!("{}-b", "a".repeat(28))] {
            for offer in instead_of(taken) {
                assert_eq!(alias(&offer), Ok(offer.clone()));
                assert!(!offer.contains("--"), "{offer}");
            }
        }
    }
}
