//! Remembers what creators hand in, every version of it, and what managers said to each.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::participation::Deadline;
use crate::domain::submission::{Draft, Revision, State, Submission};
use crate::domain::{
    ChannelId, CreatorId, DeliverableId, MessageId, ParticipationId, PersonId, ProgramId, SubmissionDraftId,
    SubmissionId,
};

macro_rules! columns {
    () => {
        "s.submission_id, s.program_id, s.campaign_id, s.creator_id, s.participation_id, s.deliverable_id, s.state,
         s.revision, s.step, s.sent_at, s.decided_by_person_id, s.decided_at, s.post_url, s.posted_on, s.reported_at"
    };
}

macro_rules! revision {
    () => {
        "submission_id, number, url, file_name, kept_channel_id, kept_message_id, post, sent_at, verdict, words, decided_by_person_id, decided_at"
    };
}

/// A submission, in whatever programme.
pub async fn find(tx: &mut Tx, id: SubmissionId) -> sqlx::Result<Option<Submission>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from submission s where s.submission_id = $1",
    ))
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// What somebody handed in for one thing.
pub async fn find_of(
    tx: &mut Tx,
    participation: ParticipationId,
    deliverable: DeliverableId,
) -> sqlx::Result<Option<Submission>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from submission s where s.participation_id = $1 and s.deliverable_id = $2",
    ))
    .bind(participation)
    .bind(deliverable)
    .fetch_optional(conn)
    .await)
}

/// What a creator owes or has handed in, the earliest first.
pub async fn list_owed(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Deadline>> {
    on!(tx, conn => sqlx::query_as(
        "select d.deadline_id, d.participation_id, d.deliverable_id, d.due_on, d.done_at
         from deadline d join participation n on n.participation_id = d.participation_id
         where n.creator_id = $1 and n.state in ('joined', 'ended') order by d.due_on, d.deadline_id",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// What waits for a manager of a programme, the longest first: with the owner and the backup of each creator. Of whoever has
/// stepped back nothing waits.
pub async fn list_queue(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Queued>> {
    on!(tx, conn => sqlx::query_as(
        "select s.submission_id, c.owner_person_id, c.backup_person_id
         from submission s
         join creator c on c.creator_id = s.creator_id
         join participation n on n.participation_id = s.participation_id
         where s.program_id = $1 and s.state in ('waiting', 'posted') and n.state in ('joined', 'ended')
           and c.person_id is not null
         order by case when s.state = 'posted' then s.reported_at else s.sent_at end, s.submission_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Something that waits for a manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Queued {
    /// What.
    pub submission_id: SubmissionId,
    /// Who looks after its creator.
    pub owner_person_id: Option<PersonId>,
    /// Who stands in for them.
    pub backup_person_id: Option<PersonId>,
}

/// How many things a creator handed in that managers approved.
pub async fn count_approved(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from submission where creator_id = $1 and state in ('approved', 'posted', 'published')",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)
}

/// Adds a submission; `false` when there is one for the same thing.
pub async fn insert(tx: &mut Tx, new: &Submission) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "insert into submission (submission_id, program_id, campaign_id, creator_id, participation_id, deliverable_id,
                                 state, revision, step, sent_at, decided_by_person_id, decided_at, post_url, posted_on,
                                 reported_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (participation_id, deliverable_id) do nothing",
    )
    .bind(new.submission_id)
    .bind(new.program_id)
    .bind(new.campaign_id)
    .bind(new.creator_id)
    .bind(new.participation_id)
    .bind(new.deliverable_id)
    .bind(new.state)
    .bind(new.revision)
    .bind(new.step)
    .bind(new.sent_at)
    .bind(new.decided_by_person_id)
    .bind(new.decided_at)
    .bind(&new.post_url)
    .bind(new.posted_on)
    .bind(new.reported_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// Takes a submission one step on; `false` when somebody else has.
pub async fn update(tx: &mut Tx, after: &Submission) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update submission
         set step = $2 + 1, state = $3, revision = $4, sent_at = $5, decided_by_person_id = $6, decided_at = $7,
             post_url = $8, posted_on = $9, reported_at = $10
         where submission_id = $1 and step = $2",
    )
    .bind(after.submission_id)
    .bind(after.step)
    .bind(after.state)
    .bind(after.revision)
    .bind(after.sent_at)
    .bind(after.decided_by_person_id)
    .bind(after.decided_at)
    .bind(&after.post_url)
    .bind(after.posted_on)
    .bind(after.reported_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// Every version of a submission, the oldest first.
pub async fn list_revisions(tx: &mut Tx, id: SubmissionId) -> sqlx::Result<Vec<Revision>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", revision!(), " from submission_revision where submission_id = $1 order by number",
    ))
    .bind(id)
    .fetch_all(conn)
    .await)
}

/// Adds a version.
pub async fn insert_revision(tx: &mut Tx, new: &Revision) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into submission_revision (submission_id, number, url, file_name, post, sent_at, words)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.submission_id)
    .bind(new.number)
    .bind(&new.url)
    .bind(&new.file_name)
    .bind(&new.post)
    .bind(new.sent_at)
    .bind(&new.words)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps which message keeps the file of a version.
pub async fn update_kept(
    tx: &mut Tx,
    (id, number): (SubmissionId, i32),
    (channel, message): (ChannelId, MessageId),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update submission_revision set kept_channel_id = $3, kept_message_id = $4
         where submission_id = $1 and number = $2",
    )
    .bind(id)
    .bind(number)
    .bind(channel)
    .bind(message)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what a manager said to a version.
pub async fn update_revision(
    tx: &mut Tx,
    (id, number): (SubmissionId, i32),
    (verdict, words): (State, &str),
    (by, now): (PersonId, DateTime<Utc>),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update submission_revision set verdict = $3, words = $4, decided_by_person_id = $5, decided_at = $6
         where submission_id = $1 and number = $2",
    )
    .bind(id)
    .bind(number)
    .bind(verdict)
    .bind(words)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what a creator is about to hand in.
pub async fn insert_draft(tx: &mut Tx, draft: &Draft, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into submission_draft (submission_draft_id, program_id, creator_id, url, file_name, post, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(draft.submission_draft_id)
    .bind(draft.program_id)
    .bind(draft.creator_id)
    .bind(&draft.url)
    .bind(&draft.file_name)
    .bind(&draft.post)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// What a creator is about to hand in, as long as it is kept.
pub async fn find_draft(
    tx: &mut Tx,
    creator: CreatorId,
    id: SubmissionDraftId,
) -> sqlx::Result<Option<Draft>> {
    on!(tx, conn => sqlx::query_as(
        "select submission_draft_id, program_id, creator_id, url, file_name, post from submission_draft
         where creator_id = $1 and submission_draft_id = $2",
    )
    .bind(creator)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Whose it is, wherever they press.
pub async fn find_drafter(
    tx: &mut Tx,
    person: PersonId,
    id: SubmissionDraftId,
) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select d.creator_id from submission_draft d join creator c on c.creator_id = d.creator_id
         where c.person_id = $1 and d.submission_draft_id = $2",
    )
    .bind(person)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Drops what nobody has handed in since. Says how many.
pub async fn delete_old_drafts(tx: &mut Tx, since: DateTime<Utc>) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query("delete from submission_draft where made_at < $1")
        .bind(since)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}
