//! The demo's ladder: three steps, with everybody on theirs and the first of the cast close to the last one.

use anyhow::Context as _;
use chrono::Days;

use super::cast::CAST;
use super::history::signed;
use super::world::World;
use crate::app::App;
use crate::domain::audience::Band;
use crate::domain::check_in::Cadence;
use crate::domain::consent::Use;
use crate::domain::span::Span;
use crate::domain::stats::Scope;
use crate::domain::tier::{Collaborations, Rule, Standing, Tier};
use crate::domain::{Language, ProgramId, RoleId};
use crate::store::standing::Climber;
use crate::store::{self, Tx};

/// Sales that the first of the cast lacks for the last step.
const SHORT: i64 = 3;
/// Days that figures are counted over: more than the past has, so that nothing is lost by moving time a little.
const WINDOW: u64 = 120;

/// A tier of the demo, to be written.
struct Step {
    rule: Rule,
    role: Option<RoleId>,
    cadence: Cadence,
    collaborations: (i32, i32),
    words: [(Language, &'static str, &'static str); 2],
}

/// Writes the ladder, and where everybody stands on it. Nobody is told of it now.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, world: &World, program: ProgramId) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    let climbers = store::standing::list(&mut tx, program).await?;
    let first = climbers.iter().find(|climber| climber.name == CAST[0].name).context("the cast climbs")?;
    let sold = sold(app, &mut tx, first).await?;
    for (place, step) in (1..).zip(steps(world, sold)) {
        insert(app, &mut tx, (program, place), &step).await?;
    }
    let now = app.clock.now();
    let program = store::program::get(&mut tx, program).await?;
    let tiers = store::tier::list(&mut tx, &program).await?;
    for climber in &climbers {
        let climbs = store::standing::list_climbs(&mut tx, climber, &tiers, now).await?;
        let best = climbs.iter().filter(|climb| climb.is_met()).max_by_key(|climb| climb.tier.place);
        let tier_id = best.map(|climb| climb.tier.tier_id);
        let reached = Standing { tier_id, reached_at: Some(now - Days::new(20)), falls_at: None };
        store::standing::insert(&mut tx, program.program_id, climber.creator_id).await?;
        store::standing::update(&mut tx, climber.creator_id, (&Standing::default(), &reached), now).await?;
    }
    store::tier::update_audience(&mut tx, first.creator_id, Some(Band::Micro)).await?;
    store::consent::insert(&mut tx, first.creator_id, Use::Milestones, now).await?;
    store::tier::update_computed(&mut tx, program.program_id, now).await?;
    Ok(tx.commit().await?)
}

async fn sold(app: &App, tx: &mut Tx, climber: &Climber) -> anyhow::Result<i64> {
    let today = app.clock.now().with_timezone(&climber.zone.0).date_naive();
    let span = Span::ending(today, WINDOW);
    Ok(store::stats::get_figures(tx, Scope::of(climber.creator_id), span).await?.sales)
}

fn steps(world: &World, sold: i64) -> [Step; 3] {
    let rule = |sales, tenure_days| Rule {
        window_days: i32::try_from(WINDOW).unwrap_or(120),
        sales,
        revenue: Vec::new(),
        tenure_days,
        collaborations: None,
        approved: None,
        audience: None,
    };
    let role = |id| Some(RoleId(signed(id)));
    [
        Step {
            rule: rule(None, None),
            role: None,
            cadence: Cadence::Monthly,
            collaborations: (0, 2),
            words: [
                (Language::En, "Spark", "Your links, your figures, and a person to ask."),
                (Language::Ru, "Искра", "Ссылки, цифры и куратор, которого можно спросить."),
            ],
        },
        Step {
            rule: rule(Some(15), Some(30)),
            role: role(world.tiers[0]),
            cadence: Cadence::Fortnightly,
            collaborations: (2, 4),
            words: [
                (Language::En, "Glow", "Lumen for your family, and news a week early."),
                (Language::Ru, "Сияние", "Lumen для всей семьи и новости на неделю раньше."),
            ],
        },
        Step {
            rule: rule(Some(sold + SHORT), Some(60)),
            role: role(world.tiers[1]),
            cadence: Cadence::Weekly,
            collaborations: (4, 8),
            words: [
                (Language::En, "Beacon", "A say in what we build, and a yearly trip to the team."),
                (Language::Ru, "Маяк", "Голос в том, что мы делаем, и поездка к команде раз в год."),
            ],
        },
    ]
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    (program, place): (ProgramId, i32),
    step: &Step,
) -> anyhow::Result<()> {
    let opened = app.clock.now() - Days::new(60);
    let tier = Tier {
        tier_id: app.ids.next(),
        program_id: program,
        place,
        rule: step.rule.clone(),
        role_id: step.role,
        cadence: step.cadence,
        collaborations: Collaborations {
            floor: Some(step.collaborations.0),
            ceiling: Some(step.collaborations.1),
        },
        opened_at: Some(opened),
        archived_at: None,
        texts: Vec::new(),
    };
    let id = store::tier::insert(tx, &tier, opened).await?.context("the place is free")?;
    for words in step.words {
        store::tier::insert_or_update_text(tx, id, words, opened).await?;
    }
    Ok(())
}
