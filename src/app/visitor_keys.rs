//! The day's key for telling visitors apart without knowing who they are.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::NaiveDate;

use super::random;
use crate::domain::click::VisitorKey;
use crate::store::{self, Store};

/// At any moment it is one of three days somewhere.
const DAYS: usize = 3;

/// The keys of the days that it is now, somewhere. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct VisitorKeys(Arc<RwLock<BTreeMap<NaiveDate, VisitorKey>>>);

impl VisitorKeys {
    /// The key of `day`, the same in every process.
    ///
    /// # Errors
    /// When it is not in memory and the database cannot be reached.
    pub async fn get(&self, store: &Store, day: NaiveDate) -> sqlx::Result<VisitorKey> {
        if let Some(key) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&day) {
            return Ok(*key);
        }
        let mut tx = store.begin().await?;
        let key = store::visitor::insert_or_get_key(&mut tx, day, VisitorKey(random())).await?;
        tx.commit().await?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(day, key);
        while known.len() > DAYS {
            known.pop_first();
        }
        Ok(key)
    }

    /// Forgets the keys of `last` and of the days before.
    pub fn forget(&self, last: NaiveDate) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|day, _| *day > last);
    }
}
