//! What the buttons, selects and forms on results do: for managers, for owners in direct messages, and for creators.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::result::{self as cards, input};
use crate::discord::ids::{Opened, Pair};
use crate::discord::press::{Nothing, Press};
use crate::discord::telling;
use crate::domain::{CampaignId, CreatorId, Language, ParticipationId, Refusal};
use crate::error::Result;
use crate::features::result::{self, Telling, Writing};
use crate::store::{self, Tx};

/// The asker as somebody who may tell what came of a campaign: on the server whoever they are there; by direct message
/// whoever looks after one of its participants.
pub(super) async fn enter(ask: &Ask<'_>, id: CampaignId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    if ask.asker.server_id.is_some() {
        let member = ask.enter(&mut tx).await?;
        return Ok((tx, member));
    }
    ask.person(&mut tx).await?;
    let charge = result::charge(&mut tx, ask.asker.person_id, id).await?;
    let member = ask.enter_for(&mut tx, charge.ok_or(Refusal::PressStale)?).await?;
    Ok((tx, member))
}

/// The same by one of its participations.
async fn enter_part(ask: &Ask<'_>, id: ParticipationId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let campaign = store::result::find_campaign(&mut tx, id).await?.ok_or(Refusal::PressStale)?;
    tx.commit().await?;
    enter(ask, campaign).await
}

/// What came of a campaign.
///
/// # Errors
/// When the asker is no manager, there is no such campaign, or it is not over.
pub async fn shown(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let (mut tx, member) = enter(ask, id).await?;
    let sheet = result::show(ask.app, &mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::sheet(&sheet))
}

/// Draws it in place of what was pressed.
pub async fn sheet(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async { Ok(Reply::Redraw(shown(ask, id).await?)) }).await;
}

/// Shows it to whoever presses alone: the message may be everybody's.
pub async fn show(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async { Ok(Reply::Private(shown(ask, id).await?)) }).await;
}

/// Shows a page of the participants.
pub async fn parts(ask: &Ask<'_>, Pair(id, page): Pair<CampaignId, i64>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask, id).await?;
        let page = result::page(ask.app, &mut tx, &member, id, page).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::page(&page)))
    })
    .await;
}

/// Opens the form for what was measured of the participant who was chosen.
pub async fn measure(ask: &Ask<'_>, place: Pair<CampaignId, i64>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    let again = chosen.map_or(Press::ResultParts(place), Press::ResultMeasureForm);
    ask.open(again, async {
        let id = chosen.ok_or(Refusal::PressStale)?;
        measure_form_of(ask, id).await
    })
    .await;
}

/// Opens that form.
pub async fn measure_form(ask: &Ask<'_>, id: ParticipationId) {
    ask.open(Press::ResultMeasureForm(id), measure_form_of(ask, id)).await;
}

async fn measure_form_of(ask: &Ask<'_>, id: ParticipationId) -> Result<Reply> {
    let (mut tx, member) = enter_part(ask, id).await?;
    let (_, part) = result::part(ask.app, &mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(Reply::Form(cards::measure_form(&part, member.language)))
}

/// Keeps what was measured.
pub async fn keep_measured(ask: &Ask<'_>, id: ParticipationId) {
    let typed = input::METRICS.map(|name| ask.field(name));
    let sentiment = ask.field(input::SENTIMENT);
    let kept = async {
        let (mut tx, member) = enter_part(ask, id).await?;
        let page = result::measure(ask.app, &mut tx, &member, id, (&typed, &sentiment)).await?;
        tx.commit().await?;
        Ok::<_, crate::error::Error>(cards::page(&page))
    };
    match ask.has_message() {
        true => ask.redraw(async { Ok(Reply::Redraw(kept.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(kept.await?)) }).await,
    }
}

/// Opens the form for the sentences in a language.
pub async fn words(ask: &Ask<'_>, of: Pair<Language, CampaignId>) {
    let Pair(language, id) = of;
    ask.open(Press::ResultWords(of), async {
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = result::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        if sheet.outcome.told_at.is_some() {
            return Err(Refusal::ResultsTold.into());
        }
        if !sheet.languages.contains(&language) {
            return Err(Refusal::LanguageUnknown { known: sheet.languages }.into());
        }
        Ok(Reply::Form(cards::words_form(&sheet, language)))
    })
    .await;
}

/// Keeps the sentences in a language, or shows what somebody else made of them meanwhile.
pub async fn keep_words(ask: &Ask<'_>, opened: Opened<CampaignId>) {
    let typed = input::SENTENCES.map(|name| ask.field(name));
    let about = (opened.of, opened.language, opened.revision);
    let kept = async {
        let (mut tx, member) = enter(ask, opened.of).await?;
        let writing = result::write(ask.app, &mut tx, &member, about, &typed).await?;
        tx.commit().await?;
        Ok::<_, crate::error::Error>(match writing {
            Writing::Kept(sheet) => cards::sheet(&sheet),
            Writing::Conflict(sheet, language, own) => cards::overtaken(&sheet, language, &own),
        })
    };
    match ask.has_message() {
        true => ask.redraw(async { Ok(Reply::Redraw(kept.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(kept.await?)) }).await,
    }
}

/// Opens the form with what the asker wrote while somebody else changed the same.
pub async fn aside(ask: &Ask<'_>, of: Pair<Language, CampaignId>) {
    let Pair(language, id) = of;
    ask.open(Press::ResultAside(of), async {
        let (mut tx, member) = enter(ask, id).await?;
        let (sheet, own) = result::aside(ask.app, &mut tx, &member, (id, language)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::aside_form(&sheet, language, &own)))
    })
    .await;
}

/// Asks whether participants may really be told.
pub async fn sending(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = result::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sending(&sheet)))
    })
    .await;
}

/// Tells them, after the manager said that they mean it.
pub async fn send(ask: &Ask<'_>, Pair(id, revision): Pair<CampaignId, i32>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask, id).await?;
        let telling = result::tell(ask.app, &mut tx, &member, (id, revision)).await?;
        tx.commit().await?;
        let (Telling::Told(sheet) | Telling::Unchanged(sheet)) = telling;
        Ok(Reply::Redraw(cards::sheet(&sheet)))
    })
    .await;
}

/// Opens the form for within how many days participants are told.
pub async fn days_form(ask: &Ask<'_>) {
    ask.open(Press::ResultDaysForm(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let days = result::get_days(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::days_form(days)))
    })
    .await;
}

/// Keeps it.
pub async fn keep_days(ask: &Ask<'_>) {
    let typed = ask.field(input::DAYS);
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        result::set_days(ask.app, &mut tx, &member, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(super::contact::cadence(ask).await?))
    })
    .await;
}

/// The asker's results.
///
/// # Errors
/// When they are no creator.
pub async fn listed(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let list = result::list(&mut tx, &member, 0).await?;
    tx.commit().await?;
    Ok(cards::list(&list))
}

/// Shows a page of them, beside what was pressed.
pub async fn mine(ask: &Ask<'_>, Pair(place, page): Pair<CreatorId, i64>) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let list = result::list(&mut tx, &member, page).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::list(&list)))
    })
    .await;
}

/// Shows the one that was chosen, with its picture.
pub async fn open(ask: &Ask<'_>, place: CreatorId) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let own = result::show_own(&mut tx, &member, chosen.ok_or(Refusal::ResultsUnknown)?).await?;
        tx.commit().await?;
        Ok(Reply::Private(telling::pictured(member.language, own).await?))
    })
    .await;
}

/// The asker, at the place that a participation is of.
async fn enter_own(ask: &Ask<'_>, id: ParticipationId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    ask.person(&mut tx).await?;
    let place = result::place(&mut tx, ask.asker.person_id, id).await?.ok_or(Refusal::PressStale)?;
    let member = ask.enter_place(&mut tx, place).await?;
    Ok((tx, member))
}

/// Opens the form for what the asker learned.
pub async fn reflect_form(ask: &Ask<'_>, id: ParticipationId) {
    ask.open(Press::ResultReflectForm(id), async {
        let (mut tx, member) = enter_own(ask, id).await?;
        let own = result::show_own(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::reflect_form(id, own.reflection.as_ref())))
    })
    .await;
}

/// Opens it for a campaign, from where no message is.
pub async fn reflect_on(ask: &Ask<'_>, campaign: Result<CampaignId, Refusal>) {
    let found = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let id = result::meant(&mut tx, &member, campaign?).await?;
        let own = result::show_own(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::reflect_form(id, own.reflection.as_ref())))
    };
    ask.open(Press::ResultReflectHere(Nothing), found).await;
}

/// Shows what there is to learn from, to whom the form came too late.
pub async fn reflect_here(ask: &Ask<'_>) {
    ask.answer(async { Ok(Reply::Private(listed(ask).await?)) }).await;
}

/// Keeps what the asker learned.
pub async fn reflect(ask: &Ask<'_>, id: ParticipationId) {
    let typed = ask.field(input::REFLECTION);
    ask.answer(async {
        let (mut tx, member) = enter_own(ask, id).await?;
        let own = result::reflect(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::reflected(&own)))
    })
    .await;
}

/// Keeps whether that may be quoted.
pub async fn quote(ask: &Ask<'_>, id: ParticipationId, may_quote: bool) {
    ask.redraw(async {
        let (mut tx, member) = enter_own(ask, id).await?;
        let own = result::quote(&mut tx, &member, id, may_quote).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::reflected(&own)))
    })
    .await;
}
