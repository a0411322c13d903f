//! Has what a sale earns wait for a manager where the sales of its creator look unusual.

use chrono::{Days, TimeDelta};

use crate::app::App;
use crate::domain::conversion::{Attribution, Conversion, Source};
use crate::domain::hold::{CODES_FOR_A_CLICK, DAYS, Hold, Kind};
use crate::domain::notice::{EarningsNews, Notice};
use crate::domain::span::Span;
use crate::error::Result;
use crate::store::{self, Tx};

/// Codes that are counted at most.
const MOST_CODES: i64 = 1_000;

/// Looks at a creator's sales when one more has earned them something. One that seems to be their own waits by itself,
/// whatever the others look like.
pub(super) async fn look(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    (source, why): (&Source, Attribution),
    is_own: bool,
) -> Result<()> {
    if is_own {
        // What goes beyond a limit waits already, and its card says what was seen too.
        if store::hold::is_held(tx, conversion.conversion_id).await? {
            return Ok(());
        }
        let id = hold(app, tx, conversion, source, (Kind::OwnSale, 0, 0)).await?;
        store::hold::update_held(tx, id, conversion.conversion_id).await?;
        return Ok(());
    }
    let (creator, at) = (source.creator_id, conversion.occurred_at);
    let today = source.day(at);
    let span = Span::new(today - Days::new(DAYS), today);
    let mut signals = store::hold::get_signals(tx, creator, at, span).await?;
    if why == Attribution::PromoCode {
        let most = (CODES_FOR_A_CLICK * signals.clicks + 1).min(MOST_CODES);
        signals.code_sales =
            store::hold::count_by_code(tx, creator, at - Days::new(DAYS), most.max(100)).await?;
    }
    // What a manager has looked at and found in order does not ask them again with the next sale.
    let since = app.clock.now() - Days::new(DAYS);
    let mut unusual = signals.unusual();
    let (kind, evidence_some, evidence_of) = loop {
        let Some(signal) = unusual.next() else { return Ok(()) };
        if !store::hold::was_released(tx, creator, signal.0, since).await? {
            break signal;
        }
    };
    let id = hold(app, tx, conversion, source, (kind, evidence_some, evidence_of)).await?;
    match kind {
        Kind::Burst => {
            let since = at - TimeDelta::hours(1);
            store::hold::update_held_since(tx, id, (creator, since)).await?;
        }
        _ => {
            store::hold::update_held(tx, id, conversion.conversion_id).await?;
        }
    }
    Ok(())
}

/// What the commissions of a creator wait for: one decision about each thing that looks unusual.
pub(super) async fn hold(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    source: &Source,
    (kind, evidence_some, evidence_of): (Kind, i64, i64),
) -> Result<crate::domain::CommissionHoldId> {
    let program = conversion.program_id;
    let new = Hold {
        commission_hold_id: app.ids.next(),
        creator_id: source.creator_id,
        name: String::new(),
        kind,
        words: None,
        evidence_some,
        evidence_of,
        opened_at: app.clock.now(),
        decided_at: None,
    };
    if store::hold::insert(tx, program, &new).await? {
        // Of a limit managers hear once, whosever sales go beyond it.
        if kind == Kind::Limit {
            return Ok(new.commission_hold_id);
        }
        let program = store::program::get(tx, program).await?;
        let notice = Notice::Earnings { program: program.name, news: EarningsNews::Unusual };
        app.notify_managers(tx, program.program_id, &notice).await?;
        return Ok(new.commission_hold_id);
    }
    let known = store::hold::find_flag(tx, source.creator_id, kind).await?;
    Ok(known.map_or(new.commission_hold_id, |known| known.commission_hold_id))
}
