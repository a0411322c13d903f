//! What the town's creators earn by, for those who should not read it.

use chrono::TimeDelta;
use duet::app::App;
use duet::domain::hold::{Hold, Kind};
use duet::domain::money::Money;
use duet::domain::payout::{Due, Payout, Rules};
use duet::domain::reward::{Component, Plan, Scope, Terms};
use duet::domain::{CreatorId, ProgramId};
use duet::store::{self, Tx};

/// Freezes what the creator has earned, though it is on hold still, decides about payouts, and holds theirs.
pub async fn freeze(app: &App, tx: &mut Tx, program: ProgramId, creator: CreatorId) {
    let now = app.clock.now();
    let rules = Rules::read("20 USD", "100 USD").expect("rules");
    store::payout::update_rules(tx, program, &rules).await.expect("the database works");
    let payout = Payout {
        payout_id: app.ids.next(),
        number: 1,
        until_on: now.date_naive() + TimeDelta::days(40),
        hash: "5ca1ab1e5ca1ab1e".to_owned(),
        frozen_at: now,
        frozen_by_person_id: None,
        needs_second: true,
        confirmed_at: None,
        called_off_at: None,
    };
    store::payout::insert(tx, program, &payout).await.expect("the database works");
    let due = Due {
        creator_id: creator,
        name: String::new(),
        currency: "USD".to_owned(),
        amount_minor: 1_400,
        is_held: false,
    };
    let into = (payout.payout_id, payout.until_on);
    let lines = store::payout::insert_item(tx, into, app.ids.next(), &due).await.expect("the database works");
    assert_eq!(lines.len(), 2, "a bounty and a share");
    let hold = Hold {
        commission_hold_id: app.ids.next(),
        creator_id: creator,
        name: String::new(),
        kind: Kind::Dispute,
        words: Some("Gooseberry".to_owned()),
        evidence_some: 0,
        evidence_of: 0,
        opened_at: now,
        decided_at: None,
    };
    store::hold::insert(tx, program, &hold).await.expect("the database works");
    let is_new = store::payout::insert_hold(tx, creator, "Gooseberry", now).await;
    assert!(is_new.expect("the database works"));
}

/// Has everybody earn, and begins the draft of other terms.
pub async fn write(app: &App, tx: &mut Tx, program: ProgramId) {
    let now = app.clock.now();
    let component = |terms| Component { reward_component_id: app.ids.next(), terms };
    let plan = |version, set_at| Plan {
        reward_plan_id: app.ids.next(),
        scope: Scope::Program,
        version,
        hold_days: 30,
        is_ended: false,
        set_at,
        components: vec![
            component(Terms::Bounty(Money::new(1_000, "USD"))),
            component(Terms::Share { rate_bps: 2_000, months: Some(12), payments: None }),
        ],
    };
    for plan in [plan(1, Some(now)), plan(2, None)] {
        assert!(store::reward::insert(tx, program, &plan, now).await.expect("the database works"));
    }
}
