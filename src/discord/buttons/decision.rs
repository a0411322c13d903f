//! What the buttons and forms on what the programme does about a vote do.

use super::brief::enter;
use super::program::value;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::decision as cards;
use crate::discord::press::Press;
use crate::domain::{DecisionId, PersonId, ProposalId};
use crate::features::decision;
use crate::store;

/// Opens the form for what is to be done.
pub async fn form(ask: &Ask<'_>, id: ProposalId) {
    ask.open(Press::DecisionForm(id), async {
        let (mut tx, member) = enter(ask).await?;
        let (_, languages) = decision::open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(id, &languages, member.today(ask.app))))
    })
    .await;
}

fn typed(ask: &Ask<'_>) -> Vec<String> {
    cards::INPUTS.iter().map(|name| ask.field(name)).collect()
}

/// Decides.
pub async fn make(ask: &Ask<'_>, id: ProposalId) {
    let (typed, due) = (typed(ask), ask.field(cards::DUE));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let told = decision::decide(ask.app, &mut tx, &member, (id, &due), &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::made(&told)))
    })
    .await;
}

/// Opens the form for what was done.
pub async fn done_form(ask: &Ask<'_>, id: DecisionId) {
    ask.open(Press::DecisionDoneForm(id), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_decision(&mut tx, id).await?;
        let (_, languages) = decision::closing(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::done_form(id, &languages)))
    })
    .await;
}

/// Says that it is done.
pub async fn done(ask: &Ask<'_>, id: DecisionId) {
    let typed = typed(ask);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_decision(&mut tx, id).await?;
        let told = decision::close(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::done(&told)))
    })
    .await;
}

/// Asks whose a decision is to be from now on.
pub async fn hand(ask: &Ask<'_>, id: DecisionId) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let (told, _) = decision::closing(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::handing(&told)))
    })
    .await;
}

/// Hands it over to whoever was chosen.
pub async fn hand_to(ask: &Ask<'_>, id: DecisionId) {
    ask.redraw(async {
        let chosen: PersonId = value(ask)?;
        let (mut tx, member) = enter(ask).await?;
        let roles = store::program::list_manager_roles(&mut tx, member.program.program_id).await?;
        let to = (chosen, ask.is_manager(chosen, &roles));
        let told = decision::hand_over(ask.app, &mut tx, &member, id, to).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::handed(&told)))
    })
    .await;
}
