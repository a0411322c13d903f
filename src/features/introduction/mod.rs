//! Lets creators meet others of the programme: whoever opts in is introduced, and free to decline without a word.

mod answer;
mod due;
mod make;
mod open;
mod profile;
mod told;

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::creator::Creator;
use crate::domain::introduction::{Answer, Profile, State, Topic};
use crate::domain::market::Market;
use crate::domain::{ChannelId, CreatorId, Language, ProgramId, Refusal, ServerId, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use answer::{Outcome, answer, follow_up, open_works, update_works};
pub use due::{due, next_due};
pub use make::{Proposal, Sheet, ask, make, open, open_on, propose};
pub use open::{
    Opening, Starter, begin_opening, due_openings, give_up_thread, keep_thread, opened, put_off, troubled,
};
pub use profile::{
    Form, Own, avoid, form, join, leave, pause, resume, show, unavoid, update_cadence, update_languages,
    update_markets, update_texts, update_topics,
};
pub use told::{Offer, Told, said, told};

/// Introductions that one's history shows.
const HISTORY: i64 = 15;

/// What somebody shows of themselves to those whom they are introduced to.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// Who.
    pub creator: Creator,
    /// Their market.
    pub market: Option<Market>,
    /// What they chose to show.
    pub profile: Profile,
    /// What they are spoken to in.
    pub language: Language,
}

/// One of the asker's introductions, as they may know it.
#[derive(Clone, Debug)]
pub struct Past {
    /// When they were asked.
    pub made_at: DateTime<Utc>,
    /// When it closes.
    pub closes_at: DateTime<Utc>,
    /// The names of the others; empty where all of them asked to be forgotten.
    pub names: Vec<String>,
    /// What the asker said.
    pub answer: Option<Answer>,
    /// What became of it.
    pub became: Became,
}

/// What became of an introduction, as its people may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It is not over.
    Waiting,
    /// All said yes; their thread is about to be opened.
    Opening,
    /// They have a thread.
    Open(ServerId, ChannelId),
    /// It did not come about.
    Over,
}

/// Somebody who agreed to be found by others.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Their name.
    pub name: String,
    /// Their market.
    pub market: Option<Market>,
    /// What they talk about, if they opted in to introductions.
    pub topics: Vec<Topic>,
}

/// What a creator shows of themselves; `None` of whoever never chose anything, or asked to be forgotten.
async fn portrait(tx: &mut Tx, program: ProgramId, id: CreatorId) -> Result<Option<Portrait>> {
    let Some(creator) = store::creator::find_in(tx, program, id).await? else { return Ok(None) };
    let Some(profile) = store::introduction::find_profile(tx, id).await? else { return Ok(None) };
    let market = match creator.market_id {
        Some(market) => Some(store::market::get(tx, market).await?),
        None => None,
    };
    let language = store::person::language(tx, program, creator.person_id).await?;
    Ok(Some(Portrait { creator, market, profile, language }))
}

/// The asker's introductions, the newest first.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn history(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<Past>> {
    let creator = member.creator()?;
    let now = app.clock.now();
    let mut history = Vec::new();
    for one in store::introduction::list_of_creator(tx, creator.creator_id, HISTORY).await? {
        let mut names = Vec::new();
        for other in one.others(creator.creator_id) {
            let found = store::creator::find_in(tx, creator.program_id, other).await?;
            names.extend(found.map(|found| found.name));
        }
        let became = match (one.state, one.thread_id) {
            (State::Asked, _) if one.is_asked(now) => Became::Waiting,
            (State::Agreed, _) => Became::Opening,
            (State::Open, Some(thread)) => Became::Open(member.program.server_id, thread),
            _ => Became::Over,
        };
        let answer = one.party(creator.creator_id).and_then(|party| party.answer);
        history.push(Past { made_at: one.made_at, closes_at: one.closes_at, names, answer, became });
    }
    Ok(history)
}

/// The creators who agreed to be found by others, by name.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn directory(tx: &mut Tx, member: &Member) -> Result<Vec<Listed>> {
    if !member.is_manager {
        member.creator()?;
    }
    let program = member.program.program_id;
    let mut listed = Vec::new();
    for creator in store::introduction::list_directory(tx, program).await? {
        let market = match creator.market_id {
            Some(market) => Some(store::market::get(tx, market).await?),
            None => None,
        };
        let profile = store::introduction::find_profile(tx, creator.creator_id).await?;
        let topics = profile.filter(|profile| profile.joined_at.is_some()).map(|profile| profile.topics);
        listed.push(Listed { name: creator.name, market, topics: topics.unwrap_or_default() });
    }
    Ok(listed)
}

/// What the asker shows of themselves, who must have opted in.
async fn own_joined(tx: &mut Tx, member: &Member) -> Result<Profile> {
    let creator = member.creator()?.creator_id;
    let found = store::introduction::find_profile(tx, creator).await?;
    let joined = found.filter(|profile| profile.joined_at.is_some());
    Ok(joined.ok_or(Refusal::Introduction(refusal::Introduction::NotJoined))?)
}
