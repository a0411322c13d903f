//! What the buttons, selects and forms on tiers do.

use super::program::{look, value};
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::{Card, Form};
use crate::discord::cards::tier::{self as cards, input};
use crate::discord::ids::TierWords;
use crate::discord::press::{Nothing, Press};
use crate::domain::audience::Band;
use crate::domain::check_in::Cadence;
use crate::domain::tier::{Typed, TypedPolicy};
use crate::domain::{CreatorId, Refusal, RoleId, TierId};
use crate::error::Result;
use crate::features::tier::{self, Sheet, View, Words};
use crate::store::Tx;

/// The ladder as a creator sees it, in the programme of this place of theirs.
pub async fn seen(ask: &Ask<'_>, place: CreatorId, card: fn(&View) -> Card) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_place(&mut tx, place).await?;
        let view = tier::mine(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        let card = card(&view);
        Ok(if ask.is_private() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    // What was said unasked stays as it is.
    if ask.is_private() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Every tier, for managers.
///
/// # Errors
/// When the asker is not staff.
pub async fn list(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let ladder = tier::list(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::ladder(&ladder))
}

/// Draws the list again.
pub async fn list_again(ask: &Ask<'_>) {
    ask.redraw(async { Ok(Reply::Redraw(list(ask).await?)) }).await;
}

/// The tier that was chosen from the list.
pub async fn choose(ask: &Ask<'_>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::show(&mut tx, &member, value(ask)?).await?;
        drawn(tx, cards::sheet(&sheet)).await
    })
    .await;
}

/// How a tier stands.
pub async fn sheet(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::show(&mut tx, &member, id).await?;
        drawn(tx, cards::sheet(&sheet)).await
    })
    .await;
}

/// Opens the form that begins a tier.
pub async fn new(ask: &Ask<'_>) {
    ask.open(Press::TierNew(Nothing), async {
        let (tx, member) = enter(ask).await?;
        tx.commit().await?;
        member.administrator()?;
        Ok(Reply::Form(cards::new_form(member.program.language)))
    })
    .await;
}

/// Begins the tier that was filled in.
pub async fn begin(ask: &Ask<'_>) {
    let deed = async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::begin(ask.app, &mut tx, &member, &words_typed(ask), &typed(ask)).await?;
        tx.commit().await?;
        let card = cards::sheet(&sheet);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

/// Opens the form for a tier's words in a language.
pub async fn words(ask: &Ask<'_>, words: TierWords) {
    open_form(ask, Press::TierWords(words), words.tier, |sheet| cards::words_form(sheet, words.language))
        .await;
}

/// Keeps a tier's words in a language.
pub async fn keep_words(ask: &Ask<'_>, words: TierWords) {
    let typed = words_typed(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet =
            tier::update_words(ask.app, &mut tx, &member, (words.tier, words.language), &typed).await?;
        drawn(tx, cards::sheet(&sheet)).await
    })
    .await;
}

/// What a tier takes, to be changed.
pub async fn conditions(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::show(&mut tx, &member, id).await?;
        drawn(tx, cards::conditions(&sheet)).await
    })
    .await;
}

/// Opens the form for the conditions that are numbers.
pub async fn conditions_form(ask: &Ask<'_>, id: TierId) {
    open_form(ask, Press::TierConditionsForm(id), id, cards::conditions_form).await;
}

/// Keeps the conditions that were filled in.
pub async fn keep_conditions(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::update_conditions(ask.app, &mut tx, &member, id, &typed(ask)).await?;
        drawn(tx, cards::conditions(&sheet)).await
    })
    .await;
}

/// Keeps the audience that a tier asks for besides.
pub async fn audience(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen: String = value(ask)?;
        let sheet = tier::update_audience(ask.app, &mut tx, &member, id, Band::of(&chosen)).await?;
        drawn(tx, cards::conditions(&sheet)).await
    })
    .await;
}

/// Keeps a tier's rhythm of check-ins.
pub async fn cadence(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen = Cadence::of(&value::<String>(ask)?).ok_or(Refusal::PressStale)?;
        let sheet = tier::update_cadence(ask.app, &mut tx, &member, id, chosen).await?;
        drawn(tx, cards::sheet(&sheet)).await
    })
    .await;
}

/// Keeps the role that was chosen, or none.
pub async fn role(ask: &Ask<'_>, id: TierId, is_chosen: bool) {
    ask.redraw(async {
        let role: Option<RoleId> = if is_chosen { Some(value(ask)?) } else { None };
        let (tx, member) = enter(ask).await?;
        tx.commit().await?;
        member.administrator()?;
        let look = look(ask, member.program.server_id).await?;
        let mut tx = ask.app.begin().await?;
        let sheet = tier::update_role(ask.app, &mut tx, &member, (id, role), &look).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet)))
    })
    .await;
}

/// Opens the form for approved deliverables.
pub async fn approved(ask: &Ask<'_>, id: TierId) {
    open_form(ask, Press::TierApproved(id), id, cards::approved_form).await;
}

/// Keeps the approved deliverables that were filled in.
pub async fn keep_approved(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::update_approved(ask.app, &mut tx, &member, id, &ask.field(input::APPROVED)).await?;
        drawn(tx, cards::conditions(&sheet)).await
    })
    .await;
}

/// Opens the form for collaborations a year.
pub async fn collaborations(ask: &Ask<'_>, id: TierId) {
    open_form(ask, Press::TierCollaborations(id), id, cards::collaborations_form).await;
}

/// Keeps the collaborations that were filled in.
pub async fn keep_collaborations(ask: &Ask<'_>, id: TierId) {
    let (floor, ceiling) = (ask.field(input::FLOOR), ask.field(input::CEILING));
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::update_collaborations(ask.app, &mut tx, &member, id, (&floor, &ceiling)).await?;
        drawn(tx, cards::sheet(&sheet)).await
    })
    .await;
}

/// Moves a tier above its neighbour, or below it.
pub async fn reorder(ask: &Ask<'_>, id: TierId, is_up: bool) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        tier::reorder(ask.app, &mut tx, &member, id, is_up).await?;
        let ladder = tier::list(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::ladder(&ladder)))
    })
    .await;
}

/// Has a draft count.
pub async fn open(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::open(ask.app, &mut tx, &member, id).await?;
        drawn(tx, cards::sheet(&sheet)).await
    })
    .await;
}

/// Asks whether a tier may be taken out of use.
pub async fn archive(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let archiving = tier::archiving(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::archiving(&archiving)))
    })
    .await;
}

/// Takes a tier out of use, meant.
pub async fn archive_meant(ask: &Ask<'_>, id: TierId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let archived = tier::archive(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::archived(&archived)))
    })
    .await;
}

/// Who would move today; with a draft, as if it counted.
pub async fn preview(ask: &Ask<'_>, with: Option<TierId>) {
    ask.redraw(async {
        let (tx, member) = enter(ask).await?;
        tx.commit().await?;
        // Everybody's figures are read: nobody waits meanwhile who has something to write.
        let mut tx = ask.app.read().await?;
        let preview = tier::preview(ask.app, &mut tx, &member, with).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::preview(&preview)))
    })
    .await;
}

/// Opens the form for what holds for all tiers.
pub async fn policy(ask: &Ask<'_>) {
    ask.open(Press::TierPolicy(Nothing), async {
        let (mut tx, member) = enter(ask).await?;
        let ladder = tier::list(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::policy_form(&ladder.policy)))
    })
    .await;
}

/// Keeps what holds for all tiers.
pub async fn keep_policy(ask: &Ask<'_>) {
    let typed =
        TypedPolicy { grace: ask.field(input::GRACE), begins: input::BANDS.map(|name| ask.field(name)) };
    let deed = async {
        let (mut tx, member) = enter(ask).await?;
        let ladder = tier::update_policy(ask.app, &mut tx, &member, &typed).await?;
        tx.commit().await?;
        let card = cards::ladder(&ladder);
        Ok(if ask.has_message() { Reply::Redraw(card) } else { Reply::Private(card) })
    };
    if ask.has_message() { ask.redraw(deed).await } else { ask.answer(deed).await }
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}

fn words_typed(ask: &Ask<'_>) -> Words {
    Words { name: ask.field(input::NAME), benefits: ask.field(input::BENEFITS) }
}

fn typed(ask: &Ask<'_>) -> Typed {
    Typed {
        window: ask.field(input::WINDOW),
        sales: ask.field(input::SALES),
        revenue: ask.field(input::REVENUE),
        tenure: ask.field(input::TENURE),
        collaborations: ask.field(input::TAKEN),
    }
}

/// The card in place of what was pressed, once what was done is kept.
async fn drawn(tx: Tx, card: Card) -> Result<Reply> {
    tx.commit().await?;
    Ok(Reply::Redraw(card))
}

/// Opens a form about a tier.
async fn open_form(ask: &Ask<'_>, again: Press, id: TierId, form: impl Fn(&Sheet) -> Form + Send + Sync) {
    ask.open(again, async {
        let (mut tx, member) = enter(ask).await?;
        let sheet = tier::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(form(&sheet)))
    })
    .await;
}
