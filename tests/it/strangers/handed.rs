//! What a creator of the scene has handed in, and how long it may be used.

use chrono::Days;
use duet::app::App;
use duet::domain::submission::{Draft, Revision, Submission};
use duet::domain::text::Variants;
use duet::domain::usage_right::{State, UsageRight};
use duet::domain::{CampaignId, CreatorId, Language, ProgramId};
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
