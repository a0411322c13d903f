//! Remembers how creators and the programme stand with each other: stage, owner, tags, notes, favours and contacts.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::relationship::{Bond, Contacts, Favour, Note, Relationship};
use crate::domain::{CreatorId, PersonId, ProgramId};

/// Everything that a creator and the programme said to one another: whose, when, and whether it asked something of the
/// creator.
macro_rules! contacts {
    () => {
        "select c2.creator_id, n.said_at as at, n.is_ask
         from notice n join creator c2 on c2.program_id = n.program_id and c2.person_id = n.person_id
         where n.state = 'said' and n.topic in ('campaign', 'reminder', 'check_in', 'decision', 'tier')
         union all select creator_id, done_at, false from favour
         union all select creator_id, asked_at, false from owner_question
         union all select creator_id, answered_at, false from owner_question where answered_at is not null
         union all select creator_id, given_at, false from feedback"
    };
}

/// Somebody with whom nobody has been in touch for a while.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Quiet {
    /// Who.
    pub creator_id: CreatorId,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Who is responsible for them.
    pub owner_person_id: Option<PersonId>,
    /// When one last said something to the other; since when they are in the programme where nobody ever did.
    pub last_at: DateTime<Utc>,
}

/// Everything that managers keep of a creator: the newest `most` notes and favours, and contacts since `since`.
pub async fn get(
    tx: &mut Tx,
    creator: CreatorId,
    most: i64,
    since: DateTime<Utc>,
) -> sqlx::Result<Relationship> {
    let (bond, owner, backup): (Bond, Option<PersonId>, Option<PersonId>) = on!(tx, conn => sqlx::query_as(
        "select bond, owner_person_id, backup_person_id from creator where creator_id = $1",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)?;
    Ok(Relationship {
        bond,
        owner,
        backup,
        tags: list_tags(tx, creator).await?,
        notes: list_notes(tx, creator, most).await?,
        favours: list_favours(tx, creator, most).await?,
        contacts: count_contacts(tx, creator, since).await?,
    })
}

/// Changes the stage; `false` when it was this one.
pub async fn update_bond(tx: &mut Tx, creator: CreatorId, bond: Bond) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query("update creator set bond = $2 where creator_id = $1 and bond <> $2")
        .bind(creator)
        .bind(bond)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Changes who is responsible for a creator and who stands in.
pub async fn update_owner(
    tx: &mut Tx,
    creator: CreatorId,
    owner: PersonId,
    backup: Option<PersonId>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update creator set owner_person_id = $2, backup_person_id = $3 where creator_id = $1",
    )
    .bind(creator)
    .bind(owner)
    .bind(backup)
    .execute(conn)
    .await
    .map(drop))
}

/// The owner and the backup of a creator, as far as there are any.
pub async fn list_responsible(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<PersonId>> {
    let (owner, backup): (Option<PersonId>, Option<PersonId>) = on!(tx, conn => sqlx::query_as(
        "select owner_person_id, backup_person_id from creator where creator_id = $1",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)?;
    Ok(owner.into_iter().chain(backup).collect())
}

/// Who stands in for a creator's owner.
pub async fn find_backup(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<PersonId>> {
    on!(tx, conn => sqlx::query_scalar("select backup_person_id from creator where creator_id = $1")
        .bind(creator)
        .fetch_one(conn)
        .await)
}

/// A creator's tags by name.
pub async fn list_tags(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<String>> {
    on!(tx, conn => sqlx::query_scalar("select tag from creator_tag where creator_id = $1 order by tag")
        .bind(creator)
        .fetch_all(conn)
        .await)
}

/// Every tag in use in a programme, the most used first.
pub async fn list_tags_of_program(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<String>> {
    on!(tx, conn => sqlx::query_scalar(
        "select t.tag from creator_tag t join creator c on c.creator_id = t.creator_id
         where c.program_id = $1 group by t.tag order by count(*) desc, t.tag limit 100",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Gives a creator a tag; `false` when they have it.
pub async fn insert_tag(tx: &mut Tx, creator: CreatorId, tag: &str) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into creator_tag (creator_id, tag) values ($1, $2) on conflict do nothing",
    )
    .bind(creator)
    .bind(tag)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Takes a tag away; `false` when the creator did not have it.
pub async fn delete_tag(tx: &mut Tx, creator: CreatorId, tag: &str) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query("delete from creator_tag where creator_id = $1 and tag = $2")
        .bind(creator)
        .bind(tag)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Adds a note.
pub async fn insert_note(tx: &mut Tx, note: &Note) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into creator_note (creator_note_id, creator_id, body, written_by_person_id, written_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(note.note_id)
    .bind(note.creator_id)
    .bind(&note.body)
    .bind(note.written_by_person_id)
    .bind(note.written_at)
    .execute(conn)
    .await
    .map(drop))
}

/// The newest notes about a creator, newest first.
pub async fn list_notes(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Note>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_note_id, creator_id, body, written_by_person_id, written_at from creator_note
         where creator_id = $1 order by creator_note_id desc limit $2",
    )
    .bind(creator)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Adds a favour.
pub async fn insert_favour(tx: &mut Tx, favour: &Favour) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into favour (favour_id, creator_id, body, done_by_person_id, done_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(favour.favour_id)
    .bind(favour.creator_id)
    .bind(&favour.body)
    .bind(favour.done_by_person_id)
    .bind(favour.done_at)
    .execute(conn)
    .await
    .map(drop))
}

/// The newest favours done for a creator, newest first.
pub async fn list_favours(tx: &mut Tx, creator: CreatorId, most: i64) -> sqlx::Result<Vec<Favour>> {
    on!(tx, conn => sqlx::query_as(
        "select favour_id, creator_id, body, done_by_person_id, done_at from favour
         where creator_id = $1 order by favour_id desc limit $2",
    )
    .bind(creator)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// What was said to a creator since then, and when one of both last said something to the other. What nobody wrote and
/// nobody answers, such as a word of each sale, is no contact.
pub async fn count_contacts(tx: &mut Tx, creator: CreatorId, since: DateTime<Utc>) -> sqlx::Result<Contacts> {
    let (asks, others, last_at): (i64, i64, Option<DateTime<Utc>>) = on!(tx, conn => sqlx::query_as(concat!(
        "select count(case when is_ask and at >= $2 then 1 end), count(case when not is_ask and at >= $2 then 1 end),
                max(at)
         from (",
        contacts!(),
        ") contact where creator_id = $1"
    ))
    .bind(creator)
    .bind(since)
    .fetch_one(conn)
    .await)?;
    Ok(Contacts { asks, others, last_at })
}

/// Creators in the programme with whom nobody was in touch since then, the quietest first.
pub async fn list_quiet(
    tx: &mut Tx,
    program: ProgramId,
    since: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Quiet>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select c.creator_id, c.person_id, c.name, c.owner_person_id,
                coalesce(max(contact.at), c.approved_at, c.joined_at) as last_at
         from creator c left join (",
        contacts!(),
        ") contact on contact.creator_id = c.creator_id
         where c.program_id = $1 and c.stage = 'active' and c.person_id is not null
         group by c.creator_id, c.person_id, c.name, c.owner_person_id, c.approved_at, c.joined_at
         having coalesce(max(contact.at), c.approved_at, c.joined_at) < $2
         order by last_at, c.creator_id limit $3"
    ))
    .bind(program)
    .bind(since)
    .bind(most)
    .fetch_all(conn)
    .await)
}
