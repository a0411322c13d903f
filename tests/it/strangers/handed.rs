//! What a creator of the scene has handed in, how long it may be used, and what came of it.

use chrono::Days;
use duet::app::App;
use duet::domain::money::Money;
use duet::domain::program::Zone;
use duet::domain::result::{Metrics, Outcome, Piece, Reflection, Tally};
use duet::domain::submission::{Draft, Revision, Submission};
use duet::domain::text::Variants;
use duet::domain::usage_right::{State, UsageRight};
use duet::domain::wording::Wording;
use duet::domain::{CampaignId, CreatorId, Language, PersonId, ProgramId};
use duet::store;

/// Hands something in for what `campaign` asks for, and something else almost.
pub async fn hand_in(app: &App, program: ProgramId, (campaign, creator): (CampaignId, CreatorId)) {
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let asked = store::deliverable::list(&mut tx, campaign, Language::En).await.expect("the database works");
    let asked = asked.first().expect("something is asked for").deliverable_id;
    let own = store::participation::list_of_creator(&mut tx, creator).await.expect("the database works");
    let own = own.first().expect("they take part").participation_id;
    let id = app.ids.next();
    let sent = Submission::new(id, (program, campaign), creator, (own, asked), now);
    let revision = Revision {
        submission_id: id,
        number: 1,
        url: "https://videos.example.com/marmalade".to_owned(),
        file_name: None,
        kept_channel_id: None,
        kept_message_id: None,
        post: "All about marmalade #ad".to_owned(),
        sent_at: now,
        verdict: None,
        words: String::new(),
        decided_by_person_id: None,
        decided_at: None,
    };
    let draft = Draft {
        submission_draft_id: app.ids.next(),
        program_id: program,
        creator_id: creator,
        url: "https://videos.example.com/more-marmalade".to_owned(),
        file_name: Some("marmalade.mp4".to_owned()),
        post: String::new(),
    };
    let words: Variants = [(Language::En, "Anything with marmalade".to_owned())].into_iter().collect();
    let right = UsageRight {
        usage_right_id: app.ids.next(),
        program_id: program,
        campaign_id: campaign,
        creator_id: creator,
        submission_id: id,
        scope: words,
        channels: Variants::default(),
        territory: Variants::default(),
        from_on: now.date_naive(),
        until_on: Some(now.date_naive() + Days::new(90)),
        state: State::Running,
        revision: 0,
        proposed: None,
        stopped_at: None,
    };
    let done = [
        store::submission::insert(&mut tx, &sent).await.map(drop),
        store::submission::insert_revision(&mut tx, &revision).await,
        store::submission::insert_draft(&mut tx, &draft, now).await,
        store::usage_right::insert(&mut tx, &right).await.map(drop),
    ];
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    tx.commit().await.expect("the database works");
}

/// Ends `campaign` and has its results told, in part.
pub async fn tell(app: &App, program: ProgramId, campaign: CampaignId, by: PersonId) {
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let all = store::participation::list(&mut tx, campaign).await.expect("the database works");
    let own = all.into_iter().next().expect("somebody takes part").participation;
    let words = Wording::new(Language::En, Vec::new()).written(Language::En, "The marmalade.".to_owned());
    let aside = ["Marmalade", "No marmalade", "More marmalade"].map(str::to_owned);
    let reflection = Reflection {
        participation_id: own.participation_id,
        program_id: program,
        campaign_id: campaign,
        creator_id: own.creator_id,
        language: Language::En,
        body: "Less marmalade is more.".to_owned(),
        may_quote: false,
        written_at: now,
    };
    let tally = Tally { revenue: vec![Money::new(1_999, "USD")], ..Tally::default() };
    let metrics = Metrics { views: Some(7_654_321), ..Metrics::default() };
    let place = (campaign, Piece::Worked);
    let done = [
        store::result::insert(&mut tx, &Outcome::new((program, campaign), (14, Zone(chrono_tz::UTC)), now))
            .await
            .map(drop),
        store::result::insert_or_update_text(&mut tx, place, &words, by, now).await.map(drop),
        store::result::insert_or_update_aside(&mut tx, (campaign, Language::En), by, &aside, now).await,
        store::result::insert_or_update_metrics(&mut tx, &own, metrics, by, now).await,
        store::result::insert_or_update_told(&mut tx, &own, &tally, now).await,
        store::result::insert_or_update_reflection(&mut tx, &reflection).await,
    ];
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    tx.commit().await.expect("the database works");
}
