//! Writes the words of a brief. Of two managers who write the same at once, the second is shown what the first wrote and
//! gets their own back.

use super::{Sheet, show, show_open, show_words};
use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::brief::{Draft, Leaf, Part, Section, sections};
use crate::domain::campaign::{NAME_LENGTH, SUMMARY_LENGTH};
use crate::domain::deliverable::{self, Piece};
use crate::domain::machine_draft::Source;
use crate::domain::refusal::Field;
use crate::domain::text::{optional, required};
use crate::domain::wording::{Standing, Wording, Words};
use crate::domain::{BriefDraftId, CampaignId, Language, PersonId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What came of writing.
#[derive(Clone, Debug)]
pub enum Writing {
    /// It is kept.
    Kept(Box<Sheet>),
    /// Somebody else changed the same words meanwhile. Nothing changed; what was typed is kept for a day.
    Conflict(Box<Conflict>),
}

/// Two managers wrote the same words at once.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The brief with what the first wrote.
    pub sheet: Sheet,
    /// What the second wrote.
    pub draft: Draft,
}

/// Writes the texts of a form in a language, as `typed` in the form's order, if they are still as they were at
/// `revision`. What is written in the original makes translations of what it was stale.
///
/// # Errors
/// Those of [`show_open`], [`Refusal::LanguageUnknown`], [`Refusal::DeliverableUnknown`], and what makes words unfit.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, language, leaf): (CampaignId, Language, Leaf),
    (revision, typed): (i32, Vec<String>),
) -> Result<Writing> {
    member.open_campaign(tx, campaign).await?;
    store::campaign::update_held(tx, campaign).await?;
    let before = known(tx, member, campaign, leaf).await?;
    if !before.reach.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.reach.languages }.into());
    }
    if matches!(leaf, Leaf::Deliverable(id) if before.brief.deliverable(id).is_none()) {
        return Err(Refusal::DeliverableUnknown.into());
    }
    let bodies = read(leaf, &typed)?;
    let texts = before.leaf(leaf);
    let is_same = texts.iter().zip(&bodies).all(|(words, body)| words.body(language) == body);
    if before.revision(leaf, language) != revision && !is_same {
        let (id, by) = (app.ids.next(), (member.program.program_id, member.person.person_id));
        let draft = Draft { brief_draft_id: id, campaign_id: campaign, language, leaf, typed };
        store::brief::insert_draft(tx, by, &draft, app.clock.now()).await?;
        return Ok(Writing::Conflict(Box::new(Conflict { sheet: before, draft })));
    }
    keep(app, tx, member, (campaign, language, leaf), texts.into_iter().zip(bodies).collect()).await?;
    let draft = (Source::leaf(campaign, leaf), language);
    store::machine_draft::delete(tx, member.program.program_id, draft).await?;
    let line = member.did(app, Deed::CampaignWrite, Subject::Campaign(campaign), language.code());
    store::audit::insert(tx, &line).await?;
    Ok(Writing::Kept(Box::new(known(tx, member, campaign, leaf).await?)))
}

/// The brief that a form belongs to: the standing campaign has a name and nothing more.
async fn known(tx: &mut Tx, member: &Member, campaign: CampaignId, leaf: Leaf) -> Result<Sheet> {
    match leaf {
        Leaf::Name => show_words(tx, member, campaign).await,
        Leaf::Part(_) | Leaf::Deliverable(_) => show_open(tx, member, campaign).await,
    }
}

/// The texts of a form, cleaned and measured.
fn read(leaf: Leaf, typed: &[String]) -> Result<Vec<String>, Refusal> {
    let text = |index: usize| typed.get(index).cloned().unwrap_or_default();
    Ok(match leaf {
        Leaf::Name => vec![
            required(Field::CampaignName, &text(0).replace('\n', " "), NAME_LENGTH)?,
            optional(Field::CampaignSummary, &text(1), SUMMARY_LENGTH)?.unwrap_or_default(),
        ],
        Leaf::Part(part) => {
            let typed: Vec<String> = (0..part.sections().len()).map(text).collect();
            sections(part, &typed)?.into_iter().map(|(_, body)| body).collect()
        }
        Leaf::Deliverable(_) => {
            let typed = [text(0), text(1), text(2), text(3), text(4)];
            deliverable::words(&typed)?.into_iter().map(|(_, body)| body).collect()
        }
    })
}

/// Whether anything is to be kept: the text is another one, or whoever wrote it says that it holds.
fn is_news(words: &Wording, language: Language, body: &str) -> bool {
    let is_open = matches!(words.standing(language), Some(Standing::Draft | Standing::Stale));
    words.body(language) != body || is_open
}

async fn keep(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, language, leaf): (CampaignId, Language, Leaf),
    texts: Vec<(Wording, String)>,
) -> Result<()> {
    let (by, now) = (member.person.person_id, app.clock.now());
    if leaf == Leaf::Name {
        if texts.iter().any(|(words, body)| is_news(words, language, body)) {
            return keep_name(app, tx, member, (campaign, language), &texts).await;
        }
        return Ok(());
    }
    for (index, (words, body)) in texts.into_iter().enumerate() {
        if is_news(&words, language, &body) {
            keep_one(tx, (campaign, leaf, index), &words.written(language, body), (by, now)).await?;
        }
    }
    Ok(())
}

async fn keep_name(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, language): (CampaignId, Language),
    texts: &[(Wording, String)],
) -> Result<()> {
    let text = |index: usize| texts.get(index).map_or("", |(_, body)| body.as_str());
    let now = app.clock.now();
    store::campaign::insert_or_update_text(tx, campaign, language, text(0), text(1), now).await?;
    let is_changed = texts.iter().any(|(words, body)| words.body(language) != body);
    if language == member.program.language && is_changed {
        store::campaign::update_stale(tx, campaign, language).await?;
    }
    Ok(())
}

/// Keeps one text of a form.
async fn keep_one(
    tx: &mut Tx,
    (campaign, leaf, index): (CampaignId, Leaf, usize),
    words: &Words,
    (by, now): (PersonId, chrono::DateTime<chrono::Utc>),
) -> Result<()> {
    let is_kept = match leaf {
        Leaf::Name => true,
        Leaf::Part(part) => match section(part, index) {
            Some(section) => {
                store::brief::insert_or_update_text(tx, (campaign, section), words, by, now).await?
            }
            None => true,
        },
        Leaf::Deliverable(id) => match piece(index) {
            Some(piece) => store::deliverable::insert_or_update_text(tx, (id, piece), words, by, now).await?,
            None => true,
        },
    };
    if is_kept { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

fn section(part: Part, index: usize) -> Option<Section> {
    part.sections().get(index).copied()
}

fn piece(index: usize) -> Option<Piece> {
    Piece::ALL.get(index).copied()
}

/// What the asker typed while somebody else changed the same words, with the brief as it stands now.
///
/// # Errors
/// Those of [`show_open`], [`Refusal::DraftGone`].
pub async fn merge(tx: &mut Tx, member: &Member, id: BriefDraftId) -> Result<Conflict> {
    member.manager()?;
    let by = (member.program.program_id, member.person.person_id);
    let draft = store::brief::find_draft(tx, by, id).await?.ok_or(Refusal::DraftGone)?;
    let sheet = known(tx, member, draft.campaign_id, draft.leaf).await?;
    Ok(Conflict { sheet, draft })
}

/// Says that all drafts and stale texts in a language hold as they stand, if nothing was changed since the asker looked.
///
/// # Errors
/// Those of [`show_open`], [`Refusal::ChangedMeanwhile`].
pub async fn confirm(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, language): (CampaignId, Language),
    age: i32,
) -> Result<Sheet> {
    member.open_campaign(tx, campaign).await?;
    store::campaign::update_held(tx, campaign).await?;
    let before = show_open(tx, member, campaign).await?;
    if before.age(language) != age {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    for leaf in before.leaves() {
        let texts = before.leaf(leaf);
        if texts.iter().all(|words| words.confirmed(language).is_none()) {
            continue;
        }
        let kept = texts.into_iter().map(|words| {
            let body = words.body(language).to_owned();
            (words, body)
        });
        keep(app, tx, member, (campaign, language, leaf), kept.collect()).await?;
    }
    let line = member.did(app, Deed::CampaignWrite, Subject::Campaign(campaign), language.code());
    store::audit::insert(tx, &line).await?;
    show(tx, member, campaign).await
}
