//! What the town's creators earn by, for those who should not read it.

use chrono::TimeDelta;
use duet::app::App;
use duet::domain::click::Visitor;
use duet::domain::goods::{Goods, State};
use duet::domain::hold::{Hold, Kind};
use duet::domain::money::Money;
use duet::domain::own_sale::{Evidence, Seen};
use duet::domain::payout::{Due, Payout, Rules};
use duet::domain::promo_code::{self, PromoCode, digest};
use duet::domain::reward::{Component, Offer, Period, Plan, Rule, Scope, Terms};
use duet::domain::trial::Trial;
use duet::domain::{CreatorId, Language, ProgramId};
use duet::store::payment::Named;
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

/// What a payment service calls a sale.
pub async fn name(tx: &mut Tx, program: ProgramId) {
    let named = Named { means: "o-1".to_owned(), whole: Some(1_999) };
    let is_new = store::payment::insert(tx, program, "pi_quiet", &named).await;
    assert!(is_new.expect("the database works"));
}

/// Gives the creator a promo code in the evergreen campaign, which gives newcomers theirs.
pub async fn give_code(app: &App, tx: &mut Tx, program: ProgramId, creator: CreatorId) {
    let found = store::campaign::find_evergreen(tx, program, Language::En).await.expect("the database works");
    let campaign_id = found.expect("there is one").campaign_id;
    let rule = promo_code::Rule { gives: true, percent: None };
    store::promo_code::insert_or_update_rule(tx, campaign_id, rule).await.expect("the database works");
    let code = PromoCode {
        promo_code_id: app.ids.next(),
        program_id: program,
        campaign_id,
        creator_id: creator,
        code: Some("QUINCECODE".to_owned()),
        digest: digest(program, "QUINCECODE"),
        given_at: app.clock.now(),
        taken_at: None,
    };
    let given = store::promo_code::insert(tx, &code).await.expect("the database works");
    assert!(given.is_some(), "nobody has it");
}

/// Has what the creator sold seem to be their own, by a link that they have tried.
pub async fn suspect(app: &App, tx: &mut Tx, program: ProgramId, creator: CreatorId) {
    let now = app.clock.now();
    let trial =
        Trial { creator_id: creator, counted_on: now.date_naive(), visitor: Visitor([7; 16]), tried_at: now };
    assert!(store::trial::insert(tx, &trial, 1).await.expect("the database works"));
    let sold = store::conversion::find(tx, program, "o-1").await.expect("the database works");
    let seen = Seen { evidence: Evidence::Click, like: None };
    let kept = store::own_sale::insert(tx, &sold.expect("a sale"), (creator, seen), now).await;
    kept.expect("the database works");
}

/// Promises the creator something for a campaign.
pub async fn promise(app: &App, tx: &mut Tx, program: ProgramId, creator: CreatorId) {
    let campaign =
        store::campaign::find_evergreen(tx, program, Language::En).await.expect("the database works");
    let plans = store::reward::list_held(tx, program, app.clock.now()).await.expect("the database works");
    let component = plans[0].components[0].reward_component_id;
    let goods = Goods {
        goods_id: app.ids.next(),
        program_id: program,
        creator_id: creator,
        campaign_id: campaign.expect("there is one").campaign_id,
        reward_component_id: component,
        root_component_id: component,
        what: "Gooseberry".to_owned(),
        value_minor: 6_000,
        currency: "USD".to_owned(),
        state: State::Owed,
        words: None,
        owed_at: app.clock.now(),
        sent_at: None,
        received_at: None,
    };
    assert!(store::goods::insert_or_owe(tx, &goods).await.expect("the database works"));
    let sent =
        store::goods::update_state(tx, goods.goods_id, (State::Sent, Some("Gooseberry")), app.clock.now());
    assert!(sent.await.expect("the database works"));
}

/// Has everybody earn, and begins the draft of other terms.
pub async fn write(app: &App, tx: &mut Tx, program: ProgramId) {
    let now = app.clock.now();
    let component = |terms: Terms| Component::new(app.ids.next(), terms);
    let plan = |version, set_at| Plan {
        reward_plan_id: app.ids.next(),
        scope: Scope::Program,
        version,
        hold_days: 30,
        is_ended: false,
        set_at,
        limit: Some(Money::new(1_000_000, "USD")),
        components: vec![
            component(Terms::Bounty(Money::new(1_000, "USD"))),
            Component::new(
                app.ids.next(),
                Offer {
                    terms: Terms::Share { rate_bps: 2_000, months: Some(12), payments: None },
                    rules: vec![Rule::Cap(Money::new(1_000_000, "USD"), Period::Month)],
                },
            ),
        ],
    };
    for plan in [plan(1, Some(now)), plan(2, None)] {
        assert!(store::reward::insert(tx, program, &plan, now).await.expect("the database works"));
    }
}
