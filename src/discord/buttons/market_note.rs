//! What the buttons, selects and forms on notes about markets do.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply, signed};
use crate::discord::cards::market_note::{self as cards, input};
use crate::discord::ids::{NoteForm, Opened, Pair, Shelved};
use crate::discord::press::Press;
use crate::domain::market_note::{Kind, Typed};
use crate::domain::{ChannelId, Language, MarketId, MarketNoteId, Refusal};
use crate::error::Result;
use crate::features::market_note::{self, Sketch, Told};
use crate::store::{self, Tx};

/// A page of what is known about a market.
pub async fn shelf(ask: &Ask<'_>, shelved: Shelved) {
    let drawn = async {
        let (mut tx, member) = enter(ask).await?;
        let about = (shelved.market, shelved.kind);
        let shelf = market_note::list(&mut tx, &member, about, shelved.page).await?;
        tx.commit().await?;
        Ok::<_, crate::error::Error>(cards::shelf(&shelf))
    };
    match ask.is_private() {
        true => ask.redraw(async { Ok(Reply::Redraw(drawn.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(drawn.await?)) }).await,
    }
}

/// Opens the form for a new note.
pub async fn form(ask: &Ask<'_>, of: Pair<Kind, MarketId>) {
    ask.open(Press::MarketNoteForm(of), async { form_of(ask, of).await }).await;
}

/// The form for a new note.
///
/// # Errors
/// When the asker is not of the programme, or there is no such market.
pub async fn form_of(ask: &Ask<'_>, Pair(kind, market): Pair<Kind, MarketId>) -> Result<Reply> {
    let (mut tx, member) = enter(ask).await?;
    let (market, own, other) = market_note::form_languages(&mut tx, &member, market).await?;
    tx.commit().await?;
    Ok(Reply::Form(cards::form(&market, kind, (own, other))))
}

/// Adds the note that was filled in.
pub async fn add(ask: &Ask<'_>, form: NoteForm) {
    let typed = |title: &str, body: &str| Typed { title: ask.field(title), body: ask.field(body) };
    let sketch = Sketch {
        own: typed(input::TITLE, input::BODY),
        other: typed(input::OTHER_TITLE, input::OTHER_BODY),
        hours: (ask.field(input::FROM), ask.field(input::UNTIL)),
    };
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let about = (form.market, form.kind, form.language);
        let told = market_note::add(ask.app, &mut tx, &member, about, &sketch).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::added(&told)))
    })
    .await;
}

/// Shows the note that was chosen.
pub async fn choose(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen: MarketNoteId = chosen.ok_or(Refusal::PressStale)?;
        let told = market_note::show(&mut tx, &member, chosen).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&told)))
    })
    .await;
}

/// Takes a proposal up.
pub async fn accept(ask: &Ask<'_>, id: MarketNoteId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let told = market_note::accept(ask.app, &mut tx, &member, id).await?;
        drawn(ask, tx, &member, &told).await
    })
    .await;
}

/// Declines a proposal.
pub async fn decline(ask: &Ask<'_>, id: MarketNoteId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let told = market_note::decline(ask.app, &mut tx, &member, id).await?;
        drawn(ask, tx, &member, &told).await
    })
    .await;
}

/// Opens the form for a note's words in a language.
pub async fn words(ask: &Ask<'_>, of: Pair<Language, MarketNoteId>) {
    let Pair(language, id) = of;
    ask.open(Press::MarketNoteWords(of), async {
        let (mut tx, member) = enter(ask).await?;
        let told = market_note::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::words_form(&told, language)))
    })
    .await;
}

/// Keeps a note's words in a language.
pub async fn keep_words(ask: &Ask<'_>, opened: Opened<MarketNoteId>) {
    let typed = Typed { title: ask.field(input::TITLE), body: ask.field(input::BODY) };
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let about = (opened.of, opened.language, opened.revision);
        let told = market_note::update_words(ask.app, &mut tx, &member, about, &typed).await?;
        drawn(ask, tx, &member, &told).await
    })
    .await;
}

/// Takes a note out.
pub async fn archive(ask: &Ask<'_>, id: MarketNoteId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let told = market_note::archive(ask.app, &mut tx, &member, id).await?;
        drawn(ask, tx, &member, &told).await
    })
    .await;
}

/// Keeps what was changed and draws the note as it stands: what all managers read in their channel in its language.
async fn drawn(ask: &Ask<'_>, mut tx: Tx, member: &Member, told: &Told) -> Result<Reply> {
    let channel = ChannelId(signed(ask.channel_id().get()));
    let program = member.program.program_id;
    let language = store::program::language_of_channel(&mut tx, program, channel).await?;
    tx.commit().await?;
    if !ask.is_private() {
        ask.speak(language);
    }
    Ok(Reply::Redraw(cards::sheet(told)))
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}
