//! Lets managers decide on applications: approve, ask first, or decline with a reason.

use crate::app::{App, Member};
use crate::domain::application::{self, Application, Inquiry, State};
use crate::domain::audit::{Deed, Subject};
use crate::domain::creator::{Creator, Profile, Stage};
use crate::domain::link::Link;
use crate::domain::notice::{Notice, Reader};
use crate::domain::reminder::Kind;
use crate::domain::{ApplicationId, CreatorId, InquiryId, NoticeId, PersonId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// An application as managers see it.
#[derive(Clone, Debug)]
pub struct Review {
    /// The application.
    pub application: Application,
    /// Who applies; nobody once they erased what was known of them.
    pub applicant: Option<Profile>,
    /// What was asked, oldest first.
    pub inquiries: Vec<Inquiry>,
}

/// What came of a manager's decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The application as it stands now.
    pub review: Review,
    /// The notices that say so to others; none when somebody else was faster.
    pub notices: Vec<NoticeId>,
}

/// An application among those that wait.
#[derive(Clone, Debug)]
pub struct Place {
    /// The application.
    pub review: Review,
    /// How many wait in all.
    pub waiting: usize,
    /// Its place among them, from 1; none when it is decided.
    pub position: Option<usize>,
    /// The waiting one before it.
    pub previous: Option<ApplicationId>,
    /// The waiting one after it.
    pub next: Option<ApplicationId>,
}

/// An application of this programme as it stands; `None` when there is none of this key.
///
/// # Errors
/// When the database fails.
pub async fn review(tx: &mut Tx, program: ProgramId, id: ApplicationId) -> Result<Option<Review>> {
    let Some(application) = store::application::find(tx, program, id).await? else { return Ok(None) };
    let applicant = match store::creator::find_in(tx, program, application.creator_id).await? {
        Some(creator) => store::creator::find_profile(tx, &creator).await?,
        None => None,
    };
    let inquiries = store::application::list_inquiries(tx, id).await?;
    Ok(Some(Review { application, applicant, inquiries }))
}

/// The application of this key, or the oldest that waits, with its place in the queue; `None` when none waits.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn place(tx: &mut Tx, member: &Member, id: Option<ApplicationId>) -> Result<Option<Place>> {
    member.manager()?;
    let program = member.program.program_id;
    let waiting = store::application::list_waiting(tx, program).await?;
    let Some(id) = id.or(waiting.first().copied()) else { return Ok(None) };
    let review = review(tx, program, id).await?.ok_or(Refusal::PressStale)?;
    Ok(Some(Place {
        review,
        waiting: waiting.len(),
        position: waiting.iter().position(|known| *known == id).map(|index| index + 1),
        previous: waiting.iter().copied().rfind(|known| *known < id),
        next: waiting.iter().copied().find(|known| *known > id),
    }))
}

/// Lets the applicant in, with their first link; they are asked how it goes from then on. Whoever does so is responsible
/// for them, until managers decide otherwise.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn approve(app: &App, tx: &mut Tx, member: &Member, id: ApplicationId) -> Result<Decision> {
    let (creator, application) = match decide(app, tx, member, id, (State::Approved, None)).await? {
        Ok(decided) => decided,
        Err(faster) => return Ok(faster),
    };
    store::creator::update_owner_where_none(tx, creator.creator_id, member.person.person_id).await?;
    let now = app.clock.now();
    store::check_in::insert_schedule(tx, creator.creator_id, creator.program_id, now).await?;
    let link = first_link(app, tx, member, &creator).await?;
    let welcome = Notice::ApplicationApproved {
        program: member.program.name.clone(),
        url: link.as_ref().map(|link| app.link_url(&link.code)),
        campaign: link.as_ref().map(|link| link.campaign_id),
    };
    let decision =
        tell(app, tx, member, (&creator, &application), (Deed::ApplicationApprove, &welcome)).await?;
    if let Some(link) = link {
        let of = (&member.program, link.campaign_id);
        app.welcome_with_promo_code(tx, of, creator.creator_id, true).await?;
    }
    Ok(decision)
}

/// Declines the application, and says why.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`], [`Refusal::TextMissing`].
pub async fn decline(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ApplicationId,
    reason: &str,
) -> Result<Decision> {
    member.manager()?;
    let reason = application::reason(reason)?;
    let (creator, application) = match decide(app, tx, member, id, (State::Declined, Some(&reason))).await? {
        Ok(decided) => decided,
        Err(faster) => return Ok(faster),
    };
    let program = member.program.name.clone();
    let no = Notice::ApplicationDeclined { program, creator_id: creator.creator_id, reason };
    tell(app, tx, member, (&creator, &application), (Deed::ApplicationDecline, &no)).await
}

/// Asks the applicant something.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`], [`Refusal::TextMissing`].
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ApplicationId,
    question: &str,
) -> Result<Decision> {
    let review = waiting(tx, member, id).await?;
    let question = application::question(question)?;
    let (Some(applicant), State::Waiting) = (&review.applicant, review.application.state) else {
        return Ok(Decision { review, notices: Vec::new() });
    };
    let inquiry = Inquiry {
        inquiry_id: app.ids.next(),
        application_id: id,
        question: question.clone(),
        asked_by_person_id: member.person.person_id,
        asked_at: app.clock.now(),
        answer: None,
        answered_at: None,
    };
    store::application::insert_inquiry(tx, &inquiry).await?;
    let program = member.program.name.clone();
    let asked = Notice::ApplicationInquiry { program, inquiry_id: inquiry.inquiry_id, question };
    let pair = (&applicant.creator, &review.application);
    tell(app, tx, member, pair, (Deed::ApplicationAsk, &asked)).await
}

/// An application of the asker's programme, which they may decide on.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`].
pub async fn waiting(tx: &mut Tx, member: &Member, id: ApplicationId) -> Result<Review> {
    member.manager()?;
    Ok(review(tx, member.program.program_id, id).await?.ok_or(Refusal::PressStale)?)
}

/// The place of whoever was asked this, and the question. `None` of another's question.
///
/// # Errors
/// When the database fails.
pub async fn inquired(tx: &mut Tx, person: PersonId, id: InquiryId) -> Result<Option<(CreatorId, Inquiry)>> {
    let Some((id, creator)) = store::application::find_inquiry(tx, person, id).await? else {
        return Ok(None);
    };
    Ok(Some((creator, store::application::get_inquiry(tx, id).await?)))
}

/// Keeps the applicant's answer. False when it was answered or decided before; then nothing changes.
///
/// # Errors
/// [`Refusal::PressStale`] when the question is not theirs, [`Refusal::TextMissing`].
pub async fn answer(app: &App, tx: &mut Tx, member: &Member, id: InquiryId, answer: &str) -> Result<bool> {
    let person = member.person.person_id;
    store::application::find_inquiry(tx, person, id).await?.ok_or(Refusal::PressStale)?;
    let answer = application::answer(answer)?;
    let Some(id) = store::application::update_answered(tx, id, &answer, app.clock.now()).await? else {
        return Ok(false);
    };
    let application = store::application::find(tx, member.program.program_id, id).await?;
    app.show_application(tx, &application.ok_or(Refusal::PressStale)?).await?;
    Ok(true)
}

type Decided = std::result::Result<(Creator, Application), Decision>;

/// Decides a waiting application, once: whoever comes second gets what was decided.
async fn decide(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ApplicationId,
    (state, reason): (State, Option<&str>),
) -> Result<Decided> {
    let review = waiting(tx, member, id).await?;
    let (Some(applicant), State::Waiting) = (review.applicant.clone(), review.application.state) else {
        return Ok(Err(Decision { review, notices: Vec::new() }));
    };
    let (by, now) = (Some(member.person.person_id), app.clock.now());
    if store::application::update_decided(tx, id, (state, reason), by, now).await?.is_none() {
        let review = waiting(tx, member, id).await?;
        return Ok(Err(Decision { review, notices: Vec::new() }));
    }
    let stage = if state == State::Approved { Stage::Active } else { Stage::Declined };
    let creator = Creator { stage, ..applicant.creator };
    store::creator::update_stage(tx, creator.creator_id, (Stage::Applied, stage), now).await?;
    store::reminder::update_done(tx, Kind::Application, id.0, now).await?;
    Ok(Ok((creator, review.application)))
}

/// Writes what a deed of a manager's causes: the audit's line, word to the applicant, the message drawn anew.
async fn tell(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (creator, application): (&Creator, &Application),
    (deed, notice): (Deed, &Notice),
) -> Result<Decision> {
    let id = application.application_id;
    store::audit::insert(tx, &member.did(app, deed, Subject::Application(id), "")).await?;
    let said = app.notify(tx, creator.program_id, Reader::Person(creator.person_id), notice).await?;
    let drawn = app.show_application(tx, application).await?;
    let review = review(tx, creator.program_id, id).await?.ok_or(Refusal::PressStale)?;
    Ok(Decision { review, notices: drawn.into_iter().chain([said]).collect() })
}

/// The link of the evergreen campaign, made if there is none; `None` where no such campaign is open to the creator.
async fn first_link(app: &App, tx: &mut Tx, member: &Member, creator: &Creator) -> Result<Option<Link>> {
    let live = store::campaign::list_live(tx, creator, member.language).await?;
    let Some(campaign) = live.into_iter().find(|campaign| campaign.is_evergreen) else { return Ok(None) };
    let of = (creator.program_id, creator.creator_id);
    let link = app.find_or_make_link(tx, of, campaign.campaign_id).await?;
    Ok(Some(link))
}
