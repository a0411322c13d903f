//! What participants owe by which day, and how they are reminded of it.

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::participation::Participation;
use crate::domain::program::Zone;
use crate::domain::reminder::{Kind, Reminder, Snooze};
use crate::domain::{CreatorId, DeadlineId, Language, PersonId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

use super::view::Owed;

/// Has a participant owe what their campaign asks for, each thing by its day, and reminds them of it. What is not asked
/// for any more is not owed any more; a new day counts from now on.
///
/// # Errors
/// When the database fails.
pub async fn plan(app: &App, tx: &mut Tx, participation: &Participation, zone: Zone) -> Result<()> {
    let now = app.clock.now();
    let known = store::participation::list_deadlines(tx, participation.participation_id).await?;
    let terms = store::participation::find_terms(tx, participation).await?;
    let asked = terms.into_iter().flat_map(|terms| terms.deliverables);
    let wanted: Vec<_> = asked.filter_map(|asked| Some((asked.deliverable_id, asked.due_on?))).collect();
    for gone in known.iter().filter(|known| wanted.iter().all(|(id, _)| *id != known.deliverable_id)) {
        store::participation::delete_deadline(tx, gone.deadline_id).await?;
        store::reminder::update_done(tx, Kind::Deadline, gone.deadline_id.0, now).await?;
    }
    for (deliverable, due_on) in wanted {
        let before = known.iter().find(|known| known.deliverable_id == deliverable);
        if before.is_some_and(|before| before.due_on == due_on || before.done_at.is_some()) {
            continue;
        }
        let owed = (participation.participation_id, deliverable);
        let id = store::participation::insert_or_update_deadline(tx, app.ids.next(), owed, due_on).await?;
        let whose = (participation.program_id, Some(participation.creator_id));
        let new = Reminder::until(app.ids.next(), whose, (Kind::Deadline, id.0), (zone, due_on), now);
        match store::reminder::find_of(tx, Kind::Deadline, id.0).await? {
            Some(known) => {
                let moved = Reminder { reminder_id: known.reminder_id, ..new };
                store::reminder::update(tx, &moved, known.due_at).await?;
            }
            None => store::reminder::insert(tx, &new).await?,
        }
    }
    Ok(())
}

/// Reminds a participant of nothing any more.
pub(super) async fn forget(app: &App, tx: &mut Tx, participation: &Participation) -> Result<()> {
    for deadline in store::participation::list_deadlines(tx, participation.participation_id).await? {
        store::reminder::update_done(tx, Kind::Deadline, deadline.deadline_id.0, app.clock.now()).await?;
        store::participation::delete_deadline(tx, deadline.deadline_id).await?;
    }
    Ok(())
}

/// What a participant owes, in their language.
pub(super) async fn owed(
    tx: &mut Tx,
    participation: &Participation,
    language: Language,
) -> Result<Vec<Owed>> {
    let mut owed = Vec::new();
    for deadline in store::participation::list_deadlines(tx, participation.participation_id).await? {
        let title = store::participation::get_title(tx, participation, deadline.deliverable_id).await?;
        owed.push(Owed { deadline, title: title.read(language).to_owned() });
    }
    Ok(owed)
}

/// Whose something owed is, wherever they press.
///
/// # Errors
/// When the database fails.
pub async fn place(tx: &mut Tx, person: PersonId, id: DeadlineId) -> Result<Option<CreatorId>> {
    let Some((_, own)) = store::participation::find_deadline(tx, id).await? else { return Ok(None) };
    let found = store::creator::find_own(tx, person, own.creator_id).await?;
    Ok(found.map(|found| found.creator_id))
}

/// Reminds the asker of something that they owe again at ten o'clock in some days. Says when. The day itself stays.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::PressStale`] of what is done.
pub async fn snooze(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, by): (DeadlineId, Snooze),
) -> Result<DateTime<Utc>> {
    let creator = member.creator()?.creator_id;
    let found = store::reminder::find_of(tx, Kind::Deadline, id.0).await?;
    let open = found.filter(|found| found.creator_id == Some(creator) && found.done_at.is_none());
    let open = open.ok_or(Refusal::PressStale)?;
    let (before, snoozed) = (open.due_at, open.snoozed(app.clock.now(), by));
    let until = snoozed.due_at.ok_or(Refusal::PressStale)?;
    store::reminder::update(tx, &snoozed, before).await?;
    Ok(until)
}
