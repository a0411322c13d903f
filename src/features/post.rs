//! Shows a reader Duet's public posts in another language.

use crate::app::Member;
use crate::domain::announcement::Words;
use crate::domain::campaign::{State, Text, TextState};
use crate::domain::post::{Post, Subject};
use crate::domain::tier;
use crate::domain::{Language, MessageId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// A post in the language that its reader wants.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A campaign.
    Campaign {
        /// The words.
        words: Text,
        /// Whether the original changed after they were written.
        is_stale: bool,
        /// Whether they stand in another language than the reader's, because there is none in theirs.
        is_instead: bool,
    },
    /// An announcement.
    Announcement {
        /// The words.
        words: Words,
        /// Their language, where it is not the reader's because there are none in theirs.
        instead: Option<Language>,
    },
    /// Congratulations on a tier.
    Celebration {
        /// The creator's name.
        creator: String,
        /// The words of the tier.
        words: tier::Text,
    },
}

/// The post that a message is, in the reader's language; one that stands in it already, in the other.
///
/// # Errors
/// [`Refusal::PostUnknown`] for messages that are none of Duet's posts, and those of [`show`].
pub async fn show_message(tx: &mut Tx, member: &Member, message: MessageId) -> Result<Shown> {
    let post = store::post::find(tx, member.program.program_id, message).await?;
    show(tx, member, post.ok_or(Refusal::PostUnknown)?).await
}

/// A post in the reader's language; one that stands in it already, in the other.
///
/// # Errors
/// [`Refusal::PostUnknown`], [`Refusal::PostAlone`].
pub async fn show(tx: &mut Tx, member: &Member, post: Post) -> Result<Shown> {
    let mut wanted = vec![member.language];
    wanted.extend(store::program::list_languages(tx, &member.program).await?);
    let program = member.program.program_id;
    match post.subject {
        Subject::Campaign(campaign) => {
            let campaign = store::campaign::find(tx, program, member.language, campaign).await?;
            let public = campaign.filter(|campaign| campaign.state != State::Draft);
            let id = public.ok_or(Refusal::PostUnknown)?.campaign_id;
            let mut texts = store::campaign::list_texts(tx, id).await?;
            texts.retain(|text| text.state != TextState::Draft);
            let words =
                pick(texts, |text| text.language, &wanted, post.language).ok_or(Refusal::PostAlone)?;
            let is_instead = post.language != member.language && words.language != member.language;
            Ok(Shown::Campaign { is_stale: words.state == TextState::Stale, is_instead, words })
        }
        Subject::Announcement(announcement) => {
            let known = store::announcement::find(tx, program, announcement).await?;
            let id = known.ok_or(Refusal::PostUnknown)?.announcement_id;
            let texts = store::announcement::list_shown(tx, id).await?;
            if texts.is_empty() {
                return Err(Refusal::PostUnknown.into());
            }
            let (language, words) =
                pick(texts, |(language, _)| *language, &wanted, post.language).ok_or(Refusal::PostAlone)?;
            let is_instead = post.language != member.language && language != member.language;
            Ok(Shown::Announcement { words, instead: is_instead.then_some(language) })
        }
        Subject::TierMove(step) => {
            let shown = store::standing::find_celebrated(tx, &member.program, step).await?;
            let (creator, texts) = shown.ok_or(Refusal::PostUnknown)?;
            let words =
                pick(texts, |text| text.language, &wanted, post.language).ok_or(Refusal::PostAlone)?;
            Ok(Shown::Celebration { creator, words })
        }
    }
}

/// The text in the first of the `wanted` languages that is not the post's own.
fn pick<T>(mut texts: Vec<T>, language: fn(&T) -> Language, wanted: &[Language], own: Language) -> Option<T> {
    texts.retain(|text| language(text) != own);
    let rank = |text: &T| wanted.iter().position(|known| *known == language(text)).unwrap_or(usize::MAX);
    texts.into_iter().min_by_key(rank)
}
