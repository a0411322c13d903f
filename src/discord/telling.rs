//! What a notice comes to when it is said: most say what they were written with, some what is true by then.

use crate::app::App;
use crate::discord::card::Card;
use crate::discord::cards;
use crate::domain::council::{self, Piece};
use crate::domain::market_note::State;
use crate::domain::notice::Notice;
use crate::domain::reminder::Tone;
use crate::domain::submission::News;
use crate::domain::{CheckInId, Language, ProgramId, ReminderId};
use crate::error::Result;
use crate::features::reminder::{self, Told};
use crate::features::result::Own;
use crate::features::{
    aggregate, agreement, announcement, check_in, contact, council as councils, decision, election,
    introduction, market_note, meeting, participation, post, proposal, question, result, submission, thanks,
    tier, usage_right, verdict,
};
use crate::store::Tx;

/// The card of a notice in its programme and its reader's language; `None` when there is nothing left to say, because what
/// it is about is done or gone.
///
/// # Errors
/// When the database fails.
pub async fn card(
    app: &App,
    tx: &mut Tx,
    (program, language): (ProgramId, Language),
    notice: &Notice,
) -> Result<Option<Card>> {
    let asked = async |tx: &mut Tx, id: CheckInId| {
        check_in::asked(tx, (program, language), id, app.clock.now()).await
    };
    let card = match notice {
        Notice::CheckIn { check_in_id } => {
            asked(tx, *check_in_id).await?.map(|shown| cards::check_in::asked(&shown))
        }
        Notice::CheckInAlarming { check_in_id, .. } => {
            let told = check_in::told(tx, program, *check_in_id).await?;
            told.filter(|told| told.check_in.is_alarming()).map(|told| cards::check_in::alarming(&told))
        }
        Notice::CheckInUnanswered { check_in_id, .. } => {
            let told = check_in::told(tx, program, *check_in_id).await?;
            let unanswered = told.filter(|told| told.check_in.answered_at.is_none());
            unanswered.map(|told| cards::check_in::unanswered(&told))
        }
        Notice::CheckInsOff { creator_id } => {
            let who = check_in::turned_off(tx, program, *creator_id).await?;
            who.map(|who| cards::check_in::turned_off(&who))
        }
        Notice::CreatorResting { creator_id } => {
            let who = contact::resting(app, tx, program, *creator_id).await?;
            who.map(|(who, until)| cards::contact::resting(&who, until))
        }
        Notice::Participation { creator_id, news } => {
            let told = participation::told(app, tx, (program, language), *creator_id, *news).await?;
            told.map(|told| cards::participation::told(&told))
        }
        Notice::Introduction { creator_id, news } => {
            let told = introduction::told(app, tx, program, *creator_id, *news).await?;
            told.map(|told| cards::introduction::told(&told))
        }
        Notice::Reminder { reminder_id, tone, .. } => {
            reminded(app, tx, (program, language), (*reminder_id, *tone)).await?
        }
        Notice::Thanked { thanks_id, .. } => {
            let told = thanks::told(tx, program, *thanks_id).await?;
            told.map(|told| cards::thanks::told(&told))
        }
        Notice::PostFailed { notice_id, channel_id } => {
            let failed = post::failed(tx, program, *notice_id).await?;
            failed.map(|subject| cards::post::failed(*notice_id, *channel_id, subject))
        }
        Notice::MarketNoteProposed { market_note_id } => {
            let told = market_note::told(tx, program, *market_note_id).await?;
            let proposed = told.filter(|told| told.note.state == State::Proposed);
            proposed.map(|told| cards::market_note::sheet(&told))
        }
        Notice::MarketNoteDecided { market_note_id, is_accepted, .. } => {
            let told = market_note::told(tx, program, *market_note_id).await?;
            told.map(|told| cards::market_note::decided(&told, *is_accepted))
        }
        Notice::AgreementEnding { agreement_id, .. } => {
            let ending = agreement::ending(app, tx, program, *agreement_id).await?;
            ending.map(|ending| cards::agreement::ending(&ending))
        }
        Notice::AgreementReview { agreement_id, .. } => {
            let standing = agreement::ending(app, tx, program, *agreement_id).await?;
            standing.map(|standing| cards::agreement::looked_at(&standing))
        }
        Notice::Results { creator_id, participation_id } => {
            let told = result::told(tx, (program, language), (*creator_id, *participation_id)).await?;
            match told {
                Some(own) => Some(pictured(language, own).await?),
                None => None,
            }
        }
        Notice::Question { news } => {
            let told = question::told(tx, program, *news).await?;
            told.map(|told| cards::question::told(&told, language))
        }
        Notice::Council { told } => council(app, tx, program, *told).await?,
        Notice::Submission { news, .. } => submitted(app, tx, (program, language), *news).await?,
        Notice::Announcement { .. }
        | Notice::Thanks { .. }
        | Notice::Aggregate { .. }
        | Notice::Verdict { .. }
        | Notice::TierCelebrated { .. } => public(tx, program, notice).await?,
        _ => Some(cards::notice::card(notice)),
    };
    Ok(card.map(|card| card.drafting(app.translator.is_some())))
}

/// A post for everybody, in the language of its channel, as long as it may stand there; none of what is no such post.
async fn public(tx: &mut Tx, program: ProgramId, notice: &Notice) -> Result<Option<Card>> {
    Ok(match notice {
        Notice::Announcement { announcement_id, language } => {
            let place = (*announcement_id, *language);
            let words = announcement::posted(tx, program, place).await?;
            words.map(|words| cards::announcement::public(*announcement_id, &words, *language))
        }
        Notice::Thanks { thanks_id, language } => {
            let found = thanks::public(tx, program, *thanks_id).await?;
            found.and_then(|found| cards::thanks::public(&found, *thanks_id, *language))
        }
        Notice::Aggregate { campaign_id, language, .. } => {
            match aggregate::public(tx, program, *campaign_id).await? {
                Some(public) => match cards::aggregate::public(&public, *campaign_id, *language) {
                    Some(card) => Some(cards::aggregate::pictured(card, &public, *language).await?),
                    None => None,
                },
                None => None,
            }
        }
        Notice::Verdict { campaign_id, language, .. } => {
            let found = verdict::public(tx, program, *campaign_id).await?;
            found.and_then(|found| cards::verdict::public(&found, *campaign_id, *language))
        }
        // In the language of the channel's post, as long as the creator agrees.
        Notice::TierCelebrated { tier_move_id, language } => {
            let found = tier::celebration(tx, program, *tier_move_id).await?;
            found.and_then(|found| cards::tier::celebrated(&found, *tier_move_id, *language))
        }
        _ => None,
    })
}

/// What there is to tell of a council.
async fn council(app: &App, tx: &mut Tx, program: ProgramId, news: council::News) -> Result<Option<Card>> {
    Ok(match news {
        council::News::Post { piece, proposal_id, language } => {
            let found = proposal::posted(tx, program, proposal_id).await?;
            found.and_then(|view| match piece {
                Piece::Proposal => Some(cards::proposal::post(&view, language)),
                Piece::Vote => Some(cards::vote::post(&view, language)),
                Piece::Outcome => cards::vote::outcome(&view, language),
                Piece::Discussion => Some(cards::proposal::discussion(&view, language)),
            })
        }
        council::News::Contribution { contribution_id, language } => {
            let found = proposal::said(tx, program, contribution_id).await?;
            found.map(|carried| cards::proposal::contribution(&carried, language))
        }
        council::News::Contest { contest_id, language } => {
            let found = election::posted(tx, program, contest_id).await?;
            found.map(|posted| cards::election::post(&posted, language))
        }
        council::News::Revised { proposal_id, language } => {
            let found = proposal::posted(tx, program, proposal_id).await?;
            found.and_then(|view| cards::proposal::revised(&view, language))
        }
        council::News::HandedOver { decision_id } => {
            let found = decision::told(tx, program, decision_id).await?;
            let open = found.filter(|told| told.decision.done_at.is_none());
            open.map(|told| cards::decision::handed_over(&told))
        }
        council::News::Meeting { piece, meeting_id, language } => {
            let found = meeting::posted(app, tx, program, (piece, meeting_id)).await?;
            found.and_then(|posted| cards::meeting::posted(&posted, piece, language))
        }
        council::News::MeetingMoved { meeting_id } => {
            let found = meeting::told(tx, program, meeting_id).await?;
            let ahead = found.filter(|(meeting, _)| meeting.is_ahead(app.clock.now()));
            ahead.map(|(meeting, name)| cards::meeting::moved(&meeting, &name))
        }
        council::News::MeetingOff { meeting_id } => {
            let found = meeting::told(tx, program, meeting_id).await?;
            found.map(|(meeting, name)| cards::meeting::called_off(&meeting, &name))
        }
        council::News::EventForbidden { meeting_id } => {
            let found = meeting::told(tx, program, meeting_id).await?;
            found.map(|(_, name)| cards::meeting::forbidden(&name))
        }
        council::News::Seated { creator_id, council_id } => {
            let found = councils::told(tx, program, (council_id, creator_id)).await?;
            let seated = found.filter(|(_, _, is_seated)| *is_seated);
            seated.map(|(council, name, _)| cards::council::seated(&council, &name))
        }
        council::News::Unseated { creator_id, council_id } => {
            let found = councils::told(tx, program, (council_id, creator_id)).await?;
            let unseated = found.filter(|(_, _, is_seated)| !is_seated);
            unseated.map(|(_, name, _)| cards::council::unseated(&name))
        }
    })
}

/// What there is to remind of; nothing once it is done.
async fn reminded(
    app: &App,
    tx: &mut Tx,
    place: (ProgramId, Language),
    (id, tone): (ReminderId, Tone),
) -> Result<Option<Card>> {
    Ok(match reminder::told(app, tx, place.1, id).await? {
        Some(Told::CheckIn(check_in)) => {
            let shown = check_in::asked(tx, place, check_in, app.clock.now()).await?;
            shown.map(|shown| cards::check_in::nudge(&shown, tone))
        }
        Some(Told::Applications { waiting, since }) => {
            Some(cards::reminder::applications(id, waiting, since))
        }
        Some(Told::Deadline { deadline, campaign, title, days_left }) => {
            Some(cards::participation::deadline(&deadline, &campaign, &title, days_left))
        }
        Some(Told::UsageRight(right)) => {
            let view = usage_right::reminded(app, tx, place.1, right).await?;
            view.map(|view| cards::usage_right::told(None, &view))
        }
        Some(Told::Meeting(meeting, name, zone)) => Some(cards::meeting::reminder(&meeting, &name, zone)),
        Some(Told::Record(meeting, name)) => Some(cards::meeting::record_wanted(&meeting, &name)),
        Some(Told::Decision(told, days_left)) => Some(cards::decision::reminder(&told, days_left)),
        Some(Told::Agreement(agreement)) => Some(cards::agreement::reminder(&agreement)),
        Some(Told::AgreementReview(agreement)) => Some(cards::agreement::review(&agreement)),
        Some(Told::Results { campaign_id, campaign, waiting, owed_at, is_overdue }) => {
            let about = (campaign_id, campaign.as_str());
            Some(cards::result::owed(about, waiting, (owed_at, is_overdue)))
        }
        None => None,
    })
}

/// What there is to say about what was handed in.
async fn submitted(app: &App, tx: &mut Tx, place: (ProgramId, Language), news: News) -> Result<Option<Card>> {
    if let Some(told) = submission::told(tx, place, news).await? {
        return Ok(Some(cards::submission::told(&told)));
    }
    let view = usage_right::told(app, tx, place, news).await?;
    Ok(view.map(|view| cards::usage_right::told(Some(news), &view)))
}

/// What came of a creator's part, with its picture in their language. Drawing takes longer than other tasks should wait.
pub(super) async fn pictured(language: Language, own: Own) -> Result<Card> {
    let drawn = tokio::task::spawn_blocking(move || {
        let picture = cards::result::picture(language, &own);
        (own, picture)
    });
    let (own, picture) = drawn.await.map_err(anyhow::Error::from)?;
    let card = cards::result::own(&own);
    Ok(match picture? {
        Some(png) => card.picture("results.png", png),
        None => card,
    })
}
