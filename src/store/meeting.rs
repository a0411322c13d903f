//! Remembers a council's meetings: when they are, who comes, and what is on record of them.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::meeting::{Answer, Meeting, Record, State};
use crate::domain::{AttendanceId, CouncilId, CreatorId, MeetingId, PersonId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select meeting_id, program_id, council_id, revision, state, starts_at, minutes, planned_by_person_id,
                    planned_at, agenda_at, event_id
             from meeting ",
            $rest
        )
    };
}

/// Adds a meeting, whose scheduled event is to be made at once.
pub async fn insert(tx: &mut Tx, meeting: &Meeting) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into meeting (meeting_id, program_id, council_id, revision, state, starts_at, minutes,
            planned_by_person_id, planned_at, agenda_at, event_id, event_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9)",
    )
    .bind(meeting.meeting_id)
    .bind(meeting.program_id)
    .bind(meeting.council_id)
    .bind(meeting.revision)
    .bind(meeting.state)
    .bind(meeting.starts_at)
    .bind(meeting.minutes)
    .bind(meeting.planned_by_person_id)
    .bind(meeting.planned_at)
    .bind(meeting.agenda_at)
    .bind(meeting.event_id)
    .execute(conn)
    .await
    .map(drop))
}

/// A meeting of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, id: MeetingId) -> sqlx::Result<Option<Meeting>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and meeting_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The programme of a meeting.
pub async fn find_program(tx: &mut Tx, id: MeetingId) -> sqlx::Result<Option<ProgramId>> {
    on!(tx, conn => sqlx::query_scalar("select program_id from meeting where meeting_id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The meetings of a council that take place, or took place, the earliest first.
pub async fn list(tx: &mut Tx, council: CouncilId) -> sqlx::Result<Vec<Meeting>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where council_id = $1 and state = 'planned' order by starts_at, meeting_id"
    ))
    .bind(council)
    .fetch_all(conn)
    .await)
}

/// Moves a meeting, by somebody who had it as of its revision before their eyes; nobody has said of the new time whether they
/// come. `false` when it was changed since, or called off.
pub async fn update_moved(tx: &mut Tx, meeting: &Meeting, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update meeting set revision = revision + 1, starts_at = $3, agenda_at = $4, event_at = $5
         where meeting_id = $1 and revision = $2 and state = $6",
    )
    .bind(meeting.meeting_id)
    .bind(meeting.revision)
    .bind(meeting.starts_at)
    .bind(meeting.agenda_at)
    .bind(now)
    .bind(State::Planned)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if done == 0 {
        return Ok(false);
    }
    on!(tx, conn => sqlx::query("update attendance set answer = null, answered_at = null where meeting_id = $1")
        .bind(meeting.meeting_id)
        .execute(conn)
        .await
        .map(drop))?;
    Ok(true)
}

/// Calls a meeting off that has not begun; `false` when that was done before.
pub async fn update_called_off(tx: &mut Tx, id: MeetingId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update meeting set revision = revision + 1, state = $2, agenda_at = null, event_at = $3
         where meeting_id = $1 and state = $4 and starts_at > $3",
    )
    .bind(id)
    .bind(State::CalledOff)
    .bind(now)
    .bind(State::Planned)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The meetings whose agendas are to be posted by now, the earliest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Meeting>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where agenda_at is not null and agenda_at <= $1 order by agenda_at, meeting_id limit $2"
    ))
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Notes that a meeting's agenda is posted; `false` when that was noted.
pub async fn update_agenda_posted(tx: &mut Tx, id: MeetingId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update meeting set agenda_at = null where meeting_id = $1 and agenda_at is not null",
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// When an agenda or a scheduled event is due next.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select min(due_at) from (
             select min(agenda_at) as due_at from meeting where agenda_at is not null
             union all select min(event_at) from meeting where event_at is not null) as dates",
    )
    .fetch_one(conn)
    .await)
}

/// The meetings whose scheduled events are to be brought into step by now, each with the moment for which that was planned.
pub async fn due_events(
    tx: &mut Tx,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<(ProgramId, MeetingId, DateTime<Utc>)>> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, meeting_id, event_at from meeting
         where event_at is not null and event_at <= $1 order by event_at, meeting_id limit $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Takes up, or puts off, what is due of a meeting's scheduled event at a moment, or has nothing more of it be due; `false`
/// when somebody else did, or the meeting was changed since.
pub async fn claim_event(
    tx: &mut Tx,
    id: MeetingId,
    (planned, until): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update meeting set event_at = $3 where meeting_id = $1 and event_at = $2",
    )
    .bind(id)
    .bind(planned)
    .bind(until)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps Discord's number for a meeting's scheduled event.
pub async fn update_event(tx: &mut Tx, id: MeetingId, event: Option<i64>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update meeting set event_id = $2 where meeting_id = $1")
        .bind(id)
        .bind(event)
        .execute(conn)
        .await
        .map(drop))
}

/// Notes that whoever planned meetings is told that Discord allows no events for them; `false` when that was noted of all
/// that are still to come.
pub async fn update_troubled(tx: &mut Tx, council: CouncilId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update meeting set event_troubled_at = $2
         where council_id = $1 and event_troubled_at is null and starts_at > $2",
    )
    .bind(council)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Somebody who is to come, or was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Attendance {
    /// Its key.
    pub attendance_id: AttendanceId,
    /// To which meeting.
    pub meeting_id: MeetingId,
    /// Who.
    pub creator_id: CreatorId,
    /// What they said.
    pub answer: Option<Answer>,
}

/// Notes that somebody is to come; nothing changes where that is noted.
pub async fn insert_attendance(
    tx: &mut Tx,
    id: AttendanceId,
    (meeting, creator): (MeetingId, CreatorId),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into attendance (attendance_id, meeting_id, creator_id) values ($1, $2, $3) on conflict do nothing",
    )
    .bind(id)
    .bind(meeting)
    .bind(creator)
    .execute(conn)
    .await
    .map(drop))
}

/// What is known of somebody's coming.
pub async fn find_attendance(tx: &mut Tx, id: AttendanceId) -> sqlx::Result<Option<Attendance>> {
    on!(tx, conn => sqlx::query_as(
        "select attendance_id, meeting_id, creator_id, answer from attendance where attendance_id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Who is to come to a meeting, as far as that is noted.
pub async fn list_attendance(tx: &mut Tx, meeting: MeetingId) -> sqlx::Result<Vec<Attendance>> {
    on!(tx, conn => sqlx::query_as(
        "select attendance_id, meeting_id, creator_id, answer from attendance
         where meeting_id = $1 order by attendance_id",
    )
    .bind(meeting)
    .fetch_all(conn)
    .await)
}

/// Keeps whether somebody comes.
pub async fn update_answer(
    tx: &mut Tx,
    id: AttendanceId,
    answer: Answer,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update attendance set answer = $2, answered_at = $3 where attendance_id = $1",
    )
    .bind(id)
    .bind(answer)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Puts words on record of a meeting in a language; `false` when there are some.
pub async fn insert_record(
    tx: &mut Tx,
    meeting: MeetingId,
    record: &Record,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into meeting_text (meeting_id, language, body, person_id, written_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
    )
    .bind(meeting)
    .bind(record.language)
    .bind(&record.body)
    .bind(record.person_id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// What is on record of a meeting, what was written first before the others.
pub async fn list_records(tx: &mut Tx, meeting: MeetingId) -> sqlx::Result<Vec<Record>> {
    on!(tx, conn => sqlx::query_as(
        "select language, body, person_id from meeting_text where meeting_id = $1 order by written_at, language",
    )
    .bind(meeting)
    .fetch_all(conn)
    .await)
}

/// The meetings of which somebody wrote what is on record.
pub async fn list_recorded(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<Meeting>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where meeting_id in (select t.meeting_id from meeting_text t where t.person_id = $1) order by meeting_id"
    ))
    .bind(person)
    .fetch_all(conn)
    .await)
}

/// The meetings still to come to which somebody is to come.
pub async fn list_expecting(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> sqlx::Result<Vec<Meeting>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where state = 'planned' and starts_at > $2
           and meeting_id in (select a.meeting_id from attendance a
                              join creator c on c.creator_id = a.creator_id where c.person_id = $1)
         order by meeting_id"
    ))
    .bind(person)
    .bind(now)
    .fetch_all(conn)
    .await)
}
