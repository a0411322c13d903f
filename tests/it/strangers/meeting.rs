//! Whom a creator of the scene would like to meet and was introduced to, for those who should not read it.

use chrono::TimeDelta;
use duet::app::App;
use duet::domain::introduction::rule::Rule;
use duet::domain::introduction::{
    Introduction, Level, MadeBy, Party, Profile, Reason, Skill, State, Text, Topic, Verdict,
};
use duet::domain::round::{Group, Plan, Round};
use duet::domain::{CreatorId, Language, MarketId, ProgramId};
use duet::store;

/// Puts something into every table about introductions.
pub async fn meet(app: &App, program: ProgramId, (creator, market): (CreatorId, MarketId)) {
    let mut tx = app.begin().await.expect("the database works");
    let now = app.clock.now();
    let words = Text {
        language: Language::En,
        offers: "All about marmalade".to_owned(),
        learns: "How to sell marmalade".to_owned(),
    };
    let profile = Profile {
        texts: vec![words],
        topics: vec![Topic::Filming],
        languages: vec![Skill { language: Language::En, level: Level::Own }],
        markets: vec![market],
        ..Profile::new(creator, program)
    };
    let introduction = Introduction {
        introduction_id: app.ids.next(),
        program_id: program,
        state: State::Closed,
        made_by: MadeBy::Manager,
        made_by_person_id: None,
        reasons: vec![Reason::Recommended],
        times: Vec::new(),
        made_at: now,
        closes_at: now + TimeDelta::hours(72),
        opens_at: None,
        agreed_at: None,
        channel_id: None,
        thread_id: None,
        people: vec![Party { creator_id: creator, told_at: None, answer: None }],
    };
    let own = (introduction.introduction_id, creator);
    let round = Round {
        round_id: app.ids.next(),
        program_id: program,
        seed: 0,
        started_by_person_id: None,
        started_at: now,
    };
    let group = Group { people: vec![creator], reasons: vec![Reason::Recommended] };
    let plan = Plan { groups: vec![group], left_out: Vec::new() };
    let done = [
        store::introduction::insert_or_update_rule(&mut tx, program, Rule::default()).await,
        store::introduction::insert_or_update_profile(&mut tx, &profile).await,
        store::introduction::insert_avoid(&mut tx, (creator, creator), now).await,
        store::introduction::insert(&mut tx, &introduction, now).await,
        store::introduction::insert_or_update_verdict(&mut tx, own, Verdict::Poor, now).await,
        store::introduction::insert_work(&mut tx, own, "https://example.com/marmalade", now).await,
        store::round::insert(&mut tx, &round, &plan).await,
    ];
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    tx.commit().await.expect("the database works");
}
