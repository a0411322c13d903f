//! A round of introductions: everybody who opted in and has not met anybody for a while is to meet somebody new.

mod plan;
mod skill;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

use super::{PersonId, ProgramId, RoundId};

pub use plan::{Group, LeftOut, Member, Plan, Rule, Ticket, Why};

/// People of a group whose introduction is begun in one go.
pub const BATCH: i64 = 25;
/// The longest cool-down, in months.
pub const MOST_MONTHS: i64 = 60;

/// How far a group has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Its people are to be asked.
    Waiting,
    /// They were.
    Asked,
    /// They could not be introduced any more when their turn came.
    Dropped,
}

/// A round that was started.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Round {
    /// Its key.
    pub round_id: RoundId,
    /// The programme.
    pub program_id: ProgramId,
    /// What decided among plans of the same worth.
    pub seed: i64,
    /// Who started it; none once that person was forgotten.
    pub started_by_person_id: Option<PersonId>,
    /// When.
    pub started_at: DateTime<Utc>,
}

/// What became of a round so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// Introductions planned.
    pub groups: i64,
    /// Of them, those whose people are still to be asked.
    pub waiting: i64,
    /// Those whose people could not be introduced any more.
    pub dropped: i64,
    /// Those whose people have yet to answer.
    pub asked: i64,
    /// Those that became a conversation.
    pub open: i64,
    /// Those that did not come about.
    pub closed: i64,
    /// People who said afterwards that they met.
    pub met: i64,
    /// People who were left out.
    pub left_out: i64,
}
