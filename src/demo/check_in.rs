//! What the demo's creators said of how it goes, and when they are asked next.

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::cast::Cast;
use crate::app::App;
use crate::domain::check_in::{CheckIn, Mood, State, Words};
use crate::domain::creator::Creator;
use crate::domain::program::Zone;
use crate::domain::recurrence::ten;
use crate::store::{self, Tx};

/// How many days ago somebody answered, how it went, and what was in the way.
type Answer = (i64, Mood, &'static str);

/// Past answers of some, the oldest first.
const ANSWERED: &[(&str, &[Answer])] = &[
    (
        "Maya Ellison",
        &[
            (41, Mood::Great, ""),
            (27, Mood::Fine, ""),
            (13, Mood::Mixed, "The last deadline fell into a week of travelling."),
        ],
    ),
    (
        "Алина Корнеева",
        &[(41, Mood::Fine, ""), (27, Mood::Great, ""), (13, Mood::Great, "Разве что камера шумит.")],
    ),
];

/// Writes a creator's past check-ins, and has them asked again: tomorrow at ten whoever has answered before, the others
/// in the days after.
pub async fn write(app: &App, tx: &mut Tx, (creator, cast): (&Creator, &Cast)) -> anyhow::Result<()> {
    let now = app.clock.now();
    let answers =
        ANSWERED.iter().find(|(name, _)| *name == cast.name).map_or(&[][..], |(_, answers)| answers);
    for (variant, (days, mood, words)) in (1..).zip(answers) {
        answered(app, tx, creator, (variant, *mood, words), now - TimeDelta::days(*days)).await?;
    }
    let zone = Zone(cast.zone);
    let today = now.with_timezone(&zone.0).date_naive();
    // So that not everybody is asked on one day: names are of different lengths.
    let later = u64::try_from(cast.name.len() % 12).unwrap_or_default();
    let ahead = if answers.is_empty() { 2 + later } else { 1 };
    let first = today.checked_add_days(Days::new(ahead)).unwrap_or(today);
    store::check_in::insert_schedule(tx, creator.creator_id, creator.program_id, now).await?;
    let planned = (first, ten(zone, first));
    store::check_in::update_next(tx, creator.creator_id, Some(now), planned).await?;
    Ok(())
}

async fn answered(
    app: &App,
    tx: &mut Tx,
    creator: &Creator,
    (variant, mood, words): (i32, Mood, &str),
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let check_in = CheckIn {
        check_in_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        state: State::Answered,
        variant,
        asked_at: at,
        mood: Some(mood),
        is_help_wanted: false,
        words: Words { in_the_way: words.to_owned(), ..Words::default() },
        answered_at: Some(at + TimeDelta::minutes(20)),
        alarmed_at: None,
    };
    store::check_in::insert(tx, &check_in).await?;
    Ok(())
}
