//! The installation's secret, read once: it never changes.

use std::sync::{Arc, OnceLock};

use crate::domain::secret::Secret;
use crate::store::{self, Tx};

/// The secret, once somebody has asked for it. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct KeptSecret(Arc<OnceLock<Secret>>);

impl KeptSecret {
    /// The secret, the same in every process.
    ///
    /// # Errors
    /// When it is not in memory and the database cannot be asked.
    pub async fn get(&self, tx: &mut Tx) -> sqlx::Result<Secret> {
        if let Some(secret) = self.recall() {
            return Ok(secret);
        }
        let secret = store::secret::get(tx).await?;
        Ok(*self.0.get_or_init(|| secret))
    }

    /// The secret, if it is in memory.
    pub fn recall(&self) -> Option<Secret> {
        self.0.get().copied()
    }
}
