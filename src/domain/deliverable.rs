//! A deliverable: one thing that a brief asks of each creator, by when, for how much, and who may use it afterwards.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::money::Money;
use super::placement::Platform;
use super::refusal::Field;
use super::text::clean;
use super::wording::{Standing, Wording};
use super::{CampaignId, DeliverableId, Language, Refusal};

/// Deliverables that a brief can ask for at most.
pub const MOST: usize = 10;

/// What form it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Format {
    /// A video of some length.
    Video,
    /// A video of under a minute or so, upright.
    Short,
    /// What is gone after a day.
    Story,
    /// A post with words.
    Post,
    /// Pictures.
    Photo,
    /// Something live.
    Stream,
    /// A text of some length.
    Article,
}

impl Format {
    /// Every form, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Video, Self::Short, Self::Story, Self::Post, Self::Photo, Self::Stream, Self::Article];

    /// Its word in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Short => "short",
            Self::Story => "story",
            Self::Post => "post",
            Self::Photo => "photo",
            Self::Stream => "stream",
            Self::Article => "article",
        }
    }

    /// The form of this word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|format| format.code() == code).copied()
    }
}

/// One of the texts about a deliverable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Piece {
    /// What it is called.
    Title,
    /// What it is to be like.
    Description,
    /// For what the programme may use it.
    RightsScope,
    /// Where the programme may show it.
    RightsChannels,
    /// In which countries.
    RightsTerritory,
}

impl Piece {
    /// Every piece, in the order of their form.
    pub const ALL: [Self; 5] =
        [Self::Title, Self::Description, Self::RightsScope, Self::RightsChannels, Self::RightsTerritory];

    /// Characters at most.
    pub const fn limit(self) -> usize {
        match self {
            Self::Title => 100,
            Self::Description => 1_000,
            Self::RightsScope | Self::RightsChannels | Self::RightsTerritory => 300,
        }
    }

    /// Whether there is none without it.
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Title)
    }
}

/// One thing that a brief asks of each creator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deliverable {
    /// Its key.
    pub deliverable_id: DeliverableId,
    /// Whose brief asks for it.
    pub campaign_id: CampaignId,
    /// Its place among the others, the first lowest.
    pub place: i32,
    /// Where it is published; the creator's choice where none is named.
    pub platform: Option<Platform>,
    /// What form it has.
    pub format: Format,
    /// By the end of which day it is there.
    pub due_on: Option<NaiveDate>,
    /// What a creator gets for it: `None` while nobody has said, zero where it is nothing.
    pub pay: Option<Money>,
    /// The first day on which the programme may use it; from its publication on where none is named.
    pub rights_from_on: Option<NaiveDate>,
    /// The last such day; for good where none is named.
    pub rights_until_on: Option<NaiveDate>,
    /// Grows with each change of the above, from 0.
    pub revision: i32,
    /// Its texts; each has at least the original.
    pub words: BTreeMap<Piece, Wording>,
}

impl Deliverable {
    /// A text, if somebody has written it in any language.
    pub fn piece(&self, piece: Piece) -> Option<&Wording> {
        self.words.get(&piece)
    }

    /// Its title for a reader of this language.
    pub fn title(&self, language: Language) -> &str {
        self.piece(Piece::Title).map_or("", |words| words.read(language))
    }

    /// How often its texts in a language were changed.
    pub fn words_revision(&self, language: Language) -> i32 {
        self.words.values().map(|words| words.revision(language)).sum()
    }

    /// The worst that any of its texts is in, in a language; `None` where there is nothing to be said.
    pub fn standing(&self, language: Language) -> Option<Standing> {
        self.words.values().filter_map(|words| words.standing(language)).min()
    }

    /// Whether usage rights are asked for.
    pub fn asks_for_rights(&self) -> bool {
        let says = |piece| self.piece(piece).is_some_and(|words| !words.original().is_empty());
        let is_worded =
            [Piece::RightsScope, Piece::RightsChannels, Piece::RightsTerritory].into_iter().any(says);
        is_worded || self.rights_from_on.is_some() || self.rights_until_on.is_some()
    }
}

/// What somebody typed of when a deliverable is due, what it pays, and how long it may be used.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// By when.
    pub due: String,
    /// How much.
    pub pay: String,
    /// From when the programme may use it.
    pub rights_from: String,
    /// Until when.
    pub rights_until: String,
}

impl Typed {
    /// The deliverable with what was typed; `day` reads days as the writer writes them, `currency` is that of a 0.
    ///
    /// # Errors
    /// What `day` refuses, [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`], [`Refusal::RightsReversed`].
    pub fn read(
        &self,
        before: Deliverable,
        currency: &str,
        day: impl Fn(&str) -> Result<Option<NaiveDate>, Refusal>,
    ) -> Result<Deliverable, Refusal> {
        let (from, until) = (day(&self.rights_from)?, day(&self.rights_until)?);
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            return Err(Refusal::RightsReversed);
        }
        Ok(Deliverable {
            due_on: day(&self.due)?,
            pay: pay(&self.pay, currency)?,
            rights_from_on: from,
            rights_until_on: until,
            ..before
        })
    }
}

/// The sum that somebody typed; a bare 0 says that there is none.
fn pay(typed: &str, currency: &str) -> Result<Option<Money>, Refusal> {
    match clean(typed).as_str() {
        "0" => Ok(Some(Money::new(0, currency))),
        other => Ok(Money::read_all(other, 1)?.pop()),
    }
}

/// The texts of a deliverable as somebody typed them, in the order of [`Piece::ALL`].
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn words(typed: &[String; 5]) -> Result<Vec<(Piece, String)>, Refusal> {
    let read = |(piece, typed): (&Piece, &String)| {
        let (field, limit) = (Field::DeliverableWords(*piece), piece.limit());
        let body = match piece.is_required() {
            true => super::text::required(field, &typed.replace('\n', " "), limit)?,
            false => super::text::optional(field, typed, limit)?.unwrap_or_default(),
        };
        Ok((*piece, body))
    };
    Piece::ALL.iter().zip(typed).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare() -> Deliverable {
        Deliverable {
            deliverable_id: DeliverableId(1),
            campaign_id: CampaignId(1),
            place: 1,
            platform: Some(Platform::TikTok),
            format: Format::Short,
            due_on: None,
            pay: None,
            rights_from_on: None,
            rights_until_on: None,
            revision: 0,
            words: BTreeMap::new(),
        }
    }

    fn day(typed: &str) -> Result<Option<NaiveDate>, Refusal> {
        match typed {
            "" => Ok(None),
            typed => typed.parse().map(Some).or(Err(Refusal::PressStale)),
        }
    }

    #[test]
    fn terms_are_read_as_they_were_typed() {
        let typed = Typed { due: "2026-04-01".to_owned(), pay: "250 EUR".to_owned(), ..Typed::default() };
        let read = typed.read(bare(), "USD", day).expect("it fits");
        assert_eq!(
            (read.due_on, read.pay),
            (NaiveDate::from_ymd_opt(2026, 4, 1), Some(Money::new(25_000, "EUR")))
        );
        let free = Typed { pay: " 0 ".to_owned(), ..Typed::default() };
        assert_eq!(free.read(bare(), "USD", day).map(|read| read.pay), Ok(Some(Money::new(0, "USD"))));
        assert_eq!(Typed::default().read(bare(), "USD", day).map(|read| read.pay), Ok(None));
        let reversed = Typed {
            rights_from: "2026-05-01".to_owned(),
            rights_until: "2026-04-01".to_owned(),
            ..Typed::default()
        };
        assert_eq!(reversed.read(bare(), "USD", day), Err(Refusal::RightsReversed));
    }

    #[test]
    fn a_deliverable_needs_a_title() {
        let typed = |title: &str| [title, "Thirty\nseconds", "", "", ""].map(str::to_owned);
        let read = words(&typed("A short\nvideo")).expect("it fits");
        assert_eq!(read[0], (Piece::Title, "A short video".to_owned()));
        assert_eq!(read[1], (Piece::Description, "Thirty\nseconds".to_owned()));
        let field = Field::DeliverableWords(Piece::Title);
        assert_eq!(words(&typed(" ")), Err(Refusal::TextMissing { field }));
    }

    #[test]
    fn its_words_stand_as_the_worst_of_them() {
        let mut deliverable = bare();
        assert_eq!((deliverable.standing(Language::Ru), deliverable.asks_for_rights()), (None, false));
        let wording = |body: &str| {
            let none = Wording::new(Language::En, Vec::new());
            none.clone().with(none.written(Language::En, body.to_owned()))
        };
        let title = wording("Video");
        deliverable
            .words
            .insert(Piece::Title, title.clone().with(title.written(Language::Ru, "Видео".to_owned())));
        assert_eq!(deliverable.standing(Language::Ru), Some(Standing::Ready));
        deliverable.words.insert(Piece::RightsScope, wording("Ads"));
        assert_eq!(deliverable.standing(Language::Ru), Some(Standing::Missing));
        assert_eq!((deliverable.title(Language::Ru), deliverable.asks_for_rights()), ("Видео", true));
    }

    #[test]
    fn a_form_is_found_by_its_word() {
        for format in Format::ALL {
            assert_eq!(Format::of(format.code()), Some(*format));
        }
    }
}
