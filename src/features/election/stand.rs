//! Lets creators stand in an election in their own words, change these, and step back.

use super::own_market;
use crate::app::{App, Member};
use crate::domain::election::{Candidate, MOST_CANDIDATES, Posted, State, read_words};
use crate::domain::refusal::Council as No;
use crate::domain::{ContestId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// How the asker stands in an election in their market.
#[derive(Clone, Debug)]
pub struct Own {
    /// The election.
    pub posted: Posted,
    /// Their candidacy, if they stand.
    pub candidacy: Option<Candidate>,
}

impl Own {
    /// Whether they can write what they say.
    pub fn may_write(&self) -> bool {
        self.posted.is_under_way() && self.posted.election.state == State::Standing
    }
}

/// How the asker stands, or what it means to.
///
/// # Errors
/// [`No::ElectionUnknown`], [`No::OtherMarket`], [`No::ElectionOver`], [`No::SeatHeld`], [`No::StandingOver`] for whoever does
/// not stand.
pub async fn own(tx: &mut Tx, member: &Member, id: ContestId) -> Result<Own> {
    let (posted, creator) = own_market(tx, member, id).await?;
    let seats = store::council::list_seats(tx, posted.election.council_id).await?;
    if seats.iter().any(|seat| seat.creator_id == creator.creator_id) {
        return Err(Refusal::Council(No::SeatHeld).into());
    }
    let candidacy = store::election::find_candidate(tx, id, creator.creator_id).await?;
    if candidacy.is_none() && posted.election.state != State::Standing {
        return Err(Refusal::Council(No::StandingOver).into());
    }
    Ok(Own { posted, candidacy })
}

/// The same for whoever is about to write what they say.
///
/// # Errors
/// Those of [`own`], [`No::StandingOver`], [`No::CandidatesTooMany`].
pub async fn open(app: &App, tx: &mut Tx, member: &Member, id: ContestId) -> Result<Own> {
    let own = own(tx, member, id).await?;
    if !own.may_write() || own.posted.election.stand_until <= app.clock.now() {
        return Err(Refusal::Council(No::StandingOver).into());
    }
    if own.candidacy.is_none() && own.posted.candidates >= MOST_CANDIDATES {
        return Err(Refusal::Council(No::CandidatesTooMany { most: MOST_CANDIDATES }).into());
    }
    Ok(own)
}

/// Has the asker stand with these words, in place of what they said before.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn keep(app: &App, tx: &mut Tx, member: &Member, id: ContestId, words: &str) -> Result<Own> {
    let before = open(app, tx, member, id).await?;
    let (words, now) = (read_words(words)?, app.clock.now());
    // Of two who take the last place on the list at once, the second waits here.
    if !store::election::update_stood(tx, before.posted.election.election_id, now).await? {
        return Err(Refusal::Council(No::StandingOver).into());
    }
    let before = open(app, tx, member, id).await?;
    let (contest, creator) = (&before.posted.contest, member.creator()?.creator_id);
    store::election::insert_or_update_candidacy(tx, app.ids.next(), (contest, creator), &words, now).await?;
    if before.candidacy.is_none() {
        app.show_contest(tx, contest).await?;
    }
    own(tx, member, id).await
}

/// Has the asker stand no more. Doing so twice is the same as once.
///
/// # Errors
/// [`No::ElectionUnknown`], [`No::OtherMarket`], [`No::ElectionOver`].
pub async fn withdraw(app: &App, tx: &mut Tx, member: &Member, id: ContestId) -> Result<Own> {
    let (posted, creator) = own_market(tx, member, id).await?;
    // Whoever counts waits for this, and the other way round.
    store::election::update_stepped_back(tx, posted.election.election_id).await?;
    let (posted, _) = own_market(tx, member, id).await?;
    if store::election::update_withdrawn(tx, (id, creator.creator_id), app.clock.now()).await? {
        app.show_contest(tx, &posted.contest).await?;
    }
    let (posted, _) = own_market(tx, member, id).await?;
    Ok(Own { posted, candidacy: None })
}
