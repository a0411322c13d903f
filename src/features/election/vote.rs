//! Has creators choose in secret among those who stand in their market, as often as they like until it is counted.

use std::collections::BTreeSet;

use super::own_market;
use crate::app::{App, Member};
use crate::domain::election::{Candidate, Posted, State};
use crate::domain::refusal::Council as No;
use crate::domain::{CandidacyId, ContestId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What a voter has before them.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The election.
    pub posted: Posted,
    /// Who stands, in the order in which they did.
    pub candidates: Vec<Candidate>,
    /// Whom the voter chose.
    pub chosen: Vec<CandidacyId>,
}

impl Paper {
    /// How many can be chosen; none where there are no more candidates than seats.
    pub fn choices(&self) -> usize {
        let seats = usize::try_from(self.posted.seats).unwrap_or(0);
        if self.candidates.len() > seats { seats } else { 0 }
    }
}

/// Who stands in the asker's market, and whom they chose.
///
/// # Errors
/// [`No::ElectionUnknown`], [`No::OtherMarket`], [`No::ElectionOver`], [`No::VotingAhead`].
pub async fn list(app: &App, tx: &mut Tx, member: &Member, id: ContestId) -> Result<Paper> {
    let (posted, creator) = own_market(tx, member, id).await?;
    if posted.election.state == State::Standing {
        return Err(Refusal::Council(No::VotingAhead { from: posted.election.stand_until }).into());
    }
    if posted.election.vote_until <= app.clock.now() {
        return Err(Refusal::Council(No::ElectionOver).into());
    }
    let candidates = store::election::list_candidates(tx, &posted.contest).await?;
    let chosen = store::election::list_chosen(tx, id, creator.creator_id).await?;
    Ok(Paper { posted, candidates, chosen })
}

/// Keeps whom the asker chooses, in place of whom they chose before.
///
/// # Errors
/// Those of [`list`], [`Refusal::PressStale`] where nobody or too many are chosen, [`No::CandidateGone`].
pub async fn cast(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ContestId,
    chosen: &BTreeSet<CandidacyId>,
) -> Result<Paper> {
    let (posted, creator) = own_market(tx, member, id).await?;
    let now = app.clock.now();
    // Whoever counts waits for this, and whoever votes for whoever counts.
    let is_open = store::election::update_cast(tx, posted.election.election_id, now).await?;
    let paper = list(app, tx, member, id).await?;
    if !is_open {
        return Err(Refusal::Council(No::ElectionOver).into());
    }
    let stands = |one: &CandidacyId| paper.candidates.iter().any(|known| known.candidacy_id == *one);
    if !chosen.iter().all(stands) {
        return Err(Refusal::Council(No::CandidateGone).into());
    }
    if chosen.is_empty() || chosen.len() > paper.choices() {
        return Err(Refusal::PressStale.into());
    }
    let chosen: Vec<CandidacyId> = chosen.iter().copied().collect();
    store::election::insert_ballot(tx, (id, creator.creator_id), &chosen, now).await?;
    Ok(Paper { chosen, ..paper })
}
