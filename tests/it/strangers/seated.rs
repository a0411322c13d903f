//! A council of the scene: who sits there, what they propose and say, how they vote, and what was decided.

use chrono::{Days, TimeDelta};
use duet::app::App;
use duet::domain::access::Due;
use duet::domain::council::Council;
use duet::domain::decision::Decision;
use duet::domain::election::{self, Contest, Election};
use duet::domain::meeting::{self, Meeting, Record};
use duet::domain::proposal::{Contribution, Proposal, State, Text};
use duet::domain::text::Variants;
use duet::domain::vote::{Choice, count};
use duet::domain::{CreatorId, Language, MarketId, PersonId, ProgramId};
use duet::store::{self, Tx};

/// Puts something into every table of councils.
pub async fn sit(app: &App, program: ProgramId, (creator, person, market): (CreatorId, PersonId, MarketId)) {
    let now = app.clock.now();
    let mut tx = app.begin().await.expect("the database works");
    let council = Council {
        council_id: app.ids.next(),
        program_id: program,
        revision: 0,
        starts_on: now.date_naive(),
        ends_on: now.date_naive() + Days::new(200),
        seats: 2,
        quorum: 1,
        channel_id: None,
    };
    let proposal = Proposal {
        proposal_id: app.ids.next(),
        program_id: program,
        council_id: council.council_id,
        person_id: Some(person),
        language: Language::En,
        state: State::Open,
        proposed_at: now,
        closes_at: None,
        outcome: None,
        in_favour: None,
        against: None,
        abstained: None,
        revision: 0,
    };
    let voted = Proposal { proposal_id: app.ids.next(), ..proposal };
    let words = Text {
        language: Language::En,
        title: "Gingerbread for all".to_owned(),
        body: "More marmalade in every brief.".to_owned(),
        person_id: Some(person),
        origin: 0,
    };
    let contribution = Contribution {
        contribution_id: app.ids.next(),
        program_id: program,
        proposal_id: proposal.proposal_id,
        person_id: Some(person),
        language: Language::En,
    };
    let decision = Decision {
        decision_id: app.ids.next(),
        program_id: program,
        proposal_id: voted.proposal_id,
        owner: Some(person),
        due_on: now.date_naive() + Days::new(100),
        done_at: None,
        plan: Variants::default(),
        done: Variants::default(),
    };
    let plan = [(Language::En, "A Gingerbread day".to_owned())];
    let (id, seat) = (council.council_id, app.ids.next());
    let said = (contribution.contribution_id, Language::En);
    let soon = now + TimeDelta::days(50);
    let mut done = vec![
        store::council::insert(&mut tx, &council, now).await.map(drop),
        store::council::insert_or_update_name(&mut tx, id, Language::En, "Gingerbread council").await,
        store::council::insert_seat(&mut tx, seat, &council, (creator, market), now).await.map(drop),
    ];
    for one in [&proposal, &voted] {
        done.push(store::proposal::insert(&mut tx, one).await);
        done.push(
            store::proposal::insert_or_update_text(&mut tx, one.proposal_id, &words, now).await.map(drop),
        );
        done.push(store::vote::update_open(&mut tx, one.proposal_id, soon).await.map(drop));
    }
    let counted = count(1, &[(seat, market)], &[(seat, Choice::For)]);
    let let_in = Due {
        channel_id: app.ids.next(),
        person_id: person,
        program_id: program,
        is_wanted: true,
        state: None,
        due_at: None,
    };
    done.extend([
        store::proposal::insert_contribution(&mut tx, &contribution, now).await,
        store::proposal::insert_contribution_text(&mut tx, said, ("No marmalade?", person), now)
            .await
            .map(drop),
        store::vote::insert_or_update(&mut tx, (proposal.proposal_id, seat), Choice::For, now)
            .await
            .map(drop),
        store::vote::update_closed(&mut tx, voted.proposal_id, soon).await.map(drop),
        store::vote::update_counted(&mut tx, voted.proposal_id, &counted).await,
        store::decision::insert(&mut tx, &decision, &plan, now).await.map(drop),
        store::access::claim(&mut tx, &let_in, now + TimeDelta::days(300)).await.map(drop),
    ]);
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    meet(app, &mut tx, &council, (creator, person)).await;
    elect(app, &mut tx, &council, (creator, market)).await;
    tx.commit().await.expect("the database works");
}

/// Puts something into every table of meetings.
async fn meet(app: &App, tx: &mut Tx, council: &Council, (creator, person): (CreatorId, PersonId)) {
    let now = app.clock.now();
    let meeting = Meeting {
        meeting_id: app.ids.next(),
        program_id: council.program_id,
        council_id: council.council_id,
        revision: 0,
        state: meeting::State::Planned,
        starts_at: now + TimeDelta::days(60),
        minutes: 60,
        planned_by_person_id: Some(person),
        planned_at: now,
        agenda_at: Some(now + TimeDelta::days(53)),
        event_id: None,
    };
    let record = Record {
        language: Language::En,
        body: "Gingerbread was agreed on.".to_owned(),
        person_id: Some(person),
    };
    let place = (meeting.meeting_id, creator);
    let done = [
        store::meeting::insert(tx, &meeting).await,
        store::meeting::insert_attendance(tx, app.ids.next(), place).await,
        store::meeting::insert_record(tx, meeting.meeting_id, &record, now).await.map(drop),
    ];
    assert!(done.iter().all(Result::is_ok), "{done:?}");
}

/// Puts something into every table of elections.
async fn elect(app: &App, tx: &mut Tx, council: &Council, (creator, market): (CreatorId, MarketId)) {
    let now = app.clock.now();
    let election = Election {
        election_id: app.ids.next(),
        program_id: council.program_id,
        council_id: council.council_id,
        state: election::State::Standing,
        stand_until: now + TimeDelta::days(40),
        vote_until: now + TimeDelta::days(60),
    };
    let contest = Contest {
        contest_id: app.ids.next(),
        program_id: council.program_id,
        election_id: election.election_id,
        market_id: market,
        seats: 1,
        outcome: None,
        voters: None,
        votes: None,
        lot: None,
    };
    let (candidacy, whose) = (app.ids.next(), (&contest, creator));
    let words = "Gingerbread for every creator.";
    let done = [
        store::election::insert(tx, &election, now).await.map(drop),
        store::election::insert_contest(tx, &contest).await,
        store::election::insert_or_update_candidacy(tx, candidacy, whose, words, now).await,
        store::election::insert_ballot(tx, (contest.contest_id, creator), &[candidacy], now).await,
    ];
    assert!(done.iter().all(Result::is_ok), "{done:?}");
}
