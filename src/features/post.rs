//! Shows a reader Duet's public posts in another language.

use crate::app::Member;
use crate::domain::campaign::{State, Text, TextState};
use crate::domain::post::{Post, Subject};
use crate::domain::{Language, MessageId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// A post's words in the language that its reader wants.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The words.
    pub words: Text,
    /// Whether the original changed after they were written.
    pub is_stale: bool,
    /// Whether they stand in another language than the reader's, because there is none in theirs.
    pub is_instead: bool,
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
    let texts = match post.subject {
        Subject::Campaign(campaign) => {
            let (program, language) = (member.program.program_id, member.language);
            let campaign = store::campaign::find(tx, program, language, campaign).await?;
            let public = campaign.filter(|campaign| campaign.state != State::Draft);
            store::campaign::list_texts(tx, public.ok_or(Refusal::PostUnknown)?.campaign_id).await?
        }
    };
    let mut wanted = vec![member.language];
    wanted.extend(store::program::list_languages(tx, &member.program).await?);
    let words = pick(texts, &wanted, post.language).ok_or(Refusal::PostAlone)?;
    let is_instead = post.language != member.language && words.language != member.language;
    Ok(Shown { is_stale: words.state == TextState::Stale, is_instead, words })
}

/// The text in the first of the `wanted` languages that is not the post's own.
fn pick(mut texts: Vec<Text>, wanted: &[Language], own: Language) -> Option<Text> {
    texts.retain(|text| text.language != own && text.state != TextState::Draft);
    let rank =
        |text: &Text| wanted.iter().position(|language| *language == text.language).unwrap_or(usize::MAX);
    texts.into_iter().min_by_key(rank)
}
