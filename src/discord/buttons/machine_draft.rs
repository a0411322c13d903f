//! The presses by which people have a machine draft a translation, read it, and take it into the form that they send.

use super::{brief, question, result};
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Form;
use crate::discord::cards;
use crate::discord::cards::machine_draft as drafts;
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::brief::{Leaf, Part};
use crate::domain::machine_draft::{Kind, Original, Source};
use crate::domain::refusal::{Council, MachineDraft as No};
use crate::domain::result::Piece;
use crate::domain::wording::{Standing, Wording};
use crate::domain::{
    AnnouncementId, CampaignId, ContributionId, DeliverableId, Language, MachineDraftId, MarketNoteId,
    ProposalId, QuestionAnswerId, QuestionId, Refusal,
};
use crate::error::Result;
use crate::features::{
    announcement, brief as briefs, deliverable, machine_draft, market_note, proposal, question as questions,
    result as results,
};
use crate::store::Tx;

/// What somebody is about to translate, as far as they may: the words, and the form for a translation of them.
struct Known {
    tx: Tx,
    member: Member,
    language: Language,
    original: Original,
    form: Form,
}

/// Shows a machine's draft: the one that there is, or a new one.
pub async fn make(ask: &Ask<'_>, Pair(Maybe(language), source): Pair<Maybe<Language>, Source>) {
    ask.answer(async { made(ask, source, language).await }).await;
}

/// The same for what was chosen of a brief.
pub async fn choose(ask: &Ask<'_>, Pair(language, _): Pair<Language, CampaignId>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.answer(async { made(ask, chosen.ok_or(Refusal::PressStale)?, Some(language)).await }).await;
}

async fn made(ask: &Ask<'_>, source: Source, language: Option<Language>) -> Result<Reply> {
    let mut known = find(ask, source, language).await?;
    machine_draft::available(ask.app)?;
    let place = (source, known.language);
    let found = machine_draft::find(ask.app, &mut known.tx, &known.member, place, &known.original).await?;
    known.tx.commit().await?;
    if let Some(draft) = found {
        return Ok(Reply::Private(drafts::draft(&draft)));
    }
    let texts = machine_draft::translate(ask.app, &known.original, known.language).await?;
    // The words may have changed, or gone, while the machine was at it.
    let Known { mut tx, member, original, form, .. } = find(ask, source, Some(known.language)).await?;
    let limits = form.inputs.iter().map(|input| usize::from(input.limit));
    let texts = texts.into_iter().zip(limits).collect();
    let words = (&known.original, &original);
    let draft = machine_draft::keep(ask.app, &mut tx, &member, place, words, texts).await?;
    tx.commit().await?;
    Ok(Reply::Private(drafts::draft(&draft)))
}

/// Opens the form for a translation with the draft in it.
pub async fn form(ask: &Ask<'_>, id: MachineDraftId) {
    ask.open(Press::DraftUse(id), async {
        let mut tx = ask.app.read().await?;
        let place = machine_draft::place(&mut tx, id).await;
        tx.commit().await?;
        let place = match (place, ask.asker.server_id) {
            (Ok(place), _) => place,
            (Err(gone), None) => return Err(gone),
            // On a server whoever asks learns first whether they may ask at all.
            (Err(gone), Some(_)) => {
                let (tx, member) = brief::enter(ask).await?;
                tx.commit().await?;
                machine_draft::reader(&member)?;
                return Err(gone);
            }
        };
        let Known { mut tx, member, original, form, .. } = find(ask, place.0, Some(place.1)).await?;
        let draft = machine_draft::get(ask.app, &mut tx, &member, place, &original).await?;
        tx.commit().await?;
        Ok(Reply::Form(drafts::filled(form, &draft)))
    })
    .await;
}

/// The words that the asker may translate, and the form for that.
async fn find(ask: &Ask<'_>, source: Source, language: Option<Language>) -> Result<Known> {
    let id = source.id;
    let wanted = || language.ok_or(Refusal::PressStale);
    match source.kind {
        Kind::Question => asked(ask, QuestionId(id), wanted()?).await,
        Kind::Answer => answered(ask, QuestionAnswerId(id), wanted()?).await,
        Kind::Proposal => proposed(ask, ProposalId(id), language).await,
        Kind::Contribution => contributed(ask, ContributionId(id), wanted()?).await,
        Kind::Name => written(ask, CampaignId(id), Leaf::Name, wanted()?).await,
        Kind::Message => written(ask, CampaignId(id), Leaf::Part(Part::Message), wanted()?).await,
        Kind::Craft => written(ask, CampaignId(id), Leaf::Part(Part::Craft), wanted()?).await,
        Kind::Deliverable => {
            let (mut tx, member) = brief::enter(ask).await?;
            let found = deliverable::find(&mut tx, &member, DeliverableId(id)).await?;
            tx.commit().await?;
            written(ask, found.campaign_id, Leaf::Deliverable(DeliverableId(id)), wanted()?).await
        }
        Kind::Announcement => announced(ask, AnnouncementId(id), wanted()?).await,
        Kind::MarketNote => noted(ask, MarketNoteId(id), wanted()?).await,
        Kind::Results => concluded(ask, CampaignId(id), wanted()?).await,
    }
}

async fn asked(ask: &Ask<'_>, id: QuestionId, language: Language) -> Result<Known> {
    let (mut tx, member) = question::enter(ask, id).await?;
    let known = questions::original(&mut tx, &member, (id, language)).await?;
    let form = cards::question::translate_form(id, &known);
    let texts = vec![known.text.title, known.text.body];
    let original = Original { language: known.text.language, texts, person_id: known.person_id };
    Ok(Known { tx, member, language, original, form })
}

async fn answered(ask: &Ask<'_>, id: QuestionAnswerId, language: Language) -> Result<Known> {
    let (mut tx, member) = question::enter_answer(ask, id).await?;
    let known = questions::original_answer(&mut tx, &member, (id, language)).await?;
    let form = cards::question::translate_answer_form(id, &known);
    let texts = vec![known.text.body];
    let original = Original { language: known.text.language, texts, person_id: known.person_id };
    Ok(Known { tx, member, language, original, form })
}

async fn proposed(ask: &Ask<'_>, id: ProposalId, language: Option<Language>) -> Result<Known> {
    let (mut tx, member) = brief::enter(ask).await?;
    let (view, own) = proposal::translatable(&mut tx, &member, id).await?;
    let language = language.unwrap_or(own);
    if !view.missing().contains(&language) {
        return Err(Refusal::Council(Council::Translated).into());
    }
    let words = view.text(view.proposal.language).ok_or(Refusal::Council(Council::ProposalUnknown))?;
    let texts = vec![words.title.clone(), words.body.clone()];
    let original = Original { language: words.language, texts, person_id: view.proposal.person_id };
    let form = cards::proposal::translate_form(&view, language);
    Ok(Known { tx, member, language, original, form })
}

async fn contributed(ask: &Ask<'_>, id: ContributionId, language: Language) -> Result<Known> {
    let (mut tx, member) = brief::enter(ask).await?;
    let carried = proposal::carried(&mut tx, &member, (id, language)).await?;
    let own = carried.contribution.language;
    let texts = vec![carried.text(own).unwrap_or_default().to_owned()];
    let original = Original { language: own, texts, person_id: carried.contribution.person_id };
    let form = cards::proposal::contribution_translate_form(id, language);
    Ok(Known { tx, member, language, original, form })
}

async fn written(ask: &Ask<'_>, id: CampaignId, leaf: Leaf, language: Language) -> Result<Known> {
    let (mut tx, member) = brief::enter(ask).await?;
    let sheet = briefs::show_words(&mut tx, &member, id).await?;
    within(&sheet.reach.languages, language)?;
    let source = sheet.brief.source;
    let texts = sheet.leaf(leaf).iter().map(|words| lacking(words, language)).collect();
    let original = Original { language: other_than(source, language)?, texts, person_id: None };
    Ok(Known { tx, member, language, original, form: cards::brief::leaf_form(&sheet, leaf, language, None) })
}

async fn announced(ask: &Ask<'_>, id: AnnouncementId, language: Language) -> Result<Known> {
    let (mut tx, member) = brief::enter(ask).await?;
    let sheet = announcement::show(&mut tx, &member, id).await?;
    within(&sheet.languages, language)?;
    let words = sheet.original().ok_or(Refusal::MachineDraft(No::Empty))?;
    let texts = vec![words.title.clone(), words.body.clone()];
    let from = other_than(words.language, language)?;
    let original = Original { language: from, texts, person_id: None };
    Ok(Known { tx, member, language, original, form: cards::announcement::words_form(&sheet, language) })
}

async fn noted(ask: &Ask<'_>, id: MarketNoteId, language: Language) -> Result<Known> {
    let (mut tx, member) = brief::enter(ask).await?;
    let told = market_note::show(&mut tx, &member, id).await?;
    within(&told.languages, language)?;
    let other = told.note.texts.iter().find(|text| text.language != language);
    let words = other.ok_or(Refusal::MachineDraft(No::Empty))?;
    let form = cards::market_note::words_form(&told, language);
    let texts = cards::market_note::texts(told.note.kind, words);
    let person_id = told.by.as_ref().map(|creator| creator.person_id);
    let original = Original { language: words.language, texts, person_id };
    Ok(Known { tx, member, language, original, form })
}

async fn concluded(ask: &Ask<'_>, id: CampaignId, language: Language) -> Result<Known> {
    let (mut tx, member) = result::enter(ask, id).await?;
    let sheet = results::show(ask.app, &mut tx, &member, id).await?;
    if sheet.outcome.told_at.is_some() {
        return Err(Refusal::ResultsTold.into());
    }
    within(&sheet.languages, language)?;
    let from = other_than(sheet.sentences.source, language)?;
    let sentence = |piece: &Piece| lacking(&sheet.sentences.piece(*piece), language);
    let texts = Piece::SENTENCES.iter().map(sentence).collect();
    let original = Original { language: from, texts, person_id: None };
    Ok(Known { tx, member, language, original, form: cards::result::words_form(&sheet, language) })
}

/// What is still to be translated of words: nothing where somebody has, and it holds.
fn lacking(words: &Wording, language: Language) -> String {
    match words.standing(language) {
        None | Some(Standing::Ready) => String::new(),
        Some(_) => words.original().to_owned(),
    }
}

fn within(known: &[Language], language: Language) -> Result<(), Refusal> {
    match known.contains(&language) {
        true => Ok(()),
        false => Err(Refusal::LanguageUnknown { known: known.to_vec() }),
    }
}

/// The language of an original, which is not translated into itself.
fn other_than(original: Language, language: Language) -> Result<Language, Refusal> {
    if original == language { Err(Refusal::MachineDraft(No::Empty)) } else { Ok(original) }
}
