//! The day's key for telling visitors apart without knowing who they are.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::NaiveDate;
use tokio::sync::Mutex;

use super::random;
use crate::domain::click::VisitorKey;
use crate::store::{self, Store};

/// At any moment it is one of three days somewhere.
const DAYS: usize = 3;

/// The keys of the days that it is now, somewhere. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct VisitorKeys(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    known: RwLock<BTreeMap<NaiveDate, VisitorKey>>,
    /// Held by the one who asks the database, while the day's other first visitors wait.
    asking: Mutex<()>,
}

impl VisitorKeys {
    /// The key of `day`, the same in every process.
    ///
    /// # Errors
    /// When it is not in memory and the database cannot be reached.
    pub async fn get(&self, store: &Store, day: NaiveDate) -> sqlx::Result<VisitorKey> {
        if let Some(key) = self.recall(day) {
            return Ok(key);
        }
        let _asking = self.0.asking.lock().await;
        if let Some(key) = self.recall(day) {
            return Ok(key);
        }
        let mut tx = store.begin().await?;
        let key = store::visitor::insert_or_get_key(&mut tx, day, VisitorKey(random())).await?;
        tx.commit().await?;
        let mut known = self.0.known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(day, key);
        while known.len() > DAYS {
            known.pop_first();
        }
        Ok(key)
    }

    /// Forgets the keys of `last` and of the days before.
    pub fn forget(&self, last: NaiveDate) {
        self.0.known.write().unwrap_or_else(PoisonError::into_inner).retain(|day, _| *day > last);
    }

    /// The key of `day`, if it is in memory.
    pub fn recall(&self, day: NaiveDate) -> Option<VisitorKey> {
        self.0.known.read().unwrap_or_else(PoisonError::into_inner).get(&day).copied()
    }
}
