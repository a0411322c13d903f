//! The demo's earlier years: campaigns that are long over, and the creators who came back for them.

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;

use super::cast::{self, Cast};
use super::clicks::{self, Visited};
use super::sales;
use crate::app::{App, random};
use crate::domain::campaign::{Campaign, State};
use crate::domain::creator::Creator;
use crate::domain::deliverable::{Deliverable, Format, Piece};
use crate::domain::link::{Link, code_from};
use crate::domain::participation::{self, Participation};
use crate::domain::plan::{Kind, Plan};
use crate::domain::result::{Metrics, Sentiment};
use crate::domain::stage::Stage;
use crate::domain::wording::Words;
use crate::domain::{CampaignId, Language, ParticipationId, PersonId, ProgramId};
use crate::store::stage::Move;
use crate::store::{self, Tx};

/// Days that each campaign ran.
const DAYS: u64 = 25;

/// A campaign of the past: how many days ago it began, what it was called, and what it asked for.
struct Season {
    ago: u64,
    names: [(Language, &'static str, &'static str); 2],
    asks: (Format, &'static str, &'static str),
}

const SEASONS: [Season; 4] = [
    Season {
        ago: 720,
        names: [
            (Language::En, "Longer evenings", "What you do when it gets dark at five."),
            (Language::Ru, "Длинные вечера", "Чем вы заняты, когда темнеет в пять."),
        ],
        asks: (Format::Video, "An evening with Lumen", "Вечер с Lumen"),
    },
    Season {
        ago: 630,
        names: [
            (Language::En, "A calm New Year", "Resolutions that begin with going to bed."),
            (Language::Ru, "Спокойный Новый год", "Обещания, которые начинаются со сна."),
        ],
        asks: (Format::Short, "One resolution", "Одно обещание"),
    },
    Season {
        ago: 540,
        names: [
            (Language::En, "Spring light", "Waking up with the sun instead of the alarm."),
            (Language::Ru, "Весенний свет", "Просыпаться с солнцем, а не с будильником."),
        ],
        asks: (Format::Post, "Your first light", "Ваш первый свет"),
    },
    Season {
        ago: 450,
        names: [
            (Language::En, "Asleep on the road", "Keeping your rhythm on holiday."),
            (Language::Ru, "Сон в дороге", "Как не сбить ритм в отпуске."),
        ],
        asks: (Format::Video, "A night away from home", "Ночь не дома"),
    },
];

/// Who took part in how many of them, the first ones.
const CAME_BACK: &[(&str, usize)] = &[
    ("Maya Ellison", 4),
    ("Алина Корнеева", 4),
    ("Jordan Price", 3),
    ("Caleb Whitmore", 4),
    ("Максим Дорохов", 3),
    ("Вера Лаптева", 4),
    ("Тимур Асланов", 2),
    ("Priya Raman", 1),
];

/// How many days ago the others were approved, in the order of the cast.
const LATER: &[(&str, u64)] =
    &[("Tessa Novak", 400), ("Owen Gallagher", 300), ("Соня Гринберг", 210), ("Егор Власов", 150)];

/// When the programme began.
pub fn began_at(app: &App) -> DateTime<Utc> {
    app.clock.now() - Days::new(SEASONS[0].ago + 100)
}

/// When somebody of the cast was approved: before the first campaign that they took part in.
pub fn approved_at(app: &App, cast: &Cast) -> DateTime<Utc> {
    let later = LATER.iter().find(|(name, _)| *name == cast.name);
    app.clock.now() - Days::new(later.map_or(SEASONS[0].ago + 80, |(_, ago)| *ago))
}

/// A link of the past, and which of its creator's collaborations it was for.
pub struct Part {
    visited: Visited,
    ordinal: usize,
}

/// Writes the campaigns and who took part in them. Says which links were followed then.
///
/// # Errors
/// When the database fails.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    (program, manager): (ProgramId, PersonId),
    shop: &str,
    creators: &[(Creator, &Cast)],
) -> anyhow::Result<Vec<Part>> {
    let mut parts = Vec::new();
    for (place, season) in SEASONS.iter().enumerate() {
        let campaign = campaign(app, tx, (program, manager), (season, shop)).await?;
        for (creator, cast) in creators {
            let came = CAME_BACK.iter().find(|(name, _)| *name == cast.name).map_or(0, |(_, came)| *came);
            if place < came {
                let id = took_part(app, tx, creator, (campaign, season, place + 1)).await?;
                measured(app, tx, (creator, id, manager), (campaign, season, place + 1)).await?;
                let visited = link(app, tx, (creator, cast), (campaign, season)).await?;
                parts.push(Part { visited, ordinal: place + 1 });
            }
        }
    }
    Ok(parts)
}

async fn campaign(
    app: &App,
    tx: &mut Tx,
    (program, manager): (ProgramId, PersonId),
    (season, shop): (&Season, &str),
) -> anyhow::Result<CampaignId> {
    let began = app.clock.now() - Days::new(season.ago);
    let ended = began + Days::new(DAYS);
    let campaign = Campaign {
        campaign_id: app.ids.next(),
        program_id: program,
        state: State::Draft,
        is_evergreen: false,
        landing_url: shop.to_owned(),
        utm_source: None,
        utm_medium: None,
        utm_campaign: None,
        starts_on: Some(began.date_naive()),
        ends_on: Some(ended.date_naive()),
        name: String::new(),
    };
    let id = campaign.campaign_id;
    store::campaign::insert(tx, &campaign, began).await?;
    for (language, name, summary) in season.names {
        store::campaign::insert_or_update_text(tx, id, language, name, summary, began).await?;
    }
    let plan = Plan {
        kind: Kind::Seasonal,
        performance_goal: String::new(),
        awareness_goal: String::new(),
        budget: None,
        priority_hours: 0,
        revision: 0,
    };
    store::plan::update(tx, id, &plan).await?;
    asked(app, tx, (id, manager), (season, began)).await?;
    for pair in Stage::ALL.windows(2) {
        let step = Move {
            stage_move_id: app.ids.next(),
            campaign_id: id,
            from_stage: pair[0],
            to_stage: pair[1],
            unmet: String::new(),
            reason: String::new(),
            moved_by_person_id: Some(manager),
            moved_at: ended,
        };
        store::stage::insert(tx, &step).await?;
    }
    store::campaign::update_published(tx, id, began).await?;
    store::campaign::update_closed(tx, id, State::Live, ended).await?;
    Ok(id)
}

/// The one thing that a campaign asked for.
async fn asked(
    app: &App,
    tx: &mut Tx,
    (campaign_id, manager): (CampaignId, PersonId),
    (season, began): (&Season, DateTime<Utc>),
) -> anyhow::Result<()> {
    let (format, english, russian) = season.asks;
    let deliverable = Deliverable {
        deliverable_id: app.ids.next(),
        campaign_id,
        place: 1,
        platform: None,
        format,
        due_on: Some((began + Days::new(14)).date_naive()),
        pay: None,
        rights_from_on: None,
        rights_until_on: None,
        revision: 0,
        words: BTreeMap::new(),
    };
    store::deliverable::insert(tx, &deliverable, began).await?;
    let words = |language, body: &str, origin: Option<&str>| Words {
        language,
        body: body.to_owned(),
        origin: origin.map(ToOwned::to_owned),
        is_draft: false,
        revision: 1,
    };
    for words in [words(Language::En, english, None), words(Language::Ru, russian, Some(english))] {
        let title = (deliverable.deliverable_id, Piece::Title);
        store::deliverable::insert_or_update_text(tx, title, &words, manager, began).await?;
    }
    Ok(())
}

async fn took_part(
    app: &App,
    tx: &mut Tx,
    creator: &Creator,
    (campaign, season, ordinal): (CampaignId, &Season, usize),
) -> anyhow::Result<ParticipationId> {
    let began = app.clock.now() - Days::new(season.ago);
    let joined = began + Days::new(1);
    let part = Participation {
        state: participation::State::Ended,
        ordinal: i32::try_from(ordinal).ok(),
        terms_version: Some(1),
        joined_at: Some(joined),
        answered_at: Some(joined),
        ended_at: Some(began + Days::new(DAYS)),
        ..Participation::new(app.ids.next(), (creator.program_id, campaign), creator.creator_id)
    };
    store::participation::insert(tx, &part).await?;
    Ok(part.participation_id)
}

/// What managers measured: people keep and pass on a little more of what comes later.
async fn measured(
    app: &App,
    tx: &mut Tx,
    (creator, id, manager): (&Creator, ParticipationId, PersonId),
    (campaign, season, ordinal): (CampaignId, &Season, usize),
) -> anyhow::Result<()> {
    let part = Participation::new(id, (creator.program_id, campaign), creator.creator_id);
    let name = i64::try_from(creator.name.len()).unwrap_or(10);
    let views = 3_000 + name * 170;
    let share = [14, 21, 25, 26][ordinal.clamp(1, 4) - 1] + name % 3;
    let metrics = Metrics {
        views: Some(views),
        saves: Some(views * share / 1_000),
        shares: Some(views * share / 1_500),
        sentiment: Some(if ordinal > 1 { Sentiment::Good } else { Sentiment::Mixed }),
    };
    let at = app.clock.now() - Days::new(season.ago - DAYS - 7);
    Ok(store::result::insert_or_update_metrics(tx, &part, metrics, manager, at).await?)
}

async fn link(
    app: &App,
    tx: &mut Tx,
    (creator, cast): (&Creator, &Cast),
    (campaign_id, season): (CampaignId, &Season),
) -> anyhow::Result<Visited> {
    let link = Link {
        link_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        campaign_id,
        code: code_from(&random::<32>()).context("a code")?,
        created_at: app.clock.now() - Days::new(season.ago),
        archived_at: None,
    };
    store::link::insert(tx, &link, false).await?.context("the code is free")?;
    let ended = app.clock.now() - Days::new(season.ago - DAYS);
    store::link::update_archived(tx, creator.creator_id, link.link_id, ended).await?;
    let is_russian = cast.locale == "ru";
    let cast::Part::Creator { pull, .. } = cast.part else { anyhow::bail!("only creators take part") };
    Ok(Visited {
        link_id: link.link_id,
        creator_id: creator.creator_id,
        campaign_id,
        zone: if is_russian { Tz::Europe__Moscow } else { Tz::America__New_York },
        currency: if is_russian { "RUB" } else { "USD" },
        pull,
        since: season.ago,
        until: 1,
        placements: &[],
    })
}

/// Has the links followed, and the shop sell: twice as often to those who come for a second campaign, and hardly more
/// often for later ones.
///
/// # Errors
/// When a click cannot be recorded, or the database fails.
pub async fn visit(app: &App, program: ProgramId, parts: &[Part]) -> anyhow::Result<()> {
    let mut bought = Vec::new();
    let mut all = Vec::new();
    for part in parts {
        let clicks = clicks::spread(app, &part.visited, (DAYS, 48 + part.visited.pull));
        let every = if part.ordinal > 1 { 14 } else { 28 };
        bought.extend(clicks.iter().step_by(every).skip(1).map(|click| (&part.visited, click.clone())));
        all.extend(clicks);
    }
    clicks::keep(app, &all).await?;
    sales::sell(app, program, &bought).await
}
