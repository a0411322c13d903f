//! Brings Discord's scheduled events into step with a council's meetings, one event for each, whatever breaks meanwhile.

use chrono::{DateTime, Utc};
use serenity::all::{
    CreateScheduledEvent, EditScheduledEvent, Http, ScheduledEventId, ScheduledEventStatus,
    ScheduledEventType, Timestamp,
};

use super::failure::Failure;
use crate::app::App;
use crate::discord::ask::signed;
use crate::discord::server::guild;
use crate::domain::meeting::State;
use crate::error::Result;
use crate::features::meeting::{self, Staging};
use crate::i18n::{Verbatim, label, text};

/// Characters of an event's name.
const NAME: usize = 100;
/// What Discord answers when an event is gone.
const UNKNOWN_EVENT: isize = 10_070;
/// What Discord answers when an event is over, or was called off.
const FINISHED: isize = 180_000;

/// Brings the events into step that are due. Returns how many it took up.
///
/// # Errors
/// When the database fails; Discord's failures are kept with the meeting.
pub(super) async fn tick(app: &App, http: &Http) -> Result<usize> {
    let mut taken = 0;
    for due in meeting::due_events(app).await? {
        taken += 1;
        let Some(staging) = meeting::begin_event(app, due).await? else { continue };
        match bring(app, http, &staging).await {
            Ok(()) => meeting::end_event(app, &staging).await?,
            Err(failure) => {
                let id = staging.meeting.meeting_id;
                tracing::warn!(meeting = %id, %failure, "a scheduled event could not be brought into step");
                match failure.is_final() {
                    true => meeting::troubled_event(app, &staging, failure.is_forbidden()).await?,
                    false => meeting::put_off_event(app, &staging).await?,
                }
            }
        }
    }
    Ok(taken)
}

/// Makes the event of a meeting unless there is one, and has it be as the meeting is.
async fn bring(app: &App, http: &Http, staging: &Staging) -> Result<(), Failure> {
    let meeting = &staging.meeting;
    let known = match meeting.event_id {
        Some(known) => Some(ScheduledEventId::new(known.unsigned_abs())),
        None => left_behind(http, staging).await?,
    };
    let made = match (meeting.state, known) {
        (State::CalledOff, None) => None,
        (State::CalledOff, Some(event)) => {
            call_off(http, staging, event).await?;
            Some(event)
        }
        (State::Planned, None) => Some(make(http, staging).await?),
        (State::Planned, Some(event)) => match change(http, staging, event).await {
            Err(failure) if failure.is(&[UNKNOWN_EVENT]) => Some(make(http, staging).await?),
            // Somebody called it off in Discord: there it stays so.
            Err(failure) if failure.is(&[FINISHED]) => Some(event),
            changed => changed.map(|()| Some(event))?,
        },
    };
    let made = made.map(|event| signed(event.get()));
    if made.is_some() && made != meeting.event_id {
        let kept = meeting::keep_event(app, meeting.meeting_id, made).await;
        kept.map_err(|error| Failure::Unkept(error.to_string()))?;
    }
    Ok(())
}

/// The event that Duet made for this meeting and did not note before a crash: its description has the meeting's number.
async fn left_behind(http: &Http, staging: &Staging) -> Result<Option<ScheduledEventId>, Failure> {
    let own = http.get_current_user().await?.id;
    let mark = format!("№ {}", staging.meeting.meeting_id);
    let all = guild(staging.program.server_id).scheduled_events(http, false).await?;
    let found = all.into_iter().find(|event| {
        let description = event.description.as_deref().unwrap_or_default();
        event.creator_id == Some(own) && description.ends_with(&mark)
    });
    Ok(found.map(|event| event.id))
}

fn stamp(moment: DateTime<Utc>) -> Timestamp {
    Timestamp::from_unix_timestamp(moment.timestamp()).unwrap_or_default()
}

/// An event's name and description, as everybody on the server reads them.
fn words(staging: &Staging) -> (String, String) {
    let name = label(staging.language, &text::meeting_event_name(&staging.name));
    let number = Verbatim(staging.meeting.meeting_id.to_string());
    let description = label(staging.language, &text::meeting_event_description(number));
    (name.chars().take(NAME).collect(), description)
}

async fn make(http: &Http, staging: &Staging) -> Result<ScheduledEventId, Failure> {
    let (name, description) = words(staging);
    let (server, meeting) = (guild(staging.program.server_id), &staging.meeting);
    let channel = staging.channel.map(|channel| format!("/{channel}")).unwrap_or_default();
    let event = CreateScheduledEvent::new(ScheduledEventType::External, name, stamp(meeting.starts_at))
        .end_time(stamp(meeting.ends_at()))
        .location(format!("https://discord.com/channels/{server}{channel}"))
        .description(description);
    Ok(server.create_scheduled_event(http, event).await?.id)
}

async fn change(http: &Http, staging: &Staging, event: ScheduledEventId) -> Result<(), Failure> {
    let meeting = &staging.meeting;
    let times =
        EditScheduledEvent::new().start_time(stamp(meeting.starts_at)).end_time(stamp(meeting.ends_at()));
    guild(staging.program.server_id).edit_scheduled_event(http, event, times).await?;
    Ok(())
}

async fn call_off(http: &Http, staging: &Staging, event: ScheduledEventId) -> Result<(), Failure> {
    let off = EditScheduledEvent::new().status(ScheduledEventStatus::Canceled);
    let done = guild(staging.program.server_id).edit_scheduled_event(http, event, off).await;
    match done.map_err(Failure::from) {
        // It was called off before, or somebody took it away.
        Err(failure) if failure.is(&[UNKNOWN_EVENT, FINISHED]) => Ok(()),
        done => done.map(drop),
    }
}
