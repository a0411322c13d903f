//! What news of an introduction come to when they are said: nothing of what others answered.

use chrono::{DateTime, Utc};

use super::{Portrait, portrait};
use crate::app::App;
use crate::domain::creator::Stage;
use crate::domain::introduction::{Answer, Introduction, News, Reason, State};
use crate::domain::market::Market;
use crate::domain::round::Why;
use crate::domain::{CreatorId, IntroductionId, ProgramId};
use crate::error::Result;
use crate::store::{self, Tx};

/// An introduction as one of its people sees it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its key.
    pub introduction_id: IntroductionId,
    /// Whose view it is.
    pub creator_id: CreatorId,
    /// The others, as they chose to be seen.
    pub others: Vec<Portrait>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The markets that the reasons name.
    pub markets: Vec<Market>,
    /// Times that suit everybody.
    pub times: Vec<DateTime<Utc>>,
    /// When it closes.
    pub closes_at: DateTime<Utc>,
    /// What they answered.
    pub answer: Option<Answer>,
    /// Whether everybody has said yes.
    pub is_agreed: bool,
}

/// News as they stand when they are said.
#[derive(Clone, Debug)]
pub enum Told {
    /// Whether its reader would like to meet these people.
    Offered(Box<Offer>),
    /// They have not answered.
    Nudged(Box<Offer>),
    /// It did not come about.
    Closed,
    /// How it was to meet people of these names.
    FollowedUp(IntroductionId, CreatorId, Vec<String>),
    /// A round of the programme of this name left its reader out.
    LeftOut(String, Why),
    /// The thread of people of these names cannot be opened.
    Troubled(Vec<String>),
}

/// What news come to in their reader's language; `None` where there is nothing left to say.
///
/// # Errors
/// When the database fails.
pub async fn told(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
    news: News,
) -> Result<Option<Told>> {
    if let News::LeftOut(why) = news {
        let program = store::program::get(tx, program).await?.name;
        return Ok(Some(Told::LeftOut(program, why)));
    }
    let (News::Offered(id) | News::Nudged(id) | News::Closed(id) | News::FollowedUp(id) | News::Troubled(id)) =
        news
    else {
        return Ok(None);
    };
    let Some(found) = store::introduction::find(tx, program, id).await? else { return Ok(None) };
    let Some(party) = found.party(creator).copied() else { return Ok(None) };
    if news != News::Troubled(id) && !is_in(tx, program, creator).await? {
        return Ok(None);
    }
    let is_open = found.is_asked(app.clock.now()) && party.answer.is_none();
    match news {
        News::Offered(_) => {
            let people: Vec<_> = found.people.iter().map(|party| party.creator_id).collect();
            if !is_open || app.may_meet(tx, program, &people, Some(id)).await?.is_err() {
                return Ok(None);
            }
            Ok(offer(tx, &found, creator).await?.map(|offer| Told::Offered(Box::new(offer))))
        }
        // What the others did meanwhile changes neither whether nor when this is said.
        News::Nudged(_) if is_open && party.told_at.is_some() => {
            Ok(offer(tx, &found, creator).await?.map(|offer| Told::Nudged(Box::new(offer))))
        }
        News::Closed(_) if found.state == State::Closed => Ok(Some(Told::Closed)),
        News::FollowedUp(_) if found.state == State::Open => {
            let others = found.others(creator);
            let names = names(tx, program, &others).await?;
            let is_new = store::introduction::find_verdict(tx, (id, creator)).await?.is_none();
            Ok((is_new && !names.is_empty()).then_some(Told::FollowedUp(id, creator, names)))
        }
        News::Troubled(_) if found.state == State::Agreed => {
            let all: Vec<_> = found.people.iter().map(|party| party.creator_id).collect();
            Ok(Some(Told::Troubled(names(tx, program, &all).await?)))
        }
        _ => Ok(None),
    }
}

/// Whether somebody is there and has opted in.
async fn is_in(tx: &mut Tx, program: ProgramId, creator: CreatorId) -> Result<bool> {
    let own = portrait(tx, program, creator).await?;
    Ok(own.is_some_and(|own| own.creator.stage == Stage::Active && own.profile.joined_at.is_some()))
}

async fn names(tx: &mut Tx, program: ProgramId, people: &[CreatorId]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for id in people {
        names.extend(store::creator::find_in(tx, program, *id).await?.map(|found| found.name));
    }
    Ok(names)
}

/// An introduction as one of its people sees it. The others are shown as they chose to be seen, also where one of them is
/// not there any more: nobody can tell from what they see. `None` where all of them asked to be forgotten.
pub(super) async fn offer(
    tx: &mut Tx,
    introduction: &Introduction,
    creator: CreatorId,
) -> Result<Option<Offer>> {
    let program = introduction.program_id;
    let mut others = Vec::new();
    for other in introduction.others(creator) {
        others.extend(portrait(tx, program, other).await?);
    }
    if others.is_empty() {
        return Ok(None);
    }
    let mut markets = store::market::list(tx, program).await?;
    markets.retain(|market| introduction.reasons.contains(&Reason::Curious(market.market_id)));
    Ok(Some(Offer {
        introduction_id: introduction.introduction_id,
        creator_id: creator,
        others,
        reasons: introduction.reasons.clone(),
        markets,
        times: introduction.times.clone(),
        closes_at: introduction.closes_at,
        answer: introduction.party(creator).and_then(|party| party.answer),
        is_agreed: matches!(introduction.state, State::Agreed | State::Open),
    }))
}

/// Notes that somebody has read who it is that they could meet.
///
/// # Errors
/// When the database fails.
pub async fn said(app: &App, tx: &mut Tx, creator: CreatorId, news: News) -> Result<()> {
    if let News::Offered(id) = news {
        store::introduction::update_told(tx, (id, creator), app.clock.now()).await?;
    }
    Ok(())
}
