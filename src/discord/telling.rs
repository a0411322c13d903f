//! What a notice comes to when it is said: most say what they were written with, some what is true by then.

use crate::app::App;
use crate::discord::card::Card;
use crate::discord::cards;
use crate::domain::market_note::State;
use crate::domain::notice::Notice;
use crate::domain::submission::News;
use crate::domain::{CheckInId, Language, ProgramId};
use crate::error::Result;
use crate::features::reminder::{self, Told};
use crate::features::{
    agreement, announcement, check_in, contact, market_note, participation, submission, tier, usage_right,
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
    Ok(match notice {
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
        Notice::Reminder { reminder_id, tone, .. } => {
            match reminder::told(app, tx, language, *reminder_id).await? {
                Some(Told::CheckIn(id)) => {
                    asked(tx, id).await?.map(|shown| cards::check_in::nudge(&shown, *tone))
                }
                Some(Told::Applications { waiting, since }) => {
                    Some(cards::reminder::applications(*reminder_id, waiting, since))
                }
                Some(Told::Deadline { deadline, campaign, title, days_left }) => {
                    Some(cards::participation::deadline(&deadline, &campaign, &title, days_left))
                }
                Some(Told::UsageRight(id)) => {
                    let view = usage_right::reminded(app, tx, language, id).await?;
                    view.map(|view| cards::usage_right::told(None, &view))
                }
                Some(Told::Agreement(agreement)) => Some(cards::agreement::reminder(&agreement)),
                None => None,
            }
        }
        Notice::Announcement { announcement_id, language } => {
            let place = (*announcement_id, *language);
            let words = announcement::posted(tx, program, place).await?;
            words.map(|words| cards::announcement::public(*announcement_id, &words, *language))
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
        Notice::Submission { news, .. } => submitted(app, tx, (program, language), *news).await?,
        // In the language of the channel's post, as long as the creator agrees.
        Notice::TierCelebrated { tier_move_id, language } => {
            let found = tier::celebration(tx, program, *tier_move_id).await?;
            found.and_then(|found| cards::tier::celebrated(&found, *tier_move_id, *language))
        }
        _ => Some(cards::notice::card(notice)),
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
