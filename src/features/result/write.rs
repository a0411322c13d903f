//! Writes what worked, what did not and what is next. Of two managers who write the same at once, the second is shown what
//! the first wrote and gets their own back.

use super::{Sheet, note, show};
use crate::app::{App, Member};
use crate::domain::audit::Deed;
use crate::domain::machine_draft::Source;
use crate::domain::result::{Piece, sentences};
use crate::domain::wording::{Standing, Wording};
use crate::domain::{CampaignId, Language, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What came of writing.
#[derive(Clone, Debug)]
pub enum Writing {
    /// It is kept.
    Kept(Box<Sheet>),
    /// Somebody else changed the same sentences, or those that were translated, meanwhile. Nothing changed.
    Conflict(Box<Sheet>, Language, [String; 3]),
}

/// Keeps the sentences in a language, written by somebody who had them before their eyes as they were after so many
/// changes. A change of the original makes translations of it stale.
///
/// # Errors
/// Those of [`show`], [`Refusal::ResultsTold`], [`Refusal::LanguageUnknown`], [`Refusal::CreatorNamed`], and what makes
/// words unfit.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, language, seen): (CampaignId, Language, i64),
    typed: &[String; 3],
) -> Result<Writing> {
    let before = show(app, tx, member, campaign).await?;
    if !before.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.languages }.into());
    }
    let typed = sentences(typed)?;
    app.nobody_named(tx, member.program.program_id, &typed.each_ref().map(String::as_str)).await?;
    store::result::update_revision(tx, campaign).await?.ok_or(Refusal::ResultsTold)?;
    let known = store::result::get_sentences(tx, campaign, member.program.language).await?;
    let (by, now) = (member.person.person_id, app.clock.now());
    let place = (campaign, language);
    let pairs = || Piece::SENTENCES.iter().zip(&typed);
    if i64::from(known.seen(language)) != seen {
        if pairs().any(|(piece, body)| known.piece(*piece).body(language) != body) {
            store::result::insert_or_update_aside(tx, place, by, &typed, now).await?;
            let sheet = show(app, tx, member, campaign).await?;
            return Ok(Writing::Conflict(Box::new(sheet), language, typed));
        }
        // The same words, by somebody who has not seen what they translate now: nothing is news.
        return Ok(Writing::Kept(Box::new(show(app, tx, member, campaign).await?)));
    }
    for (piece, body) in pairs() {
        let words = known.piece(*piece);
        if is_news(&words, language, body) {
            let written = words.written(language, body.clone());
            if !store::result::insert_or_update_text(tx, (campaign, *piece), &written, by, now).await? {
                return Err(Refusal::ChangedMeanwhile.into());
            }
        }
    }
    store::result::delete_aside(tx, place, by).await?;
    let draft = (Source::results(campaign), language);
    store::machine_draft::delete(tx, member.program.program_id, draft).await?;
    note(app, tx, member, (Deed::ResultWrite, campaign), language.code()).await?;
    Ok(Writing::Kept(Box::new(show(app, tx, member, campaign).await?)))
}

/// Whether anything is to be kept: the text is another one, or whoever wrote it says that it holds.
fn is_news(words: &Wording, language: Language, body: &str) -> bool {
    let is_open = matches!(words.standing(language), Some(Standing::Draft | Standing::Stale));
    words.body(language) != body || is_open
}

/// What the asker wrote in a language while somebody else changed the same, with everything as it stands now.
///
/// # Errors
/// Those of [`show`]; [`Refusal::PressStale`] when there is nothing of theirs.
pub async fn aside(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    place: (CampaignId, Language),
) -> Result<(Sheet, [String; 3])> {
    let sheet = show(app, tx, member, place.0).await?;
    let own = store::result::find_aside(tx, place, member.person.person_id).await?;
    Ok((sheet, own.ok_or(Refusal::PressStale)?))
}
