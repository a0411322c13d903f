//! Lets creators ask their owner something, on a clock that stops when somebody answers.

use chrono::{DateTime, Utc};

use crate::app::{App, Asker, Member};
use crate::domain::contact::Weekdays;
use crate::domain::notice::{Notice, Reader};
use crate::domain::owner_question::{OwnerQuestion, Step, clock};
use crate::domain::program::{Purpose, Zone};
use crate::domain::refusal::Field;
use crate::domain::relationship::words;
use crate::domain::{CreatorId, OwnerQuestionId, PersonId, ProgramId, Refusal, working_time};
use crate::error::Result;
use crate::store::{self, Tx};

/// Questions looked at in one tick.
const BATCH: i64 = 100;

/// Whoever answers, and what they see.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: OwnerQuestion,
    /// Who asks.
    pub name: String,
}

/// Puts a question to the asker's owner, who is named where there is one; otherwise to the managers.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    raw: &str,
) -> Result<(OwnerQuestion, Option<PersonId>)> {
    let creator = member.creator()?;
    let body = words(Field::OwnerQuestion, raw)?;
    let (_, owner) = store::creator::get_owner(tx, creator.creator_id).await?;
    let now = app.clock.now();
    let (zone, free) = hours(tx, member, owner).await?;
    let (remind_at, escalate_at) = clock(now, zone, free);
    let question = OwnerQuestion {
        owner_question_id: app.ids.next(),
        program_id: member.program.program_id,
        creator_id: creator.creator_id,
        body,
        asked_at: now,
        remind_at,
        escalate_at,
        reminded_at: None,
        escalated_at: None,
        answer: None,
        answered_by_person_id: None,
        answered_at: None,
    };
    store::owner_question::insert(tx, &question).await?;
    let notice = Notice::OwnerQuestion {
        program: member.program.name.clone(),
        creator: creator.name.clone(),
        question_id: question.owner_question_id,
        question: question.body.clone(),
        waiting_since: None,
    };
    app.notify_owner(tx, creator.creator_id, &notice).await?;
    Ok((question, owner))
}

/// The zone in which an owner works, and the days of the week that they keep free: their own, else the usual ones.
async fn hours(tx: &mut Tx, member: &Member, owner: Option<PersonId>) -> Result<(Zone, Weekdays)> {
    let (usual, weekend) = (member.program.zone, working_time::weekend());
    let Some(owner) = owner else { return Ok((usual, weekend)) };
    let zone = store::person::find(tx, owner).await?.and_then(|person| person.zone.0);
    let free = store::contact::find_quiet(tx, owner).await?.map(|quiet| quiet.days);
    Ok((zone.unwrap_or(usual), free.filter(|days| *days != Weekdays::default()).unwrap_or(weekend)))
}

/// The question, for whoever may answer it: the creator's owner or backup wherever they are, a manager on the server.
///
/// # Errors
/// [`Refusal::PressStale`] for everybody else, [`Refusal::OwnerQuestionAnswered`].
pub async fn open(
    tx: &mut Tx,
    (asker, member): (&Asker, Option<&Member>),
    id: OwnerQuestionId,
) -> Result<Asked> {
    let question = store::owner_question::find(tx, id).await?.ok_or(Refusal::PressStale)?;
    let creator = store::creator::find_in(tx, question.program_id, question.creator_id).await?;
    let creator = creator.ok_or(Refusal::PressStale)?;
    let is_manager =
        member.is_some_and(|member| member.program.program_id == question.program_id && member.is_manager);
    let responsible = store::relationship::list_responsible(tx, question.creator_id).await?;
    if !is_manager && !responsible.contains(&asker.person_id) {
        return Err(Refusal::PressStale.into());
    }
    if question.answered_at.is_some() {
        return Err(Refusal::OwnerQuestionAnswered.into());
    }
    Ok(Asked { question, name: creator.name })
}

/// Answers, and has the creator hear it.
///
/// # Errors
/// Those of [`open`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    (asker, member): (&Asker, Option<&Member>),
    id: OwnerQuestionId,
    raw: &str,
) -> Result<Asked> {
    let asked = open(tx, (asker, member), id).await?;
    let answer = words(Field::OwnerAnswer, raw)?;
    let now = app.clock.now();
    if !store::owner_question::update_answered(tx, id, (&answer, asker.person_id), now).await? {
        return Err(Refusal::OwnerQuestionAnswered.into());
    }
    let question = &asked.question;
    let program = store::program::get(tx, question.program_id).await?;
    if let Some(creator) = store::creator::find_in(tx, question.program_id, question.creator_id).await? {
        let notice = Notice::OwnerAnswer {
            program: program.name,
            creator_id: question.creator_id,
            question: question.body.clone(),
            answer,
            answered_by: asker.person_id,
        };
        app.notify(tx, question.program_id, Reader::Person(creator.person_id), &notice).await?;
    }
    Ok(asked)
}

/// Reminds owners, and lets the other managers hear, of questions that have waited too long. Says how many.
///
/// # Errors
/// When the database fails; who heard before is not told again.
pub async fn remind(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let mut tx = app.read().await?;
    let due = store::owner_question::due(&mut tx, now, BATCH).await?;
    tx.commit().await?;
    for question in &due {
        let mut tx = app.begin().await?;
        match question.step(now) {
            Some(step) => said_again(app, &mut tx, question, step).await?,
            None => continue,
        }
        tx.commit().await?;
    }
    Ok(due.len())
}

async fn said_again(app: &App, tx: &mut Tx, question: &OwnerQuestion, step: Step) -> Result<()> {
    let now = app.clock.now();
    let id = question.owner_question_id;
    let is_first = match step {
        Step::Remind => store::owner_question::update_reminded(tx, id, now).await?,
        Step::Escalate => store::owner_question::update_escalated(tx, id, now).await?,
    };
    let creator = store::creator::find_in(tx, question.program_id, question.creator_id).await?;
    let (Some(creator), true) = (creator, is_first) else { return Ok(()) };
    let notice = Notice::OwnerQuestion {
        program: store::program::get(tx, question.program_id).await?.name,
        creator: creator.name,
        question_id: id,
        question: question.body.clone(),
        waiting_since: Some(question.asked_at),
    };
    match step {
        Step::Remind => app.notify_owner(tx, question.creator_id, &notice).await.map(drop)?,
        Step::Escalate => lead(app, tx, question.program_id, question.creator_id, &notice).await?,
    }
    Ok(())
}

/// Tells the backup and the managers' channel: whoever is there first answers.
async fn lead(app: &App, tx: &mut Tx, program: ProgramId, creator: CreatorId, notice: &Notice) -> Result<()> {
    if let Some(backup) = store::relationship::find_backup(tx, creator).await? {
        app.notify(tx, program, Reader::Person(backup), notice).await?;
    }
    for channel in store::program::list_channels(tx, program, Purpose::Review, None).await? {
        app.notify(tx, program, Reader::Channel(channel.channel_id), notice).await?;
    }
    Ok(())
}

/// When the next question will have waited too long.
///
/// # Errors
/// When the database fails.
pub async fn next(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::owner_question::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}
