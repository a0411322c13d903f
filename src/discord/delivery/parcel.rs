//! Puts together what one reader is to hear at once, so that they get one message rather than many.

use std::collections::BTreeMap;

use crate::app::App;
use crate::domain::contact::Word;
use crate::domain::notice::{Outgoing, Reader};
use crate::domain::{NoticeId, ProgramId};
use crate::error::Result;
use crate::store;

/// Things said in one message.
const MOST: usize = 10;

/// What is said in one message: one notice, or several to one person. The first gives it its number.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    pub(super) first: Outgoing,
    pub(super) rest: Vec<Outgoing>,
}

impl Parcel {
    /// A notice on its own.
    pub(super) const fn of(first: Outgoing) -> Self {
        Self { first, rest: Vec::new() }
    }

    /// Every notice in it.
    pub(super) fn all(&self) -> impl Iterator<Item = &Outgoing> {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

/// The parcels of what one reader is to hear, in its order. What belongs together is written down before anything is
/// said: after a crash the same is said together, or found to have been.
pub(super) async fn pack(app: &App, line: Vec<Outgoing>) -> Result<Vec<Parcel>> {
    let mut parcels: Vec<Parcel> = Vec::new();
    let mut loose: BTreeMap<ProgramId, Vec<usize>> = BTreeMap::new();
    for outgoing in line {
        let known = outgoing.bundle.and_then(|bundle| place_of(&parcels, bundle));
        if let Some(parcel) = known.and_then(|place| parcels.get_mut(place)) {
            parcel.rest.push(outgoing);
            continue;
        }
        if outgoing.bundle.is_none() && may_join(app, &outgoing).await? {
            loose.entry(outgoing.program_id).or_default().push(parcels.len());
        }
        parcels.push(Parcel::of(outgoing));
    }
    for parcel in parcels.iter_mut().filter(|parcel| parcel.first.bundle.is_some()) {
        complete(app, parcel).await?;
    }
    let mut gone = Vec::new();
    for places in loose.into_values().filter(|places| places.len() > 1) {
        for group in places.chunks(MOST).filter(|group| group.len() > 1) {
            gone.extend(join(app, &mut parcels, group).await?);
        }
    }
    let mut place = 0;
    parcels.retain(|_| {
        place += 1;
        !gone.contains(&(place - 1))
    });
    Ok(parcels)
}

fn place_of(parcels: &[Parcel], bundle: NoticeId) -> Option<usize> {
    parcels.iter().position(|parcel| parcel.first.bundle == Some(bundle))
}

/// Whether a notice can be said together with others now. What was tried on its own stays on its own.
async fn may_join(app: &App, outgoing: &Outgoing) -> Result<bool> {
    let topic = outgoing.notice.topic();
    let is_alone = outgoing.attempts > 1 || !topic.is_bundled() || outgoing.notice.is_aside();
    if is_alone || !matches!(outgoing.reader, Reader::Person(_)) {
        return Ok(false);
    }
    let mut tx = app.read().await?;
    let reader = (outgoing.program_id, outgoing.reader);
    let word = app.may_say(&mut tx, reader, topic, outgoing.written_at).await?;
    tx.commit().await?;
    Ok(word == Word::Now)
}

/// Takes up what else belongs to a message that was begun before.
async fn complete(app: &App, parcel: &mut Parcel) -> Result<()> {
    let Some(bundle) = parcel.first.bundle else { return Ok(()) };
    let (now, until) = (app.clock.now(), parcel.first.claimed_until);
    let rest = store::notice::claim_rest(&app.store, bundle, now, until).await?;
    parcel.rest.extend(rest);
    let mut all: Vec<Outgoing> = parcel.all().cloned().collect();
    all.sort_by_key(|outgoing| outgoing.notice_id);
    let mut all = all.into_iter();
    if let Some(first) = all.next() {
        *parcel = Parcel { first, rest: all.collect() };
    }
    Ok(())
}

/// Makes one parcel of several; says which places are empty after that.
async fn join(app: &App, parcels: &mut [Parcel], group: &[usize]) -> Result<Vec<usize>> {
    let [first, others @ ..] = group else { return Ok(Vec::new()) };
    let Some(bundle) = parcels.get(*first).map(|parcel| parcel.first.notice_id) else {
        return Ok(Vec::new());
    };
    let mut tx = app.begin().await?;
    for place in group {
        if let Some(parcel) = parcels.get_mut(*place) {
            store::notice::update_bundle(&mut tx, &parcel.first, bundle).await?;
            parcel.first.bundle = Some(bundle);
        }
    }
    tx.commit().await?;
    let rest: Vec<Outgoing> =
        others.iter().filter_map(|place| parcels.get(*place)).map(|parcel| parcel.first.clone()).collect();
    if let Some(parcel) = parcels.get_mut(*first) {
        parcel.rest = rest;
    }
    Ok(others.to_vec())
}
