//! Records what a shop's payment service tells: each payment once, however many of its events are about it.

use chrono::{DateTime, Utc};

use super::{Fate, Fault, NOT_PAID, TOO_MUCH, UNKNOWN, credit, record};
use crate::app::App;
use crate::domain::ProgramId;
use crate::domain::api_key::ApiKey;
use crate::domain::conversion::{Conversion, Kind, Report, Unfit};
use crate::domain::payment::{Back, Paid, Told};
use crate::error::Result;
use crate::store::payment::Named;
use crate::store::{self, Tx};

/// What became of what a service told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is kept, now or before.
    Kept(Fate),
    /// Nothing is counted by it, and why.
    Ignored(&'static str),
    /// It makes no sense, and will not later.
    Refused(Unfit),
    /// What it belongs to is not known yet: it is to be told again later.
    Early(&'static str),
}

const OLD: &str = "it takes back what was paid before the service was connected, or was no sale";
const UNPAID: &str = "the payment that it takes back is not known yet; if it was no sale, it never will be";
const HALF: &str = "the checkout that may name a click or a code is not known yet";
const AHEAD: &str = "it has not happened yet by the clock here";
const NOTHING_LEFT: &str = "nothing is left that it could take back, or so little that it comes to nothing";
const MEANWHILE: &str = "another part went back in the same moment";

/// Keeps what a service tells by a connection. What is [`Heard::Early`] changed nothing; its sender tells it again.
///
/// # Errors
/// When the database fails; then nothing was kept.
pub async fn hear(app: &App, tx: &mut Tx, key: &ApiKey, told: Told) -> Result<Heard> {
    let program = key.program_id;
    match told {
        Told::Nothing(why) => Ok(Heard::Ignored(why)),
        Told::Named { name, means } => {
            let is_new = store::payment::insert(tx, program, &name, &Named { means, whole: None }).await?;
            Ok(Heard::Kept(if is_new { Fate::Recorded } else { Fate::Duplicate }))
        }
        Told::Paid(paid) => self::paid(app, tx, program, *paid).await,
        Told::Back(back) => self::back(app, tx, key, &back).await,
    }
}

async fn paid(app: &App, tx: &mut Tx, program: ProgramId, mut paid: Paid) -> Result<Heard> {
    if paid.report.promo_code.is_none() {
        paid.report.promo_code = typed(tx, program, &paid.promotions).await?;
    }
    let names = || std::iter::once(&paid.report.id).chain(&paid.also);
    if let Some(known) = known(tx, program, names()).await? {
        keep_names(tx, program, &known.reported_id, &paid).await?;
        return Ok(Heard::Kept(complete(app, tx, &known, &paid.report).await?));
    }
    let (customer, is_bound) = customer(tx, program, &paid.customers).await?;
    if is_bound && paid.waits(app.clock.now()) {
        return Ok(Heard::Early(HALF));
    }
    paid.report.customer_id = customer;
    if !is_named(&paid.report) && paid.report.customer_id.is_none() {
        // A sale of nobody's to somebody without a name: managers may credit it, and a refund finds it.
        paid.report.customer_id = Some(paid.report.id.clone());
    }
    if is_first_after_trial(tx, program, &paid).await? {
        paid.report.kind = Kind::Sale;
    }
    match record(app, tx, program, paid.report.clone()).await? {
        Ok(fate) => {
            keep_names(tx, program, &paid.report.id, &paid).await?;
            Ok(Heard::Kept(fate))
        }
        // The other half was told meanwhile.
        Err(Fault::Conflict) => match known(tx, program, names()).await? {
            Some(known) => {
                keep_names(tx, program, &known.reported_id, &paid).await?;
                Ok(Heard::Kept(complete(app, tx, &known, &paid.report).await?))
            }
            None => Ok(Heard::Early(HALF)),
        },
        Err(Fault::Unfit(unfit)) => Ok(refused(app, unfit, paid.report.occurred_at)),
    }
}

/// Whatever is ahead of our clock is to be told again; anything else that makes no sense never will.
fn refused(app: &App, unfit: Unfit, occurred_at: DateTime<Utc>) -> Heard {
    if unfit.field == "occurred_at" && occurred_at > app.clock.now() {
        return Heard::Early(AHEAD);
    }
    Heard::Refused(unfit)
}

const fn is_named(report: &Report) -> bool {
    report.click_id.is_some() || report.code.is_some() || report.promo_code.is_some()
}

/// What was typed, of promotion codes by the service's numbers.
async fn typed(tx: &mut Tx, program: ProgramId, promotions: &[String]) -> Result<Option<String>> {
    for promotion in promotions {
        if let Some(named) = store::payment::find(tx, program, promotion).await? {
            return Ok(Some(named.means));
        }
    }
    Ok(None)
}

/// The conversion that goes by one of these names.
async fn known(
    tx: &mut Tx,
    program: ProgramId,
    names: impl Iterator<Item = &String>,
) -> Result<Option<Conversion>> {
    for name in names {
        if let Some(known) = store::conversion::find(tx, program, name).await? {
            return Ok(Some(known));
        }
        if let Some(named) = store::payment::find(tx, program, name).await?
            && let Some(known) = store::conversion::find(tx, program, &named.means).await?
        {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

/// Keeps what the service calls a payment by, and how much it was.
async fn keep_names(tx: &mut Tx, program: ProgramId, id: &str, paid: &Paid) -> Result<()> {
    let whole = (paid.report.kind != Kind::Signup).then_some(paid.whole);
    let own = Named { means: id.to_owned(), whole };
    store::payment::insert(tx, program, id, &own).await?;
    for name in std::iter::once(&paid.report.id).chain(&paid.also) {
        let also = Named { means: id.to_owned(), whole: None };
        store::payment::insert(tx, program, name, &also).await?;
    }
    Ok(())
}

/// What is known of the customer: the name by which a creator brought them, else the first; and whether one did.
async fn customer(tx: &mut Tx, program: ProgramId, names: &[String]) -> Result<(Option<String>, bool)> {
    for name in names.iter().take(MOST_NAMES) {
        if store::conversion::find_source_by_customer(tx, program, name).await?.is_some() {
            return Ok((Some(name.clone()), true));
        }
    }
    Ok((names.first().cloned(), false))
}

/// Names of one customer that are looked for.
const MOST_NAMES: usize = 10;

/// Whether a renewal is the first that is paid of what began with a trial, which is a sale.
async fn is_first_after_trial(tx: &mut Tx, program: ProgramId, paid: &Paid) -> Result<bool> {
    let (Kind::Renewal, Some(subscription)) = (paid.report.kind, &paid.subscription) else {
        return Ok(false);
    };
    let begun = store::conversion::find(tx, program, subscription).await?;
    if begun.is_none_or(|begun| begun.kind != Kind::Signup) {
        return Ok(false);
    }
    let first = Named { means: paid.report.id.clone(), whole: None };
    Ok(store::payment::insert(tx, program, &format!("{subscription}:first"), &first).await?)
}

/// Adds to a payment that is nobody's what another half of it says of how the customer came.
async fn complete(app: &App, tx: &mut Tx, known: &Conversion, report: &Report) -> Result<Fate> {
    let (program, id) = (known.program_id, known.conversion_id);
    store::conversion::hold_customer(tx, program, known.customer_id.as_deref()).await?;
    let open = store::conversion::find_unattributed(tx, program, id).await?;
    let Some(open) = open.filter(|open| is_named(report) && open.kind != Kind::Refund) else {
        return Ok(Fate::Duplicate);
    };
    let touches = store::attribution::list_touches(tx, &open).await?;
    if touches.iter().any(|(touch, _)| touch.conversion_id == id) {
        return Ok(Fate::Duplicate);
    }
    credit::touch(app, tx, &open, report).await?;
    let Some(source) = credit::settle(app, tx, &open).await? else { return Ok(Fate::Duplicate) };
    for refund in store::conversion::list_unattributed_refunds(tx, id).await? {
        credit::settle(app, tx, &refund).await?;
    }
    credit::bind(app, tx, &open, &source).await?;
    Ok(Fate::Recorded)
}

async fn back(app: &App, tx: &mut Tx, key: &ApiKey, back: &Back) -> Result<Heard> {
    let program = key.program_id;
    if store::conversion::find(tx, program, &back.id).await?.is_some() {
        return Ok(Heard::Kept(Fate::Duplicate));
    }
    let Some(original) = known(tx, program, back.of.iter()).await? else {
        let is_old = back.paid_at.is_none_or(|paid_at| paid_at < key.created_at);
        return Ok(if is_old { Heard::Ignored(OLD) } else { Heard::Early(UNPAID) });
    };
    if !matches!(original.kind, Kind::Sale | Kind::Renewal) {
        return Ok(Heard::Refused(NOT_PAID));
    }
    let named = store::payment::find(tx, program, &original.reported_id).await?;
    let whole = named.and_then(|named| named.whole).unwrap_or(back.whole);
    // A buyer's bank may ask for what the shop has given back already.
    let (paid, refunded) = store::commission::get_paid(tx, original.conversion_id).await?;
    let amount = back.of_net(original.amount_minor, whole).min(paid - refunded);
    if amount <= 0 {
        return Ok(Heard::Ignored(NOTHING_LEFT));
    }
    let report = back.report(&original.reported_id, amount, original.currency.as_deref());
    match record(app, tx, program, report).await? {
        Ok(fate) => Ok(Heard::Kept(fate)),
        Err(Fault::Conflict) => Ok(Heard::Kept(Fate::Duplicate)),
        Err(Fault::Unfit(unfit)) if unfit == UNKNOWN => Ok(Heard::Early(UNPAID)),
        // More went back in the same moment.
        Err(Fault::Unfit(unfit)) if unfit == TOO_MUCH => Ok(Heard::Early(MEANWHILE)),
        Err(Fault::Unfit(unfit)) => Ok(refused(app, unfit, back.occurred_at)),
    }
}
