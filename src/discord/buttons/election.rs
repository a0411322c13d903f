//! What the buttons, selects and forms of elections do.

use super::brief::enter;
use super::program::values;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::election as cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::{CandidacyId, ContestId, CouncilId, ElectionId};
use crate::features::election::{self, Typed};

/// Opens the form for an election to a council.
pub async fn form(ask: &Ask<'_>, id: CouncilId) {
    ask.open(Press::ElectionForm(id), async {
        let (mut tx, member) = enter(ask).await?;
        election::holding(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(id, member.today(ask.app))))
    })
    .await;
}

/// Holds the election that was filled in.
pub async fn hold(ask: &Ask<'_>, id: CouncilId) {
    let typed = Typed { stand: ask.field(cards::STAND), vote: ask.field(cards::VOTE) };
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let view = election::hold(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(cards::sheet(&view))
    })
    .await;
}

/// Shows managers how an election stands.
pub async fn show(ask: &Ask<'_>, id: ElectionId) {
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let view = election::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::sheet(&view))
    })
    .await;
}

/// Asks whether a manager means to call it off.
pub async fn call_off(ask: &Ask<'_>, id: ElectionId) {
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        election::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::call_off(id))
    })
    .await;
}

/// Calls it off.
pub async fn call_off_meant(ask: &Ask<'_>, id: ElectionId) {
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let view = election::call_off(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::sheet(&view))
    })
    .await;
}

/// Shows the asker how they stand, and what it means to.
pub async fn stand(ask: &Ask<'_>, id: ContestId) {
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let own = election::own(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::own(&own))
    })
    .await;
}

/// Opens the form for what they say.
pub async fn words(ask: &Ask<'_>, id: ContestId) {
    ask.open(Press::ContestForm(id), async {
        let (mut tx, member) = enter(ask).await?;
        let own = election::open(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::words_form(&own)))
    })
    .await;
}

/// Has them stand with what they wrote.
pub async fn keep(ask: &Ask<'_>, id: ContestId) {
    let words = ask.field(cards::WORDS);
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let own = election::keep(ask.app, &mut tx, &member, id, &words).await?;
        tx.commit().await?;
        Ok(cards::own(&own))
    })
    .await;
}

/// Has them step back.
pub async fn withdraw(ask: &Ask<'_>, id: ContestId) {
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let own = election::withdraw(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::stepped_back(&own))
    })
    .await;
}

/// Shows who stands in the asker's market.
pub async fn vote(ask: &Ask<'_>, Pair(page, id): Pair<i64, ContestId>) {
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let paper = election::list(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(cards::paper(&paper, page))
    })
    .await;
}

/// Keeps whom they chose.
pub async fn cast(ask: &Ask<'_>, id: ContestId) {
    let chosen = values::<CandidacyId>(ask);
    ask.show(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen = chosen?.into_iter().collect();
        let paper = election::cast(ask.app, &mut tx, &member, id, &chosen).await?;
        tx.commit().await?;
        Ok(cards::paper(&paper, 0))
    })
    .await;
}
