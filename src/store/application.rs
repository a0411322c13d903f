//! Remembers applications, what managers asked about them, and what they decided.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::application::{Application, Inquiry, State};
use crate::domain::{ApplicationId, ChannelId, CreatorId, InquiryId, MessageId, PersonId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select application_id, program_id, creator_id, state, applied_at, decided_at, decided_by_person_id,
                    reason, channel_id, message_id from application ",
            $rest
        )
    };
}

/// Adds a waiting application; `None` when the creator has one waiting already.
pub async fn insert(
    tx: &mut Tx,
    id: ApplicationId,
    (program, creator): (ProgramId, CreatorId),
    now: DateTime<Utc>,
) -> sqlx::Result<Option<ApplicationId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into application (application_id, program_id, creator_id, state, applied_at)
         values ($1, $2, $3, 'waiting', $4)
         on conflict (creator_id) where state = 'waiting' do nothing returning application_id",
    )
    .bind(id)
    .bind(program)
    .bind(creator)
    .bind(now)
    .fetch_optional(conn)
    .await)
}

/// An application to this programme.
pub async fn find(
    tx: &mut Tx,
    program: ProgramId,
    application: ApplicationId,
) -> sqlx::Result<Option<Application>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and application_id = $2"))
        .bind(program)
        .bind(application)
        .fetch_optional(conn)
        .await)
}

/// A creator's applications, newest first.
pub async fn list_of_creator(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Application>> {
    on!(tx, conn => sqlx::query_as(select!("where creator_id = $1 order by application_id desc"))
        .bind(creator)
        .fetch_all(conn)
        .await)
}

/// The waiting applications to a programme, oldest first.
pub async fn list_waiting(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<ApplicationId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select application_id from application where program_id = $1 and state = 'waiting' order by application_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Decides a waiting application; `None` when it is decided already.
pub async fn update_decided(
    tx: &mut Tx,
    application: ApplicationId,
    (state, reason): (State, Option<&str>),
    by: Option<PersonId>,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<ApplicationId>> {
    on!(tx, conn => sqlx::query_scalar(
        "update application set state = $2, reason = $3, decided_by_person_id = $4, decided_at = $5
         where application_id = $1 and state = 'waiting' returning application_id",
    )
    .bind(application)
    .bind(state)
    .bind(reason)
    .bind(by)
    .bind(now)
    .fetch_optional(conn)
    .await)
}

/// Keeps where the managers see an application.
pub async fn update_message(
    tx: &mut Tx,
    application: ApplicationId,
    channel: ChannelId,
    message: MessageId,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update application set channel_id = $2, message_id = $3 where application_id = $1",
    )
    .bind(application)
    .bind(channel)
    .bind(message)
    .execute(conn)
    .await
    .map(drop))
}

/// Adds a question to an applicant.
pub async fn insert_inquiry(tx: &mut Tx, inquiry: &Inquiry) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into inquiry (inquiry_id, application_id, question, asked_by_person_id, asked_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(inquiry.inquiry_id)
    .bind(inquiry.application_id)
    .bind(&inquiry.question)
    .bind(inquiry.asked_by_person_id)
    .bind(inquiry.asked_at)
    .execute(conn)
    .await
    .map(drop))
}

/// What was asked about an application, oldest first.
pub async fn list_inquiries(tx: &mut Tx, application: ApplicationId) -> sqlx::Result<Vec<Inquiry>> {
    on!(tx, conn => sqlx::query_as(
        "select inquiry_id, application_id, question, asked_by_person_id, asked_at, answer, answered_at
         from inquiry where application_id = $1 order by inquiry_id",
    )
    .bind(application)
    .fetch_all(conn)
    .await)
}

/// A question that was asked of this person, and their place.
pub async fn find_inquiry(
    tx: &mut Tx,
    person: PersonId,
    inquiry: InquiryId,
) -> sqlx::Result<Option<(InquiryId, CreatorId)>> {
    on!(tx, conn => sqlx::query_as(
        "select i.inquiry_id, a.creator_id from inquiry i
         join application a on a.application_id = i.application_id
         join creator c on c.creator_id = a.creator_id
         where i.inquiry_id = $2 and c.person_id = $1",
    )
    .bind(person)
    .bind(inquiry)
    .fetch_optional(conn)
    .await)
}

/// A question by its key.
pub async fn get_inquiry(tx: &mut Tx, inquiry: InquiryId) -> sqlx::Result<Inquiry> {
    on!(tx, conn => sqlx::query_as(
        "select inquiry_id, application_id, question, asked_by_person_id, asked_at, answer, answered_at
         from inquiry where inquiry_id = $1",
    )
    .bind(inquiry)
    .fetch_one(conn)
    .await)
}

/// Keeps the answer to a question about a waiting application; `None` when it has one or the application is decided.
pub async fn update_answered(
    tx: &mut Tx,
    inquiry: InquiryId,
    answer: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<ApplicationId>> {
    on!(tx, conn => sqlx::query_scalar(
        "update inquiry set answer = $2, answered_at = $3
         where inquiry_id = $1 and answer is null
           and exists (select 1 from application a
                       where a.application_id = inquiry.application_id and a.state = 'waiting')
         returning application_id",
    )
    .bind(inquiry)
    .bind(answer)
    .bind(now)
    .fetch_optional(conn)
    .await)
}
