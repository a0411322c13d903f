//! Founds what a town begins with: a programme on a server, its markets, campaigns and creators.

use discord_sandbox::Id;
use duet::app::App;
use duet::domain::campaign::{Campaign, State};
use duet::domain::creator::{Creator, Portrait, Stage};
use duet::domain::market::Market;
use duet::domain::program::{Channel, Program, Purpose, Zone};
use duet::domain::{
    CampaignId, ChannelId, CreatorId, Language, MarketId, PersonId, ProgramId, RoleId, ServerId,
};
use duet::store;

use super::town::signed;

/// A server on which a programme can be founded.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// The server.
    pub guild: Id,
    /// Its name.
    pub name: String,
    /// Its channel for English-speaking creators; everybody sees it.
    pub us: Id,
    /// Its channel for Russian-speaking creators; everybody sees it.
    pub ru: Id,
    /// Its channel for managers.
    pub review: Id,
    /// The managers' role.
    pub manager_role: Id,
    /// Where its evergreen campaign leads.
    pub landing: &'static str,
}

/// Founds a programme with two markets and an evergreen campaign.
pub async fn found(app: &App, grounds: &Grounds) -> ProgramId {
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let program = Program {
        program_id: app.ids.next(),
        server_id: ServerId(signed(grounds.guild)),
        name: grounds.name.clone(),
        language: Language::En,
        currency: "USD".to_owned(),
        zone: Zone(chrono_tz::UTC),
        ready_at: Some(now),
    };
    let founded = store::program::insert(&mut tx, &program, now).await.expect("the database works");
    let program_id = founded.expect("nobody set the programme up before");
    for language in [Language::En, Language::Ru] {
        store::program::insert_language(&mut tx, program_id, language).await.expect("the database works");
    }
    let role = RoleId(signed(grounds.manager_role));
    store::program::insert_manager_role(&mut tx, program_id, role).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let us = found_market(app, program_id, "us", "United States", Language::En, "#ad").await;
    let ru = found_market(app, program_id, "ru", "Россия", Language::Ru, "Реклама").await;
    let channel = |id: Id, purpose, language, market_id| Channel {
        channel_id: ChannelId(signed(id)),
        program_id,
        purpose,
        language,
        market_id,
    };
    let mut tx = app.begin().await.expect("the database works");
    for channel in [
        channel(grounds.review, Purpose::Review, None, None),
        channel(grounds.us, Purpose::Market, Some(Language::En), Some(us)),
        channel(grounds.ru, Purpose::Market, Some(Language::Ru), Some(ru)),
    ] {
        store::program::insert_or_update_channel(&mut tx, &channel).await.expect("the database works");
    }
    tx.commit().await.expect("the database works");
    let texts = [
        (Language::En, "Always on", "Share Acme whenever it fits."),
        (Language::Ru, "Круглый год", "Рассказывайте об Acme, когда к слову."),
    ];
    found_campaign(app, program_id, (State::Live, true), grounds.landing, &texts).await;
    program_id
}

async fn found_market(
    app: &App,
    program_id: ProgramId,
    code: &str,
    name: &str,
    language: Language,
    disclosure: &str,
) -> MarketId {
    let market = Market {
        market_id: app.ids.next(),
        program_id,
        code: code.to_owned(),
        name: name.to_owned(),
        language,
        currency: if code == "ru" { "RUB" } else { "USD" }.to_owned(),
        zone: Zone(if code == "ru" { chrono_tz::Europe::Moscow } else { chrono_tz::America::New_York }),
        disclosure: disclosure.to_owned(),
        needs_token: code == "ru",
    };
    let mut tx = app.begin().await.expect("the database works");
    store::market::insert(&mut tx, &market, app.clock.now()).await.expect("the database works");
    tx.commit().await.expect("the database works");
    market.market_id
}

/// A campaign without dates in this state, evergreen or not, with its name and summary in each language.
pub async fn found_campaign(
    app: &App,
    program_id: ProgramId,
    (state, is_evergreen): (State, bool),
    landing: &str,
    texts: &[(Language, &str, &str)],
) -> CampaignId {
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let campaign = Campaign {
        campaign_id: app.ids.next(),
        program_id,
        state,
        is_evergreen,
        landing_url: landing.to_owned(),
        utm_source: None,
        utm_medium: None,
        utm_campaign: None,
        starts_on: None,
        ends_on: None,
        name: String::new(),
    };
    store::campaign::insert(&mut tx, &campaign, now).await.expect("the database works");
    for (language, name, summary) in texts {
        let id = campaign.campaign_id;
        store::campaign::insert_or_update_text(&mut tx, id, *language, name, summary, now)
            .await
            .expect("the database works");
    }
    tx.commit().await.expect("the database works");
    campaign.campaign_id
}

/// Gives a person a place in the programme of a server, in the market `us` or `ru`.
pub async fn found_creator(
    app: &App,
    guild: Id,
    person: (Id, &str, &str),
    market: &str,
    stage: Stage,
) -> CreatorId {
    let (id, name, locale) = person;
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let server = ServerId(signed(guild));
    let program = store::program::find_by_server(&mut tx, server).await.expect("the database works");
    let program_id = program.expect("it is set up").program_id;
    let markets = store::market::list(&mut tx, program_id).await.expect("the database works");
    let market = markets.into_iter().find(|known| known.code == market).expect("a market of the town");
    let person_id = PersonId(signed(id));
    store::person::insert_or_see(&mut tx, person_id, Some(locale), now).await.expect("the database works");
    let creator = Creator {
        creator_id: app.ids.next(),
        program_id,
        person_id,
        stage,
        name: name.to_owned(),
        market_id: Some(market.market_id),
        joined_at: now,
    };
    store::creator::insert(&mut tx, &creator, &Portrait::default()).await.expect("the database works");
    tx.commit().await.expect("the database works");
    creator.creator_id
}

/// Has somebody live in a zone.
pub async fn lives_in(app: &App, person: Id, zone: chrono_tz::Tz) {
    let mut tx = app.begin().await.expect("the database works");
    store::person::update_zone(&mut tx, PersonId(signed(person)), Zone(zone))
        .await
        .expect("the database works");
    tx.commit().await.expect("the database works");
}
