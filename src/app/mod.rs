//! What a feature is handed: the store, the clock, new ids, randomness and the few settings that it needs.

mod ids;
mod member;

use url::Url;

use crate::clock::Clock;
use crate::store::{Store, Tx};

pub use ids::Ids;
pub use member::{Asker, Member, enter};

/// Everything that a feature may use. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    /// What is remembered.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// New ids.
    pub ids: Ids,
    /// The address that creators' links begin with.
    pub public_url: Url,
}

impl App {
    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        self.store.begin().await
    }

    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        self.store.read().await
    }

    /// The whole address of a link's code.
    pub fn link_url(&self, code: &str) -> String {
        let base = self.public_url.as_str().trim_end_matches('/');
        format!("{base}/{code}")
    }
}

/// Random bytes from the operating system, for codes that nobody should guess.
pub fn random<const N: usize>() -> [u8; N] {
    rand::random()
}
