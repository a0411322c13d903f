//! A trial: a creator's own visit to their link, to see that it works. They are told that it does, and it is never counted.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, Utc};

use super::click::Visitor;
use super::secret::Secret;
use super::{CreatorId, LinkId};

/// The address of a trial carries its proof in this query parameter.
pub const PARAMETER: &str = "try";
/// Browsers in which a creator may try their links on one day. More are visitors: the address has got about.
pub const MOST_A_DAY: i64 = 5;
const PURPOSE: &str = "duet 2026-12-02 proof of a trial";
/// Bytes of a proof.
const LENGTH: usize = 12;

/// A browser in which a creator tried a link of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Whose links.
    pub creator_id: CreatorId,
    /// The day in the market's zone.
    pub counted_on: NaiveDate,
    /// The browser, as visitors of that day are told apart.
    pub visitor: Visitor,
    /// When.
    pub tried_at: DateTime<Utc>,
}

/// What shows that a visit is a trial: only Duet can make it, for one link and one day.
pub fn proof(secret: Secret, link: LinkId, day: NaiveDate) -> String {
    let mut hasher = blake3::Hasher::new_keyed(&secret.key(PURPOSE));
    hasher.update(&link.0.to_le_bytes());
    hasher.update(day.to_string().as_bytes());
    let mut short = [0; LENGTH];
    hasher.finalize_xof().fill(&mut short);
    URL_SAFE_NO_PAD.encode(short)
}

/// Whether this is the proof of today, or of yesterday: who asked for their link just before midnight may try it after.
pub fn is_proof(secret: Secret, link: LinkId, today: NaiveDate, given: &str) -> bool {
    // Hashes are compared in the same time wherever they differ.
    let given = blake3::hash(given.as_bytes());
    let days = [Some(today), today.pred_opt()];
    days.into_iter().flatten().any(|day| blake3::hash(proof(secret, link, day).as_bytes()) == given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_for_one_link_and_for_its_day_and_the_next() {
        let (secret, link) = (Secret([7; 32]), LinkId(42));
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let proof = proof(secret, link, day("2026-03-02"));
        assert_eq!(proof.len(), 16);
        let proves = |secret, link, today: &str, given: &str| is_proof(secret, link, day(today), given);
        assert!(proves(secret, link, "2026-03-02", &proof));
        assert!(proves(secret, link, "2026-03-03", &proof));
        assert!(!proves(secret, link, "2026-03-01", &proof));
        assert!(!proves(secret, link, "2026-03-04", &proof));
        assert!(!proves(secret, LinkId(43), "2026-03-02", &proof));
        assert!(!proves(Secret([8; 32]), link, "2026-03-02", &proof));
        for forged in ["", &proof[..15], &format!("{proof}A"), &proof.to_lowercase()] {
            assert!(!proves(secret, link, "2026-03-02", forged), "{forged}");
        }
    }
}
