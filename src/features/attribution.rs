//! Lets managers decide whose conversions are, and anybody ask why one is whose it is.

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::attribution::{Policy, read_window};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::{Campaign, State};
use crate::domain::conversion::Kind;
use crate::domain::own_sale::OwnSale;
use crate::domain::text::clean;
use crate::domain::{CampaignId, ConversionId, CreatorId, ProgramId, Refusal, refusal};
use crate::error::Result;
use crate::store::attribution::{Contender, Credited};
use crate::store::{self, Tx};

/// Conversions of a day that are shown: as many as a select takes.
const SHOWN: i64 = 25;

/// What a programme decided, with its campaigns.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The policy that holds.
    pub policy: Policy,
    /// The campaigns that are not over, and the days of their own windows.
    pub campaigns: Vec<(Campaign, Option<i32>)>,
}

/// A change of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The other order of touches.
    Order,
    /// The other precedence.
    Precedence,
    /// The window, as it was typed.
    Window(String),
}

/// What the programme decided.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn decided(tx: &mut Tx, member: &Member) -> Result<Decided> {
    member.manager()?;
    let program = member.program.program_id;
    let windows = store::attribution::list_windows(tx, program).await?;
    let window = |id: CampaignId| windows.iter().find(|(known, _)| *known == id).map(|(_, days)| *days);
    let mut all = store::campaign::list(tx, program, member.language).await?;
    all.retain(|campaign| campaign.state != State::Closed);
    let campaigns = all.into_iter().map(|one| (window(one.campaign_id), one)).map(|(days, one)| (one, days));
    Ok(Decided { policy: store::attribution::get_policy(tx, program).await?, campaigns: campaigns.collect() })
}

/// Decides anew, from now on; what was attributed stays. Of two who change the same version, the second is refused.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::NumberUnfit`], [`Refusal::ChangedMeanwhile`].
pub async fn change(app: &App, tx: &mut Tx, member: &Member, seen: i64, change: &Change) -> Result<Decided> {
    member.manager()?;
    let program = member.program.program_id;
    let policy = store::attribution::get_policy(tx, program).await?;
    if policy.version != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut next = Policy { version: seen + 1, ..policy };
    match change {
        Change::Order => next.touch_order = policy.touch_order.other(),
        Change::Precedence => next.precedence = policy.precedence.other(),
        Change::Window(typed) => next.window_days = read_window(typed)?,
    }
    if next.window_days != policy.window_days || !matches!(change, Change::Window(_)) {
        if !store::attribution::insert_policy(tx, program, &next, app.clock.now()).await? {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        note(app, tx, member, Subject::Program(program)).await?;
    }
    decided(tx, member).await
}

/// A campaign of the programme, for its window.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignUnknown`].
pub async fn campaign(tx: &mut Tx, member: &Member, id: CampaignId) -> Result<(Campaign, Option<i32>)> {
    let all = decided(tx, member).await?.campaigns;
    let found = all.into_iter().find(|(campaign, _)| campaign.campaign_id == id);
    Ok(found.ok_or(Refusal::CampaignUnknown)?)
}

/// Gives a campaign a window of its own, or the programme's where nothing was typed.
///
/// # Errors
/// Those of [`campaign`], [`Refusal::NumberUnfit`].
pub async fn change_window(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CampaignId,
    typed: &str,
) -> Result<Decided> {
    campaign(tx, member, id).await?;
    let days = if typed.trim().is_empty() { None } else { Some(read_window(typed)?) };
    store::attribution::update_window(tx, id, days).await?;
    note(app, tx, member, Subject::Campaign(id)).await?;
    decided(tx, member).await
}

async fn note(app: &App, tx: &mut Tx, member: &Member, subject: Subject) -> Result<()> {
    let line = member.did(app, Deed::AttributionChange, subject, "");
    Ok(store::audit::insert(tx, &line).await?)
}

/// Whether a creator may know what was paid in a conversion, or a manager, who is none here.
pub fn tells_amount(of: &Credited, reader: Option<CreatorId>) -> bool {
    reader.is_none() || of.creator_id == reader
}

/// Who was credited with a conversion, and why.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The conversion.
    pub credited: Credited,
    /// The policy that held; none where a refund or an older Duet decided.
    pub policy: Option<Policy>,
    /// Every touch that was in the running.
    pub contenders: Vec<Contender>,
    /// By what it seems to be its creator's own: for managers alone, who decide about it.
    pub own: Option<OwnSale>,
    /// Whom it is told to; none for managers, who read every name.
    pub reader: Option<CreatorId>,
}

impl Explained {
    /// Whether the reader may credit it by hand. A refund goes with what it takes back.
    pub fn can_be_credited(&self) -> bool {
        self.reader.is_none() && self.credited.creator_id.is_none() && self.credited.kind != Kind::Refund
    }
}

/// What an asker is told.
#[derive(Clone, Debug)]
pub enum Explanation {
    /// One conversion.
    One(Box<Explained>),
    /// Several of a day.
    Day {
        /// The day.
        day: NaiveDate,
        /// Those that concern the reader, the latest first.
        all: Vec<Credited>,
        /// Whether there are earlier ones.
        has_more: bool,
        /// Whom it is told to; none for managers.
        reader: Option<CreatorId>,
    },
}

/// Why a conversion is whose it is: one that the asker names as the shop does, those of a day, or the last day's. Creators
/// hear of what is theirs, or might have been; managers of everything.
///
/// # Errors
/// [`Refusal::NotACreator`], [`refusal::Attribution::Unknown`].
pub async fn explain(app: &App, tx: &mut Tx, member: &Member, typed: &str) -> Result<Explanation> {
    let scope = scope(member)?;
    let named = store::attribution::find_credited_by_name(tx, scope, &clean(typed)).await?;
    if let Some(credited) = named {
        return Ok(Explanation::One(Box::new(explained(tx, scope, credited).await?)));
    }
    let Ok(day) = member.past_day(app, typed) else { return Err(unknown().into()) };
    let day = match day {
        Some(day) => day,
        None => store::attribution::find_last_day(tx, scope).await?.unwrap_or_else(|| member.today(app)),
    };
    let mut all = store::attribution::list_credited(tx, scope, day, SHOWN + 1).await?;
    if all.len() == 1 {
        let only = all.remove(0);
        return Ok(Explanation::One(Box::new(explained(tx, scope, only).await?)));
    }
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let has_more = all.len() > shown;
    all.truncate(shown);
    Ok(Explanation::Day { day, all, has_more, reader: scope.1 })
}

/// Why this conversion is whose it is.
///
/// # Errors
/// Those of [`explain`].
pub async fn explain_one(tx: &mut Tx, member: &Member, id: ConversionId) -> Result<Explained> {
    let scope = scope(member)?;
    let found = store::attribution::find_credited(tx, scope, id).await?;
    explained(tx, scope, found.ok_or_else(unknown)?).await
}

fn unknown() -> Refusal {
    Refusal::Attribution(refusal::Attribution::Unknown)
}

/// Whose conversions the asker may ask about: their own, or for managers all.
fn scope(member: &Member) -> Result<(ProgramId, Option<CreatorId>)> {
    let creator = match member.is_manager {
        true => None,
        false => Some(member.creator()?.creator_id),
    };
    Ok((member.program.program_id, creator))
}

async fn explained(
    tx: &mut Tx,
    (program, reader): (ProgramId, Option<CreatorId>),
    credited: Credited,
) -> Result<Explained> {
    let policy = match credited.policy_version {
        None => None,
        Some(0) => Some(Policy::default()),
        Some(version) => store::attribution::find_policy(tx, program, version).await?,
    };
    let contenders = store::attribution::list_contenders(tx, credited.conversion_id).await?;
    let own = match reader {
        Some(_) => None,
        None => store::own_sale::find(tx, credited.conversion_id).await?,
    };
    Ok(Explained { credited, policy, contenders, own, reader })
}
