//! Lets managers write what a campaign asks of creators, in each language, and shows it to creators.

mod view;
mod write;

use chrono::TimeDelta;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::brief::{Brief, Change, Lack, Leaf, Part, Terms};
use crate::domain::campaign::{Campaign, State};
use crate::domain::deliverable::Piece;
use crate::domain::reach::Reach;
use crate::domain::wording::{Standing, Wording};
use crate::domain::{CampaignId, Language, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use view::{Custom, View, preview, read, view, view_offered};
pub use write::{Conflict, Writing, confirm, merge, write};

/// How long what a manager typed waits to be merged.
const KEPT: TimeDelta = TimeDelta::days(1);

/// A brief as its managers see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Whose it is.
    pub campaign: Campaign,
    /// The campaign's name and summary.
    pub words: [Wording; 2],
    /// What it asks.
    pub brief: Brief,
    /// Whom it is for, and in which languages.
    pub reach: Reach,
    /// What it lacks before it can be published.
    pub lacks: Vec<Lack>,
    /// The last version of its terms; 0 before the first.
    pub version: i32,
    /// In what the terms differ from that version; nothing before the first.
    pub changes: Vec<Change>,
}

/// A campaign's brief.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], and [`Refusal::CampaignEvergreen`] of the standing one, which
/// asks for nothing.
pub async fn show(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let campaign = member.campaign(tx, campaign).await?;
    if campaign.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    sheet(tx, member, campaign).await
}

/// A campaign's brief that can still change.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignClosed`].
pub async fn show_open(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    member.open_campaign(tx, campaign).await?;
    show(tx, member, campaign).await
}

/// A campaign's words that can still change; the standing one's too.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignClosed`].
pub async fn show_words(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let campaign = member.open_campaign(tx, campaign).await?;
    sheet(tx, member, campaign).await
}

async fn sheet(tx: &mut Tx, member: &Member, campaign: Campaign) -> Result<Sheet> {
    let (id, source) = (campaign.campaign_id, member.program.language);
    let reach = store::campaign::get_reach(tx, &member.program, id).await?;
    let brief = store::brief::get(tx, id, source).await?;
    let version = store::brief::get_terms_version(tx, id).await?;
    let published = store::brief::find_terms(tx, id, version).await?;
    let now = terms(&campaign, &brief, &reach);
    Ok(Sheet {
        lacks: brief.lacks(&reach.read_in(), &reach.meant()),
        changes: published.map(|published| published.difference(&now)).unwrap_or_default(),
        words: store::campaign::get_wording(tx, id, source).await?,
        campaign,
        brief,
        reach,
        version,
    })
}

/// What joining the campaign means as it stands.
fn terms(campaign: &Campaign, brief: &Brief, reach: &Reach) -> Terms {
    Terms::of(brief, (campaign.starts_on, campaign.ends_on), &reach.meant())
}

impl Sheet {
    /// The texts of a form, in its order.
    pub fn leaf(&self, leaf: Leaf) -> Vec<Wording> {
        let none = || Wording::new(self.brief.source, Vec::new());
        match leaf {
            Leaf::Name => self.words.to_vec(),
            Leaf::Part(part) => part.sections().iter().map(|section| self.brief.section(*section)).collect(),
            Leaf::Deliverable(id) => {
                let known = self.brief.deliverable(id);
                let piece = |piece: &Piece| known.and_then(|known| known.piece(*piece)).cloned();
                Piece::ALL.iter().map(|one| piece(one).unwrap_or_else(none)).collect()
            }
        }
    }

    /// How often the texts of a form were changed in a language.
    pub fn revision(&self, leaf: Leaf, language: Language) -> i32 {
        self.leaf(leaf).iter().map(|words| words.revision(language)).sum()
    }

    /// Every form there is: the name, both parts, and what is asked for.
    pub fn leaves(&self) -> Vec<Leaf> {
        let parts = Part::ALL.iter().map(|part| Leaf::Part(*part));
        let asked = self.brief.deliverables.iter().map(|one| Leaf::Deliverable(one.deliverable_id));
        [Leaf::Name].into_iter().chain(parts).chain(asked).collect()
    }

    /// How often anything was changed in a language or in the original, by which a look at it is told from a later one.
    pub fn age(&self, language: Language) -> i32 {
        let all = self.leaves().into_iter().flat_map(|leaf| self.leaf(leaf));
        let both = |words: Wording| match language == words.source() {
            true => words.revision(language),
            false => words.revision(language) + words.revision(words.source()),
        };
        all.map(both).sum()
    }

    /// How many texts stand so in a language.
    pub fn count(&self, language: Language, standing: Standing) -> usize {
        let all = self.leaves().into_iter().flat_map(|leaf| self.leaf(leaf));
        all.filter(|words| words.standing(language) == Some(standing)).count()
    }

    /// The language to be translated into next: the first that lacks something, else the first that is not the
    /// original's.
    pub fn to_translate(&self) -> Language {
        let others = || self.reach.languages.iter().filter(|language| **language != self.brief.source);
        let open = [Standing::Missing, Standing::Draft, Standing::Stale];
        let lacks = |language: &&Language| open.iter().any(|standing| self.count(**language, *standing) > 0);
        others().find(lacks).or(others().next()).copied().unwrap_or(self.brief.source)
    }

    /// Whether creators can be shown new terms: it is published, and they differ or there were none.
    pub const fn has_new_terms(&self) -> bool {
        let is_live = matches!(self.campaign.state, State::Live);
        is_live && (!self.changes.is_empty() || self.version == 0)
    }
}

/// What came of publishing terms.
#[derive(Clone, Debug)]
pub enum Publication {
    /// They are the next version.
    Published(Box<Sheet>),
    /// Something is missing, or they are no others than before.
    Unchanged(Box<Sheet>),
}

/// Publishes what a live campaign asks for now as the next version of its terms. Nothing happens while the brief lacks
/// something, or where nothing differs.
///
/// # Errors
/// Those of [`show_open`].
pub async fn publish_terms(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
) -> Result<Publication> {
    store::campaign::update_held(tx, campaign).await?;
    let before = show_open(tx, member, campaign).await?;
    let is_due = before.has_new_terms() && before.lacks.is_empty() && !before.brief.is_empty();
    if !is_due {
        return Ok(Publication::Unchanged(Box::new(before)));
    }
    let terms = terms(&before.campaign, &before.brief, &before.reach);
    let (by, now) = (member.person.person_id, app.clock.now());
    if !store::brief::insert_terms(tx, (campaign, before.version), &terms, by, now).await? {
        return Ok(Publication::Unchanged(Box::new(before)));
    }
    let subject = Subject::Campaign(campaign);
    let line = member.did(app, Deed::BriefTerms, subject, (before.version + 1).to_string());
    store::audit::insert(tx, &line).await?;
    Ok(Publication::Published(Box::new(show(tx, member, campaign).await?)))
}

/// Drops what managers typed more than a day ago and never merged. Says how much.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App) -> Result<u64> {
    let mut tx = app.begin().await?;
    let forgotten = store::brief::delete_old_drafts(&mut tx, app.clock.now() - KEPT).await?;
    tx.commit().await?;
    Ok(forgotten)
}
