//! A brief: what a campaign asks of a creator, section by section and thing by thing, in each language.

mod split;
mod terms;

use std::collections::BTreeMap;

use super::deliverable::Deliverable;
use super::market::Market;
use super::refusal::Field;
use super::text::{Variants, optional};
use super::wording::{Standing, Wording};
use super::{BriefDraftId, CampaignId, DeliverableId, Language, Refusal};

pub use split::{Block, pages};
pub use terms::{Asked, Change, Mark, Rights, Terms};

/// Characters of a section.
pub const SECTION_LENGTH: usize = 1_500;

/// A part of a brief that is written in words.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Section {
    /// What the campaign is to reach.
    Objective,
    /// For whom it is, and what is known of them.
    Audience,
    /// How the brand speaks.
    Voice,
    /// What has to be said or shown.
    MustSay,
    /// What to do and what not to.
    DoAndDont,
    /// By what it is measured.
    Metric,
    /// What creators may try out.
    Experiment,
    /// What earlier content did well.
    Earlier,
}

impl Section {
    /// Every section, in the order in which they are read.
    pub const ALL: &'static [Self] = &[
        Self::Objective,
        Self::Audience,
        Self::Voice,
        Self::MustSay,
        Self::DoAndDont,
        Self::Metric,
        Self::Experiment,
        Self::Earlier,
    ];
}

/// The sections that are written in one form, which has at most five fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What it is about: objective to do and don't.
    Message,
    /// How it is made and measured: metric to earlier content.
    Craft,
}

impl Part {
    /// Both.
    pub const ALL: &'static [Self] = &[Self::Message, Self::Craft];

    /// Its sections, in the order of its form.
    pub fn sections(self) -> &'static [Section] {
        let (message, craft) = Section::ALL.split_at(5);
        match self {
            Self::Message => message,
            Self::Craft => craft,
        }
    }
}

/// What a campaign asks of a creator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Whose it is.
    pub campaign_id: CampaignId,
    /// The language of the originals.
    pub source: Language,
    /// Its sections, as far as somebody has written them.
    pub sections: BTreeMap<Section, Wording>,
    /// What it asks for, in its order.
    pub deliverables: Vec<Deliverable>,
}

impl Brief {
    /// Whether nothing is asked and nothing is said: the campaign is one for links alone.
    pub fn is_empty(&self) -> bool {
        self.deliverables.is_empty() && self.sections.values().all(|words| words.original().is_empty())
    }

    /// A section, as far as it was written; without any words otherwise.
    pub fn section(&self, section: Section) -> Wording {
        self.sections.get(&section).cloned().unwrap_or_else(|| Wording::new(self.source, Vec::new()))
    }

    /// One of the things that it asks for.
    pub fn deliverable(&self, id: DeliverableId) -> Option<&Deliverable> {
        self.deliverables.iter().find(|deliverable| deliverable.deliverable_id == id)
    }

    /// How often the sections of a part were changed in a language.
    pub fn revision(&self, part: Part, language: Language) -> i32 {
        part.sections().iter().map(|section| self.section(*section).revision(language)).sum()
    }

    /// The sections that stand so in a language.
    fn sections_that(&self, stand: Standing, language: Language) -> Vec<Section> {
        let is_so = |section: &&Section| self.section(**section).standing(language) == Some(stand);
        Section::ALL.iter().filter(is_so).copied().collect()
    }

    /// What it lacks before it can be published to these markets in these languages. An empty one lacks nothing.
    pub fn lacks(&self, languages: &[Language], markets: &[Market]) -> Vec<Lack> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut lacks = Vec::new();
        for deliverable in &self.deliverables {
            let title = || {
                deliverable
                    .piece(super::deliverable::Piece::Title)
                    .map_or_else(Variants::default, Wording::variants)
            };
            lacks.extend(deliverable.due_on.is_none().then(|| Lack::Day { deliverable: title() }));
            lacks.extend(deliverable.pay.is_none().then(|| Lack::Pay { deliverable: title() }));
            for language in languages {
                let standing =
                    deliverable.standing(*language).filter(|standing| *standing != Standing::Ready);
                lacks.extend(standing.map(|standing| Lack::Deliverable {
                    deliverable: title(),
                    language: *language,
                    standing,
                }));
            }
        }
        for language in languages {
            for standing in [Standing::Missing, Standing::Draft, Standing::Stale] {
                let sections = self.sections_that(standing, *language);
                if !sections.is_empty() {
                    lacks.push(Lack::Sections { sections, language: *language, standing });
                }
            }
        }
        let is_silent = |market: &&Market| market.disclosure.trim().is_empty();
        let silent = markets.iter().filter(is_silent);
        lacks.extend(silent.map(|market| Lack::Disclosure { market: market.name.clone() }));
        lacks
    }
}

/// What a brief lacks before it can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It is not said by when something is due.
    Day {
        /// What.
        deliverable: Variants,
    },
    /// It is not said what something pays.
    Pay {
        /// What.
        deliverable: Variants,
    },
    /// The words about something cannot be published in a language.
    Deliverable {
        /// What.
        deliverable: Variants,
        /// In which language.
        language: Language,
        /// How they stand.
        standing: Standing,
    },
    /// Sections cannot be published in a language.
    Sections {
        /// Which.
        sections: Vec<Section>,
        /// In which language.
        language: Language,
        /// How they stand.
        standing: Standing,
    },
    /// It is not said how advertisements of a market are marked.
    Disclosure {
        /// Which market.
        market: String,
    },
}

/// The sections of a part as somebody typed them, in the order of its form.
///
/// # Errors
/// [`Refusal::TextTooLong`].
pub fn sections(part: Part, typed: &[String]) -> Result<Vec<(Section, String)>, Refusal> {
    let read = |(section, typed): (&Section, &String)| {
        let body = optional(Field::BriefSection(*section), typed, SECTION_LENGTH)?;
        Ok((*section, body.unwrap_or_default()))
    };
    part.sections().iter().zip(typed).map(read).collect()
}

/// Words of a campaign that are written in one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaf {
    /// The campaign's name and what it is about.
    Name,
    /// A part of the brief's sections.
    Part(Part),
    /// A deliverable's texts.
    Deliverable(DeliverableId),
}

/// What a manager typed while another one changed the same words, kept to be merged.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// Its key.
    pub brief_draft_id: BriefDraftId,
    /// Whose words they are.
    pub campaign_id: CampaignId,
    /// In which language.
    pub language: Language,
    /// Which words.
    pub leaf: Leaf,
    /// What was typed, in the order of the form.
    pub typed: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deliverable::{Format, Piece};
    use crate::domain::money::Money;
    use crate::domain::program::Zone;
    use crate::domain::{MarketId, ProgramId};

    const BOTH: [Language; 2] = [Language::En, Language::Ru];

    fn written(bodies: &[(Language, &str)]) -> Wording {
        let none = Wording::new(Language::En, Vec::new());
        bodies.iter().fold(none, |words, (language, body)| {
            let next = words.written(*language, (*body).to_owned());
            words.with(next)
        })
    }

    fn brief() -> Brief {
        Brief {
            campaign_id: CampaignId(1),
            source: Language::En,
            sections: BTreeMap::new(),
            deliverables: Vec::new(),
        }
    }

    fn market(disclosure: &str) -> Market {
        Market {
            market_id: MarketId(1),
            program_id: ProgramId(1),
            code: "us".to_owned(),
            name: "United States".to_owned(),
            language: Language::En,
            currency: "USD".to_owned(),
            zone: Zone(chrono_tz::UTC),
            disclosure: disclosure.to_owned(),
            needs_token: false,
        }
    }

    #[test]
    fn every_section_stands_in_one_form_of_five_fields_at_most() {
        let all: Vec<Section> = Part::ALL.iter().flat_map(|part| part.sections()).copied().collect();
        assert_eq!(all, Section::ALL);
        assert!(Part::ALL.iter().all(|part| part.sections().len() <= 5));
    }

    #[test]
    fn a_brief_lacks_what_keeps_it_from_being_published() {
        let mut brief = brief();
        assert!(brief.is_empty());
        assert_eq!(brief.lacks(&BOTH, &[market("")]), []);
        brief
            .sections
            .insert(Section::Objective, written(&[(Language::En, "Sell"), (Language::Ru, "Продать")]));
        brief.sections.insert(Section::Metric, written(&[(Language::En, "Clicks")]));
        let (title, words) =
            (written(&[(Language::En, "Video"), (Language::Ru, "Видео")]), Standing::Missing);
        brief.deliverables.push(Deliverable {
            deliverable_id: DeliverableId(1),
            campaign_id: CampaignId(1),
            place: 1,
            platform: None,
            format: Format::Video,
            due_on: None,
            pay: Some(Money::new(0, "USD")),
            rights_from_on: None,
            rights_until_on: None,
            revision: 0,
            words: BTreeMap::from([(Piece::Title, title.clone())]),
        });
        let metric =
            Lack::Sections { sections: vec![Section::Metric], language: Language::Ru, standing: words };
        let day = Lack::Day { deliverable: title.variants() };
        assert_eq!(brief.lacks(&BOTH, &[market("#ad")]), [day.clone(), metric]);
        let silent = Lack::Disclosure { market: "United States".to_owned() };
        assert_eq!(brief.lacks(&[Language::En], &[market(" ")]), [day, silent]);
    }

    #[test]
    fn a_changed_original_holds_its_translation_back() {
        let mut brief = brief();
        let words =
            written(&[(Language::En, "Sell"), (Language::Ru, "Продать"), (Language::En, "Sell more")]);
        brief.sections.insert(Section::Objective, words);
        let stale = Lack::Sections {
            sections: vec![Section::Objective],
            language: Language::Ru,
            standing: Standing::Stale,
        };
        assert_eq!(brief.lacks(&BOTH, &[]), [stale]);
        assert_eq!(brief.revision(Part::Message, Language::En), 2);
        assert_eq!(brief.revision(Part::Craft, Language::En), 0);
    }
}
