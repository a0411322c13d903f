//! A referral link: a creator's address for a campaign, its code and what may stand in it.

use chrono::{DateTime, Utc};

use super::{CampaignId, CreatorId, LinkId, ProgramId};

/// Letters and digits that cannot be mistaken for one another: no 0, O, 1, l, I.
pub const ALPHABET: &[u8; 56] = b"23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
/// Letters of a generated code: 56⁸ ≈ 10¹⁴ possibilities.
pub const CODE_LENGTH: usize = 8;

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
    (letters.len() == CODE_LENGTH).then_some(letters)
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
}
