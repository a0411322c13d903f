//! What the buttons, selects and forms on announcements do.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::{Card, Form};
use crate::discord::cards::announcement::{self as cards, input};
use crate::discord::ids::{Opened, Pair};
use crate::discord::press::{Nothing, Press};
use crate::domain::announcement::Words;
use crate::domain::{AnnouncementId, Language, MarketId, Refusal};
use crate::error::Result;
use crate::features::announcement::{self, Kept, Publication, Sheet, When};
use crate::store::Tx;

/// Opens the form that begins an announcement.
pub async fn new(ask: &Ask<'_>) {
    ask.open(Press::AnnouncementNew(Nothing), async {
        let (tx, member) = enter(ask).await?;
        tx.commit().await?;
        member.manager()?;
        Ok(Reply::Form(cards::new_form(member.program.language)))
    })
    .await;
}

/// Begins the announcement that was filled in.
pub async fn begin(ask: &Ask<'_>) {
    let words = typed(ask);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = announcement::draft(ask.app, &mut tx, &member, &words).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&sheet)))
    })
    .await;
}

/// Draws an announcement's sheet again.
pub async fn sheet(ask: &Ask<'_>, id: AnnouncementId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = announcement::show(&mut tx, &member, id).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Makes an announcement one for the markets that were chosen.
pub async fn markets(ask: &Ask<'_>, id: AnnouncementId) {
    let chosen: Result<Vec<MarketId>, _> = ask.values().iter().map(|value| value.parse()).collect();
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen = chosen.or(Err(Refusal::MarketUnknown))?;
        let sheet = announcement::update_markets(ask.app, &mut tx, &member, id, &chosen).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Opens the form for an announcement's words in a language.
pub async fn words(ask: &Ask<'_>, of: Pair<Language, AnnouncementId>) {
    let Pair(language, id) = of;
    ask.open(Press::AnnouncementWords(of), async { words_form(ask, id, Some(language)).await }).await;
}

/// The form for an announcement's words in a language; without one, in the first that lacks them.
///
/// # Errors
/// When the asker is no manager, or there is no such announcement or language.
pub async fn words_form(ask: &Ask<'_>, id: AnnouncementId, language: Option<Language>) -> Result<Reply> {
    let (mut tx, member) = enter(ask).await?;
    let sheet = announcement::show(&mut tx, &member, id).await?;
    tx.commit().await?;
    let is_open = |language: &&Language| sheet.text(**language).is_none() || sheet.is_stale(**language);
    let wanted = language.or_else(|| sheet.languages.iter().find(is_open).copied());
    let wanted = wanted.or_else(|| sheet.languages.last().copied()).unwrap_or(member.program.language);
    if !sheet.languages.contains(&wanted) {
        return Err(Refusal::LanguageUnknown { known: sheet.languages }.into());
    }
    Ok(Reply::Form(cards::words_form(&sheet, wanted)))
}

/// Keeps an announcement's words in a language, or shows what somebody else made of them meanwhile.
pub async fn keep_words(ask: &Ask<'_>, opened: Opened<AnnouncementId>) {
    let words = typed(ask);
    let about = (opened.of, opened.language, opened.revision);
    let kept = async {
        let (mut tx, member) = enter(ask).await?;
        let kept = announcement::update_words(ask.app, &mut tx, &member, about, &words).await?;
        tx.commit().await?;
        Ok::<_, crate::error::Error>(match kept {
            Kept::Kept(sheet) => cards::sheet(&sheet),
            Kept::Overtaken { sheet, language, own } => cards::overtaken(&sheet, language, &own),
        })
    };
    match ask.has_message() {
        true => ask.redraw(async { Ok(Reply::Redraw(kept.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(kept.await?)) }).await,
    }
}

/// Opens the form with what the asker wrote while somebody else changed the text.
pub async fn aside(ask: &Ask<'_>, of: Pair<Language, AnnouncementId>) {
    let Pair(language, id) = of;
    ask.open(Press::AnnouncementAside(of), async {
        let (mut tx, member) = enter(ask).await?;
        let (sheet, own) = announcement::aside(&mut tx, &member, (id, language)).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::aside_form(&sheet, language, &own)))
    })
    .await;
}

/// Opens the form for when an announcement is to be published.
pub async fn schedule(ask: &Ask<'_>, id: AnnouncementId) {
    ask.open(Press::AnnouncementSchedule(id), async { Ok(Reply::Form(schedule_form(ask, id).await?)) }).await;
}

/// The form for when an announcement is to be published.
///
/// # Errors
/// When the asker is no manager, or there is no such announcement, or it is published.
pub async fn schedule_form(ask: &Ask<'_>, id: AnnouncementId) -> Result<Form> {
    let (mut tx, member) = enter(ask).await?;
    announcement::unpublished(&mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::schedule_form(id))
}

/// Keeps when an announcement is to be published.
pub async fn keep_schedule(ask: &Ask<'_>, id: AnnouncementId) {
    let when = When { day: ask.field(input::DAY), time: ask.field(input::TIME) };
    let kept = async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = announcement::schedule(ask.app, &mut tx, &member, id, &when).await?;
        tx.commit().await?;
        Ok::<_, crate::error::Error>(cards::sheet(&sheet))
    };
    match ask.has_message() {
        true => ask.redraw(async { Ok(Reply::Redraw(kept.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(kept.await?)) }).await,
    }
}

/// Makes a scheduled announcement a draft again.
pub async fn unschedule(ask: &Ask<'_>, id: AnnouncementId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = announcement::unschedule(ask.app, &mut tx, &member, id).await?;
        drawn(tx, &sheet).await
    })
    .await;
}

/// Asks whether a draft is to be thrown away.
pub async fn ask_discard(ask: &Ask<'_>, id: AnnouncementId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = announcement::unpublished(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::discarding(&sheet)))
    })
    .await;
}

/// Throws a draft away.
pub async fn discard(ask: &Ask<'_>, id: AnnouncementId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = announcement::discard(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::discarded(&sheet)))
    })
    .await;
}

/// Publishes an announcement, or shows what it lacks.
pub async fn publish(ask: &Ask<'_>, id: AnnouncementId) {
    ask.redraw(async { Ok(Reply::Redraw(published(ask, id).await?)) }).await;
}

/// Publishes an announcement: the card of what came of it.
///
/// # Errors
/// When the asker is no manager, there is no such announcement, or it names somebody.
pub async fn published(ask: &Ask<'_>, id: AnnouncementId) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let publication = announcement::publish(ask.app, &mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(match publication {
        Publication::Published(sheet) => cards::published(&sheet),
        Publication::Unchanged(sheet) => cards::sheet(&sheet),
    })
}

/// Brings an announcement's posts in line with its words, or shows what is missing for that.
pub async fn correct(ask: &Ask<'_>, id: AnnouncementId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let publication = announcement::correct(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(match publication {
            Publication::Published(sheet) => cards::corrected(&sheet),
            Publication::Unchanged(sheet) => cards::sheet(&sheet),
        }))
    })
    .await;
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}

/// Keeps what was changed and draws the sheet that it comes to.
async fn drawn(tx: Tx, sheet: &Sheet) -> Result<Reply> {
    tx.commit().await?;
    Ok(Reply::Redraw(cards::sheet(sheet)))
}

fn typed(ask: &Ask<'_>) -> Words {
    Words { title: ask.field(input::TITLE), body: ask.field(input::BODY) }
}
