//! A brief as somebody reads it: managers as it stands, creators with the terms that were published last.

use chrono::NaiveDate;

use super::{show, terms};
use crate::app::Member;
use crate::domain::brief::{Asked, Mark, Section};
use crate::domain::campaign::{Campaign, State};
use crate::domain::market::Market;
use crate::domain::market_note::Kind;
use crate::domain::program::Program;
use crate::domain::wording::{Standing, Wording};
use crate::domain::{CampaignId, Language, MarketId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Customs of a market that are shown.
const CUSTOMS: i64 = 5;

/// A brief for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Whose it is.
    pub campaign_id: CampaignId,
    /// The reader's language.
    pub language: Language,
    /// The campaign's name.
    pub name: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// Its first and last day; either may be open.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// What it says, section by section.
    pub sections: Vec<(Section, String)>,
    /// What it asks for.
    pub deliverables: Vec<Asked>,
    /// How advertisements are marked: in the reader's market, else in all that it is for.
    pub marks: Vec<Mark>,
    /// How things are done in its markets, where the reader lives in none of them.
    pub customs: Vec<Custom>,
    /// The version of the terms; 0 before the first.
    pub version: i32,
    /// Whether anything of it stands in another language, because there is none in the reader's.
    pub is_instead: bool,
    /// Whether anything of it was translated from an original that has changed since.
    pub is_stale: bool,
}

/// How something is done in a market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custom {
    /// Which market.
    pub market: String,
    /// What it is about.
    pub title: String,
    /// How it is done.
    pub body: String,
}

impl View {
    /// Whether nothing is asked and nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.deliverables.is_empty()
    }
}

/// A brief as it would be read in a language, for managers. What is not written in it stands in the original's.
///
/// # Errors
/// Those of [`show`].
pub async fn preview(
    tx: &mut Tx,
    member: &Member,
    (campaign, language): (CampaignId, Language),
) -> Result<View> {
    let sheet = show(tx, member, campaign).await?;
    let now = terms(&sheet.campaign, &sheet.brief, &sheet.reach);
    let wordings: Vec<(Section, Wording)> =
        Section::ALL.iter().map(|section| (*section, sheet.brief.section(*section))).collect();
    let read = Read { language, words: sheet.words, sections: wordings, customs: Vec::new() };
    Ok(read.view(&sheet.campaign, (now.deliverables, now.marks), sheet.version))
}

/// A published brief for somebody of this language and market. `None` where the campaign has none.
///
/// # Errors
/// [`Refusal::BriefUnknown`] for a draft, and for what is none of the programme's or of the market's.
pub async fn view(
    tx: &mut Tx,
    program: &Program,
    campaign: CampaignId,
    (language, market): (Language, Option<MarketId>),
) -> Result<Option<View>> {
    let reach = store::campaign::get_reach(tx, program, campaign).await?;
    if market.is_some_and(|market| !is_for(&reach.meant(), market)) {
        return Err(Refusal::BriefUnknown.into());
    }
    view_offered(tx, program, campaign, (language, market)).await
}

/// A published brief for the asker: for a creator by their market, or because they were offered it in person.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`], [`Refusal::BriefUnknown`].
pub async fn read(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<View> {
    let program = &member.program;
    if member.is_manager {
        let view = view(tx, program, campaign, (member.language, None)).await?;
        return Ok(view.ok_or(Refusal::BriefUnknown)?);
    }
    let creator = member.creator()?;
    let reader = (member.language, creator.market_id);
    let view = match store::participation::find(tx, campaign, creator.creator_id).await? {
        Some(_) => view_offered(tx, program, campaign, reader).await?,
        None => view(tx, program, campaign, reader).await?,
    };
    Ok(view.ok_or(Refusal::BriefUnknown)?)
}

fn is_for(meant: &[Market], market: MarketId) -> bool {
    meant.iter().any(|meant| meant.market_id == market)
}

/// The same for somebody to whom it was offered in person, wherever they live: where that is none of its markets, with how
/// things are done there.
///
/// # Errors
/// [`Refusal::BriefUnknown`] for a draft, and for what is none of the programme's.
pub async fn view_offered(
    tx: &mut Tx,
    program: &Program,
    campaign: CampaignId,
    (language, market): (Language, Option<MarketId>),
) -> Result<Option<View>> {
    let found = store::campaign::find(tx, program.program_id, language, campaign).await?;
    let found = found.filter(|found| found.state != State::Draft).ok_or(Refusal::BriefUnknown)?;
    let meant: Vec<Market> = store::campaign::get_reach(tx, program, campaign).await?.meant();
    let home = market.filter(|market| is_for(&meant, *market));
    let brief = store::brief::get(tx, campaign, program.language).await?;
    let version = store::brief::get_terms_version(tx, campaign).await?;
    let published = store::brief::find_terms(tx, campaign, version).await?;
    let Some(published) = published.filter(|_| version > 0) else { return Ok(None) };
    let mut marks: Vec<Mark> = meant.iter().map(Mark::of).collect();
    marks.retain(|mark| home.is_none_or(|home| mark.market_id == home));
    let customs = match (market, home) {
        (Some(_), None) => customs(tx, &meant, language).await?,
        _ => Vec::new(),
    };
    let read = Read {
        language,
        words: store::campaign::get_wording(tx, campaign, program.language).await?,
        sections: Section::ALL.iter().map(|section| (*section, brief.section(*section))).collect(),
        customs,
    };
    let days = Campaign { starts_on: published.starts_on, ends_on: published.ends_on, ..found };
    Ok(Some(read.view(&days, (published.deliverables, marks), version)))
}

/// How things are done in these markets, for a reader of this language; the newest of each.
async fn customs(tx: &mut Tx, markets: &[Market], language: Language) -> Result<Vec<Custom>> {
    let mut customs = Vec::new();
    for market in markets {
        let notes = store::market_note::list(tx, market.market_id, Kind::Custom, (0, CUSTOMS)).await?;
        customs.extend(notes.iter().filter_map(|note| note.text(language)).map(|text| Custom {
            market: market.name.clone(),
            title: text.title.clone(),
            body: text.body.clone(),
        }));
    }
    Ok(customs)
}

/// What is read, and in which language.
struct Read {
    language: Language,
    words: [Wording; 2],
    sections: Vec<(Section, Wording)>,
    customs: Vec<Custom>,
}

impl Read {
    fn view(self, campaign: &Campaign, (asked, marks): (Vec<Asked>, Vec<Mark>), version: i32) -> View {
        let Self { language, words, sections, customs } = self;
        let stands = |standing: Standing| {
            let all = words.iter().chain(sections.iter().map(|(_, words)| words));
            all.filter_map(|words| words.standing(language)).any(|found| found == standing)
        };
        let [name, summary] = &words;
        let said = sections.iter().filter(|(_, words)| !words.original().is_empty());
        View {
            campaign_id: campaign.campaign_id,
            language,
            name: name.read(language).to_owned(),
            summary: summary.read(language).to_owned(),
            days: (campaign.starts_on, campaign.ends_on),
            sections: said.map(|(section, words)| (*section, words.read(language).to_owned())).collect(),
            deliverables: asked,
            marks,
            customs,
            version,
            is_instead: stands(Standing::Missing),
            is_stale: stands(Standing::Stale),
        }
    }
}
