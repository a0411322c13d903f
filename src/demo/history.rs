//! The demo's past: a programme that is set up, creators who were approved, links, and 90 days of clicks without a gap.

use anyhow::Context as _;
use chrono::{DateTime, Days, TimeDelta, Utc};
use discord_sandbox::Id;

use super::brief;
use super::care;
use super::cast::{Cast, Part};
use super::clicks::{self, Visited};
use super::world::{NAME, World};
use super::{
    check_in, content, council, introduction, ladder, participation, past, payout, question, result, reward,
    sales, thanks, told,
};
use crate::app::{About, App, Asker, Member, enter, random};
use crate::domain::api_key::{ApiKey, Kind};
use crate::domain::application;
use crate::domain::campaign::{Campaign, State};
use crate::domain::consent::Use;
use crate::domain::contact::{Frequency, Topic};
use crate::domain::creator::{Creator, Portrait, Stage};
use crate::domain::link::{Link, code_from};
use crate::domain::market::Market;
use crate::domain::naming::Called;
use crate::domain::program::{Channel, Program, Purpose, Zone};
use crate::domain::{
    CampaignId, ChannelId, Language, LinkId, MarketId, PersonId, ProgramId, RoleId, ServerId,
};
use crate::features;
use crate::store::{self, Tx};

/// The name of the shop's key.
pub const KEY_NAME: &str = "dk_demo";
/// Its secret, which is none: it opens nothing but a demo.
pub const KEY_SECRET: &str = "whsec_ZHVldC1kZW1vLWR1ZXQtZGVtby1kdWV0LWRlbW8h";

/// How far the figures go back in which each day has its visits.
const DAYS: u64 = 90;

/// Those who agreed to be named on the leaderboard.
const AGREED: &[&str] =
    &["Jordan Price", "Tessa Novak", "Priya Raman", "Максим Дорохов", "Вера Лаптева", "Соня Гринберг"];

/// Those who want to hear of each sale at once.
const EAGER: &[&str] = &["Maya Ellison", "Алина Корнеева"];

/// The two markets of the demo.
struct Markets {
    us: Market,
    ru: Market,
}

/// Writes the past, unless the file has one already. Links lead to the `shop`.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, world: &World, shop: &str) -> anyhow::Result<()> {
    let began = past::began_at(app);
    let mut tx = app.begin().await?;
    let known = store::program::find_by_server(&mut tx, ServerId(signed(world.guild))).await?;
    if known.is_some_and(|program| program.ready_at.is_some()) {
        return Ok(());
    }
    let program = program(app, &mut tx, world, began).await?;
    let markets = markets(app, &mut tx, program, began).await?;
    channels(&mut tx, program, world, &markets).await?;
    reward::begin(app, &mut tx, program, began).await?;
    let evergreen = evergreen(app, &mut tx, program, shop, began).await?;
    let seasonal = seasonal(app, &mut tx, program, shop).await?;
    reward::equip(app, &mut tx, program, seasonal).await?;
    let manager = PersonId(signed(world.manager()?.0));
    care::people(app, &mut tx, world).await?;
    let managers = care::managers(world);
    let (mut visited, mut creators) = (Vec::new(), Vec::new());
    for (id, cast) in &world.people {
        let approved = past::approved_at(app, cast);
        let Some(creator) =
            creator(app, &mut tx, (program, manager), &markets, signed(*id), cast, approved).await?
        else {
            continue;
        };
        care::look_after(app, &mut tx, &managers, (&creator, cast)).await?;
        let zone = if cast.locale == "ru" { markets.ru.zone } else { markets.us.zone };
        told::agree(app, &mut tx, (&creator, cast), zone).await?;
        check_in::write(app, &mut tx, (&creator, cast)).await?;
        let Part::Creator { pull, .. } = cast.part else { continue };
        for (campaign, since, share) in [(evergreen, DAYS, 60), (seasonal, 30, 70)] {
            let link_id = link(app, &mut tx, &creator, campaign, since).await?;
            let zone =
                if creator.market_id == Some(markets.ru.market_id) { &markets.ru } else { &markets.us };
            let placements: &[&str] =
                if cast.locale == "ru" { &["telegram", "vk"] } else { &["youtube", "instagram"] };
            visited.push(Visited {
                link_id,
                creator_id: creator.creator_id,
                campaign_id: campaign,
                zone: zone.zone.0,
                currency: if cast.locale == "ru" { "RUB" } else { "USD" },
                pull: pull * share / 100,
                since,
                until: 1,
                placements,
            });
        }
        creators.push((creator, *cast));
    }
    let parts = past::write(app, &mut tx, (program, manager), shop, &creators).await?;
    let ended = result::run(app, &mut tx, (program, shop), world, &mut visited).await?;
    brief::write(app, &mut tx, seasonal, manager).await?;
    let winter = winter(app, &mut tx, program, shop).await?;
    brief::write_draft(app, &mut tx, winter, manager).await?;
    told::write(app, &mut tx, program, [&markets.us, &markets.ru], seasonal).await?;
    publish(app, &mut tx, world, seasonal).await?;
    key(app, &mut tx, program, began).await?;
    tx.commit().await?;
    let clicks = clicks::write(app, &visited).await?;
    sales::write(app, program, &visited, &clicks).await?;
    past::visit(app, program, &parts).await?;
    result::tell(app, world, &ended).await?;
    ladder::write(app, world, program).await?;
    reward::raise(app, program).await?;
    payout::write(app, world).await?;
    introduction::write(app, world, program).await?;
    council::write(app, world).await?;
    question::write(app, world, program).await
}

/// The shop's key. It is the same in every demo, so that what docs/webhook.md shows works.
async fn key(app: &App, tx: &mut Tx, program: ProgramId, began: DateTime<Utc>) -> anyhow::Result<()> {
    let key = ApiKey {
        api_key_id: app.ids.next(),
        program_id: program,
        kind: Kind::Duet,
        name: KEY_NAME.to_owned(),
        has_secret: true,
        created_at: began,
        used_at: None,
    };
    Ok(store::api_key::insert(tx, &key, &KEY_SECRET.into()).await?)
}

/// One of the managers publishes the seasonal campaign, as they would by command.
async fn publish(app: &App, tx: &mut Tx, world: &World, campaign: CampaignId) -> anyhow::Result<()> {
    let member = acting(app, tx, world, world.manager()?).await?;
    features::campaign::publish(app, tx, &member, campaign).await?;
    told::announce(app, tx, &member).await?;
    participation::write(app, tx, world, campaign).await?;
    content::write(app, tx, world, campaign).await?;
    thanks::write(app, tx, world, &member).await
}

/// Somebody of the cast, as if they asked for something on the server.
pub(super) async fn acting(
    app: &App,
    tx: &mut Tx,
    world: &World,
    (id, cast): (Id, &Cast),
) -> anyhow::Result<Member> {
    let is_manager = matches!(cast.part, Part::Manager);
    let asker = Asker {
        person_id: PersonId(signed(id)),
        server_id: Some(ServerId(signed(world.guild))),
        roles: if is_manager { vec![RoleId(signed(world.managers))] } else { Vec::new() },
        manages_server: is_manager,
        locale: cast.locale.to_owned(),
        called: Called::default(),
    };
    let person =
        store::person::insert_or_see(tx, asker.person_id, Some(cast.locale), app.clock.now()).await?;
    Ok(enter(app, tx, &asker, person, About::Anything).await?)
}

pub(super) async fn link(
    app: &App,
    tx: &mut Tx,
    creator: &Creator,
    campaign_id: CampaignId,
    since: u64,
) -> anyhow::Result<LinkId> {
    let link = Link {
        link_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        campaign_id,
        code: code_from(&random::<32>()).context("a code")?,
        created_at: app.clock.now() - Days::new(since),
        archived_at: None,
    };
    store::link::insert(tx, &link, false).await?.context("the code is free")?;
    Ok(link.link_id)
}

async fn program(app: &App, tx: &mut Tx, world: &World, began: DateTime<Utc>) -> anyhow::Result<ProgramId> {
    let server_id = ServerId(signed(world.guild));
    let known = store::program::find_by_server(tx, server_id).await?;
    let program = Program {
        program_id: known.map_or_else(|| app.ids.next(), |program| program.program_id),
        server_id,
        name: NAME.to_owned(),
        language: Language::En,
        currency: "USD".to_owned(),
        zone: Zone(chrono_tz::America::New_York),
        ready_at: Some(began),
    };
    let program_id = store::program::insert(tx, &program, began).await?.unwrap_or(program.program_id);
    let program = Program { program_id, ..program };
    for language in [Language::En, Language::Ru] {
        store::program::insert_language(tx, program.program_id, language).await?;
    }
    store::program::insert_manager_role(tx, program.program_id, RoleId(signed(world.managers))).await?;
    Ok(program.program_id)
}

async fn markets(
    app: &App,
    tx: &mut Tx,
    program_id: ProgramId,
    began: DateTime<Utc>,
) -> anyhow::Result<Markets> {
    let us = Market {
        market_id: app.ids.next(),
        program_id,
        code: "us".to_owned(),
        name: "United States".to_owned(),
        language: Language::En,
        currency: "USD".to_owned(),
        zone: Zone(chrono_tz::America::New_York),
        disclosure: "#ad".to_owned(),
        needs_token: false,
    };
    let ru = Market {
        market_id: app.ids.next(),
        program_id,
        code: "ru".to_owned(),
        name: "Россия".to_owned(),
        language: Language::Ru,
        currency: "RUB".to_owned(),
        zone: Zone(chrono_tz::Europe::Moscow),
        disclosure: "Реклама".to_owned(),
        needs_token: true,
    };
    store::market::insert(tx, &us, began).await?;
    store::market::insert(tx, &ru, began).await?;
    Ok(Markets { us, ru })
}

async fn channels(
    tx: &mut Tx,
    program_id: ProgramId,
    world: &World,
    markets: &Markets,
) -> anyhow::Result<()> {
    for (id, purpose, language, market_id) in [
        (world.review, Purpose::Review, None, None),
        (world.announcements, Purpose::Announcements, None, None),
        (world.wins, Purpose::Wins, Some(Language::En), None),
        (world.results_us, Purpose::Results, Some(Language::En), Some(markets.us.market_id)),
        (world.results_ru, Purpose::Results, Some(Language::Ru), Some(markets.ru.market_id)),
        (world.us, Purpose::Market, Some(Language::En), Some(markets.us.market_id)),
        (world.ru, Purpose::Market, Some(Language::Ru), Some(markets.ru.market_id)),
    ] {
        let channel = Channel { channel_id: ChannelId(signed(id)), program_id, purpose, language, market_id };
        store::program::insert_or_update_channel(tx, &channel).await?;
    }
    Ok(())
}

/// A live campaign with nothing in it.
pub(super) fn blank(app: &App, program_id: ProgramId) -> Campaign {
    Campaign {
        campaign_id: app.ids.next(),
        program_id,
        state: State::Live,
        is_evergreen: false,
        landing_url: String::new(),
        utm_source: Some("duet".to_owned()),
        utm_medium: Some("creator".to_owned()),
        utm_campaign: None,
        starts_on: None,
        ends_on: None,
        name: String::new(),
    }
}

async fn evergreen(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    shop: &str,
    began: DateTime<Utc>,
) -> anyhow::Result<CampaignId> {
    let campaign = Campaign { is_evergreen: true, landing_url: shop.to_owned(), ..blank(app, program) };
    store::campaign::insert(tx, &campaign, began).await?;
    for (language, name, summary) in [
        (
            Language::En,
            "Lumen all year",
            "Lumen helps you sleep and wake on time. Share it whenever it fits.",
        ),
        (
            Language::Ru,
            "Lumen круглый год",
            "Lumen помогает вовремя засыпать и просыпаться. Делитесь, когда к слову.",
        ),
    ] {
        store::campaign::insert_or_update_text(tx, campaign.campaign_id, language, name, summary, began)
            .await?;
    }
    Ok(campaign.campaign_id)
}

async fn seasonal(app: &App, tx: &mut Tx, program: ProgramId, shop: &str) -> anyhow::Result<CampaignId> {
    let now = app.clock.now();
    let campaign = Campaign {
        state: State::Draft,
        landing_url: format!("{shop}/back-in-rhythm"),
        utm_campaign: Some("back-in-rhythm".to_owned()),
        starts_on: Some((now - TimeDelta::days(30)).date_naive()),
        ends_on: Some((now + TimeDelta::days(30)).date_naive()),
        ..blank(app, program)
    };
    store::campaign::insert(tx, &campaign, now - TimeDelta::days(31)).await?;
    for (language, name, summary) in [
        (Language::En, "Back in rhythm", "Two weeks of steady sleep: show your first and your last evening."),
        (Language::Ru, "Снова в ритме", "Две недели ровного сна: покажите первый вечер и последний."),
    ] {
        store::campaign::insert_or_update_text(tx, campaign.campaign_id, language, name, summary, now)
            .await?;
    }
    Ok(campaign.campaign_id)
}

/// A campaign that nobody but the managers has seen.
async fn winter(app: &App, tx: &mut Tx, program: ProgramId, shop: &str) -> anyhow::Result<CampaignId> {
    let now = app.clock.now();
    let campaign = Campaign {
        state: State::Draft,
        landing_url: format!("{shop}/winter-lights"),
        utm_campaign: Some("winter-lights".to_owned()),
        starts_on: Some((now + TimeDelta::days(20)).date_naive()),
        ends_on: Some((now + TimeDelta::days(60)).date_naive()),
        ..blank(app, program)
    };
    store::campaign::insert(tx, &campaign, now).await?;
    for (language, name, summary) in [
        (Language::En, "Winter lights", "Longer evenings, softer light: how you end the day."),
        (Language::Ru, "Зимний свет", "Вечера длиннее, свет мягче: чем вы заканчиваете день."),
    ] {
        store::campaign::insert_or_update_text(tx, campaign.campaign_id, language, name, summary, now)
            .await?;
    }
    Ok(campaign.campaign_id)
}

async fn creator(
    app: &App,
    tx: &mut Tx,
    (program_id, manager): (ProgramId, PersonId),
    markets: &Markets,
    id: i64,
    cast: &Cast,
    approved: DateTime<Utc>,
) -> anyhow::Result<Option<Creator>> {
    let Part::Creator { market, niche, platforms, audience, about, .. } = cast.part else { return Ok(None) };
    let person_id = PersonId(id);
    store::person::insert_or_see(tx, person_id, Some(cast.locale), app.clock.now() - Days::new(1)).await?;
    let market_id: MarketId = if market == "ru" { markets.ru.market_id } else { markets.us.market_id };
    let creator = Creator {
        creator_id: app.ids.next(),
        program_id,
        person_id,
        stage: Stage::Applied,
        name: cast.name.to_owned(),
        market_id: Some(market_id),
        joined_at: approved,
    };
    let portrait = Portrait {
        niche: niche.to_owned(),
        platforms: platforms.to_owned(),
        audience: audience.to_owned(),
        about: about.to_owned(),
    };
    store::creator::insert(tx, &creator, &portrait).await?;
    let moves = (Stage::Applied, Stage::Active);
    store::creator::update_stage(tx, creator.creator_id, moves, approved).await?;
    let creator = Creator { stage: Stage::Active, ..creator };
    store::person::update_zone(tx, person_id, Zone(cast.zone)).await?;
    if AGREED.contains(&cast.name) {
        store::consent::insert(tx, creator.creator_id, Use::Leaderboard, approved).await?;
    }
    if EAGER.contains(&cast.name) {
        store::contact::insert_or_update_frequency(tx, creator.creator_id, (Topic::Sales, Frequency::Each))
            .await?;
    }
    let application = app.ids.next();
    store::application::insert(tx, application, (program_id, creator.creator_id), approved).await?;
    let verdict = (application::State::Approved, None);
    store::application::update_decided(tx, application, verdict, Some(manager), approved).await?;
    Ok(Some(creator))
}

/// Discord's numbers as Duet keeps them.
pub fn signed(id: Id) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}
