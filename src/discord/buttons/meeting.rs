//! What the buttons, selects and forms of a council's meetings do.

use super::program::value;
use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::meeting as cards;
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::meeting::{Answer, Offer, Wish};
use crate::domain::{Language, MeetingId};
use crate::error::Result;
use crate::features::meeting::{self, Fate};
use crate::store::{self, Tx};

/// The council's meetings.
///
/// # Errors
/// When the asker takes no part in a council, or the database fails.
pub async fn list(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let overview = meeting::list(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::overview(&overview, member.language))
}

/// The asker in the programme of a meeting: by direct message somebody may be in several.
async fn enter(ask: &Ask<'_>, id: MeetingId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let about = match store::meeting::find_program(&mut tx, id).await? {
        Some(program) if ask.asker.server_id.is_none() => About::Program(program),
        _ => About::Anything,
    };
    let member = ask.enter_about(&mut tx, about).await?;
    Ok((tx, member))
}

/// Opens the form for a series of meetings.
pub async fn form(ask: &Ask<'_>) {
    ask.open(Press::MeetingForm(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        meeting::open(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(member.today(ask.app))))
    })
    .await;
}

/// Proposes times for the series that was filled in.
pub async fn draft(ask: &Ask<'_>) {
    let (first, minutes, count) =
        (ask.field(cards::FIRST), ask.field(cards::MINUTES), ask.field(cards::COUNT));
    ask.show(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let wish = meeting::wish(ask.app, &mut tx, &member, (&first, &minutes, &count)).await?;
        let preview = meeting::preview(ask.app, &mut tx, &member, wish).await?;
        tx.commit().await?;
        Ok(cards::preview(&preview, false))
    })
    .await;
}

/// Proposes other times.
pub async fn preview(ask: &Ask<'_>, wish: Wish) {
    ask.show(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let preview = meeting::preview(ask.app, &mut tx, &member, wish).await?;
        tx.commit().await?;
        Ok(cards::preview(&preview, false))
    })
    .await;
}

/// Plans the meetings that were looked at.
pub async fn plan(ask: &Ask<'_>, Pair(wish, digest): Pair<Wish, u32>) {
    ask.show(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let fate = meeting::plan(ask.app, &mut tx, &member, (wish, Offer { digest })).await?;
        tx.commit().await?;
        Ok(match fate {
            Fate::Planned(overview) => cards::planned(&overview, member.language),
            Fate::Changed(preview) => cards::preview(&preview, true),
        })
    })
    .await;
}

/// The meeting that was chosen from the list.
pub async fn choose(ask: &Ask<'_>) {
    ask.show(async {
        let id: MeetingId = value(ask)?;
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = meeting::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::sheet(&sheet, member.language))
    })
    .await;
}

/// Notes whether the asker comes.
pub async fn answer(ask: &Ask<'_>, Pair(id, is_coming): Pair<MeetingId, bool>) {
    let answer = if is_coming { Answer::Coming } else { Answer::Absent };
    ask.show(async {
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = meeting::answer(ask.app, &mut tx, &member, (id, answer)).await?;
        tx.commit().await?;
        Ok(cards::sheet(&sheet, member.language))
    })
    .await;
}

/// Opens the form to move a meeting.
pub async fn move_form(ask: &Ask<'_>, id: MeetingId) {
    ask.open(Press::MeetingMoveForm(id), async {
        let (mut tx, member) = enter(ask, id).await?;
        let (meeting, zone) = meeting::moving(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::move_form(&meeting, zone)))
    })
    .await;
}

/// Moves it.
pub async fn move_to(ask: &Ask<'_>, Pair(id, revision): Pair<MeetingId, i64>) {
    let (day, time) = (ask.field(cards::DAY), ask.field(cards::TIME));
    ask.show(async {
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = meeting::move_to(ask.app, &mut tx, &member, (id, revision), (&day, &time)).await?;
        tx.commit().await?;
        Ok(cards::sheet(&sheet, member.language))
    })
    .await;
}

/// Asks whether a meeting is meant to be called off.
pub async fn calling_off(ask: &Ask<'_>, id: MeetingId) {
    ask.show(async {
        let (mut tx, member) = enter(ask, id).await?;
        meeting::moving(ask.app, &mut tx, &member, id).await?;
        let sheet = meeting::show(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::calling_off(&sheet.view))
    })
    .await;
}

/// Calls it off.
pub async fn call_off(ask: &Ask<'_>, id: MeetingId) {
    ask.show(async {
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = meeting::call_off(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::sheet(&sheet, member.language))
    })
    .await;
}

/// Opens the form for what is on record of a meeting.
pub async fn record_form(ask: &Ask<'_>, id: MeetingId) {
    ask.open(Press::RecordForm(id), async {
        let (mut tx, member) = enter(ask, id).await?;
        let (_, languages) = meeting::recordable(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::record_form(id, &languages)))
    })
    .await;
}

/// Keeps what was written.
pub async fn keep_record(ask: &Ask<'_>, id: MeetingId) {
    let typed: Vec<(Language, String)> =
        Language::ALL.iter().map(|language| (*language, ask.field(language.code()))).collect();
    ask.answer(async {
        let (mut tx, member) = enter(ask, id).await?;
        let sheet = meeting::keep_record(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::record_kept(&sheet, member.language)))
    })
    .await;
}
