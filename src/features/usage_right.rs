//! Says for what and how long programmes may use what creators published, and lets both sides renew that or end it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::{App, Member, Reviewer};
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::contact::Topic;
use crate::domain::creator::Creator;
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Zone;
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::submission::News;
use crate::domain::usage_right::{Side, State, UsageRight};
use crate::domain::{Language, ProgramId, Refusal, UsageRightId};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

/// Rights that one list shows.
const MOST: i64 = 25;

/// A right as one of the two sides sees it.
#[derive(Clone, Debug)]
pub struct View {
    /// The right.
    pub right: UsageRight,
    /// Whose content it is.
    pub creator: Creator,
    /// What the content is.
    pub title: String,
    /// For which campaign it was made.
    pub campaign: String,
    /// Where it is published.
    pub post_url: Option<String>,
    /// Who looks.
    pub side: Side,
    /// Today, where the creator lives.
    pub today: NaiveDate,
}

/// The rights to what the asker published, those that end first before the others.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn list(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<View>> {
    let creator = member.creator()?;
    let rights = store::usage_right::list_of_creator(tx, creator.creator_id).await?;
    let mut views = Vec::new();
    for right in rights {
        views.extend(view(app, tx, member.language, (right, Side::Creator)).await?);
    }
    Ok(views)
}

/// What the asker's programme may use, what ends first before the rest.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list_all(app: &App, tx: &mut Tx, who: &Reviewer) -> Result<Vec<View>> {
    let program = who.manages().ok_or(Refusal::NotAManager)?;
    let mut views = Vec::new();
    for right in store::usage_right::list(tx, program, MOST).await? {
        views.extend(view(app, tx, who.language, (right, Side::Program)).await?);
    }
    Ok(views)
}

/// A right that the asker is a side of.
///
/// # Errors
/// [`Refusal::PressStale`] of one that is none of theirs.
pub async fn show(app: &App, tx: &mut Tx, who: &Reviewer, id: UsageRightId) -> Result<View> {
    let found = store::usage_right::find(tx, id).await?.ok_or(Refusal::PressStale)?;
    let (program, creator) = (found.program_id, found.creator_id);
    let side = match who.is_creator(tx, program, creator).await? {
        true => Side::Creator,
        false if who.may_decide(tx, program, creator).await? => Side::Program,
        false => return Err(Refusal::PressStale.into()),
    };
    Ok(view(app, tx, who.language, (found, side)).await?.ok_or(Refusal::PressStale)?)
}

/// A right that can be renewed.
///
/// # Errors
/// Those of [`show`], [`Refusal::RightStopped`], [`Refusal::RightForGood`].
pub async fn renewable(app: &App, tx: &mut Tx, who: &Reviewer, id: UsageRightId) -> Result<View> {
    let view = show(app, tx, who, id).await?;
    view.right.renewable()?;
    Ok(view)
}

/// Proposes a later last day to the other side.
///
/// # Errors
/// Those of [`renewable`], [`Refusal::DayUnreadable`], [`Refusal::RenewalTooShort`].
pub async fn propose(app: &App, tx: &mut Tx, who: &Reviewer, id: UsageRightId, typed: &str) -> Result<View> {
    let before = renewable(app, tx, who, id).await?;
    let View { right, creator, side, today, .. } = before;
    let unreadable =
        || Refusal::DayUnreadable { typed: typed.trim().chars().take(40).collect(), example: today };
    let until = read_day(&who.locale, today, typed).ok_or_else(unreadable)?;
    let after = right.proposed(side, until, today)?;
    change(tx, &after).await?;
    match side {
        Side::Creator => tell_owner(app, tx, &creator, News::RightOffered(id)).await?,
        Side::Program => tell_creator(app, tx, &creator, News::RightWanted(id)).await?,
    }
    show(app, tx, who, id).await
}

/// Says yes or no to the later last day that the other side proposed, as the asker saw it.
///
/// # Errors
/// Those of [`show`], [`Refusal::PressStale`] when nothing of the kind is proposed any more.
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    who: &Reviewer,
    (id, revision): (UsageRightId, i32),
    is_yes: bool,
) -> Result<View> {
    let View { right, creator, side, .. } = show(app, tx, who, id).await?;
    let is_seen = right.revision == revision;
    let after = right.answered(side, is_yes).filter(|_| is_seen).ok_or(Refusal::PressStale)?;
    change(tx, &after).await?;
    if is_yes {
        remind(app, tx, &creator, &after).await?;
    }
    match side {
        Side::Creator => tell_owner(app, tx, &creator, News::RightAnswered(id)).await?,
        Side::Program => {
            tell_creator(app, tx, &creator, News::RightSettled(id)).await?;
            note(app, tx, who, &after, Deed::RightRenew).await?;
        }
    }
    show(app, tx, who, id).await
}

/// Has the programme stop using it; by its creator, from the last day on.
///
/// # Errors
/// Those of [`show`], [`Refusal::RightStopped`].
pub async fn stop(app: &App, tx: &mut Tx, who: &Reviewer, id: UsageRightId) -> Result<View> {
    let View { right, creator, side, .. } = show(app, tx, who, id).await?;
    let was_ending = right.state == State::Ending;
    let after = right.stopped(side, app.clock.now())?;
    change(tx, &after).await?;
    match side {
        Side::Creator if was_ending => {}
        Side::Creator => tell_owner(app, tx, &creator, News::RightUnwanted(id)).await?,
        Side::Program => {
            store::reminder::update_done(tx, Kind::UsageRight, id.0, app.clock.now()).await?;
            tell_creator(app, tx, &creator, News::RightSettled(id)).await?;
            note(app, tx, who, &after, Deed::RightStop).await?;
        }
    }
    show(app, tx, who, id).await
}

/// What news about a right come to in their reader's language; `None` where there is nothing left to say.
///
/// # Errors
/// When the database fails.
pub async fn told(
    app: &App,
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    news: News,
) -> Result<Option<View>> {
    let (id, side) = match news {
        News::RightEnds(id) | News::RightUnwanted(id) | News::RightOffered(id) | News::RightAnswered(id) => {
            (id, Side::Program)
        }
        News::RightWanted(id) | News::RightSettled(id) => (id, Side::Creator),
        News::Sent(_) | News::Filed(..) | News::Decided(_) => return Ok(None),
    };
    let found = store::usage_right::find(tx, id).await?.filter(|found| found.program_id == program);
    let is_true = |right: &UsageRight| match news {
        News::RightEnds(_) => right.state != State::Stopped,
        News::RightUnwanted(_) => right.state == State::Ending,
        News::RightOffered(_) => right.proposed.is_some_and(|(by, _)| by == Side::Creator),
        News::RightWanted(_) => right.proposed.is_some_and(|(by, _)| by == Side::Program),
        _ => true,
    };
    match found.filter(is_true) {
        Some(right) => view(app, tx, language, (right, side)).await,
        None => Ok(None),
    }
}

/// A right that its creator is reminded of.
///
/// # Errors
/// When the database fails.
pub async fn reminded(app: &App, tx: &mut Tx, language: Language, id: UsageRightId) -> Result<Option<View>> {
    match store::usage_right::find(tx, id).await? {
        Some(right) => view(app, tx, language, (right, Side::Creator)).await,
        None => Ok(None),
    }
}

/// Keeps what changed, unless somebody else has changed it meanwhile.
async fn change(tx: &mut Tx, after: &UsageRight) -> Result<()> {
    if store::usage_right::update(tx, after).await? { Ok(()) } else { Err(Refusal::PressStale.into()) }
}

/// Reminds both sides of the last day as it is now.
async fn remind(app: &App, tx: &mut Tx, creator: &Creator, right: &UsageRight) -> Result<()> {
    let Some(until) = right.until_on else { return Ok(()) };
    let now = app.clock.now();
    let (whose, about) =
        ((right.program_id, Some(right.creator_id)), (Kind::UsageRight, right.usage_right_id.0));
    let until = (zone(tx, creator, now).await?, until);
    let reminder = Reminder::until(app.ids.next(), whose, about, until, now);
    Ok(store::reminder::insert_or_update(tx, &reminder).await?)
}

async fn zone(tx: &mut Tx, creator: &Creator, now: DateTime<Utc>) -> Result<Zone> {
    let whose = (creator.program_id, creator.person_id);
    Ok(store::contact::get_situation(tx, whose, Topic::Staff, now).await?.zone)
}

async fn tell_owner(app: &App, tx: &mut Tx, creator: &Creator, news: News) -> Result<()> {
    let notice = Notice::Submission { creator_id: creator.creator_id, news };
    app.notify_owner(tx, creator.creator_id, &notice).await?;
    Ok(())
}

async fn tell_creator(app: &App, tx: &mut Tx, creator: &Creator, news: News) -> Result<()> {
    let notice = Notice::Submission { creator_id: creator.creator_id, news };
    app.notify(tx, creator.program_id, Reader::Person(creator.person_id), &notice).await?;
    Ok(())
}

async fn note(app: &App, tx: &mut Tx, who: &Reviewer, right: &UsageRight, deed: Deed) -> Result<()> {
    let line = Line {
        audit_id: app.ids.next(),
        program_id: right.program_id,
        person_id: Some(who.person_id),
        deed,
        subject: Subject::Creator(right.creator_id),
        detail: String::new(),
        done_at: app.clock.now(),
    };
    Ok(store::audit::insert(tx, &line).await?)
}

/// A right as one side sees it; `None` when its creator is not known any more.
async fn view(
    app: &App,
    tx: &mut Tx,
    language: Language,
    (right, side): (UsageRight, Side),
) -> Result<Option<View>> {
    let program = right.program_id;
    let Some(creator) = store::creator::find_in(tx, program, right.creator_id).await? else {
        return Ok(None);
    };
    let Some(submission) = store::submission::find(tx, right.submission_id).await? else { return Ok(None) };
    let campaign = store::campaign::find(tx, program, language, right.campaign_id).await?;
    let own = store::participation::find_in(tx, program, submission.participation_id).await?;
    let Some(own) = own else { return Ok(None) };
    let title = store::participation::get_title(tx, &own, submission.deliverable_id).await?;
    let now = app.clock.now();
    let today = now.with_timezone(&zone(tx, &creator, now).await?.0).date_naive();
    Ok(Some(View {
        title: title.read(language).to_owned(),
        campaign: campaign.map(|campaign| campaign.name).unwrap_or_default(),
        post_url: submission.post_url,
        right,
        creator,
        side,
        today,
    }))
}
