//! The presses of managers who decide on applications, and of applicants who answer them.

use crate::discord::ask::{Ask, Reply};
use crate::discord::press::Press;
use crate::discord::{cards, delivery};
use crate::domain::application::State;
use crate::domain::{ApplicationId, InquiryId, Refusal};
use crate::error::Result;
use crate::features::application::{self, Decision};

/// Another application of the queue.
pub async fn show(ask: &Ask<'_>, id: ApplicationId) {
    ask.redraw(async { queue(ask, Some(id)).await.map(Reply::Redraw) }).await;
}

/// The queue at this application, or at its oldest.
pub async fn queue(ask: &Ask<'_>, id: Option<ApplicationId>) -> Result<crate::discord::card::Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let place = application::place(&mut tx, &member, id).await?;
    tx.commit().await?;
    let now = ask.app.clock.now();
    Ok(place.map_or_else(cards::application::none_waiting, |place| cards::application::place(&place, now)))
}

/// Approves.
pub async fn approve(ask: &Ask<'_>, id: ApplicationId) {
    settle(ask, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let decision = application::approve(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(decision)
    })
    .await;
}

/// Asks for the question to the applicant.
pub async fn ask_form(ask: &Ask<'_>, id: ApplicationId) {
    ask.open(Press::ApplicationAsk(id), async {
        Ok(match is_waiting(ask, id).await? {
            Ok(()) => Reply::Form(cards::application::ask_form(id)),
            Err(decided) => decided,
        })
    })
    .await;
}

/// Sends the question.
pub async fn ask(ask: &Ask<'_>, id: ApplicationId) {
    settle(ask, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let decision = application::ask(ask.app, &mut tx, &member, id, &ask.field("question")).await?;
        tx.commit().await?;
        Ok(decision)
    })
    .await;
}

/// Asks for the reason of the no.
pub async fn decline_form(ask: &Ask<'_>, id: ApplicationId) {
    ask.open(Press::ApplicationDecline(id), async {
        Ok(match is_waiting(ask, id).await? {
            Ok(()) => Reply::Form(cards::application::decline_form(id)),
            Err(decided) => decided,
        })
    })
    .await;
}

/// Declines.
pub async fn decline(ask: &Ask<'_>, id: ApplicationId) {
    settle(ask, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let decision = application::decline(ask.app, &mut tx, &member, id, &ask.field("reason")).await?;
        tx.commit().await?;
        Ok(decision)
    })
    .await;
}

/// Nothing while the application waits; what was decided if somebody was faster than this manager.
async fn is_waiting(ask: &Ask<'_>, id: ApplicationId) -> Result<std::result::Result<(), Reply>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let review = application::waiting(&mut tx, &member, id).await?;
    tx.commit().await?;
    if review.application.state == State::Waiting && review.applicant.is_some() {
        return Ok(Ok(()));
    }
    let decision = Decision { review, notices: Vec::new() };
    Ok(Err(Reply::Private(cards::application::decided(&decision))))
}

/// In the queue the card itself shows what was decided; in the channel the manager is told privately, because the
/// message there speaks the channel's language and is redrawn for everybody.
async fn settle(ask: &Ask<'_>, deed: impl Future<Output = Result<Decision>> + Send) {
    let is_private = ask.is_private();
    let deed = async {
        let decision = deed.await?;
        delivery::hasten(ask.app, ask.http, &decision.notices).await?;
        if is_private {
            return queue(ask, Some(decision.review.application.application_id)).await.map(Reply::Redraw);
        }
        Ok(Reply::Private(cards::application::decided(&decision)))
    };
    if is_private { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Asks the applicant for the answer.
pub async fn answer_form(ask: &Ask<'_>, id: InquiryId) {
    ask.open(Press::InquiryAnswer(id), async {
        let mut tx = ask.app.begin().await?;
        ask.person(&mut tx).await?;
        let (place, inquiry) =
            application::inquired(&mut tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
        ask.enter_place(&mut tx, place).await?;
        tx.commit().await?;
        Ok(match inquiry.answer {
            None => Reply::Form(cards::application::answer_form(id)),
            Some(_) => Reply::Private(cards::application::answered(false)),
        })
    })
    .await;
}

/// Keeps the answer and shows it to the managers.
pub async fn answer(ask: &Ask<'_>, id: InquiryId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        ask.person(&mut tx).await?;
        let (place, _) =
            application::inquired(&mut tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
        let member = ask.enter_place(&mut tx, place).await?;
        let is_kept = application::answer(ask.app, &mut tx, &member, id, &ask.field("answer")).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::application::answered(is_kept)))
    })
    .await;
}
