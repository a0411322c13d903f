//! Shows managers who would move today and why, without moving anybody.

use crate::app::{App, Member};
use crate::domain::text::Variants;
use crate::domain::tier::{Climb, Condition, Move, Tier, decide};
use crate::domain::{PersonId, Refusal, TierId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Creators shown at most; the others are counted.
const SHOWN: usize = 15;

/// Somebody who would move.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// Who.
    pub person_id: PersonId,
    /// What would happen.
    pub step: Move,
    /// The tier that they have; empty without one.
    pub from: Variants,
    /// The tier that they would have; empty without one.
    pub to: Variants,
    /// Why: the conditions that they meet of a tier that they reach, or miss of the one that they lose.
    pub why: Vec<Condition>,
}

/// Who would move today.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The draft that is tried out besides.
    pub with: Option<Tier>,
    /// How many creators there are.
    pub creators: usize,
    /// How many would go up, be told that they lose their tier, lose it, keep it after all.
    pub counts: [usize; 4],
    /// The first of them.
    pub rows: Vec<Outlook>,
}

/// Who would move if places were computed now; with a draft, as if it counted.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::TierUnknown`].
pub async fn preview(app: &App, tx: &mut Tx, member: &Member, with: Option<TierId>) -> Result<Preview> {
    member.administrator()?;
    let (program, now) = (&member.program, app.clock.now());
    let mut tiers = store::tier::list(tx, program).await?;
    let mut tried = None;
    if let Some(wanted) = with {
        let is_meant = |tier: &&mut Tier| tier.tier_id == wanted && tier.archived_at.is_none();
        let tier = tiers.iter_mut().find(is_meant).ok_or(Refusal::TierUnknown)?;
        tried = Some(tier.clone());
        tier.opened_at = tier.opened_at.or(Some(now));
    }
    let grace = store::tier::get_policy(tx, program.program_id).await?.grace();
    let climbers = store::standing::list(tx, program.program_id).await?;
    let (mut counts, mut rows) = ([0; 4], Vec::new());
    for climber in &climbers {
        let climbs = store::standing::list_climbs(tx, climber, &tiers, now).await?;
        let held = tiers.iter().find(|tier| Some(tier.tier_id) == climber.standing.tier_id);
        let rests = climber.paused_until.is_some_and(|until| until > now);
        let step = decide(&climbs, (&climber.standing, held, rests), now, grace);
        let Some(kind) = kind(step) else { continue };
        counts[kind] += 1;
        rows.push((kind, outlook(climber.person_id, step, held, (&climbs, &tiers))));
    }
    rows.sort_by_key(|(kind, _)| *kind);
    let rows = rows.into_iter().take(SHOWN).map(|(_, row)| row).collect();
    Ok(Preview { with: tried, creators: climbers.len(), counts, rows })
}

/// The place of a move in [`Preview::counts`].
const fn kind(step: Move) -> Option<usize> {
    match step {
        Move::Stay => None,
        Move::Up(_) => Some(0),
        Move::AtRisk(_) => Some(1),
        Move::Down(_) => Some(2),
        Move::Recover => Some(3),
    }
}

fn outlook(
    person_id: PersonId,
    step: Move,
    held: Option<&Tier>,
    (climbs, tiers): (&[Climb<'_>], &[Tier]),
) -> Outlook {
    let own = held.map(|tier| tier.tier_id);
    let of = |id: Option<TierId>| climbs.iter().find(|climb| Some(climb.tier.tier_id) == id);
    let to = match step {
        Move::Up(to) => Some(to),
        Move::Down(to) => to,
        Move::AtRisk(_) | Move::Recover | Move::Stay => own,
    };
    let why = match step {
        Move::Up(_) | Move::Recover => of(to).map(Climb::progress),
        Move::AtRisk(_) | Move::Down(_) | Move::Stay => of(own).map(Climb::missing),
    };
    let name = |tier: Option<&Tier>| tier.map_or_else(Variants::default, Tier::name);
    Outlook {
        person_id,
        step,
        from: name(held),
        to: name(tiers.iter().find(|tier| Some(tier.tier_id) == to)),
        why: why.unwrap_or_default(),
    }
}
