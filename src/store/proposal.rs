//! Remembers what councils are asked to agree on, in each language, and what is said to it.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::proposal::{Carried, Contribution, Proposal, State, Text, View};
use crate::domain::{ContributionId, CouncilId, Language, MessageId, PersonId, ProgramId, ProposalId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select proposal_id, program_id, council_id, person_id, language, state, proposed_at, closes_at, outcome,
                    in_favour, against, abstained, revision
             from proposal ",
            $rest
        )
    };
}

/// Adds a proposal without words.
pub async fn insert(tx: &mut Tx, proposal: &Proposal) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into proposal (proposal_id, program_id, council_id, person_id, language, state, proposed_at, casts)
         values ($1, $2, $3, $4, $5, $6, $7, 0)",
    )
    .bind(proposal.proposal_id)
    .bind(proposal.program_id)
    .bind(proposal.council_id)
    .bind(proposal.person_id)
    .bind(proposal.language)
    .bind(proposal.state)
    .bind(proposal.proposed_at)
    .execute(conn)
    .await
    .map(drop))
}

/// Counts a change of a proposal that is discussed, by somebody who had it as of `revision` before their eyes; `false` when it
/// was changed since, or is not discussed any more.
pub async fn update_revision(tx: &mut Tx, proposal: ProposalId, revision: i64) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update proposal set revision = revision + 1 where proposal_id = $1 and revision = $2 and state = $3",
    )
    .bind(proposal)
    .bind(revision)
    .bind(State::Open)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps other changes of a proposal out until this transaction is committed; `false` when it is not discussed any more, or
/// reads otherwise than as of `revision`.
pub async fn update_held(tx: &mut Tx, proposal: ProposalId, revision: i64) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update proposal set revision = revision where proposal_id = $1 and revision = $2 and state = $3",
    )
    .bind(proposal)
    .bind(revision)
    .bind(State::Open)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps a proposal's words in a language; `false` when there are some that are as new.
pub async fn insert_or_update_text(
    tx: &mut Tx,
    proposal: ProposalId,
    text: &Text,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into proposal_text (proposal_id, language, title, body, person_id, written_at, origin)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (proposal_id, language) do update
         set title = excluded.title, body = excluded.body, person_id = excluded.person_id,
             written_at = excluded.written_at, origin = excluded.origin
         where proposal_text.origin < excluded.origin",
    )
    .bind(proposal)
    .bind(text.language)
    .bind(&text.title)
    .bind(&text.body)
    .bind(text.person_id)
    .bind(now)
    .bind(text.origin)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// A proposal of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, proposal: ProposalId) -> sqlx::Result<Option<Proposal>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and proposal_id = $2"))
        .bind(program)
        .bind(proposal)
        .fetch_optional(conn)
        .await)
}

/// The proposals to a council that are discussed or voted on, the newest first, at most so many.
pub async fn list_open(tx: &mut Tx, council: CouncilId, most: i64) -> sqlx::Result<Vec<Proposal>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where council_id = $1 and state in ('open', 'voting') order by proposal_id desc limit $2"
    ))
    .bind(council)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// A proposal with everything that is known of it.
pub async fn find_view(tx: &mut Tx, program: ProgramId, id: ProposalId) -> sqlx::Result<Option<View>> {
    let Some(proposal) = find(tx, program, id).await? else { return Ok(None) };
    let mut texts: Vec<Text> = on!(tx, conn => sqlx::query_as(
        "select language, title, body, person_id, origin from proposal_text where proposal_id = $1 order by language",
    )
    .bind(id)
    .fetch_all(conn)
    .await)?;
    texts.sort_by_key(|text| text.language != proposal.language);
    let mut languages = vec![proposal.language];
    for seat in super::council::list_seats(tx, proposal.council_id).await? {
        if !languages.contains(&seat.language) {
            languages.push(seat.language);
        }
    }
    let mut turnout = Vec::new();
    for of in super::vote::list_turnout(tx, id).await? {
        let market = super::market::get(tx, of.market_id).await?;
        turnout.push((of, market));
    }
    let decision = super::decision::find_of(tx, id).await?;
    Ok(Some(View { proposal, texts, languages, turnout, decision }))
}

/// Takes back what somebody proposed and nobody has counted votes on. Gives what it was.
pub async fn update_withdrawn(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<Proposal>> {
    let open: Vec<Proposal> = on!(tx, conn => sqlx::query_as(select!(
        "where person_id = $1 and state in ('open', 'voting') order by proposal_id"
    ))
    .bind(person)
    .fetch_all(conn)
    .await)?;
    on!(tx, conn => sqlx::query(
        "update proposal set state = $2 where person_id = $1 and state in ('open', 'voting')",
    )
    .bind(person)
    .bind(State::Withdrawn)
    .execute(conn)
    .await
    .map(drop))?;
    Ok(open)
}

/// Adds a contribution without words.
pub async fn insert_contribution(
    tx: &mut Tx,
    contribution: &Contribution,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into contribution (contribution_id, program_id, proposal_id, person_id, language, given_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(contribution.contribution_id)
    .bind(contribution.program_id)
    .bind(contribution.proposal_id)
    .bind(contribution.person_id)
    .bind(contribution.language)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Adds a contribution's words in a language; `false` when there are some.
pub async fn insert_contribution_text(
    tx: &mut Tx,
    (contribution, language): (ContributionId, Language),
    (body, by): (&str, PersonId),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into contribution_text (contribution_id, language, body, person_id, written_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
    )
    .bind(contribution)
    .bind(language)
    .bind(body)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// A contribution of this programme with its words.
pub async fn find_contribution(
    tx: &mut Tx,
    program: ProgramId,
    id: ContributionId,
) -> sqlx::Result<Option<Carried>> {
    let found: Option<Contribution> = on!(tx, conn => sqlx::query_as(
        "select contribution_id, program_id, proposal_id, person_id, language from contribution
         where program_id = $1 and contribution_id = $2",
    )
    .bind(program)
    .bind(id)
    .fetch_optional(conn)
    .await)?;
    let Some(contribution) = found else { return Ok(None) };
    let mut texts: Vec<(Language, String)> = on!(tx, conn => sqlx::query_as(
        "select language, body from contribution_text where contribution_id = $1 order by language",
    )
    .bind(id)
    .fetch_all(conn)
    .await)?;
    texts.sort_by_key(|(language, _)| *language != contribution.language);
    Ok(Some(Carried { contribution, texts }))
}

/// What somebody said in discussions, or translated of what others said.
pub async fn list_contributions(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<Contribution>> {
    on!(tx, conn => sqlx::query_as(
        "select contribution_id, program_id, proposal_id, person_id, language from contribution
         where person_id = $1
            or contribution_id in (select t.contribution_id from contribution_text t where t.person_id = $1)
         order by contribution_id",
    )
    .bind(person)
    .fetch_all(conn)
    .await)
}

/// The threads in which a proposal is discussed, with the language of each. A thread has the number of the message under
/// which it stands.
pub async fn list_threads(
    tx: &mut Tx,
    program: ProgramId,
    proposal: ProposalId,
) -> sqlx::Result<Vec<(MessageId, Language)>> {
    on!(tx, conn => sqlx::query_as(
        "select message_id, language from post
         where program_id = $1 and subject = 'discussion' and subject_id = $2 order by message_id",
    )
    .bind(program)
    .bind(proposal)
    .fetch_all(conn)
    .await)
}
