//! Lets creators hand in what campaigns ask of them and say where it was published. Every version is kept.

mod fee;
mod review;
mod told;
mod view;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::app::{App, Member};
use crate::domain::contact::Topic;
use crate::domain::creator::Creator;
use crate::domain::notice::{Notice, Reader};
use crate::domain::participation::{Deadline, Participation};
use crate::domain::program::Zone;
use crate::domain::reminder::Kind;
use crate::domain::submission::{
    Draft, News, Revision, Submission, address, file_name, first_address, keepable, post,
};
use crate::domain::{
    CampaignId, CreatorId, DeadlineId, PersonId, Refusal, SubmissionDraftId, SubmissionId, disclosure,
};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

pub use review::{Decision, Place, check, decide, open, place, queued};
pub use told::{Told, told};
pub use view::{Row, View, list, show};

use view::own;

/// What is about to be handed in is kept for so long.
const KEPT: TimeDelta = TimeDelta::days(1);

/// Something that could be handed in, wherever it comes from.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The address that was typed, if one was.
    pub link: Option<String>,
    /// A file, if there is one.
    pub file: Option<File>,
    /// The words that stand beside it, as far as they are known.
    pub post: String,
}

/// A file that somebody brings.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it can be fetched for now.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// How large it is.
    pub bytes: u64,
}

impl Piece {
    /// What a message says: its file, else the first address in it, else the message itself.
    pub fn of_message(content: &str, file: Option<File>, message: String) -> Self {
        let link = file.is_none().then(|| first_address(content).unwrap_or(message));
        Self { link, file, post: content.to_owned() }
    }
}

/// What a creator wrote into the form.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The address; not asked for where there is a file.
    pub url: String,
    /// The words that stand beside it.
    pub post: String,
}

/// Something that is about to be handed in for one thing that is asked for.
#[derive(Clone, Debug)]
pub struct Start {
    /// For what.
    pub view: View,
    /// What, as far as it is known.
    pub draft: Option<Draft>,
}

/// Keeps what the asker is about to hand in, until they have said the rest of it.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`], [`Refusal::AddressUnreadable`], [`Refusal::TextTooLong`],
/// [`Refusal::FileTooLarge`].
pub async fn keep(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: SubmissionDraftId,
    piece: &Piece,
) -> Result<Draft> {
    let creator = member.creator()?;
    let (url, name) = match (&piece.file, piece.link.as_deref().map(str::trim)) {
        (Some(file), _) => {
            keepable(file.bytes)?;
            (file.url.clone(), Some(file_name(&file.name)))
        }
        (None, Some(link)) if !link.is_empty() => (address(link)?, None),
        (None, _) => (String::new(), None),
    };
    let draft = Draft {
        submission_draft_id: id,
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        url,
        file_name: name,
        post: piece.post.chars().take(crate::domain::submission::POST_LENGTH).collect(),
    };
    store::submission::insert_draft(tx, &draft, app.clock.now()).await?;
    Ok(draft)
}

/// What the asker is about to hand in, and the things that they could hand it in for.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::SubmissionDraftGone`], [`Refusal::NothingOwed`].
pub async fn choices(tx: &mut Tx, member: &Member, id: SubmissionDraftId) -> Result<Vec<Row>> {
    let creator = member.creator()?;
    let found = store::submission::find_draft(tx, creator.creator_id, id).await?;
    found.ok_or(Refusal::SubmissionDraftGone)?;
    let mut rows = list(tx, member).await?;
    rows.retain(Row::is_sendable);
    if rows.is_empty() { Err(Refusal::NothingOwed.into()) } else { Ok(rows) }
}

/// One thing that the asker can hand in, with what they are about to hand in for it: what was kept, else the last version.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::OwedUnknown`], [`Refusal::SubmissionApproved`], [`Refusal::SubmissionDraftGone`].
pub async fn start(
    tx: &mut Tx,
    member: &Member,
    (id, deadline): (Option<SubmissionDraftId>, DeadlineId),
) -> Result<Start> {
    let creator = member.creator()?;
    let view = show(tx, member, deadline).await?;
    view.submission.as_ref().map_or(Ok(()), Submission::sendable)?;
    let draft = match id {
        Some(id) => {
            let found = store::submission::find_draft(tx, creator.creator_id, id).await?;
            Some(found.ok_or(Refusal::SubmissionDraftGone)?)
        }
        None => None,
    };
    Ok(Start { view, draft })
}

/// Hands in a version. The managers hear of it, and nobody is reminded of it any more.
///
/// # Errors
/// Those of [`start`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::AddressUnreadable`],
/// [`Refusal::DisclosureMissing`], [`Refusal::DisclosureTokenMissing`], [`Refusal::PressStale`] where somebody decides at
/// this very moment.
pub async fn send(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    which: (Option<SubmissionDraftId>, DeadlineId),
    typed: &Typed,
) -> Result<View> {
    let creator = member.creator()?;
    let Start { draft, .. } = start(tx, member, which).await?;
    let (deadline, own) = own(tx, creator, which.1).await?;
    let file = draft.and_then(|draft| draft.file_name.map(|name| (draft.url, name)));
    let (url, name) = match file {
        Some((url, name)) => (url, Some(name)),
        None => (address(&typed.url)?, None),
    };
    let words = post(&typed.post)?;
    disclosed(tx, creator, own.campaign_id, &words).await?;
    let Some(sent) = next(app, tx, (&deadline, &own), (&url, &words)).await? else {
        return show(tx, member, which.1).await;
    };
    let revision = Revision {
        submission_id: sent.submission_id,
        number: sent.revision,
        url,
        file_name: name,
        kept_channel_id: None,
        kept_message_id: None,
        post: words,
        sent_at: sent.sent_at,
        verdict: None,
        words: String::new(),
        decided_by_person_id: None,
        decided_at: None,
    };
    store::submission::insert_revision(tx, &revision).await?;
    if revision.file_name.is_some() {
        let news = News::Filed(revision.submission_id, revision.number);
        let notice = Notice::Submission { creator_id: creator.creator_id, news };
        app.notify(tx, creator.program_id, Reader::Person(creator.person_id), &notice).await?;
    }
    let now = app.clock.now();
    store::participation::update_deadline_done(tx, deadline.deadline_id, now).await?;
    store::reminder::update_done(tx, Kind::Deadline, deadline.deadline_id.0, now).await?;
    tell_owner(app, tx, creator.creator_id, sent.submission_id).await?;
    show(tx, member, which.1).await
}

/// The submission with another version of this address and these words; `None` where the newest one is the same and waits.
async fn next(
    app: &App,
    tx: &mut Tx,
    (deadline, own): (&Deadline, &Participation),
    (url, words): (&str, &str),
) -> Result<Option<Submission>> {
    let now = app.clock.now();
    let asked = (own.participation_id, deadline.deliverable_id);
    let Some(before) = store::submission::find_of(tx, asked.0, asked.1).await? else {
        let whose = (own.program_id, own.campaign_id);
        let new = Submission::new(app.ids.next(), whose, own.creator_id, asked, now);
        let is_first = store::submission::insert(tx, &new).await?;
        return if is_first { Ok(Some(new)) } else { Err(Refusal::PressStale.into()) };
    };
    let last = store::submission::list_revisions(tx, before.submission_id).await?.pop();
    let is_same = last.is_some_and(|last| last.url == url && last.post == words && last.verdict.is_none());
    let sent = before.sent(now)?;
    if is_same {
        return Ok(None);
    }
    if !store::submission::update(tx, &sent).await? {
        return Err(Refusal::PressStale.into());
    }
    Ok(Some(sent))
}

/// Nothing, if a post says that it is an advertisement as its creator's market wants it.
async fn disclosed(tx: &mut Tx, creator: &Creator, campaign: CampaignId, words: &str) -> Result<()> {
    let Some(market) = creator.market_id else { return Ok(()) };
    let market = store::market::get(tx, market).await?;
    let token = match store::link::find_live(tx, creator.creator_id, campaign).await? {
        Some(link) => store::link::find_newest_token(tx, link.link_id).await?,
        None => None,
    };
    Ok(disclosure::check(&market, token.as_deref(), words)?)
}

async fn tell_owner(app: &App, tx: &mut Tx, creator_id: CreatorId, id: SubmissionId) -> Result<()> {
    let notice = Notice::Submission { creator_id, news: News::Sent(id) };
    app.notify_owner(tx, creator_id, &notice).await?;
    Ok(())
}

/// What the asker can say the address of: something of theirs that was approved, as they saw it.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::PressStale`], [`Refusal::SubmissionUnapproved`].
pub async fn postable(tx: &mut Tx, member: &Member, id: SubmissionId) -> Result<Submission> {
    let creator = member.creator()?;
    let found = store::submission::find(tx, id).await?;
    let own = found.filter(|found| found.creator_id == creator.creator_id).ok_or(Refusal::PressStale)?;
    own.postable()?;
    Ok(own)
}

/// Keeps where and since when it is published; without a day, since today. The managers hear of it.
///
/// # Errors
/// Those of [`postable`], [`Refusal::AddressUnreadable`], [`Refusal::DayUnreadable`], [`Refusal::DayAhead`].
pub async fn report(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: SubmissionId,
    (url, day): (&str, &str),
) -> Result<View> {
    let creator = member.creator()?;
    let before = postable(tx, member, id).await?;
    let url = address(url)?;
    let today = today(app, tx, creator).await?;
    let on = past_day(member, today, day)?;
    let posted = before.posted(url, on, app.clock.now())?;
    if !store::submission::update(tx, &posted).await? {
        return Err(Refusal::PressStale.into());
    }
    tell_owner(app, tx, creator.creator_id, id).await?;
    view::of_submission(tx, member.language, &posted).await?.ok_or_else(|| Refusal::PressStale.into())
}

/// The day that was typed, which is today or before.
fn past_day(member: &Member, today: NaiveDate, typed: &str) -> Result<NaiveDate, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(today);
    }
    let locale = member.person.locale.as_deref().unwrap_or_default();
    // Without a year it is the last such day.
    let since = today.checked_sub_days(Days::new(364)).unwrap_or(today);
    let unreadable = || Refusal::DayUnreadable { typed: typed.chars().take(40).collect(), example: today };
    let day = read_day(locale, since, typed).ok_or_else(unreadable)?;
    if day > today { Err(Refusal::DayAhead { day }) } else { Ok(day) }
}

/// Today, where a creator lives.
async fn today(app: &App, tx: &mut Tx, creator: &Creator) -> Result<NaiveDate> {
    Ok(app.clock.now().with_timezone(&zone(app, tx, creator).await?.0).date_naive())
}

/// Where a creator lives.
async fn zone(app: &App, tx: &mut Tx, creator: &Creator) -> Result<Zone> {
    let whose = (creator.program_id, creator.person_id);
    Ok(store::contact::get_situation(tx, whose, Topic::Staff, app.clock.now()).await?.zone)
}

/// What is meant by these words: its key, or what it is called.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::OwedUnknown`].
pub async fn meant(tx: &mut Tx, member: &Member, words: &str) -> Result<DeadlineId> {
    let words = words.trim().to_lowercase();
    let rows = list(tx, member).await?;
    if let Some(row) = rows.iter().find(|row| row.deadline.deadline_id.to_string() == words) {
        return Ok(row.deadline.deadline_id);
    }
    let mut called = rows.iter().filter(|row| row.title.to_lowercase() == words);
    match (called.next(), called.next()) {
        (Some(only), None) => Ok(only.deadline.deadline_id),
        _ => Err(Refusal::OwedUnknown.into()),
    }
}

/// The place of a person's own submission.
///
/// # Errors
/// When the database fails.
pub async fn place_of(tx: &mut Tx, person: PersonId, id: SubmissionId) -> Result<Option<CreatorId>> {
    let Some(found) = store::submission::find(tx, id).await? else { return Ok(None) };
    let own = store::creator::find_own(tx, person, found.creator_id).await?;
    Ok(own.map(|own| own.creator_id))
}

/// The place of whoever is about to hand something in.
///
/// # Errors
/// When the database fails.
pub async fn place_of_draft(
    tx: &mut Tx,
    person: PersonId,
    id: SubmissionDraftId,
) -> Result<Option<CreatorId>> {
    Ok(store::submission::find_drafter(tx, person, id).await?)
}

/// Drops what nobody has handed in within a day. Says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_drafts(app: &App) -> Result<u64> {
    let mut tx = app.begin().await?;
    let forgotten = store::submission::delete_old_drafts(&mut tx, app.clock.now() - KEPT).await?;
    tx.commit().await?;
    Ok(forgotten)
}
