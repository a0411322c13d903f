//! Has a machine draft a translation, where an operator has set one up; a person reads it, mends it and sends it.

use crate::app::{App, Member, Translator};
use crate::domain::machine_draft::{KEPT, MachineDraft, Original, Source, fitting, unmentioning};
use crate::domain::refusal::MachineDraft as No;
use crate::domain::{Language, MachineDraftId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Nothing, if a machine translates here.
///
/// # Errors
/// [`No::Unset`].
pub fn available(app: &App) -> Result<&Translator, Refusal> {
    app.translator.as_ref().ok_or(Refusal::MachineDraft(No::Unset))
}

/// Nothing, if somebody belongs to the programme, and so may translate for it.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub fn reader(member: &Member) -> Result<()> {
    if !member.is_manager {
        member.creator()?;
    }
    Ok(())
}

/// The draft of words as they stand, if there is one already.
///
/// # Errors
/// [`No::Empty`] where there is nothing to translate.
pub async fn find(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    place: (Source, Language),
    original: &Original,
) -> Result<Option<MachineDraft>> {
    if original.is_empty() {
        return Err(Refusal::MachineDraft(No::Empty).into());
    }
    let found = store::machine_draft::find(tx, member.program.program_id, place).await?;
    Ok(found.filter(|draft| draft.is_of(original) && draft.drafted_at + KEPT > app.clock.now()))
}

/// What the machine makes of words. It may take many seconds, so that no transaction is to be held meanwhile.
///
/// # Errors
/// [`No::Unset`], [`No::Unavailable`].
pub async fn translate(app: &App, original: &Original, into: Language) -> Result<Vec<String>> {
    let machine = available(app)?;
    let mut texts = Vec::new();
    for text in &original.texts {
        if text.trim().is_empty() {
            texts.push(String::new());
            continue;
        }
        match machine.translate(&unmentioning(text), original.language, into).await {
            Ok(translated) => texts.push(translated),
            Err(trouble) => {
                tracing::warn!(%trouble, "there is no draft of a translation");
                return Err(Refusal::MachineDraft(No::Unavailable).into());
            }
        }
    }
    Ok(texts)
}

/// Keeps what the machine made of words, as far as the form takes it: each text with the characters that it may have.
///
/// # Errors
/// [`No::Outdated`] where the words are not those that were translated any more.
pub async fn keep(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    place: (Source, Language),
    (translated, original): (&Original, &Original),
    texts: Vec<(String, usize)>,
) -> Result<MachineDraft> {
    if translated.digest() != original.digest() {
        return Err(Refusal::MachineDraft(No::Outdated).into());
    }
    let fitted: Vec<(String, bool)> = texts.iter().map(|(text, most)| fitting(text, *most)).collect();
    let is_cut = fitted.iter().any(|(_, is_cut)| *is_cut);
    let draft = MachineDraft {
        machine_draft_id: app.ids.next(),
        program_id: member.program.program_id,
        source: place.0,
        language: place.1,
        person_id: original.person_id,
        origin: original.digest(),
        texts: fitted.into_iter().map(|(text, _)| text).collect(),
        is_cut,
        drafted_at: app.clock.now(),
    };
    let machine_draft_id = store::machine_draft::insert_or_update(tx, &draft).await?;
    Ok(MachineDraft { machine_draft_id, ..draft })
}

/// A draft's words and its language, wherever it is: whether the asker may use it shows in whether they may translate that.
///
/// # Errors
/// [`No::Gone`].
pub async fn place(tx: &mut Tx, id: MachineDraftId) -> Result<(Source, Language)> {
    let found = store::machine_draft::find_place(tx, id).await?;
    Ok(found.ok_or(Refusal::MachineDraft(No::Gone))?)
}

/// The draft of words as they stand, to be used.
///
/// # Errors
/// [`No::Gone`], [`No::Outdated`].
pub async fn get(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    place: (Source, Language),
    original: &Original,
) -> Result<MachineDraft> {
    let found = store::machine_draft::find(tx, member.program.program_id, place).await?;
    let draft = found.filter(|draft| draft.drafted_at + KEPT > app.clock.now());
    let draft = draft.ok_or(Refusal::MachineDraft(No::Gone))?;
    match draft.is_of(original) {
        true => Ok(draft),
        false => Err(Refusal::MachineDraft(No::Outdated).into()),
    }
}

/// Drops the drafts that nobody sent in time. Says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App) -> Result<u64> {
    let mut tx = app.begin().await?;
    let forgotten = store::machine_draft::delete_old(&mut tx, app.clock.now() - KEPT).await?;
    tx.commit().await?;
    Ok(forgotten)
}
