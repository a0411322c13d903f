//! Has creators elect who sits in a council for their market: held and called off by managers, counted when the time comes.

mod due;
mod stand;
mod vote;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::council::Council;
use crate::domain::creator::Creator;
use crate::domain::election::{Contest, Election, Posted, State, ends};
use crate::domain::market::Market;
use crate::domain::program::Purpose;
use crate::domain::refusal::Council as No;
use crate::domain::text::Variants;
use crate::domain::{ContestId, CouncilId, ElectionId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use due::{end_due, next_due};
pub use stand::{Own, keep, open, own, withdraw};
pub use vote::{Paper, cast, list};

/// The same for managers: how many can vote, and how many have.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What everybody may know.
    pub posted: Posted,
    /// How many can vote.
    pub voters: usize,
    /// How many have.
    pub voted: i64,
}

/// An election as managers see it.
#[derive(Clone, Debug)]
pub struct View {
    /// The election.
    pub election: Election,
    /// What the council is called.
    pub name: Variants,
    /// How it stands in each market.
    pub markets: Vec<Progress>,
    /// Markets with a free seat and no channel in which anybody could hear of it.
    pub unheard: Vec<Market>,
}

/// What a manager typed of an election.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The last day on which one can stand.
    pub stand: String,
    /// The last day on which one can vote.
    pub vote: String,
}

/// The markets in which a council has a free seat, with how many: those with a channel, and those without.
#[derive(Clone, Debug, Default)]
struct Places {
    heard: Vec<(Market, i32)>,
    unheard: Vec<Market>,
}

async fn places(tx: &mut Tx, council: &Council) -> Result<Places> {
    let seats = store::council::list_seats(tx, council.council_id).await?;
    let mut places = Places::default();
    for market in store::market::list(tx, council.program_id).await? {
        let free = council.free(&seats, market.market_id);
        if free == 0 {
            continue;
        }
        let own = Some(market.market_id);
        let channels = store::program::list_channels(tx, council.program_id, Purpose::Market, own).await?;
        match channels.is_empty() {
            true => places.unheard.push(market),
            false => places.heard.push((market, free)),
        }
    }
    Ok(places)
}

/// A council to which a manager can hold an election.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::Unset`], [`No::Over`], [`No::ElectionUnderWay`], [`No::ElectionNeedless`].
pub async fn holding(app: &App, tx: &mut Tx, member: &Member, id: CouncilId) -> Result<Council> {
    let council = member.appoints(tx, id).await?;
    council.running(member.today(app))?;
    if store::election::find_under_way(tx, id).await?.is_some() {
        return Err(Refusal::Council(No::ElectionUnderWay).into());
    }
    match places(tx, &council).await?.heard.is_empty() {
        true => Err(Refusal::Council(No::ElectionNeedless).into()),
        false => Ok(council),
    }
}

/// Holds an election for the seats that are free, and announces it in the channels of their markets. Of two who hold one at
/// once one does.
///
/// # Errors
/// Those of [`holding`], [`No::DayNeeded`], [`Refusal::DayOver`], [`No::ElectionDays`], [`No::ElectionLate`].
pub async fn hold(app: &App, tx: &mut Tx, member: &Member, id: CouncilId, typed: &Typed) -> Result<View> {
    let council = holding(app, tx, member, id).await?;
    let today = member.today(app);
    let (stand, vote) = (member.day_needed(app, &typed.stand)?, member.day_needed(app, &typed.vote)?);
    let (stand_until, vote_until) = ends(member.program.zone, (today, council.ends_on), (stand, vote))?;
    let election = Election {
        election_id: app.ids.next(),
        program_id: member.program.program_id,
        council_id: id,
        state: State::Standing,
        stand_until,
        vote_until,
    };
    if !store::election::insert(tx, &election, app.clock.now()).await? {
        return Err(Refusal::Council(No::ElectionUnderWay).into());
    }
    let places = places(tx, &council).await?;
    for (market, seats) in &places.heard {
        let contest = Contest {
            contest_id: app.ids.next(),
            program_id: election.program_id,
            election_id: election.election_id,
            market_id: market.market_id,
            seats: *seats,
            outcome: None,
            voters: None,
            votes: None,
            lot: None,
        };
        store::election::insert_contest(tx, &contest).await?;
    }
    app.show_election(tx, election.election_id).await?;
    note(app, tx, member, &election, Deed::ElectionHold).await?;
    Ok(View { unheard: places.unheard, ..view(tx, election).await? })
}

async fn note(app: &App, tx: &mut Tx, member: &Member, election: &Election, deed: Deed) -> Result<()> {
    let line = member.did(app, deed, Subject::Council(election.council_id), "");
    Ok(store::audit::insert(tx, &line).await?)
}

async fn view(tx: &mut Tx, election: Election) -> Result<View> {
    let mut markets = Vec::new();
    for contest in store::election::list_contests(tx, election.election_id).await? {
        let voters = store::election::list_voters(tx, &contest).await?.len();
        let voted = store::election::count_voted(tx, &contest).await?;
        let posted = store::election::get_posted(tx, election, contest).await?;
        markets.push(Progress { posted, voters, voted });
    }
    let name = store::council::get_name(tx, election.council_id).await?;
    Ok(View { election, name, markets, unheard: Vec::new() })
}

async fn known(tx: &mut Tx, member: &Member, id: ElectionId) -> Result<Election> {
    member.manager()?;
    let found = store::election::find(tx, member.program.program_id, id).await?;
    Ok(found.ok_or(Refusal::Council(No::ElectionUnknown))?)
}

/// How an election stands, for managers.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::ElectionUnknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: ElectionId) -> Result<View> {
    let election = known(tx, member, id).await?;
    view(tx, election).await
}

/// Calls an election off. Where it is counted already, whoever was elected stays so.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::ElectionUnknown`], [`No::ElectionOver`].
pub async fn call_off(app: &App, tx: &mut Tx, member: &Member, id: ElectionId) -> Result<View> {
    let election = known(tx, member, id).await?;
    if !due::call_off(app, tx, &election).await? {
        return Err(Refusal::Council(No::ElectionOver).into());
    }
    note(app, tx, member, &election, Deed::ElectionCallOff).await?;
    show(tx, member, id).await
}

/// What stands of an election in a market's channel; none where there is no such election.
///
/// # Errors
/// When the database fails.
pub async fn posted(tx: &mut Tx, program: ProgramId, id: ContestId) -> Result<Option<Posted>> {
    Ok(store::election::find_posted(tx, program, id).await?)
}

/// An election in the asker's own market that is under way, and the asker.
async fn own_market(tx: &mut Tx, member: &Member, id: ContestId) -> Result<(Posted, Creator)> {
    let found = posted(tx, member.program.program_id, id).await?;
    let posted = found.ok_or(Refusal::Council(No::ElectionUnknown))?;
    let creator = member.creator()?.clone();
    if creator.market_id != Some(posted.market.market_id) {
        let Market { code, name, .. } = posted.market;
        return Err(Refusal::Council(No::OtherMarket { code, name }).into());
    }
    match posted.is_under_way() {
        true => Ok((posted, creator)),
        false => Err(Refusal::Council(No::ElectionOver).into()),
    }
}
