//! Lets managers send what creators are to get for a campaign, and creators say that it has arrived.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::goods::{State, WORDS_LENGTH};
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::refusal::Field;
use crate::domain::text::required;
use crate::domain::{CreatorId, GoodsId, Refusal};
use crate::error::Result;
use crate::store::goods::Named;
use crate::store::{self, Tx};

/// Goods on a list: as many as a select takes.
const LISTED: i64 = 25;

/// What is to be sent, and what is on its way.
#[derive(Clone, Debug)]
pub struct List {
    /// What is to be sent, the longest owed first.
    pub owed: Vec<Named>,
    /// How many are to be sent in all.
    pub waiting: i64,
    /// What is on its way.
    pub sent: Vec<Named>,
}

/// What is to be sent to the programme's creators, and what is on its way.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list(tx: &mut Tx, member: &Member) -> Result<List> {
    member.manager()?;
    let program = member.program.program_id;
    Ok(List {
        owed: store::goods::list(tx, program, State::Owed, LISTED).await?,
        waiting: store::goods::count(tx, program, State::Owed).await?,
        sent: store::goods::list(tx, program, State::Sent, LISTED).await?,
    })
}

/// For whom goods are, whosever they are.
///
/// # Errors
/// [`Refusal::PressStale`].
pub async fn creator_of(tx: &mut Tx, id: GoodsId) -> Result<CreatorId> {
    Ok(store::goods::find_creator(tx, id).await?.ok_or(Refusal::PressStale)?)
}

/// Goods for one creator.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn show(tx: &mut Tx, member: &Member, id: GoodsId) -> Result<Named> {
    member.manager()?;
    Ok(store::goods::find(tx, member.program.program_id, id).await?.ok_or(Refusal::PressStale)?)
}

/// Notes that goods were sent. Their creator hears it, with what is said.
///
/// # Errors
/// Those of [`show`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::ChangedMeanwhile`].
pub async fn send(app: &App, tx: &mut Tx, member: &Member, id: GoodsId, words: &str) -> Result<Named> {
    let named = show(tx, member, id).await?;
    let words = required(Field::GoodsWords, words, WORDS_LENGTH)?;
    let what = named.goods.what.clone();
    go(app, tx, id, (State::Sent, Some(&words))).await?;
    if let Some(person) = store::creator::find_person(tx, named.goods.creator_id).await? {
        let news = EarningsNews::GoodsSent { what: what.clone(), words, goods_id: id };
        let notice = Notice::Earnings { program: member.program.name.clone(), news };
        app.notify(tx, member.program.program_id, Reader::Person(person), &notice).await?;
    }
    note(app, tx, member, (Deed::GoodsSend, &named), what).await?;
    show(tx, member, id).await
}

/// Calls off goods that were not sent yet.
///
/// # Errors
/// Those of [`show`], [`Refusal::ChangedMeanwhile`].
pub async fn call_off(app: &App, tx: &mut Tx, member: &Member, id: GoodsId) -> Result<Named> {
    let named = show(tx, member, id).await?;
    go(app, tx, id, (State::CalledOff, None)).await?;
    let what = named.goods.what.clone();
    note(app, tx, member, (Deed::GoodsCallOff, &named), what).await?;
    show(tx, member, id).await
}

/// Notes that goods have arrived, as their creator says. Saying it again changes nothing.
///
/// # Errors
/// [`Refusal::PressStale`] of another's, [`Refusal::ChangedMeanwhile`] of what was not sent.
pub async fn receive(app: &App, tx: &mut Tx, member: &Member, id: GoodsId) -> Result<Named> {
    let creator = member.creator()?;
    let named = store::goods::find(tx, creator.program_id, id).await?;
    let named = named.filter(|named| named.goods.creator_id == creator.creator_id);
    let named = named.ok_or(Refusal::PressStale)?;
    if named.goods.state != State::Received {
        go(app, tx, id, (State::Received, None)).await?;
    }
    Ok(named)
}

async fn go(app: &App, tx: &mut Tx, id: GoodsId, to: (State, Option<&str>)) -> Result<()> {
    match store::goods::update_state(tx, id, to, app.clock.now()).await? {
        true => Ok(()),
        false => Err(Refusal::ChangedMeanwhile.into()),
    }
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (deed, named): (Deed, &Named),
    what: String,
) -> Result<()> {
    let line = member.did(app, deed, Subject::Creator(named.goods.creator_id), what);
    Ok(store::audit::insert(tx, &line).await?)
}
