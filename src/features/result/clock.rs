//! The clock of results: it begins when a campaign is closed, or when its last day is over everywhere.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::campaign::{Campaign, State};
use crate::domain::program::{Program, Zone};
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::result::{Outcome, over};
use crate::domain::{CampaignId, Language};
use crate::error::Result;
use crate::store::{self, Tx};

/// Notes that a campaign is over, from when on its participants are owed results; `None` where nobody takes part. Noting
/// it again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn begin(app: &App, tx: &mut Tx, program: &Program, id: CampaignId) -> Result<Option<Outcome>> {
    let place = (program.program_id, id);
    if let Some(known) = store::result::find(tx, place.0, id).await? {
        return Ok(Some(known));
    }
    if store::result::count_waiting(tx, id).await? == 0 {
        return Ok(None);
    }
    let now = app.clock.now();
    let days = store::result::get_days(tx, place.0).await?;
    let new = Outcome::new(place, (days, program.zone), now);
    if store::result::insert(tx, &new).await? {
        let (whose, about) = ((place.0, None), (Kind::Result, id.0));
        let reminder =
            Reminder::until(app.ids.next(), whose, about, (program.zone, new.owed_on(program.zone)), now);
        store::reminder::insert_or_update(tx, &reminder).await?;
    }
    Ok(store::result::find(tx, place.0, id).await?)
}

/// Notes it of every campaign whose last day is over in the last of its markets. Says of how many.
///
/// # Errors
/// When the database fails; what was noted before is not noted again.
pub async fn begin_due(app: &App) -> Result<usize> {
    let mut tx = app.read().await?;
    let ending = store::result::list_ending(&mut tx).await?;
    tx.commit().await?;
    let mut begun = 0;
    for (program, id, last) in ending {
        // No zone is further ahead than its day.
        if last > app.clock.now().date_naive() {
            continue;
        }
        let mut tx = app.begin().await?;
        let program = store::program::get(&mut tx, program).await?;
        let found = store::campaign::find(&mut tx, program.program_id, Language::FALLBACK, id).await?;
        let live = found.filter(|found| found.state == State::Live);
        if let Some(campaign) = live
            && is_past(app, &mut tx, &program, &campaign).await?
            && begin(app, &mut tx, &program, id).await?.is_some()
        {
            begun += 1;
        }
        tx.commit().await?;
    }
    Ok(begun)
}

/// When the next campaign is over.
///
/// # Errors
/// When the database fails.
pub async fn next_end(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let mut next: Option<DateTime<Utc>> = None;
    for (program, id, last) in store::result::list_ending(&mut tx).await? {
        let program = store::program::get(&mut tx, program).await?;
        let end = over(last, zones(&mut tx, &program, id).await?);
        next = next.into_iter().chain(end).min();
    }
    tx.commit().await?;
    Ok(next)
}

/// Takes back that a campaign is over, after its last day was moved: participants are owed nothing yet. What was measured
/// and written stays; what was told holds.
///
/// # Errors
/// When the database fails.
pub async fn resume(app: &App, tx: &mut Tx, program: &Program, campaign: &Campaign) -> Result<()> {
    let id = campaign.campaign_id;
    let known = store::result::find(tx, program.program_id, id).await?;
    let is_open = known.is_some_and(|known| known.told_at.is_none());
    if is_open
        && campaign.state == State::Live
        && !is_past(app, tx, program, campaign).await?
        && store::result::delete(tx, id).await?
    {
        store::reminder::update_done(tx, Kind::Result, id.0, app.clock.now()).await?;
    }
    Ok(())
}

async fn is_past(app: &App, tx: &mut Tx, program: &Program, campaign: &Campaign) -> Result<bool> {
    let Some(last) = campaign.ends_on else { return Ok(false) };
    let end = over(last, zones(tx, program, campaign.campaign_id).await?);
    Ok(end.is_some_and(|end| end <= app.clock.now()))
}

/// Where a campaign's markets are; where the programme is, if it has none.
pub(super) async fn zones(tx: &mut Tx, program: &Program, id: CampaignId) -> Result<Vec<Zone>> {
    let chosen = store::campaign::list_markets(tx, id).await?;
    let mut markets = store::market::list(tx, program.program_id).await?;
    markets.retain(|market| chosen.is_empty() || chosen.contains(&market.market_id));
    match markets.is_empty() {
        true => Ok(vec![program.zone]),
        false => Ok(markets.into_iter().map(|market| market.zone).collect()),
    }
}
