//! How much a creator has to do, and how much they should have.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::app::App;
use crate::domain::band::{Band, Excess, Load, Strain};
use crate::domain::program::{Program, Zone};
use crate::domain::tier::{Collaborations, Tier};
use crate::domain::{CreatorId, MarketId, PersonId};
use crate::error::Result;
use crate::store::standing::Climber;
use crate::store::{self, Tx};

/// What was joined longer ago than this weighs nothing: a year and a day, wherever one lives.
const LOOKED_AT: TimeDelta = TimeDelta::days(368);

/// A creator, what they have joined lately, and what their tier and tenure ask for.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Who.
    pub creator_id: CreatorId,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Their market.
    pub market_id: Option<MarketId>,
    /// Where they live.
    pub zone: Zone,
    /// Whether they have earned a tier, so that campaigns are offered to them first.
    pub is_first: bool,
    /// Whether they rest: nothing is offered to them.
    pub rests: bool,
    /// At least, at most.
    pub band: Band,
    /// What they have joined.
    pub load: Load,
}

impl Loaded {
    /// By what one more would be too many.
    pub fn excess(&self) -> Option<Excess> {
        self.band.excess(self.load)
    }

    /// Where they stand between too little and too much.
    pub fn strain(&self) -> Strain {
        self.band.strain(self.load)
    }

    fn of(climber: Climber, tiers: &[Tier], joined: &[DateTime<Utc>], now: DateTime<Utc>) -> Self {
        let held = tiers.iter().find(|tier| Some(tier.tier_id) == climber.standing.tier_id);
        let day = |moment: DateTime<Utc>| -> NaiveDate { moment.with_timezone(&climber.zone.0).date_naive() };
        let own =
            held.filter(|tier| tier.is_open()).map_or_else(Collaborations::default, |t| t.collaborations);
        Self {
            creator_id: climber.creator_id,
            person_id: climber.person_id,
            market_id: climber.market_id,
            zone: climber.zone,
            is_first: held.is_some_and(|tier| tier.is_open() && !tier.rule.is_empty()),
            rests: climber.paused_until.is_some_and(|until| until > now),
            band: Band::of(own, day(climber.since), day(now)),
            load: Load::of(joined, climber.zone, day(now)),
            name: climber.name,
        }
    }
}

/// A creator with what they have to do; `None` when they are not active.
pub(super) async fn find(
    app: &App,
    tx: &mut Tx,
    program: &Program,
    creator: CreatorId,
) -> Result<Option<Loaded>> {
    let Some(climber) = store::standing::find(tx, creator).await? else { return Ok(None) };
    let tiers = store::tier::list(tx, program).await?;
    let joined = store::participation::list_joined_of(tx, creator).await?;
    Ok(Some(Loaded::of(climber, &tiers, &joined, app.clock.now())))
}

/// Every active creator of a programme with what they have to do.
pub(super) async fn list(app: &App, tx: &mut Tx, program: &Program) -> Result<Vec<Loaded>> {
    let now = app.clock.now();
    let climbers = store::standing::list(tx, program.program_id).await?;
    let tiers = store::tier::list(tx, program).await?;
    let joined = store::participation::list_joined(tx, program.program_id, now - LOOKED_AT).await?;
    let of = |climber: Climber| {
        let from = joined.partition_point(|(creator, _)| *creator < climber.creator_id);
        let own = joined[from..].iter().take_while(|(creator, _)| *creator == climber.creator_id);
        let own: Vec<DateTime<Utc>> = own.map(|(_, moment)| *moment).collect();
        Loaded::of(climber, &tiers, &own, now)
    };
    Ok(climbers.into_iter().map(of).collect())
}
