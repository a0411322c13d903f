//! Says how the programme acts on a council's vote, and what became of that.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::council::{News, Piece};
use crate::domain::decision::{Decision, Told, read};
use crate::domain::notice::{Notice, Reader};
use crate::domain::proposal::{State, View};
use crate::domain::refusal::{Council as No, Field};
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::text::Variants;
use crate::domain::{DecisionId, Language, PersonId, ProgramId, ProposalId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages for which the form has room.
const LANGUAGES: usize = 4;
/// Decisions that are listed.
const LISTED: i64 = 10;

/// A vote about which managers decide, and the languages in which they say so.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::ProposalUnknown`], [`No::Unvoted`], [`No::Decided`].
pub async fn open(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<(View, Vec<Language>)> {
    member.manager()?;
    let view = store::proposal::find_view(tx, member.program.program_id, id).await?;
    let view = view.ok_or(Refusal::Council(No::ProposalUnknown))?;
    if view.proposal.state != State::Closed {
        return Err(Refusal::Council(No::Unvoted).into());
    }
    match view.decision {
        Some(_) => Err(Refusal::Council(No::Decided).into()),
        None => Ok((view, languages(tx, member).await?)),
    }
}

async fn languages(tx: &mut Tx, member: &Member) -> Result<Vec<Language>> {
    let mut languages = store::program::list_languages(tx, &member.program).await?;
    languages.truncate(LANGUAGES);
    Ok(languages)
}

/// Decides what the programme does about a vote, and by when. Whoever decides sees to it, and is reminded until it is done.
/// Of two who decide at once one does.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`No::DayNeeded`], [`Refusal::DayOver`].
pub async fn decide(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, day): (ProposalId, &str),
    typed: &[String],
) -> Result<Told> {
    let (view, languages) = open(tx, member, id).await?;
    let plan = read(Field::DecisionPlan, &languages, typed)?;
    let (today, now) = (member.today(app), app.clock.now());
    let due_on = member.day_needed(app, day)?;
    if due_on < today {
        return Err(Refusal::DayOver { day: due_on }.into());
    }
    let decision = Decision {
        decision_id: app.ids.next(),
        program_id: member.program.program_id,
        proposal_id: id,
        owner: Some(member.person.person_id),
        due_on,
        done_at: None,
        plan: plan.iter().cloned().collect(),
        done: Variants::default(),
    };
    if !store::decision::insert(tx, &decision, &plan, now).await? {
        return Err(Refusal::Council(No::Decided).into());
    }
    let about = (Kind::Decision, decision.decision_id.0);
    let due = (member.program.zone, due_on);
    let reminder = Reminder::until(app.ids.next(), (decision.program_id, None), about, due, now);
    store::reminder::insert(tx, &reminder).await?;
    show(app, tx, &view, Some(member)).await?;
    Ok(Told { decision, said: view.titles() })
}

/// Has the outcome's post say what was decided, and the audit who did.
async fn show(app: &App, tx: &mut Tx, view: &View, member: Option<&Member>) -> Result<()> {
    let proposal = &view.proposal;
    let council = store::council::find(tx, proposal.program_id, proposal.council_id).await?;
    if let Some((council, channel)) = council.and_then(|council| Some((council, council.channel_id?))) {
        app.show_proposal(tx, (&council, channel), proposal.proposal_id, &[Piece::Outcome]).await?;
    }
    if let Some(member) = member {
        let subject = Subject::Council(proposal.council_id);
        store::audit::insert(tx, &member.did(app, Deed::CouncilDecide, subject, "")).await?;
    }
    Ok(())
}

/// A decision that is not done, and the languages in which managers say what was done.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::DecisionDone`].
pub async fn closing(tx: &mut Tx, member: &Member, id: DecisionId) -> Result<(Told, Vec<Language>)> {
    member.manager()?;
    let told = told(tx, member.program.program_id, id).await?;
    let open = told.filter(|told| told.decision.done_at.is_none());
    Ok((open.ok_or(Refusal::Council(No::DecisionDone))?, languages(tx, member).await?))
}

/// Says what was done about a vote. Of two who say so at once one does.
///
/// # Errors
/// Those of [`closing`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn close(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: DecisionId,
    typed: &[String],
) -> Result<Told> {
    let (open, languages) = closing(tx, member, id).await?;
    let done = read(Field::DecisionDone, &languages, typed)?;
    let now = app.clock.now();
    if !store::decision::update_done(tx, id, &done, now).await? {
        return Err(Refusal::Council(No::DecisionDone).into());
    }
    store::reminder::update_done(tx, Kind::Decision, id.0, now).await?;
    let program = member.program.program_id;
    if let Some(view) = store::proposal::find_view(tx, program, open.decision.proposal_id).await? {
        show(app, tx, &view, Some(member)).await?;
    }
    Ok(told(tx, program, id).await?.ok_or(Refusal::PressStale)?)
}

/// Makes a decision another manager's to see to, who hears of it and is reminded from then on. Doing so twice is the same as
/// once.
///
/// # Errors
/// [`Refusal::NotAManager`], [`No::DecisionDone`], [`No::NoManager`].
pub async fn hand_over(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: DecisionId,
    (owner, is_manager): (PersonId, bool),
) -> Result<Told> {
    let (open, _) = closing(tx, member, id).await?;
    if !is_manager {
        return Err(Refusal::Council(No::NoManager).into());
    }
    let program = member.program.program_id;
    if store::decision::update_owner(tx, id, owner).await? {
        if owner != member.person.person_id {
            let told = News::HandedOver { decision_id: id };
            app.notify(tx, program, Reader::Person(owner), &Notice::Council { told }).await?;
        }
        if let Some(view) = store::proposal::find_view(tx, program, open.decision.proposal_id).await? {
            show(app, tx, &view, Some(member)).await?;
        }
    }
    Ok(told(tx, program, id).await?.ok_or(Refusal::PressStale)?)
}

/// A decision of a programme, and what it is about.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, program: ProgramId, id: DecisionId) -> Result<Option<Told>> {
    let found = store::decision::find_told(tx, id).await?;
    Ok(found.filter(|found| found.decision.program_id == program))
}

/// What the programme decided lately, for everybody in it.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list(tx: &mut Tx, member: &Member) -> Result<Vec<Told>> {
    if !member.is_manager {
        member.creator()?;
    }
    Ok(store::decision::list(tx, member.program.program_id, LISTED).await?)
}
