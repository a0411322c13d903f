//! Shows a reader Duet's public posts in another language, and tries those again that could not be made.

use crate::app::{App, Member};
use crate::domain::announcement::Words;
use crate::domain::campaign::{State, Text, TextState};
use crate::domain::election::Posted;
use crate::domain::notice::Notice;
use crate::domain::post::{Post, Subject};
use crate::domain::program::{Channel, Program, Purpose};
use crate::domain::refusal::Question as No;
use crate::domain::thanks::Public;
use crate::domain::wording::Standing;
use crate::domain::{Language, MeetingId, MessageId, NoticeId, ProgramId, ProposalId, Refusal};
use crate::domain::{aggregate, meeting, proposal, question, tier, verdict};
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
    /// What came of a campaign.
    Aggregate {
        /// The words and sums.
        public: Box<aggregate::Public>,
        /// The language in which they are read.
        language: Language,
    },
    /// What becomes of a pilot.
    Verdict {
        /// The decision.
        public: verdict::Public,
        /// The language in which it is read.
        language: Language,
    },
    /// A question to a market.
    Question {
        /// The words.
        words: question::Text,
        /// Whether they are a translation.
        is_translated: bool,
    },
    /// A proposal to a council, wherever of it that stands.
    Proposal {
        /// The proposal.
        view: Box<proposal::View>,
        /// The language in which it is read.
        language: Language,
    },
    /// What somebody said in a discussion of it.
    Contribution {
        /// The contribution.
        carried: proposal::Carried,
        /// The language in which it is read.
        language: Language,
    },
    /// An election to a council.
    Contest(Box<Posted>),
    /// A meeting of a council, wherever of it that stands.
    Meeting {
        /// The meeting.
        posted: Box<meeting::Posted>,
        /// What of it.
        piece: meeting::Piece,
        /// The language in which it is read.
        language: Language,
    },
    /// Thanks.
    Thanks {
        /// To whom.
        thanks: Public,
        /// The words; empty where they were taken back.
        words: String,
    },
}

/// The post that a message is, in the reader's language; one that stands in it already, in the other.
///
/// # Errors
/// [`Refusal::PostUnknown`] for messages that are none of Duet's posts, and those of [`show`].
pub async fn show_message(app: &App, tx: &mut Tx, member: &Member, message: MessageId) -> Result<Shown> {
    let post = store::post::find(tx, member.program.program_id, message).await?;
    show(app, tx, member, post.ok_or(Refusal::PostUnknown)?).await
}

/// A post in the reader's language; one that stands in it already, in the other.
///
/// # Errors
/// [`Refusal::PostUnknown`], [`Refusal::PostAlone`], [`Refusal::Question`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, post: Post) -> Result<Shown> {
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
        Subject::Aggregate(id) => {
            let outcome = store::result::find(tx, program, id).await?;
            outcome.filter(|outcome| outcome.posted_at.is_some()).ok_or(Refusal::PostUnknown)?;
            let public = store::aggregate::find_public(tx, &member.program, id).await?;
            let public = Box::new(public.ok_or(Refusal::PostUnknown)?);
            let ready = public.ready(&wanted);
            let language = other(ready, &wanted, post.language)?;
            Ok(Shown::Aggregate { public, language })
        }
        Subject::Verdict(id) => {
            let public = store::verdict::find_public(tx, &member.program, id).await?;
            let public = public.ok_or(Refusal::PostUnknown)?;
            let is_ready =
                |language: &&Language| public.reasons.standing(**language) == Some(Standing::Ready);
            let ready = wanted.iter().filter(is_ready).copied().collect();
            let language = other(ready, &wanted, post.language)?;
            Ok(Shown::Verdict { public, language })
        }
        Subject::Question(id) => {
            let asked = store::question::find(tx, program, id).await?;
            let open = asked.filter(|asked| asked.state == question::State::Open);
            let original = open.ok_or(Refusal::PostUnknown)?.language;
            let texts = store::question::list_texts(tx, id.into()).await?;
            // Where nobody has translated it, the original stands in the post.
            let is_there = texts.iter().any(|text| text.language == post.language);
            let stands = if is_there { post.language } else { original };
            let words =
                pick(texts, |text| text.language, &wanted, stands).ok_or(Refusal::Question(No::Alone))?;
            Ok(Shown::Question { is_translated: words.language != original, words })
        }
        Subject::Council(_, id) => {
            let view = council_proposal(tx, member, id).await?;
            Ok(Shown::Proposal { view: Box::new(view), language: member.language })
        }
        Subject::Contribution(id) => {
            let carried = store::proposal::find_contribution(tx, program, id).await?;
            let carried = carried.ok_or(Refusal::PostUnknown)?;
            council_proposal(tx, member, carried.contribution.proposal_id).await?;
            // Whoever reads the translation in its discussion wants to see what was said.
            let is_own = post.language == member.language && carried.text(member.language).is_some();
            let language = if is_own { carried.contribution.language } else { member.language };
            Ok(Shown::Contribution { carried, language })
        }
        Subject::Contest(id) => {
            let posted = store::election::find_posted(tx, program, id).await?;
            Ok(Shown::Contest(Box::new(posted.ok_or(Refusal::PostUnknown)?)))
        }
        Subject::Meeting(piece, id) => council_meeting(app, tx, member, (piece, id), post.language).await,
        Subject::Thanks(id) => {
            let thanks = store::thanks::find_public(tx, program, id).await?.ok_or(Refusal::PostUnknown)?;
            let texts = match &thanks {
                Public::Thanked { texts, .. } => texts.clone(),
                Public::Withdrawn => return Ok(Shown::Thanks { thanks, words: String::new() }),
            };
            let (_, words) =
                pick(texts, |(language, _)| *language, &wanted, post.language).ok_or(Refusal::PostAlone)?;
            Ok(Shown::Thanks { thanks, words })
        }
    }
}

/// A meeting, for whoever takes part in its council.
async fn council_meeting(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (piece, id): (meeting::Piece, MeetingId),
    stands: Language,
) -> Result<Shown> {
    let found = app.meeting_posted(tx, member.program.program_id, (piece, id)).await?;
    let posted = found.ok_or(Refusal::PostUnknown)?;
    member.sits_in(tx, posted.view.meeting.council_id).await?;
    // Whoever reads the record where it stands wants to see what else was written.
    let is_own = piece == meeting::Piece::Record && stands == member.language;
    let others = posted.view.records.iter().map(|record| record.language);
    let other = others.into_iter().find(|language| *language != member.language);
    let language = other.filter(|_| is_own).unwrap_or(member.language);
    Ok(Shown::Meeting { posted: Box::new(posted), piece, language })
}

/// A proposal, for whoever takes part in its council: nobody else reads what stands in its channel.
async fn council_proposal(tx: &mut Tx, member: &Member, id: ProposalId) -> Result<proposal::View> {
    let found = store::proposal::find_view(tx, member.program.program_id, id).await?;
    let view = found.ok_or(Refusal::PostUnknown)?;
    member.sits_in(tx, view.proposal.council_id).await?;
    Ok(view)
}

/// The first of the `wanted` languages in which it is ready and does not stand already.
fn other(ready: Vec<Language>, wanted: &[Language], own: Language) -> Result<Language, Refusal> {
    pick(ready, |language| *language, wanted, own).ok_or(Refusal::PostAlone)
}

/// What could not be posted; none where it was tried again since, or was no post.
///
/// # Errors
/// When the database fails.
pub async fn failed(tx: &mut Tx, program: ProgramId, notice: NoticeId) -> Result<Option<Subject>> {
    let failed = store::notice::find_failed(tx, program, notice).await?;
    Ok(failed.and_then(|failed| failed.post()).map(|post| post.subject))
}

/// The channel in which something is posted by now: managers may have chosen another one meanwhile. None where it has one
/// place for good.
async fn moved(tx: &mut Tx, program: &Program, notice: &Notice) -> Result<Option<Channel>> {
    let (campaign, market) = match notice {
        Notice::Thanks { .. } => {
            let wins = store::program::list_channels(tx, program.program_id, Purpose::Wins, None).await?;
            return Ok(wins.into_iter().next());
        }
        Notice::Aggregate { campaign_id, market_id, .. } | Notice::Verdict { campaign_id, market_id, .. } => {
            (*campaign_id, *market_id)
        }
        _ => return Ok(None),
    };
    let channels = store::aggregate::list_channels(tx, program, campaign).await?;
    Ok(channels.into_iter().find(|channel| channel.market_id == market))
}

/// Has a post that could not be made tried once more, where it belongs by now. Doing so twice is the same as once.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PostDone`] when it was tried again already.
pub async fn again(app: &App, tx: &mut Tx, member: &Member, notice: NoticeId) -> Result<()> {
    member.manager()?;
    let program = member.program.program_id;
    let failed = store::notice::find_failed(tx, program, notice).await?;
    let failed = failed.filter(|failed| failed.post().is_some()).ok_or(Refusal::PostDone)?;
    let channel = moved(tx, &member.program, &failed).await?;
    let failed = match &channel {
        Some(channel) => failed.spoken(channel.language.unwrap_or(member.program.language)),
        None => failed,
    };
    let channel = channel.map(|channel| channel.channel_id);
    match store::notice::update_again(tx, (program, notice), (&failed, channel), app.clock.now()).await? {
        true => Ok(()),
        false => Err(Refusal::PostDone.into()),
    }
}

/// The text in the first of the `wanted` languages that is not the post's own.
fn pick<T>(mut texts: Vec<T>, language: fn(&T) -> Language, wanted: &[Language], own: Language) -> Option<T> {
    texts.retain(|text| language(text) != own);
    let rank = |text: &T| wanted.iter().position(|known| *known == language(text)).unwrap_or(usize::MAX);
    texts.into_iter().min_by_key(rank)
}
