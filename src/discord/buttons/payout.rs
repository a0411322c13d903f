//! What the buttons and forms on payouts do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::payout::{self as cards, input};
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::PayoutId;
use crate::domain::payout::read_marks;
use crate::error::Result;
use crate::features::payout::{self, Which};

/// What would be paid by now.
///
/// # Errors
/// When the asker is no manager, or the database fails.
pub async fn preview(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let preview = payout::preview(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::preview(&preview))
}

/// Freezes what is due.
///
/// # Errors
/// When nothing is due, the asker is no manager, or the database fails.
pub async fn frozen(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let sheet = payout::run(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::sheet(&sheet, ask.app.clock.now()))
}

/// A payout of this number, else the last.
///
/// # Errors
/// When there is none, the asker is no manager, or the database fails.
pub async fn numbered(ask: &Ask<'_>, number: Option<i64>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let sheet = payout::meant(&mut tx, &member, number).await?;
    tx.commit().await?;
    Ok(cards::sheet(&sheet, ask.app.clock.now()))
}

/// The payments of a payout of this number that a file says were made.
///
/// # Errors
/// When the file cannot be read, there is no such payout, or the database fails.
pub async fn marked(ask: &Ask<'_>, number: Option<i64>, file: &str) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let id = payout::meant(&mut tx, &member, number).await?.payout.payout_id;
    let which = Which::These(read_marks(file)?);
    let marked = payout::mark(ask.app, &mut tx, &member, id, which).await?;
    tx.commit().await?;
    Ok(cards::marked(&marked, ask.app.clock.now()))
}

/// A payout of this number as a file.
///
/// # Errors
/// When it cannot be paid, the asker is no manager, or the database fails.
pub async fn exported(ask: &Ask<'_>, number: Option<i64>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let sheet = payout::meant(&mut tx, &member, number).await?;
    tx.commit().await?;
    Ok(cards::export(&sheet, payout::file(&sheet)?))
}

/// Asks whether payments of a payout of this number are meant to be taken for unpaid again.
///
/// # Errors
/// When there is none, the asker is no manager, or the database fails.
pub async fn undone(ask: &Ask<'_>, number: Option<i64>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let id = payout::meant(&mut tx, &member, number).await?.payout.payout_id;
    let sheet = payout::undoing(ask.app, &mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::undoing(&sheet, ask.app.clock.now()))
}

/// Freezes what is due, from the preview.
pub async fn run(ask: &Ask<'_>) {
    ask.redraw(async { Ok(Reply::Redraw(frozen(ask).await?)) }).await;
}

/// Opens the form for what is decided about payouts.
pub async fn rules(ask: &Ask<'_>) {
    ask.open(Press::Pay(Pay::PayoutRules(Nothing)), async {
        let (mut tx, member) = enter(ask).await?;
        let preview = payout::preview(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::rules_form(&preview.rules)))
    })
    .await;
}

/// What is decided was filled in.
pub async fn keep_rules(ask: &Ask<'_>) {
    let (least, confirm) = (ask.field(input::LEAST), ask.field(input::CONFIRM));
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let preview = payout::change_rules(ask.app, &mut tx, &member, (&least, &confirm)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::preview(&preview)))
    })
    .await;
}

/// What is done to a payout by one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is shown.
    Show,
    /// A second manager confirms it.
    Confirm,
    /// It is to be called off, if that is meant.
    CallingOff,
    /// It is.
    CallOff,
    /// It is handed over as a file.
    Export,
    /// Payments are to be taken for unpaid again, if that is meant.
    Undoing,
    /// They are.
    Undo,
}

/// Does one step with a payout.
pub async fn step(ask: &Ask<'_>, id: PayoutId, step: Step) {
    match step {
        Step::Export => ask.answer(async { Ok(Reply::Private(stepped(ask, id, step).await?)) }).await,
        _ => ask.redraw(async { Ok(Reply::Redraw(stepped(ask, id, step).await?)) }).await,
    }
}

async fn stepped(ask: &Ask<'_>, id: PayoutId, step: Step) -> Result<Card> {
    let now = ask.app.clock.now();
    let (mut tx, member) = enter(ask).await?;
    let card = match step {
        Step::Show => cards::sheet(&payout::show(&mut tx, &member, id).await?, now),
        Step::Confirm => cards::sheet(&payout::confirm(ask.app, &mut tx, &member, id).await?, now),
        Step::CallingOff => cards::calling_off(&payout::show(&mut tx, &member, id).await?),
        Step::CallOff => cards::sheet(&payout::call_off(ask.app, &mut tx, &member, id).await?, now),
        Step::Export => {
            let sheet = payout::show(&mut tx, &member, id).await?;
            cards::export(&sheet, payout::file(&sheet)?)
        }
        Step::Undoing => cards::undoing(&payout::undoing(ask.app, &mut tx, &member, id).await?, now),
        Step::Undo => cards::sheet(&payout::undo(ask.app, &mut tx, &member, id).await?, now),
    };
    tx.commit().await?;
    Ok(card)
}

/// Opens a form about a payout's payments.
pub async fn form(ask: &Ask<'_>, id: PayoutId, is_all: bool) {
    let press = if is_all { Pay::PayoutAllForm(id) } else { Pay::PayoutSomeForm(id) };
    ask.open(Press::Pay(press), async {
        let (mut tx, member) = enter(ask).await?;
        payout::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(if is_all { cards::all_form(id) } else { cards::some_form(id) }))
    })
    .await;
}

/// Payments were made: all, or those that were filled in.
pub async fn mark(ask: &Ask<'_>, id: PayoutId, is_all: bool) {
    let (reference, marks) = (ask.field(input::REFERENCE), ask.field(input::MARKS));
    ask.redraw(async {
        let which = if is_all { Which::All(reference) } else { Which::These(read_marks(&marks)?) };
        let (mut tx, member) = enter(ask).await?;
        let marked = payout::mark(ask.app, &mut tx, &member, id, which).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::marked(&marked, ask.app.clock.now())))
    })
    .await;
}
