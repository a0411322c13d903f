//! What can come of a deed other than success: a refusal that the asker can mend, or a failure that is ours.

use crate::domain::Refusal;

/// Why a feature did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The asker can mend it.
    #[error("refused: {0:?}")]
    Refusal(Refusal),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] sqlx::Error),
    /// Something else that should not have happened.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

/// What features return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A short reference such as `E-7K2Q` that stands both in front of the asker and in the log.
pub fn reference() -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let letters =
        rand::random::<[u8; 4]>().map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
    format!("E-{}", letters.iter().collect::<String>())
}
