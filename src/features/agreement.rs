//! Lets managers make, change and end agreements with creators, and renew those that results speak for.

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::agreement::{Agreement, MOST_CAMPAIGNS, REASON_LENGTH, Terms, has_earned};
use crate::domain::audit::{Deed, Subject};
use crate::domain::creator::{Creator, Stage};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Zone;
use crate::domain::refusal::{self, Field};
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::stats::{Figures, Scope};
use crate::domain::text::{required, whole};
use crate::domain::{AgreementId, CreatorId, ProgramId, Refusal};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

/// A creator and all that was agreed on with them.
#[derive(Clone, Debug)]
pub struct Deal {
    /// Who.
    pub creator: Creator,
    /// The agreements, the earliest first.
    pub agreements: Vec<Agreement>,
    /// Today, where the creator's market is.
    pub today: NaiveDate,
}

/// What a manager typed of an agreement.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The first day.
    pub starts: String,
    /// The last day.
    pub ends: String,
    /// How many campaigns.
    pub campaigns: String,
    /// When both look at how it goes, or nothing.
    pub review: String,
}

/// An agreement that ends soon, as whoever looks after the creator hears of it.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The agreement.
    pub agreement: Agreement,
    /// Who.
    pub creator: Creator,
    /// What came of it so far, and of as many days before it.
    pub results: Option<(Figures, Figures)>,
    /// Whether its renewal is proposed.
    pub is_earned: bool,
}

impl Deal {
    /// Those that hold now or will.
    pub fn open(&self) -> impl Iterator<Item = &Agreement> {
        self.agreements.iter().filter(|agreement| agreement.is_open(self.today))
    }
}

/// What is agreed on with a creator.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, creator: CreatorId) -> Result<Deal> {
    member.manager()?;
    let found = store::creator::find_in(tx, member.program.program_id, creator).await?;
    let creator = found.ok_or(Refusal::CreatorUnknown)?;
    let zone = zone(tx, member, &creator).await?;
    let agreements = store::agreement::list(tx, creator.creator_id).await?;
    Ok(Deal { creator, agreements, today: app.clock.now().with_timezone(&zone.0).date_naive() })
}

/// The zone in which the days of a creator's agreements are counted: that of their market.
async fn zone(tx: &mut Tx, member: &Member, creator: &Creator) -> Result<Zone> {
    Ok(match creator.market_id {
        Some(market) => store::market::get(tx, market).await?.zone,
        None => member.program.zone,
    })
}

/// An agreement of the programme that holds now or will, with all that was agreed on with its creator.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Agreement::Unknown`] also of one that is over.
pub async fn show_open(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: AgreementId,
) -> Result<(Deal, Agreement)> {
    member.manager()?;
    let found = store::agreement::find(tx, id).await?;
    let found = found.filter(|found| found.program_id == member.program.program_id);
    let agreement = found.ok_or(Refusal::Agreement(refusal::Agreement::Unknown))?;
    let deal = show(app, tx, member, agreement.creator_id).await?;
    if !agreement.is_open(deal.today) {
        return Err(Refusal::Agreement(refusal::Agreement::Unknown).into());
    }
    Ok((deal, agreement))
}

/// The creator of an agreement, whosever it is.
///
/// # Errors
/// [`Refusal::PressStale`] when there is none.
pub async fn creator_of(tx: &mut Tx, id: AgreementId) -> Result<CreatorId> {
    let found = store::agreement::find(tx, id).await?;
    Ok(found.ok_or(Refusal::PressStale)?.creator_id)
}

/// Makes an agreement. The creator is told, and both sides are reminded of its end.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`Refusal::NotActive`],
/// [`refusal::Agreement::Overlaps`], and what makes terms unfit.
pub async fn make(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    creator: CreatorId,
    typed: &Typed,
) -> Result<Deal> {
    member.manager()?;
    store::agreement::update_held(tx, member.program.program_id, creator).await?;
    let deal = show(app, tx, member, creator).await?;
    if deal.creator.stage != Stage::Active {
        return Err(Refusal::NotActive.into());
    }
    let terms = read(member, typed, deal.today)?;
    is_free(&deal, &terms, None)?;
    let agreement = Agreement {
        agreement_id: app.ids.next(),
        program_id: member.program.program_id,
        creator_id: creator,
        starts_on: terms.starts_on,
        ends_on: terms.ends_on,
        campaigns: terms.campaigns,
        review_on: terms.review_on,
        revision: 1,
        ended_at: None,
        end_reason: None,
        renewal_proposed_at: None,
    };
    store::agreement::insert(tx, &agreement, app.clock.now()).await?;
    remind(app, tx, member, &deal.creator, &agreement).await?;
    let subject = Subject::Creator(creator);
    store::audit::insert(tx, &member.did(app, Deed::AgreementNew, subject, "")).await?;
    tell(app, tx, member, &deal.creator, (&agreement, false)).await?;
    show(app, tx, member, creator).await
}

/// Changes an agreement that somebody had as of `revision` before their eyes. The creator is told.
///
/// # Errors
/// Those of [`show_open`], [`Refusal::ChangedMeanwhile`], [`refusal::Agreement::Overlaps`], and what makes terms unfit.
pub async fn change(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (AgreementId, i64),
    typed: &Typed,
) -> Result<Deal> {
    let (deal, before) = show_open(app, tx, member, id).await?;
    let creator = deal.creator.creator_id;
    store::agreement::update_held(tx, member.program.program_id, creator).await?;
    let deal = show(app, tx, member, creator).await?;
    let terms = read(member, typed, deal.today)?;
    is_free(&deal, &terms, Some(id))?;
    if terms == before.terms() {
        return Ok(deal);
    }
    if !store::agreement::update(tx, id, &terms, revision).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let (_, changed) = show_open(app, tx, member, id).await?;
    remind(app, tx, member, &deal.creator, &changed).await?;
    let subject = Subject::Creator(creator);
    store::audit::insert(tx, &member.did(app, Deed::AgreementChange, subject, "")).await?;
    tell(app, tx, member, &deal.creator, (&changed, true)).await?;
    show(app, tx, member, creator).await
}

/// Ends an agreement before its last day. The creator is told why.
///
/// # Errors
/// Those of [`show_open`], [`Refusal::ChangedMeanwhile`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn end(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, revision): (AgreementId, i64),
    reason: &str,
) -> Result<Deal> {
    let (deal, agreement) = show_open(app, tx, member, id).await?;
    let reason = required(Field::Reason, reason, REASON_LENGTH)?;
    let now = app.clock.now();
    if !store::agreement::update_ended(tx, (id, revision), &reason, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    for kind in [Kind::Agreement, Kind::AgreementReview] {
        store::reminder::update_done(tx, kind, id.0, now).await?;
    }
    let creator = &deal.creator;
    let subject = Subject::Creator(creator.creator_id);
    store::audit::insert(tx, &member.did(app, Deed::AgreementEnd, subject, "")).await?;
    let notice = Notice::AgreementEnded {
        program: member.program.name.clone(),
        creator_id: creator.creator_id,
        ends_on: agreement.ends_on,
        reason,
    };
    app.notify(tx, member.program.program_id, Reader::Person(creator.person_id), &notice).await?;
    show(app, tx, member, creator.creator_id).await
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    creator: &Creator,
    (agreement, is_changed): (&Agreement, bool),
) -> Result<()> {
    let notice = Notice::AgreementMade {
        program: member.program.name.clone(),
        creator_id: creator.creator_id,
        starts_on: agreement.starts_on,
        ends_on: agreement.ends_on,
        campaigns: agreement.campaigns.into(),
        review_on: agreement.review_on,
        is_changed,
    };
    app.notify(tx, member.program.program_id, Reader::Person(creator.person_id), &notice).await?;
    Ok(())
}

/// Has both sides reminded before an agreement ends and on the day to look at how it goes, and no more of what it said before.
async fn remind(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    creator: &Creator,
    agreement: &Agreement,
) -> Result<()> {
    let zone = zone(tx, member, creator).await?;
    let whose = (member.program.program_id, Some(creator.creator_id));
    let about = (Kind::Agreement, agreement.agreement_id.0);
    let now = app.clock.now();
    let reminder = Reminder::until(app.ids.next(), whose, about, (zone, agreement.over_on()), now);
    store::reminder::insert_or_update(tx, &reminder).await?;
    let about = (Kind::AgreementReview, agreement.agreement_id.0);
    match agreement.review_on {
        Some(day) => {
            let reminder = Reminder::until(app.ids.next(), whose, about, (zone, day), now);
            Ok(store::reminder::insert_or_update(tx, &reminder).await?)
        }
        None => Ok(store::reminder::update_done(tx, about.0, about.1, now).await?),
    }
}

/// Nothing, if no other agreement with the creator has a day in common with these terms.
fn is_free(deal: &Deal, terms: &Terms, but: Option<AgreementId>) -> Result<(), Refusal> {
    let other = deal
        .open()
        .filter(|known| Some(known.agreement_id) != but)
        .find(|known| known.terms().overlaps(terms));
    match other {
        Some(other) => Err(Refusal::Agreement(refusal::Agreement::Overlaps {
            starts_on: other.starts_on,
            ends_on: other.ends_on,
        })),
        None => Ok(()),
    }
}

fn read(member: &Member, typed: &Typed, today: NaiveDate) -> Result<Terms, Refusal> {
    let locale = member.person.locale.as_deref().unwrap_or_default();
    let day = |typed: &str| {
        read_day(locale, today, typed)
            .ok_or_else(|| Refusal::DayUnreadable { typed: typed.chars().take(40).collect(), example: today })
    };
    let campaigns = whole(Field::AgreementCampaigns, &typed.campaigns, (1, MOST_CAMPAIGNS))?;
    let terms = Terms {
        starts_on: day(&typed.starts)?,
        ends_on: day(&typed.ends)?,
        campaigns: i32::try_from(campaigns).unwrap_or(i32::MAX),
        review_on: if typed.review.trim().is_empty() { None } else { Some(day(&typed.review)?) },
    };
    terms.read(today)
}

/// An agreement that ends soon, as it stands when that is said; `None` when it was ended, renewed or forgotten.
///
/// # Errors
/// When the database fails.
pub async fn ending(app: &App, tx: &mut Tx, program: ProgramId, id: AgreementId) -> Result<Option<Ending>> {
    let found = store::agreement::find(tx, id).await?;
    let Some(agreement) = found.filter(|found| found.program_id == program && found.ended_at.is_none())
    else {
        return Ok(None);
    };
    let creator = store::creator::find_in(tx, program, agreement.creator_id).await?;
    let Some(creator) = creator else { return Ok(None) };
    let zone = match creator.market_id {
        Some(market) => store::market::get(tx, market).await?.zone,
        None => store::program::get(tx, program).await?.zone,
    };
    let today = app.clock.now().with_timezone(&zone.0).date_naive();
    let results = match agreement.compared(today) {
        Some((during, before)) => {
            let of = Scope::of(creator.creator_id);
            let during = store::stats::get_figures(tx, of, during).await?;
            Some((during, store::stats::get_figures(tx, of, before).await?))
        }
        None => None,
    };
    let is_earned = agreement.renewal_proposed_at.is_some()
        && results.as_ref().is_none_or(|(during, before)| has_earned(during, before));
    Ok(Some(Ending { agreement, creator, results, is_earned }))
}
