//! The demo's campaigns that are over: of one its creators were told what came of it, of the other they wait for that.

use anyhow::Context as _;
use chrono::{Days, TimeDelta};

use super::clicks::Visited;
use super::history::{acting, blank, link, signed};
use super::world::World;
use crate::app::{App, Member};
use crate::domain::campaign::{Campaign, State};
use crate::domain::participation::Participation;
use crate::domain::result::Outcome;
use crate::domain::{CampaignId, Language, PersonId, ProgramId};
use crate::features::aggregate;
use crate::features::result::{self, Telling};
use crate::store::{self, Tx};

/// A campaign that is over.
struct Past {
    /// How many days ago it began, and how many ago it ended.
    days: (u64, u64),
    page: &'static str,
    texts: [(Language, &'static str, &'static str); 2],
    /// Who took part, with the views, saves and shares that managers have noted.
    joined: &'static [(&'static str, Option<[&'static str; 3]>)],
}

const TOLD: Past = Past {
    days: (75, 40),
    page: "slow-sundays",
    texts: [
        (Language::En, "Slow Sundays", "One Sunday without an alarm clock: how it felt."),
        (Language::Ru, "Медленные воскресенья", "Одно воскресенье без будильника: как это было."),
    ],
    joined: &[
        ("Maya Ellison", Some(["18400", "960", "310"])),
        ("Алина Корнеева", Some(["15200", "1240", "280"])),
        ("Jordan Price", Some(["9700", "220", "190"])),
        ("Вера Лаптева", Some(["4100", "310", "60"])),
        ("Owen Gallagher", Some(["6800", "150", "90"])),
        ("Соня Гринберг", Some(["3900", "420", "70"])),
    ],
};

const OWED: Past = Past {
    days: (36, 6),
    page: "early-birds",
    texts: [
        (Language::En, "Early birds", "Getting up half an hour earlier for a week."),
        (Language::Ru, "Ранние птицы", "Неделя подъемов на полчаса раньше."),
    ],
    joined: &[
        ("Caleb Whitmore", Some(["7300", "180", "110"])),
        ("Максим Дорохов", None),
        ("Егор Власов", None),
    ],
};

/// What was written about the one of which everybody was told.
const SENTENCES: [(Language, [&str; 3]); 2] = [
    (
        Language::En,
        [
            "Quiet videos without music were saved most, and saves led to sales a week later.",
            "Links in the middle of a long description were hardly clicked.",
            "A series of two: the Sunday itself, and what is left of it on Wednesday.",
        ],
    ),
    (
        Language::Ru,
        [
            "Чаще всего сохраняли тихие ролики без музыки, а через неделю сохранения приводили к продажам.",
            "По ссылкам в середине длинного описания почти не переходили.",
            "Серия из двух роликов: само воскресенье и что от него осталось к среде.",
        ],
    ),
];

/// Both, as they are before anything was told.
pub struct Ended {
    told: CampaignId,
    owed: CampaignId,
}

/// Has both run, and says how their links are visited; `links` has how the same creators' other links are.
///
/// # Errors
/// When the database fails, or the cast lacks somebody.
pub async fn run(
    app: &App,
    tx: &mut Tx,
    (program, shop): (ProgramId, &str),
    world: &World,
    links: &mut Vec<Visited>,
) -> anyhow::Result<Ended> {
    let told = run_one(app, tx, (program, shop), world, (&TOLD, links)).await?;
    let owed = run_one(app, tx, (program, shop), world, (&OWED, links)).await?;
    Ok(Ended { told, owed })
}

async fn run_one(
    app: &App,
    tx: &mut Tx,
    (program, shop): (ProgramId, &str),
    world: &World,
    (past, links): (&Past, &mut Vec<Visited>),
) -> anyhow::Result<CampaignId> {
    let now = app.clock.now();
    let (since, until) = past.days;
    let (began, ended) = (now - Days::new(since), now - Days::new(until));
    let campaign = Campaign {
        landing_url: format!("{shop}/{}", past.page),
        utm_campaign: Some(past.page.to_owned()),
        starts_on: Some(began.date_naive()),
        ends_on: Some(ended.date_naive()),
        ..blank(app, program)
    };
    let id = campaign.campaign_id;
    store::campaign::insert(tx, &campaign, began).await?;
    for (language, name, summary) in past.texts {
        store::campaign::insert_or_update_text(tx, id, language, name, summary, began).await?;
    }
    for (name, _) in past.joined {
        let found = world.people.iter().find(|(_, cast)| cast.name == *name);
        let (person, _) = found.context("the cast has them")?;
        let creator = store::creator::find(tx, program, PersonId(signed(*person))).await?;
        let creator = creator.context("they are a creator")?;
        let own = Participation::new(app.ids.next(), (program, id), creator.creator_id);
        let so_far = i32::try_from(store::participation::count(tx, creator.creator_id).await?)?;
        store::participation::insert(tx, &own.joined(1, so_far + 1, began)).await?;
        let link_id = link(app, tx, &creator, id, since).await?;
        let like = links.iter().find(|known| known.creator_id == creator.creator_id).copied();
        let like = like.context("they have a link")?;
        links.push(Visited { link_id, campaign_id: id, pull: like.pull / 4, since, until, ..like });
    }
    store::campaign::update_closed(tx, id, State::Live, ended).await?;
    store::participation::update_ended(tx, id, ended).await?;
    Ok(id)
}

/// Has a manager tell the creators of one what came of it, and then everybody, and begins the time in which those of the other are owed that.
///
/// # Errors
/// When the database fails, or something is missing.
pub async fn tell(app: &App, world: &World, ended: &Ended) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    let manager = acting(app, &mut tx, world, world.manager()?).await?;
    result::begin(app, &mut tx, &manager.program, ended.owed).await?;
    measured(app, &mut tx, &manager, (ended.owed, &OWED)).await?;
    let when = app.clock.now() - TimeDelta::days(10);
    let place = (manager.program.program_id, ended.told);
    let outcome = Outcome::new(place, (14, manager.program.zone), when);
    store::result::insert(&mut tx, &outcome).await?;
    measured(app, &mut tx, &manager, (ended.told, &TOLD)).await?;
    for (language, sentences) in SENTENCES {
        let sheet = result::show(app, &mut tx, &manager, ended.told).await?;
        let about = (ended.told, language, i64::from(sheet.sentences.seen(language)));
        result::write(app, &mut tx, &manager, about, &sentences.map(str::to_owned)).await?;
    }
    let sheet = result::show(app, &mut tx, &manager, ended.told).await?;
    let telling = result::tell(app, &mut tx, &manager, (ended.told, sheet.outcome.revision)).await?;
    anyhow::ensure!(matches!(telling, Telling::Told(_)), "nothing is missing");
    aggregate::post_now(app, &mut tx, &manager, ended.told).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes what was measured.
async fn measured(
    app: &App,
    tx: &mut Tx,
    manager: &Member,
    (id, past): (CampaignId, &Past),
) -> anyhow::Result<()> {
    for part in result::show(app, tx, manager, id).await?.parts {
        let noted = past.joined.iter().find(|(name, _)| *name == part.name);
        if let Some((_, Some(figures))) = noted {
            let typed = (&figures.map(str::to_owned), "good");
            result::measure(app, tx, manager, part.participation.participation_id, typed).await?;
        }
    }
    Ok(())
}
