//! Ends the stages of elections: has creators vote once nobody can stand any more, counts, and gives whoever is elected a seat.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::council::Council;
use crate::domain::election::{Contest, Election, State, count};
use crate::domain::{CandidacyId, CreatorId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Elections that are looked at in one transaction.
const BATCH: i64 = 20;

/// Ends every stage whose time has come; says how many. Another process that is at it too ends none twice.
///
/// # Errors
/// When the database fails.
pub async fn end_due(app: &App) -> Result<usize> {
    let mut ended = 0;
    loop {
        let mut tx = app.begin().await?;
        let due = store::election::due(&mut tx, app.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(ended);
        }
        for election in due {
            ended += usize::from(end(app, &mut tx, &election).await?);
        }
        tx.commit().await?;
    }
}

/// When the next stage is over.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::election::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

async fn end(app: &App, tx: &mut Tx, election: &Election) -> Result<bool> {
    let Some(council) = seated(app, tx, election).await? else {
        return call_off(app, tx, election).await;
    };
    match election.state {
        State::Standing => begin_vote(app, tx, &council, election).await,
        _ => close(app, tx, &council, election).await,
    }
}

/// The council, as long as it is the programme's and its term lasts.
async fn seated(app: &App, tx: &mut Tx, election: &Election) -> Result<Option<Council>> {
    let program = store::program::get(tx, election.program_id).await?;
    let today = app.clock.now().with_timezone(&program.zone.0).date_naive();
    let council = store::council::find_standing(tx, election.program_id).await?;
    Ok(council.filter(|found| found.council_id == election.council_id && found.running(today).is_ok()))
}

/// Has creators vote, where there are more candidates than seats: everywhere else it is counted at once.
async fn begin_vote(app: &App, tx: &mut Tx, council: &Council, election: &Election) -> Result<bool> {
    let (id, now) = (election.election_id, app.clock.now());
    if !store::election::update_voting(tx, id, now).await? {
        return Ok(false);
    }
    // Whoever gives seats at this moment has done so, or waits.
    store::council::update_revision(tx, council.council_id).await?;
    let mut is_vote_needed = false;
    for contest in store::election::list_contests(tx, id).await? {
        let taken = store::council::list_seats(tx, council.council_id).await?;
        let free = usize::try_from(council.free(&taken, contest.market_id)).unwrap_or(0);
        let candidates = store::election::list_candidates(tx, &contest).await?.len();
        match free > 0 && candidates > free {
            true => is_vote_needed = true,
            false => settle(app, tx, council, &contest).await?,
        }
    }
    if !is_vote_needed {
        store::election::update_counted(tx, id, now).await?;
    }
    app.show_election(tx, id).await?;
    Ok(true)
}

/// Counts wherever that is still to be done.
async fn close(app: &App, tx: &mut Tx, council: &Council, election: &Election) -> Result<bool> {
    let id = election.election_id;
    // From here on nobody votes; whoever was about to has done so, or is told that it is over.
    if !store::election::update_counted(tx, id, app.clock.now()).await? {
        return Ok(false);
    }
    store::council::update_revision(tx, council.council_id).await?;
    for contest in store::election::list_contests(tx, id).await? {
        if contest.outcome.is_none() {
            settle(app, tx, council, &contest).await?;
        }
    }
    app.show_election(tx, id).await?;
    Ok(true)
}

/// Counts in one market, and gives whoever is elected a seat.
async fn settle(app: &App, tx: &mut Tx, council: &Council, contest: &Contest) -> Result<()> {
    let taken = store::council::list_seats(tx, council.council_id).await?;
    let free = council.free(&taken, contest.market_id);
    let candidates = store::election::list_candidates(tx, contest).await?;
    let standing: Vec<CandidacyId> = candidates.iter().map(|one| one.candidacy_id).collect();
    let voters = store::election::list_voters(tx, contest).await?;
    let mut ballots: BTreeMap<CreatorId, Vec<CandidacyId>> = BTreeMap::new();
    for (voter, chosen) in store::election::list_ballots(tx, contest.contest_id).await? {
        ballots.entry(voter).or_default().push(chosen);
    }
    let ballots: Vec<_> = ballots.into_iter().collect();
    let count = count(contest.election_id, free, &standing, &voters, &ballots);
    for one in candidates.iter().filter(|one| count.elected.contains(&one.candidacy_id)) {
        app.give_seat(tx, council, (one.creator_id, one.person_id), contest.market_id).await?;
    }
    Ok(store::election::update_outcome(tx, contest.contest_id, &count).await?)
}

/// Calls an election off, as far as it is not counted; `false` when it is over already.
pub(super) async fn call_off(app: &App, tx: &mut Tx, election: &Election) -> Result<bool> {
    let id = election.election_id;
    if !store::election::update_called_off(tx, id, app.clock.now()).await? {
        return Ok(false);
    }
    for contest in store::election::list_contests(tx, id).await? {
        if contest.outcome.is_none() {
            store::election::delete_candidacies(tx, contest.contest_id, &[]).await?;
        }
    }
    app.show_election(tx, id).await?;
    Ok(true)
}
