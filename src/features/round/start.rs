//! What a round would be, what it is, and what became of it.

use chrono::{DateTime, Utc};

use super::rule;
use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::introduction::{News, Reason};
use crate::domain::refusal;
use crate::domain::round::{self, LeftOut, Plan, Progress, Round, Rule, Ticket, Why};
use crate::domain::{CreatorId, ProgramId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// People whom a round left out that are shown.
const SHOWN: i64 = 25;

/// All that a plan is made of, as it was at one moment. Making it takes a while and needs no database.
#[derive(Clone, Debug)]
pub struct Ground {
    members: Vec<round::Member>,
    apart: Vec<(CreatorId, CreatorId)>,
    rule: Rule,
    seed: u32,
    now: DateTime<Utc>,
}

/// What a round would be.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Who meets whom, by name, and why.
    pub groups: Vec<(Vec<String>, Vec<Reason>)>,
    /// Whom it leaves out, by name, why, and whether again.
    pub left_out: Vec<(String, Why, bool)>,
    /// How many people opted in, those included whose time has not come.
    pub joined: usize,
    /// By what it is known again.
    pub ticket: Ticket,
    /// The plan itself.
    pub plan: Plan,
}

/// What became of a round.
#[derive(Clone, Debug)]
pub struct Status {
    /// The round.
    pub round: Round,
    /// How far it is.
    pub progress: Progress,
    /// Some of those whom it left out, by name, and why.
    pub left_out: Vec<(String, Why)>,
}

/// Reads what a round needs; the seed is the number of the next round unless one is given.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn read(app: &App, tx: &mut Tx, member: &Member, seed: Option<u32>) -> Result<Ground> {
    member.manager()?;
    let (program, now) = (member.program.program_id, app.clock.now());
    let seed = match seed {
        Some(seed) => seed,
        None => u32::try_from(store::round::count(tx, program).await?).unwrap_or_default(),
    };
    let rule = rule(tx, program).await?;
    let members = store::round::list_members(tx, program, now).await?;
    let apart = store::round::list_apart(tx, program, rule.meeting.cool_down_months, now).await?;
    Ok(Ground { members, apart, rule, seed, now })
}

/// Makes the plan.
pub fn preview(of: &Ground) -> Preview {
    let plan = Plan::new(&of.members, &of.apart, of.rule, of.seed, of.now);
    let name = |id: &CreatorId| {
        let place = of.members.binary_search_by_key(id, |member| member.profile.creator_id);
        place.ok().and_then(|at| of.members.get(at)).map(|member| member.name.clone()).unwrap_or_default()
    };
    let groups =
        plan.groups.iter().map(|group| (group.people.iter().map(name).collect(), group.reasons.clone()));
    let left_out =
        plan.left_out.iter().map(|left: &LeftOut| (name(&left.creator_id), left.why, left.is_again));
    Preview {
        groups: groups.collect(),
        left_out: left_out.collect(),
        joined: of.members.len(),
        ticket: Ticket { seed: of.seed, digest: plan.digest() },
        plan,
    }
}

/// Starts the round that was looked at: its people are asked one group after the other. `None` where the plan is another
/// one by now, which has to be looked at first.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Introduction::NobodyMeets`], [`refusal::Introduction::RoundUnderWay`].
pub async fn start(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (seen, preview): (Ticket, &Preview),
) -> Result<Option<Status>> {
    member.manager()?;
    let program = member.program.program_id;
    store::round::update_held(tx, program).await?;
    if let Some(latest) = store::round::find_latest(tx, program).await?
        && store::round::get_progress(tx, latest.round_id).await?.waiting > 0
    {
        return Err(Refusal::Introduction(refusal::Introduction::RoundUnderWay).into());
    }
    if preview.plan.groups.is_empty() {
        return Err(Refusal::Introduction(refusal::Introduction::NobodyMeets).into());
    }
    if preview.ticket != seen {
        return Ok(None);
    }
    let round = Round {
        round_id: app.ids.next(),
        program_id: program,
        seed: i64::from(seen.seed),
        started_by_person_id: Some(member.person.person_id),
        started_at: app.clock.now(),
    };
    store::round::insert(tx, &round, &preview.plan).await?;
    for left in &preview.plan.left_out {
        app.tell_of_introduction(tx, (program, left.creator_id), News::LeftOut(left.why)).await?;
    }
    store::audit::insert(
        tx,
        &member.did(app, Deed::RoundStart, Subject::Program(member.program.program_id), ""),
    )
    .await?;
    shown(tx, program, round).await.map(Some)
}

/// What became of the latest round.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Introduction::NoRound`].
pub async fn status(tx: &mut Tx, member: &Member) -> Result<Status> {
    member.manager()?;
    let program = member.program.program_id;
    let latest = store::round::find_latest(tx, program).await?;
    shown(tx, program, latest.ok_or(Refusal::Introduction(refusal::Introduction::NoRound))?).await
}

async fn shown(tx: &mut Tx, program: ProgramId, round: Round) -> Result<Status> {
    let progress = store::round::get_progress(tx, round.round_id).await?;
    let mut left_out = Vec::new();
    for (creator, why) in store::round::list_left_out(tx, round.round_id, SHOWN).await? {
        if let Some(creator) = store::creator::find_in(tx, program, creator).await? {
            left_out.push((creator.name, why));
        }
    }
    Ok(Status { round, progress, left_out })
}
