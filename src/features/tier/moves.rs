//! Moves creators on the ladder once a day: up at once, down after they were told and had time.

use chrono::{DateTime, Utc};

use super::celebrate;
use crate::app::App;
use crate::domain::contact::{Frequency, gathered_at};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Program;
use crate::domain::text::Variants;
use crate::domain::tier::{Climb, Move, Policy, Standing, Tier, decide};
use crate::domain::{ProgramId, TierId};
use crate::error::Result;
use crate::store::standing::{Climber, TierMove};
use crate::store::tier::Due;
use crate::store::{self, Tx};

/// Moves the creators of every programme whose ten o'clock has come. Says how many moved. Done twice, or by two
/// processes at the same time, it moves and tells everybody once; what was missed while nobody was there is done once.
///
/// # Errors
/// When the database fails; who moved before stays where they are.
pub async fn compute_daily(app: &App) -> Result<usize> {
    let mut tx = app.read().await?;
    let programs = store::tier::due(&mut tx, None).await?;
    tx.commit().await?;
    let mut moved = 0;
    for due in programs.iter().filter(|due| at(due) <= app.clock.now()) {
        moved += compute(app, due.program_id).await?;
        let mut tx = app.begin().await?;
        store::tier::update_computed(&mut tx, due.program_id, app.clock.now()).await?;
        store::standing::update_all_roles_due(&mut tx, due.program_id, app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(moved)
}

/// Ten in the morning of the programme's zone, the next one after it was done last.
fn at(due: &Due) -> DateTime<Utc> {
    gathered_at(Frequency::Daily, due.since, due.zone)
}

/// When creators of any programme move next.
///
/// # Errors
/// When the database fails.
pub async fn next_daily(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let programs = store::tier::due(&mut tx, None).await?;
    tx.commit().await?;
    Ok(programs.iter().map(at).min())
}

/// When creators of a programme move next; never without tiers.
pub(super) async fn next_of(tx: &mut Tx, program: ProgramId) -> Result<Option<DateTime<Utc>>> {
    Ok(store::tier::due(tx, Some(program)).await?.first().map(at))
}

async fn compute(app: &App, id: ProgramId) -> Result<usize> {
    let mut tx = app.read().await?;
    let program = store::program::get(&mut tx, id).await?;
    let tiers = store::tier::list(&mut tx, &program).await?;
    let ladder = Known { policy: store::tier::get_policy(&mut tx, id).await?, program, tiers };
    let climbers = store::standing::list(&mut tx, id).await?;
    let mut due = Vec::new();
    for climber in climbers {
        let step = ladder.decide(app, &mut tx, &climber).await?;
        if step != Move::Stay || !climber.is_known {
            due.push(climber);
        }
    }
    tx.commit().await?;
    let mut moved = 0;
    for climber in due {
        let mut tx = app.begin().await?;
        moved += usize::from(ladder.advance(app, &mut tx, &climber).await?);
        tx.commit().await?;
    }
    Ok(moved)
}

/// A programme's ladder as it is today.
struct Known {
    program: Program,
    policy: Policy,
    tiers: Vec<Tier>,
}

impl Known {
    fn tier(&self, id: Option<TierId>) -> Option<&Tier> {
        self.tiers.iter().find(|tier| Some(tier.tier_id) == id)
    }

    async fn decide(&self, app: &App, tx: &mut Tx, climber: &Climber) -> Result<Move> {
        let now = app.clock.now();
        let climbs = store::standing::list_climbs(tx, climber, &self.tiers, now).await?;
        Ok(self.decided(climber, &climbs, now))
    }

    fn decided(&self, climber: &Climber, climbs: &[Climb<'_>], now: DateTime<Utc>) -> Move {
        let held = self.tier(climber.standing.tier_id);
        let rests = climber.paused_until.is_some_and(|until| until > now);
        decide(climbs, (&climber.standing, held, rests), now, self.policy.grace())
    }

    /// Moves a creator as they stand now, and tells them; `false` when there is nothing to do any more.
    async fn advance(&self, app: &App, tx: &mut Tx, seen: &Climber) -> Result<bool> {
        let (id, now) = (seen.creator_id, app.clock.now());
        store::standing::insert(tx, self.program.program_id, id).await?;
        let Some(climber) = store::standing::find(tx, id).await? else { return Ok(false) };
        let climbs = store::standing::list_climbs(tx, &climber, &self.tiers, now).await?;
        let step = self.decided(&climber, &climbs, now);
        let before = climber.standing;
        let after = match step {
            Move::Stay => return Ok(false),
            Move::Up(tier) => Standing { tier_id: Some(tier), reached_at: Some(now), falls_at: None },
            Move::Down(tier) => Standing { tier_id: tier, reached_at: Some(now), falls_at: None },
            Move::AtRisk(falls_at) => Standing { falls_at: Some(falls_at), ..before },
            Move::Recover => Standing { falls_at: None, ..before },
        };
        if !store::standing::update(tx, id, (&before, &after), now).await? {
            return Ok(false);
        }
        let notice = self.notice(&climber, &climbs, step);
        app.notify(tx, self.program.program_id, Reader::Person(climber.person_id), &notice).await?;
        if before.tier_id != after.tier_id {
            let record = TierMove {
                tier_move_id: app.ids.next(),
                creator_id: id,
                program_id: self.program.program_id,
                from_tier_id: before.tier_id,
                to_tier_id: after.tier_id,
                moved_at: now,
            };
            store::standing::insert_move(tx, &record).await?;
            // Each tier has its own rhythm of check-ins.
            store::check_in::update_unplanned(tx, (self.program.program_id, Some(id)), now).await?;
            // Whoever is looked at for the first time was there before the ladder: that is no news for everybody.
            let reached = self.tier(after.tier_id).filter(|tier| seen.is_known && !tier.rule.is_empty());
            if let (Move::Up(_), Some(tier)) = (step, reached) {
                celebrate::post(app, tx, &self.program, (&climber, &record), tier).await?;
            }
        }
        Ok(true)
    }

    /// What a creator is told of a move.
    fn notice(&self, climber: &Climber, climbs: &[Climb<'_>], step: Move) -> Notice {
        let (program, creator_id) = (self.program.name.clone(), climber.creator_id);
        let name = |id| self.tier(id).map_or_else(Variants::default, Tier::name);
        let benefits = |id| self.tier(id).map_or_else(Variants::default, Tier::benefits);
        let held = climber.standing.tier_id;
        match step {
            Move::Up(id) => Notice::TierUp {
                program,
                creator_id,
                name: name(Some(id)),
                benefits: benefits(Some(id)),
                is_earned: self.tier(Some(id)).is_some_and(|tier| !tier.rule.is_empty()),
            },
            Move::AtRisk(falls_at) => {
                let own = climbs.iter().find(|climb| Some(climb.tier.tier_id) == held);
                let missing = own.map(Climb::missing).unwrap_or_default();
                Notice::TierAtRisk { program, creator_id, name: name(held), missing, falls_at }
            }
            Move::Down(to) => Notice::TierDown {
                program,
                creator_id,
                from: name(held),
                name: name(to),
                benefits: benefits(to),
            },
            Move::Recover | Move::Stay => Notice::TierKept { program, creator_id, name: name(held) },
        }
    }
}
