//! What came of a campaign: when its participants are owed a word on it, what they are told, and what they learned.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::money::Money;
use super::program::Zone;
use super::refusal::Field;
use super::stats::Figures;
use super::text::{clean, required, whole};
use super::wording::{Standing, Wording};
use super::zone::resolve;
use super::{CampaignId, CreatorId, Language, ParticipationId, PersonId, ProgramId, Refusal};

/// Characters of a sentence.
pub const SENTENCE_LENGTH: usize = 400;
/// Characters of what a creator learned.
pub const REFLECTION_LENGTH: usize = 1_000;
/// Within how many days participants can be owed results.
pub const DAYS: (i64, i64) = (1, 90);
/// From when participants are told to when everybody reads of it.
pub const BEFORE_POST: TimeDelta = TimeDelta::days(1);
/// So many creators at least stand behind a median that is told: with fewer it would be somebody's own figure.
pub const MEDIAN_LEAST: usize = 5;
/// Days back that a median looks.
pub const MEDIAN_DAYS: i64 = 365;

/// A text about what came of a campaign.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Piece {
    /// What worked.
    Worked,
    /// What did not.
    Failed,
    /// What is next.
    Next,
    /// Why a pilot ends as it does.
    Reasons,
}

impl Piece {
    /// The sentences without which nobody is told anything, in the order in which they are read.
    pub const SENTENCES: &'static [Self] = &[Self::Worked, Self::Failed, Self::Next];
}

/// What becomes of a pilot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Verdict {
    /// More of it.
    Scale,
    /// Again, differently.
    Adjust,
    /// No more of it.
    Stop,
}

/// How people took a creator's content, as managers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Sentiment {
    /// Well.
    Good,
    /// Some well, some not.
    Mixed,
    /// Not well.
    Poor,
}

impl Sentiment {
    /// Every one, the best first.
    pub const ALL: &'static [Self] = &[Self::Good, Self::Mixed, Self::Poor];

    /// Its name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Mixed => "mixed",
            Self::Poor => "poor",
        }
    }
}

/// How far a campaign that is over is with being told.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Outcome {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its programme.
    pub program_id: ProgramId,
    /// When it was closed, or its last day was over in the last of its markets.
    pub ended_at: DateTime<Utc>,
    /// Until when participants are to be told.
    pub owed_at: DateTime<Utc>,
    /// Grows with each change of what is to be told.
    pub revision: i32,
    /// When participants were told.
    pub told_at: Option<DateTime<Utc>>,
    /// By whom.
    pub told_by_person_id: Option<PersonId>,
    /// When everybody is to read of it.
    pub post_at: Option<DateTime<Utc>>,
    /// When everybody could.
    pub posted_at: Option<DateTime<Utc>>,
    /// What becomes of a pilot.
    pub verdict: Option<Verdict>,
    /// Who decided that.
    pub verdict_by_person_id: Option<PersonId>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
}

impl Outcome {
    /// Of a campaign that ends now: its participants are to be told by the end of the day that comes so many days later
    /// in the programme's zone.
    pub fn new(
        (program_id, campaign_id): (ProgramId, CampaignId),
        (days, zone): (i32, Zone),
        now: DateTime<Utc>,
    ) -> Self {
        let later = now + TimeDelta::days(days.into());
        Self {
            campaign_id,
            program_id,
            ended_at: now,
            owed_at: over(later.with_timezone(&zone.0).date_naive(), [zone]).unwrap_or(later),
            revision: 1,
            told_at: None,
            told_by_person_id: None,
            post_at: None,
            posted_at: None,
            verdict: None,
            verdict_by_person_id: None,
            decided_at: None,
        }
    }

    /// The last day on which telling participants is in time, in the programme's zone.
    pub fn owed_on(&self, zone: Zone) -> NaiveDate {
        (self.owed_at - TimeDelta::seconds(1)).with_timezone(&zone.0).date_naive()
    }

    /// Whether participants should have been told by now.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.told_at.is_none() && self.owed_at <= now
    }
}

/// When a day is over everywhere where one of these zones holds.
pub fn over(day: NaiveDate, zones: impl IntoIterator<Item = Zone>) -> Option<DateTime<Utc>> {
    let next = day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
    zones.into_iter().map(|zone| resolve(zone, next)).max()
}

/// What managers measured of one creator's part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Metrics {
    /// How often it was seen.
    pub views: Option<i64>,
    /// How often it was kept.
    pub saves: Option<i64>,
    /// How often it was passed on.
    pub shares: Option<i64>,
    /// How people took it.
    pub sentiment: Option<Sentiment>,
}

/// The most that can be measured of anything.
const MOST_MEASURED: i64 = 1_000_000_000_000;

impl Metrics {
    /// What somebody typed: views, saves and shares, each of which may be left out.
    ///
    /// # Errors
    /// [`Refusal::NumberUnfit`].
    pub fn read([views, saves, shares]: &[String; 3], sentiment: Option<Sentiment>) -> Result<Self, Refusal> {
        let read = |field, typed: &str| match clean(typed).is_empty() {
            true => Ok(None),
            false => whole(field, typed, (0, MOST_MEASURED)).map(Some),
        };
        Ok(Self {
            views: read(Field::ResultViews, views)?,
            saves: read(Field::ResultSaves, saves)?,
            shares: read(Field::ResultShares, shares)?,
            sentiment,
        })
    }

    /// Whether nothing was measured.
    pub const fn is_empty(&self) -> bool {
        self.views.is_none() && self.saves.is_none() && self.shares.is_none() && self.sentiment.is_none()
    }
}

/// What came of one creator's part, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// From clicks to refunds.
    pub figures: Figures,
    /// What was paid less what was taken back, each currency by itself.
    pub revenue: Vec<Money>,
}

/// What came of one creator's part, as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which part.
    pub participation_id: ParticipationId,
    /// The programme.
    pub program_id: ProgramId,
    /// In which campaign.
    pub campaign_id: CampaignId,
    /// Whose.
    pub creator_id: CreatorId,
    /// What managers measured.
    pub metrics: Metrics,
    /// What was counted.
    pub tally: Tally,
    /// When it was told.
    pub told_at: DateTime<Utc>,
}

/// What a creator says they learned.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reflection {
    /// From which part.
    pub participation_id: ParticipationId,
    /// The programme.
    pub program_id: ProgramId,
    /// In which campaign.
    pub campaign_id: CampaignId,
    /// Who.
    pub creator_id: CreatorId,
    /// The language that they wrote in.
    pub language: Language,
    /// Their words.
    pub body: String,
    /// Whether those may be repeated, without their name.
    pub may_quote: bool,
    /// When they wrote them.
    pub written_at: DateTime<Utc>,
}

/// The sentences of a campaign, in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// The language of the originals.
    pub source: Language,
    /// Each, as far as somebody has written it.
    pub all: BTreeMap<Piece, Wording>,
}

/// Sentences that cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// In which language.
    pub language: Language,
    /// How they stand.
    pub standing: Standing,
    /// Which.
    pub pieces: Vec<Piece>,
}

impl Sentences {
    /// One of them, as far as it was written.
    pub fn piece(&self, piece: Piece) -> Wording {
        self.all.get(&piece).cloned().unwrap_or_else(|| Wording::new(self.source, Vec::new()))
    }

    /// How often the sentences were changed in a language.
    pub fn revision(&self, language: Language) -> i32 {
        Piece::SENTENCES.iter().map(|piece| self.piece(*piece).revision(language)).sum()
    }

    /// What somebody who writes them in a language has to have seen: how often they, and what they translate, were changed.
    pub fn seen(&self, language: Language) -> i32 {
        match language == self.source {
            true => self.revision(language),
            false => self.revision(language).saturating_add(self.revision(self.source)),
        }
    }

    /// How one of them stands in a language. It has to be there: where there is no original, it is missing.
    pub fn standing(&self, piece: Piece, language: Language) -> Standing {
        self.piece(piece).standing(language).unwrap_or(Standing::Missing)
    }

    /// What they lack before readers of these languages can be told: each of the sentences, ready, in each language.
    pub fn lacks(&self, languages: &[Language]) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for language in languages {
            for standing in [Standing::Missing, Standing::Draft, Standing::Stale] {
                let is_so = |piece: &&Piece| self.standing(**piece, *language) == standing;
                let pieces: Vec<Piece> = Piece::SENTENCES.iter().filter(is_so).copied().collect();
                if !pieces.is_empty() {
                    lacks.push(Lack { language: *language, standing, pieces });
                }
            }
        }
        lacks
    }
}

/// The three sentences that somebody typed.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn sentences(typed: &[String; 3]) -> Result<[String; 3], Refusal> {
    let [worked, failed, next] = typed;
    let read = |piece, typed: &str| required(Field::ResultPiece(piece), typed, SENTENCE_LENGTH);
    Ok([read(Piece::Worked, worked)?, read(Piece::Failed, failed)?, read(Piece::Next, next)?])
}

/// What a creator says they learned, as they typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn reflection(typed: &str) -> Result<String, Refusal> {
    required(Field::Reflection, typed, REFLECTION_LENGTH)
}

/// The middle of some figures of creators; between two in the middle, half-way, rounded down. `None` where so few creators
/// stand behind it that it would be somebody's own.
pub fn median(figures: impl IntoIterator<Item = (CreatorId, i64)>) -> Option<i64> {
    let (creators, mut figures): (BTreeSet<CreatorId>, Vec<i64>) = figures.into_iter().unzip();
    if creators.len() < MEDIAN_LEAST {
        return None;
    }
    figures.sort_unstable();
    let (low, high) = (figures.get((figures.len() - 1) / 2)?, figures.get(figures.len() / 2)?);
    Some(low.midpoint(*high))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOTH: [Language; 2] = [Language::En, Language::Ru];

    fn zone(tz: chrono_tz::Tz) -> Zone {
        Zone(tz)
    }

    #[test]
    fn a_day_is_over_when_it_is_over_in_the_last_of_its_zones() {
        let day: NaiveDate = "2026-03-31".parse().expect("a day");
        let zones = [zone(chrono_tz::Asia::Tokyo), zone(chrono_tz::America::New_York)];
        let over = over(day, zones).expect("there are zones");
        assert_eq!(over.to_rfc3339(), "2026-04-01T04:00:00+00:00");
        assert_eq!(super::over(day, []), None);
    }

    #[test]
    fn results_are_overdue_once_their_time_is_over_and_nobody_was_told() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00Z".parse().expect("a moment");
        let berlin = zone(chrono_tz::Europe::Berlin);
        let owed = Outcome::new((ProgramId(1), CampaignId(1)), (28, berlin), now);
        // The clocks went forward in between.
        let end: DateTime<Utc> = "2026-03-30T22:00:00Z".parse().expect("a moment");
        assert_eq!((owed.owed_at, owed.owed_on(berlin).to_string()), (end, "2026-03-30".to_owned()));
        assert!(!owed.is_overdue(end - TimeDelta::seconds(1)));
        assert!(owed.is_overdue(end));
        let told = Outcome { told_at: Some(now), ..owed };
        assert!(!told.is_overdue(now + TimeDelta::days(100)));
    }

    #[test]
    fn nobody_is_told_before_each_sentence_is_ready_in_each_language() {
        let none = Sentences { source: Language::En, all: BTreeMap::new() };
        let missing =
            |language| Lack { language, standing: Standing::Missing, pieces: Piece::SENTENCES.to_vec() };
        assert_eq!(none.lacks(&BOTH), [missing(Language::En), missing(Language::Ru)]);
        let mut some = none;
        for piece in Piece::SENTENCES {
            let empty = some.piece(*piece);
            some.all.insert(*piece, empty.clone().with(empty.written(Language::En, "It did.".to_owned())));
        }
        assert_eq!(some.lacks(&BOTH), [missing(Language::Ru)]);
        assert_eq!((some.revision(Language::En), some.revision(Language::Ru)), (3, 0));
        for piece in Piece::SENTENCES {
            let known = some.piece(*piece);
            some.all.insert(*piece, known.clone().with(known.written(Language::Ru, "Да.".to_owned())));
        }
        assert_eq!(some.lacks(&BOTH), []);
        let known = some.piece(Piece::Next);
        some.all.insert(Piece::Next, known.clone().with(known.written(Language::En, "More.".to_owned())));
        let stale = Lack { language: Language::Ru, standing: Standing::Stale, pieces: vec![Piece::Next] };
        assert_eq!(some.lacks(&BOTH), [stale]);
    }

    fn of(figures: &[(i64, i64)]) -> Option<i64> {
        median(figures.iter().map(|(creator, figure)| (CreatorId(*creator), *figure)))
    }

    #[test]
    fn what_was_not_measured_is_left_out() {
        let typed = |texts: [&str; 3]| Metrics::read(&texts.map(str::to_owned), None);
        assert!(typed(["", " ", ""]).expect("nothing is fine").is_empty());
        let some = typed(["12 000", "", "0"]).expect("numbers");
        assert_eq!((some.views, some.saves, some.shares), (Some(12_000), None, Some(0)));
        assert!(matches!(
            typed(["", "many", ""]),
            Err(Refusal::NumberUnfit { field: Field::ResultSaves, .. })
        ));
    }

    #[test]
    fn a_median_has_five_creators_behind_it() {
        assert_eq!(of(&[(1, 1), (2, 2), (3, 3), (4, 4)]), None);
        assert_eq!(of(&[(1, 1), (1, 1), (2, 2), (3, 3), (4, 4), (4, 9)]), None);
        assert_eq!(of(&[(1, 9), (2, 2), (3, 3), (4, 4), (5, 1)]), Some(3));
        assert_eq!(of(&[(1, 9), (2, 2), (3, 3), (4, 4), (5, 1), (5, 100)]), Some(3));
    }

    proptest! {
        #[test]
        fn a_median_has_as_many_figures_above_it_as_below(
            figures in prop::collection::vec((0_i64..9, any::<i64>()), 0..40),
        ) {
            if let Some(middle) = of(&figures) {
                let above = figures.iter().filter(|(_, figure)| *figure > middle).count();
                let below = figures.iter().filter(|(_, figure)| *figure < middle).count();
                prop_assert!(above * 2 <= figures.len() && below * 2 <= figures.len());
            }
        }
    }
}
