//! Publishes announcements when somebody says so or their moment has come, and corrects those that stand in public.

use chrono::{DateTime, Utc};

use super::{Sheet, note, sheet, show};
use crate::app::{App, Member};
use crate::domain::announcement::{Announcement, Lack, State, Text, Words};
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::{Program, Purpose};
use crate::domain::{AnnouncementId, Language, ProgramId, Refusal};
use crate::error::{Error, Result};
use crate::store::{self, Tx};

/// Announcements looked at in one transaction.
const BATCH: i64 = 20;

/// What came of publishing or correcting.
#[derive(Clone, Debug)]
pub enum Publication {
    /// These channels are told.
    Published(Sheet),
    /// Something is missing, or there is nothing new to say: this is how it stands.
    Unchanged(Sheet),
}

/// Publishes an announcement in the language of each channel. Nothing happens while words are missing or stale, where
/// there is no channel, or when it is published already.
///
/// # Errors
/// Those of [`show`], and [`Refusal::CreatorNamed`].
pub async fn publish(app: &App, tx: &mut Tx, member: &Member, id: AnnouncementId) -> Result<Publication> {
    let before = show(tx, member, id).await?;
    if before.announcement.state == State::Published || !before.lacks.is_empty() || before.channels.is_empty()
    {
        return Ok(Publication::Unchanged(before));
    }
    nobody_named(app, tx, &before).await?;
    if !post(app, tx, &before).await? {
        return Ok(Publication::Unchanged(sheet(tx, &member.program, id).await?));
    }
    note(app, tx, member, (Deed::AnnouncementPublish, id), "").await?;
    Ok(Publication::Published(sheet(tx, &member.program, id).await?))
}

/// Whether somebody is named who was not when the words were written.
async fn nobody_named(app: &App, tx: &mut Tx, sheet: &Sheet) -> Result<()> {
    let texts: Vec<&str> = sheet.texts.iter().flat_map(|text| [&*text.title, &*text.body]).collect();
    app.nobody_named(tx, sheet.announcement.program_id, &texts).await
}

/// Has an announcement that lacks nothing posted; `false` when it was published, scheduled or changed meanwhile.
async fn post(app: &App, tx: &mut Tx, sheet: &Sheet) -> Result<bool> {
    let Announcement { announcement_id: id, program_id: program, .. } = sheet.announcement;
    if !store::announcement::update_published(tx, &sheet.announcement, app.clock.now()).await? {
        return Ok(false);
    }
    store::announcement::update_posted(tx, id, &sheet.ready()).await?;
    for (channel, language) in &sheet.channels {
        store::announcement::insert_post(tx, id, *channel, *language).await?;
        let notice = Notice::Announcement { announcement_id: id, language: *language };
        app.notify(tx, program, Reader::Channel(*channel), &notice).await?;
    }
    Ok(true)
}

/// Brings the posts of a published announcement in line with its words. Nothing happens while words are missing or
/// stale, or where nothing is new.
///
/// # Errors
/// Those of [`show`], [`Refusal::AnnouncementUnpublished`], [`Refusal::CreatorNamed`].
pub async fn correct(app: &App, tx: &mut Tx, member: &Member, id: AnnouncementId) -> Result<Publication> {
    let before = show(tx, member, id).await?;
    if before.announcement.state != State::Published {
        return Err(Refusal::AnnouncementUnpublished.into());
    }
    if !before.lacks.is_empty() || !before.has_news() {
        return Ok(Publication::Unchanged(before));
    }
    nobody_named(app, tx, &before).await?;
    if !store::announcement::update_unchanged(tx, id, before.announcement.revision).await? {
        return Ok(Publication::Unchanged(sheet(tx, &member.program, id).await?));
    }
    store::announcement::update_posted(tx, id, &before.ready()).await?;
    for (channel, language) in &before.channels {
        if before.text(*language).is_some_and(Text::is_news) {
            let notice = Notice::Announcement { announcement_id: id, language: *language };
            app.notify(tx, member.program.program_id, Reader::Channel(*channel), &notice).await?;
        }
    }
    note(app, tx, member, (Deed::AnnouncementCorrect, id), "").await?;
    Ok(Publication::Published(sheet(tx, &member.program, id).await?))
}

/// What stands in public of an announcement in a language; `None` where nothing does.
///
/// # Errors
/// When the database fails.
pub async fn posted(
    tx: &mut Tx,
    program: ProgramId,
    (id, language): (AnnouncementId, Language),
) -> Result<Option<Words>> {
    if store::announcement::find(tx, program, id).await?.is_none() {
        return Ok(None);
    }
    let shown = store::announcement::list_shown(tx, id).await?;
    Ok(shown.into_iter().find(|(known, _)| *known == language).map(|(_, words)| words))
}

/// Publishes the announcements whose moment has come. One that lacks something becomes a draft again, and whoever
/// scheduled it is told why. Says how many were published.
///
/// # Errors
/// When the database fails.
pub async fn publish_due(app: &App) -> Result<usize> {
    let mut published = 0;
    loop {
        let mut tx = app.begin().await?;
        let due = store::announcement::due(&mut tx, app.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(published);
        }
        for announcement in due {
            published += usize::from(come_due(app, &mut tx, announcement).await?);
        }
        tx.commit().await?;
    }
}

/// When the next announcement is to be published.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::announcement::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Publishes one announcement whose moment has come, or holds it back. Another process that is at it too finds that it
/// is no longer to be published then.
async fn come_due(app: &App, tx: &mut Tx, due: Announcement) -> Result<bool> {
    let (id, Some(at)) = (due.announcement_id, due.scheduled_at) else { return Ok(false) };
    let program = store::program::get(tx, due.program_id).await?;
    let sheet = sheet(tx, &program, id).await?;
    // The other process may have been at it between the two looks.
    if sheet.announcement.state != State::Scheduled || sheet.announcement.scheduled_at != Some(at) {
        return Ok(false);
    }
    let mut lacks = sheet.lacks.clone();
    if lacks.is_empty() {
        lacks = named(app, tx, &sheet).await?;
    }
    let is_ready = lacks.is_empty() && !sheet.channels.is_empty();
    if is_ready && post(app, tx, &sheet).await? {
        let line = Line {
            audit_id: app.ids.next(),
            program_id: due.program_id,
            person_id: due.scheduled_by_person_id,
            deed: Deed::AnnouncementPublish,
            subject: Subject::Announcement(id),
            detail: String::new(),
            done_at: app.clock.now(),
        };
        store::audit::insert(tx, &line).await?;
        return Ok(true);
    }
    if !is_ready && store::announcement::update_unscheduled(tx, id, at).await? {
        held(app, tx, (&program, &due), &sheet, lacks).await?;
    }
    Ok(false)
}

/// The languages in which somebody is named.
async fn named(app: &App, tx: &mut Tx, sheet: &Sheet) -> Result<Vec<Lack>> {
    let mut named = Vec::new();
    for text in &sheet.texts {
        let program = sheet.announcement.program_id;
        match app.nobody_named(tx, program, &[&text.title, &text.body]).await {
            Ok(()) => {}
            Err(Error::Refusal(_)) => named.push(Lack::Named(text.language)),
            Err(failure) => return Err(failure),
        }
    }
    Ok(named)
}

/// Tells whoever scheduled an announcement that it was not published, and why; the managers where nobody knows who did.
async fn held(
    app: &App,
    tx: &mut Tx,
    (program, due): (&Program, &Announcement),
    sheet: &Sheet,
    lacks: Vec<Lack>,
) -> Result<()> {
    let notice = Notice::AnnouncementHeld {
        program: program.name.clone(),
        announcement_id: due.announcement_id,
        title: sheet.original().map(|text| text.title.clone()).unwrap_or_default(),
        lacks,
    };
    let reader = match due.scheduled_by_person_id {
        Some(person) => Some(Reader::Person(person)),
        None => {
            let channels =
                store::program::list_channels(tx, program.program_id, Purpose::Review, None).await?;
            channels.first().map(|channel| Reader::Channel(channel.channel_id))
        }
    };
    if let Some(reader) = reader {
        app.notify(tx, program.program_id, reader, &notice).await?;
    }
    Ok(())
}
