//! What the town's managers announce, know of markets, try out and agree on, for those who should not read it.

use chrono::Days;
use duet::domain::agreement::Agreement;
use duet::domain::announcement::{Announcement, State, Words};
use duet::domain::contact::read_time;
use duet::domain::experiment::Experiment;
use duet::domain::market_note::{self, Kind, MarketNote, Text};
use duet::domain::thanks::State::Draft;
use duet::domain::thanks::Thanks;
use duet::domain::{CampaignId, ChannelId, CreatorId, Language, MarketId, PersonId, ProgramId};
use duet::store;

use crate::support::{Town, signed};

/// Puts something into every table of theirs.
pub async fn fill(
    town: &Town,
    program: ProgramId,
    (creator, person, market): (CreatorId, PersonId, MarketId),
    campaign: CampaignId,
) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let now = app.clock.now();
    let announcement = Announcement {
        announcement_id: app.ids.next(),
        program_id: program,
        state: State::Draft,
        revision: 1,
        scheduled_at: None,
        scheduled_by_person_id: None,
        published_at: None,
    };
    let id = announcement.announcement_id;
    let words = Words { title: "Gooseberry news".to_owned(), body: "Gooseberry is coming.".to_owned() };
    let place = (id, Language::En);
    let note = MarketNote {
        market_note_id: app.ids.next(),
        program_id: program,
        market_id: market,
        kind: Kind::Custom,
        state: market_note::State::Proposed,
        creator_id: Some(creator),
        hours: read_time("19:00").ok().zip(read_time("22:00").ok()),
        revision: 1,
        texts: vec![Text {
            language: Language::En,
            title: "Gooseberry".to_owned(),
            body: "Nobody eats marmalade on Mondays.".to_owned(),
        }],
    };
    let experiment = Experiment {
        experiment_id: app.ids.next(),
        program_id: program,
        campaign_id: Some(campaign),
        hypothesis: "Gooseberry sells better than marmalade".to_owned(),
        variables: "The jam".to_owned(),
        begun_at: now,
        verdict: None,
        outcome: None,
        concluded_at: None,
    };
    let agreement = Agreement {
        agreement_id: app.ids.next(),
        program_id: program,
        creator_id: creator,
        starts_on: now.date_naive(),
        ends_on: now.date_naive() + Days::new(300),
        campaigns: 4,
        review_on: None,
        revision: 1,
        ended_at: None,
        end_reason: None,
        renewal_proposed_at: None,
    };
    let thanks =
        Thanks { thanks_id: app.ids.next(), program_id: program, creator_id: Some(creator), state: Draft };
    let done = [
        store::thanks::insert(&mut tx, &thanks, now).await,
        store::thanks::insert_or_update_text(&mut tx, thanks.thanks_id, Language::En, "Much marmalade").await,
        store::announcement::insert(&mut tx, &announcement, now).await,
        store::announcement::insert_or_update_text(&mut tx, place, &words, (1, 1), now).await,
        store::announcement::insert_market(&mut tx, id, market).await,
        store::announcement::insert_or_update_aside(&mut tx, place, person, &words, now).await,
        store::announcement::insert_post(&mut tx, id, ChannelId(signed(town.us)), Language::En).await,
        store::market_note::insert(&mut tx, &note, now).await,
        store::experiment::insert(&mut tx, &experiment).await,
        store::agreement::insert(&mut tx, &agreement, now).await,
    ];
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    tx.commit().await.expect("the database works");
}
