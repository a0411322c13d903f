//! The demo's past sales: some of those who came signed up, some of these bought, and a few changed their minds.

use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::clicks::Visited;
use crate::app::{App, Ids};
use crate::clock::Clock;
use crate::domain::attribution::{Policy, Touch, Verdict};
use crate::domain::click::Click;
use crate::domain::conversion::{Attribution, Conversion, Kind, Source};
use crate::domain::program::Zone;
use crate::domain::{ConversionId, ProgramId};
use crate::features::conversion;
use crate::store::{self, Tx};

/// One in this many visits leads to a sign-up.
const SIGNUPS: u32 = 14;
/// One in this many sign-ups to a sale.
const SALES: u32 = 3;
/// One in this many sales is taken back.
const REFUNDS: u32 = 15;
/// What the plans cost, in minor units of the market's currency.
const PRICES: [i64; 3] = [990, 1_990, 4_990];

/// Records what came of the past's visits, as reported by the shop at the time. Nobody is told of it now.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, program: ProgramId, links: &[Visited], clicks: &[Click]) -> anyhow::Result<()> {
    let mut chance = StdRng::seed_from_u64(14);
    let mut tx = app.begin().await?;
    let zone = store::program::get(&mut tx, program).await?.zone;
    let mut past = Past { app, program, zone, name: "past", number: 0, customer: 0 };
    for click in clicks.iter().filter(|click| !click.is_robot) {
        if chance.random_range(0..SIGNUPS) > 0 {
            continue;
        }
        let Some(link) = links.iter().find(|link| link.link_id == click.link_id) else { continue };
        past.record(&mut tx, (link, click), Kind::Signup, (0, None)).await?;
        if chance.random_range(0..SALES) > 0 {
            continue;
        }
        let price =
            PRICES[chance.random_range(0..PRICES.len())] * if link.currency == "RUB" { 40 } else { 1 };
        let sale = past.record(&mut tx, (link, click), Kind::Sale, (price, None)).await?;
        if chance.random_range(0..REFUNDS) == 0 {
            past.record(&mut tx, (link, click), Kind::Refund, (price, Some(sale))).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Records a sale, after a sign-up, for each of these visits.
///
/// # Errors
/// When the database fails.
pub async fn sell(app: &App, program: ProgramId, bought: &[(&Visited, Click)]) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    let zone = store::program::get(&mut tx, program).await?.zone;
    let mut past = Past { app, program, zone, name: "earlier", number: 0, customer: 0 };
    for (link, click) in bought {
        past.record(&mut tx, (link, click), Kind::Signup, (0, None)).await?;
        let price = PRICES[1] * if link.currency == "RUB" { 40 } else { 1 };
        past.record(&mut tx, (link, click), Kind::Sale, (price, None)).await?;
    }
    Ok(tx.commit().await?)
}

struct Past<'a> {
    app: &'a App,
    program: ProgramId,
    /// The programme's zone.
    zone: Zone,
    /// What the shop calls these sales, before their number.
    name: &'static str,
    number: u32,
    /// The number of the customer who signed up last.
    customer: u32,
}

impl Past<'_> {
    async fn record(
        &mut self,
        tx: &mut Tx,
        (link, click): (&Visited, &Click),
        kind: Kind,
        (amount_minor, of): (i64, Option<ConversionId>),
    ) -> anyhow::Result<ConversionId> {
        self.number += 1;
        self.customer += u32::from(kind == Kind::Signup);
        let occurred_at = click.clicked_at + TimeDelta::minutes(2);
        let conversion = Conversion {
            conversion_id: self.app.ids.next(),
            program_id: self.program,
            reported_id: format!("{}-{}", self.name, self.number),
            report: String::new(),
            kind,
            customer_id: Some(format!("{}-customer-{}", self.name, self.customer)),
            amount_minor,
            currency: (amount_minor > 0).then(|| link.currency.to_owned()),
            occurred_at,
            recorded_at: occurred_at,
            refunded_conversion_id: of,
            customer_email: None,
        };
        let source = Source {
            link_id: link.link_id,
            creator_id: link.creator_id,
            campaign_id: link.campaign_id,
            sub_id: click.sub_id.clone(),
            zone: Zone(link.zone),
            program_zone: self.zone,
        };
        let id = conversion.conversion_id;
        let why = if of.is_some() { Attribution::Refund } else { Attribution::Click };
        store::conversion::insert(tx, &conversion).await?;
        if let Some(of) = of {
            store::conversion::update_refunded(tx, of, amount_minor).await?;
        }
        let policy = Policy::default();
        let version = of.is_none().then_some(policy.version);
        let told = (click.clicked_on, Some(occurred_at));
        store::conversion::update_source(tx, id, (&source, why, version), told).await?;
        if of.is_none() {
            let touch = Touch {
                touch_id: self.app.ids.next(),
                conversion_id: id,
                kind: why,
                link_id: link.link_id,
                creator_id: link.creator_id,
                campaign_id: link.campaign_id,
                touched_at: click.clicked_at,
                reported_for: occurred_at,
                window_days: None,
            };
            let (touched_at, days) = (touch.touched_at, policy.days(&touch));
            store::attribution::insert_touch(
                tx,
                touch.touch_id,
                &conversion,
                (why, &source, None),
                touched_at,
            )
            .await?;
            store::attribution::insert_contender(tx, id, &touch, (Verdict::Won, days)).await?;
        }
        store::stats::insert_or_add(tx, &conversion, &source, click.clicked_on).await?;
        // What it earns is entered as it was then.
        conversion::earn(&at(self.app, occurred_at), tx, &conversion, &source).await?;
        Ok(id)
    }
}

/// Duet as it was at a moment.
pub fn at(app: &App, moment: DateTime<Utc>) -> App {
    let clock = Clock::of(move || moment);
    App { ids: Ids::new(clock.clone()), clock, ..app.clone() }
}
