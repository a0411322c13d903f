//! How far a creator is on each tier: by the same figures that they read in their results.

use chrono::{DateTime, Utc};

use crate::domain::span::Span;
use crate::domain::stats::Scope;
use crate::domain::tier::{Climb, Facts, Tier};
use crate::store::standing::Climber;
use crate::store::{self, Tx};

/// Every tier that counts, with what is known of a creator over its window. Days are those of their market.
pub(super) async fn climbs<'a>(
    tx: &mut Tx,
    climber: &Climber,
    tiers: &'a [Tier],
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Climb<'a>>> {
    let day = |moment: DateTime<Utc>| moment.with_timezone(&climber.zone.0).date_naive();
    let tenure_days = (day(now) - day(climber.since)).num_days();
    let scope = Scope::of(climber.creator_id);
    let mut known: Vec<(i32, Facts)> = Vec::new();
    let mut climbs = Vec::new();
    for tier in tiers.iter().filter(|tier| tier.is_open()) {
        let window = tier.rule.window_days;
        let facts = match known.iter().find(|(days, _)| *days == window) {
            Some((_, facts)) => facts.clone(),
            None => {
                let span = Span::ending(day(now), u64::try_from(window).unwrap_or(1));
                let facts = Facts {
                    sales: store::stats::get_figures(tx, scope, span).await?.sales,
                    revenue: store::stats::list_revenue(tx, scope, span).await?,
                    tenure_days,
                    audience: climber.audience_band,
                };
                known.push((window, facts.clone()));
                facts
            }
        };
        climbs.push(Climb { tier, facts });
    }
    Ok(climbs)
}
