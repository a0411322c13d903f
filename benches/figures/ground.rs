//! Founds what is measured on: a programme, its creators, and their links.

use duet::app::{Ids, Member};
use duet::clock::Clock;
use duet::domain::campaign::{Campaign, State};
use duet::domain::consent::Use;
use duet::domain::creator::{Creator, Portrait, Stage};
use duet::domain::link::Link;
use duet::domain::naming::Called;
use duet::domain::program::{Program, Zone};
use duet::domain::{CampaignId, Language, PersonId, ServerId};
use duet::store::{self, Store, Tx};

/// Where every link leads.
pub const LANDING: &str = "https://shop.example/landing?lang=en";

/// What is to be founded.
pub struct Plan<'a> {
    /// The server.
    pub server_id: i64,
    /// The creators, by Discord's numbers.
    pub people: &'a [i64],
    /// Links of each creator, `Link000`, `Link001`, … in one series.
    pub links_each: usize,
}

impl Plan<'_> {
    /// Founds it, and returns each creator as one who asks.
    pub async fn found(&self, store: &Store) -> anyhow::Result<Vec<Member>> {
        let clock = Clock::system();
        let (ids, now) = (Ids::new(clock.clone()), clock.now());
        let mut tx = store.begin().await?;
        let program = Program {
            program_id: ids.next(),
            server_id: ServerId(self.server_id),
            name: "Acme".to_owned(),
            language: Language::En,
            currency: "USD".to_owned(),
            zone: Zone(chrono_tz::UTC),
            ready_at: Some(now),
        };
        store::program::insert(&mut tx, &program, now).await?;
        let campaign_id = found_campaign(&mut tx, &ids, &clock, &program).await?;
        let mut members = Vec::new();
        for (index, person) in self.people.iter().enumerate() {
            let person = store::person::insert_or_see(&mut tx, PersonId(*person), Some("en-US"), now).await?;
            let creator = Creator {
                creator_id: ids.next(),
                program_id: program.program_id,
                person_id: person.person_id,
                stage: Stage::Active,
                name: format!("Creator {index}"),
                market_id: None,
                joined_at: now,
            };
            store::creator::insert(&mut tx, &creator, &Portrait::default()).await?;
            store::consent::insert(&mut tx, creator.creator_id, Use::Leaderboard, now).await?;
            for link in 0..self.links_each {
                let link = Link {
                    link_id: ids.next(),
                    program_id: program.program_id,
                    creator_id: creator.creator_id,
                    campaign_id,
                    code: format!("Link{:03}", index * self.links_each + link),
                    created_at: now,
                    archived_at: None,
                };
                store::link::insert(&mut tx, &link, false).await?;
            }
            members.push(Member {
                person,
                creator: Some(creator),
                program: program.clone(),
                language: Language::En,
                is_manager: false,
                manages_server: false,
                called: Called::default(),
            });
        }
        tx.commit().await?;
        Ok(members)
    }
}

async fn found_campaign(
    tx: &mut Tx,
    ids: &Ids,
    clock: &Clock,
    program: &Program,
) -> anyhow::Result<CampaignId> {
    let now = clock.now();
    let campaign = Campaign {
        campaign_id: ids.next(),
        program_id: program.program_id,
        state: State::Live,
        is_evergreen: true,
        landing_url: LANDING.to_owned(),
        utm_source: Some("duet".to_owned()),
        utm_medium: None,
        utm_campaign: None,
        starts_on: None,
        ends_on: None,
        name: String::new(),
    };
    store::campaign::insert(tx, &campaign, now).await?;
    let (id, language) = (campaign.campaign_id, program.language);
    store::campaign::insert_or_update_text(tx, id, language, "Always on", "Whenever it fits.", now).await?;
    Ok(id)
}
