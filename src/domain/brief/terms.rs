//! What a creator accepts by joining: numbered versions of what is asked, by when, for how much, and who may use it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Brief;
use crate::domain::deliverable::{Deliverable, Format, Piece};
use crate::domain::market::Market;
use crate::domain::money::Money;
use crate::domain::placement::Platform;
use crate::domain::text::Variants;
use crate::domain::wording::Wording;
use crate::domain::{DeliverableId, Language, MarketId};

/// What is accepted. Words of it stand in every language in which they could be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The language of the originals, by which versions are compared.
    pub source: Language,
    /// The campaign's first day.
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// What is asked for, in its order.
    pub deliverables: Vec<Asked>,
    /// How advertisements are marked in each of its markets.
    pub marks: Vec<Mark>,
}

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which.
    pub deliverable_id: DeliverableId,
    /// Where it is published; the creator's choice where none is named.
    pub platform: Option<Platform>,
    /// What form it has.
    pub format: Format,
    /// What it is called.
    pub title: Variants,
    /// What it is to be like; may be empty.
    pub description: Variants,
    /// By the end of which day it is there.
    pub due_on: Option<NaiveDate>,
    /// What a creator gets for it; zero where it is nothing.
    pub pay: Option<Money>,
    /// Who may use it afterwards.
    pub rights: Rights,
}

/// The usage rights of one thing; all empty where none are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    /// For what.
    pub scope: Variants,
    /// Where it may be shown.
    pub channels: Variants,
    /// In which countries.
    pub territory: Variants,
    /// From which day on; from its publication where none is named.
    pub from_on: Option<NaiveDate>,
    /// Until the end of which day; for good where none is named.
    pub until_on: Option<NaiveDate>,
}

/// How advertisements of a market are marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which market.
    pub market_id: MarketId,
    /// Its code.
    pub code: String,
    /// What managers call it.
    pub market: String,
    /// What stands in the advertisement.
    pub disclosure: String,
    /// Whether a token of its own stands there too.
    pub needs_token: bool,
}

/// Something in which a later version differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The campaign runs from another first day or to another last one.
    Runs {
        /// The days before.
        before: (Option<NaiveDate>, Option<NaiveDate>),
        /// The days now.
        now: (Option<NaiveDate>, Option<NaiveDate>),
    },
    /// Something is asked for that was not.
    Added(Box<Asked>),
    /// Something is not asked for any more.
    Removed {
        /// What it was called.
        title: Variants,
    },
    /// Something is called otherwise.
    Renamed {
        /// What it was called.
        before: Variants,
        /// What it is called.
        now: Variants,
    },
    /// Something is due on another day.
    Due {
        /// What.
        title: Variants,
        /// The day before.
        before: Option<NaiveDate>,
        /// The day now.
        now: Option<NaiveDate>,
    },
    /// Something pays otherwise.
    Pay {
        /// What.
        title: Variants,
        /// The sum before.
        before: Option<Money>,
        /// The sum now.
        now: Option<Money>,
    },
    /// Something is published elsewhere, or has another form.
    Place {
        /// What.
        title: Variants,
        /// Where and how before.
        before: (Option<Platform>, Format),
        /// Where and how now.
        now: (Option<Platform>, Format),
    },
    /// Something is described otherwise.
    Words {
        /// What.
        title: Variants,
        /// Which of its texts.
        piece: Piece,
        /// The text before.
        before: Variants,
        /// The text now.
        now: Variants,
    },
    /// Something may be used from or until another day.
    Window {
        /// What.
        title: Variants,
        /// The days before.
        before: (Option<NaiveDate>, Option<NaiveDate>),
        /// The days now.
        now: (Option<NaiveDate>, Option<NaiveDate>),
    },
    /// Advertisements of a market are marked otherwise.
    Mark {
        /// How they were marked.
        before: Mark,
        /// How they are marked.
        now: Mark,
    },
}

impl Change {
    /// Whether it is about a creator of this market.
    pub fn concerns(&self, market: Option<MarketId>) -> bool {
        match self {
            Self::Mark { now, .. } => market.is_none_or(|market| market == now.market_id),
            _ => true,
        }
    }
}

impl Asked {
    /// A deliverable as it is published.
    pub fn of(deliverable: &Deliverable) -> Self {
        let piece = |piece| deliverable.piece(piece).map_or_else(Variants::default, Wording::variants);
        Self {
            deliverable_id: deliverable.deliverable_id,
            platform: deliverable.platform,
            format: deliverable.format,
            title: piece(Piece::Title),
            description: piece(Piece::Description),
            due_on: deliverable.due_on,
            pay: deliverable.pay.clone(),
            rights: Rights {
                scope: piece(Piece::RightsScope),
                channels: piece(Piece::RightsChannels),
                territory: piece(Piece::RightsTerritory),
                from_on: deliverable.rights_from_on,
                until_on: deliverable.rights_until_on,
            },
        }
    }

    /// In what it differs from what was asked before, by words of this language.
    fn difference(&self, before: &Self, source: Language) -> Vec<Change> {
        let title = || self.title.clone();
        let mut changes = Vec::new();
        if before.title.read(source) != self.title.read(source) {
            changes.push(Change::Renamed { before: before.title.clone(), now: title() });
        }
        if before.due_on != self.due_on {
            changes.push(Change::Due { title: title(), before: before.due_on, now: self.due_on });
        }
        if before.pay != self.pay {
            changes.push(Change::Pay { title: title(), before: before.pay.clone(), now: self.pay.clone() });
        }
        let (was, is) = ((before.platform, before.format), (self.platform, self.format));
        if was != is {
            changes.push(Change::Place { title: title(), before: was, now: is });
        }
        let texts = [
            (Piece::Description, &before.description, &self.description),
            (Piece::RightsScope, &before.rights.scope, &self.rights.scope),
            (Piece::RightsChannels, &before.rights.channels, &self.rights.channels),
            (Piece::RightsTerritory, &before.rights.territory, &self.rights.territory),
        ];
        for (piece, was, is) in texts {
            if was.read(source) != is.read(source) {
                changes.push(Change::Words { title: title(), piece, before: was.clone(), now: is.clone() });
            }
        }
        let days = |rights: &Rights| (rights.from_on, rights.until_on);
        let (was, is) = (days(&before.rights), days(&self.rights));
        if was != is {
            changes.push(Change::Window { title: title(), before: was, now: is });
        }
        changes
    }
}

impl Rights {
    /// Whether none are asked for.
    pub fn is_empty(&self) -> bool {
        let is_silent = self.scope.is_empty() && self.channels.is_empty() && self.territory.is_empty();
        is_silent && self.from_on.is_none() && self.until_on.is_none()
    }
}

impl Mark {
    /// How advertisements of a market are marked.
    pub fn of(market: &Market) -> Self {
        Self {
            market_id: market.market_id,
            code: market.code.clone(),
            market: market.name.clone(),
            disclosure: market.disclosure.clone(),
            needs_token: market.needs_token,
        }
    }
}

impl Terms {
    /// What joining a campaign of these days and markets means.
    pub fn of(brief: &Brief, days: (Option<NaiveDate>, Option<NaiveDate>), markets: &[Market]) -> Self {
        Self {
            source: brief.source,
            starts_on: days.0,
            ends_on: days.1,
            deliverables: brief.deliverables.iter().map(Asked::of).collect(),
            marks: markets.iter().map(Mark::of).collect(),
        }
    }

    /// In what a later version differs; nothing where whoever accepted this one has accepted the later one too. What a
    /// market is called, where a market came or went, and translations alone, make no difference.
    pub fn difference(&self, later: &Self) -> Vec<Change> {
        let (was, is) = ((self.starts_on, self.ends_on), (later.starts_on, later.ends_on));
        let mut changes: Vec<Change> =
            (was != is).then_some(Change::Runs { before: was, now: is }).into_iter().collect();
        for asked in &later.deliverables {
            let before = self.deliverables.iter().find(|known| known.deliverable_id == asked.deliverable_id);
            match before {
                Some(before) => changes.extend(asked.difference(before, later.source)),
                None => changes.push(Change::Added(Box::new(asked.clone()))),
            }
        }
        let is_kept = |asked: &&Asked| {
            later.deliverables.iter().any(|known| known.deliverable_id == asked.deliverable_id)
        };
        let removed = self.deliverables.iter().filter(|asked| !is_kept(asked));
        changes.extend(removed.map(|asked| Change::Removed { title: asked.title.clone() }));
        for now in &later.marks {
            let before = self.marks.iter().find(|known| known.market_id == now.market_id);
            let differs = |before: &&Mark| {
                (&before.disclosure, before.needs_token) != (&now.disclosure, now.needs_token)
            };
            changes.extend(
                before
                    .filter(differs)
                    .map(|before| Change::Mark { before: before.clone(), now: now.clone() }),
            );
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(english: &str, russian: &str) -> Variants {
        [(Language::En, english.to_owned()), (Language::Ru, russian.to_owned())].into_iter().collect()
    }

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    fn asked(id: i64) -> Asked {
        Asked {
            deliverable_id: DeliverableId(id),
            platform: Some(Platform::TikTok),
            format: Format::Short,
            title: words("Video", "Видео"),
            description: words("30 seconds", "30 секунд"),
            due_on: day("2026-04-01"),
            pay: Some(Money::new(25_000, "USD")),
            rights: Rights { until_on: day("2026-12-31"), ..Rights::default() },
        }
    }

    fn terms() -> Terms {
        let mark = Mark {
            market_id: MarketId(1),
            code: "us".to_owned(),
            market: "United States".to_owned(),
            disclosure: "#ad".to_owned(),
            needs_token: false,
        };
        Terms {
            source: Language::En,
            starts_on: None,
            ends_on: day("2026-05-31"),
            deliverables: vec![asked(1), asked(2)],
            marks: vec![mark],
        }
    }

    #[test]
    fn what_is_the_same_makes_no_difference() {
        let mut later = terms();
        later.deliverables[0].title = words("Video", "Ролик");
        later.marks[0].market = "USA".to_owned();
        later.marks.push(Mark { market_id: MarketId(2), ..later.marks[0].clone() });
        later.deliverables.swap(0, 1);
        assert_eq!(terms().difference(&later), []);
    }

    #[test]
    fn every_difference_is_named() {
        let mut later = terms();
        later.ends_on = day("2026-06-30");
        let (dropped, first) = (later.deliverables.remove(1), &mut later.deliverables[0]);
        first.pay = Some(Money::new(30_000, "USD"));
        first.due_on = day("2026-04-15");
        first.description = words("60 seconds", "30 секунд");
        first.rights.until_on = None;
        first.format = Format::Video;
        later.deliverables.push(asked(3));
        later.marks[0].needs_token = true;
        let title = words("Video", "Видео");
        let changes = terms().difference(&later);
        assert_eq!(changes.len(), 9, "{changes:?}");
        assert_eq!(
            changes[1],
            Change::Due { title: title.clone(), before: day("2026-04-01"), now: day("2026-04-15") }
        );
        assert!(changes.contains(&Change::Added(Box::new(asked(3)))));
        assert!(changes.contains(&Change::Removed { title: dropped.title }));
        let mark = changes.last().expect("there are some");
        assert!(mark.concerns(Some(MarketId(1))) && mark.concerns(None) && !mark.concerns(Some(MarketId(2))));
        assert!(changes[1].concerns(Some(MarketId(2))));
    }

    #[test]
    fn terms_are_read_as_they_were_kept() {
        let kept = serde_json::to_string(&terms()).expect("they can be written");
        assert_eq!(serde_json::from_str::<Terms>(&kept).expect("they can be read"), terms());
    }
}
