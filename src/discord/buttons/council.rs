//! What the buttons, selects and forms of councils do.

use super::brief::enter;
use super::program::{look, value};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::council as cards;
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::council::Typed;
use crate::domain::{ChannelId, CouncilId, CouncilSeatId, PersonId};
use crate::error::Result;
use crate::features::council::{self, View};
use crate::store::Tx;

/// The programme's council for managers, or how to found one.
///
/// # Errors
/// When the asker is no manager, or the database fails.
pub async fn standing(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let view = council::standing(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(view.map_or_else(cards::none, |view| cards::sheet(&view)))
}

/// Opens the form for a new council.
pub async fn new(ask: &Ask<'_>) {
    ask.open(Press::CouncilNew(Nothing), async {
        let (mut tx, member) = enter(ask).await?;
        let sketch = council::new(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&sketch, member.today(ask.app))))
    })
    .await;
}

/// Opens the form with what a council is.
pub async fn form(ask: &Ask<'_>, id: CouncilId) {
    ask.open(Press::CouncilForm(id), async {
        let (mut tx, member) = enter(ask).await?;
        let sketch = council::open(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(&sketch, member.today(ask.app))))
    })
    .await;
}

fn typed(ask: &Ask<'_>) -> Typed {
    Typed {
        names: cards::NAMES.iter().map(|name| ask.field(name)).collect(),
        ends_on: ask.field(cards::ENDS),
        seats: ask.field(cards::SEATS),
        quorum: ask.field(cards::QUORUM),
    }
}

/// Founds the council that was filled in.
pub async fn found(ask: &Ask<'_>) {
    let typed = typed(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let view = council::found(ask.app, &mut tx, &member, &typed).await?;
        drawn(tx, &view).await
    })
    .await;
}

/// Keeps what a council was changed to.
pub async fn keep(ask: &Ask<'_>, Pair(id, revision): Pair<CouncilId, i64>) {
    let typed = typed(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let view = council::change(ask.app, &mut tx, &member, (id, revision), &typed).await?;
        drawn(tx, &view).await
    })
    .await;
}

/// Gives the person who was chosen a seat.
pub async fn seat(ask: &Ask<'_>, id: CouncilId) {
    let chosen = value::<PersonId>(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let view = council::seat(ask.app, &mut tx, &member, id, chosen?).await?;
        drawn(tx, &view).await
    })
    .await;
}

/// Takes the seat that was chosen back.
pub async fn unseat(ask: &Ask<'_>, id: CouncilId) {
    let chosen = value::<CouncilSeatId>(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let view = council::unseat(ask.app, &mut tx, &member, id, chosen?).await?;
        drawn(tx, &view).await
    })
    .await;
}

/// Has the council chaired from the seat that was chosen.
pub async fn chair(ask: &Ask<'_>, id: CouncilId) {
    let chosen = value::<CouncilSeatId>(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let view = council::chair(ask.app, &mut tx, &member, id, chosen?).await?;
        drawn(tx, &view).await
    })
    .await;
}

/// Keeps what was changed and draws the council as it stands.
async fn drawn(tx: Tx, view: &View) -> Result<Reply> {
    tx.commit().await?;
    Ok(Reply::Redraw(cards::sheet(view)))
}

/// Chooses the council's channel, looked at on the server before it is kept.
pub async fn channel(ask: &Ask<'_>, id: CouncilId) {
    ask.redraw(async {
        let chosen: ChannelId = value(ask)?;
        let (tx, member) = enter(ask).await?;
        tx.commit().await?;
        member.manager()?;
        let look = look(ask, member.program.server_id).await?;
        let mut tx = ask.app.begin().await?;
        let view = council::channel(ask.app, &mut tx, &member, (id, chosen), &look).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&view)))
    })
    .await;
}
