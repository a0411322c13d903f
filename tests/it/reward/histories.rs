//! Whatever happens to a programme's money, in whatever order: visits, payments, refunds, what is told twice, other rules of
//! attribution, other terms, creators who climb, payouts and payments that were none.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use duet::app::Member;
use duet::domain::money::Money;
use duet::domain::reward::{Customers, Offer, Period, Rise, Rule, Scope, Tenure, Terms, Threshold};
use duet::domain::{CreatorId, ProgramId, TierId};
use duet::features::attribution::{Change, change, decided};
use duet::features::conversion::Fate;
use duet::features::payout::{self, Which};
use duet::store::standing::TierMove;
use duet::store::{self, Store};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::always::{balances, creator_of, insert, program, tell};
use super::refund;
use crate::attribution::close;
use crate::conversion::code;
use crate::own_sale::{LAPTOP, click_in, open};
use crate::payout::{manager, paid};
use crate::report::roi::adds_up;
use crate::support::Town;

/// The most that a share with a most comes to in a month.
const MOST: i64 = 3_000;

/// How a payment is known to be somebody's.
#[derive(Clone, Debug)]
enum By {
    Code(bool),
    Typed(bool),
    Visit(Index),
    Both(bool, Index),
    Customer,
}

#[derive(Clone, Debug)]
enum Step {
    Visit(bool),
    Pay { by: By, customer: Option<u8>, is_renewal: bool, minor: i64, currency: &'static str, hours: i64 },
    TakeBack { of: Index, percent: i64 },
    Repeat(Index),
    Policy(u8),
    Climb(bool),
    Terms(usize),
    Freeze,
    Mark,
    MarkByMistake,
    Undo,
    CallOff,
    Wait(i64),
}

fn any_step() -> impl Strategy<Value = Step> {
    let by = prop_oneof![
        any::<bool>().prop_map(By::Code),
        any::<bool>().prop_map(By::Typed),
        any::<Index>().prop_map(By::Visit),
        (any::<bool>(), any::<Index>()).prop_map(|(whose, visit)| By::Both(whose, visit)),
        Just(By::Customer),
    ];
    let customer = prop_oneof![1 => Just(None), 5 => (0..4_u8).prop_map(Some)];
    let currency = prop_oneof![3 => Just("USD"), 2 => Just("EUR"), 1 => Just("JPY")];
    let pay = (by, customer, any::<bool>(), 1..20_000_i64, currency, 0..300_i64).prop_map(
        |(by, customer, is_renewal, minor, currency, hours)| Step::Pay {
            by,
            customer,
            is_renewal,
            minor,
            currency,
            hours,
        },
    );
    let percent = prop_oneof![1..100_i64, Just(100)];
    prop_oneof![
        2 => any::<bool>().prop_map(Step::Visit),
        10 => pay,
        5 => (any::<Index>(), percent).prop_map(|(of, percent)| Step::TakeBack { of, percent }),
        2 => any::<Index>().prop_map(Step::Repeat),
        1 => any::<u8>().prop_map(Step::Policy),
        1 => any::<bool>().prop_map(Step::Climb),
        1 => (0..4_usize).prop_map(Step::Terms),
        2 => Just(Step::Freeze),
        2 => Just(Step::Mark),
        1 => Just(Step::MarkByMistake),
        1 => Just(Step::Undo),
        1 => Just(Step::CallOff),
        2 => (1..20_i64).prop_map(Step::Wait),
    ]
}

fn share(rate_bps: i32, (months, payments): (Option<i32>, Option<i32>), rules: Vec<Rule>) -> Offer {
    Offer { terms: Terms::Share { rate_bps, months, payments }, rules }
}

fn bonus(amount: Money, threshold: Threshold) -> Offer {
    Offer { terms: Terms::Bonus { amount, threshold, period: Period::Month }, rules: Vec::new() }
}

/// Several ways in which everybody may earn.
fn terms(which: usize) -> Vec<Offer> {
    let bounty = |rules| Offer { terms: Terms::Bounty(Money::new(777, "EUR")), rules };
    let rise = Rise { tenure: Tenure::Months, every: 1, by_bps: 500, most_bps: 3_000 };
    let usd = |minor| Money::new(minor, "USD");
    match which {
        0 => vec![
            bounty(Vec::new()),
            share(1_999, (Some(12), None), vec![Rule::Cap(usd(MOST), Period::Month)]),
        ],
        1 => vec![share(3_333, (None, Some(2)), Vec::new()), bonus(usd(500), Threshold::Sales(4))],
        2 => vec![
            share(1_000, (None, None), vec![Rule::Rise(rise), Rule::Least(usd(500))]),
            share(100, (None, None), vec![Rule::Customers(Customers::Returning)]),
        ],
        _ => vec![bounty(vec![Rule::Customers(Customers::New), Rule::Least(Money::new(1_000, "EUR"))])],
    }
}

/// A payment that was reported: what it is called, what was paid and taken back of it, and in which currency.
struct Reported {
    name: String,
    minor: i64,
    back: i64,
    currency: &'static str,
}

/// A programme of two creators, and what has happened to it.
struct Past<'a> {
    town: &'a Town,
    program: ProgramId,
    boss: Member,
    creators: [CreatorId; 2],
    codes: [String; 2],
    tier: TierId,
    clicks: Vec<String>,
    payments: Vec<Reported>,
    told: Vec<Value>,
    versions: i64,
}

impl<'a> Past<'a> {
    async fn begin(town: &'a Town) -> Self {
        let boss = town.manager("Boss", "en-US");
        let (mira, lena) =
            (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
        let codes = [code(&mira, "/link get").await, code(&lena, "/ссылка получить").await];
        let creators = [creator_of(town, &mira).await, creator_of(town, &lena).await];
        let tier =
            crate::tier::found_tier(town, 1, ("Silver", "Серебро"), crate::tier::selling(None), None).await;
        let better = vec![
            share(5_000, (None, None), Vec::new()),
            bonus(Money::new(1_000, "EUR"), Threshold::Revenue(Money::new(20_000, "EUR"))),
        ];
        insert(town, (Scope::Tier(tier), 1, 0), better, town.now()).await;
        insert(town, (Scope::Program, 1, 14), terms(0), town.now()).await;
        let (program, boss) = (program(town).await, manager(town, &boss).await);
        // So that there is a past in which something may have happened.
        town.advance(TimeDelta::days(20)).await;
        let (clicks, payments, told) = (Vec::new(), Vec::new(), Vec::new());
        Self { town, program, boss, creators, codes, tier, clicks, payments, told, versions: 1 }
    }

    async fn go(&mut self, step: &Step) {
        let app = &self.town.duet.app;
        match step {
            Step::Visit(whose) => {
                let address = format!("https://go.example.com/{}", self.codes[usize::from(*whose)]);
                self.clicks.push(click_in(&open(self.town, &address, LAPTOP, "en").await));
            }
            Step::Pay { .. } => self.pay(step).await,
            Step::TakeBack { of, percent } => self.take_back(of, *percent).await,
            Step::Repeat(of) if !self.told.is_empty() => {
                let (before, told) = (self.all_balances().await, of.get(&self.told));
                assert_eq!(tell(self.town, self.program, told).await, Ok(Fate::Duplicate), "{told}");
                assert_eq!(self.all_balances().await, before, "a replay changes nothing");
            }
            Step::Repeat(_) => {}
            Step::Policy(which) => {
                let mut tx = app.begin().await.expect("the database works");
                let seen = decided(&mut tx, &self.boss).await.expect("a policy").policy.version;
                let to = match which % 3 {
                    0 => Change::Order,
                    1 => Change::Precedence,
                    _ => Change::Window((u32::from(*which) + 1).to_string()),
                };
                change(app, &mut tx, &self.boss, seen, &to).await.expect("it is changed");
                tx.commit().await.expect("the database works");
            }
            Step::Climb(is_up) => self.climb(*is_up).await,
            Step::Terms(which) => {
                self.versions += 1;
                let whose = (Scope::Program, self.versions, 14);
                insert(self.town, whose, terms(*which), self.town.now()).await;
            }
            Step::Freeze => {
                let mut tx = app.begin().await.expect("the database works");
                if payout::run(app, &mut tx, &self.boss).await.is_ok() {
                    tx.commit().await.expect("the database works");
                }
            }
            Step::Mark | Step::Undo | Step::CallOff => drop(self.settle(step).await),
            Step::MarkByMistake => {
                let before = (self.all_balances().await, self.all_paid().await);
                if self.settle(&Step::Mark).await && self.settle(&Step::Undo).await {
                    // Of several marks, all that lie within a day are taken back.
                    let after = (self.all_balances().await, self.all_paid().await);
                    assert!(before.1 != after.1 || before.0 == after.0, "{before:?} became {after:?}");
                }
            }
            Step::Wait(days) => self.town.advance(TimeDelta::days(*days)).await,
        }
    }

    async fn pay(&mut self, step: &Step) {
        let Step::Pay { by, customer, is_renewal, minor, currency, hours } = step else { return };
        let name = format!("p-{}", self.payments.len());
        let mut sold = json!({
            "id": name, "type": if *is_renewal { "renewal" } else { "sale" }, "amount_minor": minor,
            "currency": currency, "occurred_at": self.town.now() - TimeDelta::hours(*hours),
        });
        let visit = |visit: &Index| (!self.clicks.is_empty()).then(|| visit.get(&self.clicks).clone());
        match by {
            By::Code(whose) => sold["code"] = json!(self.codes[usize::from(*whose)]),
            By::Typed(whose) => sold["promo_code"] = json!(self.codes[usize::from(*whose)]),
            By::Visit(of) => sold["click_id"] = json!(visit(of)),
            By::Both(whose, of) => {
                sold["promo_code"] = json!(self.codes[usize::from(*whose)]);
                sold["click_id"] = json!(visit(of));
            }
            By::Customer => {}
        }
        // A shop names something of every payment.
        let is_named = ["code", "promo_code", "click_id"].iter().any(|field| sold[field].is_string());
        if let Some(customer) = customer.or((!is_named).then_some(9)) {
            sold["customer_id"] = json!(format!("c-{customer}"));
        }
        let fate = tell(self.town, self.program, &sold).await;
        assert!(matches!(fate, Ok(Fate::Recorded | Fate::Unattributed)), "{fate:?} of {sold}");
        self.told.push(sold);
        self.payments.push(Reported { name, minor: *minor, back: 0, currency });
    }

    async fn take_back(&mut self, of: &Index, percent: i64) {
        if self.payments.is_empty() {
            return;
        }
        let of = of.index(self.payments.len());
        let paid = &mut self.payments[of];
        let minor = ((paid.minor - paid.back) * percent + 99) / 100;
        if minor == 0 {
            return;
        }
        let mut back = refund(&format!("{}-r{}", paid.name, paid.back), &paid.name, minor, paid.currency);
        back["occurred_at"] = json!(self.town.now());
        paid.back += minor;
        let fate = tell(self.town, self.program, &back).await;
        assert!(matches!(fate, Ok(Fate::Recorded | Fate::Unattributed)), "{fate:?} of {back}");
        self.told.push(back);
    }

    async fn climb(&self, is_up: bool) {
        let app = &self.town.duet.app;
        let to = is_up.then_some(self.tier);
        let step = TierMove {
            tier_move_id: app.ids.next(),
            creator_id: self.creators[0],
            program_id: self.program,
            from_tier_id: None,
            to_tier_id: to,
            moved_at: self.town.now(),
        };
        let mut tx = app.begin().await.expect("the database works");
        store::standing::insert_move(&mut tx, &step).await.expect("the database works");
        tx.commit().await.expect("the database works");
    }

    /// Does something about the last payout; says whether it could be done.
    async fn settle(&self, step: &Step) -> bool {
        let app = &self.town.duet.app;
        let mut tx = app.begin().await.expect("the database works");
        let Ok(sheet) = payout::meant(&mut tx, &self.boss, None).await else { return false };
        let id = sheet.payout.payout_id;
        let done = match step {
            Step::Mark => {
                payout::mark(app, &mut tx, &self.boss, id, Which::All(String::new())).await.map(drop)
            }
            Step::Undo => payout::undo(app, &mut tx, &self.boss, id).await.map(drop),
            _ => payout::call_off(app, &mut tx, &self.boss, id).await.map(drop),
        };
        if done.is_ok() {
            tx.commit().await.expect("the database works");
        }
        done.is_ok()
    }

    async fn all_balances(&self) -> Vec<BTreeMap<String, i64>> {
        let [one, other] = self.creators;
        vec![balances(self.town, one).await, balances(self.town, other).await]
    }

    async fn all_paid(&self) -> Vec<BTreeMap<String, i64>> {
        let [one, other] = self.creators;
        vec![paid(self.town, one).await, paid(self.town, other).await]
    }

    /// Rows of two numbers.
    async fn rows(&self, statement: &'static str) -> Vec<(i64, i64)> {
        match &self.town.duet.app.store {
            Store::Sqlite { writer, .. } => sqlx::query_as(statement).fetch_all(writer).await,
            Store::Postgres(pool) => sqlx::query_as(statement).fetch_all(pool).await,
        }
        .expect("the database works")
    }

    /// What a creator has and was paid of each currency, which is what is left of their commissions.
    async fn total(&self, creator: CreatorId) -> BTreeMap<String, i64> {
        let mut total = balances(self.town, creator).await;
        for (currency, minor) in paid(self.town, creator).await {
            *total.entry(currency).or_default() += minor;
        }
        total.retain(|_, minor| *minor != 0);
        total
    }

    async fn left(&self, creator: CreatorId) -> BTreeMap<String, i64> {
        let statement =
            "select currency, cast(sum(left_minor) as bigint) from commission where creator_id = $1
                         group by currency having sum(left_minor) <> 0";
        let found: Vec<(String, i64)> = match &self.town.duet.app.store {
            Store::Sqlite { writer, .. } => sqlx::query_as(statement).bind(creator).fetch_all(writer).await,
            Store::Postgres(pool) => sqlx::query_as(statement).bind(creator).fetch_all(pool).await,
        }
        .expect("the database works");
        found.into_iter().collect()
    }

    /// Fails where something does not hold that always holds.
    async fn holds(&self) {
        for creator in self.creators {
            assert_eq!(
                self.total(creator).await,
                self.left(creator).await,
                "what was earned is there or was paid"
            );
            adds_up(self.town, creator).await;
        }
        for (what, statement) in [
            (
                "a commission is the sum of its lines",
                "select c.commission_id, c.left_minor from commission c
                 left join ledger_entry e on e.commission_id = c.commission_id
                 group by c.commission_id, c.left_minor having coalesce(sum(e.amount_minor), 0) <> c.left_minor",
            ),
            (
                "a line is of its commission's currency and creator",
                "select e.ledger_entry_id, e.commission_id from ledger_entry e
                 join commission c on c.commission_id = e.commission_id
                 where e.currency <> c.currency or e.creator_id <> c.creator_id",
            ),
            (
                "a share is of the payment's currency",
                "select c.commission_id, v.conversion_id from commission c
                 join conversion v on v.conversion_id = c.conversion_id
                 where c.rate_bps is not null and c.currency <> v.currency",
            ),
            (
                "nothing pays twice, and nobody but the one it is credited to",
                "select c.conversion_id, count(*) from commission c
                 join conversion v on v.conversion_id = c.conversion_id
                 where c.bonus_on is null group by c.conversion_id
                 having count(*) <> count(distinct c.reward_component_id)
                    or count(case when c.creator_id <> v.creator_id then 1 end) > 0",
            ),
            (
                "what is left is no more than what was earned, and no less than nothing",
                "select commission_id, left_minor from commission where left_minor < 0 or left_minor > earned_minor",
            ),
            (
                "what was taken back whole leaves nothing",
                "select c.commission_id, c.left_minor from commission c
                 join conversion v on v.conversion_id = c.conversion_id
                 where c.bonus_on is null and v.refunded_minor = v.amount_minor and c.left_minor <> 0",
            ),
        ] {
            assert_eq!(self.rows(statement).await, vec![], "{what}");
        }
        let most = "select c.creator_id, cast(sum(c.left_minor) as bigint) from commission c
                    where c.root_component_id is not null and c.bonus_on is null
                    group by c.creator_id, c.root_component_id, c.currency, substr(cast(c.earned_on as text), 1, 7)";
        let most = self.rows(most).await;
        assert!(most.iter().all(|(_, left)| *left <= MOST), "{most:?}");
        let taken_back = "select count(*), cast(coalesce(sum(refunded_minor), 0) as bigint) from conversion
                          where kind in ('sale', 'renewal')";
        let back = self.payments.iter().map(|paid| paid.back).sum();
        let payments = i64::try_from(self.payments.len()).expect("few");
        assert_eq!(self.rows(taken_back).await, vec![(payments, back)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_paid_twice_lost_or_mixed_whatever_happens() {
    let town = Town::new().await;
    let mut past = Past::begin(&town).await;
    let mut runner = TestRunner::new(Config::default());
    let history = vec(any_step(), 120).new_tree(&mut runner).expect("a history").current();
    for (number, step) in history.iter().enumerate() {
        let shown = format!("{:#?}", &history[..=number]);
        let gone = std::panic::AssertUnwindSafe(async {
            past.go(step).await;
            past.holds().await;
        });
        if let Err(panic) = futures::FutureExt::catch_unwind(gone).await {
            eprintln!("the history that led there: {shown}");
            std::panic::resume_unwind(panic);
        }
    }
    assert!(past.rows("select commission_id, left_minor from commission").await.len() > 1, "{history:#?}");
    // When everything is taken back, nothing was earned: whatever was paid is owed.
    for of in 0..past.payments.len() {
        let paid = &mut past.payments[of];
        let minor = paid.minor - paid.back;
        if minor > 0 {
            let mut back = refund(&format!("{}-all", paid.name), &paid.name, minor, paid.currency);
            back["occurred_at"] = json!(town.now());
            paid.back = paid.minor;
            assert!(tell(&town, past.program, &back).await.is_ok(), "{back}");
        }
    }
    past.holds().await;
    for creator in past.creators {
        assert_eq!(past.total(creator).await, BTreeMap::new(), "{history:#?}");
    }
    close(town).await;
}
