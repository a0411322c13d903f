//! Opens campaigns: first to those of higher tiers, then to everybody, and personally to whom managers choose.

use chrono::{DateTime, TimeDelta, Utc};

use super::load::{self, Loaded};
use crate::app::App;
use crate::domain::campaign::TextState;
use crate::domain::notice::{Notice, Reader};
use crate::domain::participation::{News, Participation, State};
use crate::domain::program::Program;
use crate::domain::{CampaignId, MarketId, PersonId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Opens a campaign that has just been published: a brief is offered at once to whoever has earned a tier and has room for
/// it, and to everybody once their time is over; without a brief, or where nobody has, to everybody at once. Says from when.
///
/// # Errors
/// When the database fails.
pub async fn open(app: &App, tx: &mut Tx, program: &Program, id: CampaignId) -> Result<DateTime<Utc>> {
    let now = app.clock.now();
    let hours = store::participation::get_priority_hours(tx, id).await?;
    let has_brief = store::brief::get_terms_version(tx, id).await? > 0;
    let mut offered = 0;
    if has_brief && hours > 0 {
        let markets = store::campaign::list_markets(tx, id).await?;
        for one in load::list(app, tx, program).await? {
            let fits = one.is_first && !one.rests && one.excess().is_none() && is_among(&markets, &one);
            if fits && offer(app, tx, (program, id), &one, None).await? {
                offered += 1;
            }
        }
    }
    let opens_at = if offered > 0 { now + TimeDelta::hours(hours.into()) } else { now };
    store::participation::update_opening(tx, id, opens_at).await?;
    if opens_at <= now && store::participation::update_opened(tx, id, now).await? {
        post(app, tx, program, id).await?;
    }
    Ok(opens_at)
}

/// Whether a creator lives in one of these markets; in any, where there are none.
pub(super) fn is_among(markets: &[MarketId], one: &Loaded) -> bool {
    markets.is_empty() || one.market_id.is_some_and(|market| markets.contains(&market))
}

/// Offers a campaign to a creator personally; with the reason, where it is more than they should have. `false` when they
/// take part already, or it was offered before.
pub(super) async fn offer(
    app: &App,
    tx: &mut Tx,
    (program, id): (&Program, CampaignId),
    to: &Loaded,
    insisted: Option<(String, PersonId)>,
) -> Result<bool> {
    let now = app.clock.now();
    let (band_reason, band_by_person_id) = insisted.unzip();
    let is_new = match store::participation::find(tx, id, to.creator_id).await? {
        Some(before) => {
            if matches!(before.state, State::Joined | State::Ended | State::Offered) {
                return Ok(false);
            }
            let after = Participation {
                state: State::Offered,
                offered_at: Some(now),
                band_reason,
                band_by_person_id,
                ..before.clone()
            };
            store::participation::update(tx, &before, &after).await?
        }
        None => {
            let new = Participation::new(app.ids.next(), (program.program_id, id), to.creator_id);
            let new = Participation { offered_at: Some(now), band_reason, band_by_person_id, ..new };
            store::participation::insert(tx, &new).await?
        }
    };
    let found = store::participation::find(tx, id, to.creator_id).await?;
    let Some(offered) = found.filter(|_| is_new) else { return Ok(false) };
    let news = News::Offered(offered.participation_id);
    let notice = Notice::Participation { creator_id: to.creator_id, news };
    app.notify(tx, program.program_id, Reader::Person(to.person_id), &notice).await?;
    Ok(true)
}

/// Opens every campaign to everybody whose time has come. Says how many.
///
/// # Errors
/// When the database fails; what was posted before is not posted again.
pub async fn open_due(app: &App) -> Result<usize> {
    let mut tx = app.read().await?;
    let due = store::participation::due_openings(&mut tx, app.clock.now()).await?;
    tx.commit().await?;
    for (program, id) in &due {
        let mut tx = app.begin().await?;
        if store::participation::update_opened(&mut tx, *id, app.clock.now()).await? {
            let program = store::program::get(&mut tx, *program).await?;
            post(app, &mut tx, &program, *id).await?;
        }
        tx.commit().await?;
    }
    Ok(due.len())
}

/// When the next campaign opens to everybody.
///
/// # Errors
/// When the database fails.
pub async fn next_opening(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::participation::due_next_opening(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Posts a campaign in each of its markets' channels, in the channel's language; where the words are missing or out of
/// date by now, the managers hear of it instead.
async fn post(app: &App, tx: &mut Tx, program: &Program, id: CampaignId) -> Result<()> {
    let found = store::campaign::find(tx, program.program_id, program.language, id).await?;
    let Some(campaign) = found else { return Ok(()) };
    let has_brief = store::brief::get_terms_version(tx, id).await? > 0;
    let texts = store::campaign::list_texts(tx, id).await?;
    let mut held = Vec::new();
    for channel in store::campaign::get_reach(tx, program, id).await?.channels {
        let language = channel.language.unwrap_or(program.language);
        let words = texts.iter().find(|text| text.language == language && text.state == TextState::Ready);
        let Some(words) = words else {
            if !held.contains(&language) {
                held.push(language);
            }
            continue;
        };
        let notice = Notice::CampaignPublished {
            campaign: id,
            language,
            name: words.name.clone(),
            summary: words.summary.clone(),
            starts_on: campaign.starts_on,
            ends_on: campaign.ends_on,
            has_brief,
        };
        app.notify(tx, program.program_id, Reader::Channel(channel.channel_id), &notice).await?;
    }
    if !held.is_empty() {
        let name = texts.iter().map(|text| (text.language, text.name.clone())).collect();
        let notice = Notice::CampaignHeld { campaign_id: id, name, languages: held };
        app.notify_managers(tx, program.program_id, &notice).await?;
    }
    Ok(())
}
