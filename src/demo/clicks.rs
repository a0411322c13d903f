//! The demo's visitors: 90 days of clicks that rise and fall as real ones do.

use std::time::Duration;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use futures::stream::{self, TryStreamExt as _};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::app::App;
use crate::domain::click::{Click, Visitor};
use crate::domain::{CampaignId, CreatorId, LinkId};

/// Clicks on their way at once.
const AT_ONCE: usize = 512;
/// One in this many visits is a link preview or another robot.
const ROBOTS: u32 = 12;

/// A link and how it is visited.
#[derive(Clone, Copy, Debug)]
pub struct Visited {
    /// The link.
    pub link_id: LinkId,
    /// Whose it is.
    pub creator_id: CreatorId,
    /// What it is for.
    pub campaign_id: CampaignId,
    /// Its market's zone.
    pub zone: Tz,
    /// What its market pays in.
    pub currency: &'static str,
    /// Clicks on an ordinary day.
    pub pull: u32,
    /// Days ago on which it was first shared.
    pub since: u64,
    /// Days ago on which it was last visited; 1 while it still is.
    pub until: u64,
    /// Where the creator puts it, most often first.
    pub placements: &'static [&'static str],
}

/// Records every visit of the past through the same log as a visit of today, and says which those are. The same demo
/// has the same figures.
///
/// # Errors
/// When a click cannot be recorded.
pub async fn write(app: &App, links: &[Visited]) -> anyhow::Result<Vec<Click>> {
    let now = app.clock.now();
    let mut chance = StdRng::seed_from_u64(90);
    let mut clicks = Vec::new();
    for link in links {
        for ago in link.until..=link.since {
            let day = now.with_timezone(&link.zone).date_naive() - Days::new(ago);
            clicks.extend(of_day(app, &mut chance, link, day, ago));
        }
    }
    clicks.retain(|click| click.clicked_at < now);
    keep(app, &clicks).await?;
    Ok(clicks)
}

/// A few visits by people to a link, spread evenly over the first `days` days on which it was shared, in the evening.
pub fn spread(app: &App, link: &Visited, (days, visits): (u64, u32)) -> Vec<Click> {
    let first = app.clock.now().with_timezone(&link.zone).date_naive() - Days::new(link.since);
    let visit = |number: u32| {
        let day = first + Days::new(u64::from(number) * days / u64::from(visits.max(1)));
        let evening = day.and_hms_opt(18, number % 60, 0)?.and_local_timezone(link.zone).earliest()?;
        Some(Click {
            click_id: app.ids.next(),
            link_id: link.link_id,
            clicked_at: evening.with_timezone(&Utc),
            clicked_on: day,
            visitor: visitor(link.link_id, day, number),
            is_robot: false,
            is_own: false,
            sub_id: None,
        })
    };
    (0..visits).filter_map(visit).collect()
}

/// Records visits through the same log as those of today.
///
/// # Errors
/// When a click cannot be recorded.
pub async fn keep(app: &App, clicks: &[Click]) -> anyhow::Result<()> {
    stream::iter(clicks.iter().cloned().map(Ok))
        .try_for_each_concurrent(AT_ONCE, |click| async {
            tokio::time::timeout(Duration::from_secs(30), app.clicks.record(click)).await??;
            anyhow::Ok(())
        })
        .await?;
    Ok(app.clicks.roll_up().await?)
}

fn of_day(app: &App, chance: &mut StdRng, link: &Visited, day: NaiveDate, ago: u64) -> Vec<Click> {
    let visits = visits(chance, link, day, ago);
    (0..visits)
        .filter_map(|_| {
            let clicked_at = moment(chance, link.zone, day)?;
            // Some come twice: fewer people than visits.
            let who = chance.random_range(0..visits.max(2) * 3);
            Some(Click {
                click_id: app.ids.next(),
                link_id: link.link_id,
                clicked_at,
                clicked_on: day,
                visitor: visitor(link.link_id, day, who),
                is_robot: chance.random_range(0..ROBOTS) == 0,
                is_own: false,
                sub_id: placement(chance, link.placements),
            })
        })
        .collect()
}

/// How many come on a day: more on weekends, a peak after each weekly post, and slowly more over the weeks.
fn visits(chance: &mut StdRng, link: &Visited, day: NaiveDate, ago: u64) -> u32 {
    let week = match day.weekday() {
        Weekday::Sat | Weekday::Sun => 130,
        Weekday::Thu => 190,
        Weekday::Fri => 150,
        _ => 90,
    };
    let growth = 130 - u32::try_from(ago).unwrap_or(0).min(90) / 2;
    let luck = chance.random_range(60..140);
    link.pull * week / 100 * growth / 100 * luck / 100
}

/// A moment of the day, mostly in the evening.
fn moment(chance: &mut StdRng, zone: Tz, day: NaiveDate) -> Option<DateTime<Utc>> {
    let hour = *[8, 9, 12, 13, 17, 18, 19, 19, 20, 20, 21, 21, 22].get(chance.random_range(0..13_usize))?;
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let seconds = hour * 3_600 + chance.random_range(0..3_600);
    let local = midnight + TimeDelta::seconds(seconds);
    Some(local.and_local_timezone(zone).earliest()?.with_timezone(&Utc))
}

fn visitor(link: LinkId, day: NaiveDate, who: u32) -> Visitor {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&link.0.to_le_bytes());
    hasher.update(&day.num_days_from_ce().to_le_bytes());
    hasher.update(&who.to_le_bytes());
    let mut short = [0; 16];
    hasher.finalize_xof().fill(&mut short);
    Visitor(short)
}

fn placement(chance: &mut StdRng, placements: &[&str]) -> Option<String> {
    let index = chance.random_range(0..placements.len() + 1);
    placements.get(index).map(|placement| (*placement).to_owned())
}
