//! Puts on record what came of a meeting, in each of the council's languages.

use super::{Sheet, is_planner, known, sheet};
use crate::app::{App, Member, Sitting};
use crate::domain::meeting::{Meeting, Piece, Record, View, read_record};
use crate::domain::refusal::Council as No;
use crate::domain::reminder::Kind;
use crate::domain::{Language, MeetingId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Languages for which the form has room.
const LANGUAGES: usize = 4;

/// A meeting of which the asker can put something on record, and in which languages: the chair and managers begin, and
/// everybody who takes part can add what is missing then.
///
/// # Errors
/// [`No::MeetingUnknown`], [`No::NotSeated`], [`No::MeetingAhead`], [`No::NotPlanner`], [`No::RecordDone`].
pub async fn recordable(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: MeetingId,
) -> Result<(View, Vec<Language>)> {
    let (meeting, sitting) = known(tx, member, id).await?;
    open(app, tx, member, (&sitting, meeting)).await
}

async fn open(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (sitting, meeting): (&Sitting, Meeting),
) -> Result<(View, Vec<Language>)> {
    if !meeting.is_over(app.clock.now()) {
        return Err(Refusal::Council(No::MeetingAhead).into());
    }
    let view = app.meeting_view(tx, &sitting.council, meeting).await?;
    let mut languages = match view.records.is_empty() {
        true if !is_planner(member, sitting) => return Err(Refusal::Council(No::NotPlanner).into()),
        true => sitting.languages(member.language),
        false => view.missing(),
    };
    languages.truncate(LANGUAGES);
    match languages.is_empty() {
        true => Err(Refusal::Council(No::RecordDone).into()),
        false => Ok((view, languages)),
    }
}

/// Keeps what is on record of a meeting, in the languages in which there is something; each stands with who wrote it. Of two
/// who write in the same language the first is kept, and the second gets all their words back.
///
/// # Errors
/// Those of [`recordable`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn keep_record(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: MeetingId,
    typed: &[(Language, String)],
) -> Result<Sheet> {
    let (meeting, sitting) = known(tx, member, id).await?;
    let (_, wanted) = open(app, tx, member, (&sitting, meeting)).await?;
    let now = app.clock.now();
    for (language, body) in read_record(typed)? {
        let record = Record { language, body, person_id: Some(member.person.person_id) };
        if !wanted.contains(&language) || !store::meeting::insert_record(tx, id, &record, now).await? {
            return Err(Refusal::Council(No::RecordDone).into());
        }
    }
    store::reminder::update_done(tx, Kind::Record, id.0, now).await?;
    app.show_meeting(tx, (&sitting.council, &meeting), &[Piece::Record]).await?;
    sheet(app, tx, member, (&sitting, meeting)).await
}
