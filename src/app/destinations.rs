//! Where links lead, from memory: a visitor does not wait for the database to find the way.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

use crate::clock::Clock;
use crate::domain::campaign::landing_url;
use crate::domain::click::{Destination, Landing, Visitor};
use crate::store::{self, Store};

/// How long what another process did to a link may go unseen.
const FRESH: TimeDelta = TimeDelta::seconds(5);
/// Links remembered at most.
const CAPACITY: usize = 20_000;
/// Codes that are looked up at the same time at most.
const LANES: usize = 16;

/// Live and ended links by code. What this process commits is seen at once, what others commit within five seconds.
/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct Destinations(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    clock: Clock,
    known: RwLock<HashMap<Box<str>, Known>>,
    lanes: [Mutex<()>; LANES],
    hasher: RandomState,
}

/// A link as it is remembered.
#[derive(Debug)]
pub struct Way {
    /// Where it leads, and until when.
    pub destination: Destination,
    /// Its landing page. None if the address is unfit: it was checked when the campaign was made, and nothing else can
    /// ever be led to.
    pub landing: Option<Landing>,
    /// The browsers of these days in which its creator tried a link of theirs. Nearly always none.
    own: Vec<Visitor>,
}

impl Way {
    fn of(destination: Destination, own: Vec<Visitor>) -> Self {
        let landing = landing_url(&destination.landing_url).ok().map(|page| destination.landing(&page));
        Self { destination, landing, own }
    }

    /// Whether a visitor's browser is one in which the creator tried their links today.
    pub fn is_own(&self, visitor: Visitor) -> bool {
        self.own.contains(&visitor)
    }
}

#[derive(Clone, Debug)]
struct Known {
    way: Arc<Way>,
    read_at: DateTime<Utc>,
    commits: u64,
}

impl Known {
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.read_at;
        self.commits == store::commits() && age >= TimeDelta::zero() && age < FRESH
    }
}

impl Destinations {
    pub(super) fn new(clock: Clock) -> Self {
        Self(Arc::new(Inner {
            clock,
            known: RwLock::default(),
            lanes: std::array::from_fn(|_| Mutex::default()),
            hasher: RandomState::new(),
        }))
    }

    /// Where `code` leads. Unknown codes are not remembered: guessing at them cannot push known ones out.
    ///
    /// # Errors
    /// When the code is not in memory and the database cannot be reached.
    pub async fn find(&self, store: &Store, code: &str) -> sqlx::Result<Option<Arc<Way>>> {
        if let Some(way) = self.recall(code, self.0.clock.now()) {
            return Ok(Some(way));
        }
        // One of those who miss the same code reads it, the others wait for that.
        let lane = usize::try_from(self.0.hasher.hash_one(code)).unwrap_or_default() % LANES;
        let _lane = self.0.lanes[lane].lock().await;
        if let Some(way) = self.recall(code, self.0.clock.now()) {
            return Ok(Some(way));
        }
        let (read_at, commits) = (self.0.clock.now(), store::commits());
        let mut tx = store.read().await?;
        let Some(found) = store::link::find_destination(&mut tx, code).await? else { return Ok(None) };
        let own = store::trial::list_visitors(&mut tx, found.creator_id).await?;
        let way = Arc::new(Way::of(found, own));
        self.keep(code, Known { way: Arc::clone(&way), read_at, commits });
        Ok(Some(way))
    }

    /// Where `code` leads, if that is remembered and still holds now.
    pub fn recall(&self, code: &str, now: DateTime<Utc>) -> Option<Arc<Way>> {
        let known = self.0.known.read().unwrap_or_else(PoisonError::into_inner);
        let known = known.get(code)?;
        known.is_fresh(now).then(|| Arc::clone(&known.way))
    }

    fn keep(&self, code: &str, fresh: Known) {
        let mut known = self.0.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= CAPACITY {
            let now = self.0.clock.now();
            known.retain(|_, known| known.is_fresh(now));
        }
        if known.len() >= CAPACITY {
            known.clear();
        }
        known.insert(code.into(), fresh);
    }
}
